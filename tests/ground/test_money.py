"""Money: exact pounds, one rounding, and splits that sum to the penny."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from s92kit.errors import InvalidValueError
from s92kit.money import format_gbp, from_pence, gbp, share_out, to_pence

pence_amounts = st.integers(min_value=-(10**12), max_value=10**12)
weights = st.one_of(st.integers(0, 10_000), st.fractions(0, 100, max_denominator=366))
exact_amounts = st.fractions(-(10**9), 10**9, max_denominator=10_000)


@pytest.mark.parametrize("amount", ["57000.00", 57000, Decimal("57000.00")])
def test_pounds_may_be_text_a_whole_number_or_a_decimal(amount):
    """Each exact way to write an amount is read as the same amount."""
    assert gbp(amount) == Decimal(57000)


def test_the_pence_are_kept_as_written():
    """An amount keeps the decimal places that its paper gave it."""
    assert str(gbp("-148841.10")) == "-148841.10"


@pytest.mark.parametrize("amount", [57000.0, 0.1, True, float("nan")])
def test_a_float_or_a_truth_value_is_no_amount(amount):
    """What may already have lost a penny is refused, not rounded."""
    with pytest.raises(InvalidValueError, match="a float is not exact") as refusal:
        gbp(amount)
    assert refusal.value.given is amount


@pytest.mark.parametrize(
    "text",
    [
        "",
        "£57,000",
        "57,000",
        " 57000",
        "57000\n",
        "1e3",
        "NaN",
        "57.",
        ".5",
        "+5",
        "\N{ARABIC-INDIC DIGIT FIVE}",
    ],
)
def test_text_that_is_not_plain_figures_is_no_amount(text):
    """Signs, commas, blanks and powers are refused, because papers differ on what they mean."""
    with pytest.raises(InvalidValueError, match="figures alone"):
        gbp(text)


@pytest.mark.parametrize("amount", ["NaN", "sNaN", "Infinity", "-Infinity"])
def test_an_amount_is_finite(amount):
    """A decimal that is no number is refused before it can spread."""
    with pytest.raises(InvalidValueError, match="finite"):
        gbp(Decimal(amount))


def test_a_part_year_of_a_whole_team_is_rounded_once():
    """182 of 365 days of £298,500 a year are £148,841.10."""
    assert from_pence(to_pence(Fraction(298500) * 182 / 365)) == Decimal("148841.10")


@pytest.mark.parametrize(
    ("pounds", "pence"),
    [("0.004", 0), ("0.005", 1), ("0.0149", 1), ("0.015", 2), ("-0.005", -1), ("-0.004", 0)],
)
def test_half_a_penny_is_rounded_away_from_zero(pounds, pence):
    """Half up is the rule for a charge, and a credit mirrors it."""
    assert to_pence(Decimal(pounds)) == pence


@given(exact_amounts)
def test_a_credit_rounds_as_its_charge_does(amount):
    """A charge and the credit that cancels it leave nothing."""
    assert to_pence(-amount) == -to_pence(amount)


@given(exact_amounts)
def test_rounding_never_moves_an_amount_by_more_than_half_a_penny(amount):
    """The rounded pence are the nearest, and the farther from zero of two equally near."""
    moved = abs(to_pence(amount)) - abs(amount * 100)
    assert Fraction(-1, 2) < moved <= Fraction(1, 2)


@given(pence_amounts)
def test_pence_come_back_from_pounds_unchanged(pence):
    """Turning pence into pounds loses nothing and shows two places."""
    pounds = from_pence(pence)
    assert to_pence(pounds) == pence
    assert pounds.as_tuple().exponent == -2


def test_a_split_gives_the_odd_penny_to_the_earlier_part():
    """Equal claims on a penny are settled by order, so that a split can be repeated."""
    assert share_out(101, [1, 1, 1]) == (34, 34, 33)


def test_a_split_gives_the_odd_penny_to_the_largest_remainder():
    """Of 10 pence by 1, 2 and 4: 1.43, 2.86 and 5.71, so the last two are rounded up."""
    assert share_out(10, [1, 2, 4]) == (1, 3, 6)


@given(pence_amounts, st.lists(weights, min_size=1, max_size=12))
def test_a_split_sums_to_the_penny(total_pence, parts):
    """Whatever the weights and the sign, nothing is lost and nothing is made."""
    assume(any(parts))
    assert sum(share_out(total_pence, parts)) == total_pence


@given(pence_amounts, st.lists(weights, min_size=1, max_size=12))
def test_each_part_of_a_split_is_within_a_penny_of_its_share(total_pence, parts):
    """A split is fair: no part is a whole penny away from its exact share."""
    assume(any(parts))
    whole = sum(map(Fraction, parts))
    shares = zip(share_out(total_pence, parts), parts, strict=True)
    assert all(abs(part - total_pence * Fraction(weight) / whole) < 1 for part, weight in shares)


@given(pence_amounts, st.lists(weights, min_size=1, max_size=12))
def test_a_part_with_no_weight_gets_nothing(total_pence, parts):
    """A funder who owes no share is never sent the odd penny."""
    assume(any(parts))
    split = zip(share_out(total_pence, parts), parts, strict=True)
    assert all(part == 0 for part, weight in split if weight == 0)


@given(pence_amounts, st.lists(weights, min_size=1, max_size=12))
def test_a_credit_is_split_as_its_charge_was(total_pence, parts):
    """Each funder gets back exactly what it paid."""
    assume(any(parts))
    charged = share_out(total_pence, parts)
    assert share_out(-total_pence, parts) == tuple(-part for part in charged)


@pytest.mark.parametrize("bad", [[1, -1, 2], [0, 0], []])
def test_a_split_needs_something_to_split_by(bad):
    """A negative weight, or no weight at all, is a mistake and not a share of nothing."""
    with pytest.raises(InvalidValueError, match="at least one is above zero") as refusal:
        share_out(100, bad)
    assert refusal.value.given == tuple(bad)


@pytest.mark.parametrize("parts", [[0, 0], []])
def test_nothing_is_split_into_nothings(parts):
    """A sum of nothing needs no weight."""
    assert share_out(0, parts) == (0,) * len(parts)


@pytest.mark.parametrize(
    ("amount", "printed"),
    [
        ("298500.00", "£298,500"),
        ("148841.1", "£148,841.10"),
        ("-148841.10", "-£148,841.10"),
        ("0.05", "£0.05"),
        ("999.995", "£1,000"),
        ("-0.004", "£0"),
        ("0", "£0"),
    ],
)
def test_an_amount_is_printed_as_a_council_paper_prints_it(amount, printed):
    """Thousands are marked, and pence are shown only where there are any."""
    assert format_gbp(Decimal(amount)) == printed


@given(pence_amounts)
def test_a_printed_amount_can_be_read_back(pence):
    """Nothing is lost between the sum and the paper."""
    printed = format_gbp(from_pence(pence))
    assert to_pence(gbp(printed.replace("£", "").replace(",", ""))) == pence
