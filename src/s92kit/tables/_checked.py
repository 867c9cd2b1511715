"""Tables held against their contract: the rows accepted, the rows set aside, and each problem."""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import chain, groupby
from operator import itemgetter
from typing import TYPE_CHECKING

import attrs

from s92kit.findings import Rule, Severity
from s92kit.tables._across import across_columns, rows_with_one_key
from s92kit.tables._columns import faulty_cells, without_missing_columns
from s92kit.tables._contract import TableContract
from s92kit.tables._faulty import FaultyCells
from s92kit.tables._headings import header_problems, places_of
from s92kit.tables._places import Places
from s92kit.tables._problems import MISSING_COLUMN, Part, Problem, Problems
from s92kit.tables._raw import Array, Cells, RawTable
from s92kit.tables._values import ColumnRead, cells_of, column_read

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["CheckedTable", "check_tables"]


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
    _frame: pd.DataFrame | Callable[[], pd.DataFrame]
    positions: Array
    rows_in: int
    places: Places
    texts: dict[str, Cells]
    problems: Problems

    @cached_property
    def frame(self) -> pd.DataFrame:
        """The accepted rows with their values; made when they are first asked for."""
        return self._frame() if callable(self._frame) else self._frame

    @property
    def rows_accepted(self) -> int:
        """How many rows keep to the contract."""
        return len(self.positions)

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
            frame=lambda: self.frame[kept],
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
            frame=lambda: self.frame[kept],
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
        import numpy as np

        positions = self.positions

        def words(position: int, text: str) -> tuple[str, str]:
            del text
            return message(int(np.searchsorted(positions, position)))

        yield from FaultyCells(
            rule=rule,
            column=self.contract.column(header),
            positions=positions[rows],
            places=self.places,
            cells=self.texts[header],
            words=words,
        )

    def reasons_by_position(self) -> Iterator[tuple[int, tuple[Problem, ...]]]:
        """Each row that was set aside, by its place among all that were read, with its reasons.

        Rows that could not be cut into cells have no place; their problems are those without a
        position.

        Returns:
            The rows in the order in which they were read, one at a time, none kept.
        """
        errors = self.problems.of_severity(Severity.ERROR).parts
        streams = [_by_position(part) for part in errors]
        together = heapq.merge(
            *streams, _of_whole_places(self.places, self.problems), key=itemgetter(0)
        )
        for position, found in groupby(together, key=itemgetter(0)):
            yield position, tuple(problem for _, problem in found)


def _by_position(part: Part) -> Iterator[tuple[int, Problem]]:
    if isinstance(part, FaultyCells):
        return ((position, part.at(position)) for position in part.positions.tolist())
    placed = [(item.position, item) for item in part if item.position is not None]
    return iter(sorted(placed, key=itemgetter(0)))


def _of_whole_places(places: Places, problems: Problems) -> Iterator[tuple[int, Problem]]:
    """Each row of a file or sheet without a required column, which is told once for all."""
    missing: dict[str, list[Problem]] = {}
    for problem in problems.of(MISSING_COLUMN.code):
        missing.setdefault(problem.sheet, []).append(problem)
    for place in places:
        for at in range(len(place.rows)):
            for problem in missing.get(place.name, ()):
                yield place.first + at, problem


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

    places = places_of(tables)
    reads = {
        column.name: column_read(column, cells_of(tables, column.name), day_first=day_first)
        for column in contract.columns
    }
    parts = (
        *faulty_cells(tables, contract, reads, places),
        *across_columns(contract, reads, places),
        *rows_with_one_key(contract, reads, places),
    )
    good = np.ones(sum(len(table.rows) for table in tables), dtype=bool)
    for part in parts:
        if part.rule.severity is Severity.ERROR:
            good[part.positions] = False
    positions = np.flatnonzero(good)
    return CheckedTable(
        contract=contract,
        frame=lambda: _frame_of(reads, None if good.all() else positions),
        positions=positions,
        rows_in=sum(table.rows_in for table in tables),
        places=places,
        texts={name: read.cells for name, read in reads.items()},
        problems=Problems(
            chain(
                *((*table.problems.parts, *table.queries.parts) for table in tables),
                *(header_problems(table, contract) for table in tables),
                map(without_missing_columns, parts),
            )
        ),
    )


def _frame_of(reads: Mapping[str, ColumnRead], positions: Array | None) -> pd.DataFrame:
    import pandas as pd

    columns = {name: read.typed(positions) for name, read in reads.items()}
    return pd.DataFrame(columns, index=positions, copy=False)
