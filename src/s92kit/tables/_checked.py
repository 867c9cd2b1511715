"""Tables held against their contract: the rows accepted, the rows set aside, and each problem."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

import attrs

from s92kit.errors import closest_to
from s92kit.findings import Rule
from s92kit.tables._cells import Fault
from s92kit.tables._contract import Column, TableContract
from s92kit.tables._problems import (
    COLUMN_TWICE,
    MISSING_COLUMN,
    UNKNOWN_COLUMN,
    Problem,
    Problems,
    column_letters,
)
from s92kit.tables._raw import Array, Cells, RawTable
from s92kit.tables._values import cells_of, values_of

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["CheckedTable", "Place", "check_tables"]


@attrs.frozen(kw_only=True)
class Place:
    """Where the rows of one file or sheet stand among all that were read.

    Args:
        name: The file or sheet.
        first: The position of its first row.
        rows: The numbers of its rows.
        letters: The letters of each column that is there, by its header.
        notes: What stands above its header.
    """

    name: str
    first: int
    rows: Array = attrs.field(eq=False)
    letters: dict[str, str]
    notes: tuple[str, ...] = ()


@attrs.frozen(kw_only=True, eq=False)
class CheckedTable:
    """A table whose accepted rows keep to a contract.

    Rows in are rows accepted and rows set aside, always.

    Args:
        contract: What it was held against.
        frame: The accepted rows. Days and months are ``datetime64[s]``; numbers, and times as
            minutes past midnight, are ``Int64``; texts and options are categories, or plain text
            where nearly each differs. What is missing is missing, never nought.
        positions: The position of each accepted row among all that were read.
        rows_in: How many rows were read.
        places: Where each file or sheet begins.
        texts: The text of each cell that was read, by header.
        problems: What is wrong, cell by cell.
    """

    contract: TableContract
    frame: pd.DataFrame
    positions: Array
    rows_in: int
    places: tuple[Place, ...]
    texts: dict[str, Cells]
    problems: Problems

    @property
    def rows_accepted(self) -> int:
        """How many rows keep to the contract."""
        return len(self.frame)

    @property
    def rows_set_aside(self) -> int:
        """How many rows have a problem that leaves them out."""
        return self.rows_in - self.rows_accepted

    def keep(self, kept: Array, problems: Problems) -> CheckedTable:
        """The same table with some accepted rows set aside after a further check.

        Args:
            kept: For each accepted row whether it stays.
            problems: What is wrong with the others.
        """
        if bool(kept.all()) and not problems:
            return self
        return attrs.evolve(
            self,
            frame=self.frame[kept],
            positions=self.positions[kept],
            problems=self.problems + problems,
        )

    def only(self, kept: Array) -> CheckedTable:
        """A part of the accepted rows as a table of its own; the others are not set aside.

        Args:
            kept: For each accepted row whether it is in the part.
        """
        if bool(kept.all()):
            return self
        gone = len(kept) - int(kept.sum())
        return attrs.evolve(
            self,
            frame=self.frame[kept],
            positions=self.positions[kept],
            rows_in=self.rows_in - gone,
        )

    def problems_at(
        self, rule: Rule, rows: Array, header: str, message: Callable[[int], tuple[str, str]]
    ) -> Iterator[Problem]:
        """A problem for each of some accepted rows, at its cell in one column.

        Args:
            rule: The rule that they break.
            rows: The places of the rows among those accepted.
            header: The column that is to be mended.
            message: Gives the message and the mend for the place of a row.
        """
        column = self.contract.column(header)
        for row in rows:
            position = int(self.positions[row])
            said, mend = message(int(row))
            yield _problem(self.places, self.texts, rule, position, column, (said, mend))


def check_tables(
    tables: Sequence[RawTable], contract: TableContract, *, day_first: bool = False
) -> CheckedTable:
    """Tables of one kind, as one table held against its contract.

    Args:
        tables: The tables, such as one file a month; their columns may stand in any order.
        contract: What they must look like.
        day_first: Whether days written 03/04/2019 mean the third of April. Without it such days
            are refused; with it too, where any day of the column can only be month first.

    Returns:
        The accepted rows in the order in which they were read, and every problem.

    Examples:
        >>> import pandas as pd
        >>> from s92kit.tables import Column, Kind, table_from_frame
        >>> minutes = Column(name="minutes", kind=Kind.WHOLE, meaning="Minutes.", most=1440)
        >>> table = table_from_frame(pd.DataFrame({"minutes": [480, 4800]}), name="duties")
        >>> checked = check_tables([table], TableContract(title="Minutes", columns=(minutes,)))
        >>> checked.rows_in, checked.rows_accepted, checked.rows_set_aside
        (2, 1, 1)
        >>> [problem.cell for problem in checked.problems]
        ['duties!A3']
    """
    import numpy as np
    import pandas as pd

    places = _places(tables, contract)
    found = [
        problem for table in tables for problem in (*table.problems, *_headers(table, contract))
    ]
    good = np.ones(sum(len(table.rows) for table in tables), dtype=bool)
    texts: dict[str, Cells] = {}
    columns: dict[str, object] = {}
    for column in contract.columns:
        texts[column.name] = cells = cells_of(tables, column.name)
        columns[column.name], faulty = values_of(column, cells, day_first=day_first)
        good[[position for position, _ in faulty]] = False
        found.extend(_cell_problems(places, texts, column, faulty))
    frame = pd.DataFrame(columns)
    return CheckedTable(
        contract=contract,
        frame=frame if good.all() else frame[good],
        positions=np.flatnonzero(good),
        rows_in=len(good) + sum(len(table.problems) for table in tables),
        places=places,
        texts=texts,
        problems=Problems(found),
    )


def _cell_problems(
    places: tuple[Place, ...],
    texts: dict[str, Cells],
    column: Column,
    faulty: list[tuple[int, Fault]],
) -> Iterator[Problem]:
    for position, fault in faulty:
        # Where the whole column is missing, that is told once and not for each of its cells.
        if column.name in _place_of(places, position).letters:
            said = (fault.message, fault.mend)
            yield _problem(places, texts, fault.rule, position, column, said)


def _places(tables: Sequence[RawTable], contract: TableContract) -> tuple[Place, ...]:
    first = 0
    places: list[Place] = []
    for table in tables:
        letters = {
            header: column_letters(at)
            for at, header in reversed(list(enumerate(table.headers)))
            if header in contract.names
        }
        places.append(
            Place(name=table.name, first=first, rows=table.rows, letters=letters, notes=table.notes)
        )
        first += len(table.rows)
    return tuple(places)


def _headers(table: RawTable, contract: TableContract) -> Iterator[Problem]:
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
        column=column_letters(at),
        row=len(table.notes) + 1,
        header=header,
    )


def _place_of(places: tuple[Place, ...], position: int) -> Place:
    return next(place for place in reversed(places) if place.first <= position)


def _problem(
    places: tuple[Place, ...],
    texts: dict[str, Cells],
    rule: Rule,
    position: int,
    column: Column,
    said: tuple[str, str],
) -> Problem:
    place = _place_of(places, position)
    return Problem(
        rule=rule,
        message=said[0],
        mend=said[1],
        sheet=place.name,
        column=place.letters.get(column.name, ""),
        row=int(place.rows[position - place.first]),
        header=column.name,
        value="" if column.private else str(texts[column.name][position]),
    )
