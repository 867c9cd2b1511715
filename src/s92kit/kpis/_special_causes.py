"""The four rules by which a point of a chart is more than chance, each named in words."""

from __future__ import annotations

import enum
from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from s92kit.kpis._xmr import Limits

__all__ = ["SpecialCause", "special_causes"]

_RUN = 7


class SpecialCause(enum.StrEnum):
    """Why a point is more than chance, the weightiest rule first."""

    OUTSIDE = "outside the limits"
    TREND = "one of seven in a row that rise, or that fall"
    TWO_OF_THREE = "one of two in three that come close to the same limit"
    SHIFT = "one of seven in a row on one side of the mean"


def special_causes(
    values: Sequence[Decimal], limits: Limits
) -> tuple[tuple[SpecialCause, ...], ...]:
    """Which rules each value falls under, the weightiest first; none where it may be chance.

    Args:
        values: Values that follow each other without a gap.
        limits: The limits that they are held against.

    Source:
        NHSRplotthedots, R/ptd_calculate_point_type.R.

    Examples:
        >>> from s92kit.kpis import limits_of
        >>> usual = limits_of(tuple(map(Decimal, [42, 38, 45, 40, 44, 39, 47, 41])))
        >>> [str(cause) for cause in special_causes([Decimal(90)], usual)[0]]
        ['outside the limits']
    """
    sides = [_sign(value - limits.mean) for value in values]
    outside = [not limits.lower <= value <= limits.upper for value in values]
    near = [
        not out and not limits.near_lower <= value <= limits.near_upper
        for value, out in zip(values, outside, strict=True)
    ]
    found = {
        SpecialCause.OUTSIDE: outside,
        SpecialCause.TREND: _in_trend(values),
        SpecialCause.TWO_OF_THREE: _in_two_of_three(near, sides),
        SpecialCause.SHIFT: _in_runs(sides, _RUN),
    }
    return tuple(
        tuple(cause for cause in SpecialCause if found[cause][at]) for at in range(len(values))
    )


def _sign(difference: Decimal) -> int:
    return (difference > 0) - (difference < 0)


def _in_runs(signs: Sequence[int], length: int) -> list[bool]:
    """Whether each is one of so many alike in a row; nought is alike to nothing."""
    marked = [False] * len(signs)
    for start in range(len(signs) - length + 1):
        run = signs[start : start + length]
        if run[0] and len(set(run)) == 1:
            marked[start : start + length] = [True] * length
    return marked


def _in_trend(values: Sequence[Decimal]) -> list[bool]:
    steps = [_sign(later - earlier) for earlier, later in pairwise(values)]
    in_steps = _in_runs(steps, _RUN - 1)
    # Six steps of one sign join seven points, so a point is in where the step on either side is.
    before, after = [False, *in_steps], [*in_steps, False]
    return [one or other for one, other in zip(before, after, strict=True)][: len(values)]


def _in_two_of_three(near: Sequence[bool], sides: Sequence[int]) -> list[bool]:
    marked = [False] * len(near)
    for start in range(len(near) - 2):
        three = range(start, start + 3)
        if abs(sum(sides[at] for at in three)) == 3 and sum(near[at] for at in three) >= 2:
            for at in three:
                marked[at] |= near[at]
    return marked
