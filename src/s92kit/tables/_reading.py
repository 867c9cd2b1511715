"""Files as tables, by the ending of each name, and folders of files in a stable order."""

from __future__ import annotations

import glob
from collections.abc import Callable, Collection, Iterable
from pathlib import Path
from typing import TypeAlias

import attrs

from s92kit.errors import InvalidValueError
from s92kit.tables._csv import read_csv
from s92kit.tables._json_lines import read_json_lines
from s92kit.tables._noticed import FILES_NOT_READ, query
from s92kit.tables._parquet import read_parquet
from s92kit.tables._problems import Problems
from s92kit.tables._raw import RawTable
from s92kit.tables._workbook import read_workbook

__all__ = ["JSON_LINES", "PARQUETS", "TEXTS", "Progress", "read_table", "read_tables"]

WORKBOOKS = frozenset({".xlsx", ".xlsm", ".xls", ".ods"})
TEXTS = frozenset({".csv", ".tsv", ".tab", ".txt"})
JSON_LINES = frozenset({".jsonl", ".ndjson"})
PARQUETS = frozenset({".parquet", ".pq"})
_ENDINGS = WORKBOOKS | TEXTS | JSON_LINES | PARQUETS

Progress: TypeAlias = Callable[[str, int, int], None]
"""Told the name of a file, how much is done, and how much there is, in bytes or rows."""


def read_table(
    path: Path | str,
    *,
    distinct: Collection[str] = (),
    expected: Collection[str] = (),
    sheet: str | None = None,
) -> RawTable:
    """A CSV file, JSON Lines, Parquet, or a sheet of a workbook, as a table to check.

    Args:
        path: The file; the ending of its name says what it is.
        distinct: Headers of columns in which nearly each cell differs, such as ids.
        expected: Headers to look for, so that titles above the header are passed over.
        sheet: The sheet of a workbook; ``None`` for the first that people see.

    Raises:
        InvalidValueError: Where the file is of no kind that can be read, or is damaged or hostile.
        UnknownNameError: Where there is no such sheet.
        OSError: Where the file cannot be opened.
    """
    ending = Path(path).suffix.lower()
    if ending in WORKBOOKS:
        return read_workbook(path, sheet=sheet, expected=expected)
    if sheet is not None:
        raise InvalidValueError(
            what=f"The sheet of {Path(path).name}", given=sheet, mend="Only workbooks have sheets."
        )
    if ending in TEXTS:
        return read_csv(path, distinct=distinct, expected=expected)
    if ending in JSON_LINES:
        return read_json_lines(path)
    if ending in PARQUETS:
        return read_parquet(path)
    raise InvalidValueError(
        what="A table",
        given=str(path),
        mend="Give a CSV file or a workbook (.csv, .xlsx), or .ods, .jsonl or .parquet.",
    )


def read_tables(
    places: Path | str | Iterable[Path | str],
    *,
    distinct: Collection[str] = (),
    expected: Collection[str] = (),
    progress: Progress | None = None,
) -> tuple[RawTable, ...]:
    """Files, folders and patterns such as ``logs/*.csv`` as tables to check.

    Args:
        places: One or more of them. Of a folder, the files whose endings are known are read, those
            of folders within it too; the others are told as a query.
        distinct: Headers of columns in which nearly each cell differs, such as ids.
        expected: Headers to look for, so that titles above the header are passed over.
        progress: Told before each file its name, the bytes that are done, and all bytes.

    Returns:
        The tables in the order of the places, and within a place in the order of the files' names;
        a file that is named twice is read once.

    Raises:
        InvalidValueError: Where a place holds no file that can be read, or a file is damaged.
        OSError: Where a file cannot be opened.

    Examples:
        >>> from tempfile import TemporaryDirectory
        >>> with TemporaryDirectory() as folder:
        ...     for month in ("may", "april"):
        ...         text = "day,minutes" + chr(10) + "2019-04-01,480"
        ...         _ = Path(folder, f"{month}.csv").write_text(text)
        ...     [table.name for table in read_tables(folder)]
        ['april.csv', 'may.csv']
    """
    given = [places] if isinstance(places, (str, Path)) else list(places)
    files: dict[Path, str] = {}
    others: list[str] = []
    for place in given:
        for file, name in _files_of(Path(place), others):
            files.setdefault(file, name)
    names = _apart(files)
    sizes = {file: file.stat().st_size for file in files}
    done, tables = 0, []
    for file in files:
        if progress:
            progress(names[file], done, sum(sizes.values()))
        table = read_table(file, distinct=distinct, expected=expected)
        tables.append(_renamed(table, file.name, names[file]))
        done += sizes[file]
    if progress and files:
        progress(names[file], done, done)
    return tuple(_told(tables, others))


def _files_of(place: Path, others: list[str]) -> list[tuple[Path, str]]:
    if place.is_dir():
        within = [file for file in place.rglob("*") if file.is_file() and not _is_aside(file)]
        found = [file for file in within if file.suffix.lower() in _ENDINGS]
        others.extend(sorted(file.name for file in within if file not in set(found)))
        root = place
    elif not place.exists() and glob.has_magic(str(place)):
        found = [Path(name) for name in glob.glob(str(place), recursive=True)]  # noqa: PTH207 - an absolute pattern too
        found = [file for file in found if file.is_file() and not _is_aside(file)]
        root = Path()
    else:
        return [(place, place.name)]
    if not found:
        raise InvalidValueError(
            what="A folder or pattern",
            given=str(place),
            mend="There is no table there (.csv, .xlsx, .ods, .jsonl, .parquet).",
        )
    inside = root != Path()
    return sorted(
        ((file, file.relative_to(root).as_posix() if inside else file.name) for file in found),
        key=lambda each: (each[1].casefold(), each[1], str(each[0])),
    )


def _is_aside(file: Path) -> bool:
    """Whether it is what a program leaves beside an open file, or hidden."""
    return file.name.startswith((".", "~$"))


def _apart(files: dict[Path, str]) -> dict[Path, str]:
    """A name for each file; files of one name in several places go by the whole path."""
    named = list(files.values())
    return {
        file: name if named.count(name) == 1 else file.as_posix() for file, name in files.items()
    }


def _renamed(table: RawTable, old: str, new: str) -> RawTable:
    if old == new:
        return table

    def renamed(problems: Problems) -> Problems:
        return Problems(
            attrs.evolve(each, sheet=new + each.sheet.removeprefix(old)) for each in problems
        )

    return attrs.evolve(
        table,
        name=new + table.name.removeprefix(old),
        problems=renamed(table.problems),
        queries=renamed(table.queries),
    )


def _told(tables: list[RawTable], others: list[str]) -> list[RawTable]:
    if not others or not tables:
        return tables
    shown = ", ".join(others[:5]) + (", …" if len(others) > 5 else "")
    message = f"{len(others)} files are of kinds that are not read: {shown}."
    told = query(FILES_NOT_READ, message, "Confirm that they hold no rows.", sheet=tables[0].name)
    first = attrs.evolve(tables[0], queries=tables[0].queries + Problems([told]))
    return [first, *tables[1:]]
