"""Figures: numbers that know what they count, and refuse sums that would mislead."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from s92kit.errors import InvalidValueError
from s92kit.figures import (
    Basis,
    Figure,
    FigureKind,
    FiguresNotAddableError,
    Unit,
    difference_between,
    plain_number,
    sum_of_parts,
    sum_over_time,
)
from s92kit.periods import Period, financial_year
from s92kit.sources import Source

PAPER = Source(title="Estates team report", locator="3.2", published_on=date(2019, 5, 8))
NOTE = Source(title="Estates team note", locator="table 1", published_on=None)

CONSTABLES = Figure(
    label="Four constables",
    value=Decimal("228000.00"),
    unit=Unit.GBP,
    kind=FigureKind.IN_PERIOD,
    basis=Basis.PUBLISHED,
    period=financial_year(2019),
    sources=(PAPER,),
)
SERGEANT = attrs.evolve(
    CONSTABLES, label="One sergeant", value=Decimal("70500.00"), sources=(PAPER, NOTE)
)
NEXT_YEAR = attrs.evolve(CONSTABLES, period=financial_year(2020))
UNKNOWN = attrs.evolve(
    SERGEANT, value=None, unknown_because="no rate is recorded for 2020/21", basis=Basis.DERIVED
)


# What a figure says


def test_a_figure_has_a_value_or_a_reason():
    """A number that is missing without a reason would be a blank."""
    with pytest.raises(InvalidValueError, match="the reason why there is none, and not both"):
        attrs.evolve(CONSTABLES, value=None)


def test_a_figure_has_no_reason_beside_its_value():
    """A number that is known is not also unknown."""
    with pytest.raises(InvalidValueError, match="'Four constables'"):
        attrs.evolve(CONSTABLES, unknown_because="no rate is recorded")


def test_nought_is_a_value():
    """A figure that is 0 is known: nobody took it for missing."""
    assert attrs.evolve(CONSTABLES, value=Decimal(0)).text == "£0"


@pytest.mark.parametrize("value", [57000.1, 57000, Decimal("NaN"), Decimal("Infinity"), "57000"])
def test_a_figure_s_value_is_an_exact_number(value):
    """What was never exact, or is no number, cannot reach a paper."""
    with pytest.raises(InvalidValueError, match="finite Decimal") as refusal:
        attrs.evolve(CONSTABLES, value=value)
    assert refusal.value.given is value


def test_an_unknown_figure_is_printed_with_its_reason():
    """Never as nought, and never as a blank."""
    assert UNKNOWN.text == "cannot be determined, because no rate is recorded for 2020/21"


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        ("298500", Unit.GBP, "£298,500"),
        ("12.50", Unit.OFFICERS, "12.5 officers"),
        ("1", Unit.OFFICERS, "1 officer"),
        ("1", Unit.PERCENTAGE_POINTS, "1 percentage point"),
        ("0", Unit.DAYS, "0 days"),
        ("1218", Unit.COUNT, "1,218"),
        ("0.79", Unit.RATIO, "0.79"),
        ("1", Unit.RATIO, "1"),
        ("17.355", Unit.PER_CENT, "17.36%"),
        ("-7.62", Unit.PERCENTAGE_POINTS, "-7.62 percentage points"),
        ("153569", Unit.HOURS, "153,569 hours"),
        ("6", Unit.MONTHS, "6 months"),
    ],
)
def test_a_figure_is_printed_in_its_unit(value, unit, text):
    """A reader sees what the number counts."""
    assert attrs.evolve(CONSTABLES, value=Decimal(value), unit=unit).text == text


@pytest.mark.parametrize(
    ("value", "places", "text"),
    [
        ("1526.923", 2, "1,526.92"),
        ("0.125", 2, "0.13"),
        ("-0.125", 2, "-0.13"),
        ("1218.00", 2, "1,218"),
        ("1500", 0, "1,500"),
        ("0.5", 0, "1"),
        ("100", 2, "100"),
        ("1E+3", 2, "1,000"),
        ("-0.001", 2, "0"),
    ],
)
def test_a_number_is_printed_without_needless_places(value, places, text):
    """Halves are rounded up, thousands are marked, and nothing is printed as minus nought."""
    assert plain_number(Decimal(value), places=places) == text


@given(st.decimals(-(10**9), 10**9, places=2))
def test_a_printed_number_can_be_read_back(value):
    """Nothing is lost but needless places."""
    assert Decimal(plain_number(value).replace(",", "")) == value


# Parts of a whole


def test_the_parts_of_a_whole_are_added():
    """Four constables and a sergeant cost £298,500, and the working is shown."""
    total = sum_of_parts([CONSTABLES, SERGEANT], label="Team")
    assert (total.label, total.text, total.unit) == ("Team", "£298,500", Unit.GBP)
    assert (total.kind, total.period) == (FigureKind.IN_PERIOD, financial_year(2019))
    assert total.how == "£228,000 + £70,500"
    assert total.basis is Basis.DERIVED


def test_a_total_names_each_source_once():
    """The sources of every part travel into the total, in order."""
    assert sum_of_parts([CONSTABLES, SERGEANT], label="Team").sources == (PAPER, NOTE)


def test_stocks_of_one_day_are_added():
    """Constables and sergeants in post at the end of the year make the team's strength."""
    stock = attrs.evolve(CONSTABLES, unit=Unit.OFFICERS, kind=FigureKind.STOCK, value=Decimal(4))
    team = sum_of_parts([stock, attrs.evolve(stock, label="S", value=Decimal(1))], label="Team")
    assert team.text == "5 officers"


