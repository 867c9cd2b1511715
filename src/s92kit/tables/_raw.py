"""A table as it was read: headers and the text of each cell, with nothing checked yet."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any, TypeAlias

import attrs

from s92kit.tables._problems import Problems

if TYPE_CHECKING:
    import numpy.typing as npt
    import pandas as pd

__all__ = ["Array", "Cells", "RawTable", "raw_from_rows", "table_from_frame"]

Array: TypeAlias = "npt.NDArray[Any]"
Cells: TypeAlias = "pd.Categorical | npt.NDArray[Any]"
"""The text of a column's cells, as categories where the reader made them so."""


@attrs.frozen(kw_only=True, eq=False)
class RawTable:
    """Headers and the text of cells.

    Args:
        name: The file or sheet, as messages give it.
        headers: The headers, without the space around them.
        cells: For each header the text of its cells, all of one length.
        rows: The number of each row, as a spreadsheet counts them.
        notes: What stands above the header behind a ``#``, such as that the rows are made up.
        problems: Rows that could not be cut into cells; they are not among ``cells``.
    """

    name: str
    headers: tuple[str, ...]
    cells: tuple[Cells, ...]
    rows: Array
    notes: tuple[str, ...] = ()
    problems: Problems = Problems()  # noqa: RUF009 - a frozen value


def table_from_frame(frame: pd.DataFrame, *, name: str = "data frame") -> RawTable:
    """A data frame as a table to check; the frame itself is left as it is.

    Args:
        frame: A pandas data frame whose columns are named as the contract names them.
        name: What messages call it.

    Returns:
        The table; its first row is row 2, as it would be in a file with headers.

    Examples:
        >>> import pandas as pd
        >>> table = table_from_frame(pd.DataFrame({"day": [pd.Timestamp("2019-04-01")]}))
        >>> list(table.cells[0])
        ['2019-04-01']
    """
    import numpy as np

    return RawTable(
        name=name,
        headers=tuple(str(header).strip() for header in frame.columns),
        cells=tuple(_texts(frame.iloc[:, at]) for at in range(frame.shape[1])),
        rows=np.arange(2, len(frame) + 2),
    )


def _texts(values: pd.Series) -> Cells:
    import numpy as np
    import pandas as pd

    codes, distinct = pd.factorize(values.to_numpy(dtype=object), use_na_sentinel=True)
    texts = np.array([*(cell_text(value) for value in distinct), ""], dtype=object)
    taken: Array = texts[codes]
    return taken


def raw_from_rows(
    name: str,
    headers: Sequence[object],
    rows: Sequence[Sequence[object]],
    numbers: Iterable[int],
    *,
    notes: tuple[str, ...] = (),
    problems: Problems = Problems(),  # noqa: B008 - a frozen value
) -> RawTable:
    """A table from rows of cells, each row as long as the headers.

    Args:
        name: The file or sheet.
        headers: The headers.
        rows: The cells, as text or as a spreadsheet's own values.
        numbers: The number of each row.
        notes: What stands above the header.
        problems: Rows that could not be cut into cells.
    """
    import numpy as np

    columns: list[Array] = []
    for at in range(len(headers)):
        column = np.empty(len(rows), dtype=object)
        column[:] = [cell_text(row[at]) for row in rows]
        columns.append(column)
    return RawTable(
        name=name,
        headers=tuple(cell_text(header) for header in headers),
        cells=tuple(columns),
        rows=np.fromiter(numbers, dtype=np.int64),
        notes=notes,
        problems=problems,
    )


def cell_text(value: object) -> str:
    """A cell's value as text: days and times in figures, whole numbers without a point.

    Examples:
        >>> cell_text(480.0), cell_text(datetime(2019, 4, 1)), cell_text(None)
        ('480', '2019-04-01', '')
        >>> cell_text(time(7, 0)), cell_text(date(2019, 4, 1))
        ('07:00:00', '2019-04-01')
    """
    if isinstance(value, str):
        return value.strip()
    if value is None or value != value:  # noqa: PLR0124 - what is missing does not equal itself
        return ""
    if isinstance(value, datetime):
        whole_day = value.time() == time(0)
        return value.date().isoformat() if whole_day else value.isoformat(sep=" ")
    if isinstance(value, time):
        return value.isoformat(timespec="auto")
    if isinstance(value, date):
        return value.isoformat()
    text = str(value)
    return text.removesuffix(".0")
