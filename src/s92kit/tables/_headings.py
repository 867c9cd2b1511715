"""The headers of tables held against a contract, and where the rows below them stand."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from s92kit.errors import closest_to
from s92kit.findings import Rule
from s92kit.tables._contract import TableContract
from s92kit.tables._places import Place, Places
from s92kit.tables._problems import (
    COLUMN_TWICE,
    MISSING_COLUMN,
    UNKNOWN_COLUMN,
    Problem,
    column_letters,
)
from s92kit.tables._raw import RawTable

__all__ = ["header_problems", "places_of"]


def places_of(tables: Sequence[RawTable]) -> Places:
    """Where the rows of each table stand among all that were read.

    Args:
        tables: The tables.
    """
    first = 0
    places: list[Place] = []
    for table in tables:
        lettered = zip(table.headers, table.letters, strict=True)
        letters = dict(reversed(list(lettered)))
        places.append(
            Place(name=table.name, first=first, rows=table.rows, letters=letters, notes=table.notes)
        )
        first += len(table.rows)
    return Places(tuple(places))


def header_problems(
    table: RawTable, contract: TableContract, *, told: Collection[str] = ()
) -> Iterator[Problem]:
    """What is wrong with the headers of a table.

    Args:
        table: The table.
        contract: What its headers should be.
        told: Names of tables whose headers were checked with an earlier piece of them.
    """
    if table.name in told:
        return
    for at, header in enumerate(table.headers):
        if header not in contract.names:
            mend = closest_to(header, contract.names) if header else "Give it a header."
            message = f"The column {header!r} means nothing here and is not read."
            yield _of_header(table, UNKNOWN_COLUMN, at, header, (message, mend))
        elif header in table.headers[:at]:
            said = (f"The column {header!r} is there twice.", "Keep one; the first is read.")
            yield _of_header(table, COLUMN_TWICE, at, header, said)
    for column in contract.columns:
        if column.required and column.name not in table.headers:
            said = (f"There is no column {column.name!r}.", f"Add it. {column.meaning}")
            yield _of_header(table, MISSING_COLUMN, len(table.headers), column.name, said)


def _of_header(table: RawTable, rule: Rule, at: int, header: str, said: tuple[str, str]) -> Problem:
    return Problem(
        rule=rule,
        message=said[0],
        mend=said[1],
        sheet=table.name,
        column=table.letters[at] if at < len(table.letters) else column_letters(at),
        row=table.header_row,
        header=header,
    )
