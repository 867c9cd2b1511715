"""Incidents from files and data frames, counted by place and day."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from s92kit.evaluation._incident import INCIDENTS, IncidentLog
from s92kit.evaluation._near_repeat import Point
from s92kit.tables import CheckedTable, RawTable, check_tables, read_table, table_from_frame

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["incidents_from_frame", "incidents_from_tables", "read_incidents"]


def read_incidents(paths: Iterable[Path | str], *, day_first: bool = False) -> IncidentLog:
    """Incidents from CSV files or workbooks.

    Args:
        paths: The files, such as one a year.
        day_first: Whether days written 03/04/2019 mean the third of April.

    Returns:
        The incidents, with every problem found in their cells.

    Raises:
        InvalidValueError: Where a file is of no kind that can be read.
        OSError: Where a file cannot be opened.
    """
    return incidents_from_tables([read_table(path) for path in paths], day_first=day_first)


def incidents_from_frame(frame: pd.DataFrame, *, name: str = "data frame") -> IncidentLog:
    """Incidents from a data frame, which is left as it is.

    Args:
        frame: A data frame with the columns of incidents.
        name: What messages call it.

    Columns:
        day: datetime64, the day.
        place: text, the name or reference of the place.
        count: whole number, how many the row stands for; 1 where missing.
        easting, northing: whole numbers, metres on the national grid.

    Examples:
        >>> import pandas as pd
        >>> rows = pd.DataFrame({"day": ["2019-06-01"] * 2, "place": ["HS-1", "HS-2"]})
        >>> sorted(incidents_from_frame(rows).places)
        ['HS-1', 'HS-2']
    """
    return incidents_from_tables([table_from_frame(frame, name=name)])


def incidents_from_tables(tables: Sequence[RawTable], *, day_first: bool = False) -> IncidentLog:
    """Incidents from tables that were read.

    Args:
        tables: The tables.
        day_first: Whether days written 03/04/2019 mean the third of April.
    """
    table = check_tables(tables, INCIDENTS, day_first=day_first)
    points, without_point = _points(table)
    return IncidentLog(
        table=table, by_day=_by_day(table), points=points, without_point=without_point
    )


def _by_day(table: CheckedTable) -> dict[tuple[str, int], int]:
    frame = table.frame
    rows = frame[["day", "place"]].assign(
        place=frame["place"].astype(str), count=frame["count"].fillna(1).astype("int64")
    )
    totals = rows.groupby(["place", "day"], sort=True)["count"].sum().reset_index()
    keys = zip(totals["place"], totals["day"], totals["count"], strict=True)
    return {(str(place), day.toordinal()): int(count) for place, day, count in keys}


def _points(table: CheckedTable) -> tuple[tuple[Point, ...], int]:
    frame = table.frame
    count = frame["count"].fillna(1).astype("int64")
    known = frame["easting"].notna()
    rows = frame.loc[known].loc[lambda rows: rows.index.repeat(count[known])]
    points = tuple(
        Point(day=date.fromordinal(day.toordinal()), easting=int(east), northing=int(north))
        for day, east, north in zip(rows["day"], rows["easting"], rows["northing"], strict=True)
    )
    return points, int(count[~known].sum())
