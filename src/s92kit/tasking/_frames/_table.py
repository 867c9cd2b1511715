"""Data frames of a plan: a row for each visit, and a row for each request."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from s92kit.tasking._clock_minutes import clock_at
from s92kit.tasking._explained import explained
from s92kit.tasking._record import PlanRecord

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["requests_frame", "visits_frame"]


def visits_frame(record: PlanRecord) -> pd.DataFrame:
    """The visits of a plan, a row for each.

    Args:
        record: The plan.

    Columns:
        plan: text, the plan's id.
        version: whole number, its version.
        shift: text, the id of the shift.
        starts: datetime64 of Europe/London, when the visit begins.
        ends: datetime64 of Europe/London, when it ends.
        request: text, the id of the request. Key with ``starts``.
        priority: text, the id of the priority.
        ward: text, the ward; empty where not recorded.
        officers: text, the officers' references.
        minutes: whole number, minutes of presence.
        officer_minutes: whole number, minutes of presence times officers.
        fixed: truth value, whether it was fixed beforehand.
    """
    import pandas as pd

    rows = []
    for visit in record.plan.visits:
        request = record.request(visit.request)
        rows.append(
            {
                "plan": record.id,
                "version": record.version.number,
                "shift": visit.shift,
                "starts": clock_at(visit.day, visit.starts),
                "ends": clock_at(visit.day, visit.ends),
                "request": visit.request,
                "priority": request.priority,
                "ward": request.place.ward,
                "officers": ", ".join(visit.officers),
                "minutes": visit.minutes,
                "officer_minutes": visit.officer_minutes,
                "fixed": visit.fixed,
            }
        )
    columns: Any = (
        *("plan", "version", "shift", "starts", "ends", "request", "priority", "ward"),
        *("officers", "minutes", "officer_minutes", "fixed"),
    )
    return pd.DataFrame(rows, columns=columns)


def requests_frame(record: PlanRecord) -> pd.DataFrame:
    """The requests of a plan with what they got and why, a row for each.

    Args:
        record: The plan.

    Columns:
        plan: text, the plan's id.
        version: whole number, its version.
        request: text, the id of the request. Key.
        title: text, what it is called at the meeting.
        forum: text, the forum that raised it.
        priority: text, the id of the priority.
        ward: text, the ward; empty where not recorded.
        status: text, where it stands.
        score: whole number, missing where it cannot be determined.
        minutes_least: whole number, minutes of presence.
        minutes_wanted: whole number, minutes of presence.
        minutes_most: whole number, minutes of presence.
        minutes: whole number, minutes of presence that it got.
        officer_minutes: whole number, minutes of presence times officers.
        reached: text, how far it got.
        binding: text, the rule or limit that keeps it from more.
        reason: text, all of it in one sentence.
    """
    import pandas as pd

    scores = record.score_by_request
    rows = []
    for told in explained(record):
        request = record.request(told.request)
        rows.append(
            {
                "plan": record.id,
                "version": record.version.number,
                "request": request.id,
                "title": request.title,
                "forum": request.forum,
                "priority": request.priority,
                "ward": request.place.ward,
                "status": str(request.status),
                "score": scores.get(request.id),
                "minutes_least": request.minutes_least,
                "minutes_wanted": request.minutes_wanted,
                "minutes_most": request.minutes_most,
                "minutes": told.minutes,
                "officer_minutes": told.officer_minutes,
                "reached": str(told.reached),
                "binding": str(told.binding),
                "reason": told.sentence,
            }
        )
    columns: Any = (
        *("plan", "version", "request", "title", "forum", "priority", "ward", "status", "score"),
        *("minutes_least", "minutes_wanted", "minutes_most", "minutes", "officer_minutes"),
        *("reached", "binding", "reason"),
    )
    return pd.DataFrame(rows, columns=columns).astype({"score": "Int64"})
