"""The rows of a borough's own log in the shared columns, every row of a column at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import TYPE_CHECKING

import attrs

from s92kit.activity._codes import CodedColumn, local_code
from s92kit.activity._contract import ACTIVITY
from s92kit.activity._conversion import Conversion, ConversionSummary
from s92kit.activity._format import ActivityFormat, LocalColumn
from s92kit.activity._table import checked_activity
from s92kit.tables import (
    CheckedTable,
    Column,
    Kind,
    Places,
    Progress,
    RawTable,
    TableContract,
    check_tables,
    read_pieces,
    read_table,
    screen_tables,
)

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["conversions_of", "converted", "local_contract"]

_WORKBOOKS = frozenset({".xlsx", ".xlsm", ".xls", ".ods"})


def converted(tables: Sequence[RawTable], format: ActivityFormat) -> Conversion:  # noqa: A002 - the domain's own word
    r"""The rows of a borough's own log in the shared columns.

    Columns that the format does not name are not read, and are told as queries. A code that it
    does not map is counted, and its rows are kept.

    Args:
        tables: The log, as :func:`~s92kit.tables.read_table` gives it.
        format: How it is read.

    Returns:
        The records, and what became of every row and code.

    Examples:
        >>> from s92kit.plugins import catalogue_of
        >>> from s92kit.tables import csv_from_text
        >>> from s92kit.testing import walford
        >>> form = catalogue_of(walford).activity_format("walford")
        >>> log = csv_from_text("Date,What,Why\n2019-04-01,Arr,Viol\n2019-04-01,Zzz,Viol\n",
        ...                     name="april.csv")
        >>> result = converted([log], form)
        >>> list(result.records.frame["kind"])
        ['arrest', 'not mapped']
        >>> [(code.column, code.code, code.rows) for code in result.unmapped]
        [('What', 'Zzz', 1)]
    """
    import numpy as np

    contract = local_contract(format)
    screened = screen_tables(tables, contract)
    checked = screened.held_against(
        check_tables(screened.tables, contract, day_first=format.day_first)
    )
    coded = [CodedColumn.of(checked.frame, format, column) for column in format.code_columns]
    frame = _shared_frame(checked, format, coded)
    records = checked_activity(_renamed(checked, format, frame))
    kept = np.isin(checked.positions, records.table.positions, assume_unique=True)
    return Conversion(
        records=records,
        summary=ConversionSummary(
            format=format,
            rows_in=records.rows_in,
            rows_accepted=records.rows_accepted,
            codes=tuple(count for each in coded for count in each.counts(kept)),
            problems=records.problems.groups,
        ),
    )


def conversions_of(
    paths: Iterable[Path | str],
    format: ActivityFormat,  # noqa: A002 - the domain's own word
    *,
    rows: int = 250_000,
    progress: Progress | None = None,
) -> Iterator[Conversion]:
    """The files of a borough's own log, converted piece by piece, so that any size will do.

    Args:
        paths: The files; a workbook is one piece.
        format: How they are read.
        rows: How many rows a piece has at most.
        progress: Told after each piece the file's name, what is done and what there is.

    Yields:
        The conversions, in the order of the rows.

    Raises:
        InvalidValueError: Where a file is of no kind that can be read, or is damaged.
        OSError: Where a file cannot be opened.
    """
    contract = local_contract(format)
    distinct = [column.name for column in contract.columns if column.distinct]
    for path in paths:
        if Path(path).suffix.lower() in _WORKBOOKS:
            yield converted([read_table(path, expected=contract.names)], format)
            continue
        for piece in read_pieces(
            path, rows=rows, distinct=distinct, expected=contract.names, progress=progress
        ):
            yield converted([piece], format)


def local_contract(format: ActivityFormat) -> TableContract:  # noqa: A002 - the domain's own word
    """What a log must look like for a format to read it.

    Args:
        format: The format.
    """
    codes = (
        Column(
            name=header,
            kind=Kind.TEXT,
            meaning=f"A code of the log's own, for {' and '.join(format.fields_of(header))}.",
            required="kind" in format.fields_of(header),
        )
        for header in format.code_columns
    )
    headers = {column.field: column.header for column in format.columns}
    return TableContract(
        id=format.id.partition("/")[2],
        title=format.title,
        columns=(*map(_local_column, format.columns), *codes),
        rules=tuple(
            attrs.evolve(rule, column=headers[rule.column], other=headers[rule.other])
            for rule in ACTIVITY.rules
            if rule.column in headers and rule.other in headers
        ),
    )


def _local_column(local: LocalColumn) -> Column:
    shared = ACTIVITY.column(local.field)
    if not local.unit:
        return attrs.evolve(shared, name=local.header)
    return attrs.evolve(
        shared,
        name=local.header,
        kind=Kind.DECIMAL,
        unit=local.unit,
        meaning=f"{shared.meaning} In {local.unit}.",
        most=None if shared.most is None else shared.most // local.each,
        query_most=shared.query_most // local.each if isinstance(shared.query_most, int) else None,
    )


def _shared_frame(
    checked: CheckedTable, item: ActivityFormat, coded: Sequence[CodedColumn]
) -> pd.DataFrame:
    """The rows of a log in the shared columns."""
    import pandas as pd

    local = checked.frame
    by_field = {column.field: column for column in item.columns}
    filled = {field: each for each in coded for field in each.fields}
    always = {"borough": item.borough, "team": item.team, "attribution": item.attribution or ""}
    columns: dict[str, object] = {}
    for column in ACTIVITY.columns:
        name = column.name
        if name in by_field:
            columns[name] = _own(local, by_field[name])
        elif name in filled:
            columns[name] = filled[name].filled(name)
        elif name == "local_code":
            columns[name] = local_code(coded, len(local))
        elif name == "source":
            columns[name] = _files(checked)
        else:
            columns[name] = _same(column, str(always.get(name, "")), len(local))
    return pd.DataFrame(columns, index=local.index)


def _own(local: pd.DataFrame, column: LocalColumn) -> object:
    """A column of the log as it stands, in the shared unit."""
    import numpy as np
    import pandas as pd

    values = local[column.header]
    if not column.unit:
        return values.array
    codes, distinct = pd.factorize(values.to_numpy(dtype=object), use_na_sentinel=True)
    numbers = np.array([*(_times(value, column.each) for value in distinct), 0], dtype=np.int64)
    return pd.arrays.IntegerArray(numbers[codes], codes < 0)


def _times(value: object, each: int) -> int:
    # Half up, as money is; a quarter of an hour is fifteen minutes exactly.
    exact = Decimal(str(value)) * each
    return int(exact.to_integral_value(rounding=ROUND_HALF_UP))


def _same(column: Column, text: str, rows: int) -> object:
    """A column that is alike in each row, or empty."""
    import numpy as np
    import pandas as pd

    if column.kind is Kind.DAY:
        return np.full(rows, np.datetime64("NaT"), dtype="datetime64[s]")
    if column.kind in (Kind.WHOLE, Kind.TIME):
        return pd.arrays.IntegerArray(np.zeros(rows, dtype=np.int64), np.ones(rows, dtype=bool))
    words = list(column.options) or ([text] if text else [])
    at = words.index(text) if text else -1
    codes = np.full(rows, at, dtype=np.int8)
    return pd.Categorical.from_codes(codes, categories=pd.Index(words, dtype=object))


def _files(checked: CheckedTable) -> object:
    """The file or sheet that each row stands in."""
    import numpy as np
    import pandas as pd

    names = list(dict.fromkeys(place.name for place in checked.places))
    firsts = [place.first for place in checked.places]
    which = np.searchsorted(firsts, checked.positions, side="right") - 1
    numbers = np.array([names.index(place.name) for place in checked.places] or [0])
    return pd.Categorical.from_codes(numbers[which], categories=pd.Index(names, dtype=object))


def _renamed(checked: CheckedTable, item: ActivityFormat, frame: pd.DataFrame) -> CheckedTable:
    """The log as a table of shared columns whose problems still point at the log's cells."""
    names = {column.header: column.field for column in item.columns}
    names |= {header: item.fields_of(header)[0] for header in item.code_columns}
    return attrs.evolve(
        checked,
        contract=ACTIVITY,
        frame=frame,
        places=Places(
            tuple(
                attrs.evolve(
                    place,
                    letters={
                        names[old]: letters
                        for old, letters in place.letters.items()
                        if old in names
                    },
                )
                for place in checked.places
            )
        ),
        texts={names[old]: texts for old, texts in checked.texts.items()},
    )
