"""Logs and returns on the command line: each file is told by its headers for what it is."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import attrs

from s92kit.errors import InvalidValueError

if TYPE_CHECKING:
    from s92kit.activity import ActivityFormat, ActivityLog, Returns
    from s92kit.plugins import Catalogue
    from s92kit.tables import Problem, RawTable

__all__ = ["KpiData", "read_kpi_data"]

_RETURN = frozenset({"indicator", "first_day", "last_day"})
_ACTIVITY = frozenset({"day", "borough", "kind"})


@attrs.frozen(kw_only=True, eq=False)
class KpiData:
    """What indicators are measured from.

    Args:
        log: Records of activity; ``None`` where there are none.
        returns: Returns; ``None`` where there are none.
    """

    log: ActivityLog | None
    returns: Returns | None

    @property
    def rows_in(self) -> int:
        """How many rows were read."""
        return sum(each.rows_in for each in (self.log, self.returns) if each)

    @property
    def rows_set_aside(self) -> int:
        """How many rows have a problem that leaves them out."""
        return sum(each.rows_set_aside for each in (self.log, self.returns) if each)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is wrong, cell by cell."""
        return tuple(item for each in (self.log, self.returns) if each for item in each.problems)


def read_kpi_data(
    files: Sequence[Path], catalogue: Catalogue, borough: str, *, day_first: bool
) -> KpiData:
    """Logs in the shared columns or in the borough's own, and returns, from files.

    Args:
        files: The files.
        catalogue: What the borough's plugin gives.
        borough: The key of the borough.
        day_first: Whether days written 03/04/2019 mean the third of April.

    Raises:
        InvalidValueError: For a file that is neither, and for logs of both kinds together.
    """
    from s92kit.activity import activity_from_tables, returns_from_tables
    from s92kit.tables import read_table

    formats = catalogue.for_borough(borough).activity_formats
    sorted_out: dict[str, list[RawTable]] = {"return": [], "activity": [], "own": []}
    for file in files:
        table = read_table(file, distinct=("id",))
        sorted_out[_kind_of(table, formats)].append(table)
    if sorted_out["activity"] and sorted_out["own"]:
        raise InvalidValueError(
            what="Logs to be measured together",
            given=[table.name for table in (*sorted_out["activity"], *sorted_out["own"])],
            mend="Bring the borough's own log into the shared columns first: s92kit convert.",
        )
    log = None
    if sorted_out["own"]:
        log = _own(sorted_out["own"], formats)
    elif sorted_out["activity"]:
        log = activity_from_tables(sorted_out["activity"], day_first=day_first)
    sent = sorted_out["return"]
    returns = returns_from_tables(sent, day_first=day_first) if sent else None
    return KpiData(log=log, returns=returns)


def _kind_of(table: RawTable, formats: Sequence[ActivityFormat]) -> str:
    headers = {header.strip().lower() for header in table.headers}
    if headers >= _RETURN:
        return "return"
    if headers >= _ACTIVITY:
        return "activity"
    if _format_of(table, formats) is not None:
        return "own"
    raise InvalidValueError(
        what=f"The table {table.name}",
        given=list(table.headers),
        mend=f"Give a log with the columns {', '.join(sorted(_ACTIVITY))}, the borough's own log, "
        f"or returns with the columns {', '.join(sorted(_RETURN))}.",
    )


def _format_of(table: RawTable, formats: Sequence[ActivityFormat]) -> ActivityFormat | None:
    headers = {header.strip().lower() for header in table.headers}
    for form in formats:
        known = {column.header.lower() for column in form.columns}
        coded = {code.column.lower() for code in form.codes}
        if headers & known and headers & coded and headers <= known | coded:
            return form
    return None


def _own(tables: Sequence[RawTable], formats: Sequence[ActivityFormat]) -> ActivityLog:
    from s92kit.activity import converted

    form = next(each for each in formats if _format_of(tables[0], [each]) is not None)
    return converted(tables, form).records
