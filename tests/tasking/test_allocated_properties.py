"""What holds of every plan, whatever is asked for."""

from __future__ import annotations

import random
from collections import Counter

import attrs
from hypothesis import given, settings
from hypothesis import strategies as st
from made_up_cycles import LATE, Cycle, cycles, proven, standing, whole_visits

from s92kit.tasking import OnShift, Plan, Purpose, obstacle_of
from s92kit.tasking._allocated import plan_of
from s92kit.tasking._searching import found_greedily
from s92kit.tasking._task import task_of

few = settings(max_examples=40, deadline=None)


@few
@given(cycles())
def test_nobody_is_in_two_places(cycle: Cycle):
    """No officer makes two visits at one time, and each is free for all of every visit."""
    plan = cycle.plan()
    at = Counter(
        (visit.shift, officer, minute)
        for visit in plan.visits
        for officer in visit.officers
        for minute in range(visit.starts, visit.ends)
    )
    assert set(at.values()) <= {1}
    free = {
        (shift.id, each.officer, minute)
        for shift in cycle.capacity.shifts
        for each in shift.officers
        for starts, ends in each.free
        for minute in range(starts, ends)
    }
    assert set(at) <= free


@few
@given(cycles())
def test_visits_lie_within_windows_and_are_long_enough(cycle: Cycle):
    """Every minute lies in a window of its request, and no visit is shorter than is of use."""
    requests = {each.id: each for each in cycle.requests}
    for name, shift, starts, ends in whole_visits(cycle.plan().visits):
        day = next(each.day for each in cycle.capacity.shifts if each.id == shift)
        (window,) = requests[name].windows
        assert window.on(day)
        assert window.starts <= starts < ends <= window.ends
        assert ends - starts >= requests[name].visit_minutes
        assert (starts - LATE) % cycle.policy.block_minutes == 0


@few
@given(cycles())
def test_crews_are_whole_and_skilled(cycle: Cycle):
    """Each visit has its crew, one officer for each skill, and nobody alone when nobody may be."""
    requests = {each.id: each for each in cycle.requests}
    held = {
        (shift.id, each.officer): each.skills
        for shift in cycle.capacity.shifts
        for each in shift.officers
    }
    rule = cycle.policy.single_crewing
    for visit in cycle.plan().visits:
        own = requests[visit.request]
        late = rule is not None and visit.ends > rule.starts
        assert len(set(visit.officers)) >= max(own.crew, 2 if late else 1)
        skilled = [held[visit.shift, officer] & set(own.skills) for officer in visit.officers]
        assert all(any(skill in skills for skills in skilled) for skill in own.skills)
        assert sum(bool(skills) for skills in skilled) >= len(own.skills)


@few
@given(cycles())
def test_a_request_gets_its_least_or_nothing(cycle: Cycle):
    """Nothing below the least is given, and no whole block above the most."""
    plan = cycle.plan()
    for each in cycle.requests:
        minutes = plan.minutes_of(each.id)
        assert minutes == 0 or each.minutes_least <= minutes
        assert minutes < each.minutes_most + cycle.policy.block_minutes
        if obstacle_of(each, cycle.capacity, cycle.policy):
            assert minutes == 0


