"""What the documents of Tower Hamlets say, and what follows from them."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest

from s92kit.agreements import cost_schedule, headcount
from s92kit.boroughs import PoliceArea
from s92kit.claims import Agreeing, find_double_claims, reconcile
from s92kit.periods import Period
from s92kit.ranks import Rank

DIFFERENCES = {
    "bid-001-annual-sum": 60_000,
    "announcement-cost": 100_000,
    "wharf-cost": 100_000,
    "plan-fund-term": 12,
    "press-2019-officers": -1,
    "press-2024-months": -1,
}
AGREEMENTS_THAT_SUM = (
    *("plan-officers", "plan-four-teams", "plan-neighbourhood", "plan-estates"),
    *("eastlondonlines-officers", "eastlondonlines-across-borough", "announcement-funded"),
    *("plan-responses", "plan-chose-drugs-share", "plan-chose-asb-share"),
    *("plan-chose-gangs-share", "plan-felt-safe-share", "plan-felt-unsafe-share"),
    *("plan-fund-total", "plan-fund-substance-misuse", "plan-fund-action-team"),
    *("plan-fund-each-year", "plan-growth-2016", "plan-prevent-council", "plan-prevent-others"),
    *("plan-term", "bid-001-growth-2021", "bid-001-growth-total", "bid-002-growth-total"),
    *("bid-002-posts-total", "estates-decision-sergeants", "estates-decision-constables"),
    *("estates-rents-match", "estates-news-first-half", "estates-news-officers"),
    *("news-2025-officers", "news-2025-community-safety", "news-2025-enforcement-total"),
    *("press-2011-officers", "press-2012-officers", "page-six-officers"),
)


@pytest.fixture(scope="module")
def outcomes(catalogue, book):
    """Each published figure's reconciliation, by the end of its id."""
    results = reconcile(catalogue.published_figures, catalogue.agreements, book)
    return {item.published.id.partition("/")[2]: item for item in results}


def costs_of(catalogue, book, name, known_on=None):
    """What an agreement costs, by the end of its id."""
    agreement = catalogue.agreement(f"towerhamlets/{name}")
    return cost_schedule(agreement, book, known_on=known_on)


def test_the_borough_lies_in_the_metropolitan_police_district(catalogue):
    """A grant under section 92 to MOPAC is open to it."""
    borough = catalogue.borough("towerhamlets")
    assert (borough.gss_code, borough.police_area) == ("E09000030", PoliceArea.METROPOLITAN)


def test_the_neighbourhood_teams_cost_a_million_in_each_of_three_years(catalogue, book):
    """Cabinet approved a million pounds a year for 2018-19 to 2020-21."""
    schedule = costs_of(catalogue, book, "neighbourhood-2018")
    years = [(year.label, year.cost.value) for year in schedule.years]
    million = Decimal(1_000_000)
    assert years == [("2018/19", million), ("2019/20", million), ("2020/21", million)]
    assert schedule.total.value == 3 * million


def test_the_estates_team_has_a_total_and_no_cost_by_year(catalogue, book):
    """One sum is stated for three years that touch four financial years, and is not divided."""
    schedule = costs_of(catalogue, book, "estates-2017")
    assert schedule.total.value == Decimal(1_400_000)
    assert [year.label for year in schedule.years] == ["2017/18", "2018/19", "2019/20", "2020/21"]
    for year in schedule.years:
        assert year.cost.value is None
        assert "one sum is stated for 1 October 2017 to 30 September 2020" in (
            year.cost.unknown_because
        )


def test_the_proposal_of_2021_costs_what_it_asks_for(catalogue, book):
    """Officers and vehicles are one sum in one year, and not priced by any rate."""
    schedule = costs_of(catalogue, book, "partnership-plus-2021")
    assert [(year.label, year.cost.value) for year in schedule.years] == [
        ("2021/22", Decimal(771_000))
    ]
    assert schedule.assumptions == ()


