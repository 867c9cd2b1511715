"""The ledger of outcomes: each counted once, whoever claims it and however often it is quoted."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import combinations

import attrs

from s92kit.activity import Attribution
from s92kit.claims._double import is_double_claim
from s92kit.claims._ledger_entry import Credit, LedgerEntry, Standpoint
from s92kit.claims._ledger_rules import ledger_findings
from s92kit.claims._outcome import OutcomeClaim
from s92kit.claims._part import OutcomePart
from s92kit.figures import Unit
from s92kit.findings import Findings
from s92kit.money import share_out

__all__ = ["Ledger", "ledger"]


@attrs.frozen(kw_only=True)
class Ledger:
    """Every outcome once.

    Args:
        entries: The outcomes, in order of measure, days and claimant.
        findings: What is claimed twice, stated unlike, joint without parts or without counts.
    """

    entries: tuple[LedgerEntry, ...]
    findings: Findings

    def of(self, claimant: str) -> tuple[LedgerEntry, ...]:
        """The outcomes of which something is one claimant's own.

        Args:
            claimant: The team or programme.
        """
        return tuple(
            entry
            for entry in self.entries
            if claimant in {each.claimant for each in entry.credits if each.count is not None}
        )


def ledger(claims: Iterable[OutcomeClaim]) -> Ledger:
    """Every outcome once, with whose it is.

    A figure quoted in two reports is one fact. Where two teams, programmes or funding lines claim
    it, it is nobody's until the papers say whose; where parts are stated, it is shared by them,
    whole counts by largest remainder. What is joint without parts is not the team's own.

    Args:
        claims: The claims, in any order.

    Returns:
        The ledger, the same whatever the order of the claims.

    Examples:
        >>> from s92kit.claims import outcome_claims
        >>> from s92kit.testing import walford
        >>> book = ledger(outcome_claims(walford.s92kit_published_figures()))
        >>> {(entry.measure, str(entry.count), entry.standpoint.value) for entry in book.entries
        ...  if entry.measure == "arrests"}
        {('arrests', '41', 'claimed by more than one')}
    """
    everything = sorted(claims, key=_order)
    entries = tuple(_entry(group) for group in _of_one_outcome(everything))
    return Ledger(entries=entries, findings=Findings(ledger_findings(everything, entries)))


def _order(claim: OutcomeClaim) -> tuple[str, ...]:
    days = f"{claim.period.start}{claim.period.end}" if claim.period else claim.period_in_words
    where = (claim.paper.title, claim.paper.locator, claim.id)
    return (claim.measure, days, claim.text, claim.claimant, claim.funding_line, *where)


def _of_one_outcome(claims: Sequence[OutcomeClaim]) -> Iterator[list[OutcomeClaim]]:
    groups: dict[tuple[object, ...], list[OutcomeClaim]] = defaultdict(list)
    for claim in claims:
        # Two effects without counts are two, however alike their papers put them.
        own = () if claim.count is not None else (claim.id,)
        groups[(*claim.outcome, *own)].append(claim)
    yield from groups.values()


def _entry(group: Sequence[OutcomeClaim]) -> LedgerEntry:
    standpoint = _standpoint(group)
    return LedgerEntry(
        claims=tuple(group), standpoint=standpoint, credits=tuple(_credits(group, standpoint))
    )


def _standpoint(group: Sequence[OutcomeClaim]) -> Standpoint:
    if group[0].count is None:
        return Standpoint.UNEVALUATED
    stated = {frozenset(claim.parts) for claim in group if claim.parts}
    if len(stated) == 1:
        return Standpoint.SHARED
    if stated or any(is_double_claim(one, other) for one, other in combinations(group, 2)):
        return Standpoint.DISPUTED
    if any(claim.attribution in (Attribution.JOINT, Attribution.PARTNERSHIP) for claim in group):
        return Standpoint.JOINT
    return Standpoint.QUOTED if _papers(group) > 1 else Standpoint.CLAIMED


def _papers(group: Sequence[OutcomeClaim]) -> int:
    return len({(claim.paper.title, claim.paper.published_on) for claim in group})


_UNTIL = {
    Standpoint.DISPUTED: "more than one claims it, and no paper states parts",
    Standpoint.JOINT: "it is joint, and no paper states parts",
}


def _credits(group: Sequence[OutcomeClaim], standpoint: Standpoint) -> Iterator[Credit]:
    if standpoint is Standpoint.SHARED:
        parts = next(claim.parts for claim in group if claim.parts)
        yield from _shared(group[0], parts)
        return
    for claimant in dict.fromkeys(claim.claimant for claim in group):
        if standpoint is Standpoint.UNEVALUATED:
            yield Credit(claimant=claimant, count=None, because=group[0].uncounted_because)
        elif standpoint in _UNTIL:
            yield Credit(claimant=claimant, count=None, because=_UNTIL[standpoint])
        else:
            yield Credit(claimant=claimant, count=group[0].count, text=group[0].text)


def _shared(claim: OutcomeClaim, parts: Sequence[OutcomePart]) -> Iterator[Credit]:
    count = claim.count or Decimal(0)
    weights = [part.fraction for part in parts]
    smallest = Decimal(1).scaleb(-_places(claim.unit, count))
    shares = share_out(int(count / smallest), weights)
    counts = [share * smallest for share in shares]
    for part, each in zip(parts, counts, strict=True):
        # A part of "over 100" is over that part of 100.
        own = attrs.evolve(claim, count=each, parts=())
        because = f"{part.share} of {claim.text}"
        yield Credit(claimant=part.claimant, count=each, because=because, text=own.text)


def _places(unit: Unit, count: Decimal) -> int:
    """How many decimal places a count is shared to: pence, or those that the count has."""
    exponent = count.normalize().as_tuple().exponent
    own = max(0, -exponent) if isinstance(exponent, int) else 0
    return max(own, 2) if unit is Unit.GBP else own
