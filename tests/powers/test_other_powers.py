"""Other powers: lawful on their face on a day, both sides of each boundary, and the dates after."""

from datetime import date, timedelta
from decimal import Decimal

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from powers_used import BESIDE, KINDS, REGISTER, day, judgement, message, moment, outcome, used

from s92kit.errors import InvalidValueError
from s92kit.findings import Outcome
from s92kit.law import Law, LegalStatus, english_law, with_commencement
from s92kit.powers import (
    RULES,
    CaseReview,
    CivilInjunction,
    ClosureExtension,
    ClosureIssuer,
    ClosureNotice,
    ClosureOrder,
    CommunityProtectionNotice,
    CommunityProtectionWarning,
    Complaint,
    CriminalBehaviourOrder,
    DirectionGiver,
    DispersalAuthorisation,
    DispersalDirection,
    NoticeIssuer,
    PoliceRank,
    ProtectedPlace,
    Recipient,
    VehicleSeizure,
    VehicleWarning,
    judged,
)

MET, NOT_MET, OPEN = Outcome.MET, Outcome.NOT_MET, Outcome.UNDETERMINED
MINUTE = timedelta(minutes=1)
DAY = timedelta(days=1)
DAYS = st.dates(date(2021, 1, 1), date(2050, 12, 31))


# --- every power --------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_a_use_that_nothing_is_wrong_with_is_lawful_on_its_face(kind):
    """Each rule is met, and nothing is left open."""
    answer = judgement(kind)
    assert [item for item in answer.findings if item.outcome is not MET] == []
    assert answer.lawful_on_its_face is True


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_what_is_not_recorded_is_never_a_pass(kind):
    """A record of the day alone leaves every rule open, and breaks none."""
    needed = {
        field.name
        for field in attrs.fields(kind)
        if field.default is attrs.NOTHING or field.name in ("id", "complaints")
    }
    bare = kind(**{name: getattr(used(kind), name) for name in needed})
    answer = judged(bare, english_law())
    assert answer.findings.errors.items == ()
    determined = {item.code for item in answer.findings if item.outcome is MET}
    assert determined <= {"powers/case-review-complaint"}
    for found in answer.dates:
        assert (found.on is None) == bool(found.why_no_date)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_each_date_that_is_counted_names_its_section_and_its_row(kind):
    """The row of the law is that of the day, in force, and cited."""
    for found in judgement(kind).dates:
        if found.row is not None:
            assert found.row.status is LegalStatus.IN_FORCE
            assert found.provision == found.row.provision
            assert found.row.source in found.sources
        else:
            assert found.sources == (REGISTER,)


def test_each_rule_cites_what_it_rests_on_or_is_about_the_record():
    """Every rule but that of breaches names its section."""
    assert [rule.code for rule in RULES if not rule.sources] == ["powers/breach-while-it-bound"]
    assert len({rule.code for rule in RULES}) == len(RULES)


def test_a_power_used_before_its_law_began_is_open():
    """No row speaks of a notice of 2013, and the finding says which rows there are."""
    answer = judgement(CommunityProtectionNotice, issued_on=day("2013-11-02"))
    assert outcome(answer, "cpn-least-age") is OPEN
    assert "no row of the law in force on 2 November 2013" in message(answer, "cpn-least-age")
    assert "from 20 October 2014" in answer.date("appeal").why_no_date


def test_pending_law_is_never_used_as_if_it_were_in_force():
    """72 hours of dispersal are enacted and not commenced: 48 hold until somebody has checked."""
    longer = {"ends_at": moment("2026-11-09T17:00")}
    answer = judgement(DispersalAuthorisation, **longer)
    assert outcome(answer, "dispersal-authorisation-length") is NOT_MET
    began = with_commencement(
        english_law(),
        "dispersal-authorisation-72-hours",
        on=day("2026-11-06"),
        source=REGISTER,
        recorded_on=day("2026-11-01"),
    )
    later = judgement(DispersalAuthorisation, law=began, **longer)
    assert outcome(later, "dispersal-authorisation-length") is MET
    assert later.date("latest-end").at == moment("2026-11-09T17:00")
    before = judgement(DispersalAuthorisation, law=began, known_on=day("2026-10-31"), **longer)
    assert outcome(before, "dispersal-authorisation-length") is NOT_MET
    earlier = judgement(DispersalAuthorisation, law=began, on=day("2026-11-05"), **longer)
    assert outcome(earlier, "dispersal-authorisation-length") is NOT_MET


