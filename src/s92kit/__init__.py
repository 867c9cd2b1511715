"""Council-funded police officers in London: what they cost, on what terms, and the papers.

Nothing is loaded until it is used: ``import s92kit`` reads no file, finds no plugin and imports no
data-frame library.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from s92kit.activity import converted, read_activity
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
    from s92kit.delivery import delivered, read_duties
    from s92kit.enforcement import account_for, read_enforcement
    from s92kit.errors import S92Error
    from s92kit.evaluation import evaluate
    from s92kit.figures import Figure
    from s92kit.findings import Finding, Findings
    from s92kit.kpis import KpiFramework, measured
    from s92kit.law import english_law, limit_on
    from s92kit.periods import PartYear, Period
    from s92kit.plugins import Catalogue, hookimpl, load_catalogue, report_context, survey_plugins
    from s92kit.powers import judged
    from s92kit.priorities import PriorityFramework
    from s92kit.pspos import Pspo, check_order, status_on
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
    from s92kit.tables import check_tables, read_table
    from s92kit.tasking import allocated

_HOMES = {
    "activity": (
        "converted",
        "read_activity",
    ),
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
    "claims": (
        "PublishedFigure",
        "find_double_claims",
        "reconcile",
    ),
    "dated": ("Timeline",),
    "delivery": (
        "delivered",
        "read_duties",
    ),
    "enforcement": (
        "account_for",
        "read_enforcement",
    ),
    "errors": ("S92Error",),
    "evaluation": ("evaluate",),
    "figures": ("Figure",),
    "findings": (
        "Finding",
        "Findings",
    ),
    "kpis": (
        "KpiFramework",
        "measured",
    ),
    "law": (
        "english_law",
        "limit_on",
    ),
    "periods": (
        "PartYear",
        "Period",
    ),
    "plugins": (
        "Catalogue",
        "hookimpl",
        "load_catalogue",
        "report_context",
        "survey_plugins",
    ),
    "powers": ("judged",),
    "priorities": ("PriorityFramework",),
    "pspos": (
        "Pspo",
        "check_order",
        "status_on",
    ),
    "ranks": ("Rank",),
    "rates": (
        "RateAssumption",
        "RateBook",
        "RateNotKnownError",
        "Uprating",
        "london_rates",
        "rate_for",
    ),
    "reports": (
        "Paper",
        "ReportFormat",
        "write_paper",
    ),
    "sources": ("Source",),
    "tables": (
        "check_tables",
        "read_table",
    ),
    "tasking": ("allocated",),
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
    "KpiFramework",
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
    "account_for",
    "allocated",
    "check_agreement",
    "check_order",
    "check_tables",
    "compare_with_budget",
    "converted",
    "cost_schedule",
    "cost_table",
    "delivered",
    "english_law",
    "evaluate",
    "find_double_claims",
    "headcount",
    "hookimpl",
    "judged",
    "limit_on",
    "load_catalogue",
    "london_rates",
    "measured",
    "post_of",
    "quote",
    "rate_for",
    "read_activity",
    "read_duties",
    "read_enforcement",
    "read_table",
    "reconcile",
    "report_context",
    "status_on",
    "survey_plugins",
    "write_paper",
]


def __getattr__(name: str) -> Any:  # noqa: ANN401 - a public name is whatever its room says
    if name not in _HOME_OF:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(importlib.import_module(f"s92kit.{_HOME_OF[name]}"), name)


def __dir__() -> list[str]:
    return sorted([*globals(), *__all__])