def test_parts_of_no_stated_period_are_added():
    """A paper that names no period for any part names none for the whole."""
    parts = [attrs.evolve(part, period=None) for part in (CONSTABLES, SERGEANT)]
    assert sum_of_parts(parts, label="Team").period is None


def test_parts_of_different_periods_are_refused():
    """A cost of one year and a cost of another are no parts of one whole."""
    later = attrs.evolve(SERGEANT, period=financial_year(2020))
    with pytest.raises(FiguresNotAddableError, match="of the same period") as refusal:
        sum_of_parts([CONSTABLES, later], label="Team")
    assert refusal.value.figures == (CONSTABLES, later)
    assert refusal.value.reason == "Parts of a whole must be of the same period."
    assert str(refusal.value).endswith("(Four constables; One sergeant)")


def test_the_same_thing_is_not_counted_twice():
    """Two figures of one name over one period are one figure given twice."""
    with pytest.raises(FiguresNotAddableError, match="counted twice"):
        sum_of_parts([CONSTABLES, CONSTABLES], label="Team")


# One thing over time


def test_the_years_of_one_cost_are_added():
    """The total spans from the first day of the first to the last day of the last."""
    total = sum_over_time([NEXT_YEAR, CONSTABLES], label="Two years")
    assert total.text == "£456,000"
    assert str(total.period) == "1 April 2019 to 31 March 2021"


def test_periods_that_overlap_are_refused():
    """A day that is in two of them would be counted twice, though the others lie apart."""
    quarter = attrs.evolve(
        CONSTABLES, period=Period.inclusive(date(2020, 3, 31), date(2020, 6, 30))
    )
    with pytest.raises(FiguresNotAddableError, match="overlap"):
        sum_over_time([quarter, CONSTABLES], label="Cost")
    apart = attrs.evolve(CONSTABLES, period=financial_year(2018))
    with pytest.raises(FiguresNotAddableError, match="overlap"):
        sum_over_time([quarter, apart, CONSTABLES], label="Cost")


def test_periods_that_leave_days_out_are_refused():
    """A total of 2018/19 and 2020/21 would claim to speak of the year between."""
    before, after = (attrs.evolve(CONSTABLES, period=financial_year(year)) for year in (2018, 2020))
    with pytest.raises(FiguresNotAddableError, match="leave days out"):
        sum_over_time([before, after], label="Cost")


def test_a_figure_without_a_period_is_not_added_over_time():
    """Nobody could tell whether its days are counted already."""
    with pytest.raises(FiguresNotAddableError, match="without a period"):
        sum_over_time([CONSTABLES, attrs.evolve(CONSTABLES, period=None)], label="Cost")


def test_a_stock_is_not_added_over_time():
    """Five officers this year and five the next are not ten officers."""
    stocks = [attrs.evolve(year, kind=FigureKind.STOCK) for year in (CONSTABLES, NEXT_YEAR)]
    with pytest.raises(FiguresNotAddableError, match="stock is not added over time"):
        sum_over_time(stocks, label="Officers")


# What makes no sum, of parts or over time

sums = pytest.mark.parametrize("add", [sum_of_parts, sum_over_time])


@sums
@pytest.mark.parametrize("kind", [FigureKind.CUMULATIVE, FigureKind.SHARE, FigureKind.RATE])
def test_running_totals_shares_and_rates_make_no_sum(add, kind):
    """A cumulative figure already holds the ones before it; shares and rates have no total."""
    with pytest.raises(FiguresNotAddableError, match=f"A {kind} figure makes no sum"):
        add([attrs.evolve(CONSTABLES, kind=kind)], label="Total")


@sums
def test_unlike_units_make_no_sum(add):
    """Pounds and hours are not added."""
    hours = attrs.evolve(SERGEANT, unit=Unit.HOURS)
    with pytest.raises(FiguresNotAddableError, match="units differ"):
        add([CONSTABLES, hours], label="Total")


@sums
def test_unlike_kinds_make_no_sum(add):
    """What happened in a year is not added to what there was at its end."""
    stock = attrs.evolve(SERGEANT, kind=FigureKind.STOCK)
    with pytest.raises(FiguresNotAddableError, match="kinds differ"):
        add([CONSTABLES, stock], label="Total")


@sums
def test_nothing_makes_no_sum(add):
    """The sum of no figures has no unit, and is not nought."""
    with pytest.raises(FiguresNotAddableError, match="nothing to add"):
        add([], label="Total")


