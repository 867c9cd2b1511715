"""A table as it was read: headers and the text of each cell, with nothing checked yet."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any, TypeAlias

import attrs

from s92kit.tables._problems import Problems, column_letters

if TYPE_CHECKING:
    import numpy.typing as npt
    import pandas as pd

__all__ = ["Array", "Cells", "RawTable", "RowAside", "cells_from_values", "raw_from_rows"]

Array: TypeAlias = "npt.NDArray[Any]"
Cells: TypeAlias = "pd.Categorical | pd.api.extensions.ExtensionArray | npt.NDArray[Any]"
"""The text of a column's cells: categories, pandas' own texts, or objects, as it was read."""


@attrs.frozen(kw_only=True)
class RowAside:
    """A row that was read and is not among the cells of its table, because it has a problem.

    Args:
        row: Its number.
        cells: The text of its cells, as many as it has.
    """

    row: int
    cells: tuple[str, ...]


@attrs.frozen(kw_only=True, eq=False)
class RawTable:
    """Headers and the text of cells.

    Rows in are rows in ``cells`` and rows in ``aside``, always; rows without anything in them are
    passed over.

    Args:
        name: The file or sheet, as messages give it.
        headers: The headers, without the space around them.
        cells: For each header the text of its cells, all of one length.
        rows: The number of each row, as a spreadsheet counts them.
        notes: What stands above the header, such as a title, or behind a ``#`` that rows are
            made up.
        problems: Rows that could not be cut into cells or read; they are not among ``cells``.
        aside: The text of those rows.
        queries: What the reader noticed and a person should confirm, such as hidden rows. No row
            is set aside for it.
        file: The name of the file; empty where there is none.
        sheet: The name of the sheet; empty where the file has none.
        header_row: The number of the row in which the headers stand.
        letters: The letters of each column, as a spreadsheet has them.
        misfits: Of records, the rows by header whose value is of another type, or written in
            another way, than a record has there.
    """

    name: str
    headers: tuple[str, ...]
    cells: tuple[Cells, ...]
    rows: Array
    notes: tuple[str, ...] = ()
    problems: Problems = Problems()  # noqa: RUF009 - a frozen value
    aside: tuple[RowAside, ...] = ()
    queries: Problems = Problems()  # noqa: RUF009 - a frozen value
    file: str = ""
    sheet: str = ""
    header_row: int = attrs.Factory(lambda self: len(self.notes) + 1, takes_self=True)
    letters: tuple[str, ...] = attrs.Factory(
        lambda self: tuple(column_letters(at) for at in range(len(self.headers))), takes_self=True
    )
    misfits: Mapping[str, Array] = attrs.field(factory=dict)

    @property
    def rows_in(self) -> int:
        """How many rows were read: those in the cells, and those set aside."""
        return len(self.rows) + self.rows_aside

    @property
    def rows_aside(self) -> int:
        """How many rows were read and are not among the cells."""
        return len({problem.row for problem in self.problems})


def raw_from_rows(
    name: str,
    headers: Sequence[object],
    rows: Sequence[Sequence[object]],
    numbers: Iterable[int],
    **more: Any,  # noqa: ANN401 - whatever else a table has
) -> RawTable:
    """A table from rows of cells, each row as long as the headers.

    Args:
        name: The file or sheet.
        headers: The headers.
        rows: The cells, as text or as a spreadsheet's own values.
        numbers: The number of each row.
        **more: Whatever else a :class:`RawTable` has.
    """
    import numpy as np

    columns = list(zip(*rows, strict=True)) if rows else [() for _ in headers]
    return RawTable(
        name=name,
        headers=tuple(cell_text(header) for header in headers),
        cells=tuple(cells_from_values(column) for column in columns),
        rows=np.fromiter(numbers, dtype=np.int64),
        **more,
    )


def cells_from_values(values: Sequence[object]) -> Cells:
    """The text of a column's cells, each distinct value put into words once.

    Args:
        values: The values, as a reader gives them.
    """
    import numpy as np
    import pandas as pd

    column = np.empty(len(values), dtype=object)
    column[:] = values
    # True equals 1 and would be taken for it, and what is within lists cannot be told apart.
    if not _ALONE.isdisjoint({kind.__name__ for kind in set(map(type, values))}):
        column[:] = [cell_text(value) for value in values]
    codes, distinct = pd.factorize(column, use_na_sentinel=True)
    return coded_cells(codes, distinct)


_ALONE = frozenset({"bool", "bool_", "dict", "list", "ndarray", "set"})


def coded_cells(codes: Array, distinct: Iterable[object]) -> Cells:
    """The text of a column's cells from codes; -1 stands for an empty cell.

    Args:
        codes: For each cell the place of its value.
        distinct: The values.
    """
    import numpy as np
    import pandas as pd

    texts = np.array([*(cell_text(value) for value in distinct), ""], dtype=object)
    if len(texts) > _MOSTLY_DISTINCT and len(texts) * 2 > len(codes):
        taken: Array = texts[codes]
        return taken
    places, known = pd.factorize(texts)
    again = places.astype(np.min_scalar_type(-len(known) - 1))[codes]
    if "" not in texts[:-1] and not (len(codes) and codes.min() < 0):
        known = known[:-1]
    return pd.Categorical.from_codes(
        again, categories=pd.Index(known, dtype=object), validate=False
    )


_MOSTLY_DISTINCT = 1_000
"""With so many texts, and more than half as many as cells, categories would only cost time."""


def cell_text(value: object) -> str:
    """A cell's value as text: days and times in figures, whole numbers without a point.

    Examples:
        >>> cell_text(480.0), cell_text(datetime(2019, 4, 1)), cell_text(None)
        ('480', '2019-04-01', '')
        >>> cell_text(time(7, 0)), cell_text(date(2019, 4, 1)), cell_text(timedelta(hours=26))
        ('07:00:00', '2019-04-01', '26:00:00')
    """
    if isinstance(value, str):
        return value.strip()
    if value is None or value != value:  # noqa: PLR0124 - what is missing does not equal itself
        return ""
    if isinstance(value, (date, time, timedelta)):
        return _moment_text(value)
    text = str(value)
    return text.removesuffix(".0")


def _moment_text(value: date | time | timedelta) -> str:
    if isinstance(value, datetime):
        whole_day = value.time() == time(0)
        return value.date().isoformat() if whole_day else value.isoformat(sep=" ")
    if not isinstance(value, timedelta):
        return value.isoformat()
    minutes, seconds = divmod(abs(value) // timedelta(seconds=1), 60)
    sign = "-" if value < timedelta(0) else ""
    return f"{sign}{minutes // 60:02d}:{minutes % 60:02d}:{seconds:02d}"


def without_blank_rows(
    columns: tuple[Cells, ...], numbers: Array
) -> tuple[tuple[Cells, ...], Array]:
    """The columns and the numbers of the rows, without the rows in which nothing stands.

    Args:
        columns: The cells of each column.
        numbers: The numbers of the rows.
    """
    import numpy as np

    blank = np.ones(len(numbers), dtype=bool)
    for column in columns:
        blank &= where_text(column, {""})
        if not blank.any():
            return columns, numbers
    return tuple(column[~blank] for column in columns), numbers[~blank]


def where_text(column: Cells, texts: Collection[str]) -> Array:
    """For each cell of a column whether its text is one of some.

    Args:
        column: The cells.
        texts: The texts.
    """
    import numpy as np
    import pandas as pd

    if isinstance(column, pd.Categorical):
        places = [at for at, text in enumerate(column.categories) if text in texts]
        if not places:
            return np.zeros(len(column), dtype=bool)
        return np.isin(np.asarray(column.codes), places)
    found: Array = np.fromiter((text in texts for text in column), dtype=bool, count=len(column))
    return found