def test_pending_law_that_is_asked_for_is_flagged():
    """Whoever allows rows that are not in force reads so beside each answer."""
    power = used(DispersalAuthorisation, ends_at=moment("2026-11-09T17:00"))
    allow = (LegalStatus.ENACTED_NOT_COMMENCED, LegalStatus.IN_FORCE)
    answer = judged(power, english_law(), allow=allow)
    assert outcome(answer, "dispersal-authorisation-length") is MET
    assert "not shown to be law" in message(answer, "dispersal-authorisation-length")
    assert "not shown to be law" in answer.date("latest-end").what_to_do


def test_a_limit_of_another_kind_is_no_pass():
    """A law that gives an age as a length of time is a mistake, told as undetermined."""
    odd = [
        attrs.evolve(item, limits=(attrs.evolve(item.limits[0], value=Decimal("16.00")),))
        if item.key == "cpn-least-age"
        else item
        for item in english_law().parameters
    ]
    answer = judgement(CommunityProtectionNotice, law=Law(odd))
    assert outcome(answer, "cpn-least-age") is OPEN
    assert "no whole number" in message(answer, "cpn-least-age")


def test_a_record_is_found_by_the_id_that_it_corrects():
    """A notice names the warning; a correction of the warning takes its place."""
    warning = used(CommunityProtectionWarning)
    mended = attrs.evolve(
        warning,
        id="mended",
        mend_by=day("2026-11-09"),
        recorded_on=day("2026-11-21"),
        supersedes=("warning",),
    )
    notice = used(CommunityProtectionNotice)
    now = judged(notice, english_law(), beside=(warning, mended))
    assert outcome(now, "cpn-time-to-mend") is NOT_MET
    then = judged(notice, english_law(), beside=(warning, mended), known_on=day("2026-11-20"))
    assert outcome(then, "cpn-time-to-mend") is MET


@pytest.mark.parametrize(
    ("kind", "fields", "words"),
    [
        (DispersalAuthorisation, {"ends_at": moment("2026-11-06T17:00")}, "later moment"),
        (DispersalAuthorisation, {"begins_at": day("2026-11-06")}, "a day and a time"),
        (DispersalAuthorisation, {"ends_at": moment("2026-11-08T17:00+00:00")}, "time zone"),
        (DispersalDirection, {"ends_at": moment("2026-11-08T16:00")}, "later moment"),
        (ClosureNotice, {"served_at": moment("2026-11-02T17:59")}, "no earlier one"),
        (ClosureOrder, {"last_day": day("2026-11-03")}, "no earlier day"),
        (CriminalBehaviourOrder, {"until_further_order": True}, "one of the two"),
        (CivilInjunction, {"until_further_order": True}, "one of the two"),
        (CivilInjunction, {"before_judge_at": moment("2026-06-01T10:00")}, "arrested_at"),
        (CaseReview, {"complaints": (Complaint(id="a"), Complaint(id="a"))}, "its own id"),
    ],
)
def test_a_record_that_cannot_be_is_refused(kind, fields, words):
    """What contradicts itself is a mistake of the writer's, told with its mend."""
    with pytest.raises(InvalidValueError, match=words):
        used(kind, **fields)


# --- community protection -----------------------------------------------------------------------


def test_an_appeal_against_a_notice_ends_on_the_21st_day_beginning_with_it():
    """Issued on 2 November 2026: the last day is 22 November."""
    assert judgement(CommunityProtectionNotice).date("appeal").on == day("2026-11-22")


@given(issued=DAYS)
def test_an_appeal_ends_20_days_after_the_issue(issued):
    """Whatever the month."""
    found = judgement(CommunityProtectionNotice, issued_on=issued, on=day("2026-11-02"))
    assert found.date("appeal").on == issued + 20 * DAY


@pytest.mark.parametrize(("age", "expected"), [(16, MET), (15, NOT_MET), (None, OPEN)])
def test_a_notice_is_given_from_sixteen(age, expected):
    """Sixteen is old enough, fifteen is not."""
    assert outcome(judgement(CommunityProtectionNotice, age=age), "cpn-least-age") is expected
    assert outcome(judgement(CommunityProtectionWarning, age=age), "cpn-least-age") is expected


def test_a_body_has_no_age():
    """A shop may be given a notice."""
    to_body = {"issued_to": Recipient.BODY, "age": None}
    assert outcome(judgement(CommunityProtectionNotice, **to_body), "cpn-least-age") is MET
    assert outcome(judgement(CommunityProtectionNotice, **to_body), "cpn-after-warning") is NOT_MET


