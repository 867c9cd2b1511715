"""How an order ran: its first and last day as far as known, extension by extension."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

import attrs

from s92kit.dated import Span
from s92kit.periods import format_day
from s92kit.pspos._bounds import Bounds, decision_of, first_day_of, last_day_of
from s92kit.pspos._order import Pspo
from s92kit.pspos._stage import OrderStage, StageKind

__all__ = ["Course", "Hole", "Leg", "course_of", "timing_of"]

_RUNS_ON = (StageKind.EXTENDED, StageKind.CONSULTED, StageKind.LAPSED)


@attrs.frozen(kw_only=True)
class Leg:
    """One period of an order: as it was made, or as an extension carried it on.

    Args:
        stage: The stage that set it.
        before: The last day before it; open bounds for the making.
        last: Its own last day.
        valid: Whether it carried the order on; ``None`` where that cannot be told.
    """

    stage: OrderStage
    before: Bounds
    last: Bounds
    valid: bool | None

    @property
    def would_begin(self) -> date | None:
        """The first day, as stated or, of an extension, the day after the last day before it."""
        if self.stage.first_day or self.stage.kind is StageKind.MADE:
            return self.stage.first_day
        return self.before.exact + timedelta(days=1) if self.before.exact else None

    @property
    def first_day(self) -> date | None:
        """The same; ``None`` where it is not stated and the order may not have run on."""
        return self.would_begin if self.valid else self.stage.first_day


@attrs.frozen
class Hole:
    """Days that an extension leaves between the last day before it and its own first day."""

    span: Span
    stage: OrderStage


@attrs.frozen(kw_only=True)
class Course:
    """An order's days as far as known.

    Args:
        legs: The making and each extension, in order.
        last: Between which days its last day lies, all extensions considered.
        why_no_last: Why the last day is not known; empty where it is.
        holes: Days between periods that should follow each other.
        too_late: The extensions that were decided after the order had ended.
        lapsed: The record that says that it lapsed, where there is one.
        discharge: The record of its discharge, where there is one.
    """

    legs: tuple[Leg, ...]
    last: Bounds
    why_no_last: str
    holes: tuple[Hole, ...] = ()
    too_late: tuple[Leg, ...] = ()
    lapsed: OrderStage | None = None
    discharge: OrderStage | None = None

    @property
    def made(self) -> OrderStage:
        """The stage of its making."""
        return self.legs[0].stage

    @property
    def first(self) -> Bounds:
        """Between which days its first day lies."""
        return first_day_of(self.made)

    @property
    def discharged_on(self) -> Bounds:
        """Between which days the last day before its discharge lies."""
        if self.discharge is None:
            return Bounds()
        ends = last_day_of(self.discharge)
        return ends if ends.exact else ends.not_before(decision_of(self.discharge).earliest)


def timing_of(stage: OrderStage, before: Bounds) -> bool | None:
    """Whether an extension was decided by the last day; ``None`` where that cannot be told.

    Args:
        stage: The extension.
        before: The last day of the order without it.
    """
    decided = decision_of(stage)
    if decided.latest and before.earliest and decided.latest <= before.earliest:
        return True
    if decided.earliest and before.latest and decided.earliest > before.latest:
        return False
    return None


def course_of(order: Pspo, known_on: date | None) -> Course | None:
    """How an order ran; ``None`` where its making is not recorded.

    Args:
        order: The order.
        known_on: The day whose knowledge counts; ``None`` for everything recorded.
    """
    life = order.life(known_on=known_on)
    made = next((stage for stage in life if stage.kind is StageKind.MADE), None)
    if made is None:
        return None
    ended = last_day_of(made)
    course = Course(
        legs=(Leg(stage=made, before=Bounds(), last=ended, valid=True),),
        last=ended,
        why_no_last="" if ended.exact else made.unknown_because,
        discharge=next((each for each in life if each.kind is StageKind.DISCHARGED), None),
    )
    for stage in _in_order(each for each in life if each.kind in _RUNS_ON):
        course = _carried_on(course, stage)
    return course


def _in_order(stages: Iterable[OrderStage]) -> list[OrderStage]:
    def day(stage: OrderStage) -> date:
        first, decided = first_day_of(stage).earliest, decision_of(stage).earliest
        return first or decided or stage.recorded_on

    return sorted(stages, key=day)


def _carried_on(course: Course, stage: OrderStage) -> Course:
    if stage.kind is StageKind.LAPSED:
        ended = last_day_of(stage)
        if ended.latest is None:
            return attrs.evolve(course, lapsed=stage)
        why = "" if ended.exact else stage.unknown_because
        return attrs.evolve(course, last=ended, why_no_last=why, lapsed=stage)
    before, ends = course.last, last_day_of(stage)
    proposed = stage.kind is StageKind.CONSULTED
    valid = None if proposed else timing_of(stage, before)
    leg = Leg(stage=stage, before=before, last=ends, valid=valid)
    if valid is False:
        return attrs.evolve(course, too_late=(*course.too_late, leg))
    if valid:
        return attrs.evolve(
            course,
            legs=(*course.legs, leg),
            last=ends.not_before(before.earliest),
            why_no_last="" if ends.exact else stage.unknown_because,
            holes=(*course.holes, *_hole(leg)),
        )
    latest = max(before.latest, ends.latest) if before.latest and ends.latest else None
    return attrs.evolve(
        course,
        legs=course.legs if proposed else (*course.legs, leg),
        last=Bounds(before.earliest, latest),
        why_no_last=_doubt(stage, before),
    )


def _doubt(stage: OrderStage, before: Bounds) -> str:
    if stage.kind is StageKind.CONSULTED:
        return f"an extension was proposed, and what was decided is not recorded: {_why(stage)}"
    decided = stage.decided_on
    if decided is None or before.exact:
        return f"it cannot be told whether it was extended in time: {_why(stage)}"
    return (
        f"it cannot be told whether the extension decided on {format_day(decided)} was in time, "
        "because the last day before it is not known"
    )


def _why(stage: OrderStage) -> str:
    return stage.unknown_because or "its days are not recorded"


def _hole(leg: Leg) -> tuple[Hole, ...]:
    ended, resumes = leg.before.exact, leg.stage.first_day
    if ended is None or resumes is None or resumes <= ended + timedelta(days=1):
        return ()
    return (Hole(Span(start=ended + timedelta(days=1), end=resumes), leg.stage),)
