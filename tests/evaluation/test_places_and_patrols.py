"""Concentration, near repeats and dosage."""

from __future__ import annotations

import random
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from s92kit.errors import InvalidValueError
from s92kit.evaluation import (
    KOPER_WINDOW,
    PatrolDesign,
    PatrolPlan,
    Point,
    Visit,
    VisitTotals,
    dosage,
    near_repeat,
    predictive_accuracy_index,
    share_in_top_places,
    totals_of,
)

PLAN = PatrolPlan(visits_a_day=3, minutes_a_visit=15)
COUNTS = st.dictionaries(st.text("ABCDEF", min_size=1, max_size=3), st.integers(0, 50), min_size=1)


def index(inside, whole, ground, all_ground):
    """The index of four numbers."""
    return predictive_accuracy_index(
        events_inside=Decimal(inside),
        events=Decimal(whole),
        area_inside=Decimal(ground),
        area=Decimal(all_ground),
    )


def test_forty_one_per_cent_of_harm_in_two_point_six_of_the_ground():
    """The index is 15.77."""
    assert index(41, 100, "2.6", 100).text == "15.77"


def test_places_that_hold_their_share_have_an_index_of_one():
    """Half the events on half the ground is no concentration."""
    assert index(50, 100, 4, 8).value == 1


def test_places_without_ground_have_no_index():
    """The reason is given in its place."""
    assert "no ground" in index(5, 10, 0, 8).unknown_because


@pytest.mark.parametrize("wrong", [(11, 10, 1, 8), (-1, 10, 1, 8), (0, 0, 1, 8), (1, 2, 9, 8)])
def test_a_part_larger_than_its_whole_is_refused(wrong):
    """Numbers that cannot be are not reckoned with."""
    with pytest.raises(InvalidValueError, match="A part of a whole"):
        index(*wrong)


def test_the_places_with_the_most():
    """One place of twenty holds 60 of 100."""
    share = share_in_top_places({"A": 60, "B": 20, "C": 20}, places=20, top_per_cent=Decimal(5))
    assert (share.text, share.how) == ("60%", "60 of 100 at 1 of 20 places")


@given(COUNTS, st.integers(0, 40), st.integers(1, 99))
def test_more_places_hold_no_less(counts, empty, part):
    """The share grows with the part looked at, and all places hold all."""
    places = len(counts) + empty
    some = share_in_top_places(counts, places=places, top_per_cent=Decimal(part))
    every = share_in_top_places(counts, places=places, top_per_cent=Decimal(100))
    if sum(counts.values()):
        assert 0 < some.value <= every.value == 100
    else:
        assert some.unknown_because == "there was none anywhere"


@pytest.mark.parametrize(("places", "part"), [(2, 5), (0, 5), (20, 0), (20, 101)])
def test_a_question_about_no_places_is_refused(places, part):
    """Places without any are counted too, and a part is above none and at most all."""
    with pytest.raises(InvalidValueError):
        share_in_top_places({"A": 1, "B": 1, "C": 1}, places=places, top_per_cent=Decimal(part))


def test_half_the_patrol_was_delivered():
    """24 of 45 minutes are 53%."""
    given_ = dosage(PLAN, VisitTotals(minutes=24), days=1)
    assert PLAN.minutes_a_day == 45
    assert f"{given_.share.value:.0f}" == "53"
    assert given_.words == "24 of the 45 minutes planned were delivered (53%)."
    assert given_.visits_share.unknown_because == "the number of visits was not recorded"
    assert given_.in_window.unknown_because == "the length of each visit was not recorded"
    assert given_.in_window_interval is None


@pytest.mark.parametrize(("minutes", "inside"), [(9, 0), (10, 1), (16, 1), (17, 0)])
def test_the_window_is_from_ten_to_sixteen_minutes(minutes, inside):
    """Both ends are in it."""
    visit = Visit(day=date(2019, 5, 1), minutes=minutes)
    assert totals_of([visit]).in_window == inside
    assert (minutes in KOPER_WINDOW) is bool(inside)


def test_visits_are_added_up():
    """Minutes, visits, those of the right length, and the days without any."""
    visits = [Visit(day=date(2019, 5, day), minutes=12) for day in (1, 1, 3)]
    given_ = dosage(PLAN, totals_of(visits), days=4)
    assert (given_.planned_minutes, given_.delivered.minutes) == (180, 36)
    assert given_.visits_share.value == 25
    assert given_.in_window.value == 100
    assert given_.in_window_interval.upper == 1
    assert given_.words.endswith("On 2 of 4 days there was none.")


def test_no_visit_has_no_share_of_the_right_length():
    """Nothing of nothing is not nought per cent."""
    given_ = dosage(PLAN, totals_of([]), days=2)
    assert given_.share.value == 0
    assert given_.in_window.unknown_because == "no visit was made"


@pytest.mark.parametrize(
    "wrong",
    [{"minutes": -1}, {"minutes": 5, "in_window": 1}, {"minutes": 5, "visits": 1, "in_window": 2}],
)
def test_impossible_totals_are_refused(wrong):
    """Less than none, and more visits of a length than visits."""
    with pytest.raises(InvalidValueError):
        VisitTotals(**wrong)


def test_a_plan_of_nothing_is_refused():
    """A plan has a visit of a minute at least."""
    with pytest.raises(InvalidValueError, match="A plan of patrols"):
        PatrolPlan(visits_a_day=0, minutes_a_visit=15)


