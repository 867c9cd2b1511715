"""Orders in a paper: their days, and where they stand on the paper's day."""

from datetime import date

import attrs
import pytest

from s92kit.plugins import catalogue_of, report_context
from s92kit.pspos import StageKind
from s92kit.rates import london_rates
from s92kit.reports import Missing, days_of_stage, order_standing_blocks
from s92kit.testing import walford

CATALOGUE = catalogue_of(walford)
CONTEXT = report_context(CATALOGUE, "walford", london_rates())


def rows(**how):
    """The rows of the table for a day."""
    context = attrs.evolve(CONTEXT, **how)
    (table,) = order_standing_blocks(context, context.orders)
    return [[getattr(cell, "text", cell) for cell in row] for row in map(cells, table.rows)]


def cells(row):
    """The only part of each cell of a row."""
    return [cell[0] if isinstance(cell, tuple) else cell for cell in row]


def test_a_missing_day_is_stated_with_what_is_known_beside_it():
    """The order of 2018 has no last day."""
    (stage,) = CATALOGUE.pspo("walford/street-drinking-2018").life()
    told = days_of_stage(stage)
    assert isinstance(told, Missing)
    assert told.what == "last day (first day 1 June 2018; day of decision 15 May 2018)"
    assert told.because == "the paper gives no last day"


def test_a_stage_that_ends_an_order_is_not_asked_for_a_first_day():
    """A discharge has none."""
    stages = CATALOGUE.pspo("walford/market-drinking").life()
    (ended,) = [stage for stage in stages if stage.kind is StageKind.DISCHARGED]
    assert days_of_stage(ended) == "Last day 31 March 2024; day of decision 12 March 2024"


def test_the_table_says_where_each_order_stands_and_why():
    """Discharged, not yet in force, and unknown."""
    told = {order: (standing, why) for order, standing, why in rows(on=date(2024, 4, 1))}
    market = told["Market and street drinking order"]
    assert market == ("Discharged", "It was discharged, and its last day was 31 March 2024")
    assert told["Town centre order"] == ("Not yet in force", "Its first day is 15 April 2024")
    standing, why = told["Street drinking order"]
    assert "whether it is in force, because the paper gives no last day" in standing
    assert why == "It cannot be determined"


def test_an_order_that_was_not_known_is_left_out():
    """As known in 2018 there was one order."""
    known_on = date(2018, 12, 31)
    assert [row[0] for row in rows(on=known_on, known_on=known_on)] == ["Street drinking order"]


@pytest.mark.parametrize("known_on", [date(2010, 1, 1)])
def test_where_no_order_was_known_nothing_is_told(known_on):
    """The paper says elsewhere that nothing was recorded."""
    context = attrs.evolve(CONTEXT, on=known_on, known_on=known_on)
    assert order_standing_blocks(context, context.orders) == ()


def test_without_a_day_the_table_is_missing():
    """And the reason is stated."""
    (block,) = order_standing_blocks(CONTEXT, CONTEXT.orders)
    assert isinstance(block, Missing)
    assert block.because == "no day was given for the paper"
