"""Hours counted from a moment on London's clocks, with the days that a statute disregards."""

from __future__ import annotations

import enum
import functools
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from s92kit.errors import InvalidValueError
from s92kit.law._length import is_whole
from s92kit.law._working_days import good_friday

__all__ = ["Disregarded", "day_in_london", "end_of_hours"]

_SUNDAY = 6


class Disregarded(enum.StrEnum):
    """The days that do not count towards a number of hours."""

    NONE = "none"
    CHRISTMAS_DAY = "Christmas Day"
    """As for a closure notice and for the hearing of a closure order."""
    HOLY_DAYS = "Christmas Day, Good Friday and Sundays"
    """As for bringing a person arrested under an injunction before a judge."""

    def holds(self, day: date) -> bool:
        """Whether a day is one that does not count.

        Args:
            day: The day.

        Raises:
            HolidaysNotKnownError: Where the day of Good Friday is needed and not known.
        """
        if self is Disregarded.NONE:
            return False
        christmas = (day.month, day.day) == (12, 25)
        if self is Disregarded.CHRISTMAS_DAY or christmas:
            return christmas
        return day.weekday() == _SUNDAY or day == good_friday(day.year)


def end_of_hours(
    start: datetime, hours: int, *, skipping: Disregarded = Disregarded.NONE
) -> datetime:
    """The moment at which a number of hours has passed, as London's clocks show it.

    Hours are hours that pass: over a change of the clocks the wall clock moves one more or one
    fewer. A disregarded day, midnight to midnight, adds nothing.

    Args:
        start: When they begin: a time on London's clocks, or one that bears its own time zone.
            Of a time that the clocks show twice, ``fold=1`` is the second.
        hours: How many, at least one.
        skipping: The days that do not count.

    Returns:
        A time on London's clocks, without a time zone where ``start`` has none.

    Raises:
        InvalidValueError: For what is no moment, for a time that the clocks skipped, and for a
            number of hours below one.
        HolidaysNotKnownError: Where the day of Good Friday is needed and not known.

    Source:
        Anti-social Behaviour, Crime and Policing Act 2014, sections 9(4), 77(3) and 80(4), on the
        days that are disregarded.

    Examples:
        >>> served = datetime(2026, 12, 24, 18)
        >>> print(end_of_hours(served, 48, skipping=Disregarded.CHRISTMAS_DAY))
        2026-12-27 18:00:00
    """
    moment = _moment(start)
    left = timedelta(hours=_whole(hours))
    while True:
        day = day_in_london(moment)
        midnight = _at_midnight(day + timedelta(days=1))
        if not Disregarded(skipping).holds(day):
            if left <= midnight - moment:
                return _as_given(moment + left, start)
            left -= midnight - moment
        moment = midnight


def day_in_london(moment: datetime) -> date:
    """The day that it is in London at a moment.

    Args:
        moment: A time on London's clocks, or one that bears its own time zone.

    Raises:
        InvalidValueError: For what is no moment, and for a time that the clocks skipped.
    """
    return _moment(moment).astimezone(_london()).date()


@functools.cache
def _london() -> ZoneInfo:
    return ZoneInfo("Europe/London")


def _at_midnight(day: date) -> datetime:
    return datetime.combine(day, time(), _london()).astimezone(UTC)


def _moment(start: datetime) -> datetime:
    if not isinstance(start, datetime):
        raise InvalidValueError(
            what="The moment that hours run from",
            given=start,
            mend="Give a day with its time, such as datetime(2026, 11, 2, 18, 0).",
        )
    if start.tzinfo is not None:
        return start.astimezone(UTC)
    moment = start.replace(tzinfo=_london()).astimezone(UTC)
    if moment.astimezone(_london()).replace(tzinfo=None) != start:
        raise InvalidValueError(
            what="A time on London's clocks",
            given=start.isoformat(sep=" "),
            mend="The clocks went forward and never showed it; give a time that they did.",
        )
    return moment


def _as_given(moment: datetime, start: datetime) -> datetime:
    london = moment.astimezone(_london())
    return london if start.tzinfo is not None else london.replace(tzinfo=None)


def _whole(hours: int) -> int:
    if not is_whole(hours, least=1):
        raise InvalidValueError(
            what="A number of hours", given=hours, mend="Give a whole number, one or more."
        )
    return hours
