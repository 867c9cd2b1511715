"""A paper laid out: numbered, cited and in reading order, with nothing left for a format to decide.

Each renderer sets these values in its own format and adds no words but the names of columns, so
that a paper reads the same in all of them.
"""

from __future__ import annotations

from typing import ClassVar, TypeAlias

import attrs

__all__ = [
    "LaidBlock",
    "LaidBullets",
    "LaidCell",
    "LaidChart",
    "LaidNote",
    "LaidPaper",
    "LaidRow",
    "LaidSection",
    "LaidTable",
    "LaidText",
    "Line",
    "Piece",
]


@attrs.frozen(kw_only=True)
class Piece:
    """A run of text in a line.

    Args:
        text: What is printed, without line breaks or control characters.
        target: Where it leads: ``#`` and a name in this paper, or a web address.
        anchor: Its own name in this paper, which others can lead to.
        missing: Whether it says that something is missing or cannot be determined.
    """

    text: str
    target: str = ""
    anchor: str = ""
    missing: bool = False


Line: TypeAlias = tuple[Piece, ...]
"""Pieces that are printed one after another."""


@attrs.frozen(kw_only=True)
class LaidText:
    """A numbered paragraph, with the sources that it must show, if any."""

    kind: ClassVar[str] = "text"
    number: str
    anchor: str
    line: Line
    sources: tuple[Line, ...] = ()


@attrs.frozen(kw_only=True)
class LaidBullets:
    """A list of points."""

    kind: ClassVar[str] = "bullets"
    items: tuple[Line, ...]


@attrs.frozen(kw_only=True)
class LaidNote:
    """A box; ``word`` says what it is for."""

    kind: ClassVar[str] = "note"
    word: str
    line: Line


@attrs.frozen(kw_only=True)
class LaidCell:
    """One cell, of one or more lines; ``numeric`` where it is set to the right."""

    lines: tuple[Line, ...]
    numeric: bool = False
    names_row: bool = False


@attrs.frozen(kw_only=True)
class LaidRow:
    """One row; ``anchor`` is its name in the paper, if anything leads to it."""

    cells: tuple[LaidCell, ...]
    anchor: str = ""
    total: bool = False


@attrs.frozen(kw_only=True)
class LaidTable:
    """A table; ``columns`` holds each header and whether its column is numeric."""

    kind: ClassVar[str] = "table"
    anchor: str
    caption: str
    columns: tuple[tuple[str, bool], ...]
    rows: tuple[LaidRow, ...]


@attrs.frozen(kw_only=True)
class LaidChart:
    """A chart: ``drawing`` in SVG, what it shows in words, its points, and its sources."""

    kind: ClassVar[str] = "chart"
    drawing: str
    line: Line
    points: LaidTable
    sources: tuple[Line, ...]


LaidBlock: TypeAlias = LaidText | LaidBullets | LaidNote | LaidTable | LaidChart
"""Anything that can stand in a laid out section."""


@attrs.frozen(kw_only=True)
class LaidSection:
    """A section; ``level`` is that of its heading, where the paper's title has level 1."""

    level: int
    anchor: str
    heading: str
    blocks: tuple[LaidBlock, ...]
    sections: tuple[LaidSection, ...] = ()


@attrs.frozen(kw_only=True)
class LaidPaper:
    """A whole paper, or a sheet that is ``brief``; ``known`` says which day it shows."""

    title: str
    subtitle: str
    known: str
    facts: LaidTable | None
    sections: tuple[LaidSection, ...]
    brief: bool = False
