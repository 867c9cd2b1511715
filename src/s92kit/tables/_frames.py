"""Data frames as tables to check, and what was accepted as a frame of the same kind."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

from s92kit.errors import InvalidValueError
from s92kit.tables._raw import Array, Cells, RawTable, cells_from_values, coded_cells

if TYPE_CHECKING:
    import pandas as pd

    from s92kit.tables._checked import CheckedTable

__all__ = ["frame_like", "needed", "table_from_frame"]


def table_from_frame(frame: Any, *, name: str = "data frame") -> RawTable:  # noqa: ANN401 - of any library
    """A data frame as a table to check; the frame itself is left as it is.

    Args:
        frame: A pandas or Polars data frame, an Arrow table, a DuckDB relation, or whatever hands
            out its columns as an Arrow stream; its columns are named as the contract names them.
        name: What messages call it.

    Returns:
        The table; its first row is row 2, as it would be in a file with headers.

    Raises:
        InvalidValueError: Where it is no data frame.

    Examples:
        >>> import pandas as pd
        >>> table = table_from_frame(pd.DataFrame({"day": [pd.Timestamp("2019-04-01")]}))
        >>> list(table.cells[0])
        ['2019-04-01']
    """
    import numpy as np
    import pandas as pd

    if isinstance(frame, pd.DataFrame):
        headers = [str(header).strip() for header in frame.columns]
        cells = tuple(_pandas_cells(frame.iloc[:, at]) for at in range(frame.shape[1]))
        count = len(frame)
    else:
        eager = _eager(frame)
        headers = [header.strip() for header in eager.columns]
        cells = tuple(_cells(eager[header]) for header in eager.columns)
        count = len(eager)
    return RawTable(name=name, headers=tuple(headers), cells=cells, rows=np.arange(2, count + 2))


def _pandas_cells(values: pd.Series) -> Cells:
    import pandas as pd

    if isinstance(values.dtype, pd.CategoricalDtype):
        codes, categories = values.cat.codes.to_numpy(), values.cat.categories
        tidy = all(isinstance(text, str) and text == text.strip() for text in categories)
        filled = not len(codes) or codes.min() >= 0
        held: Cells = values.array
        return held if tidy and filled else coded_cells(codes, categories)
    if isinstance(values.dtype, pd.StringDtype) and _mostly_distinct(values):
        # Looking for the few that are alike would take longer than all that follows.
        texts: Cells = (values.fillna("") if values.hasnans else values).array
        return texts
    if values.dtype == "int64" and (close := _close_together(values.to_numpy())):
        return coded_cells(*close)
    if values.dtype != object:
        codes, distinct = pd.factorize(values)
        return coded_cells(codes, distinct)
    taken: Array = values.to_numpy(dtype=object)
    return cells_from_values(taken)  # type: ignore[arg-type] # an array is a sequence


def _close_together(numbers: Array) -> tuple[Array, list[int]] | None:
    """Codes for whole numbers that lie close together, which is faster than to hash each."""
    import numpy as np

    if not len(numbers):
        return None
    least, most = int(numbers.min()), int(numbers.max())
    if most - least > min(_CLOSE, len(numbers)):
        return None
    places = numbers - least
    there = np.flatnonzero(np.bincount(places))
    codes = np.zeros(most - least + 1, dtype=np.int32)
    codes[there] = np.arange(len(there))
    return codes[places], (there + least).tolist()


_CLOSE = 50_000


def _mostly_distinct(values: pd.Series) -> bool:
    """Whether hardly two of some texts from all over the column are alike."""
    some = values.iloc[:: max(1, len(values) // _LOOKED_AT)]
    return len(some) >= _LOOKED_AT and bool(some.nunique() * 10 > len(some) * 9)


_LOOKED_AT = 2_000


def _eager(frame: Any) -> Any:  # noqa: ANN401 - of any library
    import narwhals as nw

    try:
        known = nw.from_native(frame)
    except TypeError:
        if not hasattr(frame, "__arrow_c_stream__"):
            raise InvalidValueError(
                what="A data frame",
                given=type(frame).__name__,
                mend="Give a pandas or Polars data frame, an Arrow table or a DuckDB relation.",
            ) from None
        known = nw.from_native(needed("pyarrow", "parquet").table(frame))
    if isinstance(known, nw.LazyFrame):
        if known.implementation.is_duckdb():
            needed("pyarrow", "duckdb")
        return known.collect()
    return known


def _cells(values: Any) -> Cells:  # noqa: ANN401 - a narwhals series
    if not values.dtype.is_nested():
        try:
            encoded = values.to_arrow().dictionary_encode()
        except (ImportError, NotImplementedError, ValueError):
            return cells_from_values(values.to_list())
        codes = encoded.indices.cast("int64").fill_null(-1).to_numpy(zero_copy_only=False)
        return coded_cells(codes, encoded.dictionary.to_pylist())
    return cells_from_values(values.to_list())


def frame_like(checked: CheckedTable, original: Any) -> Any:  # noqa: ANN401 - of any library
    """The accepted rows as a data frame of the kind that was given.

    Args:
        checked: The table after its check.
        original: The frame that was given: pandas, Polars, Arrow, or a DuckDB relation.

    Returns:
        A frame of that kind with the accepted rows, their columns typed as the contract says.

    Raises:
        InvalidValueError: Where it is no data frame.

    Examples:
        >>> import pandas as pd
        >>> from s92kit.tables import Column, Kind, TableContract, check_tables
        >>> rows = pd.DataFrame({"minutes": ["480", "eight hours"]})
        >>> minutes = Column(name="minutes", kind=Kind.WHOLE, meaning="Minutes.")
        >>> contract = TableContract(title="Minutes", columns=(minutes,))
        >>> frame_like(check_tables([table_from_frame(rows)], contract), rows)["minutes"].tolist()
        [480]
    """
    import pandas as pd

    accepted = checked.frame
    if isinstance(original, pd.DataFrame):
        return accepted
    arrow = needed("pyarrow", "parquet").Table.from_pandas(accepted, preserve_index=False)
    library = type(original).__module__.partition(".")[0].lstrip("_")
    if library == "polars":
        return needed("polars", "polars").from_arrow(arrow)
    if library == "duckdb":
        return needed("duckdb", "duckdb").from_arrow(arrow)
    if library != "pyarrow" and not hasattr(original, "__arrow_c_stream__"):
        raise InvalidValueError(
            what="A data frame",
            given=type(original).__name__,
            mend="Give the frame that was checked.",
        )
    return arrow


def needed(library: str, extra: str) -> Any:  # noqa: ANN401 - a module
    """A library that an extra brings.

    Args:
        library: The name that it is imported by.
        extra: The extra of s92kit that brings it.

    Raises:
        InvalidValueError: Where it is not installed; the message names the extra.
    """
    try:
        return importlib.import_module(library)
    except ImportError:
        raise InvalidValueError(
            what="The kind of data",
            given=library,
            mend=f"{library} is not installed; it comes with: pip install 's92kit[{extra}]'.",
        ) from None
