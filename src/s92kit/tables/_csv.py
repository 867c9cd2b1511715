"""CSV files as tables: the encodings and delimiters that offices use, and no row lost."""

from __future__ import annotations

import csv
import io
from collections.abc import Collection
from pathlib import Path

from s92kit.errors import InvalidValueError
from s92kit.tables._problems import RAGGED_ROW, Problem, Problems, column_letters
from s92kit.tables._raw import RawTable, raw_from_rows

__all__ = ["csv_from_text", "read_csv"]

_DELIMITERS = (",", ";", "\t")
_NOTE = "#"


def read_csv(path: Path | str, *, distinct: Collection[str] = ()) -> RawTable:
    """A CSV file as a table to check.

    It may be UTF-8, with or without a mark, or else Windows' Western European (cp1252); its cells
    may be parted by commas, semicolons or tabs. Lines above the header that begin with ``#`` are
    notes.

    Args:
        path: The file.
        distinct: Headers of columns in which nearly each cell differs, such as ids.

    Raises:
        OSError: Where the file cannot be opened.
        InvalidValueError: Where a quotation mark is not closed, so that rows cannot be told apart.
    """
    file = Path(path)
    data = file.read_bytes()
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252", errors="replace")
    return csv_from_text(text, name=file.name, distinct=distinct)


def csv_from_text(text: str, *, name: str, distinct: Collection[str] = ()) -> RawTable:
    r"""CSV text as a table to check.

    Args:
        text: The text, as a file would hold it.
        name: What messages call it.
        distinct: Headers of columns in which nearly each cell differs, such as ids.

    Returns:
        The table. Rows with more or fewer cells than headers are problems and not in it; rows
        without anything in them are passed over.

    Examples:
        >>> csv_from_text("day;minutes\n2019-04-01;480\n", name="duties.csv").headers
        ('day', 'minutes')
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n").rstrip("\n").split("\n")
    count = 0
    while count < len(lines) and lines[count].startswith(_NOTE):
        count += 1
    notes = tuple(line.strip("#,; \t") for line in lines[:count])
    lines = lines[count:] or [""]
    delimiter = max(_DELIMITERS, key=lines[0].count)
    width = lines[0].count(delimiter)
    body = "\n".join(lines)
    even = all(line.count(delimiter) == width for line in lines)
    if even and len(lines) > 1 and not any(mark in body for mark in _untidy(delimiter)):
        return _rectangle(lines, name, delimiter, notes, distinct)
    return _row_by_row(lines, name, delimiter, notes)


def _untidy(delimiter: str) -> tuple[str, ...]:
    return ('"', f" {delimiter}", f"{delimiter} ", " \n", "\n ")


def _rectangle(
    lines: list[str], name: str, delimiter: str, notes: tuple[str, ...], distinct: Collection[str]
) -> RawTable:
    import numpy as np
    import pandas as pd

    headers = tuple(header.strip() for header in lines[0].split(delimiter))
    # Cells as categories: what stands in them is then read once for each distinct text.
    kinds = {at: object if header in distinct else "category" for at, header in enumerate(headers)}
    frame = pd.read_csv(
        io.StringIO("\n".join(lines[1:])),
        sep=delimiter,
        header=None,
        names=list(range(len(headers))),
        dtype=kinds,
        na_filter=False,
        index_col=False,
        skip_blank_lines=False,
        quoting=csv.QUOTE_NONE,
        engine="c",
    )
    first = len(notes) + 2
    return RawTable(
        name=name,
        headers=headers,
        cells=tuple(
            frame[at].array if kinds[at] == "category" else frame[at].to_numpy(dtype=object)
            for at in range(len(headers))
        ),
        rows=np.arange(first, first + len(frame)),
        notes=notes,
    )


def _row_by_row(lines: list[str], name: str, delimiter: str, notes: tuple[str, ...]) -> RawTable:
    stream = io.StringIO("\n".join(lines), newline="")
    try:
        read = list(csv.reader(stream, delimiter=delimiter, strict=True))
    except csv.Error as wrong:
        raise InvalidValueError(
            what=f"The text of {name}",
            given=str(wrong),
            mend="A quotation mark is not closed or not doubled; save the file as CSV anew.",
        ) from wrong
    headers = read[0] if read else []
    first = len(notes) + 2
    numbered = [(at, row) for at, row in enumerate(read[1:], first) if any(map(str.strip, row))]
    ragged = [(at, row) for at, row in numbered if len(row) != len(headers)]
    whole = [(at, row) for at, row in numbered if len(row) == len(headers)]
    return raw_from_rows(
        name,
        headers,
        [row for _, row in whole],
        [at for at, _ in whole],
        notes=notes,
        problems=Problems(_ragged(name, at, len(row), len(headers)) for at, row in ragged),
    )


def _ragged(name: str, row: int, cells: int, headers: int) -> Problem:
    return Problem(
        rule=RAGGED_ROW,
        message=f"The row has {cells} cells and the table {headers} columns.",
        mend="Put a cell that holds a delimiter in quotation marks, or fill the row up.",
        sheet=name,
        column=column_letters(min(cells, headers)),
        row=row,
        header="",
    )
