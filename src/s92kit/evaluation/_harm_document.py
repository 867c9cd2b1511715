"""Tables of harm weights from their documents, and those that ship with s92kit."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from importlib.resources import as_file, files
from types import MappingProxyType

from s92kit.documents import Document, documents_in, structured
from s92kit.evaluation._harm import HarmTable

__all__ = ["harm_table_from_document", "harm_tables"]


def harm_table_from_document(document: Document) -> HarmTable:
    """The weights that a document holds.

    Args:
        document: A checked document of the kind ``harm-weights``.

    Raises:
        DocumentError: With every fault, each on its line.
    """
    return structured(document, HarmTable)


@functools.cache
def harm_tables() -> Mapping[str, HarmTable]:
    """The tables of harm weights that ship with s92kit, by id.

    Examples:
        >>> sorted(harm_tables())
        ['cchi-2026', 'ons-crime-severity']
    """
    with as_file(files("s92kit.evaluation") / "data") as folder:
        tables = [harm_table_from_document(document) for document in documents_in(folder)]
    return MappingProxyType({table.id: table for table in tables})
