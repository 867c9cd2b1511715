"""Improving: a few shifts at a time given out anew, as well as can be, while the rest stays."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from s92kit.tasking._desk import Desk
from s92kit.tasking._filling import Filling, fill_up
from s92kit.tasking._measures import standing_of
from s92kit.tasking._packing import Seats
from s92kit.tasking._plan import Purpose
from s92kit.tasking._solver import Effort, Model, NoPlanError, Stage, solved_in_order

__all__ = ["anew", "better_of", "improved", "seats_of"]

_WINDOW_NODES = 3


def better_of(one: Filling, other: Filling) -> Filling:
    """The better of two plans in the making, in the order of purposes; of equals the first."""
    first, second = (standing_of(each.measures()) for each in (one, other))
    return other if second > first else one


def improved(filling: Filling, purposes: tuple[Purpose, ...], effort: Effort) -> Filling:
    """A plan in the making with shift after shift given out anew while that betters it.

    Args:
        filling: The plan in the making.
        purposes: The purposes to look at.
        effort: How long to look.
    """
    left, effort = effort.rounds, attrs.evolve(effort, nodes=min(effort.nodes, _WINDOW_NODES))
    for width in (1, 2, 3):
        bettered = True
        while bettered and left > 0:
            bettered = False
            for places in _windows(len(filling.shifts), width):
                if left <= 0:
                    break
                left -= 1
                trial = better_of(filling, anew(filling, places, purposes, effort)[0])
                bettered |= trial is not filling
                filling = trial
    return filling


def anew(
    filling: Filling, places: frozenset[int], purposes: tuple[Purpose, ...], effort: Effort
) -> tuple[Filling, dict[Purpose, Stage]]:
    """A plan in the making with some shifts given out anew, and what each purpose reached.

    Args:
        filling: The plan in the making.
        places: The places of the shifts.
        purposes: The purposes to look at.
        effort: How long to look.
    """
    task, trial = filling.task, filling.without(places)
    model = Model()
    seats = Seats(model)
    lengths = {
        chance: seats.add(trial.shifts[chance.shift], chance, min(chance.most, ask.most))
        for ask in task.asks
        for chance in ask.opportunities
        if chance.shift in places
    }
    for place in sorted(places):
        seats.keep_within(trial.shifts[place], place)
    desk = Desk(task, model, lengths, trial)
    objectives = {key: value for key, value in desk.objectives().items() if key in purposes}
    begun = {column: float(filling.blocks[ask] > 0) for ask, column in desk.begun.items()}
    try:
        values, stages = solved_in_order(
            model, list(objectives.values()), effort, seats.values_of(filling) | begun
        )
    except NoPlanError:
        return filling, {}
    for chance, start, length in seats.chosen(values):
        trial.put(chance, range(start, start + length))
    trial = trial.without_unbegun()
    fill_up(trial)
    return trial, dict(zip(objectives, stages, strict=True))


def seats_of(filling: Filling) -> int:
    """How many seats there would be if all shifts were given out anew."""
    return sum(
        chance.most * chance.least for ask in filling.task.asks for chance in ask.opportunities
    )


def _windows(count: int, width: int) -> Iterator[frozenset[int]]:
    return (frozenset(range(first, first + width)) for first in range(count - width + 1))
