"""Charts of what the police publish month by month for the three boroughs."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from s92kit.figures import Unit
from s92kit.kpis import Observation, Polarity, SpecialCause, Variation, control_chart
from s92kit.opendata import read_met_counts
from s92kit.periods import Period, add_months
from s92kit.reports import chart_in_words, control_chart_svg

DATA = Path(__file__).resolve().parents[3] / "shared" / "data" / "mps_datastore"
pytestmark = pytest.mark.skipif(
    not DATA.is_dir(), reason=f"The Met's monthly tables are not at {DATA.name} beside the project."
)

# Mean and limits to one place, and the months outside them, worked out by hand from the table.
CHARTED = {
    "Brent": ("151.7", "85.8", "217.6", []),
    "Havering": ("92.5", "58.1", "126.8", ["2023-12", "2025-02", "2025-03"]),
    "Tower Hamlets": (
        *("201.1", "145.5", "256.7"),
        ["2025-02", "2025-05", "2025-06", "2025-09", "2025-11"],
    ),
}


@pytest.fixture(scope="module")
def counts():
    """Monthly counts by borough, December 2023 to November 2025."""
    return read_met_counts(next(DATA.glob("MPS*")))


def burglaries(counts, borough):
    """A chart of the burglaries recorded in one borough."""
    return control_chart(
        [
            Observation(
                period=Period(start=each.month, end=add_months(each.month, 1)),
                value=Decimal(each.count),
            )
            for each in counts.series(borough, "BURGLARY")
        ],
        label=f"Burglaries recorded in {borough}",
        unit=Unit.COUNT,
        polarity=Polarity.LOWER,
    )


@pytest.mark.parametrize(("borough", "found"), CHARTED.items(), ids=CHARTED)
def test_two_years_of_burglary_are_charted_with_limits(counts, borough, found):
    """Twenty-four months, limits that are no trial, and the months that are outside them."""
    chart = burglaries(counts, borough)
    limits = chart.limits
    rounded = tuple(f"{each:.1f}" for each in (limits.mean, limits.lower, limits.upper))
    outside = [
        f"{point.period.start:%Y-%m}"
        for point in chart.points
        if point.cause is SpecialCause.OUTSIDE
    ]
    assert len(chart.points) == 24
    assert (*rounded, outside) == found
    assert chart.notes == ()


def test_a_long_run_below_the_mean_is_an_improvement(counts):
    """Brent's ten months from January 2025, which may be many things and are not chance."""
    points = burglaries(counts, "Brent").points
    shift = [point for point in points if point.period.start.year == 2025]
    below = [point.causes for point in shift[:10]]
    assert below == [(SpecialCause.SHIFT,)] * 10
    assert {point.variation for point in shift[:10]} == {Variation.IMPROVEMENT}


@pytest.mark.parametrize("borough", CHARTED)
def test_the_drawing_says_what_it_shows(counts, borough):
    """Whoever hears the drawing is told the mean, the limits and each rule by name."""
    chart = burglaries(counts, borough)
    drawing = control_chart_svg(chart)
    assert chart_in_words(chart) in drawing
    assert f"Mean {CHARTED[borough][0]}" in drawing
    assert drawing.count("<title>") == 24
