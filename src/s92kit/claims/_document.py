"""Published figures from their documents."""

from __future__ import annotations

import attrs

from s92kit.claims._figure import PublishedFigure
from s92kit.documents import Document, structured

__all__ = ["published_figures_from_document"]


@attrs.frozen(kw_only=True)
class _Figures:
    figures: tuple[PublishedFigure, ...]


def published_figures_from_document(document: Document) -> tuple[PublishedFigure, ...]:
    """The figures that a document lists.

    Args:
        document: A checked document of the kind ``published-figures``.

    Raises:
        DocumentError: With every fault, each on its line.
    """
    return structured(document, _Figures).figures
