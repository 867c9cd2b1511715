"""Rows of any data-frame library added up in one pass, through one layer over all of them."""

from __future__ import annotations

import functools
import operator
from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from typing import Any

import attrs

from s92kit.errors import InvalidValueError, closest_to
from s92kit.kpis._measure import Quantity, QuantityKind
from s92kit.kpis._measured._request import MISSING, ROWS, Cube, CubeRequest, sum_of
from s92kit.tables import Array

__all__ = ["PRODUCTS", "columns_of", "is_pandas", "rows_of", "sums_in"]

PRODUCTS = {"officer_minutes": ("minutes", "officers")}
"""The sums that are of two columns multiplied."""

_STATED = "stated"

_STRETCH = "the stretch of days"
_FILTERING = ("polars",)
"""The engines that add up what is left of a column when the rows that are not meant are out."""
_EMPTYING = ("duckdb", "pyspark")
"""The engines that add up a column that is empty where a row is not meant."""
_KNOWN = (*_FILTERING, *_EMPTYING, "pyarrow")
"""The engines that tests hold against pandas; Arrow adds up columns alone, made beforehand."""


def is_pandas(frame: object) -> bool:
    """Whether a data frame is pandas' own.

    Args:
        frame: Anything.
    """
    import pandas as pd

    return isinstance(frame, pd.DataFrame)


def rows_of(frame: Any) -> Any:  # noqa: ANN401 - of any library
    """The rows of a data frame that is not pandas' own, to be read lazily.

    Args:
        frame: A Polars data frame or lazy frame, a DuckDB relation, a Spark data frame, or an
            Arrow table.

    Raises:
        InvalidValueError: Where it is no data frame, or of a library on which the figures were
            not seen to be the same.
    """
    import narwhals as nw

    try:
        rows = nw.from_native(frame).lazy()
    except TypeError:
        rows = None
    if rows is None or rows.implementation.value not in _KNOWN:
        raise InvalidValueError(
            what="A data frame of activity",
            given=type(frame).__name__,
            mend="Give records of activity, or a pandas, Polars, DuckDB, Spark or Arrow frame.",
        )
    if not rows.implementation.is_pyarrow():
        return rows
    # Arrow groups texts that are kept in a dictionary by where they stand in it.
    texts = [name for name, kind in rows.collect_schema().items() if kind == nw.Categorical]
    return rows.with_columns(nw.col(*texts).cast(nw.String)) if texts else rows


def sums_in(rows: Any, asked: CubeRequest) -> Cube:  # noqa: ANN401 - a narwhals frame
    """What each quantity comes to by stretch of days, borough and group, from one pass.

    Args:
        rows: The rows, lazily.
        asked: What is asked.

    Raises:
        InvalidValueError: Where a column that is needed is not there.
    """
    import narwhals as nw

    keys = ("borough", *asked.by)
    quantities = (*asked.plain, *asked.different)
    needed = {"day", *keys}.union(*map(columns_of, quantities))
    added = [each for at, quantity in enumerate(quantities) for each in _added(at, quantity)]
    inside = _inside(rows, asked, needed).with_columns(_stretch(asked.cuts))
    engine = rows.implementation.value
    if engine in _FILTERING:
        sums = [each.of(each.filtered) for each in added]
    elif engine in _EMPTYING:
        sums = [each.of(each.emptied) for each in added]
    else:
        inside = inside.with_columns(*(each.emptied.alias(each.name) for each in added))
        sums = [each.of(nw.col(each.name)) for each in added]
    grouped = inside.group_by(_STRETCH, *keys).agg(nw.len().alias(ROWS), *sums).collect()
    names = (ROWS, *(each.name for each in added))
    found = {name: grouped[name].to_numpy().astype("int64") for name in names}
    return _cube(grouped, keys, quantities, found, filtered=engine in _FILTERING)


def columns_of(quantity: Quantity) -> set[str]:
    """The columns that are read for a quantity.

    Args:
        quantity: What is counted.
    """
    name = sum_of(quantity)
    counted = () if name == ROWS else PRODUCTS.get(name, (name,))
    return {*counted, *(column for column, _ in quantity.where.conditions)}


@attrs.frozen
class _Added:
    """A sum: its name, the values, which rows are meant (``None`` for all), and how it is added."""

    name: str
    values: Any
    meant: Any
    how: str = "sum"

    @property
    def filtered(self) -> Any:  # noqa: ANN401 - a narwhals expression
        return self.values if self.meant is None else self.values.filter(self.meant)

    @property
    def emptied(self) -> Any:  # noqa: ANN401 - a narwhals expression
        import narwhals as nw

        return self.values if self.meant is None else nw.when(self.meant).then(self.values)

    def of(self, values: Any) -> Any:  # noqa: ANN401 - a narwhals expression
        return getattr(values, self.how)().alias(self.name)


