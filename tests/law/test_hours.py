"""Hours on London's clocks, with the days that do not count, and the changes of the clocks."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from s92kit.errors import InvalidValueError
from s92kit.law import (
    Disregarded,
    HolidaysNotKnownError,
    LimitNotInForceError,
    end_of_hours,
    end_under,
    english_law,
    last_day_under,
)

LONDON = ZoneInfo("Europe/London")
BEGUN = datetime(2014, 10, 20, tzinfo=UTC)
AWARE = st.integers(0, 26 * 365 * 24 * 60).map(lambda minutes: BEGUN + timedelta(minutes=minutes))


def at(text: str) -> datetime:
    """A time on London's clocks, from words such as ``2026-11-06 17:00``."""
    return datetime.fromisoformat(text)


@pytest.mark.parametrize(
    ("key", "start", "ends_at"),
    [
        ("dispersal-authorisation", "2026-11-06 17:00", "2026-11-08 17:00"),
        ("dispersal-direction", "2026-11-08 16:00", "2026-11-10 16:00"),
        ("closure-notice-senior", "2026-11-02 18:00", "2026-11-04 18:00"),
        ("closure-notice", "2026-11-02 18:00", "2026-11-03 18:00"),
        ("closure-notice", "2026-12-24 18:00", "2026-12-26 18:00"),
        ("closure-notice-senior", "2026-12-24 18:00", "2026-12-27 18:00"),
        ("closure-hearing", "2026-12-24 18:00", "2026-12-27 18:00"),
        ("closure-notice", "2026-12-24 00:00", "2026-12-25 00:00"),
        ("closure-notice", "2026-12-25 09:00", "2026-12-27 00:00"),
        ("closure-notice", "2026-12-26 00:00", "2026-12-27 00:00"),
        ("closure-notice", "2026-12-23 23:59", "2026-12-24 23:59"),
        ("closure-notice", "2026-12-24 00:01", "2026-12-26 00:01"),
        ("dispersal-authorisation", "2026-12-24 18:00", "2026-12-26 18:00"),
        ("injunction-arrest-before-judge", "2026-11-05 10:00", "2026-11-06 10:00"),
        ("injunction-arrest-before-judge", "2026-11-07 10:00", "2026-11-09 10:00"),  # Saturday
        ("injunction-arrest-before-judge", "2027-03-25 10:00", "2027-03-27 10:00"),  # Good Friday
        ("injunction-arrest-before-judge", "2027-03-27 10:00", "2027-03-29 10:00"),  # Easter
        ("injunction-arrest-before-judge", "2026-12-24 10:00", "2026-12-26 10:00"),
        ("injunction-arrest-before-judge", "2026-12-26 10:00", "2026-12-28 10:00"),  # Saturday
    ],
)
def test_hours_end_as_their_section_counts_them(key, start, ends_at):
    """Closure skips Christmas Day, arrest skips Sundays and holy days, dispersal skips nothing."""
    found = end_under(english_law(), key, at(start))
    assert found.ends_at == at(ends_at)
    assert found.limit in english_law().parameter(key).limits


def test_easter_monday_counts_though_it_is_a_bank_holiday():
    """Only Christmas Day, Good Friday and Sundays are disregarded: not every bank holiday."""
    assert Disregarded.HOLY_DAYS.holds(date(2027, 3, 26))
    assert not Disregarded.HOLY_DAYS.holds(date(2027, 3, 29))
    assert not Disregarded.HOLY_DAYS.holds(date(2026, 12, 28))
    assert not Disregarded.CHRISTMAS_DAY.holds(date(2026, 12, 26))
    assert not Disregarded.NONE.holds(date(2026, 12, 25))


@pytest.mark.parametrize(
    ("start", "ends_at"),
    [
        ("2026-10-24 17:00", "2026-10-26 16:00"),  # the clocks went back: 49 hours by the wall
        ("2026-03-28 17:00", "2026-03-30 18:00"),  # they went forward: 47 hours by the wall
        ("2026-10-25 03:00", "2026-10-27 03:00"),
    ],
)
def test_48_hours_are_hours_that_pass(start, ends_at):
    """A change of the clocks moves what the wall clock shows, not how long it takes."""
    assert end_of_hours(at(start), 48) == at(ends_at)


def test_the_hour_that_comes_twice_is_told_apart_by_fold():
    """01:30 on the day the clocks go back is two moments, an hour apart."""
    first = at("2026-10-25 01:30")
    assert end_of_hours(first, 1) == first.replace(fold=1)
    assert end_of_hours(first, 1).fold == 1
    assert end_of_hours(first.replace(fold=1), 1) == at("2026-10-25 02:30")
    assert end_of_hours(first, 2) == at("2026-10-25 02:30")