@sums
def test_one_figure_is_its_own_sum(add):
    """An agreement of one post, or of one year, has a total like any other."""
    total = add([CONSTABLES], label="Total")
    assert (total.value, total.period) == (CONSTABLES.value, CONSTABLES.period)


# What travels into a sum


def test_a_part_that_is_unknown_makes_the_sum_unknown():
    """The total is not the sum of the parts that happen to be known."""
    total = sum_of_parts([CONSTABLES, UNKNOWN], label="Team")
    assert total.value is None
    assert total.unknown_because == "no rate is recorded for 2020/21"


def test_a_sum_gives_each_reason_once():
    """Two parts unknown for one reason give that reason once, beside any other."""
    twin = attrs.evolve(UNKNOWN, label="Another sergeant")
    other = attrs.evolve(UNKNOWN, label="Vehicle", unknown_because="the paper states no price")
    total = sum_of_parts([UNKNOWN, CONSTABLES, twin, other], label="Team")
    assert total.unknown_because == "no rate is recorded for 2020/21; the paper states no price"


def test_an_estimate_and_its_assumption_travel_into_a_sum():
    """A total that rests on one estimate is an estimate, and says on what it depends."""
    held = attrs.evolve(SERGEANT, basis=Basis.ESTIMATE, assumptions=("rates held flat",))
    twin = attrs.evolve(held, label="Another", assumptions=("rates held flat", "no vacancies"))
    total = sum_of_parts([CONSTABLES, held, twin], label="Team")
    assert total.basis is Basis.ESTIMATE
    assert total.assumptions == ("rates held flat", "no vacancies")


@given(st.permutations([CONSTABLES, NEXT_YEAR, attrs.evolve(UNKNOWN, period=financial_year(2021))]))
def test_the_order_of_years_never_changes_their_sum(years):
    """The same figures make the same total, whichever comes first."""
    total = sum_over_time(years, label="Cost")
    assert (total.value, total.period) == (
        None,
        Period(start=date(2019, 4, 1), end=date(2022, 4, 1)),
    )


@given(st.lists(st.decimals(-(10**9), 10**9, places=2), min_size=1, max_size=12))
def test_a_sum_is_exact(amounts):
    """No penny is lost or made by adding."""
    parts = [
        attrs.evolve(CONSTABLES, label=str(number), value=amount)
        for number, amount in enumerate(amounts)
    ]
    pence = sum(int(amount * 100) for amount in amounts)
    assert sum_of_parts(parts, label="Total").value * 100 == pence


# Differences


def test_a_difference_shows_its_working_and_its_sources():
    """A budget of £300,000 less a cost of £298,500 leaves £1,500."""
    budget = attrs.evolve(
        CONSTABLES, label="Budget", value=Decimal(300000), basis=Basis.BUDGET, sources=(NOTE,)
    )
    cost = attrs.evolve(CONSTABLES, label="Cost", value=Decimal(298500))
    headroom = difference_between(budget, cost, label="Headroom")
    assert (headroom.label, headroom.text) == ("Headroom", "£1,500")
    assert headroom.how == "£300,000 - £298,500"
    assert headroom.sources == (NOTE, PAPER)
    assert (headroom.period, headroom.basis) == (financial_year(2019), Basis.DERIVED)


def test_a_difference_between_years_is_of_neither_year():
    """What changed from one year to the next has no period of its own."""
    assert difference_between(NEXT_YEAR, CONSTABLES, label="Change").period is None


def test_a_difference_of_unlike_units_is_refused():
    """Hours are not taken from pounds."""
    hours = attrs.evolve(SERGEANT, unit=Unit.HOURS)
    with pytest.raises(FiguresNotAddableError, match="units differ") as refusal:
        difference_between(CONSTABLES, hours, label="Change")
    assert refusal.value.figures == (CONSTABLES, hours)


@pytest.mark.parametrize("pair", [(CONSTABLES, UNKNOWN), (UNKNOWN, CONSTABLES), (UNKNOWN, UNKNOWN)])
def test_a_difference_from_an_unknown_is_unknown(pair):
    """Whichever of the two is not known, and for the same reason."""
    change = difference_between(*pair, label="Change")
    assert change.value is None
    assert change.unknown_because == "no rate is recorded for 2020/21"


def test_a_difference_from_an_estimate_is_an_estimate():
    """The label and the assumption are not lost by taking away."""
    held = attrs.evolve(SERGEANT, basis=Basis.ESTIMATE, assumptions=("rates held flat",))
    change = difference_between(CONSTABLES, held, label="Change")
    assert (change.basis, change.assumptions) == (Basis.ESTIMATE, ("rates held flat",))


def test_a_difference_of_percentages_is_in_percentage_points():
    """From 84.45% to 76.83% is a fall of 7.62 points, and not of 7.62 per cent."""
    before = attrs.evolve(
        CONSTABLES, value=Decimal("84.45"), unit=Unit.PER_CENT, kind=FigureKind.SHARE
    )
    after = attrs.evolve(before, value=Decimal("76.83"))
    assert difference_between(after, before, label="Change").text == "-7.62 percentage points"
