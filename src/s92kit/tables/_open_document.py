"""What the sheets of an OpenDocument workbook (ODS) hold, counted before a reader opens it."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from s92kit.tables._facts import ROWS_MOST, SheetFacts

__all__ = ["open_document_facts"]

_OPEN_DOCUMENT = re.compile(
    rb"<table:(table|table-row|table-cell|covered-table-cell)(?=[\s/>])([^<>]{0,4000}?)(/?)>"
)
_REPEATED = re.compile(rb'table:number-(?:rows|columns)-repeated="([0-9]{1,18})"')
_TABLE_NAME = re.compile(rb'table:name="([^"]{0,400})"')


def open_document_facts(content: bytes) -> Iterator[SheetFacts]:
    """What each sheet holds; a few bytes may say that a cell is repeated any number of times.

    Args:
        content: The part ``content.xml``.
    """
    name, sheet = "", _OpenSheet()
    for match in _OPEN_DOCUMENT.finditer(content):
        kind, given = match[1], match[2]
        if kind == b"table":
            if name:
                yield sheet.facts(name)
            found = _TABLE_NAME.search(given)
            name, sheet = _unescaped(found[1]) if found else "", _OpenSheet()
        elif kind == b"table-row":
            sheet.next_row(given)
        else:
            sheet.next_cell(given, empty=bool(match[3]))
    if name:
        yield sheet.facts(name)


def _unescaped(name: bytes) -> str:
    return html.unescape(name.decode("utf-8", errors="replace"))


class _OpenSheet:
    """A sheet of an OpenDocument workbook, counted row by row."""

    def __init__(self) -> None:
        self.row = self.repeat = 0
        self.column = 0
        self.rows = self.columns = self.filled = 0
        self.hidden: list[int] = []
        self.formulas: list[tuple[int, int]] = []

    def next_row(self, given: bytes) -> None:
        self.row += self.repeat or 1
        self.repeat, self.column = _times(given), 0
        if b'table:visibility="' in given and b'visibility="visible' not in given:
            self.hidden.extend(range(self.row, self.row + min(self.repeat, ROWS_MOST)))

    def next_cell(self, given: bytes, *, empty: bool) -> None:
        times = _times(given)
        has_value = b"value-type=" in given
        if b"table:formula=" in given and not has_value and empty:
            self.formulas.append((self.row, self.column))
        self.column += times
        if has_value or not empty:
            self.columns = max(self.columns, self.column)
            self.rows = self.row + self.repeat - 1
            self.filled += times * self.repeat

    def facts(self, name: str) -> SheetFacts:
        return SheetFacts(
            name=name,
            rows=self.rows,
            columns=self.columns,
            filled=self.filled,
            hidden_rows=tuple(at for at in self.hidden if at <= self.rows),
            empty_formulas=tuple(self.formulas),
        )


def _times(given: bytes) -> int:
    found = _REPEATED.search(given)
    return max(1, int(found[1])) if found else 1
