"""Requests: read from documents and tables alike, checked at once, never merged by themselves."""

from __future__ import annotations

from datetime import date

import attrs
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from s92kit.documents import DocumentError, document_from_text
from s92kit.errors import InvalidValueError
from s92kit.findings import Outcome, Severity
from s92kit.periods import Period
from s92kit.plugins import catalogue_of
from s92kit.tasking import (
    Place,
    Problem,
    Requests,
    RequestStatus,
    ScorePart,
    TaskRequest,
    Weekday,
    Window,
    alike,
    check_requests,
    likenesses,
    moved,
    read_requests,
    requests_from_document,
    requests_from_frame,
    status_known,
    window_minutes,
)
from s92kit.testing import walford

CATALOGUE = catalogue_of(walford)
POLICY = CATALOGUE.tasking_policy("walford")
PRIORITIES = [each.id for plan in CATALOGUE.frameworks for each in plan.priorities]
CYCLE = Period.inclusive(date(2019, 4, 1), date(2019, 4, 14))
RAISED = date(2019, 3, 20)
FRIDAY = Window(starts=0, ends=60, weekdays=(Weekday.FRIDAY,))

ROW = {
    "id": "WP-01",
    "title": "Market at closing time",
    "raised_on": "2019-03-20",
    "forum": "ward-panel",
    "requester_role": "Ward panel of Albert",
    "priority": "walford/violence",
    "place": "Bridge Street market",
    "ward": "Albert",
    "weekdays": "friday, Saturday",
    "starts": "22:00",
    "ends": "02:00",
    "minutes_least": 120,
    "minutes_wanted": 240,
    "minutes_most": 480,
    "behaviour": "Fights at closing time",
    "points": "harm 4; likelihood 3",
}

DOCUMENT = """\
$schema: s92kit/tasking-requests/1
title: Made-up requests
requests:
  - id: WP-01
    title: Market at closing time
    raised_on: 2019-03-20
    forum: ward-panel
    requester_role: Ward panel of Albert
    priority: walford/violence
    place: {words: Bridge Street market, ward: Albert}
    windows:
      - {starts: "22:00", ends: "02:00", weekdays: [Friday, Saturday]}
    minutes_least: 120
    minutes_wanted: 240
    minutes_most: 480
    problem: {behaviour: Fights at closing time}
    score_parts:
      - {part: harm, points: 4}
      - {part: likelihood, points: 3}
"""


def asked(name: str = "WP-01", **told) -> TaskRequest:
    """A request of Walford's ward panel."""
    given = {
        "title": name,
        "raised_on": RAISED,
        "forum": "ward-panel",
        "requester_role": "Ward panel of Albert",
        "priority": "walford/violence",
        "place": Place(words="Bridge Street market", ward="Albert"),
        "windows": (Window(starts=22 * 60, ends=26 * 60),),
        "minutes_least": 120,
        "minutes_wanted": 240,
        "minutes_most": 480,
        "problem": Problem(behaviour="Fights at closing time"),
    }
    return TaskRequest(id=name, **(given | told))


def faults(request: TaskRequest) -> list[str]:
    """The codes of what is wrong with one request."""
    return [
        each.code
        for each in check_requests([request], POLICY, CYCLE, priorities=PRIORITIES).not_met
    ]


def test_a_document_and_a_table_say_the_same():
    """Whoever fills in a workbook is as welcome as whoever writes YAML."""
    (told,) = requests_from_document(document_from_text(DOCUMENT, name="asked.yaml"))
    (filled,) = requests_from_frame(pd.DataFrame([ROW]))
    assert told == filled
    assert told.windows == (
        Window(starts=1320, ends=1560, weekdays=(Weekday.FRIDAY, Weekday.SATURDAY)),
    )
    assert told.score_parts == (
        ScorePart(part="harm", points=4),
        ScorePart(part="likelihood", points=3),
    )
    assert (told.crew, told.visits, told.status) == (2, 1, RequestStatus.SUBMITTED)


def test_a_row_has_a_second_window_and_whole_days():
    """Sunday afternoons beside Friday nights, and from midnight to midnight."""
    row = ROW | {"other_weekdays": "Sunday", "other_starts": "00:00", "other_ends": "00:00"}
    (filled,) = requests_from_frame(pd.DataFrame([row]))
    assert filled.windows[1] == Window(starts=0, ends=1440, weekdays=(Weekday.SUNDAY,))


