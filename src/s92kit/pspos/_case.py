"""One order under examination, with what every rule asks of it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import attrs

from s92kit.dated import as_known
from s92kit.findings import Finding
from s92kit.law import Law, LegalLimit
from s92kit.periods import format_day
from s92kit.pspos._course import Course, Leg, course_of
from s92kit.pspos._order import OrderKind, Pspo
from s92kit.pspos._penalty import FixedPenalty
from s92kit.pspos._stage import OrderStage, StageKind
from s92kit.pspos._steps import Consultation, Publication
from s92kit.sources import Source

__all__ = ["Case", "named", "resting_on"]

_DECISIONS = (StageKind.MADE, StageKind.EXTENDED, StageKind.VARIED, StageKind.DISCHARGED)


@attrs.frozen(kw_only=True)
class Case:
    """An order, the law, the day and the day whose knowledge counts.

    Args:
        order: The order.
        law: The law to hold it against.
        on: The day on which it is examined.
        known_on: The day whose knowledge counts; ``None`` for everything recorded.
    """

    order: Pspo
    law: Law
    on: date
    known_on: date | None = None

    @property
    def course(self) -> Course | None:
        """How it ran; ``None`` where its making is not recorded."""
        return course_of(self.order, self.known_on)

    @property
    def legs(self) -> tuple[Leg, ...]:
        """Its making and each extension that was not too late; none where no making is known."""
        return self.course.legs if self.course else ()

    @property
    def length_key(self) -> str:
        """The limit on how long it may be made for."""
        expedited = self.order.kind is OrderKind.EXPEDITED
        return "expedited-pspo-length" if expedited else "pspo-length"

    @property
    def last_examined(self) -> date:
        """The day of the examination, or the last on which the order can have been in force."""
        course = self.course
        ended = course.last.latest if course else None
        return min(self.on, ended) if ended else self.on

    def decisions(self, *kinds: StageKind) -> Iterator[OrderStage]:
        """The stages that the council decided, of some kinds or of all.

        Args:
            kinds: The kinds; all that are decisions where none is given.
        """
        wanted = kinds or _DECISIONS
        return (stage for stage in self.order.life(known_on=self.known_on) if stage.kind in wanted)

    def place_of(self, stage: OrderStage) -> tuple[str | int, ...]:
        """The way to a stage inside the document."""
        return ("stages", self.order.stages.index(stage))

    def consultations_of(self, stage: OrderStage) -> tuple[Consultation, ...]:
        """The consultations that led to a stage."""
        names = self.order.earlier_records_of(stage)
        known = as_known(self.order.consultations, self.known_on)
        return tuple(each for each in known if each.stage in names)

    def publications_of(self, stage: OrderStage) -> tuple[Publication, ...]:
        """By what means a stage was made public."""
        names = self.order.earlier_records_of(stage)
        known = as_known(self.order.publications, self.known_on)
        return tuple(each for each in known if each.stage in names)

    @property
    def penalties(self) -> tuple[FixedPenalty, ...]:
        """What notices cost, as far as it was known."""
        return as_known(self.order.fixed_penalties, self.known_on)


def resting_on(finding: Finding, *sources: Source, limit: LegalLimit | None = None) -> Finding:
    """A finding with what it was held against, after its rule's own sources.

    Args:
        finding: The finding.
        sources: Where the facts were read.
        limit: The row of the law that was used.
    """
    held = (*finding.sources, *((limit.source,) if limit else ()), *sources)
    return attrs.evolve(finding, sources=tuple(dict.fromkeys(held)))


def named(stage: OrderStage) -> str:
    """A stage in words, with the day of its decision where that is known.

    Args:
        stage: The stage.
    """
    day = f" on {format_day(stage.decided_on)}" if stage.decided_on else ""
    return f"{stage.id!r}, {stage.kind}{day}"
