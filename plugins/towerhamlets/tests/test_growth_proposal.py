"""The growth proposal as a paper: what it shows, states as missing, and warns of."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest

import s92kit_towerhamlets
from s92kit.delivery import delivered, duties_from_frame
from s92kit.plugins import catalogue_of, report_context
from s92kit.rates import london_rates
from s92kit.reports import render
from s92kit_towerhamlets._growth_proposal import growth_proposal


@pytest.fixture(scope="module")
def text(paper_on):
    """The paper with everything recorded, as plain text."""
    return render(paper_on(), "markdown")


def test_it_has_a_section_for_each_thing_members_ask(paper_on):
    """In the order in which a proposal is read."""
    assert [section.title for section in paper_on().sections] == [
        "Summary",
        "Financial impact",
        "What it buys",
        "Outcomes",
        "Policy context",
        "Orders",
        "Risks and implications",
        "Value for money",
        "Hours, funding and dates",
        "What cannot be determined",
    ]


@pytest.mark.parametrize("printed", ["£771,000", "£711,000", "£60,000", "12 officers", "21%"])
def test_it_prints_the_figures_of_the_proposal(paper_on, printed):
    """As figures with evidence, and not as typed numbers."""
    assert printed in {figure.text for figure in paper_on().figures}


def test_what_rests_on_a_rate_held_flat_says_so(paper_on):
    """The comparison is an assumption, and its label goes with each figure of it."""
    assumed = {figure.text for figure in paper_on().figures if figure.assumptions}
    assert assumed == {"£141,000", "£570,000", "£711,000", "£60,000"}


def test_a_cell_that_the_proposal_leaves_empty_is_stated_as_missing(text):
    """The current budget, two later years, and every cell of the staff."""
    assert text.count("because the proposal leaves the cell empty") == 8


def test_it_warns_of_the_outcomes_claimed_twice(text):
    """Members are told before they quote them."""
    assert "Claimed twice" in text


def test_it_does_not_repeat_that_officers_cannot_be_called_away(text):
    """The claim stands beside the scheme's own ten days, as a contradiction."""
    assert "Both cannot be so" in text
    assert "about 10 days" in text


def test_it_names_the_rates_that_nobody_has_published(text):
    """What a constable cost in 2021/22 is a question without an answer."""
    assert "What did a police constable cost from 1 April 2021 to 31 March 2022?" in text
    assert "published years: 2019/20" in text


def test_it_names_no_person(text):
    """Roles only, so that the paper outlives its officers and members."""
    assert "Cabinet Member for Community Safety and Equalities" in text
    assert "Cllr" not in text
    assert "@" not in text


def test_before_the_proposal_it_says_so_and_shows_what_was_known(paper_on):
    """On the first day of 2018 there were three agreements and no proposal."""
    text = render(paper_on(date(2018, 1, 1)), "markdown")
    assert "Missing: growth proposal for police officers in 2021/22" in text
    assert "£3,000,000" in text
    assert "£771,000" not in text


def test_before_any_record_it_shows_no_figure(paper_on):
    """A paper of the day before anything was recorded has nothing to show, and says it."""
    assert paper_on(date(2017, 10, 30)).figures == ()


def test_an_order_is_left_out_of_a_paper_from_before_it_was_recorded(paper_on):
    """The psychoactive substances order came four weeks after the proposal."""
    before = render(paper_on(date(2021, 4, 27)), "markdown")
    after = render(paper_on(date(2021, 4, 28)), "markdown")
    assert "28 April 2021 to 27 April 2024" not in before
    assert "28 April 2021 to 27 April 2024" in after


def test_no_funder_is_recorded_for_what_is_proposed(paper_on, text):
    """The whole cost is shown as nobody's yet, and no hours without duty records."""
    unfunded = "Cost with no funder recorded, towerhamlets/partnership-plus-2021, 2021/22"
    said = [figure.text for figure in paper_on().figures if figure.label == unfunded]
    assert said == ["£771,000"]
    assert "no duty records were given for this paper" in text


def test_duties_of_another_agreement_are_not_left_out():
    """Hours given for the estates team stand in the paper, though it is not what is proposed."""
    rows = {
        "post": ["first-sergeant"],
        "officer": ["P-1"],
        "day": ["2017-11-06"],
        "rostered_minutes": [480],
        "status": ["worked"],
    }
    catalogue = catalogue_of(s92kit_towerhamlets)
    estates = catalogue.agreement("towerhamlets/estates-2017")
    result = delivered(estates, duties_from_frame(pd.DataFrame(rows)), None, london_rates())
    context = report_context(
        catalogue, "towerhamlets", london_rates(), deliveries=(result,), on=date(2021, 4, 1)
    )
    section = next(
        part
        for part in growth_proposal(context).sections
        if part.title == "Hours, funding and dates"
    )
    assert estates.title in [part.title for part in section.sections]
