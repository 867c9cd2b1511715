"""What readers notice in files: what a person should confirm, and rows that cannot be read."""

from __future__ import annotations

from s92kit.findings import Rule, Severity
from s92kit.tables._problems import Problem

__all__ = [
    "BROKEN_LINE",
    "ERROR_VALUE",
    "FILES_NOT_READ",
    "FORMULA_WITHOUT_VALUE",
    "GUESSED_ENCODING",
    "HEADER_BELOW_TITLES",
    "HIDDEN_ROWS",
    "HIDDEN_SHEET",
    "NUL_LEFT_OUT",
    "SHEETS_NOT_READ",
    "query",
]

GUESSED_ENCODING = Rule(
    "tables/guessed-encoding", "The characters of a file are those it means.", Severity.QUERY
)
NUL_LEFT_OUT = Rule("tables/nul-left-out", "Cells hold characters that print.", Severity.QUERY)
HEADER_BELOW_TITLES = Rule(
    "tables/header-below-titles", "The row taken for the header is the header.", Severity.QUERY
)
HIDDEN_ROWS = Rule("tables/hidden-rows", "Hidden rows are meant to be read.", Severity.QUERY)
HIDDEN_SHEET = Rule(
    "tables/hidden-sheet", "A sheet that is read is one that people see.", Severity.QUERY
)
SHEETS_NOT_READ = Rule(
    "tables/sheets-not-read", "Sheets that are not read are not needed.", Severity.QUERY
)
FILES_NOT_READ = Rule(
    "tables/files-not-read", "Files that are not read are not needed.", Severity.QUERY
)
FORMULA_WITHOUT_VALUE = Rule(
    "tables/formula-without-value", "Each formula has its value saved with it.", Severity.ERROR
)
ERROR_VALUE = Rule(
    "tables/error-value", "No cell holds an error in place of a value.", Severity.ERROR
)
BROKEN_LINE = Rule("tables/broken-line", "Each line is one record.", Severity.ERROR)


def query(rule: Rule, message: str, mend: str, *, sheet: str, row: int = 1) -> Problem:
    """A remark on a file or sheet as a whole.

    Args:
        rule: The rule that is in doubt.
        message: What was found.
        mend: What to confirm or do.
        sheet: The file or sheet.
        row: The row that it is about.
    """
    return Problem(
        rule=rule, message=message, mend=mend, sheet=sheet, column="A", row=row, header=""
    )
