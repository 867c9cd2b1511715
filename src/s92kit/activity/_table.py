"""Records of activity from files and data frames, and which of them stood on a day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import attrs

from s92kit.activity._contract import ACTIVITY, CORRECTION_FITS, ONE_ID, OWN_PRIORITY
from s92kit.activity._log import ActivityLog, StandingActivity
from s92kit.periods import Period
from s92kit.tables import (
    CheckedTable,
    RawTable,
    RowAccount,
    RowFault,
    check_tables,
    kept_apart,
    read_table,
    standing_rows,
    table_from_frame,
)

if TYPE_CHECKING:
    import pandas as pd

__all__ = [
    "activity_from_frame",
    "activity_from_tables",
    "checked_activity",
    "read_activity",
    "standing_activity",
]

DISTINCT = ("id",)


def read_activity(paths: Iterable[Path | str], *, day_first: bool = False) -> ActivityLog:
    """Records of activity from files in the shared columns.

    A borough's own log goes through :func:`~s92kit.activity.converted` first.

    Args:
        paths: The files; corrections may stand in a file of their own.
        day_first: Whether days written 03/04/2019 mean the third of April.

    Returns:
        The records, with every problem found.

    Raises:
        InvalidValueError: Where a file is of no kind that can be read.
        OSError: Where a file cannot be opened.
    """
    tables = [read_table(path, distinct=DISTINCT) for path in paths]
    return activity_from_tables(tables, day_first=day_first)


def activity_from_frame(frame: pd.DataFrame, *, name: str = "data frame") -> ActivityLog:
    """Records of activity from a data frame, which is left as it is.

    Args:
        frame: A pandas data frame in the shared columns.
        name: What messages call it.

    Columns:
        id: text, the record's name. Key where corrections are recorded.
        day: datetime64, the day on which it was done.
        starts: text, a time such as ``07:00`` on the clock on the wall.
        borough: text, the borough's key.
        team: text, the team.
        ward: text, the ward by name or code.
        place: text, a reference without spaces.
        priority: text, the id of the borough's priority.
        theme: text, a :class:`~s92kit.themes.Theme`.
        kind: text, an :class:`~s92kit.activity.ActivityKind`.
        local_code: text, what the borough's log calls it.
        outcome: text, an :class:`~s92kit.activity.ActivityOutcome`.
        count: whole number, things; 1 where it is missing.
        minutes: whole number, minutes.
        officers: whole number, officers.
        power: text, the id of an order or power.
        attribution: text, an :class:`~s92kit.activity.Attribution`.
        amount_pence: whole number, pence.
        case_reference: text, never a name.
        source: text, the log that it was taken from.
        recorded_on: datetime64, the day on which it was recorded.
        supersedes: text, the id of the record that it corrects.

    Examples:
        >>> import pandas as pd
        >>> rows = pd.DataFrame({"day": ["2019-04-01", "2019-04-02"], "borough": "walford",
        ...                      "kind": ["arrest", "arest"]})
        >>> log = activity_from_frame(rows)
        >>> log.rows_in, log.rows_accepted, log.rows_set_aside
        (2, 1, 1)
    """
    return activity_from_tables([table_from_frame(frame, name=name)])


def activity_from_tables(tables: Sequence[RawTable], *, day_first: bool = False) -> ActivityLog:
    """Records of activity from tables that were read.

    Args:
        tables: The tables, in the shared columns.
        day_first: Whether days written 03/04/2019 mean the third of April.
    """
    return checked_activity(check_tables(tables, ACTIVITY, day_first=day_first))


def checked_activity(table: CheckedTable) -> ActivityLog:
    """Records of activity whose cells are right, with what must fit within a row checked.

    Args:
        table: Rows that keep to the contract of a record of activity.
    """
    kept = kept_apart(table, _priority_faults(table))
    # Left out, a record stands for one: that is what the column's meaning says.
    counted = kept.frame.assign(count=kept.frame["count"].fillna(1))
    return ActivityLog(table=attrs.evolve(kept, frame=counted))


def _priority_faults(table: CheckedTable) -> Iterator[RowFault]:
    import numpy as np

    priority, borough = table.frame["priority"].cat, table.frame["borough"].cat
    keys = {str(key): at for at, key in enumerate(borough.categories)}
    owners = [keys.get(str(name).partition("/")[0], -2) for name in priority.categories]
    codes = priority.codes.to_numpy()
    owner = np.array([*owners, -1])[codes]
    wrong = (codes >= 0) & (owner != borough.codes.to_numpy())
    mend = "Give the id of a priority that begins with the key in the column borough."
    yield (
        OWN_PRIORITY,
        wrong,
        "priority",
        lambda row: (
            f"{str(priority.categories[codes[row]])!r} is no priority of the row's borough.",
            mend,
        ),
    )


def standing_activity(
    log: ActivityLog, *, known_on: date | None = None, period: Period | None = None
) -> StandingActivity:
    """The records that stood on a day: known by then, and not corrected by then.

    Args:
        log: The records.
        known_on: The day whose knowledge counts; ``None`` for everything recorded.
        period: The days of activity; ``None`` for all.

    Returns:
        The rows, and what became of every row that was read.

    Raises:
        InvalidValueError: Where a day is asked about and a row does not say when it was recorded.

    Examples:
        >>> import pandas as pd
        >>> rows = pd.DataFrame({"id": ["a", "b"], "day": "2019-04-01", "borough": "walford",
        ...     "kind": ["arrest", "caution"], "recorded_on": ["2019-04-02", "2019-05-01"],
        ...     "supersedes": ["", "a"]})
        >>> log = activity_from_frame(rows)
        >>> list(standing_activity(log, known_on=date(2019, 4, 30)).frame["kind"])
        ['arrest']
        >>> standing_activity(log).rows.superseded
        1
    """
    import numpy as np

    standing = standing_rows(
        log.table, known_on=known_on, one_id=ONE_ID, correction_fits=CORRECTION_FITS
    )
    table = standing.table
    if period is not None:
        days = table.frame["day"].to_numpy()
        first, end = np.datetime64(period.start), np.datetime64(period.end)
        table = table.only((days >= first) & (days < end))
    counted = table.rows_accepted
    outside = standing.table.rows_accepted - counted
    return StandingActivity(
        table=table,
        rows=RowAccount(
            read=log.rows_in,
            counted=counted,
            set_aside=log.rows_in
            - counted
            - outside
            - standing.superseded
            - standing.not_yet_known,
            superseded=standing.superseded,
            not_yet_known=standing.not_yet_known,
            outside_period=outside,
        ),
    )
