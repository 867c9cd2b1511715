"""Orders: what they restrict, where, and every record of their lives, with what is not known."""

from __future__ import annotations

import enum
from collections.abc import Iterable
from datetime import date
from typing import TypeVar

import attrs

from s92kit.boroughs import borough_of
from s92kit.dated import Entry, Timeline, as_known
from s92kit.errors import InvalidValueError, UnknownNameError
from s92kit.pspos._geometry import require_geometry
from s92kit.pspos._penalty import FixedPenalty, LeastAge
from s92kit.pspos._stage import OrderStage, StageKind
from s92kit.pspos._steps import Consultation, Publication
from s92kit.pspos._term import EnforcementPolicy, OrderTerm
from s92kit.sources import Source

__all__ = ["OrderKind", "Pspo"]


class OrderKind(enum.StrEnum):
    """The two kinds of order, which may last for different lengths of time."""

    FULL = "full"
    """Under section 59 of the Act of 2014."""
    EXPEDITED = "expedited"
    """Under section 59A, near schools and places of the health service."""


S = TypeVar("S", FixedPenalty, LeastAge)


@attrs.frozen(kw_only=True)
class Pspo:
    """A public spaces protection order under Part 4 of the Act of 2014.

    Args:
        id: The borough's key and a name, such as ``walford/street-drinking``.
        title: What the order is called.
        area: The restricted area, in words.
        stages: Its life, corrected records included.
        sources: Where it was read.
        kind: A full order, or an expedited one.
        streets: The streets of the restricted area, where the papers list them.
        wards: The wards that it lies in, where the papers list them.
        geometry: The area as the text of a GeoJSON geometry, kept as given; empty where none is.
        terms: What it forbids or requires, as far as the papers say.
        fixed_penalties: What notices cost, where the papers say.
        least_ages: Below which age the council gives no notice, where it has such a policy.
        enforcement: What else the council says of how it enforces the order.
        consultations: Who was consulted, and when.
        publications: Where it was made public.
        succeeds: The ids of the orders whose place it takes.
        note: What a reader should know of it.

    Raises:
        InvalidValueError: Where at some day of knowledge it would have been made twice, or a
            consultation or publication is of no stage, or the geometry is none.
        InvalidHistoryError: Where ids or corrections do not fit together.
        OverlappingSpansError: Where two penalties, or two least ages, would hold on one day.
    """

    id: str
    title: str
    area: str
    stages: tuple[OrderStage, ...]
    sources: tuple[Source, ...]
    kind: OrderKind = OrderKind.FULL
    streets: tuple[str, ...] = ()
    wards: tuple[str, ...] = ()
    geometry: str = ""
    terms: tuple[OrderTerm, ...] = ()
    fixed_penalties: tuple[FixedPenalty, ...] = ()
    least_ages: tuple[LeastAge, ...] = ()
    enforcement: tuple[EnforcementPolicy, ...] = ()
    consultations: tuple[Consultation, ...] = ()
    publications: tuple[Publication, ...] = ()
    succeeds: tuple[str, ...] = ()
    note: str = ""

    def __attrs_post_init__(self) -> None:
        for records in (self.stages, self.consultations, self.publications):
            as_known(records, None)
        timeline_of(self.fixed_penalties)
        timeline_of(self.least_ages)
        terms_known(self, None)
        if self.geometry:
            require_geometry(self.geometry, what=f"The geometry of {self.id!r}")
        self._refuse_two_makings()
        self._refuse_steps_of_no_stage()

    def _refuse_two_makings(self) -> None:
        for known_on in sorted({stage.recorded_on for stage in self.stages}):
            made = [each.id for each in self.life(known_on=known_on) if _is_making(each)]
            if len(made) > 1:
                raise InvalidValueError(
                    what=f"The making of {self.id!r}",
                    given=made,
                    mend="An order is made once. Let the later record supersede the earlier, or "
                    "record a new order that succeeds this one.",
                )

    def _refuse_steps_of_no_stage(self) -> None:
        stages = {stage.id for stage in self.stages}
        steps: tuple[Consultation | Publication, ...] = (*self.consultations, *self.publications)
        for step in steps:
            if step.stage not in stages:
                what = f"stage of the order {self.id!r}"
                raise UnknownNameError(what=what, name=step.stage, known=stages)

    @property
    def borough(self) -> str:
        """The key of the borough whose order it is."""
        return borough_of(self.id)

    def life(self, *, known_on: date | None = None) -> tuple[OrderStage, ...]:
        """The stages that were known on a day, in the order in which they were recorded.

        Args:
            known_on: The day whose knowledge counts; ``None`` for everything recorded.
        """
        known = as_known(self.stages, known_on)
        return tuple(sorted(known, key=lambda stage: stage.recorded_on))

    def earlier_records_of(self, stage: OrderStage) -> frozenset[str]:
        """The id of a stage, and of every record that it corrects, at whatever remove.

        Args:
            stage: One of the order's stages.
        """
        by_id = {each.id: each for each in self.stages}
        found, open_ids = set[str](), [stage.id]
        while open_ids:
            name = open_ids.pop()
            found.add(name)
            open_ids.extend(by_id[name].supersedes)
        return frozenset(found)


def _is_making(stage: OrderStage) -> bool:
    return stage.kind is StageKind.MADE


def timeline_of(records: Iterable[S]) -> Timeline[S]:
    """What holds on each day: at most one record, corrected ones left out.

    Args:
        records: Penalties or least ages, corrected ones included.
    """
    return Timeline(
        Entry(
            id=record.id,
            value=record,
            span=record.span,
            source=record.source,
            recorded_on=record.recorded_on,
            supersedes=record.supersedes,
        )
        for record in records
    )


@attrs.frozen(kw_only=True)
class _Shown:
    """A term as a record with the day on which it is shown to have been known."""

    id: str
    recorded_on: date
    supersedes: tuple[str, ...]
    term: OrderTerm


def terms_known(order: Pspo, known_on: date | None) -> tuple[OrderTerm, ...]:
    """The terms that were known on a day and not yet corrected by then.

    Args:
        order: The order.
        known_on: The day whose knowledge counts; ``None`` for everything recorded.
    """
    shown = (
        _Shown(id=term.id, recorded_on=term.shown_on, supersedes=term.supersedes, term=term)
        for term in order.terms
    )
    return tuple(each.term for each in as_known(shown, known_on))
