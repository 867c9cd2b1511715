"""Each request is told what it got, what stood in its way, and what would give it more."""

from __future__ import annotations

import attrs
import pytest
from walford_plans import (
    CYCLE,
    FRIDAY,
    POLICY,
    SATURDAY,
    capacity,
    moment,
    plan,
    request,
    scores,
    shift,
)

from s92kit.errors import UnknownNameError
from s92kit.tasking import (
    Binding,
    PlannedMinutes,
    PlannedScore,
    Reached,
    RequestStatus,
    Version,
    Window,
    WishKind,
    difference,
    explained,
    minutes_by_priority,
    planned,
    planned_minutes_of,
    replanned,
    requests_frame,
    smallest_conflict,
    stands_in_the_way_of,
    visits_frame,
    ways_to_more,
)


def told(record, name):
    """What is said of one request."""
    (one,) = explained(record, name)
    return one


def alone(asked, *shifts, score: int | None = 10):
    """The plan of one request."""
    reason = "" if score is not None else "nobody has given points for harm"
    return planned(
        id="walford/2018-04-02",
        cycle=CYCLE,
        requests=(asked,),
        scores=(PlannedScore(request=asked.id, score=score, unknown_because=reason),),
        capacity=capacity(*shifts),
        policy=POLICY,
        version=Version(
            number=1, reason="a test", by_role="the manager", at=moment("2018-04-01 09:00")
        ),
    )


def test_a_request_that_lost_is_told_to_whom_and_what_would_help():
    """The score of those who fill its hours, one more crew, and the rival that would give way."""
    low = told(plan(), "low")
    assert (low.reached, low.binding, low.minutes) == (Reached.NOTHING, Binding.CAPACITY, 0)
    assert low.rivals == ("middle", "high")
    assert "score 30 to 40 against its 10" in low.sentence
    assert "2 more officers on Fri 6 Apr 14:00 to 22:00" in low.change
    assert "without middle (score 30), which leaves room for 4 hours" in low.change


def test_what_is_said_of_a_change_is_true():
    """With the officers that the sentence names, or without the rival, the request gets more."""
    record = plan()
    more = capacity(shift(FRIDAY, "P-1", "P-2", "P-3", "P-4"), shift(SATURDAY, "P-1", "P-2"))
    assert replanned(record, capacity=more).plan.minutes_of("low") > 0
    without = [each for each in record.requests if each.id != "middle"]
    left = [each for each in record.scores if each.request != "middle"]
    assert replanned(record, requests=without, scores=left).plan.minutes_of("low") == 240


def test_a_request_that_got_all_is_told_so():
    """Nothing holds back what has what it wanted."""
    high = told(plan(), "high")
    assert (high.reached, high.binding, high.change) == (Reached.WANTED, Binding.NONE, "")
    assert high.sentence.endswith("got 4 hours, which is all that it wanted.")


def test_a_closed_request_is_told_its_reason():
    """The reason is the one that the requester was given."""
    shut = told(plan(), "shut")
    assert (shut.reached, shut.binding) == (Reached.CLOSED, Binding.STATUS)
    assert "rejected (outreach is in touch)" in shut.because


def test_the_cap_of_a_priority_is_named_with_the_cap_that_would_do():
    """16 of 32 hours are 50%; the least of low, an hour for two, would make it 57%."""
    low = told(plan(asb_cap="0.5"), "low")
    assert low.binding is Binding.CAP
    assert "capped at 50% of 32 hours" in low.because
    assert "a cap of 57%" in low.change


@pytest.mark.parametrize(
    ("otherwise", "shifts", "binding", "words"),
    [
        ({"windows": (Window(starts=0, ends=300),)}, (), Binding.WINDOWS, "none of its windows"),
        (
            {"visit_minutes": 240, "windows": (Window(starts=1200, ends=1320),)},
            (),
            Binding.VISIT_LENGTH,
            "for 2 hours at a time",
        ),
        ({"crew": 3}, (), Binding.CREW, "needs 3 officers together"),
        ({"skills": ("search",)}, (), Binding.SKILLS, "'search'"),
        (
            {"minutes_least": 600, "minutes_wanted": 600, "minutes_most": 600},
            (),
            Binding.LEAST,
            "for 8 hours in all",
        ),
        (
            {"minutes_wanted": 900, "minutes_most": 900},
            (),
            Binding.WINDOWS,
            "all for which its windows meet shifts",
        ),
    ],
)
def test_a_rule_that_binds_a_request_alone(otherwise, shifts, binding, words):
    """With the team to itself a request is told which of its own terms is in the way."""
    del shifts
    asked = request("one", **otherwise)
    record = alone(asked, shift(FRIDAY, "P-1", "P-2"), shift(SATURDAY, "P-1", "P-2"))
    one = told(record, "one")
    assert one.binding is binding
    assert words in one.sentence
    assert one.change


