"""Spans: stretches of days that may be open at either end."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from s92kit.dated import Span
from s92kit.errors import InvalidValueError
from s92kit.periods import financial_year

FIRST, LAST = date(2019, 1, 1), date(2019, 3, 1)
WINDOW = [FIRST + timedelta(days=number) for number in range(-2, (LAST - FIRST).days + 2)]


@st.composite
def spans(draw):
    """Any span of the window, open or closed at each end."""
    start = draw(st.none() | st.dates(FIRST, LAST - timedelta(days=1)))
    earliest_end = FIRST if start is None else start + timedelta(days=1)
    return Span(start=start, end=draw(st.none() | st.dates(earliest_end, LAST)))


def test_a_closed_span_holds_its_first_day_and_not_its_end():
    """The end is the first day after, as everywhere inside."""
    span = Span(start=date(2019, 4, 1), end=date(2020, 4, 1))
    assert date(2019, 3, 31) not in span
    assert date(2019, 4, 1) in span
    assert date(2020, 3, 31) in span
    assert date(2020, 4, 1) not in span


def test_a_span_without_an_end_goes_on():
    """Until further notice means every later day."""
    assert date.max in Span(start=date(2019, 4, 1))
    assert date(2019, 3, 31) not in Span(start=date(2019, 4, 1))


def test_a_span_without_a_start_has_always_been():
    """A rule whose beginning nobody asked about held on every day before its end."""
    assert date.min in Span(end=date(2019, 4, 1))
    assert date(2019, 4, 1) not in Span(end=date(2019, 4, 1))


def test_a_span_of_a_period_holds_its_days():
    """A closed stretch is the same whichever way it is said."""
    assert Span.of(financial_year(2019)) == Span(start=date(2019, 4, 1), end=date(2020, 4, 1))


@pytest.mark.parametrize("end", [date(2019, 4, 1), date(2019, 3, 31)])
def test_a_span_of_no_days_is_refused(end):
    """An end on or before the start leaves nothing to speak of."""
    with pytest.raises(InvalidValueError, match="the first day, 2019-04-01"):
        Span(start=date(2019, 4, 1), end=end)


@pytest.mark.parametrize("bad", ["2019-04-01", datetime(2019, 4, 1)])  # noqa: DTZ001 - refused
@pytest.mark.parametrize(("end", "what"), [("start", "The first day"), ("end", "The end")])
def test_an_end_that_is_given_is_a_day(end, what, bad):
    """Text and timestamps are refused, even where the other end is open."""
    with pytest.raises(InvalidValueError, match=f"{what} of a span"):
        Span(**{end: bad})


@given(spans(), spans())
def test_two_spans_overlap_where_a_day_is_in_both(one, other):
    """Whichever is asked, and whichever ends are open."""
    shared = any(day in one and day in other for day in WINDOW)
    assert one.overlaps(other) is shared
    assert other.overlaps(one) is shared


@pytest.mark.parametrize(
    ("span", "printed"),
    [
        (Span(start=date(2019, 4, 1)), "from 1 April 2019"),
        (Span(end=date(2020, 4, 1)), "to 31 March 2020"),
        (Span.of(financial_year(2019)), "from 1 April 2019 to 31 March 2020"),
        (Span(), "at all times"),
    ],
)
def test_a_span_is_printed_by_its_first_and_last_days(span, printed):
    """A reader sees the last day, and not the day after it."""
    assert str(span) == printed
