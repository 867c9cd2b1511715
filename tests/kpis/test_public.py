"""Scorecards for the public: small counts are withheld, and no print gives one away."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import attrs
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from s92kit.activity import ActivityKind
from s92kit.disclosure import default_policy
from s92kit.figures import FigureKind, Unit
from s92kit.kpis import (
    WITHHELD,
    Against,
    Averaging,
    Indicator,
    KpiFramework,
    Measure,
    MeasuredCell,
    MeasureKind,
    Quantity,
    QuantityKind,
    Where,
    made_public,
)
from s92kit.periods import Period, financial_year, quarters_from

YEAR = financial_year(2019)
QUARTERS = quarters_from(YEAR.start, 4)
ARRESTS = Quantity(where=Where(kind=(ActivityKind.ARREST,)))
CHARGED = Quantity(where=Where(kind=(ActivityKind.ARREST,), ward=("Abbey",)))
PATROLS = Quantity(where=Where(kind=(ActivityKind.PATROL,)))
WARDS = ((("ward", "Abbey"),), (("ward", "Mill"),), (("ward", "Park"),))


def indicator(name, measure, **more):
    """An indicator of the made-up framework."""
    return Indicator(id=f"walford/{name}", title=name, sources=(), measure=measure, **more)


def count(quantity):
    """A plain count."""
    return Measure(kind=MeasureKind.COUNT, numerator=quantity)


INDICATORS = (
    indicator("arrests", count(ARRESTS)),
    indicator("charged", count(CHARGED)),
    indicator("patrols", count(PATROLS)),
    indicator("share", Measure(kind=MeasureKind.SHARE, numerator=CHARGED, denominator=ARRESTS)),
    indicator(
        "mean",
        Measure(
            kind=MeasureKind.SHARE,
            numerator=CHARGED,
            denominator=ARRESTS,
            averaging=Averaging.MEAN_OF_PERIODS,
            part_months=3,
        ),
    ),
    indicator(
        "change",
        Measure(kind=MeasureKind.CHANGE, numerator=ARRESTS, against=Against.PREVIOUS_PERIOD),
    ),
    indicator(
        "rate",
        Measure(kind=MeasureKind.RATE, numerator=ARRESTS, base="residents", for_each=1000),
    ),
    indicator(
        "cash",
        count(
            Quantity(
                kind=QuantityKind.SUM,
                column="amount_pence",
                where=Where(kind=(ActivityKind.ARREST,)),
            )
        ),
    ),
)
FRAMEWORK = KpiFramework(
    id="walford/kpis-made",
    title="Made for the purpose",
    sources=(),
    period=YEAR,
    indicators=INDICATORS,
)


def cell(name, top, bottom=None, *, period=YEAR, group=(), value=None):
    """What an indicator came to."""
    measure = next(each for each in INDICATORS if each.id == f"walford/{name}").measure
    return MeasuredCell(
        indicator=f"walford/{name}",
        period=period,
        group=group,
        unit=measure.unit,
        kind=FigureKind.IN_PERIOD,
        numerator=None if top is None else Fraction(top),
        denominator=None if bottom is None else Fraction(bottom),
        value=Fraction(top if value is None else value),
        how="the exact counts",
    )


def public(*cells):
    """The cells as the public sees them."""
    return made_public(FRAMEWORK, cells, policy=default_policy()).cells


@pytest.mark.parametrize(
    ("exact", "printed"), [(0, 0), (1, None), (7, None), (8, 10), (12, 10), (13, 15)]
)
def test_a_count_alone_is_withheld_or_rounded(exact, printed):
    """By the default policy: 1 to 7 withheld, others to the nearest 5."""
    (shown,) = public(cell("arrests", exact))
    assert shown.value == printed
    assert shown.unknown_because == ("" if printed is not None else WITHHELD)


def test_what_is_no_count_of_people_is_left_as_it_is():
    """Three patrols give nobody away."""
    (shown,) = public(cell("patrols", 3))
    assert shown.value == 3


def test_a_quarter_cannot_be_told_from_the_year():
    """With three quarters and the year printed exactly, the fourth could be worked out."""
    counts = (20, 20, 20, 3)
    cells = [cell("arrests", sum(counts))]
    cells += [
        cell("arrests", each, period=quarter)
        for each, quarter in zip(counts, QUARTERS, strict=True)
    ]
    made = made_public(FRAMEWORK, cells, policy=attrs.evolve(default_policy(), round_to=None))
    assert made.cells[4].value is None
    assert sum(each.value is None for each in made.cells) >= 2
    assert made.release.held_back == 1


def test_a_ward_cannot_be_told_from_the_borough():
    """The ward that is withheld is not what the others leave over."""
    cells = [
        cell("arrests", 43),
        *(cell("arrests", n, group=w) for n, w in zip((20, 20, 3), WARDS, strict=True)),
    ]
    made = made_public(FRAMEWORK, cells, policy=attrs.evolve(default_policy(), round_to=None))
    assert made.cells[3].value is None
    assert sum(each.value is None for each in made.cells) >= 2


def test_a_narrower_indicator_cannot_be_told_from_a_wider_one():
    """Of 30 arrests 27 were in one ward: the three elsewhere are a small count too."""
    cells = [cell("arrests", 30), cell("charged", 27)]
    made = made_public(FRAMEWORK, cells, policy=attrs.evolve(default_policy(), round_to=None))
    assert any(each.value is None for each in made.cells)


def test_a_share_is_worked_out_from_counts_as_printed():
    """12 of 43 are printed as 10 of 45, and the share as that of those."""
    (shown,) = public(cell("share", 12, 43, value=Fraction(1200, 43)))
    assert shown.value == Fraction(1000, 45)
    assert "as they are printed" in shown.how


def test_a_share_of_a_small_count_is_withheld():
    """Seven of a hundred."""
    (shown,) = public(cell("share", 7, 100, value=7))
    assert (shown.value, shown.numerator, shown.denominator, shown.how) == (None, None, None, "")


def test_no_printed_share_is_more_than_all():
    """13 of 12 cannot be, whatever rounding does to 13 of 13."""
    (shown,) = public(cell("share", 13, 13, value=100))
    assert shown.value == 100


def test_a_rate_keeps_what_it_is_reckoned_by():
    """Residents are no secret; the count is rounded."""
    (shown,) = public(cell("rate", 12, 1000, value=12))
    assert shown.value == 10


@pytest.mark.parametrize(
    ("before", "after", "change"), [(20, 12, -50), (20, 3, None), (3, 20, None)]
)
def test_a_change_is_worked_out_from_counts_as_printed(before, after, change):
    """From 20 to 12 is from 20 to 10; where either is small there is none."""
    exact = Fraction((after - before) * 100, before)
    (shown,) = public(cell("change", after, before, value=exact))
    assert shown.value == change


def test_what_rests_on_counts_that_are_not_there_is_not_released():
    """Means of shares and sums of money do not say how many people stand behind them."""
    for name in ("mean", "cash"):
        (shown,) = public(cell(name, None, value=12))
        assert shown.value is None
        assert "not released" in shown.unknown_because


def test_what_is_not_known_stays_unknown():
    """Its own reason stands."""
    unknown = attrs.evolve(
        cell("arrests", 3), value=None, numerator=None, unknown_because="no data"
    )
    assert public(unknown)[0].unknown_because == "no data"


EXACT = attrs.evolve(default_policy(), round_to=None)


def framework_of(**measures):
    """A framework of so many indicators."""
    made = tuple(indicator(name, measure) for name, measure in measures.items())
    return attrs.evolve(FRAMEWORK, indicators=made)


def plain(name, top, period=YEAR, group=()):
    """What a count came to, or why there is none."""
    return MeasuredCell(
        indicator=f"walford/{name}",
        period=period,
        group=group,
        unit=Unit.COUNT,
        kind=FigureKind.IN_PERIOD,
        numerator=Fraction(top),
        value=Fraction(top),
    )


def test_patrols_by_ward_are_printed_as_they_are():
    """What is left over of them is no secret either."""
    cells = [
        cell("patrols", 6),
        *(cell("patrols", n, group=w) for n, w in ((3, WARDS[0]), (1, WARDS[1]))),
    ]
    assert [each.value for each in public(*cells)] == [6, 3, 1]


def test_what_is_known_of_patrols_does_not_give_arrests_away():
    """Of 20 actions 4 were patrols, as is printed beside: 16 would leave 3 arrests of 13 others."""
    kinds = (ActivityKind.ARREST, ActivityKind.CAUTION, ActivityKind.PATROL)
    framework = framework_of(
        all=count(Quantity(where=Where(kind=kinds))),
        arrests=count(ARRESTS),
        cautions=count(Quantity(where=Where(kind=(ActivityKind.CAUTION,)))),
        patrols=count(PATROLS),
    )
    counts = {"all": 20, "arrests": 3, "cautions": 13, "patrols": 4}
    cells = [plain(name, top) for name, top in counts.items()]
    shown = [each.value for each in made_public(framework, cells, policy=EXACT).cells]
    assert shown[1] is None
    assert shown[3] == 4
    assert None in (shown[0], shown[2])


def test_a_ward_is_the_same_whichever_way_it_was_asked_for():
    """Held back as a ward's count, it is not printed as an indicator of that ward."""
    cells = [cell("arrests", 43), cell("charged", 20)]
    cells += [cell("arrests", n, group=w) for n, w in zip((20, 20, 3), WARDS, strict=True)]
    shown = [each.value for each in made_public(FRAMEWORK, cells, policy=EXACT).cells]
    assert (shown[1] is None) == (shown[2] is None)
    assert shown[2:].count(None) > 1 or shown[0] is None