def test_a_request_whose_score_is_not_known_is_told_so():
    """Nothing is given time unscored, and the part that is missing is named."""
    one = told(alone(request("one"), shift(FRIDAY, "P-1", "P-2"), score=None), "one")
    assert (one.binding, one.minutes) == (Binding.SCORE, 0)
    assert "nobody has given points for harm" in one.sentence


def test_an_unknown_request_is_refused():
    """A slip of the keys is told as one."""
    with pytest.raises(UnknownNameError, match="Did you mean 'middle'"):
        explained(plan(), "midle")


def test_every_sentence_is_one_sentence():
    """It ends in a full stop and names the request."""
    for each in explained(plan()):
        assert each.sentence.startswith(f"{each.request} (")
        assert each.sentence.endswith(".")
        assert ".." not in each.sentence


def test_the_smallest_set_of_wishes_that_cannot_all_be_met():
    """Two wants of two officers are nine hours in eight; no third request is needed for that."""
    conflict = smallest_conflict(plan())
    assert [(wish.of, wish.kind) for wish in conflict.wishes] == [
        ("low", WishKind.WANTED),
        ("middle", WishKind.WANTED),
    ]
    assert "cannot all be met" in conflict.sentence


def test_no_wish_of_a_conflict_can_be_left_out():
    """Without either of the two the rest can be met: that is what smallest means."""
    record = plan()
    for left_out in smallest_conflict(record).wishes:
        requests = [each for each in record.requests if each.id in {"low", "middle"}]
        rest = [each for each in requests if each.id != left_out.of]
        alone_in = replanned(record, requests=rest, scores=scores(**{each.id: 10 for each in rest}))
        for each in rest:
            assert alone_in.plan.minutes_of(each.id) >= each.minutes_wanted


def test_what_cannot_be_met_even_alone_is_set_aside():
    """A window at dawn is no conflict with anybody."""
    dawn = request("dawn", windows=(Window(starts=240, ends=360),))
    record = plan()
    again = replanned(
        record,
        requests=(*record.requests, dawn),
        scores=(*record.scores, *scores(dawn=10)),
    )
    conflict = smallest_conflict(again)
    assert [wish.of for wish in conflict.impossible] == ["dawn"]
    assert "dawn" not in {wish.of for wish in conflict.wishes}


def test_what_stands_in_the_way_of_one_request():
    """For its least hour, one of the two that fill the evenings would have to give way."""
    conflict = stands_in_the_way_of(plan(), "low")
    assert [wish.of for wish in conflict.wishes] == ["low", "high", "middle"]
    assert conflict.wishes[0].kind is WishKind.LEAST
    assert stands_in_the_way_of(plan(), "shut").wishes == ()


def test_ways_to_more_are_plans_and_no_guesses():
    """Each way was planned; the score it names gives more, and the losers are told."""
    record = plan()
    ways = ways_to_more(record, "low")
    assert [way.change.split()[0] for way in ways] == ["a", "2", "windows"]
    assert all(way.minutes > 0 for way in ways)
    assert "lost by others: middle" in ways[0].words
    assert ways_to_more(record, "high") == ()
    assert ways_to_more(record, "shut") == ()


def test_minutes_by_priority_against_policy_and_the_last_cycle():
    """16 of 32 hours, a cap of half, and a quarter the time before."""
    record = attrs.evolve(
        plan(asb_cap="0.5"),
        last_cycle=(
            PlannedMinutes(priority="walford/asb", officer_minutes=480, capacity_minutes=1920),
        ),
    )
    (asb,) = minutes_by_priority(record)
    assert asb.words == (
        "walford/asb got 16 hours of officers' time (50%) of 26 hours wanted; cap 50%; "
        "25% in the last cycle."
    )
    assert planned_minutes_of(record)[0].officer_minutes == 960


def test_a_what_if_is_the_difference_of_two_plans():
    """Two officers fewer on Saturday: what the team loses, and who."""
    record = plan()
    without = replanned(record, capacity=capacity(shift(FRIDAY, "P-1", "P-2")))
    found = difference(record, without)
    assert found.capacity.more == -960
    assert found.allocated.more == -480
    assert sum(change.more for change in found.requests) == -480
    assert "loses" in found.requests[0].words
    assert difference(record, record).same
    assert difference(record, record).lines == ("The two plans are the same.",)


def test_frames_for_dashboards_hold_every_request_and_visit():
    """Rows in are requests and visits out, with sums that agree."""
    record = plan()
    requests, visits = requests_frame(record), visits_frame(record)
    assert list(requests["request"]) == ["high", "low", "middle", "shut"]
    assert visits["officer_minutes"].sum() == record.plan.allocated_minutes
    assert requests["officer_minutes"].sum() == record.plan.allocated_minutes
    assert str(visits["starts"].iloc[0].tz) == "Europe/London"


def test_a_deferred_request_is_still_asked_for():
    """Deferred is open: it takes part, and is explained like any other."""
    deferred = request("one", status=RequestStatus.DEFERRED, status_reason="next cycle")
    assert told(alone(deferred, shift(FRIDAY, "P-1", "P-2")), "one").reached is Reached.WANTED
