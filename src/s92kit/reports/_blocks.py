"""The blocks that a section is made of: paragraphs, bullets, tables, clauses, notes, charts."""

from __future__ import annotations

import enum
from collections.abc import Iterable
from typing import TypeAlias

import attrs

from s92kit.errors import InvalidValueError
from s92kit.kpis import ControlChart
from s92kit.reports._words import (
    Missing,
    Part,
    as_words,
    refuse_unless,
    refuse_unsaid,
    says_something,
)
from s92kit.sources import Source

__all__ = [
    "Block",
    "Bullets",
    "Chart",
    "Clause",
    "Column",
    "Note",
    "NoteKind",
    "Paragraph",
    "Table",
]


@attrs.frozen
class Paragraph:
    """A numbered paragraph.

    Args:
        words: Text, figures and what is missing, in reading order; one part may stand alone.

    Examples:
        >>> Paragraph("Cabinet is asked to note this paper.").words
        ('Cabinet is asked to note this paper.',)
    """

    words: tuple[Part, ...] = attrs.field(converter=as_words)

    def __attrs_post_init__(self) -> None:
        refuse_unsaid(self.words, what="A paragraph")

    @property
    def parts(self) -> tuple[Part, ...]:
        """Every part, in reading order."""
        return self.words


def _lines(items: Iterable[Part | Iterable[Part]]) -> tuple[tuple[Part, ...], ...]:
    return tuple(as_words(item) for item in items)


@attrs.frozen
class Bullets:
    """A list of points.

    Args:
        items: The points, each words as in a ``Paragraph``.

    Examples:
        >>> len(Bullets(["Four constables", "One sergeant"]).items)
        2
    """

    items: tuple[tuple[Part, ...], ...] = attrs.field(converter=_lines)

    def __attrs_post_init__(self) -> None:
        if not self.items:
            raise InvalidValueError(
                what="A list of points", given=self.items, mend="Give a point, or leave it out."
            )
        for item in self.items:
            refuse_unsaid(item, what="A point of a list")

    @property
    def parts(self) -> tuple[Part, ...]:
        """Every part of every point, in reading order."""
        return tuple(part for item in self.items for part in item)


@attrs.frozen
class Column:
    """One column of a table.

    Args:
        header: What the cells below it are.
        numeric: Whether they are figures, which are set to the right.
    """

    header: str = attrs.field(validator=says_something("The header of a column"))
    numeric: bool = attrs.field(default=False, kw_only=True)


def _columns(given: Iterable[str | Column]) -> tuple[Column, ...]:
    return tuple(item if isinstance(item, Column) else Column(item) for item in given)


def _row(given: Iterable[Part]) -> tuple[Part, ...]:
    return (given,) if isinstance(given, str) else tuple(given)


def _rows(given: Iterable[Iterable[Part]]) -> tuple[tuple[Part, ...], ...]:
    return tuple(_row(row) for row in given)


@attrs.frozen(kw_only=True)
class Table:
    """A table of text, figures and what is missing; no cell is ever blank.

    The first column names its rows, unless it is numeric. A number in a numeric column is a
    figure, so that its evidence is printed; text there says in words what is so instead.

    Args:
        caption: What the table shows.
        columns: Its columns; a column of text may be given by its header alone.
        rows: Its rows, each with a cell for every column.
        total: The last row, set apart as the total; ``None`` where there is none.

    Raises:
        InvalidValueError: For no columns or rows, a row too short or too long, a blank cell,
            and a number in a numeric column that is no figure.

    Examples:
        >>> table = Table(caption="Posts", columns=["Rank", "Base"],
        ...               rows=[("Sergeant", "Town hall")])
        >>> table.columns[0].header
        'Rank'
    """

    caption: str = attrs.field(validator=says_something("The caption of a table"))
    columns: tuple[Column, ...] = attrs.field(converter=_columns)
    rows: tuple[tuple[Part, ...], ...] = attrs.field(converter=_rows)
    total: tuple[Part, ...] | None = attrs.field(
        default=None, converter=attrs.converters.optional(_row)
    )

    def __attrs_post_init__(self) -> None:
        for name in ("columns", "rows"):
            if not getattr(self, name):
                raise InvalidValueError(
                    what=f"The {name} of the table {self.caption!r}",
                    given=(),
                    mend="Give at least one, or state in words that there is nothing to show.",
                )
        for number, row in enumerate(self.all_rows, start=1):
            self._refuse_bad_row(row, f"Row {number} of the table {self.caption!r}")

    @property
    def all_rows(self) -> tuple[tuple[Part, ...], ...]:
        """The rows, and the total where there is one."""
        return self.rows if self.total is None else (*self.rows, self.total)

    @property
    def parts(self) -> tuple[Part, ...]:
        """Every cell, in reading order."""
        return tuple(cell for row in self.all_rows for cell in row)

    def _refuse_bad_row(self, row: tuple[Part, ...], what: str) -> None:
        if len(row) != len(self.columns):
            headers = ", ".join(column.header for column in self.columns)
            raise InvalidValueError(
                what=what, given=row, mend=f"Give a cell for each of: {headers}."
            )
        for column, cell in zip(self.columns, row, strict=True):
            refuse_unsaid(
                (cell,), what=f"The cell {column.header!r} of {what[0].lower()}{what[1:]}"
            )
            if column.numeric and isinstance(cell, str) and any(map(str.isdigit, cell)):
                raise InvalidValueError(
                    what=f"A number in the column {column.header!r} ({what})",
                    given=cell,
                    mend="Give a Figure, so that its evidence is printed.",
                )


