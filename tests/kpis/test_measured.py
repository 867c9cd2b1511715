"""What indicators come to: each kind of measure, what is unknown, and what parts add up to."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from walford_kpis import MEASURES, QUARTERS, YEAR, framework, indicator, rows

from s92kit.activity import activity_from_frame, returns_from_frame
from s92kit.errors import InvalidValueError, UnknownNameError
from s92kit.figures import FigureKind, Unit
from s92kit.kpis import (
    Base,
    Completeness,
    KpiFramework,
    Measure,
    MeasureKind,
    NotAdditiveError,
    Quantity,
    QuantityKind,
    mean_of_periods,
    measured,
    measured_together,
    pooled,
    whole_of,
)
from s92kit.periods import Period

APRIL = Period(start=date(2019, 4, 1), end=date(2019, 5, 1))
MAY = Period(start=date(2019, 5, 1), end=date(2019, 6, 1))


def _rows(*each: dict[str, object]) -> pd.DataFrame:
    """Rows of Walford's, an arrest on 2 April 2019 unless they say otherwise."""
    usual = {"day": "2019-04-02", "borough": "walford", "kind": "arrest"}
    return activity_from_frame(pd.DataFrame([usual | row for row in each])).frame


def _only(name: str, frame: pd.DataFrame, period: Period = APRIL, **more: object):
    return measured(framework(name), frame, [period], **more).cell(f"walford/{name}", period)


def test_a_count_is_of_the_things_that_rows_stand_for():
    """Two rows of three arrests and one are four arrests; a patrol is none."""
    cell = _only("arrests", _rows({"count": 3}, {}, {"kind": "patrol"}))
    assert (cell.value, cell.denominator, cell.unit) == (4, None, Unit.COUNT)


def test_a_row_belongs_to_the_period_of_its_day_alone():
    """The first and the last day of a period are in it, the days around it are not."""
    days = ("2019-03-31", "2019-04-01", "2019-04-30", "2019-05-01")
    frame = _rows(*({"day": day} for day in days))
    assert _only("arrests", frame).value == 2


def test_another_boroughs_rows_are_not_counted():
    """One log may hold the rows of several boroughs."""
    assert _only("arrests", _rows({}, {"borough": "elsewhere"})).value == 1


def test_different_cases_are_counted_once_and_rows_without_one_are_told():
    """Three records of one case are one case; a record that names none makes it partial."""
    named = {"attribution": "team", "case_reference": "CAD/1"}
    cell = _only("cases", _rows(named, named, {"attribution": "team"}))
    assert (cell.value, cell.completeness) == (1, Completeness.PARTIAL)
    assert cell.partial_because == "1 of 3 records state no case reference"


def test_hours_and_pounds_are_in_their_own_units():
    """90 minutes of patrol are an hour and a half; 12,345 pence are £123.45."""
    frame = _rows(
        {"kind": "patrol", "minutes": 90, "officers": 2},
        {"kind": "cash seized", "amount_pence": 12_345, "minutes": 0, "officers": 1},
    )
    assert _only("patrol-hours", frame).value == Fraction(3, 2)
    assert _only("officer-hours", frame).value == 3
    assert _only("cash-seized", frame).value == Fraction(12_345, 100)


def test_a_sum_of_nothing_stated_is_not_nought():
    """Cash was seized and no record says how much, so that the sum is not known."""
    cell = _only("cash-seized", _rows({"kind": "cash seized"}))
    assert (cell.value, cell.unknown_because) == (
        None,
        "none of the 1 records states amount in pence",
    )


def test_a_share_of_nothing_is_not_determined():
    """Of no arrests no share was charged."""
    cell = _only("charged", _rows({"kind": "patrol"}))
    assert (cell.value, cell.denominator) == (None, 0)
    assert cell.unknown_because == "there is nothing to be a share of"


