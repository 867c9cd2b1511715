"""A day that may be known, lie among some days, or be wholly unknown: its earliest and latest."""

from __future__ import annotations

from datetime import date, timedelta

import attrs

from s92kit.dated import Span
from s92kit.pspos._stage import OrderStage

__all__ = ["Bounds", "decision_of", "first_day_of", "last_day_of"]


@attrs.frozen
class Bounds:
    """The earliest and the latest that a day can be.

    Args:
        earliest: The earliest; ``None`` where there is no such limit.
        latest: The latest; ``None`` where there is no such limit.
    """

    earliest: date | None = None
    latest: date | None = None

    @property
    def exact(self) -> date | None:
        """The day itself, where only one is possible."""
        return self.earliest if self.earliest == self.latest else None

    def not_before(self, day: date | None) -> Bounds:
        """The same, and no earlier than a day.

        Args:
            day: The day; ``None`` changes nothing.
        """
        days = [each for each in (self.earliest, day) if each is not None]
        return Bounds(max(days, default=None), self.latest)


def _of(day: date | None, within: Span | None) -> Bounds:
    if day is not None:
        return Bounds(day, day)
    if within is None:
        return Bounds()
    return Bounds(within.start, within.end - timedelta(days=1) if within.end else None)


def decision_of(stage: OrderStage) -> Bounds:
    """Between which days a stage was decided.

    Args:
        stage: The stage.
    """
    return _of(stage.decided_on, stage.decided_within)


def first_day_of(stage: OrderStage) -> Bounds:
    """Between which days a stage began: never before its decision.

    Args:
        stage: The stage.
    """
    if stage.first_day is not None:
        return _of(stage.first_day, None)
    return _of(None, stage.first_within).not_before(decision_of(stage).earliest)


def last_day_of(stage: OrderStage) -> Bounds:
    """Between which days the last day of a stage lies: never before its first day.

    Args:
        stage: The stage.
    """
    if stage.last_day is not None:
        return _of(stage.last_day, None)
    return _of(None, stage.last_within).not_before(stage.first_day)
