"""Formats of activity logs from their documents."""

from __future__ import annotations

from s92kit.activity._format import ActivityFormat
from s92kit.documents import Document, structured

__all__ = ["activity_format_from_document"]


def activity_format_from_document(document: Document) -> ActivityFormat:
    """The format that a document describes.

    Args:
        document: A checked document of the kind ``activity-format``.

    Raises:
        DocumentError: With every fault, each on its line.
    """
    return structured(document, ActivityFormat)