def test_days_that_overlap_do_not_give_the_days_between_away():
    """April to June and May to July leave three more in July than in April, which is printed."""
    months = [Period(start=date(2019, at, 1), end=date(2019, at + 1, 1)) for at in (4, 5, 6, 7)]
    spring, summer = (Period(start=months[a].start, end=months[b].end) for a, b in ((0, 2), (1, 3)))
    cells = [plain("arrests", n, p) for n, p in ((60, spring), (43, summer), (20, months[0]))]
    made = made_public(framework_of(arrests=count(ARRESTS)), cells, policy=EXACT)
    assert None in [each.value for each in made.cells]


def test_kinds_that_overlap_do_not_give_one_away():
    """Arrests and cautions, arrests and dispersals, less cautions and dispersals: arrests twice."""
    arrest, caution, dispersal = ActivityKind.ARREST, ActivityKind.CAUTION, ActivityKind.DISPERSAL
    of = {
        "arrests": (3, (arrest,)),
        "one": (23, (arrest, caution)),
        "two": (33, (arrest, dispersal)),
        "three": (50, (caution, dispersal)),
    }
    framework = framework_of(
        **{name: count(Quantity(where=Where(kind=kinds))) for name, (_, kinds) in of.items()}
    )
    cells = [plain(name, top) for name, (top, _) in of.items()]
    shown = [each.value for each in made_public(framework, cells, policy=EXACT).cells]
    assert shown.count(None) > 1


