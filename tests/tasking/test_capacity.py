"""Capacity: rostered minutes are minutes to give and deductions, each with its reason."""

from __future__ import annotations

from datetime import date, timedelta

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from s92kit.documents import DocumentError, document_from_text
from s92kit.errors import InvalidValueError
from s92kit.periods import Period
from s92kit.tasking import (
    Absence,
    Capacity,
    DeductionReason,
    Officer,
    RotaLine,
    ShiftPattern,
    TaskingPolicy,
    Team,
    UnfitTeamError,
    Weekday,
    capacity_of,
    check_team,
    clock_at,
    minutes_after,
    team_from_document,
    without_officers,
)

MONDAY = date(2018, 4, 2)
STATED = tuple(
    DeductionReason(word)
    for word in (
        *("leave", "court", "training", "abstraction"),
        *("high-demand day", "sickness", "vacancy"),
    )
)
CYCLE = Period(start=MONDAY, end=MONDAY + timedelta(days=14))
PLANNED = date(2018, 3, 20)
EARLY = ShiftPattern(id="early", starts=7 * 60, ends=15 * 60)
LATE = ShiftPattern(id="late", starts=15 * 60, ends=23 * 60)
NIGHT = ShiftPattern(id="night", starts=21 * 60, ends=30 * 60)
LONG = ShiftPattern(id="long", starts=8 * 60, ends=22 * 60)
POLICY = TaskingPolicy(
    id="walford/tasking",
    title="Tasking",
    cycle_days=14,
    sources=(),
    rest_minutes=11 * 60,
    longest_shift_minutes=12 * 60,
)


def days(first: date, last: date | None = None) -> Period:
    """Some days, by the first and the last of them."""
    return Period.inclusive(first, last or first)


TUESDAY = days(MONDAY + timedelta(days=1))


def line(name: str, shift: str, on: Period = CYCLE, officers=("P-1",), **more) -> RotaLine:
    """A line of the rota."""
    told = {"recorded_on": PLANNED} | more
    return RotaLine(id=name, officers=tuple(officers), shift=shift, days=on, **told)


def team(*rota: RotaLine, absences=(), officers=("P-1", "P-2", "P-3")) -> Team:
    """Walford's team."""
    return Team(
        id="walford/town-centre",
        title="Town centre team",
        officers=tuple(Officer(reference=name, skills=("taser",)) for name in officers),
        shifts=(EARLY, LATE, NIGHT, LONG),
        rota=rota,
        absences=tuple(absences),
    )


def absence(name: str, reason: DeductionReason, on: Period, **more) -> Absence:
    """An absence, of P-1 where nobody else is named."""
    told = {"recorded_on": PLANNED} | more
    if "count" not in told:
        told.setdefault("officers", ("P-1",))
    return Absence(id=name, reason=reason, days=on, **told)


def reasons(capacity: Capacity) -> dict[str, int]:
    """Minutes by reason, known and expected together."""
    return {str(reason): known + due for reason, known, due in capacity.deducted_by_reason}


def test_a_rota_without_absences_is_given_whole():
    """Two officers on lates for ten weekdays have 160 hours."""
    weekdays = tuple(Weekday)[:5]
    both = team(line("lates", "late", officers=("P-1", "P-2"), weekdays=weekdays))
    capacity = capacity_of(both, POLICY, CYCLE)
    assert capacity.minutes == capacity.rostered_minutes == 2 * 10 * 480
    assert [shift.id for shift in capacity.shifts][:2] == ["2018-04-02 late", "2018-04-03 late"]
    assert capacity.shifts[0].officers[0].skills == {"taser"}


@pytest.mark.parametrize(
    "reason",
    STATED,
)
def test_each_reason_takes_its_shift(reason):
    """A day of leave, court, training or aid, or a vacant post, is off the rota and listed."""
    away = team(line("earlies", "early"), absences=[absence("away", reason, days(MONDAY))])
    capacity = capacity_of(away, POLICY, CYCLE)
    assert reasons(capacity) == {str(reason): 480}
    assert capacity.minutes == 13 * 480
    assert [(each.officer, each.day, each.minutes) for each in capacity.deductions] == [
        ("P-1", MONDAY, 480)
    ]


