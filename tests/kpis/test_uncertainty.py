"""The interval that goes with an indicator's counts, and where there is none."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from walford_kpis import MEASURES, YEAR

from s92kit.figures import FigureKind, Unit
from s92kit.intervals import byar, exact_poisson, wilson
from s92kit.kpis import MeasuredCell, interval_of


def cell(top, bottom=None, *, value=1):
    """What an indicator came to, of so many out of so many."""
    return MeasuredCell(
        indicator="walford/x",
        period=YEAR,
        unit=Unit.COUNT,
        kind=FigureKind.IN_PERIOD,
        numerator=None if top is None else Fraction(top),
        denominator=None if bottom is None else Fraction(bottom),
        value=None if value is None else Fraction(value),
        unknown_because="late" if value is None else "",
    )


@pytest.mark.parametrize("name", ["arrests", "records", "arrests-so-far"])
def test_a_count_is_exact_below_ten_and_byars_from_there(name):
    """Nine and ten are on either side."""
    assert interval_of(cell(9), MEASURES[name]) == exact_poisson(9)
    assert interval_of(cell(10), MEASURES[name]) == byar(10)


def test_a_rate_is_for_as_many_as_it_is_printed_for():
    """1,298 in 153,569 hours are 8.00 to 8.92 for each thousand."""
    rate = interval_of(cell(1298, 153569), MEASURES["arrests-per-1000-patrol-hours"])
    assert (f"{rate.lower:.2f}", f"{rate.upper:.2f}") == ("8.00", "8.92")
    month = interval_of(cell(12, Fraction(119, 2)), MEASURES["arrests-per-officer-month"])
    assert abs(month.upper - byar(12).upper / Decimal("59.5")) < Decimal("1e-20")


def test_a_pooled_share_is_wilsons_in_per_cent():
    """21 of 121 are 11.6% to 25.1%."""
    share = interval_of(cell(21, 121), MEASURES["asb-share"])
    assert (share.lower, share.upper) == (wilson(21, 121).lower * 100, wilson(21, 121).upper * 100)
    assert (f"{share.lower:.1f}", f"{share.upper:.1f}") == ("11.6", "25.1")


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("arrests", cell(None)),
        ("arrests", cell(9, value=None)),
        ("arrests", cell(Fraction(19, 2))),
        ("patrol-hours", cell(9)),
        ("cases", cell(9)),
        ("cash-seized", cell(9)),
        ("arrests-change", cell(9, 7)),
        ("asb-share", cell(9, 0)),
        ("asb-share", cell(9, 8)),
        ("asb-share", cell(9, Fraction(21, 2))),
        ("asb-share-by-quarters", cell(9, 20)),
        ("asb-share-change", cell(9, 20)),
        ("arrests-per-officer-month", cell(9, 0)),
    ],
)
def test_what_has_no_such_interval_is_given_none(name, found):
    """Hours, pounds, cases, changes, means of shares, parts above their wholes, the unknown."""
    assert interval_of(found, MEASURES[name]) is None


def test_without_a_measure_there_is_no_interval():
    """Nobody knows what was counted."""
    assert interval_of(cell(9), None) is None
