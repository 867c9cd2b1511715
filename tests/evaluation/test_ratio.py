"""Before and after, and one area's change against another's."""

from __future__ import annotations

import math
from decimal import Decimal

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from s92kit.errors import InvalidValueError
from s92kit.evaluation import Counts, difference_in_differences, per_cent_change, rate_ratio
from s92kit.figures import Basis, Figure, FigureKind, Unit, difference_between
from s92kit.findings import Outcome
from s92kit.intervals import Confidence
from s92kit.sources import Source

SOME = st.integers(1, 2000)
DAYS = st.integers(1, 800)


def ends(estimate, places=3):
    """The value and both ends, as they are printed."""
    interval = estimate.interval
    return tuple(
        f"{value:.{places}f}" for value in (estimate.figure.value, interval.lower, interval.upper)
    )


def test_sixty_to_forty_five_may_be_chance():
    """From 60 to 45 is a quarter fewer, and the interval reaches past no change."""
    counts = Counts(before=60, after=45)
    estimate = rate_ratio(counts, of="Calls")
    assert counts.change_per_cent == -25
    assert ends(estimate) == ("0.750", "0.510", "1.104")
    assert estimate.outcome is Outcome.NOT_MET
    assert estimate.words == (
        "Calls fell from 60 to 45, a rate ratio of 0.75 (95% interval 0.51 to 1.10): the fall may "
        "be chance."
    )


def test_a_hundred_to_ninety_two_is_no_evidence():
    """From 100 to 92 the ratio is 0.92, and it may be anything from 0.693 to 1.221."""
    estimate = rate_ratio(Counts(before=100, after=92), of="Call-outs")
    assert ends(estimate) == ("0.920", "0.693", "1.221")
    assert estimate.outcome is Outcome.NOT_MET


def test_a_hundred_to_forty_five_is_larger_than_chance():
    """At a base of 100 a fall by 55% lies between 0.32 and 0.64."""
    estimate = rate_ratio(Counts(before=100, after=45), of="Call-outs")
    assert ends(estimate, 2) == ("0.45", "0.32", "0.64")
    assert estimate.outcome is Outcome.MET
    assert estimate.words.endswith("the fall is larger than chance alone makes.")


def test_per_cent_is_not_percentage_points():
    """From 84.45% to 76.83% is 7.62 percentage points, and 9.0 per cent."""
    before, after = Decimal("84.45"), Decimal("76.83")
    shares = [
        Figure(
            label=when,
            value=value,
            unit=Unit.PER_CENT,
            kind=FigureKind.SHARE,
            basis=Basis.PUBLISHED,
        )
        for when, value in (("after", after), ("before", before))
    ]
    assert difference_between(*shares, label="Change").text == "-7.62 percentage points"
    assert f"{per_cent_change(before, after):.1f}" == "-9.0"


def test_times_of_unlike_length_are_reckoned_by_the_day():
    """45 in half the time is more often than 60 in the whole."""
    estimate = rate_ratio(Counts(before=60, after=45, before_days=120, after_days=60), of="Calls")
    assert estimate.figure.value == Decimal("1.5")
    assert "numbered 60 in 120 days and then 45 in 60 days" in estimate.words
    assert "the rise is larger than chance" in estimate.words


@given(SOME, SOME, DAYS, DAYS)
def test_turning_time_round_turns_the_ratio_over(before, after, first, second):
    """What fell by half forwards rose to double backwards, and so did its interval."""
    forwards = rate_ratio(
        Counts(before=before, after=after, before_days=first, after_days=second), of="Calls"
    )
    backwards = rate_ratio(
        Counts(before=after, after=before, before_days=second, after_days=first), of="Calls"
    )
    assert abs(forwards.interval.lower * backwards.interval.upper - 1) < Decimal("1e-20")
    assert forwards.outcome is backwards.outcome


@given(SOME, SOME)
def test_the_interval_is_that_of_the_formula(before, after):
    """As worked out again with the mathematics of the standard library."""
    interval = rate_ratio(Counts(before=before, after=after), of="Calls").interval
    reach = float(Confidence.P95.z) * math.sqrt(1 / before + 1 / after)
    assert float(interval.upper) == pytest.approx(after / before * math.exp(reach), rel=1e-12)
    assert float(interval.lower) == pytest.approx(after / before * math.exp(-reach), rel=1e-12)


def test_counts_that_vary_more_than_chance_widen_the_interval():
    """Four times the variance is twice the reach."""
    counts = Counts(before=60, after=30)
    usual = rate_ratio(counts, of="Calls")
    wide = rate_ratio(counts, of="Calls", dispersion=Decimal(4))
    assert wide.standard_error == pytest.approx(2 * usual.standard_error)
    assert (usual.outcome, wide.outcome) == (Outcome.MET, Outcome.NOT_MET)


