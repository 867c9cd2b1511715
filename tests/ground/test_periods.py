"""Periods: whole days, financial years, quarters, months, and the parts of a year."""

from __future__ import annotations

import calendar
from datetime import date, datetime, timedelta
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from s92kit.errors import InvalidValueError
from s92kit.periods import (
    PartYear,
    Period,
    add_months,
    financial_quarter_of,
    financial_year,
    financial_year_label,
    financial_year_of,
    financial_years_of,
    format_day,
    months_in,
    parse_day,
    period_of_months,
    quarters_from,
    require_day,
    share_of_year,
)

days = st.dates(date(1990, 1, 1), date(2060, 12, 31))
periods = st.builds(
    lambda start, length: Period(start=start, end=start + timedelta(days=length)),
    days,
    st.integers(1, 2000),
)
financial_years = st.integers(1990, 2060).map(financial_year)


@st.composite
def cut_years(draw):
    """A financial year, cut into parts at any of its days."""
    year = draw(financial_years)
    inner = st.integers(1, year.days - 1).map(lambda number: year.start + timedelta(days=number))
    edges = [year.start, *sorted(draw(st.sets(inner, max_size=12))), year.end]
    return tuple(Period(start=start, end=end) for start, end in pairwise(edges))


# A period and its days


def test_a_period_holds_its_first_and_its_last_day():
    """Papers write both ends, and both count."""
    april = Period.inclusive(date(2019, 4, 1), date(2019, 4, 30))
    assert (april.first_day, april.last_day, april.days) == (
        date(2019, 4, 1),
        date(2019, 4, 30),
        30,
    )
    assert date(2019, 4, 1) in april
    assert date(2019, 4, 30) in april
    assert date(2019, 5, 1) not in april
    assert date(2019, 3, 31) not in april


def test_a_period_may_be_one_day():
    """The shortest period is a day, and not nothing."""
    assert Period.inclusive(date(2020, 2, 29), date(2020, 2, 29)).days == 1


def test_a_period_that_ends_before_it_begins_is_refused():
    """The message gives both days as the paper would write them."""
    with pytest.raises(InvalidValueError, match=r"'2019-03-31'.*the first day, 2019-04-01") as no:
        Period.inclusive(date(2019, 4, 1), date(2019, 3, 31))
    assert no.value.given == "2019-03-31"


def test_a_period_of_no_days_is_refused():
    """A start and an end on one day hold nothing."""
    with pytest.raises(InvalidValueError, match="give the same day or a later one"):
        Period(start=date(2019, 4, 1), end=date(2019, 4, 1))


@pytest.mark.parametrize("bad", ["2019-04-01", datetime(2019, 4, 1), None, 2019])  # noqa: DTZ001 - refused
def test_only_a_day_is_a_day(bad):
    """Text and timestamps are turned into days where documents are read, and not here."""
    with pytest.raises(InvalidValueError, match="The opening day cannot be"):
        require_day(bad, what="The opening day")
    with pytest.raises(InvalidValueError, match="The first day of a period"):
        Period(start=bad, end=date(2020, 4, 1))
    with pytest.raises(InvalidValueError, match="The end of a period"):
        Period(start=date(2018, 4, 1), end=bad)
    with pytest.raises(InvalidValueError, match="The last day of a period"):
        Period.inclusive(date(2018, 4, 1), bad)


def test_the_end_of_the_calendar_is_no_last_day():
    """31 December 9999 stands for *never* in spreadsheets, and a period has an end."""
    with pytest.raises(InvalidValueError, match="leave an open end open"):
        Period.inclusive(date(2019, 4, 1), date(9999, 12, 31))


def test_a_period_covers_what_lies_within_it():
    """A period covers itself and its parts, and nothing that reaches out of it."""
    year = financial_year(2019)
    assert year.covers(year)
    assert year.covers(Period.inclusive(date(2019, 4, 1), date(2019, 6, 30)))
    assert not year.covers(Period.inclusive(date(2019, 3, 31), date(2019, 6, 30)))
    assert not year.covers(Period.inclusive(date(2020, 3, 1), date(2020, 4, 1)))


