"""What a plan gives to whom, said as a meeting would say it."""

from __future__ import annotations

import sys
from decimal import Decimal

import attrs
import pytest
from made_up_cycles import FIRST, HOUR, LATE, Cycle, capacity, officers, policy, request, shift

from s92kit.tasking import (
    Effort,
    Place,
    PriorityBand,
    Purpose,
    RequestStatus,
    SingleCrewing,
    Visit,
    WardRecord,
    Window,
)


def cycle(*requests, scores=(), shifts=(), **changes) -> Cycle:
    """Requests before a pair of officers on one late shift of eight hours."""
    points = scores or [10] * len(requests)
    return Cycle(
        requests=requests,
        scores={each.id: score for each, score in zip(requests, points, strict=True)},
        capacity=capacity(*(shifts or (shift(officers=officers(2)),))),
        policy=policy(**changes),
    )


def hours(plan, *names: str) -> list[int]:
    """The hours of presence that requests got."""
    return [plan.minutes_of(name) // HOUR for name in names]


def test_everything_is_given_where_there_is_time_enough():
    """Two requests of two to three hours both get their most of eight."""
    plan = cycle(request("A"), request("B")).plan()
    assert hours(plan, "A", "B") == [3, 3]
    assert (plan.allocated_minutes, plan.unallocated_minutes) == (720, 240)


def test_the_dearer_minute_comes_first():
    """Of eight hours, what is wanted for 10 points comes before the most for 12."""
    plan = cycle(
        request("A", hours=(2, 4, 8)), request("B", hours=(2, 4, 8)), scores=(10, 12)
    ).plan()
    assert hours(plan, "A", "B") == [4, 4]


def test_benefit_is_score_times_worth_times_minutes():
    """Of an eight-hour most: two hours at full worth, two at 0.6 and four at 0.25, times 10."""
    plan = cycle(request("A", hours=(2, 4, 8))).plan()
    benefit = plan.attainment(Purpose.BENEFIT)
    assert benefit.value == 10 * (120 * 1 + 120 * Decimal("0.6") + 240 * Decimal("0.25"))
    assert benefit.bound == benefit.value
    assert benefit.gap == 0


def test_statutory_requests_come_before_any_score():
    """A court's request of one point gets all that it wants before one of a hundred begins."""
    plan = cycle(
        request("COURT", hours=(1, 6, 6), statutory=True),
        request("A", hours=(3, 6, 8)),
        scores=(1, 100),
    ).plan()
    assert hours(plan, "COURT", "A") == [6, 0]


def test_a_statutory_shortfall_is_stated():
    """Ten hours are wanted of eight: two hours short, of two officers each."""
    court = request("COURT", hours=(1, 10, 10), statutory=True)
    wide = attrs.evolve(court, windows=(Window(starts=0, ends=24 * HOUR),))
    plan = cycle(wide).plan()
    assert plan.attainment(Purpose.STATUTORY).value == 2 * 2 * HOUR
    assert plan.attainment(Purpose.STATUTORY).gap == 0


def test_a_floor_comes_before_benefit():
    """A quarter of the time is drugs' even where every other minute is dearer."""
    drugs = request("D", hours=(1, 8, 8), priority="walford/drugs")
    floor = PriorityBand(priority="walford/drugs", floor_share=Decimal("0.25"))
    given = cycle(drugs, request("A", hours=(1, 8, 8)), scores=(1, 50), bands=(floor,))
    assert hours(given.plan(), "D", "A") == [2, 6]
    assert hours(attrs.evolve(given, policy=policy()).plan(), "D", "A") == [0, 8]


def test_a_cap_is_never_passed():
    """With a cap of a quarter, six hours stay free rather than go to the only request."""
    cap = PriorityBand(priority="walford/asb", cap_share=Decimal("0.25"))
    plan = cycle(request("A", hours=(1, 8, 8)), bands=(cap,)).plan()
    assert hours(plan, "A") == [2]
    assert plan.unallocated_minutes == 12 * HOUR


def test_below_its_least_a_request_is_not_begun():
    """Of eight hours, the dearer takes six; two are too few for the other's least of three."""
    plan = cycle(
        request("A", hours=(6, 6, 6)), request("B", hours=(3, 3, 3)), scores=(10, 9)
    ).plan()
    assert hours(plan, "A", "B") == [6, 0]


def test_visits_are_spread_over_shifts_where_nothing_is_lost_by_it():
    """Two hours on three shifts with room everywhere: visits on two shifts, as asked."""
    three = tuple(shift(day, officers=officers(2)) for day in range(3))
    plan = cycle(request("A", hours=(2, 2, 2), visits=2), shifts=three).plan()
    assert len({visit.shift for visit in plan.visits}) == 2
    assert plan.attainment(Purpose.SPREAD).value == 2


def test_the_ward_that_went_short_comes_first_among_equals():
    """Of two alike, the one whose ward got little in the last cycles gets the time."""
    park = request("A", hours=(8, 8, 8), place=Place(words="the park", ward="Park"))
    market = request("B", hours=(8, 8, 8))
    for short, expected in (("Market", [0, 8]), ("Park", [8, 0])):
        wards = [
            WardRecord(ward=ward, wanted_minutes=2000, given_minutes=100 if ward == short else 1900)
            for ward in ("Market", "Park")
        ]
        assert hours(cycle(park, market).plan(wards=wards), "A", "B") == expected


def test_among_equals_the_last_plan_stays():
    """Of two alike in every other way, whichever had the time keeps it."""
    both = [request(name, hours=(8, 8, 8)) for name in ("A", "B")]
    for name in ("A", "B"):
        only = cycle(request(name, hours=(8, 8, 8))).plan()
        again = cycle(*both).plan(previous=only)
        assert again.minutes_of(name) == 8 * HOUR
        assert again.attainment(Purpose.CLOSENESS).value == 0


def test_skills_decide_who_goes():
    """The only driver goes to the request that needs one, at the same time as another visit."""
    on = (*officers(3), attrs.evolve(officers(4)[3], skills=frozenset({"driver"})))
    plan = cycle(
        request("A", hours=(8, 8, 8), crew=1, skills=("driver",)),
        request("B", hours=(8, 8, 8), crew=3),
        shifts=(shift(officers=on),),
    ).plan()
    assert {visit.request: visit.officers for visit in plan.visits} == {
        "A": ("P-04",),
        "B": ("P-01", "P-02", "P-03"),
    }


def test_nobody_goes_alone_after_ten():
    """A request for one officer gets two in the hours in which nobody goes alone."""
    late = attrs.evolve(shift(hours=10), officers=officers(2, hours=10))
    night = request("A", crew=1, windows=(Window(starts=22 * HOUR, ends=24 * HOUR),))
    day = request("B", crew=1, windows=(Window(starts=15 * HOUR, ends=17 * HOUR),))
    plan = cycle(
        night, day, shifts=(late,), single_crewing=SingleCrewing(starts=22 * HOUR, ends=30 * HOUR)
    ).plan()
    assert {visit.request: len(visit.officers) for visit in plan.visits} == {"A": 2, "B": 1}


def test_a_window_of_the_night_before_reaches_into_an_early_shift():
    """A window from ten to four serves a shift that begins at midnight, on the next day."""
    early = attrs.evolve(
        shift(1),
        starts=0,
        ends=8 * HOUR,
        officers=(attrs.evolve(officers(1)[0], free=((0, 480),)),),
    )
    night = request(
        "A", hours=(1, 8, 8), crew=1, windows=(Window(starts=22 * HOUR, ends=28 * HOUR),)
    )
    (visit,) = cycle(night, shifts=(early,)).plan().visits
    assert (visit.starts, visit.ends) == (0, 4 * HOUR)


def test_officers_stay_with_a_visit():
    """Somebody who leaves halfway is replaced; whoever stays goes on, and no visit is cut."""
    leaving = attrs.evolve(officers(1)[0], free=((LATE, LATE + 4 * HOUR),))
    on = (leaving, *officers(3)[1:])
    plan = cycle(request("A", hours=(8, 8, 8)), shifts=(shift(officers=on),)).plan()
    assert hours(plan, "A") == [8]
    assert len(plan.visits) <= 2
    assert set.intersection(*(set(visit.officers) for visit in plan.visits))


def test_a_fixed_visit_counts_and_nobody_goes_twice_at_once():
    """Two hours that were worked count towards the four that are wanted."""
    done = Visit(
        day=FIRST,
        starts=LATE + 30,
        ends=LATE + 150,
        shift=f"{FIRST} late",
        request="A",
        officers=("P-01", "P-02"),
    )
    plan = cycle(request("A", hours=(3, 4, 4))).plan(fixed=[done])
    assert plan.minutes_of("A") == 4 * HOUR
    assert [visit.fixed for visit in plan.visits] == [True, False]
    assert plan.visits[1].starts >= LATE + 3 * HOUR


def test_a_closed_request_keeps_what_is_fixed_and_gets_no_more():
    """What was worked for a request that is done stays in the sums."""
    done = request("A", status=RequestStatus.DONE)
    worked = cycle(request("A")).plan().visits
    plan = attrs.evolve(cycle(done), scores={}).plan(fixed=worked)
    assert [attrs.evolve(visit, fixed=False) for visit in plan.visits] == list(worked)


def test_without_the_solver_the_plan_says_that_nothing_is_proven(monkeypatch):
    """A plan in the plain order is given, and its benefit has no bound."""
    monkeypatch.setitem(sys.modules, "highspy", None)
    plan = cycle(request("A"), request("B", visits=2), scores=(10, 20)).plan()
    assert hours(plan, "A", "B") == [3, 3]
    assert "nothing is proven" in plan.made_by
    assert plan.attainment(Purpose.BENEFIT).bound is None
    assert plan.attainment(Purpose.BENEFIT).gap is None


def test_other_work_with_the_solver_does_not_stand_in_the_way():
    """A plan is proven even where somebody had the solver use two threads before."""
    highspy = pytest.importorskip("highspy")
    highspy.Highs.resetGlobalScheduler(True)  # noqa: FBT003 - its only argument
    other = highspy.Highs()
    for option, setting in (("output_flag", False), ("threads", 2)):
        other.setOptionValue(option, setting)
    other.addVar(0, 1)
    other.run()
    assert cycle(request("A")).plan().attainment(Purpose.BENEFIT).gap == 0


def test_the_plan_says_which_solver_made_it():
    """The solver and its release stand in the plan."""
    assert cycle(request("A")).plan().made_by.startswith("the solver HiGHS 1.")


def _mixed() -> Cycle:
    """A cycle in which crews of one, two and three for two hours hardly fit."""
    days = tuple(shift(day, hours=5, officers=officers(5, hours=5)) for day in range(6))
    return cycle(
        *(
            request(
                f"R-{number:02d}",
                hours=(2, 3 + number % 4, 12),
                crew=1 + number % 3,
                visit_minutes=120 if number % 2 else 0,
                visits=1 + number % 3,
            )
            for number in range(14)
        ),
        scores=[7 + 5 * number % 11 for number in range(14)],
        shifts=days,
    )


def test_little_effort_gives_a_plan_with_an_honest_gap():
    """With next to no effort, what is proven holds for what a greater effort finds as well."""
    hasty = _mixed().plan(effort=Effort(gap_per_million=50_000, nodes=1, rounds=4, seats=0))
    thorough = _mixed().plan()
    one, other = (plan.attainment(Purpose.BENEFIT) for plan in (hasty, thorough))
    assert one.bound is not None
    assert other.bound is not None
    assert one.value <= other.value <= min(one.bound, other.bound)


def test_the_same_input_gives_the_same_plan_again():
    """Limits are counted in steps and not in seconds, so that a plan can be made again."""
    assert _mixed().plan() == _mixed().plan()
