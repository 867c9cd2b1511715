"""The London-wide schemes and rates that ship with s92kit."""

from __future__ import annotations

import functools
from importlib.resources import as_file, files

from s92kit.documents import documents_in
from s92kit.rates._book import RateBook
from s92kit.rates._document import rate_card_from_document, scheme_from_document

__all__ = ["london_rates"]


@functools.cache
def london_rates() -> RateBook:
    """The schemes since 2008 and every rate that was found published for them.

    Returns:
        A rate book; years for which no rate was found are not in it.

    Examples:
        >>> [scheme.key for scheme in london_rates().schemes]
        ['cost-sharing-2008', 'match-funding-2011', 'met-patrol-plus', 'partnership-plus']
    """
    with as_file(files("s92kit.rates") / "data") as folder:
        documents = documents_in(folder)
    return RateBook(
        (scheme_from_document(item) for item in documents if item.kind == "scheme"),
        (rate_card_from_document(item) for item in documents if item.kind == "rate-card"),
    )