def test_different_cases_are_no_more_than_those_of_the_parts():
    """28 different cases in four quarters of 7 at the most: each has 7."""
    cases = Quantity(
        kind=QuantityKind.DISTINCT,
        column="case_reference",
        where=Where(kind=(ActivityKind.ARREST,)),
    )
    cells = [plain("cases", 28), *(plain("cases", 7, quarter) for quarter in QUARTERS)]
    made = made_public(framework_of(cases=count(cases)), cells, policy=default_policy())
    assert [each.value for each in made.cells] == [None] * 5


def test_records_are_not_told_from_the_things_they_stand_for():
    """Where each record stands for one thing, the records give away what is held back of those."""
    records = Quantity(kind=QuantityKind.RECORDS, where=ARRESTS.where)
    wards = list(zip((43, 20, 20, 3), ((), *WARDS), strict=True))
    cells = [plain("arrests", n, group=group) for n, group in wards]
    cells += [plain("records", n, group=group) for n, group in reversed(wards)]
    framework = framework_of(arrests=count(ARRESTS), records=count(records))
    shown = [each.value for each in made_public(framework, cells, policy=EXACT).cells]
    either = [things or records for things, records in zip(shown[:4], shown[:3:-1], strict=True)]
    assert either.count(None) > 1


def test_a_change_of_a_share_is_not_released():
    """It is made of four counts, of which the cell holds none."""
    change = Measure(
        kind=MeasureKind.CHANGE,
        numerator=CHARGED,
        denominator=ARRESTS,
        against=Against.PREVIOUS_PERIOD,
    )
    given = attrs.evolve(plain("change", 50), denominator=Fraction(25), value=Fraction(100))
    (shown,) = made_public(framework_of(change=change), [given], policy=default_policy()).cells
    assert shown.value is None
    assert "not released" in shown.unknown_because