def _sources(given: Iterable[Source]) -> tuple[Source, ...]:
    return tuple(given)


@attrs.frozen(kw_only=True)
class Clause:
    """A numbered passage that a paper must have, such as its legal implications, and its source.

    Args:
        words: What it says, as in a ``Paragraph``.
        sources: What it rests on; at least one.

    Raises:
        InvalidValueError: Where it says nothing or names no source.
    """

    words: tuple[Part, ...] = attrs.field(converter=as_words)
    sources: tuple[Source, ...] = attrs.field(converter=_sources)

    def __attrs_post_init__(self) -> None:
        refuse_unsaid(self.words, what="A clause")
        refuse_unless(self.sources, (Source,), what="The source of a clause", mend="Give a Source.")
        if not self.sources:
            raise InvalidValueError(
                what="The sources of a clause",
                given=(),
                mend="Name what it rests on; words that rest on nothing are a Paragraph.",
            )

    @property
    def parts(self) -> tuple[Part, ...]:
        """Every part, in reading order."""
        return self.words


class NoteKind(enum.StrEnum):
    """What a note is for; the word is printed, so that nothing hangs on a colour."""

    WARNING = "Warning"
    INFORMATION = "Information"


@attrs.frozen(kw_only=True)
class Note:
    """A box that stands out from the text.

    Args:
        words: What it says, as in a ``Paragraph``.
        kind: Whether it warns or informs.
    """

    words: tuple[Part, ...] = attrs.field(converter=as_words)
    kind: NoteKind = NoteKind.INFORMATION

    def __attrs_post_init__(self) -> None:
        refuse_unsaid(self.words, what="A note")
        refuse_unless((self.kind,), (NoteKind,), what="The kind of a note", mend="Give a NoteKind.")

    @property
    def parts(self) -> tuple[Part, ...]:
        """Every part, in reading order."""
        return self.words


@attrs.frozen(kw_only=True)
class Chart:
    """A control chart: a drawing where the format can hold one, and its words and points in all.

    Args:
        chart: The chart; at least one of its values is known.
        sources: What its values rest on; at least one.

    Raises:
        InvalidValueError: Where no value is known or no source is named.
    """

    chart: ControlChart
    sources: tuple[Source, ...] = attrs.field(converter=_sources)

    def __attrs_post_init__(self) -> None:
        refuse_unless(self.sources, (Source,), what="The source of a chart", mend="Give a Source.")
        if not self.sources or all(point.value is None for point in self.chart.points):
            raise InvalidValueError(
                what=f"The chart {self.chart.label!r}",
                given=f"{len(self.chart.points)} points, {len(self.sources)} sources",
                mend="Give a value that is known, and what the values rest on.",
            )

    @property
    def parts(self) -> tuple[Part, ...]:
        """Nothing, for its numbers rest on the sources that are printed below it."""
        return ()


Block: TypeAlias = Paragraph | Bullets | Table | Clause | Note | Chart | Missing
"""Anything that can stand in a section."""
