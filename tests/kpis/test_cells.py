"""Cells put together, what shares leave over of 100 per cent, and bases of rates."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

import attrs
import pytest
from teams import APRIL, duty, result, team
from walford_kpis import MEASURES, QUARTERS, YEAR, framework, rows

from s92kit.errors import InvalidValueError
from s92kit.figures import FigureKind, Unit
from s92kit.kpis import (
    Base,
    Completeness,
    MeasuredCell,
    NotAdditiveError,
    base_over,
    delivered_hours,
    filled_strength,
    mean_of_periods,
    measured,
    pooled,
    residual,
    whole_of,
)
from s92kit.periods import Period

BRENT_SHARES = (52, 34, 6, 5, 2, 2)


def _share(name: str, value: Fraction, period: Period = YEAR) -> MeasuredCell:
    return MeasuredCell(
        indicator=f"walford/{name}",
        period=period,
        unit=Unit.PER_CENT,
        kind=FigureKind.SHARE,
        value=value,
    )


def test_shares_are_not_forced_to_a_hundred():
    """Shares printed as 52, 34, 6, 5, 2 and 2 come to 101: one point more than the whole."""
    cells = [_share(str(at), Fraction(value)) for at, value in enumerate(BRENT_SHARES)]
    assert residual(cells) == -1
    assert residual([*cells, attrs.evolve(cells[0], value=None, unknown_because="late")]) is None
    assert residual([]) is None


def test_what_shares_leave_over_is_that_of_the_shares_as_printed():
    """Two halves of a point are rounded up, both: 50.5 and 49.5 print as 51 and 50."""
    cells = [_share("a", Fraction(101, 2)), _share("b", Fraction(99, 2))]
    assert residual(cells) == 0
    assert residual(cells, places=0) == -1
    assert residual(cells, places=1) == 0


def test_four_quarters_count_alike_in_their_mean_and_not_in_the_pool():
    """10 of 20, 40 of 100, 45 of 50 and 6 of 30: a mean of 50%, and 50.5% of all two hundred."""
    quarters = [
        attrs.evolve(
            _share("a", Fraction(100 * top, bottom), period),
            numerator=Fraction(top),
            denominator=Fraction(bottom),
        )
        for (top, bottom), period in zip(
            ((10, 20), (40, 100), (45, 50), (6, 30)), QUARTERS, strict=True
        )
    ]
    mean, whole = mean_of_periods(quarters), pooled(quarters)
    assert (mean.value, whole.value, whole.denominator) == (50, Fraction(101, 2), 200)
    assert mean.how == "mean of the shares of 4 periods, each counting alike"
    assert whole.how == "pooled: 101 of 200"
    assert (mean.period, whole.period) == (YEAR, YEAR)


@pytest.mark.parametrize(
    ("states", "worst"),
    [
        (("COMPLETE", "COMPLETE"), "COMPLETE"),
        (("COMPLETE", "NOT_STATED"), "NOT_STATED"),
        (("PARTIAL", "NOT_STATED"), "PARTIAL"),
    ],
)
def test_a_whole_is_as_complete_as_its_worst_part(states, worst):
    """One quarter cut short leaves the year cut short."""
    parts = [
        attrs.evolve(each, completeness=Completeness[state])
        for each, state in zip(
            measured(framework("arrests"), rows(500), QUARTERS[:2]).cells, states, strict=True
        )
    ]
    assert whole_of(parts, MEASURES["arrests"]).completeness is Completeness[worst]


def test_the_residual_of_a_whole_is_told_for_each_period():
    """Shares that bear one whole's name are added up, exactly or as they are printed."""
    frame = framework("asb-share")
    shares = attrs.evolve(
        frame, indicators=tuple(attrs.evolve(each, whole="priorities") for each in frame.indicators)
    )
    result = measured(shares, rows(500), [YEAR])
    (period, group, left) = result.residuals("priorities")[0]
    assert (period, group) == (YEAR, ())
    assert left == 100 - result.cells[0].value


def test_a_part_that_is_unknown_leaves_the_whole_unknown():
    """A missing quarter is not nought in the year."""
    parts = list(measured(framework("arrests"), rows(500), QUARTERS).cells)
    parts[1] = attrs.evolve(parts[1], value=None, numerator=None, unknown_because="late return")
    whole = whole_of(parts, MEASURES["arrests"])
    assert (whole.value, whole.unknown_because) == (None, "late return")
    shares = list(measured(framework("asb-share"), rows(500), QUARTERS).cells)
    shares[1] = attrs.evolve(shares[1], value=None, unknown_because="late return")
    assert pooled(shares).unknown_because == "late return"
    assert mean_of_periods(shares).unknown_because == "late return"