@pytest.mark.parametrize("name", ["task-force-2015", "estates-2020", "task-force-2025"])
def test_an_agreement_without_days_and_sums_has_no_cost(catalogue, book, name):
    """Unknown is answered with the reason, and never with nothing."""
    total = costs_of(catalogue, book, name).total
    assert total.value is None
    assert "neither" in total.unknown_because


def test_the_abandoned_proposal_is_no_evidence_of_the_task_forces_ranks(catalogue):
    """Six officers are known of; which ranks they had is not."""
    (officers,) = catalogue.agreement("towerhamlets/task-force-2015").posts
    assert (officers.count, officers.rank) == (6, None)


@pytest.mark.parametrize(
    ("day", "officers"),
    [(date(2018, 1, 10), 7), (date(2018, 1, 11), 14), (date(2020, 9, 30), 14)],
)
def test_the_estates_team_starts_in_two_halves(catalogue, day, officers):
    """A sergeant and six constables, and the same again about three months later."""
    estates = catalogue.agreement("towerhamlets/estates-2017")
    assert headcount(estates, on=day).value == officers


def test_the_estates_team_was_known_without_ranks_before_it_was_known_with_them(catalogue):
    """The report of 2017 gives a number; the ranks were told in 2018."""
    estates = catalogue.agreement("towerhamlets/estates-2017")
    sergeants = headcount(estates, on=date(2020, 6, 5), rank=Rank.PS)
    as_of_2017 = headcount(estates, on=date(2020, 6, 5), rank=Rank.PS, known_on=date(2017, 10, 31))
    assert sergeants.value == 2
    assert as_of_2017.value is None


def test_nothing_of_the_proposal_is_known_before_its_day_of_record(catalogue, book):
    """It bears no day, so the last on which it can have been written counts."""
    written_by = date(2021, 3, 31)
    name = "partnership-plus-2021"
    assert costs_of(catalogue, book, name, written_by).total.value == Decimal(771_000)
    before = costs_of(catalogue, book, name, written_by - timedelta(days=1))
    assert before.total.value is None


def test_the_existing_inspector_is_not_among_the_officers_bought(catalogue):
    """Two sergeants and ten constables are bought; an inspector who is there anyway oversees."""
    proposed = catalogue.agreement("towerhamlets/partnership-plus-2021")
    ranks = {post.rank: post.count for post in proposed.posts}
    assert ranks == {Rank.PS: 2, Rank.PC: 10}


@pytest.mark.parametrize(("name", "difference"), DIFFERENCES.items())
def test_a_figure_that_differs_is_reported_with_the_difference(outcomes, name, difference):
    """The six figures that the papers contradict, each by what it is off."""
    assert outcomes[name].outcome is Agreeing.DIFFERS
    assert outcomes[name].difference == difference
    assert outcomes[name].published.remark


@pytest.mark.parametrize("name", AGREEMENTS_THAT_SUM)
def test_a_figure_that_sums_is_shown_to_agree(outcomes, name):
    """Sums that agree are worth as much to an auditor as those that do not."""
    assert outcomes[name].outcome is Agreeing.AGREES


def test_no_other_figure_differs(outcomes):
    """A new contradiction is a discovery, and is written down above."""
    differing = {name for name, item in outcomes.items() if item.outcome is Agreeing.DIFFERS}
    assert differing == set(DIFFERENCES)


def test_the_sum_left_over_is_called_unexplained_and_never_a_rate(outcomes):
    """Officers at the rates of 2019/20 leave 60,000 pounds, of which the paper says nothing."""
    item = outcomes["bid-001-annual-sum"]
    assert item.computed.value == Decimal(711_000)
    assert "2 × £70,500 + 10 × £57,000 = £711,000" in item.reason
    assert "does not explain" in item.reason


