"""Havering's documents: one agreement as known on two days, and what reconciles with it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import attrs
import pytest

import s92kit_havering
from s92kit.agreements import check_agreement, compare_with_budget, cost_schedule, headcount
from s92kit.claims import Agreeing, find_double_claims, reconcile
from s92kit.diary import diary
from s92kit.findings import Outcome
from s92kit.periods import period_of_months
from s92kit.plugins import catalogue_of, report_context
from s92kit.ranks import Rank
from s92kit.rates import london_rates
from s92kit.reports import Paper, render
from s92kit.testing import parametrize_checks

AGREEMENT = "havering/partnership-plus-2019"
AS_DECIDED = date(2019, 5, 31)
PLANNED = {"2019/20": "298500", "2020/21": "298500", "2021/22": "298500"}
SERVED = {"2019/20": "74625", "2020/21": "298500", "2021/22": "298500", "2022/23": "223875"}


@pytest.fixture(scope="module")
def catalogue():
    """Everything that the plugin gives."""
    return catalogue_of(s92kit_havering)


@pytest.fixture(scope="module")
def agreement(catalogue):
    """The agreement under Partnership Plus."""
    return catalogue.agreement(AGREEMENT)


@pytest.fixture(scope="module")
def reconciled(catalogue):
    """Each published figure against its recomputation, by the end of its id."""
    items = reconcile(catalogue.published_figures, catalogue.agreements, london_rates())
    return {item.published.id.partition("/")[2]: item for item in items}


@pytest.fixture(scope="module")
def paper_on(catalogue):
    """A maker of the scheme report, as known on a day."""

    def build(known_on: date | None = None) -> Paper:
        context = report_context(catalogue, "havering", london_rates(), known_on=known_on)
        return catalogue.report_format("havering").build(context)

    return build


@parametrize_checks(s92kit_havering)
def test_the_plugin_conforms(check):
    """The plugin keeps the contract."""
    check()


def test_the_borough_is_havering(catalogue):
    """The plugin speaks for Havering, by its code."""
    given = [(each.key, each.gss_code) for each in catalogue.boroughs]
    assert given == [("havering", "E09000016")]


# --- the agreement, on two days ---------------------------------------------------------------


@pytest.mark.parametrize(
    ("known_on", "expected"),
    [
        (date(2019, 5, 8), PLANNED),
        (AS_DECIDED, PLANNED),
        (date(2020, 2, 3), PLANNED),
        (date(2020, 2, 4), SERVED),
        (None, SERVED),
    ],
)
def test_the_cost_follows_what_was_known(agreement, known_on, expected):
    """Three whole years until the start was reported, and four years in part from that day."""
    schedule = cost_schedule(agreement, london_rates(), known_on=known_on)
    costs = {year.label: year.cost.value for year in schedule.years}
    assert costs == {label: Decimal(pounds) for label, pounds in expected.items()}
    assert schedule.total.value == Decimal(895_500)


def test_nothing_was_known_before_the_decision(agreement):
    """The day before Cabinet took the report there is no cost, and a reason why."""
    total = cost_schedule(agreement, london_rates(), known_on=date(2019, 5, 7)).total
    assert total.value is None
    assert total.unknown_because


def test_only_the_published_year_rests_on_no_assumption(agreement):
    """Each year after 2019/20 carries the paper's own budget assumption."""
    years = cost_schedule(agreement, london_rates()).years
    label = "budget assumption of the paper: the 2019/20 rates held for later years"
    assert [year.cost.assumptions for year in years] == [(), (label,), (label,), (label,)]


def test_the_budget_leaves_1500_a_year_as_decided(agreement):
    """As known when it was decided, each of three years is £1,500 under its £300,000."""
    schedule = cost_schedule(agreement, london_rates(), known_on=AS_DECIDED)
    rows = compare_with_budget(agreement, schedule)
    assert [(row.label, row.headroom.value) for row in rows] == [
        (label, Decimal(1500)) for label in PLANNED
    ]


def test_the_last_year_of_service_has_no_budget(agreement):
    """As now known, 2022/23 is served and no budget is recorded for it: not nought, unknown."""
    rows = compare_with_budget(agreement, cost_schedule(agreement, london_rates()))
    by_year = {row.label: row for row in rows}
    assert by_year["2019/20"].headroom.value == Decimal(225_375)
    assert by_year["2022/23"].budget.value is None
    assert by_year["2022/23"].headroom.value is None


