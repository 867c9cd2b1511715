"""Obstacles: why there is no time at which a request could be visited."""

from __future__ import annotations

import enum

import attrs

from s92kit.tasking._capacity import Capacity
from s92kit.tasking._opportunity import Opportunity, blocks_up, opportunities_of
from s92kit.tasking._policy import TaskingPolicy
from s92kit.tasking._request import TaskRequest
from s92kit.tasking._shift_blocks import ShiftBlocks

__all__ = ["Obstacle", "obstacle_of"]


class Obstacle(enum.StrEnum):
    """Why a request cannot be visited at all, whatever other requests get."""

    CLOSED = "the request is closed"
    """Its status is one in which no time is given."""
    NO_SHIFT = "no shift lies within its windows"
    """No whole block of any shift does."""
    TOO_SHORT = "no shift lies within its windows for long enough"
    """Every stretch is shorter than the shortest visit that is of use."""
    CREW = "there are never enough officers at once"
    """Of the officers on duty within its windows, never so many as its crew for a visit."""
    SKILLS = "the skills are never on duty together"
    """There are officers enough, but not with the skills that it asks for."""
    LEAST = "there is less time than its least"
    """All the time at which its crew could be there is less than its least."""


def obstacle_of(request: TaskRequest, capacity: Capacity, policy: TaskingPolicy) -> Obstacle | None:
    """Why a request cannot be visited at all, or ``None`` where it could be, but for others.

    Args:
        request: The request.
        capacity: What the team has to give.
        policy: What an allocation has to keep to.
    """
    if not request.status.open:
        return Obstacle.CLOSED
    chances = opportunities_of(request, capacity.shifts, policy)
    if not chances:
        return Obstacle.TOO_SHORT if _touched(request, capacity, policy) else Obstacle.NO_SHIFT
    block = policy.block_minutes
    bare = [ShiftBlocks(shift, block, ()) for shift in capacity.shifts]
    if not any(_blocks(chance, bare) for chance in chances):
        return Obstacle.CREW
    skilled = [ShiftBlocks(shift, block, request.skills) for shift in capacity.shifts]
    if not any(_blocks(chance, skilled) for chance in chances):
        return Obstacle.SKILLS
    blocks = sum(_blocks(chance, skilled) for chance in chances)
    return Obstacle.LEAST if blocks < blocks_up(request.minutes_least, block) else None


def _touched(request: TaskRequest, capacity: Capacity, policy: TaskingPolicy) -> bool:
    at_once = attrs.evolve(request, visit_minutes=0)
    return bool(opportunities_of(at_once, capacity.shifts, policy))


def _blocks(chance: Opportunity, shifts: list[ShiftBlocks]) -> int:
    """In how many blocks the crew could be there, in stretches that are long enough."""
    shift, blocks, stretch = shifts[chance.shift], 0, 0
    for block in range(chance.first, chance.end + 1):
        if block < chance.end and shift.has_room(block, chance):
            stretch += 1
            continue
        blocks += stretch if stretch >= chance.least else 0
        stretch = 0
    return blocks
