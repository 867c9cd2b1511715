"""Schemes and rate cards from their documents."""

from __future__ import annotations

from s92kit.documents import Document, structured
from s92kit.rates._card import RateCard
from s92kit.rates._scheme import Scheme

__all__ = ["rate_card_from_document", "scheme_from_document"]


def scheme_from_document(document: Document) -> Scheme:
    """The scheme that a document describes.

    Raises:
        DocumentError: With every fault, each on its line.
    """
    return structured(document, Scheme)


def rate_card_from_document(document: Document) -> RateCard:
    """The rate card that a document describes.

    Raises:
        DocumentError: With every fault, each on its line.
    """
    return structured(document, RateCard)