def test_a_time_that_the_clocks_skipped_is_refused():
    """01:30 on the day the clocks go forward was never shown."""
    with pytest.raises(InvalidValueError, match="never showed it"):
        end_of_hours(at("2026-03-29 01:30"), 24)
    assert end_of_hours(at("2026-03-29 02:00"), 1) == at("2026-03-29 03:00")


def test_a_time_with_a_zone_is_answered_in_london():
    """Noon by Greenwich in July is one o'clock in London."""
    found = end_of_hours(datetime(2026, 7, 1, 12, tzinfo=UTC), 24)
    assert found.isoformat() == "2026-07-02T13:00:00+01:00"


@pytest.mark.parametrize("hours", [0, -48, 1.5, True, "48"])
def test_hours_are_a_whole_number(hours):
    """Nothing, text and parts of an hour are refused."""
    with pytest.raises(InvalidValueError, match="whole number"):
        end_of_hours(at("2026-11-02 18:00"), hours)


def test_a_day_is_no_moment():
    """Forty-eight hours from a day would be a guess at the time of day."""
    with pytest.raises(InvalidValueError, match="with its time"):
        end_of_hours(date(2026, 11, 2), 48)
    with pytest.raises(InvalidValueError, match="with its time"):
        end_under(english_law(), "closure-notice", date(2026, 11, 2))


def test_good_friday_beyond_the_known_years_is_not_guessed():
    """Where Easter is not known, the end cannot be determined."""
    with pytest.raises(HolidaysNotKnownError, match="cannot be determined"):
        end_of_hours(at("2200-03-03 09:00"), 24, skipping=Disregarded.HOLY_DAYS)
    assert end_of_hours(at("2200-03-03 09:00"), 24) == at("2200-03-04 09:00")


@given(start=AWARE, hours=st.integers(1, 200))
@example(start=datetime(2026, 10, 24, 12, tzinfo=UTC), hours=48)
def test_with_no_day_disregarded_so_many_hours_pass(start, hours):
    """By a clock that never changes, the end is exactly as many hours on."""
    end = end_of_hours(start, hours)
    assert end.astimezone(UTC) == start + timedelta(hours=hours)


@given(start=AWARE, hours=st.integers(1, 200), skipping=st.sampled_from(Disregarded))
@example(start=datetime(2026, 12, 24, 18, tzinfo=UTC), hours=48, skipping="Christmas Day")
def test_the_hours_outside_disregarded_days_are_those_allowed(start, hours, skipping):
    """Counted apart, an hour at a time, what passed on days that count is the number given."""
    start = start.replace(minute=0, second=0, microsecond=0)
    end = end_of_hours(start, hours, skipping=skipping).astimezone(UTC)
    passed = (start + timedelta(hours=number) for number in range((end - start).days * 24 + 24))
    counted = [
        moment
        for moment in passed
        if moment < end and not Disregarded(skipping).holds(moment.astimezone(LONDON).date())
    ]
    assert len(counted) == hours


def test_the_two_kinds_of_limit_are_not_confused():
    """Hours are not counted in days, days not in hours, and an age in neither."""
    law = english_law()
    with pytest.raises(InvalidValueError, match="hours by"):
        last_day_under(law, "closure-notice", date(2026, 11, 2))
    with pytest.raises(InvalidValueError, match="Days are counted by"):
        end_under(law, "pspo-length", at("2026-11-02 18:00"))
    with pytest.raises(InvalidValueError, match="by neither"):
        last_day_under(law, "cpn-least-age", date(2026, 11, 2))


def test_the_law_is_that_of_the_day_in_london():
    """Half past eleven at night by Greenwich is the next day in London in summer."""
    start = datetime(2014, 10, 19, 23, 30, tzinfo=UTC)
    assert end_under(english_law(), "closure-notice", start).limit.id == "closure-notice-24-hours"


def test_hours_before_the_power_began_are_refused():
    """There was no dispersal under the Act on 19 October 2014; from the 20th there was."""
    law = english_law()
    with pytest.raises(LimitNotInForceError, match="19 October 2014"):
        end_under(law, "dispersal-authorisation", at("2014-10-19 23:00"))
    begun = end_under(law, "dispersal-authorisation", at("2014-10-20 00:00"))
    assert begun.ends_at == at("2014-10-22 00:00")
