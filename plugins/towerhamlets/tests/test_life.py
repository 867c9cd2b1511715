"""The lives of the Tower Hamlets agreements: staged starts, a merger, and what papers claim."""

from __future__ import annotations

from datetime import date

import pytest

import s92kit_towerhamlets
from s92kit.agreements import LifeState, check_agreement, state_on
from s92kit.findings import Outcome
from s92kit.plugins import catalogue_of
from s92kit.rates import london_rates


@pytest.fixture(scope="module")
def catalogue():
    """What the plugin contributes."""
    return catalogue_of(s92kit_towerhamlets)


def findings_of(catalogue, name, code):
    """The findings of one rule about an agreement."""
    known = frozenset(agreement.id for agreement in catalogue.agreements)
    found = check_agreement(
        catalogue.agreement(f"towerhamlets/{name}"), london_rates(), known_agreements=known
    )
    return [item for item in found if item.code == f"agreements/{code}"]


@pytest.mark.parametrize(
    ("name", "on", "state"),
    [
        ("estates-2017", date(2017, 11, 1), LifeState.IN_SERVICE),
        ("estates-2017", date(2020, 9, 15), None),
        ("estates-2017", date(2020, 10, 1), LifeState.ENDED),
        ("task-force-2015", date(2017, 10, 31), LifeState.IN_SERVICE),
        ("task-force-2015", date(2024, 1, 1), None),
        ("neighbourhood-2018", date(2017, 10, 1), LifeState.DECIDED),
        ("neighbourhood-2018", date(2018, 4, 1), None),
        ("estates-2020", date(2025, 2, 4), None),
        ("task-force-2025", date(2025, 2, 5), LifeState.DECIDED),
    ],
)
def test_each_agreement_stands_where_papers_put_it(catalogue, name, on, state):
    """Months without days, and starts of which there is no paper, leave states open."""
    answer = state_on(catalogue.agreement(f"towerhamlets/{name}"), on)
    assert answer.state is state, answer.text


def test_two_agreements_merge_into_the_one_of_2025(catalogue):
    """All three are there, and each records the same merger."""
    for name in ("estates-2020", "partnership-plus-2021", "task-force-2025"):
        (finding,) = findings_of(catalogue, name, "merger")
        assert finding.outcome is Outcome.MET
        (merger,) = [
            event
            for event in catalogue.agreement(f"towerhamlets/{name}").events
            if event.kind == "merger"
        ]
        assert merger.into == "towerhamlets/task-force-2025"


def test_never_called_away_is_held_against_ten_high_demand_days(catalogue):
    """The bid and the terms of the scheme are both shown."""
    (finding,) = findings_of(catalogue, "partnership-plus-2021", "statements-agree")
    assert finding.outcome is Outcome.NOT_MET
    assert "cannot be abstracted" in finding.message
    assert "about 10 high-demand days" in finding.message


def test_the_housing_account_pays_for_the_estates_team(catalogue):
    """Every post of the team works on estates alone."""
    (finding,) = findings_of(catalogue, "estates-2017", "housing-money")
    assert finding.outcome is Outcome.MET


def test_twenty_two_constables_have_their_four_sergeants(catalogue):
    """At one to eight they need three."""
    (finding,) = findings_of(catalogue, "task-force-2025", "supervision")
    assert finding.outcome is Outcome.MET
