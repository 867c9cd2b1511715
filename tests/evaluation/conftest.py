"""What the tests of evaluations share: Walford's market, and ways to change its design."""

from __future__ import annotations

from datetime import date

import attrs
import pytest

from s92kit.evaluation import Design, Recording, StudyArea
from s92kit.periods import Period, financial_year


@pytest.fixture
def market():
    """Calls around Walford's market in two years, beside those of the high street."""
    return Design(
        id="walford/market-2019",
        title="Did calls fall around the market?",
        measure="calls",
        action="Three visits a day by the funded team.",
        before=financial_year(2018),
        after=financial_year(2019),
        treated=StudyArea(title="The market", before=207, after=110),
        control=StudyArea(title="The high street", before=308, after=318),
        recording=Recording(changed=False),
    )


@pytest.fixture
def changed(market):
    """Makes the market's design with some parts otherwise."""

    def make(**parts):
        return attrs.evolve(market, **parts)

    return make


@pytest.fixture
def months():
    """Makes a period of whole months."""

    def make(year, first, last):
        end = date(year, last + 1, 1) if last < 12 else date(year + 1, 1, 1)
        return Period(start=date(year, first, 1), end=end)

    return make