def test_part_of_a_shift_leaves_the_rest():
    """Court from ten to noon leaves three hours before it and three after it."""
    court = absence("court", DeductionReason.COURT, days(MONDAY), starts=600, ends=720)
    capacity = capacity_of(
        team(line("earlies", "early", days(MONDAY)), absences=[court]), POLICY, CYCLE
    )
    assert capacity.shifts[0].officers[0].free == ((420, 600), (720, 900))
    assert reasons(capacity) == {"court": 120}


def test_a_minute_is_taken_off_once():
    """Court in a week of leave is leave: the minute is not counted twice."""
    leave = absence("leave", DeductionReason.LEAVE, CYCLE)
    court = absence("court", DeductionReason.COURT, days(MONDAY), starts=600, ends=720)
    capacity = capacity_of(team(line("earlies", "early"), absences=[court, leave]), POLICY, CYCLE)
    assert reasons(capacity) == {"leave": 14 * 480}
    assert capacity.minutes == 0
    assert "No minute is left to give." in capacity.cautions


def test_times_after_midnight_reach_the_night_that_began_before():
    """Training from one to two on Tuesday is in the night of Monday."""
    training = absence("training", DeductionReason.TRAINING, TUESDAY, starts=60, ends=120)
    capacity = capacity_of(
        team(line("nights", "night", days(MONDAY)), absences=[training]), POLICY, CYCLE
    )
    assert [(each.day, each.minutes) for each in capacity.deductions] == [(MONDAY, 60)]
    assert capacity.shifts[0].officers[0].free == ((1260, 1500), (1560, 1800))


@pytest.mark.parametrize(
    ("change", "minutes"),
    [(date(2018, 3, 24), 8 * 60), (date(2018, 10, 27), 10 * 60), (MONDAY, 9 * 60)],
    ids=["spring", "autumn", "another night"],
)
def test_a_night_is_as_long_as_its_clocks_say(change, minutes):
    """From nine to six it is eight hours when the clocks go forward, and ten when they go back."""
    cycle = Period(start=change, end=change + timedelta(days=14))
    night = team(line("nights", "night", days(change)))
    capacity = capacity_of(night, attrs.evolve(POLICY, rest_minutes=None), cycle)
    assert capacity.minutes == minutes
    assert clock_at(change, capacity.shifts[0].ends).strftime("%H:%M") == "06:00"


def test_times_on_the_night_of_the_change():
    """Two in the morning is one hour later in the night on which the clocks go back."""
    autumn = date(2018, 10, 27)
    assert minutes_after(autumn, autumn, 24 * 60 + 120) == 24 * 60 + 180
    assert minutes_after(autumn, autumn, 24 * 60) == 24 * 60


def test_rest_is_owed_after_a_night():
    """A night until six and a late at three are nine hours apart: two more are rest."""
    rota = team(
        line("nights", "night", days(MONDAY)),
        line("lates", "late", TUESDAY),
    )
    capacity = capacity_of(rota, POLICY, CYCLE)
    assert reasons(capacity) == {"rest between shifts": 120}
    (rest,) = capacity.deductions
    assert rest.day == MONDAY + timedelta(days=1)
    assert "660 minutes of rest" in rest.note
    assert capacity.shifts[1].officers[0].free == ((17 * 60, 23 * 60),)


def test_eleven_hours_are_rest_enough():
    """A late until eleven and an early at ten are just far enough apart."""
    ten = ShiftPattern(id="ten", starts=600, ends=1080)
    rota = team(line("one", "late", days(MONDAY)), line("two", "ten", TUESDAY))
    rota = attrs.evolve(rota, shifts=(*rota.shifts, ten))
    assert reasons(capacity_of(rota, POLICY, CYCLE)) == {}


def test_the_night_before_the_cycle_counts_for_rest():
    """Nobody is rested because a new cycle begins."""
    rota = team(
        line("nights", "night", days(MONDAY - timedelta(days=1))),
        line("earlies", "early", days(MONDAY)),
    )
    capacity = capacity_of(rota, POLICY, CYCLE)
    assert capacity.minutes == 0
    assert reasons(capacity) == {"rest between shifts": 480}
    assert capacity.rostered_minutes == 480


