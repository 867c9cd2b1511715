"""Requests from files and data frames: each row checked by itself, then made a request."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from s92kit.periods import Period
from s92kit.tables import (
    CheckedTable,
    RawTable,
    RowFault,
    check_tables,
    kept_apart,
    read_table,
    screen_tables,
    table_from_frame,
)
from s92kit.tasking._request import Place, Problem, RequestStatus, ScorePart, TaskRequest
from s92kit.tasking._requests import REQUEST_FITS, REQUESTS, Requests
from s92kit.tasking._window import Weekday, Window

if TYPE_CHECKING:
    import pandas as pd

__all__ = [
    "check_request_tables",
    "read_request_tables",
    "requests_from_frame",
    "requests_from_tables",
]

_DAY = 24 * 60
_DISTINCT = ("id",)
_CREW = 2


def read_request_tables(paths: Iterable[Path | str], *, day_first: bool = False) -> Requests:
    """Requests from CSV files or workbooks; rows that hold personal data are set aside.

    Args:
        paths: The files.
        day_first: Whether days written 03/04/2019 mean the third of April.

    Raises:
        InvalidValueError: Where a file is of no kind that can be read.
        OSError: Where a file cannot be opened.
    """
    tables = [read_table(path, distinct=_DISTINCT) for path in paths]
    screened = screen_tables(tables, REQUESTS)
    checked = check_request_tables(screened.tables, day_first=day_first)
    return _requests(screened.held_against(checked))


def requests_from_frame(frame: pd.DataFrame, *, name: str = "data frame") -> Requests:
    """Requests from a data frame, which is left as it is.

    Args:
        frame: A pandas data frame with the columns of :data:`REQUESTS`.
        name: What messages call it.

    Columns:
        id, title, raised_on, forum, requester_role, priority: who asks, and for what.
        place, ward, order, street: where.
        first_day, last_day, weekdays, starts, ends: when; other_weekdays, other_starts and
            other_ends for a second window.
        minutes_least, minutes_wanted, minutes_most: whole numbers, minutes of presence.
        crew, skills, visits, visit_minutes: with whom, and how often.
        behaviour, victim, offender, location, risk_note, equality_note: why.
        statutory: yes or no.
        points: text such as ``harm 3; likelihood 2``.
        status, status_reason, recorded_on: how it stands.

    Examples:
        >>> import pandas as pd
        >>> row = {"id": "LJAG-07", "title": "Market", "raised_on": "2018-03-26", "forum": "ljag",
        ...        "requester_role": "Town centre manager", "priority": "walford/violence",
        ...        "place": "Bridge Street market", "starts": "22:00", "ends": "02:00",
        ...        "weekdays": "Friday, Saturday", "minutes_least": 120, "minutes_wanted": 240,
        ...        "minutes_most": 480, "behaviour": "Fights at closing time"}
        >>> requests_from_frame(pd.DataFrame([row])).standing()[0].windows[0].ends
        1560
    """
    return _requests(check_request_tables([table_from_frame(frame, name=name)]))


def check_request_tables(tables: Sequence[RawTable], *, day_first: bool = False) -> CheckedTable:
    """Tables of requests, with the rows set aside of which something does not go together.

    Args:
        tables: The tables.
        day_first: Whether days written 03/04/2019 mean the third of April.
    """
    table = check_tables(tables, REQUESTS, day_first=day_first)
    return kept_apart(table, _faults(table, _rows(table)))


def requests_from_tables(tables: Sequence[RawTable], *, day_first: bool = False) -> Requests:
    """Requests from tables that were read.

    Args:
        tables: The tables.
        day_first: Whether days written 03/04/2019 mean the third of April.
    """
    return _requests(check_request_tables(tables, day_first=day_first))


def _requests(table: CheckedTable) -> Requests:
    records = tuple(_record(row) for row in _rows(table))
    return Requests(records=records, rows_in=table.rows_in, problems=table.problems)


def _rows(table: CheckedTable) -> list[dict[str, Any]]:
    import pandas as pd

    frame = table.frame
    columns = {
        name: [None if pd.isna(value) or value == "" else value for value in frame[name]]
        for name in REQUESTS.names
    }
    return [
        dict(zip(columns, values, strict=True)) for values in zip(*columns.values(), strict=True)
    ]


def _faults(table: CheckedTable, rows: list[dict[str, Any]]) -> Iterator[RowFault]:
    import numpy as np

    seen: set[tuple[str, Any]] = set()
    found: dict[str, dict[int, tuple[str, str]]] = {}
    for at, row in enumerate(rows):
        for header, message, mend in _faults_of(row, seen):
            found.setdefault(header, {})[at] = message, mend
    for header, words in found.items():
        broken = np.zeros(len(table.frame), dtype=bool)
        broken[list(words)] = True
        yield REQUEST_FITS, broken, header, words.__getitem__


def _faults_of(row: dict[str, Any], seen: set[tuple[str, Any]]) -> Iterator[tuple[str, str, str]]:
    key = row["id"], row["recorded_on"]
    if key in seen:
        yield (
            "id",
            "The id stands twice with one day of recording.",
            "Give each request an id of its own, and a correction its day in recorded_on.",
        )
    seen.add(key)
    crew, skills = int(row["crew"] or _CREW), _listed(row["skills"])
    if len(skills) > crew or len(set(skills)) < len(skills):
        yield (
            "skills",
            f"{len(skills)} skills are asked of a crew of {crew}.",
            "Name each skill once, and no more of them than officers in the crew.",
        )
    visits, shortest = int(row["visits"] or 1), int(row["visit_minutes"] or 0)
    if visits * shortest > row["minutes_most"]:
        yield (
            "visits",
            f"{visits} visits of {shortest} minutes do not fit into {row['minutes_most']}.",
            "Ask for fewer or shorter visits, or for more minutes.",
        )
    days = _days(row)
    for header in ("weekdays", "other_weekdays"):
        if days and row[header] and not _ever(days, _weekdays(row[header])):
            yield (
                header,
                f"None of these days of the week lies in {days}.",
                "Mend the days of the week, or the first and last day.",
            )
    parts = [part.part for part in _points(row["points"])]
    if len(set(parts)) < len(parts):
        yield "points", "A part of the matrix has points twice.", "Give each part once."


def _record(row: dict[str, Any]) -> TaskRequest:
    return TaskRequest(
        id=row["id"],
        title=row["title"],
        raised_on=row["raised_on"].date(),
        forum=row["forum"],
        requester_role=row["requester_role"],
        priority=row["priority"],
        place=Place(
            words=row["place"],
            ward=row["ward"] or "",
            order=row["order"] or "",
            street=row["street"] or "",
        ),
        windows=tuple(_windows(row)),
        minutes_least=int(row["minutes_least"]),
        minutes_wanted=int(row["minutes_wanted"]),
        minutes_most=int(row["minutes_most"]),
        problem=Problem(
            behaviour=row["behaviour"],
            victim=row["victim"] or "",
            offender=row["offender"] or "",
            location=row["location"] or "",
        ),
        crew=int(row["crew"] or _CREW),
        skills=_listed(row["skills"]),
        visits=int(row["visits"] or 1),
        visit_minutes=int(row["visit_minutes"] or 0),
        statutory=bool(row["statutory"]),
        status=RequestStatus(row["status"] or RequestStatus.SUBMITTED),
        score_parts=_points(row["points"]),
        recorded_on=row["recorded_on"].date() if row["recorded_on"] else None,
        risk_note=row["risk_note"] or "",
        equality_note=row["equality_note"] or "",
        status_reason=row["status_reason"] or "",
    )


def _windows(row: dict[str, Any]) -> Iterator[Window]:
    days = _days(row)
    for prefix in ("", "other_"):
        starts, ends = row[f"{prefix}starts"], row[f"{prefix}ends"]
        if starts is not None and ends is not None:
            yield Window(
                starts=int(starts),
                ends=int(ends) + (_DAY if ends <= starts else 0),
                days=days,
                weekdays=_weekdays(row[f"{prefix}weekdays"]),
            )


def _days(row: dict[str, Any]) -> Period | None:
    first, last = row["first_day"], row["last_day"]
    return Period.inclusive(first.date(), last.date()) if first and last else None


def _weekdays(text: str | None) -> tuple[Weekday, ...]:
    return tuple(Weekday(word.capitalize()) for word in _listed(text))


def _ever(days: Period, weekdays: tuple[Weekday, ...]) -> bool:
    window = Window(starts=0, ends=_DAY, days=days, weekdays=weekdays)
    first = days.start.toordinal()
    return any(window.on(type(days.start).fromordinal(first + n)) for n in range(min(days.days, 7)))


def _listed(text: str | None) -> tuple[str, ...]:
    return tuple(word.strip() for word in (text or "").split(",") if word.strip())


def _points(text: str | None) -> tuple[ScorePart, ...]:
    pairs = (each.split() for each in (text or "").split(";") if each.strip())
    return tuple(ScorePart(part=part, points=int(points)) for part, points in pairs)
