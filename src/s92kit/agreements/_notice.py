"""Notice: the last day on which it can be given, and the day on which it runs out."""

from __future__ import annotations

from datetime import date, timedelta

from s92kit.errors import InvalidValueError
from s92kit.periods import add_months

__all__ = ["earliest_leaving_day", "last_day_for_notice"]

_DAY = timedelta(days=1)


def last_day_for_notice(last_day: date, notice_months: int) -> date:
    """The last day on which notice can be served that runs out by a last day.

    Args:
        last_day: The last day of the agreement.
        notice_months: How much notice, in months.

    Raises:
        InvalidValueError: For months below nought.

    Source:
        Dodds v Walker (House of Lords, 1981): the corresponding date rule, by which a day that
        the last month has not is its last day.

    Examples:
        >>> last_day_for_notice(date(2019, 3, 31), 6)
        datetime.date(2018, 9, 30)
        >>> last_day_for_notice(date(2019, 2, 28), 6)
        datetime.date(2018, 8, 31)
    """
    _refuse_negative(notice_months)
    day = add_months(last_day, -notice_months)
    # Several days of a long month run out together at the end of a short one.
    while add_months(day + _DAY, notice_months) <= last_day:
        day += _DAY
    return day


def earliest_leaving_day(served_on: date, notice_months: int) -> date:
    """The last day of an agreement that is ended by notice served on a day.

    Args:
        served_on: The day on which notice is served.
        notice_months: How much notice, in months.

    Raises:
        InvalidValueError: For months below nought.

    Source:
        Dodds v Walker (House of Lords, 1981): the corresponding date rule.

    Examples:
        >>> earliest_leaving_day(date(2018, 9, 30), 6)
        datetime.date(2019, 3, 30)
        >>> earliest_leaving_day(date(2018, 8, 31), 6)
        datetime.date(2019, 2, 28)
    """
    _refuse_negative(notice_months)
    return add_months(served_on, notice_months)


def _refuse_negative(notice_months: int) -> None:
    if notice_months < 0:
        raise InvalidValueError(
            what="The months of notice", given=notice_months, mend="Give 0 or more."
        )
