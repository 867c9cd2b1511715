"""Conflicts: a smallest set of wishes that cannot all be met, proven by a model of the cycle."""

from __future__ import annotations

import enum
from collections.abc import Callable, Sequence

import attrs

from s92kit.tasking._opportunity import Opportunity, blocks_up, opportunities_of
from s92kit.tasking._record import PlanRecord
from s92kit.tasking._request import TaskRequest
from s92kit.tasking._shift_blocks import ShiftBlocks
from s92kit.tasking._solver import Effort, Model, NoPlanError, Objective, solved_in_order
from s92kit.tasking._wording import in_hours, per_cent

__all__ = ["Conflict", "Wish", "WishKind", "smallest_conflict", "stands_in_the_way_of"]


class WishKind(enum.StrEnum):
    """What somebody would have a plan keep to."""

    LEAST = "least"
    """A request has at least what it is worth beginning for."""
    WANTED = "wanted"
    """A request has all that it wants."""
    GIVEN = "given"
    """A request keeps what a plan gave it."""
    FLOOR = "floor"
    """A priority has its floor."""
    CAP = "cap"
    """A priority stays below its cap."""


@attrs.frozen(kw_only=True)
class Wish:
    """One wish.

    Args:
        kind: What is wished.
        of: The id of the request or the priority.
        minutes: Minutes of presence for a request, officer-minutes for a priority.
        words: The wish as a reader would say it.
    """

    kind: WishKind
    of: str
    minutes: int
    words: str


@attrs.frozen(kw_only=True)
class Conflict:
    """Wishes that cannot all be met, none of which can be left out of the set.

    Args:
        wishes: The wishes; empty where all can be met together.
        considered: How many wishes were looked at.
        impossible: Wishes that cannot be met even alone, and were left aside.
    """

    wishes: tuple[Wish, ...]
    considered: int
    impossible: tuple[Wish, ...] = ()

    @property
    def sentence(self) -> str:
        """What cannot be had together, in one sentence."""
        alone = ""
        if self.impossible:
            alone = f"Even alone these cannot be met: {_listed(self.impossible)}. "
        if not self.wishes:
            return (
                f"{alone}Nothing that was counted keeps the other wishes from being met together."
            )
        return (
            f"{alone}These {len(self.wishes)} wishes cannot all be met, and with any one of them "
            f"left out there would be hours enough for the others: {_listed(self.wishes)}."
        )


def _listed(wishes: tuple[Wish, ...]) -> str:
    return "; ".join(wish.words for wish in wishes)


def smallest_conflict(record: PlanRecord) -> Conflict:
    """The smallest set of wishes of a cycle that was found to be impossible together.

    First what nobody would go without: what statutory requests want, the least of every other,
    and the floors and caps of priorities. Where all of that can be had, what every request wants.
    That the set cannot be met is proven by the hours and officers of every block; that the rest
    can be met when one is left out is counted by officers and hours alone, before visits are set
    side by side.

    Args:
        record: The plan, whose visits do not matter here but for those that are fixed.

    Raises:
        ModuleNotFoundError: Where the solver is not installed.
    """
    table = _Table(record)
    none = Conflict(wishes=(), considered=0)
    for kind in (WishKind.LEAST, WishKind.WANTED):
        wishes = (*_rules(record), *_wishes(record, kind))
        possible = tuple(wish for wish in wishes if table.possible((wish,)))
        impossible = tuple(wish for wish in wishes if wish not in possible)
        found = _smallest(table, (), possible)
        none = Conflict(wishes=found or (), considered=len(wishes), impossible=impossible)
        if found is not None:
            return none
    return none


def stands_in_the_way_of(record: PlanRecord, request: str) -> Conflict:
    """What of the plan would have to give way for a request to have what it is worth beginning for.

    For a request that has that already, what it wants takes its place.

    Args:
        record: The plan.
        request: The id of the request.

    Raises:
        UnknownNameError: For a request that the plan does not know.
        ModuleNotFoundError: Where the solver is not installed.
    """
    asked = record.request(request)
    if asked not in record.plannable or not asked.status.open:
        return Conflict(wishes=(), considered=0)
    begun = record.plan.minutes_of(request) >= asked.minutes_least
    own = _wish(record, asked, WishKind.WANTED if begun else WishKind.LEAST)
    others = tuple(
        wish for wish in _wishes(record, WishKind.GIVEN) if wish.of != request and wish.minutes
    )
    wishes = (*_rules(record), *others)
    table = _Table(record)
    if not table.possible((own,)):
        return Conflict(wishes=(), considered=len(wishes) + 1, impossible=(own,))
    found = _smallest(table, (own,), wishes)
    return Conflict(wishes=() if found is None else (own, *found), considered=len(wishes) + 1)


