"""Each rule on both sides of each of its boundaries, and where nobody can tell."""

from __future__ import annotations

from datetime import date

import attrs
import pytest
from notices import ON, counts, judged, log_of

from s92kit.dated import Span
from s92kit.enforcement import RULES, WITHIN_CAP, EnforcementPractice, judge
from s92kit.errors import InvalidValueError
from s92kit.law import Counting, Law, NoLimit, english_law, with_commencement
from s92kit.plugins import catalogue_of
from s92kit.sources import Source
from s92kit.testing import walford

MET, NOT_MET, UNKNOWN, NOT_ASKED = (1, 0, 0), (0, 1, 0), (0, 0, 1), (0, 0, 0)


def test_nothing_is_wrong_with_a_notice_that_is_right():
    """Each rule is met or asks nothing, and none is left out."""
    paid = {"paid_on": "2019-07-09", "paid_gbp": "80", "pay_within_days": 14}
    result = judged(log_of(paid, ward="Market", place="Turpin Road"))
    assert [each.rule for each in result.results] == list(RULES)
    assert [each.rule.code for each in result.results if each.not_met or each.undetermined] == []
    assert not result.findings.errors
    assert not result.findings.undetermined


@pytest.mark.parametrize(
    ("amount", "day", "answer"),
    [
        ("100.00", "2026-05-01", MET),
        ("100.01", "2026-05-01", NOT_MET),
        ("150", "2026-05-01", NOT_MET),
        ("500", "2026-11-22", NOT_MET),
        ("100.00", "2014-10-19", UNKNOWN),
    ],
)
def test_the_cap_is_that_of_the_day(answers, amount, day, answer):
    """£150 in May 2026 is over the cap; before the Act there is no cap to hold it against."""
    assert answers("enforcement/within-cap", amount_gbp=amount, day=day) == answer


def test_a_cap_that_a_user_switches_on_holds_from_its_day():
    """£500 was enacted: whoever has checked the day of its commencement can say so."""
    source = Source(title="Regulations", locator="regulation 2", published_on=date(2026, 12, 1))
    law = with_commencement(
        english_law(),
        "fpn-maximum-pspo-500",
        on=date(2027, 1, 1),
        source=source,
        recorded_on=date(2026, 12, 1),
    )
    log = log_of({"day": "2026-12-31"}, {"day": "2027-01-01"}, amount_gbp="150.00")
    result = judge(log, catalogue_of(walford).pspos, law, on=ON).of(WITHIN_CAP)
    assert counts(result) == (1, 1, 0)
    assert result.examples[0].cell == "log.csv!I2"


@pytest.mark.parametrize(
    ("day", "answer"),
    [
        ("2019-05-31", NOT_MET),
        ("2019-06-01", MET),
        ("2024-03-31", MET),
        ("2024-04-01", NOT_MET),
    ],
)
def test_the_order_was_in_force_on_the_day(answers, day, answer):
    """From its first day to its last, extension and discharge included."""
    assert answers("enforcement/order-in-force", day=day) == answer


def test_where_the_order_stood_is_unknown_the_row_is_not_wrong(answers):
    """The paper gives no last day: nobody can tell, which is neither right nor wrong."""
    order = {"order": "street-drinking-2018", "term": "hand-over"}
    assert answers("enforcement/order-in-force", day="2018-05-31", **order) == NOT_MET
    assert answers("enforcement/order-in-force", day="2030-01-01", **order) == UNKNOWN


def test_the_day_of_the_breach_counts_and_not_that_of_the_notice(answers):
    """A notice posted after the order ended is for a breach on its last day."""
    days = {"day": "2024-04-05", "breach_on": "2024-03-31"}
    assert answers("enforcement/order-in-force", **days) == MET


@pytest.mark.parametrize(
    ("columns", "answer"),
    [
        ({"order": "walford/market-drinking"}, MET),
        ({"order": "market-drinkin"}, NOT_MET),
        ({"order": ""}, UNKNOWN),
        ({"order": "", "power": "community protection notice"}, NOT_ASKED),
    ],
)
def test_the_order_is_one_of_the_boroughs(answers, columns, answer):
    """It may be named with or without the borough; a misspelt one is suggested."""
    assert answers("enforcement/order-known", **columns) == answer
    if answer == NOT_MET:
        example = judged(log_of(**columns)).results[0].examples[0]
        assert "walford/market-drinking" in example.mend


