"""Scoring: each part of the matrix shown, and what nobody knows never a 0 in silence."""

from __future__ import annotations

from datetime import date, timedelta

import attrs
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from s92kit.activity import ActivityKind, activity_from_frame
from s92kit.errors import InvalidValueError, UnknownNameError
from s92kit.findings import Outcome
from s92kit.periods import Period
from s92kit.sources import Source
from s92kit.tasking import (
    Demand,
    FromData,
    MatrixPart,
    Place,
    PlaceLevel,
    Problem,
    RequestStatus,
    ScorePart,
    TaskingPolicy,
    TaskRequest,
    UnknownParts,
    Window,
    demand_from_activity,
    demand_from_frame,
    scored,
)

MEETING = date(2019, 4, 1)
MARCH = Period.inclusive(date(2019, 3, 1), date(2019, 3, 31))
LOG = Source(title="Log of calls", locator="March 2019", published_on=None)
HARM = MatrixPart(id="harm", title="Harm", most_points=5, weight=3)
AGE = MatrixPart(id="age", title="Age", most_points=3, from_data=FromData.AGE, steps=(7, 14, 28))
REPEATS = MatrixPart(
    id="repeats", title="Repeats", most_points=2, from_data=FromData.REPEATS, steps=(1, 2)
)
DEMAND = MatrixPart(
    id="demand",
    title="Demand",
    most_points=2,
    weight=2,
    from_data=FromData.DEMAND,
    steps=(5, 10),
    assumed=True,
)
POLICY = TaskingPolicy(
    id="walford/tasking",
    title="Tasking",
    cycle_days=14,
    sources=(),
    matrix=(HARM, AGE, REPEATS, DEMAND),
)
CALLS = Demand(
    title="Calls", level=PlaceLevel.WARD, counts={"Albert": 12}, period=MARCH, source=LOG
)


def asked(name: str = "A", *, harm: int | None = 4, **told) -> TaskRequest:
    """A request for Albert's market, raised two weeks before the meeting."""
    given_of = {
        "title": name,
        "raised_on": MEETING - timedelta(days=14),
        "forum": "ward-panel",
        "requester_role": "Ward panel",
        "priority": "walford/violence",
        "place": Place(words="Bridge Street market", ward="Albert"),
        "windows": (Window(starts=1320, ends=1560),),
        "minutes_least": 60,
        "minutes_wanted": 120,
        "minutes_most": 240,
        "problem": Problem(behaviour="Fights at closing time"),
        "score_parts": (ScorePart(part="harm", points=harm, because="two stabbings"),),
    }
    return TaskRequest(id=name, **(given_of | told))


def test_each_part_is_shown_with_what_it_rests_on():
    """The matrix for the meeting can be added up by hand."""
    score = scored([asked()], POLICY, on=MEETING, demand=CALLS).of("A")
    assert [(line.part.id, line.points, line.counted) for line in score.lines] == [
        ("harm", 4, 12),
        ("age", 2, 2),
        ("repeats", 0, 0),
        ("demand", 2, 4),
    ]
    assert score.total == 18
    assert score.text == "18 = harm 4 x 3, age 2 x 1, repeats 0 x 1, demand 2 x 2"
    assert [line.because for line in score.lines] == [
        "two stabbings",
        "14 days since 18 March 2019",
        "no earlier request for a like place and problem",
        "12 in Albert, Calls, 1 March 2019 to 31 March 2019 (the part is an assumption)",
    ]


@pytest.mark.parametrize(("days", "points"), [(6, 0), (7, 1), (13, 1), (14, 2), (27, 2), (28, 3)])
def test_age_is_counted_to_the_day_of_the_meeting(days, points):
    """Both sides of each step."""
    request = asked(raised_on=MEETING - timedelta(days=days))
    assert scored([request], POLICY, on=MEETING).of("A").lines[1].points == points


def test_earlier_requests_count_whether_closed_or_not():
    """What was refused and comes again is a repeat; what came later is none."""
    earlier = asked(
        "B",
        raised_on=date(2019, 1, 10),
        status=RequestStatus.REJECTED,
        status_reason="no officers",
    )
    scores = scored([asked(), earlier], POLICY, on=MEETING)
    assert scores.of("A").lines[2].points == 1
    assert scores.of("A").lines[2].because == "earlier requests that look alike: B"
    assert scores.of("B").lines[2].points == 0
    on_one_day = scored([asked("C"), asked("D")], POLICY, on=MEETING)
    assert [score.lines[2].points for score in on_one_day.items] == [0, 0]


@pytest.mark.parametrize(
    ("told", "demand", "words"),
    [
        ({"harm": None}, CALLS, "harm: two stabbings"),
        ({"score_parts": ()}, CALLS, "harm: nobody has given points for it"),
        ({"harm": 6}, CALLS, "harm: 6 points are given, and it has from 0 to 5"),
        ({}, None, "demand: no count of demand was given"),
        ({"place": Place(words="Market")}, CALLS, "demand: the request names no ward"),
        (
            {"place": Place(words="Market", ward="Victoria")},
            CALLS,
            "demand: Calls has no count for the ward 'Victoria'",
        ),
        ({"raised_on": date(2019, 4, 2)}, CALLS, "age: it was raised on 2 April 2019"),
    ],
)
def test_what_nobody_knows_makes_the_score_unknown(told, demand, words):
    """Where the policy says nothing else, the score cannot be determined, with why."""
    scores = scored([asked(**told)], POLICY, on=MEETING, demand=demand)
    score = scores.of("A")
    assert score.total is None
    assert words in score.unknown_because
    assert score.text.startswith("cannot be determined, because")
    assert dict(scores.totals) == {}
    assert scores.undetermined == (score,)
    (finding,) = scores.findings.undetermined
    assert (finding.code, finding.where) == ("tasking/score-known", "A")


