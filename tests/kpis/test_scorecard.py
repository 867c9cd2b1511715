"""Scorecards: what may be rated, which way a figure went, and what its owner must say."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

import attrs
import pytest

from s92kit.errors import InvalidValueError
from s92kit.figures import FigureKind, Unit
from s92kit.findings import Outcome
from s92kit.kpis import (
    Commentary,
    Completeness,
    Direction,
    MeasuredCell,
    Rag,
    periods_around,
    previous_period,
    same_period_last_year,
    scorecard,
)
from s92kit.periods import Period, financial_quarter_of, financial_year, quarters_from
from s92kit.testing import walford

(FRAMEWORK,) = walford.s92kit_kpi_frameworks()
WEAPONS, WARNINGS, SHARE, ARRESTS = (each.id for each in FRAMEWORK.indicators)
QUARTER = financial_quarter_of(date(2019, 7, 1))
LATER = date(2019, 11, 1)


def cell(indicator, value, period=QUARTER, **more):
    """What an indicator came to over a quarter."""
    return MeasuredCell(
        indicator=indicator,
        period=period,
        unit=Unit.COUNT,
        kind=FigureKind.IN_PERIOD,
        numerator=None if value is None else Fraction(value),
        value=None if value is None else Fraction(value),
        unknown_because="nothing is recorded" if value is None else "",
        **({"completeness": Completeness.COMPLETE} | more),
    )


def card_of(*cells, as_at=LATER, period=QUARTER, **more):
    """The scorecard of cells."""
    return scorecard(FRAMEWORK, cells, period, as_at=as_at, **more)


def line_of(*cells, **more):
    """The only line of a scorecard."""
    (line,) = card_of(*cells, **more).lines
    return line


def test_a_value_stands_beside_its_target_rating_and_directions():
    """Twenty weapons are the target of a quarter; more were taken than before and last year."""
    line = line_of(
        cell(WEAPONS, 18),
        cell(WEAPONS, 17, previous_period(QUARTER)),
        cell(WEAPONS, 19, same_period_last_year(QUARTER)),
    )
    assert (line.figure.value, line.target.value) == (18, 20)
    assert line.rating.rag is Rag.GREEN
    assert line.outcome is Outcome.NOT_MET
    assert (line.short.direction, line.long.direction) == (Direction.BETTER, Direction.WORSE)
    assert line.interval.method == "Byar's formula"


@pytest.mark.parametrize(("value", "outcome"), [(20, Outcome.MET), (19, Outcome.NOT_MET)])
def test_the_target_itself_is_met(value, outcome):
    """Twenty of twenty are enough, nineteen are not."""
    assert line_of(cell(WEAPONS, value)).outcome is outcome


@pytest.mark.parametrize(("value", "outcome"), [(30, Outcome.MET), (31, Outcome.NOT_MET)])
def test_where_lower_is_better_the_target_is_the_most(value, outcome):
    """Thirty warnings are met, thirty-one are not."""
    assert line_of(cell(WARNINGS, value)).outcome is outcome


def test_a_year_is_held_against_the_target_of_a_year():
    """A quarter's target is none for a year, and the other way about."""
    year = financial_year(2019)
    assert line_of(cell(WEAPONS, 70, year), period=year, as_at=date(2020, 5, 1)).target.value == 80
    line = line_of(cell(WARNINGS, 70, year), period=year, as_at=date(2020, 5, 1))
    assert line.target is None
    assert (line.outcome, line.reason) == (Outcome.UNDETERMINED, "no target is recorded")


@pytest.mark.parametrize(
    ("given", "as_at", "because"),
    [
        (cell(WEAPONS, None), LATER, "nothing is recorded"),
        (cell(WEAPONS, 40), date(2019, 9, 29), "the period ends on 30 September 2019"),
        (
            cell(WEAPONS, 40, completeness=Completeness.PARTIAL, partial_because="August is late"),
            LATER,
            "August is late",
        ),
        (
            cell(WEAPONS, 40, completeness=Completeness.NOT_STATED),
            LATER,
            "nobody says whether the data cover",
        ),
    ],
)
def test_late_and_partial_data_are_not_judged(given, as_at, because):
    """Forty of twenty may be far above the target, and still cannot be told."""
    line = line_of(given, as_at=as_at)
    assert line.rating.rag is None
    assert line.outcome is Outcome.UNDETERMINED
    assert because in line.reason
    assert line.short.direction is None


