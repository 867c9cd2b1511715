"""What fall could have been seen, and what counts a stated change would need."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from s92kit.errors import InvalidValueError
from s92kit.evaluation import (
    Counts,
    base_needed_for,
    counts_needed,
    difference_in_differences,
    rate_ratio,
    smallest_fall_seen,
)
from s92kit.findings import Outcome
from s92kit.intervals import Confidence


def judged(before, after):
    """Whether a change is told from chance."""
    return rate_ratio(Counts(before=before, after=after), of="Calls").outcome


@given(st.integers(6, 3000))
def test_the_smallest_fall_is_the_boundary_of_the_rate_ratio(before):
    """The count that is given is told from chance, and one more is not."""
    most = smallest_fall_seen(before).most_after
    assert judged(before, most) is Outcome.MET
    assert judged(before, most + 1) is Outcome.NOT_MET


@pytest.mark.parametrize("before", range(6))
def test_at_a_tiny_base_no_fall_could_have_been_seen(before):
    """Up to five before, even none after may be chance."""
    fall = smallest_fall_seen(before)
    assert fall.most_after is None
    assert "not even to none at all" in fall.words


def test_sixty_before():
    """A fall from 60 has to reach 40, and the true fall is to be 46% to be seen as a rule."""
    fall = smallest_fall_seen(60)
    assert fall.most_after == 40
    assert f"{fall.fall_per_cent:.1f}" == "33.3"
    assert 44 < fall.sure_fall_per_cent < 46


def test_the_sure_fall_is_the_one_that_the_formula_names():
    """The logarithm of the ratio is 1.96 + 0.84 standard errors from no change."""
    ratio = 1 - smallest_fall_seen(200).sure_fall_per_cent / 100
    error = (1 / Decimal(200) + 1 / (200 * ratio)).sqrt()
    assert float(-ratio.ln() / error) == pytest.approx(1.959964 + 0.841621, abs=1e-5)


@given(st.integers(10, 500), st.integers(10, 500), st.integers(10, 500))
def test_a_comparison_area_adds_its_own_chance(before, first, second):
    """A fall is never easier to see with a comparison area, whose counts vary too."""
    alone = smallest_fall_seen(before)
    beside = smallest_fall_seen(before, control=Counts(before=first, after=second))
    assert beside.most_after is None or beside.most_after <= alone.most_after


def test_beside_sixty_and_sixty_it_takes_a_fall_of_nearly_thirty():
    """With four cells near 60 a fall under about 30 may be chance."""
    fall = smallest_fall_seen(60, control=Counts(before=60, after=60))
    told = difference_in_differences(
        Counts(before=60, after=fall.most_after), Counts(before=60, after=60), of="Calls"
    )
    assert told.outcome is Outcome.MET
    assert 60 - fall.most_after == 26


@pytest.mark.parametrize(
    ("stated", "before", "after"), [(-55, 20, 9), (-8, 1154, 1061), (50, 39, 59)]
)
def test_the_counts_that_stated_changes_would_need(stated, before, after):
    """A fall of 55% needs 20 before, one of 8% more than a thousand, a rise by half 39."""
    needed = counts_needed(Decimal(stated))
    assert (needed.before, needed.after) == (before, after)
    assert judged(before, after) is Outcome.MET


@given(st.integers(-95, 300).filter(bool))
def test_with_fewer_than_needed_the_change_may_be_chance(stated):
    """The formula, at exactly the stated ratio, crosses its bound at the count that is given."""
    needed, ratio = counts_needed(Decimal(stated)), 1 + Decimal(stated) / 100

    def beyond(before: int) -> bool:
        error = (1 / Decimal(before) + 1 / (before * ratio)).sqrt()
        return abs(ratio.ln()) > Decimal("1.959963984540054") * error

    assert beyond(needed.before)
    assert needed.before == 1 or not beyond(needed.before - 1)


def test_a_fall_to_none_needs_six():
    """Half to the sixth is less than one in forty."""
    assert counts_needed(Decimal(-100)).before == 6


def test_four_after_would_need_thirteen_before():
    """From twelve to four may be chance, and from thirteen to four is not."""
    assert base_needed_for(4) == 13
    assert (judged(12, 4), judged(13, 4)) == (Outcome.NOT_MET, Outcome.MET)


@given(st.integers(0, 400))
def test_the_base_that_a_count_needs_is_a_boundary(after):
    """From the base given it is a fall beyond chance, and from one less it is not."""
    base = base_needed_for(after)
    assert judged(base, after) is Outcome.MET
    assert judged(base - 1, after) is not Outcome.MET


def test_to_be_surer_takes_more_before():
    """At 99.8% one after needs far more before than at 95%."""
    assert base_needed_for(1, confidence=Confidence.P99_8) > base_needed_for(1) == 8


@pytest.mark.parametrize("stated", [0, -101])
def test_what_is_no_change_needs_no_counts(stated):
    """No change, and a fall of more than all, are refused."""
    with pytest.raises(InvalidValueError, match="A change in per cent"):
        counts_needed(Decimal(stated))
