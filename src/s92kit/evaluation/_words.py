"""Sentences about counts and what chance may have done to them, for readers."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from s92kit.evaluation._counts import Counts
from s92kit.figures import Figure, plain_number
from s92kit.intervals import Interval

__all__ = [
    "difference_in_words",
    "fell_or_rose",
    "in_counts",
    "may_be_chance",
    "one_place",
    "ratio_in_words",
    "two_places",
]


def two_places(value: Decimal) -> str:
    """A number with two figures after the point, rounded half up."""
    return f"{value.quantize(Decimal('0.01'), rounding=ROUND_HALF_UP):,f}"


def one_place(value: Decimal) -> str:
    """A number with one figure after the point, or none where that is 0."""
    return plain_number(value, places=1)


def fell_or_rose(counts: Counts) -> str:
    """The noun for what became of a rate: fall, rise or, where it stayed, change."""
    if counts.after == counts.expected:
        return "change"
    return "fall" if counts.after < counts.expected else "rise"


def in_counts(counts: Counts) -> str:
    """What became of counts, as the second half of a sentence whose subject is what is counted."""
    before, after = f"{counts.before:,}", f"{counts.after:,}"
    if counts.before_days != counts.after_days:
        before += f" in {counts.before_days:,} days"
        after += f" in {counts.after_days:,} days"
    if (counts.after > counts.before) != (counts.after > counts.expected):
        return f"numbered {before} and then {after}"  # the count went one way and the rate another
    if counts.before == counts.after:
        return f"stayed at {before}"
    verb = "fell" if counts.after < counts.before else "rose"
    return f"{verb} from {before} to {after}"


def ratio_in_words(name: str, figure: Figure, interval: Interval | None) -> str:
    """A ratio with its interval, or why there is none."""
    if figure.value is None:
        return f"{name} that {figure.text}"
    if interval is None:
        return (
            f"{name} of {two_places(figure.value)} (its interval cannot be determined, because a "
            "count is 0)"
        )
    return (
        f"{name} of {two_places(figure.value)} ({interval.confidence} interval "
        f"{two_places(interval.lower)} to {two_places(interval.upper)})"
    )


def difference_in_words(value: Decimal) -> str:
    """A difference of counts in words, such as *10 fewer*."""
    size = one_place(abs(value))
    if size == "0":
        return "no more and no fewer"
    return f"{size} {'fewer' if value < 0 else 'more'}"


def may_be_chance(
    noun: str, value: Decimal | None, interval: Interval | None, no_change: Decimal
) -> str:
    """What an interval says of a change."""
    if value is None or interval is None:
        return f"whether the {noun} is more than chance cannot be told from this"
    if interval.lower <= no_change <= interval.upper:
        return f"the {noun} may be chance"
    return f"the {noun} is larger than chance alone makes"
