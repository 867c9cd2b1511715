"""An order's days are given, or it is said why one is missing."""

from datetime import date

import attrs
import pytest

from s92kit.errors import InvalidValueError
from s92kit.pspos import OrderStage, Pspo, StageKind
from s92kit.sources import Source

SOURCE = Source(title="Walford order, a fictitious paper", locator="1", published_on=None)
MADE = OrderStage(
    id="made",
    kind=StageKind.MADE,
    decided_on=date(2017, 9, 20),
    first_day=date(2017, 10, 23),
    last_day=date(2020, 10, 22),
    recorded_on=date(2017, 10, 23),
    source=SOURCE,
)


def test_a_missing_day_needs_a_reason():
    """An unknown last day is not a blank."""
    with pytest.raises(InvalidValueError, match="unknown_because"):
        attrs.evolve(MADE, last_day=None)
    assert attrs.evolve(MADE, last_day=None, unknown_because="no paper says").last_day is None


def test_an_order_does_not_end_before_it_begins():
    """A last day before the first is a mistake."""
    with pytest.raises(InvalidValueError, match="before the first day"):
        attrs.evolve(MADE, last_day=date(2017, 10, 22))


def test_the_life_of_an_order_is_what_was_known():
    """An extension of 2020 was not known in 2018."""
    extended = attrs.evolve(
        MADE,
        id="extended",
        kind=StageKind.EXTENDED,
        first_day=date(2020, 10, 23),
        last_day=date(2023, 10, 22),
        recorded_on=date(2020, 10, 14),
    )
    order = Pspo(
        id="walford/drinking",
        title="Street drinking",
        area="the town centre",
        stages=(extended, MADE),
        sources=(SOURCE,),
    )
    assert order.borough == "walford"
    assert [stage.id for stage in order.life(known_on=date(2018, 1, 1))] == ["made"]
    assert [stage.id for stage in order.life()] == ["made", "extended"]