@pytest.mark.parametrize(
    ("issued_on", "after", "mend"),
    [
        ("2026-10-27", MET, MET),
        ("2026-10-26", MET, NOT_MET),
        ("2026-10-06", MET, NOT_MET),
        ("2026-10-05", NOT_MET, NOT_MET),
    ],
)
def test_a_notice_follows_a_warning_and_the_time_to_mend(issued_on, after, mend):
    """The warning of 5 October gave until the 26th: the 27th is the first day for a notice."""
    answer = judgement(CommunityProtectionNotice, issued_on=day(issued_on))
    assert outcome(answer, "cpn-after-warning") is after
    assert outcome(answer, "cpn-time-to-mend") is mend


@pytest.mark.parametrize(
    ("warning", "after", "mend"),
    [
        ({"in_writing": None}, OPEN, MET),
        ({"in_writing": False}, NOT_MET, MET),
        ({"mend_by": None}, MET, OPEN),
        ({"mend_by": day("2026-10-05")}, MET, NOT_MET),
    ],
)
def test_a_notice_is_only_as_good_as_its_warning(warning, after, mend):
    """Unwritten, or without time, the warning carries no notice."""
    beside = (used(CommunityProtectionWarning, **warning),)
    answer = judgement(CommunityProtectionNotice, beside=beside)
    assert outcome(answer, "cpn-after-warning") is after
    assert outcome(answer, "cpn-time-to-mend") is mend


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"warning": ""}, "no warning before it is recorded"),
        ({"warning": "other"}, "'other' is not among the records"),
        ({"warning": "authorisation"}, "'authorisation' is not among the records"),
    ],
)
def test_a_warning_that_is_not_there_leaves_it_open(fields, words):
    """That none is recorded does not show that none was given."""
    answer = judgement(CommunityProtectionNotice, **fields)
    assert words in message(answer, "cpn-after-warning")
    assert outcome(answer, "cpn-time-to-mend") is OPEN


def test_an_issuer_outside_the_act_and_conduct_that_ceased_are_faults():
    """Both are told, and what was unwritten too."""
    answer = judgement(
        CommunityProtectionNotice, issued_by=NoticeIssuer.OTHER, conduct_goes_on=False
    )
    assert answer.lawful_on_its_face is False
    assert len(answer.findings.errors) == 2
    spoken = judgement(CommunityProtectionWarning, in_writing=False)
    assert outcome(spoken, "cpw-in-writing") is NOT_MET


def test_a_breach_is_prosecuted_within_six_months_by_the_corresponding_date():
    """Of 31 August the last day is 28 February; a breach before the notice is none."""
    answer = judgement(
        CommunityProtectionNotice,
        issued_on=day("2026-08-01"),
        breached_on=(day("2026-08-31"), day("2026-07-31")),
    )
    assert answer.date("prosecution-2026-08-31").on == day("2027-02-28")
    assert "section 127" in answer.date("prosecution-2026-08-31").provision
    found = [i.outcome for i in answer.findings if i.code == "powers/breach-while-it-bound"]
    assert found == [MET, NOT_MET]


# --- dispersal ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("ends_at", "expected"),
    [("2026-11-08T17:00", MET), ("2026-11-08T17:01", NOT_MET), ("2026-11-07T05:00", MET)],
)
def test_an_authorisation_lasts_48_hours(ends_at, expected):
    """From Friday at five to Sunday at five, and not a minute more."""
    answer = judgement(DispersalAuthorisation, ends_at=moment(ends_at))
    assert outcome(answer, "dispersal-authorisation-length") is expected
    assert answer.date("expiry").at == moment(ends_at)
    assert answer.date("latest-end").text == "17:00 on 8 November 2026"


def test_hours_are_hours_that_pass_when_the_clocks_change():
    """Over the last Sunday of March the clock shows an hour more."""
    fields = {"begins_at": moment("2027-03-27T12:00"), "ends_at": moment("2027-03-29T13:00")}
    assert judgement(DispersalAuthorisation, **fields).lawful_on_its_face is True
    fields["ends_at"] += MINUTE
    assert judgement(DispersalAuthorisation, **fields).lawful_on_its_face is False


