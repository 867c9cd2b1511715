"""An order's days are given, or it is said why one is missing; what it cannot be is refused."""

from datetime import date
from decimal import Decimal

import attrs
import pytest
from order_records import PAPER, discharged, extended, made, order

from s92kit.dated import OverlappingSpansError, Span
from s92kit.errors import InvalidValueError, UnknownNameError
from s92kit.pspos import (
    Consultation,
    Consultee,
    FixedPenalty,
    LeastAge,
    Limb,
    OrderStage,
    OrderTerm,
    Pspo,
    StageKind,
    gaps,
    least_age_on,
    penalty_on,
    periods_of,
    terms_on,
)
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


@pytest.mark.parametrize(
    ("kind", "days"),
    [
        (StageKind.DISCHARGED, {"first_day": None}),
        (StageKind.LAPSED, {"first_day": None, "decided_on": None}),
    ],
)
def test_a_stage_that_ends_an_order_has_no_first_day(kind, days):
    """And its last day is needed all the same."""
    assert attrs.evolve(MADE, kind=kind, **days).first_day is None
    with pytest.raises(InvalidValueError, match="unknown_because"):
        attrs.evolve(MADE, kind=kind, **days, last_day=None)


@pytest.mark.parametrize("name", ["decided", "first", "last"])
def test_a_known_day_needs_no_days_among_which_it_lies(name):
    """Two answers to one question could contradict each other."""
    window = Span(start=date(2017, 1, 1))
    with pytest.raises(InvalidValueError, match="itself is known"):
        attrs.evolve(MADE, **{f"{name}_within": window})


def test_only_an_extension_has_a_limb():
    """Section 60(2) is about extensions."""
    assert extended(limbs=(Limb.RECURRENCE,)).limbs
    with pytest.raises(InvalidValueError, match="Only an extension"):
        made(limbs=(Limb.RECURRENCE,))


def test_the_end_of_the_calendar_is_no_last_day():
    """It would stand for no day in particular."""
    with pytest.raises(InvalidValueError, match="last day"):
        attrs.evolve(MADE, last_day=date.max)


def test_a_timestamp_is_no_day():
    """Nor is text."""
    with pytest.raises(InvalidValueError, match="first_day of 'made'"):
        attrs.evolve(MADE, first_day="2017-10-23")


def test_an_order_is_made_once():
    """Two makings that both stand are two orders, or a correction that does not say so."""
    with pytest.raises(InvalidValueError, match="made once"):
        order(made(), made(id="again"))
    corrected = made(id="again", supersedes=("made",))
    assert len(order(made(), corrected).life()) == 1


def test_a_consultation_is_of_a_stage_that_there_is():
    """A mistyped id is answered with the nearest."""
    asked = Consultation(
        id="asked",
        stage="mde",
        unknown_because="no day",
        recorded_on=date(2017, 9, 1),
        source=PAPER,
    )
    with pytest.raises(UnknownNameError, match="Did you mean 'made'"):
        order(made(), consultations=(asked,))


def test_a_consultation_has_its_days_or_a_reason():
    """And nobody was both consulted and not."""
    words = {"id": "asked", "stage": "made", "recorded_on": date(2017, 9, 1), "source": PAPER}
    with pytest.raises(InvalidValueError, match="unknown_because"):
        Consultation(**words)
    with pytest.raises(InvalidValueError, match="before the first"):
        Consultation(**words, first_day=date(2017, 8, 2), last_day=date(2017, 8, 1))
    both = (Consultee.COMMUNITY,)
    with pytest.raises(InvalidValueError, match="not under both"):
        Consultation(**words, unknown_because="none", consulted=both, not_consulted=both)


@pytest.mark.parametrize(
    "text", ["{", "[]", '{"type": "Point", "coordinates": [0, 0]}', '{"type": "Polygon"}']
)
def test_a_geometry_is_an_area(text):
    """A point is no restricted area, and broken text is none at all."""
    with pytest.raises(InvalidValueError, match="geometry"):
        order(made(), geometry=text)


def test_a_geometry_is_kept_as_it_was_given():
    """No coordinate is rounded on the way."""
    text = '{"type": "Polygon", "coordinates": [[[0.10000000000000001, 51.5]]]}'
    assert order(made(), geometry=text).geometry == text


