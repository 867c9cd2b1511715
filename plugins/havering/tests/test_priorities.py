"""What the scheme paper leaves open of Havering's priorities, and whose its outcomes are."""

from __future__ import annotations

from decimal import Decimal

import pytest

import s92kit_havering
from s92kit.claims import Standpoint, contradictions, ledger, outcome_claims
from s92kit.plugins import catalogue_of
from s92kit.rates import london_rates
from s92kit.themes import Theme

TEAM = "Havering Joint Task Force"


@pytest.fixture(scope="module")
def catalogue():
    """Everything that the plugin gives."""
    return catalogue_of(s92kit_havering)


@pytest.fixture(scope="module")
def book(catalogue):
    """Every outcome once."""
    return ledger(outcome_claims(catalogue.published_figures))


def test_the_list_of_the_partnership_is_not_there(catalogue):
    """The report names the plan, approved by Full Council in July 2017, and lists nothing of it."""
    (framework,) = catalogue.frameworks
    assert framework.plan.title == "Safer Havering Partnership Plan 2017-2020"
    assert framework.plan.period is None
    (approval,) = framework.plan.approvals
    assert (approval.body, approval.approved_on) == ("Full Council", None)
    assert "does not list them" in framework.incomplete_because


def test_what_it_means_by_anti_social_behaviour_is_open(catalogue):
    """It is mapped to the theme, and nobody can say that it is the same."""
    (framework,) = catalogue.frameworks
    mapped = {each.theme: each for priority in framework.priorities for each in priority.themes}
    assert set(mapped) == {Theme.ASB}
    assert mapped[Theme.ASB].relation is None
    assert "does not say what it counts" in mapped[Theme.ASB].relation_unknown_because


def test_operation_gambler_is_not_the_team_s_own(book):
    """423 and 269 arrests, joint with Essex, without a part that is stated."""
    gambler = [entry for entry in book.entries if entry.standpoint is Standpoint.JOINT]
    assert sorted(entry.count for entry in gambler) == [Decimal(269), Decimal(423)]
    own = [entry for entry in book.of(TEAM) if entry.measure == "arrests"]
    assert {entry.count for entry in own}.isdisjoint({Decimal(269), Decimal(423)})
    assert {Decimal(104), Decimal(200), Decimal(249)} <= {entry.count for entry in own}


def test_five_officers_and_six_stand_side_by_side(catalogue):
    """One sergeant with four constables by the Cabinet report, and with five by the minutes."""
    found = contradictions(catalogue.published_figures, catalogue.agreements, london_rates())
    (headcount,) = (each for each in found if each.subject.endswith("headcount"))
    assert [side.text for side in headcount.sides] == [
        "One sergeant and four constables, five officers in all",
        "One sergeant and five constables",
    ]
    assert len({side.sources[0].title for side in headcount.sides}) == 2
