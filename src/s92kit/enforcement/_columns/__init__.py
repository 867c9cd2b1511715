"""The columns of an enforcement log as plain arrays, with what orders and the law say beside."""

from s92kit.enforcement._columns._table import (
    NO_DAY,
    NONE,
    Case,
    Columns,
    Days,
    case_of,
    columns_of,
    day_of,
    number_of,
    pence_of,
)

__all__ = [
    "NONE",
    "NO_DAY",
    "Case",
    "Columns",
    "Days",
    "case_of",
    "columns_of",
    "day_of",
    "number_of",
    "pence_of",
]
