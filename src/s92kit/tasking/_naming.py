"""Naming: which officers make each visit, block after block, without a change where none is due."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby

from s92kit.tasking._filling import Filling
from s92kit.tasking._opportunity import Opportunity
from s92kit.tasking._plan import Visit
from s92kit.tasking._shift_blocks import ShiftBlocks

__all__ = ["named"]

_Slot = tuple[Opportunity, int]
"""An opportunity, and the number of an officer in its crew."""


def named(filling: Filling) -> tuple[Visit, ...]:
    """The visits of a plan in the making, with officers, and those that are fixed.

    Whoever makes a visit goes on with it while on duty. Somebody with few of the skills that are
    asked for is sent before somebody with many.

    Args:
        filling: The plan in the making, which has room for every crew in every block.
    """
    visits = list(filling.task.fixed)
    for place, shift in enumerate(filling.shifts):
        used = {chance: own for chance, own in filling.used.items() if chance.shift == place}
        if used:
            visits.extend(_visits(shift, used))
    return tuple(sorted(visits))


def _visits(shift: ShiftBlocks, used: Mapping[Opportunity, frozenset[int]]) -> Iterator[Visit]:
    out: dict[Opportunity, list[tuple[int, tuple[str, ...]]]] = {chance: [] for chance in used}
    before: dict[_Slot, str] = {}
    for block in range(shift.count):
        before = _sent(shift, block, [each for each in used if block in used[each]], before)
        for chance in used:
            if block in used[chance]:
                crew = sorted(before[chance, number] for number in range(chance.crew))
                out[chance].append((block, tuple(crew)))
    for chance, blocks in out.items():
        yield from _joined(shift, chance, blocks)


def _joined(
    shift: ShiftBlocks, chance: Opportunity, blocks: list[tuple[int, tuple[str, ...]]]
) -> Iterator[Visit]:
    """Blocks in a row with the same officers, as one visit."""
    numbered = enumerate(blocks)
    for (_, officers), run in groupby(numbered, lambda item: (item[1][0] - item[0], item[1][1])):
        stretch = [block for _, (block, _) in run]
        yield Visit(
            day=shift.shift.day,
            starts=shift.shift.starts + stretch[0] * shift.block,
            ends=shift.shift.starts + (stretch[-1] + 1) * shift.block,
            shift=shift.shift.id,
            request=chance.request,
            officers=officers,
        )


def _sent(
    shift: ShiftBlocks, block: int, chances: list[Opportunity], before: Mapping[_Slot, str]
) -> dict[_Slot, str]:
    """Who goes where in a block: each slot of a crew matched to an officer who is free."""
    match = _Match(shift, block)
    slots = [(chance, number) for chance in chances for number in range(chance.crew)]
    for slot in slots:
        if slot in before:
            match.keep(slot, before[slot])
    for slot in sorted(slots, key=lambda slot: slot[1] >= len(slot[0].skills)):
        if slot not in match.officer_of:
            match.find(slot, set())
    return match.officer_of


class _Match:
    """Officers who are free in a block, and the slots to which they are matched so far."""

    def __init__(self, shift: ShiftBlocks, block: int) -> None:
        self.officer_of: dict[_Slot, str] = {}
        self._slot_of: dict[str, _Slot] = {}
        self._held = {each.officer: each.skills for each in shift.shift.officers}
        asked = frozenset[str]().union(*shift.skill_sets)
        self._free = sorted(
            shift.officers[block], key=lambda name: (len(self._held[name] & asked), name)
        )

    def keep(self, slot: _Slot, officer: str) -> None:
        """Leave an officer where he or she is, if free."""
        if officer in self._free:
            self._set(slot, officer)

    def find(self, slot: _Slot, seen: set[str]) -> bool:
        """Match one slot more, moving others to officers of whom they can do with as well."""
        able = [name for name in self._free if name not in seen and self._can(name, slot)]
        for officer in sorted(able, key=lambda name: name in self._slot_of):
            if officer in seen:
                continue
            seen.add(officer)
            if officer not in self._slot_of or self.find(self._slot_of[officer], seen):
                self._set(slot, officer)
                return True
        return False

    def _can(self, officer: str, slot: _Slot) -> bool:
        chance, number = slot
        skills = sorted(chance.skills)
        return number >= len(skills) or skills[number] in self._held[officer]

    def _set(self, slot: _Slot, officer: str) -> None:
        self.officer_of[slot] = officer
        self._slot_of[officer] = slot