@pytest.mark.parametrize(
    ("rank", "expected"),
    [
        (PoliceRank.SERGEANT, NOT_MET),
        (PoliceRank.INSPECTOR, MET),
        (PoliceRank.ABOVE, MET),
        (None, OPEN),
    ],
)
def test_an_inspector_authorises(rank, expected):
    """A sergeant does not."""
    answer = judgement(DispersalAuthorisation, authorised_by=rank)
    assert outcome(answer, "dispersal-authoriser") is expected


def test_an_unwritten_authorisation_or_one_without_regard_to_rights_is_a_fault():
    """Both are told."""
    answer = judgement(DispersalAuthorisation, in_writing=False, rights_regarded=False)
    assert {item.code for item in answer.findings.errors} == {
        "powers/dispersal-in-writing",
        "powers/dispersal-rights",
    }


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, MET),
        ({"given_at": moment("2026-11-08T16:59")}, MET),
        ({"given_at": moment("2026-11-08T17:00")}, NOT_MET),
        ({"given_at": moment("2026-11-06T17:00"), "ends_at": moment("2026-11-07T17:00")}, MET),
        ({"given_at": moment("2026-11-06T16:59")}, NOT_MET),
        ({"begins_at": moment("2026-11-08T17:00")}, NOT_MET),
        ({"authorisation": ""}, OPEN),
        ({"authorisation": "notice"}, OPEN),
    ],
)
def test_a_direction_begins_within_its_authorisation_and_may_end_after_it(fields, expected):
    """Given at four on Sunday it is within, and ends on Tuesday."""
    answer = judgement(DispersalDirection, **fields)
    assert outcome(answer, "direction-within-authorisation") is expected


def test_an_authorisation_without_an_end_leaves_its_directions_open():
    """That a direction came after it began is not enough."""
    beside = (used(DispersalAuthorisation, ends_at=None),)
    answer = judgement(DispersalDirection, beside=beside)
    assert outcome(answer, "direction-within-authorisation") is OPEN
    early = judgement(DispersalDirection, beside=beside, given_at=moment("2026-11-06T16:59"))
    assert outcome(early, "direction-within-authorisation") is NOT_MET


@pytest.mark.parametrize(
    ("ends_at", "expected"), [("2026-11-10T16:00", MET), ("2026-11-10T16:01", NOT_MET)]
)
def test_a_direction_lasts_48_hours_from_when_it_was_given(ends_at, expected):
    """However late its time away begins."""
    fields = {"begins_at": moment("2026-11-08T16:30"), "ends_at": moment(ends_at)}
    answer = judgement(DispersalDirection, **fields)
    assert outcome(answer, "direction-length") is expected
    assert answer.date("latest-end").at == moment("2026-11-10T16:00")


@pytest.mark.parametrize(("age", "expected"), [(10, MET), (9, NOT_MET), (None, OPEN)])
def test_a_direction_is_given_from_ten(age, expected):
    """Ten is old enough."""
    assert outcome(judgement(DispersalDirection, age=age), "direction-least-age") is expected


@pytest.mark.parametrize("place", ProtectedPlace)
def test_a_direction_keeps_nobody_from_what_the_act_protects(place):
    """Not from home, and not from a lawful picket."""
    answer = judgement(DispersalDirection, keeps_from=(place,))
    assert outcome(answer, "direction-protected-places") is NOT_MET
    assert str(place) in message(answer, "direction-protected-places")
    unsaid = judgement(DispersalDirection, keeps_from=None)
    assert outcome(unsaid, "direction-protected-places") is OPEN


def test_a_direction_by_somebody_else_or_without_its_form_is_a_fault():
    """Both are told; a breach after its end is none."""
    answer = judgement(
        DispersalDirection,
        given_by=DirectionGiver.OTHER,
        form_kept=False,
        breached_on=(day("2026-11-10"), day("2026-11-11")),
    )
    assert [item.code for item in answer.findings.errors] == [
        "powers/direction-giver",
        "powers/direction-form",
        "powers/breach-while-it-bound",
    ]
    assert answer.date("prosecution-2026-11-10").on == day("2027-05-10")


