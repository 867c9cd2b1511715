"""Days that a reader can count by taking printed stretches of days from each other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from itertools import pairwise

from s92kit.periods import Period

__all__ = ["days_between"]


def days_between(counts: Mapping[Period, int]) -> Iterator[dict[Period, int]]:
    """The counts between all first and last days that hang together, set by set.

    January to June less January to March is April to June: stretches that share a first or last
    day, or are joined by others that do, let each stretch between their days be worked out.

    Args:
        counts: What was counted over each stretch, all of one thing.

    Returns:
        For each set of stretches that hang together, the stretches that follow each other between
        their days, with their counts. Counts that contradict each other hold nothing together.

    Examples:
        >>> from datetime import date
        >>> days = [date(2019, month, 1) for month in (1, 4, 7)]
        >>> half, spring = Period(start=days[0], end=days[2]), Period(start=days[1], end=days[2])
        >>> [list(between.values()) for between in days_between({half: 30, spring: 12})]
        [[18, 12]]
    """
    steps: dict[date, dict[date, int]] = {}
    for period, count in counts.items():
        steps.setdefault(period.start, {})[period.end] = count
        steps.setdefault(period.end, {})[period.start] = -count
    seen: set[date] = set()
    for first in sorted(steps):
        if first in seen:
            continue
        up_to = _counted_from(first, steps)
        seen |= up_to.keys()
        between = {
            Period(start=one, end=other): up_to[other] - up_to[one]
            for one, other in pairwise(sorted(up_to))
        }
        agree = all(
            up_to[day] + count == up_to[other]
            for day in up_to
            for other, count in steps[day].items()
        )
        if agree and min(between.values()) >= 0:
            yield between


def _counted_from(first: date, steps: Mapping[date, Mapping[date, int]]) -> dict[date, int]:
    """By how much the running count of each day that hangs together with one differs from its."""
    up_to, waiting = {first: 0}, [first]
    while waiting:
        day = waiting.pop()
        for other, count in steps[day].items():
            if other not in up_to:
                up_to[other] = up_to[day] + count
                waiting.append(other)
    return up_to
