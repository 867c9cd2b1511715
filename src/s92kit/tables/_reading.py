"""A file as a table, by the ending of its name."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from s92kit.errors import InvalidValueError
from s92kit.tables._csv import read_csv
from s92kit.tables._raw import RawTable
from s92kit.tables._workbook import read_workbook

__all__ = ["read_table"]

_WORKBOOKS = frozenset({".xlsx", ".xlsm", ".xls", ".ods"})
_TEXTS = frozenset({".csv", ".tsv", ".txt"})


def read_table(path: Path | str, *, distinct: Collection[str] = ()) -> RawTable:
    """A CSV file, or the first sheet of a workbook, as a table to check.

    Args:
        path: The file.
        distinct: Headers of columns in which nearly each cell differs, such as ids.

    Raises:
        InvalidValueError: Where the file is of neither kind, or its rows cannot be told apart.
        OSError: Where the file cannot be opened.
    """
    ending = Path(path).suffix.lower()
    if ending in _WORKBOOKS:
        return read_workbook(path)
    if ending in _TEXTS:
        return read_csv(path, distinct=distinct)
    raise InvalidValueError(
        what="A table", given=str(path), mend="Give a CSV file or a workbook (.csv, .xlsx)."
    )