def _wishes(record: PlanRecord, kind: WishKind) -> tuple[Wish, ...]:
    def kind_of(request: TaskRequest) -> WishKind:
        statutory = request.statutory and kind is WishKind.LEAST
        return WishKind.WANTED if statutory else kind

    return tuple(
        _wish(record, each, kind_of(each)) for each in record.plannable if each.status.open
    )


def _wish(record: PlanRecord, request: TaskRequest, kind: WishKind) -> Wish:
    minutes = {
        WishKind.LEAST: request.minutes_least,
        WishKind.WANTED: request.minutes_wanted,
    }.get(kind, record.plan.minutes_of(request.id))
    crew = f", {request.crew} officers together" if request.crew > 1 else ""
    verb = {WishKind.LEAST: "at least ", WishKind.GIVEN: "the plan's "}.get(kind, "the wanted ")
    words = f"{verb}{in_hours(minutes)} for {request.id} ({request.title}{crew})"
    return Wish(kind=kind, of=request.id, minutes=minutes, words=words)


def _rules(record: PlanRecord) -> tuple[Wish, ...]:
    whole = record.capacity.minutes
    found = []
    for band in record.policy.bands:
        if band.cap_share < 1:
            minutes = int(band.cap_share * whole)
            words = (
                f"the cap of {per_cent(band.cap_share)} ({in_hours(minutes)}) on {band.priority}"
            )
            found.append(Wish(kind=WishKind.CAP, of=band.priority, minutes=minutes, words=words))
        if band.floor_share > 0:
            minutes = -int(-band.floor_share * whole // 1)
            share = per_cent(band.floor_share)
            words = f"the floor of {share} ({in_hours(minutes)}) for {band.priority}"
            found.append(Wish(kind=WishKind.FLOOR, of=band.priority, minutes=minutes, words=words))
    return tuple(found)


def _smallest(
    table: _Table, fixed: tuple[Wish, ...], wishes: tuple[Wish, ...]
) -> tuple[Wish, ...] | None:
    """A set that is impossible beside what is fixed and minimal; nothing where all is possible."""

    def possible(some: Sequence[Wish]) -> bool:
        return table.possible((*fixed, *some))

    if possible(wishes):
        return None
    # The wishes with most freedom come first, so that they are left out first and what remains is
    # the few that really stand in each other's way.
    freedom = {wish: table.freedom(wish) for wish in wishes}
    ordered = sorted(wishes, key=lambda wish: (-freedom[wish], wish.kind, wish.of))
    return tuple(sorted(_minimal(ordered, possible), key=wishes.index))


def _minimal(wishes: list[Wish], possible: Callable[[Sequence[Wish]], bool]) -> list[Wish]:
    """Deletion in pieces: halves first, so that what does not matter goes in few steps."""
    kept: list[Wish] = []
    rest = list(wishes)
    while rest and possible(kept):
        # What is needed beside `kept` ends at the shortest impossible end of the rest.
        few, many = 0, len(rest)
        while many - few > 1:
            middle = (few + many) // 2
            if possible([*kept, *rest[len(rest) - middle :]]):
                few = middle
            else:
                many = middle
        needed = rest[len(rest) - many]
        rest = rest[len(rest) - many + 1 :]
        kept.append(needed)
    return kept


class _Table:
    """Which officers could be where, from which each question builds its model."""

    def __init__(self, record: PlanRecord) -> None:
        self.record = record
        self.block = record.policy.block_minutes
        self.requests = {each.id: each for each in record.plannable if each.status.open}
        self._fixed = [visit for visit in record.plan.visits if visit.fixed]
        skills = sorted({skill for each in self.requests.values() for skill in each.skills})
        self.shifts = [
            ShiftBlocks(shift, self.block, skills, [v for v in self._fixed if v.shift == shift.id])
            for shift in record.capacity.shifts
        ]
        self.chances = {
            name: opportunities_of(request, record.capacity.shifts, record.policy)
            for name, request in self.requests.items()
        }
        self.blocks = {
            name: [(c, at) for c in chances for at in _roomy(self.shifts[c.shift], c)]
            for name, chances in self.chances.items()
        }

    def fixed_minutes(self, names: Sequence[str], *, officers: bool) -> int:
        """Minutes that are fixed for some requests."""
        own = (visit for visit in self._fixed if visit.request in names)
        return sum(visit.officer_minutes if officers else visit.minutes for visit in own)

    def of_priority(self, priority: str) -> list[str]:
        """The requests of a priority."""
        return [name for name, each in self.requests.items() if each.priority == priority]

    def freedom(self, wish: Wish) -> int:
        """How many hundredths of the wish could be met, in how many places."""
        if wish.of not in self.requests:
            return 1_000_000 if wish.kind is WishKind.CAP else 999_999
        return len(self.blocks[wish.of]) * self.block * 100 // max(wish.minutes, 1)

    def possible(self, wishes: Sequence[Wish]) -> bool:
        """Whether the hours and officers of every block allow all of the wishes."""
        model = Model()
        asked = {wish.of for wish in wishes if wish.of in self.requests}
        floors = [wish for wish in wishes if wish.kind is WishKind.FLOOR]
        asked |= {name for wish in floors for name in self.of_priority(wish.of)}
        column = {
            (chance, at): model.column(1)
            for name in sorted(asked)
            for chance, at in self.blocks[name]
        }
        self._keep_within(model, column)
        for name in sorted(asked):
            own = {column[each]: 1 for each in self.blocks[name]}
            most = self.requests[name].minutes_most - self.fixed_minutes([name], officers=False)
            model.at_most(max(most, 0) // self.block, own)
        for wish in wishes:
            if not self._hold(model, wish, column):
                return False
        if not column:
            return True
        try:
            solved_in_order(model, [Objective(terms={0: 0})], Effort())
        except NoPlanError:
            return False
        return True

    def _hold(self, model: Model, wish: Wish, column: dict[tuple[Opportunity, int], int]) -> bool:
        """Add a wish to a model; false where nothing could ever meet it."""
        if wish.of in self.requests:
            missing = wish.minutes - self.fixed_minutes([wish.of], officers=False)
            terms = {column[each]: 1 for each in self.blocks[wish.of]}
        else:
            names = self.of_priority(wish.of)
            missing = wish.minutes - self.fixed_minutes(names, officers=True)
            held = (each for name in names for each in self.blocks[name] if each in column)
            terms = {column[each]: each[0].crew for each in held}
        if wish.kind is WishKind.CAP:
            if terms:
                model.at_most(max(missing, 0) // self.block, terms)
            return True
        if missing <= 0:
            return True
        if terms:
            model.at_least(blocks_up(missing, self.block), terms)
        return bool(terms)

    def _keep_within(self, model: Model, column: dict[tuple[Opportunity, int], int]) -> None:
        here: dict[tuple[int, int], dict[Opportunity, int]] = {}
        for (chance, at), number in column.items():
            here.setdefault((chance.shift, at), {})[chance] = number
        for (place, at), out in here.items():
            shift = self.shifts[place]
            crews = {number: chance.crew for chance, number in out.items()}
            usable = _usable(shift.free(at), {chance.crew for chance in out})
            if usable < sum(crews.values()):
                model.at_most(usable, crews)
            for skill_set, asked in enumerate(shift.skill_sets):
                held = {n: len(asked & c.skills) for c, n in out.items() if asked & c.skills}
                if held:
                    model.at_most(shift.holders(at, skill_set), held)


def _roomy(shift: ShiftBlocks, chance: Opportunity) -> list[int]:
    """The blocks of an opportunity in stretches that are long enough for a visit."""
    found: list[int] = []
    stretch: list[int] = []
    for at in range(chance.first, chance.end + 1):
        if at < chance.end and shift.has_room(at, chance):
            stretch.append(at)
            continue
        if len(stretch) >= chance.least:
            found += stretch
        stretch = []
    return found


def _usable(officers: int, crews: set[int]) -> int:
    """The most of some officers who can be out at one time in crews of these sizes."""
    reached = {0}
    for _ in range(officers):
        reached |= {out + crew for out in reached for crew in crews if out + crew <= officers}
    return max(reached)