def test_a_quarter_with_nothing_adds_nothing_to_the_pool():
    """It has no share of its own, so that there is no mean, and the pool goes on without it."""
    shares = list(measured(framework("asb-share"), rows(500), QUARTERS[:2]).cells)
    empty = attrs.evolve(
        shares[1],
        numerator=Fraction(0),
        denominator=Fraction(0),
        value=None,
        unknown_because="there is nothing to be a share of",
    )
    assert pooled([shares[0], empty]).value == shares[0].value
    assert mean_of_periods([shares[0], empty]).value is None
    nothing = attrs.evolve(empty, period=shares[0].period)
    assert pooled([nothing, empty]).unknown_because == "there is nothing to be a share of"


def test_what_does_not_follow_or_is_no_share_is_refused():
    """Days left out, two indicators, or a count where shares are wanted."""
    counts = measured(framework("arrests"), rows(500), QUARTERS).cells
    with pytest.raises(InvalidValueError):
        whole_of([counts[0], counts[2]], MEASURES["arrests"])
    with pytest.raises(InvalidValueError):
        whole_of([], MEASURES["arrests"])
    for join in (pooled, mean_of_periods):
        with pytest.raises(NotAdditiveError):
            join(counts)


def test_a_cell_is_a_figure_with_its_reason_or_its_assumption():
    """What is partial is an assumption of the figure; what is unknown is told why."""
    partial = attrs.evolve(
        _share("a", Fraction(1, 3)),
        completeness=Completeness.PARTIAL,
        partial_because="the data cover 20 of the 30 days",
    )
    figure = partial.figure("Share charged")
    assert figure.assumptions == ("the data cover 20 of the 30 days",)
    assert figure.text == "0.33%"
    unknown = attrs.evolve(partial, value=None, unknown_because="late")
    assert unknown.figure("Share charged").text == "cannot be determined, because late"
    assert (partial.known, unknown.known, unknown.decimal) == (True, False, None)
    with pytest.raises(InvalidValueError):
        attrs.evolve(partial, value=None)


def test_a_base_is_added_up_over_its_parts_and_a_stock_is_not():
    """Two months of hours make two months; residents of a year are those of its quarter."""
    months = [Period(start=date(2019, m, 1), end=date(2019, m + 1, 1)) for m in (4, 5)]
    both = Period(start=months[0].start, end=months[1].end)
    hours = [Base(name="delivered hours", period=each, value=Fraction(100)) for each in months]
    assert base_over("delivered hours", hours, both) == (200, "")
    assert base_over("delivered hours", hours[:1], both)[0] is None
    late = attrs.evolve(hours[1], value=None, unknown_because="no duties are recorded")
    assert base_over("delivered hours", [hours[0], late], both) == (None, "no duties are recorded")
    people = Base(name="residents", period=YEAR, value=Fraction(300_000), kind=FigureKind.STOCK)
    assert base_over("residents", [people], both) == (300_000, "")
    for change in ({"value": Decimal(1)}, {"value": Fraction(-1)}, {"kind": FigureKind.RATE}):
        with pytest.raises(InvalidValueError):
            attrs.evolve(people, **change)


def test_strength_counts_filled_posts_and_hours_what_was_delivered():
    """Half the rostered minutes of four posts vacant for a month leave two officer-months."""
    delivery = result(duty(), duty(officer=None, status="vacant", day="2019-04-02"), period=APRIL)
    (strength,) = filled_strength(delivery, team())
    (hours,) = delivered_hours(delivery)
    assert (strength.value, strength.period, hours.value) == (2, APRIL, 8)
    arrests = measured(
        framework("arrests-per-officer-month"), rows(2_000), [APRIL], strength=[strength]
    )
    (cell,) = arrests.cells
    assert cell.value == cell.numerator / 2


def test_a_month_without_duties_leaves_strength_unknown():
    """May has no duty on record, so that nobody can tell how many posts were filled."""
    both = Period(start=APRIL.start, end=date(2019, 6, 1))
    delivery = result(duty(), period=both)
    _, may = filled_strength(delivery, team())
    assert may.unknown_because.startswith("no duties of constables are recorded for 1 May 2019")
    assert delivered_hours(delivery)[1].value is None