@pytest.mark.parametrize(
    ("columns", "answer"),
    [
        ({"ward": "Market"}, MET),
        ({"ward": "market"}, MET),
        ({"ward": "Mill"}, NOT_MET),
        ({"place": "Turpin Road"}, MET),
        ({"ward": "Market", "place": "Station Parade"}, NOT_MET),
        ({}, NOT_ASKED),
        ({"ward": "Mill", "order": "street-drinking-2018", "term": ""}, NOT_ASKED),
    ],
)
def test_the_place_is_one_that_the_order_lists(answers, columns, answer):
    """Asked where the log states a ward or place and the order lists such."""
    assert answers("enforcement/within-area", **columns) == answer


@pytest.mark.parametrize(
    ("columns", "answer"),
    [
        ({"amount_gbp": "80"}, MET),
        ({"amount_gbp": "75"}, NOT_MET),
        ({"reduced_gbp": "50", "reduced_within_days": 10}, MET),
        ({"reduced_gbp": "40", "reduced_within_days": 10}, NOT_MET),
        ({"reduced_gbp": "50", "reduced_within_days": 13}, NOT_MET),
        ({"day": "2019-05-31"}, UNKNOWN),
        (
            {
                "order": "street-drinking-2018",
                "amount_gbp": "100",
                "reduced_gbp": "60",
                "reduced_within_days": 9,
            },
            UNKNOWN,
        ),
    ],
)
def test_the_amounts_are_those_of_the_order_on_the_day(answers, columns, answer):
    """Both amounts and the days for the lower one; unknown where the papers say nothing."""
    assert answers("enforcement/as-ordered", **columns) == answer


@pytest.mark.parametrize(
    ("age_band", "answer"),
    [
        ("under 10", NOT_MET),
        ("10 to 15", NOT_MET),
        ("16 to 17", NOT_MET),
        ("18 or over", MET),
        ("not recorded", UNKNOWN),
        ("", UNKNOWN),
    ],
)
def test_under_18s_are_referred_where_the_council_says_so(answers, age_band, answer):
    """Walford gives nobody under 18 a notice under this order."""
    assert answers("enforcement/age-allowed", age_band=age_band) == answer


@pytest.mark.parametrize(
    ("age_band", "answer"),
    [("under 10", NOT_MET), ("10 to 15", MET), ("", NOT_ASKED)],
)
def test_without_a_policy_only_a_child_under_ten_is_never_given_one(answers, age_band, answer):
    """The Act sets no age for orders; nobody under 10 can commit an offence."""
    order = {"order": "street-drinking-2018", "term": ""}
    assert answers("enforcement/age-allowed", age_band=age_band, **order) == answer


@pytest.mark.parametrize(
    ("age_band", "answer"),
    [("10 to 15", NOT_MET), ("16 to 17", MET), ("not recorded", UNKNOWN)],
)
def test_community_protection_notices_have_an_age_in_the_act(answers, age_band, answer):
    """16, whatever the council's policy on orders says."""
    power = {"power": "community protection notice", "order": "", "term": ""}
    assert answers("enforcement/age-allowed", age_band=age_band, **power) == answer


@pytest.mark.parametrize(
    ("issuer", "designated", "answer"),
    [
        ("constable", None, MET),
        ("authorised person", None, MET),
        ("other", None, NOT_MET),
        ("", None, UNKNOWN),
        ("PCSO", True, MET),
        ("PCSO", False, NOT_MET),
        ("PCSO", None, UNKNOWN),
    ],
)
def test_who_may_issue_a_notice(issuer, designated, answer):
    """A community support officer may where designated, which the council has to say."""
    result = judged(log_of(issuer=issuer), pcsos_designated=designated)
    code = "enforcement/issuer-allowed"
    assert counts(next(r for r in result.results if r.rule.code == code)) == answer


@pytest.mark.parametrize(
    ("term", "broken", "answer"),
    [
        ("drinking", "yes", MET),
        ("drinking", "no", NOT_MET),
        ("drinking", "", UNKNOWN),
        ("begging", "no", NOT_ASKED),
        ("", "yes", MET),
        ("", "no", UNKNOWN),
    ],
)
def test_drinking_needs_a_requirement_that_was_broken(answers, term, broken, answer):
    """Drinking is no offence of itself: not doing what an officer requires is (section 63)."""
    given = {"term": term, "requirement_broken": broken}
    assert answers("enforcement/requirement-recorded", **given) == answer


@pytest.mark.parametrize(
    ("term", "day", "answer"),
    [
        ("begging", "2019-07-01", MET),
        ("beging", "2019-07-01", NOT_MET),
        ("speakers", "2021-03-31", NOT_MET),
        ("speakers", "2021-04-01", MET),
    ],
)
def test_the_term_stood_in_the_order_on_the_day(answers, term, day, answer):
    """A term that a variation added cannot be broken before it."""
    assert answers("enforcement/term-known", term=term, day=day) == answer


