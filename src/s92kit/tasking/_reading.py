"""Requests from files of any kind that people send."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from s92kit.documents import read_document
from s92kit.errors import InvalidValueError
from s92kit.tasking._document import requests_from_document, team_from_document
from s92kit.tasking._requests import Requests
from s92kit.tasking._table import read_request_tables
from s92kit.tasking._team import Team

__all__ = ["read_requests", "read_team"]

_DOCUMENTS = frozenset({".yaml", ".yml", ".json"})


def read_requests(paths: Iterable[Path | str], *, day_first: bool = False) -> Requests:
    """Requests from documents, CSV files and workbooks together.

    Args:
        paths: The files.
        day_first: Whether days written 03/04/2019 mean the third of April; for tables alone.

    Returns:
        The requests, with every problem of the tables' cells.

    Raises:
        DocumentError: With every fault of a document, each on its line.
        InvalidValueError: Where a file is of no kind that can be read, or one id stands in two
            files with one day of recording.
        OSError: Where a file cannot be opened.
    """
    files = [Path(path) for path in paths]
    tables = [path for path in files if path.suffix.lower() not in _DOCUMENTS]
    read = (
        read_request_tables(tables, day_first=day_first)
        if tables
        else Requests(records=(), rows_in=0)
    )
    for path in files:
        if path.suffix.lower() in _DOCUMENTS:
            document = read_document(path)
            _require(document.kind, "tasking-requests", path)
            read = read.and_(requests_from_document(document))
    read.require_one_record_a_day()
    return read


def read_team(path: Path | str) -> Team:
    """A team from its document.

    Args:
        path: The file.

    Raises:
        DocumentError: With every fault, each on its line.
        InvalidValueError: Where it is a document of something else.
        OSError: Where it cannot be opened.
    """
    document = read_document(Path(path))
    _require(document.kind, "team", Path(path))
    return team_from_document(document)


def _require(kind: str, wanted: str, path: Path) -> None:
    if kind != wanted:
        raise InvalidValueError(
            what=f"The kind of {path.name}", given=kind, mend=f"Give a document s92kit/{wanted}/1."
        )
