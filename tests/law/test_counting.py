"""Days counted as statutes count them: every worked example, and both sides of each boundary."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from s92kit.errors import InvalidValueError
from s92kit.law import (
    Length,
    LengthUnit,
    corresponding_day,
    english_law,
    last_day_beginning_with,
    last_day_following,
    last_day_under,
)

LEAP_DAY = date(2024, 2, 29)
DAYS = st.dates(min_value=date(1900, 1, 1), max_value=date(2199, 12, 31))
WHOLE_DAYS = st.builds(
    Length,
    count=st.integers(1, 60),
    unit=st.sampled_from([unit for unit in LengthUnit if unit is not LengthUnit.HOURS]),
)


def length(text: str) -> Length:
    """A length from words such as ``6 weeks``."""
    count, unit = text.split()
    return Length(count=int(count), unit=unit)


@pytest.mark.parametrize(
    ("first_day", "last_day"),
    [
        (date(2017, 10, 23), date(2020, 10, 22)),  # Havering's minutes say 23 October
        (date(2020, 10, 20), date(2023, 10, 19)),  # Brent, as its order says
        (date(2021, 4, 28), date(2024, 4, 27)),  # Tower Hamlets, as its order says
        (date(2025, 2, 23), date(2028, 2, 22)),  # Newham, as its order says
        (LEAP_DAY, date(2027, 2, 28)),  # no corresponding day
        (date(2021, 3, 1), date(2024, 2, 29)),
    ],
)
def test_an_order_of_three_years_ends_on_the_day_before_the_corresponding_day(first_day, last_day):
    """The first day is day 1, as councils' own orders show."""
    assert last_day_beginning_with(first_day, length("3 years")) == last_day
    assert last_day_beginning_with(first_day, length("36 months")) == last_day


def test_an_order_of_three_years_and_a_day_is_seen_as_one():
    """Havering's order from 23 October 2017 would expire on 23 October 2020: one day too long."""
    allowed = last_day_beginning_with(date(2017, 10, 23), length("3 years"))
    assert date(2020, 10, 23) - allowed == timedelta(days=1)


@pytest.mark.parametrize(
    ("key", "day", "last_day"),
    [
        ("pspo-length", date(2020, 10, 20), date(2023, 10, 19)),
        ("pspo-challenge-window", date(2021, 4, 28), date(2021, 6, 8)),
        ("fpn-bar-on-proceedings", date(2026, 11, 2), date(2026, 11, 16)),
        ("prosecution-limit", date(2026, 8, 31), date(2027, 2, 28)),
        ("prosecution-limit", date(2023, 8, 31), date(2024, 2, 29)),
        ("prosecution-limit", date(2026, 8, 28), date(2027, 2, 28)),
        ("prosecution-limit", date(2026, 9, 1), date(2027, 3, 1)),
        ("cpn-appeal", date(2026, 11, 2), date(2026, 11, 22)),
        ("closure-appeal", date(2026, 11, 2), date(2026, 11, 22)),
        ("cbo-youth-review", date(2026, 5, 1), date(2027, 4, 30)),
        ("closure-order", date(2026, 11, 30), date(2027, 2, 28)),
        ("case-review-complaint-window", date(2026, 1, 31), date(2026, 2, 28)),
        ("case-review-application-window", date(2026, 2, 28), date(2026, 8, 27)),
    ],
)
def test_a_limit_ends_as_its_own_section_counts(key, day, last_day):
    """Each parameter knows whether its first day counts, and the answer bears its row."""
    found = last_day_under(english_law(), key, day)
    assert found.last_day == last_day
    assert found.limit in english_law().parameter(key).limits


def test_a_notice_of_2_november_is_paid_until_the_16th_and_prosecuted_from_the_17th():
    """Fourteen days follow the date of the notice, and a ten-day discount ends on the 12th."""
    notice = date(2026, 11, 2)
    paid_until = last_day_under(english_law(), "fpn-bar-on-proceedings", notice).last_day
    assert paid_until == date(2026, 11, 16)
    assert paid_until + timedelta(days=1) == date(2026, 11, 17)
    assert last_day_following(notice, length("10 days")) == date(2026, 11, 12)