def test_days_without_a_row_are_unknown_until_somebody_says_that_they_are_covered():
    """An empty month is no month of nought arrests, unless the data cover it."""
    frame = _rows({})
    assert _only("arrests", frame, MAY).value is None
    assert _only("arrests", frame, MAY, coverage=[MAY]).value == 0
    not_covered = _only("arrests", frame, coverage=[MAY])
    assert not_covered.unknown_because == "the data cover no day of 1 April 2019 to 30 April 2019"


def test_days_that_are_covered_in_part_make_a_value_partial():
    """Data to the 20th of April cover 20 of its 30 days."""
    some = Period(start=date(2019, 4, 1), end=date(2019, 4, 21))
    cell = _only("arrests", _rows({}), coverage=[some, some])
    assert (cell.value, cell.completeness) == (1, Completeness.PARTIAL)
    assert "20 of the 30 days" in cell.partial_because
    assert _only("arrests", _rows({}), coverage=[APRIL]).completeness is Completeness.COMPLETE


def test_a_rate_is_held_against_filled_strength_or_is_not_determined():
    """Six arrests in four months of filled posts are one and a half a month."""
    frame = _rows({"count": 6})
    name = "arrests-per-officer-month"
    assert _only(name, frame).unknown_because == "no officer-months are given"
    strength = [Base(name="officer-months", period=APRIL, value=Fraction(4))]
    cell = _only(name, frame, strength=strength)
    assert (cell.value, cell.denominator, cell.kind) == (Fraction(3, 2), 4, FigureKind.RATE)
    other = [Base(name="officer-months", period=MAY, value=Fraction(4))]
    assert "are not given for all of" in _only(name, frame, strength=other).unknown_because
    none = [Base(name="officer-months", period=APRIL, value=Fraction(0))]
    assert "there are no officer-months" in _only(name, frame, strength=none).unknown_because


def test_change_in_per_cent_and_in_points_are_kept_apart():
    """From 40 of 50 to 30 of 50 is 20 points down, which is a fall of 25 per cent."""
    frame = _rows(*_asb(50, "2018-04-02", 40), *_asb(50, "2019-04-02", 30))
    points = _only("asb-share-change", frame)
    assert (points.value, points.unit) == (-20, Unit.PERCENTAGE_POINTS)
    change = Measure(
        kind=MeasureKind.CHANGE,
        numerator=MEASURES["asb-share"].numerator,
        denominator=MEASURES["asb-share"].denominator,
        against=MEASURES["asb-share-change"].against,
    )
    one = KpiFramework(
        id="walford/one",
        title="One",
        sources=(),
        period_unknown_because="made up",
        indicators=(indicator("one", change),),
    )
    cell = measured(one, frame, [APRIL]).cell("walford/one", APRIL)
    assert (cell.value, cell.unit) == (-25, Unit.PER_CENT)


def _asb(count: int, day: str, of_asb: int) -> list[dict[str, object]]:
    named = ["walford/asb"] * of_asb + ["walford/violence"] * (count - of_asb)
    return [{"day": day, "priority": priority} for priority in named]


def test_a_change_from_nothing_is_not_determined():
    """From no arrests to three is no change in per cent."""
    frame = _rows({"count": 3}, {"day": "2019-03-02", "kind": "patrol"})
    cell = _only("arrests-change", frame)
    assert cell.unknown_because == "there was none before, so that there is no change in per cent"


def test_a_running_total_begins_with_the_year():
    """By the end of May it holds April's arrests, and none of March's."""
    frame = _rows({"day": "2019-03-31"}, {"count": 2}, {"day": "2019-05-31"})
    cell = _only("arrests-so-far", frame, MAY)
    assert (cell.value, cell.kind) == (3, FigureKind.CUMULATIVE)


