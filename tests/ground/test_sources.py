"""Sources: where a fact can be looked up, and how far it may be relied on."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from s92kit.errors import InvalidValueError
from s92kit.sources import Source, Standing


def test_a_source_is_cited_by_title_day_and_place():
    """A reader can find the paragraph from the citation alone."""
    source = Source(title="Estates team report", locator="4.1", published_on=date(2019, 5, 8))
    assert source.cited == "Estates team report, 8 May 2019, 4.1"


def test_a_source_that_bears_no_day_is_cited_as_undated():
    """A missing day is said, not left out."""
    source = Source(title="Estates team page", locator="Costs", published_on=None)
    assert source.cited == "Estates team page, undated, Costs"


@pytest.mark.parametrize(
    ("standing", "mark"),
    [
        (Standing.READ, ""),
        (Standing.DERIVED, " (derived)"),
        (Standing.GENERAL_KNOWLEDGE, " (general knowledge)"),
        (Standing.UNVERIFIED, " (unverified)"),
    ],
)
def test_a_citation_warns_of_anything_that_was_not_read_at_the_source(standing, mark):
    """Only what stands in the paper is cited without a mark."""
    source = Source(title="Report", locator="4.1", published_on=None, standing=standing)
    assert source.cited == f"Report, undated, 4.1{mark}"


def test_a_source_is_taken_as_read_unless_it_says_otherwise():
    """The plain case needs no word."""
    assert Source(title="Report", locator="4.1", published_on=None).standing is Standing.READ


@pytest.mark.parametrize("empty", ["", "  ", "\n"])
@pytest.mark.parametrize("field", ["title", "locator"])
def test_a_source_names_a_paper_and_a_place_in_it(field, empty):
    """A source that nobody could look up is refused."""
    given = {"title": "Report", "locator": "4.1", field: empty}
    with pytest.raises(InvalidValueError, match=f"The {field} of a source"):
        Source(**given, published_on=None)


@pytest.mark.parametrize("day", ["2019-05-08", datetime(2019, 5, 8)])  # noqa: DTZ001 - refused
def test_the_day_of_a_source_is_a_day(day):
    """Text and timestamps are turned into days where documents are read, and not here."""
    with pytest.raises(InvalidValueError, match="The day of a source"):
        Source(title="Report", locator="4.1", published_on=day)
