"""A plan is a value: a crisis makes a new version, and what is done stays done."""

from __future__ import annotations

import json

import attrs
import pytest
from walford_plans import FRIDAY, SATURDAY, capacity, moment, plan, request, scores, shift

from s92kit.documents import DocumentError, document_from_text, read_document
from s92kit.errors import InvalidValueError
from s92kit.tasking import (
    DeductionReason,
    amended,
    difference,
    plan_calendar,
    plan_from_document,
    plan_text,
    read_plan,
    write_plan,
)

SATURDAY_NOON = moment("2018-04-07 12:00")


def crisis(**otherwise):
    """The plan, amended at noon on Saturday when Friday is over."""
    given = {"reason": "a fight", "by_role": "duty sergeant", "at": SATURDAY_NOON}
    return amended(plan(), **{**given, **otherwise})


def urgent():
    """What was known before, and an urgent request."""
    record = plan()
    return {
        "requests": (*record.requests, request("urgent")),
        "scores": (*record.scores, *scores(urgent=99)),
    }


def test_work_that_is_done_is_fixed_and_the_rest_is_not():
    """Friday's visits are those of the first version; Saturday's may be others."""
    before, after = plan(), crisis(**urgent())
    friday = [visit for visit in before.plan.visits if visit.day == FRIDAY]
    assert [attrs.evolve(v, fixed=False) for v in after.plan.visits if v.fixed] == friday
    assert {visit.day for visit in after.plan.visits if not visit.fixed} == {SATURDAY}
    assert after.plan.minutes_of("urgent") == 240


def test_no_time_that_has_passed_is_given_out():
    """What was free on Friday afternoon is deducted, so that the sums still meet."""
    after = crisis()
    passed = [d for d in after.capacity.deductions if d.reason is DeductionReason.PASSED]
    assert {deduction.day for deduction in passed} == {FRIDAY}
    assert after.capacity.minutes == plan().capacity.minutes - sum(d.minutes for d in passed)
    assert after.plan.allocated_minutes + after.plan.unallocated_minutes == after.capacity.minutes


def test_a_visit_that_has_begun_is_done():
    """At 20:30 on Saturday the visit of 18:00 goes on as planned."""
    after = crisis(at=moment("2018-04-07 20:30"), **urgent())
    saturday = [visit for visit in after.plan.visits if visit.day == SATURDAY]
    assert any(visit.fixed and visit.starts == 18 * 60 for visit in saturday)


def test_shifts_on_which_nothing_changed_stay_as_they_were_briefed():
    """An officer lost on Saturday does not move Friday's visits, though they are still to come."""
    thursday = moment("2018-04-05 09:00")
    fewer = capacity(shift(FRIDAY, "P-1", "P-2"), shift(SATURDAY, "P-1"))
    after = crisis(at=thursday, capacity=fewer)
    friday = [visit for visit in plan().plan.visits if visit.day == FRIDAY]
    assert [visit for visit in after.plan.visits if visit.day == FRIDAY] == friday
    assert not any(visit.fixed for visit in after.plan.visits)


def test_a_statutory_request_comes_before_what_was_briefed():
    """A court's request that Saturday alone cannot meet is met by planning all anew."""
    record = plan()
    court = request(
        "court", statutory=True, minutes_least=480, minutes_wanted=480, minutes_most=480
    )
    after = crisis(
        at=moment("2018-04-05 09:00"),
        requests=(*record.requests, court),
        scores=(*record.scores, *scores(court=1)),
    )
    assert after.plan.minutes_of("court") == 480


def test_versions_are_kept_with_reason_role_and_time():
    """Whoever asks later sees each version and why it was made."""
    after = crisis(**urgent())
    assert [version.number for version in after.versions] == [1, 2]
    assert (after.version.reason, after.version.by_role) == ("a fight", "duty sergeant")
    assert plan().version.number == 1
    found = difference(plan(), after)
    assert found.reasons == ("a fight",)
    assert any(change.of == "urgent" and change.before is None for change in found.requests)
    assert "urgent is new, and has 8 hours." in found.lines


@pytest.mark.parametrize(
    ("otherwise", "mend"),
    [
        ({"at": moment("2018-03-01 09:00")}, "time between"),
        ({"at": moment("2018-05-01 09:00")}, "time between"),
        ({"reason": " "}, "why the plan was made"),
        ({"capacity": capacity(shift(SATURDAY, "P-1", "P-2"))}, "worked already"),
        ({"requests": (request("low"),), "scores": scores(low=1)}, "worked already"),
    ],
)
def test_an_amendment_that_cannot_be_is_refused(otherwise, mend):
    """Not before its version, not after the cycle, not without a reason, not against the past."""
    with pytest.raises(InvalidValueError, match=mend):
        crisis(**otherwise)


def test_a_plan_survives_its_file(tmp_path):
    """What is read is what was written, and the text is the same each time."""
    after = crisis(**urgent())
    write_plan(after, tmp_path / "plan.json")
    assert read_plan(tmp_path / "plan.json") == after
    assert plan_text(after) == plan_text(read_plan(tmp_path / "plan.json"))


def test_a_plan_is_written_as_json_alone(tmp_path):
    """Another ending would not be read again."""
    with pytest.raises(InvalidValueError, match="json"):
        write_plan(plan(), tmp_path / "plan.yaml")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("spoil", "message"),
    [
        (lambda visit: visit.update(shift="2018-04-06 early"), "no shift '2018-04-06 early'"),
        (lambda visit: visit.update(officers=["P-9"]), "P-9 is not on the shift"),
        (lambda visit: visit.update(request="hgih"), "no request 'hgih'"),
        (lambda visit: visit.update(ends=5000), "outside the shift"),
        (lambda visit: visit.update(colour="blue"), "colour"),
    ],
)
def test_a_plan_that_was_changed_by_hand_is_refused_by_its_line(spoil, message):
    """A visit that cannot be is told with its line, whatever changed the file."""
    data = json.loads(plan_text(plan()))
    spoil(data["plan"]["visits"][0])
    text = json.dumps(data, indent=1)
    with pytest.raises(DocumentError, match=message) as refused:
        plan_from_document(document_from_text(text, name="plan.json"))
    assert str(refused.value).startswith("plan.json:")


def test_a_document_of_another_kind_is_no_plan():
    """An agreement is not taken for a plan."""
    from importlib.resources import files

    other = files("s92kit.testing.walford") / "documents" / "town-centre-2019.yaml"
    with pytest.raises(DocumentError, match="not a plan"):
        plan_from_document(read_document(str(other)))


def test_the_calendar_has_each_visit_at_its_time_in_summer():
    """18:00 on London's clocks in April is 17:00 as the earth counts."""
    text = plan_calendar(plan())
    assert text.count("BEGIN:VEVENT") == len(plan().plan.visits)
    assert "DTSTART:20180406T170000Z" in text
    assert "Trouble at high (P-1\\, P-2)" in text
