"""Rows written to CSV, JSON Lines or Parquet, piece by piece, however many there are."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from s92kit.errors import InvalidValueError
from s92kit.files import whole_file
from s92kit.tables._contract import Column, Kind, TableContract
from s92kit.tables._frames import needed
from s92kit.tables._raw import Array
from s92kit.tables._written import safe_text

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["Frame", "Pieces", "check_ending", "save_rows"]

Frame: TypeAlias = "pd.DataFrame"
"""A pandas data frame, named so that a room need not import pandas to speak of one."""

Pieces: TypeAlias = "Iterable[tuple[pd.DataFrame, Sequence[str]]]"
"""Accepted rows, and what stands above the header of the files that they came from."""


def check_ending(path: Path) -> None:
    """Refuses a file whose name ends in nothing that rows can be written to.

    Args:
        path: The file.

    Raises:
        InvalidValueError: Where its ending is none of ``.parquet``, ``.csv`` and ``.jsonl``, or a
            library for it is not installed.
    """
    if path.suffix.lower() not in _WRITERS:
        raise InvalidValueError(
            what="The file to write", given=path.name, mend=f"End it in {', '.join(_WRITERS)}."
        )
    if path.suffix.lower() == ".parquet":
        needed("pyarrow.parquet", "parquet")


def save_rows(pieces: Pieces, contract: TableContract, path: Path) -> int:
    r"""Writes accepted rows to a file, which appears whole or not at all.

    Args:
        pieces: The rows as frames in the columns of a contract, each with its notes. Columns are
            written in the order of the contract.
        contract: What the rows keep to.
        path: The file: ``.parquet``, ``.csv`` or ``.jsonl``. Notes stand in Parquet's metadata and
            above the header of CSV.

    Returns:
        How many rows were written.

    Raises:
        InvalidValueError: Where nothing can be written to such a file, or its folder is not there.

    Examples:
        >>> from tempfile import TemporaryDirectory
        >>> from s92kit.tables import check_tables, csv_from_text
        >>> contract = TableContract(
        ...     title="Days", columns=(Column(name="day", kind=Kind.DAY, meaning="The day."),)
        ... )
        >>> table = check_tables([csv_from_text("day\n2019-04-01", name="days.csv")], contract)
        >>> with TemporaryDirectory() as folder:
        ...     save_rows([(table.frame, ())], contract, Path(folder, "days.jsonl"))
        ...     Path(folder, "days.jsonl").read_text().strip()
        1
        '{"day":"2019-04-01"}'
    """
    check_ending(path)
    with whole_file(path) as place:
        return _WRITERS[path.suffix.lower()](pieces, contract, place)


def _parquet(pieces: Pieces, contract: TableContract, place: Path) -> int:
    import pyarrow as pa
    import pyarrow.parquet as pq

    writer: pq.ParquetWriter | None = None
    rows, notes = 0, list[str]()
    schema = pa.schema([(column.name, _arrow_type(column)) for column in contract.columns])
    try:
        for frame, said in pieces:
            writer = writer or pq.ParquetWriter(place, schema, compression="zstd")
            notes.extend(note for note in said if note not in notes)
            arrays = [_arrow(frame[column.name], column) for column in contract.columns]
            writer.write_table(pa.Table.from_arrays(arrays, schema=schema))
            rows += len(frame)
        if writer is None:
            writer = pq.ParquetWriter(place, schema, compression="zstd")
        writer.add_key_value_metadata({"s92kit": contract.id, "notes": "\n".join(notes)})
    finally:
        if writer is not None:
            writer.close()
    return rows


def _arrow_type(column: Column) -> Any:  # noqa: ANN401 - pyarrow has no types of its own
    import pyarrow as pa

    types = {
        Kind.DAY: pa.date32(),
        Kind.MONTH: pa.date32(),
        Kind.TIME: pa.time32("s"),
        # As text, since a time stamp at midnight would be read as a day without a time.
        Kind.MOMENT: pa.string(),
        Kind.WHOLE: pa.int64(),
        Kind.DECIMAL: pa.string(),
        Kind.FLAG: pa.bool_(),
    }
    worded = pa.string() if column.distinct else pa.dictionary(pa.int32(), pa.string())
    return types.get(column.kind, worded)


def _arrow(values: pd.Series, column: Column) -> Any:  # noqa: ANN401 - pyarrow has no types
    import numpy as np
    import pandas as pd
    import pyarrow as pa

    wanted = _arrow_type(column)
    if column.kind is Kind.TIME:
        seconds = values.to_numpy(dtype=np.int32, na_value=0) * 60
        return pa.array(seconds, mask=values.isna().to_numpy(), type=pa.int32()).cast(wanted)
    if pa.types.is_dictionary(wanted):
        words = pd.Categorical(values)
        return pa.DictionaryArray.from_arrays(
            pa.array(words.codes, mask=words.codes < 0, type=pa.int32()),
            pa.array([str(word) for word in words.categories], type=pa.string()),
        )
    if pa.types.is_string(wanted):
        codes, distinct = pd.factorize(values, use_na_sentinel=True)
        texts = np.array([*(_text(each, column.kind) for each in distinct), ""], dtype=object)
        return pa.array(texts[codes], mask=texts[codes] == "", type=wanted)
    return pa.array(values, type=wanted, from_pandas=True)


def _csv(pieces: Pieces, contract: TableContract, place: Path) -> int:
    rows = 0
    with place.open("w", encoding="utf-8", newline="") as file:
        for frame, notes in pieces:
            if not rows and not file.tell():
                file.writelines(f"# {safe_text(note)}\n" for note in notes)
                file.write(",".join(map(safe_text, contract.names)) + "\n")
            texts = _texts(frame, contract, safe_text)
            texts.to_csv(file, header=False, index=False, lineterminator="\n")
            rows += len(frame)
        if not file.tell():
            file.write(",".join(contract.names) + "\n")
    return rows


def _json_lines(pieces: Pieces, contract: TableContract, place: Path) -> int:
    rows = 0
    numbers = {column.name for column in contract.columns if column.kind in (Kind.WHOLE, Kind.FLAG)}
    with place.open("w", encoding="utf-8", newline="") as file:
        for frame, _ in pieces:
            texts = _texts(frame, contract, str)
            lines = None
            for name in contract.names:
                part = _fields(texts[name], name, quoted=name not in numbers)
                lines = part if lines is None else lines + part
            if lines is not None:
                file.writelines(f"{{{line[1:]}}}\n" for line in lines)
            rows += len(frame)
    return rows


def _fields(texts: pd.Series, name: str, *, quoted: bool) -> Array:
    """For each row the field of a record with a comma before it; nothing where there is none."""
    import numpy as np
    import pandas as pd

    codes, distinct = pd.factorize(texts.to_numpy(dtype=object))
    head = f",{json.dumps(name)}:"
    parts = [
        (head + (json.dumps(text, ensure_ascii=False) if quoted else text.lower())) if text else ""
        for text in map(str, distinct)
    ]
    taken: Array = np.array([*parts, ""], dtype=object)[codes]
    return taken


def _texts(
    frame: pd.DataFrame, contract: TableContract, made: Callable[[str], str]
) -> pd.DataFrame:
    """Every cell as the text that would be read as the same value."""
    import numpy as np
    import pandas as pd

    columns: dict[str, Array] = {}
    for column in contract.columns:
        codes, distinct = pd.factorize(frame[column.name], use_na_sentinel=True)
        texts = [made(_text(value, column.kind)) for value in distinct]
        columns[column.name] = np.array([*texts, ""], dtype=object)[codes]
    return pd.DataFrame(columns)


def _text(value: Any, kind: Kind) -> str:  # noqa: ANN401 - a cell holds any value
    match kind:
        case Kind.DAY | Kind.MONTH:
            day = str(value)[:10]
            return day if kind is Kind.DAY else day[:7]
        case Kind.TIME:
            return f"{int(value) // 60:02d}:{int(value) % 60:02d}"
        case Kind.MOMENT:
            return str(value)[:19].replace(" ", "T")
        case _:
            return str(value)


_WRITERS: dict[str, Callable[[Pieces, TableContract, Path], int]] = {
    ".parquet": _parquet,
    ".csv": _csv,
    ".jsonl": _json_lines,
}