def test_the_mean_of_quarters_is_not_the_share_of_the_year():
    """1 of 2 and 1 of 8 are 2 of 10 pooled, and 31.25% as a mean; both say what they are."""
    two = Period(start=date(2019, 4, 1), end=date(2019, 10, 1))
    frame = _rows(*_asb(2, "2019-04-02", 1), *_asb(8, "2019-07-02", 1))
    result = measured(framework("asb-share", "asb-share-by-quarters"), frame, [two])
    whole, mean = result.cells
    assert (whole.value, mean.value) == (20, Fraction(125, 4))
    assert whole.how == "pooled: 2 of 10"
    assert mean.how == "mean of the shares of parts of 3 months, each counting alike"
    parts = measured(framework("asb-share"), frame, QUARTERS[:2]).cells
    assert (pooled(parts).value, mean_of_periods(parts).value) == (20, Fraction(125, 4))


def test_what_returns_say_is_measured_where_they_make_up_the_period():
    """Two months' returns make a period of two months, and not one of three."""
    told = pd.DataFrame(
        {
            "borough": "walford",
            "indicator": "walford/seized",
            "first_day": ["2019-04-01", "2019-05-01"],
            "last_day": ["2019-04-30", "2019-05-31"],
            "kind": "in period",
            "count": [4, 5],
        }
    )
    counted = Quantity(kind=QuantityKind.RETURNED, indicator="walford/seized")
    one = KpiFramework(
        id="walford/one",
        title="One",
        sources=(),
        period_unknown_because="made up",
        indicators=(
            indicator("vehicles", Measure(kind=MeasureKind.COUNT, numerator=counted)),
            indicator("unstated", None),
        ),
    )
    both = Period(start=APRIL.start, end=MAY.end)
    returns = returns_from_frame(told)
    result = measured(one, None, [APRIL, both, YEAR], returns=returns)
    cells = result.of("walford/vehicles")
    assert [cell.value for cell in cells] == [4, 9, None]
    assert "do not make up" in cells[2].unknown_because
    assert result.of("walford/unstated")[0].unknown_because == "no measure is stated for it"
    by_ward = measured(one, rows(300), [both], returns=returns, by=("ward",))
    assert {cell.value for cell in by_ward.cells} == {None}


def seized_by_return(**columns):
    """What a count of returns comes to in April, and why it is not known."""
    told = {
        "borough": "walford",
        "indicator": "walford/seized",
        "first_day": ["2019-04-01"],
        "last_day": ["2019-04-30"],
        "kind": "in period",
        "count": [4],
    } | columns
    counted = Quantity(kind=QuantityKind.RETURNED, indicator="walford/seized")
    one = KpiFramework(
        id="walford/one",
        title="One",
        sources=(),
        period_unknown_because="made up",
        indicators=(indicator("seized", Measure(kind=MeasureKind.COUNT, numerator=counted)),),
    )
    returns = returns_from_frame(pd.DataFrame(told))
    (cell,) = measured(one, None, [APRIL], returns=returns).cells
    return cell.value, cell.unknown_because


def test_two_teams_returns_of_one_period_are_added_up():
    """Each team sent its own."""
    days = {"first_day": ["2019-04-01"] * 2, "last_day": ["2019-04-30"] * 2}
    assert seized_by_return(team=["A", "B"], count=[4, 5], **days) == (9, "")


def test_returns_that_nobody_sent_are_not_nought():
    """What was never returned cannot be determined."""
    assert seized_by_return(indicator="walford/other") == (
        None,
        "there is no return of walford/seized",
    )


def test_the_team_s_and_joint_returns_are_not_added_up():
    """Whose work it was would be lost in the sum."""
    days = {"first_day": ["2019-04-01"] * 2, "last_day": ["2019-04-30"] * 2}
    value, because = seized_by_return(attribution=["team", "joint"], count=[4, 5], **days)
    assert value is None
    assert "more than one attribution" in because


def test_groups_are_told_apart_and_rows_that_name_none_are_a_group():
    """Wards add up to the borough, with the rows that name no ward."""
    frame = _rows({"ward": "North"}, {"ward": "North"}, {"ward": "Mill"}, {})
    result = measured(framework("arrests"), frame, [APRIL], by=("ward",))
    assert {cell.group[0][1]: cell.value for cell in result.cells} == {"": 1, "Mill": 1, "North": 2}
    assert result.cell("walford/arrests", APRIL, group=(("ward", "Mill"),)).value == 1
    with pytest.raises(UnknownNameError):
        result.cell("walford/arrests", MAY, group=(("ward", "Mill"),))


