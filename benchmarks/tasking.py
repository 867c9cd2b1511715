"""How good a fortnight's plan is and how long it takes, beside greedy and two plain models.

Run with ``python benchmarks/tasking.py``; ``--quick`` leaves out the largest team and the plain
models. Instances are made up, in the shape of Brent's paper: a team that works early and late
shifts of eight hours on seven days, with leave, late starts and three skills; requests from six
priorities and eight wards with windows by day and evening, of hour blocks, one priority with a
floor and one with a cap. Crews are of two; the harder instances mix crews of one, two and three,
and let visits take two hours at least.

For the smaller sizes there are three instances, for the largest one. Printed are medians:
seconds for the whole plan, from requests to named officers, by the clock and of the processor
(one thread; by the clock it is more on a busy machine); the gap of its benefit to what is
proven; its benefit, and what the plan in the plain order of the dearest minute reaches of it;
and in which purpose, in their strict order, the plan is the worse of the two (it should be none).

The plain model has an integer and a binary for each request and hour, in HiGHS, and in CP-SAT
where OR-Tools is installed (it is no dependency). It looks at benefit alone, is told what can be
reached in the purposes before it, and does not name officers. It runs on the first instance of
each size, with a limit in seconds.
"""

from __future__ import annotations

import argparse
import multiprocessing
import random
import statistics
import time
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from itertools import combinations

import attrs

from s92kit.sources import Source
from s92kit.tasking import (
    Capacity,
    OnShift,
    Place,
    Plan,
    PriorityBand,
    Problem,
    Purpose,
    TaskingPolicy,
    TaskRequest,
    TeamShift,
    Weekday,
    Window,
    allocated,
)
from s92kit.tasking._allocated import plan_of
from s92kit.tasking._searching import found_greedily
from s92kit.tasking._task import Task, task_of

SIZES = ((12, 14, 40), (40, 14, 200), (120, 14, 600))
HARDER = ((12, 14, 40), (40, 14, 200))
SEEDS = {12: (1, 2, 3), 40: (1, 2, 3), 120: (1,)}
HARDER_SEEDS = {12: (1, 2, 3), 40: (1,)}
FIRST = date(2018, 4, 2)
SKILLS = ("taser", "driver", "licensing")
HOUR = 60


@attrs.frozen(kw_only=True)
class Instance:
    """One made-up fortnight."""

    requests: tuple[TaskRequest, ...]
    scores: dict[str, int]
    capacity: Capacity
    policy: TaskingPolicy

    def task(self) -> Task:
        """What the models are built from."""
        return task_of(self.requests, self.scores, self.capacity, self.policy)


def instance(size: tuple[int, int, int], seed: int, *, harder: bool = False) -> Instance:
    """A fortnight of so many officers, days and requests."""
    officers, days, wishes = size
    # A seeded generator makes the same instances on every machine; nothing is secret here.
    chance = random.Random(f"{size} {seed}")  # noqa: S311
    shifts = tuple(_shifts(officers, days, chance))
    requests = tuple(_request(number, chance, harder=harder) for number in range(wishes))
    return Instance(
        requests=requests,
        scores={request.id: chance.randint(10, 100) for request in requests},
        capacity=Capacity(
            team="walford/team",
            shifts=shifts,
            rostered_minutes=sum(shift.minutes for shift in shifts),
        ),
        policy=TaskingPolicy(
            id="walford/benchmark",
            title="Benchmark",
            cycle_days=days,
            sources=(Source(title="Benchmark", locator="made up", published_on=None),),
            bands=(
                PriorityBand(priority="walford/p0", floor_share=Decimal("0.2")),
                PriorityBand(priority="walford/p1", cap_share=Decimal("0.15")),
            ),
        ),
    )


