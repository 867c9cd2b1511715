"""Excel workbooks as tables, read through python-calamine."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from s92kit.errors import InvalidValueError, UnknownNameError
from s92kit.tables._raw import RawTable, cell_text, raw_from_rows

__all__ = ["read_workbook"]


def read_workbook(path: Path | str, *, sheet: str | None = None) -> RawTable:
    """A sheet of an Excel workbook as a table to check.

    Args:
        path: The workbook.
        sheet: The name of the sheet; ``None`` for the first.

    Returns:
        The table, whose name is that of the file and sheet, such as ``duties.xlsx/Sheet1``.

    Raises:
        InvalidValueError: Where the file is no workbook.
        UnknownNameError: Where there is no such sheet.
        OSError: Where the file cannot be opened.
    """
    from python_calamine import CalamineError, CalamineWorkbook

    with Path(path).open("rb") as file:
        try:
            book = CalamineWorkbook.from_filelike(file)
        except CalamineError as broken:
            raise InvalidValueError(
                what="A workbook",
                given=Path(path).name,
                mend=f"It cannot be read ({broken}). Save it as XLSX, or as CSV.",
            ) from broken
        wanted = sheet if sheet is not None else book.sheet_names[0]
        if wanted not in book.sheet_names:
            raise UnknownNameError(what="sheet", name=wanted, known=book.sheet_names)
        rows = book.get_sheet_by_name(wanted).to_python(skip_empty_area=False)
    notes = _notes(rows)
    body = rows[len(notes) :] or [[]]
    first = len(notes) + 2
    filled = [(at, row) for at, row in enumerate(body[1:], first) if any(map(cell_text, row))]
    return raw_from_rows(
        f"{Path(path).name}/{wanted}",
        body[0],
        [row for _, row in filled],
        [at for at, _ in filled],
        notes=notes,
    )


def _notes(rows: Sequence[Sequence[object]]) -> tuple[str, ...]:
    notes: list[str] = []
    for row in rows:
        text = cell_text(row[0]) if row else ""
        if not text.startswith("#"):
            break
        notes.append(text.lstrip("# "))
    return tuple(notes)
