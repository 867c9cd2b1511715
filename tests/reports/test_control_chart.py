"""A control chart as a drawing and as words."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from xml.etree import ElementTree as ET

import pytest

from s92kit.figures import Unit
from s92kit.kpis import Observation, Polarity, Rebase, control_chart
from s92kit.periods import Period, add_months, quarters_from
from s92kit.reports import chart_in_words, control_chart_svg

CALLS = (42, 38, 45, 40, 44, 39, 47, 41, 43, 40, 46, 42)
MORE = tuple(value + 50 for value in CALLS)
SVG = "{http://www.w3.org/2000/svg}"


def chart(*values, polarity=Polarity.LOWER, unit=Unit.COUNT, **more):
    """A chart of a value a month from April 2018."""
    months = [add_months(date(2018, 4, 1), at) for at in range(len(values))]
    return control_chart(
        [
            Observation(
                period=Period(start=month, end=add_months(month, 1)),
                value=None if value is None else Decimal(value),
            )
            for month, value in zip(months, values, strict=True)
        ],
        label="Calls & visits <market>",
        unit=unit,
        polarity=polarity,
        **more,
    )


def test_the_words_name_the_rule_the_target_and_the_notes():
    """A reader who sees no drawing is told the same."""
    said = chart_in_words(chart(*CALLS, 70, target=Decimal(20)))
    assert "1 April 2018 to 30 April 2019" in said
    assert "2019-04 (70): outside the limits; special cause: concern." in said
    assert "Target 20: consistently fails its target." in said


def test_neighbours_under_one_rule_are_told_together():
    """Seven in a row are one sentence."""
    said = chart_in_words(chart(*CALLS, *[43] * 7, polarity=Polarity.HIGHER))
    assert said.count("one side of the mean") == 1
    assert "2019-04 to 2019-10 (43, 43, 43, 43, 43, 43, 43)" in said


def test_where_nothing_is_more_than_chance_that_is_said():
    """And trial limits and gaps are too."""
    said = chart_in_words(chart(10, 12, None, 11, 10))
    assert "No point is more than chance." in said
    assert "Trial limits" in said
    assert "1 of 5 points, shown as gaps" in said


def test_without_limits_the_words_say_so():
    """One value has none."""
    assert "No limits" in chart_in_words(chart(4))


def test_the_drawing_is_sound_and_can_be_heard():
    """One image with a title and a description; every character is escaped."""
    drawing = ET.fromstring(control_chart_svg(chart(*CALLS, 70)))  # noqa: S314 - made here
    assert drawing.get("role") == "img"
    title, told = drawing.find(f"{SVG}title"), drawing.find(f"{SVG}desc")
    assert title.text == "Calls & visits <market>: control chart"
    assert told.text == chart_in_words(chart(*CALLS, 70))
    assert drawing.get("aria-labelledby").split() == [title.get("id"), told.get("id")]


@pytest.mark.parametrize(
    ("polarity", "shape"),
    [(Polarity.LOWER, "path"), (Polarity.HIGHER, "rect"), (Polarity.NEUTRAL, "rect")],
)
def test_what_is_more_than_chance_has_a_shape_of_its_own(polarity, shape):
    """Nothing hangs on a colour."""
    drawing = ET.fromstring(control_chart_svg(chart(*CALLS, 70, polarity=polarity)))  # noqa: S314
    marked = [each for each in drawing.iter() if each.find(f"{SVG}title") is not None]
    kinds = [each.tag.removeprefix(SVG) for each in marked if each.tag != f"{SVG}svg"]
    assert kinds == ["circle"] * 12 + [shape]


def test_the_drawing_is_read_without_its_page():
    """Its title is in sight, its axis has round numbers, and months are written as people do."""
    drawing = ET.fromstring(control_chart_svg(chart(*CALLS, 70)))  # noqa: S314 - made here
    words = [each.text for each in drawing.iter(f"{SVG}text")]
    assert words[0] == "Calls & visits <market>"
    assert words[1:6] == ["0", "20", "40", "60", "80"]
    assert words[6] == "Apr 2018"
    assert "Diamond: more than chance, a concern." in words


def test_a_gap_is_not_bridged():
    """The line ends before it and begins again behind it, and no point is drawn."""
    whole, gap = (
        control_chart_svg(chart(*values)) for values in ((4, 5, 6, 5, 4), (4, 5, None, 5, 4))
    )
    assert whole.count("<circle") == 5
    assert gap.count("<circle") == 4
    assert gap.count('fill="none" stroke="#4c4f52"') == 2


def test_a_lower_limit_below_nought_is_drawn_and_told_at_nought():
    """There are no fewer calls than none; the limit itself is left as it is."""
    found = chart(1, 9, 1, 9, 1, 9, 1, 9, 1, 9, 1, 9)
    assert found.limits.lower < 0
    assert "between 0 and" in chart_in_words(found)
    assert "lower 0<" in control_chart_svg(found)


def test_each_stretch_of_limits_is_drawn_by_itself():
    """New limits begin where the reason for them does; quarters and per cents are named as such."""
    base = Rebase(on=date(2019, 4, 1), reason="calls by web form count too")
    drawn = control_chart_svg(chart(*CALLS, *MORE, rebases=[base], target=Decimal(10)))
    assert drawn.count('stroke="#6b7075"') == 6
    assert "calls by web form count too" in drawn
    quarters = quarters_from(date(2019, 4, 9), 3)
    shares = control_chart(
        [Observation(period=each, value=Decimal(50 + at)) for at, each in enumerate(quarters)],
        label="Share",
        unit=Unit.PER_CENT,
        polarity=None,
    )
    assert "2019-04-09: 50%" in control_chart_svg(shares)
