"""What a column's cells say: each distinct text is read once, and rows are looked up by code."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

import attrs

from s92kit.findings import Rule
from s92kit.tables._cells import CellReader, Parsed, reader_for
from s92kit.tables._contract import Column, Kind
from s92kit.tables._problems import MISSING_VALUE, UNUSUAL_VALUE, WRONG_FORM
from s92kit.tables._raw import Array, Cells, RawTable

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["ColumnRead", "cells_of", "column_read"]

# Patterns of these signs alone mean the same to Python and to the engine of Arrow's texts.
_ALIKE = re.compile(r"(?:[A-Za-z0-9 ,:;_/|(){}?*+.-]|\[[A-Za-z0-9 ,:;_/-]+\])*")
_FEW = 6
_DATED = frozenset({Kind.DAY, Kind.MONTH, Kind.MOMENT})


def cells_of(tables: Sequence[RawTable], header: str) -> Cells:
    """The text of a column's cells over several tables.

    Args:
        tables: The tables.
        header: The header; a table without it gives empty cells.
    """
    import numpy as np
    import pandas as pd
    from pandas.api.types import union_categoricals

    parts = [_own_cells(table, header) for table in tables]
    if len(parts) == 1:
        return parts[0]
    coded = [_plainly_coded(part) for part in parts if isinstance(part, pd.Categorical)]
    if parts and len(coded) == len(parts):
        united: Cells = union_categoricals(coded)
        return united
    arrays: list[Array] = [np.asarray(part, dtype=object) for part in parts]
    return np.concatenate(arrays) if arrays else np.empty(0, dtype=object)


def _plainly_coded(cells: pd.Categorical) -> pd.Categorical[str]:
    """The same categories as plain objects in no order, which alone can be put together."""
    import pandas as pd

    plain: pd.Index[str] = pd.Index(cells.categories, dtype=object)
    return pd.Categorical.from_codes(cells.codes, categories=plain, validate=False)


def _own_cells(table: RawTable, header: str) -> Cells:
    import numpy as np
    import pandas as pd

    if header in table.headers:
        return table.cells[table.headers.index(header)]
    codes = np.zeros(len(table.rows), dtype=np.int8)
    return pd.Categorical.from_codes(codes, categories=pd.Index([""], dtype=object))


@attrs.frozen(kw_only=True, eq=False)
class ColumnRead:
    """A column whose distinct texts have been read.

    Args:
        column: What may stand in it.
        cells: The text of its cells.
        codes: For each row the place of its text in what follows, of which the last is for what
            is missing; ``None`` where nearly each text differs and none has to be read.
        values: What each distinct text says; ``None`` for what says nothing.
        filled: Whether there is anything in it.
        faults: The rules that texts break, each with whether a distinct text breaks it; where
            there are no codes, whether a row does.
        reader: What says why a text breaks a rule.
    """

    column: Column
    cells: Cells
    codes: Array | None
    values: tuple[object, ...]
    filled: Array
    faults: tuple[tuple[Rule, Array], ...]
    reader: CellReader

    def by_row(self, lookup: Array) -> Array:
        """For each row what stands for its text in a table of the distinct texts.

        Args:
            lookup: A value for each distinct text, and one for what is missing.
        """
        taken: Array = lookup if self.codes is None else lookup[self.codes]
        return taken

    def breaking(self) -> Iterator[tuple[Rule, Array]]:
        """Each rule that is broken, with the positions of the rows that break it."""
        import numpy as np

        if not self.faults:
            return
        together = np.logical_or.reduce([broken for _, broken in self.faults])
        rows = self._rows_of(together)
        codes = rows if self.codes is None else self.codes[rows]
        for rule, broken in self.faults:
            yield rule, rows[broken[codes]]

    def _rows_of(self, broken: Array) -> Array:
        """The positions of the rows whose text is one of some."""
        import numpy as np

        few = np.flatnonzero(broken)
        if self.codes is None or len(few) > _FEW:
            return np.flatnonzero(self.by_row(broken))
        # To compare a few times is much faster than to look every row up.
        last = len(broken) - 1
        found = [np.flatnonzero(self.codes == (-1 if at == last else at)) for at in few.tolist()]
        return np.sort(np.concatenate(found)) if found else few

    def typed(self, kept: Array | None) -> object:
        """The values as a column of a data frame.

        Args:
            kept: The positions of the rows that are wanted; ``None`` for all.
        """
        if self.codes is None:
            return _plain(self.cells if kept is None else self.cells[kept])
        codes = self.codes if kept is None else self.codes[kept]
        return _typed(self.column, codes, self.values)

    def comparable(self) -> Array:
        """For each row a number, day or amount to compare; without meaning where none is filled."""
        import numpy as np

        zero = datetime(1970, 1, 1) if self.column.kind in _DATED else 0  # noqa: DTZ001 - a wall clock
        kind = object if self.column.kind is Kind.DECIMAL else None
        known = [zero if value is None else value for value in self.values]
        if self.column.kind in _DATED:
            return self.by_row(np.array(known, dtype="datetime64[s]"))
        return self.by_row(np.array(known, dtype=kind))

    @property
    def said(self) -> Array:
        """For each row whether its cell says something that could be read."""
        import numpy as np

        return self.by_row(np.array([value is not None for value in self.values], dtype=bool))


def column_read(column: Column, cells: Cells, *, day_first: bool) -> ColumnRead:
    """A column with its distinct texts read, and the rules that they break.

    Args:
        column: What may stand in it.
        cells: The text of its cells.
        day_first: Whether days may be written day first.
    """
    import pandas as pd

    if column.distinct and column.kind is Kind.TEXT and not isinstance(cells, pd.Categorical):
        return _distinct_read(column, cells)
    codes, distinct = _coded(cells)
    texts = [*(text.strip() if isinstance(text, str) else "" for text in distinct), ""]
    reader = reader_for(column, texts, day_first=day_first)
    parsed = [reader.parse(text) if text else None for text in texts]
    there = bool(len(codes)) and codes.min() < 0
    return ColumnRead(
        column=column,
        cells=cells,
        codes=codes,
        values=tuple(None if isinstance(value, Rule) else value for value in parsed),
        filled=_bools(bool(text) for text in texts),
        faults=_faults(column, parsed, missing=there),
        reader=reader,
    )


def _coded(cells: Cells) -> tuple[Array, Sequence[object]]:
    import pandas as pd

    if isinstance(cells, pd.Categorical):
        return cells.codes, cells.categories.tolist()
    codes, distinct = pd.factorize(cells)  # type: ignore[arg-type] # texts of pandas too
    return codes, distinct.tolist()


def _bools(values: Iterable[bool]) -> Array:
    import numpy as np

    taken: Array = np.fromiter(values, dtype=bool)
    return taken


def _faults(
    column: Column, parsed: Sequence[Parsed | None], *, missing: bool
) -> tuple[tuple[Rule, Array], ...]:
    """The rules that are broken, each with whether a distinct text, or what is missing, does."""
    rules = list(dict.fromkeys(value for value in parsed if isinstance(value, Rule)))
    faults = [(rule, _bools(value is rule for value in parsed)) for rule in rules]
    if column.required and (missing or None in parsed[:-1]):
        faults.append((MISSING_VALUE, _bools(value is None for value in parsed)))
    unusual = [_unusual(column, value) for value in parsed]
    if any(unusual):
        faults.append((UNUSUAL_VALUE, _bools(unusual)))
    return tuple(faults)


def _unusual(column: Column, value: Parsed | None) -> bool:
    least, most = column.query_least, column.query_most
    if value is None or isinstance(value, Rule) or (least is None and most is None):
        return False
    held = value.date() if isinstance(value, datetime) else value
    # A bound is of the kind of its column, which type checkers cannot see.
    return bool((least is not None and held < least) or (most is not None and held > most))  # type: ignore[operator]


def _distinct_read(column: Column, cells: Cells) -> ColumnRead:
    import numpy as np
    import pandas as pd

    matching = np.ones(len(cells), dtype=bool)
    if column.pattern:
        matching = _matching(column.pattern, cells)
        tidy = _without_space(cells, np.flatnonzero(~matching))
        if tidy is not cells:
            cells, matching = tidy, _matching(column.pattern, tidy)
    elif not isinstance(cells, np.ndarray):
        cells = pd.Series(cells).str.strip().array
    filled = _filled_rows(cells)
    faults = ((MISSING_VALUE, ~filled & column.required), (WRONG_FORM, filled & ~matching))
    return ColumnRead(
        column=column,
        cells=cells,
        codes=None,
        values=(),
        filled=filled,
        faults=faults,
        reader=reader_for(column, (), day_first=False),
    )


def _without_space(cells: Cells, rows: Array) -> Cells:
    """The cells with the space around some of them taken away."""
    import numpy as np

    spaced = [row for row in rows.tolist() if str(cells[row]) != str(cells[row]).strip()]
    if not spaced:
        return cells
    tidy = cells.copy()
    tidy[np.array(spaced)] = [str(cells[row]).strip() for row in spaced]
    return tidy


def _filled_rows(cells: Cells) -> Array:
    import pandas as pd

    series = pd.Series(cells)
    filled: Array = (series != "").to_numpy(dtype=bool, na_value=False)
    return filled & series.notna().to_numpy() if series.hasnans else filled


def _matching(pattern: str, cells: Cells) -> Array:
    """For each row whether its text matches as a whole."""
    import numpy as np
    import pandas as pd

    if not isinstance(cells, np.ndarray) and _ALIKE.fullmatch(pattern):
        try:
            found = pd.Series(cells).str.fullmatch(f"(?:{pattern})")
        except ValueError:  # a repetition that only Python knows
            pass
        else:
            matched: Array = found.to_numpy(dtype=bool, na_value=False)
            return matched
    form = re.compile(pattern)
    return _bools(isinstance(text, str) and bool(form.fullmatch(text)) for text in cells)


def _plain(cells: Cells) -> object:
    import numpy as np
    import pandas as pd

    return pd.Series(cells, dtype=object).array if isinstance(cells, np.ndarray) else cells


def _typed(column: Column, codes: Array, values: Sequence[object]) -> object:
    import numpy as np
    import pandas as pd

    if column.kind in _DATED:
        days = ["NaT" if value is None else value for value in values]
        return np.array(days, dtype="datetime64[s]")[codes]
    missing = _bools(value is None for value in values)
    if column.kind in (Kind.WHOLE, Kind.TIME):
        numbers: Array = np.array([value or 0 for value in values], dtype=np.int64)
        return pd.arrays.IntegerArray(numbers[codes], missing[codes])
    if column.kind is Kind.FLAG:
        flags: Array = np.array([value or False for value in values], dtype=bool)
        return pd.arrays.BooleanArray(flags[codes], missing[codes])
    if column.kind is Kind.DECIMAL:
        amounts: Array = np.array(values, dtype=object)
        return amounts[codes]
    known = list(column.options) or list(dict.fromkeys(str(v) for v in values if v is not None))
    place = {text: at for at, text in enumerate(known)}
    again: Array = np.array([-1 if value is None else place[str(value)] for value in values])
    small = again.astype(np.min_scalar_type(-len(known) - 1))
    return pd.Categorical.from_codes(
        small[codes], categories=pd.Index(known, dtype=object), validate=False
    )
