"""Minutes on London's clocks as minutes that pass, over the nights on which the clocks change."""

from __future__ import annotations

import functools
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

__all__ = ["clock_at", "minutes_after"]

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def minutes_after(midnight: date, day: date, minutes: int) -> int:
    """How many minutes pass from one day's midnight until the clock shows a time.

    A time that comes twice is taken the first time; one that the clocks skip is taken as if they
    had not.

    Args:
        midnight: The day from whose midnight to count.
        day: The day whose clock shows it.
        minutes: Minutes past that day's midnight on the clock; above 1440 is the next day.

    Examples:
        The clocks went forward in the night to 25 March 2018, and back in that to 28 October.

        >>> spring, autumn = date(2018, 3, 24), date(2018, 10, 27)
        >>> minutes_after(spring, spring, 30 * 60) - minutes_after(spring, spring, 22 * 60)
        420
        >>> minutes_after(autumn, autumn, 30 * 60) - minutes_after(autumn, autumn, 22 * 60)
        540
    """
    return instant(day, minutes) - instant(midnight, 0)


def clock_at(day: date, minutes: int) -> datetime:
    """What London's clocks show when so many minutes have passed since a day's midnight.

    Args:
        day: The day.
        minutes: The minutes that have passed.

    Examples:
        >>> clock_at(date(2018, 10, 27), 1440 + 180).isoformat(" ", "minutes")
        '2018-10-28 02:00+00:00'
    """
    passed = timedelta(minutes=instant(day, 0) + minutes)
    return (_EPOCH + passed).astimezone(_london())


@functools.lru_cache(maxsize=8192)
def instant(day: date, minutes: int) -> int:
    """The minutes since the first day of 1970 at which a day's clock shows a time."""
    shown = datetime(day.year, day.month, day.day, tzinfo=_london()) + timedelta(minutes=minutes)
    return (shown.astimezone(UTC) - _EPOCH) // timedelta(minutes=1)


@functools.cache
def _london() -> ZoneInfo:
    return ZoneInfo("Europe/London")
