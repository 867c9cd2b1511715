"""How many minutes pass between two times on London's clocks, which change twice a year."""

from __future__ import annotations

import functools
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import attrs

from s92kit.tables._raw import Array

__all__ = ["Elapsed", "elapsed_minutes"]

_DAY = 1440
# London's clocks go from 01:00 to 02:00 in March, and from 02:00 back to 01:00 in October.
_CHANGE, _CHANGED = 60, 120


@functools.cache
def _london() -> ZoneInfo:
    return ZoneInfo("Europe/London")


@attrs.frozen(kw_only=True, eq=False)
class Elapsed:
    """The minutes between times, a value a row.

    Args:
        least: The minutes that passed; of a time that comes twice, by the reading that is shorter.
        most: The same by the longer reading; equal to ``least`` where there is but one.
        start_skipped: Whether the start is a time that the clocks skipped.
        end_skipped: Whether the end is.
    """

    least: Array
    most: Array
    start_skipped: Array
    end_skipped: Array


def elapsed_minutes(days: Array, starts: Array, ends: Array) -> Elapsed:
    """The minutes that pass from a time on a day to the next time that the clock shows ``end``.

    An end that is not after its start is on the next day.

    Args:
        days: The days, as ``datetime64``.
        starts: Minutes past midnight on the clock.
        ends: Minutes past midnight on the clock.
    """
    import numpy as np

    first = days.astype("datetime64[D]")
    over = ends <= starts
    last = first + over.astype("timedelta64[D]")
    wall = ends - starts + _DAY * over
    changes = _changes(first, last)
    if not changes:
        none = np.zeros(len(wall), dtype=bool)
        return Elapsed(least=wall, most=wall, start_skipped=none, end_skipped=none)
    start, start_later, start_skipped = _offsets(first, starts, changes)
    end, end_later, end_skipped = _offsets(last, ends, changes)
    # Both offsets are of one summer: what changed between start and end is what differs.
    one = wall - (end_later - start)
    other = wall - (end - start_later)
    other = np.where(other <= 0, wall, other)  # both within the hour that comes twice
    return Elapsed(
        least=np.minimum(one, other),
        most=np.maximum(one, other),
        start_skipped=start_skipped,
        end_skipped=end_skipped,
    )


def _changes(first: Array, last: Array) -> dict[date, int]:
    """By how many minutes the clocks go forward on each day on which they change."""
    import numpy as np

    days = np.unique(np.concatenate([first, last])).tolist()
    changed = {day: _offset(day + timedelta(days=1)) - _offset(day) for day in days}
    return {day: minutes for day, minutes in changed.items() if minutes}


@functools.lru_cache(maxsize=4096)
def _offset(day: date) -> int:
    ahead = datetime(day.year, day.month, day.day, tzinfo=_london()).utcoffset()
    return int((ahead or timedelta()).total_seconds()) // 60


def _offsets(days: Array, times: Array, changes: dict[date, int]) -> tuple[Array, Array, Array]:
    """For each time the offset as first read, as read later, and whether the clocks skipped it."""
    import numpy as np

    distinct, codes = np.unique(days, return_inverse=True)
    base = np.array([_offset(day) for day in distinct.tolist()])[codes]
    change = np.array([changes.get(day, 0) for day in distinct.tolist()])[codes]
    doubtful = (times >= _CHANGE) & (times < _CHANGED)
    after = np.where(times >= _CHANGED, base + change, base)
    later = np.where(doubtful & (change < 0), base + change, after)
    return after, later, doubtful & (change > 0)
