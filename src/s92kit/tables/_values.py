"""The values that stand in a column, read once for each distinct text and then taken by code."""

from __future__ import annotations

from collections.abc import Sequence

from s92kit.tables._cells import Fault, parser_for
from s92kit.tables._contract import Column, Kind
from s92kit.tables._problems import MISSING_VALUE
from s92kit.tables._raw import Array, Cells, RawTable

__all__ = ["cells_of", "values_of"]


def cells_of(tables: Sequence[RawTable], header: str) -> Cells:
    """The text of a column's cells over several tables.

    Args:
        tables: The tables.
        header: The header; a table without it gives empty cells.
    """
    import numpy as np

    parts = [_own_cells(table, header) for table in tables]
    if len(parts) == 1:
        return parts[0]
    arrays: list[Array] = [np.asarray(part, dtype=object) for part in parts]
    return np.concatenate(arrays) if arrays else np.empty(0, dtype=object)


def _own_cells(table: RawTable, header: str) -> Cells:
    import numpy as np
    import pandas as pd

    if header in table.headers:
        return table.cells[table.headers.index(header)]
    codes = np.zeros(len(table.rows), dtype=np.int8)
    return pd.Categorical.from_codes(codes, categories=pd.Index([""], dtype=object))


def values_of(
    column: Column, cells: Cells, *, day_first: bool
) -> tuple[object, list[tuple[int, Fault]]]:
    """The values of a column, and each position whose cell cannot be read, with the reason.

    Args:
        column: What may stand in it.
        cells: The text of its cells.
        day_first: Whether days may be written day first.
    """
    import numpy as np
    import pandas as pd

    if isinstance(cells, pd.Categorical):
        codes, distinct = cells.codes, [str(text) for text in cells.categories]
    elif (
        column.kind is Kind.TEXT and column.distinct and not column.pattern and not column.required
    ):
        return pd.Series(cells, dtype=object), []
    else:
        codes, unique = pd.factorize(cells)
        distinct = [str(text) for text in unique]
    parse = parser_for(column, distinct, day_first=day_first)
    parsed = [parse(text) if text else None for text in distinct]
    faults = {
        code: Fault(MISSING_VALUE, f"{column.name!r} is empty.", column.meaning)
        if value is None
        else value
        for code, value in enumerate(parsed)
        if isinstance(value, Fault) or (value is None and column.required)
    }
    faulty: list[tuple[int, Fault]] = []
    if faults:
        at = np.flatnonzero(np.isin(codes, list(faults)))
        faulty = [(int(position), faults[int(codes[position])]) for position in at]
    values = [None if isinstance(value, Fault) else value for value in parsed]
    return _typed(column, np.asarray(codes), values), faulty


def _typed(column: Column, codes: Array, values: Sequence[object]) -> object:
    import numpy as np
    import pandas as pd

    if column.kind in (Kind.DAY, Kind.MONTH):
        days: Array = np.array(
            ["NaT" if value is None else str(value) for value in values] or ["NaT"],
            dtype="datetime64[s]",
        )
        return days[codes] if len(codes) else days[:0]
    if column.kind in (Kind.WHOLE, Kind.TIME):
        numbers: Array = np.array([0 if value is None else value for value in values] or [0])
        missing: Array = np.array([value is None for value in values] or [True])
        return pd.arrays.IntegerArray(numbers.astype(np.int64)[codes], missing[codes])
    known = list(column.options) or list(dict.fromkeys(str(v) for v in values if v is not None))
    place = {text: at for at, text in enumerate(known)}
    again: Array = np.array(
        [-1 if value is None else place[str(value)] for value in values] or [-1]
    )
    return pd.Categorical.from_codes(again[codes], categories=pd.Index(known, dtype=object))
