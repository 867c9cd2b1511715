"""Invoices: what is to be expected by the charge policy, and how a received one compares."""

from datetime import date
from decimal import Decimal

import pytest
from charged_agreements import (
    BOUGHT,
    KNOWN,
    NOTHING_LOST,
    PAPER,
    PRICING,
    QUARTER,
    away,
    charged,
    invoice,
    line,
    lost,
    team,
    vacant,
)
from hypothesis import given
from hypothesis import strategies as st

from s92kit.abstractions import AbstractionType
from s92kit.agreements import Charge, ChargePolicy, CostKind, StatedCost
from s92kit.delivery import (
    AssumedPolicy,
    BoughtTime,
    LineOutcome,
    LostTime,
    Pricing,
    compare_invoice,
    expected_invoice,
    expected_line,
    invoice_from_document,
    policy_of,
)
from s92kit.documents import DocumentError, document_from_text
from s92kit.errors import InvalidValueError, UnknownNameError
from s92kit.figures import Basis
from s92kit.findings import Outcome
from s92kit.periods import PartYear, Period
from s92kit.ranks import Rank
from s92kit.rates import london_rates

FULL = ChargePolicy.FULL
ACTUAL = ChargePolicy.ACTUAL
MAY = Period.inclusive(date(2019, 5, 1), date(2019, 5, 31))
RIGHT = (charged("constables", "57000.00"), charged("sergeant", "17625.00"))


def amounts(expected) -> dict[str, str]:
    """What is expected of each line, as it is printed."""
    return {each.item: each.cost.text for each in expected.lines}


def outcomes(comparison) -> list[LineOutcome]:
    """What came of each line."""
    return [check.outcome for check in comparison.checks]


def vans(first: date, last: date) -> StatedCost:
    """A sum that the paper states for vans."""
    return StatedCost(
        id="vans",
        kind=CostKind.VEHICLES,
        label="Vans",
        amount_gbp=Decimal("6000.00"),
        period=Period.inclusive(first, last),
        recorded_on=KNOWN,
        source=PAPER,
    )


@pytest.mark.parametrize("policy", [FULL, ChargePolicy.ACTUAL_WITH_CREDIT])
def test_every_post_is_charged_in_full_and_where_a_credit_follows(policy):
    """Vacancies take nothing off the invoice itself."""
    expected = expected_invoice(team(policy), QUARTER, PRICING, lost(vacant(KNOWN)))
    assert amounts(expected) == {"constables": "£57,000", "sergeant": "£17,625"}
    assert expected.total.text == "£74,625"


def test_at_actual_strength_only_what_was_filled_is_charged():
    """1,200 of 120,000 minutes vacant take a hundredth off £57,000."""
    records = lost(vacant(KNOWN, 1_200))
    expected = expected_invoice(team(ACTUAL), QUARTER, PRICING, records)
    assert amounts(expected) == {"constables": "£56,430", "sergeant": "£17,625"}
    assert "118,800 of 120,000 minutes" in expected.lines[0].cost.how


@pytest.mark.parametrize(
    ("kind", "amount"),
    [
        (AbstractionType.AID_ON_BOROUGH, "£56,430"),
        (AbstractionType.AID_OFF_BOROUGH, "£56,430"),
        (AbstractionType.COURT, "£57,000"),
        (AbstractionType.TRAINING, "£57,000"),
        (AbstractionType.HIGH_DEMAND_DAY, "£57,000"),
        (AbstractionType.OTHER, "£57,000"),
    ],
)
def test_aid_is_not_charged_at_actual_strength_and_other_absences_are(kind, amount):
    """Court and training are mandatory, and high-demand days are within the rate."""
    records = lost(away(KNOWN, kind, 1_200))
    expected = expected_invoice(team(ACTUAL), QUARTER, PRICING, records)
    assert amounts(expected)["constables"] == amount