@pytest.mark.parametrize(
    ("term", "offence", "answer"),
    [
        ("drinking", "s.63", MET),
        ("drinking", "s.67", NOT_MET),
        ("begging", "s.67", MET),
        ("begging", "s.63", NOT_MET),
        ("begging", "s.48", NOT_MET),
        ("drinking", "non-payment", NOT_MET),
        ("", "s.67", UNKNOWN),
        ("", "non-payment", NOT_MET),
    ],
)
def test_the_offence_is_the_breach_and_never_non_payment(answers, term, offence, answer):
    """Alcohol is section 63, another term section 67; not paying is no offence at all."""
    given = {"term": term, "offence": offence, "prosecuted_on": "2019-08-01"}
    assert answers("enforcement/breach-prosecuted", **given) == answer


def test_breach_of_a_community_protection_notice_is_section_48(answers):
    """And of nothing else."""
    power = {"power": "community protection notice", "order": "", "term": ""}
    given = {**power, "prosecuted_on": "2019-08-01"}
    assert answers("enforcement/breach-prosecuted", offence="s.48", **given) == MET
    assert answers("enforcement/breach-prosecuted", offence="s.67", **given) == NOT_MET


@pytest.mark.parametrize(("days", "answer"), [(10, MET), (13, MET), (14, NOT_MET)])
def test_the_lower_amount_is_open_for_less_than_14_days(answers, days, answer):
    """£75 within 14 days, as one council prints it, is a day too long."""
    given = {"reduced_gbp": "75", "reduced_within_days": days, "amount_gbp": "100"}
    assert answers("enforcement/early-in-time", **given) == answer


@pytest.mark.parametrize(("reduced", "answer"), [("79.99", MET), ("80", NOT_MET), ("", NOT_ASKED)])
def test_the_lower_amount_is_lower(answers, reduced, answer):
    """Two amounts that are alike are one."""
    days = {"reduced_within_days": 10} if reduced else {}
    assert answers("enforcement/early-below-full", reduced_gbp=reduced, **days) == answer


@pytest.mark.parametrize(
    ("days", "answer"), [(14, MET), (28, NOT_MET), (10, NOT_MET), ("", NOT_ASKED)]
)
def test_28_days_to_pay_are_a_grace_outside_the_statute(answers, days, answer):
    """It is told as a note: no error, since a council may wait longer than it must."""
    assert answers("enforcement/no-grace", pay_within_days=days) == answer
    assert not judged(log_of(pay_within_days=28)).findings.errors


@pytest.mark.parametrize(
    ("paid_on", "paid", "answer"),
    [
        ("2026-11-12", "50", MET),
        ("2026-11-13", "50", NOT_MET),
        ("2026-11-13", "80", MET),
        ("2026-11-03", "60", NOT_MET),
    ],
)
def test_a_ten_day_discount_runs_until_its_tenth_day(answers, paid_on, paid, answer):
    """Of a notice dated 2 November 2026, until the 12th."""
    given = {"reduced_gbp": "50", "reduced_within_days": 10, "paid_on": paid_on, "paid_gbp": paid}
    assert answers("enforcement/paid-as-due", day="2026-11-02", **given) == answer


@pytest.mark.parametrize(("begun", "answer"), [("2026-11-16", NOT_MET), ("2026-11-17", MET)])
def test_proceedings_may_begin_on_the_fifteenth_day(answers, begun, answer):
    """Of a notice dated 2 November 2026, from the 17th."""
    given = {"day": "2026-11-02", "prosecuted_on": begun, "offence": "s.63"}
    assert answers("enforcement/prosecuted-after-bar", **given) == answer


def test_a_notice_that_was_cancelled_first_bars_nothing(answers):
    """It no longer offers to let the matter end by payment."""
    given = {"day": "2026-11-02", "cancelled_on": "2026-11-04", "prosecuted_on": "2026-11-05"}
    assert answers("enforcement/prosecuted-after-bar", **given) == NOT_ASKED


@pytest.mark.parametrize(("paid_on", "answer"), [("2026-11-16", NOT_MET), ("2026-11-17", MET)])
def test_payment_by_the_fourteenth_day_bars_a_conviction(answers, paid_on, answer):
    """Of a notice dated 2 November 2026, payment until the 16th."""
    given = {"day": "2026-11-02", "paid_on": paid_on, "prosecuted_on": "2026-12-01"}
    assert answers("enforcement/paid-not-prosecuted", **given) == answer


