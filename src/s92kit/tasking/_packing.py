"""Packing: visits set side by side in the blocks of a shift."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from s92kit.tasking._crews import crew_rows
from s92kit.tasking._filling import Filling
from s92kit.tasking._opportunity import Opportunity
from s92kit.tasking._shift_blocks import ShiftBlocks
from s92kit.tasking._solver import Effort, Model, NoPlanError, Objective, solved_in_order

__all__ = ["Seats", "packed"]

_Seat = tuple[Opportunity, int, int]
"""An opportunity with the first block and the length of a part of its visit."""


def packed(filling: Filling, lengths: Mapping[Opportunity, int]) -> Filling:
    """A plan in the making, with visits of the lengths asked for set into the blocks of shifts.

    Each shift is packed by itself, as well as can be. A visit may be cut into parts, none shorter
    than the request allows. Where not everything fits, what is worth most stays.

    Args:
        filling: A plan in the making with nothing on those shifts.
        lengths: How many blocks each opportunity is to have.
    """
    full = filling.copy()
    worths = {
        ask.id: float(ask.score) * ask.request.crew + ask.request.statutory * 1e4
        for ask in filling.task.asks
    }
    for place, shift in enumerate(full.shifts):
        own = {chance: blocks for chance, blocks in lengths.items() if chance.shift == place}
        for chance, start, length in _best_seats(shift, own, worths) if own else ():
            full.put(chance, range(start, start + length))
    return full


class Seats:
    """The seats that a model may take: each a part of a visit, from a block on, of a length."""

    def __init__(self, model: Model) -> None:
        self.columns: dict[_Seat, int] = {}
        self._model = model
        self._out: dict[tuple[int, int], dict[int, Opportunity]] = {}

    def add(self, shift: ShiftBlocks, chance: Opportunity, longest: int) -> dict[int, float]:
        """Seats for one more opportunity: the column of each, with its length."""
        room = [shift.has_room(block, chance) for block in range(chance.first, chance.end)]
        own = {
            seat: self._model.column(1, whole=True)
            for seat in _seats(chance, longest)
            if all(room[seat[1] - chance.first : seat[1] - chance.first + seat[2]])
        }
        for block in range(chance.first, chance.end):
            here = [c for (_, start, length), c in own.items() if start <= block < start + length]
            if len(here) > 1:
                self._model.at_most(1, dict.fromkeys(here, 1.0))
            self._out.setdefault((chance.shift, block), {}).update(dict.fromkeys(here, chance))
        self.columns |= own
        return {column: float(length) for (_, _, length), column in own.items()}

    def keep_within(self, shift: ShiftBlocks, place: int) -> None:
        """Hold the seats of a shift to the officers who are free in its blocks."""
        for block in range(shift.count):
            for most, terms in crew_rows(shift, block, self._out.get((place, block), {})):
                self._model.at_most(most, terms)

    def chosen(self, values: tuple[float, ...]) -> Iterator[_Seat]:
        """The seats that were taken."""
        return (seat for seat, column in self.columns.items() if round(values[column]))

    def values_of(self, filling: Filling) -> dict[int, float]:
        """The columns of the seats that a plan in the making takes."""
        return {
            self.columns[chance, start, length]: 1.0
            for chance, blocks in filling.used.items()
            for start, length in _parts(sorted(blocks), chance.least)
            if (chance, start, length) in self.columns
        }


def _best_seats(
    shift: ShiftBlocks, lengths: Mapping[Opportunity, int], worths: Mapping[str, float]
) -> Iterator[_Seat]:
    model, worth = Model(), dict[int, float]()
    seats = Seats(model)
    for chance, longest in lengths.items():
        own = seats.add(shift, chance, longest)
        model.at_most(longest, own)
        worth |= {column: worths[chance.request] * length for column, length in own.items()}
    seats.keep_within(shift, next(iter(lengths)).shift)
    effort = Effort(gap_per_million=100, nodes=100)
    try:
        values, _ = solved_in_order(model, [Objective(terms=worth)], effort)
    except NoPlanError:
        return iter(())
    return seats.chosen(values)


def _seats(chance: Opportunity, longest: int) -> Iterator[_Seat]:
    # Two parts side by side make a longer one, so that no part need be twice the shortest.
    for length in range(chance.least, min(2 * chance.least, longest + 1)):
        for start in range(chance.first, chance.end - length + 1):
            yield chance, start, length


def _parts(blocks: list[int], least: int) -> Iterator[tuple[int, int]]:
    """Stretches of blocks, cut into parts that are shorter than twice the shortest."""
    while blocks:
        end = next((at for at in range(1, len(blocks)) if blocks[at] != blocks[at - 1] + 1), None)
        stretch = len(blocks) if end is None else end
        length = stretch if stretch < 2 * least else least
        yield blocks[0], length
        blocks = blocks[length:]