@pytest.mark.parametrize(
    ("known", "told"),
    [
        (None, "no result of delivery is given"),
        (LostTime(vacancies=(), abstractions=()), "minutes bought of 'constables'"),
        (lost(vacant(KNOWN, 120_001)), "more minutes of 'constables' were lost"),
    ],
)
def test_actual_strength_that_is_not_known_has_no_charge(known, told):
    """Silence of the records is no proof that every post was filled."""
    expected = expected_invoice(team(ACTUAL), QUARTER, PRICING, known)
    assert told in expected.total.unknown_because


def test_a_policy_that_no_paper_states_leaves_the_invoice_undetermined():
    """Nobody guesses whether vacant posts are charged."""
    expected = expected_invoice(team(ChargePolicy.NOT_STATED), QUARTER, PRICING)
    assert "do not say whether posts are charged" in expected.total.unknown_because


def test_a_policy_that_is_supposed_travels_with_its_label():
    """The charge is then an estimate, and says on whose word."""
    supposed = AssumedPolicy(policy=FULL, label="in full, says the treasurer")
    pricing = Pricing(book=london_rates(), policy=supposed)
    total = expected_invoice(team(ChargePolicy.NOT_STATED), QUARTER, pricing).total
    assert (total.text, total.basis) == ("£74,625", Basis.ESTIMATE)
    assert total.assumptions == ("in full, says the treasurer",)


def test_a_policy_is_not_supposed_against_the_papers():
    """What is stated stands, and the same may be said again."""
    with pytest.raises(InvalidValueError, match="Its papers state 'full'"):
        policy_of(team(), AssumedPolicy(policy=ACTUAL, label="I think"))
    assert policy_of(team(), AssumedPolicy(policy=FULL, label="I think")).label == ""


@pytest.mark.parametrize(("policy", "label"), [(ChargePolicy.NOT_STATED, "words"), (FULL, " ")])
def test_an_assumption_supposes_something_in_words(policy, label):
    """A label that says nothing could not be checked."""
    with pytest.raises(InvalidValueError, match="An assumed charge policy"):
        AssumedPolicy(policy=policy, label=label)


def test_part_years_go_by_days_where_the_agreement_says_so():
    """91 of 366 days of £228,000 are £56,688.52, rounded half up at the line."""
    expected = expected_invoice(team(part_year=PartYear.DAYS), QUARTER, PRICING)
    assert amounts(expected)["constables"] == "£56,688.52"


@given(days=st.sets(st.integers(1, 90), min_size=0, max_size=6))
def test_a_line_is_rounded_once_half_up_however_the_quarter_is_cut(days):
    """Parts of a quarter, each rounded, differ from the whole by at most half a penny each."""
    edges = [QUARTER.start.toordinal() + day for day in sorted(days)]
    starts = [QUARTER.start.toordinal(), *edges]
    ends = [*edges, QUARTER.end.toordinal()]
    parts = [
        Period(start=date.fromordinal(start), end=date.fromordinal(end))
        for start, end in zip(starts, ends, strict=True)
    ]
    costs = [expected_line(team(), "constables", part, PRICING).cost.value for part in parts]
    assert abs(sum(costs) - Decimal("57000.00")) <= Decimal("0.005") * len(parts)


def test_free_posts_cost_nothing_whatever_the_policy():
    """Posts at no charge need neither a policy nor a result."""
    agreement = team(
        ChargePolicy.NOT_STATED, posts=(line("free", 2, Rank.PC, charge=Charge.NO_CHARGE),)
    )
    assert expected_invoice(agreement, QUARTER, PRICING).total.text == "£0"


def test_a_year_without_a_rate_has_no_charge():
    """The reason names the year that has one."""
    later = Period.inclusive(date(2020, 3, 1), date(2020, 3, 31))
    agreement = team(posts=(line("inspector", 1, None),))
    expected = expected_invoice(agreement, later, PRICING)
    assert "do not state the rank" in expected.total.unknown_because


