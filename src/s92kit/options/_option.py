"""Options as somebody asks for them: sets of changes that might be made to an agreement."""

from __future__ import annotations

from decimal import Decimal

import attrs

from s92kit.agreements import Agreement
from s92kit.errors import InvalidValueError
from s92kit.options._changes import Change, OtherScheme
from s92kit.periods import Period
from s92kit.rates import RateAssumption
from s92kit.sources import Source

__all__ = ["AS_AGREED", "DeliveredHours", "Option", "OptionSet", "succession"]

AS_AGREED = "as-agreed"
"""The id of the first row of each comparison: the agreement without a change."""


@attrs.frozen(kw_only=True)
class Option:
    """A set of changes that might be made to an agreement.

    Args:
        id: A name for it within the comparison.
        title: What a table calls it.
        changes: The changes, made one after another; at least one.

    Raises:
        InvalidValueError: Where it changes nothing, or bears the id of the agreement as it is.
    """

    id: str
    title: str
    changes: tuple[Change, ...]

    def __attrs_post_init__(self) -> None:
        if not self.changes or self.id == AS_AGREED:
            raise InvalidValueError(
                what="An option",
                given=self.id,
                mend=f"Give it a change at least, and another id than {AS_AGREED!r}, which is the "
                "agreement without any.",
            )

    def apply(self, agreement: Agreement) -> tuple[Agreement, ...]:
        """The agreement as it would be: one, or with another scheme one after the other.

        Args:
            agreement: The agreement, which is left as it is.

        Raises:
            InvalidValueError: Where a change does not fit the agreement.
            UnknownNameError: Where a change names a line that is not there.
        """
        parts: tuple[Agreement, ...] = (agreement,)
        for change in self.changes:
            parts = (*parts[:-1], *succession(change, parts[-1]))
        return parts


@attrs.frozen(kw_only=True)
class DeliveredHours:
    """How many hours an agreement delivered over some days, by a delivery result.

    Args:
        hours: The hours, above zero.
        period: The days.
        source: The result that they were read from.
    """

    hours: Decimal
    period: Period
    source: Source

    def __attrs_post_init__(self) -> None:
        if self.hours <= 0:
            raise InvalidValueError(
                what="The hours delivered",
                given=str(self.hours),
                mend="Give hours above zero, or leave them out: the cost of an hour is then told "
                "as not determined.",
            )


@attrs.frozen(kw_only=True)
class OptionSet:
    """A comparison that somebody asks for.

    Args:
        id: A name for it, such as ``walford/options-2020``.
        title: What it is called.
        agreement: The id of the agreement.
        options: The options, each id once.
        delivered: Hours delivered so far; ``None`` where no result is at hand.
        rate_assumption: What to suppose where no rate is published.

    Raises:
        InvalidValueError: Where two options bear one id.
    """

    id: str
    title: str
    agreement: str
    options: tuple[Option, ...]
    delivered: DeliveredHours | None = None
    rate_assumption: RateAssumption | None = None

    def __attrs_post_init__(self) -> None:
        ids = [option.id for option in self.options]
        if len(set(ids)) < len(ids):
            raise InvalidValueError(
                what="The ids of the options", given=ids, mend="Give each option its own."
            )


def succession(change: Change, agreement: Agreement) -> tuple[Agreement, ...]:
    """The agreement after a change: one, or with another scheme one after the other."""
    before = change.before(agreement) if isinstance(change, OtherScheme) else None
    return (before, change.apply(agreement)) if before else (change.apply(agreement),)
