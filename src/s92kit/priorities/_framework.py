"""Priority frameworks: what a plan puts first, in strands, and for which days."""

from __future__ import annotations

from datetime import date

import attrs

from s92kit.boroughs import borough_of
from s92kit.errors import InvalidValueError, UnknownNameError, closest_to
from s92kit.periods import Period
from s92kit.priorities._evidence import Evidence
from s92kit.priorities._mapping import OutsideMapping, OutsidePriorities, ThemeMapping
from s92kit.priorities._plan import Approval, Plan
from s92kit.sources import Source

__all__ = ["Priority", "PriorityFramework", "Strand"]


@attrs.frozen(kw_only=True)
class Strand:
    """A part of a priority that the plan names.

    Args:
        id: The borough's key and a name, such as ``walford/knives``.
        title: What the plan calls it.
        sources: Where it was read.
        part_of: The id of the strand that it is a part of; empty where it is of the priority.
        strands_stated: How many strands of its own the plan says it has, where it does not name
            them all; ``None`` where it does not say.
        note: What a reader should know of it.
    """

    id: str
    title: str
    sources: tuple[Source, ...]
    part_of: str = ""
    strands_stated: int | None = None
    note: str = ""


@attrs.frozen(kw_only=True)
class Priority:
    """One priority, in the borough's own words.

    Args:
        id: The borough's key and a name, such as ``walford/burglary``.
        title: What the plan calls it.
        sources: Where it was read.
        includes: What the plan says belongs to it.
        addressed_elsewhere: What one might look for here and the plan puts under another.
        strands: Its parts, in the plan's order, each after the one that it is a part of.
        themes: How it stands to the shared themes.
        outside: How it stands to priorities of a body above the borough.
        note: What a reader should know of it.

    Raises:
        InvalidValueError: For a strand named twice, a part of a strand that is not named before
            it, and a mapping of a strand that there is none of.
    """

    id: str
    title: str
    sources: tuple[Source, ...]
    includes: tuple[str, ...] = ()
    addressed_elsewhere: tuple[str, ...] = ()
    strands: tuple[Strand, ...] = ()
    themes: tuple[ThemeMapping, ...] = ()
    outside: tuple[OutsideMapping, ...] = ()
    note: str = ""

    def __attrs_post_init__(self) -> None:
        known: set[str] = {""}
        for strand in self.strands:
            if strand.id in known or strand.part_of not in known:
                raise InvalidValueError(
                    what=f"The strand {strand.id!r} of {self.id!r}",
                    given=strand.part_of,
                    mend="Give each an id of its own, after the strand that it is a part of.",
                )
            known.add(strand.id)
        mapped = [each.strand for each in self.themes] + [each.strand for each in self.outside]
        for named in mapped:
            if named not in known:
                raise InvalidValueError(
                    what=f"A mapping of {self.id!r}", given=named, mend=closest_to(named, known)
                )


@attrs.frozen(kw_only=True)
class PriorityFramework:
    """The priorities of one plan.

    Args:
        id: The borough's key and a name, such as ``walford/plan-2019``.
        title: What the framework is called.
        priorities: The priorities, in the plan's order, at least one.
        sources: Where it was read.
        period: The days it is for; ``None`` where the papers give none.
        period_unknown_because: Why there is no period; empty where there is one.
        approvals: Who agreed to it.
        plan: The plan that the priorities are of, where it is another than the title names.
        aligned_with: The plans that it is kept in step with, as the papers say.
        evidence: The consultations and assessments that it rests on.
        outside: The priorities of bodies above the borough that its papers name.
        incomplete_because: Why there may be priorities that are not listed; empty where all are.
        note: What a reader should know of the whole.

    Raises:
        InvalidValueError: For no priorities, one named twice, a period that is neither given
            nor explained, and a mapping to a priority of another body that is not listed.
    """

    id: str
    title: str
    priorities: tuple[Priority, ...]
    sources: tuple[Source, ...]
    period: Period | None = None
    period_unknown_because: str = ""
    approvals: tuple[Approval, ...] = ()
    plan: Plan | None = None
    aligned_with: tuple[Plan, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    outside: tuple[OutsidePriorities, ...] = ()
    incomplete_because: str = ""
    note: str = ""

    def __attrs_post_init__(self) -> None:
        ids = [priority.id for priority in self.priorities]
        if not ids or len(set(ids)) < len(ids):
            raise InvalidValueError(
                what=f"The priorities of {self.id!r}",
                given=ids,
                mend="Give at least one, each with an id of its own.",
            )
        if (self.period is None) != bool(self.period_unknown_because):
            raise InvalidValueError(
                what=f"The period of {self.id!r}",
                given=str(self.period),
                mend="Give the period, or say in period_unknown_because why there is none.",
            )
        _check_outside(self)

    @property
    def borough(self) -> str:
        """The key of the borough whose framework it is."""
        return borough_of(self.id)

    def priority(self, id: str) -> Priority:  # noqa: A002 - the field's own word
        """The priority with an id.

        Raises:
            UnknownNameError: Where there is none.
        """
        for priority in self.priorities:
            if priority.id == id:
                return priority
        known = [priority.id for priority in self.priorities]
        raise UnknownNameError(what="priority", name=id, known=known)

    def in_force(self, on: date) -> bool | None:
        """Whether it is in force on a day; ``None`` where its days are not known.

        Args:
            on: The day.
        """
        return None if self.period is None else on in self.period


def _check_outside(framework: PriorityFramework) -> None:
    known = {(each.body, name) for each in framework.outside for name in each.names}
    for priority in framework.priorities:
        for mapping in priority.outside:
            if (mapping.body, mapping.name) not in known:
                raise InvalidValueError(
                    what=f"A mapping of {priority.id!r}",
                    given=f"{mapping.body}: {mapping.name}",
                    mend="Name a body and a priority that stand in the framework's own outside.",
                )