# --- closure ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("issued_by", "hours", "expected"),
    [
        (ClosureIssuer.INSPECTOR, 24, MET),
        (ClosureIssuer.INSPECTOR, 25, NOT_MET),
        (ClosureIssuer.COUNCIL, 24, MET),
        (ClosureIssuer.COUNCIL, 25, NOT_MET),
        (ClosureIssuer.SUPERINTENDENT, 48, MET),
        (ClosureIssuer.SUPERINTENDENT, 49, NOT_MET),
        (ClosureIssuer.CHIEF_EXECUTIVE, 48, MET),
        (None, 24, MET),
        (None, 25, OPEN),
        (None, 49, NOT_MET),
    ],
)
def test_a_closure_notice_lasts_24_or_48_hours_by_rank(issued_by, hours, expected):
    """Who signs decides; where that is not recorded, only the longest is too long."""
    ends_at = moment("2026-11-02T18:00") + timedelta(hours=hours)
    answer = judgement(ClosureNotice, issued_by=issued_by, ends_at=ends_at)
    assert outcome(answer, "closure-notice-length") is expected
    assert (answer.date("latest-end").on is None) == (issued_by is None)


def test_a_senior_officer_may_extend_to_48_hours():
    """A notice of an inspector, extended by a superintendent."""
    fields = {"issued_by": ClosureIssuer.INSPECTOR, "extended_by": ClosureIssuer.SUPERINTENDENT}
    assert judgement(ClosureNotice, **fields).lawful_on_its_face is True
    fields["extended_by"] = ClosureIssuer.INSPECTOR
    assert judgement(ClosureNotice, **fields).lawful_on_its_face is False


def test_a_notice_served_on_christmas_eve_skips_christmas_day():
    """From six on 24 December, 48 hours end at six on the 27th, for notice and hearing."""
    eve = {"issued_at": moment("2026-12-24T18:00"), "served_at": moment("2026-12-24T18:00")}
    answer = judgement(ClosureNotice, ends_at=moment("2026-12-27T18:00"), **eve)
    assert answer.lawful_on_its_face is True
    assert answer.date("latest-end").at == moment("2026-12-27T18:00")
    assert answer.date("hearing").at == moment("2026-12-27T18:00")
    later = judgement(ClosureNotice, ends_at=moment("2026-12-27T18:01"), **eve)
    assert outcome(later, "closure-notice-length") is NOT_MET


def test_boxing_day_counts():
    """Christmas Day alone is disregarded."""
    boxing_day = moment("2026-12-26T18:00")
    answer = judgement(
        ClosureNotice,
        issued_at=boxing_day,
        served_at=boxing_day,
        ends_at=moment("2026-12-28T18:00"),
    )
    assert answer.date("latest-end").at == moment("2026-12-28T18:00")


def test_a_notice_against_residents_by_somebody_else_is_a_fault():
    """Each is told."""
    answer = judgement(
        ClosureNotice,
        residents_kept_out=True,
        people_informed=False,
        issued_by=ClosureIssuer.OTHER,
        ends_at=moment("2026-11-03T18:00"),
    )
    assert {item.code.removeprefix("powers/") for item in answer.findings.errors} == {
        "closure-notice-residents",
        "closure-notice-informed",
        "closure-notice-issuer",
    }


@pytest.mark.parametrize(
    ("heard_at", "expected"),
    [("2026-11-04T18:00", MET), ("2026-11-04T18:01", NOT_MET), (None, OPEN)],
)
def test_the_court_hears_it_within_48_hours_of_service(heard_at, expected):
    """Served at six on Monday, heard by six on Wednesday."""
    answer = judgement(ClosureOrder, heard_at=moment(heard_at) if heard_at else None)
    assert outcome(answer, "closure-hearing") is expected


@pytest.mark.parametrize(
    ("fields", "beside", "words"),
    [
        ({"notice": ""}, BESIDE, "no closure notice is recorded"),
        ({"notice": "other"}, BESIDE, "not among the records"),
        ({}, (used(ClosureNotice, served_at=None),), "was served is not recorded"),
    ],
)
def test_without_the_service_the_hearing_is_open(fields, beside, words):
    """The hours run from service."""
    assert words in message(judgement(ClosureOrder, beside=beside, **fields), "closure-hearing")


@pytest.mark.parametrize(("last_day", "expected"), [("2027-02-03", MET), ("2027-02-04", NOT_MET)])
def test_a_closure_order_lasts_three_months(last_day, expected):
    """Made on 4 November: to 3 February, and not a day more."""
    answer = judgement(ClosureOrder, last_day=day(last_day))
    assert outcome(answer, "closure-order-length") is expected
    assert answer.date("expiry").on == day(last_day)
    assert answer.date("extensions-end").on == day("2027-05-03")
    assert answer.date("appeal").on == day("2026-11-24")


