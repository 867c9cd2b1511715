"""Brent's documents: what they cost, what reconciles, and what is left unknown."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

import s92kit_brent
from s92kit.agreements import CostKind, check_agreement, cost_schedule, headcount
from s92kit.claims import Agreeing, find_double_claims, reconcile
from s92kit.diary import diary
from s92kit.findings import Outcome
from s92kit.periods import period_of_months
from s92kit.plugins import catalogue_of, report_context
from s92kit.rates import london_rates
from s92kit.reports import Missing, Paper, Section, render
from s92kit.sources import Standing
from s92kit.testing import parametrize_checks

AGREEMENT = "brent/met-patrol-plus-2017"
REVIEW_DAY = date(2018, 3, 12)


@pytest.fixture(scope="module")
def catalogue():
    """Everything that the plugin gives."""
    return catalogue_of(s92kit_brent)


@pytest.fixture(scope="module")
def reconciled(catalogue):
    """Each published figure against its recomputation, by the end of its id."""
    items = reconcile(catalogue.published_figures, catalogue.agreements, london_rates())
    return {item.published.id.partition("/")[2]: item for item in items}


@pytest.fixture(scope="module")
def paper_on(catalogue):
    """A maker of the performance review, as known on a day."""

    def build(known_on: date | None = None) -> Paper:
        context = report_context(catalogue, "brent", london_rates(), known_on=known_on)
        return catalogue.report_format("brent").build(context)

    return build


@parametrize_checks(s92kit_brent)
def test_the_plugin_conforms(check):
    """The plugin keeps the contract."""
    check()


def test_the_borough_is_brent(catalogue):
    """The plugin speaks for Brent, by its code."""
    assert [(each.key, each.gss_code) for each in catalogue.boroughs] == [("brent", "E09000005")]


# --- the agreement ----------------------------------------------------------------------------


def test_renewal_is_to_be_signalled_by_the_end_of_september(catalogue):
    """Paragraph 5.2 gives 30 September 2018; the length of notice stands in no paper."""
    found = diary(catalogue.agreements, london_rates(), on=REVIEW_DAY, known_on=REVIEW_DAY)
    entries = {entry.id.removeprefix(f"{AGREEMENT}/"): entry for entry in found}
    assert entries["renewal/renewal-2018"].on == date(2018, 9, 30)
    assert entries["end"].on == date(2019, 3, 31)
    assert "no length of notice is recorded" in entries["notice"].why_no_date


def test_each_year_costs_what_the_review_states(catalogue):
    """The two sums of paragraph 5.1 are taken as they stand, as the cost of officers."""
    schedule = cost_schedule(catalogue.agreement(AGREEMENT), london_rates())
    costs = {year.label: year.cost.value for year in schedule.years}
    assert costs == {"2017/18": Decimal(411_000), "2018/19": Decimal(415_000)}
    assert schedule.total.value == Decimal(826_000)
    assert {line.kind for line in schedule.lines} == {CostKind.OFFICERS}


def test_nothing_is_costed_beyond_the_funding(catalogue):
    """No year after March 2019 has a sum, and none is made up."""
    schedule = cost_schedule(catalogue.agreement(AGREEMENT), london_rates())
    assert max(year.year.last_day for year in schedule.years) == date(2019, 3, 31)


@pytest.mark.parametrize("day", [date(2017, 4, 1), date(2018, 4, 1), date(2019, 3, 31)])
def test_twelve_officers_serve_on_each_day(catalogue, day):
    """Six paid and six free make twelve, before and after the financial year changes."""
    assert headcount(catalogue.agreement(AGREEMENT), on=day).value == 12


def test_the_ranks_are_not_stated(catalogue):
    """The review states no ranks, so none is recorded."""
    assert {post.rank for post in catalogue.agreement(AGREEMENT).posts} == {None}


def test_the_split_of_paid_and_free_is_derived(catalogue):
    """The review does not print the split, so its source says that it is worked out."""
    standings = {post.source.standing for post in catalogue.agreement(AGREEMENT).posts}
    assert standings == {Standing.DERIVED}


def test_renewal_is_due_by_the_end_of_september_2018(catalogue):
    """The day by which the council has to say whether it renews is kept, with its paragraph."""
    conditions = {each.id: each for each in catalogue.agreement(AGREEMENT).conditions}
    assert "30 September 2018" in conditions["renewal"].text
    assert conditions["renewal"].source.locator == "paragraph 5.2"


def test_no_rule_is_broken(catalogue):
    """The agreement breaks no rule; what cannot be determined is not counted as met."""
    agreement, borough = catalogue.agreement(AGREEMENT), catalogue.borough("brent")
    findings = check_agreement(agreement, london_rates(), borough=borough)
    assert not findings.errors
    outcomes = {finding.code: finding.outcome for finding in findings}
    assert outcomes["agreements/pairing"] is Outcome.MET
    assert outcomes["agreements/within-budget"] is Outcome.UNDETERMINED


# --- published figures ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "computed"),
    [
        ("officers", "12"),
        ("officers-in-blog", "12"),
        ("paid-officers", "6"),
        ("cost-per-paid-officer-2017-18", "68500.00"),
        ("cost-per-paid-officer-2018-19", "69166.67"),
        ("cost-rise", "4000"),
        ("cost-rise-per-cent", "0.97"),
        ("activity-from-asb", "1526.92"),
        ("activity-from-gangs", "1644.12"),
        ("street-drinking-actions", "121"),
        ("street-drinking-notice-share", "17.36"),
    ],
)
def test_a_figure_agrees(reconciled, name, computed):
    """The recomputation is the golden figure, and rounds to what is stated."""
    item = reconciled[name]
    assert item.computed.value is not None
    assert round(item.computed.value, 2) == Decimal(computed)
    assert item.outcome is Agreeing.AGREES


@pytest.mark.parametrize(
    ("name", "stated", "computed"),
    [
        ("gangs-share", "34", "36.61"),
        ("shares-together", "100", "101"),
        ("activity-one-whole", "1644", "1527"),
        ("months-reported", "12", "11.39"),
    ],
)
def test_a_figure_differs_and_says_why(reconciled, name, stated, computed):
    """Each known contradiction of the review is found, and its remark explains it."""
    item = reconciled[name]
    assert item.outcome is Agreeing.DIFFERS
    assert item.published.value == Decimal(stated)
    assert item.computed.value is not None
    assert round(item.computed.value, 2) == Decimal(computed)
    assert item.published.remark


def test_rounding_of_the_shares_does_not_explain_the_two_wholes(reconciled):
    """The ranges of the two wholes do not meet, however the shares were rounded."""
    asb, gangs = reconciled["asb-incidents"].published, reconciled["gangs-incidents"].published
    largest_by_asb = asb.value * 100 / (reconciled["asb-share"].published.value - Decimal("0.5"))
    smallest_by_gangs = (
        gangs.value * 100 / (reconciled["gangs-share"].published.value + Decimal("0.5"))
    )
    assert largest_by_asb < smallest_by_gangs


@pytest.mark.parametrize("name", ["gangs-chapter-road-fall", "gangs-wembley-high-road-fall"])
def test_a_percentage_without_counts_cannot_be_checked(reconciled, name):
    """Falls of 55 and 8 per cent without a number of calls are left undetermined."""
    assert reconciled[name].outcome is Agreeing.UNDETERMINED
    assert "no number of calls" in reconciled[name].reason


def test_what_is_worked_out_here_is_not_passed_off_as_printed(reconciled):
    """A figure that the review does not print says so in its label and by its standing."""
    marked = {
        name for name, item in reconciled.items() if "(worked out here)" in item.published.label
    }
    assert marked
    for name in marked:
        assert reconciled[name].published.source.standing is Standing.DERIVED


def test_no_outcome_is_claimed_twice(catalogue):
    """No outcome is credited to two teams."""
    found = find_double_claims(catalogue.published_figures)
    assert [finding.outcome for finding in found] == [Outcome.MET]


def test_what_rests_on_a_later_paper_was_not_known_in_the_review(catalogue):
    """A figure of the review is left out where its working needs what the press told later."""
    context = report_context(catalogue, "brent", london_rates(), known_on=REVIEW_DAY)
    known = {item.published.id: item for item in context.reconciliations}
    assert "brent/cost-2017-18" in known
    assert "brent/paid-officers" not in known
    assert "brent/cost-per-paid-officer-2017-18" not in known


# --- priorities and orders --------------------------------------------------------------------


def test_there_are_eight_priorities(catalogue):
    """The review has a heading for each of eight priorities."""
    (framework,) = catalogue.frameworks
    assert [each.id.partition("/")[2] for each in framework.priorities] == [
        "asb",
        "gangs",
        "child-sexual-exploitation",
        "reoffending",
        "violence-with-injury",
        "domestic-and-sexual-abuse",
        "residential-burglary",
        "extremism-and-hatred",
    ]


def test_violence_is_also_recorded_elsewhere(catalogue):
    """The cross-coding that the review admits is kept with the priority."""
    (framework,) = catalogue.frameworks
    violence = next(
        each for each in framework.priorities if each.id.endswith("/violence-with-injury")
    )
    assert len(violence.addressed_elsewhere) == 3


def test_the_street_drinking_order_runs_three_years_twice(catalogue):
    """Both terms are three years to the day, counted inclusively, without a gap."""
    made, extended = catalogue.pspo("brent/street-drinking").life()
    for stage in (made, extended):
        assert stage.last_day == period_of_months(stage.first_day, 36).last_day
    assert (made.last_day, extended.first_day) == (date(2020, 10, 19), date(2020, 10, 20))
    assert (made.last_day - extended.decided_on).days == 7


def test_the_first_day_was_not_known_in_2018(catalogue):
    """As known when the review was written, the order's days are unknown with a reason."""
    (stage,) = catalogue.pspo("brent/street-drinking").life(known_on=REVIEW_DAY)
    assert (stage.first_day, stage.last_day) == (None, None)
    assert stage.unknown_because


