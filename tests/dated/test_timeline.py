"""Timelines: what held on a day, as it was known on a day, without filling a gap."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from itertools import combinations, pairwise

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from s92kit.dated import (
    Entry,
    Expected,
    InForce,
    InvalidHistoryError,
    NotInForce,
    NotRecorded,
    OverlappingSpansError,
    Span,
    State,
    Timeline,
)
from s92kit.errors import InvalidValueError
from s92kit.sources import Source

PAPER = Source(title="Estates team report", locator="3.2", published_on=date(2017, 1, 10))
FIRST = date(2017, 1, 1)
WINDOW = [FIRST + timedelta(days=number) for number in range(-1, 42)]

FIVE = Entry(
    id="five",
    value=5,
    span=Span(start=date(2017, 4, 1), end=date(2018, 4, 1)),
    source=PAPER,
    recorded_on=date(2017, 1, 10),
)
NONE = attrs.evolve(
    FIVE,
    id="none",
    value=None,
    state=State.NOT_IN_FORCE,
    span=Span(start=date(2018, 4, 1), end=date(2018, 7, 1)),
)
SIX = attrs.evolve(
    FIVE, id="six", value=6, state=State.EXPECTED, span=Span(start=date(2018, 10, 1))
)
OFFICERS = Timeline([FIVE, NONE, SIX])


def entry(number, span, **changes):
    """An entry whose value is its own number."""
    return attrs.evolve(FIVE, id=f"entry {number}", value=number, span=span, **changes)


def told(answer):
    """What a reader is told: the kind of answer and its value, without where it was read."""
    return type(answer), getattr(answer, "value", None)


days = st.sampled_from(WINDOW)
spans = st.builds(
    lambda start, length: Span(start=start, end=start + timedelta(days=length)),
    days,
    st.integers(1, 20),
) | st.builds(lambda day, key: Span(**{key: day}), days, st.sampled_from(["start", "end"]))


@st.composite
def timelines(draw):
    """Entries over any cut of days; some parts are left empty, and some are corrected later."""
    entries = []
    for start, end in pairwise([None, *sorted(draw(st.sets(days, max_size=6))), None]):
        corrected = ()
        for recorded_on, state in draw(
            st.lists(st.tuples(days, st.sampled_from(State)), max_size=3).map(sorted)
        ):
            number = len(entries)
            changes = {"recorded_on": recorded_on, "state": state, "supersedes": corrected}
            if state is State.NOT_IN_FORCE:
                changes["value"] = None
            said = attrs.evolve(entry(number, Span(start=start, end=end)), **changes)
            entries.append(said)
            corrected = (said.id,)
    return Timeline(entries)


# The four answers


@pytest.mark.parametrize("day", [date(2017, 4, 1), date(2018, 3, 31)])
def test_a_value_is_in_force_from_its_first_day_to_its_last(day):
    """Both sides of each edge are what the paper says."""
    assert OFFICERS.on(day) == InForce(5, FIVE)


@pytest.mark.parametrize("day", [date(2018, 4, 1), date(2018, 6, 30)])
def test_a_record_may_say_that_nothing_held(day):
    """That nothing was in force is something that was read, with its source."""
    assert OFFICERS.on(day) == NotInForce(NONE)


@pytest.mark.parametrize("day", [date(2018, 10, 1), date(2099, 1, 1)])
def test_what_was_announced_is_expected_and_not_in_force(day):
    """A value that is not settled is never mistaken for one that is."""
    assert OFFICERS.on(day) == Expected(6, SIX)


@pytest.mark.parametrize("day", [date(2017, 3, 31), date(2018, 7, 1), date(2018, 9, 30)])
def test_a_gap_stays_a_gap(day):
    """No neighbour's value is carried into days that no record speaks of."""
    assert OFFICERS.on(day) == NotRecorded((FIVE.span, NONE.span, SIX.span))


def test_a_gap_lists_the_spans_that_are_recorded_in_order_of_days():
    """Whichever was read first, the reader sees the earliest first, an open start before all."""
    earlier = attrs.evolve(FIVE, id="earlier", span=Span(end=date(2016, 4, 1)))
    officers = Timeline([SIX, FIVE, earlier, NONE])
    assert officers.on(date(2018, 8, 1)) == NotRecorded(
        (earlier.span, FIVE.span, NONE.span, SIX.span)
    )


