"""Days and the periods between them: financial years, quarters, months, and parts of a year."""

from __future__ import annotations

import calendar
import enum
import re
from datetime import date, datetime, timedelta
from fractions import Fraction
from itertools import pairwise

import attrs

from s92kit.errors import InvalidValueError

__all__ = [
    "PartYear",
    "Period",
    "add_months",
    "financial_quarter_of",
    "financial_year",
    "financial_year_label",
    "financial_year_of",
    "financial_years_of",
    "format_day",
    "months_in",
    "parse_day",
    "period_of_months",
    "quarters_from",
    "require_day",
    "share_of_year",
]

_ISO_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


class PartYear(enum.StrEnum):
    """How an agreement counts a part of a financial year."""

    MONTHS = "months"
    """Twelfths; a part of a month counts by its days in that month."""
    DAYS = "days"
    """Days over the 365 or 366 days of the financial year."""


def require_day(day: object, *, what: str) -> None:
    """Refuse what is no day of the calendar: text, a timestamp, or nothing at all.

    Args:
        day: What was given as a day.
        what: What the day is of, to begin the message with.

    Raises:
        InvalidValueError: For anything but a ``datetime.date``.

    Examples:
        >>> require_day("2019-04-01", what="The day of a paper")
        Traceback (most recent call last):
            ...
        s92kit.errors.InvalidValueError: The day of a paper cannot be '2019-04-01'. ...
    """
    if not isinstance(day, date) or isinstance(day, datetime):
        raise InvalidValueError(
            what=what, given=day, mend="Give a datetime.date, such as date(2019, 4, 1)."
        )


@attrs.frozen(kw_only=True, order=True)
class Period:
    """A stretch of whole days, from its first to the day before ``end``.

    A period is two days and never a label: *2019/20* and *Q1* are ways to print one.

    Args:
        start: The first day in the period.
        end: The first day after the period.

    Raises:
        InvalidValueError: Where either is no day, or the period would hold no day.

    Examples:
        >>> Period.inclusive(date(2019, 4, 1), date(2020, 3, 31)).days
        366
    """

    start: date
    end: date

    def __attrs_post_init__(self) -> None:
        require_day(self.start, what="The first day of a period")
        require_day(self.end, what="The end of a period")
        if self.end <= self.start:
            raise InvalidValueError(
                what="The last day of a period",
                given=self.last_day.isoformat(),
                mend=f"It comes before the first day, {self.start.isoformat()}; "
                "give the same day or a later one.",
            )

    @classmethod
    def inclusive(cls, first_day: date, last_day: date) -> Period:
        """The period that papers write as its first and last day, both in it.

        Args:
            first_day: The first day in the period.
            last_day: The last day in the period.

        Raises:
            InvalidValueError: Where either is no day, the last comes before the first, or the
                last is the end of the calendar, which stands for no day in particular.
        """
        require_day(last_day, what="The last day of a period")
        if last_day == date.max:
            raise InvalidValueError(
                what="The last day of a period",
                given=last_day.isoformat(),
                mend="Give the day that it ends on, or leave an open end open.",
            )
        return cls(start=first_day, end=last_day + timedelta(days=1))

    @property
    def first_day(self) -> date:
        """The first day in the period."""
        return self.start

    @property
    def last_day(self) -> date:
        """The last day in the period."""
        return self.end - timedelta(days=1)

    @property
    def days(self) -> int:
        """How many days the period holds."""
        return (self.end - self.start).days

    def __contains__(self, day: date) -> bool:
        return self.start <= day < self.end

    def covers(self, other: Period) -> bool:
        """Whether each day of the other period is in this one.

        Args:
            other: The period that may lie within.
        """
        return self.start <= other.start and other.end <= self.end

    def overlap(self, other: Period) -> Period | None:
        """The days that both periods hold, or ``None`` where they share none.

        Args:
            other: The period to hold against this one.
        """
        start, end = max(self.start, other.start), min(self.end, other.end)
        return Period(start=start, end=end) if start < end else None

    def __str__(self) -> str:
        return f"{format_day(self.first_day)} to {format_day(self.last_day)}"


def parse_day(text: str) -> date:
    """A day from its ISO form, the only form that cannot be misread.

    Args:
        text: Four digits of year, two of month, two of day, such as ``"2019-04-01"``.

    Raises:
        InvalidValueError: Where the text is of another form or names no day of the calendar.

    Examples:
        >>> parse_day("2019-04-01")
        datetime.date(2019, 4, 1)
        >>> parse_day("01/04/2019")
        Traceback (most recent call last):
            ...
        s92kit.errors.InvalidValueError: A day cannot be '01/04/2019'. ...
    """
    if _ISO_DAY.fullmatch(text):
        try:
            return date.fromisoformat(text)
        except ValueError:
            raise InvalidValueError(
                what="A day", given=text, mend="The calendar has no such day."
            ) from None
    raise InvalidValueError(
        what="A day", given=text, mend="Write year, month and day, such as '2019-04-01'."
    )


