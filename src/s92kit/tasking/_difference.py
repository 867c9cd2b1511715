"""Differences between two plans: what each request and priority gained or lost, and why."""

from __future__ import annotations

import attrs

from s92kit.tasking._by_priority import minutes_by_priority
from s92kit.tasking._plan import Visit
from s92kit.tasking._record import PlanRecord
from s92kit.tasking._wording import clock, day_in_words, in_hours, listed

__all__ = ["Change", "PlanDifference", "difference"]


@attrs.frozen(kw_only=True)
class Change:
    """What something has in one plan and in another.

    Args:
        of: The id of a request or a priority.
        before: Its officer-minutes in the first plan; ``None`` where that does not know it.
        after: Its officer-minutes in the second plan; ``None`` where that does not know it.
    """

    of: str
    before: int | None
    after: int | None

    @property
    def more(self) -> int:
        """Officer-minutes gained; fewer than 0 where it lost."""
        return (self.after or 0) - (self.before or 0)

    @property
    def words(self) -> str:
        """The change in one sentence."""
        if self.before is None:
            return f"{self.of} is new, and has {in_hours(self.after or 0)}."
        if self.after is None:
            return f"{self.of} is no longer asked for; it had {in_hours(self.before)}."
        if not self.more:
            return f"{self.of} keeps {in_hours(self.before)}."
        verb = "gains" if self.more > 0 else "loses"
        return (
            f"{self.of} {verb} {in_hours(self.more)}: "
            f"{in_hours(self.after)} instead of {in_hours(self.before)}."
        )


@attrs.frozen(kw_only=True)
class PlanDifference:
    """What is otherwise in the second of two plans.

    Args:
        capacity: What the team had to give.
        allocated: What was given out.
        requests: Each request that has more or less, or is in one of them alone; losses first.
        priorities: Each priority that has more or less.
        dropped: Visits of the first plan that are not in the second.
        added: Visits of the second plan that are not in the first.
        reasons: Why the second was made, where it is a later version of the first.
    """

    capacity: Change
    allocated: Change
    requests: tuple[Change, ...]
    priorities: tuple[Change, ...]
    dropped: tuple[Visit, ...]
    added: tuple[Visit, ...]
    reasons: tuple[str, ...] = ()

    @property
    def same(self) -> bool:
        """Whether the two plans send the same officers to the same places at the same times."""
        return not (self.dropped or self.added or self.requests or self.capacity.more)

    @property
    def lines(self) -> tuple[str, ...]:
        """The difference in sentences, in the order in which a meeting would ask."""
        if self.same:
            return ("The two plans are the same.",)
        changed = (self.capacity, self.allocated)
        lines = [each.words for each in changed if each.more]
        lines += [each.words for each in (*self.requests, *self.priorities)]
        lines += [f"No longer: {_visit(each)}" for each in self.dropped]
        lines += [f"New: {_visit(each)}" for each in self.added]
        return tuple(lines)


def difference(first: PlanRecord, second: PlanRecord) -> PlanDifference:
    """What is otherwise in the second of two plans.

    Args:
        first: The plan before.
        second: The plan after.
    """
    requests = _changes(_by_request(first), _by_request(second))
    earlier = {version.number for version in first.versions}
    return PlanDifference(
        capacity=Change(
            of="The team", before=first.capacity.minutes, after=second.capacity.minutes
        ),
        allocated=Change(
            of="What is given out",
            before=first.plan.allocated_minutes,
            after=second.plan.allocated_minutes,
        ),
        requests=requests,
        priorities=_changes(_by_priority(first), _by_priority(second)),
        dropped=_only_in(first, second),
        added=_only_in(second, first),
        reasons=tuple(
            version.reason
            for version in second.versions
            if first.id == second.id and version.number not in earlier
        ),
    )


def _by_request(record: PlanRecord) -> dict[str, int]:
    return {each.id: record.officer_minutes_of(each.id) for each in record.requests}


def _by_priority(record: PlanRecord) -> dict[str, int]:
    return {each.priority: each.officer_minutes for each in minutes_by_priority(record)}


def _changes(before: dict[str, int], after: dict[str, int]) -> tuple[Change, ...]:
    changes = (
        Change(of=name, before=before.get(name), after=after.get(name))
        for name in {**before, **after}
    )
    told = (each for each in changes if each.more or None in (each.before, each.after))
    return tuple(sorted(told, key=lambda each: (each.more, each.of)))


def _only_in(record: PlanRecord, other: PlanRecord) -> tuple[Visit, ...]:
    there = {attrs.evolve(visit, fixed=False) for visit in other.plan.visits}
    return tuple(v for v in record.plan.visits if attrs.evolve(v, fixed=False) not in there)


def _visit(visit: Visit) -> str:
    times = f"{clock(visit.day, visit.starts)} to {clock(visit.day, visit.ends)}"
    officers = listed(visit.officers, most=6)
    return f"{day_in_words(visit.day)} {times}, {visit.request}, {officers}."