def test_on_its_last_day_a_period_may_be_judged():
    """The day before it may not."""
    assert line_of(cell(WEAPONS, 40), as_at=date(2019, 9, 30)).rating.rag is Rag.GREEN


def test_a_period_shorter_than_the_one_reported_is_not_judged():
    """A month of an indicator that is reported by the quarter."""
    month = Period(start=date(2019, 7, 1), end=date(2019, 8, 1))
    line = line_of(cell(WEAPONS, 40, month), period=month)
    assert "reported by the quarter" in line.rating.because


def test_a_share_of_the_work_is_neither_good_nor_bad():
    """It went up or down, and that is all."""
    line = line_of(cell(SHARE, 40), cell(SHARE, 30, previous_period(QUARTER)))
    assert line.short.direction is Direction.HIGHER
    assert line.rating.rag is None


def test_red_asks_for_a_corrective_action():
    """Nothing said is a finding, and so is a text without what will be done."""
    red = (cell(WEAPONS, 10), cell(WEAPONS, 11, same_period_last_year(QUARTER)))
    card = card_of(*red)
    assert card.lines[0].rating.rag is Rag.RED
    assert [each.code for each in card.findings.not_met] == ["kpis/corrective-action"]
    said = Commentary(indicator=WEAPONS, period=QUARTER, text="Two officers were on leave.")
    assert card_of(*red, commentary=[said]).findings.not_met
    done = attrs.evolve(said, corrective_action="A sweep of the market in October.")
    assert not card_of(*red, commentary=[done]).findings.not_met


def test_what_is_not_red_asks_for_none():
    """Green owes no action."""
    assert not card_of(cell(WEAPONS, 20)).findings.not_met


def test_the_trail_leads_up_to_the_period_and_shows_its_gaps():
    """A quarter that cannot be determined is a gap, and nothing is told of before the first."""
    quarters = quarters_from(date(2018, 4, 1), 6)
    cells = [
        cell(ARRESTS, value, each)
        for each, value in zip(quarters, (None, 5, None, 7, 8, 9), strict=True)
    ]
    line = line_of(*cells)
    assert [point.value for point in line.trail] == [5, None, 7, 8, 9]
    assert line.trail[-1].period == QUARTER


def test_a_team_s_quarters_need_not_be_the_council_s():
    """The quarter before one that began on the ninth of the month begins on the ninth too."""
    first, second = quarters_from(date(2017, 1, 9), 2)
    assert previous_period(second) == first
    assert first in periods_around(second)


def test_the_same_period_last_year_is_a_leap_day_shorter():
    """February is whole in either year."""
    leap = Period(start=date(2020, 2, 1), end=date(2020, 3, 1))
    assert same_period_last_year(leap).days == 28


def test_a_broken_period_follows_one_of_as_many_days():
    """Ten days come before ten days."""
    ten = Period(start=date(2019, 7, 5), end=date(2019, 7, 15))
    assert previous_period(ten) == Period(start=date(2019, 6, 25), end=date(2019, 7, 5))


def test_a_trail_of_nothing_is_refused():
    """The period itself is the least."""
    assert QUARTER in periods_around(QUARTER, trail=1)
    with pytest.raises(InvalidValueError):
        periods_around(QUARTER, trail=0)


def test_the_order_of_cells_never_matters():
    """A scorecard is in the framework's order."""
    cells = [cell(ARRESTS, 3), cell(WEAPONS, 20), cell(WARNINGS, 10)]
    assert card_of(*cells) == card_of(*reversed(cells))
    assert [line.indicator.id for line in card_of(*cells).lines] == [WEAPONS, WARNINGS, ARRESTS]


def test_without_a_rule_there_is_no_colour():
    """A framework whose papers state no rule of red, amber and green gives none."""
    bare = attrs.evolve(FRAMEWORK, rag_policy=None)
    (line,) = scorecard(bare, [cell(WEAPONS, 20)], QUARTER, as_at=LATER).lines
    assert line.rating.because == "no rule of red, amber and green is recorded"
    assert line.figure.value == Decimal(20)
