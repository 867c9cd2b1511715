"""Days counted as statutes count them: with the first day, after it, and by corresponding dates."""

from __future__ import annotations

from datetime import date, timedelta

from s92kit.errors import InvalidValueError
from s92kit.law._length import Length
from s92kit.periods import add_months, period_of_months, require_day

__all__ = ["corresponding_day", "last_day_beginning_with", "last_day_following"]


def last_day_beginning_with(first_day: date, length: Length) -> date:
    """The last day of a period *beginning with* a day, which is itself day 1.

    A period of months or years ends on the day before the corresponding day; where the last
    month has no such day, on the last day of that month.

    Args:
        first_day: The day that the period begins with.
        length: Days, weeks, months or years.

    Raises:
        InvalidValueError: For a length in hours, and for what is no day.

    Source:
        Matthew v Sedman [2021] UKSC 19, on counting the first day; Dodds v Walker [1981].

    Examples:
        >>> last_day_beginning_with(date(2021, 4, 28), Length(count=6, unit="weeks"))
        datetime.date(2021, 6, 8)
        >>> last_day_beginning_with(date(2024, 2, 29), Length(count=3, unit="years"))
        datetime.date(2027, 2, 28)
    """
    require_day(first_day, what="The day that a period begins with")
    months = length.months
    if months is not None:
        return period_of_months(first_day, months).last_day
    return first_day + timedelta(days=_days(length) - 1)


def last_day_following(day: date, length: Length) -> date:
    """The last day of a period *following* or *after* a day, which is not counted.

    Args:
        day: The day that the period follows.
        length: Days, weeks, months or years.

    Raises:
        InvalidValueError: For a length in hours, and for what is no day.

    Source:
        Lester v Garland (1808), as applied in Dodds v Walker [1981].

    Examples:
        >>> last_day_following(date(2026, 11, 2), Length(count=14, unit="days"))
        datetime.date(2026, 11, 16)
        >>> last_day_following(date(2026, 8, 31), Length(count=6, unit="months"))
        datetime.date(2027, 2, 28)
    """
    require_day(day, what="The day that a period follows")
    months = length.months
    if months is not None:
        return corresponding_day(day, months)
    return day + timedelta(days=_days(length))


def corresponding_day(day: date, months: int) -> date:
    """The day of the same number so many months on; the month's last day where it has none.

    Args:
        day: The day that the months run from.
        months: How many calendar months.

    Source:
        Dodds v Walker [1981] (House of Lords): the corresponding date rule.

    Examples:
        >>> corresponding_day(date(1978, 9, 30), 4)
        datetime.date(1979, 1, 30)
    """
    return add_months(day, months)


def _days(length: Length) -> int:
    days = length.days
    if days is None:
        raise InvalidValueError(
            what="A length counted in whole days",
            given=str(length),
            mend="Hours run from a moment: use end_of_hours, and give the time of day.",
        )
    return days
