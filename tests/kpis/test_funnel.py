"""Funnel limits: wards held against all of them together, by the size of each."""

from __future__ import annotations

from decimal import Decimal
from math import comb, exp, lgamma, log

import pytest

from s92kit.errors import InvalidValueError
from s92kit.kpis import FunnelKind, Strays, funnel

WARDS = {"Abbey": (40, 1000), "Mill": (44, 1000), "Station": (95, 1000), "Park": (4, 100)}


def limits_for(place, **more):
    """One ward with its limits."""
    (found,) = [each for each in funnel(WARDS, **more).places if each.place == place]
    return found


def test_places_are_held_against_all_of_them_pooled():
    """183 of 3,100, and not the mean of four rates."""
    assert funnel(WARDS).overall == Decimal(183) / 3100


def test_a_small_place_strays_further_by_chance():
    """The limits of a hundred residents are wider than those of a thousand."""
    small, great = limits_for("Park"), limits_for("Abbey")
    assert small.limits[1] - small.limits[0] > great.limits[1] - great.limits[0]
    assert small.strays is Strays.WITHIN
    assert limits_for("Station").strays is Strays.VERY_HIGH


@pytest.mark.parametrize("kind", list(FunnelKind))
@pytest.mark.parametrize(("place", "size"), [("Park", 100), ("Mill", 1000)])
def test_limits_are_the_interpolated_quantiles(kind, place, size):
    """Added up by hand, count by count, and drawn out between two counts as the paper says."""
    found = limits_for(place, kind=kind)
    limits = (*found.wide_limits, *found.limits)
    for tail, limit in zip((0.001, 0.999, 0.025, 0.975), limits, strict=True):
        total, count = 0.0, -1
        while total <= tail:
            count += 1
            chance = chance_of(count, size, 183 / 3100, kind)
            total += chance
        assert float(limit) == pytest.approx(max(count - (total - tail) / chance, 0) / size)


def chance_of(count, size, overall, kind):
    """The chance of exactly so many."""
    if kind is FunnelKind.SHARE:
        return comb(size, count) * overall**count * (1 - overall) ** (size - count)
    return exp(count * log(size * overall) - size * overall - lgamma(count + 1))


def test_millions_have_limits_too():
    """Ten million events have limits as ten have, and at once."""
    great = funnel({"North": (5_000_000, 1_000_000), "South": (5_003_000, 1_000_000)})
    assert {each.strays for each in great.places} == {Strays.WITHIN}


def test_the_wide_limits_hold_the_narrow_ones():
    """What strays at 99.8% strays at 95% too."""
    for place in funnel(WARDS).places:
        assert place.wide_limits[0] <= place.limits[0] < place.limits[1] <= place.wide_limits[1]


def test_places_that_are_all_alike_lie_within():
    """Nobody strays from what everybody is."""
    alike = {f"Ward {at}": (20, 500) for at in range(5)}
    assert {each.strays for each in funnel(alike).places} == {Strays.WITHIN}


def test_where_nothing_happened_nobody_strays():
    """Nought everywhere is within limits of nought."""
    (place, *_) = funnel({"Abbey": (0, 10), "Mill": (0, 20)}).places
    assert (place.limits, place.strays) == ((0, 0), Strays.WITHIN)


def test_where_all_of_every_place_is_counted_nobody_strays():
    """A share of all."""
    (place,) = funnel({"Abbey": (10, 10)}, kind=FunnelKind.SHARE).places
    assert place.strays is Strays.WITHIN


@pytest.mark.parametrize(
    ("counts", "kind"),
    [
        ({}, FunnelKind.RATE),
        ({"Abbey": (-1, 10)}, FunnelKind.RATE),
        ({"Abbey": (1, 0)}, FunnelKind.RATE),
        ({"Abbey": (11, 10)}, FunnelKind.SHARE),
        ({"Abbey": (1, Decimal("2.5"))}, FunnelKind.SHARE),
    ],
)
def test_what_makes_no_funnel_is_refused(counts, kind):
    """No places, fewer than none, nothing to reckon by, and a part above its whole."""
    with pytest.raises(InvalidValueError):
        funnel(counts, kind=kind)


def test_the_note_says_that_places_are_not_ranked():
    """A place outside is worth a question, not a league table."""
    assert "Places are not ranked" in funnel(WARDS).note


def test_places_that_differ_by_more_than_chance_are_told_with_the_note():
    """3 and 17 of a thousand beside each other: 98 over 10, on one degree of freedom."""
    unlike = funnel({"Abbey": (3, 1000), "Mill": (17, 1000)})
    assert unlike.dispersion == Decimal("9.8")
    assert "vary 9.8 times as much as chance makes of it" in unlike.note
    alike = funnel({"Abbey": (9, 1000), "Mill": (11, 1000)})
    assert (alike.dispersion, alike.beyond_chance) == (Decimal("0.2"), False)
    assert "times as much" not in alike.note


def test_shares_vary_by_the_binomial_law():
    """40 and 60 of a hundred: each is 2 standard deviations of 5 off, and 8 over one is 8."""
    shares = funnel({"Abbey": (40, 100), "Mill": (60, 100)}, kind=FunnelKind.SHARE)
    assert shares.dispersion == 8


@pytest.mark.parametrize(
    ("counts", "kind"),
    [
        ({"Abbey": (3, 10)}, FunnelKind.RATE),
        ({"Abbey": (0, 10), "Mill": (0, 10)}, FunnelKind.RATE),
        ({"Abbey": (9, 9), "Mill": (5, 5)}, FunnelKind.SHARE),
    ],
)
def test_where_nothing_can_vary_no_dispersion_is_told(counts, kind):
    """One place, none of anything, and all of everything."""
    found = funnel(counts, kind=kind)
    assert (found.dispersion, found.beyond_chance) == (None, False)


@pytest.mark.parametrize(
    ("count", "strays"),
    [(20, "WITHIN"), (30, "HIGH"), (34, "HIGH"), (36, "VERY_HIGH"), (10, "LOW"), (7, "VERY_LOW")],
)
def test_between_the_two_limits_a_place_is_high_or_low_and_no_more(count, strays):
    """Ten wards of twenty for each thousand, one of them with more or fewer."""
    wards = {f"Ward {at}": (20, 1000) for at in range(8)}
    found = funnel({**wards, "Mill": (count, 1000), "Park": (40 - count, 1000)})
    (mill,) = (each for each in found.places if each.place == "Mill")
    assert mill.strays is Strays[strays]


@pytest.mark.parametrize(("off", "beyond"), [(6, False), (7, True)])
def test_five_places_have_four_degrees_of_freedom(off, beyond):
    """Four times 1.8 is within the 9.488 of the table, and four times 2.45 beyond it."""
    counts = {"A": 20 - off, "B": 20 + off, "C": 20, "D": 20 - off, "E": 20 + off}
    found = funnel({name: (count, 1000) for name, count in counts.items()})
    assert found.beyond_chance is beyond
