"""Each way in which a figure is recomputed, and what each refuses to compute."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import attrs
import pytest

from s92kit.claims import Agreeing, Operation, Working, reconcile
from s92kit.figures import FigureKind, Unit
from s92kit.periods import Period, financial_year
from s92kit.ranks import Rank
from s92kit.rates import london_rates

DAY = date(2019, 4, 1)
TOWN_CENTRE, ESTATES = "walford/town-centre-2019", "walford/estates-2016"


@pytest.mark.parametrize(
    ("operation", "parts", "value", "shown"),
    [
        (Operation.SUM, ("6", "14", "18", "1"), "39", "£6 + £14 + £18 + £1 = £39"),
        (Operation.DIFFERENCE, ("771000", "711000"), "60000", "£771,000 - £711,000 = £60,000"),
        (Operation.DIFFERENCE, ("10", "3", "2"), "5", "£10 - £3 - £2 = £5"),
        (Operation.PRODUCT, ("57000", "4"), "228000", "£57,000 × £4 = £228,000"),
        (Operation.QUOTIENT, ("411000", "6"), "68500", "£411,000 ÷ £6 = £68,500"),
        (Operation.PER_CENT_OF, ("21", "84"), "25", "£21 of £84 = £25"),
        (Operation.SAME_AS, ("5",), "5", "£5 = £5"),
    ],
)
def test_arithmetic_of_figures(outcome_of, stated, operation, parts, value, shown):
    """In the order in which the working names them, with the sum shown."""
    figures = [stated(f"part-{at}", part) for at, part in enumerate(parts)]
    names = tuple(figure.id for figure in figures)
    result = outcome_of(value, *figures, operation=operation, of=names)
    assert (result.outcome, result.computed.value) == (Agreeing.AGREES, Decimal(value))
    assert result.reason.startswith(shown)
    assert result.computed.sources == tuple(figure.source for figure in figures)


@pytest.mark.parametrize(
    ("operation", "share", "value"),
    [(Operation.WHOLE_FROM_SHARE, "25", "228000"), (Operation.BEFORE_DISCOUNT, "75", "228000")],
)
def test_a_whole_worked_out_from_a_percentage(outcome_of, stated, operation, share, value):
    """From a part and its share, or from a price and the discount in it."""
    parts = [stated("part", "57000"), stated("share", share, unit=Unit.PER_CENT)]
    names = ("walford/part", "walford/share")
    result = outcome_of(value, *parts, operation=operation, of=names)
    assert result.computed.value == Decimal(value)
    assert f"{share}%" in result.reason


@pytest.mark.parametrize(
    ("operation", "count", "told"),
    [
        (Operation.SUM, 0, "takes at least 1"),
        (Operation.DIFFERENCE, 1, "takes at least 2"),
        (Operation.PRODUCT, 1, "takes at least 2"),
        (Operation.QUOTIENT, 1, "takes 2"),
        (Operation.QUOTIENT, 3, "takes 2"),
        (Operation.PER_CENT_OF, 1, "takes 2"),
        (Operation.WHOLE_FROM_SHARE, 3, "takes 2"),
        (Operation.BEFORE_DISCOUNT, 0, "takes 2"),
        (Operation.SAME_AS, 0, "takes 1"),
        (Operation.SAME_AS, 2, "takes 1"),
    ],
)
def test_an_operation_takes_so_many_figures(outcome_of, stated, operation, count, told):
    """Too few or too many are no working; a figure more is never dropped in silence."""
    figures = [stated(f"part-{at}", "1") for at in range(count)]
    names = tuple(figure.id for figure in figures)
    result = outcome_of("1", *figures, operation=operation, of=names)
    assert result.outcome is Agreeing.UNDETERMINED
    assert result.reason == (f"the working names {count} figures, and '{operation}' {told}")


@pytest.mark.parametrize(
    ("operation", "divisor", "told"),
    [
        (Operation.QUOTIENT, "0", "£0 cannot be divided by"),
        (Operation.PER_CENT_OF, "0", "£0 cannot be divided by"),
        (Operation.WHOLE_FROM_SHARE, "0", "£0 cannot be divided by"),
        (Operation.BEFORE_DISCOUNT, "100", "£100 cannot be divided by"),
    ],
)
def test_nothing_is_divided_by_nought(outcome_of, stated, operation, divisor, told):
    """Nor is a price of which the discount took all."""
    parts = [stated("part", "5"), stated("divisor", divisor)]
    result = outcome_of("1", *parts, operation=operation, of=("walford/part", "walford/divisor"))
    assert (result.outcome, result.reason) == (Agreeing.UNDETERMINED, told)


def test_a_figure_is_not_recomputed_from_itself(outcome_of):
    """It would always agree."""
    result = outcome_of("5", operation=Operation.SAME_AS, of=("walford/whole",))
    assert result.outcome is Agreeing.UNDETERMINED
    assert result.reason == "the working names the figure itself"


@pytest.mark.parametrize("operation", [Operation.SUM, Operation.DIFFERENCE, Operation.PER_CENT_OF])
def test_unlike_units_make_no_sum(outcome_of, stated, operation):
    """Officers and pounds are not added up."""
    parts = [stated("officers", "5", unit=Unit.OFFICERS), stated("pounds", "5")]
    names = ("walford/officers", "walford/pounds")
    result = outcome_of("10", *parts, operation=operation, of=names)
    assert result.reason == "the figures that the working names are of different units"


def test_unlike_units_make_a_product(outcome_of, stated):
    """So many officers at so many pounds."""
    parts = [stated("officers", "4", unit=Unit.OFFICERS), stated("rate", "57000")]
    names = ("walford/officers", "walford/rate")
    result = outcome_of("228000", *parts, operation=Operation.PRODUCT, of=names)
    assert result.reason == "4 officers × £57,000 = £228,000; stated £228,000"


@pytest.mark.parametrize(
    ("measures", "outcome"),
    [
        (("arrests", "arrests"), Agreeing.UNDETERMINED),
        (("arrests", "warnings"), Agreeing.AGREES),
        (("", ""), Agreeing.AGREES),
    ],
)
def test_running_totals_of_one_measure_make_no_sum(outcome_of, stated, measures, outcome):
    """The later holds the earlier; running totals of different things are parts of a whole."""
    parts = [
        stated(f"part-{at}", "5", measure=measure, kind=FigureKind.CUMULATIVE)
        for at, measure in enumerate(measures)
    ]
    names = tuple(part.id for part in parts)
    assert outcome_of("10", *parts, operation=Operation.SUM, of=names).outcome is outcome


@pytest.mark.parametrize(
    ("value", "period", "known_on"),
    [
        ("287250", financial_year(2019), None),
        ("322500", financial_year(2019), date(2019, 5, 31)),
        ("884250", None, None),
        ("919500", None, date(2019, 5, 31)),
    ],
)
def test_the_cost_of_an_agreement(outcome_of, value, period, known_on):
    """Of one year or of all, as known today or as known then."""
    result = outcome_of(
        value,
        operation=Operation.AGREEMENT_COST,
        agreement=TOWN_CENTRE,
        period=period,
        known_on=known_on,
    )
    assert result.computed.value == Decimal(value)
    assert result.computed.label == "Whole"


def test_a_year_without_cost_is_told(outcome_of):
    """It is not nought."""
    working = {"operation": Operation.AGREEMENT_COST, "agreement": TOWN_CENTRE}
    result = outcome_of("0", period=financial_year(2023), **working)
    assert result.reason == "walford/town-centre-2019 has no cost in 2023/24"
    days = Period.inclusive(date(2019, 4, 1), date(2019, 6, 30))
    result = outcome_of("0", period=days, **working)
    assert result.reason.endswith("has no cost in 1 April 2019 to 30 June 2019")


def test_a_cost_that_is_not_known_for_a_year_stays_unknown(outcome_of):
    """One sum for two years is no sum for either."""
    result = outcome_of(
        "195500",
        operation=Operation.AGREEMENT_COST,
        agreement=ESTATES,
        period=financial_year(2016),
    )
    assert result.outcome is Agreeing.UNDETERMINED
    assert "one sum is stated for 1 April 2016 to 31 March 2018" in result.reason


def test_posts_at_published_rates(outcome_of):
    """A full year of each, at the rates of the day."""
    result = outcome_of(
        "298500",
        operation=Operation.POSTS_AT_RATES,
        scheme="partnership-plus",
        posts={Rank.PC: 4, Rank.PS: 1},
        on=DAY,
    )
    assert result.reason == "4 × £57,000 + 1 × £70,500 = £298,500; stated £298,500"
    assert result.computed.sources


@pytest.mark.parametrize(
    ("value", "names", "rank", "on"),
    [
        ("4", (TOWN_CENTRE,), None, date(2019, 4, 1)),
        ("5", (TOWN_CENTRE,), None, date(2019, 10, 1)),
        ("1", (TOWN_CENTRE,), Rank.PS, date(2019, 10, 1)),
        ("5", (TOWN_CENTRE, ESTATES), None, date(2017, 1, 1)),
        ("0", (TOWN_CENTRE, ESTATES), None, date(2018, 6, 1)),
    ],
)
def test_officers_on_a_day(outcome_of, value, names, rank, on):
    """Of one agreement or several, of one rank or all; none at all is a count too."""
    result = outcome_of(
        value,
        unit=Unit.OFFICERS,
        operation=Operation.HEADCOUNT,
        of_agreements=names,
        rank=rank,
        on=on,
    )
    assert (result.outcome, result.computed.value) == (Agreeing.AGREES, Decimal(value))


def test_months(outcome_of):
    """Of a period, part months by their days."""
    days = Period.inclusive(date(2019, 4, 1), date(2022, 3, 31))
    result = outcome_of("36", unit=Unit.MONTHS, operation=Operation.MONTHS, period=days)
    assert result.reason == "1 April 2019 to 31 March 2022 = 36 months; stated 36 months"


@pytest.mark.parametrize(
    ("working", "told"),
    [
        ({"operation": Operation.POSTS_AT_RATES}, "the working gives no day"),
        ({"operation": Operation.POSTS_AT_RATES, "on": DAY}, "the working names no posts"),
        ({"operation": Operation.HEADCOUNT}, "the working gives no day"),
        ({"operation": Operation.HEADCOUNT, "on": DAY}, "the working names no agreement"),
        ({"operation": Operation.MONTHS}, "the working gives no period"),
        ({"operation": Operation.AGREEMENT_COST}, "There is no agreement ''"),
    ],
)
def test_a_working_that_lacks_something_is_told(outcome_of, working, told):
    """What cannot be computed is undetermined, and never nought."""
    result = outcome_of("0", **working)
    assert result.outcome is Agreeing.UNDETERMINED
    assert told in result.reason


def test_officers_of_an_agreement_whose_days_are_unknown_cannot_be_counted(stated, catalogue):
    """A headcount needs the days on which the posts serve."""
    agreement = attrs.evolve(
        catalogue.agreements[0],
        id="walford/undated",
        term_history=(),
        term_unknown_because="no paper says",
        posts=tuple(attrs.evolve(post, period=None) for post in catalogue.agreements[0].posts),
    )
    working = Working(
        operation=Operation.HEADCOUNT, of_agreements=(agreement.id,), on=date(2019, 6, 1)
    )
    (result,) = reconcile([stated("team", "5", working=working)], [agreement], london_rates())
    assert result.outcome is Agreeing.UNDETERMINED
    assert "no paper says" in result.reason
