"""The model of a whole cycle: how long each request is visited on each shift, officers unnamed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from s92kit.tasking._crews import crew_rows
from s92kit.tasking._desk import Desk
from s92kit.tasking._filling import Filling
from s92kit.tasking._opportunity import Opportunity
from s92kit.tasking._plan import Purpose
from s92kit.tasking._shift_blocks import ShiftBlocks
from s92kit.tasking._solver import Effort, Model, Stage, solved_in_order
from s92kit.tasking._task import Task

__all__ = ["Cycle"]


class Cycle:
    """The model of a cycle: a length for each opportunity, within the officers that there are.

    Officers who are alike on a shift are not told apart, nor are blocks in which the same visits
    are possible and the same officers free. No plan is better than what is found here, and it
    nearly always is one.

    Args:
        task: The task.
        start: A plan to begin with.
    """

    def __init__(self, task: Task, start: Filling) -> None:
        self.stages: dict[Purpose, Stage] = {}
        self._model = Model()
        self._length: dict[Opportunity, int] = {}
        self._visited: dict[Opportunity, int] = {}
        self._shifts = task.shift_blocks()
        for ask in task.asks:
            for chance in ask.opportunities:
                self._opportunity(chance, ask.most)
        for place, shift in enumerate(self._shifts):
            self._shift(shift, [chance for chance in self._length if chance.shift == place])
        lengths = {chance: {column: 1.0} for chance, column in self._length.items()}
        desk = Desk(task, self._model, lengths)
        self._objectives = desk.objectives()
        self._values = self._values_of(start, desk.begun)

    def solve(self, purposes: Iterable[Purpose], effort: Effort) -> None:
        """Find the best lengths by some purposes, of those that are best by the ones before.

        Args:
            purposes: The purposes, in their order; those that do not apply are passed over.
            effort: How long to look.
        """
        wanted = {each: self._objectives[each] for each in purposes if each in self._objectives}
        if wanted:
            values, stages = solved_in_order(
                self._model, list(wanted.values()), effort, self._values, known=bool(self.stages)
            )
            self._values = dict(enumerate(values))
            self.stages |= dict(zip(wanted, stages, strict=True))

    @property
    def lengths(self) -> dict[Opportunity, int]:
        """How many blocks each opportunity is to have; those with none are left out."""
        found = {
            chance: round(self._values.get(column, 0.0)) for chance, column in self._length.items()
        }
        return {chance: blocks for chance, blocks in found.items() if blocks}

    def _values_of(self, start: Filling, columns: Mapping[str, int]) -> dict[int, float]:
        """The whole-numbered columns of a plan in the making."""
        lengths = {
            self._length[chance]: float(len(blocks)) for chance, blocks in start.used.items()
        }
        visited = {self._visited[each]: 1.0 for each in start.used if each in self._visited}
        begun = {column: float(start.blocks[ask] > 0) for ask, column in columns.items()}
        return lengths | visited | begun

    def _opportunity(self, chance: Opportunity, most: int) -> None:
        shift = self._shifts[chance.shift]
        room = [shift.has_room(block, chance) for block in range(chance.first, chance.end)]
        longest = min(sum(room), most)
        if longest < chance.least or not _in_a_row(room, chance.least):
            return
        self._length[chance] = length = self._model.column(longest, whole=True)
        if chance.least > 1:
            self._visited[chance] = visited = self._model.column(1, whole=True)
            self._model.at_most(0, {length: 1, visited: -longest})
            self._model.at_least(0, {length: 1, visited: -chance.least})

    def _shift(self, shift: ShiftBlocks, chances: list[Opportunity]) -> None:
        parts: dict[Opportunity, dict[int, float]] = {chance: {} for chance in chances}
        for blocks, here in _alike(shift, chances):
            out = {self._model.column(len(blocks)): chance for chance in here}
            for column, chance in out.items():
                parts[chance][column] = 1.0
            for most, terms in crew_rows(shift, blocks[0], out):
                self._model.at_most(most * len(blocks), terms)
        for chance, columns in parts.items():
            self._model.equal(0, columns | {self._length[chance]: -1})


def _in_a_row(room: list[bool], least: int) -> bool:
    in_a_row = 0
    for has_room in room:
        in_a_row = in_a_row + 1 if has_room else 0
        if in_a_row >= least:
            return True
    return False


def _alike(
    shift: ShiftBlocks, chances: list[Opportunity]
) -> Iterator[tuple[list[int], list[Opportunity]]]:
    """Blocks in which the same visits are possible and the same officers free, taken together."""
    alike: dict[tuple[tuple[Opportunity, ...], tuple[str, ...]], list[int]] = {}
    for block in range(shift.count):
        here = tuple(
            chance
            for chance in chances
            if chance.first <= block < chance.end and shift.has_room(block, chance)
        )
        if here:
            alike.setdefault((here, shift.officers[block]), []).append(block)
    for (here, _), blocks in alike.items():
        yield blocks, list(here)