def test_leave_needs_no_rest_after_it():
    """Who was on leave for the night comes rested, and who was in court does not."""
    rota = (
        line("nights", "night", days(MONDAY)),
        line("lates", "late", TUESDAY),
    )
    leave = absence("away", DeductionReason.LEAVE, days(MONDAY))
    court = absence("away", DeductionReason.COURT, days(MONDAY))
    assert "rest between shifts" not in reasons(
        capacity_of(team(*rota, absences=[leave]), POLICY, CYCLE)
    )
    assert "rest between shifts" in reasons(
        capacity_of(team(*rota, absences=[court]), POLICY, CYCLE)
    )


def test_a_shift_is_cut_at_its_longest():
    """Of fourteen hours twelve are worked, and rest is owed after the twelve."""
    rota = team(line("long", "long", days(MONDAY)), line("next", "early", TUESDAY))
    capacity = capacity_of(rota, POLICY, CYCLE)
    assert reasons(capacity) == {"longest shift": 120}
    assert capacity.shifts[0].officers[0].free == ((480, 1200),)


def test_without_a_rule_none_is_enforced_and_that_is_said():
    """A rule that nobody has stated is not made up."""
    silent = attrs.evolve(POLICY, rest_minutes=None, longest_shift_minutes=None)
    rota = team(line("nights", "night", days(MONDAY)), line("l", "long", TUESDAY))
    capacity = capacity_of(rota, silent, CYCLE)
    assert capacity.deductions == ()
    assert capacity.cautions == (
        "The policy states no rest between shifts, so none is enforced.",
        "The policy states no longest shift, so none is enforced.",
    )


def test_high_demand_days_may_not_yet_have_names():
    """Two of three officers will be gone: it is said who is supposed, and that it is expected."""
    day = days(MONDAY)
    aid = absence(
        "football", DeductionReason.HIGH_DEMAND_DAY, day, count=2, expected=True, note="final"
    )
    rota = team(line("lates", "late", day, officers=("P-1", "P-2", "P-3")), absences=[aid])
    capacity = capacity_of(rota, POLICY, CYCLE)
    assert capacity.deducted_by_reason == ((DeductionReason.HIGH_DEMAND_DAY, 0, 960),)
    assert [each.note for each in capacity.deductions] == [
        "final (not yet known who; taken to be P-1)",
        "final (not yet known who; taken to be P-2)",
    ]
    assert capacity_of(rota, POLICY, CYCLE, count_expected=False).minutes == 3 * 480


def test_a_count_falls_on_those_who_are_there():
    """Who is on leave is not taken again by a count."""
    day = days(MONDAY)
    leave = absence("leave", DeductionReason.LEAVE, day)
    aid = absence("aid", DeductionReason.ABSTRACTION, day, count=1)
    rota = team(line("lates", "late", day, officers=("P-1", "P-2")), absences=[aid, leave])
    taken = capacity_of(rota, POLICY, CYCLE).deductions
    assert [(each.officer, str(each.reason)) for each in taken] == [
        ("P-1", "leave"),
        ("P-2", "abstraction"),
    ]


def test_two_officers_to_aid_on_saturday():
    """Taking officers out of one shift gives a new team and leaves the old one as it was."""
    saturday = date(2018, 4, 7)
    rota = team(
        line("lates", "late", officers=("P-1", "P-2")), line("earlies", "early", officers=("P-3",))
    )
    aid = without_officers(
        rota,
        2,
        days=days(saturday),
        reason=DeductionReason.ABSTRACTION,
        recorded_on=date(2018, 4, 6),
        shift="late",
        note="aid",
    )
    before, after = capacity_of(rota, POLICY, CYCLE), capacity_of(aid, POLICY, CYCLE)
    assert before.minutes - after.minutes == 2 * 480
    assert {each.officer for each in after.deductions} == {"P-1", "P-2"}
    assert capacity_of(aid, POLICY, CYCLE, known_on=date(2018, 4, 5)) == before
    again = without_officers(
        aid, ("P-3",), days=days(saturday), reason=DeductionReason.COURT, recorded_on=PLANNED
    )
    assert [each.id for each in again.absences] == ["taken-out-1", "taken-out-2"]


