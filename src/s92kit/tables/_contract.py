"""What a table must look like: its columns, what may stand in each, and what must go together."""

from __future__ import annotations

import enum
from datetime import date
from typing import TypeAlias

import attrs

from s92kit.errors import InvalidValueError, UnknownNameError
from s92kit.findings import Severity

__all__ = ["AtMost", "Column", "ColumnRule", "Kind", "RequiredWith", "TableContract"]

EXACT_IN_EVERY_PROGRAM = 2**53 - 1
"""The greatest whole number that every program which reads JSON reads exactly."""


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
    MOMENT = "a day and time"
    """A day, and the time on the clock on the wall in London."""
    WHOLE = "a whole number"
    DECIMAL = "a number"
    """A number with or without decimals, read exactly."""
    FLAG = "yes or no"


Bound: TypeAlias = int | date | None
"""A number for a column of numbers, a day for a column of days or moments."""


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
        query_least: The least number or first day that nobody is asked to confirm.
        query_most: The greatest number or last day that nobody is asked to confirm. A row beyond
            either is kept, and is a query.
        private: Whether messages leave out what stands in the cell.
        distinct: Whether nearly each cell differs, as in a column of ids.

    Examples:
        >>> Column(name="hours", kind=Kind.DECIMAL, meaning="Hours.", unit="hours", least=0,
        ...        query_most=24).query_most
        24
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
    query_least: Bound = None
    query_most: Bound = None
    private: bool = False
    distinct: bool = False


@attrs.frozen(kw_only=True)
class RequiredWith:
    """A column that must be filled where another is.

    Args:
        column: The column that is needed.
        other: The column that makes it needed.
        options: What must stand in the other for that; empty for anything at all.
        severity: Whether a row without it is set aside, or is kept as a query.

    Examples:
        >>> RequiredWith(column="order", other="kind", options=("fixed penalty",)).severity
        <Severity.ERROR: 'error'>
    """

    column: str
    other: str
    options: tuple[str, ...] = ()
    severity: Severity = Severity.ERROR


@attrs.frozen(kw_only=True)
class AtMost:
    """A column that may not be later or greater than another; where one is empty nothing is said.

    Args:
        column: The column that is to be mended.
        other: The column that it may at most equal, of the same kind.
        severity: Whether a row that breaks it is set aside, or is kept as a query.

    Examples:
        >>> AtMost(column="first_day", other="last_day").other
        'last_day'
    """

    column: str
    other: str
    severity: Severity = Severity.ERROR


ColumnRule: TypeAlias = RequiredWith | AtMost
"""What must go together in two columns of a row."""


@attrs.frozen(kw_only=True)
class TableContract:
    """The columns of a table.

    Args:
        title: What the table is of.
        columns: Its columns, in the order in which a new file has them.
        id: Its name in reports, schemas and file names, such as ``activity``.
        key: The columns that together name a row; two rows may not bear one name. A row with an
            empty cell among them has no name, and is not looked for.
        key_severity: Whether rows that bear one name are set aside, or are kept as queries.
        rules: What must go together in the columns of a row.

    Raises:
        UnknownNameError: Where the key or a rule names a column that is not there.
        InvalidValueError: Where a rule compares columns of different kinds.

    Examples:
        >>> day = Column(name="day", kind=Kind.DAY, meaning="The day.", required=True)
        >>> TableContract(title="Days", columns=(day,)).column("day").kind
        <Kind.DAY: 'a day'>
    """

    title: str
    columns: tuple[Column, ...]
    id: str = ""
    key: tuple[str, ...] = ()
    key_severity: Severity = Severity.ERROR
    rules: tuple[ColumnRule, ...] = ()

    def __attrs_post_init__(self) -> None:
        """Refuse a key or rule that could never be checked."""
        for name in self.key:
            self.column(name)
        for rule in self.rules:
            kinds = {self.column(rule.column).kind, self.column(rule.other).kind}
            if isinstance(rule, AtMost) and (len(kinds) > 1 or kinds & _WITHOUT_ORDER):
                raise InvalidValueError(
                    what="A rule on two columns",
                    given=f"{rule.column} at most {rule.other}",
                    mend="Compare two columns of days, of months, of times or of numbers.",
                )

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


_WITHOUT_ORDER = frozenset({Kind.TEXT, Kind.OPTION, Kind.FLAG})