@pytest.mark.parametrize(
    ("applied_on", "last_day", "in_time", "length", "total"),
    [
        ("2027-02-03", "2027-05-03", MET, MET, MET),
        ("2027-02-04", "2027-05-03", NOT_MET, MET, MET),
        ("2027-02-03", "2027-05-04", MET, NOT_MET, NOT_MET),
        (None, None, OPEN, OPEN, OPEN),
    ],
)
def test_a_closure_order_is_extended_in_time_and_to_six_months_in_all(
    applied_on, last_day, in_time, length, total
):
    """Three months more, six in all, and asked for before the order ended."""
    extension = ClosureExtension(
        applied_on=day(applied_on) if applied_on else None,
        last_day=day(last_day) if last_day else None,
    )
    answer = judgement(ClosureOrder, extensions=(extension,))
    assert outcome(answer, "closure-extension-in-time") is in_time
    found = [i.outcome for i in answer.findings if i.code == "powers/closure-order-length"]
    assert found == [MET, length]
    assert outcome(answer, "closure-order-total") is total


def test_a_breach_of_a_closure_order_falls_within_it():
    """Its extensions counted in."""
    extension = ClosureExtension(applied_on=day("2027-02-01"), last_day=day("2027-03-31"))
    answer = judgement(
        ClosureOrder, extensions=(extension,), breached_on=(day("2027-03-31"), day("2027-04-01"))
    )
    found = [i.outcome for i in answer.findings if i.code == "powers/breach-while-it-bound"]
    assert found == [MET, NOT_MET]
    assert answer.date("prosecution-2027-03-31").text == "30 September 2027"


def test_two_extensions_within_three_months_each_may_still_be_too_long_in_all():
    """Two months, three and two are seven."""
    extensions = (
        ClosureExtension(applied_on=day("2027-01-01"), last_day=day("2027-04-03")),
        ClosureExtension(applied_on=day("2027-04-01"), last_day=day("2027-06-03")),
    )
    answer = judgement(ClosureOrder, last_day=day("2027-01-03"), extensions=extensions)
    assert outcome(answer, "closure-order-length") is MET
    assert outcome(answer, "closure-order-total") is NOT_MET


@given(made_on=DAYS)
def test_an_order_to_the_last_day_passes_and_one_day_longer_does_not(made_on):
    """For every day on which one is made, 29 February among them."""
    assert _closure_order(made_on) is MET
    assert _closure_order(made_on, longer=DAY) is NOT_MET