def _shifts(officers: int, days: int, chance: random.Random) -> Iterator[TeamShift]:
    names = [f"P-{number:03d}" for number in range(officers)]
    held = {name: frozenset(s for s in SKILLS if chance.random() < 0.5) for name in names}
    for day in range(days):
        for half, (starts, ends) in enumerate(((7 * HOUR, 15 * HOUR), (15 * HOUR, 23 * HOUR))):
            on = []
            for number, name in enumerate(names):
                resting = (day + number) % 7 in (5, 6)
                if number % 2 == (day // 7 + half) % 2 and not resting and chance.random() > 0.04:
                    late = 3 * HOUR if chance.random() < 0.06 else 0
                    free = ((starts + late, ends),)
                    on.append(OnShift(officer=name, free=free, skills=held[name]))
            yield TeamShift(
                id=f"{FIRST + timedelta(days=day)} {('early', 'late')[half]}",
                day=FIRST + timedelta(days=day),
                starts=starts,
                ends=ends,
                officers=tuple(on),
            )


def _request(number: int, chance: random.Random, *, harder: bool) -> TaskRequest:
    weekdays = chance.sample(list(Weekday), chance.choice((3, 5, 7)))
    starts = chance.choice((7, 8, 10, 12, 14, 15, 16, 18, 19)) * HOUR
    wanted = chance.choice((4, 6, 8, 12, 16, 24)) * HOUR
    return TaskRequest(
        id=f"R-{number:03d}",
        title="Made up",
        raised_on=FIRST,
        forum="ljag",
        requester_role="ward panel",
        priority=f"walford/p{chance.randrange(6)}",
        place=Place(words="a street", ward=f"ward {chance.randrange(8)}"),
        windows=(
            Window(
                starts=starts,
                ends=min(23 * HOUR, starts + chance.choice((3, 4, 6, 8)) * HOUR),
                weekdays=tuple(weekdays),
            ),
        ),
        minutes_least=max(HOUR, wanted // 3 // HOUR * HOUR),
        minutes_wanted=wanted,
        minutes_most=wanted * 2,
        problem=Problem(behaviour="drinking and shouting"),
        crew=chance.choice((1, 2, 2, 2, 3)) if harder else 2,
        skills=(chance.choice(SKILLS),) if chance.random() < 0.15 else (),
        visits=chance.choice((1, 1, 2, 3)),
        visit_minutes=chance.choice((HOUR, 2 * HOUR)) if harder else HOUR,
        statutory=chance.random() < 0.04,
    )


def worse_in(plan: Plan, other: Plan) -> str:
    """The first purpose in which two plans differ, where the other is better; else none."""
    for purpose in Purpose:
        ours, theirs = plan.attainment(purpose).value, other.attainment(purpose).value
        if ours != theirs:
            return "none" if (ours > theirs) == purpose.more_is_better else str(purpose)
    return "none"


def measured(size: tuple[int, int, int], *, harder: bool = False) -> float:
    """Print a line for one size, and give the median seconds."""
    seconds, busy, gaps, shares, quick, worse, proven = [], [], [], [], [], [], 0
    seeds = (HARDER_SEEDS if harder else SEEDS)[size[0]]
    for seed in seeds:
        given = instance(size, seed, harder=harder)
        began, worked = time.perf_counter(), time.process_time()
        plan = allocated(given.requests, given.scores, given.capacity, given.policy)
        seconds.append(time.perf_counter() - began)
        busy.append(time.process_time() - worked)
        began = time.perf_counter()
        task = given.task()
        greedy = plan_of(task, found_greedily(task))
        quick.append(time.perf_counter() - began)
        benefit = plan.attainment(Purpose.BENEFIT)
        gaps.append(Decimal("NaN") if benefit.gap is None else benefit.gap)
        shares.append(greedy.attainment(Purpose.BENEFIT).value / benefit.value)
        worse.append(worse_in(plan, greedy))
        proven += all(each.gap == 0 for each in plan.attainments)
    print(
        f"  {_named(size):14} {statistics.median(seconds):8.2f} s (longest {max(seconds):.2f}; "
        f"of the processor {statistics.median(busy):.2f})"
        f"   gap of benefit {max(gaps):8.4%} at most"
        f"   all purposes proven in {proven} of {len(seeds)}"
        f"   greedy {statistics.median(quick):5.2f} s, {statistics.median(shares):.1%} of the "
        f"benefit; worse than greedy in: {', '.join(sorted(set(worse)))}"
    )
    return statistics.median(seconds)


def _named(size: tuple[int, int, int]) -> str:
    return " × ".join(map(str, size))


def plain(size: tuple[int, int, int], limit: float) -> None:
    """Print what the plain models reach on the first instance of a size."""
    given = instance(size, 1)
    plan = allocated(given.requests, given.scores, given.capacity, given.policy)
    best = float(plan.attainment(Purpose.BENEFIT).value)
    model = PlainModel(given.task(), plan)
    for name, solve in (("HiGHS", model.by_highs), ("CP-SAT", model.by_cp_sat)):
        began = time.perf_counter()
        found = solve(limit)
        seconds = time.perf_counter() - began
        print(
            f"  {_named(size):14} {name:8} {len(model.upper):7,} columns {seconds:8.2f} s   "
            + (
                "not installed"
                if found is None
                else "nothing found"
                if found[0] is None
                else f"{found[0] / best:.3%} of our benefit, bound {found[1] / best:.3%}"
            )
        )


class PlainModel:
    """An integer and a binary for each request and hour; benefit alone."""

    def __init__(self, task: Task, plan: Plan) -> None:
        self.upper: list[int] = []
        self.worth: dict[int, int] = {}
        self.rows: list[tuple[int, dict[int, int]]] = []  # at most
        self.constant = 0
        self._hours: dict[tuple[int, int], list[tuple[int, int, frozenset[str]]]] = {}
        self._officers: dict[str, dict[int, int]] = {}
        short: dict[int, int] = {}
        for ask in task.asks:
            self._ask(ask, short)
        for place, shift in enumerate(task.shift_blocks()):
            for block in range(shift.count):
                self._hour(shift, block, self._hours.get((place, block), []))
        self.rows.append((int(plan.attainment(Purpose.STATUTORY).value), short))
        lacking: dict[int, int] = {}
        for band in task.bands:
            own = self._officers.get(band.priority, {})
            if band.cap_share < 1:
                self.rows.append((task.cap_of(band) // HOUR, own))
            if band.floor_share > 0:
                missing = self._column(10**6)
                terms = {column: -HOUR * n for column, n in own.items()}
                self.rows.append((-task.floor_of(band), {**terms, missing: -1}))
                lacking[missing] = 1
        self.rows.append((int(plan.attainment(Purpose.FLOORS).value), lacking))

    def _column(self, most: int) -> int:
        self.upper.append(most)
        return len(self.upper) - 1

    def _ask(self, ask, short: dict[int, int]) -> None:
        begun, visited = self._column(1), {}
        for chance in ask.opportunities:
            for block in range(chance.first, chance.end):
                out, sent = self._column(1), self._column(chance.crew)
                self.rows.append((0, {sent: 1, out: -chance.crew}))
                self.rows.append((0, {sent: -1, out: chance.crew}))
                visited[out] = 1
                hour = self._hours.setdefault((chance.shift, block), [])
                hour.append((out, sent, chance.skills))
                self._officers.setdefault(ask.request.priority, {})[sent] = 1
        further = self._column(ask.wanted - ask.least)
        extra = self._column(ask.most - ask.wanted)
        total = {begun: -ask.least, further: -1, extra: -1}
        self.rows.append((0, visited | total))
        self.rows.append((0, {column: -n for column, n in (visited | total).items()}))
        self.rows.append((0, {further: 1, begun: ask.least - ask.wanted}))
        self.rows.append((0, {extra: 1, begun: ask.wanted - ask.most}))
        hundred = 100 * ask.score * HOUR  # worths are hundredths, to be whole numbers
        self.worth |= {begun: hundred * ask.least, further: hundred * 6 // 10, extra: hundred // 4}
        if ask.request.statutory:
            missing = self._column(ask.request.minutes_wanted)
            terms = dict.fromkeys(visited, -HOUR)
            self.rows.append((-ask.request.minutes_wanted, {**terms, missing: -1}))
            short[missing] = ask.request.crew

    def _hour(self, shift, block: int, out: list[tuple[int, int, frozenset[str]]]) -> None:
        if out:
            self.rows.append((shift.free(block), {sent: 1 for _, sent, _ in out}))
        for size in range(1, len(SKILLS) + 1):
            for asked in map(frozenset, combinations(SKILLS, size)):
                held = {visited: 1 for visited, _, skills in out if skills & asked}
                if held and asked in shift.skill_sets:
                    at = shift.skill_sets.index(asked)
                    self.rows.append((shift.holders(block, at), held))

    def by_highs(self, limit: float) -> tuple[float | None, float]:
        """What HiGHS finds, and its bound."""
        import highspy

        solver = highspy.Highs()
        for option, setting in (("output_flag", False), ("time_limit", limit), ("threads", 1)):
            solver.setOptionValue(option, setting)
        lp = highspy.HighsLp()
        lp.num_col_, lp.num_row_ = len(self.upper), len(self.rows)
        lp.col_cost_ = [float(self.worth.get(at, 0)) for at in range(len(self.upper))]
        lp.col_lower_, lp.col_upper_ = [0.0] * len(self.upper), [float(n) for n in self.upper]
        lp.row_lower_ = [float("-inf")] * len(self.rows)
        lp.row_upper_ = [float(most) for most, _ in self.rows]
        lp.integrality_ = [highspy.HighsVarType.kInteger] * len(self.upper)
        lp.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
        starts = [0]
        for _, terms in self.rows:
            starts.append(starts[-1] + len(terms))
        lp.a_matrix_.start_ = starts
        lp.a_matrix_.index_ = [column for _, terms in self.rows for column in terms]
        lp.a_matrix_.value_ = [float(n) for _, terms in self.rows for n in terms.values()]
        lp.sense_ = highspy.ObjSense.kMaximize
        solver.passModel(lp)
        solver.run()
        info = solver.getInfo()
        found = info.primal_solution_status == highspy.SolutionStatus.kSolutionStatusFeasible
        value = info.objective_function_value / 100 if found else None
        return value, info.mip_dual_bound / 100

    def by_cp_sat(self, limit: float) -> tuple[float | None, float] | None:
        """What CP-SAT finds, and its bound; nothing where it is not installed."""
        # OR-Tools brings a HiGHS of its own, which does not load beside another in one process.
        with multiprocessing.get_context("spawn").Pool(1) as pool:
            return pool.apply(by_cp_sat, (self.upper, self.rows, self.worth, limit))


def by_cp_sat(
    upper: list[int], rows: list[tuple[int, dict[int, int]]], worth: dict[int, int], limit: float
) -> tuple[float | None, float] | None:
    """What CP-SAT finds for a plain model, and its bound; nothing where it is not installed."""
    try:
        from ortools.sat.python import cp_model
    except ModuleNotFoundError:
        return None
    model = cp_model.CpModel()
    columns = [model.new_int_var(0, most, str(at)) for at, most in enumerate(upper)]
    for most, terms in rows:
        model.add(sum(n * columns[column] for column, n in terms.items()) <= most)
    model.maximize(sum(n * columns[column] for column, n in worth.items()))
    solver = cp_model.CpSolver()
    solver.parameters.max_time_in_seconds = limit
    solver.parameters.num_workers = 2
    status = solver.solve(model)
    found = status in (cp_model.OPTIMAL, cp_model.FEASIBLE)
    value = solver.objective_value / 100 if found else None
    return value, solver.best_objective_bound / 100


def main() -> None:
    """Measure every size, and print it all."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="without the largest and plain ones")
    parser.add_argument("--limit", type=float, default=90, help="seconds for each plain model")
    asked = parser.parse_args()
    sizes = SIZES[:2] if asked.quick else SIZES
    print("officers × days × requests: whole plans with named officers, crews of two")
    taken = [measured(size) for size in sizes]
    growth = ", ".join(
        f"{size[0]} officers {t / taken[0]:.1f}" for size, t in zip(sizes, taken, strict=True)
    )
    print(f"  times the seconds of the first: {growth}")
    print("harder: crews of one, two and three, visits of two hours at least for half")
    for size in HARDER:
        measured(size, harder=True)
    if not asked.quick:
        print(f"plain models, benefit alone, {asked.limit:g} seconds at most")
        for size in sizes:
            plain(size, asked.limit)


if __name__ == "__main__":
    main()
