"""Public spaces protection orders from their documents."""

from __future__ import annotations

from s92kit.documents import Document, structured
from s92kit.pspos._order import Pspo

__all__ = ["pspo_from_document"]


def pspo_from_document(document: Document) -> Pspo:
    """The order that a document describes.

    Args:
        document: A checked document of the kind ``pspo``.

    Raises:
        DocumentError: With every fault, each on its line.
    """
    return structured(document, Pspo)