def _closure_order(made_on: date, longer: timedelta = timedelta(0)) -> Outcome:
    month = made_on.month + 3
    year, month = made_on.year + (month - 1) // 12, (month - 1) % 12 + 1
    try:
        last = date(year, month, made_on.day) - DAY
    except ValueError:  # the month has no such day: its last day is the last of the order
        last = date(year + month // 12, month % 12 + 1, 1) - DAY
    answer = judgement(ClosureOrder, made_on=made_on, last_day=last + longer, on=made_on)
    return outcome(answer, "closure-order-length")


# --- criminal behaviour orders and injunctions --------------------------------------------------


@pytest.mark.parametrize(
    ("age", "last_day", "expected"),
    [
        (18, "2028-04-30", MET),
        (18, "2028-04-29", NOT_MET),
        (17, "2027-04-30", MET),
        (17, "2027-04-29", NOT_MET),
        (17, "2029-04-30", MET),
        (17, "2029-05-01", NOT_MET),
        (None, "2028-04-30", OPEN),
        (17, None, OPEN),
    ],
)
def test_an_adult_has_two_years_at_least_and_a_youth_one_to_three(age, last_day, expected):
    """In effect from 1 May 2026, both sides of each boundary."""
    last = day(last_day) if last_day else None
    answer = judgement(CriminalBehaviourOrder, age=age, last_day=last)
    assert outcome(answer, "cbo-length") is expected


@pytest.mark.parametrize(("age", "expected"), [(18, MET), (17, NOT_MET)])
def test_until_further_order_is_for_adults(age, expected):
    """A young person's order has an end."""
    answer = judgement(CriminalBehaviourOrder, age=age, last_day=None, until_further_order=True)
    assert outcome(answer, "cbo-length") is expected
    assert answer.date("expiry").why_no_date == "it runs until further order"


def _reviews(**fields):
    found = judgement(CriminalBehaviourOrder, **fields)
    return [each.on for each in found.dates if each.name.startswith("review")]


def test_the_first_review_of_a_young_persons_order_is_due_within_12_months():
    """In effect from 1 May 2026: by 30 April 2027, and each year while under 18."""
    three_years = {"last_day": day("2029-04-30")}
    assert _reviews(age=15, **three_years)[0] == day("2027-04-30")
    assert len(_reviews(age=15, **three_years)) == 3
    assert _reviews(age=18, **three_years) == []


def test_a_review_of_a_person_who_may_have_come_of_age_says_so():
    """At 17 on the day of effect, nobody can tell whether 18 comes before the review."""
    answer = judgement(CriminalBehaviourOrder, age=17)
    assert answer.date("review-1").on == day("2027-04-30")
    assert "only where the person is still under 18" in answer.date("review-1").what_to_do
    assert answer.date("review-2") is None
    assert "only" not in judgement(CriminalBehaviourOrder, age=16).date("review-1").what_to_do


def test_an_order_that_ends_before_the_review_needs_none():
    """It has to run to the end of the period or beyond."""
    assert _reviews(age=15, last_day=day("2027-04-30")) == [day("2027-04-30")]
    assert _reviews(age=15, last_day=day("2027-04-29")) == []


def test_a_variation_begins_the_period_of_review_anew():
    """Varied on 1 November 2026: by 31 October 2027; the last variation counts."""
    longer = {"age": 12, "last_day": day("2028-10-31")}
    varied = (day("2026-11-01"),)
    assert _reviews(varied_on=varied, **longer)[0] == day("2027-10-31")
    again = (*varied, day("2027-02-01"))
    assert _reviews(varied_on=again, **longer)[0] == day("2028-01-31")


def test_a_variation_may_carry_the_review_past_the_eighteenth_birthday():
    """At 17 in May 2026, and varied in November, the next review would come at 18 or more."""
    longer = {"age": 17, "last_day": day("2028-10-31")}
    assert _reviews(varied_on=(day("2026-11-01"),), **longer) == []


def test_reviews_before_their_law_began_are_open():
    """The Sentencing Code began on 1 December 2020."""
    answer = judgement(
        CriminalBehaviourOrder, made_on=day("2020-11-30"), age=15, last_day=day("2022-11-29")
    )
    assert "no row of the law in force" in answer.date("review-1").why_no_date
    assert answer.date("review-1").text.startswith("cannot be determined, because no row")


def test_a_day_of_effect_after_the_making_counts():
    """A young person in custody: the order takes effect later."""
    found = _reviews(age=14, takes_effect_on=day("2026-06-01"), last_day=day("2027-05-31"))
    assert found == [day("2027-05-31")]


def test_an_unknown_age_leaves_the_reviews_open():
    """And the views of the youth offending team with them."""
    answer = judgement(CriminalBehaviourOrder, age=None)
    assert "is under 18 is not recorded" in answer.date("review").why_no_date
    assert outcome(answer, "cbo-youth-views") is OPEN


def test_an_order_without_views_or_sentence_is_a_fault():
    """For an adult nobody asks a youth offending team."""
    fields = {"youth_views_sought": False, "beside_a_sentence": False}
    young = judgement(CriminalBehaviourOrder, age=17, **fields)
    assert {i.code for i in young.findings.errors} == {
        "powers/cbo-youth-views",
        "powers/cbo-beside-a-sentence",
    }
    assert len(judgement(CriminalBehaviourOrder, **fields).findings.errors) == 1


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, MET),
        ({"last_day": day("2027-05-01")}, NOT_MET),
        ({"last_day": None, "until_further_order": True}, NOT_MET),
        ({"last_day": None}, OPEN),
        ({"age": None}, MET),
        ({"age": None, "last_day": day("2027-05-01")}, OPEN),
        ({"age": 18, "last_day": day("2030-05-01")}, MET),
        ({"age": 18, "last_day": None, "until_further_order": True}, MET),
    ],
)
def test_an_injunction_on_a_young_person_is_12_months_at_most(fields, expected):
    """Granted on 1 May 2026: to 30 April 2027."""
    assert outcome(judgement(CivilInjunction, **fields), "injunction-length") is expected


@pytest.mark.parametrize(
    ("arrested_at", "latest"),
    [
        ("2026-11-04T10:00", "2026-11-05T10:00"),
        ("2026-11-07T10:00", "2026-11-09T10:00"),
        ("2026-12-24T18:00", "2026-12-26T18:00"),
        ("2027-03-25T18:00", "2027-03-27T18:00"),
    ],
)
def test_an_arrested_person_is_before_a_judge_in_24_hours(arrested_at, latest):
    """Sundays, Christmas Day and Good Friday do not count."""
    fields = {"arrested_at": moment(arrested_at), "before_judge_at": moment(latest)}
    answer = judgement(CivilInjunction, **fields)
    assert answer.lawful_on_its_face is True
    assert answer.date("before-judge").at == moment(latest)
    fields["before_judge_at"] += MINUTE
    assert judgement(CivilInjunction, **fields).lawful_on_its_face is False
    fields["before_judge_at"] = None
    assert judgement(CivilInjunction, **fields).lawful_on_its_face is None


