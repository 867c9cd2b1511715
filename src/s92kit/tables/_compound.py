"""What an XLS workbook of Excel 97 to 2003 holds, looked at before a reader opens it."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from pathlib import Path

from s92kit.errors import InvalidValueError
from s92kit.tables._facts import SheetFacts, is_too_large

__all__ = ["facts_of_compound"]

_SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HEADER = 512
_FREE = 0xFFFFFFFA  # sectors from here on are marks: the end of a chain, or none
_MINI = 4096
_ROWS_MOST, _COLUMNS_MOST = 65_536, 256
_BOUND_SHEET, _DIMENSIONS, _ROW, _BEGIN = 0x85, 0x200, 0x208, 0x809
_FORMULA, _ERROR_CELL, _TEXTS = 0x06, 0x205, 0xFC
_SEVERAL = frozenset({0xBD, 0xBE})
_CELLS = frozenset({_FORMULA, 0x406, 0x206, _ERROR_CELL, 0x201, 0x203, 0x204, 0x27E, 0xD6, 0xFD})
_CELLS |= _SEVERAL
_ROW_HIDDEN, _TO_BE_RUN = 0x20, 0x01
_ERROR_RESULT, _NO_VALUE = 2, 3
_ERRORS = {
    0x00: "#NULL!",
    0x07: "#DIV/0!",
    0x0F: "#VALUE!",
    0x17: "#REF!",
    0x1D: "#NAME?",
    0x24: "#NUM!",
    0x2A: "#N/A",
}


class _Compound:
    """The sectors of a compound file, each chain followed once and never round in a circle."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        if data[:8] != _SIGNATURE or len(data) < _HEADER:
            raise ValueError("it is no XLS workbook")
        shift, mini_shift = struct.unpack_from("<HH", data, 30)
        if shift not in {9, 12} or mini_shift != 6:
            raise ValueError("its sectors have a size that there is not")
        self.size = 1 << shift
        self.count = max(0, (len(data) - 1) // self.size)
        self.table = self._table()
        self.small_table = self._numbers(self.chain(self._header(60)))

    def _header(self, offset: int) -> int:
        return int(struct.unpack_from("<I", self.data, offset)[0])

    def _sector(self, at: int) -> bytes:
        start = (at + 1) * self.size
        return self.data[start : start + self.size]

    def _numbers(self, sectors: list[int]) -> list[int]:
        joined = b"".join(map(self._sector, sectors))
        return list(struct.unpack(f"<{len(joined) // 4}I", joined[: len(joined) // 4 * 4]))

    def _table(self) -> list[int]:
        listed = list(struct.unpack_from("<109I", self.data, 76))
        at, seen = self._header(68), set()
        while at < _FREE:
            if at in seen or at >= self.count:
                raise ValueError("the list of its sectors runs in a circle")
            seen.add(at)
            *more, at = self._numbers([at])
            listed.extend(more)
        if any(self.count <= sector < _FREE for sector in listed):
            raise ValueError("the list of its sectors leads out of the file")
        return self._numbers([sector for sector in listed if sector < _FREE])

    def chain(self, at: int, table: list[int] | None = None) -> list[int]:
        """The sectors of a stream, in order."""
        nexts = self.table if table is None else table
        found: list[int] = []
        while at < _FREE:
            if at >= len(nexts) or len(found) >= len(nexts):
                raise ValueError("the sectors of a stream are broken off or run in a circle")
            found.append(at)
            at = nexts[at]
        return found

    def streams(self) -> dict[str, bytes]:
        """The content of each stream; every chain is followed, so that all are known to end."""
        listed = b"".join(map(self._sector, self.chain(self._header(48))))
        found: dict[str, bytes] = {}
        small = b""
        if len(listed) % 128:
            raise ValueError("the list of its streams is broken off")
        for at in range(0, len(listed), 128):
            entry = listed[at : at + 128]
            length = min(struct.unpack_from("<H", entry, 64)[0], 64)
            name = entry[: max(0, length - 2)].decode("utf-16-le", errors="replace")
            first, size = struct.unpack_from("<II", entry, 116)
            kind = entry[66]
            if kind == 5:
                small = b"".join(map(self._sector, self.chain(first)))
            elif kind == 2 and size and size < _MINI:
                parts = self.chain(first, self.small_table)
                found[name] = b"".join(small[each * 64 : each * 64 + 64] for each in parts)[:size]
            elif kind == 2 and size:
                found[name] = b"".join(map(self._sector, self.chain(first)))[:size]
        return found


def facts_of_compound(path: Path) -> dict[str, SheetFacts]:
    """What an XLS workbook holds, by the name of each sheet.

    Args:
        path: The workbook.

    Raises:
        InvalidValueError: Where the file is no such workbook, runs in circles, or claims a sheet
            larger than there can be.
        OSError: Where the file cannot be opened.
    """
    data = path.read_bytes()
    try:
        streams = {name.lower(): content for name, content in _Compound(data).streams().items()}
        book = streams.get("workbook") or streams.get("book")
        if book is None:
            raise ValueError("there is no workbook in it")  # noqa: TRY301 - one place words it
        return _sheets(book)
    except (ValueError, struct.error, IndexError) as broken:
        raise InvalidValueError(
            what="A workbook",
            given=path.name,
            mend=f"It cannot be read ({broken}). Save it as XLSX, or as CSV.",
        ) from broken


def _sheets(book: bytes) -> dict[str, SheetFacts]:
    starts: dict[int, str] = {}
    found: dict[str, _Sheet] = {}
    sheet = ""
    for at, kind, content in _records(book):
        if kind == _BOUND_SHEET and len(content) > 8:
            starts[struct.unpack_from("<I", content)[0]] = _name(content)
        elif kind == _BEGIN:
            sheet = starts.get(at, sheet if at else "")
        elif kind == _DIMENSIONS:
            _refuse_dimensions(content)
        elif kind == _TEXTS and len(content) >= 8:
            if struct.unpack_from("<I", content, 4)[0] > len(book):
                raise ValueError("it claims more texts than it has room for")
        elif kind == _ROW or kind in _CELLS:
            found.setdefault(sheet, _Sheet()).note(kind, content)
    facts = {name: each.facts(name) for name, each in found.items()}
    # The reader spreads out every sheet as soon as it opens the file.
    for each in facts.values():
        if each.columns > _COLUMNS_MOST or is_too_large(each.rows, each.columns, each.filled):
            raise ValueError(
                f"its {each.filled:,} cells reach to row {each.rows:,} and column {each.columns:,}"
            )
    return facts


class _Sheet:
    """What is noted of a sheet, record by record."""

    def __init__(self) -> None:
        self.hidden: list[int] = []
        self.formulas: list[tuple[int, int]] = []
        self.errors: list[tuple[int, int, str]] = []
        self.rows = self.columns = self.filled = 0

    def note(self, kind: int, content: bytes) -> None:
        """Notes a row, a formula, or a cell that holds an error or a truth."""
        row, column = struct.unpack_from("<HH", content)
        if kind != _ROW:
            last = column
            if kind in _SEVERAL and len(content) >= 6:
                last = max(column, struct.unpack_from("<H", content, len(content) - 2)[0])
            self.rows, self.columns = max(self.rows, row + 1), max(self.columns, last + 1)
            self.filled += last - column + 1
        if kind == _ROW:
            if len(content) >= 16 and content[12] & _ROW_HIDDEN:
                self.hidden.append(row + 1)
        elif kind == _ERROR_CELL:
            if len(content) >= 8 and content[7]:
                self._error(row, column, content[6])
        # What a formula came to is a number, unless its last two bytes say otherwise.
        elif kind == _FORMULA and len(content) >= 16 and content[12:14] == b"\xff\xff":
            if content[6] == _ERROR_RESULT:
                self._error(row, column, content[8])
            elif content[6] == _NO_VALUE and content[14] & _TO_BE_RUN:
                self.formulas.append((row + 1, column))

    def _error(self, row: int, column: int, error: int) -> None:
        self.errors.append((row + 1, column, _ERRORS.get(error, f"#{error}")))

    def facts(self, name: str) -> SheetFacts:
        """What was noted."""
        return SheetFacts(
            name=name,
            rows=self.rows,
            columns=self.columns,
            filled=self.filled,
            hidden_rows=tuple(self.hidden),
            empty_formulas=tuple(self.formulas),
            errors=tuple(self.errors),
        )


def _records(book: bytes) -> Iterator[tuple[int, int, bytes]]:
    at = 0
    while at + 4 <= len(book):
        kind, length = struct.unpack_from("<HH", book, at)
        yield at, kind, book[at + 4 : at + 4 + length]
        at += 4 + length


def _name(content: bytes) -> str:
    count, wide = content[6], content[7] & 1
    text = content[8 : 8 + count * (2 if wide else 1)]
    return text.decode("utf-16-le" if wide else "latin-1", errors="replace")


def _refuse_dimensions(content: bytes) -> None:
    if len(content) >= 14:
        first, last, left, right = struct.unpack_from("<IIHH", content)
    else:
        first, last, left, right = struct.unpack_from("<HHHH", content)
    if last > _ROWS_MOST or right > _COLUMNS_MOST or first > last or left > right:
        raise ValueError(f"it claims {last:,} rows and {right:,} columns")
