"""The blocks of a shift while they are filled: how many officers are free in each, and who."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations

from s92kit.tasking._capacity import OnShift, TeamShift
from s92kit.tasking._opportunity import Opportunity
from s92kit.tasking._plan import Visit

__all__ = ["SKILLS_TOLD_APART", "ShiftBlocks"]

SKILLS_TOLD_APART = 6


class ShiftBlocks:
    """How many officers are free in each block of one shift, of all and of those with skills.

    By Hall's theorem there are officers for all visits of a block where, for every set of skills,
    no more are asked for than there are officers who hold any of them, and no more in all than
    there are.

    Args:
        shift: The shift.
        block: How many minutes a block has.
        skills: The skills that any request asks for.
        taken: Visits on it that are fixed.
    """

    def __init__(
        self, shift: TeamShift, block: int, skills: Iterable[str], taken: Iterable[Visit] = ()
    ) -> None:
        self.shift = shift
        self.block = block
        self.count = (shift.ends - shift.starts) // block
        self.officers = _officers_by_block(shift, block, self.count, tuple(taken))
        self.skill_sets = tuple(_skill_sets(skills))
        held = {each.officer: each.skills for each in shift.officers}
        self._free = [len(officers) for officers in self.officers]
        self._holders = [
            [sum(1 for name in officers if asked & held[name]) for asked in self.skill_sets]
            for officers in self.officers
        ]

    def copy(self) -> ShiftBlocks:
        """The same blocks, to be filled without filling these."""
        again = ShiftBlocks.__new__(ShiftBlocks)
        again.shift, again.block, again.count = self.shift, self.block, self.count
        again.officers, again.skill_sets = self.officers, self.skill_sets
        again._free = list(self._free)  # noqa: SLF001 - of its class
        again._holders = [list(each) for each in self._holders]  # noqa: SLF001 - of its class
        return again

    def free(self, block: int) -> int:
        """How many officers are free in a block."""
        return self._free[block]

    def holders(self, block: int, at: int) -> int:
        """How many of those hold any skill of one of the sets."""
        return self._holders[block][at]

    def has_room(self, block: int, chance: Opportunity) -> bool:
        """Whether one more crew can be out in a block."""
        return self._free[block] >= chance.crew and all(
            left >= len(asked & chance.skills)
            for left, asked in zip(self._holders[block], self.skill_sets, strict=True)
        )

    def take(self, block: int, chance: Opportunity) -> None:
        """Send a crew out in a block."""
        self._free[block] -= chance.crew
        for at, asked in enumerate(self.skill_sets):
            self._holders[block][at] -= len(asked & chance.skills)


def _skill_sets(skills: Iterable[str]) -> Iterator[frozenset[str]]:
    asked = sorted(set(skills))
    sizes = range(1, len(asked) + 1) if len(asked) <= SKILLS_TOLD_APART else (1, len(asked))
    for size in sizes:
        yield from map(frozenset, combinations(asked, size))


def _officers_by_block(
    shift: TeamShift, block: int, count: int, taken: tuple[Visit, ...]
) -> tuple[tuple[str, ...], ...]:
    return tuple(
        tuple(
            each.officer
            for each in shift.officers
            if _is_free(each, shift.starts + at * block, shift.starts + (at + 1) * block)
            and not _is_out(each.officer, shift.starts + at * block, block, taken)
        )
        for at in range(count)
    )


def _is_free(officer: OnShift, starts: int, ends: int) -> bool:
    return any(first <= starts and ends <= last for first, last in officer.free)


def _is_out(officer: str, starts: int, block: int, taken: tuple[Visit, ...]) -> bool:
    return any(
        officer in visit.officers and visit.starts < starts + block and starts < visit.ends
        for visit in taken
    )
