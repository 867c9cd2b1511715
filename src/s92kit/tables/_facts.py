"""What is known of a workbook's sheet before it is read, and how large a sheet may be."""

from __future__ import annotations

import attrs

from s92kit.errors import InvalidValueError

__all__ = ["COLUMNS_MOST", "ROWS_MOST", "SheetFacts", "is_too_large", "refuse_extent"]

ROWS_MOST, COLUMNS_MOST = 1_048_576, 16_384
"""The rows and columns of the largest sheet that there is."""
CELLS_MOST = 64_000_000
_SPARSE_FROM, _SPARSE = 4_000_000, 200
"""Of an area of this many cells one in so many must be filled."""


@attrs.frozen(kw_only=True)
class SheetFacts:
    """What is known of a sheet before it is read.

    Args:
        name: Its name.
        rows: The number of the last row with anything in it, as far as it matters.
        columns: The number of its last column, as far as it matters.
        filled: How many cells are there.
        hidden_rows: The numbers of its hidden rows.
        empty_formulas: Row and column, the first being 1 and 0, of each formula without a value.
        errors: The same of each cell that holds an error such as ``#REF!``, and the error.
    """

    name: str
    rows: int = 0
    columns: int = 0
    filled: int = 0
    hidden_rows: tuple[int, ...] = ()
    empty_formulas: tuple[tuple[int, int], ...] = ()
    errors: tuple[tuple[int, int, str], ...] = ()


def refuse_extent(facts: SheetFacts, name: str) -> None:
    """Nothing, or an error where a sheet claims more cells than can be read.

    Args:
        facts: What is known of the sheet.
        name: What messages call it.

    Raises:
        InvalidValueError: Where its rows, columns or cells are too many.
    """
    if is_too_large(facts.rows, facts.columns, facts.filled):
        raise InvalidValueError(
            what=f"The sheet {name}",
            given=f"{facts.rows:,} rows by {facts.columns:,} columns, {facts.filled:,} cells",
            mend="Delete what stands far from the table, or save the table as CSV; a sheet has "
            f"at most {ROWS_MOST:,} rows and {COLUMNS_MOST:,} columns, and {CELLS_MOST:,} cells "
            "can be read at once.",
        )


def is_too_large(rows: int, columns: int, filled: int) -> bool:
    """Whether a sheet claims more than there can be, or far more than it holds.

    Args:
        rows: Its last row.
        columns: Its last column.
        filled: How many of its cells are there.
    """
    area = rows * columns
    sparse = area > _SPARSE_FROM and filled * _SPARSE < area
    return rows > ROWS_MOST or columns > COLUMNS_MOST or area > CELLS_MOST or sparse
