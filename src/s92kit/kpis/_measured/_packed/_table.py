"""Rows of a pandas data frame added up by one whole number a row, which packs its group."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

import attrs

from s92kit.errors import InvalidValueError, closest_to
from s92kit.kpis._measure import Quantity
from s92kit.kpis._measured._request import MISSING, ROWS, Cube, CubeRequest
from s92kit.kpis._measured._table import PRODUCTS
from s92kit.tables import Array

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["distinct_in_pandas", "sums_in_pandas"]

_SPARSE = 4
"""Where there may be so many times more groups than rows, only those that occur are numbered."""


def sums_in_pandas(frame: pd.DataFrame, asked: CubeRequest) -> Cube:
    """Every sum by stretch of days and by the entries of the columns asked about.

    Args:
        frame: The rows.
        asked: What is asked.

    Raises:
        InvalidValueError: Where a column that is needed is not there.
    """
    import numpy as np

    rows, conditions = _Rows.of(frame, asked.cuts, asked.boroughs), asked.conditions
    columns = []
    for name in dict.fromkeys(("borough", *asked.by, *conditions)):
        codes, words = rows.codes(name)
        if name in conditions and name not in asked.by:
            codes, words = _classes(codes, words, conditions[name])
        columns.append((name, codes, words))
    key = _Key.of(rows, len(asked.cuts) - 1, columns)
    sums = {ROWS: key.added(None)}
    for name in asked.sums:
        values, missing = rows.numbers(name)
        if name == "count":
            # Left out, a record stands for one: that is what the column's meaning says.
            sums[name] = key.added(values if missing is None else np.where(missing, 1, values))
            continue
        sums[name] = key.added(values if missing is None else np.where(missing, 0, values))
        none = np.zeros_like(sums[ROWS])
        sums[MISSING + name] = none if missing is None else key.added(missing)
    return key.cube(sums)


def distinct_in_pandas(frame: pd.DataFrame, asked: CubeRequest) -> Cube:
    """How many different entries there are in each group, and how many rows have none.

    Args:
        frame: The rows.
        asked: What is asked.

    Raises:
        InvalidValueError: Where a column that is needed is not there.
    """
    import numpy as np

    rows = _Rows.of(frame, asked.cuts, asked.boroughs)
    names = ("borough", *asked.by)
    key = _Key.of(rows, len(asked.cuts) - 1, [(name, *rows.codes(name)) for name in names])
    sums: dict[str, Array] = {ROWS: key.added(None)}
    for at, quantity in enumerate(asked.different):
        meant = rows.meant(quantity)
        entries, count = rows.entries(quantity.column, meant)
        own = key.place if meant is None else key.place[meant]
        missing = entries < 0
        sums[f"{ROWS} {at}"] = np.bincount(own, minlength=key.size)
        name = f"{quantity.column} {at}"
        sums[f"{MISSING}{name}"] = np.bincount(own[missing], minlength=key.size)
        if missing.any():
            own, entries = own[~missing], entries[~missing]
        pairs = _once(own * count + entries)
        sums[name] = np.bincount(pairs // max(count, 1), minlength=key.size)
    return attrs.evolve(key.cube(sums), quantities=asked.different)


@attrs.frozen(eq=False)
class _Rows:
    """The rows of some boroughs and days, read column by column.

    ``kept`` is the places of the rows, or ``None`` for all of the frame's.
    """

    frame: pd.DataFrame
    kept: Array | None
    stretch: Array

    @classmethod
    def of(cls, frame: pd.DataFrame, cuts: Sequence[date], boroughs: Sequence[str]) -> _Rows:
        import numpy as np

        whole = cls(frame, None, np.empty(0))
        days = whole.column("day").to_numpy().astype("datetime64[D]")
        edges = np.array(cuts, dtype="datetime64[D]")
        first = edges[0]
        every = np.arange(first - 1, edges[-1] + 1)
        number = np.searchsorted(edges, every, side="right") - 1
        number[0] = number[-1] = -1
        place = (days - first).astype("int64") + 1
        np.clip(place, 0, len(every) - 1, out=place)
        stretch = number.astype("int32")[place]
        codes, words = whole.codes("borough")
        asked = np.array([word in boroughs for word in words], dtype=bool)
        inside = stretch >= 0
        if not asked.all():
            inside &= asked[codes]
        if inside.all():
            return cls(frame, None, stretch)
        kept = np.flatnonzero(inside)
        return cls(frame, kept, stretch[kept])

    def column(self, name: str) -> pd.Series:
        if name not in self.frame.columns:
            raise InvalidValueError(
                what="The columns of the activity",
                given=name,
                mend=f"It is not among them. {closest_to(name, map(str, self.frame.columns))}",
            )
        return self.frame[name]

    def _only(self, values: Array) -> Array:
        return values if self.kept is None else values[self.kept]

    def codes(self, name: str) -> tuple[Array, tuple[str, ...]]:
        """A number for each row's entry and the entries; what is left out is empty text."""
        import numpy as np

        values = self.column(name)
        if values.dtype.name != "category":
            values = values.astype("category")
        codes = self._only(values.cat.codes.to_numpy())
        words = tuple(map(str, values.cat.categories))
        if len(codes) and codes.min() < 0:
            codes = np.append(np.arange(len(words)), len(words))[codes]
            words = (*words, "")
        return codes, words

    def entries(self, name: str, meant: Array | None) -> tuple[Array, int]:
        """A number for each row's entry, -1 for none, and how many numbers there are."""
        import pandas as pd

        values = self.column(name)
        if values.dtype.name == "category":
            codes, count = values.cat.codes.to_numpy(), len(values.cat.categories)
        else:
            codes, words = pd.factorize(values)
            count = len(words)
        codes = self._only(codes)
        return (codes if meant is None else codes[meant]).astype("int64"), count

    def numbers(self, name: str) -> tuple[Array, Array | None]:
        """The numbers of a column and where they are missing; ``None`` where none is."""
        if name in PRODUCTS:
            (one, missing), (other, gaps) = (self.numbers(each) for each in PRODUCTS[name])
            lacking = missing if gaps is None else gaps if missing is None else missing | gaps
            return one * other, lacking
        values = self.column(name)
        missing = values.isna().to_numpy() if values.hasnans else None
        filled = values.fillna(0) if missing is not None else values
        numbers = self._only(filled.to_numpy(dtype="int64"))
        return numbers, None if missing is None else self._only(missing)

    def meant(self, quantity: Quantity) -> Array | None:
        """The places of the rows that are meant; ``None`` for all."""
        import numpy as np

        meant = None
        for name, entries in quantity.where.conditions:
            codes, words = self.codes(name)
            fits = np.array([word in entries for word in words], dtype=bool)[codes]
            meant = fits if meant is None else meant & fits
        return None if meant is None else np.flatnonzero(meant)


