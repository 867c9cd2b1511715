"""Incidents: a row for each call or crime, with its day and place, to be counted for a design."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import attrs

from s92kit.tables import CheckedTable, Column, Kind, Problems, RequiredWith, TableContract

if TYPE_CHECKING:
    from s92kit.evaluation._near_repeat import Point

__all__ = ["INCIDENTS", "IncidentLog"]


def _metres(name: str, meaning: str) -> Column:
    return Column(
        name=name, kind=Kind.WHOLE, unit="metres", least=0, most=1_300_000, meaning=meaning
    )


INCIDENTS = TableContract(
    id="incidents",
    title="Incidents",
    columns=(
        Column(
            name="day",
            kind=Kind.DAY,
            required=True,
            meaning="The day on which it happened or was called in, such as 2019-04-01.",
        ),
        Column(
            name="place",
            kind=Kind.TEXT,
            required=True,
            pattern=r"[A-Za-z0-9][A-Za-z0-9 &'()/_.-]{0,79}",
            pattern_in_words="Write the name or reference of a place, never an address.",
            meaning="The place, by the name or reference that the design lists.",
        ),
        Column(
            name="count",
            kind=Kind.WHOLE,
            unit="incidents",
            least=0,
            most=1_000_000,
            query_most=10_000,
            meaning="How many the row stands for; 1 where left out.",
        ),
        _metres("easting", "Metres east on the national grid, where exact places are known."),
        _metres("northing", "Metres north on the national grid, where exact places are known."),
    ),
    rules=(
        RequiredWith(column="northing", other="easting"),
        RequiredWith(column="easting", other="northing"),
    ),
)
"""The columns of a table of incidents. It holds no names, addresses or references to people."""


@attrs.frozen(kw_only=True, eq=False)
class IncidentLog:
    """Incidents that were read and checked row by row.

    Args:
        table: The rows, held against the contract of incidents.
        by_day: How many there were, by place and day as its ordinal.
        points: The incidents with a place on the grid.
        without_point: How many have none.
    """

    table: CheckedTable
    by_day: dict[tuple[str, int], int]
    points: tuple[Point, ...]
    without_point: int

    @property
    def problems(self) -> Problems:
        """What is wrong with the cells, cell by cell."""
        return self.table.problems

    @property
    def rows_set_aside(self) -> int:
        """How many rows have a problem that leaves them out."""
        return self.table.rows_set_aside

    @property
    def places(self) -> dict[str, Decimal]:
        """How many there were at each place."""
        found: dict[str, Decimal] = {}
        for (place, _), count in self.by_day.items():
            found[place] = found.get(place, Decimal(0)) + count
        return found
