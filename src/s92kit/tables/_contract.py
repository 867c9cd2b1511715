"""What a table must look like: its columns, and what may stand in each."""

from __future__ import annotations

import enum

import attrs

from s92kit.errors import UnknownNameError

__all__ = ["Column", "Kind", "TableContract"]


class Kind(enum.StrEnum):
    """What stands in the cells of a column, and so how they are read."""

    TEXT = "text"
    """Words as they are, of a form where the column gives one."""
    OPTION = "one of the options"
    """One of the column's options, whichever case it is in."""
    DAY = "a day"
    """Year, month and day; or day, month and year where the reader is told so."""
    MONTH = "a month"
    """Year and month, or the month's first day."""
    TIME = "a time of day"
    """Hours and minutes on the clock on the wall, 00:00 to 23:59; read as minutes past midnight."""
    WHOLE = "a whole number"


@attrs.frozen(kw_only=True)
class Column:
    """What may stand in one column.

    Args:
        name: Its header.
        kind: What stands in its cells.
        meaning: What it says, for people who fill it in.
        unit: What one of a number is; empty for other kinds.
        required: Whether the column must be there and each of its cells filled.
        options: What an option may be.
        pattern: A regular expression that the whole of a text must match; empty for any text.
        pattern_in_words: What the pattern asks for, and how to mend a cell that breaks it.
        least: The least number allowed.
        most: The greatest number allowed.
        private: Whether messages leave out what stands in the cell.
        distinct: Whether nearly each cell differs, as in a column of ids.
    """

    name: str
    kind: Kind
    meaning: str
    unit: str = ""
    required: bool = False
    options: tuple[str, ...] = ()
    pattern: str = ""
    pattern_in_words: str = ""
    least: int | None = None
    most: int | None = None
    private: bool = False
    distinct: bool = False


@attrs.frozen(kw_only=True)
class TableContract:
    """The columns of a table.

    Args:
        title: What the table is of.
        columns: Its columns, in the order in which a new file has them.

    Examples:
        >>> day = Column(name="day", kind=Kind.DAY, meaning="The day.", required=True)
        >>> TableContract(title="Days", columns=(day,)).column("day").kind
        <Kind.DAY: 'a day'>
    """

    title: str
    columns: tuple[Column, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """The headers, in order."""
        return tuple(column.name for column in self.columns)

    def column(self, name: str) -> Column:
        """The column with a header.

        Raises:
            UnknownNameError: Where there is none.
        """
        for column in self.columns:
            if column.name == name:
                return column
        raise UnknownNameError(what="column", name=name, known=self.names)