@pytest.mark.parametrize(("begun", "answer"), [("2027-02-28", MET), ("2027-03-01", NOT_MET)])
def test_a_prosecution_begins_within_six_months(answers, begun, answer):
    """For a breach on 31 August 2026, by 28 February 2027."""
    given = {"day": "2026-09-10", "breach_on": "2026-08-31", "prosecuted_on": begun}
    assert answers("enforcement/prosecuted-in-time", **given) == answer


@pytest.mark.parametrize(
    ("on", "answer"),
    [
        (date(2026, 11, 16), NOT_ASKED),
        (date(2026, 11, 17), MET),
        (date(2027, 4, 2), MET),
        (date(2027, 4, 3), NOT_MET),
        (date(2027, 5, 2), NOT_MET),
        (date(2027, 5, 3), NOT_MET),
    ],
)
def test_an_unpaid_notice_is_decided_on_before_it_is_too_late(answers, on, answer):
    """Asked once proceedings may begin; told 30 days before 2 May 2027, and once that is past."""
    assert answers("enforcement/decide-in-time", day="2026-11-02", on=on) == answer


@pytest.mark.parametrize(
    "closed",
    [
        {"paid_on": "2019-07-20"},
        {"cancelled_on": "2019-07-20"},
        {"prosecuted_on": "2019-07-20"},
        {"kind": "warning", "amount_gbp": ""},
    ],
)
def test_what_is_closed_is_not_asked_about_again(answers, closed):
    """Paid, cancelled, prosecuted, or never a notice."""
    assert answers("enforcement/decide-in-time", **closed) == NOT_ASKED


def test_what_was_known_earlier_is_judged_as_then_known():
    """In 2019 the extension of 2022 was not recorded: a notice of 2023 was after the last day."""
    log, orders = log_of(day="2023-01-01"), catalogue_of(walford).pspos
    codes = {
        known_on: {
            finding.code
            for finding in judge(
                log, orders, english_law(), on=ON, known_on=known_on
            ).findings.not_met
        }
        for known_on in (date(2019, 12, 31), None)
    }
    assert "enforcement/order-in-force" in codes[date(2019, 12, 31)]
    assert "enforcement/order-in-force" not in codes[None]


def test_without_orders_each_row_is_of_none():
    """A borough whose orders nobody recorded: told row by row, and no crash."""
    result = judge(log_of({}, {}), (), english_law(), on=ON)
    known = result.results[0]
    assert counts(known) == (0, 2, 0)


def test_an_empty_log_asks_nothing_and_passes_nothing():
    """No row, so no rule is met either."""
    empty = log_of({"day": "never"})
    assert empty.rows_set_aside == 1
    result = judged(empty)
    assert sum(each.asked for each in result.results) == 0
    assert len(result.findings) == 0


def test_fewer_than_no_days_are_refused():
    """A practice that warns after the fact is none."""
    with pytest.raises(InvalidValueError, match="-1"):
        EnforcementPractice(decide_days_before=-1)


def test_spans_of_the_calendar_do_not_break_a_term_without_days():
    """A term that always stood stands on the first day there is."""
    order = catalogue_of(walford).pspo("walford/market-drinking")
    assert order.terms[0].span == Span()
    assert counts(judged(log_of(day="1970-01-01")).results[1]) == MET


def changed(key: str, **fields: object) -> Law:
    """English law with one parameter otherwise."""
    return Law(
        attrs.evolve(item, **fields) if item.key == key else item
        for item in english_law().parameters
    )


def test_days_are_counted_as_the_statute_counts_them():
    """Were the bar 14 days beginning with the notice, proceedings could begin a day earlier."""
    key = "fpn-bar-on-proceedings"
    log = log_of({"day": "2026-11-02", "prosecuted_on": "2026-11-16", "offence": "s.63"})
    for law, answer in (
        (english_law(), NOT_MET),
        (changed(key, counting=Counting.BEGINNING_WITH), MET),
    ):
        results = judge(log, catalogue_of(walford).pspos, law, on=ON).results
        code = "enforcement/prosecuted-after-bar"
        assert counts(next(r for r in results if r.rule.code == code)) == answer


def test_a_cap_that_sets_no_limit_is_never_passed():
    """The law may come to say that there is none; that is not the same as not knowing."""
    key = "fpn-maximum-pspo"
    rows = english_law().parameter(key).limits
    free = changed(key, limits=tuple(attrs.evolve(row, value=NoLimit.UNLIMITED) for row in rows))
    log = log_of(amount_gbp="9999")
    assert counts(judge(log, catalogue_of(walford).pspos, free, on=ON).of(WITHIN_CAP)) == MET
