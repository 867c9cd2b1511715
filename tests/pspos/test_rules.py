"""What the law says of an order: each rule met, not met, and not to be determined."""

from datetime import date, timedelta
from decimal import Decimal

import attrs
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from order_records import PAPER, day, discharged, extended, made, order, stage

from s92kit.dated import Span
from s92kit.findings import Outcome, Severity
from s92kit.law import Law, english_law, last_day_under, with_commencement
from s92kit.pspos import (
    RULES,
    Consultation,
    Consultee,
    FixedPenalty,
    Limb,
    Offence,
    OrderKind,
    OrderTerm,
    Publication,
    PublicationMeans,
    StageKind,
    check_order,
    check_orders,
    last_day_to_challenge,
)
from s92kit.sources import Source

LAW = english_law()
MET, NOT_MET, UNDETERMINED = Outcome.MET, Outcome.NOT_MET, Outcome.UNDETERMINED


def found(code: str, value, on="2021-06-01", *, known_on=None, law: Law = LAW):
    """The findings of one rule about an order."""
    answers = check_order(value, law, on=day(on), known_on=day(known_on))
    return [each for each in answers if each.code == f"pspos/{code}"]


def outcome(code: str, value, on="2021-06-01", **how) -> Outcome:
    """The only outcome of one rule about an order."""
    (only,) = found(code, value, on, **how)
    return only.outcome


def test_each_rule_gives_an_answer():
    """Of an order of which next to nothing is known, no rule is met."""
    answers = check_order(order(made(None, None, None)), LAW, on=date(2021, 1, 1))
    own = {rule.code for rule in RULES} - {"pspos/a-day-too-long"}
    assert {each.code for each in answers} == own - {"pspos/no-gap", "pspos/what-followed"}
    assert {each.outcome for each in answers} == {UNDETERMINED}


def test_no_rule_is_met_for_an_order_whose_making_is_not_recorded():
    """Not even the rules on extensions, of which none is recorded."""
    answers = check_order(order(discharged()), LAW, on=date(2021, 1, 1))
    assert {each.outcome for each in answers} == {UNDETERMINED}


def test_every_rule_but_of_status_call_in_and_succession_cites_its_section():
    """Whoever doubts a finding can look it up."""
    without = {rule.code for rule in RULES if not rule.sources}
    assert without == {"pspos/status-known", "pspos/call-in", "pspos/what-followed"}


# --- length -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("first", "last", "code", "said"),
    [
        ("2017-10-23", "2020-10-22", "period-length", MET),
        ("2017-10-23", "2020-10-23", "a-day-too-long", NOT_MET),
        ("2017-10-23", "2020-10-24", "period-length", NOT_MET),
        ("2020-10-20", "2023-10-19", "period-length", MET),
        ("2020-10-20", "2023-10-20", "a-day-too-long", NOT_MET),
        ("2021-04-28", "2024-04-27", "period-length", MET),
        ("2021-04-28", "2024-04-28", "a-day-too-long", NOT_MET),
        ("2024-02-29", "2027-02-28", "period-length", MET),
        ("2024-02-29", "2027-03-01", "a-day-too-long", NOT_MET),
    ],
)
def test_the_worked_examples_of_length(first, last, code, said):
    """Both days count, and an order of 29 February ends with February."""
    value = order(made(first, first, last))
    assert outcome(code, value) is said


def test_a_day_too_long_is_said_in_words():
    """The words that a lawyer would use, and the day that would be right."""
    (finding,) = found("a-day-too-long", order(made("2017-09-20", "2017-10-23", "2020-10-23")))
    assert "three years and a day" in finding.message
    assert "22 October 2020" in finding.message
    assert "section 60(1)" in finding.message
    assert finding.severity is Severity.QUERY
    assert finding.sources[0].locator.startswith("section 60(1)")


@given(st.dates(date(2014, 10, 20), date(2090, 12, 31)))
@example(date(2024, 2, 29))
@example(date(2016, 2, 29))
def test_an_order_may_run_to_the_last_day_allowed_and_not_a_day_longer(first):
    """For every first day, 29 February included."""
    last = last_day_under(LAW, "pspo-length", first).last_day
    exactly = order(made(first.isoformat(), first.isoformat(), last.isoformat()))
    after = last + timedelta(days=1)
    longer = order(made(first.isoformat(), first.isoformat(), after.isoformat()))
    assert outcome("period-length", exactly) is MET
    assert found("period-length", longer) == []
    assert outcome("a-day-too-long", longer) is NOT_MET