def test_there_are_six_pilots(catalogue):
    """The pilot against street drinking was six orders."""
    pilots = [order for order in catalogue.pspos if "/street-drinking-pilot-" in order.id]
    assert len(pilots) == 6


def test_a_notice_cost_75_and_then_100(catalogue):
    """The raise of 11 September 2017 divides the two amounts, and 75 fell to 50 in ten days."""
    before, after = catalogue.pspo("brent/casual-labour-queensbury").fixed_penalties
    assert (before.amount_gbp, before.reduced_gbp, before.reduced_within_days) == (75, 50, 10)
    assert before.pay_within_days == 14
    assert date(2017, 9, 10) in before.span
    assert date(2017, 9, 10) not in after.span
    assert date(2017, 9, 11) in after.span
    assert after.amount_gbp == 100


def test_each_missing_day_of_an_order_has_its_reason(catalogue):
    """No day of an order is blank without a word."""
    for order in catalogue.pspos:
        for stage in order.stages:
            days = (stage.decided_on, stage.first_day, stage.last_day)
            assert bool(stage.unknown_because) is (None in days), order.id


# --- the paper --------------------------------------------------------------------------------


def _parts(section: Section):
    yield section
    for each in section.sections:
        yield from _parts(each)


def test_the_paper_has_a_section_for_each_priority(catalogue, paper_on):
    """Each priority stands under its own heading."""
    titles = {each.title for section in paper_on().sections for each in _parts(section)}
    (framework,) = catalogue.frameworks
    assert {each.title for each in framework.priorities} <= titles


