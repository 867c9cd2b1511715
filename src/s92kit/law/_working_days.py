"""Bank holidays and working days in England, for the years for which they are known."""

from __future__ import annotations

import functools
from datetime import date, timedelta

import attrs

from s92kit.errors import InvalidValueError
from s92kit.law._errors import HolidaysNotKnownError
from s92kit.periods import require_day

__all__ = ["BankHoliday", "add_working_days", "bank_holidays", "good_friday", "is_working_day"]

_SATURDAY = 5


@attrs.frozen(kw_only=True)
class BankHoliday:
    """A day on which England keeps a bank holiday.

    Args:
        day: The day that is kept, which is a substitute where the feast falls on a weekend.
        title: What it is called.
    """

    day: date
    title: str


@functools.lru_cache(maxsize=256)
def bank_holidays(year: int) -> tuple[BankHoliday, ...]:
    """England's bank holidays in a year, in order, each on the day that is kept.

    A feast that falls on a weekend is kept on its substitute day alone. Days that are proclaimed
    for one year, such as a coronation, are known once the library of holidays holds them.

    Args:
        year: The calendar year.

    Raises:
        HolidaysNotKnownError: For a year that the library of holidays does not hold.

    Source:
        Banking and Financial Dealings Act 1971, section 1 and schedule 1, by way of the
        ``holidays`` library; compared with the list that the government publishes.

    Examples:
        >>> [str(holiday.day) for holiday in bank_holidays(2026) if holiday.day.month == 12]
        ['2026-12-25', '2026-12-28']
    """
    from holidays import country_holidays

    england = country_holidays("GB", subdiv="ENG", years=year, expand=False, language="en_GB")
    first, last = england.start_year, england.end_year
    if not first <= year <= last:
        raise HolidaysNotKnownError(year=year, first=first, last=last)
    return tuple(
        BankHoliday(day=day, title=title.replace("(observed)", "(substitute day)"))
        for day, title in sorted(england.items())
        if day.weekday() < _SATURDAY
    )


def good_friday(year: int) -> date:
    """The day of Good Friday.

    Args:
        year: The calendar year.

    Raises:
        HolidaysNotKnownError: For a year that the library of holidays does not hold.

    Examples:
        >>> good_friday(2027)
        datetime.date(2027, 3, 26)
    """
    return next(kept.day for kept in bank_holidays(year) if "Good Friday" in kept.title)


def is_working_day(day: date) -> bool:
    """Whether a day is neither a Saturday, a Sunday nor a bank holiday in England.

    Args:
        day: The day.

    Raises:
        HolidaysNotKnownError: For a weekday in a year whose bank holidays are not known.

    Examples:
        >>> is_working_day(date(2026, 12, 28)), is_working_day(date(2026, 12, 29))
        (False, True)
    """
    require_day(day, what="A day that may be a working day")
    return day.weekday() < _SATURDAY and day not in _days_kept(day.year)


@functools.lru_cache(maxsize=256)
def _days_kept(year: int) -> frozenset[date]:
    return frozenset(holiday.day for holiday in bank_holidays(year))


def add_working_days(day: date, count: int) -> date:
    """The working day that is so many working days after a day, which is itself not counted.

    Args:
        day: The day to count from; it need not be a working day.
        count: How many working days on, or back where negative; not 0.

    Raises:
        HolidaysNotKnownError: Where the count runs into a year that is not known.
        InvalidValueError: For a count of 0, and for what is no day.

    Examples:
        >>> published_on = date(2025, 6, 9)
        >>> add_working_days(published_on, 5)
        datetime.date(2025, 6, 16)
    """
    require_day(day, what="The day that working days are counted from")
    if count == 0:
        raise InvalidValueError(
            what="A number of working days",
            given=count,
            mend="Count at least one, on or back; is_working_day says whether a day is one.",
        )
    step = timedelta(days=1 if count > 0 else -1)
    for _ in range(abs(count)):
        day += step
        while not is_working_day(day):
            day += step
    return day
