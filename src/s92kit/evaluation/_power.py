"""Power: what could have been told from chance at all, at the counts that there were."""

from __future__ import annotations

from collections.abc import Callable
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal, localcontext

import attrs

from s92kit.errors import InvalidValueError
from s92kit.evaluation._counts import Counts
from s92kit.figures import plain_number
from s92kit.intervals import Confidence

__all__ = ["NeededCounts", "SmallestFall", "base_needed_for", "counts_needed", "smallest_fall_seen"]

_PRECISION = 28
_NONE, _ONE = Decimal(0), Decimal(1)
_FOUR_IN_FIVE = Decimal("0.841621233572914")  # as many standard deviations as hold 80% below
_HALVINGS = 60


@attrs.frozen(kw_only=True)
class SmallestFall:
    """What fall could have been seen at a base.

    Args:
        before: The count before.
        most_after: The greatest count after that is told from chance; ``None`` where not even
            none at all would be.
        fall_per_cent: The fall of the rate that it stands for.
        sure_fall_per_cent: The fall that four evaluations in five would have seen; ``None`` where
            no fall would have been.
        words: The same in a sentence that an officer can read.
    """

    before: int
    most_after: int | None
    fall_per_cent: Decimal | None
    sure_fall_per_cent: Decimal | None
    words: str


@attrs.frozen(kw_only=True)
class NeededCounts:
    """What counts a stated change would need before it says anything.

    Args:
        before: The least count before.
        after: The count after that the stated change makes of it, to the whole number beyond.
        words: The same in a sentence that an officer can read.
    """

    before: int
    after: int
    words: str