@pytest.mark.parametrize(
    ("last", "code", "said"),
    [
        ("2023-01-31", "period-length", MET),
        ("2023-02-01", "a-day-too-long", NOT_MET),
        ("2023-02-02", "period-length", NOT_MET),
    ],
)
def test_an_expedited_order_may_run_for_six_months(last, code, said):
    """From 1 August to 31 January."""
    value = order(made("2022-07-20", "2022-08-01", last), kind=OrderKind.EXPEDITED)
    (finding,) = found(code, value)
    assert finding.outcome is said
    assert "six months" in finding.message


def test_an_expedited_order_before_the_law_of_2022_cannot_be_judged():
    """No limit in force speaks of the day."""
    value = order(made("2021-07-20", "2021-08-01", "2021-12-31"), kind=OrderKind.EXPEDITED)
    (finding,) = found("period-length", value)
    assert finding.outcome is UNDETERMINED
    assert "expedited-pspo-length" in finding.message


def test_whether_an_expedited_order_may_be_extended_is_not_established():
    """So nobody passes it."""
    value = order(
        made("2022-07-20", "2022-08-01", "2023-01-31"),
        extended("2023-01-10", "2023-02-01", "2023-03-31"),
        kind=OrderKind.EXPEDITED,
    )
    assert outcome("extension-length", value) is UNDETERMINED


def test_days_that_lie_within_the_limit_whatever_they_are_pass():
    """Six months from a day in April."""
    span = Span(start=date(2017, 4, 1), end=date(2017, 5, 1))
    end = Span(start=date(2017, 9, 30), end=date(2017, 10, 30))
    value = order(made(None, None, None, first_within=span, last_within=end))
    assert outcome("period-length", value) is MET


def test_a_limit_of_the_day_of_the_decision_is_used():
    """A longer limit, once somebody has checked its commencement, holds for later orders alone."""
    started = date(2027, 1, 1)
    law = with_commencement(
        LAW, "pspo-length-5-years", on=started, source=PAPER, recorded_on=started
    )
    before = order(made("2026-12-31", "2027-01-02", "2032-01-01"))
    after = order(made("2027-01-01", "2027-01-02", "2032-01-01"))
    assert outcome("period-length", before, law=law) is NOT_MET
    assert outcome("period-length", after, law=law) is MET
    assert outcome("period-length", after) is NOT_MET


# --- extension --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("decided", "said", "words"),
    [
        ("2020-10-12", MET, "with 7 days to spare"),
        ("2020-10-18", MET, "with 1 day to spare"),
        ("2020-10-19", UNDETERMINED, "on the last day itself"),
        ("2020-10-20", NOT_MET, "lapsed, so make a new order"),
    ],
)
def test_an_extension_is_decided_before_the_last_day(decided, said, words):
    """On the last day itself nobody can tell; a day later the order has lapsed."""
    (finding,) = found("extended-in-time", order(made(), extended(decided)))
    assert finding.outcome is said
    assert words in finding.message


def test_an_extension_of_unknown_decision_cannot_be_judged():
    """The reason is the record's own."""
    (finding,) = found("extended-in-time", order(made(), extended(None)))
    assert finding.outcome is UNDETERMINED
    assert "the paper does not say" in finding.message


def test_an_order_of_known_days_without_an_extension_passes():
    """And one of unknown days does not."""
    for code in ("extended-in-time", "extension-limb", "extension-length", "extension-follows"):
        assert outcome(code, order(made()), "2020-01-01") is MET
        assert outcome(code, order(made(last=None)), "2020-01-01") is UNDETERMINED


def test_the_limb_is_recorded():
    """Where no paper says which, nobody can tell."""
    unsaid, said = extended(), extended(limbs=(Limb.INCREASE,))
    assert outcome("extension-limb", order(made(), unsaid)) is UNDETERMINED
    (finding,) = found("extension-limb", order(made(), said))
    assert finding.outcome is MET
    assert "increase in frequency or seriousness" in finding.message


