"""Disclosure policies from their documents."""

from __future__ import annotations

from s92kit.disclosure._policy import DisclosurePolicy
from s92kit.documents import Document, structured

__all__ = ["disclosure_policy_from_document"]


def disclosure_policy_from_document(document: Document) -> DisclosurePolicy:
    """The policy that a document describes.

    Args:
        document: A checked document of the kind ``disclosure-policy``.

    Raises:
        DocumentError: With every fault, each on its line.
    """
    return structured(document, DisclosurePolicy)