@pytest.mark.parametrize(
    ("wrong", "column"),
    [
        ({"raised_on": "20 March"}, "raised_on"),
        ({"minutes_least": 300}, "minutes_least"),
        ({"minutes_least": 0}, "minutes_least"),
        ({"priority": "Violence"}, "priority"),
        ({"starts": "25:00"}, "starts"),
        ({"weekdays": "Frid"}, "weekdays"),
        ({"skills": "taser, search, driving"}, "skills"),
        ({"skills": "taser, taser"}, "skills"),
        ({"visits": 5, "visit_minutes": 120}, "visits"),
        ({"status": "rejected"}, "status_reason"),
        ({"status": "lost"}, "status"),
        ({"points": "harm four"}, "points"),
        ({"points": "harm 4; harm 3"}, "points"),
        ({"first_day": "2019-04-10", "last_day": "2019-04-02"}, "first_day"),
        ({"first_day": "2019-04-02", "last_day": "2019-04-03"}, "weekdays"),
        ({"other_starts": "10:00"}, "other_ends"),
        ({"behaviour": ""}, "behaviour"),
        ({"forum": "Ward Panel"}, "forum"),
    ],
)
def test_a_faulty_cell_is_told_with_its_mend(wrong, column):
    """One bad example for each thing that can be wrong in a row, at the cell to mend."""
    read = requests_from_frame(pd.DataFrame([ROW | wrong, ROW | {"id": "WP-02"}]))
    assert [request.id for request in read] == ["WP-02"]
    assert (read.rows_in, read.rows_set_aside) == (2, 1)
    problems = read.problems.of_severity(Severity.ERROR).first(9)
    assert column in {problem.header for problem in problems}
    assert all(problem.mend for problem in problems)


def test_a_later_row_corrects_an_earlier_one():
    """What was asked for first stands as long as nobody knew better."""
    first = ROW | {"recorded_on": "2019-03-20"}
    later = ROW | {"recorded_on": "2019-03-27", "minutes_wanted": 360}
    read = requests_from_frame(pd.DataFrame([later, first]))
    assert [each.minutes_wanted for each in read.standing()] == [360]
    assert [each.minutes_wanted for each in read.standing(known_on=date(2019, 3, 26))] == [240]
    assert read.standing(known_on=date(2019, 3, 19)) == ()
    with pytest.raises(InvalidValueError, match="WP-01"):
        requests_from_frame(pd.DataFrame([ROW])).standing(known_on=RAISED)


def test_one_id_twice_is_told():
    """Nobody could say which of the two stands."""
    read = requests_from_frame(pd.DataFrame([ROW, ROW]))
    assert [problem.header for problem in read.problems.of_severity(Severity.ERROR).first(9)] == [
        "id"
    ]


def test_files_of_every_kind_are_read_together(tmp_path):
    """A workbook, a CSV file and a document are one list; one id in two of them is refused."""
    (tmp_path / "asked.yaml").write_text(DOCUMENT, "utf-8")
    pd.DataFrame([ROW | {"id": "WP-02"}]).to_csv(tmp_path / "two.csv", index=False)
    pd.DataFrame([ROW | {"id": "WP-03"}]).to_excel(tmp_path / "three.xlsx", index=False)
    read = read_requests(tmp_path / name for name in ("asked.yaml", "two.csv", "three.xlsx"))
    assert [request.id for request in read] == ["WP-01", "WP-02", "WP-03"]
    pd.DataFrame([ROW]).to_csv(tmp_path / "two.csv", index=False)
    with pytest.raises(InvalidValueError, match="WP-01"):
        read_requests([tmp_path / "asked.yaml", tmp_path / "two.csv"])


def test_personal_data_are_not_read_in(tmp_path):
    """A telephone number in a title sets its row aside, and is not told."""
    rows = pd.DataFrame([ROW, ROW | {"id": "WP-02", "title": "Call 07700 900123"}])
    rows.to_csv(tmp_path / "asked.csv", index=False)
    read = read_requests([tmp_path / "asked.csv"])
    assert [request.id for request in read] == ["WP-01"]
    (problem,) = read.problems.of_severity(Severity.ERROR).first(9)
    assert (problem.header, "900123" in problem.message) == ("title", False)