def test_what_was_known_on_a_day_leaves_out_what_came_later():
    """A record of May about April is not in what was known at the end of April."""
    log = activity_from_frame(
        pd.DataFrame(
            {
                "day": "2019-04-02",
                "borough": "walford",
                "kind": "arrest",
                "recorded_on": ["2019-04-03", "2019-05-03"],
            }
        )
    )
    asked = framework("arrests"), log, [APRIL]
    assert measured(*asked).cells[0].value == 2
    assert measured(*asked, known_on=date(2019, 4, 30)).cells[0].value == 1
    with pytest.raises(InvalidValueError):
        measured(framework("arrests"), log.frame, [APRIL], known_on=date(2019, 4, 30))


def test_what_cannot_be_measured_is_refused_in_words():
    """No period, a column that rows are not told apart by, a borough twice, a column missing."""
    frame = _rows({})
    for periods, by in (([], ()), ([APRIL, APRIL], ()), ([APRIL], ("wrad",))):
        with pytest.raises(InvalidValueError):
            measured(framework("arrests"), frame, periods, by=by)
    with pytest.raises(InvalidValueError):
        measured_together([framework("arrests")] * 2, frame, [APRIL])
    with pytest.raises(InvalidValueError, match="kind"):
        measured(framework("arrests"), frame.drop(columns="kind"), [APRIL])
    with pytest.raises(InvalidValueError):
        measured(framework("arrests"), [1, 2], [APRIL])


def test_a_frame_has_a_row_for_each_cell():
    """The frame says what the cells say."""
    result = measured(framework(), rows(300), QUARTERS, by=("ward", "priority"))
    frame = result.frame()
    assert len(frame) == len(result.cells)
    assert list(frame["indicator"]) == [cell.indicator for cell in result.cells]
    assert list(frame["ward"]) == [cell.group[0][1] for cell in result.cells]
    values = [None if pd.isna(value) else value for value in frame["value"]]
    exact = [
        None if cell.value is None else pytest.approx(float(cell.value)) for cell in result.cells
    ]
    assert values == exact
    assert list(frame["unknown_because"]) == [cell.unknown_because for cell in result.cells]


@given(seed=st.integers(0, 2**16), cut=st.integers(1, 11))
@settings(max_examples=25, deadline=None)
def test_parts_add_up_to_the_whole_where_they_may(seed, cut):
    """Splitting a year and adding returns the whole for counts, and is refused for the others."""
    months = [
        Period(
            start=date(2019 + (m + 3) // 12, (m + 3) % 12 + 1, 1),
            end=date(2019 + (m + 4) // 12, (m + 4) % 12 + 1, 1),
        )
        for m in range(12)
    ]
    middle = months[cut].start
    parts = [Period(start=YEAR.start, end=middle), Period(start=middle, end=YEAR.end)]
    data = rows(200, seed=seed)
    result = measured(framework(), data, [*parts, YEAR], coverage=[YEAR])
    for each in result.indicators:
        *split, whole = result.of(each.id)
        if each.measure.additive:
            added = whole_of(split, each.measure)
            # A part that nobody can tell leaves the sum untold; every other sum is the whole.
            assert added.value == (whole.value if all(cell.known for cell in split) else None)
        else:
            with pytest.raises(NotAdditiveError):
                whole_of(split, each.measure)


@given(seed=st.integers(0, 2**16), data=st.data())
@settings(max_examples=25, deadline=None)
def test_the_order_of_rows_makes_no_difference(seed, data):
    """Rows shuffled, sorted or reversed come to the same cells."""
    frame = rows(60, seed=seed)
    order = data.draw(st.permutations(range(len(frame))))
    one = measured(framework(), frame, [*QUARTERS, YEAR], by=("ward",))
    other = measured(framework(), frame.iloc[order], [*QUARTERS, YEAR], by=("ward",))
    assert one.cells == other.cells
