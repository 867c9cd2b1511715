"""Which row of a table is its header, where titles and notes stand above it."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import attrs

from s92kit.tables._noticed import HEADER_BELOW_TITLES, query
from s92kit.tables._problems import Problem

__all__ = ["ROWS_LOOKED_AT", "Header", "find_header", "matches"]

ROWS_LOOKED_AT = 60
"""The header is looked for in so many rows from the top."""
_NOTE = "#"


@attrs.frozen(kw_only=True)
class Header:
    """Where the header stands.

    Args:
        at: Its place, the first row being 0.
        notes: The text of each row above it that has any.
        titled: Whether a row above it is no note, so that a person should confirm the choice.
    """

    at: int
    notes: tuple[str, ...]
    titled: bool

    def queries(self, sheet: str) -> tuple[Problem, ...]:
        """Which row was taken, where that might be doubted.

        Args:
            sheet: The file or sheet.
        """
        if not self.titled:
            return ()
        row = self.at + 1
        message = f"Row {row} is taken for the header; what stands above it is taken for titles."
        mend = "Confirm it, or begin the table in row 1."
        return (query(HEADER_BELOW_TITLES, message, mend, sheet=sheet, row=row),)


def find_header(rows: Sequence[Sequence[str]], expected: Collection[str] = ()) -> Header:
    """The header among the first rows of a table.

    It is the first row that holds most of the expected names, or else the first that is neither
    empty nor a note.

    Args:
        rows: The texts of the first rows.
        expected: The headers that are looked for; none where they are not known.

    Examples:
        >>> rows = [["Walford patrols"], [], ["day", "minutes"], ["2019-04-01", "480"]]
        >>> find_header(rows, ("day", "minutes")).at
        2
    """
    at = next((at for at, row in enumerate(rows) if any(row) and not _is_note(row)), None)
    if at is None:  # nothing but notes: the header is what would come below them
        at = next((at for at, row in enumerate(rows) if not _is_note(row)), len(rows))
    best = max((matches(row, expected) for row in rows), default=0)
    if best > matches(rows[at] if at < len(rows) else (), expected):
        at = next(at for at, row in enumerate(rows) if matches(row, expected) == best)
    above = [row for row in rows[:at] if any(row)]
    return Header(
        at=at,
        notes=tuple(", ".join(filter(None, row)).strip("#,; \t") for row in above),
        titled=not all(_is_note(row) for row in above),
    )


def matches(row: Sequence[str], expected: Collection[str]) -> int:
    """How many of the expected names stand in a row.

    Args:
        row: The texts of its cells.
        expected: The names.
    """
    return len({_plain(cell) for cell in row if cell} & {_plain(name) for name in expected})


def _plain(name: str) -> str:
    return " ".join(name.lower().replace("_", " ").split())


def _is_note(row: Sequence[str]) -> bool:
    return bool(row) and row[0].startswith(_NOTE)
