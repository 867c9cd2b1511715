"""The task force's indicators, as the bid and later reports count them."""

from __future__ import annotations

from decimal import Decimal

import pytest

import s92kit_towerhamlets
from s92kit.kpis import Held, Polarity, Rag, RagKind, rated

(FRAMEWORK,) = s92kit_towerhamlets.s92kit_kpi_frameworks()


def test_the_seven_figures_of_the_bid_are_indicators():
    """In the bid's own order, and first."""
    assert [each.title for each in FRAMEWORK.indicators[:7]] == [
        "Arrests",
        "ASB warnings issued",
        "Vehicles seized",
        "Referrals to DIP/RESET",
        "Referrals to the Stop and Think programme",
        "Referrals of vulnerable women",
        "Brothels investigated and closed",
    ]


@pytest.mark.parametrize(
    ("value", "rag"), [("100", Rag.GREEN), ("99", Rag.AMBER), ("80", Rag.AMBER), ("79", Rag.RED)]
)
def test_the_rule_is_that_of_a_minimum_expectation(value, rag):
    """Made-up figures: the paper's term, and no target or minimum of the task force's."""
    held = Held(
        value=Decimal(value),
        polarity=Polarity.HIGHER,
        target=Decimal(100),
        minimum=Decimal(80),
    )
    assert FRAMEWORK.rag_policy.kind is RagKind.MINIMUM
    assert rated(FRAMEWORK.rag_policy, held).rag is rag
    assert not any(each.targets for each in FRAMEWORK.indicators)
