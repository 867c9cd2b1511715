"""The task of an allocation: requests, shifts and policy, cut to whole blocks and put in order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

import attrs

from s92kit.tasking._capacity import Capacity, TeamShift
from s92kit.tasking._opportunity import Opportunity, blocks_up, opportunities_of
from s92kit.tasking._plan import Plan, Visit
from s92kit.tasking._policy import PriorityBand, TaskingPolicy
from s92kit.tasking._request import TaskRequest
from s92kit.tasking._shift_blocks import ShiftBlocks
from s92kit.tasking._worth import worth_of

__all__ = ["Ask", "Task", "WardRecord", "task_of"]


@attrs.frozen(kw_only=True)
class WardRecord:
    """What a ward asked for and got in earlier cycles.

    Args:
        ward: The ward.
        wanted_minutes: Officer-minutes that its requests wanted.
        given_minutes: Officer-minutes that were delivered to them.
    """

    ward: str
    wanted_minutes: int
    given_minutes: int


@attrs.frozen(kw_only=True)
class Ask:
    """A request in whole blocks, beyond what is fixed for it already.

    Args:
        request: The request.
        score: What its minutes count.
        block: How many minutes a block has.
        fixed_minutes: Minutes of presence that are fixed already.
        fixed_shifts: The ids of the shifts on which they are.
        opportunities: When it may be visited.
        worths: What no block more is worth, one block more, two, and so on up to the most.
    """

    request: TaskRequest
    score: int
    block: int
    fixed_minutes: int
    fixed_shifts: frozenset[str]
    opportunities: tuple[Opportunity, ...]
    worths: tuple[Decimal, ...]

    @property
    def id(self) -> str:
        """The id of the request."""
        return self.request.id

    @property
    def least(self) -> int:
        """Blocks below which nothing more is given; 0 where the least is fixed already."""
        return _blocks_to(self.request.minutes_least, self.fixed_minutes, self.block)

    @property
    def wanted(self) -> int:
        """Blocks that it still wants."""
        return _blocks_to(self.request.minutes_wanted, self.fixed_minutes, self.block)

    @property
    def most(self) -> int:
        """Blocks above which more is of no use."""
        return len(self.worths) - 1


@attrs.frozen(kw_only=True, eq=False)
class Task:
    """Everything that an allocation has to know.

    Args:
        requests: The requests, by id; closed ones too.
        capacity: What the team has to give.
        policy: What the allocation has to keep to.
        asks: The requests that can be given time, by id.
        fixed: Visits that are fixed.
        previous: Minutes of presence of each request in the plan before; empty for none.
        wards: What wards asked for and got in earlier cycles.
    """

    requests: Mapping[str, TaskRequest]
    capacity: Capacity
    policy: TaskingPolicy
    asks: tuple[Ask, ...]
    fixed: tuple[Visit, ...]
    previous: Mapping[str, int]
    wards: tuple[WardRecord, ...]

    @property
    def skills(self) -> tuple[str, ...]:
        """Every skill that a request asks for."""
        return tuple(sorted({skill for ask in self.asks for skill in ask.request.skills}))

    @property
    def bands(self) -> tuple[PriorityBand, ...]:
        """The floors and caps, by priority."""
        return tuple(sorted(self.policy.bands, key=lambda band: band.priority))

    def shift_blocks(self) -> list[ShiftBlocks]:
        """The blocks of each shift, with what is fixed taken off."""
        taken: dict[str, list[Visit]] = {}
        for visit in self.fixed:
            taken.setdefault(visit.shift, []).append(visit)
        return [
            ShiftBlocks(shift, self.policy.block_minutes, self.skills, taken.get(shift.id, ()))
            for shift in self.capacity.shifts
        ]

    def floor_of(self, band: PriorityBand) -> int:
        """The officer-minutes below which a priority falls short, rounded up."""
        return -int(-band.floor_share * self.capacity.minutes // 1)

    def cap_of(self, band: PriorityBand) -> int:
        """The officer-minutes that a priority may not pass, rounded down."""
        return int(band.cap_share * self.capacity.minutes // 1)

    def fixed_minutes_of(self, priority: str) -> int:
        """Officer-minutes of a priority that are fixed."""
        return sum(
            visit.officer_minutes
            for visit in self.fixed
            if self.requests[visit.request].priority == priority
        )

    def wanted_by_ward(self) -> dict[str, int]:
        """Officer-minutes that each ward wanted, in earlier cycles and this one, by ward."""
        wanted = {record.ward: record.wanted_minutes for record in self.wards}
        for ask in self.asks:
            ward = ask.request.place.ward
            if ward:
                minutes = ask.request.minutes_wanted * ask.request.crew
                wanted[ward] = wanted.get(ward, 0) + minutes
        return {ward: wanted[ward] for ward in sorted(wanted) if wanted[ward]}

    def given_before(self, ward: str) -> int:
        """Officer-minutes that a ward has had in earlier cycles, or has fixed in this one."""
        fixed = sum(
            visit.officer_minutes
            for visit in self.fixed
            if self.requests[visit.request].place.ward == ward
        )
        return fixed + sum(each.given_minutes for each in self.wards if each.ward == ward)


def task_of(
    requests: Sequence[TaskRequest],
    scores: Mapping[str, int],
    capacity: Capacity,
    policy: TaskingPolicy,
    *,
    previous: Plan | None = None,
    fixed: Sequence[Visit] = (),
    wards: Sequence[WardRecord] = (),
) -> Task:
    """The task, in an order that hangs on ids and days and on nothing else.

    Args:
        requests: The requests; those that are closed get no time.
        scores: The score of each request, by its id.
        capacity: What the team has to give.
        policy: What the allocation has to keep to.
        previous: The plan before, to stay close to.
        fixed: Visits that are fixed, such as work already done.
        wards: What wards asked for and got in earlier cycles.
    """
    standing = tuple(attrs.evolve(visit, fixed=True) for visit in sorted(fixed))
    ordered = {each.id: each for each in sorted(requests, key=lambda each: each.id)}
    before = previous.visits if previous else ()
    minutes: dict[str, int] = {}
    for visit in before:
        minutes[visit.request] = minutes.get(visit.request, 0) + visit.minutes
    return Task(
        requests=ordered,
        capacity=capacity,
        policy=policy,
        asks=tuple(
            _ask(request, scores[request.id], capacity, policy, standing)
            for request in ordered.values()
            if request.status.open
        ),
        fixed=standing,
        previous=minutes,
        wards=tuple(sorted(wards, key=lambda each: each.ward)),
    )


def _ask(
    request: TaskRequest,
    score: int,
    capacity: Capacity,
    policy: TaskingPolicy,
    fixed: tuple[Visit, ...],
) -> Ask:
    own = [visit for visit in fixed if visit.request == request.id]
    had, block = sum(visit.minutes for visit in own), policy.block_minutes
    worths = (
        score * worth_of(policy.returns, request, had + more * block)
        for more in range(_blocks_to(request.minutes_most, had, block) + 1)
    )
    return Ask(
        request=request,
        score=score,
        block=block,
        fixed_minutes=had,
        fixed_shifts=frozenset(visit.shift for visit in own),
        opportunities=tuple(
            part
            for chance in opportunities_of(request, capacity.shifts, policy)
            for part in _apart(chance, capacity.shifts[chance.shift], own, block)
        ),
        worths=tuple(worths),
    )


def _blocks_to(minutes: int, had: int, block: int) -> int:
    return max(0, blocks_up(minutes - had, block))


def _apart(
    chance: Opportunity, shift: TeamShift, own: list[Visit], block: int
) -> Iterator[Opportunity]:
    """The parts of an opportunity that lie beside visits which are fixed."""
    taken = {
        at
        for visit in own
        if visit.shift == shift.id
        for at in range(chance.first, chance.end)
        if visit.starts < shift.starts + (at + 1) * block and shift.starts + at * block < visit.ends
    }
    first = chance.first
    for end in (*sorted(taken), chance.end):
        if end - first >= chance.least:
            yield attrs.evolve(chance, first=first, end=end)
        first = end + 1