@pytest.mark.parametrize(
    ("last", "code", "said"),
    [
        ("2023-10-19", "extension-length", MET),
        ("2023-10-20", "a-day-too-long", NOT_MET),
        ("2023-10-21", "extension-length", NOT_MET),
        (None, "extension-length", UNDETERMINED),
    ],
)
def test_an_extension_is_for_three_years_at_most(last, code, said):
    """Counted from its first day."""
    assert outcome(code, order(made(), extended(last=last))) is said


def test_an_extension_that_states_no_first_day_is_counted_from_the_day_after():
    """And, of an order that was a day too long, from two days that do not agree."""
    after = order(made(), extended(first=None))
    assert outcome("extension-length", after) is MET
    too_long = order(
        made("2017-09-20", "2017-10-23", "2020-10-23"),
        extended("2020-10-12", None, "2023-10-23"),
    )
    (finding,) = found("extension-length", too_long)
    assert finding.outcome is UNDETERMINED
    assert "22 October 2020" in finding.message
    assert "23 October 2020" in finding.message


def test_two_ways_of_counting_that_agree_leave_no_doubt():
    """An extension that is far too long is so from either day."""
    value = order(
        made("2017-09-20", "2017-10-23", "2020-10-23"),
        extended("2020-10-12", None, "2024-10-23"),
    )
    assert outcome("extension-length", value) is NOT_MET


def test_days_among_which_a_decision_lies_may_show_that_it_was_in_time():
    """All of them before the last day."""
    window = Span(start=date(2020, 10, 1), end=date(2020, 10, 19))
    value = order(made(), extended(None, decided_within=window))
    (finding,) = found("extended-in-time", value)
    assert finding.outcome is MET
    assert "before any day on which the order can have ended" in finding.message


def test_an_extension_follows_on():
    """A day between the last day and the extension's first is asked about."""
    assert outcome("extension-follows", order(made(), extended())) is MET
    later = extended(first="2020-10-21")
    assert outcome("extension-follows", order(made(), later)) is NOT_MET
    assert outcome("extension-follows", order(made(), extended(first=None))) is UNDETERMINED


def test_a_late_extension_is_judged_in_full():
    """It is late, and its length is still shown."""
    value = order(made(), extended("2020-10-21", "2020-10-22", "2023-10-21"))
    assert outcome("extended-in-time", value) is NOT_MET
    assert outcome("extension-length", value) is MET


# --- challenge --------------------------------------------------------------------------------


@pytest.mark.parametrize(("on", "said"), [("2021-06-08", NOT_MET), ("2021-06-09", MET)])
def test_an_order_may_be_challenged_for_six_weeks(on, said):
    """Made on 28 April 2021: until 8 June, the first day included."""
    value = order(made("2021-04-28", "2021-04-28", "2024-04-27"))
    (finding,) = found("challenge-window", value, on)
    assert (finding.outcome, finding.severity) == (said, Severity.NOTE)
    assert "8 June 2021" in finding.message


def test_an_extension_cannot_be_challenged_under_section_66():
    """The section lists the making and a variation."""
    assert last_day_to_challenge(extended(), LAW) is None
    varied = stage(StageKind.VARIED, "2021-04-28", "2021-05-10")
    assert last_day_to_challenge(varied, LAW).last_day == date(2021, 6, 8)
    (of_making, of_variation) = found("challenge-window", order(made(), extended(), varied))
    assert "2017" in of_making.message
    assert "'varied'" in of_variation.message


def test_an_unknown_decision_leaves_the_window_unknown():
    """It is counted from that day."""
    assert outcome("challenge-window", order(made(None))) is UNDETERMINED


# --- consultation, rights, publication, call-in -----------------------------------------------

LISTED = (Consultee.CHIEF_OFFICER, Consultee.POLICING_BODY, Consultee.COMMUNITY)


