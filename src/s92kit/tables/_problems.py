"""What is wrong with a table, cell by cell, with exact counts and how to mend each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

import attrs

from s92kit.findings import Finding, Findings, Rule, Severity

__all__ = [
    "COLUMN_TWICE",
    "MISSING_COLUMN",
    "MISSING_VALUE",
    "NOT_A_DAY",
    "NOT_A_MONTH",
    "NOT_A_TIME",
    "NOT_A_WHOLE_NUMBER",
    "OUT_OF_BOUNDS",
    "RAGGED_ROW",
    "UNKNOWN_COLUMN",
    "UNKNOWN_OPTION",
    "WRONG_FORM",
    "Problem",
    "Problems",
    "column_letters",
]

MISSING_COLUMN = Rule("tables/missing-column", "Each required column is there.", Severity.ERROR)
UNKNOWN_COLUMN = Rule("tables/unknown-column", "Each column means something.", Severity.QUERY)
COLUMN_TWICE = Rule("tables/column-twice", "Each column is there once.", Severity.ERROR)
RAGGED_ROW = Rule("tables/ragged-row", "Each row has a cell for each column.", Severity.ERROR)
MISSING_VALUE = Rule("tables/missing-value", "Each required cell is filled.", Severity.ERROR)
NOT_A_DAY = Rule("tables/not-a-day", "Each day is one of the calendar.", Severity.ERROR)
NOT_A_MONTH = Rule("tables/not-a-month", "Each month is one of the calendar.", Severity.ERROR)
NOT_A_TIME = Rule("tables/not-a-time", "Each time is one of the clock.", Severity.ERROR)
NOT_A_WHOLE_NUMBER = Rule(
    "tables/not-a-whole-number", "Each number is a whole one.", Severity.ERROR
)
OUT_OF_BOUNDS = Rule("tables/out-of-bounds", "Each number is one that can be.", Severity.ERROR)
UNKNOWN_OPTION = Rule("tables/unknown-option", "Each option is one of those known.", Severity.ERROR)
WRONG_FORM = Rule("tables/wrong-form", "Each text has the form of its column.", Severity.ERROR)

EXAMPLES_SHOWN = 3


@attrs.frozen(kw_only=True)
class Problem:
    """One thing that is wrong in one cell.

    Args:
        rule: The rule that it breaks.
        message: What was found and what was expected, in plain words.
        mend: What to do about it.
        sheet: The file or sheet.
        column: The letters of the column, as a spreadsheet has them.
        row: The number of the row, the first being 1.
        header: The header of the column.
        value: What stands in the cell; empty where that is private.
    """

    rule: Rule
    message: str
    mend: str
    sheet: str
    column: str
    row: int
    header: str
    value: str = ""

    @property
    def cell(self) -> str:
        """The cell as a spreadsheet names it, such as ``duties.csv!E14``."""
        return f"{self.sheet}!{self.column}{self.row}"


def _in_order(items: Iterable[Problem]) -> tuple[Problem, ...]:
    return tuple(
        sorted(items, key=lambda item: (item.sheet, item.row, len(item.column), item.cell))
    )


@attrs.frozen
class Problems:
    """Everything that is wrong with a table, in the order of its rows.

    Args:
        items: The problems.
    """

    items: tuple[Problem, ...] = attrs.field(default=(), converter=_in_order)

    def __iter__(self) -> Iterator[Problem]:
        return iter(self.items)

    def __len__(self) -> int:
        return len(self.items)

    def __add__(self, other: Problems) -> Problems:
        return Problems(self.items + other.items)

    @property
    def counts(self) -> dict[str, int]:
        """How many problems there are of each code, exactly."""
        return dict(sorted(Counter(item.rule.code for item in self.items).items()))

    def of(self, code: str) -> Problems:
        """The problems of one code.

        Args:
            code: The code of a rule.
        """
        return Problems(item for item in self.items if item.rule.code == code)

    @property
    def findings(self) -> Findings:
        """One finding for each code: the exact count, and the first few with their cells."""
        by_rule: dict[Rule, list[Problem]] = {}
        for item in self.items:
            by_rule.setdefault(item.rule, []).append(item)
        return Findings(
            _finding(rule, by_rule[rule]) for rule in sorted(by_rule, key=lambda rule: rule.code)
        )


def _finding(rule: Rule, problems: list[Problem]) -> Finding:
    first = problems[:EXAMPLES_SHOWN]
    told = " ".join(f"{item.cell}: {item.message} {item.mend}".rstrip() for item in first)
    count = "1 problem" if len(problems) == 1 else f"{len(problems):,} problems"
    more = f" The first {len(first)}:" if len(problems) > len(first) else ""
    return attrs.evolve(rule.not_met(f"{count}.{more} {told}"), where=problems[0].cell)


def column_letters(position: int) -> str:
    """The letters by which a spreadsheet names a column.

    Args:
        position: Its place, the first being 0.

    Examples:
        >>> column_letters(0), column_letters(27)
        ('A', 'AB')
    """
    letters = ""
    number = position + 1
    while number:
        number, letter = divmod(number - 1, 26)
        letters = chr(65 + letter) + letters
    return letters