def test_an_empty_timeline_speaks_of_no_day():
    """Nothing recorded is an answer, and not an error."""
    assert Timeline([]).on(date(2017, 4, 1)) == NotRecorded(())
    assert Timeline([]).edges() == ()


def test_nought_and_no_are_values():
    """A team of no officers, or an allowance of nought, is in force like any other value."""
    nought = attrs.evolve(FIVE, value=0)
    assert Timeline([nought]).on(date(2017, 4, 1)) == InForce(0, nought)


# What an entry says


@pytest.mark.parametrize("state", [State.IN_FORCE, State.EXPECTED])
def test_an_entry_in_force_or_expected_has_a_value(state):
    """A missing value is not taken for nothing."""
    with pytest.raises(InvalidValueError, match=f"'five', which is {state}"):
        attrs.evolve(FIVE, value=None, state=state)


def test_an_entry_of_nothing_in_force_has_no_value():
    """Two answers in one entry are refused."""
    with pytest.raises(InvalidValueError, match="except where nothing is in force"):
        attrs.evolve(FIVE, state=State.NOT_IN_FORCE)


@pytest.mark.parametrize("day", ["2017-01-10", datetime(2017, 1, 10), None])  # noqa: DTZ001 - refused
def test_an_entry_is_recorded_on_a_day(day):
    """Text, timestamps and nothing are refused, since nobody could compare them with a day."""
    with pytest.raises(InvalidValueError, match="The day on which 'five' was recorded"):
        attrs.evolve(FIVE, recorded_on=day)


# What was known on a day

DELAYED = attrs.evolve(
    FIVE,
    id="delayed",
    span=Span(start=date(2017, 6, 1), end=date(2018, 4, 1)),
    recorded_on=date(2017, 5, 2),
    supersedes=("five",),
)


def test_a_paper_can_be_issued_again_as_it_was_then_known():
    """In April 2017 five officers were in force; in May it was found that they began in June."""
    officers = Timeline([FIVE, DELAYED])
    april = date(2017, 4, 10)
    assert officers.on(april, known_on=date(2017, 5, 1)) == InForce(5, FIVE)
    assert officers.on(april, known_on=date(2017, 5, 2)) == NotRecorded((DELAYED.span,))
    assert officers.on(april) == NotRecorded((DELAYED.span,))


def test_before_anything_was_recorded_nothing_is_known():
    """A value is not known before the day of its source, even for later days."""
    assert OFFICERS.on(date(2017, 4, 1), known_on=date(2017, 1, 9)) == NotRecorded(())
    assert told(OFFICERS.on(date(2017, 4, 1), known_on=date(2017, 1, 10))) == (InForce, 5)


def test_the_edges_are_the_days_on_which_an_answer_may_change():
    """Each first day and each first day after, once and in order; an open end has none."""
    april, july, october = date(2018, 4, 1), date(2018, 7, 1), date(2018, 10, 1)
    assert OFFICERS.edges() == (date(2017, 4, 1), april, july, october)


def test_the_edges_are_those_that_were_known():
    """A correction moves an edge from the day it was recorded."""
    officers = Timeline([FIVE, DELAYED])
    assert officers.edges(known_on=date(2017, 5, 1)) == (date(2017, 4, 1), date(2018, 4, 1))
    assert officers.edges() == (date(2017, 6, 1), date(2018, 4, 1))


# What a timeline refuses


def test_two_entries_for_one_day_are_refused():
    """A day with two values has none; the message names both entries and their days."""
    longer = attrs.evolve(FIVE, id="longer", span=Span(start=date(2018, 3, 31)))
    with pytest.raises(OverlappingSpansError, match="from 31 March 2018") as refusal:
        Timeline([FIVE, longer])
    assert (refusal.value.first, refusal.value.second) == ("five", "longer")