def test_a_correction_does_not_change_what_was_known():
    """The court day that was moved took the first day off as long as nobody knew better."""
    first = absence("court", DeductionReason.COURT, days(MONDAY))
    moved = absence(
        "court-moved",
        DeductionReason.COURT,
        days(MONDAY + timedelta(days=3)),
        recorded_on=date(2018, 4, 1),
        supersedes=("court",),
    )
    rota = line("earlies", "early")
    earlier = capacity_of(team(rota, absences=[first]), POLICY, CYCLE)
    both = team(rota, absences=[first, moved])
    assert capacity_of(both, POLICY, CYCLE, known_on=PLANNED) == earlier
    assert [each.day for each in capacity_of(both, POLICY, CYCLE).deductions] == [date(2018, 4, 5)]


def test_everything_wrong_with_a_team_is_told_at_once():
    """Unknown officers and shifts, overlaps and a cycle without a shift, each with its mend."""
    wrong = team(
        line("one", "early", days(date(2018, 5, 1))),
        line("two", "long", days(date(2018, 5, 1))),
        line("three", "erly", officers=("P-11",)),
        officers=("P-1", "P-1"),
    )
    with pytest.raises(UnfitTeamError) as told:
        capacity_of(wrong, POLICY, CYCLE)
    assert [each.code for each in told.value.findings] == [
        "tasking/team-of-somebody",
        "tasking/team-names-known",
        "tasking/team-names-known",
        "tasking/one-shift-at-a-time",
        "tasking/shift-in-cycle",
    ]
    text = str(told.value)
    assert "Did you mean 'early'?" in text
    assert "'P-1' is on 'two' while still on 'one', on 1 May 2018" in text


def test_a_team_of_nobody_has_no_capacity():
    """Nothing is given out for nobody."""
    with pytest.raises(UnfitTeamError, match="The team has no officers"):
        capacity_of(team(officers=()), POLICY, CYCLE)


def test_an_absence_that_takes_nobody_is_asked_about():
    """A slip in its days would leave an officer on duty who is away."""
    idle = team(
        line("lates", "late"), absences=[absence("a", DeductionReason.LEAVE, days(PLANNED))]
    )
    (query,) = check_team(idle, cycle=CYCLE).not_met
    assert query.code == "tasking/absence-takes"
    assert not check_team(idle).errors


@pytest.mark.parametrize(
    "wrong",
    [
        {"officers": ("P-1",), "count": 1},
        {"officers": ()},
        {"officers": (), "count": 0},
        {"reason": DeductionReason.REST},
        {"starts": 600},
        {"starts": 600, "ends": 600},
        {"starts": 1500, "ends": 1600},
    ],
)
def test_an_absence_that_cannot_be_is_refused(wrong):
    """Nobody, somebody twice, half a time, or what follows from a rule."""
    told = {"reason": DeductionReason.LEAVE, "officers": ("P-1",)} | wrong
    with pytest.raises(InvalidValueError):
        Absence(id="a", days=CYCLE, recorded_on=PLANNED, **told)


TEAM = """\
$schema: s92kit/team/1
id: walford/town-centre
title: Town centre team
officers:
  - {reference: P-1, skills: [taser]}
  - {reference: P-2}
shifts:
  - {id: late, starts: "15:00", ends: "23:00"}
  - {id: night, starts: "22:00", ends: "06:00"}
rota:
  - id: lates
    officers: [P-1, P-2]
    shift: late
    days: {first_day: 2018-04-02, last_day: 2018-04-15}
    weekdays: [Friday, Saturday]
    recorded_on: 2018-03-20
absences:
  - id: court
    reason: court
    days: {first_day: 2018-04-06, last_day: 2018-04-06}
    officers: [P-1]
    starts: "16:00"
    ends: "17:30"
    recorded_on: 2018-03-26
"""


def test_a_team_is_read_from_its_document():
    """Times of the clock are minutes after midnight; nights end on the next day."""
    read = team_from_document(document_from_text(TEAM, name="team.yaml"))
    assert [(each.starts, each.ends) for each in read.shifts] == [(900, 1380), (1320, 1800)]
    capacity = capacity_of(read, POLICY, CYCLE)
    assert (capacity.rostered_minutes, capacity.minutes) == (2 * 4 * 480, 2 * 4 * 480 - 90)


