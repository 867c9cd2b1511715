"""Lengths of time as a statute gives them: so many hours, days, weeks, months or years."""

from __future__ import annotations

import enum

import attrs

from s92kit.errors import InvalidValueError

__all__ = ["Length", "LengthUnit", "is_whole"]


class LengthUnit(enum.StrEnum):
    """What a length of time is counted in."""

    HOURS = "hours"
    DAYS = "days"
    WEEKS = "weeks"
    MONTHS = "months"
    YEARS = "years"


def is_whole(given: object, *, least: int) -> bool:
    """Whether something is a whole number of at least so many; ``True`` and ``False`` are not.

    Args:
        given: What was given as a number.
        least: The least that will do.
    """
    return isinstance(given, int) and not isinstance(given, bool) and given >= least


@attrs.frozen(kw_only=True)
class Length:
    """A length of time in the unit that the statute counts it in.

    Twelve months and one year are different lengths here, though they end on the same day: a
    reader should find the statute's own words.

    Args:
        count: How many, at least one.
        unit: Of what.

    Raises:
        InvalidValueError: For a count that is no whole number above zero.

    Examples:
        >>> print(Length(count=3, unit=LengthUnit.YEARS), "or", Length(count=1, unit="months"))
        3 years or 1 month
    """

    count: int
    unit: LengthUnit = attrs.field(converter=LengthUnit)

    def __attrs_post_init__(self) -> None:
        if not is_whole(self.count, least=1):
            raise InvalidValueError(
                what=f"A length in {self.unit}",
                given=self.count,
                mend="Give a whole number, one or more.",
            )

    @property
    def months(self) -> int | None:
        """The length in calendar months; ``None`` where it is not counted in months or years."""
        per_unit = {LengthUnit.MONTHS: 1, LengthUnit.YEARS: 12}
        return self.count * per_unit[self.unit] if self.unit in per_unit else None

    @property
    def days(self) -> int | None:
        """The length in days; ``None`` where it is not counted in days or weeks."""
        per_unit = {LengthUnit.DAYS: 1, LengthUnit.WEEKS: 7}
        return self.count * per_unit[self.unit] if self.unit in per_unit else None

    def __str__(self) -> str:
        return f"{self.count} {self.unit if self.count > 1 else self.unit.removesuffix('s')}"
