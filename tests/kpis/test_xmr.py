"""XmR charts: limits, the four rules and their order, and limits that never move in silence."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from s92kit.errors import InvalidValueError
from s92kit.figures import Unit
from s92kit.findings import Outcome
from s92kit.kpis import (
    Assurance,
    Observation,
    Polarity,
    Rebase,
    SpecialCause,
    Variation,
    check_limits,
    control_chart,
    limits_of,
    special_causes,
)
from s92kit.periods import Period, add_months

CALLS = (42, 38, 45, 40, 44, 39, 47, 41, 43, 40, 46, 42)
# Mean 42.25, near limits 33.545 and 50.955, limits 29.192 and 55.308.
ROUND = limits_of(tuple(map(Decimal, CALLS)))


def decimals(*values):
    """Numbers as exact decimals."""
    return tuple(Decimal(str(value)) for value in values)


def month(number):
    """The month so many after April 2018."""
    first = add_months(date(2018, 4, 1), number)
    return Period(start=first, end=add_months(first, 1))


def chart(values, *, polarity=Polarity.LOWER, **more):
    """A chart of a value a month; None is a gap."""
    observations = [
        Observation(period=month(at), value=None if value is None else Decimal(str(value)))
        for at, value in enumerate(values)
    ]
    return control_chart(observations, label="Calls", unit=Unit.COUNT, polarity=polarity, **more)


def test_the_published_example_of_limits():
    """Twelve values give the limits that were worked out by the published rules."""
    limits = limits_of(decimals(*CALLS))
    rounded = [
        round(each, 3)
        for each in (
            limits.mean,
            limits.moving_range,
            limits.upper,
            limits.lower,
            limits.near_upper,
            limits.near_lower,
            limits.screen,
        )
    ]
    expected = decimals("42.25", "4.909", "55.308", "29.192", "50.955", "33.545", "16.038")
    assert rounded == [round(each, 3) for each in expected]
    assert not limits.trial
    assert limits.screened_out == 0


def test_a_difference_beyond_the_screen_is_left_out_once():
    """One leap does not widen the limits that are to show it."""
    leap = limits_of(decimals(10, 11, 10, 11, 10, 11, 10, 11, 10, 11, 10, 60))
    assert leap.screened_out == 1
    assert leap.moving_range == 1
    assert leap.upper == leap.mean + Decimal("2.66")


def test_a_difference_at_the_screen_itself_is_left_out():
    """Only differences below the screen are kept, as in the published code."""
    # Nine differences of a and one of b, with b = 3.267 (9a + b) / 10 exactly.
    a, b = Decimal("6.733"), Decimal("29.403")
    values = [Decimal(0)]
    for step in (a, -a, a, -a, a, -a, a, -a, a, b):
        values.append(values[-1] + step)
    limits = limits_of(tuple(values))
    assert limits.screen == b
    assert limits.screened_out == 1


def test_values_that_are_all_alike_have_their_mean_for_limits():
    """Nothing strays, and no point is more than chance."""
    flat = chart([5] * 14)
    assert (flat.limits.lower, flat.limits.upper) == (5, 5)
    assert flat.special == ()


def test_a_single_point_has_no_limits():
    """One value has no neighbour, which is said and not guessed."""
    with pytest.raises(InvalidValueError, match="at least two"):
        limits_of(decimals(4))
    alone = chart([4])
    assert alone.limits is None
    assert alone.notes == ("No limits: fewer than two points follow each other.",)


@pytest.mark.parametrize(("value", "outside"), [("55.308", False), ("55.31", True)])
def test_a_point_beyond_a_limit_is_outside(value, outside):
    """A value is outside just beyond the limit, and not before."""
    found = special_causes(decimals(value), ROUND)[0]
    assert (SpecialCause.OUTSIDE in found) is outside


def test_a_point_on_the_limit_itself_is_within():
    """Outside means beyond."""
    assert special_causes([ROUND.upper, ROUND.lower], ROUND) == ((), ())


def test_a_point_on_the_near_limit_is_not_close():
    """Close means beyond two thirds of the way."""
    near = (ROUND.near_upper, *decimals(43), ROUND.near_upper)
    low = (ROUND.near_lower, *decimals(41), ROUND.near_lower)
    assert special_causes([*near, *low], ROUND) == ((),) * 6


@pytest.mark.parametrize(("length", "shifted"), [(6, False), (7, True), (8, True)])
def test_seven_on_one_side_of_the_mean_are_a_shift(length, shifted):
    """Six may be chance; of seven or more all are marked."""
    found = special_causes(decimals(*[43, 44] * 4)[:length], ROUND)
    assert all((SpecialCause.SHIFT in each) is shifted for each in found)


def test_a_point_on_the_mean_breaks_a_shift():
    """A value that is the mean itself lies on neither side."""
    values = decimals(43, 44, 43, "42.25", 44, 43, 44)
    assert all(each == () for each in special_causes(values, ROUND))


@pytest.mark.parametrize(
    ("values", "trend"),
    [
        ((39, 40, 41, 42, 43, 44), False),
        ((39, 40, 41, 42, 43, 44, 45), True),
        ((45, 44, 43, 42, 41, 40, 39), True),
        ((39, 40, 41, 41, 43, 44, 45), False),
    ],
)
def test_seven_in_a_row_that_rise_or_fall_are_a_trend(values, trend):
    """Six differences of one sign join seven points, and all seven are marked."""
    found = special_causes(decimals(*values), ROUND)
    assert all((SpecialCause.TREND in each) is trend for each in found)


@pytest.mark.parametrize(
    ("values", "marked"),
    [
        ((52, 43, 52), (True, False, True)),
        ((52, 41, 52), (False, False, False)),
        ((52, 43, 43), (False, False, False)),
        ((52, 52, 43), (True, True, False)),
        ((52, 60, 52), (True, False, True)),
        ((32, 41, 32), (True, False, True)),
    ],
)
def test_two_of_three_close_to_one_limit_are_marked(values, marked):
    """All three must lie on one side; only those close to the limit are marked."""
    found = special_causes(decimals(*values), ROUND)
    assert tuple(SpecialCause.TWO_OF_THREE in each for each in found) == marked


def test_the_weightiest_rule_comes_first():
    """Outside goes before trend, trend before two of three, and that before a shift."""
    assert list(SpecialCause) == [
        SpecialCause.OUTSIDE,
        SpecialCause.TREND,
        SpecialCause.TWO_OF_THREE,
        SpecialCause.SHIFT,
    ]
    rising = special_causes(decimals(43, 44, 45, 46, 52, 53, 60), ROUND)
    assert rising[-1] == (SpecialCause.OUTSIDE, SpecialCause.TREND, SpecialCause.SHIFT)
    assert rising[4] == (SpecialCause.TREND, SpecialCause.TWO_OF_THREE, SpecialCause.SHIFT)


@pytest.mark.parametrize(
    ("polarity", "variation"),
    [
        (Polarity.HIGHER, Variation.IMPROVEMENT),
        (Polarity.LOWER, Variation.CONCERN),
        (Polarity.NEUTRAL, Variation.HIGH),
        (None, Variation.HIGH),
    ],
)
def test_what_a_high_point_means_hangs_on_which_way_is_better(polarity, variation):
    """More arrests are no improvement where nobody said that more is better."""
    found = chart([*CALLS, 70], polarity=polarity)
    assert found.points[-1].variation is variation
    assert found.points[-1].cause is SpecialCause.OUTSIDE
    assert found.points[0].variation is Variation.COMMON


@pytest.mark.parametrize(
    ("polarity", "variation"),
    [
        (Polarity.HIGHER, Variation.CONCERN),
        (Polarity.LOWER, Variation.CONCERN),
        (Polarity.NEUTRAL, Variation.LOW),
    ],
)
def test_a_point_of_a_trend_on_the_mean_itself_is_no_improvement(polarity, variation):
    """As in the published code: it lies on neither side, and so not on the better one."""
    middle = chart([1, 2, 3, 4, 5, 6, 7], polarity=polarity).points[3]
    assert (middle.cause, middle.value) == (SpecialCause.TREND, middle.limits.mean)
    assert middle.variation is variation


@pytest.mark.parametrize(
    ("target", "polarity", "assurance"),
    [
        (60, Polarity.HIGHER, Assurance.FAILS),
        (50, Polarity.HIGHER, Assurance.INCONSISTENT),
        (20, Polarity.HIGHER, Assurance.PASSES),
        (60, Polarity.LOWER, Assurance.PASSES),
        (20, Polarity.LOWER, Assurance.FAILS),
        (ROUND.upper, Polarity.HIGHER, Assurance.INCONSISTENT),
        (ROUND.lower, Polarity.HIGHER, Assurance.INCONSISTENT),
        (60, Polarity.NEUTRAL, Assurance.NOT_DETERMINED),
        (None, Polarity.LOWER, Assurance.NOT_DETERMINED),
    ],
)
def test_whether_a_target_is_met_while_nothing_changes(target, polarity, assurance):
    """A target beyond the limits is always missed or always met; one within them by chance."""
    aim = None if target is None else Decimal(target)
    assert chart(CALLS, polarity=polarity, target=aim).assurance is assurance


def test_few_points_give_trial_limits_and_a_warning():
    """Eleven points are too few, twelve are enough."""
    assert "Trial limits: they rest on 11 points" in chart(CALLS[:11]).notes[0]
    assert chart(CALLS).notes == ()


def test_a_rebase_has_its_own_limits_and_its_reason_is_printed():
    """After a change in recording the new points are held against limits of their own."""
    base = Rebase(on=month(12).start, reason="calls by web form are counted too")
    found = chart([*CALLS, *(value + 100 for value in CALLS)], rebases=[base])
    assert found.special == ()
    assert found.points[0].limits.mean == Decimal("42.25")
    assert found.limits.mean == Decimal("142.25")
    assert found.notes == (
        "New limits from 1 April 2019, because calls by web form are counted too.",
    )


def test_fixed_limits_are_made_of_the_first_points_alone():
    """Later points are held against limits that they do not move."""
    base = Rebase(on=month(0).start, reason="the year before the team", fixed_after=12)
    found = chart([*CALLS, *(20 for _ in range(12))], rebases=[base])
    assert found.limits == limits_of(decimals(*CALLS))
    # March lies below the mean too, and so is the first of the thirteen on that side.
    assert len(found.special) == 13


def test_a_gap_is_no_point_that_limits_are_made_of():
    """Twelve points are twelve that are known."""
    base = Rebase(on=month(0).start, reason="the year before the team", fixed_after=12)
    found = chart([*CALLS[:6], None, *CALLS[6:], 90, 91], rebases=[base])
    assert found.limits.points == 12
    assert found.limits.mean == ROUND.mean


def test_limits_of_fewer_points_than_they_are_to_be_fixed_after_are_of_all():
    """Until there are twelve, each point moves them."""
    base = Rebase(on=month(0).start, reason="the year before the team", fixed_after=12)
    assert chart(CALLS[:5], rebases=[base]).limits.points == 5


def test_a_single_point_is_nothing_to_fix_limits_by():
    """Two are the least, for one has no neighbour."""
    assert Rebase(on=date(2019, 4, 1), reason="new recording", fixed_after=2).fixed_after == 2
    with pytest.raises(InvalidValueError, match="at least 2"):
        Rebase(on=date(2019, 4, 1), reason="new recording", fixed_after=1)


def test_a_rebase_without_a_reason_is_refused():
    """Limits are never moved after bad news for no reason at all."""
    with pytest.raises(InvalidValueError, match="Record why"):
        Rebase(on=date(2019, 4, 1), reason=" ")


def test_a_rebase_on_no_first_day_is_refused():
    """New limits begin with a point."""
    base = Rebase(on=date(2019, 4, 2), reason="a new recording system")
    with pytest.raises(InvalidValueError, match="first day of one of the points"):
        chart(CALLS, rebases=[base])


def test_limits_that_moved_in_silence_are_found():
    """Points added later move limits that were printed, unless these are fixed or reasoned."""
    before = chart(CALLS)
    silent = check_limits(before, chart([*CALLS, 90]))
    assert [each.outcome for each in silent] == [Outcome.NOT_MET]
    fixed = Rebase(on=month(0).start, reason="the limits of 2018/19 stand", fixed_after=12)
    assert not check_limits(before, chart([*CALLS, 90], rebases=[fixed])).not_met
    told = Rebase(on=month(12).start, reason="calls by web form are counted too")
    assert not check_limits(before, chart([*CALLS, 90, 91], rebases=[told])).not_met


def test_a_new_base_explains_the_limits_that_it_ends():
    """What was one stretch is two, so that the first has lost points that it was made of."""
    values = [*CALLS, *(value + 5 for value in CALLS)]
    told = Rebase(on=month(18).start, reason="calls by web form are counted too")
    assert not check_limits(chart(values), chart(values, rebases=[told])).not_met


def test_a_new_base_explains_nothing_that_was_over_before_it():
    """Limits of the year before that moved all the same are found."""
    year = Rebase(on=month(12).start, reason="calls by web form are counted too")
    printed = chart([*CALLS, *CALLS], rebases=[year])
    later = Rebase(on=month(24).start, reason="a new recording system")
    changed = chart([90, *CALLS[1:], *CALLS, 50, 51], rebases=[year, later])
    assert [each.outcome for each in check_limits(printed, changed)] == [Outcome.NOT_MET]


def test_trial_limits_may_move():
    """Limits of few points were printed as trial limits."""
    assert not check_limits(chart(CALLS[:6]), chart(CALLS)).not_met


def test_a_gap_is_no_difference_and_breaks_a_run():
    """A month that cannot be determined is neither bridged nor taken as nought."""
    values = [43, 44, 43, None, 44, 43, 44, 43]
    found = chart([*CALLS, *values])
    assert found.points[15].variation is None
    assert all(point.cause is None for point in found.points)
    assert found.limits.points == len(CALLS) + 7
    assert found.notes == ("Not determined: 1 of 20 points, shown as gaps.",)


def test_a_missing_month_is_a_gap_too():
    """Two months with one left out between them do not follow each other."""
    with_all = chart([10, 20, 10, 20])
    observations = [
        Observation(period=month(at), value=Decimal(value))
        for at, value in ((0, 10), (1, 20), (3, 90), (4, 80))
    ]
    found = control_chart(observations, label="x", unit=Unit.COUNT, polarity=None)
    assert found.limits.moving_range == with_all.limits.moving_range == 10


def test_overlapping_points_are_refused():
    """A day belongs to one point."""
    twice = [Observation(period=month(0), value=Decimal(1))] * 2
    with pytest.raises(InvalidValueError, match="overlaps"):
        control_chart(twice, label="x", unit=Unit.COUNT, polarity=None)


@given(st.permutations(range(len(CALLS))))
def test_the_order_of_points_never_matters(order):
    """A chart is in order of time whatever order its points come in."""
    points = [Observation(period=month(at), value=Decimal(CALLS[at])) for at in order]
    shuffled = control_chart(points, label="Calls", unit=Unit.COUNT, polarity=Polarity.LOWER)
    assert shuffled == chart(CALLS)


@given(st.lists(st.integers(0, 500), min_size=2, max_size=40), st.integers(-200, 200))
def test_a_chart_moved_up_or_down_says_the_same(values, step):
    """The rules look at differences, so a constant added to all changes no verdict."""
    verdicts = [point.causes for point in chart(values).points]
    assert [point.causes for point in chart([each + step for each in values]).points] == verdicts
