"""Directions of travel: whether a figure went the better way since an earlier one."""

from __future__ import annotations

import enum
from decimal import Decimal

import attrs

from s92kit.kpis._indicator import Polarity

__all__ = ["Direction", "Travel", "travel"]


class Direction(enum.StrEnum):
    """Which way a figure went; *better* is not *higher*."""

    BETTER = "better"
    SAME = "same"
    WORSE = "worse"
    HIGHER = "higher"
    """Where neither way is better."""
    LOWER = "lower"
    """Where neither way is better."""


@attrs.frozen(kw_only=True)
class Travel:
    """Which way a figure went, or the reason why nobody can tell.

    Args:
        direction: The way; ``None`` where it cannot be determined.
        earlier: The figure that it is held against; ``None`` where it is not known.
        because: Why there is no direction; empty where there is one.
    """

    direction: Direction | None
    earlier: Decimal | None = None
    because: str = ""

    @property
    def text(self) -> str:
        """The way in one word, or that it cannot be determined and why."""
        if self.direction is not None:
            return str(self.direction)
        return f"cannot be determined, because {self.because}"


def travel(
    value: Decimal | None,
    earlier: Decimal | None,
    polarity: Polarity | None,
    *,
    because: str = "",
) -> Travel:
    """Which way a figure went since an earlier one.

    Args:
        value: The figure; ``None`` where it cannot be determined.
        earlier: The earlier one; ``None`` where it is not known.
        polarity: Which way is better; ``None`` where nobody says.
        because: Why one of them is not known.

    Examples:
        >>> travel(Decimal(80), Decimal(84), Polarity.LOWER).text
        'better'
    """
    if value is None or earlier is None:
        reason = because or "one of the two figures is not known"
        return Travel(direction=None, earlier=earlier, because=reason)
    if value == earlier:
        return Travel(direction=Direction.SAME, earlier=earlier)
    if polarity is Polarity.NEUTRAL or polarity is None:
        way = Direction.HIGHER if value > earlier else Direction.LOWER
    else:
        better = (value > earlier) == (polarity is Polarity.HIGHER)
        way = Direction.BETTER if better else Direction.WORSE
    return Travel(direction=way, earlier=earlier)
