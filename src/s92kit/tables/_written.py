"""How cells, CSV text and workbooks are written, so that nothing in them runs and nothing hides."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Iterable, Sequence
from datetime import date, datetime, time
from decimal import Decimal
from typing import TYPE_CHECKING, TypeAlias
from xml.sax.saxutils import escape

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.cell import Cell, MergedCell
    from openpyxl.worksheet.worksheet import Worksheet

__all__ = [
    "Written",
    "csv_text",
    "fit_to_page",
    "put_cell",
    "put_cells",
    "safe_text",
    "workbook_bytes",
]

Written: TypeAlias = "str | int | float | Decimal | date | datetime | time | None"
"""What a written cell may hold; ``None`` is an empty cell."""

# What a spreadsheet takes for the beginning of a formula, the wide forms of East Asian keyboards
# included, since a spreadsheet may narrow them.
_STARTS = "=+-@\t\r\n\uff1d\uff0b\uff0d\uff20"
_NUMBER = re.compile(r"[+-]?[0-9]+(?:\.[0-9]+)?")
_UNWRITABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_LONGEST_CELL = 32_767
_CUT = " [cut]"
_MAKER = "s92kit"
_CORE = "docProps/core.xml"
# A file's own time would make two files of the same content differ.
_NO_TIME = (1980, 1, 1, 0, 0, 0)


def safe_text(value: Written) -> str:
    """A value as the text of a CSV cell, which no spreadsheet takes for a formula.

    Args:
        value: The value. A text that begins with ``=``, ``+``, ``-``, ``@`` or a tab is given an
            apostrophe in front, unless it is a number and no more.

    Examples:
        >>> safe_text("=1+1"), safe_text("-5"), safe_text(-5), safe_text("- none"), safe_text(None)
        ("'=1+1", '-5', '-5', "'- none", '')
    """
    if value is None:
        return ""
    text = _UNWRITABLE.sub("\N{REPLACEMENT CHARACTER}", _plain(value))
    # A carriage return by itself would break the row in two.
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if text.lstrip(" ")[:1] in _STARTS and text.strip(" ") and not _NUMBER.fullmatch(text):
        return f"'{text}"
    return text


def _plain(value: str | float | Decimal | date | time) -> str:
    if isinstance(value, datetime):
        return value.isoformat(sep=" ")
    return value.isoformat() if isinstance(value, date | time) else str(value)


def csv_text(headers: Sequence[Written], rows: Iterable[Sequence[Written]]) -> str:
    r"""Rows as CSV text in which no cell is a formula.

    Args:
        headers: The headers.
        rows: The cells of each row.

    Returns:
        Text with commas between cells and a line feed after each row.

    Examples:
        >>> csv_text(("ward", "notices"), [("@Riverside", 4)])
        "ward,notices\n'@Riverside,4\n"
    """
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    for row in (headers, *rows):
        writer.writerow([safe_text(value) for value in row])
    return stream.getvalue()


def put_cell(cell: Cell | MergedCell, value: Written) -> None:
    """Writes a cell of a workbook: numbers and days as such, and text never as a formula.

    Args:
        cell: The cell; one that is merged into another holds nothing, and is left as it is.
        value: What it is to hold. What a workbook cannot hold is shown as a mark, and a text that
            is too long for a cell ends in ``[cut]``.
    """
    from openpyxl.cell import MergedCell

    if isinstance(cell, MergedCell):
        return
    if not isinstance(value, str):
        cell.value = value
        return
    text = _UNWRITABLE.sub("\N{REPLACEMENT CHARACTER}", value)
    if len(text) > _LONGEST_CELL:
        text = text[: _LONGEST_CELL - len(_CUT)] + _CUT
    cell.value = text
    cell.data_type = "s"
    if text[:1] in _STARTS and text:
        # Without this mark the text would become a formula once somebody edits the cell.
        cell.quotePrefix = True


def put_cells(cells: Iterable[Cell | MergedCell], values: Iterable[Written]) -> None:
    """Writes a row of a workbook's cells.

    Args:
        cells: The cells.
        values: What each is to hold.
    """
    for cell, value in zip(cells, values, strict=True):
        put_cell(cell, value)


def fit_to_page(sheet: Worksheet) -> None:
    """Lets a sheet print as wide as one page, lying down.

    Args:
        sheet: The sheet.
    """
    from openpyxl.worksheet.properties import PageSetupProperties

    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


def workbook_bytes(book: Workbook) -> bytes:
    """A workbook as a file that hides nothing, names nobody and runs nothing.

    Sheets that were hidden are shown; properties name no person, company or time; macros and links
    to other workbooks are left out. The same workbook always gives the same bytes.

    Args:
        book: The workbook; its hidden sheets are shown from now on.
    """
    from openpyxl.packaging.custom import CustomPropertyList

    for sheet in book.worksheets:
        sheet.sheet_state = "visible"
    book.custom_doc_props = CustomPropertyList()  # type: ignore[attr-defined] # not in its stubs
    book.vba_archive = None
    # openpyxl offers no other way to part with links to other workbooks.
    book._external_links = []  # type: ignore[attr-defined] # noqa: SLF001
    stream = io.BytesIO()
    book.save(stream)
    return _scrubbed(stream)


def _scrubbed(stream: io.BytesIO) -> bytes:
    clean = io.BytesIO()
    with zipfile.ZipFile(stream) as old, zipfile.ZipFile(clean, "w") as new:
        for name in old.namelist():
            part = zipfile.ZipInfo(name, date_time=_NO_TIME)
            part.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(part, _core() if name == _CORE else old.read(name))
    return clean.getvalue()


def _core() -> bytes:
    namespaces = (
        'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"'
    )
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    body = f"<dc:creator>{escape(_MAKER)}</dc:creator>"
    return f"{head}<cp:coreProperties {namespaces}>{body}</cp:coreProperties>".encode()
