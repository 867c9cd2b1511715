"""How many rows were accepted and set aside, and why, added up over tables too big to keep."""

from __future__ import annotations

from collections.abc import Iterable

import attrs

from s92kit.tables._checked import CheckedTable
from s92kit.tables._contract import TableContract
from s92kit.tables._problems import (
    COLUMN_TWICE,
    EXAMPLES_SHOWN,
    MISSING_COLUMN,
    UNKNOWN_COLUMN,
    Part,
    ProblemGroup,
    Problems,
)

__all__ = ["Tally", "tally_of"]

_OF_HEADERS = frozenset({COLUMN_TWICE, MISSING_COLUMN, UNKNOWN_COLUMN})


@attrs.frozen(kw_only=True)
class Tally:
    """The account of one table, or of many pieces of it.

    Args:
        contract: What the rows were held against.
        rows_in: How many rows were read.
        rows_accepted: How many keep to the contract.
        groups: The problems by rule and column, with exact counts and the first few of each.
        files: The files and sheets that were read.
        notes: What was not looked for, so that nobody takes it for checked.

    Examples:
        >>> from s92kit.tables import Column, Kind, check_tables, csv_from_text
        >>> minutes = Column(name="minutes", kind=Kind.WHOLE, meaning="Minutes.")
        >>> contract = TableContract(title="Minutes", columns=(minutes,))
        >>> april, may = (csv_from_text(text, name=name) for name, text in (
        ...     ("april.csv", "minutes" + chr(10) + "480"), ("may.csv", "minutes" + chr(10) + "x")))
        >>> tally = tally_of(check_tables([april], contract))
        >>> tally.plus(check_tables([may], contract)).rows_set_aside
        1
    """

    contract: TableContract
    rows_in: int = 0
    rows_accepted: int = 0
    groups: tuple[ProblemGroup, ...] = ()
    files: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def rows_set_aside(self) -> int:
        """How many rows have a problem that leaves them out."""
        return self.rows_in - self.rows_accepted

    def plus(self, checked: CheckedTable) -> Tally:
        """The account with one more table in it.

        Args:
            checked: The table. Where it is a further piece of a file that was told already, what
                is wrong with its headers is not counted again.
        """
        names = tuple(dict.fromkeys(place.name for place in checked.places))
        return attrs.evolve(
            self,
            rows_in=self.rows_in + checked.rows_in,
            rows_accepted=self.rows_accepted + checked.rows_accepted,
            groups=_together(self.groups, _without_told(checked.problems, self.files).groups),
            files=tuple(dict.fromkeys((*self.files, *names))),
        )


def tally_of(checked: CheckedTable) -> Tally:
    """The account of one table.

    Args:
        checked: The table after its check.
    """
    return Tally(contract=checked.contract).plus(checked)


def _without_told(problems: Problems, files: tuple[str, ...]) -> Problems:
    kept: list[Part] = []
    for part in problems.parts:
        if part.rule in _OF_HEADERS:
            kept.extend(Problems(item for item in part if item.sheet not in files).parts)
        else:
            kept.append(part)
    return Problems(kept)


def _together(
    earlier: Iterable[ProblemGroup], later: Iterable[ProblemGroup]
) -> tuple[ProblemGroup, ...]:
    merged = {(group.rule.code, group.header): group for group in earlier}
    for group in later:
        name = group.rule.code, group.header
        before = merged.get(name)
        merged[name] = (
            group
            if before is None
            else attrs.evolve(
                before,
                count=before.count + group.count,
                examples=(*before.examples, *group.examples)[:EXAMPLES_SHOWN],
            )
        )
    return tuple(group for _, group in sorted(merged.items()))
