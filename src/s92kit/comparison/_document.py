"""Denominators from their documents."""

from __future__ import annotations

import attrs

from s92kit.comparison._denominator import Denominator
from s92kit.documents import Document, structured

__all__ = ["denominators_from_document"]


@attrs.frozen(kw_only=True)
class _Denominators:
    denominators: tuple[Denominator, ...]


def denominators_from_document(document: Document) -> tuple[Denominator, ...]:
    """What a document lists for counts to be divided by.

    Args:
        document: A checked document of the kind ``denominators``.

    Raises:
        DocumentError: With every fault, each on its line.
    """
    return structured(document, _Denominators).denominators
