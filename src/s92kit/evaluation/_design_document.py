"""Designs from their documents."""

from __future__ import annotations

from s92kit.documents import Document, structured
from s92kit.errors import InvalidValueError
from s92kit.evaluation._design import Design

__all__ = ["design_from_document"]

_KIND = "evaluation-design"


def design_from_document(document: Document) -> Design:
    """The design that a document describes.

    Args:
        document: A checked document of the kind ``evaluation-design``.

    Raises:
        DocumentError: With every fault, each on its line.
        InvalidValueError: For a document of another kind.

    Examples:
        >>> from s92kit.documents import document_from_text
        >>> text = '''
        ... $schema: s92kit/evaluation-design/1
        ... id: walford/market-2019
        ... title: Did calls fall around the market?
        ... measure: calls about anti-social behaviour
        ... action: Three visits a day by the funded team.
        ... treated: {title: The market, before: 60, after: 45}
        ... '''
        >>> design_from_document(document_from_text(text, name="market.yaml")).treated.counts
        (60, 45)
    """
    if document.kind != _KIND:
        raise InvalidValueError(
            what="A design",
            given=f"a document of the kind {document.kind}",
            mend=f"Begin the document with '$schema: s92kit/{_KIND}/1'.",
        )
    return structured(document, Design)
