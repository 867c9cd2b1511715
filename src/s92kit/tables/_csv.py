"""CSV files as tables: the encodings and delimiters that offices use, and no row lost."""

from __future__ import annotations

import csv
import io
from collections.abc import Collection, Iterator
from itertools import islice
from pathlib import Path

import attrs

from s92kit.errors import InvalidValueError
from s92kit.tables._encoding import as_utf8
from s92kit.tables._header import ROWS_LOOKED_AT, find_header, matches
from s92kit.tables._problems import RAGGED_ROW, Problem, Problems, column_letters
from s92kit.tables._raw import (
    Array,
    Cells,
    RawTable,
    RowAside,
    raw_from_rows,
    without_blank_rows,
)
from s92kit.tables._rectangle import Layout, cells_of_rectangle, even_cells, layout_of

__all__ = ["Opening", "csv_from_text", "opening_of", "read_csv", "table_of"]

_DELIMITERS = (",", ";", "\t", "|")
_LOOKED_AT = 256 * 1024
MOST_COLUMNS = 16_384
"""The columns of the widest sheet that there is; a file with more is damaged or hostile."""


@attrs.frozen(kw_only=True)
class Opening:
    """What stands before the rows of a CSV file, and how its rows are cut into cells.

    Args:
        name: What messages call the file.
        delimiter: What parts the cells.
        headers: The headers.
        header_row: The number of the row in which they stand.
        notes: What stands above them.
        queries: What a person should confirm.
        length: The bytes up to the end of the header.
        distinct: Headers of columns in which nearly each cell differs.
    """

    name: str
    delimiter: str
    headers: tuple[str, ...]
    header_row: int
    notes: tuple[str, ...]
    queries: tuple[Problem, ...]
    length: int
    distinct: frozenset[str]


def read_csv(
    path: Path | str, *, distinct: Collection[str] = (), expected: Collection[str] = ()
) -> RawTable:
    """A CSV file as a table to check.

    It may be UTF-8, with or without a mark, UTF-16, or else Windows' Western European (cp1252),
    which is guessed line by line and told as a query; its cells may be parted by commas,
    semicolons, tabs or bars. Lines above the header that begin with ``#`` are notes.

    Args:
        path: The file.
        distinct: Headers of columns in which nearly each cell differs, such as ids.
        expected: Headers to look for, so that titles above the header are passed over.

    Raises:
        OSError: Where the file cannot be opened.
        InvalidValueError: Where a quotation mark is not closed, so that rows cannot be told apart.
    """
    file = Path(path)
    data, noticed = as_utf8(file.read_bytes(), file.name)
    table = _from_bytes(data, file.name, distinct, expected, noticed)
    return attrs.evolve(table, file=file.name)


def csv_from_text(
    text: str, *, name: str, distinct: Collection[str] = (), expected: Collection[str] = ()
) -> RawTable:
    r"""CSV text as a table to check.

    Args:
        text: The text, as a file would hold it.
        name: What messages call it.
        distinct: Headers of columns in which nearly each cell differs, such as ids.
        expected: Headers to look for, so that titles above the header are passed over.

    Returns:
        The table. Rows with more or fewer cells than headers are problems and not in it; rows
        without anything in them are passed over.

    Examples:
        >>> csv_from_text("day;minutes\n2019-04-01;480\n", name="duties.csv").headers
        ('day', 'minutes')
    """
    data, noticed = as_utf8(text.encode("utf-8", errors="replace"), name)
    return _from_bytes(data, name, distinct, expected, noticed)


def _from_bytes(
    data: bytes,
    name: str,
    distinct: Collection[str],
    expected: Collection[str],
    noticed: tuple[Problem, ...],
) -> RawTable:
    opening = opening_of(data, name, distinct=distinct, expected=expected)
    opening = attrs.evolve(opening, queries=(*noticed, *opening.queries))
    return table_of(memoryview(data)[opening.length :], opening, opening.header_row + 1)


def opening_of(
    data: bytes,
    name: str,
    *,
    distinct: Collection[str] = (),
    expected: Collection[str] = (),
    ended: bool = True,
) -> Opening:
    """What stands before the rows, from the first bytes of a file.

    Args:
        data: The first bytes in UTF-8, with plain ends of lines; up to the header at least.
        name: What messages call the file.
        distinct: Headers of columns in which nearly each cell differs.
        expected: Headers to look for.
        ended: Whether this is the whole of the file.

    Raises:
        InvalidValueError: Where the header cannot be read, or claims more columns than there are.
    """
    text = data[:_LOOKED_AT].decode("utf-8", errors="ignore")
    declared = text[:6].removeprefix("sep=")[:1] if text.startswith("sep=") else ""
    delimiter = declared if declared.strip() or declared == "\t" else _delimiter(text, expected)
    rows, ends = _first_rows(text, delimiter, name, ended=ended and len(data) <= _LOOKED_AT)
    header = find_header(rows, expected)
    if declared and header.at == 0:
        header = attrs.evolve(find_header(rows[1:], expected), at=1)
    headers = tuple(rows[header.at]) if header.at < len(rows) else ("",)
    if len(headers) > MOST_COLUMNS:
        raise InvalidValueError(
            what=f"The header of {name}",
            given=f"{len(headers):,} columns",
            mend=f"A table has at most {MOST_COLUMNS:,}. Is the file one of another kind?",
        )
    return Opening(
        name=name,
        delimiter=delimiter,
        headers=headers,
        header_row=header.at + 1,
        notes=header.notes,
        queries=header.queries(name),
        length=len(text[: ends[header.at]].encode()) if header.at < len(ends) else len(data),
        distinct=frozenset(distinct),
    )


