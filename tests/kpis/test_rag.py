"""Red, amber and green by three councils' kinds of rule, on both sides of each boundary."""

from __future__ import annotations

from decimal import Decimal

import pytest

from s92kit.errors import InvalidValueError
from s92kit.figures import Unit
from s92kit.kpis import (
    Direction,
    Held,
    Polarity,
    Rag,
    RagKind,
    RagPolicy,
    Tolerance,
    rated,
    travel,
)

LAST_YEAR = RagPolicy(kind=RagKind.LAST_YEAR, tolerance_percent=Decimal(10), sources=())
MINIMUM = RagPolicy(kind=RagKind.MINIMUM, sources=())
BANDS = RagPolicy(kind=RagKind.BANDS, tolerance_percent=Decimal(5), sources=())


def held(value, *, polarity=Polarity.HIGHER, **against):
    """A figure with what it is held against."""
    numbers = {
        name: given if isinstance(given, Tolerance) else Decimal(given)
        for name, given in against.items()
    }
    return Held(value=None if value is None else Decimal(value), polarity=polarity, **numbers)


@pytest.mark.parametrize(
    ("value", "last_year", "rag"),
    [
        ("76.83", "84.45", Rag.RED),
        ("82", "84.45", Rag.GREEN),
        ("90", "84.45", Rag.GREEN),
        ("81", "84.45", Rag.GREEN),
        ("80.99", "81", Rag.RED),
        ("80.99", "80.99", Rag.AMBER),
        ("80.99", "80.98", Rag.AMBER),
    ],
)
def test_the_tolerance_and_the_same_quarter_of_last_year(value, last_year, rag):
    """Immediate calls against 90%: 81 is within 10% of it; beyond that last year settles it."""
    assert rated(LAST_YEAR, held(value, target="90", last_year=last_year)).rag is rag


def test_the_worked_example_says_how_far_off_it_is():
    """76.83 against 90 is 14.6% off and not improved."""
    rating = rated(LAST_YEAR, held("76.83", target="90", last_year="84.45"))
    assert rating.text.startswith("red: 14.6% off the target of 90")
    green = rated(LAST_YEAR, held("82", target="90", last_year="84.45"))
    assert green.text == "green: 8.9% off the target of 90, within the tolerance of 10%"


def test_beyond_the_tolerance_without_last_year_nobody_can_tell():
    """Amber or red hangs on a figure that is not known; it is neither by default."""
    rating = rated(LAST_YEAR, held("70", target="90"))
    assert rating.rag is None
    assert "settles whether that is amber or red, is not known" in rating.because


@pytest.mark.parametrize(
    ("value", "last_year", "rag"),
    [("110", "100", Rag.GREEN), ("110.01", "110", Rag.RED), ("110.01", "110.01", Rag.AMBER)],
)
def test_where_lower_is_better_off_target_means_above_it(value, last_year, rag):
    """Burglaries above the target are off it, and below it are not."""
    figure = held(value, polarity=Polarity.LOWER, target="100", last_year=last_year)
    assert rated(LAST_YEAR, figure).rag is rag
    assert rated(LAST_YEAR, held("1", polarity=Polarity.LOWER, target="100")).rag is Rag.GREEN


@pytest.mark.parametrize(
    ("value", "rag"),
    [("60", Rag.GREEN), ("59.99", Rag.AMBER), ("50", Rag.AMBER), ("49.99", Rag.RED)],
)
def test_the_minimum_expectation(value, rag):
    """Amber is below the target and at the minimum or above it."""
    assert rated(MINIMUM, held(value, target="60", minimum="50")).rag is rag


def test_without_a_minimum_a_missed_target_cannot_be_rated():
    """A met target needs no minimum; a missed one does."""
    assert rated(MINIMUM, held("60", target="60")).rag is Rag.GREEN
    missed = rated(MINIMUM, held("59", target="60"))
    assert missed.rag is None
    assert "no minimum expectation is recorded" in missed.because


@pytest.mark.parametrize(
    ("value", "rag"),
    [("100", Rag.GREEN), ("99.99", Rag.AMBER), ("95", Rag.AMBER), ("94.99", Rag.RED)],
)
def test_plain_bands(value, rag):
    """Amber is within the tolerance of the target, red beyond it."""
    assert rated(BANDS, held(value, target="100")).rag is rag


