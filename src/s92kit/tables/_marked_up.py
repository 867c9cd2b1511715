"""The workbook that people sent, given back with a comment in each cell that needs mending."""

from __future__ import annotations

import io
import re
import warnings
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, cast

import attrs

from s92kit.findings import Severity
from s92kit.tables._checked import CheckedTable
from s92kit.tables._personal import MASK, signs_in
from s92kit.tables._problems import Problem, Problems
from s92kit.tables._raw import RawTable
from s92kit.tables._set_aside import account_of
from s92kit.tables._summary_sheet import Summary, write_summary
from s92kit.tables._template import sheet_title
from s92kit.tables._written import fit_to_page, put_cell, put_cells, workbook_bytes

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.cell import Cell, MergedCell
    from openpyxl.comments import Comment
    from openpyxl.worksheet.worksheet import Worksheet

__all__ = ["COMMENTS_PER_CODE", "MarkedUp", "marked_up"]

COMMENTS_PER_CODE = 500
"""So many cells are marked for each code; the counts of the summary are exact all the same."""
_MOST_ROWS = 50_000
_LAST_ROW = 1_048_576
_AUTHOR = "s92kit"
_FILLS = {Severity.ERROR: "FFC7CE", Severity.QUERY: "FFEB9C", Severity.NOTE: "DDEBF7"}
_WORDS = {
    Severity.ERROR: "Must be mended",
    Severity.QUERY: "Please confirm",
    Severity.NOTE: "For you to know",
}


@attrs.frozen(kw_only=True)
class MarkedUp:
    """A workbook with its faults marked.

    Args:
        data: The bytes of an XLSX file.
        cells: How many cells bear a comment.
        remarks: What is not in it as it was sent, such as macros.
    """

    data: bytes
    cells: int
    remarks: tuple[str, ...]


def marked_up(
    tables: Sequence[RawTable], checked: CheckedTable, *, own: bytes | None = None
) -> MarkedUp:
    r"""A workbook in which each faulty cell bears a comment, with a sheet of all problems.

    Args:
        tables: The tables, with personal data masked.
        checked: What came of checking them.
        own: The workbook that the tables were read from; left out for CSV and other files, whose
            cells then stand in a new workbook where they stood in the file.

    Returns:
        The workbook. Its formulas are the values that they last gave; nothing in it runs, no sheet
        is hidden, and what was masked stays masked.

    Examples:
        >>> from s92kit.tables import Column, Kind, TableContract, check_tables, csv_from_text
        >>> minutes = Column(name="minutes", kind=Kind.WHOLE, meaning="Minutes.", most=1440)
        >>> table = csv_from_text("minutes\n480\n4800\n", name="duties.csv")
        >>> checked = check_tables([table], TableContract(title="Minutes", columns=(minutes,)))
        >>> marked_up([table], checked).cells
        1
    """
    shown = _first_of_each_code(checked.problems)
    book, sheets, remarks = _opened(tables, shown, own)
    cells = _mark(sheets, shown)
    write_summary(
        book,
        Summary(
            title=checked.contract.title,
            account=account_of(checked),
            remarks=remarks,
            sheets={name: sheet.title for name, sheet in sheets.items()},
            marked=_marked(shown),
            most=COMMENTS_PER_CODE,
        ),
        checked.problems,
    )
    return MarkedUp(data=workbook_bytes(book), cells=cells, remarks=remarks)


def _first_of_each_code(problems: Problems) -> tuple[Problem, ...]:
    return tuple(
        item for code in problems.counts for item in problems.of(code).first(COMMENTS_PER_CODE)
    )


def _marked(shown: Iterable[Problem]) -> dict[tuple[str, str], int]:
    counts: dict[tuple[str, str], int] = {}
    for item in shown:
        counts[item.rule.code, item.header] = counts.get((item.rule.code, item.header), 0) + 1
    return counts


_Opened = tuple["Workbook", dict[str, "Worksheet"], tuple[str, ...]]


