"""The periods around a period: the one before, the same of last year, and those that led to it."""

from __future__ import annotations

from s92kit.errors import InvalidValueError
from s92kit.kpis._length import whole_months
from s92kit.periods import Period, add_months

__all__ = ["periods_around", "previous_period", "same_period_last_year"]


def previous_period(period: Period) -> Period:
    """The period of the same length just before: as many months, or else as many days.

    Args:
        period: The days.

    Examples:
        >>> from datetime import date
        >>> from s92kit.periods import quarters_from
        >>> print(previous_period(quarters_from(date(2017, 1, 9), 1)[0]))
        9 October 2016 to 8 January 2017
    """
    months = whole_months(period)
    if months is None:
        return Period(start=period.start - (period.end - period.start), end=period.start)
    return Period(start=add_months(period.start, -months), end=period.start)


def same_period_last_year(period: Period) -> Period:
    """The corresponding days of the year before.

    Args:
        period: The days.

    Examples:
        >>> from datetime import date
        >>> from s92kit.periods import financial_quarter_of
        >>> print(same_period_last_year(financial_quarter_of(date(2020, 2, 29))))
        1 January 2019 to 31 March 2019
    """
    return Period(start=add_months(period.start, -12), end=add_months(period.end, -12))


def periods_around(period: Period, *, trail: int = 8) -> tuple[Period, ...]:
    """Every period that a scorecard of one period needs, in order.

    Args:
        period: The period of the scorecard.
        trail: How many periods, its own among them, the trail of each figure has.

    Returns:
        The trail with the period itself, the one before and the same of last year, each once.

    Raises:
        InvalidValueError: Where the trail would hold no period.
    """
    if trail < 1:
        raise InvalidValueError(
            what="The trail of a scorecard", given=trail, mend="Give 1 or more."
        )
    found = [period]
    while len(found) < trail:
        found.append(previous_period(found[-1]))
    return tuple(sorted({*found, previous_period(period), same_period_last_year(period)}))