@pytest.mark.parametrize(
    ("right", "wrong", "where"),
    [
        ("shift: late\n", "shift: lat\n", "team.yaml:13"),
        ("officers: [P-1]\n", "officers: [P-9]\n", "team.yaml:21"),
        ("reason: court", "reason: rest between shifts", "team.yaml:19"),
        ("id: walford/town-centre", "id: walford/town centre", "team.yaml:2"),
        ('ends: "17:30"', 'ends: "25:30"', "team.yaml:23"),
        ("title: Town", "name: Town", "team.yaml:1"),
        ('starts: "16:00"\n    ', "", "team.yaml:18"),
    ],
)
def test_a_faulty_team_is_told_on_its_line(right, wrong, where):
    """Whoever keeps the rota finds the line to mend."""
    with pytest.raises(DocumentError) as told:
        team_from_document(document_from_text(TEAM.replace(right, wrong), name="team.yaml"))
    assert where in {fault.where for fault in told.value.findings}


@st.composite
def teams(draw) -> Team:
    """Teams with any rota that does not overlap, and any absences."""
    rota, absences = [], []
    for officer in ("P-1", "P-2"):
        for day in range(-1, 5):
            shift = draw(st.sampled_from(["", "early", "late", "long"]))
            if shift:
                on = days(MONDAY + timedelta(days=day))
                rota.append(line(f"l{len(rota)}", shift, on, officers=(officer,)))
    for at in range(draw(st.integers(0, 4))):
        first = draw(st.integers(0, 4))
        last = draw(st.integers(first, 4))
        some = draw(st.sets(st.sampled_from(["P-1", "P-2", "P-3"])))
        starts = draw(st.none() | st.integers(0, 1439))
        given_reason = draw(st.sampled_from(STATED))
        absences.append(
            absence(
                f"a{at}",
                given_reason,
                days(MONDAY + timedelta(days=first), MONDAY + timedelta(days=last)),
                officers=tuple(sorted(some)),
                count=None if some else draw(st.integers(1, 3)),
                starts=starts,
                ends=None if starts is None else starts + draw(st.integers(1, 1440)),
                expected=draw(st.booleans()),
                recorded_on=PLANNED + timedelta(days=draw(st.integers(0, 20))),
            )
        )
    return team(
        line("at-least", "early", days(CYCLE.start), officers=("P-4",)),
        *rota,
        absences=absences,
        officers=("P-1", "P-2", "P-3", "P-4"),
    )


@given(teams(), st.randoms(use_true_random=False))
def test_every_minute_is_accounted_for(made, random):
    """Rostered is net and deducted, in whatever order the rota is written."""
    capacity = capacity_of(made, POLICY, CYCLE)
    assert capacity.minutes + capacity.deducted_minutes == capacity.rostered_minutes
    assert all(each.minutes > 0 for each in capacity.deductions)
    rota, absences = list(made.rota), list(made.absences)
    random.shuffle(rota)
    random.shuffle(absences)
    shuffled = attrs.evolve(made, rota=tuple(rota), absences=tuple(absences))
    assert capacity_of(shuffled, POLICY, CYCLE) == capacity


@given(teams(), st.integers(0, 20))
def test_what_is_recorded_later_changes_nothing_earlier(made, after):
    """Capacity as known on a day is that of the team without what came later."""
    day = PLANNED + timedelta(days=after)
    earlier = tuple(each for each in made.absences if each.recorded_on <= day)
    assert capacity_of(made, POLICY, CYCLE, known_on=day) == capacity_of(
        attrs.evolve(made, absences=earlier), POLICY, CYCLE
    )


@given(teams())
def test_nobody_works_too_long_or_too_soon(made):
    """Free time keeps the rest and the longest shift, whatever the rota says."""
    capacity = capacity_of(made, POLICY, CYCLE)
    worked: dict[str, list[tuple[int, int]]] = {}
    for shift in capacity.shifts:
        offset = (shift.day - MONDAY).days * 1440
        for officer in shift.officers:
            first, last = officer.free[0][0] + offset, officer.free[-1][1] + offset
            assert last - first <= 12 * 60
            worked.setdefault(officer.officer, []).append((first, last))
    for stretches in worked.values():
        for (_, end), (start, _) in zip(sorted(stretches), sorted(stretches)[1:], strict=False):
            assert start - end >= 11 * 60
