"""The desk: requests and purposes as a model, whatever says which visits there is room for."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from fractions import Fraction

from s92kit.tasking._filling import Filling
from s92kit.tasking._measures import applies
from s92kit.tasking._opportunity import Opportunity
from s92kit.tasking._plan import Purpose
from s92kit.tasking._policy import PriorityBand
from s92kit.tasking._solver import Model, Objective
from s92kit.tasking._sum import Sum
from s92kit.tasking._task import Ask, Task

__all__ = ["Desk"]


class Desk:
    """The model of requests and purposes, and the column of each thing in it.

    Args:
        task: The task.
        model: The model to build on.
        lengths: How many blocks each opportunity has, in columns of the model.
        elsewhere: What is given out on other shifts and stays; ``None`` where all is open.
    """

    def __init__(
        self,
        task: Task,
        model: Model,
        lengths: Mapping[Opportunity, Mapping[int, float]],
        elsewhere: Filling | None = None,
    ) -> None:
        self.task, self.model, self.lengths = task, model, lengths
        self.begun: dict[str, int] = {}
        self._block = task.policy.block_minutes
        self._elsewhere = _by_request(elsewhere)
        self._minutes: dict[str, Sum] = {}
        self._officer_minutes: dict[str, Sum] = {}
        self._benefit = Sum()
        self._chances: dict[str, list[Opportunity]] = {ask.id: [] for ask in task.asks}
        for chance in lengths:
            self._chances[chance.request].append(chance)
        for ask in task.asks:
            self._ask(ask)
        for band in task.bands:
            self._cap(band)

    def objectives(self) -> dict[Purpose, Objective]:
        """What is to be as large as possible, in the order of purposes."""
        made = {
            Purpose.STATUTORY: self._statutory,
            Purpose.FLOORS: self._floors,
            Purpose.BENEFIT: lambda: self._benefit.objective(_unit_of(self.task)),
            Purpose.SPREAD: self._spread,
            Purpose.FAIRNESS: self._fairness,
            Purpose.CLOSENESS: self._closeness,
        }
        return {purpose: make() for purpose, make in made.items() if applies(self.task, purpose)}

    def _ask(self, ask: Ask) -> None:
        there = self._elsewhere.get(ask.id, {})
        had = sum(there.values())
        need = ask.least - had
        new = Sum()
        for chance in self._chances[ask.id]:
            new.add(self.lengths[chance])
        officers = Sum()
        for chance in self._chances[ask.id]:
            officers.add(self.lengths[chance], chance.crew * self._block)
        sent = sum(chance.crew * blocks for chance, blocks in there.items()) * self._block
        minutes = Sum(constant=ask.fixed_minutes).add(new.terms, self._block)
        if need > 0:
            begun = self.begun[ask.id] = self.model.column(1, whole=True)
            minutes.add({begun: had * self._block})
            officers.add({begun: sent})
            self._steps(ask, new, had, begun)
        else:
            minutes.constant += had * self._block
            officers.constant += sent
            self._steps(ask, new, had, None)
        self._minutes[ask.id], self._officer_minutes[ask.id] = minutes, officers

    def _steps(self, ask: Ask, new: Sum, had: int, begun: int | None) -> None:
        """What is given is nothing, or the least and as many blocks more as each is worth."""
        first = max(ask.least, had)
        parts: dict[int, float] = {}
        if begun is None:
            self._benefit.constant += float(ask.worths[min(had, ask.most)])
        else:
            self._benefit.constant += float(ask.worths[0])
            self._benefit.add({begun: float(ask.worths[first] - ask.worths[0])})
            parts[begun] = first - had
        for worth, blocks in _slopes(ask, first):
            step = self.model.column(blocks)
            parts[step] = 1.0
            self._benefit.add({step: worth})
            if begun is not None:
                self.model.at_most(0, {step: 1.0, begun: -blocks})
        self.model.equal(0, dict(Sum(terms=new.terms).add(parts, -1).terms))

    def _cap(self, band: PriorityBand) -> None:
        given = self._given(band.priority)
        if band.cap_share < 1 and given.terms:
            room = self.task.cap_of(band) - self.task.fixed_minutes_of(band.priority)
            whole = max(0, room) // self._block * self._block
            fixed = self.task.fixed_minutes_of(band.priority)
            self.model.at_most(whole - (given.constant - fixed), given.terms)

    def _given(self, priority: str) -> Sum:
        """Officer-minutes of a priority, with what is fixed."""
        own = [ask for ask in self.task.asks if ask.request.priority == priority]
        given = Sum(constant=self.task.fixed_minutes_of(priority))
        return self._added(given, own)

    def _added(self, given: Sum, asks: Iterable[Ask]) -> Sum:
        for ask in asks:
            given.plus(self._officer_minutes[ask.id])
        return given

    def _statutory(self) -> Objective:
        short = Sum()
        for ask in self.task.asks:
            if ask.request.statutory:
                missing = self._short_of(ask.request.minutes_wanted, self._minutes[ask.id])
                short.add({missing: -ask.request.crew})
        return short.objective(1)

    def _floors(self) -> Objective:
        short = Sum()
        for band in self.task.bands:
            if band.floor_share > 0:
                missing = self._short_of(self.task.floor_of(band), self._given(band.priority))
                short.add({missing: -1.0})
        return short.objective(1)

    def _short_of(self, goal: float, reached: Sum) -> int:
        missing = self.model.column()
        self.model.at_least(goal - reached.constant, {**reached.terms, missing: 1.0})
        return missing

    def _spread(self) -> Objective:
        spread = Sum()
        for ask in self.task.asks:
            if ask.request.visits > 1:
                reached = self.model.column(ask.request.visits)
                on_shifts = self._on_shifts(ask)
                self.model.at_most(
                    on_shifts.constant, dict(Sum().add(on_shifts.terms, -1).add({reached: 1}).terms)
                )
                spread.add({reached: 1.0})
        return spread.objective(1)

    def _on_shifts(self, ask: Ask) -> Sum:
        shifts = self.task.capacity.shifts
        there = {chance.shift for chance in self._elsewhere.get(ask.id, {})}
        others = sum(shifts[place].id not in ask.fixed_shifts for place in there)
        count = Sum(constant=len(ask.fixed_shifts))
        if ask.id in self.begun:
            count.add({self.begun[ask.id]: others})
        else:
            count.constant += others
        by_place: dict[int, Sum] = {}
        for chance in self._chances[ask.id]:
            if shifts[chance.shift].id not in ask.fixed_shifts:
                by_place.setdefault(chance.shift, Sum()).add(self.lengths[chance])
        for lengths in by_place.values():
            visited = self.model.column(1)
            self.model.at_most(0, {visited: 1.0, **Sum().add(lengths.terms, -1).terms})
            count.add({visited: 1.0})
        return count

    def _fairness(self) -> Objective:
        wanted = self.task.wanted_by_ward()
        given = {
            ward: self._added(
                Sum(constant=self.task.given_before(ward)),
                (ask for ask in self.task.asks if ask.request.place.ward == ward),
            )
            for ward in wanted
        }
        everything = self.model.column()
        all_given = Sum(terms={everything: -1.0})
        for one in given.values():
            all_given.plus(one)
        self.model.equal(-all_given.constant, all_given.terms)
        short, whole = Sum(), sum(wanted.values())
        for ward, minutes in wanted.items():
            behind = Sum().plus(given[ward]).add({everything: -minutes / whole})
            short.add({self._short_of(0, behind): -1.0})
        return short.objective()

    def _closeness(self) -> Objective:
        apart = Sum()
        for ask in self.task.asks:
            if ask.id in self.task.previous:
                before, given = self.task.previous[ask.id], self._minutes[ask.id]
                away = self.model.column()
                rest = before - given.constant
                self.model.at_least(rest, {**given.terms, away: 1.0})
                self.model.at_least(-rest, {**Sum().add(given.terms, -1).terms, away: 1.0})
                apart.add({away: -1.0})
        return apart.objective(1)


def _by_request(filling: Filling | None) -> dict[str, dict[Opportunity, int]]:
    found: dict[str, dict[Opportunity, int]] = {}
    for chance, blocks in filling.used.items() if filling else ():
        found.setdefault(chance.request, {})[chance] = len(blocks)
    return found


def _slopes(ask: Ask, first: int) -> list[tuple[float, int]]:
    """What blocks after the first are worth, and how many are worth the same."""
    slopes: list[tuple[float, int]] = []
    for lower, upper in zip(ask.worths[first:], ask.worths[first + 1 :], strict=False):
        worth = float(upper - lower)
        if slopes and slopes[-1][0] == worth:
            slopes[-1] = (worth, slopes[-1][1] + 1)
        else:
            slopes.append((worth, 1))
    return slopes


def _unit_of(task: Task) -> float:
    """What the benefit of every plan is a whole multiple of, above that of what is fixed."""
    rises = [
        Fraction(worth - ask.worths[0])
        for ask in task.asks
        for worth in ask.worths[max(1, ask.least) :]
        if worth > ask.worths[0]
    ]
    if not rises:
        return 0.0
    scale = math.lcm(*(rise.denominator for rise in rises))
    return float(Fraction(math.gcd(*(int(rise * scale) for rise in rises)), scale))
