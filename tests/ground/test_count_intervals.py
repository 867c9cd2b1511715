"""Intervals of counts and rates: Byar's formula, and the Poisson distribution for few."""

from __future__ import annotations

from decimal import Decimal
from math import exp, factorial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from s92kit.errors import InvalidValueError
from s92kit.intervals import Confidence, byar, count_interval, exact_poisson, rate_interval

COUNTS = st.integers(0, 5000)


@pytest.mark.parametrize(
    ("confidence", "lower", "upper"), [("95%", "50.163", "82.849"), ("99.8%", "42.880", "94.000")]
)
def test_byar_of_sixty_five(confidence, lower, upper):
    """65 lies between 50.163 and 82.849 at 95%, and between 42.880 and 94.000 at 99.8%."""
    interval = byar(65, confidence=Confidence(confidence))
    assert (f"{interval.lower:.3f}", f"{interval.upper:.3f}") == (lower, upper)


@pytest.mark.parametrize(("confidence", "z"), [("90%", "1.644853626951473")])
def test_the_narrow_interval_has_its_own_z(confidence, z):
    """90% is between the 5th and the 95th of a hundred."""
    assert Confidence(confidence).z == Decimal(z)
    assert Confidence(confidence).tail == Decimal("0.05")


@pytest.mark.parametrize("count", range(10))
@pytest.mark.parametrize("confidence", list(Confidence))
def test_the_ends_of_the_exact_interval_leave_the_tails_that_they_should(count, confidence):
    """At the upper end so few are as rare as the tail, and at the lower end so many."""
    interval, tail = exact_poisson(count, confidence=confidence), float(confidence.tail)
    assert _at_most(count, interval.upper) == pytest.approx(tail, abs=1e-12)
    if count:
        assert 1 - _at_most(count - 1, interval.lower) == pytest.approx(tail, abs=1e-12)
    else:
        assert interval.lower == 0


def _at_most(most: int, mean: Decimal) -> float:
    rate = float(mean)
    return sum(exp(-rate) * rate**count / factorial(count) for count in range(most + 1))


def test_a_million_is_as_quick_as_ten():
    """The exact interval of a million lies within 3 of Byar's."""
    exact, near = exact_poisson(1_000_000), byar(1_000_000)
    assert abs(exact.lower - near.lower) < 3
    assert abs(exact.upper - near.upper) < 3


def test_no_interval_of_a_count_reaches_below_none():
    """Byar's formula would go below 0 for one event at 99.8%."""
    assert byar(1, confidence=Confidence.P99_8).lower == 0


def test_the_method_changes_at_ten():
    """Nine is exact, and ten is Byar's; the two hardly differ there."""
    assert count_interval(9).method == "exact Poisson"
    assert count_interval(10).method == "Byar's formula"
    assert abs(exact_poisson(10).upper - byar(10).upper) < Decimal("0.02")


@given(COUNTS)
def test_an_interval_holds_its_count_and_widens_with_confidence(count):
    """The count is inside, and a surer interval holds the less sure."""
    narrow, usual, wide = (count_interval(count, confidence=each) for each in Confidence)
    assert 0 <= wide.lower <= usual.lower <= narrow.lower <= count
    assert count <= narrow.upper <= usual.upper <= wide.upper


def test_arrests_for_each_thousand_hours():
    """1,298 arrests in 153,569 hours are 8.45 for each thousand."""
    interval = rate_interval(1298, 153569, per=1000)
    assert f"{Decimal(1298) * 1000 / 153569:.2f}" == "8.45"
    assert interval.lower < Decimal("8.45") < interval.upper
    assert (f"{interval.lower:.2f}", f"{interval.upper:.2f}") == ("8.00", "8.92")


@given(st.integers(0, 500), st.integers(1, 10**6))
def test_a_rate_is_the_interval_of_its_count_over_what_it_is_reckoned_by(count, whole):
    """Nothing is added by reckoning by a known number."""
    ends, rate = count_interval(count), rate_interval(count, whole)
    assert abs(rate.upper * whole - ends.upper) < Decimal("1e-15")


@pytest.mark.parametrize("method", [byar, exact_poisson])
def test_less_than_none_is_no_count(method):
    """A count below 0 is refused."""
    with pytest.raises(InvalidValueError, match="A count cannot be -1"):
        method(-1)


def test_nothing_to_reckon_by_is_refused():
    """A rate by no hours is no rate."""
    with pytest.raises(InvalidValueError, match="reckoned by"):
        rate_interval(5, 0)