def test_periods_that_meet_share_no_day():
    """The day after one year's last is the next year's first."""
    assert financial_year(2019).overlap(financial_year(2020)) is None


@given(periods, periods)
def test_an_overlap_holds_exactly_the_days_that_both_hold(one, other):
    """Whichever is asked, the shared days are the same and are in both."""
    shared = one.overlap(other)
    in_both = sum(one.start + timedelta(days=number) in other for number in range(one.days))
    assert shared == other.overlap(one)
    assert (shared.days if shared else 0) == in_both
    assert shared is None or (one.covers(shared) and other.covers(shared))


def test_periods_are_ordered_by_their_days():
    """A sorted list of periods reads in order of time, the shorter first."""
    short, long = Period.inclusive(date(2019, 4, 1), date(2019, 6, 30)), financial_year(2019)
    assert sorted([financial_year(2020), long, short]) == [short, long, financial_year(2020)]


def test_a_period_is_printed_by_its_two_days():
    """No label can be misread: a reader sees the first day and the last."""
    assert str(financial_year(2019)) == "1 April 2019 to 31 March 2020"


# Days as they are written


@given(days)
def test_a_day_comes_back_from_its_iso_form(day):
    """Writing a day and reading it changes nothing."""
    assert parse_day(day.isoformat()) == day


@pytest.mark.parametrize(
    "text",
    [
        "01/04/2019",
        "2019-4-1",
        "20190401",
        "2019-W14-1",
        "2019-04-01T00:00",
        "",
        "201\N{ARABIC-INDIC DIGIT NINE}-04-01",
    ],
)
def test_a_day_of_any_other_form_is_refused(text):
    """A form that two readers could read in two ways is not guessed at."""
    with pytest.raises(InvalidValueError, match="Write year, month and day"):
        parse_day(text)


@pytest.mark.parametrize("text", ["2019-02-29", "2019-13-01", "2019-04-31", "0000-01-01"])
def test_a_day_that_the_calendar_does_not_have_is_refused(text):
    """The 29th of February 2019 is a mistake, and is not moved to a neighbour."""
    with pytest.raises(InvalidValueError, match="no such day"):
        parse_day(text)


def test_each_month_is_printed_by_its_english_name(monkeypatch):
    """A council's paper reads the same on a computer set to another language."""
    monkeypatch.setattr(calendar, "month_name", ["?"] * 13)
    printed = [format_day(date(2019, month, 1)) for month in range(1, 13)]
    assert printed[:3] == ["1 January 2019", "1 February 2019", "1 March 2019"]
    assert printed[3:6] == ["1 April 2019", "1 May 2019", "1 June 2019"]
    assert printed[6:9] == ["1 July 2019", "1 August 2019", "1 September 2019"]
    assert printed[9:] == ["1 October 2019", "1 November 2019", "1 December 2019"]


# Months


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(1978, 9, 30), 4, date(1979, 1, 30)),  # Dodds v Walker: not 31 January
        (date(2024, 2, 29), 36, date(2027, 2, 28)),
        (date(2024, 2, 29), 48, date(2028, 2, 29)),
        (date(2019, 1, 31), 1, date(2019, 2, 28)),
        (date(2018, 9, 30), 6, date(2019, 3, 30)),
        (date(2019, 3, 31), -6, date(2018, 9, 30)),
        (date(2019, 12, 15), 1, date(2020, 1, 15)),
        (date(2020, 1, 15), -1, date(2019, 12, 15)),
    ],
)
def test_months_are_counted_to_the_corresponding_date(day, months, expected):
    """The day of the month stays; where the month has no such day, its last day stands in."""
    assert add_months(day, months) == expected


