"""Cells that break one rule, held as their positions and put into words when they are read."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import attrs

from s92kit.findings import Rule
from s92kit.tables._contract import Column
from s92kit.tables._places import Places
from s92kit.tables._problems import Problem
from s92kit.tables._raw import Array, Cells

__all__ = ["FaultyCells", "Words", "text_at"]

_BLOCK = 1024

Words = Callable[[int, str], tuple[str, str]]
"""The message and the mend for the position and the text of a cell."""


@attrs.frozen(kw_only=True, eq=False)
class FaultyCells:
    """The cells of one column that break one rule.

    Args:
        rule: The rule.
        column: The column.
        positions: The positions of their rows among all that were read, ascending.
        places: Where those rows stand.
        cells: The text of the whole column.
        words: What is said of a cell.
    """

    rule: Rule
    column: Column
    positions: Array
    places: Places
    cells: Cells
    words: Words

    @property
    def header(self) -> str:
        """The header of the column."""
        return self.column.name

    def __len__(self) -> int:
        return len(self.positions)

    def __iter__(self) -> Iterator[Problem]:
        import numpy as np

        ends = [*self.places.firsts[1:], np.iinfo(np.int64).max]
        spans = sorted(
            zip((place.name for place in self.places), self.places.firsts, ends, strict=True)
        )
        for _, first, end in spans:
            begin, stop = np.searchsorted(self.positions, [first, end])
            for at in range(begin, stop, _BLOCK):
                yield from map(self.at, self.positions[at : min(at + _BLOCK, stop)].tolist())

    def at(self, position: int) -> Problem:
        """What is wrong with the cell of one row.

        Args:
            position: The row's place among all that were read.
        """
        place = self.places.of(position)
        text = text_at(self.cells, position)
        message, mend = self.words(position, text)
        return Problem(
            rule=self.rule,
            message=message,
            mend=mend,
            sheet=place.name,
            column=place.letters.get(self.column.name, ""),
            row=int(place.rows[position - place.first]),
            header=self.column.name,
            value="" if self.column.private else text,
            position=position,
        )


def text_at(cells: Cells, position: int) -> str:
    """The text of one cell; empty where there is none.

    Args:
        cells: The cells of a column.
        position: The row's place among all that were read.
    """
    value = cells[position]
    return value if isinstance(value, str) else ""