@pytest.mark.parametrize(
    ("right", "wrong", "line"),
    [
        ("minutes_least: 120", "minutes_least: 0", 13),
        ("minutes_wanted: 240", "minutes_wanted: 60", 4),
        ('ends: "02:00"', 'ends: "2am"', 12),
        ("[Friday, Saturday]", "[Fri]", 12),
        ("id: WP-01", "id: WP 01", 4),
        ("    forum: ward-panel\n", "", 4),
        ("behaviour:", "behavior:", 16),
    ],
)
def test_a_faulty_document_is_told_on_its_line(right, wrong, line):
    """One bad example for each kind of rule."""
    with pytest.raises(DocumentError) as told:
        requests_from_document(
            document_from_text(DOCUMENT.replace(right, wrong), name="asked.yaml")
        )
    assert f"asked.yaml:{line}" in {fault.where for fault in told.value.findings}


def test_a_document_with_one_id_twice_is_refused():
    """The line of the second is told."""
    (_, request) = DOCUMENT.split("requests:\n")
    with pytest.raises(DocumentError, match=r"asked.yaml:20: The id 'WP-01' stands twice"):
        requests_from_document(document_from_text(DOCUMENT + request, name="asked.yaml"))


@pytest.mark.parametrize(
    ("told", "code"),
    [
        ({}, None),
        ({"forum": "ward-pannel"}, "tasking/request-forum"),
        ({"priority": "walford/violense"}, "tasking/request-priority"),
        (
            {"windows": (Window(starts=0, ends=60, days=Period.inclusive(RAISED, RAISED)),)},
            "tasking/window-possible",
        ),
        (
            {
                "windows": (Window(starts=0, ends=60, weekdays=(Weekday.FRIDAY,)),),
                "minutes_least": 121,
            },
            "tasking/hours-in-cycle",
        ),
        (
            {
                "windows": (Window(starts=0, ends=60, weekdays=(Weekday.FRIDAY,)),),
                "minutes_wanted": 121,
            },
            "tasking/wish-in-cycle",
        ),
        ({"score_parts": (ScorePart(part="harm", points=6),)}, "tasking/points-fit"),
        ({"score_parts": (ScorePart(part="harn", points=1),)}, "tasking/points-fit"),
        ({"score_parts": (ScorePart(part="age", points=1),)}, "tasking/points-fit"),
    ],
)
def test_each_rule_of_a_request(told, code):
    """One request that keeps every rule, and one that breaks each."""
    found = faults(asked(**told))
    assert found == [] if code is None else code in found


def test_everything_wrong_is_told_at_once_with_its_request():
    """A list of forty requests is mended in one go."""
    wrong = [
        asked("A", forum="pub"),
        asked("B", priority="walford/tea", place=Place(words="Square")),
        asked("B", place=Place(words="Park")),
        asked("C", forum="pub", status=RequestStatus.DONE, place=Place(words="Lido")),
    ]
    found = check_requests(wrong, POLICY, CYCLE, priorities=PRIORITIES).errors
    assert {(each.where, each.code) for each in found} == {
        ("A", "tasking/request-forum"),
        ("B", "tasking/request-priority"),
        ("B", "tasking/request-one-id"),
    }


def test_without_priorities_nobody_can_tell():
    """What is not known is never a pass."""
    (answer,) = [
        each
        for each in check_requests([asked()], POLICY, CYCLE)
        if each.code == "tasking/request-priority"
    ]
    assert answer.outcome is Outcome.UNDETERMINED


def test_minutes_of_windows_are_counted_once():
    """Windows that overlap hold the minutes of both once; a night is as long as its clocks say."""
    both = (Window(starts=600, ends=720), Window(starts=660, ends=780))
    assert window_minutes(both, CYCLE) == 14 * 180
    spring = Period.inclusive(date(2018, 3, 24), date(2018, 3, 24))
    assert window_minutes((Window(starts=1320, ends=1800),), spring) == 7 * 60


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ({}, True),
        ({"place": Place(words="The market, Bridge St", ward="Albert")}, True),
        ({"place": Place(words="Bridge Street market", ward="Victoria")}, False),
        ({"place": Place(words="Bridge Street market")}, True),
        ({"place": Place(words="Railway station", ward="Albert")}, False),
        ({"problem": Problem(behaviour="Fight at closing times")}, True),
        ({"problem": Problem(behaviour="Dumped rubbish")}, False),
    ],
)
def test_requests_that_look_alike_are_suggested(told, expected):
    """The same place and problem in other words is a suggestion, another ward is none."""
    assert (alike(asked("A"), asked("B", **told)) is not None) is expected


