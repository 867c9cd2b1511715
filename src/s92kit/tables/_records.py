"""Records of JSON as a table to check, each taken exactly as its schema would take it."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal

from s92kit.tables._contract import Column, Kind, TableContract
from s92kit.tables._raw import Array, RawTable
from s92kit.tables._schema import text_pattern

__all__ = ["table_from_records"]

_SHOWN = 200
_FLAGS = {True: "yes", False: "no"}


def table_from_records(
    records: Sequence[Mapping[str, object]], contract: TableContract, *, name: str = "records"
) -> RawTable:
    """Records as a table to check, each accepted where :func:`record_schema` accepts it.

    A table of a council is read kindly: ``Court`` is the option ``court``, and ``480`` in
    quotation marks a number. A record is data that a program wrote, so that a value of another
    type or in another notation than its schema's, and a field that means nothing, are errors.

    Args:
        records: The records, as ``json.loads`` gives them.
        contract: What they will be held against.
        name: What messages call them.

    Returns:
        The table; the first record is row 1.

    Examples:
        >>> from s92kit.tables import check_tables
        >>> minutes = Column(name="minutes", kind=Kind.WHOLE, meaning="Minutes.")
        >>> contract = TableContract(title="Minutes", columns=(minutes,))
        >>> table = table_from_records([{"minutes": 480}, {"minutes": "480"}], contract)
        >>> check_tables([table], contract).problems.first(1)[0].value
        '"480"'
    """
    import numpy as np

    seen = dict.fromkeys(key for record in records for key in record)
    headers = [
        *(header for header in contract.names if header in seen),
        *(header for header in seen if header not in contract.names),
    ]
    cells: list[Array] = []
    misfits: dict[str, Array] = {}
    for header in headers:
        column = contract.column(header) if header in contract.names else None
        texts, wrong = _cells(records, header, column)
        cells.append(texts)
        if len(wrong):
            misfits[header] = wrong
    return RawTable(
        name=name,
        headers=tuple(headers),
        cells=tuple(cells),
        rows=np.arange(1, len(records) + 1),
        misfits=misfits,
    )


def _cells(
    records: Iterable[Mapping[str, object]], header: str, column: Column | None
) -> tuple[Array, Array]:
    """The text of a field in each record, and the records in which it cannot stand."""
    import numpy as np

    text_of = _text_of(column)
    texts: list[str] = []
    wrong: list[int] = []
    for at, record in enumerate(records):
        text = text_of(record[header]) if header in record else ""
        if text is None:
            wrong.append(at)
            text = _shown(record[header], column)
        texts.append(text)
    taken: Array = np.array([*texts, None], dtype=object)[:-1]
    return taken, np.array(wrong, dtype=np.int64)


def _text_of(column: Column | None) -> Callable[[object], str | None]:
    """What gives a value's text, or nothing where its schema would refuse type or notation."""
    if column is None:
        return lambda _: None
    match column.kind:
        case Kind.FLAG:
            return lambda value: _FLAGS[value] if isinstance(value, bool) else None
        case Kind.WHOLE:
            return _whole
        case Kind.DECIMAL:
            return _number
        case Kind.OPTION:
            options = frozenset(map(str, column.options))
            return lambda value: value if isinstance(value, str) and value in options else None
    form = re.compile(text_pattern(column))
    return lambda value: value if isinstance(value, str) and form.search(value) else None


def _whole(value: object) -> str | None:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    try:
        number = int(value)
        return str(number) if number == value else None
    except (ValueError, OverflowError):  # infinite, no number, or too long for Python to print
        return None


def _number(value: object) -> str | None:
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal):
        return None
    try:
        return str(value) if Decimal(value).is_finite() else None
    except ValueError:  # too long for Python to print
        return None


def _shown(value: object, column: Column | None) -> str:
    number = column is not None and column.kind in (Kind.WHOLE, Kind.DECIMAL, Kind.FLAG)
    if isinstance(value, str) and not number:
        return value
    try:
        return json.dumps(value, ensure_ascii=False, default=str)[:_SHOWN]
    except ValueError:
        return "a number too long to print"
