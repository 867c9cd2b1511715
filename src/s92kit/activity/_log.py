"""Records of activity that were read and checked, and those of them that stood on a day."""

from __future__ import annotations

import attrs

from s92kit.sources import Source
from s92kit.tables import CheckedTable, Frame, Problems, RowAccount

__all__ = ["ActivityLog", "StandingActivity"]


@attrs.frozen(kw_only=True, eq=False)
class ActivityLog:
    """Records of activity whose rows have been checked each by itself.

    Rows in are rows accepted and rows set aside, always. Ids and corrections are held against
    each other by :func:`~s92kit.activity.standing_activity`, on the day that is asked about.

    Args:
        table: The rows, held against the contract of a record of activity.
    """

    table: CheckedTable

    @property
    def rows_in(self) -> int:
        """How many rows were read."""
        return self.table.rows_in

    @property
    def rows_accepted(self) -> int:
        """How many rows have no problem that leaves them out."""
        return self.table.rows_accepted

    @property
    def rows_set_aside(self) -> int:
        """How many rows have a problem that leaves them out."""
        return self.table.rows_set_aside

    @property
    def problems(self) -> Problems:
        """What is wrong, cell by cell."""
        return self.table.problems

    @property
    def frame(self) -> Frame:
        """The accepted rows as a pandas data frame, with every column of the contract."""
        return self.table.frame

    @property
    def sources(self) -> tuple[Source, ...]:
        """The files that the rows came from, with what they say of themselves."""
        return self.table.places.as_sources("Activity record")


@attrs.frozen(kw_only=True, eq=False)
class StandingActivity:
    """The records of activity that stood on a day.

    Args:
        table: The rows.
        rows: What became of every row that was read.
    """

    table: CheckedTable
    rows: RowAccount

    @property
    def frame(self) -> Frame:
        """The rows as a pandas data frame."""
        return self.table.frame

    @property
    def problems(self) -> Problems:
        """What is wrong with the rows that were set aside, cell by cell."""
        return self.table.problems
