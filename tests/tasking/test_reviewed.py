"""Planned against delivered, from the team's own log."""

from __future__ import annotations

from datetime import date

import attrs
import pandas as pd
import pytest
from walford_plans import FRIDAY, SATURDAY, plan

from s92kit.activity import activity_from_frame
from s92kit.periods import Period
from s92kit.tasking import CycleWards, WardRecord, WorkDone, earlier_cycles, reviewed, reviewed_work


def done(day=FRIDAY, **otherwise):
    """Two officers for two hours."""
    return WorkDone(**{"day": day, "minutes": 120, "officers": 2, **otherwise})


def of(review, name):
    """What came of one request."""
    return next(each for each in review.requests if each.request == name)


def planned_day(name):
    """The first day on which a request is visited."""
    return next(visit.day for visit in plan().plan.visits if visit.request == name)


def test_a_record_that_names_the_request_is_its_own():
    """Letters may be large or small; the reference decides, whatever the ward."""
    high = of(reviewed_work(plan(), [done(place="HIGH", ward="South")]), "high")
    assert (high.delivered.officer_minutes, high.planned_minutes) == (240, 480)
    assert high.as_planned is False


def test_a_record_of_the_day_ward_and_priority_of_one_visit_is_that_visits():
    """Where two requests of a ward are visited on the day, it is nobody's and told so."""
    record = plan()
    days = {
        visit.day: {v.request for v in record.plan.visits if v.day == visit.day}
        for visit in record.plan.visits
    }
    for day, requests in days.items():
        work = done(day, ward="North", priority="walford/asb")
        review = reviewed_work(record, [work])
        outside = review.outside.officer_minutes
        assert outside == (0 if len(requests) == 1 else 240)
    assert reviewed_work(record, [done(ward="South", priority="walford/asb")]).outside.records == 1


def test_what_is_missed_is_told_with_its_days_and_the_reason_given():
    """The log shows what is missing; why is for people to say."""
    review = reviewed_work(plan(), [], reasons={"high": "officers sent to aid"})
    high = of(review, "high")
    assert "officers sent to aid; the log has nothing for" in high.words
    assert "no reason was given" in of(review, "middle").words
    assert of(review, "low").as_planned is True
    assert of(review, "low").because == ""


def test_what_was_delivered_in_full_is_as_planned():
    """Four hours of two officers, by two records."""
    work = [done(planned_day("high"), place="high"), done(planned_day("high"), place="high")]
    assert of(reviewed_work(plan(), work), "high").as_planned is True


def test_a_record_without_time_leaves_the_answer_open():
    """Nobody can tell how long it took: not nothing, and not as planned."""
    review = reviewed_work(plan(), [done(place="high", minutes=None)])
    high = of(review, "high")
    assert high.as_planned is None
    assert "cannot be determined" in high.words


def test_an_arrest_on_a_patrol_takes_no_time_of_its_own():
    """The patrol beside it has the minutes."""
    review = reviewed_work(
        plan(), [done(place="high"), done(place="high", minutes=None, officers=None)]
    )
    assert of(review, "high").delivered.known
    assert of(review, "high").delivered.officer_minutes == 240


def test_days_outside_the_cycle_are_left_out():
    """Last month's work is not this plan's."""
    review = reviewed_work(plan(), [done(date(2018, 3, 1), place="high")])
    assert review.delivered.records == review.outside.records == 0


def test_priorities_count_work_outside_the_plan_too():
    """A crisis of another priority is seen beside what was planned."""
    review = reviewed_work(plan(), [done(priority="walford/violence"), done(place="high")])
    told = {name: (planned, given.officer_minutes) for name, planned, given in review.priorities}
    assert told == {"walford/asb": (960, 240), "walford/violence": (0, 240)}


def test_the_next_cycle_is_fair_by_what_was_delivered():
    """The ward's record holds what the log shows; without a log, what was planned."""
    record = plan()
    review = reviewed_work(record, [done(place="high")])
    assert review.wards == (
        WardRecord(ward="North", wanted_minutes=1080, given_minutes=240),
        WardRecord(ward="South", wanted_minutes=480, given_minutes=0),
    )
    (cycle,) = earlier_cycles(record, review)
    assert (cycle.delivered, cycle.wards) == (True, review.wards)
    (undelivered,) = earlier_cycles(record)
    assert undelivered.wards[0].given_minutes == 960
    assert not undelivered.delivered


def test_only_as_many_cycles_count_as_the_policy_says():
    """Three cycles, this one included: two are handed on."""
    record = plan()
    old = tuple(
        CycleWards(
            cycle=Period.inclusive(date(2018, month, 1), date(2018, month, 14)),
            wards=(WardRecord(ward="North", wanted_minutes=month, given_minutes=0),),
        )
        for month in (1, 2, 3)
    )
    kept = earlier_cycles(attrs.evolve(record, earlier=old))
    assert [each.cycle.start.month for each in kept] == [3, 4]
    single = attrs.evolve(record, policy=attrs.evolve(record.policy, fair_cycles=1))
    assert earlier_cycles(single) == ()


def test_a_log_in_the_shared_columns_is_read():
    """Corrections count once, and other boroughs' rows not at all."""
    rows = pd.DataFrame(
        {
            "id": ["a", "b", "c"],
            "day": [str(FRIDAY), str(FRIDAY), str(SATURDAY)],
            "borough": ["walford", "walford", "elsewhere"],
            "kind": "patrol",
            "place": ["high", "high", "middle"],
            "starts": "18:00",
            "minutes": [60, 120, 60],
            "officers": 2,
            "recorded_on": ["2018-04-07", "2018-04-08", "2018-04-08"],
            "supersedes": ["", "a", ""],
        }
    )
    review = reviewed(plan(), activity_from_frame(rows))
    assert of(review, "high").delivered.officer_minutes == 240
    assert review.delivered.records == 1


@pytest.mark.parametrize("name", ["high", "middle"])
def test_each_visit_is_told_by_itself(name):
    """A visit is recorded where its request has a record of its day."""
    review = of(reviewed_work(plan(), [done(planned_day(name), place=name)]), name)
    assert any(visit.recorded for visit in review.visits)