def _added(at: int, quantity: Quantity) -> list[_Added]:
    """The sums of a quantity, which is the one at this place."""
    import narwhals as nw

    meant = _meant(quantity)
    # Without a condition every row is meant, and all rows are counted anyhow.
    rows = [] if meant is None else [_Added(f"{ROWS} {at}", nw.col("day"), meant, "count")]
    name = sum_of(quantity)
    if name == ROWS:
        return rows
    values = functools.reduce(operator.mul, map(nw.col, PRODUCTS.get(name, (name,))))
    if quantity.kind is QuantityKind.THINGS:
        # Left out, a record stands for one: that is what the column's meaning says.
        return [_Added(f"{name} {at}", values.fill_null(1), meant)]
    how = "n_unique" if quantity.kind is QuantityKind.DISTINCT else "sum"
    stated = _Added(f"{_STATED} {at}", values, meant, "count")
    return [_Added(f"{name} {at}", values, meant, how), *rows, stated]


def _inside(rows: Any, asked: CubeRequest, needed: set[str]) -> Any:  # noqa: ANN401
    import narwhals as nw

    known = rows.collect_schema().names()
    for name in sorted(needed):
        if name not in known:
            raise InvalidValueError(
                what="The columns of the activity",
                given=name,
                mend=f"It is not among them. {closest_to(name, known)}",
            )
    own = rows.select(*sorted(needed))
    if rows.collect_schema()["day"] != nw.Date:
        own = own.with_columns(nw.col("day").dt.date())
    day, (first, *_, end) = nw.col("day"), asked.cuts
    return own.filter(day >= first, day < end, _among("borough", asked.boroughs))


def _stretch(cuts: Sequence[date]) -> Any:  # noqa: ANN401 - a narwhals expression
    """The number of the stretch of days that a row lies in."""
    import narwhals as nw

    months = [day.year * 12 + day.month for day in cuts]
    each = months[1] - months[0]
    if all(day.day == 1 for day in cuts) and set(_steps(months)) == {each}:
        day = nw.col("day").dt
        month = day.year().cast(nw.Int64) * 12 + day.month().cast(nw.Int64)
        return ((month - months[0]) // each).alias(_STRETCH)

    def within(first: int, last: int) -> Any:  # noqa: ANN401 - a narwhals expression
        if first == last:
            return nw.lit(first)
        middle = (first + last + 1) // 2
        before = nw.col("day") < cuts[middle]
        return nw.when(before).then(within(first, middle - 1)).otherwise(within(middle, last))

    return within(0, len(cuts) - 2).alias(_STRETCH)


def _steps(numbers: Sequence[int]) -> list[int]:
    return [later - earlier for earlier, later in pairwise(numbers)]


def _meant(quantity: Quantity) -> Any:  # noqa: ANN401 - a narwhals expression
    """Whether a row is meant; nothing where a column is left out; ``None`` for every row."""
    parts = [_among(name, sorted(entries)) for name, entries in quantity.where.conditions]
    return functools.reduce(operator.and_, parts) if parts else None


def _among(name: str, entries: Sequence[str]) -> Any:  # noqa: ANN401 - a narwhals expression
    import narwhals as nw

    return functools.reduce(operator.or_, [nw.col(name) == entry for entry in entries])


def _cube(
    grouped: Any,  # noqa: ANN401 - a narwhals frame
    columns: Sequence[str],
    quantities: Sequence[Quantity],
    sums: dict[str, Array],
    *,
    filtered: bool,
) -> Cube:
    import pandas as pd

    codes: dict[str, Array] = {}
    words: dict[str, tuple[str, ...]] = {}
    for name in columns:
        entries = ["" if entry is None else str(entry) for entry in grouped[name].to_list()]
        codes[name], found = pd.factorize(pd.Index(entries, dtype="str"), sort=True)
        words[name] = tuple(map(str, found))
    for at, quantity in enumerate(quantities):
        sums.setdefault(f"{ROWS} {at}", sums[ROWS])
        if f"{_STATED} {at}" not in sums:
            continue
        stated, name = sums[f"{_STATED} {at}"], f"{sum_of(quantity)} {at}"
        sums[f"{MISSING}{name}"] = sums[f"{ROWS} {at}"] - stated
        if quantity.kind is QuantityKind.DISTINCT:
            # What is empty was counted as one more different entry.
            sums[name] -= stated < sums[f"{ROWS} {at}" if filtered else ROWS]
    return Cube(
        stretch=grouped[_STRETCH].to_numpy().astype("int64"),
        codes=codes,
        words=words,
        sums=sums,
        quantities=tuple(quantities),
    )
