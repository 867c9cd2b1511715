"""From a log of activity to records of work that a plan can be held against."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from s92kit.activity import ActivityLog, standing_activity
from s92kit.tasking._record import PlanRecord
from s92kit.tasking._review import PlanReview, WorkDone, reviewed_work

__all__ = ["reviewed"]

_COLUMNS = ("day", "minutes", "officers", "place", "ward", "priority")


def reviewed(
    record: PlanRecord, log: ActivityLog, *, reasons: Mapping[str, str] | None = None
) -> PlanReview:
    """Planned against delivered, by request, priority and ward, from the log of activity.

    Each record of the borough on a day of the cycle is counted once. A record without minutes or
    officers, such as that of an arrest, leaves what was delivered open only where no other record
    of its request and day gives them.

    Args:
        record: The plan.
        log: The records of activity; those that were corrected are left out.
        reasons: Why a request was not as planned, by its id, where somebody says so.
    """
    standing = standing_activity(log, period=record.cycle)
    work = [done for borough, done in _work(standing.frame) if borough == record.borough]
    return reviewed_work(record, work, reasons=reasons)


def _work(frame: object) -> Iterator[tuple[str, WorkDone]]:
    import pandas as pd

    assert isinstance(frame, pd.DataFrame)  # noqa: S101 - for the type checker
    columns = {name: frame[name].astype(object) for name in (*_COLUMNS, "borough")}
    cells = {name: column.where(column.notna(), None).tolist() for name, column in columns.items()}
    for at, borough in enumerate(cells["borough"]):
        row = {name: cells[name][at] for name in _COLUMNS}
        yield (
            str(borough),
            WorkDone(
                day=pd.Timestamp(row["day"]).date(),
                minutes=None if row["minutes"] is None else int(row["minutes"]),
                officers=None if row["officers"] is None else int(row["officers"]),
                place=str(row["place"] or ""),
                ward=str(row["ward"] or ""),
                priority=str(row["priority"] or ""),
            ),
        )
