"""The limits of an XmR chart: the mean, and how far points stray from it by chance alone."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal, localcontext
from itertools import pairwise

import attrs

from s92kit.errors import InvalidValueError

__all__ = ["Limits", "limits_of"]

_LIMIT = Decimal("2.66")
_NEAR = 2 * _LIMIT / 3
_SCREEN = Decimal("3.267")
_ENOUGH = 12
_PRECISION = 28


@attrs.frozen(kw_only=True)
class Limits:
    """Between which values points lie by chance alone, and what that was worked out from.

    Args:
        mean: The mean of the points.
        moving_range: The mean difference between a point and the next, after the screen.
        lower: The lower limit; it may be below nought, which only a drawing cuts off.
        upper: The upper limit.
        near_lower: Two thirds of the way to the lower limit.
        near_upper: Two thirds of the way to the upper limit.
        screen: The difference from which on one was left out as too great to be usual.
        screened_out: How many differences were left out.
        points: How many points they were worked out from.
    """

    mean: Decimal
    moving_range: Decimal
    lower: Decimal
    upper: Decimal
    near_lower: Decimal
    near_upper: Decimal
    screen: Decimal
    screened_out: int
    points: int

    @property
    def trial(self) -> bool:
        """Whether they rest on so few points that each further one would move them."""
        return self.points < _ENOUGH


def limits_of(*runs: Sequence[Decimal]) -> Limits:
    """The limits of values that follow each other, by the Making Data Count rules.

    The mean difference between neighbours is taken; differences of 3.267 times it or more are
    left out, once, and it is taken again. The limits are the mean and 2.66 times that, each way.

    Args:
        *runs: Values in order of time. Where a value in between is not known, give what comes
            before it and what comes after it as two runs: no difference is taken across the gap.

    Raises:
        InvalidValueError: Where no value has a neighbour.

    Source:
        NHSRplotthedots, R/ptd_spc_standard.R (XmR charts of the Making Data Count programme).

    Examples:
        >>> calls = [42, 38, 45, 40, 44, 39, 47, 41, 43, 40, 46, 42]
        >>> limits = limits_of(tuple(map(Decimal, calls)))
        >>> f"{limits.mean}, from {limits.lower:.3f} to {limits.upper:.3f}"
        '42.25, from 29.192 to 55.308'
    """
    values = [value for run in runs for value in run]
    ranges = [abs(later - earlier) for run in runs for earlier, later in pairwise(run)]
    if not ranges:
        raise InvalidValueError(
            what="The points of a control chart",
            given=[str(value) for value in values],
            mend="Give at least two that follow each other, and better twelve or more.",
        )
    with localcontext(prec=_PRECISION):
        mean = sum(values, Decimal(0)) / len(values)
        screen = _SCREEN * sum(ranges, Decimal(0)) / len(ranges)
        # Where every point is alike there is nothing to screen, and the limits are the mean.
        kept = [each for each in ranges if each < screen] or ranges
        usual = sum(kept, Decimal(0)) / len(kept)
        return Limits(
            mean=mean,
            moving_range=usual,
            lower=mean - _LIMIT * usual,
            upper=mean + _LIMIT * usual,
            near_lower=mean - _NEAR * usual,
            near_upper=mean + _NEAR * usual,
            screen=screen,
            screened_out=len(ranges) - len(kept),
            points=len(values),
        )
