"""Council-funded police officers in London: what they cost, on what terms, and the papers.

Nothing is loaded until it is used: ``import s92kit`` reads no file, finds no plugin and imports no
data-frame library.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from s92kit.agreements import (
        Agreement,
        CostSchedule,
        check_agreement,
        compare_with_budget,
        cost_schedule,
        cost_table,
        headcount,
        post_of,
        quote,
    )
    from s92kit.boroughs import Borough
    from s92kit.claims import PublishedFigure, find_double_claims, reconcile
    from s92kit.dated import Timeline
    from s92kit.errors import S92Error
    from s92kit.figures import Figure
    from s92kit.findings import Finding, Findings
    from s92kit.periods import PartYear, Period
    from s92kit.plugins import Catalogue, hookimpl, load_catalogue, report_context, survey_plugins
    from s92kit.priorities import PriorityFramework
    from s92kit.pspos import Pspo
    from s92kit.ranks import Rank
    from s92kit.rates import (
        RateAssumption,
        RateBook,
        RateNotKnownError,
        Uprating,
        london_rates,
        rate_for,
    )
    from s92kit.reports import Paper, ReportFormat, write_paper
    from s92kit.sources import Source

_HOMES = {
    "agreements": (
        "Agreement",
        "CostSchedule",
        "check_agreement",
        "compare_with_budget",
        "cost_schedule",
        "cost_table",
        "headcount",
        "post_of",
        "quote",
    ),
    "boroughs": ("Borough",),
    "claims": ("PublishedFigure", "find_double_claims", "reconcile"),
    "dated": ("Timeline",),
    "errors": ("S92Error",),
    "figures": ("Figure",),
    "findings": ("Finding", "Findings"),
    "periods": ("PartYear", "Period"),
    "plugins": ("Catalogue", "hookimpl", "load_catalogue", "report_context", "survey_plugins"),
    "priorities": ("PriorityFramework",),
    "pspos": ("Pspo",),
    "ranks": ("Rank",),
    "rates": (
        "RateAssumption",
        "RateBook",
        "RateNotKnownError",
        "Uprating",
        "london_rates",
        "rate_for",
    ),
    "reports": ("Paper", "ReportFormat", "write_paper"),
    "sources": ("Source",),
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}

__all__ = [
    "Agreement",
    "Borough",
    "Catalogue",
    "CostSchedule",
    "Figure",
    "Finding",
    "Findings",
    "Paper",
    "PartYear",
    "Period",
    "PriorityFramework",
    "Pspo",
    "PublishedFigure",
    "Rank",
    "RateAssumption",
    "RateBook",
    "RateNotKnownError",
    "ReportFormat",
    "S92Error",
    "Source",
    "Timeline",
    "Uprating",
    "check_agreement",
    "compare_with_budget",
    "cost_schedule",
    "cost_table",
    "find_double_claims",
    "headcount",
    "hookimpl",
    "load_catalogue",
    "london_rates",
    "post_of",
    "quote",
    "rate_for",
    "reconcile",
    "report_context",
    "survey_plugins",
    "write_paper",
]


def __getattr__(name: str) -> Any:  # noqa: ANN401 - a public name is whatever its room says
    if name not in _HOME_OF:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(importlib.import_module(f"s92kit.{_HOME_OF[name]}"), name)


def __dir__() -> list[str]:
    return sorted([*globals(), *__all__])