def test_days_without_any_post_have_no_invoice():
    """A quarter before the agreement."""
    before = Period.inclusive(date(2019, 1, 1), date(2019, 3, 31))
    assert "nothing is charged" in expected_invoice(team(), before, PRICING).total.unknown_because


def test_a_stated_sum_is_expected_whole_or_not_told():
    """Nobody knows how a yearly sum is invoiced by the quarter."""
    whole = team(stated_costs=(vans(QUARTER.first_day, QUARTER.last_day),))
    assert amounts(expected_invoice(whole, QUARTER, PRICING))["vans"] == "£6,000"
    year = team(stated_costs=(vans(date(2019, 4, 1), date(2020, 3, 31)),))
    assert "not how it is invoiced" in amounts(expected_invoice(year, QUARTER, PRICING))["vans"]


def test_posts_within_a_stated_sum_are_not_expected_by_themselves():
    """They would be charged twice."""
    agreement = team(
        posts=(line("constables", 4, Rank.PC, costed_by="vans"),),
        stated_costs=(vans(QUARTER.first_day, QUARTER.last_day),),
    )
    assert list(amounts(expected_invoice(agreement, QUARTER, PRICING))) == ["vans"]
    cost = expected_line(agreement, "constables", QUARTER, PRICING).cost
    assert "within the stated sum 'vans'" in cost.unknown_because


def test_a_line_that_the_agreement_has_not_is_refused():
    """With the nearest that it has."""
    with pytest.raises(UnknownNameError, match="Did you mean 'constables'"):
        expected_line(team(), "constabels", QUARTER, PRICING)
    before = Period.inclusive(date(2019, 1, 1), date(2019, 3, 31))
    assert expected_line(team(), "constables", before, PRICING) is None
    summed = team(stated_costs=(vans(QUARTER.first_day, QUARTER.last_day),))
    assert expected_line(summed, "vans", before, PRICING) is None


def test_an_invoice_as_expected_is_right():
    """To the penny, with nothing left over."""
    comparison = compare_invoice(invoice(*RIGHT), team(), PRICING)
    assert outcomes(comparison) == [LineOutcome.RIGHT, LineOutcome.RIGHT]
    assert comparison.difference_gbp == 0
    assert {finding.outcome for finding in comparison.findings} == {Outcome.MET}


@pytest.mark.parametrize(
    ("amount", "difference", "told"),
    [("57000.01", "0.01", "£0.01 more"), ("56999.99", "-0.01", "£0.01 less")],
)
def test_a_penny_is_told(amount, difference, told):
    """More and less are told apart."""
    received = invoice(charged("constables", amount), RIGHT[1])
    check = compare_invoice(received, team(), PRICING).checks[0]
    assert (check.outcome, check.difference_gbp) == (LineOutcome.WRONG, Decimal(difference))
    assert told in check.reason


def test_vacant_posts_charged_at_actual_strength_are_wrong_by_their_price():
    """The invoice charges in full what was empty for a hundredth of the time."""
    comparison = compare_invoice(invoice(*RIGHT), team(ACTUAL), PRICING, lost(vacant(KNOWN, 1_200)))
    assert comparison.checks[0].difference_gbp == Decimal("570.00")


def test_a_line_that_cannot_be_told_says_why():
    """Neither right nor wrong, and no difference of the whole."""
    comparison = compare_invoice(invoice(*RIGHT), team(ACTUAL), PRICING)
    assert outcomes(comparison) == [LineOutcome.CANNOT_TELL] * 2
    assert comparison.difference_gbp is None
    assert "no result of delivery" in comparison.checks[0].reason


def test_a_line_without_a_post_line_cannot_be_told():
    """There is nothing to hold it against, and the posts are missing."""
    comparison = compare_invoice(invoice(charged("", "74625.00", name="all")), team(), PRICING)
    assert outcomes(comparison) == [
        LineOutcome.CANNOT_TELL,
        LineOutcome.MISSING,
        LineOutcome.MISSING,
    ]


