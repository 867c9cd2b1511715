"""Havering's rule of red, amber and green, on the response times that its committee looked at."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

import s92kit_havering
from s92kit.figures import FigureKind, Unit
from s92kit.kpis import (
    Completeness,
    Direction,
    MeasuredCell,
    Rag,
    RagKind,
    same_period_last_year,
    scorecard,
)
from s92kit.periods import financial_quarter_of

(FRAMEWORK,) = s92kit_havering.s92kit_kpi_frameworks()
QUARTER = financial_quarter_of(date(2020, 7, 1))


def share(value, period):
    """The share of immediate calls attended in time, as the paper prints it."""
    return MeasuredCell(
        indicator="havering/i-grade-in-time",
        period=period,
        unit=Unit.PER_CENT,
        kind=FigureKind.SHARE,
        value=Fraction(value),
        completeness=Completeness.COMPLETE,
    )


def test_the_rule_is_the_council_s_own():
    """Ten per cent off the target, then last year; red needs a corrective action."""
    policy = FRAMEWORK.rag_policy
    assert policy.kind is RagKind.LAST_YEAR
    assert policy.tolerance_percent == 10
    assert policy.corrective_action_for == (Rag.RED,)


@pytest.mark.parametrize(
    ("value", "rag", "action"), [("76.83", Rag.RED, True), ("82", Rag.GREEN, False)]
)
def test_immediate_calls_against_the_standard_of_ninety(value, rag, action):
    """84.45 the year before: 76.83 is red, 82 within ten per cent of ninety."""
    cells = (share(value, QUARTER), share("84.45", same_period_last_year(QUARTER)))
    (line,) = scorecard(FRAMEWORK, cells, QUARTER, as_at=date(2020, 11, 1)).lines
    assert (line.rating.rag, line.action_missing) == (rag, action)
    assert line.long.direction is Direction.WORSE
    assert line.target.value == Decimal(90)


def test_no_target_of_the_team_is_made_up():
    """The reports print counts; only the police's own standards are targets."""
    targets = [each.id for each in FRAMEWORK.indicators if each.targets]
    assert targets == ["havering/i-grade-in-time", "havering/s-grade-in-time"]