def test_the_price_of_a_notice_is_that_of_its_day():
    """Before the first and after the last, none is recorded."""
    low = FixedPenalty(
        id="low",
        amount_gbp=Decimal("75.00"),
        span=Span(end=date(2017, 9, 11)),
        recorded_on=date(2017, 1, 1),
        source=PAPER,
    )
    high = attrs.evolve(
        low,
        id="high",
        amount_gbp=Decimal("100.00"),
        span=Span(start=date(2017, 9, 11)),
        recorded_on=date(2017, 9, 11),
    )
    value = order(made(), fixed_penalties=(low, high))
    assert penalty_on(value, date(2017, 9, 10)) == low
    assert penalty_on(value, date(2017, 9, 11)) == high
    assert penalty_on(value, date(2017, 9, 11), known_on=date(2017, 9, 10)) is None
    with pytest.raises(OverlappingSpansError):
        order(made(), fixed_penalties=(low, attrs.evolve(high, span=Span())))


def test_the_least_age_is_that_of_its_day():
    """And an age below one is a slip."""
    policy = LeastAge(
        id="age",
        years=18,
        instead="Referred.",
        span=Span(start=date(2021, 4, 28)),
        recorded_on=date(2021, 4, 28),
        source=PAPER,
    )
    value = order(made(), least_ages=(policy,))
    assert least_age_on(value, date(2021, 4, 27)) is None
    assert least_age_on(value, date(2021, 4, 28)) == policy
    with pytest.raises(InvalidValueError, match="whole years"):
        attrs.evolve(policy, years=0)


def test_terms_stand_on_their_days_as_they_were_known():
    """A term of an undated page is known of no day in particular, and counts today."""
    undated = Source(title="A page", locator="term 2", published_on=None)
    first = OrderTerm(id="first", text="Nobody drinks.", source=PAPER)
    added = OrderTerm(
        id="added", text="Nobody sings.", source=undated, span=Span(start=date(2018, 1, 1))
    )
    value = order(made(), terms=(first, added))

    def ids(on, known_on=None):
        return [term.id for term in terms_on(value, on, known_on=known_on)]

    assert ids(date(2017, 12, 31)) == ["first"]
    assert ids(date(2018, 1, 1)) == ["first", "added"]
    assert ids(date(2018, 1, 1), date(2020, 1, 1)) == ["first"]
    assert ids(date(2018, 1, 1), date(2016, 12, 31)) == []


def test_an_extension_too_late_is_a_period_that_did_not_run():
    """It is listed, and marked."""
    early, late = periods_of(order(made(), extended("2020-11-01")))
    assert (early.valid, late.valid) == (True, False)
    assert periods_of(order(discharged())) == ()


# --- gaps -------------------------------------------------------------------------------------


def next_order(first, **fields):
    """An order that takes the place of the usual one."""
    words = {"id": "walford/all", "succeeds": ("walford/drinking",)}
    return order(made("2020-09-01", first, None, **fields), **words)


@pytest.mark.parametrize(
    ("first", "days"),
    [("2020-10-20", None), ("2020-10-21", 1), ("2021-03-01", 132), ("2020-09-01", None)],
)
def test_the_days_between_two_orders(first, days):
    """From the day after the last to the day before the first."""
    (gap,) = gaps([order(made()), next_order(first)])
    assert (gap.period.days if gap.period else None) == days
    assert gap.unknown_because == ""


def test_a_discharge_may_open_a_gap():
    """The order ended before its last day."""
    (gap,) = gaps([order(made(), discharged("2019-03-01", "2019-03-31")), next_order("2019-05-01")])
    assert str(gap.period) == "1 April 2019 to 30 April 2019"


def test_a_discharge_after_the_last_day_opens_none():
    """The order had ended by then."""
    ended = order(made(), discharged("2020-12-01", "2020-12-31"))
    (gap,) = gaps([ended, next_order("2020-10-20")])
    assert (gap.period, gap.unknown_because) == (None, "")


def test_a_gap_of_unknown_days_has_its_reason():
    """Whichever of the two days is missing."""
    (gap,) = gaps([order(made(last=None)), next_order(None)])
    assert gap.period is None
    assert "the last day of walford/drinking is not known" in gap.unknown_because
    assert "the first day of walford/all is not known (not before 1 September 2020)" in (
        gap.unknown_because
    )


def test_a_gap_to_an_order_that_is_not_given_or_not_known():
    """Nobody can tell."""
    (missing,) = gaps([next_order("2020-10-20")])
    assert "there is no order 'walford/drinking'" in missing.unknown_because
    (early,) = gaps([order(made()), next_order("2020-10-20")], known_on=date(2017, 1, 1))
    assert "is not known" in early.unknown_because


def test_days_that_overlap_whatever_they_are_leave_no_gap():
    """The old order surely ran until the new one began."""
    window = Span(start=date(2020, 10, 1), end=date(2020, 10, 21))
    new = next_order(None, first_within=window)
    (gap,) = gaps([order(made()), new])
    assert (gap.period, gap.unknown_because) == (None, "")