def format_day(day: date) -> str:
    """A day as a British paper prints it, whatever language the computer is set to.

    Args:
        day: The day to print.

    Examples:
        >>> format_day(date(2019, 4, 1))
        '1 April 2019'
    """
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def add_months(day: date, months: int) -> date:
    """The corresponding day so many months on, or the month's last day where there is none.

    Args:
        day: The day to count from.
        months: How many calendar months to go on, or back where negative.

    Source:
        Dodds v Walker (House of Lords, 1981): the corresponding date rule.

    Examples:
        >>> add_months(date(1978, 9, 30), 4)
        datetime.date(1979, 1, 30)
        >>> add_months(date(2024, 2, 29), 36)
        datetime.date(2027, 2, 28)
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def financial_year(first_calendar_year: int) -> Period:
    """The council's financial year, 1 April to 31 March.

    Args:
        first_calendar_year: The calendar year that it starts in.

    Examples:
        >>> financial_year(2019).days
        366
    """
    return Period(start=date(first_calendar_year, 4, 1), end=date(first_calendar_year + 1, 4, 1))


def financial_year_of(day: date) -> Period:
    """The financial year that holds a day.

    Args:
        day: A day in it.

    Examples:
        >>> financial_year_label(financial_year_of(date(2000, 2, 1)))
        '1999/00'
    """
    return financial_year(day.year if day.month >= 4 else day.year - 1)


def financial_year_label(year: Period) -> str:
    """A financial year as papers print it.

    Args:
        year: A period that is one whole financial year.

    Raises:
        InvalidValueError: Where the period is no financial year.

    Examples:
        >>> financial_year_label(financial_year(2019))
        '2019/20'
    """
    if year != financial_year(year.start.year):
        raise InvalidValueError(
            what="A financial year", given=str(year), mend="It runs from 1 April to 31 March."
        )
    return f"{year.start.year}/{(year.start.year + 1) % 100:02d}"


def financial_years_of(period: Period) -> tuple[Period, ...]:
    """Every financial year that a period touches, in order.

    Args:
        period: The days to find the years of.

    Examples:
        >>> service = Period.inclusive(date(2020, 1, 1), date(2022, 12, 31))
        >>> [financial_year_label(year) for year in financial_years_of(service)]
        ['2019/20', '2020/21', '2021/22', '2022/23']
    """
    first = financial_year_of(period.first_day).start.year
    last = financial_year_of(period.last_day).start.year
    return tuple(financial_year(year) for year in range(first, last + 1))


def financial_quarter_of(day: date) -> Period:
    """The quarter of the financial year that holds a day.

    Args:
        day: A day in it.

    Examples:
        >>> print(financial_quarter_of(date(2026, 3, 31)))
        1 January 2026 to 31 March 2026
    """
    start = date(day.year, (day.month - 1) // 3 * 3 + 1, 1)
    return Period(start=start, end=add_months(start, 3))


def period_of_months(first_day: date, months: int) -> Period:
    """The period of so many months that begins with a day.

    It ends on the day before the corresponding day; where the last month has no such day, on the
    last day of that month.

    Args:
        first_day: The first day, which is in the period.
        months: How many months, at least one.

    Source:
        Dodds v Walker [1981] UKHL: the corresponding date rule.

    Examples:
        >>> print(period_of_months(date(2020, 10, 20), 36))
        20 October 2020 to 19 October 2023
        >>> print(period_of_months(date(2024, 2, 29), 36))
        29 February 2024 to 28 February 2027
    """
    corresponding = add_months(first_day, months)
    clamped = corresponding.day < first_day.day
    return Period(start=first_day, end=corresponding + timedelta(days=1 if clamped else 0))


def quarters_from(first_day: date, count: int) -> tuple[Period, ...]:
    """Quarters that start with the team and not with April, each three months long.

    Each is counted from the first day itself, so that a start on the 31st does not drift.

    Args:
        first_day: The team's first day.
        count: How many quarters to give.

    Examples:
        >>> [str(quarter) for quarter in quarters_from(date(2017, 1, 31), 2)]
        ['31 January 2017 to 30 April 2017', '1 May 2017 to 30 July 2017']
    """
    ends = [period_of_months(first_day, 3 * number).end for number in range(1, count + 1)]
    edges = [first_day, *ends]
    return tuple(Period(start=start, end=end) for start, end in pairwise(edges))


def months_in(period: Period) -> Fraction:
    """How many calendar months a period holds; a part month counts by its days in that month.

    Args:
        period: The days to count.

    Examples:
        >>> months_in(Period.inclusive(date(2020, 1, 1), date(2020, 3, 31)))
        Fraction(3, 1)
        >>> months_in(Period.inclusive(date(2020, 1, 1), date(2020, 2, 14)))
        Fraction(43, 29)
    """
    return _months_before(period.end) - _months_before(period.start)


def _months_before(day: date) -> Fraction:
    in_month = calendar.monthrange(day.year, day.month)[1]
    return day.year * 12 + day.month + Fraction(day.day - 1, in_month)


def share_of_year(part: Period, *, by: PartYear) -> Fraction:
    """What share of its financial year a period is, exactly.

    Args:
        part: A period within one financial year.
        by: Whether parts of a year are counted by months or by days.

    Returns:
        A share of the year, above 0 and at most 1.

    Raises:
        InvalidValueError: Where the period reaches into a second financial year.

    Examples:
        >>> half = Period.inclusive(date(2020, 10, 1), date(2021, 3, 31))
        >>> share_of_year(half, by=PartYear.MONTHS), share_of_year(half, by=PartYear.DAYS)
        (Fraction(1, 2), Fraction(182, 365))
    """
    year = financial_year_of(part.first_day)
    if not year.covers(part):
        raise InvalidValueError(
            what="A part of a financial year",
            given=str(part),
            mend="Cut it at 31 March and take each financial year by itself.",
        )
    if PartYear(by) is PartYear.DAYS:
        return Fraction(part.days, year.days)
    return months_in(part) / 12
