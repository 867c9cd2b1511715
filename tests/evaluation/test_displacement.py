"""The weighted displacement difference and quotient, and harm weighed in."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from s92kit.errors import InvalidValueError
from s92kit.evaluation import (
    Counts,
    FourAreas,
    displacement_quotient,
    weighted_displacement_difference,
    weighted_harm_difference,
)
from s92kit.findings import Outcome
from s92kit.intervals import Confidence

SOME = st.integers(1, 500)
PAIRS = st.builds(Counts, before=SOME, after=SOME)


def two(before, after):
    """Counts over times of equal length."""
    return Counts(before=before, after=after)


def test_the_papers_own_example():
    """20 to 10 beside 20 to 20 is 10 fewer, with 8.367 for its error and -23.76 to 3.76 at 90%."""
    estimate = weighted_displacement_difference(
        FourAreas(treated=two(20, 10), control=two(20, 20)), of="calls"
    )
    assert estimate.figure.value == -10
    assert f"{estimate.standard_error:.3f}" == "8.367"
    assert (f"{estimate.interval.lower:.2f}", f"{estimate.interval.upper:.2f}") == (
        "-23.76",
        "3.76",
    )
    assert estimate.interval.confidence is Confidence.P90
    assert estimate.outcome is Outcome.NOT_MET
    assert estimate.figure.how == "(10 - 20) - (20 - 20)"


def test_with_four_cells_near_sixty_a_fall_under_thirty_may_be_chance():
    """The error is about 15.5, so at 95% it takes a fall of some thirty."""
    areas = FourAreas(treated=two(60, 60), control=two(60, 60))
    estimate = weighted_displacement_difference(areas, of="calls", confidence=Confidence.P95)
    assert f"{estimate.standard_error:.1f}" == "15.5"
    assert f"{estimate.interval.upper:.1f}" == "30.4"


@given(PAIRS, PAIRS, PAIRS, PAIRS)
def test_the_areas_around_count_like_the_areas_themselves(treated, control, around, other):
    """The difference of four areas is the sum of two, and so is its variance."""
    four = FourAreas(
        treated=treated, control=control, displacement=around, displacement_control=other
    )
    pairs = (
        FourAreas(treated=treated, control=control),
        FourAreas(treated=around, control=other),
    )
    assert four.difference == sum(pair.difference for pair in pairs)
    assert four.variance == sum(
        count for pair in (treated, control, around, other) for count in (pair.before, pair.after)
    )


def test_what_moves_next_door_is_no_gain():
    """Fifty fewer here and fifty more around are no difference."""
    areas = FourAreas(
        treated=two(100, 50),
        control=two(100, 100),
        displacement=two(100, 150),
        displacement_control=two(90, 90),
    )
    estimate = weighted_displacement_difference(areas, of="calls")
    assert estimate.figure.value == 0
    assert estimate.words.startswith(
        "Calls: no more and no fewer than the comparison areas foretold, the area around included"
    )


def test_a_time_twice_as_long_counts_for_half():
    """Counts of a longer time are brought to the length of the time after, as is their variance."""
    long = {"before_days": 730, "after_days": 365}
    areas = FourAreas(
        treated=Counts(before=40, after=10, **long), control=Counts(before=40, after=20, **long)
    )
    assert areas.difference == -10
    assert areas.variance == Decimal(40) / 4 + 10 + Decimal(40) / 4 + 20


def test_an_area_twice_as_large_counts_for_half():
    """A weight divides a count, and its square the variance."""
    sizes = (Decimal(1), Decimal(2), Decimal(1), Decimal(1))
    areas = FourAreas(treated=two(20, 10), control=two(40, 40), sizes=sizes)
    assert (areas.difference, areas.variance) == (-10, 20 + 10 + 10 + 10)


def test_one_area_around_is_not_enough():
    """An area around is compared with one like it, or not at all."""
    with pytest.raises(InvalidValueError, match="The areas around"):
        FourAreas(treated=two(1, 1), control=two(1, 1), displacement=two(1, 1))


@pytest.mark.parametrize("sizes", [(Decimal(1),), (Decimal(1), Decimal(0), Decimal(1), Decimal(1))])
def test_sizes_are_four_numbers_above_nought(sizes):
    """No area weighs nothing."""
    with pytest.raises(InvalidValueError, match="sizes of four areas"):
        FourAreas(treated=two(1, 1), control=two(1, 1), sizes=sizes)


def test_harm_is_the_sum_of_weights_times_differences():
    """The variance is the sum of the weights squared times the variances."""
    robbery = FourAreas(treated=two(20, 10), control=two(20, 20), weight=Decimal(365))
    theft = FourAreas(treated=two(50, 60), control=two(50, 50), weight=Decimal(2))
    estimate = weighted_harm_difference([robbery, theft])
    assert estimate.figure.value == 365 * -10 + 2 * 10
    assert estimate.standard_error**2 == pytest.approx(365**2 * 70 + 2**2 * 210)
    assert estimate.figure.how == "365 × ((10 - 20) - (20 - 20)) + 2 × ((60 - 50) - (50 - 50))"


def test_counts_that_vary_more_than_chance_widen_the_interval_of_a_difference():
    """As for ratios: four times the variance is twice the error."""
    areas = FourAreas(treated=two(20, 10), control=two(20, 20))
    usual = weighted_displacement_difference(areas, of="calls")
    wide = weighted_displacement_difference(areas, of="calls", dispersion=Decimal(4))
    assert wide.standard_error == pytest.approx(2 * usual.standard_error)


def test_all_that_fell_went_next_door():
    """100 to 50 with 100 to 150 around it: the quotient is -1, and nothing was gained."""
    moved = displacement_quotient(two(100, 50), two(100, 150), two(100, 100))
    assert moved.quotient.value == -1
    assert moved.gross_effect.value == 50
    assert moved.success.value == Decimal("-0.5")
    assert moved.buffer.value == Decimal("0.5")
    assert moved.total_net_effect.value == 0
    assert "as much came to the area around" in moved.words


def test_the_original_formula_is_kept_to():
    """Shares of the comparison area are subtracted; ratios of after to before are not."""
    moved = displacement_quotient(two(200, 100), two(50, 40), two(400, 380))
    success = Decimal(100) / 380 - Decimal(200) / 400
    buffer = Decimal(40) / 380 - Decimal(50) / 400
    assert moved.quotient.value == buffer / success
    by_ratios = (Decimal(40) / 50 - Decimal(380) / 400) / (Decimal(100) / 200 - Decimal(380) / 400)
    assert abs(moved.quotient.value - by_ratios) > Decimal("0.1")
    assert moved.total_net_effect.value == 200 * Decimal("0.95") - 100 + 50 * Decimal("0.95") - 40
    assert moved.net_effect.value == -success


@pytest.mark.parametrize(
    ("around", "words"),
    [
        (20, "gained more than the area itself"),
        (50, "gained as much as the area itself"),
        (75, "gained too, by less"),
        (100, "did as the comparison area did"),
        (120, "some was prevented"),
        (150, "as much came to the area around"),
        (180, "more came to the area around than fell"),
    ],
)
def test_each_range_of_the_quotient_has_its_meaning(around, words):
    """From diffusion larger than the effect down to displacement larger than it."""
    moved = displacement_quotient(two(100, 50), two(100, around), two(100, 100))
    assert words in moved.words


def test_without_success_nothing_was_displaced():
    """An area that did no better than the comparison has no quotient."""
    moved = displacement_quotient(two(100, 100), two(100, 80), two(100, 100))
    assert moved.quotient.value is None
    assert "nothing was displaced" in moved.quotient.unknown_because
    assert moved.words.startswith("The displacement quotient cannot be determined")


@pytest.mark.parametrize("control", [two(0, 10), two(10, 0)])
def test_a_comparison_of_none_determines_nothing(control):
    """No number is made up where the formula divides by none."""
    moved = displacement_quotient(two(100, 50), two(100, 80), control)
    assert moved.quotient.unknown_because == "a count of the comparison area is 0"
    assert moved.success.value is None


def test_a_gross_effect_is_of_times_of_one_length():
    """A hundred in a year and twenty-five in a quarter are no fall of seventy-five."""
    year = Counts(before=100, after=25, before_days=364, after_days=91)
    moved = displacement_quotient(year, year, year)
    assert moved.gross_effect.value is None
    assert "unlike length" in moved.gross_effect.unknown_because
    alike = Counts(before=100, after=25)
    assert displacement_quotient(alike, alike, alike).gross_effect.value == 75
