"""Filling: a plan in the making, to which blocks are added, shift by shift."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from fractions import Fraction

from s92kit.tasking._measures import Tally, measures_of, tally_of
from s92kit.tasking._opportunity import Opportunity, blocks_up
from s92kit.tasking._plan import Purpose
from s92kit.tasking._task import Ask, Task

__all__ = ["Filling", "fill_greedily", "fill_up"]


class Filling:
    """A plan in the making: in which blocks each opportunity is used.

    Args:
        task: The task.
    """

    def __init__(self, task: Task) -> None:
        self.task = task
        self.shifts = task.shift_blocks()
        self.blocks = {ask.id: 0 for ask in task.asks}
        self.used: dict[Opportunity, frozenset[int]] = {}
        self.given: dict[str, int] = {}
        self._priority = {ask.id: ask.request.priority for ask in task.asks}
        self._room = {
            band.priority: (task.cap_of(band) - task.fixed_minutes_of(band.priority))
            // task.policy.block_minutes
            for band in task.bands
        }

    def put(self, chance: Opportunity, blocks: Iterable[int]) -> None:
        """Use an opportunity in some more blocks, which are known to have room."""
        added = frozenset(blocks)
        for block in added:
            self.shifts[chance.shift].take(block, chance)
        self.used[chance] = self.used.get(chance, frozenset()) | added
        self.blocks[chance.request] += len(added)
        priority = self._priority[chance.request]
        self.given[priority] = self.given.get(priority, 0) + len(added) * chance.crew

    def copy(self) -> Filling:
        """The same plan in the making, to be filled without filling this one."""
        again = Filling.__new__(Filling)
        again.task = self.task
        again._priority, again._room = self._priority, self._room  # noqa: SLF001 - of its class
        again.shifts = [shift.copy() for shift in self.shifts]
        again.blocks, again.used = dict(self.blocks), dict(self.used)
        again.given = dict(self.given)
        return again

    def without(
        self, places: frozenset[int] = frozenset(), requests: frozenset[str] = frozenset()
    ) -> Filling:
        """The same plan in the making, with some shifts emptied and some requests left out."""
        again = Filling(self.task)
        for chance, blocks in self.used.items():
            if chance.shift not in places and chance.request not in requests:
                again.put(chance, blocks)
        return again

    def without_unbegun(self) -> Filling:
        """The same plan in the making, without what leaves a request below its least."""
        short = {ask.id for ask in self.task.asks if 0 < self.blocks[ask.id] < ask.least}
        return self.without(requests=frozenset(short)) if short else self

    def tally(self) -> Tally:
        """What each request gets, with what is fixed."""
        fixed, block = tally_of(self.task.fixed), self.task.policy.block_minutes
        minutes, officer_minutes = dict(fixed.minutes), dict(fixed.officer_minutes)
        shifts = dict(fixed.shifts)
        for chance, blocks in self.used.items():
            name, more = chance.request, block * len(blocks)
            minutes[name] = minutes.get(name, 0) + more
            officer_minutes[name] = officer_minutes.get(name, 0) + more * chance.crew
            shifts[name] = shifts.get(name, frozenset()) | {self.shifts[chance.shift].shift.id}
        return Tally(minutes=minutes, officer_minutes=officer_minutes, shifts=shifts)

    def measures(self) -> dict[Purpose, Fraction]:
        """How far it goes in each purpose."""
        return measures_of(self.task, self.tally())

    def raise_to(self, ask: Ask, blocks: int) -> None:
        """Give a request as much as there is room for, up to so many blocks.

        What would leave it below its least is not begun.
        """
        if self.blocks[ask.id] >= ask.least:
            self._raise(ask, blocks)
            return
        before = {chance.shift: self.shifts[chance.shift].copy() for chance in ask.opportunities}
        used, counts, given = dict(self.used), dict(self.blocks), dict(self.given)
        self._raise(ask, max(blocks, ask.least))
        if self.blocks[ask.id] < ask.least:
            self.used, self.blocks, self.given = used, counts, given
            for place, shift in before.items():
                self.shifts[place] = shift

    def _raise(self, ask: Ask, blocks: int) -> None:
        for chance in ask.opportunities:
            if chance in self.used:
                self._lengthen(chance, self._goal(ask, chance, blocks))
        for chance in ask.opportunities:
            goal = min(self._goal(ask, chance, blocks), self._share(ask))
            for stretch in self._stretches(chance):
                length = min(max(goal, chance.least), len(stretch))
                if goal > 0 and length <= self._goal(ask, chance, ask.most):
                    self.put(chance, stretch[:length])
                    goal -= length

    def _goal(self, ask: Ask, chance: Opportunity, blocks: int) -> int:
        """How many blocks more the request should have, and its priority may."""
        more = min(blocks, ask.most) - self.blocks[ask.id]
        priority = ask.request.priority
        if priority not in self._room:
            return more
        room = self._room[priority] - self.given.get(priority, 0)
        return min(more, int(room // chance.crew))

    def _share(self, ask: Ask) -> int:
        """How long one visit should be, so that the request is spread as it asks."""
        return max(1, -(-ask.wanted // ask.request.visits))

    def _lengthen(self, chance: Opportunity, more: int) -> None:
        shift = self.shifts[chance.shift]
        for step in (1, -1):
            for block in sorted(self.used[chance], reverse=step < 0):
                beside = block + step
                while (
                    more > 0
                    and chance.first <= beside < chance.end
                    and beside not in self.used[chance]
                    and shift.has_room(beside, chance)
                ):
                    self.put(chance, (beside,))
                    beside, more = beside + step, more - 1

    def _stretches(self, chance: Opportunity) -> Iterator[list[int]]:
        """Stretches with room for a visit, in order."""
        shift, used = self.shifts[chance.shift], self.used.get(chance, frozenset())
        stretch: list[int] = []
        for block in range(chance.first, chance.end + 1):
            if block < chance.end and block not in used and shift.has_room(block, chance):
                stretch.append(block)
                continue
            if len(stretch) >= chance.least:
                yield stretch
            stretch = []


def fill_greedily(filling: Filling) -> None:
    """Give out all time in a plain order: purposes in theirs, and the dearest minute first.

    Args:
        filling: The plan in the making.
    """
    task = filling.task
    for ask in _dearest_first(ask for ask in task.asks if ask.request.statutory):
        filling.raise_to(ask, ask.wanted)
    for band in task.bands:
        missing = task.floor_of(band) - task.fixed_minutes_of(band.priority)
        floor = blocks_up(missing, task.policy.block_minutes)
        for ask in _dearest_first(a for a in task.asks if a.request.priority == band.priority):
            if filling.given.get(band.priority, 0) < floor:
                filling.raise_to(ask, ask.wanted)
    fill_up(filling)


def fill_up(filling: Filling) -> None:
    """Give out what is left, the dearest minute first.

    Args:
        filling: The plan in the making.
    """
    for _, _, _, ask, blocks in sorted(_steps(filling.task), key=lambda step: step[:3]):
        if filling.blocks[ask.id] < blocks:
            filling.raise_to(ask, blocks)


def _steps(task: Task) -> Iterator[tuple[Decimal, str, int, Ask, int]]:
    returns = task.policy.returns
    for ask in task.asks:
        stages = (
            (returns.to_least, ask.least),
            (returns.to_wanted, ask.wanted),
            (returns.to_most, ask.most),
        )
        for stage, (worth, blocks) in enumerate(stages):
            yield -worth * ask.score / ask.request.crew, ask.id, stage, ask, blocks


def _dearest_first(asks: Iterable[Ask]) -> list[Ask]:
    return sorted(asks, key=lambda ask: (-ask.score, ask.id))
