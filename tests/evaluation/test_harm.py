"""Harm added up by published weights, without what the police went to find."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import attrs
import pytest

from s92kit.errors import InvalidValueError, UnknownNameError
from s92kit.evaluation import FoundByPolice, HarmCount, HarmTable, HarmWeight, harm_of, harm_tables
from s92kit.sources import Source, Standing

CCHI = harm_tables()["cchi-2026"]
ONS = harm_tables()["ons-crime-severity"]
PAPER = Source(title="Index", locator="table 1", published_on=date(2019, 1, 1))

STREET = (
    HarmCount(group="robbery", count=3),
    HarmCount(group="violence without injury", count=5),
    HarmCount(group="shoplifting", count=20, found_by_police=0),
    HarmCount(group="theft from the person", count=8),
)


def test_a_street_by_the_cambridge_index():
    """Three robberies, five of violence, twenty of shoplifting and eight thefts are 1,181 days."""
    harm = harm_of(STREET, CCHI)
    assert harm.value == 1181
    assert harm.how == "3 × 365 + 5 × 10 + 20 × 1 + 8 × 2"
    assert harm.assumptions == ()


@pytest.mark.parametrize(
    ("group", "weight"),
    [
        ("homicide", "5475"),
        ("rape", "2555"),
        ("residential burglary", "273.5"),
        ("possession of weapons", "273.75"),
        ("other sexual offences", "182.25"),
        ("public order", "7.5"),
        ("shoplifting", "1"),
    ],
)
def test_the_medians_of_the_2026_update(group, weight):
    """As the table of the facts has them."""
    assert CCHI.weight_of(group).weight == Decimal(weight)


@pytest.mark.parametrize(
    ("group", "weight"),
    [
        ("homicide", 7979),
        ("robbery", 746),
        ("residential burglary", 438),
        ("cannabis possession", 3),
    ],
)
def test_the_headline_values_of_the_severity_score(group, weight):
    """As they were read; those given as a range are left out with the reason."""
    assert ONS.weight_of(group).weight == weight
    assert ONS.weight_of("possession of weapons") is None
    assert "55 to 1,365" in ONS.why_without("possession of weapons")


def test_drugs_measure_the_looking_and_are_left_out():
    """Forty drug offences add nothing, and the working says that they were left out."""
    harm = harm_of((*STREET, HarmCount(group="drug possession", count=40)), CCHI)
    assert harm.value == 1181
    assert harm.how.endswith("left out as found by police: 40 drug possession")


def test_weapons_found_by_a_search_are_left_out():
    """Of four weapons three were found by searching; one counts."""
    harm = harm_of([HarmCount(group="possession of weapons", count=4, found_by_police=3)], CCHI)
    assert harm.value == Decimal("273.75")


def test_what_nobody_recorded_is_an_assumption():
    """Where nobody said how the weapons were found, all count, and the figure says so."""
    harm = harm_of([HarmCount(group="possession of weapons", count=4)], CCHI)
    assert harm.value == 1095
    assert harm.assumptions == (
        "None of 4 possession of weapons is taken to have been found by looking.",
    )


def test_anti_social_behaviour_has_no_weight():
    """It is not notifiable, and no weight is made up for it."""
    harm = harm_of((*STREET, HarmCount(group="anti-social behaviour", count=9)), CCHI)
    assert harm.value is None
    assert "anti-social behaviour is not one" in harm.unknown_because


def test_a_group_that_is_not_in_the_table_is_an_error():
    """A slip of the keys is told as one."""
    with pytest.raises(UnknownNameError, match="Did you mean 'robbery'"):
        harm_of([HarmCount(group="robery", count=1)], CCHI)


@pytest.mark.parametrize("table", [CCHI, ONS], ids=lambda table: table.id)
def test_a_table_says_where_it_was_read_and_when(table):
    """Its edition, the day of the record, and that the figures were not read at the source."""
    assert table.edition
    assert table.recorded_on == date(2026, 11, 22)
    assert table.source.standing is Standing.DERIVED
    always = {each.group for each in table.weights if each.found_by_police is FoundByPolice.ALWAYS}
    assert "drug trafficking" in always
    assert harm_of([HarmCount(group="homicide", count=1)], table).sources[0] == table.source


def test_a_weight_read_elsewhere_names_its_own_source():
    """The weight of homicide was read in a newspaper, and the figure says so."""
    sources = harm_of([HarmCount(group="homicide", count=1)], ONS).sources
    assert any("homicide 7,979" in source.locator for source in sources)


def test_a_table_names_each_group_once():
    """Two weights for one group would be a matter of luck."""
    weight = HarmWeight(group="robbery", weight=Decimal(1))
    with pytest.raises(InvalidValueError, match="Name each group once"):
        attrs.evolve(CCHI, weights=(weight, weight))


def test_a_weight_is_above_nought():
    """What counts nothing is left out, not weighed."""
    with pytest.raises(InvalidValueError, match="The weight of robbery"):
        HarmWeight(group="robbery", weight=Decimal(0))


@pytest.mark.parametrize(("count", "found"), [(-1, None), (3, 4), (3, -1)])
def test_impossible_counts_are_refused(count, found):
    """Less than none, or more found than there were."""
    with pytest.raises(InvalidValueError, match="The count of robbery"):
        HarmCount(group="robbery", count=count, found_by_police=found)


def test_order_does_not_matter():
    """Harm is a sum."""
    table = HarmTable(
        id="made-up",
        title="Made-up index",
        edition="first",
        unit="days",
        recorded_on=date(2019, 1, 1),
        source=PAPER,
        weights=(
            HarmWeight(group="a", weight=Decimal("0.1")),
            HarmWeight(group="b", weight=Decimal("0.2")),
        ),
    )
    counts = [HarmCount(group="a", count=3), HarmCount(group="b", count=7)]
    assert harm_of(counts, table).value == harm_of(counts[::-1], table).value == Decimal("1.7")
