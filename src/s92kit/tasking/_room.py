"""Room: what is left in a plan, and what there would be if something in it were otherwise."""

from __future__ import annotations

from collections.abc import Collection, Iterator

import attrs

from s92kit.tasking._capacity import TeamShift
from s92kit.tasking._opportunity import Opportunity, opportunities_of
from s92kit.tasking._plan import Visit
from s92kit.tasking._record import PlanRecord
from s92kit.tasking._request import TaskRequest
from s92kit.tasking._shift_blocks import ShiftBlocks

__all__ = ["Room"]


class Room:
    """How many minutes of presence there are for a request, shift by shift, exactly counted.

    Args:
        record: The plan.
        without: Requests whose visits are taken as not made.
    """

    def __init__(self, record: PlanRecord, *, without: Collection[str] = ()) -> None:
        self.record = record
        self.block = record.policy.block_minutes
        self._skills = tuple(sorted({skill for each in record.requests for skill in each.skills}))
        self._visits: dict[str, list[Visit]] = {}
        for visit in record.plan.visits:
            if visit.request not in without:
                self._visits.setdefault(visit.shift, []).append(visit)

    def shift(self, at: int, *, more_officers: int = 0) -> ShiftBlocks:
        """The blocks of one shift, with the visits of the plan taken off.

        Args:
            at: The place of the shift.
            more_officers: So many more officers, free all through it and holding every skill.
        """
        shift = self.record.capacity.shifts[at]
        grown = _with_more(shift, more_officers, self._skills) if more_officers else shift
        return ShiftBlocks(grown, self.block, self._skills, self._visits.get(shift.id, ()))

    def chances(self, request: TaskRequest) -> tuple[Opportunity, ...]:
        """Each stretch of a shift in which the request may be visited."""
        return opportunities_of(request, self.record.capacity.shifts, self.record.policy)

    def minutes_for(self, request: TaskRequest, *, chances: Collection[Opportunity] = ()) -> int:
        """Minutes of presence for which there is room, in visits that are long enough.

        A stretch that touches a visit which the request already has only makes that one longer.

        Args:
            request: The request.
            chances: Where to look; everywhere where left out.
        """
        looked_at = chances or self.chances(request)
        return sum(self.minutes_in(chance, self.shift(chance.shift)) for chance in looked_at)

    def minutes_in(self, chance: Opportunity, shift: ShiftBlocks) -> int:
        """Minutes of presence for which there is room in one opportunity.

        Args:
            chance: The opportunity.
            shift: The blocks of its shift.
        """
        own = self._own_blocks(chance, shift)
        return sum(
            len(stretch) * self.block
            for stretch in _stretches(chance, shift, own)
            if len(stretch) >= chance.least
            or any(block - 1 in own or block + 1 in own for block in stretch)
        )

    def _own_blocks(self, chance: Opportunity, shift: ShiftBlocks) -> frozenset[int]:
        starts, block = shift.shift.starts, self.block
        return frozenset(
            at
            for visit in self._visits.get(shift.shift.id, ())
            if visit.request == chance.request
            for at in range((visit.starts - starts) // block, -(-(visit.ends - starts) // block))
        )


def _stretches(chance: Opportunity, shift: ShiftBlocks, own: frozenset[int]) -> Iterator[list[int]]:
    stretch: list[int] = []
    for block in range(chance.first, chance.end + 1):
        if block < chance.end and block not in own and shift.has_room(block, chance):
            stretch.append(block)
            continue
        if stretch:
            yield stretch
        stretch = []


def _with_more(shift: TeamShift, count: int, skills: Collection[str]) -> TeamShift:
    from s92kit.tasking._capacity import OnShift

    more = (
        OnShift(
            officer=f"one more ({number})",
            free=((shift.starts, shift.ends),),
            skills=frozenset(skills),
        )
        for number in range(1, count + 1)
    )
    return attrs.evolve(shift, officers=(*shift.officers, *more))
