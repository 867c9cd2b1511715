"""The marks of a paper's figures, and how a figure, a source or a word is printed in a line."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from urllib.parse import urlsplit

import attrs

from s92kit.figures import Basis, Figure
from s92kit.reports._laid import Line, Piece
from s92kit.reports._words import Missing, Part
from s92kit.sources import Source

__all__ = ["Citations", "cited_source", "plain_line"]

# No-break spaces are kept: they hold a sum and its unit together.
_SPACES = re.compile(r"[^\S\u00a0\u202f]+")
_UNPRINTABLE = frozenset({"Cc", "Cs"})


class Citations:
    """The evidence mark of each figure, and each place where it is used.

    Args:
        figures: The figures of a paper, each once, in order of first use.
    """

    def __init__(self, figures: Iterable[Figure]) -> None:
        self._marks = {figure: f"E{number}" for number, figure in enumerate(figures, start=1)}
        self._uses: dict[Figure, dict[str, str]] = {figure: {} for figure in self._marks}

    @property
    def figures(self) -> tuple[Figure, ...]:
        """The figures, in the order of their marks."""
        return tuple(self._marks)

    def mark_of(self, figure: Figure) -> str:
        """The mark of a figure, such as ``E1``."""
        return self._marks[figure]

    def marks_of(self, figures: Iterable[Figure]) -> Line:
        """The marks of some figures, each leading to its evidence."""
        marks = [self.mark_of(figure) for figure in figures]
        return _listed(Piece(text=mark, target=f"#{mark}") for mark in marks)

    def uses_of(self, figure: Figure) -> Line:
        """The places where a figure is used, each leading to its first use there."""
        uses = self._uses[figure].items()
        return _listed(Piece(text=place, target=f"#{anchor}") for place, anchor in uses)

    def line(self, parts: Iterable[Part], *, place: str) -> Line:
        """Parts as they are printed, each figure followed by its mark.

        Args:
            parts: What the line says.
            place: What a reader calls the place where the line stands.
        """
        pieces = [piece for part in parts for piece in self._pieces(part, place)]
        pieces[0] = attrs.evolve(pieces[0], text=pieces[0].text.lstrip())
        pieces[-1] = attrs.evolve(pieces[-1], text=pieces[-1].text.rstrip())
        return tuple(pieces)

    def _pieces(self, part: Part, place: str) -> Line:
        if isinstance(part, Figure):
            return self._figure(part, place)
        if isinstance(part, Missing):
            return (Piece(text=_plain(part.text), missing=True),)
        return (Piece(text=_plain(part)),)

    def _figure(self, figure: Figure, place: str) -> Line:
        mark, uses = self._marks[figure], self._uses[figure]
        anchor = "" if place in uses else f"{mark}-use-{len(uses) + 1}"
        uses.setdefault(place, anchor)
        printed = Piece(text=_printed(figure), missing=figure.value is None)
        return (printed, Piece(text=" "), Piece(text=f"[{mark}]", target=f"#{mark}", anchor=anchor))


def plain_line(text: str) -> Line:
    """Text as a line of its own, without line breaks, control characters or outer spaces."""
    return (Piece(text=_plain(text).strip()),)


def cited_source(source: Source) -> Line:
    """A source as it is cited, leading to its web address where it has one."""
    url = source.url or ""
    return (Piece(text=_plain(source.cited), target=url if _is_web_address(url) else ""),)


def _printed(figure: Figure) -> str:
    text = _plain(figure.text)
    if figure.value is None:
        return text
    if figure.assumptions:
        return f"{text} (assumed)"
    return f"{text} (estimate)" if figure.basis is Basis.ESTIMATE else text


def _plain(text: str) -> str:
    one_line = _SPACES.sub(" ", text)
    return "".join(
        "\N{REPLACEMENT CHARACTER}" if unicodedata.category(char) in _UNPRINTABLE else char
        for char in one_line
    )


def _is_web_address(url: str) -> bool:
    if any(char.isspace() or unicodedata.category(char) in _UNPRINTABLE for char in url):
        return False
    try:
        address = urlsplit(url)
    except ValueError:
        return False
    return address.scheme in {"http", "https"} and bool(address.netloc)


def _listed(pieces: Iterable[Piece]) -> Line:
    apart = [piece for item in pieces for piece in (Piece(text=", "), item)]
    return tuple(apart[1:])