def test_a_line_that_is_not_there_is_told_with_its_amount():
    """The sergeant is not charged."""
    check = compare_invoice(invoice(RIGHT[0]), team(), PRICING).checks[1]
    assert (check.outcome, check.difference_gbp) == (LineOutcome.MISSING, Decimal("-17625.00"))
    assert check.label == "1 PS (town)"


def test_a_missing_line_without_a_known_charge_cannot_be_told():
    """It is said that it is missing all the same."""
    check = compare_invoice(invoice(RIGHT[0]), team(ACTUAL), PRICING).checks[1]
    assert check.outcome is LineOutcome.CANNOT_TELL
    assert "'sergeant' is not charged" in check.reason


def test_free_posts_need_no_line():
    """Nobody sends an invoice for nothing."""
    agreement = team(posts=(line("free", 2, Rank.PC, charge=Charge.NO_CHARGE),))
    received = invoice(charged("free", "0.00"))
    assert outcomes(compare_invoice(received, agreement, PRICING)) == [LineOutcome.RIGHT]
    both = team(posts=(*team().posts, *agreement.posts))
    assert len(compare_invoice(invoice(*RIGHT), both, PRICING).checks) == 2


@pytest.mark.parametrize(
    ("extra", "told"),
    [
        (charged("dogs", "10.00"), "no post line or stated sum 'dogs'"),
        (charged("sergeant", "10.00", name="again"), "charged twice: see the line 'sergeant'"),
        (
            charged("constables", "10.00", Period.inclusive(KNOWN, date(2019, 7, 1)), "long"),
            "and the invoice for",
        ),
    ],
)
def test_a_line_too_many_is_told_with_its_amount(extra, told):
    """What is charged for it is charged too much."""
    check = compare_invoice(invoice(*RIGHT, extra), team(), PRICING).checks[2]
    assert (check.outcome, check.difference_gbp) == (LineOutcome.EXTRA, Decimal("10.00"))
    assert told in check.reason


def test_a_line_for_days_without_service_is_too_many():
    """The sergeant starts in June."""
    june = Period.inclusive(date(2019, 6, 1), date(2020, 3, 31))
    agreement = team(posts=(line("sergeant", 1, Rank.PS, period=june),))
    received = invoice(charged("sergeant", "5875.00", MAY))
    comparison = compare_invoice(received, agreement, PRICING)
    assert outcomes(comparison) == [LineOutcome.EXTRA, LineOutcome.MISSING]
    whole = compare_invoice(invoice(charged("sergeant", "17625.00")), agreement, PRICING)
    assert "it serves on 1 June 2019 to 30 June 2019 alone" in whole.checks[0].reason
    assert whole.difference_gbp == Decimal("11750.00")


def test_one_post_line_may_be_charged_month_by_month():
    """Each month is held against its own days, and June is missing."""
    april = Period.inclusive(date(2019, 4, 1), date(2019, 4, 30))
    received = invoice(
        charged("constables", "19000.00", MAY, "may"),
        charged("constables", "19000.00", april, "april"),
        RIGHT[1],
    )
    comparison = compare_invoice(received, team(), PRICING)
    assert outcomes(comparison) == [LineOutcome.RIGHT] * 3 + [LineOutcome.MISSING]
    assert comparison.checks[3].expected.period.first_day == date(2019, 6, 1)


def test_months_of_delivery_make_up_a_quarter():
    """Minutes bought by the month are added up for the line's own days."""
    june = Period.inclusive(date(2019, 6, 1), date(2019, 6, 30))
    records = lost(
        vacant(date(2019, 5, 2), 400),
        bought=(
            BoughtTime(post="constables", period=MAY, minutes=40_000),
            BoughtTime(post="constables", period=june, minutes=40_000),
        ),
    )
    line_of = expected_line(team(ACTUAL), "constables", MAY, PRICING, records)
    assert line_of.cost.text == "£18,810"
    assert expected_line(team(ACTUAL), "constables", QUARTER, PRICING, records).cost.value is None


