"""Outcomes that two teams or programmes both claim are found, pair by pair."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from s92kit.claims import DOUBLE_CLAIM, find_double_claims
from s92kit.figures import Unit
from s92kit.findings import Outcome
from s92kit.periods import Period
from s92kit.sources import Source
from s92kit.testing import walford

FIGURES = walford.s92kit_published_figures()


def paper(title):
    """A paper by its title."""
    return Source(title=title, locator="outcomes", published_on=None)


@pytest.fixture
def claim(stated):
    """A claim of seven arrests, and whatever else differs."""
    plain = {"unit": Unit.COUNT, "measure": "arrests", "credited_to": "estates team"}

    def make(**other):
        return stated("arrests", "7", **(plain | {"source": paper("Bid 1")} | other))

    return make


def test_a_pair_of_papers_is_one_finding():
    """Walford's two bids claim two outcomes alike: the finding names both, and the teams."""
    (finding,) = find_double_claims(FIGURES)
    assert finding.outcome is Outcome.NOT_MET
    assert finding.code == DOUBLE_CLAIM.code
    for words in (
        "Walford growth bid 1, a fictitious paper credits town centre team",
        "Walford growth bid 2, a fictitious paper credits estates team",
        "the same 2 outcomes: Arrests 41, Weapon sweeps 12",
    ):
        assert words in finding.message


@given(st.permutations(FIGURES))
def test_the_order_of_figures_never_matters(figures):
    """However they are mixed, it is the same pair with the same outcomes."""
    (finding,) = find_double_claims(figures)
    first = "Walford growth bid 1, a fictitious paper credits town centre team, and Walford growth"
    assert finding.message.startswith(first)
    assert "the same 2 outcomes" in finding.message


def test_one_outcome_alone_is_one(claim):
    """In the singular."""
    other = claim(credited_to="town centre team", source=paper("Bid 2"))
    (finding,) = find_double_claims([claim(), other])
    assert "with the same outcome: Arrests 7." in finding.message


def test_three_claimants_are_three_pairs(claim):
    """Each two of them have something to settle."""
    claims = [claim(credited_to=f"team {n}", source=paper(f"Bid {n}")) for n in (1, 2, 3)]
    assert len(find_double_claims(claims)) == 3


def test_one_paper_may_claim_twice(claim):
    """What one paper credits to two teams is claimed twice as well."""
    (finding,) = find_double_claims([claim(), claim(credited_to="town centre team")])
    assert finding.outcome is Outcome.NOT_MET


@pytest.mark.parametrize(
    "difference",
    [
        {"credited_to": "estates team"},
        {"measure": "warnings"},
        {"value": "8"},
        {"unit": Unit.HOURS},
        {"period": Period.inclusive(date(2019, 4, 1), date(2020, 3, 31))},
        {"period_in_words": "since the start"},
        {"credited_to": ""},
        {"measure": ""},
    ],
    ids=lambda difference: f"{next(iter(difference))}={next(iter(difference.values()))}",
)
def test_what_differs_is_no_double_claim(claim, difference):
    """Another team's own number, another measure or other days, or no claim at all."""
    if "value" in difference:
        difference = {"value": Decimal(difference["value"])}
    other = attrs.evolve(claim(credited_to="town centre team"), **difference)
    (finding,) = find_double_claims([claim(), other])
    assert finding.outcome is Outcome.MET


def test_figures_that_measure_nothing_named_claim_nothing(claim):
    """Two sevens are not the same seven while nobody says what they count."""
    claims = [claim(measure=""), claim(measure="", credited_to="town centre team")]
    (finding,) = find_double_claims(claims)
    assert finding.outcome is Outcome.MET


def test_no_figures_claim_nothing():
    """The rule is met, and the answer is not empty."""
    (finding,) = find_double_claims([])
    assert finding.outcome is Outcome.MET
