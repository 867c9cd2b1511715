"""Funnel limits: wards held against all of them together, by the size of each."""

from __future__ import annotations

from decimal import Decimal

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
def test_limits_are_the_interpolated_quantiles(kind):
    """Against the quantiles of the distributions themselves, drawn out as the paper says."""
    stats = pytest.importorskip("scipy.stats")
    found = limits_for("Mill", kind=kind)
    overall = 183 / 3100
    law = stats.poisson(1000 * overall) if kind is FunnelKind.RATE else stats.binom(1000, overall)
    for tail, limit in zip((0.025, 0.975), found.limits, strict=True):
        count = law.ppf(tail)
        part = (law.cdf(count) - tail) / law.pmf(count)
        assert float(limit) == pytest.approx((count - part) / 1000, rel=1e-9)


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
