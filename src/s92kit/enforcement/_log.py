"""Enforcement logs that were read and checked row by row."""

from __future__ import annotations

import attrs

from s92kit.sources import Source
from s92kit.tables import CheckedTable, Problems

__all__ = ["EnforcementLog"]


@attrs.frozen(kw_only=True, eq=False)
class EnforcementLog:
    """Warnings, penalties and prosecutions whose rows have been checked each by itself.

    What can only be told from an order or from the law is told by
    :func:`~s92kit.enforcement.judge`. Rows in are rows accepted and rows set aside, always.

    Args:
        table: The rows, held against the contract of an enforcement log.
    """

    table: CheckedTable

    @property
    def rows_in(self) -> int:
        """How many rows were read."""
        return self.table.rows_in

    @property
    def rows_accepted(self) -> int:
        """How many rows are what a row of a log can be."""
        return self.table.rows_accepted

    @property
    def rows_set_aside(self) -> int:
        """How many rows have a problem that leaves them out."""
        return self.table.rows_set_aside

    @property
    def problems(self) -> Problems:
        """What is wrong with the cells, cell by cell."""
        return self.table.problems

    @property
    def sources(self) -> tuple[Source, ...]:
        """The files that the rows came from, with what they say of themselves."""
        return self.table.places.as_sources("Enforcement log")
