"""The limits of English law that ship with s92kit."""

from __future__ import annotations

import functools
from importlib.resources import as_file, files

from s92kit.documents import documents_in
from s92kit.law._document import law_from_document
from s92kit.law._law import Law

__all__ = ["english_law"]


@functools.cache
def english_law() -> Law:
    """The limits on orders, notices and penalties against anti-social behaviour in England.

    Returns:
        Every row that is recorded, pending and unverified rows among them, each with its status.

    Examples:
        >>> [row.id for row in english_law().parameter("fpn-maximum-pspo").limits]
        ['fpn-maximum-pspo-100', 'fpn-maximum-pspo-500']
    """
    with as_file(files("s92kit.law") / "data") as folder:
        parts = [law_from_document(document) for document in documents_in(folder)]
    return Law(parameter for part in parts for parameter in part.parameters)
