"""The day or moment on which a legal limit runs out, with the row of the law that says so."""

from __future__ import annotations

from datetime import date, datetime

import attrs

from s92kit.errors import InvalidValueError
from s92kit.law._counting import last_day_beginning_with, last_day_following
from s92kit.law._hours import day_in_london, end_of_hours
from s92kit.law._law import Counting, Law, LegalParameter, limit_on
from s92kit.law._length import Length
from s92kit.law._limit import LegalLimit, LegalStatus

__all__ = ["LimitEnd", "LimitLastDay", "end_under", "last_day_under"]

_IN_FORCE = (LegalStatus.IN_FORCE,)


@attrs.frozen(kw_only=True)
class LimitLastDay:
    """The last day that a limit allows.

    Args:
        last_day: The day, itself within the limit.
        limit: The row of the law that it rests on.
    """

    last_day: date
    limit: LegalLimit


@attrs.frozen(kw_only=True)
class LimitEnd:
    """The moment at which a limit in hours runs out.

    Args:
        ends_at: The moment.
        limit: The row of the law that it rests on.
    """

    ends_at: datetime
    limit: LegalLimit


def last_day_under(
    law: Law,
    key: str,
    day: date,
    *,
    on: date | None = None,
    known_on: date | None = None,
    allow: tuple[LegalStatus, ...] = _IN_FORCE,
) -> LimitLastDay:
    """The last day that a limit allows, counted as its statute counts it, and the row it rests on.

    Args:
        law: The law to ask.
        key: A parameter that is a length in days, weeks, months or years.
        day: The day that the length begins with, or follows, whichever the statute says.
        on: The day whose law governs; the day itself where left out.
        known_on: The day whose knowledge counts; ``None`` for everything recorded.
        allow: The statuses that will do, the one preferred first.

    Raises:
        InvalidValueError: Where the parameter is no length counted in days.
        LimitNotInForceError: Where no row of an allowed status speaks of the day.
        UnknownNameError: Where there is no such parameter.

    Examples:
        >>> from s92kit.law import english_law
        >>> last_day_under(english_law(), "pspo-challenge-window", date(2021, 4, 28)).last_day
        datetime.date(2021, 6, 8)
    """
    parameter = law.parameter(key)
    limit = limit_on(law, key, on or day, known_on=known_on, allow=allow)
    if not isinstance(limit.value, Length) or parameter.counting is Counting.HOURS:
        raise _not_counted(parameter, limit)
    follows = parameter.counting is Counting.FOLLOWING
    count = last_day_following if follows else last_day_beginning_with
    last_day = count(day, limit.value)
    return LimitLastDay(last_day=last_day, limit=limit)


def end_under(
    law: Law,
    key: str,
    start: datetime,
    *,
    on: date | None = None,
    known_on: date | None = None,
    allow: tuple[LegalStatus, ...] = _IN_FORCE,
) -> LimitEnd:
    """The moment at which a limit in hours runs out, and the row it rests on.

    Args:
        law: The law to ask.
        key: A parameter that is a length in hours.
        start: When the hours begin, on London's clocks.
        on: The day whose law governs; the day of the start where left out.
        known_on: The day whose knowledge counts; ``None`` for everything recorded.
        allow: The statuses that will do, the one preferred first.

    Raises:
        InvalidValueError: Where the parameter is no length in hours, or the start no moment.
        LimitNotInForceError: Where no row of an allowed status speaks of the day.
        UnknownNameError: Where there is no such parameter.

    Examples:
        >>> from s92kit.law import english_law
        >>> print(end_under(english_law(), "closure-notice", datetime(2026, 12, 24, 18)).ends_at)
        2026-12-26 18:00:00
    """
    parameter = law.parameter(key)
    limit = limit_on(law, key, on or day_in_london(start), known_on=known_on, allow=allow)
    if not isinstance(limit.value, Length) or parameter.counting is not Counting.HOURS:
        raise _not_counted(parameter, limit)
    ends_at = end_of_hours(start, limit.value.count, skipping=parameter.disregarded)
    return LimitEnd(ends_at=ends_at, limit=limit)


def _not_counted(parameter: LegalParameter, limit: LegalLimit) -> InvalidValueError:
    counted = f", {parameter.counting}" if parameter.counting else ""
    return InvalidValueError(
        what="A limit counted from a day or a moment",
        given=parameter.key,
        mend=f"It is {limit.in_words}{counted}. Days are counted by last_day_under, hours by "
        "end_under, and what is no length of time by neither.",
    )
