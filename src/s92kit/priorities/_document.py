"""Priority frameworks from their documents."""

from __future__ import annotations

from s92kit.documents import Document, structured
from s92kit.priorities._framework import PriorityFramework

__all__ = ["priority_framework_from_document"]


def priority_framework_from_document(document: Document) -> PriorityFramework:
    """The framework that a document describes.

    Args:
        document: A checked document of the kind ``priority-framework``.

    Raises:
        DocumentError: With every fault, each on its line.
    """
    return structured(document, PriorityFramework)