def test_from_none_there_is_no_ratio():
    """Nothing is a multiple of nothing; that is said, and no interval is made up."""
    estimate = rate_ratio(Counts(before=0, after=5), of="Calls")
    assert estimate.figure.value is None
    assert estimate.figure.unknown_because == "there were none before"
    assert estimate.outcome is Outcome.UNDETERMINED
    assert "whether the rise is more than chance cannot be told" in estimate.words


@pytest.mark.parametrize(("before", "outcome"), [(5, Outcome.NOT_MET), (6, Outcome.MET)])
def test_a_fall_to_none_is_judged_exactly(before, outcome):
    """Six to none is beyond chance, and five to none is not: half of it to the fifth is 3%."""
    estimate = rate_ratio(Counts(before=before, after=0), of="Calls")
    assert estimate.interval.lower == 0
    assert estimate.outcome is outcome


def test_a_difference_in_differences():
    """207 to 110 beside 308 to 318 is a ratio of 0.5147, 48.5% fewer than foretold."""
    estimate = difference_in_differences(
        Counts(before=207, after=110), Counts(before=308, after=318), of="Calls"
    )
    assert f"{estimate.figure.value:.4f}" == "0.5147"
    assert ends(estimate)[1:] == ("0.389", "0.681")
    assert f"{100 * (estimate.figure.value - 1):.1f}" == "-48.5"
    assert estimate.outcome is Outcome.MET


@given(SOME, SOME, SOME, SOME, DAYS, DAYS)
def test_the_lengths_of_time_cancel(a, b, c, d, first, second):
    """Both areas are counted over the same days, so their lengths do not matter."""
    days = {"before_days": first, "after_days": second}
    plain = difference_in_differences(
        Counts(before=a, after=b), Counts(before=c, after=d), of="Calls"
    )
    timed = difference_in_differences(
        Counts(before=a, after=b, **days), Counts(before=c, after=d, **days), of="Calls"
    )
    assert abs(plain.figure.value - timed.figure.value) < Decimal("1e-20") * plain.figure.value


@pytest.mark.parametrize(
    ("treated", "control"), [((0, 5), (5, 5)), ((5, 5), (0, 5)), ((5, 5), (5, 0))]
)
def test_a_ratio_that_would_divide_by_none_is_not_made_up(treated, control):
    """The reason is given in its place."""
    estimate = difference_in_differences(
        Counts(before=treated[0], after=treated[1]),
        Counts(before=control[0], after=control[1]),
        of="Calls",
    )
    assert estimate.figure.unknown_because == "a count that it divides by is 0"
    assert estimate.outcome is Outcome.UNDETERMINED


def test_a_fall_to_none_beside_a_comparison_has_no_interval():
    """The ratio is 0, and the formula has no interval for it."""
    estimate = difference_in_differences(
        Counts(before=9, after=0), Counts(before=9, after=9), of="Calls"
    )
    assert estimate.figure.value == 0
    assert "its interval cannot be determined, because a count is 0" in estimate.words


def test_an_estimate_bears_its_sources_and_its_working():
    """A figure can be looked up, and worked out again by hand."""
    paper = Source(title="Return", locator="row 3", published_on=None)
    figure = rate_ratio(Counts(before=60, after=45), of="Calls", sources=(paper,)).figure
    assert (figure.sources, figure.how) == ((paper,), "45 / 60")


@pytest.mark.parametrize(
    ("lower", "upper", "outcome"),
    [
        ("0.5", "1", Outcome.NOT_MET),
        ("1", "1.5", Outcome.NOT_MET),
        ("0.5", "0.999", Outcome.MET),
        ("1.001", "1.5", Outcome.MET),
    ],
)
def test_an_interval_that_touches_no_change_holds_it(lower, upper, outcome):
    """Its ends belong to it."""
    estimate = rate_ratio(Counts(before=60, after=45), of="Calls")
    moved = attrs.evolve(estimate.interval, lower=Decimal(lower), upper=Decimal(upper))
    assert attrs.evolve(estimate, interval=moved).outcome is outcome


@pytest.mark.parametrize(
    ("wrong", "what"),
    [
        ({"before": -1, "after": 1}, "The count before"),
        ({"before": 1, "after": -1}, "The count after"),
        ({"before": 1, "after": 1, "before_days": 0}, "The number of before days"),
    ],
)
def test_what_is_no_count_is_refused(wrong, what):
    """Less than none, or a time of no length."""
    with pytest.raises(InvalidValueError, match=what):
        Counts(**wrong)


def test_none_after_is_reckoned_by_the_length_of_its_time():
    """None in half the time leaves room for twice the ratio that none in the same time does."""
    half = rate_ratio(Counts(before=20, after=0, before_days=200, after_days=100), of="Calls")
    same = rate_ratio(Counts(before=20, after=0), of="Calls")
    assert f"{same.interval.upper:.3f}" == "0.203"
    assert abs(half.interval.upper - 2 * same.interval.upper) < Decimal("1e-20")