@pytest.mark.parametrize(("value", "rag"), [("87", Rag.AMBER), ("86.99", Rag.RED)])
def test_an_indicator_s_own_tolerance_goes_first(value, rag):
    """Three percentage points are not three per cent."""
    own = Tolerance(value=Decimal(3), unit=Unit.PERCENTAGE_POINTS)
    assert rated(BANDS, held(value, target="90", tolerance=own)).rag is rag


@pytest.mark.parametrize(("value", "rag"), [("87.3", Rag.AMBER), ("87.29", Rag.RED)])
def test_an_indicator_s_own_per_cent_goes_first_too(value, rag):
    """Three per cent of 90 are 2.7, and the rule's own five do not count."""
    own = Tolerance(value=Decimal(3), unit=Unit.PER_CENT)
    assert rated(BANDS, held(value, target="90", tolerance=own)).rag is rag


@pytest.mark.parametrize(("value", "rag"), [("-10.5", Rag.AMBER), ("-9", Rag.RED)])
def test_a_target_may_be_a_fall(value, rag):
    """A change of -11% aimed at has a tolerance of 0.55, which is not below nought."""
    figure = held(value, polarity=Polarity.LOWER, target="-11")
    assert rated(BANDS, figure).rag is rag


def test_a_minimum_alone_settles_what_is_missed():
    """Below the minimum it is red, target or none; above it only the target could tell."""
    missed = rated(MINIMUM, held("49", minimum="50"))
    assert (missed.rag, missed.because) == (Rag.RED, "the minimum expectation of 50 is missed")
    met = rated(MINIMUM, held("50", minimum="50"))
    assert met.rag is None
    assert "no target is recorded" in met.because


def test_off_a_target_of_nought_there_is_no_per_cent():
    """No tolerance in per cent of nought is any, and none is printed."""
    figure = held("2", polarity=Polarity.LOWER, target="0", last_year="3")
    assert rated(LAST_YEAR, figure).text == (
        "amber: 2 off the target of 0, but no worse than 3 in the same period of last year"
    )


@pytest.mark.parametrize(
    ("figure", "because"),
    [
        (held(None, target="90"), "the figure cannot be determined"),
        (held("80"), "no target is recorded"),
        (held("80", polarity=None, target="90"), "is recorded as better"),
        (held("80", polarity=Polarity.NEUTRAL, target="90"), "is recorded as better"),
    ],
)
@pytest.mark.parametrize("policy", [LAST_YEAR, MINIMUM, BANDS])
def test_what_is_not_recorded_gives_no_colour(policy, figure, because):
    """No colour is given by default, and the reason is."""
    rating = rated(policy, figure)
    assert rating.rag is None
    assert because in rating.text


def test_a_rule_must_fit_its_tolerance():
    """A tolerance where the rule has none, or none where it has one, is refused."""
    with pytest.raises(InvalidValueError):
        RagPolicy(kind=RagKind.BANDS, sources=())
    with pytest.raises(InvalidValueError):
        RagPolicy(kind=RagKind.MINIMUM, tolerance_percent=Decimal(5), sources=())
    with pytest.raises(InvalidValueError):
        RagPolicy(kind=RagKind.BANDS, tolerance_percent=Decimal(-1), sources=())


@pytest.mark.parametrize(
    ("value", "polarity", "direction"),
    [
        (80, Polarity.HIGHER, Direction.WORSE),
        (80, Polarity.LOWER, Direction.BETTER),
        (90, Polarity.HIGHER, Direction.BETTER),
        (90, Polarity.LOWER, Direction.WORSE),
        (84, Polarity.LOWER, Direction.SAME),
        (90, Polarity.NEUTRAL, Direction.HIGHER),
        (80, None, Direction.LOWER),
    ],
)
def test_better_is_not_higher(value, polarity, direction):
    """An arrow of travel points the better way, whichever that is."""
    assert travel(Decimal(value), Decimal(84), polarity).direction is direction


def test_a_direction_from_nowhere_cannot_be_told():
    """Where the earlier figure is not known there is no arrow."""
    assert travel(Decimal(3), None, Polarity.LOWER).direction is None