def _opened(tables: Sequence[RawTable], shown: Sequence[Problem], own: bytes | None) -> _Opened:
    if own is not None:
        try:
            return _own_book(tables, own)
        except Exception:  # noqa: BLE001 - a workbook that only its reader can open is copied
            book, sheets, remarks = _new_book(tables, shown)
            remark = "The workbook could not be kept as it is; its cells are copied into this one."
            return book, sheets, (remark, *remarks)
    return _new_book(tables, shown)


def _own_book(tables: Sequence[RawTable], own: bytes) -> _Opened:
    from openpyxl import load_workbook

    with warnings.catch_warnings():
        # What openpyxl cannot keep of a workbook it says by warning; the remarks say it in words.
        warnings.simplefilter("ignore")
        book = load_workbook(io.BytesIO(own), data_only=True, keep_links=False)
    remarks = [*_left_out(own), *_shown_again(book)]
    for sheet in book.worksheets:
        _make_inert(sheet)
    for name, defined in tuple(book.defined_names.items()):
        if "[" in (defined.attr_text or ""):
            del book.defined_names[name]
    sheets = {table.name: cast("Worksheet", book[table.sheet]) for table in tables}
    masked = sum(_mask(sheets[table.name], table) for table in tables)
    if masked:
        remarks.append(f"{masked:,} cells that hold or may hold personal data are masked.")
    return book, sheets, tuple(remarks)


def _left_out(own: bytes) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(own)) as package:
        names = package.namelist()
        formulas = sum(
            len(re.findall(rb"<f[ />]", package.read(name)))
            for name in names
            if name.startswith("xl/worksheets/")
        )
    remarks: list[str] = []
    if any("vbaProject" in name for name in names):
        remarks.append("Macros are left out; none was run.")
    if formulas:
        remarks.append(f"{formulas:,} formulas are replaced by the values that they last gave.")
    if any(name.startswith("xl/externalLinks/") for name in names):
        remarks.append("Links to other workbooks are left out.")
    if any(name.startswith(("xl/charts/", "xl/media/", "xl/drawings/drawing")) for name in names):
        remarks.append("Charts and pictures may be missing or look different.")
    return remarks


def _shown_again(book: Workbook) -> list[str]:
    hidden = [sheet for sheet in book.worksheets if sheet.sheet_state != "visible"]
    lines = 0
    for sheet in book.worksheets:
        for dimension in (*sheet.row_dimensions.values(), *sheet.column_dimensions.values()):
            lines += bool(dimension.hidden)
            dimension.hidden = False
    remarks = [f"Hidden sheets are shown: {len(hidden):,}."] if hidden else []
    return [*remarks, *([f"Hidden rows and columns are shown: {lines:,}."] if lines else [])]


def _make_inert(sheet: Worksheet) -> None:
    """Leaves no formula, no earlier mark of ours, and no writer's name on a comment."""
    for row in sheet.iter_rows():
        for cell in row:
            if isinstance(cell.value, str) and cell.value[:1] in tuple("=+-@"):
                put_cell(cell, cell.value)
            if cell.comment is not None:
                _without_author(cell, cell.comment)


def _without_author(cell: Cell | MergedCell, said: Comment) -> None:
    from openpyxl.comments import Comment
    from openpyxl.styles import PatternFill

    if said.author == _AUTHOR:
        cell.comment = None
        if cell.fill.fgColor.rgb in {f"00{colour}" for colour in _FILLS.values()}:
            cell.fill = PatternFill()
        return
    text = (said.text or "").removeprefix(f"{said.author}:").strip()
    cell.comment = Comment(MASK if signs_in(text) else text, "sender")


def _mask(sheet: Worksheet, table: RawTable) -> int:
    """Masks in the workbook what is masked in the table, and counts the cells."""
    cells = [sheet[place] for place in _masked_places(table)]
    if MASK in table.notes:
        above = sheet.iter_rows(max_row=table.header_row - 1)
        cells.extend(cell for row in above for cell in row if signs_in(str(cell.value or "")))
    for cell in cells:
        _hide(cell)
    return len(cells)


