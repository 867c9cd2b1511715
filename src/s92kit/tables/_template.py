"""Workbooks to fill in, made from a table's contract: lists to choose from, bounds, guidance."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from s92kit.findings import Severity
from s92kit.tables._contract import AtMost, Column, Kind, TableContract
from s92kit.tables._problems import column_letters
from s92kit.tables._written import fit_to_page, put_cell, put_cells, workbook_bytes

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.datavalidation import DataValidation
    from openpyxl.worksheet.worksheet import Worksheet

__all__ = ["sheet_title", "template_workbook"]

_LAST_ROW = 1_048_576
_FORMATS = {
    Kind.TEXT: "@",
    Kind.OPTION: "@",
    Kind.FLAG: "@",
    Kind.MONTH: "@",
    Kind.DAY: "yyyy-mm-dd",
    Kind.TIME: "hh:mm",
    Kind.MOMENT: "yyyy-mm-dd hh:mm",
    Kind.WHOLE: "0",
    Kind.DECIMAL: "General",
}
_YES_OR_NO = ("yes", "no")
_README, _OPTIONS = "Read me", "Options"
_HEADINGS = ("Column", "What it says", "What to write", "Must it be filled?")
_LONGEST_PROMPT, _LONGEST_PROMPT_TITLE = 255, 32
_FROM_WHICH_DAY = "36526"  # 1 January 2000 as a workbook counts days
_FARTHEST = 999_999_999


def template_workbook(contract: TableContract, *, kind: str = "") -> bytes:
    """An empty workbook in which people fill in a table, as the bytes of an XLSX file.

    Args:
        contract: What the table must look like.
        kind: The word by which ``s92kit validate`` knows it; the guidance then names the command.

    Returns:
        A workbook whose first sheet has the headers, each with a note, and lists and bounds for
        the cells below; the second, *Read me*, says in plain words what each column is; a third,
        *Options*, holds the words to choose from. Nothing in it is hidden, and no property names
        anybody.

    Examples:
        >>> from s92kit.tables import Column, Kind
        >>> day = Column(name="day", kind=Kind.DAY, meaning="The day.", required=True)
        >>> template_workbook(TableContract(title="Days", columns=(day,)))[:2]
        b'PK'
    """
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = sheet_title(contract.title)
    lists = _write_options(book, contract)
    for at, column in enumerate(contract.columns):
        _write_column(sheet, at, column, lists.get(column.name, ""))
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = f"A1:{column_letters(len(contract.columns) - 1)}1"
    _write_guidance(book, contract, kind)
    for each in book.worksheets:
        fit_to_page(each)
    return workbook_bytes(book)


def sheet_title(title: str) -> str:
    """A title as a workbook allows one for a sheet.

    Args:
        title: Any title.

    Examples:
        >>> sheet_title("Duties/2019: all of the posts of the town centre team")
        'Duties 2019 all of the posts of'
    """
    return re.sub(r"[\[\]:*?/\\' ]+", " ", title).strip()[:31].strip() or "Sheet"


def _write_options(book: Workbook, contract: TableContract) -> dict[str, str]:
    """The range of cells, in a sheet that all can see, from which each column is chosen."""
    chosen = [(column, _options(column)) for column in contract.columns if _options(column)]
    if not chosen:
        return {}
    sheet = book.create_sheet(_OPTIONS)
    ranges: dict[str, str] = {}
    for at, (column, options) in enumerate(chosen):
        letters = column_letters(at)
        _head(sheet, at, column.name)
        for row, option in enumerate(options, 2):
            put_cell(sheet.cell(row=row, column=at + 1), option)
        sheet.column_dimensions[letters].width = 4 + max(map(len, (column.name, *options)))
        ranges[column.name] = f"{_OPTIONS}!${letters}$2:${letters}${len(options) + 1}"
    sheet.freeze_panes = "A2"
    return ranges


def _options(column: Column) -> tuple[str, ...]:
    if column.kind is Kind.FLAG:
        return _YES_OR_NO
    return tuple(map(str, column.options)) if column.kind is Kind.OPTION else ()


def _head(sheet: Worksheet, at: int, text: str) -> None:
    from openpyxl.styles import Alignment, Font, PatternFill

    cell = sheet.cell(row=1, column=at + 1)
    put_cell(cell, text)
    cell.font = Font(bold=True, color="FFFFFF")
    cell.fill = PatternFill("solid", fgColor="1D3557")
    cell.alignment = Alignment(vertical="top", wrap_text=True)


def _write_column(sheet: Worksheet, at: int, column: Column, listed: str) -> None:
    from openpyxl.comments import Comment

    letters = column_letters(at)
    _head(sheet, at, column.name)
    note = f"{column.meaning}\n{what_to_write(column)}\n{_whether_required(column)}"
    sheet.cell(row=1, column=at + 1).comment = Comment(note, "s92kit", height=150, width=280)
    dimension = sheet.column_dimensions[letters]
    dimension.width = max(12, len(column.name) + 4, *(len(text) + 4 for text in _options(column)))
    dimension.number_format = _FORMATS[column.kind]
    bounds = _validation(column, f"{letters}2", listed)
    bounds.promptTitle = column.name[:_LONGEST_PROMPT_TITLE]
    bounds.prompt = f"{column.meaning} {what_to_write(column)}"[:_LONGEST_PROMPT]
    bounds.errorTitle = column.name[:_LONGEST_PROMPT_TITLE]
    bounds.error = what_to_write(column)[:_LONGEST_PROMPT]
    bounds.showInputMessage = bounds.showErrorMessage = True
    bounds.allow_blank = True
    bounds.add(f"{letters}2:{letters}{_LAST_ROW}")
    sheet.add_data_validation(bounds)


def _validation(column: Column, cell: str, listed: str) -> DataValidation:
    """What Excel asks of a cell; what is looser than the contract is found when it is read."""
    from openpyxl.worksheet.datavalidation import DataValidation

    if listed:
        return DataValidation(type="list", formula1=listed)
    if column.kind in (Kind.DAY, Kind.MOMENT):
        # A day before 2000 is not impossible, so that Excel asks and does not refuse.
        return DataValidation(
            type="date",
            operator="greaterThanOrEqual",
            formula1=_FROM_WHICH_DAY,
            errorStyle="warning",
        )
    if column.kind is Kind.TIME:
        return DataValidation(type="time", formula1="0", formula2="TIME(23,59,0)")
    if column.kind is Kind.MONTH:
        return DataValidation(type="custom", formula1=f'AND(LEN({cell})=7,MID({cell},5,1)="-")')
    if column.kind in (Kind.WHOLE, Kind.DECIMAL):
        return DataValidation(
            type="whole" if column.kind is Kind.WHOLE else "decimal",
            formula1=str(-_FARTHEST if column.least is None else column.least),
            formula2=str(_FARTHEST if column.most is None else column.most),
        )
    return DataValidation()


def what_to_write(column: Column) -> str:
    """What to write in the cells of a column, in plain words.

    Args:
        column: The column.

    Examples:
        >>> from s92kit.tables import Column, Kind
        >>> minutes = Column(name="minutes", kind=Kind.WHOLE, meaning="Worked.", unit="minutes",
        ...                  least=1, most=1440)
        >>> what_to_write(minutes)
        'A whole number of minutes, 1 to 1,440.'
    """
    return _WORDS[column.kind](column)


def _numbered(start: str) -> Callable[[Column], str]:
    def words(column: Column) -> str:
        of = f"{start} of {column.unit}" if column.unit else start
        return f"{of}{_between(column.least, column.most)}.{_confirm(column)}"

    return words


def _between(least: object, most: object) -> str:
    if least is not None and most is not None:
        return f", {_number(least)} to {_number(most)}"
    if least is not None:
        return f", {_number(least)} or more"
    return f", {_number(most)} or fewer" if most is not None else ""


def _number(value: object) -> str:
    return f"{value:,}" if isinstance(value, int | Decimal) else str(value)


def _confirm(column: Column) -> str:
    least, most = column.query_least, column.query_most
    if least is None and most is None:
        return ""
    days = isinstance(least if least is not None else most, date)
    low, high = ("Before", "After") if days else ("Below", "Above")
    if least is None:
        beyond = f"{high} {_number(most)}"
    elif most is None:
        beyond = f"{low} {_number(least)}"
    else:
        beyond = f"Outside {_number(least)} to {_number(most)}"
    return f" {beyond} you will be asked to confirm it."


def _option_words(column: Column) -> str:
    return f"One of: {', '.join(_options(column))}."


_WORDS: dict[Kind, Callable[[Column], str]] = {
    Kind.TEXT: lambda column: column.pattern_in_words or "Words, without anybody's name.",
    Kind.OPTION: _option_words,
    Kind.FLAG: lambda _: "yes or no.",
    Kind.DAY: lambda column: f"A day, such as 2019-04-01.{_confirm(column)}",
    Kind.MONTH: lambda _: "Year and month, such as 2019-04.",
    Kind.TIME: lambda _: "Hours and minutes on the clock, 00:00 to 23:59.",
    Kind.MOMENT: lambda column: f"A day and time, such as 2019-04-01 22:15.{_confirm(column)}",
    Kind.WHOLE: _numbered("A whole number"),
    Kind.DECIMAL: _numbered("A number"),
}


def _whether_required(column: Column) -> str:
    return "Must be filled in each row." if column.required else "May be left empty."


def _write_guidance(book: Workbook, contract: TableContract, kind: str) -> None:
    from openpyxl.styles import Alignment, Font

    sheet = book.create_sheet(_README, 1)
    row = 1
    for text in (contract.title, *_guidance(contract, book.worksheets[0].title, kind)):
        put_cell(sheet.cell(row=row, column=1), text)
        sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=len(_HEADINGS))
        sheet.cell(row=row, column=1).alignment = Alignment(vertical="top", wrap_text=True)
        sheet.row_dimensions[row].height = 15 * (1 + len(text) // 115)
        row += 1
    sheet["A1"].font = Font(bold=True, size=14)
    sheet.row_dimensions[1].height = 20
    put_cells((sheet.cell(row=row, column=at) for at in range(1, 5)), _HEADINGS)
    for cell in sheet[row]:
        cell.font = Font(bold=True)
    for column in contract.columns:
        row += 1
        said = (column.name, column.meaning, what_to_write(column), _required_in_table(column))
        put_cells((sheet.cell(row=row, column=at) for at in range(1, 5)), said)
        lines = max(len(said[1]) // 44, len(said[2]) // 50) + 1
        sheet.row_dimensions[row].height = 15 * lines
        for cell in sheet[row]:
            cell.alignment = Alignment(vertical="top", wrap_text=True)
    for letters, width in zip("ABCD", (22, 46, 52, 20), strict=True):
        sheet.column_dimensions[letters].width = width


def _required_in_table(column: Column) -> str:
    return "Yes" if column.required else "No"


def _guidance(contract: TableContract, sheet: str, kind: str) -> list[str]:
    fill_in = (
        f"Fill in one row for each entry in the sheet {sheet!r}, below the headers. Leave the "
        "headers as they are; the columns may stand in any order."
    )
    said = [fill_in]
    if any(map(_options, contract.columns)):
        said.append(f"Where a cell has a list, choose from it; the words are in {_OPTIONS!r}.")
    said.append("An empty cell means that it is not known. It is never taken for nought.")
    said.append(_NOBODY)
    if contract.key:
        said.append(f"No two rows may have the same {', '.join(contract.key)}.")
    said.extend(_together(contract))
    if kind:
        said.append(f"To check it before you send it: s92kit validate FILE.xlsx --as {kind}")
    return [*said, ""]


_NOBODY = (
    "Never write a person's name, date of birth, address, postcode, vehicle mark, telephone number "
    "or e-mail address anywhere. Officers are given by a reference, such as P-0042. Rows with such "
    "things are refused."
)


def _together(contract: TableContract) -> list[str]:
    said: list[str] = []
    for rule in contract.rules:
        if isinstance(rule, AtMost):
            number = contract.column(rule.column).kind in (Kind.WHOLE, Kind.DECIMAL)
            beyond = "more" if number else "later"
            must_not = "may" if rule.severity is Severity.ERROR else "should"
            said.append(f"{rule.column} {must_not} not be {beyond} than {rule.other}.")
        else:
            must = "must" if rule.severity is Severity.ERROR else "should"
            where = f"is {' or '.join(rule.options)}" if rule.options else "is filled"
            said.append(f"{rule.column} {must} be filled where {rule.other} {where}.")
    return said