def scattered(seed, number=120):
    """Incidents that fall where and when they will."""
    chance = random.Random(seed)  # noqa: S311 - scattered, not secret
    return [
        Point(
            day=date(2019, 1, 1) + timedelta(chance.randrange(365)),
            easting=chance.randrange(3000),
            northing=chance.randrange(3000),
        )
        for _ in range(number)
    ]


def test_repeats_that_were_put_there_are_found():
    """Thirty incidents followed by one near them within days stand out."""
    points = scattered(1)
    followers = [
        Point(day=point.day + timedelta(3), easting=point.easting + 50, northing=point.northing)
        for point in points[:30]
    ]
    (band,) = near_repeat([*points, *followers], metres=(100,), days=(7,), shuffles=99).bands
    assert band.pairs >= 30
    assert band.ratio > 5
    assert band.p_value == Decimal(1) / 100
    assert "more than chance alone makes" in band.words


def test_incidents_at_random_show_no_near_repeats():
    """What falls where it will is as close as shuffled days make it."""
    (band,) = near_repeat(scattered(2, 300), metres=(200,), days=(7,), shuffles=199).bands
    assert band.p_value > Decimal("0.05")
    assert "no more than chance may make" in band.words


@settings(max_examples=25, deadline=None)
@given(st.randoms(use_true_random=False), st.integers(0, 2**32))
def test_neither_order_nor_time_of_asking_matters(shuffled, seed):
    """The same incidents in another order give the same bands, to the last figure."""
    points = scattered(3, 60)
    other = list(points)
    shuffled.shuffle(other)
    asked = {"metres": (0, 150, 300), "days": (7, 30), "shuffles": 19, "seed": seed}
    assert near_repeat(points, **asked) == near_repeat(other, **asked)


def test_the_pairs_are_all_the_pairs():
    """As counted again by looking at each pair; squares of the grid lose none."""
    points, metres, days = scattered(4, 150), (0, 90, 400), (7, 21)
    found = near_repeat(points, metres=metres, days=days, shuffles=1)
    counted = dict.fromkeys(((m, d) for m in metres for d in days), 0)
    for at, one in enumerate(points):
        for other in points[:at]:
            apart = (one.easting - other.easting) ** 2 + (one.northing - other.northing) ** 2
            gap = abs((one.day - other.day).days)
            ring = next((m for m in metres if apart <= m * m), None)
            wait = next((d for d in days if gap <= d), None)
            if ring is not None and wait is not None:
                counted[ring, wait] += 1
    assert sum(counted.values()) > 0
    assert {(band.metres, band.days): band.pairs for band in found.bands} == counted


def test_no_incident_has_no_pairs():
    """Nothing is found of nothing, and nothing fails."""
    found = near_repeat([], shuffles=1)
    assert {band.pairs for band in found.bands} == {0}
    assert found.bands[0].ratio is None


@pytest.mark.parametrize(
    "wrong", [{"metres": ()}, {"metres": (200, 100)}, {"days": (7, 7)}, {"shuffles": 0}]
)
def test_bands_that_do_not_rise_are_refused(wrong):
    """So is a test without a shuffle."""
    with pytest.raises(InvalidValueError):
        near_repeat([], **wrong)


@pytest.mark.parametrize(("days", "visited"), [(0, None), (-1, None), (30, 31)])
def test_a_plan_runs_for_at_least_the_days_with_a_visit(days, visited):
    """For no day there is no share of what was planned, and 31 of 30 days is a slip."""
    delivered = VisitTotals(minutes=24, days_visited=visited)
    with pytest.raises(InvalidValueError, match="Give at least"):
        dosage(PLAN, delivered, days=days)
    with pytest.raises(InvalidValueError, match="Give at least"):
        PatrolDesign(plan=PLAN, delivered=delivered, days=days)


def test_a_share_in_words_is_rounded_half_up():
    """Nine of seventy-two minutes are 12.5%, which is 13% and not 12%."""
    plan = PatrolPlan(visits_a_day=1, minutes_a_visit=72)
    told = dosage(plan, VisitTotals(minutes=9, days_visited=1), days=1).words
    assert told == "9 of the 72 minutes planned were delivered (13%)."


@pytest.mark.parametrize(("visited", "told"), [(2, True), (3, False)])
def test_days_without_a_visit_are_told_where_there_are_any(visited, told):
    """Two of three days with a visit leave one without."""
    words = dosage(PLAN, VisitTotals(minutes=90, days_visited=visited), days=3).words
    assert ("On 1 of 3 days there was none." in words) is told
    assert ("there was none" in words) is told


def test_shuffles_that_give_as_many_count_against_near_repeats():
    """Where all happened on one day, each shuffle gives every pair again: p is 1."""
    same = [Point(day=date(2019, 5, 1), easting=0, northing=0)] * 5
    (band,) = near_repeat(same, metres=(0,), days=(7,), shuffles=9).bands
    assert (band.pairs, band.expected, band.p_value) == (10, 10, 1)


@pytest.mark.parametrize(("shuffles", "beyond"), [(17, False), (19, True)])
def test_one_time_in_twenty_is_beyond_chance(shuffles, beyond):
    """One in 20 is; one in 18, the least that 17 shuffles can give, is not."""
    points = scattered(1)
    followers = [
        Point(day=point.day, easting=point.easting + 9, northing=point.northing) for point in points
    ]
    (band,) = near_repeat([*points, *followers], metres=(100,), days=(7,), shuffles=shuffles).bands
    assert band.p_value == Decimal(1) / (shuffles + 1)
    assert ("more than chance alone makes" in band.words) is beyond