def _masked_places(table: RawTable) -> Iterator[str]:
    import numpy as np

    for letters, cells, header in zip(table.letters, table.cells, table.headers, strict=True):
        for row in table.rows[np.asarray(cells, dtype=object) == MASK]:
            yield f"{letters}{row}"
        if header == MASK:
            yield f"{letters}{table.header_row}"
    for aside in table.aside:
        for letters, text in zip(table.letters, aside.cells, strict=False):
            if text == MASK:
                yield f"{letters}{aside.row}"


def _hide(cell: Cell | MergedCell) -> None:
    cell.comment = None
    cell.hyperlink = None
    put_cell(cell, MASK)


def _new_book(tables: Sequence[RawTable], shown: Sequence[Problem]) -> _Opened:
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.worksheets[0])
    sheets: dict[str, Worksheet] = {}
    remarks: list[str] = []
    for table in tables:
        sheet = book.create_sheet(sheet_title(table.name))
        sheets[table.name] = sheet
        wanted = {item.row for item in shown if item.sheet == table.name}
        left_out = _copy(sheet, table, wanted)
        if left_out:
            remarks.append(
                f"{table.name} has too many rows for a workbook of use: the first {_MOST_ROWS:,} "
                f"and those that are marked are here, and {left_out:,} others are not."
            )
    return book, sheets, tuple(remarks)


def _copy(sheet: Worksheet, table: RawTable, wanted: set[int]) -> int:
    """Writes a table where it stood in its file, and gives the number of rows left out."""
    import numpy as np
    from openpyxl.styles import Font

    for at, note in enumerate(table.notes[: table.header_row - 1], 1):
        put_cell(sheet.cell(row=at, column=1), f"# {note}")
    for letters, header in zip(table.letters, table.headers, strict=True):
        cell = sheet[f"{letters}{table.header_row}"]
        put_cell(cell, header)
        cell.font = Font(bold=True)
        sheet.column_dimensions[letters].width = max(12, len(header) + 4)
    sheet.freeze_panes = f"A{table.header_row + 1}"
    fit_to_page(sheet)
    columns = [np.asarray(cells, dtype=object) for cells in table.cells]
    left_out = 0
    for at, number in enumerate(table.rows):
        row = int(number)
        if row > _LAST_ROW or (at >= _MOST_ROWS and row not in wanted):
            left_out += 1
            continue
        for letters, cells in zip(table.letters, columns, strict=True):
            if cells[at]:
                put_cell(sheet[f"{letters}{row}"], str(cells[at]))
    for aside in table.aside:
        if aside.row <= _LAST_ROW:
            row_cells = sheet.iter_cols(
                min_row=aside.row, max_row=aside.row, max_col=max(len(aside.cells), 1)
            )
            put_cells((column[0] for column in row_cells), aside.cells or ("",))
    return left_out


def _mark(sheets: Mapping[str, Worksheet], shown: Sequence[Problem]) -> int:
    by_cell: dict[tuple[str, str], list[Problem]] = {}
    for item in shown:
        if item.sheet in sheets and item.row <= _LAST_ROW:
            by_cell.setdefault((item.sheet, f"{item.column or 'A'}{item.row}"), []).append(item)
    for (name, place), problems in by_cell.items():
        _comment(_bearer(sheets[name], place), problems)
    return len(by_cell)


def _bearer(sheet: Worksheet, place: str) -> Cell | MergedCell:
    """The cell at a place, or that which it is merged into: no other can bear a comment."""
    for area in sheet.merged_cells.ranges:
        if place in area:
            return sheet.cell(row=area.min_row, column=area.min_col)
    cell: Cell | MergedCell = sheet[place]
    return cell


def _comment(cell: Cell | MergedCell, problems: Sequence[Problem]) -> None:
    from openpyxl.comments import Comment
    from openpyxl.styles import PatternFill

    said = [
        f"{_WORDS[item.rule.severity]}: {item.message} {item.mend}".rstrip() for item in problems
    ]
    if cell.comment is not None:
        said.append(f"Earlier comment: {cell.comment.text}")
    text = "\n".join(said)
    cell.comment = Comment(text, _AUTHOR, width=320, height=60 + 20 * (len(text) // 45))
    severities = {item.rule.severity for item in problems}
    worst = next(severity for severity in _FILLS if severity in severities)
    cell.fill = PatternFill("solid", fgColor=_FILLS[worst])
