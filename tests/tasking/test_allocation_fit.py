"""What cannot be allocated is refused, with everything that is wrong with it at once."""

from __future__ import annotations

from decimal import Decimal

import attrs
import pytest
from made_up_cycles import FIRST, HOUR, LATE, capacity, officers, policy, request, shift

from s92kit.tasking import (
    PriorityBand,
    RequestStatus,
    UnfitAllocationError,
    Visit,
    allocated,
    check_allocation,
)

ONE = capacity(shift(officers=officers(2)))


def codes(*given, **further) -> list[str]:
    """The codes of what is not met."""
    return [each.code for each in check_allocation(*given, **further).not_met]


def visit(**changes) -> Visit:
    """Two hours for A by the first officer."""
    given = Visit(
        day=FIRST,
        starts=LATE,
        ends=LATE + 2 * HOUR,
        shift=f"{FIRST} late",
        request="A",
        officers=("P-01",),
    )
    return attrs.evolve(given, **changes)


def test_a_sound_cycle_has_no_fault():
    """Requests with scores, officers on a shift and a fixed visit that fits."""
    assert not codes([request("A")], {"A": 1}, ONE, policy(), fixed=[visit()])


@pytest.mark.parametrize(
    ("scores", "message"),
    [({}, "has no score"), ({"A": -1}, "scores -1. Give 0 or more.")],
)
def test_each_open_request_needs_a_score(scores, message):
    """A missing score and one below nothing are both refused; closed requests need none."""
    (fault,) = check_allocation([request("A")], scores, ONE, policy()).not_met
    assert message in fault.message
    done = request("A", status=RequestStatus.DONE)
    assert not codes([done], {}, ONE, policy())


def test_an_id_stands_once():
    """Two requests of one id cannot be told apart, nor can two shifts."""
    assert codes([request("A"), request("A")], {"A": 1}, ONE, policy()) == ["tasking/scored"]
    twice = capacity(shift(officers=officers(1)), shift())
    assert codes([], {}, twice, policy()) == ["tasking/shifts-apart"]


def test_a_band_is_for_a_known_priority_and_once():
    """A mistyped priority is named with what was meant."""
    bands = (PriorityBand(priority="walford/asbo", floor_share=Decimal("0.1")),)
    banded = policy(bands=bands)
    (fault,) = check_allocation([], {}, ONE, banded, priorities=["walford/asb"]).not_met
    assert fault.message == ("There is no priority 'walford/asbo'. Did you mean 'walford/asb'?")
    assert not codes([], {}, ONE, banded)


def test_a_team_of_none_is_refused():
    """Shifts without anybody are no team; an officer without free time is one."""
    assert codes([], {}, capacity(shift()), policy()) == ["tasking/somebody-on"]
    on_leave = attrs.evolve(officers(1)[0], free=())
    assert not codes([], {}, capacity(shift(officers=[on_leave])), policy())


def test_nobody_is_on_two_shifts_at_once():
    """An officer on two shifts that overlap is named with both."""
    other = attrs.evolve(shift(officers=officers(1)), id="aid")
    (fault,) = check_allocation(
        [], {}, capacity(shift(officers=officers(1)), other), policy()
    ).not_met
    assert "P-01 is on" in fault.message
    assert "'aid'" in fault.message


def test_shifts_lie_within_one_cycle():
    """Day 14 of a fortnight is in it, and day 15 is not."""
    for day, expected in ((13, []), (14, ["tasking/capacity-in-cycle"])):
        given = capacity(shift(0, officers=officers(1)), shift(day, officers=officers(1)))
        assert codes([], {}, given, policy()) == expected


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"request": "B"}, "There is no request 'B'."),
        ({"shift": "early"}, "There is no shift 'early'"),
        ({"officers": ("P-09",)}, "P-09 is not on"),
        ({"officers": ()}, "has no officers, or no minutes"),
        ({"ends": LATE + 9 * HOUR}, "P-01 is not free"),
    ],
)
def test_a_fixed_visit_fits(changes, message):
    """An unknown request, shift or officer, nobody at all, and time outside the shift."""
    found = check_allocation([request("A")], {"A": 1}, ONE, policy(), fixed=[visit(**changes)])
    assert [message in each.message for each in found.not_met] == [True]


def test_fixed_visits_do_not_overlap():
    """One officer at two places at once is no work that was done."""
    both = [visit(), visit(starts=LATE + HOUR, ends=LATE + 3 * HOUR, request="B")]
    asked = [request("A"), request("B")]
    assert codes(asked, {"A": 1, "B": 1}, ONE, policy(), fixed=both) == ["tasking/fixed-fits"]


def test_more_skills_than_can_be_told_apart_are_refused():
    """Six different skills can be held against each other; seven are too many."""
    asked = [request(f"R-{number}", skills=(f"skill {number}",)) for number in range(7)]
    scores = {each.id: 1 for each in asked}
    assert codes(asked, scores, ONE, policy()) == ["tasking/few-skills"]
    assert not codes(asked[:6], scores, ONE, policy())


def test_all_faults_are_told_at_once():
    """A plan is refused with every fault, each in a line with its place."""
    with pytest.raises(UnfitAllocationError) as refused:
        allocated([request("A")], {}, capacity(shift()), policy(), fixed=[visit(request="B")])
    assert {each.code for each in refused.value.findings} == {
        "tasking/scored",
        "tasking/somebody-on",
        "tasking/fixed-fits",
    }
    assert len(str(refused.value).splitlines()) == 4
