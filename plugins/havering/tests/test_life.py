"""The life and funding of the Havering agreement, as far as papers show them."""

from __future__ import annotations

from datetime import date

import pytest

import s92kit_havering
from s92kit.agreements import (
    LifeState,
    check_agreement,
    cost_schedule,
    funding_of,
    state_on,
)
from s92kit.findings import Outcome
from s92kit.plugins import catalogue_of
from s92kit.rates import london_rates


@pytest.fixture(scope="module")
def agreement():
    """The one agreement of the plugin."""
    return catalogue_of(s92kit_havering).agreement("havering/partnership-plus-2019")


@pytest.mark.parametrize(
    ("on", "state"),
    [
        (date(2019, 5, 8), LifeState.DECIDED),
        (date(2019, 5, 20), None),
        (date(2019, 6, 1), LifeState.DECIDED),
        (date(2020, 1, 5), None),
        (date(2020, 1, 8), LifeState.IN_SERVICE),
        (date(2022, 12, 31), LifeState.IN_SERVICE),
        (date(2023, 1, 1), LifeState.ENDED),
    ],
)
def test_the_decision_the_call_in_and_the_start(agreement, on, state):
    """Days that the papers do not give leave the state open until they are past."""
    answer = state_on(agreement, on)
    assert answer.state is state, answer.text


def test_before_the_papers_of_may_2019_nothing_was_known(agreement):
    """As known on 7 May 2019 there is no event at all."""
    answer = state_on(agreement, date(2019, 5, 7), known_on=date(2019, 5, 7))
    assert answer.state is None


def test_the_fourth_financial_year_of_service_has_no_funder(agreement):
    """Money for three years, 2019/20 to 2021/22, and service until December 2022."""
    years = funding_of(cost_schedule(agreement, london_rates()), agreement)
    assert [year.unfunded.text for year in years] == ["£0", "£0", "£0", "£223,875"]
    assert years[1].borne_by("corporate-risk-budget").text == "£298,500"


def test_five_officers_and_six_are_both_shown(agreement):
    """The Cabinet report and the minutes of September 2020 give unlike numbers."""
    findings = check_agreement(agreement, london_rates())
    (finding,) = [item for item in findings if item.code == "agreements/statements-agree"]
    assert finding.outcome is Outcome.NOT_MET
    assert "four constables" in finding.message
    assert "five constables" in finding.message
    assert {"paragraph 4.1", "review of council funded police officers"} <= {
        source.locator for source in finding.sources
    }
