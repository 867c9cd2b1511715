"""Tables whose personal data is masked, and what was found, before any cell is checked."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

import attrs

from s92kit.findings import Rule, Severity
from s92kit.tables._checked import CheckedTable
from s92kit.tables._contract import Column, Kind, TableContract
from s92kit.tables._personal._headers import particulars_in_header
from s92kit.tables._personal._signs import NAME_LIKELY, PERSONAL_COLUMN, SIGNS, Sign, signs_in
from s92kit.tables._problems import Problem, Problems
from s92kit.tables._raw import Array, Cells, RawTable, RowAside

__all__ = ["MASK", "Screened", "screen_tables"]

MASK = "[masked]"
"""What stands in the place of a cell that holds personal data."""


@attrs.frozen(kw_only=True, eq=False)
class Screened:
    """Tables in which personal data is masked; the tables that were read stay as they are.

    Args:
        tables: The tables. A column that holds a person's particulars, or has no place in the
            contract and holds any, is masked from top to bottom, and so is each other cell that
            holds any.
        problems: What was found and where, without what stands there.
        refused: The positions of rows, among all that were read, that cannot stay as they are.
        cells_masked: How many cells were masked one by one.
        columns_masked: How many columns were masked whole.
    """

    tables: tuple[RawTable, ...]
    problems: Problems
    refused: frozenset[int]
    cells_masked: int
    columns_masked: int

    def held_against(self, checked: CheckedTable) -> CheckedTable:
        """The checked tables with the rows that hold personal data set aside.

        Args:
            checked: What came of checking ``tables``.
        """
        told = {item.cell for item in self.problems if item.rule.severity is Severity.ERROR}
        if not told:
            return checked.keep(self._kept(checked), self.problems)
        # What is told of a person's data in a cell is not told again as a word of wrong form.
        others = Problems(item for item in checked.problems if item.cell not in told)
        clean = attrs.evolve(checked, problems=others)
        return clean.keep(self._kept(checked), self.problems)

    def _kept(self, checked: CheckedTable) -> Array:
        import numpy as np

        refused = np.fromiter(self.refused, dtype=np.int64, count=len(self.refused))
        kept: Array = ~np.isin(checked.positions, refused)
        return kept


def screen_tables(tables: Sequence[RawTable], contract: TableContract) -> Screened:
    r"""Tables with personal data masked, before they are checked.

    The columns of the contract are the only ones that are ever read; what is looked for in the
    others serves the people who sent them. In the contract's columns a text that has the form
    which its column asks for, such as a reference, is never taken for personal data.

    Args:
        tables: The tables as they were read.
        contract: What they are to be held against.

    Examples:
        >>> from s92kit.tables import Column, Kind, csv_from_text
        >>> note = Column(name="note", kind=Kind.TEXT, meaning="Anything else.")
        >>> text = "note,Suspect\nring 020 7946 0000,X\nRoman Road,Y\n"
        >>> screened = screen_tables(
        ...     [csv_from_text(text, name="log.csv")], TableContract(title="Log", columns=(note,))
        ... )
        >>> [(item.cell, item.rule.code) for item in screened.problems]
        [('log.csv!B1', 'tables/personal-column'), ('log.csv!A2', 'tables/personal-telephone')]
        >>> list(screened.tables[0].cells[0])
        ['[masked]', 'Roman Road']
    """
    looks: list[_Look] = []
    clean: list[RawTable] = []
    first = 0
    for table in tables:
        found = [_look(table, at, contract, first) for at in range(len(table.headers))]
        looks.extend(found)
        clean.append(_clean(table, found))
        first += len(table.rows)
    return Screened(
        tables=tuple(clean),
        problems=Problems(problem for look in looks for problem in look.problems),
        refused=frozenset().union(*(look.refused for look in looks)),
        cells_masked=sum(look.masked for look in looks),
        columns_masked=sum(look.whole for look in looks),
    )


@attrs.frozen(kw_only=True, eq=False)
class _Look:
    """What one column of one table holds of people."""

    header: str
    cells: Cells
    problems: tuple[Problem, ...] = ()
    refused: frozenset[int] = frozenset()
    masked: int = 0
    whole: bool = False


_Found = list[tuple[int, Sign]]
"""Places in a column, each with the sign that was found there."""


def _look(table: RawTable, at: int, contract: TableContract, first: int) -> _Look:
    header = table.headers[at]
    if header not in contract.names or header in table.headers[:at]:
        return _look_outside(table, at)
    column, cells = contract.column(header), table.cells[at]
    codes, texts = _factored(cells)
    wrong = [code for code, text in enumerate(texts) if text and not _fits(column, text)]
    found = _rows_of(codes, _signs_of([texts[code] for code in wrong], wrong))
    hidden = set(wrong) if column.private else set()
    rows = {row for row, _ in found}
    return _Look(
        header=header,
        cells=_masked(cells, codes, texts, rows, hidden),
        problems=tuple(_problem(table, at, first, row, sign) for row, sign in found),
        refused=frozenset(
            first + row for row, sign in found if sign.rule.severity is Severity.ERROR
        ),
        masked=len(rows),
    )


def _look_outside(table: RawTable, at: int) -> _Look:
    """A column that has no place in the contract, which is never read."""
    header = table.headers[at]
    said = MASK if signs_in(header) else header
    codes, texts = _factored(table.cells[at])
    found = _rows_of(codes, _signs_of(texts, range(len(texts))))
    what = particulars_in_header(header)
    if not what and not found and said == header:
        return _Look(header=header, cells=table.cells[at])
    sure = [item for item in found if item[1].rule.severity is Severity.ERROR]
    rule = PERSONAL_COLUMN if what or sure or said == MASK else found[0][1].rule
    problem = _of_column(table, at, rule, (said, what, found))
    blank = _every_cell_masked(table)
    return _Look(header=said, cells=blank, problems=(problem,), whole=True)


_PLAIN = re.compile(
    r"[+-]?[0-9,.]{1,9}|[0-9]{1,4}([-/.][0-9]{1,2}){1,2}([-/.][0-9]{2,4})?|[0-9:.]{4,15}"
)
_NAME_OF_NOBODY = "Jo Person"  # a form that allows this is words as people write them
_ID = re.compile(r"[\w/.\-]+")
_FIGURES = frozenset({Kind.WHOLE, Kind.DECIMAL, Kind.DAY, Kind.MONTH, Kind.TIME, Kind.MOMENT})


def _fits(column: Column, text: str) -> bool:
    """Whether a text has the form that its column asks for, so that it is no personal data."""
    if column.kind is Kind.OPTION:
        return text.lower() in {option.lower() for option in column.options}
    if column.kind in _FIGURES:
        return bool(_PLAIN.fullmatch(text))
    if column.pattern and not re.fullmatch(column.pattern, _NAME_OF_NOBODY):
        return bool(re.fullmatch(column.pattern, text))
    return column.distinct and bool(_ID.fullmatch(text))


def _factored(cells: Cells) -> tuple[Array, list[str]]:
    import numpy as np
    import pandas as pd

    if isinstance(cells, pd.Categorical):
        return np.asarray(cells.codes), [str(text) for text in cells.categories]
    codes, distinct = pd.factorize(np.asarray(cells, dtype=object))
    return codes, [str(text) for text in distinct]


def _signs_of(texts: Sequence[str], codes: Sequence[int]) -> dict[int, list[Sign]]:
    """The signs found in each of some distinct texts, by its code."""
    # One search of all texts together costs a fraction of a search of each.
    lines = [" ".join(text.split()) for text in texts]
    starts: list[int] = []
    at = 0
    for line in lines:
        starts.append(at)
        at += len(line) + 1
    whole = "\n".join(lines)
    found: dict[int, list[Sign]] = {}
    for sign in SIGNS:
        for place in sign.found_in(whole):
            told = found.setdefault(codes[bisect_right(starts, place) - 1], [])
            if sign not in told and not (told and sign.rule is NAME_LIKELY):
                told.append(sign)
    return found


def _rows_of(codes: Array, signs: dict[int, list[Sign]]) -> _Found:
    import numpy as np

    rows = np.flatnonzero(np.isin(codes, list(signs)))
    return [(int(row), sign) for row in rows for sign in signs[int(codes[row])]]


def _masked(
    cells: Cells, codes: Array, texts: list[str], rows: set[int], hidden: set[int]
) -> Cells:
    import numpy as np

    if not rows and not hidden:
        return cells
    shown = np.array([MASK if at in hidden else text for at, text in enumerate(texts)] or [""])
    again: Array = shown.astype(object)[codes]
    again[list(rows)] = MASK
    return again


def _every_cell_masked(table: RawTable) -> Cells:
    import numpy as np

    masked: Array = np.full(len(table.rows), MASK, dtype=object)
    return masked


def _problem(table: RawTable, at: int, first: int, row: int, sign: Sign) -> Problem:
    return Problem(
        rule=sign.rule,
        message=f"The cell holds {sign.what}, which is masked.",
        mend=sign.mend,
        sheet=table.name,
        column=table.letters[at],
        row=int(table.rows[row]),
        header=table.headers[at],
        position=first + row,
    )


def _of_column(table: RawTable, at: int, rule: Rule, seen: tuple[str, str, _Found]) -> Problem:
    header, what, found = seen
    cells = len({row for row, _ in found})
    kinds = ", ".join(dict.fromkeys(sign.what for _, sign in found))
    said = [f"The column {header!r} is headed as {what}."] if what else []
    if cells:
        holds = "1 cell of it holds" if cells == 1 else f"{cells:,} cells of it hold"
        where = "" if what else f"The column {header!r} has no place here. "
        said.append(f"{where}{holds} {kinds}.")
    if not said:
        said.append("The header of the column holds a person's data.")
    said.append("The column is not read, and is masked in all that is written.")
    return Problem(
        rule=rule,
        message=" ".join(said),
        mend="Take the column out before the file is sent; officers are given by reference alone.",
        sheet=table.name,
        column=table.letters[at],
        row=table.header_row,
        header=header,
    )


def _clean(table: RawTable, looks: Sequence[_Look]) -> RawTable:
    return attrs.evolve(
        table,
        headers=tuple(look.header for look in looks),
        cells=tuple(look.cells for look in looks),
        notes=tuple(MASK if signs_in(note) else note for note in table.notes),
        problems=Problems(_told_safely(problem) for problem in table.problems),
        queries=Problems(_told_safely(problem) for problem in table.queries),
        aside=tuple(_aside(row, looks) for row in table.aside),
    )


def _aside(row: RowAside, looks: Sequence[_Look]) -> RowAside:
    whole = {at for at, look in enumerate(looks) if look.whole}
    return attrs.evolve(
        row,
        cells=tuple(
            MASK if at in whole or signs_in(text) else text for at, text in enumerate(row.cells)
        ),
    )


def _told_safely(problem: Problem) -> Problem:
    if problem.value and signs_in(problem.value):
        message = problem.message.replace(problem.value, MASK)
        return attrs.evolve(problem, value=MASK, message=message)
    return problem
