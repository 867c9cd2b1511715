"""Disclosure policies from their documents."""

from __future__ import annotations

from s92kit.disclosure._policy import DisclosurePolicy
from s92kit.documents import Document, structured
from s92kit.errors import InvalidValueError

__all__ = ["disclosure_policy_from_document"]

_KIND = "disclosure-policy"


def disclosure_policy_from_document(document: Document) -> DisclosurePolicy:
    """The policy that a document describes.

    Args:
        document: A checked document of the kind ``disclosure-policy``.

    Raises:
        DocumentError: With every fault, each on its line.
        InvalidValueError: For a document of another kind.
    """
    if document.kind != _KIND:
        raise InvalidValueError(
            what="A disclosure policy",
            given=f"a document of the kind {document.kind}",
            mend=f"Begin the document with '$schema: s92kit/{_KIND}/1'.",
        )
    return structured(document, DisclosurePolicy)
