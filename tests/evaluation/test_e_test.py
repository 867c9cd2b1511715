"""The E-test of two counts."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from math import exp, factorial

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from s92kit.errors import InvalidValueError
from s92kit.evaluation import Counts, e_test

SMALL = st.integers(0, 12)
DAYS = st.integers(1, 4)


def test_six_and_two():
    """The paper's test gives 0.1749 for six and two."""
    assert round(e_test(Counts(before=6, after=2)), 4) == Decimal("0.1749")


@settings(max_examples=40)
@given(SMALL, SMALL, DAYS, DAYS)
def test_it_is_the_sum_that_the_paper_defines(before, after, first, second):
    """As added up again, pair of counts by pair of counts."""
    counts = Counts(before=before, after=after, before_days=first, after_days=second)
    assert float(e_test(counts)) == pytest.approx(_by_hand(counts), abs=1e-9)


def _by_hand(counts: Counts) -> float:
    first, second = counts.before_days, counts.after_days
    rate = Fraction(counts.before + counts.after, first + second)

    def distance(one: int, two: int) -> Fraction:
        spread = Fraction(one, first**2) + Fraction(two, second**2)
        gap = Fraction(one, first) - Fraction(two, second)
        return gap**2 / spread if spread else Fraction(0)

    observed = distance(counts.before, counts.after)
    if not observed:
        return 1.0
    return sum(
        _poisson(one, float(rate * first)) * _poisson(two, float(rate * second))
        for one in range(90)
        for two in range(90)
        if distance(one, two) >= observed
    )


def _poisson(count: int, mean: float) -> float:
    return exp(-mean) * mean**count / factorial(count)


@given(st.integers(0, 300), st.integers(0, 300), DAYS, DAYS)
def test_it_is_a_chance_and_does_not_mind_which_came_first(before, after, first, second):
    """Between 0 and 1, and the same with time turned round."""
    one = e_test(Counts(before=before, after=after, before_days=first, after_days=second))
    other = e_test(Counts(before=after, after=before, before_days=second, after_days=first))
    assert 0 <= one <= 1
    assert abs(one - other) < Decimal("1e-15")


@pytest.mark.parametrize(
    ("before", "after", "first", "second"), [(60, 45, 1, 1), (1000, 900, 92, 61), (5, 0, 1, 1)]
)
def test_it_agrees_with_a_library(before, after, first, second):
    """SciPy has the same test."""
    means_test = pytest.importorskip("scipy.stats").poisson_means_test
    counts = Counts(before=before, after=after, before_days=first, after_days=second)
    expected = means_test(before, first, after, second).pvalue
    assert float(e_test(counts)) == pytest.approx(expected, abs=1e-8)


def test_counts_too_large_for_it_are_sent_to_the_ratio():
    """Beyond a million the interval of the ratio says as much."""
    with pytest.raises(InvalidValueError, match="Use the rate ratio"):
        e_test(Counts(before=900_000, after=100_001))
