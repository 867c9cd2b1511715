"""KPI frameworks from their documents."""

from __future__ import annotations

from s92kit.documents import Document, structured
from s92kit.kpis._framework import KpiFramework

__all__ = ["kpi_framework_from_document"]


def kpi_framework_from_document(document: Document) -> KpiFramework:
    """The framework that a document describes, without what it inherits.

    Args:
        document: A checked document of the kind ``kpi-framework``.

    Raises:
        DocumentError: With every fault, each on its line.
    """
    return structured(document, KpiFramework)
