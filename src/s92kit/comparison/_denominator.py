"""What counts are divided by: residents on a day, or months of filled posts in a period."""

from __future__ import annotations

import enum
from collections.abc import Iterable
from datetime import date
from decimal import Decimal

import attrs

from s92kit.errors import InvalidValueError
from s92kit.periods import Period, format_day
from s92kit.sources import Source

__all__ = ["Denominator", "DenominatorKind", "DenominatorStatus", "denominator_for"]


class DenominatorKind(enum.StrEnum):
    """What a count is divided by."""

    RESIDENTS = "residents"
    OFFICER_MONTHS = "filled officer-months"
    """Months of posts that were filled: never those that were only paid for or planned."""


class DenominatorStatus(enum.StrEnum):
    """What a denominator rests on."""

    CENSUS = "census"
    ESTIMATE = "estimate"
    PROJECTION = "projection"
    RECORDED = "recorded"
    """Added up from records, such as those of duties."""


@attrs.frozen(kw_only=True)
class Denominator:
    """Something that counts of one borough may be divided by.

    Args:
        borough: The borough's key.
        kind: What it is.
        amount: How many.
        status: What it rests on.
        source: Where it was read.
        on: The day that residents are of.
        period: The days that officer-months are of.
        recorded_on: The first day on which a source without a day shows it to have been known.

    Raises:
        InvalidValueError: For residents without a day, officer-months without a period, and an
            amount that is not above zero.
    """

    borough: str
    kind: DenominatorKind
    amount: Decimal
    status: DenominatorStatus
    source: Source
    on: date | None = None
    period: Period | None = None
    recorded_on: date | None = None

    def __attrs_post_init__(self) -> None:
        residents = self.kind is DenominatorKind.RESIDENTS
        if (self.on is not None) is not residents or (self.period is not None) is residents:
            raise InvalidValueError(
                what=f"The {self.kind} of {self.borough}",
                given=str(self.on or self.period),
                mend="Give residents on a day, and filled officer-months in a period.",
            )
        if self.amount <= 0:
            raise InvalidValueError(
                what=f"The {self.kind} of {self.borough}",
                given=str(self.amount),
                mend="Give a number above zero.",
            )

    @property
    def days(self) -> str:
        """The day or days that it is of, as they are printed."""
        return f"on {format_day(self.on)}" if self.on else f"in {self.period}"

    def known(self, known_on: date | None) -> bool:
        """Whether it was known on a day.

        Args:
            known_on: The day; ``None`` for everything recorded.
        """
        since = self.recorded_on or self.source.published_on
        return known_on is None or (since is not None and since <= known_on)

    def fits(self, period: Period) -> bool:
        """Whether it may divide what was counted in a period.

        Residents must be of a day in the period, and officer-months of those very days: a number
        of other days is never carried over.

        Args:
            period: The days that were counted.
        """
        return self.on in period if self.on else self.period == period


def denominator_for(
    denominators: Iterable[Denominator],
    *,
    borough: str,
    kind: DenominatorKind,
    period: Period,
    known_on: date | None = None,
) -> Denominator | None:
    """The denominator for what was counted in a period; ``None`` where there is none that fits.

    Args:
        denominators: All there are.
        borough: The borough's key.
        kind: What to divide by.
        period: The days that were counted.
        known_on: The day whose knowledge counts; ``None`` for everything recorded.

    Returns:
        Of several residents, those of the latest day.
    """
    fitting = [
        each
        for each in denominators
        if each.borough == borough
        and each.kind is kind
        and each.known(known_on)
        and each.fits(period)
    ]
    return max(fitting, key=lambda each: each.on or period.start, default=None)
