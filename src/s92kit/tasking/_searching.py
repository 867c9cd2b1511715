"""Searching: a good plan by the dearest minute, a better one by the solver, and what is proven."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

import attrs

from s92kit.tasking._filling import Filling, fill_greedily, fill_up
from s92kit.tasking._improving import anew, better_of, improved, seats_of
from s92kit.tasking._master import Cycle
from s92kit.tasking._measures import Measures, applies
from s92kit.tasking._packing import packed
from s92kit.tasking._plan import Purpose
from s92kit.tasking._solver import Effort, NoPlanError, Stage, solver_name
from s92kit.tasking._task import Task

__all__ = ["Found", "found_greedily", "searched"]

_BEFORE = (Purpose.STATUTORY, Purpose.FLOORS, Purpose.BENEFIT)
_AFTER = (Purpose.SPREAD, Purpose.FAIRNESS, Purpose.CLOSENESS)
_NEARLY = Fraction(1, 1000)
_WHOLE_NODES = 2000


@attrs.frozen(kw_only=True, eq=False)
class Found:
    """A plan in the making, and what is proven of it.

    Args:
        filling: The plan in the making.
        bounds: What no plan can better in each purpose, where more is better, among those that
            reach the same in the purposes before; a purpose is left out where nothing is proven.
        made_by: How it was found.
    """

    filling: Filling
    bounds: Mapping[Purpose, Fraction]
    made_by: str


def found_greedily(task: Task) -> Found:
    """A plan by the dearest minute first, of which nothing is proven.

    Args:
        task: The task.
    """
    filling = Filling(task)
    fill_greedily(filling)
    return Found(filling=filling, bounds={}, made_by="the dearest minute first; nothing is proven")


def searched(task: Task, effort: Effort) -> Found:
    """The best plan that was found, with what is proven of it.

    Args:
        task: The task.
        effort: How long to look.
    """
    start = found_greedily(task)
    try:
        name = solver_name()
    except ModuleNotFoundError:
        return start
    filling, bounds = _searched(task, start.filling, effort)
    return Found(filling=filling, bounds=bounds, made_by=f"the solver {name}")


def _searched(
    task: Task, start: Filling, effort: Effort
) -> tuple[Filling, dict[Purpose, Fraction]]:
    cycle = Cycle(task, start)
    best = start
    for purposes in (_BEFORE, _AFTER):
        try:
            cycle.solve(purposes, effort)
        except NoPlanError:
            break
        best = better_of(best, _set(task, cycle))
        if _falls_short(best, cycle.stages):
            break
    if _falls_short(best, cycle.stages) or _unproven(best, cycle.stages):
        best, whole = _as_a_whole(best, effort)
        if not _unproven(best, whole):
            return best, _valid(best, whole)
    if _falls_short(best, cycle.stages):
        best = improved(best, _BEFORE, effort)
    return best, _valid(best, cycle.stages)


def _set(task: Task, cycle: Cycle) -> Filling:
    filling = packed(Filling(task), cycle.lengths).without_unbegun()
    fill_up(filling)
    return filling


def _as_a_whole(best: Filling, effort: Effort) -> tuple[Filling, dict[Purpose, Stage]]:
    """A small cycle solved visit by visit, all shifts at once."""
    if seats_of(best) > effort.seats:
        return best, {}
    places = frozenset(range(len(best.shifts)))
    harder = attrs.evolve(effort, nodes=max(effort.nodes, _WHOLE_NODES))
    trial, stages = anew(best, places, tuple(Purpose), harder)
    return better_of(best, trial), stages


def _falls_short(filling: Filling, stages: Mapping[Purpose, Stage]) -> bool:
    """Whether a plan reaches less in some purpose than what was found without naming officers."""
    measures = filling.measures()
    return any(
        _reached(measures, purpose) < _exact(stage.value) - _NEARLY
        for purpose, stage in stages.items()
    )


def _unproven(filling: Filling, stages: Mapping[Purpose, Stage]) -> bool:
    """Whether there may be a better plan in some purpose."""
    measures, bounds = filling.measures(), _valid(filling, stages)
    return any(
        purpose not in bounds or _reached(measures, purpose) < bounds[purpose] - _NEARLY
        for purpose in Purpose
        if applies(filling.task, purpose)
    )


def _valid(filling: Filling, stages: Mapping[Purpose, Stage]) -> dict[Purpose, Fraction]:
    """The bounds that hold for a plan: up to the first purpose in which it reaches another value.

    What is proven of a purpose is proven of plans that reach what was locked in those before.
    """
    measures = filling.measures()
    bounds: dict[Purpose, Fraction] = {}
    for purpose, stage in stages.items():
        bounds[purpose] = _exact(stage.bound)
        if abs(_reached(measures, purpose) - _exact(stage.value)) > _NEARLY:
            break
    return bounds


def _reached(measures: Measures, purpose: Purpose) -> Fraction:
    return measures[purpose] if purpose.more_is_better else -measures[purpose]


def _exact(value: float) -> Fraction:
    return Fraction(value).limit_denominator(1_000_000)