def test_a_policy_may_count_what_is_unknown_as_none():
    """Then the score is there, and the part says that nobody knows."""
    lenient = attrs.evolve(POLICY, unknown_parts=UnknownParts.COUNTED_AS_NONE)
    scores = scored([asked()], lenient, on=MEETING)
    line = scores.of("A").lines[3]
    assert (line.points, line.counted, scores.of("A").total) == (None, 0, 14)
    assert line.because.startswith("cannot be determined, and counts none by the policy")
    assert "demand ? x 2" in scores.of("A").text
    assert len(scores.findings.undetermined) == 1


def test_without_a_matrix_there_is_no_score():
    """A borough that publishes none is not given one."""
    score = scored([asked()], attrs.evolve(POLICY, matrix=()), on=MEETING).of("A")
    assert (score.total, score.unknown_because) == (None, "the policy has no matrix")


@pytest.mark.parametrize(
    ("level", "snap_points", "outcome"),
    [
        (PlaceLevel.STREET, True, Outcome.NOT_MET),
        (PlaceLevel.WARD, True, Outcome.MET),
        (PlaceLevel.STREET, False, Outcome.MET),
    ],
)
def test_snap_points_are_asked_about(level, snap_points, outcome):
    """Public positions are moved, so that a street may bear its neighbours' incidents."""
    demand = attrs.evolve(CALLS, level=level, snap_points=snap_points)
    findings = scored([asked()], POLICY, on=MEETING, demand=demand).findings
    assert [each.outcome for each in findings if each.code == "tasking/demand-snap-points"] == [
        outcome
    ]


def test_demand_is_counted_from_the_teams_own_records():
    """Incidents count, arrests do not, and corrections are not counted twice."""
    rows = pd.DataFrame(
        {
            "id": ["1", "2", "3", "4", "5"],
            "day": ["2019-03-01", "2019-03-02", "2019-03-03", "2019-02-28", "2019-03-02"],
            "borough": "walford",
            "kind": ["incident", "incident", "arrest", "incident", "incident"],
            "ward": ["Albert", "Albert", "Albert", "Albert", "Victoria"],
            "count": [1, 7, 1, 1, 2],
            "recorded_on": ["2019-03-05"] * 4 + ["2019-03-20"],
            "supersedes": ["", "", "", "", "2"],
        }
    )
    log = activity_from_frame(rows)
    counted = demand_from_activity(log, level=PlaceLevel.WARD, period=MARCH)
    assert dict(counted.counts) == {"albert": 1, "victoria": 2}
    before = demand_from_activity(
        log, level=PlaceLevel.WARD, period=MARCH, known_on=date(2019, 3, 19)
    )
    assert dict(before.counts) == {"albert": 8}
    arrests = demand_from_activity(
        log, level=PlaceLevel.WARD, period=MARCH, kinds=(ActivityKind.ARREST,)
    )
    assert dict(arrests.counts) == {"albert": 1}
    assert "arrest" in arrests.title


def test_demand_is_counted_from_any_table():
    """A table of public data with a count a row; what is no count is refused."""
    frame = pd.DataFrame({"Ward": ["Albert", "Victoria", None], "Calls": ["3", "0", "9"]})
    demand = demand_from_frame(
        frame.assign(Calls=[3, 0, 9]),
        place="Ward",
        count="Calls",
        level=PlaceLevel.WARD,
        period=MARCH,
        source=LOG,
    )
    assert dict(demand.counts) == {"albert": 3, "victoria": 0}
    for count, error in (("Call", UnknownNameError), ("Ward", InvalidValueError)):
        with pytest.raises(error):
            demand_from_frame(
                frame, place="Ward", level=PlaceLevel.WARD, period=MARCH, source=LOG, count=count
            )
    with pytest.raises(InvalidValueError, match="0 or more"):
        attrs.evolve(CALLS, counts={"Albert": -1})


@given(
    st.lists(st.tuples(st.integers(0, 5), st.integers(0, 60)), min_size=1, max_size=6),
    st.randoms(use_true_random=False),
)
def test_more_points_never_lower_a_score(made, random):
    """Each part adds, in whatever order requests come; nothing hangs on the others but repeats."""
    requests = [
        asked(f"R{at}", harm=harm, raised_on=MEETING - timedelta(days=days))
        for at, (harm, days) in enumerate(made)
    ]
    scores = scored(requests, POLICY, on=MEETING, demand=CALLS)
    raised = scored(
        [asked("R0", harm=5, raised_on=requests[0].raised_on), *requests[1:]],
        POLICY,
        on=MEETING,
        demand=CALLS,
    )
    assert raised.totals["R0"] >= scores.totals["R0"]
    shuffled = list(requests)
    random.shuffle(shuffled)
    assert scored(shuffled, POLICY, on=MEETING, demand=CALLS).items == scores.items