@few
@given(cycles())
def test_caps_are_kept_and_shortfalls_of_floors_stated(cycle: Cycle):
    """A priority stays below its cap; by how much one misses its floor is its attainment."""
    plan, short = cycle.plan(), 0
    for band in cycle.policy.bands:
        own = {each.id for each in cycle.requests if each.priority == band.priority}
        given = sum(visit.officer_minutes for visit in plan.visits if visit.request in own)
        assert given <= band.cap_share * plan.capacity_minutes
        floor = band.floor_share * plan.capacity_minutes
        short += max(0, -int(-floor // 1) - given)
    assert plan.attainment(Purpose.FLOORS).value == short


@few
@given(cycles())
def test_sums_are_exact(cycle: Cycle):
    """What is allocated and what is left are the capacity together, and neither is below 0."""
    plan = cycle.plan()
    assert plan.allocated_minutes + plan.unallocated_minutes == cycle.capacity.minutes
    assert plan.unallocated_minutes >= 0
    by_request = sum(
        sum(v.officer_minutes for v in plan.visits if v.request == each.id)
        for each in cycle.requests
    )
    assert plan.allocated_minutes == by_request


@few
@given(cycles(), st.randoms(use_true_random=False))
def test_any_order_of_input_gives_the_same_plan(cycle: Cycle, chance: random.Random):
    """The plan hangs on what is asked for, and never on the order in which it is given."""

    def mixed(items):
        return tuple(chance.sample(list(items), len(items)))

    shifts = (
        attrs.evolve(each, officers=mixed(each.officers)) for each in mixed(cycle.capacity.shifts)
    )
    again = Cycle(
        requests=mixed(cycle.requests),
        scores=dict(mixed(cycle.scores.items())),
        capacity=attrs.evolve(cycle.capacity, shifts=tuple(shifts)),
        policy=attrs.evolve(cycle.policy, bands=mixed(cycle.policy.bands)),
    )
    assert again.plan() == cycle.plan()


def _greedy(cycle: Cycle) -> Plan:
    task = task_of(cycle.requests, cycle.scores, cycle.capacity, cycle.policy)
    return plan_of(task, found_greedily(task))


@few
@given(cycles())
def test_no_plan_is_worse_than_greedy(cycle: Cycle):
    """In the order of purposes a plan is at least as good as the dearest minute first."""
    assert standing(cycle.plan()) >= standing(_greedy(cycle))


@few
@given(cycles())
def test_small_cycles_are_proven(cycle: Cycle):
    """Of a small cycle it is proven that there is no better plan, in any purpose."""
    assert proven(cycle.plan())


@few
@given(cycles(bands=False), st.integers(0, 2))
def test_more_capacity_never_makes_a_plan_worse(cycle: Cycle, day: int):
    """With one officer more on a shift, the plan is as good or better, in the order of purposes."""
    shifts = list(cycle.capacity.shifts)
    shift = shifts[day % len(shifts)]
    more = OnShift(officer="P-99", free=((shift.starts, shift.ends),))
    shifts[day % len(shifts)] = attrs.evolve(shift, officers=(*shift.officers, more))
    grown = attrs.evolve(
        cycle.capacity,
        shifts=tuple(shifts),
        rostered_minutes=cycle.capacity.rostered_minutes + more.minutes,
    )
    assert standing(attrs.evolve(cycle, capacity=grown).plan()) >= standing(cycle.plan())


@few
@given(cycles(), st.integers(0, 4), st.integers(1, 5))
def test_a_higher_score_never_takes_minutes_away(cycle: Cycle, number: int, by: int):
    """Where plans are proven, a request gets no less for a higher score."""
    name = cycle.requests[number % len(cycle.requests)].id
    raised = attrs.evolve(cycle, scores={**cycle.scores, name: cycle.scores[name] + by})
    before, after = cycle.plan(), raised.plan()
    assert before.attainment(Purpose.BENEFIT).gap == after.attainment(Purpose.BENEFIT).gap == 0
    most = next(each.minutes_most for each in cycle.requests if each.id == name)
    assert min(most, after.minutes_of(name)) >= min(most, before.minutes_of(name))


@few
@given(cycles(), st.integers(0, 20))
def test_what_is_fixed_stays(cycle: Cycle, first: int):
    """Visits of one plan, fixed for the next, are in it; scores turned round change the rest."""
    done = cycle.plan().visits[first : first + 2]
    worst = {name: 6 - score for name, score in cycle.scores.items()}
    again = attrs.evolve(cycle, scores=worst).plan(fixed=done)
    assert {attrs.evolve(visit, fixed=True) for visit in done} <= set(again.visits)
    assert sum(visit.fixed for visit in again.visits) == len(done)
    at = Counter(
        (visit.request, visit.shift, minute)
        for visit in again.visits
        for minute in range(visit.starts, visit.ends)
    )
    assert set(at.values()) <= {1}


@few
@given(cycles())
def test_an_unchanged_cycle_gives_the_same_minutes_again(cycle: Cycle):
    """With the last plan to stay close to and nothing else changed, no request's minutes change."""
    before = cycle.plan()
    after = cycle.plan(previous=before)
    assert standing(after)[:5] == standing(before)[:5]
    assert after.attainment(Purpose.CLOSENESS).value == 0
