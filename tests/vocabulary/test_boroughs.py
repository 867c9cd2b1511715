"""Boroughs: a key that every id begins with, and a police area."""

from __future__ import annotations

import pytest

from s92kit.boroughs import Borough, PoliceArea, borough_of, police_area_of
from s92kit.errors import InvalidValueError
from s92kit.sources import Source

PAPER = Source(title="Walford factsheet", locator="page 1", published_on=None)


def borough(key):
    """The fictitious borough, by any key."""
    return Borough(
        key=key,
        name="Walford",
        gss_code="E09999999",
        police_area=PoliceArea.METROPOLITAN,
        sources=(PAPER,),
    )


@pytest.mark.parametrize("key", ["walford", "w", "walford2"])
def test_a_key_is_small_letters_and_figures(key):
    """A key can stand in an id, a file name and a command without quotation marks."""
    assert borough(key).key == key


@pytest.mark.parametrize("key", ["", "Walford", "wal ford", "wal-ford", "2walford", "walford\n"])
def test_any_other_key_is_refused(key):
    """A key that would be written in two ways is refused before any id begins with it."""
    with pytest.raises(InvalidValueError, match="such as 'walford'") as refusal:
        borough(key)
    assert refusal.value.given == key


@pytest.mark.parametrize(
    ("whole", "key"),
    [("walford/estates-2019", "walford"), ("walford/asb/parks", "walford"), ("walford", "walford")],
)
def test_an_id_begins_with_its_borough_s_key(whole, key):
    """The borough is what stands before the first stroke."""
    assert borough_of(whole) == key


def test_the_two_police_areas_of_london_are_told_apart():
    """Which of them a council lies in settles whom it may grant money to."""
    assert set(PoliceArea) == {"metropolitan police district", "city of london police area"}


@pytest.mark.parametrize("key", ["city", "cityoflondon", "city-of-london"])
def test_the_city_of_london_has_its_own_police(key):
    """The one council of London that may not be taken for a borough of the Met's district."""
    assert police_area_of(key) is PoliceArea.CITY_OF_LONDON


@pytest.mark.parametrize("key", ["walford", "walfordcity"])
def test_of_any_other_key_nothing_is_supposed(key):
    """A key that merely holds the word is not the City's, and may be no borough at all."""
    assert police_area_of(key) is None
