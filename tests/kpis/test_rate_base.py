"""What a rate is held against where more than one agreement pays for the officers."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from s92kit.kpis import Base, base_over
from s92kit.periods import Period, quarters_from

FIRST, SECOND = quarters_from(date(2019, 4, 1), 2)
HALF = Period(start=FIRST.start, end=SECOND.end)


def months(of, period, value):
    """The filled officer-months of one agreement."""
    known = None if value is None else Fraction(value)
    because = f"no duties of {of} are recorded" if value is None else ""
    name = "officer-months"
    return Base(name=name, of=of, period=period, value=known, unknown_because=because)


def over(period, *bases):
    """The filled officer-months of a period."""
    return base_over("officer-months", bases, period)


def test_the_officers_of_two_agreements_are_added_up():
    """A team of four and a team of two are six officers in the same quarter."""
    assert over(FIRST, months("town", FIRST, 12), months("estates", FIRST, 6)) == (18, "")


def test_an_agreement_that_follows_another_fills_the_rest_of_the_period():
    """The first quarter of one agreement and the second of the next make half a year."""
    assert over(HALF, months("old", FIRST, 12), months("new", SECOND, 6)) == (18, "")


def test_an_agreement_without_records_leaves_the_sum_unknown():
    """What one of two teams had is not what both had."""
    value, because = over(FIRST, months("town", FIRST, 12), months("estates", FIRST, None))
    assert (value, because) == (None, "no duties of estates are recorded")


def test_days_of_one_agreement_are_counted_once():
    """A half-year that is given beside its quarters is not added to them."""
    given = (months("town", HALF, 24), months("town", FIRST, 12), months("town", SECOND, 12))
    assert over(HALF, *given) == (24, "")


def test_a_gap_between_two_agreements_is_not_nought():
    """Where no agreement is given for a quarter, the half-year cannot be determined."""
    third = Period(start=SECOND.end, end=date(2020, 1, 1))
    whole = Period(start=FIRST.start, end=third.end)
    value, because = over(whole, months("old", FIRST, 12), months("new", third, 6))
    assert value is None
    assert because.startswith("the officer-months are not given for all of")
