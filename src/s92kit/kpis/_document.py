"""KPI frameworks, and what owners say of indicators, from their documents."""

from __future__ import annotations

import attrs

from s92kit.documents import Document, structured
from s92kit.kpis._commentary import Commentary
from s92kit.kpis._framework import KpiFramework

__all__ = ["commentary_from_document", "kpi_framework_from_document"]


@attrs.frozen(kw_only=True)
class _Said:
    commentary: tuple[Commentary, ...]


def commentary_from_document(document: Document) -> tuple[Commentary, ...]:
    """What a document says of indicators.

    Args:
        document: A checked document of the kind ``commentary``.

    Raises:
        DocumentError: With every fault, each on its line.
    """
    return structured(document, _Said).commentary


def kpi_framework_from_document(document: Document) -> KpiFramework:
    """The framework that a document describes, without what it inherits.

    Args:
        document: A checked document of the kind ``kpi-framework``.

    Raises:
        DocumentError: With every fault, each on its line.
    """
    return structured(document, KpiFramework)
