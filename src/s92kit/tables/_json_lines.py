"""JSON Lines as tables: one record a line, with the names of its fields for headers."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

import attrs

from s92kit.tables._encoding import as_utf8
from s92kit.tables._noticed import BROKEN_LINE
from s92kit.tables._problems import Problem, Problems
from s92kit.tables._raw import RawTable, RowAside, cells_from_values

__all__ = ["json_lines_table", "read_json_lines"]


def read_json_lines(path: Path | str) -> RawTable:
    """A file of JSON Lines as a table to check.

    Numbers keep their figures as they are written. A field within a field is named with a point,
    such as ``place.ward``; lists stay as they are written.

    Args:
        path: The file.

    Returns:
        The table, whose rows have the numbers of their lines. A line that is no record, or names
        a field twice, is a problem and not in it; empty lines are passed over.

    Raises:
        OSError: Where the file cannot be opened.
    """
    file = Path(path)
    data, noticed = as_utf8(file.read_bytes(), file.name)
    table = json_lines_table(enumerate(data.split(b"\n"), 1), file.name)
    return attrs.evolve(table, queries=Problems(noticed), file=file.name)


def json_lines_table(lines: Iterable[tuple[int, bytes]], name: str) -> RawTable:
    """Lines of JSON as a table.

    Args:
        lines: The number of each line, and the line.
        name: What messages call the file.
    """
    import numpy as np

    columns: dict[str, dict[int, object]] = {}
    numbers: list[int] = []
    problems: list[Problem] = []
    aside: list[RowAside] = []
    for number, line in lines:
        if not line.strip():
            continue
        try:
            record = _named_once(list(_flat(_record(line))))
        except (ValueError, RecursionError) as wrong:
            problems.append(_broken(name, number, wrong))
            aside.append(RowAside(row=number, cells=(line.decode("utf-8", errors="replace"),)))
            continue
        for header, value in record.items():
            columns.setdefault(header, {})[len(numbers)] = value
        numbers.append(number)
    return RawTable(
        name=name,
        headers=tuple(columns),
        cells=tuple(
            cells_from_values([found.get(at) for at in range(len(numbers))])
            for found in columns.values()
        ),
        rows=np.array(numbers, dtype=np.int64),
        problems=Problems(problems),
        aside=tuple(aside),
        header_row=1,
    )


def _record(line: bytes) -> dict[str, object]:
    record = json.loads(
        line,
        object_pairs_hook=_named_once,
        parse_int=str,
        parse_float=str,
        parse_constant=_no_number,
    )
    if not isinstance(record, dict):
        raise ValueError("it is no record in curly brackets")  # noqa: TRY004 - told as a problem
    return record


def _named_once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    record = dict(pairs)
    if len(record) < len(pairs):
        raise ValueError("it names a field twice")
    return record


def _no_number(constant: str) -> object:
    raise ValueError(f"{constant} is no number")


def _flat(record: dict[str, object], within: str = "") -> Iterator[tuple[str, object]]:
    for key, value in record.items():
        name = f"{within}{key.strip()}"
        if isinstance(value, dict):
            yield from _flat(value, f"{name}.")
        elif isinstance(value, bool):
            yield name, "true" if value else "false"
        elif isinstance(value, list):
            yield name, json.dumps(value, ensure_ascii=False)
        else:
            yield name, value


def _broken(name: str, line: int, wrong: Exception) -> Problem:
    told = str(wrong) if isinstance(wrong, ValueError) else "it is nested too deeply"
    return Problem(
        rule=BROKEN_LINE,
        message=f"Line {line:,} is no record: {told}.",
        mend="Write one JSON object a line.",
        sheet=name,
        column="A",
        row=line,
        header="",
    )
