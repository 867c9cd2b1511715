"""Workbooks as tables (XLSX, XLSM, XLS, ODS), read through python-calamine."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

import attrs

from s92kit.errors import InvalidValueError, UnknownNameError
from s92kit.tables._compound import facts_of_compound
from s92kit.tables._facts import SheetFacts, refuse_extent
from s92kit.tables._header import ROWS_LOOKED_AT, find_header, matches
from s92kit.tables._noticed import (
    ERROR_VALUE,
    FORMULA_WITHOUT_VALUE,
    HIDDEN_ROWS,
    HIDDEN_SHEET,
    SHEETS_NOT_READ,
    query,
)
from s92kit.tables._package import facts_of_package
from s92kit.tables._problems import Problem, Problems, column_letters
from s92kit.tables._raw import (
    Cells,
    RawTable,
    RowAside,
    cell_text,
    cells_from_values,
    where_text,
    without_blank_rows,
)

if TYPE_CHECKING:
    from python_calamine import CalamineWorkbook

__all__ = ["read_sheets", "read_workbook"]

_ZIP = b"PK"
_ERRORS = frozenset({"#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!"})


def read_workbook(
    path: Path | str, *, sheet: str | None = None, expected: Collection[str] = ()
) -> RawTable:
    """A sheet of a workbook as a table to check.

    Formulas and macros never run: what stands in a cell is what was saved with it. Hidden rows are
    read, and told as a query.

    Args:
        path: The workbook.
        sheet: The name of the sheet; ``None`` for the first that people see, or of these the first
            with the expected headers. The others are told as a query.
        expected: Headers to look for, so that titles above the header are passed over.

    Returns:
        The table, whose name is that of the file and sheet, such as ``duties.xlsx/Sheet1``. A row
        in which a formula has no value, or an error for one, is a problem and not in it.

    Raises:
        InvalidValueError: Where the file is no workbook, or one that would unpack to something
            enormous.
        UnknownNameError: Where there is no such sheet.
        OSError: Where the file cannot be opened.
    """
    with _Book(Path(path)) as book:
        if sheet is not None:
            return book.table(sheet, expected)
        seen = book.seen
        found = next((name for name in seen if expected and book.fits(name, expected)), seen[0])
        table = book.table(found, expected)
        others = [name for name in book.names if name != found]
        if not others:
            return table
        shown = ", ".join(f"{name!r}{' (hidden)' * (name not in seen)}" for name in others[:5])
        message = f"Only the sheet {found!r} of {len(book.names)} is read, and not {shown}."
        told = query(SHEETS_NOT_READ, message, "Confirm it, or name the sheet.", sheet=table.name)
        return attrs.evolve(table, queries=table.queries + Problems([told]))


def read_sheets(
    path: Path | str, *, sheets: Sequence[str] | None = None, expected: Collection[str] = ()
) -> tuple[RawTable, ...]:
    """Several sheets of a workbook, each as a table to check.

    Args:
        path: The workbook.
        sheets: Their names; ``None`` for all that people see.
        expected: Headers to look for, so that titles above the header are passed over.

    Raises:
        InvalidValueError: Where the file is no workbook, or one that would unpack to something
            enormous.
        UnknownNameError: Where there is no such sheet.
        OSError: Where the file cannot be opened.
    """
    with _Book(Path(path)) as book:
        names = book.seen if sheets is None else sheets
        return tuple(book.table(name, expected) for name in names)


class _Book:
    """An open workbook whose content was looked at before."""

    def __init__(self, path: Path) -> None:
        self.file = path.name
        with path.open("rb") as file:
            zipped = file.read(2) == _ZIP
        self.facts: dict[str, SheetFacts] = facts_of_package(path) if zipped else {}
        if not zipped:
            self.facts = facts_of_compound(path)
        self.book: CalamineWorkbook = self._guarded(_opened, path)
        self.names: list[str] = self._guarded(lambda: list(self.book.sheet_names))
        if not self.names:
            raise _unreadable(self.file, "there is no sheet in it")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.book.close()

    @property
    def seen(self) -> list[str]:
        """The sheets that people see, or all where they see none."""
        shown = [each.name for each in self.book.sheets_metadata if each.visible == _visible()]
        return shown or self.names

    def _guarded(self, work: Any, *given: Any) -> Any:  # noqa: ANN401 - whatever the reader gives
        try:
            return work(*given)
        except (KeyboardInterrupt, SystemExit, MemoryError):
            raise
        except BaseException as broken:
            # A damaged workbook makes the reader panic, which is no Exception.
            raise _unreadable(self.file, str(broken)) from broken

    def _rows(self, name: str) -> list[list[Any]]:
        if name not in self.names:
            raise UnknownNameError(what="sheet", name=name, known=self.names)
        facts = self.facts.get(name)
        if facts:
            refuse_extent(facts, f"{self.file}/{name}")
        sheet = self._guarded(self.book.get_sheet_by_name, name)
        return self._guarded(lambda: sheet.to_python(skip_empty_area=False))  # type: ignore[no-any-return]

    def fits(self, name: str, expected: Collection[str]) -> bool:
        """Whether a sheet has a row with at least half of the expected headers."""
        top = [[cell_text(cell) for cell in row] for row in self._rows(name)[:ROWS_LOOKED_AT]]
        return any(matches(row, expected) * 2 >= len(set(expected)) for row in top)

    def table(self, name: str, expected: Collection[str]) -> RawTable:
        """A sheet as a table."""
        import numpy as np

        rows = self._rows(name)
        named = f"{self.file}/{name}"
        top = [[cell_text(cell) for cell in row] for row in rows[:ROWS_LOOKED_AT]]
        header = find_header(top, expected)
        headers = list(top[header.at]) if header.at < len(top) else []
        self._fill_merged(name, headers, top, header.at)
        facts = self.facts.get(name) or SheetFacts(name=name)
        body = list(zip(*rows[header.at + 1 :], strict=True))
        headers += [""] * (len(body) - len(headers))
        cells = [cells_from_values(column) for column in body or [()] * len(headers)]
        while cells and not headers[-1] and where_text(cells[-1], {""}).all():
            del cells[-1], headers[-1]
        first = header.at + 2
        numbers = np.arange(first, first + len(rows[header.at + 1 :]))
        problems = Problems(_unread(named, headers, cells, first, facts))
        bad = np.isin(numbers, [problem.row for problem in problems])
        aside = tuple(
            RowAside(row=first + int(at), cells=tuple(str(column[int(at)]) for column in cells))
            for at in np.flatnonzero(bad)
        )
        kept, filled = without_blank_rows(
            tuple(column[~bad] for column in cells) if bad.any() else tuple(cells), numbers[~bad]
        )
        hidden = _hidden(named, facts, {*filled.tolist(), *(row.row for row in aside)})
        return RawTable(
            name=named,
            headers=tuple(headers),
            cells=kept,
            rows=filled,
            notes=header.notes,
            problems=problems,
            aside=aside,
            queries=Problems((*header.queries(named), *hidden, *self._unseen(name))),
            file=self.file,
            sheet=name,
            header_row=header.at + 1,
        )

    def _fill_merged(self, name: str, headers: list[str], top: list[list[str]], at: int) -> None:
        """A header merged with cells above it stands in the topmost of them."""
        if all(headers):
            return
        ranges = self._guarded(lambda: self.book.get_sheet_by_name(name).merged_cell_ranges)
        for (first_row, first), (last_row, _) in ranges or ():
            if first_row < at <= last_row and first < len(headers) and not headers[first]:
                headers[first] = top[first_row][first]

    def _unseen(self, name: str) -> Iterator[Problem]:
        if name not in self.seen:
            message = f"The sheet {name!r} is hidden, and is read."
            yield query(
                HIDDEN_SHEET, message, "Confirm that it is meant.", sheet=f"{self.file}/{name}"
            )


def _opened(path: Path) -> CalamineWorkbook:
    from python_calamine import CalamineWorkbook

    return CalamineWorkbook.from_path(str(path))


def _visible() -> object:
    from python_calamine import SheetVisibleEnum

    return SheetVisibleEnum.Visible


def _unreadable(name: str, broken: str) -> InvalidValueError:
    return InvalidValueError(
        what="A workbook",
        given=name,
        mend=f"It cannot be read ({broken}). Save it as XLSX, or as CSV.",
    )


def _unread(
    sheet: str, headers: list[str], cells: list[Cells], first: int, facts: SheetFacts
) -> Iterator[Problem]:
    import numpy as np

    last = first + (len(cells[0]) if cells else 0)
    places = {(row, column): text for row, column, text in facts.errors}
    for column, texts in enumerate(cells):
        for at in np.flatnonzero(where_text(texts, _ERRORS)):
            places[first + int(at), column] = str(texts[int(at)])
    places |= dict.fromkeys(facts.empty_formulas, "")
    for (row, column), error in places.items():
        if first <= row < last and column < len(headers):
            yield _problem(sheet, row, column, headers[column], error)


def _problem(sheet: str, row: int, column: int, header: str, error: str) -> Problem:
    message = "The formula has no value saved with it, and formulas are never run here."
    mend = "Open the workbook in a spreadsheet program, and save it."
    if error:
        message, mend = (
            f"The cell holds the error {error}.",
            "Mend the formula, or write the value.",
        )
    return Problem(
        rule=ERROR_VALUE if error else FORMULA_WITHOUT_VALUE,
        message=message,
        mend=mend,
        sheet=sheet,
        column=column_letters(column),
        row=row,
        header=header,
        value=error,
    )


def _hidden(sheet: str, facts: SheetFacts, filled: set[int]) -> Iterator[Problem]:
    rows = sorted(set(facts.hidden_rows) & filled)
    if rows:
        shown = ", ".join(f"{row:,}" for row in rows[:5]) + (", …" if len(rows) > 5 else "")
        which = "A row is" if len(rows) == 1 else f"{len(rows):,} rows are"
        message = f"{which} hidden or filtered away, and read: {shown}."
        mend = "Confirm that what is hidden belongs to the table, or delete it."
        yield query(HIDDEN_ROWS, message, mend, sheet=sheet, row=rows[0])