def consultation(**fields) -> Consultation:
    """A consultation of all whom section 72 names, before the making."""
    given = {"id": "asked", "stage": "made", "consulted": tuple(Consultee)}
    days = {"first_day": date(2017, 7, 20), "last_day": date(2017, 8, 31)}
    return Consultation(recorded_on=date(2017, 9, 1), source=PAPER, **(given | days | fields))


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({}, MET),
        ({"consulted": LISTED}, UNDETERMINED),
        ({"consulted": LISTED, "landowner_excused": "council land"}, MET),
        ({"consulted": LISTED, "not_consulted": (Consultee.LANDOWNER,)}, NOT_MET),
        (
            {
                "consulted": LISTED,
                "not_consulted": (Consultee.LANDOWNER,),
                "landowner_excused": "nobody could be found",
            },
            MET,
        ),
        (
            {
                "consulted": (*LISTED[1:], Consultee.LANDOWNER),
                "not_consulted": (Consultee.CHIEF_OFFICER,),
            },
            NOT_MET,
        ),
        ({"consulted": ()}, UNDETERMINED),
    ],
)
def test_all_whom_section_72_names_are_consulted(fields, said):
    """Who is not mentioned may have been consulted; who is recorded as left out was not."""
    assert outcome("consultation", order(made(), consultations=(consultation(**fields),))) is said


def test_a_consultation_gives_its_days():
    """Six weeks and a day, as both days count."""
    (finding,) = found("consultation", order(made(), consultations=(consultation(),)))
    assert "20 July 2017 to 31 August 2017, 43 days" in finding.message


def test_a_consultation_of_unknown_days_gives_its_reason():
    """Its addressees are one thing, and its days another."""
    asked = consultation(first_day=None, last_day=None, unknown_because="no page gives them")
    (finding,) = found("consultation", order(made(), consultations=(asked,)))
    assert finding.outcome is MET
    assert "its days are not known: no page gives them" in finding.message


def test_no_record_of_a_consultation_is_no_failure():
    """The papers that were read do not say that there was none."""
    (finding,) = found("consultation", order(made()))
    assert finding.outcome is UNDETERMINED


def test_a_consultation_before_a_record_was_corrected_still_counts():
    """It is of the stage, whichever record of it stands."""
    early = made(last=None, id="early", recorded_on="2017-09-11")
    late = made(recorded_on="2020-07-20", supersedes=("early",))
    value = order(early, late, consultations=(consultation(stage="early"),))
    assert outcome("consultation", value) is MET


@pytest.mark.parametrize(("regard", "said"), [(True, MET), (False, NOT_MET), (None, UNDETERMINED)])
def test_regard_to_rights_is_recorded(regard, said):
    """Three answers, as the record has three."""
    asked = consultation(regard_to_rights=regard)
    assert outcome("regard-to-rights", order(made(), consultations=(asked,))) is said


def publication(means: PublicationMeans, **fields) -> Publication:
    """A publication of the making."""
    given = {"id": means.name.lower().replace("_", "-"), "stage": "made"}
    return Publication(means=means, recorded_on=date(2017, 10, 1), source=PAPER, **(given | fields))


WEBSITE, NOTICE = PublicationMeans.WEBSITE, PublicationMeans.SITE_NOTICE


@pytest.mark.parametrize(
    ("held", "said"),
    [
        ((), UNDETERMINED),
        ((publication(WEBSITE),), UNDETERMINED),
        ((publication(WEBSITE), publication(NOTICE)), MET),
        ((publication(WEBSITE), publication(NOTICE, done=False)), NOT_MET),
        ((publication(WEBSITE, on=date(2017, 9, 10)), publication(NOTICE)), NOT_MET),
        ((publication(WEBSITE, on=date(2017, 9, 11)), publication(NOTICE)), MET),
    ],
)
def test_an_order_is_made_public_by_both_means(held, said):
    """After it was made, on the website and at the place."""
    assert outcome("publication", order(made(), publications=held)) is said


@pytest.mark.parametrize(("names", "said"), [(True, MET), (False, NOT_MET), (None, UNDETERMINED)])
def test_a_discharge_says_on_which_day_the_order_ceases(names, said):
    """Regulation 3 asks for it, by both means."""
    held = tuple(
        publication(means, stage="discharged", names_last_day=names) for means in PublicationMeans
    )
    _, finding = found("publication", order(made(), discharged(), publications=held))
    assert finding.outcome is said


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"call_in_until": date(2017, 10, 19)}, MET),
        ({"call_in_until": date(2017, 10, 20)}, NOT_MET),
        ({"call_in_until": date(2017, 9, 20), "effective_on": date(2017, 9, 20)}, NOT_MET),
        ({"call_in_until": date(2017, 9, 20), "effective_on": date(2017, 9, 21)}, MET),
        ({"call_in_until": date(2017, 9, 20), "first": None}, UNDETERMINED),
        ({}, UNDETERMINED),
    ],
)
def test_no_decision_takes_effect_before_call_in_is_over(fields, said):
    """Its first day is the day after, at the earliest."""
    assert outcome("call-in", order(made(**fields))) is said


