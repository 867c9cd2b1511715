"""Dispersion: whether counts vary from month to month by more than chance makes them."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal, localcontext

import attrs

from s92kit.distributions import chi_square_exceeded
from s92kit.intervals import Confidence

__all__ = ["Dispersion", "dispersion_of"]

_PRECISION = 28
_LEAST_FREEDOM = 4


@attrs.frozen(kw_only=True)
class Dispersion:
    """How much counts vary beside what chance makes of them.

    Args:
        index: The variance as a multiple of the mean: about 1 where chance alone is at work.
        months: How many counts it rests on.
        beyond_chance: Whether it is larger than chance makes it one time in twenty.
    """

    index: Decimal
    months: int
    beyond_chance: bool

    @property
    def times(self) -> Decimal:
        """By how much the variance of an estimate is to be multiplied."""
        return max(self.index, Decimal(1)) if self.beyond_chance else Decimal(1)


def dispersion_of(series: Iterable[tuple[int, ...]]) -> Dispersion | None:
    """How much the counts of months vary around the mean of their own series.

    Args:
        series: The counts of months, each series of one area and one time.

    Returns:
        The index; ``None`` where the series are too short to tell.

    Source:
        Fisher, R. A., Thornton, H. G. and Mackenzie, W. A. (1922), The accuracy of the plating
        method, Annals of Applied Biology 9, 325-359: the index of dispersion, which chance makes
        as the chi-square distribution has it.

    Examples:
        >>> dispersion_of([(10, 12, 9, 11, 8, 10)]).beyond_chance
        False
        >>> round(dispersion_of([(2, 30, 4, 28, 1, 25)]).index, 1)
        Decimal('13.1')
    """
    used = [counts for counts in series if len(counts) > 1 and any(counts)]
    freedom = sum(len(counts) - 1 for counts in used)
    if freedom < _LEAST_FREEDOM:
        return None
    with localcontext(prec=_PRECISION):
        square = sum((_square(counts) for counts in used), Decimal(0))
        return Dispersion(
            index=square / freedom,
            months=sum(map(len, used)),
            beyond_chance=square > chi_square_exceeded(Confidence.P90.tail, freedom),
        )


def _square(counts: tuple[int, ...]) -> Decimal:
    mean = Decimal(sum(counts)) / len(counts)
    return sum(((count - mean) ** 2 for count in counts), Decimal(0)) / mean
