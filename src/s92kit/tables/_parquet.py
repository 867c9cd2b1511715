"""Parquet files as tables, read through pyarrow (extra ``parquet``)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import attrs

from s92kit.errors import InvalidValueError
from s92kit.tables._frames import needed, table_from_frame
from s92kit.tables._raw import RawTable

__all__ = ["parquet_pieces", "read_parquet"]

ROWS_AT_ONCE = 50_000_000
"""A few bytes of Parquet may stand for any number of like rows; more than this come in pieces."""


def read_parquet(path: Path | str) -> RawTable:
    """A Parquet file as a table to check.

    Args:
        path: The file.

    Returns:
        The table; its first row is row 2, as it would be in a file with headers.

    Raises:
        InvalidValueError: Where the file is damaged, claims more than 50,000,000 rows, or pyarrow
            is not installed.
        OSError: Where the file cannot be opened.
    """
    file = Path(path)
    with _opened(file) as parquet:
        if parquet.metadata.num_rows > ROWS_AT_ONCE:
            raise InvalidValueError(
                what=f"The table {file.name}",
                given=f"{parquet.metadata.num_rows:,} rows",
                mend="Read it in pieces.",
            )
        table = table_from_frame(parquet.read(), name=file.name)
    return attrs.evolve(table, file=file.name)


def parquet_pieces(path: Path, rows: int, told: Callable[[int, int], None]) -> Iterator[RawTable]:
    """A Parquet file in pieces, each a table with the numbers of its rows.

    Args:
        path: The file.
        rows: How many rows a piece has at most.
        told: Told the rows that are done and the rows that there are.
    """
    with _opened(path) as parquet:
        done = 0
        for batch in parquet.iter_batches(batch_size=rows):
            table = table_from_frame(batch, name=path.name)
            yield attrs.evolve(table, rows=table.rows + done, file=path.name)
            done += batch.num_rows
            told(done, parquet.metadata.num_rows)


@contextmanager
def _opened(path: Path) -> Iterator[Any]:
    arrow = needed("pyarrow", "parquet")
    parquet = needed("pyarrow.parquet", "parquet")
    with path.open("rb") as stream:
        try:
            with parquet.ParquetFile(stream) as file:
                yield file
        except (arrow.ArrowException, OSError, UnicodeError) as broken:
            raise InvalidValueError(
                what="A Parquet file",
                given=path.name,
                mend=f"It cannot be read ({broken}). Write it anew, or save it as CSV.",
            ) from broken