# --- terms and penalties ----------------------------------------------------------------------


def term(**fields) -> OrderTerm:
    """A term against drinking, dealt with under section 63."""
    given = {"offence": Offence.SECTION_63, "forbids_drinking": True, "source": PAPER}
    return OrderTerm(id="drinking", text="Nobody drinks.", **(given | fields))


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({}, MET),
        ({"offence": Offence.SECTION_67}, NOT_MET),
        ({"offence": Offence.NOT_RECORDED}, UNDETERMINED),
        ({"forbids_drinking": False}, NOT_MET),
        ({"forbids_drinking": False, "offence": Offence.SECTION_67}, MET),
    ],
)
def test_drinking_is_section_63_and_all_else_section_67(fields, said):
    """Drinking in breach of an order is no offence; to defy the officer is."""
    assert outcome("term-offence", order(made(), terms=(term(**fields),))) is said


def test_a_term_against_drinking_leaves_out_licensed_premises():
    """The section holds either way, and a reader of the order should find it there."""
    said = term(exemptions=("premises of section 62",))
    other = term(forbids_drinking=False, offence=Offence.SECTION_67)
    assert outcome("alcohol-exemptions", order(made(), terms=(said,))) is MET
    assert outcome("alcohol-exemptions", order(made(), terms=(term(),))) is UNDETERMINED
    assert outcome("alcohol-exemptions", order(made(), terms=(other,))) is MET


def penalty(amount="100.00", first="2017-10-20", **fields) -> FixedPenalty:
    """A penalty of so many pounds from a first day on."""
    given = {"span": Span(start=day(first)), "recorded_on": date(2017, 10, 20)}
    amount_gbp = Decimal(amount)
    return FixedPenalty(id="notice", amount_gbp=amount_gbp, source=PAPER, **(given | fields))


OPEN = made("2025-04-28", "2025-05-01", "2028-04-30")


@pytest.mark.parametrize(
    ("amount", "said"), [("100.00", MET), ("100.01", NOT_MET), ("150.00", NOT_MET)]
)
def test_a_penalty_in_may_2026_is_100_pounds_at_most(amount, said):
    """The higher limit is enacted, and not shown to have commenced."""
    value = order(OPEN, fixed_penalties=(penalty(amount, "2026-05-01"),))
    (finding,) = found("penalty-within-cap", value, "2026-05-01")
    assert finding.outcome is said
    assert "the most is £100" in finding.message


def test_a_higher_limit_holds_from_the_day_that_somebody_has_checked():
    """And the first day of the amount is judged by the limit of that day."""
    started = date(2026, 7, 1)
    law = with_commencement(
        LAW, "fpn-maximum-pspo-500", on=started, source=PAPER, recorded_on=started
    )
    from_then = order(OPEN, fixed_penalties=(penalty("150.00", "2026-07-01"),))
    too_soon = order(OPEN, fixed_penalties=(penalty("150.00", "2026-06-30"),))
    assert outcome("penalty-within-cap", from_then, "2026-07-01", law=law) is MET
    first, later = found("penalty-within-cap", too_soon, "2026-07-01", law=law)
    assert (first.outcome, later.outcome) == (NOT_MET, MET)


@pytest.mark.parametrize(
    ("reduced", "days", "said"),
    [
        ("50.00", 10, MET),
        ("50.00", 13, MET),
        ("75.00", 14, NOT_MET),
        ("100.00", 10, NOT_MET),
        ("99.99", 10, MET),
        ("50.00", None, UNDETERMINED),
        (None, None, UNDETERMINED),
    ],
)
def test_a_lower_amount_is_lower_and_for_fewer_than_14_days(reduced, days, said):
    """A window of 14 days is a day too long."""
    lower = Decimal(reduced) if reduced else None
    value = order(made(), fixed_penalties=(penalty(reduced_gbp=lower, reduced_within_days=days),))
    assert outcome("early-payment", value) is said


@pytest.mark.parametrize(
    ("days", "said"), [(14, MET), (13, NOT_MET), (28, NOT_MET), (None, UNDETERMINED)]
)
def test_more_than_14_days_to_pay_are_a_grace(days, said):
    """The statute bars proceedings for 14 days, and no longer."""
    value = order(made(), fixed_penalties=(penalty(pay_within_days=days),))
    (finding,) = found("time-to-pay", value)
    assert (finding.outcome, finding.severity) == (said, Severity.NOTE)


