"""Cost schedules as data frames."""

from __future__ import annotations

from typing import TYPE_CHECKING

from s92kit.agreements._cost import CostLine, CostSchedule
from s92kit.money import to_pence
from s92kit.periods import financial_year_label

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["cost_table"]


def cost_table(schedule: CostSchedule) -> pd.DataFrame:
    """A cost schedule as a data frame, a row a cost line.

    Args:
        schedule: The schedule.

    Returns:
        A pandas data frame; missing where the cost cannot be determined, never zero.

    Columns:
        financial_year: text, the year as papers print it; missing for a sum that a paper states
            for more than one year.
        item: text, the id of the post line or stated cost. Key with financial_year, first_day.
        label: text, what it is.
        kind: text, what the money buys.
        posts: Int64, how many posts; missing for a stated cost.
        first_day, last_day: datetime64, the days.
        cost_pence: Int64, pence; missing where it cannot be determined.
        basis: text, what the cost rests on.
        assumption: text, the label of the assumption; empty where there is none.
        unknown_because: text, why there is no cost; empty where there is one.

    Examples:
        >>> from datetime import date
        >>> from s92kit.agreements import post_of, quote
        >>> from s92kit.periods import Period
        >>> from s92kit.rates import london_rates
        >>> year = Period.inclusive(date(2019, 4, 1), date(2020, 3, 31))
        >>> cost = quote(post_of("PC", 4), london_rates(), scheme="partnership-plus", period=year)
        >>> int(cost_table(cost)["cost_pence"].sum())
        22800000
    """
    import pandas as pd

    table = pd.DataFrame([_row(line) for line in schedule.lines], columns=_COLUMNS)
    return table.astype(
        {
            "posts": "Int64",
            "cost_pence": "Int64",
            "first_day": "datetime64[s]",
            "last_day": "datetime64[s]",
        }
    )


_COLUMNS = [
    "financial_year",
    "item",
    "label",
    "kind",
    "posts",
    "first_day",
    "last_day",
    "cost_pence",
    "basis",
    "assumption",
    "unknown_because",
]


def _row(line: CostLine) -> tuple[object, ...]:
    return (
        financial_year_label(line.years[0]) if len(line.years) == 1 else None,
        line.item,
        line.label,
        str(line.kind),
        line.posts,
        line.period.first_day,
        line.period.last_day,
        None if line.cost_gbp is None else to_pence(line.cost_gbp),
        str(line.basis),
        line.assumption,
        line.unknown_because,
    )
