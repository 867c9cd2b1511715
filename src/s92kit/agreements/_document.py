"""Agreements from their documents."""

from __future__ import annotations

from s92kit.agreements._agreement import Agreement
from s92kit.documents import Document, structured

__all__ = ["agreement_from_document"]


def agreement_from_document(document: Document) -> Agreement:
    """The agreement that a document describes.

    Args:
        document: A checked document of the kind ``agreement``.

    Raises:
        DocumentError: With every fault, each on its line.
    """
    return structured(document, Agreement)
