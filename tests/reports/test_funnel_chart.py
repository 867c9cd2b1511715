"""Funnels as drawings and as words."""

from __future__ import annotations

import xml.etree.ElementTree as ET

from s92kit.kpis import FunnelKind, funnel
from s92kit.reports import funnel_in_words, funnel_svg

LABEL = "Calls & visits for each thousand residents, wards of Walford"
SVG = "{http://www.w3.org/2000/svg}"
WARDS = funnel({"Abbey": (40, 1000), "Mill": (44, 1200), "Station": (95, 1000), "Park": (4, 100)})
ALIKE = funnel({"Abbey": (40, 1000), "Mill": (44, 1200)})


def drawn(found, **more):
    """The drawing as a tree."""
    return ET.fromstring(funnel_svg(found, label=LABEL, **more))  # noqa: S314 - made here


def test_the_words_name_who_strays_with_the_counts():
    """The pooled rate, the place beyond the wide limits, and what must be known."""
    words = funnel_in_words(WARDS, label=LABEL, per=1000)
    assert words.startswith(f"{LABEL}: 4 places, together 55.5. ")
    assert "Above the 99.8% limit: Station (95, 95 of 1,000)." in words
    assert words.endswith(WARDS.note)


def test_where_nobody_strays_the_words_say_so():
    """No place is named, high or low."""
    words = funnel_in_words(ALIKE, label=LABEL)
    assert "No place is beyond the 99.8% limits." in words
    assert "Abbey" not in words


def test_the_drawing_is_sound_and_can_be_heard():
    """One image with a title in sight and a description inside."""
    tree = drawn(WARDS, per=1000, size_label="residents")
    title, told = tree.find(f"{SVG}title"), tree.find(f"{SVG}desc")
    assert title.text == f"{LABEL}: funnel"
    assert told.text == funnel_in_words(WARDS, label=LABEL, per=1000)
    words = [each.text for each in tree.iter(f"{SVG}text")]
    assert words[0] == LABEL
    assert "Size: residents" in words


def test_a_place_that_strays_has_a_shape_a_number_and_its_name():
    """Nothing hangs on a colour; the others are circles without a name."""
    tree = drawn(WARDS)
    marked = [each for each in tree.iter() if each.find(f"{SVG}title") is not None][1:]
    kinds = [each.tag.removeprefix(SVG) for each in marked]
    assert sorted(kinds) == ["circle"] * 3 + ["path"]
    words = [each.text for each in tree.iter(f"{SVG}text")]
    assert "1 Station" in words
    assert not any("Abbey" in each for each in words)


def test_the_limits_narrow_as_places_grow():
    """Four lines of limits, each through every place, the outer ones further from the middle."""
    curves = [
        [float(point.split(" ")[1]) for point in each.get("d")[1:].split("L")]
        for each in drawn(WARDS).iter(f"{SVG}path")
        if each.get("stroke") == "#6b7075" and "L" in each.get("d")
    ]
    lower, upper, lowest, highest = curves
    assert [len(each) for each in curves] == [4] * 4
    for at in range(4):
        assert highest[at] < upper[at] < lower[at] < lowest[at]
    assert lower[0] - upper[0] > lower[-1] - upper[-1]


def test_a_share_is_printed_in_per_cent():
    """Of all cases of the place, unless it is said of what."""
    shares = funnel({"Abbey": (3, 10), "Mill": (5, 10)}, kind=FunnelKind.SHARE)
    words = [each.text for each in drawn(shares).iter(f"{SVG}text")]
    assert "Size: all cases of the place" in words
    assert any("all together, 40%" in each for each in words)


def test_nothing_anywhere_can_be_drawn():
    """An axis needs some height."""
    assert drawn(funnel({"Abbey": (0, 10), "Mill": (0, 20)})) is not None
