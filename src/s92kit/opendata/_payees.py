"""Names and numbers under which the police and their office stand in spending files."""

from __future__ import annotations

import enum
import functools
import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from importlib.resources import as_file, files
from types import MappingProxyType

import attrs

from s92kit.dated import Span, as_known
from s92kit.documents import Document, documents_in, structured
from s92kit.sources import Source

__all__ = [
    "Payee",
    "PayeeName",
    "PayeeNames",
    "payee_names_from_document",
    "plain_name",
    "police_payees",
    "sounds_like_police",
]

_APOSTROPHES = re.compile("['\u2018\u2019`]")
_WORDS = re.compile(r"[^\W_]+")
_SOUNDS = ("metropolitan police", "met police", "mopac", "policing and crime")


class Payee(enum.StrEnum):
    """Who is paid."""

    MOPAC = "mopac"
    """The Mayor's Office for Policing And Crime, to which a grant for officers is paid."""
    MET = "met"
    """The Metropolitan Police."""
    MPA = "mpa"
    """The Metropolitan Police Authority, which came before the Mayor's Office."""


def plain_name(text: str) -> str:
    """A payee's name without what ledgers write in one way today and in another tomorrow.

    Args:
        text: The name as a ledger has it.

    Examples:
        >>> plain_name("Mayor's Office for Policing & Crime")
        'mayors office for policing and crime'
    """
    plain = _APOSTROPHES.sub("", text.casefold()).replace("&", " and ")
    return " ".join(_WORDS.findall(plain))


def sounds_like_police(text: str) -> bool:
    """Whether a payee may be the police of London or their office under a name not yet known.

    Args:
        text: The name as a ledger has it.

    Examples:
        >>> sounds_like_police("MOPAC (shared services)"), sounds_like_police("Walford Cafe")
        (True, False)
    """
    plain = plain_name(text)
    return any(words in plain for words in _SOUNDS)


@attrs.frozen(kw_only=True)
class PayeeName:
    """A name or a number under which a payee stands in spending files.

    Args:
        id: A name for the record.
        body: Who is paid.
        name: The name as it was seen.
        recorded_on: The first day on which the source shows it.
        source: Where it was seen.
        publisher: Whose files the number is of; empty where there is no number.
        number: The publisher's number for the payee; empty where there is none.
        seen: The days between which payments were seen.
        supersedes: The ids of earlier records that it corrects.
        note: What a reader should know of it.
    """

    id: str
    body: Payee
    name: str
    recorded_on: date
    source: Source
    publisher: str = ""
    number: str = ""
    seen: Span = Span()  # noqa: RUF009 - a frozen value
    supersedes: tuple[str, ...] = ()
    note: str = ""


def _in_order(names: Iterable[PayeeName]) -> tuple[PayeeName, ...]:
    return tuple(names)


@attrs.frozen
class PayeeNames:
    """The names by which payments are found.

    Args:
        items: The names.
    """

    items: tuple[PayeeName, ...] = attrs.field(converter=_in_order)

    def __iter__(self) -> Iterator[PayeeName]:
        return iter(self.items)

    def __add__(self, other: PayeeNames) -> PayeeNames:
        return PayeeNames((*self.items, *other.items))

    def known(self, known_on: date | None) -> PayeeNames:
        """The names that were known on a day.

        Args:
            known_on: The day; ``None`` for all.
        """
        return PayeeNames(as_known(self.items, known_on))

    @property
    def by_name(self) -> Mapping[str, Payee]:
        """Who is paid by each plain name."""
        return MappingProxyType({plain_name(item.name): item.body for item in self.items})

    def by_number(self, publisher: str) -> Mapping[str, Payee]:
        """Who is paid by each number in the files of a publisher.

        Args:
            publisher: The publisher; a number means nothing in the files of another.
        """
        return MappingProxyType(
            {item.number: item.body for item in self.items if item.publisher == publisher != ""}
        )


@attrs.frozen(kw_only=True)
class _NamesRecord:
    names: tuple[PayeeName, ...]


def payee_names_from_document(document: Document) -> PayeeNames:
    """The names that a document lists, such as those of a council's own ledger.

    Args:
        document: A checked document of the kind ``payees``.

    Raises:
        DocumentError: With every fault, each on its line.
    """
    return PayeeNames(structured(document, _NamesRecord).names)


@functools.cache
def police_payees() -> PayeeNames:
    """The names that were seen in published spending files and ship with s92kit.

    Examples:
        >>> sorted({item.body.value for item in police_payees()})
        ['met', 'mopac', 'mpa']
    """
    with as_file(files("s92kit.opendata") / "data") as folder:
        found = [
            payee_names_from_document(document)
            for document in documents_in(folder)
            if document.kind == "payees"
        ]
    return PayeeNames(item for each in found for item in each)