def test_lines_that_do_not_add_up_are_told():
    """The total asks for a pound more than the lines."""
    comparison = compare_invoice(invoice(*RIGHT, total="74626.00"), team(), PRICING)
    (finding,) = comparison.findings.not_met
    assert finding.code == "delivery/invoice-adds-up"
    assert "£1 apart" in finding.message


def test_each_outcome_is_a_finding_by_its_place():
    """Wrong and too many are errors of the line, missing is a query, the rest cannot be told."""
    received = invoice(
        charged("constables", "1.00"), charged("", "2.00", name="x"), charged("dogs", "3.00")
    )
    found = compare_invoice(received, team(), PRICING).findings
    assert [(finding.outcome.value, finding.path) for finding in found] == [
        ("not met", ("lines", 0)),
        ("cannot be determined", ("lines", 1)),
        ("not met", ("lines", 2)),
        ("not met", ("lines",)),
        ("met", ("total_gbp",)),
    ]


def test_an_invoice_for_another_agreement_is_refused():
    """It would be wrong line by line and nobody would see why."""
    with pytest.raises(InvalidValueError, match="give the agreement that it is for"):
        compare_invoice(invoice(*RIGHT, agreement="walford/other"), team(), PRICING)


def test_the_order_of_the_records_never_matters():
    """The same records in another order give the same invoice."""
    records = (vacant(KNOWN, 700), away(KNOWN, AbstractionType.AID_ON_BOROUGH, 500))
    first = expected_invoice(team(ACTUAL), QUARTER, PRICING, lost(*records))
    again = expected_invoice(team(ACTUAL), QUARTER, PRICING, lost(*reversed(records)))
    assert first == again


def test_rows_left_out_are_told_with_the_charge():
    """A reader of the charge sees that it rests on fewer rows than there were."""
    records = LostTime(
        vacancies=(),
        abstractions=(),
        bought=BOUGHT,
        assumptions=("1 of 9 duty rows have a problem and are left out",),
    )
    total = expected_invoice(team(ACTUAL), QUARTER, PRICING, records).total
    assert total.assumptions == records.assumptions
    assert expected_invoice(team(ACTUAL), QUARTER, PRICING, NOTHING_LOST).total.assumptions == ()


DOCUMENT = """$schema: s92kit/invoice/1
id: walford/invoice-1
agreement: walford/team
number: INV 1
issued_on: 2019-07-05
period: {first_day: 2019-04-01, last_day: 2019-06-30}
lines:
  - id: constables
    label: Four constables
    item: constables
    period: {first_day: 2019-04-01, last_day: 2019-06-30}
    amount_gbp: "57000.00"
  - id: other
    label: Something
    amount_gbp: "-1.00"
total_gbp: "56999.00"
source: {title: Invoice, published_on: 2019-07-05, locator: page 1}
"""


def test_an_invoice_is_read_from_its_document():
    """Every key of the document arrives."""
    read = invoice_from_document(document_from_text(DOCUMENT, name="invoice.yaml"))
    assert (read.number, read.total_gbp, read.issued_on) == (
        "INV 1",
        Decimal("56999.00"),
        date(2019, 7, 5),
    )
    assert [(each.item, each.period) for each in read.lines] == [
        ("constables", QUARTER),
        ("", None),
    ]
    assert read.source.title == "Invoice"


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('"57000.00"', "57000", r"invoice.yaml:12: "),
        ("last_day: 2019-06-30}\nlines", "last_day: 2019-03-30}\nlines", r"invoice.yaml:6: "),
        ("id: other", "id: constables", r"invoice.yaml:\d+: .*an id of its own"),
        ("item: constables", "post: constables", r"invoice.yaml:10: "),
    ],
)
def test_a_bad_invoice_is_told_by_file_and_line(old, new, told):
    """Whoever typed it in finds the place."""
    text = DOCUMENT.replace(old, new, 1)
    with pytest.raises(DocumentError, match=told):
        invoice_from_document(document_from_text(text, name="invoice.yaml"))