def test_two_entries_that_once_overlapped_are_refused():
    """That a later record mends the overlap does not give the earlier days one answer."""
    longer = attrs.evolve(FIVE, id="longer", span=Span(start=date(2018, 3, 31)))
    mended = attrs.evolve(longer, id="mended", span=Span(start=date(2018, 4, 1)))
    later = attrs.evolve(mended, recorded_on=date(2018, 1, 1), supersedes=("longer",))
    with pytest.raises(OverlappingSpansError):
        Timeline([FIVE, longer, later])


def test_a_correction_may_take_the_place_of_what_it_corrects():
    """A superseded entry is out of the way from the day of its correction."""
    assert told(Timeline([FIVE, DELAYED]).on(date(2017, 6, 1))) == (InForce, 5)


def test_a_history_that_does_not_fit_is_refused():
    """A correction of an entry that is not there is found when the timeline is made."""
    with pytest.raises(InvalidHistoryError, match="Did you mean 'five'"):
        Timeline([FIVE, attrs.evolve(DELAYED, supersedes=("fife",))])


# What is so of every timeline


@given(st.lists(spans, max_size=5))
def test_any_spans_give_each_day_one_answer_or_are_refused(cut):
    """Two spans that share a day are refused; otherwise each day has the answer that holds it."""
    entries = [entry(number, span) for number, span in enumerate(cut)]
    if any(one.overlaps(other) for one, other in combinations(cut, 2)):
        with pytest.raises(OverlappingSpansError):
            Timeline(entries)
        return
    timeline = Timeline(entries)
    for day in WINDOW:
        values = [said.value for said in entries if day in said.span]
        expected = (InForce, *values) if values else (NotRecorded, None)
        assert told(timeline.on(day)) == expected


@given(timelines(), days, st.none() | days, st.data())
def test_the_order_of_entries_never_matters(timeline, day, known_on, data):
    """The same papers give the same answer, whichever was read first."""
    shuffled = Timeline(data.draw(st.permutations(timeline.entries)))
    assert shuffled.on(day, known_on=known_on) == timeline.on(day, known_on=known_on)
    assert shuffled.edges(known_on=known_on) == timeline.edges(known_on=known_on)


@given(timelines().filter(lambda timeline: timeline.entries), st.data())
def test_a_correction_never_changes_what_was_known_before_it(timeline, data):
    """Whatever is found out later, the answers of an earlier day of knowledge stay as they were."""
    corrected = {old for said in timeline.entries for old in said.supersedes}
    wrong = data.draw(st.sampled_from([e for e in timeline.entries if e.id not in corrected]))
    recorded_on = wrong.recorded_on + timedelta(days=data.draw(st.integers(0, 30)))
    right = entry(99, wrong.span, recorded_on=recorded_on, supersedes=(wrong.id,))
    mended = Timeline((*timeline.entries, right))
    earlier = recorded_on - timedelta(days=data.draw(st.integers(1, 30)))
    assert all(
        mended.on(day, known_on=earlier) == timeline.on(day, known_on=earlier) for day in WINDOW
    )
    assert told(mended.on(data.draw(days.filter(wrong.span.__contains__)))) == (InForce, 99)


@given(timelines(), st.none() | days)
def test_an_entry_of_the_far_future_changes_no_earlier_day(timeline, known_on):
    """To add is never to alter: only the days of the new entry have a new answer."""
    closed = [said for said in timeline.entries if said.span.end is not None]
    before = Timeline(closed)
    future = entry(99, Span(start=date(2090, 1, 1)))
    after = Timeline((*closed, future))
    assert all(
        told(after.on(day, known_on=known_on)) == told(before.on(day, known_on=known_on))
        for day in WINDOW
    )
    assert told(after.on(date(2090, 1, 1))) == (InForce, 99)


@given(timelines(), st.none() | days)
def test_an_answer_changes_at_an_edge_and_nowhere_else(timeline, known_on):
    """Who asks at the edges alone misses nothing between them."""
    edges = timeline.edges(known_on=known_on)
    for yesterday, today in pairwise(WINDOW):
        one, other = (timeline.on(day, known_on=known_on) for day in (yesterday, today))
        assert one == other or today in edges
