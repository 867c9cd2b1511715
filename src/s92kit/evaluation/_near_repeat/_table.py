"""The Knox test: pairs of events close in place and time, held against shuffled days."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from s92kit.evaluation._near_repeat._bands import NearRepeat, NearRepeatBand, Point, refuse_bands

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Whole = npt.NDArray[np.int64]

__all__ = ["near_repeat"]

_BELOW = Decimal("0.05")


def near_repeat(
    points: Sequence[Point],
    *,
    metres: tuple[int, ...] = (0, 100, 200, 400),
    days: tuple[int, ...] = (7, 14),
    shuffles: int = 999,
    seed: int = 1,
) -> NearRepeat:
    """Whether events come close after each other, in place and time, more often than chance has it.

    Args:
        points: The events. Their places must be exact: those of published police data are moved
            to the nearest of a list of points, and make repeats of their own.
        metres: The upper ends of the bands of distance, rising; 0 for the same spot.
        days: The upper ends of the bands of time, rising.
        shuffles: How many times the days are shuffled among the places.
        seed: What the shuffles begin from.

    Returns:
        For each band of distance and time the pairs there are and those expected. Events in
        one order or another give one answer.

    Raises:
        InvalidValueError: For bands that do not rise, or no shuffle.

    Source:
        Knox, E. G. (1964), The detection of space-time interactions, Applied Statistics 13, 25-30;
        with shuffled days as in Johnson, S. D. and others (2007), Space-time patterns of risk,
        Journal of Quantitative Criminology 23, 201-219.

    Examples:
        >>> from datetime import date
        >>> pair = [Point(day=date(2019, 5, d), easting=e, northing=0)
        ...         for d, e in ((1, 0), (2, 0), (20, 9000), (29, 18000))]
        >>> near_repeat(pair, metres=(0,), days=(7,), shuffles=19).bands[0].pairs
        1
    """
    refuse_bands(metres, days, shuffles)
    import numpy as np

    ordered = sorted(points, key=lambda point: (point.easting, point.northing, point.day))
    first, second, distance = _close_pairs(ordered, metres)
    when = np.array([point.day.toordinal() for point in ordered], dtype=np.int64)
    times = len(days) + 1  # the last for pairs too long after each other
    gaps = np.searchsorted(np.array(days), np.arange(days[-1] + 2))
    cells = len(metres) * times

    def counted(order: Whole) -> Whole:
        gap = np.minimum(np.abs(order[first] - order[second]), days[-1] + 1)
        return np.bincount(distance * times + gaps[gap], minlength=cells)

    observed = counted(when)
    total, as_many = np.zeros_like(observed), np.ones_like(observed)
    chance = random.Random(seed)  # noqa: S311 - shuffles, not secrets; alike in every version
    places = list(range(len(ordered)))
    for _ in range(shuffles):
        chance.shuffle(places)
        pairs = counted(when[places])
        total += pairs
        as_many += pairs >= observed
    found = [
        each.reshape(-1, times)[:, :-1].ravel().tolist() for each in (observed, total, as_many)
    ]
    return NearRepeat(
        events=len(ordered),
        shuffles=shuffles,
        seed=seed,
        bands=tuple(_bands(found, metres, days, shuffles)),
    )


def _close_pairs(points: Sequence[Point], metres: tuple[int, ...]) -> tuple[Whole, Whole, Whole]:
    import numpy as np

    found = np.array(sorted(_pairs(points, metres)), dtype=np.int64).reshape(-1, 3)
    return found[:, 0], found[:, 1], found[:, 2]


def _pairs(points: Sequence[Point], metres: tuple[int, ...]) -> Iterator[tuple[int, int, int]]:
    """The pairs that any band holds, each with its band, looked for in neighbouring squares."""
    squares: defaultdict[tuple[int, int], list[int]] = defaultdict(list)
    side = max(metres[-1], 1)
    for at, point in enumerate(points):
        column, row = point.easting // side, point.northing // side
        # Points come from west to east, so none that came before stands in a column further east.
        for near in ((column + x, row + y) for x in (-1, 0) for y in (-1, 0, 1)):
            for other in squares[near]:
                yield from _banded(other, at, points, metres)
        squares[column, row].append(at)


def _banded(
    one: int, other: int, points: Sequence[Point], metres: tuple[int, ...]
) -> Iterator[tuple[int, int, int]]:
    east = points[one].easting - points[other].easting
    north = points[one].northing - points[other].northing
    apart = east * east + north * north
    band = next((at for at, end in enumerate(metres) if apart <= end * end), None)
    if band is not None:
        yield one, other, band


def _bands(
    found: Sequence[list[int]],
    metres: tuple[int, ...],
    days: tuple[int, ...],
    shuffles: int,
) -> Iterator[NearRepeatBand]:
    ends = [(metre, day) for metre in metres for day in days]
    for (metre, day), pairs, total, as_many in zip(ends, *found, strict=True):
        expected, p_value = Decimal(total) / shuffles, Decimal(as_many) / (shuffles + 1)
        where = "on the same spot" if not metre else f"up to {metre:,} metres apart"
        beyond = (
            "more than chance alone makes" if p_value <= _BELOW else "no more than chance may make"
        )
        yield NearRepeatBand(
            metres=metre,
            days=day,
            pairs=pairs,
            expected=expected,
            p_value=p_value,
            words=(
                f"{pairs:,} pairs {where} and up to {day:,} days, where {expected:,.1f} were to be "
                f"expected: {beyond}."
            ),
        )