def test_why_there_is_no_value_tells_no_count():
    """Neither the working of what cannot be determined, nor how many records lack something."""
    change = cell("change", 3, 0, value=0)
    none = "there was none before, so that there is no change in per cent"
    change = attrs.evolve(change, value=None, unknown_because=none, how="3 now, 0 before")
    (shown,) = public(change)
    assert (shown.numerator, shown.how, shown.unknown_because) == (None, "", none)
    cash = cell("cash", None, value=12)
    because = "none of the 3 records states amount in pence"
    (shown,) = public(attrs.evolve(cash, value=None, unknown_because=because))
    assert "3" not in shown.unknown_because


def test_a_part_tells_no_count_of_what_it_lacks():
    """Two of nine records without a case are two people."""
    cases = Quantity(kind=QuantityKind.DISTINCT, column="case_reference", where=ARRESTS.where)
    lacking = "2 of 9 records state no case reference"
    given = attrs.evolve(plain("cases", 9), partial_because=lacking)
    (shown,) = made_public(framework_of(cases=count(cases)), [given], policy=EXACT).cells
    assert shown.value == 9
    assert shown.partial_because == "some of the records do not say what it is made of"


def test_where_one_indicator_says_that_it_is_of_people_each_is():
    """The same count is not withheld in one line and printed in another."""
    named = (
        indicator("said", count(PATROLS), counts_people=True),
        indicator("silent", count(PATROLS)),
    )
    framework = attrs.evolve(FRAMEWORK, indicators=named)
    cells = [plain("said", 3), plain("silent", 3)]
    made = made_public(framework, cells, policy=default_policy())
    assert [each.value for each in made.cells] == [None, None]


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.lists(st.integers(0, 25), min_size=3, max_size=3), min_size=4, max_size=4))
def test_nothing_withheld_follows_by_subtraction(table):
    """No total less its other printed parts gives a withheld count, by wards nor by quarters."""
    cells = []
    for quarter, counts in zip(QUARTERS, table, strict=True):
        cells.append(cell("arrests", sum(counts), period=quarter))
        cells += [
            cell("arrests", n, period=quarter, group=ward)
            for n, ward in zip(counts, WARDS, strict=True)
        ]
    policy = attrs.evolve(default_policy(), round_to=None)
    made = made_public(FRAMEWORK, cells, policy=policy)
    shown = {(each.period, each.group): each.value for each in made.cells}
    for quarter in QUARTERS:
        values = [shown[quarter, group] for group in ((), *WARDS)]
        hidden = values.count(None)
        assert hidden != 1
    exact = {(each.period, each.group): each.value for each in cells}
    for key, value in shown.items():
        small = 1 <= exact[key] <= policy.withheld_up_to
        assert value is None if small else value in (None, exact[key])


def test_the_order_of_cells_never_matters():
    """The same is withheld whatever order the cells come in."""
    cells = [cell("arrests", n, period=q) for n, q in zip((3, 9, 4, 20), QUARTERS, strict=True)]
    cells.append(cell("arrests", 36))
    forth = {each.period: each.value for each in public(*cells)}
    back = {each.period: each.value for each in public(*reversed(cells))}
    assert forth == back


def test_units_are_kept():
    """Only values are withheld."""
    (shown,) = public(cell("share", 7, 100, value=7))
    assert (shown.unit, shown.period) == (Unit.PER_CENT, Period(start=YEAR.start, end=YEAR.end))