def test_one_order_or_street_is_one_place():
    """However the place is called, an order's area and a street are told."""
    order = "walford/market-drinking-2019"
    one = asked("A", place=Place(words="Market", order=order, street="Bridge Street"))
    assert (
        "one order" in alike(one, asked("B", place=Place(words="Square", order=order))).because[0]
    )
    assert (
        "one street"
        in alike(one, asked("B", place=Place(words="Square", street="bridge street"))).because[0]
    )


def test_what_looks_alike_is_kept_and_asked_about():
    """Nothing is merged: both requests are there, and the later one has a query with why."""
    requests = [
        asked("B", raised_on=date(2019, 3, 25)),
        asked("A"),
        asked("Z", status=RequestStatus.DONE),
    ]
    (pair,) = likenesses(requests)
    assert (pair.first, pair.second, pair.same) == ("A", "B", True)
    (query,) = check_requests(requests, POLICY, CYCLE, priorities=PRIORITIES).not_met
    assert (query.code, query.severity, query.where) == ("tasking/asked-twice", Severity.QUERY, "B")
    assert "nothing is merged by itself" in query.message


def test_a_request_goes_its_way_step_by_step():
    """Submitted, accepted, in progress, done: each step with its day, and known on any day."""
    accepted = moved(asked(), RequestStatus.ACCEPTED, on=date(2019, 3, 27), by_role="Sergeant")
    begun = moved(accepted, RequestStatus.IN_PROGRESS, on=date(2019, 4, 1))
    done = moved(begun, RequestStatus.DONE, on=date(2019, 4, 12))
    assert [step.status for step in done.history] == ["accepted", "in progress", "done"]
    assert status_known(done, date(2019, 3, 19)) is None
    assert status_known(done, date(2019, 3, 26)) is RequestStatus.SUBMITTED
    assert status_known(done, date(2019, 4, 11)) is RequestStatus.IN_PROGRESS
    assert status_known(done, date(2019, 4, 12)) is RequestStatus.DONE
    assert asked().status is RequestStatus.SUBMITTED


@pytest.mark.parametrize(
    ("status", "to", "told", "words"),
    [
        ("submitted", "done", {}, "It may go to 'accepted'"),
        ("done", "accepted", {}, "raise a new request"),
        ("submitted", "rejected", {}, "status_reason"),
        ("submitted", "accepted", {"on": date(2019, 3, 19)}, "20 March 2019"),
    ],
)
def test_a_step_that_cannot_be_is_refused(status, to, told, words):
    """A step that there is not, a reason that is owed, a day before it was raised."""
    with pytest.raises(InvalidValueError, match=words):
        moved(asked(status=RequestStatus(status)), RequestStatus(to), **({"on": RAISED} | told))


def test_steps_that_are_not_recorded_are_not_guessed():
    """Of a request that is done without a history nobody knows where it stood before."""
    with pytest.raises(InvalidValueError, match="Record its steps"):
        status_known(asked(status=RequestStatus.DONE), RAISED)


@given(st.permutations(["A", "B", "C", "D"]), st.data())
def test_the_order_of_requests_changes_nothing(order, data):
    """Suggestions and checks hang on days and ids alone."""
    words = st.sampled_from(["Bridge Street market", "Market, Bridge Street", "Station"])
    places = {name: data.draw(words) for name in "ABCD"}
    made = [asked(name, place=Place(words=places[name], ward="Albert")) for name in order]
    ordered = sorted(made, key=lambda each: each.id)
    assert likenesses(made) == likenesses(ordered)
    assert all(pair.first < pair.second for pair in likenesses(made))


@given(st.lists(st.integers(0, 20), min_size=1, max_size=5, unique=True), st.integers(0, 20))
def test_a_correction_never_changes_what_was_known(recorded, asked_on):
    """What stood on a day is the latest record of that day, whatever was recorded after it."""
    records = tuple(
        asked(recorded_on=date(2019, 3, 20 + day % 11), minutes_wanted=200 + day)
        for day in {day % 11: day for day in recorded}.values()
    )
    read = Requests(records=records, rows_in=len(records))
    known_on = date(2019, 3, 20 + asked_on % 11)
    earlier = attrs.evolve(
        read, records=tuple(each for each in read.records if each.recorded_on <= known_on)
    )
    assert read.standing(known_on=known_on) == earlier.standing()
