"""Returns become counts of the periods between them, with what was revised, missing or doubtful."""

from datetime import date
from decimal import Decimal
from itertools import pairwise

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from s92kit.activity import Attribution, in_period, read_returns, returns_from_frame
from s92kit.errors import InvalidValueError
from s92kit.figures import Basis, FigureKind, sum_over_time
from s92kit.periods import Period, add_months

APRIL = {
    "borough": "walford",
    "indicator": "walford/arrests",
    "first_day": "2019-04-01",
    "last_day": "2019-04-30",
    "kind": "cumulative",
    "count": 10,
}


def total(to: str, count: int, **more):
    """A running total since April."""
    return APRIL | {"last_day": to, "count": count} | more


def within(first: str, last: str, count: int, **more):
    """A count of its own period."""
    return (
        APRIL | {"first_day": first, "last_day": last, "count": count, "kind": "in period"} | more
    )


def returns(*rows):
    """Returns from rows."""
    return returns_from_frame(pd.DataFrame(rows), name="returns")


def one_series(*rows, **how):
    """The only series of some returns."""
    (series,) = in_period(returns(*rows), **how).series
    return series


def codes(series):
    """The codes of a series' findings."""
    return [finding.code for finding in series.findings]


def test_running_totals_are_taken_apart():
    """April 10, to May 25, to June 40 are 10, 15 and 15."""
    series = one_series(total("2019-06-30", 40), APRIL, total("2019-05-31", 25))
    assert [each.count for each in series.counts] == [10, 15, 15]
    assert [str(each.period) for each in series.counts][1] == "1 May 2019 to 31 May 2019"
    assert series.counts[1].how == "25 to 31 May 2019 - 10 to 30 April 2019"
    assert codes(series) == []


def test_counts_in_their_period_stay_as_they_are():
    """Nothing is taken from what is no running total."""
    series = one_series(
        within("2019-04-01", "2019-04-30", 10), within("2019-05-01", "2019-05-31", 8)
    )
    assert [each.count for each in series.counts] == [10, 8]


def test_a_total_that_falls_is_a_finding_and_no_negative_count():
    """To May 5, after 10 to April: what happened in May cannot be determined."""
    series = one_series(APRIL, total("2019-05-31", 5), total("2019-06-30", 20))
    assert [each.count for each in series.counts] == [10, None, 15]
    assert codes(series) == ["activity/running-total-never-falls"]
    assert "(5) is lower than that to 30 April 2019 (10)" in series.counts[1].unknown_because
    assert series.counts[1].figure("Arrests").text.startswith("cannot be determined")


def test_equal_totals_are_nought_and_no_fall():
    """On the boundary nothing happened, which is no fault."""
    series = one_series(APRIL, total("2019-05-31", 10))
    assert [each.count for each in series.counts] == [10, 0]
    assert codes(series) == []


def test_a_missing_return_makes_a_difference_of_two_periods():
    """Without the return to June, June and July come together, and it says so."""
    series = one_series(APRIL, total("2019-05-31", 25), total("2019-07-31", 40))
    assert [(each.count, each.covers) for each in series.counts] == [(10, 1), (15, 1), (15, 2)]
    assert codes(series) == ["activity/no-return-missing"]
    assert "covers 2 of the usual periods" in series.counts[2].how


def test_how_often_returns_come_may_be_said():
    """Two totals three months apart are each of three monthly periods."""
    series = one_series(total("2019-06-30", 30), total("2019-09-30", 60), every_months=1)
    assert [each.covers for each in series.counts] == [3, 3]
    assert [each.covers for each in one_series(APRIL).counts] == [None]


def test_a_team_s_quarters_are_of_one_length():
    """Quarters that begin on 11 January are of 90 to 92 days, and none is missing."""
    edges = [add_months(date(2018, 1, 11), 3 * at) for at in range(5)]
    rows = [
        within(str(first), str(Period(start=first, end=end).last_day), 5)
        for first, end in pairwise(edges)
    ]
    series = one_series(*rows)
    assert {each.covers for each in series.counts} == {1}
    assert codes(series) == []


def test_days_that_no_return_covers_are_undetermined():
    """A gap is a count that nobody knows, so that no total passes over it."""
    series = one_series(
        within("2019-04-01", "2019-04-30", 10), within("2019-06-01", "2019-06-30", 8)
    )
    assert [each.count for each in series.counts] == [10, None, 8]
    assert codes(series) == ["activity/no-return-missing"]
    total_of = sum_over_time([each.figure("Arrests") for each in series.counts], label="All")
    assert total_of.value is None


def test_two_kinds_in_one_series_make_no_counts():
    """Added up they would count some days twice."""
    series = one_series(APRIL, within("2019-05-01", "2019-05-31", 8))
    assert series.counts == ()
    assert codes(series) == ["activity/one-kind-of-return"]


@pytest.mark.parametrize(
    "rows",
    [
        (APRIL, APRIL | {"count": 11}),
        (within("2019-04-01", "2019-04-30", 1), within("2019-04-30", "2019-05-31", 1)),
        (total("2019-09-30", 9), total("2019-12-31", 3, first_day="2019-09-30")),
    ],
)
def test_days_in_two_returns_make_no_counts(rows):
    """Two of one period, two that overlap by a day, or two runs that do."""
    series = one_series(*rows)
    assert series.counts == ()
    assert codes(series) == ["activity/one-return-a-period"]


def test_a_run_begins_anew_each_year():
    """The total to April 2020 is of April alone, since its first day says so."""
    series = one_series(
        total("2020-02-29", 100),
        total("2020-03-31", 110),
        total("2020-04-30", 7, first_day="2020-04-01"),
        every_months=1,
    )
    assert [each.count for each in series.counts] == [100, 10, 7]
    assert [each.covers for each in series.counts] == [11, 1, 1]


