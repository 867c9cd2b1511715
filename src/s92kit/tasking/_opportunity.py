"""Opportunities: each stretch of a shift in which a request's windows allow a visit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import timedelta

import attrs

from s92kit.tasking._capacity import TeamShift
from s92kit.tasking._clock_minutes import minutes_after
from s92kit.tasking._policy import SingleCrewing, TaskingPolicy
from s92kit.tasking._request import TaskRequest
from s92kit.tasking._window import Window

__all__ = ["Opportunity", "blocks_up", "crew_at", "opportunities_of"]

_DAY = 24 * 60


@attrs.frozen(kw_only=True)
class Opportunity:
    """A stretch of a shift in which a request may be visited, once or in parts.

    Args:
        request: The id of the request.
        shift: The place of the shift among the capacity's.
        first: The first block of the shift in which it may be.
        end: The block after the last.
        least: The fewest blocks that a visit may have.
        crew: How many officers have to go together.
        skills: The skills that the crew needs.
    """

    request: str
    shift: int
    first: int
    end: int
    least: int
    crew: int
    skills: frozenset[str] = frozenset()

    @property
    def most(self) -> int:
        """The most blocks that a visit may have."""
        return self.end - self.first


def opportunities_of(
    request: TaskRequest, shifts: tuple[TeamShift, ...], policy: TaskingPolicy
) -> tuple[Opportunity, ...]:
    """Each stretch of a shift in which the request may be visited, in order.

    Windows that touch or overlap are one; stretches too short for a visit are left out.

    Args:
        request: The request.
        shifts: The shifts, in order.
        policy: The policy, which says how long a block is and when nobody goes alone.
    """
    least = max(1, blocks_up(request.visit_minutes, policy.block_minutes))
    return tuple(
        Opportunity(
            request=request.id,
            shift=at,
            first=first,
            end=end,
            least=least,
            crew=crew_at(request, shift, (first, end), policy),
            skills=frozenset(request.skills),
        )
        for at, shift in enumerate(shifts)
        for first, end in _stretches(request.windows, shift, policy.block_minutes)
        if end - first >= least
    )


def blocks_up(minutes: int, block: int) -> int:
    """How many whole blocks hold so many minutes.

    Examples:
        >>> blocks_up(61, 60), blocks_up(60, 60), blocks_up(0, 60)
        (2, 1, 0)
    """
    return -(-minutes // block)


def crew_at(
    request: TaskRequest, shift: TeamShift, blocks: tuple[int, int], policy: TaskingPolicy
) -> int:
    """How many officers go together in a stretch of a shift.

    Where any part of the stretch lies in hours in which nobody goes alone, that holds for all of
    it.

    Args:
        request: The request.
        shift: The shift.
        blocks: The first block and the block after the last.
        policy: The policy.
    """
    rule = policy.single_crewing
    if rule is None:
        return request.crew
    starts, ends = (shift.starts + block * policy.block_minutes for block in blocks)
    return max(request.crew, rule.crew) if _touches(rule, starts, ends) else request.crew


def _touches(rule: SingleCrewing, starts: int, ends: int) -> bool:
    return any(
        starts < rule.ends + shifted and rule.starts + shifted < ends
        for shifted in (-_DAY, 0, _DAY)
    )


def _stretches(
    windows: Iterable[Window], shift: TeamShift, block: int
) -> Iterator[tuple[int, int]]:
    cut = sorted(
        (max(starts, shift.starts), min(ends, shift.ends))
        for window in windows
        for starts, ends in _beside(window, shift)
        if starts < shift.ends and shift.starts < ends
    )
    for starts, ends in _joined(cut):
        first = blocks_up(starts - shift.starts, block)
        end = (ends - shift.starts) // block
        if first < end:
            yield first, end


def _beside(window: Window, shift: TeamShift) -> Iterator[tuple[int, int]]:
    """The window's minutes as the shift counts them, of the day before and of those after too."""
    for days in (-1, 0, 1):
        day = shift.day + timedelta(days=days)
        if window.on(day):
            yield (
                minutes_after(shift.day, day, window.starts),
                minutes_after(shift.day, day, window.ends),
            )


def _joined(cut: list[tuple[int, int]]) -> list[tuple[int, int]]:
    joined: list[tuple[int, int]] = []
    for starts, ends in cut:
        if joined and starts <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(joined[-1][1], ends))
        else:
            joined.append((starts, ends))
    return joined