# --- vehicles -----------------------------------------------------------------------------------


def test_a_warning_about_a_vehicle_lasts_12_months():
    """Given on 2 November 2026: to 1 November 2027."""
    assert judgement(VehicleWarning).date("expiry").on == day("2027-11-01")
    assert judgement(VehicleSeizure).dates == ()


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"seized_on": day("2027-11-01")}, MET),
        ({"seized_on": day("2027-11-02")}, NOT_MET),
        ({"seized_on": day("2026-11-01")}, NOT_MET),
        ({"same_person": False, "same_vehicle": True}, MET),
        ({"same_person": False, "same_vehicle": False}, NOT_MET),
        ({"same_person": None, "same_vehicle": False}, OPEN),
        ({"warning": ""}, OPEN),
        ({"warning": "other"}, OPEN),
    ],
)
def test_a_seizure_rests_on_a_warning_to_the_person_or_about_the_vehicle(fields, expected):
    """Either is enough, for as long as the warning lasts."""
    assert outcome(judgement(VehicleSeizure, **fields), "vehicle-warned") is expected


def test_a_warning_out_of_uniform_or_without_grounds_is_a_fault():
    """Both are told."""
    answer = judgement(VehicleWarning, grounds_stated=False, in_uniform=False)
    assert len(answer.findings.errors) == 2


# --- case reviews -------------------------------------------------------------------------------


@pytest.mark.parametrize(("threshold", "expected"), [(3, MET), (4, NOT_MET), (None, OPEN)])
def test_a_threshold_asks_for_three_complaints_at_most(threshold, expected):
    """Four are too many to ask for."""
    answer = judgement(CaseReview, threshold=threshold)
    assert outcome(answer, "case-review-threshold") is expected


@pytest.mark.parametrize(
    ("behaviour_on", "made_on", "applied_on", "expected"),
    [
        ("2026-05-01", "2026-05-31", "2026-11-02", MET),
        ("2026-05-01", "2026-06-01", "2026-11-02", NOT_MET),
        ("2026-05-02", "2026-05-03", "2026-11-02", MET),
        ("2026-05-01", "2026-05-02", "2026-11-02", NOT_MET),
        ("2026-05-01", "2026-05-02", "2026-11-01", MET),
        ("2026-05-02", "2026-05-01", "2026-11-01", NOT_MET),
        ("2026-12-01", "2026-12-02", "2026-11-02", NOT_MET),
        (None, "2026-05-02", "2026-11-01", OPEN),
        ("2026-05-01", None, "2026-11-01", OPEN),
        ("2026-05-01", "2026-05-02", None, OPEN),
    ],
)
def test_a_complaint_qualifies_in_a_month_and_the_review_is_asked_for_in_six(
    behaviour_on, made_on, applied_on, expected
):
    """Each beginning with its day, both sides of each boundary."""
    complaint = Complaint(
        id="c1",
        behaviour_on=day(behaviour_on) if behaviour_on else None,
        made_on=day(made_on) if made_on else None,
    )
    answer = judgement(
        CaseReview, complaints=(complaint,), applied_on=day(applied_on) if applied_on else None
    )
    assert outcome(answer, "case-review-complaint") is expected


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"review_held": True}, MET),
        ({"review_held": False}, NOT_MET),
        ({"review_held": None}, OPEN),
        ({"review_held": False, "applied_on": day("2027-01-02")}, MET),
        ({"review_held": None, "threshold": None}, OPEN),
        ({"review_held": None, "complaints": (Complaint(id="a"),), "threshold": 1}, OPEN),
    ],
)
def test_a_review_is_held_where_the_threshold_is_reached(fields, expected):
    """Three qualify in November; on 2 January two of them are too old."""
    assert outcome(judgement(CaseReview, **fields), "case-review-held") is expected


def test_each_complaint_has_its_last_day_to_apply():
    """Six months beginning with the complaint."""
    answer = judgement(CaseReview)
    assert [each.on for each in answer.dates] == [
        day("2026-11-30"),
        day("2027-01-01"),
        day("2027-02-01"),
    ]