@given(days, st.integers(-240, 240))
def test_the_corresponding_date_is_in_the_month_counted_to(day, months):
    """Counting lands in the right month, on the same day of it or on its last."""
    reached = add_months(day, months)
    last = calendar.monthrange(reached.year, reached.month)[1]
    assert (reached.year - day.year) * 12 + reached.month - day.month == months
    assert reached.day == min(day.day, last)


@given(days, st.integers(-240, 240), st.integers(0, 240))
def test_more_months_never_lead_to_an_earlier_day(day, months, further):
    """Counting further goes on."""
    assert add_months(day, months) <= add_months(day, months + further)


@given(days.filter(lambda day: day.day <= 28), st.integers(-240, 240))
def test_counting_back_returns_to_a_day_that_every_month_has(day, months):
    """Only the 29th to the 31st can be lost on the way."""
    assert add_months(add_months(day, months), -months) == day


def test_whole_months_are_counted_as_one_each():
    """January, February and March of any year are three months."""
    assert months_in(Period.inclusive(date(2019, 1, 1), date(2019, 3, 31))) == 3


def test_part_months_are_counted_by_their_own_days():
    """From 15 January to 14 February 2019: 17 days of 31, and 14 of 28."""
    part = Period.inclusive(date(2019, 1, 15), date(2019, 2, 14))
    assert months_in(part) == Fraction(17, 31) + Fraction(14, 28)


# Financial years and quarters


def test_a_financial_year_runs_from_april_to_march():
    """The council's year, with both its ends."""
    year = financial_year(2019)
    assert (year.first_day, year.last_day) == (date(2019, 4, 1), date(2020, 3, 31))


@pytest.mark.parametrize(("start", "length"), [(2018, 365), (2019, 366), (2023, 366), (2027, 366)])
def test_a_financial_year_has_the_days_of_its_own_february(start, length):
    """The leap day is in the financial year that began the April before it."""
    assert financial_year(start).days == length


@pytest.mark.parametrize(
    ("day", "label"),
    [
        (date(2000, 2, 1), "1999/00"),
        (date(2026, 4, 1), "2026/27"),
        (date(2026, 3, 31), "2025/26"),
        (date(2019, 4, 1), "2019/20"),
        (date(2009, 12, 31), "2009/10"),
    ],
)
def test_a_day_belongs_to_the_financial_year_that_papers_name(day, label):
    """The label bears both calendar years, the second in two figures."""
    assert financial_year_label(financial_year_of(day)) == label


def test_only_a_whole_financial_year_has_a_label():
    """A calendar year, or a part of a year, is not printed as a financial year."""
    with pytest.raises(InvalidValueError, match="from 1 April to 31 March"):
        financial_year_label(Period.inclusive(date(2019, 1, 1), date(2019, 12, 31)))
    with pytest.raises(InvalidValueError, match="1 April 2019 to 30 March 2020"):
        financial_year_label(Period.inclusive(date(2019, 4, 1), date(2020, 3, 30)))


@given(days)
def test_each_day_is_in_its_financial_year_and_its_quarter(day):
    """A day is in one year and one quarter, and the quarter is within the year."""
    assert day in financial_year_of(day)
    assert day in financial_quarter_of(day)
    assert financial_year_of(day).covers(financial_quarter_of(day))


def test_three_years_of_service_may_touch_four_financial_years():
    """A team that starts in January is paid from four budgets."""
    service = Period.inclusive(date(2020, 1, 1), date(2022, 12, 31))
    labels = [financial_year_label(year) for year in financial_years_of(service)]
    assert labels == ["2019/20", "2020/21", "2021/22", "2022/23"]


@given(periods)
def test_a_period_touches_each_of_its_financial_years(period):
    """No year is listed that holds none of the days, and none is missed."""
    years = financial_years_of(period)
    assert sum(year.overlap(period).days for year in years) == period.days
    assert all(one.end == following.start for one, following in pairwise(years))


