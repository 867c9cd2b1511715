"""The crosswalk shows each priority beside other words, and never fills in what no paper says."""

from datetime import date

import attrs
import pytest

from s92kit.errors import InvalidValueError, UnknownNameError
from s92kit.priorities import (
    OutsideMapping,
    Relation,
    Strand,
    ThemeMapping,
    crosswalk,
)
from s92kit.sources import Source
from s92kit.themes import Theme

PAPER = Source(title="A fictitious paper", locator="1", published_on=date(2020, 1, 1))


def test_each_priority_has_a_row_for_each_theme(plan):
    """Violence is mapped twice, and its strand of weapons under its own name."""
    rows = crosswalk([plan])
    assert [(row.title, str(row.theme), str(row.mapping.relation)) for row in rows] == [
        ("Antisocial behaviour", "asb", "same"),
        ("Violence", "violence", "broader"),
        ("Violence: Weapons", "weapons", "narrower"),
        ("Violence in the home", "vawg", "overlaps"),
    ]


def test_what_no_paper_says_is_not_recorded(plan):
    """The region's priorities are named, and which of them violence serves is not."""
    rows = {row.priority: row for row in crosswalk([plan])}
    assert rows["walford/antisocial-behaviour"].not_recorded == ()
    assert rows["walford/violence"].outside == ()
    (why,) = rows["walford/violence"].not_recorded
    assert why.startswith("The papers name priorities of Regional Office for Policing and do not")


def test_a_priority_without_a_mapping_keeps_its_row(plan):
    """It is not left out, and not guessed."""
    bare = attrs.evolve(
        plan, outside=(), priorities=(attrs.evolve(plan.priorities[2], themes=(), outside=()),)
    )
    (row,) = crosswalk([bare])
    assert row.theme is None
    assert row.not_recorded == (
        "No paper says enough of it to map it to a shared theme.",
        "The papers name no priorities of a body above the borough.",
    )


def test_what_was_not_known_yet_is_not_there(plan):
    """The day before the plan was published there was nothing to map by."""
    before = crosswalk([plan], known_on=date(2019, 3, 4))
    after = crosswalk([plan], known_on=date(2019, 3, 5))
    assert [row.theme for row in before] == [None] * 3
    assert all(row.outside == () for row in before)
    assert Theme.ASB in [row.theme for row in after]
    assert after[0].outside


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"relation": Relation.BROADER}, "Say in loss"),
        ({}, "relation_unknown_because"),
        ({"relation": Relation.SAME, "relation_unknown_because": "unclear"}, "Give the relation"),
    ],
)
def test_a_mapping_says_how_and_what_is_lost(fields, words):
    """Words that are not the same lose something, and it is said what."""
    with pytest.raises(InvalidValueError, match=words):
        ThemeMapping(theme=Theme.ASB, sources=(PAPER,), **fields)
    with pytest.raises(InvalidValueError, match="The mapping to 'asb'"):
        ThemeMapping(theme=Theme.ASB, sources=(PAPER,), **fields)
    with pytest.raises(InvalidValueError, match=words):
        OutsideMapping(body="Region", name="Safer streets", sources=(PAPER,), **fields)


@pytest.mark.parametrize(
    "strands",
    [
        (Strand(id="walford/a", title="A", sources=(PAPER,), part_of="walford/b"),),
        (Strand(id="walford/a", title="A", sources=(PAPER,)),) * 2,
    ],
)
def test_strands_stand_below_what_they_are_part_of(plan, strands):
    """A part of nothing, or one name for two strands, is refused."""
    with pytest.raises(InvalidValueError, match="The strand"):
        attrs.evolve(plan.priorities[0], strands=strands)


def test_a_mapping_is_of_a_strand_that_there_is(plan):
    """A mistyped strand is refused with what it may have meant."""
    wrong = attrs.evolve(plan.priorities[1].themes[1], strand="walford/weapon")
    with pytest.raises(InvalidValueError, match="Did you mean 'walford/weapons'"):
        attrs.evolve(plan.priorities[1], themes=(wrong,))


def test_a_mapping_is_to_a_priority_that_the_papers_name(plan):
    """Nobody's priorities are invented."""
    wrong = attrs.evolve(plan.priorities[0].outside[0], name="Happier streets")
    first = attrs.evolve(plan.priorities[0], outside=(wrong,))
    with pytest.raises(InvalidValueError, match="Happier streets"):
        attrs.evolve(plan, priorities=(first,))


def test_a_priority_is_found_by_its_id(plan):
    """And a mistyped one is answered with the nearest."""
    assert plan.priority("walford/violence").title == "Violence"
    with pytest.raises(UnknownNameError, match="walford/violence"):
        plan.priority("walford/violense")