@pytest.mark.parametrize(
    ("day", "months", "corresponding"),
    [
        (date(1978, 9, 30), 4, date(1979, 1, 30)),  # Dodds v Walker: the 31st was a day late
        (date(1978, 9, 28), 5, date(1979, 2, 28)),
        (date(1978, 9, 29), 5, date(1979, 2, 28)),
        (date(1978, 10, 31), 4, date(1979, 2, 28)),
        (LEAP_DAY, 12, date(2025, 2, 28)),
        (LEAP_DAY, 48, date(2028, 2, 29)),
    ],
)
def test_months_end_on_the_corresponding_day(day, months, corresponding):
    """Where the month has no such day, they end on its last."""
    assert corresponding_day(day, months) == corresponding
    assert last_day_following(day, Length(count=months, unit="months")) == corresponding


@given(first_day=DAYS, years=st.integers(1, 6))
@example(first_day=LEAP_DAY, years=3)
@example(first_day=LEAP_DAY, years=4)
@example(first_day=date(2023, 3, 1), years=1)
def test_the_last_day_is_allowed_and_the_next_is_not(first_day, years):
    """From any first day, the next period of as long begins after the last day of this one."""
    last_day = last_day_beginning_with(first_day, Length(count=years, unit="years"))
    same_day = (first_day.month, first_day.day)
    following = last_day + timedelta(days=1)
    if same_day == (2, 29) and (following.year % 4 or following.year % 400 in (100, 200, 300)):
        assert (last_day.month, last_day.day) == (2, 28)
    else:
        assert (following.month, following.day) == same_day
    assert following.year - first_day.year == years


@given(day=DAYS, how_long=WHOLE_DAYS)
def test_following_a_day_gives_one_more_than_beginning_with_it(day, how_long):
    """The day itself is what they differ by, except where a month has no corresponding day."""
    beginning = last_day_beginning_with(day, how_long)
    following = last_day_following(day, how_long)
    clamped = how_long.months is not None and following.day < day.day
    assert following - beginning == timedelta(days=0 if clamped else 1)
    assert beginning >= day


@given(first=DAYS, later=st.integers(0, 400), how_long=WHOLE_DAYS)
def test_what_begins_later_never_ends_sooner(first, later, how_long):
    """A period moved on by some days does not end before the one that was not."""
    second = first + timedelta(days=later)
    for count in (last_day_beginning_with, last_day_following):
        assert count(first, how_long) <= count(second, how_long)


@given(day=DAYS, weeks=st.integers(1, 60))
def test_weeks_are_seven_days_and_years_twelve_months(day, weeks):
    """One length in two units ends on one day."""
    for count in (last_day_beginning_with, last_day_following):
        as_days = count(day, Length(count=7 * weeks, unit="days"))
        assert count(day, Length(count=weeks, unit="weeks")) == as_days
        as_months = count(day, Length(count=12 * weeks, unit="months"))
        assert count(day, Length(count=weeks, unit="years")) == as_months


@pytest.mark.parametrize("count", [last_day_beginning_with, last_day_following])
def test_hours_are_not_counted_from_a_day(count):
    """Forty-eight hours run from a moment, and the refusal says what to use."""
    with pytest.raises(InvalidValueError, match="end_of_hours"):
        count(date(2026, 11, 2), length("48 hours"))


@pytest.mark.parametrize("count", [last_day_beginning_with, last_day_following])
@pytest.mark.parametrize("given_day", ["2026-11-02", datetime(2026, 11, 2, 9, tzinfo=UTC), None])
def test_only_a_day_is_counted_from(count, given_day):
    """Text and timestamps are refused rather than read."""
    with pytest.raises(InvalidValueError, match="Give a datetime"):
        count(given_day, length("3 years"))


@pytest.mark.parametrize("count", [0, -1, True, "3", None])
def test_a_length_is_a_whole_number_of_something(count):
    """No length is nothing, backwards, or text."""
    with pytest.raises(InvalidValueError, match="whole number"):
        Length(count=count, unit="days")


def test_a_length_reads_as_people_say_it():
    """One month is not *1 months*."""
    assert [str(length(words)) for words in ("1 months", "6 weeks")] == ["1 month", "6 weeks"]
