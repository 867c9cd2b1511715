"""What is wrong with a table, cell by cell, with exact counts and how to mend each."""

from __future__ import annotations

import heapq
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Protocol

import attrs

from s92kit.findings import Finding, Findings, Rule, Severity

__all__ = [
    "COLUMN_TWICE",
    "EXAMPLES_SHOWN",
    "EXPECTED_VALUE",
    "KEY_TWICE",
    "MISSING_COLUMN",
    "MISSING_VALUE",
    "NEEDED_VALUE",
    "NOT_A_DAY",
    "NOT_A_FLAG",
    "NOT_A_MOMENT",
    "NOT_A_MONTH",
    "NOT_A_NUMBER",
    "NOT_A_TIME",
    "NOT_A_WHOLE_NUMBER",
    "ODD_ORDER",
    "OUT_OF_BOUNDS",
    "RAGGED_ROW",
    "ROW_TWICE",
    "UNKNOWN_COLUMN",
    "UNKNOWN_FIELD",
    "UNKNOWN_OPTION",
    "UNUSUAL_VALUE",
    "WRONG_FORM",
    "WRONG_ORDER",
    "Part",
    "Problem",
    "ProblemGroup",
    "Problems",
    "column_letters",
]

MISSING_COLUMN = Rule("tables/missing-column", "Each required column is there.", Severity.ERROR)
UNKNOWN_COLUMN = Rule("tables/unknown-column", "Each column means something.", Severity.QUERY)
COLUMN_TWICE = Rule("tables/column-twice", "Each column is there once.", Severity.QUERY)
RAGGED_ROW = Rule("tables/ragged-row", "Each row has a cell for each column.", Severity.ERROR)
MISSING_VALUE = Rule("tables/missing-value", "Each required cell is filled.", Severity.ERROR)
NOT_A_DAY = Rule("tables/not-a-day", "Each day is one of the calendar.", Severity.ERROR)
NOT_A_MONTH = Rule("tables/not-a-month", "Each month is one of the calendar.", Severity.ERROR)
NOT_A_TIME = Rule("tables/not-a-time", "Each time is one of the clock.", Severity.ERROR)
NOT_A_MOMENT = Rule(
    "tables/not-a-moment", "Each day and time is one of calendar and clock.", Severity.ERROR
)
NOT_A_WHOLE_NUMBER = Rule(
    "tables/not-a-whole-number", "Each number is a whole one.", Severity.ERROR
)
NOT_A_NUMBER = Rule("tables/not-a-number", "Each number is one.", Severity.ERROR)
NOT_A_FLAG = Rule("tables/not-a-flag", "Each yes or no is one of the two.", Severity.ERROR)
OUT_OF_BOUNDS = Rule("tables/out-of-bounds", "Each number is one that can be.", Severity.ERROR)
UNKNOWN_OPTION = Rule("tables/unknown-option", "Each option is one of those known.", Severity.ERROR)
WRONG_FORM = Rule("tables/wrong-form", "Each text has the form of its column.", Severity.ERROR)
UNUSUAL_VALUE = Rule(
    "tables/unusual-value", "Each number and day is one that is usual.", Severity.QUERY
)
UNKNOWN_FIELD = Rule(
    "tables/unknown-field", "Each field of a record means something.", Severity.ERROR
)
KEY_TWICE = Rule("tables/key-twice", "No two rows bear one name.", Severity.ERROR)
ROW_TWICE = Rule("tables/row-twice", "No row is there twice.", Severity.QUERY)
NEEDED_VALUE = Rule(
    "tables/needed-value", "What another column makes necessary is filled.", Severity.ERROR
)
EXPECTED_VALUE = Rule(
    "tables/expected-value", "What another column makes likely is filled.", Severity.QUERY
)
WRONG_ORDER = Rule(
    "tables/wrong-order", "What must come first is not after what follows it.", Severity.ERROR
)
ODD_ORDER = Rule(
    "tables/odd-order", "What usually comes first is not after what follows it.", Severity.QUERY
)

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
        position: The row's place among all that were read, the first being 0; ``None`` where the
            problem is of a header, a file, or a row that could not be cut into cells.
    """

    rule: Rule
    message: str
    mend: str
    sheet: str
    column: str
    row: int
    header: str
    value: str = ""
    position: int | None = attrs.field(default=None, eq=False, repr=False)

    @property
    def cell(self) -> str:
        """The cell as a spreadsheet names it, such as ``duties.csv!E14``."""
        return f"{self.sheet}!{self.column}{self.row}"


def _place_of(item: Problem) -> tuple[str, int, int, str]:
    return item.sheet, item.row, len(item.column), item.cell


class Part(Protocol):
    """Problems of one rule and one column in order, written out already or when they are read."""

    @property
    def rule(self) -> Rule:
        """The rule that they break."""
        ...

    @property
    def header(self) -> str:
        """The header of their column."""
        ...

    def __len__(self) -> int: ...

    def __iter__(self) -> Iterator[Problem]: ...


@attrs.frozen
class Told:
    """Problems of one rule and one column that are written out."""

    rule: Rule
    header: str
    items: tuple[Problem, ...]

    def __len__(self) -> int:
        return len(self.items)

    def __iter__(self) -> Iterator[Problem]:
        return iter(self.items)


def _parts_of(given: Iterable[Problem | Part]) -> tuple[Part, ...]:
    parts: list[Part] = []
    told: dict[tuple[Rule, str], list[Problem]] = {}
    for item in given:
        if isinstance(item, Problem):
            told.setdefault((item.rule, item.header), []).append(item)
        elif len(item):
            parts.append(item)
    written = (
        Told(rule, header, tuple(sorted(items, key=_place_of)))
        for (rule, header), items in told.items()
    )
    return (*parts, *written)


@attrs.frozen(kw_only=True)
class ProblemGroup:
    """The problems of one rule in one column.

    Args:
        rule: The rule that they break.
        header: The header of the column; empty where they are of whole rows or files.
        count: How many there are, exactly.
        examples: The first few.
    """

    rule: Rule
    header: str
    count: int
    examples: tuple[Problem, ...]


@attrs.frozen
class Problems:
    """Everything that is wrong with a table, in the order of its rows.

    A column of a million wrong cells is a million problems that are counted and not written out:
    each is put into words when it is read.

    Args:
        parts: The problems, or parts of them that are written out when they are read.
    """

    parts: tuple[Part, ...] = attrs.field(default=(), converter=_parts_of)

    def __iter__(self) -> Iterator[Problem]:
        # Each part is in order by itself, so that none but the next of each is written out.
        return heapq.merge(*self.parts, key=_place_of)

    @property
    def items(self) -> tuple[Problem, ...]:
        """Each problem, written out; where there may be many, iterate or ask for the first."""
        return tuple(self)

    def __len__(self) -> int:
        return sum(len(part) for part in self.parts)

    def __add__(self, other: Problems) -> Problems:
        return Problems((*self.parts, *other.parts))

    @property
    def counts(self) -> dict[str, int]:
        """How many problems there are of each code, exactly."""
        total: Counter[str] = Counter()
        for part in self.parts:
            total[part.rule.code] += len(part)
        return dict(sorted(total.items()))

    def of(self, code: str) -> Problems:
        """The problems of one code.

        Args:
            code: The code of a rule.
        """
        return Problems(part for part in self.parts if part.rule.code == code)

    def of_severity(self, severity: Severity) -> Problems:
        """The problems of one severity: errors set a row aside, queries ask to confirm it.

        Args:
            severity: Error, query or note.
        """
        return Problems(part for part in self.parts if part.rule.severity is severity)

    def first(self, count: int) -> tuple[Problem, ...]:
        """The first few problems, without writing out the others.

        Args:
            count: How many.
        """
        return tuple(islice(self, count))

    @property
    def groups(self) -> tuple[ProblemGroup, ...]:
        """The problems by rule and column, with exact counts and the first few of each."""
        together: dict[tuple[str, str], list[Part]] = {}
        for part in self.parts:
            together.setdefault((part.rule.code, part.header), []).append(part)
        return tuple(
            ProblemGroup(
                rule=parts[0].rule,
                header=header,
                count=sum(map(len, parts)),
                examples=Problems(parts).first(EXAMPLES_SHOWN),
            )
            for (_, header), parts in sorted(together.items())
        )

    @property
    def findings(self) -> Findings:
        """One finding for each code: the exact count, and the first few with their cells."""
        rules = {part.rule.code: part.rule for part in self.parts}
        return Findings(_finding(rules[code], self.of(code)) for code in sorted(rules))


def _finding(rule: Rule, problems: Problems) -> Finding:
    first = problems.first(EXAMPLES_SHOWN)
    told = " ".join(f"{item.cell}: {item.message} {item.mend}".rstrip() for item in first)
    total = len(problems)
    count = "1 problem" if total == 1 else f"{total:,} problems"
    more = f" The first {len(first)}:" if total > len(first) else ""
    return attrs.evolve(rule.not_met(f"{count}.{more} {told}"), where=first[0].cell)


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
