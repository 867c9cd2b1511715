"""Boroughs from their documents, and any document as the value object that it describes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TypeAlias

from s92kit.activity import ActivityFormat, activity_format_from_document
from s92kit.agreements import Agreement, agreement_from_document
from s92kit.boroughs import Borough
from s92kit.claims import PublishedFigure, published_figures_from_document
from s92kit.comparison import Denominator, denominators_from_document
from s92kit.delivery import Invoice, invoice_from_document
from s92kit.disclosure import DisclosurePolicy, disclosure_policy_from_document
from s92kit.documents import Document, Papers, structured
from s92kit.errors import UnknownNameError
from s92kit.evaluation import (
    Design,
    HarmTable,
    design_from_document,
    harm_table_from_document,
)
from s92kit.kpis import (
    Commentary,
    KpiFramework,
    commentary_from_document,
    kpi_framework_from_document,
)
from s92kit.law import Law, law_from_document
from s92kit.opendata import PayeeNames, payee_names_from_document
from s92kit.options import OptionSet, options_from_document
from s92kit.powers import PowerRecords, powers_from_document
from s92kit.priorities import PriorityFramework, priority_framework_from_document
from s92kit.pspos import Pspo, pspo_from_document
from s92kit.rates import RateCard, Scheme, rate_card_from_document, scheme_from_document
from s92kit.tasking import (
    PlanRecord,
    Requests,
    TaskingPolicy,
    Team,
    plan_from_document,
    requests_from_document,
    tasking_policy_from_document,
    team_from_document,
)

__all__ = ["Value", "borough_from_document", "value_from"]

Value: TypeAlias = (
    Borough
    | PriorityFramework
    | Pspo
    | Agreement
    | ActivityFormat
    | KpiFramework
    | tuple[PublishedFigure, ...]
    | Scheme
    | RateCard
    | Invoice
    | OptionSet
    | Law
    | PowerRecords
    | DisclosurePolicy
    | tuple[Commentary, ...]
    | tuple[Denominator, ...]
    | Design
    | HarmTable
    | PayeeNames
    | PlanRecord
    | TaskingPolicy
    | Requests
    | Team
    | Papers
)
"""What a document of any kind describes."""


def borough_from_document(document: Document) -> Borough:
    """The borough that a document describes.

    Args:
        document: A checked document of the kind ``borough``.

    Raises:
        DocumentError: With every fault, each on its line.
    """
    return structured(document, Borough)


def value_from(document: Document) -> Value:
    """What a document of any kind describes.

    Args:
        document: A checked document.

    Returns:
        One value object; for ``published-figures`` a tuple of them, and for ``papers`` the
        papers by key.

    Raises:
        DocumentError: With every fault, each on its line.
        UnknownNameError: For a kind that describes no value.

    Examples:
        >>> from importlib.resources import files
        >>> from s92kit.documents import read_document
        >>> folder = files("s92kit.testing.walford") / "documents"
        >>> document = read_document(folder / "plan-2019.yaml")
        >>> value_from(document).id
        'walford/plan-2019'
    """
    if document.kind not in _READERS:
        raise UnknownNameError(what="value for the kind", name=document.kind, known=_READERS)
    return _READERS[document.kind](document)


def _papers(document: Document) -> Papers:
    return MappingProxyType(dict(document.data["papers"]))


_READERS: Mapping[str, Callable[[Document], Value]] = MappingProxyType(
    {
        "activity-format": activity_format_from_document,
        "agreement": agreement_from_document,
        "borough": borough_from_document,
        "commentary": commentary_from_document,
        "denominators": denominators_from_document,
        "disclosure-policy": disclosure_policy_from_document,
        "evaluation-design": design_from_document,
        "harm-weights": harm_table_from_document,
        "invoice": invoice_from_document,
        "kpi-framework": kpi_framework_from_document,
        "law": law_from_document,
        "options": options_from_document,
        "papers": _papers,
        "payees": payee_names_from_document,
        "plan": plan_from_document,
        "powers": powers_from_document,
        "priority-framework": priority_framework_from_document,
        "pspo": pspo_from_document,
        "published-figures": published_figures_from_document,
        "rate-card": rate_card_from_document,
        "scheme": scheme_from_document,
        "tasking-policy": tasking_policy_from_document,
        "tasking-requests": requests_from_document,
        "team": team_from_document,
    }
)
