"""Working days, against the bank holidays that the government publishes."""

import json
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from s92kit.errors import InvalidValueError
from s92kit.law import (
    HolidaysNotKnownError,
    add_working_days,
    bank_holidays,
    good_friday,
    is_working_day,
)

PUBLISHED = (
    Path(__file__).resolve().parents[2].parent / "shared/data/bankholidays/bank-holidays.json"
)
DAYS = st.dates(min_value=date(2015, 1, 1), max_value=date(2090, 12, 31))


@pytest.fixture(scope="module")
def published() -> set[date]:
    """The bank holidays of England and Wales from 2019 to 2028, as the government lists them."""
    if not PUBLISHED.exists():
        pytest.skip(f"the government's list is not here: {PUBLISHED.name}")
    divisions = json.loads(PUBLISHED.read_text("utf-8"))["divisions"]
    england_and_wales = divisions["common.nations.england-and-wales_slug"]
    listed = [item for year in range(2019, 2029) for item in england_and_wales[str(year)]]
    parts = (map(int, item["date"].split("/")) for item in listed)
    return {date(year, month, day) for day, month, year in parts}


def test_the_bank_holidays_are_those_that_the_government_lists(published):
    """Ten years, 83 days, neither one more nor one fewer."""
    kept = {holiday.day for year in range(2019, 2029) for holiday in bank_holidays(year)}
    assert kept == published
    assert len(kept) == 83


def test_a_feast_on_a_weekend_is_kept_on_its_substitute_alone():
    """Boxing Day of 2026 is a Saturday; the Monday is kept, and the Saturday is not listed."""
    december = [kept for kept in bank_holidays(2026) if kept.day.month == 12]
    assert [(str(kept.day), kept.title) for kept in december] == [
        ("2026-12-25", "Christmas Day"),
        ("2026-12-28", "Boxing Day (substitute day)"),
    ]


def test_days_that_were_proclaimed_once_are_kept():
    """The jubilee and the state funeral of 2022, and the coronation of 2023."""
    kept = {holiday.day for year in (2022, 2023) for holiday in bank_holidays(year)}
    assert {date(2022, 6, 3), date(2022, 9, 19), date(2023, 5, 8)} <= kept


def test_scotlands_holidays_are_not_englands():
    """2 January is kept in Scotland; in 2026, a Friday, it is a working day in England."""
    assert is_working_day(date(2026, 1, 2))
    assert not is_working_day(date(2026, 1, 1))


@pytest.mark.parametrize(
    ("day", "count", "answer"),
    [
        (date(2025, 6, 9), 5, date(2025, 6, 16)),  # Brent's call-in, published on a Monday
        (date(2025, 6, 6), 5, date(2025, 6, 13)),
        (date(2025, 6, 7), 5, date(2025, 6, 13)),  # from a Saturday the first is the Monday
        (date(2025, 6, 8), 5, date(2025, 6, 13)),
        (date(2026, 12, 24), 1, date(2026, 12, 29)),
        (date(2026, 4, 2), 1, date(2026, 4, 7)),  # over Easter
        (date(2025, 6, 16), -5, date(2025, 6, 9)),
        (date(2026, 12, 29), -1, date(2026, 12, 24)),
    ],
)
def test_working_days_are_counted_after_the_day(day, count, answer):
    """The day itself never counts, nor weekends, nor bank holidays."""
    assert add_working_days(day, count) == answer


def test_good_friday_is_found():
    """As the almanac has it."""
    assert [good_friday(year) for year in (2024, 2025, 2026, 2027)] == [
        date(2024, 3, 29),
        date(2025, 4, 18),
        date(2026, 4, 3),
        date(2027, 3, 26),
    ]


@pytest.mark.parametrize("year", [1871, 2101, -5, 10000])
def test_a_year_that_is_not_known_is_not_guessed(year):
    """The refusal says which years there are."""
    with pytest.raises(HolidaysNotKnownError, match="cannot be determined") as refused:
        bank_holidays(year)
    assert refused.value.year == year
    assert not refused.value.first <= year <= refused.value.last


def test_a_count_that_runs_out_of_the_known_years_is_refused():
    """What cannot be known is said, rather than a day given as if it were."""
    with pytest.raises(HolidaysNotKnownError) as refused:
        bank_holidays(9999)
    with pytest.raises(HolidaysNotKnownError, match="cannot be determined"):
        add_working_days(date(refused.value.last, 12, 31), 1)


def test_no_working_days_is_no_count():
    """Whether the day itself would do is for the caller to say."""
    with pytest.raises(InvalidValueError, match="at least one"):
        add_working_days(date(2026, 11, 2), 0)


@given(day=DAYS, count=st.integers(1, 40))
def test_between_the_day_and_the_answer_lie_so_many_working_days(day, count):
    """Counted one by one, and the answer is itself a working day."""
    answer = add_working_days(day, count)
    between = [day + timedelta(days=number) for number in range(1, (answer - day).days + 1)]
    assert sum(map(is_working_day, between)) == count
    assert is_working_day(answer)


@given(day=DAYS, count=st.integers(1, 40))
def test_counting_back_undoes_counting_on(day, count):
    """From a working day, so many on and so many back is where one began."""
    start = add_working_days(day, 1)
    assert add_working_days(add_working_days(start, count), -count) == start