def test_the_gap_between_budget_and_service_is_found(catalogue, agreement):
    """The check of years fails as now known, and is met as it was decided."""
    outcomes = []
    for known_on in (None, AS_DECIDED):
        findings = check_agreement(
            agreement, london_rates(), borough=catalogue.borough("havering"), known_on=known_on
        )
        assert not findings.errors
        (outcome,) = {each.outcome for each in findings if each.code == "agreements/budget-years"}
        outcomes.append(outcome)
    assert outcomes == [Outcome.NOT_MET, Outcome.MET]


@pytest.mark.parametrize(
    ("known_on", "expected"),
    [
        (
            None,
            {
                "review/review-2020": (None, date(2020, 6, 1)),
                "budget-2022-23": (date(2022, 3, 31),) * 2,
                "notice": (date(2022, 6, 30),) * 2,
                "end": (date(2022, 12, 31),) * 2,
            },
        ),
        (
            AS_DECIDED,
            {
                "review/review-2020": (None, date(2020, 6, 1)),
                "notice": (date(2021, 9, 30),) * 2,
                "end": (date(2022, 3, 31),) * 2,
            },
        ),
    ],
)
def test_the_days_that_need_a_person_follow_what_was_known(agreement, known_on, expected):
    """The paper gives June 2020 and no day; money ends on 31 March 2022, service does not."""
    found = diary([agreement], london_rates(), on=date(2019, 6, 1), known_on=known_on)
    days = {
        entry.id.removeprefix(f"{AGREEMENT}/"): (entry.on, entry.first_day)
        for entry in found
        if entry.first_day and "earliest" not in entry.id
    }
    assert days == expected


def test_four_constables_and_a_sergeant_serve(agreement):
    """Five officers serve on the first and the last day, and none the day before or after."""
    counts = [headcount(agreement, on=date(2020, 1, 1), rank=rank).value for rank in Rank]
    assert counts == [4, 1, 0]
    assert headcount(agreement, on=date(2022, 12, 31)).value == 5
    assert headcount(agreement, on=date(2019, 12, 31)).value == 0
    assert headcount(agreement, on=date(2023, 1, 1)).value == 0


def test_the_payee_is_the_mayors_office(agreement):
    """The grant goes to MOPAC, and the report's older wording is kept as a condition."""
    assert agreement.payee == "MOPAC"
    assert any("Receiver" in condition.text for condition in agreement.conditions)


def test_the_day_of_the_start_is_said_to_be_taken(agreement):
    """The day in January is not stated, and the record of the term says so."""
    assert "not stated" in agreement.term().note


# --- published figures ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "computed"),
    [
        ("cost-constables", "228000"),
        ("cost-sergeants", "70500"),
        ("cost-a-year", "298500"),
        ("cost-a-year-at-rates", "298500"),
        ("headroom-a-year", "1500"),
        ("cost-three-years-as-decided", "895500"),
        ("cost-of-service", "895500"),
        ("press-three-years-budget", "900000"),
        ("minimum-term", "36"),
        ("six-months-officers", "5"),
        ("six-months-arrests-other", "52"),
        ("six-months-searches-share", "20.44"),
        ("first-year-arrests", "214"),
        ("first-year-outcomes", "87"),
    ],
)
def test_a_figure_agrees(reconciled, name, computed):
    """The recomputation is the golden figure, and rounds to what is stated."""
    item = reconciled[name]
    assert item.computed.value is not None
    assert round(item.computed.value, 2) == Decimal(computed)
    assert item.outcome is Agreeing.AGREES


@pytest.mark.parametrize(
    ("name", "difference"),
    [
        ("minutes-constables", "1"),
        ("press-three-years-cost", "4500"),
        ("cost-2019-20-as-known-later", "223875"),
    ],
)
def test_a_figure_differs_by_what_is_known(reconciled, name, difference):
    """Each known contradiction is found, by its amount."""
    item = reconciled[name]
    assert (item.outcome, item.difference) == (Agreeing.DIFFERS, Decimal(difference))
    assert item.published.remark


@pytest.mark.parametrize("name", ["discount", "further-year-budget", "gambler-arrests"])
def test_a_figure_is_left_undetermined(reconciled, name):
    """What no published number allows to check is neither right nor wrong."""
    assert reconciled[name].outcome is Agreeing.UNDETERMINED
    assert reconciled[name].reason


def test_a_joint_operation_is_credited_jointly(catalogue):
    """The arrests of Operation Gambler are nowhere credited to the team alone."""
    gambler = [each for each in catalogue.published_figures if "gambler" in each.id]
    assert len(gambler) == 3
    assert all("jointly" in each.credited_to for each in gambler)


def test_no_outcome_is_claimed_twice(catalogue):
    """No outcome is credited to two teams."""
    found = find_double_claims(catalogue.published_figures)
    assert [finding.outcome for finding in found] == [Outcome.MET]


# --- priorities and orders --------------------------------------------------------------------


