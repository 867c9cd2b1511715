"""The life and funding of the Brent agreement, as far as papers show them."""

from __future__ import annotations

from datetime import date

import pytest

import s92kit_brent
from s92kit.agreements import (
    LifeState,
    cost_schedule,
    funding_of,
    state_on,
)
from s92kit.plugins import catalogue_of
from s92kit.rates import london_rates


@pytest.fixture(scope="module")
def agreement():
    """The one agreement of the plugin."""
    return catalogue_of(s92kit_brent).agreement("brent/met-patrol-plus-2017")


@pytest.mark.parametrize(
    ("on", "state"),
    [
        (date(2017, 3, 31), LifeState.NOT_BEGUN),
        (date(2017, 4, 15), None),
        (date(2018, 3, 12), LifeState.IN_SERVICE),
        (date(2019, 3, 31), LifeState.IN_SERVICE),
        (date(2019, 10, 1), None),
        (date(2020, 4, 1), LifeState.ENDED),
    ],
)
def test_the_extension_and_the_early_end(agreement, on, state):
    """It went on after March 2019, and ended on a day before April 2020 that no paper gives."""
    answer = state_on(agreement, on)
    assert answer.state is state, answer.text


def test_as_known_at_the_review_it_was_to_end_in_march_2019(agreement):
    """Nobody knew of the extension on 12 March 2018."""
    review = date(2018, 3, 12)
    assert state_on(agreement, date(2019, 4, 1), known_on=review).state is LifeState.ENDED


def test_central_revenue_bears_the_whole_cost(agreement):
    """Paragraph 5.1 of the review names no other fund."""
    years = funding_of(cost_schedule(agreement, london_rates()), agreement)
    borne = [year.borne_by("central-revenue").text for year in years]
    assert borne == ["£411,000", "£415,000"]
    assert {year.unfunded.text for year in years} == {"£0"}
