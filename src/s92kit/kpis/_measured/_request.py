"""What is asked of rows in one pass, and what the pass gives back."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from itertools import pairwise

import attrs

from s92kit.kpis._measure import Quantity, QuantityKind
from s92kit.periods import Period
from s92kit.tables import Array

__all__ = ["MISSING", "ROWS", "Cube", "CubeRequest", "sum_of"]

ROWS = "rows"
"""The sum that counts the rows of each group."""
MISSING = "missing "
"""What the name of a sum begins with that counts the rows in which its column is missing."""


@attrs.frozen(kw_only=True)
class CubeRequest:
    """Rows to be added up by stretch of days, borough and group, in one pass.

    Args:
        boroughs: The boroughs whose rows are read.
        cuts: The days on which a stretch begins or has ended; rows outside are not read.
        by: The columns by which groups are told apart.
        plain: The quantities that are added up.
        different: The quantities of different entries, which are counted in each stretch.
    """

    boroughs: tuple[str, ...]
    cuts: tuple[date, ...]
    by: tuple[str, ...]
    plain: tuple[Quantity, ...] = ()
    different: tuple[Quantity, ...] = ()

    @property
    def conditions(self) -> dict[str, tuple[frozenset[str], ...]]:
        """For each column that a plain quantity's conditions name, the sets of entries meant."""
        sets: dict[str, set[frozenset[str]]] = {}
        for quantity in self.plain:
            for name, entries in quantity.where.conditions:
                sets.setdefault(name, set()).add(entries)
        return {name: tuple(sorted(sets[name], key=sorted)) for name in sorted(sets)}

    @property
    def sums(self) -> tuple[str, ...]:
        """The columns that plain quantities add up, beside rows."""
        return tuple(sorted({sum_of(each) for each in self.plain} - {ROWS}))

    def has(self, window: Period) -> bool:
        """Whether a stretch of days is one between two cuts that follow each other.

        Args:
            window: The stretch.
        """
        return (window.start, window.end) in pairwise(self.cuts)


@attrs.frozen(kw_only=True, eq=False)
class Cube:
    """Sums by stretch of days and by the entries of some columns; what does not occur is absent.

    Args:
        stretch: For each line the number of its stretch of days.
        codes: For each column the place of each line's entry among ``words``.
        words: For each column its entries; empty text for rows that leave it out.
        sums: The sums by name. Those of a quantity end in its place among ``quantities``; others
            are over all rows of a line, to be chosen by the entries of its columns.
        quantities: The quantities that have sums of their own.
    """

    stretch: Array
    codes: Mapping[str, Array]
    words: Mapping[str, tuple[str, ...]]
    sums: Mapping[str, Array]
    quantities: tuple[Quantity, ...] = ()


def sum_of(quantity: Quantity) -> str:
    """The name of the sum that a quantity is taken from.

    Args:
        quantity: What is counted.
    """
    names = {QuantityKind.THINGS: "count", QuantityKind.RECORDS: ROWS}
    return names.get(quantity.kind, quantity.column)