def test_the_unlisted_priorities_are_not_made_up(catalogue):
    """The framework says that neither the partnership's list nor the tasking group's is known."""
    (framework,) = catalogue.frameworks
    assert "lists the priorities of neither" in " ".join(framework.note.split())
    assert len(framework.priorities) == 3


def test_the_romford_order_ends_as_stated_a_day_late(catalogue):
    """The stated last day is one past three years, and the record says so."""
    made, *_ = catalogue.pspo("havering/romford-town-centre").life()
    assert made.last_day == date(2020, 10, 23)
    assert (made.last_day - period_of_months(made.first_day, 36).last_day).days == 1
    assert "three years and one day" in " ".join(made.note.split())


def test_the_order_was_extended_twice(catalogue):
    """Each extension is known; whether the second came in time is said to be unknown."""
    stages = catalogue.pspo("havering/romford-town-centre").life()
    assert [str(stage.kind) for stage in stages] == ["made", "extended", "extended"]
    assert stages[1].last_day == date(2023, 10, 23)
    assert "cannot be told" in stages[2].unknown_because


def test_in_2023_the_second_extension_was_only_consulted_on(catalogue):
    """As known in the summer of 2023, the second extension is a proposal."""
    stages = catalogue.pspo("havering/romford-town-centre").life(known_on=date(2023, 8, 1))
    assert str(stages[-1].kind) == "consulted on"


def test_a_school_gate_notice_costs_100(catalogue):
    """The penalty at the school gates is £100, payable within 14 days."""
    (penalty,) = catalogue.pspo("havering/school-gates").fixed_penalties
    assert (penalty.amount_gbp, penalty.pay_within_days) == (100, 14)


def test_each_missing_day_of_an_order_has_its_reason(catalogue):
    """No day of an order is blank without a word."""
    for order in catalogue.pspos:
        for stage in order.stages:
            days = (stage.decided_on, stage.first_day, stage.last_day)
            assert bool(stage.unknown_because) is (None in days), order.id


# --- the paper --------------------------------------------------------------------------------


def test_the_paper_as_decided_prints_three_years(paper_on):
    """As known on 31 May 2019 the paper has three financial years and nothing of later days."""
    text = render(paper_on(AS_DECIDED), "markdown")
    assert "| 2021/22 |" in text
    assert "| 2022/23 |" not in text
    for later in ("£74,625", "1 January 2020", "Romford Recorder", "five constables"):
        assert later not in text


def test_the_paper_of_today_prints_four_years_beside_the_three(paper_on):
    """As now known the paper shows both schedules, and warns of the year without a budget."""
    text = render(paper_on(), "markdown")
    assert "Cost as first recorded" in text
    for figure in ("£74,625", "£223,875", "£895,500"):
        assert figure in text
    assert "No budget is recorded for 2022/23" in text
    assert "needs a decision, and none was found" in text


def test_the_paper_names_its_assumption(paper_on):
    """Every figure of an unpublished year is marked as assumed."""
    assumed = [figure for figure in paper_on().figures if figure.assumptions]
    assert assumed
    assert "(assumed)" in render(paper_on(), "html")


def test_the_paper_before_the_decision_makes_nothing_up(paper_on):
    """A day before the decision no cost, rate or post is printed."""
    text = render(paper_on(date(2019, 5, 7)), "markdown")
    assert "Missing: the posts and their cost" in text
    assert "£57,000" not in text


@pytest.mark.parametrize(("known_on", "outcome"), [(AS_DECIDED, "agrees"), (None, "differs")])
def test_a_figure_is_recomputed_as_it_could_be_then(catalogue, agreement, known_on, outcome):
    """The year's cost in the report agrees as it was decided, and differs as now known."""
    later = catalogue.published_figure("havering/cost-2019-20-as-known-later")
    of_the_day = attrs.evolve(later, source=agreement.sources[0])
    context = report_context(catalogue, "havering", london_rates(), known_on=known_on)
    context = attrs.evolve(context, published_figures=(of_the_day,))
    assert [str(item.outcome) for item in context.reconciliations] == [outcome]


def test_the_paper_tells_who_pays_where_it_stands_and_what_is_missing(catalogue):
    """On a day in the term: in service, the budget's share, and no hours without duties."""
    context = report_context(catalogue, "havering", london_rates(), on=date(2021, 6, 1))
    paper = catalogue.report_format("havering").build(context)
    text = render(paper, "markdown")
    assert "On 1 June 2021 the state of the agreement is in service" in text
    assert "no duty records were given for this paper" in text
    unfunded = f"Cost with no funder recorded, {AGREEMENT}, 2022/23"
    assert {figure.text for figure in paper.figures if figure.label == unfunded} == {"£223,875"}
