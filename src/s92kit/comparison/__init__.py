"""Boroughs side by side on a theme, or the reasons why their counts are not to be compared."""

from s92kit.comparison._compared import (
    BoroughOnTheme,
    Comparison,
    LogLoss,
    ThemeCount,
    compared,
)
from s92kit.comparison._denominator import (
    Denominator,
    DenominatorKind,
    DenominatorStatus,
    denominator_for,
)
from s92kit.comparison._document import denominators_from_document
from s92kit.comparison._rules import (
    ATTRIBUTION_RECORDED,
    DENOMINATOR_GIVEN,
    ROWS_THERE,
    SAME_DAYS,
    THEME_RECORDED,
)

__all__ = [
    "ATTRIBUTION_RECORDED",
    "DENOMINATOR_GIVEN",
    "ROWS_THERE",
    "SAME_DAYS",
    "THEME_RECORDED",
    "BoroughOnTheme",
    "Comparison",
    "Denominator",
    "DenominatorKind",
    "DenominatorStatus",
    "LogLoss",
    "ThemeCount",
    "compared",
    "denominator_for",
    "denominators_from_document",
]