def _first_rows(
    text: str, delimiter: str, name: str, *, ended: bool
) -> tuple[list[list[str]], list[int]]:
    """The first rows, and the place in the text at which each ends."""
    rows: list[list[str]] = []
    ends: list[int] = []
    at = 0

    def lines() -> Iterator[str]:
        nonlocal at
        for line in io.StringIO(text, newline="\n"):
            at += len(line)
            yield line

    reader = csv.reader(lines(), delimiter=delimiter, strict=True)
    try:
        for row in islice(reader, ROWS_LOOKED_AT):
            rows.append([cell.strip() for cell in row])
            ends.append(at)
    except csv.Error:
        # A beginning may end within a cell.
        if ended or not rows:
            with _worded(name):
                raise
    return rows, ends


class _worded:  # noqa: N801 - reads as a verb where it stands
    """Tells what the reader of CSV refuses in words."""

    def __init__(self, name: str) -> None:
        self.name = name

    def __enter__(self) -> None:
        return None

    def __exit__(self, _kind: object, wrong: BaseException | None, _where: object) -> None:
        if isinstance(wrong, csv.Error):
            raise InvalidValueError(
                what=f"The text of {self.name}",
                given=str(wrong),
                mend="A quotation mark is not closed or not doubled; save the file as CSV anew.",
            ) from wrong


def _delimiter(text: str, expected: Collection[str]) -> str:
    lines = [line for line in text.split("\n", ROWS_LOOKED_AT)[:ROWS_LOOKED_AT] if line.strip()]
    table = [line for line in lines if not line.startswith("#")] or lines[:1] or [""]

    def fit(delimiter: str) -> tuple[int, int]:
        found = max(matches(_cut(line, delimiter), expected) for line in table)
        return found, len(_cut(table[0], delimiter))

    best = max(_DELIMITERS, key=fit)
    if fit(best) > (0, 1) or len(table) == 1:
        return best
    # A title of one cell above the header: what parts most of the lines below it.
    return max(_DELIMITERS, key=lambda each: sum(line.count(each) for line in table))


def _cut(line: str, delimiter: str) -> list[str]:
    try:
        return [cell.strip() for cell in next(csv.reader([line], delimiter=delimiter), [])]
    except csv.Error:
        return [cell.strip() for cell in line.split(delimiter)]


def table_of(body: memoryview, opening: Opening, first: int) -> RawTable:
    """The rows below a header as a table.

    Args:
        body: Whole rows in UTF-8, with plain ends of lines.
        opening: What stands before them.
        first: The number of the first row.

    Raises:
        InvalidValueError: Where a quotation mark is not closed, so that rows cannot be told apart.
    """
    import numpy as np

    distinct = [header in opening.distinct for header in opening.headers]
    even = even_cells(body, opening.delimiter.encode(), distinct)
    if even is not None:
        numbers = np.arange(first, first + len(even[0]))
        return _table(opening, *without_blank_rows(even, numbers), [])
    data = bytes(body).rstrip(b"\n")
    layout = layout_of(data, opening.delimiter.encode())
    if layout is None:
        return _row_by_row(data.decode("utf-8"), opening, first)
    width = len(opening.headers)
    good = layout.cells == width
    numbers = np.arange(first, first + len(good))
    odd = _odd_rows(layout, np.flatnonzero(~good), opening, first)
    columns = cells_of_rectangle(layout.only(good), width, distinct)
    return _table(opening, *without_blank_rows(columns, numbers[good]), odd)


def _odd_rows(layout: Layout, places: Array, opening: Opening, first: int) -> list[RowAside]:
    odd: list[RowAside] = []
    for at in places:
        with _worded(opening.name):
            lines = io.StringIO(layout.row(int(at)), newline="")
            cells = next(csv.reader(lines, delimiter=opening.delimiter), [])
        texts = tuple(cell.strip() for cell in cells)
        if any(texts):
            odd.append(RowAside(row=first + int(at), cells=texts))
    return odd


def _table(
    opening: Opening, cells: tuple[Cells, ...], rows: Array, odd: list[RowAside]
) -> RawTable:
    count = len(opening.headers)
    return RawTable(
        name=opening.name,
        headers=opening.headers,
        cells=cells,
        rows=rows,
        notes=opening.notes,
        problems=Problems(_ragged(opening.name, each, count) for each in odd),
        aside=tuple(odd),
        queries=Problems(opening.queries),
        header_row=opening.header_row,
    )


def _row_by_row(text: str, opening: Opening, first: int) -> RawTable:
    stream = io.StringIO(text, newline="")
    with _worded(opening.name):
        read = list(csv.reader(stream, delimiter=opening.delimiter, strict=True))
    numbered = [(at, row) for at, row in enumerate(read, first) if any(map(str.strip, row))]
    width = len(opening.headers)
    whole = [(at, row) for at, row in numbered if len(row) == width]
    made = raw_from_rows(
        opening.name, opening.headers, [row for _, row in whole], [at for at, _ in whole]
    )
    odd = [
        RowAside(row=at, cells=tuple(map(str.strip, row)))
        for at, row in numbered
        if len(row) != width
    ]
    return _table(opening, made.cells, made.rows, odd)


def _ragged(name: str, row: RowAside, headers: int) -> Problem:
    return Problem(
        rule=RAGGED_ROW,
        message=f"The row has {len(row.cells)} cells and the table {headers} columns.",
        mend="Put a cell that holds a delimiter in quotation marks, or fill the row up.",
        sheet=name,
        column=column_letters(min(len(row.cells), headers)),
        row=row.row,
        header="",
    )
