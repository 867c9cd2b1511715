"""An entry of the ledger: one outcome, how it stands to those who claim it, and what is whose."""

from __future__ import annotations

import enum
from decimal import Decimal

import attrs

from s92kit.claims._outcome import OutcomeClaim

__all__ = ["Credit", "LedgerEntry", "Standpoint", "days_of"]


class Standpoint(enum.StrEnum):
    """How an outcome stands to those who claim it."""

    CLAIMED = "claimed once"
    QUOTED = "one fact, quoted in several papers"
    SHARED = "shared by stated parts"
    JOINT = "joint, parts not stated"
    DISPUTED = "claimed by more than one"
    UNEVALUATED = "unevaluated"
    """An effect is claimed, and no counts are given."""


@attrs.frozen(kw_only=True)
class Credit:
    """What of an outcome is one claimant's.

    Args:
        claimant: The team or programme.
        count: How many; ``None`` where nobody can tell.
        because: Why nobody can tell, or by which part.
        text: The count as papers print it, such as *over 100*; empty where nobody can tell.
    """

    claimant: str
    count: Decimal | None
    because: str = ""
    text: str = ""


@attrs.frozen(kw_only=True)
class LedgerEntry:
    """One outcome, counted once.

    Args:
        claims: Each claim of it, in order of paper and claimant.
        standpoint: How it stands to those who claim it.
        credits: What is whose; their counts never sum to more than the outcome.
    """

    claims: tuple[OutcomeClaim, ...]
    standpoint: Standpoint
    credits: tuple[Credit, ...]

    @property
    def measure(self) -> str:
        """What is counted."""
        return self.claims[0].measure

    @property
    def count(self) -> Decimal | None:
        """How many there were, once; ``None`` where there is no count."""
        return self.claims[0].count

    @property
    def days(self) -> str:
        """The days in words."""
        return days_of(self.claims[0])


def days_of(claim: OutcomeClaim) -> str:
    """The days of a claim in words.

    Args:
        claim: The claim.
    """
    return str(claim.period) if claim.period else claim.period_in_words or "days not stated"