@pytest.mark.parametrize("known_on", [None, REVIEW_DAY])
def test_the_paper_prints_the_cost_of_each_paid_officer(paper_on, known_on):
    """The cost of each paid officer is worked out, whichever day's knowledge counts."""
    values = {figure.text for figure in paper_on(known_on).figures}
    assert {"£411,000", "£415,000", "£68,500", "£69,166.67"} <= values


def test_the_paper_states_what_the_review_leaves_out(paper_on):
    """Child sexual exploitation has neither a share nor a count, and the paper says so."""
    sections = [each for section in paper_on().sections for each in _parts(section)]
    (exploitation,) = [each for each in sections if each.title == "Child Sexual Exploitation"]
    assert [type(block) for block in exploitation.blocks[:2]] == [Missing, Missing]


def test_the_paper_of_the_day_tells_nothing_of_what_came_after(paper_on):
    """As known when it was written, the paper knows no later order, press report or decision."""
    text = render(paper_on(REVIEW_DAY), "markdown")
    for later in ("2020", "2022", "Harrow Times", "£700,000"):
        assert later not in text


def test_the_paper_before_the_review_states_that_nothing_was_known(paper_on):
    """A day before the review nothing is printed as known, and no figure is made up."""
    paper = paper_on(date(2018, 3, 11))
    assert paper.figures == ()
    assert "Missing" in render(paper, "markdown")


def test_the_paper_tells_who_pays_and_what_is_missing(paper_on):
    """What the council's own money pays, and no hours without duty records."""
    paper = paper_on()
    paid = [figure.text for figure in paper.figures if figure.label.startswith("Paid from")]
    assert paid == ["£411,000", "£415,000"]
    assert "no duty records were given for this paper" in render(paper, "markdown")
