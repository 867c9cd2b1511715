"""The sheet of a marked-up workbook that lists every kind of problem, with exact counts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import attrs

from s92kit.findings import Severity
from s92kit.tables._problems import Problem, ProblemGroup, Problems, column_letters
from s92kit.tables._written import fit_to_page, put_cell, put_cells

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

__all__ = ["Summary", "write_summary"]

_TITLE = "Problems"
_TO_DO = {
    Severity.ERROR: "Must be mended",
    Severity.QUERY: "Please confirm",
    Severity.NOTE: "For you to know",
}
_HEADINGS = (
    "What to do",
    "Column",
    "How many",
    "Marked",
    "First cell",
    "Second cell",
    "Third cell",
    "What was found in the first",
    "How to mend it",
    "Code",
)
_WIDTHS = (16, 20, 10, 10, 12, 12, 12, 52, 48, 30)
_LINKS = range(5, 8)
_EXAMPLES = 3


@attrs.frozen(kw_only=True)
class Summary:
    """What the sheet says besides the problems.

    Args:
        title: What the table is of.
        account: How many rows were read, accepted and set aside.
        remarks: What is not in the workbook as it was sent.
        sheets: The sheet of the workbook in which each table stands.
        marked: How many cells are marked, by code and header.
        most: The most that are marked of one code.
    """

    title: str
    account: str
    remarks: tuple[str, ...]
    sheets: Mapping[str, str]
    marked: Mapping[tuple[str, str], int]
    most: int


def write_summary(book: Workbook, summary: Summary, problems: Problems) -> None:
    """Adds the sheet as the last of a workbook, which then opens on it.

    Args:
        book: The workbook; a sheet that an earlier summary left is replaced.
        summary: What the sheet says.
        problems: The problems.
    """
    from openpyxl.styles import Font

    earlier = book[_TITLE] if _TITLE in book.sheetnames else None
    if earlier is not None and str(earlier["A1"].value).startswith(f"{_TITLE}: "):
        book.remove(earlier)
    sheet = book.create_sheet(_TITLE)
    # The last sheet, so that the workbook can be mended and sent again as it is.
    row = 1
    for text in _lines(summary, problems):
        put_cell(sheet.cell(row=row, column=1), text)
        row += 1
    sheet["A1"].font = Font(bold=True, size=14)
    _write_groups(sheet, row + 1, summary, problems)
    for at, width in enumerate(_WIDTHS):
        sheet.column_dimensions[column_letters(at)].width = width
    fit_to_page(sheet)
    for other in book.worksheets:
        other.sheet_view.tabSelected = other is sheet
    book.active = sheet


def _lines(summary: Summary, problems: Problems) -> list[str]:
    errors = len(problems.of_severity(Severity.ERROR))
    queries = len(problems.of_severity(Severity.QUERY))
    said = [
        f"{_TITLE}: {summary.title}",
        f"{summary.account}.",
        f"{errors:,} to be mended, {queries:,} to be confirmed.",
    ]
    if any(count > summary.most for count in problems.counts.values()):
        said.append(f"The first {summary.most:,} cells of each code are marked; counts are exact.")
    said.append("Each marked cell is filled and has a comment that says what to do.")
    return [*said, *summary.remarks]


def _write_groups(sheet: Worksheet, row: int, summary: Summary, problems: Problems) -> None:
    from openpyxl.styles import Alignment, Font, PatternFill

    put_cells((sheet.cell(row=row, column=at) for at in range(1, len(_HEADINGS) + 1)), _HEADINGS)
    for cell in sheet[row]:
        cell.font = Font(bold=True, color="FFFFFF")
        cell.fill = PatternFill("solid", fgColor="1D3557")
        cell.alignment = Alignment(wrap_text=True, vertical="top")
    sheet.freeze_panes = f"A{row + 1}"
    order = list(_TO_DO)
    groups = sorted(problems.groups, key=lambda group: order.index(group.rule.severity))
    for group in groups:
        row += 1
        cells = [sheet.cell(row=row, column=at) for at in range(1, len(_HEADINGS) + 1)]
        said = _row(group, summary)
        put_cells(cells, said)
        lines = (len(str(text)) // width + 1 for text, width in zip(said, _WIDTHS, strict=True))
        sheet.row_dimensions[row].height = 15 * max(lines)
        for cell in cells:
            cell.alignment = Alignment(wrap_text=True, vertical="top")
        for at, example in zip(_LINKS, group.examples, strict=False):
            if example.sheet in summary.sheets:
                _link(sheet, row, at, summary.sheets[example.sheet], example)


def _row(group: ProblemGroup, summary: Summary) -> tuple[str | int, ...]:
    first = group.examples[0]
    many = len(summary.sheets) > 1
    cells = [item.cell if many else f"{item.column}{item.row}" for item in group.examples]
    return (
        _TO_DO[group.rule.severity],
        group.header,
        group.count,
        summary.marked.get((group.rule.code, group.header), 0),
        *(cells + [""] * _EXAMPLES)[:_EXAMPLES],
        first.message,
        first.mend,
        group.rule.code,
    )


def _link(sheet: Worksheet, row: int, at: int, target: str, example: Problem) -> None:
    from openpyxl.styles import Font
    from openpyxl.worksheet.hyperlink import Hyperlink

    cell = sheet.cell(row=row, column=at)
    quoted = target.replace("'", "''")
    place = f"'{quoted}'!{example.column or 'A'}{example.row}"
    cell.hyperlink = Hyperlink(ref=cell.coordinate, location=place)
    cell.font = Font(color="0563C1", underline="single")