@attrs.frozen(eq=False)
class _Key:
    """For each row one number that packs its stretch of days and its entries.

    ``lines`` is the packed number of each place where only those that occur are numbered.
    """

    place: Array
    size: int
    lines: Array | None
    words: dict[str, tuple[str, ...]]

    @classmethod
    def of(
        cls, rows: _Rows, stretches: int, columns: Sequence[tuple[str, Array, tuple[str, ...]]]
    ) -> _Key:
        import pandas as pd

        key, size, lines = rows.stretch.astype("int64"), stretches, None
        for _, codes, words in columns:
            key *= len(words)
            key += codes
            size *= len(words)
        if size > _SPARSE * len(key):
            key, lines = pd.factorize(key)
            size = len(lines)
        return cls(key, size, lines, {name: words for name, _, words in columns})

    def added(self, weights: Array | None) -> Array:
        """Weights added up by place, exactly; how many rows there are for no weights."""
        import numpy as np

        # bincount adds in doubles, which hold each whole number up to 2 to the 53rd exactly.
        sums: Array = np.bincount(self.place, weights=weights, minlength=self.size)
        return sums.astype("int64")

    def cube(self, sums: dict[str, Array]) -> Cube:
        """The sums of the places that occur, with what each place stands for."""
        import numpy as np

        there = np.flatnonzero(sums[ROWS])
        packed = there if self.lines is None else self.lines[there]
        codes: dict[str, Array] = {}
        for name in reversed(self.words):
            packed, codes[name] = np.divmod(packed, max(len(self.words[name]), 1))
        return Cube(
            stretch=packed,
            codes=codes,
            words=self.words,
            sums={name: values[there] for name, values in sums.items()},
        )


def _once(numbers: Array) -> Array:
    """Each number once. Sorting takes a tenth of the time of a hash table where most differ."""
    import numpy as np

    in_order = np.sort(numbers)
    is_new = np.ones(len(in_order), dtype=bool)
    np.not_equal(in_order[1:], in_order[:-1], out=is_new[1:])
    each: Array = in_order[is_new]
    return each


def _classes(
    codes: Array, words: tuple[str, ...], sets: Sequence[frozenset[str]]
) -> tuple[Array, tuple[str, ...]]:
    """Entries that no condition tells apart taken together, each class under its first entry."""
    import numpy as np

    classes: dict[tuple[bool, ...], int] = {}
    first: list[str] = []
    number: list[int] = []
    for word in words:
        fits = tuple(word in entries for entries in sets)
        if fits not in classes:
            classes[fits] = len(first)
            first.append(word)
        number.append(classes[fits])
    return np.array(number, dtype="int64")[codes], tuple(first)