@pytest.mark.parametrize(
    "code",
    ["period-length", "challenge-window", "penalty-within-cap", "early-payment", "time-to-pay"],
)
def test_before_the_act_was_in_force_nothing_can_be_judged(code):
    """No limit speaks of those days, and none is borrowed from later ones."""
    value = order(
        made("2014-10-01", "2014-10-10", "2014-10-19"),
        fixed_penalties=(penalty("75.00", "2014-10-10", reduced_gbp=Decimal("50.00")),),
    )
    assert {each.outcome for each in found(code, value)} == {UNDETERMINED}


def test_what_a_notice_costs_after_the_order_has_ended_is_not_judged():
    """Nothing may be issued then; the last day of the order is the last that counts."""
    value = order(made(), fixed_penalties=(penalty(),))
    days = [each.message[:20] for each in found("penalty-within-cap", value, "2026-11-22")]
    assert days == ["On 20 October 2017 a", "On 19 October 2020 a"]


# --- orders that follow each other ------------------------------------------------------------


def successor(first: str, **fields):
    """An order that takes the place of the first."""
    words = {"id": "walford/all", "title": "All", "succeeds": ("walford/drinking",)}
    stages = (made("2020-09-01", first, None, recorded_on="2020-09-01"),)
    return order(*stages, **(words | fields))


@pytest.mark.parametrize(
    ("first", "said"), [("2020-10-20", MET), ("2020-10-01", MET), ("2020-10-21", NOT_MET)]
)
def test_an_order_that_takes_anothers_place_leaves_no_day_between(first, said):
    """A single day without an order is enough."""
    answers = check_orders([order(made()), successor(first)], LAW, on=date(2021, 1, 1))
    (finding,) = [
        each for each in answers if each.code == "pspos/no-gap" and each.where == "walford/all"
    ]
    assert finding.outcome is said


def test_a_gap_of_unknown_days_cannot_be_told():
    """The successor's first day is not recorded."""
    answers = check_orders([order(made()), successor(None)], LAW, on=date(2021, 1, 1))
    (finding,) = [
        each for each in answers if each.code == "pspos/no-gap" and each.where == "walford/all"
    ]
    assert finding.outcome is UNDETERMINED
    assert "the first day of walford/all is not known" in finding.message


def test_what_followed_an_order_is_recorded_or_not():
    """An order that has a successor, one that has none, and one that still runs."""

    def followed(*values, on="2021-01-01", known_on=None):
        answers = check_orders(values, LAW, on=day(on), known_on=day(known_on))
        (first, *_) = [each for each in answers if each.code == "pspos/what-followed"]
        return first.outcome

    assert followed(order(made()), successor("2020-10-20")) is MET
    assert followed(order(made())) is UNDETERMINED
    assert followed(order(made()), on="2020-10-19") is MET
    assert followed(order(made(last=None))) is UNDETERMINED
    both = (order(made()), successor("2020-10-20"))
    assert followed(*both, known_on="2020-08-31") is UNDETERMINED


# --- as known ---------------------------------------------------------------------------------


@given(st.dates(date(2017, 9, 11), date(2022, 1, 1)), st.dates(date(2017, 1, 1), date(2024, 1, 1)))
def test_later_facts_change_no_finding_as_known_before(known_on, on):
    """Extension, discharge, consultation, publication, term and penalty, all recorded later."""
    later = known_on + timedelta(days=1)
    text = later.isoformat()
    value = order(made())
    said = Source(title="Later paper", locator="1", published_on=later)
    after = attrs.evolve(
        value,
        stages=(
            *value.stages,
            extended(recorded_on=text),
            discharged(recorded_on=text),
        ),
        consultations=(attrs.evolve(consultation(), recorded_on=later),),
        publications=(attrs.evolve(publication(WEBSITE), recorded_on=later),),
        terms=(term(source=said),),
        fixed_penalties=(penalty(recorded_on=later),),
    )
    before = check_order(value, LAW, on=on, known_on=known_on)
    assert check_order(after, LAW, on=on, known_on=known_on) == before
    assert check_order(after, LAW, on=on) != before