def smallest_fall_seen(
    before: int,
    *,
    control: Counts | None = None,
    before_days: int = 1,
    after_days: int = 1,
    dispersion: Decimal = _ONE,
    confidence: Confidence = Confidence.P95,
) -> SmallestFall:
    """The smallest fall that could have been told from chance at a count before.

    Args:
        before: The count before.
        control: The counts of the comparison area, whose own chance makes the fall harder to see.
        before_days: How long *before* is.
        after_days: How long *after* is.
        dispersion: How many times the variance of chance the counts vary by from month to month.
        confidence: How sure one wants to be.

    Returns:
        The greatest count after whose interval leaves out no change, and the true fall that would
        be seen four times in five. A fall to none is judged by the chance of that itself.

    Source:
        The variance of the logarithm of a rate ratio, as in :func:`rate_ratio`; for none after,
        Przyborowski, J. and Wilenski, H. (1940), Homogeneity of results in testing samples from
        Poisson series, Biometrika 31, 313-323.

    Examples:
        >>> print(smallest_fall_seen(60).words)
        At 60 before, 40 or fewer after, a fall of 33%, would have been told from chance. To see it
        four times in five, the true fall has to be 46% or more.
        >>> smallest_fall_seen(4).most_after is None
        True
    """
    lengths, reach = (before_days, after_days), _Reach(confidence, dispersion)
    others = () if control is None else (control.before, control.after)

    def seen(after: int) -> bool:
        return _falls_beyond_chance(before, after, lengths, others, reach)

    most_after = _greatest(seen, before * after_days // before_days)
    fall = sure = None
    if most_after is not None:
        fall = -_change(before, most_after, lengths)
        sure = _sure_fall(before, lengths, others, reach)
    return SmallestFall(
        before=before,
        most_after=most_after,
        fall_per_cent=fall,
        sure_fall_per_cent=sure,
        words=_fall_in_words(before, most_after, fall, sure),
    )


def counts_needed(
    change_per_cent: Decimal,
    *,
    confidence: Confidence = Confidence.P95,
) -> NeededCounts:
    """The least counts at which a stated change could be told from chance.

    Args:
        change_per_cent: The change, below 0 for a fall, such as -55.
        confidence: How sure one wants to be.

    Returns:
        The least count before, over times of equal length and without a comparison area.

    Raises:
        InvalidValueError: For no change, or a fall of more than all.

    Source:
        The variance of the logarithm of a rate ratio, as in :func:`rate_ratio`.

    Examples:
        >>> needed = counts_needed(Decimal(-55))
        >>> needed.before, needed.after
        (20, 9)
        >>> counts_needed(Decimal(-8)).before
        1154
    """
    ratio = 1 + change_per_cent / 100
    if not change_per_cent or ratio < 0:
        raise InvalidValueError(
            what="A change in per cent",
            given=change_per_cent,
            mend="Give a fall from -100 up to but not 0, or a rise above 0.",
        )
    before = _base_for(ratio, confidence)
    # To the whole number beyond the stated change, so that the two counts do tell it from chance.
    beyond = ROUND_FLOOR if ratio < 1 else ROUND_CEILING
    after = int((before * ratio).to_integral_value(rounding=beyond))
    noun = "fall" if ratio < 1 else "rise"
    size = plain_number(abs(change_per_cent))
    return NeededCounts(
        before=before,
        after=after,
        words=(
            f"A {noun} of {size}% would need at least {before:,} before, with {after:,} after, "
            "to be told from chance over times of equal length."
        ),
    )


def _base_for(ratio: Decimal, confidence: Confidence) -> int:
    if not ratio:
        return base_needed_for(0, confidence=confidence)
    with localcontext(prec=_PRECISION):
        return 1 + int((confidence.z / ratio.ln()) ** 2 * (1 + 1 / ratio))


def base_needed_for(after: int, *, confidence: Confidence = Confidence.P95) -> int:
    """The least count before from which a count after would have been a fall beyond chance.

    Args:
        after: The count after, over a time of the same length.
        confidence: How sure one wants to be.

    Examples:
        >>> base_needed_for(4)
        13
    """
    low, high = after, 2 * after + 8
    reach = _Reach(confidence, _ONE)
    while not _falls_beyond_chance(high, after, (1, 1), (), reach):
        high *= 2
    while high - low > 1:
        middle = (low + high) // 2
        seen = _falls_beyond_chance(middle, after, (1, 1), (), reach)
        low, high = (low, middle) if seen else (middle, high)
    return high


def _falls_beyond_chance(
    before: int,
    after: int,
    lengths: tuple[int, int],
    others: tuple[int, ...],
    reach: _Reach,
) -> bool:
    if not before or not all(others) or after * lengths[0] >= before * lengths[1]:
        return False
    with localcontext(prec=_PRECISION):
        if not after:
            return (Decimal(lengths[0]) / sum(lengths)) ** before <= reach.confidence.tail
        ratio = Decimal(after * lengths[0]) / (before * lengths[1])
        return -ratio.ln() > reach.of((before, after, *others))


@attrs.frozen
class _Reach:
    """How far the logarithm of a ratio strays by chance."""

    confidence: Confidence
    dispersion: Decimal

    def of(self, cells: tuple[Decimal | int, ...], *, beyond: Decimal = _NONE) -> Decimal:
        """The distance for counts, of so many standard deviations beyond the interval's end."""
        variance = sum((1 / Decimal(cell) for cell in cells), Decimal(0))
        return (self.confidence.z + beyond) * (self.dispersion * variance).sqrt()


def _greatest(seen: Callable[[int], bool], most: int) -> int | None:
    """The greatest count for which something holds that holds for every lesser count."""
    if not seen(0):
        return None
    low, high = 0, most + 1
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if seen(middle) else (low, middle)
    return low


def _change(before: int, after: int, lengths: tuple[int, int]) -> Decimal:
    return 100 * (Decimal(after * lengths[0]) / (before * lengths[1]) - 1)


def _sure_fall(
    before: int, lengths: tuple[int, int], others: tuple[int, ...], reach: _Reach
) -> Decimal | None:
    """The true fall that is seen four times in five, by halving."""
    with localcontext(prec=_PRECISION):
        expected = Decimal(before * lengths[1]) / lengths[0]
        low, high = Decimal(0), Decimal(1)
        for _ in range(_HALVINGS):
            ratio = (low + high) / 2
            cells: tuple[Decimal | int, ...] = (before, expected * ratio, *others)
            if -ratio.ln() > reach.of(cells, beyond=_FOUR_IN_FIVE):
                low = ratio
            else:
                high = ratio
        return 100 * (1 - low) if low else None


def _fall_in_words(
    before: int, most_after: int | None, fall: Decimal | None, sure: Decimal | None
) -> str:
    if most_after is None or fall is None:
        return (
            f"At {before:,} before no fall, not even to none at all, could have been told from "
            "chance."
        )
    after = f"{most_after:,} or fewer" if most_after else "none at all"
    seen = (
        f"At {before:,} before, {after} after, a fall of {plain_number(fall, places=0)}%, would "
        "have been told from chance."
    )
    if sure is None:
        return f"{seen} No true fall would be seen four times in five."
    needed = sure.to_integral_value(rounding=ROUND_CEILING)  # less would not do
    return f"{seen} To see it four times in five, the true fall has to be {needed}% or more."
