"""The rows that were set aside, as they were read, each with why and how to mend it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

import attrs

from s92kit.findings import Severity
from s92kit.tables._checked import CheckedTable
from s92kit.tables._contract import Column, TableContract
from s92kit.tables._personal import MASK
from s92kit.tables._problems import Problem
from s92kit.tables._raw import RawTable
from s92kit.tables._written import csv_text

__all__ = ["SetAside", "account_of", "set_aside"]

_BYTE_ORDER_MARK = "\N{ZERO WIDTH NO-BREAK SPACE}"
_PLACE = ("file", "row")
_WHY = ("reasons", "mends")
_SURPLUS = ("more_cells",)
_NOWHERE = -1


@attrs.frozen(kw_only=True)
class SetAside:
    """The rows that were set aside.

    Args:
        headers: Where each row stood, the columns of the contract, and why it is here.
        rows: The cells of each row.
        account: How many rows were read, accepted and set aside, in one line.
    """

    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    account: str

    @property
    def csv(self) -> str:
        """The rows as CSV text that a spreadsheet opens as it is, the account above the header."""
        return f"{_BYTE_ORDER_MARK}# {self.account}\n{csv_text(self.headers, self.rows)}"


def set_aside(
    tables: Sequence[RawTable], checked: CheckedTable, *, contract: TableContract | None = None
) -> SetAside:
    r"""The rows of checked tables that were set aside, as they were read.

    Columns that have no place in the contract are left out: they were not read.

    Args:
        tables: The tables, with personal data masked.
        checked: What came of checking them.
        contract: What the files were to look like, where a borough's own log was converted; left
            out where that is the contract of ``checked``.

    Returns:
        A row for each that is not among those accepted, in the order in which they were read.

    Examples:
        >>> from s92kit.tables import Column, Kind, TableContract, check_tables, csv_from_text
        >>> minutes = Column(name="minutes", kind=Kind.WHOLE, meaning="Minutes.", most=1440)
        >>> table = csv_from_text("minutes\n480\n4800\n", name="duties.csv")
        >>> checked = check_tables([table], TableContract(title="Minutes", columns=(minutes,)))
        >>> aside = set_aside([table], checked)
        >>> aside.account, aside.rows[0][:3]
        ('2 rows read = 1 accepted + 1 set aside', ('duties.csv', '3', '4800'))
    """
    import numpy as np

    columns = tuple(
        column
        for column in (contract or checked.contract).columns
        if any(column.name in table.headers for table in tables)
    )
    surplus = any(len(row.cells) > len(table.headers) for table in tables for row in table.aside)
    told = _Told.of(checked)
    accepted = {int(position) for position in checked.positions}
    rows: list[tuple[str, ...]] = []
    first = 0
    for table in tables:
        read = [np.asarray(cells, dtype=object) for cells in table.cells]
        found = {
            int(number): (first + at, tuple(str(cells[at]) for cells in read))
            for at, number in enumerate(table.rows)
            if first + at not in accepted
        }
        found |= {row.row: (_NOWHERE, row.cells) for row in table.aside}
        for number, (position, texts) in sorted(found.items()):
            why = told.of_row(table, position, number)
            more = (" | ".join(texts[len(table.headers) :]),) if surplus else ()
            shown = _shown(table, columns, texts)
            rows.append((table.name, str(number), *shown, *more, *why))
        first += len(table.rows)
    names = (column.name for column in columns)
    return SetAside(
        headers=(*_PLACE, *names, *(_SURPLUS if surplus else ()), *_WHY),
        rows=tuple(rows),
        account=account_of(checked),
    )


def _shown(table: RawTable, columns: Sequence[Column], texts: Sequence[str]) -> Iterator[str]:
    """The cells of a row in the order of the contract; what is private shows only where it fits."""
    for column in columns:
        at = table.headers.index(column.name) if column.name in table.headers else len(texts)
        text = texts[at] if at < len(texts) else ""
        fits = not column.private or not text or re.fullmatch(column.pattern or ".*", text)
        yield text if fits else MASK


def account_of(checked: CheckedTable) -> str:
    """How many rows were read, accepted and set aside, in one line.

    Args:
        checked: The checked tables.
    """
    # Without marks between thousands, so that the line is one cell in CSV.
    parts = f"{checked.rows_accepted} accepted + {checked.rows_set_aside} set aside"
    return f"{checked.rows_in} rows read = {parts}"


@attrs.frozen(kw_only=True)
class _Told:
    """What is wrong with rows and with whole tables."""

    by_position: Mapping[int, tuple[str, str]]
    by_row: Mapping[tuple[str, int], tuple[str, str]]

    @classmethod
    def of(cls, checked: CheckedTable) -> _Told:
        """The errors of checked tables."""
        by_row: dict[tuple[str, int], list[Problem]] = {}
        for problem in checked.problems.of_severity(Severity.ERROR):
            if problem.position is None:
                by_row.setdefault((problem.sheet, problem.row), []).append(problem)
        by_position = {place: _why(found) for place, found in checked.reasons_by_position()}
        return cls(
            by_position=by_position, by_row={place: _why(found) for place, found in by_row.items()}
        )

    def of_row(self, table: RawTable, position: int, row: int) -> tuple[str, str]:
        """The reasons and mends of a row, those of its header where it has none of its own."""
        header = self.by_row.get((table.name, table.header_row), ("", ""))
        return self.by_position.get(position) or self.by_row.get((table.name, row), header)


def _why(found: Iterable[Problem]) -> tuple[str, str]:
    problems = tuple(found)
    reasons = dict.fromkeys(_headed(problem) for problem in problems)
    mends = dict.fromkeys(problem.mend for problem in problems if problem.mend)
    return " ".join(reasons), " ".join(mends)


def _headed(problem: Problem) -> str:
    return f"{problem.header}: {problem.message}" if problem.header else problem.message