@pytest.mark.parametrize(
    ("name", "because"),
    [
        ("bid-001-reduction", "full cost"),
        ("plan-fund-reduction", "before the reduction"),
        ("plan-fund-allocation", "1,475,972 pounds"),
        ("plan-officers-a-year", "neither the scheme nor a rate"),
        ("news-2025-arrests", "no record"),
    ],
)
def test_what_cannot_be_recomputed_says_why(outcomes, name, because):
    """Undetermined is an answer only with its reason."""
    assert outcomes[name].outcome is Agreeing.UNDETERMINED
    assert because in outcomes[name].reason


def test_the_numbers_in_the_reasons_are_right():
    """What is said of the London Crime Prevention Fund in words is worked out here."""
    before = 662_986 + 150_000
    assert before == 812_986
    assert before + 662_986 == 1_475_972
    assert round(150_000 * 100 / before, 2) == 18.45
    assert 17 + 13 + 4 + 12 == 46


def test_two_proposals_claim_the_same_seven_outcomes(catalogue):
    """One finding for the pair of papers, with every outcome in it."""
    findings = find_double_claims(catalogue.published_figures)
    (finding,) = findings.not_met
    assert len(findings) == 1
    assert "the same 7 outcomes" in finding.message
    for number in ("1,218", "1,635", "193", "186", "95", "194", "37"):
        assert number in finding.message


def test_there_are_four_priorities_with_what_each_includes(catalogue):
    """Those of the plan for April 2017 to March 2021, in its order."""
    plan = catalogue.framework("towerhamlets/plan-2017")
    assert [priority.title for priority in plan.priorities] == [
        "Anti-social Behaviour including Drugs and Alcohol",
        "Violence",
        "Hate Crime, Community Cohesion and Extremism",
        "Reducing Re-offending",
    ]
    assert plan.period == Period.inclusive(date(2017, 4, 1), date(2021, 3, 31))
    assert all(priority.includes for priority in plan.priorities)


def test_knife_crime_is_addressed_under_reducing_reoffending(catalogue):
    """A reader who looks for it under violence is sent on."""
    violence, reoffending = (
        next(
            priority
            for priority in catalogue.framework("towerhamlets/plan-2017").priorities
            if priority.id == f"towerhamlets/{name}"
        )
        for name in ("violence", "reducing-reoffending")
    )
    assert "knife crime, under Reducing Re-offending" in violence.addressed_elsewhere
    assert "knife crime" in reoffending.includes


def test_the_day_of_approval_that_two_paragraphs_give_differently_is_noted(catalogue):
    """16 May 2017 is taken, and 16 May 2016 is told."""
    first = catalogue.framework("towerhamlets/plan-2017").approvals[0]
    assert first.approved_on == date(2017, 5, 16)
    assert "16 May 2016" in first.note


def test_the_psychoactive_substances_order_has_its_days_and_its_penalty(catalogue):
    """Three years to the day, both days in it, and 100 pounds a notice."""
    order = catalogue.pspo("towerhamlets/psychoactive-substances")
    (made,) = order.stages
    assert (made.first_day, made.last_day) == (date(2021, 4, 28), date(2024, 4, 27))
    (notice,) = order.fixed_penalties
    assert notice.amount_gbp == 100
    assert date(2024, 4, 27) in notice.span
    assert date(2024, 4, 28) not in notice.span


def test_the_dog_control_order_was_decided_and_its_first_day_is_not_stated(catalogue):
    """Autumn is no day."""
    (made,) = catalogue.pspo("towerhamlets/dog-control").stages
    assert made.decided_on == date(2025, 4, 30)
    assert made.first_day is None
    assert "autumn" in made.unknown_because


@pytest.mark.parametrize("name", ["responsible-drinking", "anti-social-behaviour"])
def test_an_order_of_unknown_days_has_none(catalogue, name):
    """That it existed is known, and no day is made up for it."""
    for stage in catalogue.pspo(f"towerhamlets/{name}").stages:
        assert (stage.decided_on, stage.first_day, stage.last_day) == (None, None, None)
        assert stage.unknown_because
