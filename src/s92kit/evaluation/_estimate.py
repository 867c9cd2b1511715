"""Estimates: a figure with its interval, and whether chance alone could have made it."""

from __future__ import annotations

from decimal import Decimal

import attrs

from s92kit.figures import Figure
from s92kit.findings import Outcome
from s92kit.intervals import Interval
from s92kit.sources import Source

__all__ = ["Estimate"]


@attrs.frozen(kw_only=True)
class Estimate:
    """A figure that was worked out from counts, and how far chance reaches around it.

    Args:
        figure: The figure, or why there is none; its ``how`` holds the working.
        interval: Between which values it may lie; ``None`` where that cannot be determined.
        words: The same in a sentence that an officer can read.
        no_change: What the figure would be had nothing changed: 1 for a ratio, 0 for a difference.
        standard_error: How far chance alone moves it, on the scale that the method works on.

    Examples:
        >>> from s92kit.evaluation import Counts, rate_ratio
        >>> rate_ratio(Counts(before=60, after=45), of="Calls").outcome
        <Outcome.NOT_MET: 'not met'>
    """

    figure: Figure
    interval: Interval | None
    words: str
    no_change: Decimal
    standard_error: Decimal | None = None

    @property
    def outcome(self) -> Outcome:
        """Whether the change is larger than chance alone makes; not determined without interval."""
        if self.interval is None:
            return Outcome.UNDETERMINED
        within = self.interval.lower <= self.no_change <= self.interval.upper
        return Outcome.NOT_MET if within else Outcome.MET

    def sourced(self, sources: tuple[Source, ...]) -> Estimate:
        """The same estimate with the sources of its counts.

        Args:
            sources: Where the counts were read.
        """
        return attrs.evolve(self, figure=attrs.evolve(self.figure, sources=sources))
