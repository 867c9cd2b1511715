"""Intervals: a share is said with the values that go with it."""

from __future__ import annotations

from decimal import Decimal
from statistics import NormalDist

import pytest
from hypothesis import given
from hypothesis import strategies as st

from s92kit.errors import InvalidValueError
from s92kit.intervals import Confidence, wilson

PARTS = st.integers(1, 10_000).flatmap(
    lambda whole: st.tuples(st.integers(0, whole), st.just(whole))
)


def test_the_share_of_notices_among_actions():
    """21 fixed penalties of 121 actions are 17.4%, and 11.6% to 25.1% go with it."""
    interval = wilson(21, 121)
    assert f"{Decimal(21) / 121:.1%}" == "17.4%"
    assert (f"{interval.lower:.1%}", f"{interval.upper:.1%}") == ("11.6%", "25.1%")


@pytest.mark.parametrize(("confidence", "share"), [("95%", 0.975), ("99.8%", 0.999)])
def test_the_number_of_standard_deviations_is_the_normal_one(confidence, share):
    """The z that is written down is that of the normal distribution, not 1.96."""
    assert abs(Confidence(confidence).z - Decimal(NormalDist().inv_cdf(share))) < Decimal("1e-14")


@given(PARTS)
def test_the_ends_solve_the_equation_that_defines_them(part):
    """At each end the share lies exactly z standard deviations away."""
    count, whole = part
    interval = wilson(count, whole)
    for end in (interval.lower, interval.upper):
        away = (Decimal(count) / whole - end) ** 2
        allowed = Confidence.P95.z**2 * end * (1 - end) / whole
        assert abs(away - allowed) < Decimal("1e-20")


@given(PARTS)
def test_it_holds_the_share_and_widens_with_confidence(part):
    """The share is inside; the surer interval holds the other."""
    count, whole = part
    usual, wide = wilson(count, whole), wilson(count, whole, confidence=Confidence.P99_8)
    assert 0 <= wide.lower <= usual.lower <= Decimal(count) / whole
    assert Decimal(count) / whole <= usual.upper <= wide.upper <= 1


@pytest.mark.parametrize(("count", "whole"), [(0, 0), (-1, 5), (6, 5)])
def test_what_is_no_share_is_refused(count, whole):
    """There is no share of nothing, and none above all."""
    with pytest.raises(InvalidValueError, match=f"{count} of {whole}"):
        wilson(count, whole)
