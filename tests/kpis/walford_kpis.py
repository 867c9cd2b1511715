"""A framework of Walford's with every kind of measure, and rows for it from a seed."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import numpy as np
import pandas as pd

from s92kit.activity import ActivityKind, ActivityOutcome, Attribution
from s92kit.kpis import (
    Against,
    Averaging,
    Indicator,
    KpiFramework,
    Measure,
    MeasureKind,
    Quantity,
    QuantityKind,
    Target,
    Where,
)
from s92kit.periods import Period, quarters_from
from s92kit.sources import Source

SOURCE = Source(title="Made-up paper", locator="table 1", published_on=date(2019, 3, 1))
TEAM = (Attribution.TEAM,)
ARRESTS = Quantity(where=Where(kind=(ActivityKind.ARREST,)))
CHARGED = Quantity(where=Where(kind=(ActivityKind.ARREST,), outcome=(ActivityOutcome.CHARGED,)))
RECORDS = Quantity(kind=QuantityKind.RECORDS)
ASB = Quantity(kind=QuantityKind.RECORDS, where=Where(priority=("walford/asb",)))
CASES = Quantity(kind=QuantityKind.DISTINCT, column="case_reference", where=Where(attribution=TEAM))
HOURS = Quantity(kind=QuantityKind.SUM, column="minutes", where=Where(kind=(ActivityKind.PATROL,)))
OFFICER_HOURS = Quantity(kind=QuantityKind.SUM, column="officer_minutes")
SEIZED = Quantity(
    kind=QuantityKind.SUM, column="amount_pence", where=Where(kind=(ActivityKind.CASH_SEIZED,))
)

MEASURES = {
    "arrests": Measure(kind=MeasureKind.COUNT, numerator=ARRESTS),
    "records": Measure(kind=MeasureKind.COUNT, numerator=RECORDS),
    "cases": Measure(kind=MeasureKind.COUNT, numerator=CASES),
    "patrol-hours": Measure(kind=MeasureKind.COUNT, numerator=HOURS),
    "officer-hours": Measure(kind=MeasureKind.COUNT, numerator=OFFICER_HOURS),
    "cash-seized": Measure(kind=MeasureKind.COUNT, numerator=SEIZED),
    "charged": Measure(kind=MeasureKind.SHARE, numerator=CHARGED, denominator=ARRESTS),
    "asb-share": Measure(kind=MeasureKind.SHARE, numerator=ASB, denominator=RECORDS),
    "asb-share-by-quarters": Measure(
        kind=MeasureKind.SHARE,
        numerator=ASB,
        denominator=RECORDS,
        averaging=Averaging.MEAN_OF_PERIODS,
        part_months=3,
    ),
    "arrests-per-1000-patrol-hours": Measure(
        kind=MeasureKind.RATE, numerator=ARRESTS, denominator=HOURS, for_each=1000
    ),
    "arrests-per-officer-month": Measure(
        kind=MeasureKind.RATE, numerator=ARRESTS, base="officer-months"
    ),
    "arrests-change": Measure(
        kind=MeasureKind.CHANGE, numerator=ARRESTS, against=Against.PREVIOUS_PERIOD
    ),
    "asb-share-change": Measure(
        kind=MeasureKind.CHANGE_IN_POINTS,
        numerator=ASB,
        denominator=RECORDS,
        against=Against.SAME_PERIOD_LAST_YEAR,
    ),
    "arrests-so-far": Measure(kind=MeasureKind.CUMULATIVE, numerator=ARRESTS, since_month=4),
    "cases-so-far": Measure(kind=MeasureKind.CUMULATIVE, numerator=CASES, since_month=4),
}


def indicator(name: str, measure: Measure | None, **more: object) -> Indicator:
    """An indicator of Walford's."""
    return Indicator(id=f"walford/{name}", title=name, sources=(SOURCE,), measure=measure, **more)


def framework(*names: str, **more: object) -> KpiFramework:
    """A framework of Walford's with some of the measures, or all of them."""
    chosen = names or tuple(MEASURES)
    return KpiFramework(
        id="walford/kpis-2019",
        title="Indicators of the Walford team",
        sources=(SOURCE,),
        period_unknown_because="made up",
        indicators=tuple(indicator(name, MEASURES[name]) for name in chosen),
        **more,
    )


YEAR = Period(start=date(2019, 4, 1), end=date(2020, 4, 1))
QUARTERS = quarters_from(date(2019, 4, 1), 4)
TARGET = Target(sources=(SOURCE,), value=Decimal(90))


def rows(count: int, *, seed: int = 92, boroughs: tuple[str, ...] = ("walford", "elsewhere")):
    """Rows of activity in the shared columns, with entries left out here and there."""
    chance = np.random.default_rng(seed)

    def some(words, missing=0.0):
        codes = chance.integers(len(words), size=count)
        codes[chance.random(count) < missing] = -1
        return pd.Categorical.from_codes(codes, list(words))

    def numbers(most, missing=0.0):
        return pd.array(
            pd.arrays.IntegerArray(chance.integers(1, most, count), chance.random(count) < missing)
        )

    start = np.datetime64("2018-03-15")
    return pd.DataFrame(
        {
            "day": (start + chance.integers(0, 800, count)).astype("datetime64[s]"),
            "borough": some(boroughs),
            "ward": some(("North", "South", "Mill"), 0.1),
            "priority": some(("walford/asb", "walford/violence"), 0.1),
            "kind": some(("arrest", "patrol", "cash seized", "asb warning")),
            "outcome": some(("charged", "bailed or under investigation"), 0.3),
            "attribution": some(("team", "joint"), 0.1),
            "count": numbers(3, 0.1),
            "minutes": numbers(240, 0.02),
            "officers": numbers(4, 0.02),
            "amount_pence": numbers(9_999, 0.02),
            "case_reference": some([f"CAD/{at}" for at in range(max(2, count // 3))], 0.1),
        }
    )
