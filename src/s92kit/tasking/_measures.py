"""Measures: how far a plan goes in each purpose, exactly, from what each request got."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from fractions import Fraction

import attrs

from s92kit.tasking._plan import Purpose, Visit
from s92kit.tasking._task import Task
from s92kit.tasking._worth import worth_of

__all__ = ["Measures", "Tally", "applies", "measures_of", "standing_of", "tally_of"]

Measures = Mapping[Purpose, Fraction]
"""The value of each purpose."""


@attrs.frozen(kw_only=True, eq=False)
class Tally:
    """What each request got, by its id; those that got nothing may be left out.

    Args:
        minutes: Minutes of presence.
        officer_minutes: Minutes of presence times officers.
        shifts: On which shifts.
    """

    minutes: Mapping[str, int]
    officer_minutes: Mapping[str, int]
    shifts: Mapping[str, frozenset[str]]


def tally_of(visits: Iterable[Visit]) -> Tally:
    """What each request got by some visits.

    Args:
        visits: The visits; those of one request are taken to be at different times.
    """
    minutes: dict[str, int] = {}
    officer_minutes: dict[str, int] = {}
    shifts: dict[str, frozenset[str]] = {}
    for visit in visits:
        name = visit.request
        minutes[name] = minutes.get(name, 0) + visit.minutes
        officer_minutes[name] = officer_minutes.get(name, 0) + visit.officer_minutes
        shifts[name] = shifts.get(name, frozenset()) | {visit.shift}
    return Tally(minutes=minutes, officer_minutes=officer_minutes, shifts=shifts)


def applies(task: Task, purpose: Purpose) -> bool:
    """Whether anything in the task is touched by a purpose.

    Args:
        task: The task.
        purpose: The purpose.
    """
    match purpose:
        case Purpose.STATUTORY:
            return any(ask.request.statutory for ask in task.asks)
        case Purpose.FLOORS:
            return any(band.floor_share > 0 for band in task.policy.bands)
        case Purpose.BENEFIT:
            return bool(task.asks)
        case Purpose.SPREAD:
            return any(ask.request.visits > 1 for ask in task.asks)
        case Purpose.FAIRNESS:
            return len(task.wanted_by_ward()) > 1
        case Purpose.CLOSENESS:
            return bool(task.previous)


def measures_of(task: Task, tally: Tally) -> dict[Purpose, Fraction]:
    """How far what the requests got goes in each purpose.

    Args:
        task: The task.
        tally: What each request got, with what is fixed.
    """
    return {
        Purpose.STATUTORY: Fraction(_statutory(task, tally)),
        Purpose.FLOORS: Fraction(_floors(task, tally)),
        Purpose.BENEFIT: Fraction(_benefit(task, tally)),
        Purpose.SPREAD: Fraction(_spread(task, tally)),
        Purpose.FAIRNESS: _fairness(task, tally),
        Purpose.CLOSENESS: Fraction(_closeness(task, tally)),
    }


def standing_of(measures: Measures) -> tuple[Fraction, ...]:
    """The measures in the order of purposes, such that the larger of two is the better plan.

    Args:
        measures: The value of each purpose.
    """
    return tuple(
        measures[purpose] if purpose.more_is_better else -measures[purpose] for purpose in Purpose
    )


def _statutory(task: Task, tally: Tally) -> int:
    return sum(
        max(0, ask.request.minutes_wanted - tally.minutes.get(ask.id, 0)) * ask.request.crew
        for ask in task.asks
        if ask.request.statutory
    )


def _floors(task: Task, tally: Tally) -> int:
    given: dict[str, int] = {}
    for name, minutes in tally.officer_minutes.items():
        priority = task.requests[name].priority
        given[priority] = given.get(priority, 0) + minutes
    return sum(max(0, task.floor_of(band) - given.get(band.priority, 0)) for band in task.bands)


def _benefit(task: Task, tally: Tally) -> Decimal:
    return sum(
        (
            worth_of(task.policy.returns, ask.request, tally.minutes.get(ask.id, 0)) * ask.score
            for ask in task.asks
        ),
        Decimal(0),
    )


def _spread(task: Task, tally: Tally) -> int:
    return sum(
        min(ask.request.visits, len(tally.shifts.get(ask.id, ())))
        for ask in task.asks
        if ask.request.visits > 1
    )


def _fairness(task: Task, tally: Tally) -> Fraction:
    wanted = task.wanted_by_ward()
    given = dict.fromkeys(wanted, 0)
    for record in task.wards:
        if record.ward in given:
            given[record.ward] += record.given_minutes
    for name, minutes in tally.officer_minutes.items():
        if task.requests[name].place.ward in given:
            given[task.requests[name].place.ward] += minutes
    if len(wanted) < 2:
        return Fraction(0)
    everything = sum(given.values())
    whole = sum(wanted.values())
    return sum(
        (
            max(Fraction(0), Fraction(wanted[ward] * everything, whole) - given[ward])
            for ward in wanted
        ),
        Fraction(0),
    )


def _closeness(task: Task, tally: Tally) -> int:
    return sum(
        abs(tally.minutes.get(ask.id, 0) - task.previous[ask.id])
        for ask in task.asks
        if ask.id in task.previous
    )