def test_series_of_other_teams_and_attributions_are_kept_apart():
    """A team's own arrests and those of a joint operation are never one series."""
    result = in_period(
        returns(
            APRIL | {"team": "Town centre", "attribution": "team"},
            APRIL | {"team": "Town centre", "attribution": "joint"},
            APRIL | {"team": "Estates", "attribution": "team"},
        )
    )
    assert [(each.team, each.attribution) for each in result.series] == [
        ("Estates", Attribution.TEAM),
        ("Town centre", Attribution.JOINT),
        ("Town centre", Attribution.TEAM),
    ]
    assert not result.findings.not_met


REVISED = (
    total("2019-04-30", 30, id="april", recorded_on="2019-05-05"),
    total("2019-05-31", 50, id="may", recorded_on="2019-06-05"),
    total("2019-04-30", 25, id="april-2", recorded_on="2019-07-01", supersedes="april"),
)


def test_a_revision_is_seen_and_changes_the_period_after_it_too():
    """April falls from 30 to 25, so May rises from 20 to 25."""
    before = one_series(*REVISED, known_on=date(2019, 6, 30))
    after = one_series(*REVISED)
    assert [each.count for each in before.counts] == [30, 20]
    assert [each.count for each in after.counts] == [25, 25]
    assert [[(each.was, each.now) for each in count.revisions] for count in after.counts] == [
        [(30, 25)],
        [(30, 25)],
    ]
    assert before.counts[0].revisions == ()
    assert "after a revision from 30 to 25" in after.counts[1].how


def test_a_revision_is_told_of_the_periods_that_rest_on_it_alone():
    """June is the difference of two totals that nobody revised."""
    june = total("2019-06-30", 60, id="june", recorded_on="2019-07-05")
    series = one_series(*REVISED, june)
    assert [len(each.revisions) for each in series.counts] == [1, 1, 0]


def test_before_the_first_return_nothing_is_known():
    """There is no series on a day before it was recorded; rows are accounted for."""
    result = in_period(returns(*REVISED), known_on=date(2019, 1, 1))
    assert result.series == ()
    assert (result.rows.read, result.rows.not_yet_known) == (3, 3)
    with pytest.raises(InvalidValueError, match="recorded_on"):
        in_period(returns(APRIL), known_on=date(2019, 1, 1))


@pytest.mark.parametrize(("stated", "fits"), [(8, False), (9, True), (10, False)])
def test_eight_months_from_april_to_december_are_nine(stated, fits):
    """The days are held against the number of months that the return states."""
    read = returns(within("2023-04-01", "2023-12-31", 126, months=stated))
    assert read.rows_accepted == int(fits)
    if not fits:
        (problem,) = read.problems
        assert problem.rule.code == "activity/months-fit"
        assert problem.message == (
            f"From 1 April 2023 to 31 December 2023 are 9 months, and {stated} are stated."
        )


@pytest.mark.parametrize(
    ("first", "last", "months", "words"),
    [
        ("2018-01-11", "2018-04-10", 3, ""),
        ("2018-01-11", "2018-04-11", 3, "is no whole number of months"),
        ("2019-04-01", "2019-04-30", 2, "is 1 month,"),
    ],
)
def test_months_are_counted_from_the_first_day(first, last, months, words):
    """A team's quarter from 11 January to 10 April is three months, and a day more is not."""
    messages = [each.message for each in returns(within(first, last, 1, months=months)).problems]
    assert [words in message for message in messages] == ([True] if words else [])


@pytest.mark.parametrize(
    ("cells", "header"),
    [
        ({"last_day": "2019-03-31"}, "first_day"),
        ({"count": -1}, "count"),
        ({"kind": "monthly"}, "kind"),
        ({"indicator": "arrests"}, "indicator"),
        ({"supersedes": "x"}, "recorded_on"),
    ],
)
def test_a_faulty_return_is_set_aside(cells, header):
    """One bad example for each rule; the good row beside it stays."""
    read = returns(APRIL | cells, APRIL)
    assert [each.header for each in read.problems] == [header]
    assert (read.rows_in, read.rows_accepted, read.rows_set_aside) == (2, 1, 1)


def test_a_return_received_before_its_period_ends_is_a_query():
    """It may be right, and is kept."""
    read = returns(APRIL | {"received_on": "2019-04-29"})
    assert (read.rows_accepted, len(read.problems)) == (1, 1)


def test_a_count_is_a_figure_with_its_working_and_source(tmp_path):
    """A difference is derived; a count as returned is observed."""
    file = tmp_path / "returns.csv"
    frame = pd.DataFrame([APRIL, total("2019-05-31", 25)])
    frame.to_csv(file, index=False)
    result = in_period(read_returns([file]))
    first, second = (each.figure("Arrests", result.sources) for each in result.series[0].counts)
    assert (first.value, second.value) == (Decimal(10), Decimal(15))
    assert (first.basis, second.basis) == (Basis.OBSERVED, Basis.DERIVED)
    assert second.kind is FigureKind.IN_PERIOD
    assert second.sources[0].cited == "Return returns.csv, undated, rows 2 to 3"


@given(st.lists(st.integers(0, 50), min_size=1, max_size=12), st.randoms())
def test_taking_totals_apart_and_adding_up_gives_the_last_total(counts, chance):
    """In whatever order the returns come."""
    rows, so_far = [], 0
    for at, count in enumerate(counts):
        so_far += count
        end = add_months(date(2019, 4, 1), at + 1)
        last = Period(start=date(2019, 4, 1), end=end).last_day
        rows.append(total(str(last), so_far))
    chance.shuffle(rows)
    series = one_series(*rows)
    assert [each.count for each in series.counts] == counts
    assert codes(series) == []