@pytest.mark.parametrize(
    ("day", "first_day"),
    [
        (date(2026, 4, 1), date(2026, 4, 1)),
        (date(2026, 3, 31), date(2026, 1, 1)),
        (date(2000, 2, 1), date(2000, 1, 1)),
        (date(2026, 12, 31), date(2026, 10, 1)),
        (date(2026, 9, 30), date(2026, 7, 1)),
    ],
)
def test_a_financial_quarter_starts_in_april_july_october_or_january(day, first_day):
    """The quarter of a day is three whole months."""
    assert financial_quarter_of(day) == Period(start=first_day, end=add_months(first_day, 3))


def test_a_team_s_quarters_start_with_the_team():
    """A team that began in November has quarters that no financial year has."""
    first, second = quarters_from(date(2017, 11, 6), 2)
    assert str(first) == "6 November 2017 to 5 February 2018"
    assert str(second) == "6 February 2018 to 5 May 2018"


def test_no_quarters_are_none():
    """Asking for none gives none."""
    assert quarters_from(date(2017, 11, 6), 0) == ()


@given(days, st.integers(1, 40))
def test_quarters_follow_each_other_and_never_drift(first_day, count):
    """Each begins the day after the last, and together they are the months since the first day."""
    quarters = quarters_from(first_day, count)
    assert len(quarters) == count
    assert all(one.end == following.start for one, following in pairwise(quarters))
    assert quarters[-1].end == period_of_months(first_day, 3 * count).end


@pytest.mark.parametrize(
    ("first_day", "months", "last_day"),
    [
        (date(2017, 10, 23), 36, date(2020, 10, 22)),
        (date(2020, 10, 20), 36, date(2023, 10, 19)),
        (date(2021, 4, 28), 36, date(2024, 4, 27)),
        (date(2024, 2, 29), 36, date(2027, 2, 28)),
        (date(2017, 1, 31), 3, date(2017, 4, 30)),
    ],
)
def test_a_period_of_months_ends_on_the_day_before_the_corresponding_day(
    first_day, months, last_day
):
    """Where the last month has no corresponding day, it ends on that month's last day."""
    assert period_of_months(first_day, months).last_day == last_day


# Parts of a year


def test_half_a_leap_year_is_half_by_either_count():
    """From 1 October 2019 to 31 March 2020: 6 of 12 months, and 183 of 366 days."""
    half = Period.inclusive(date(2019, 10, 1), date(2020, 3, 31))
    assert share_of_year(half, by=PartYear.MONTHS) == Fraction(1, 2)
    assert share_of_year(half, by=PartYear.DAYS) == Fraction(183, 366)


def test_the_two_counts_differ_in_a_common_year():
    """Of £298,500 a year, October to March costs £149,250.00 or £148,841.10."""
    half = Period.inclusive(date(2020, 10, 1), date(2021, 3, 31))
    assert 298500 * share_of_year(half, by=PartYear.MONTHS) == 149250
    assert round(298500 * share_of_year(half, by=PartYear.DAYS), 2) == Fraction("148841.10")


@given(cut_years(), st.sampled_from(PartYear))
def test_the_parts_of_a_year_make_exactly_one_year(parts, by):
    """However a year is cut, nothing is charged twice and no day is free."""
    assert sum(share_of_year(part, by=by) for part in parts) == 1


@given(cut_years(), st.sampled_from(PartYear))
def test_each_part_of_a_year_is_more_than_nothing_and_at_most_the_year(parts, by):
    """A share lies above 0, and reaches 1 only for the whole year."""
    shares = [share_of_year(part, by=by) for part in parts]
    assert all(0 < share <= 1 for share in shares)
    assert (shares[0] == 1) == (len(parts) == 1)


@pytest.mark.parametrize("by", PartYear)
def test_a_part_that_reaches_into_a_second_year_is_refused(by):
    """A share of two years at once would be a share of neither."""
    with pytest.raises(InvalidValueError, match="Cut it at 31 March"):
        share_of_year(Period.inclusive(date(2020, 3, 31), date(2020, 4, 1)), by=by)
