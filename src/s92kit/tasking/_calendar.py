"""A plan as iCalendar, the text that mail and calendar programs open."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC
from typing import TYPE_CHECKING

from s92kit.tasking._clock_minutes import clock_at
from s92kit.tasking._plan import Visit
from s92kit.tasking._record import PlanRecord

if TYPE_CHECKING:
    from icalendar import Event

__all__ = ["plan_calendar"]

_MAKER = "-//s92kit//Plan of a team//EN"


def plan_calendar(record: PlanRecord) -> str:
    """The plan as one calendar for the team, each visit an event.

    Times are written as they are everywhere on earth, so that a calendar shows London's clocks
    right on the nights on which they change too. A later version replaces the events of an
    earlier where the visit is the same.

    Args:
        record: The plan.

    Returns:
        The text of a calendar file, with the ends of lines that the format asks for.

    Source:
        RFC 5545, Internet Calendaring and Scheduling Core Object Specification (iCalendar).
    """
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", _MAKER)
    calendar.add("x-wr-calname", f"{record.capacity.team}, {record.cycle}")
    for visit in record.plan.visits:
        calendar.add_component(_event(record, visit))
    text: bytes = calendar.to_ical()
    return text.decode("utf-8")


def _event(record: PlanRecord, visit: Visit) -> Event:
    from icalendar import Event

    request = record.request(visit.request)
    starts = clock_at(visit.day, visit.starts).astimezone(UTC)
    name = f"{record.id}/{visit.request}/{starts:%Y%m%dT%H%M}".replace("/", ".").replace(" ", "-")
    event = Event()
    event.add("uid", f"{name}@s92kit")
    event.add("dtstamp", record.version.at.replace(tzinfo=clock_at(visit.day, 0).tzinfo))
    event.add("sequence", record.version.number)
    event.add("dtstart", starts)
    event.add("dtend", clock_at(visit.day, visit.ends).astimezone(UTC))
    event.add("summary", f"{request.title} ({', '.join(visit.officers)})")
    event.add("location", request.place.words)
    event.add("description", "\n".join(_lines(record, visit)))
    return event


def _lines(record: PlanRecord, visit: Visit) -> Iterator[str]:
    request = record.request(visit.request)
    yield f"{request.id}, {request.priority}: {request.problem.behaviour}"
    yield f"Officers: {', '.join(visit.officers)}."
    for label, note in (("Risk", request.risk_note), ("Equality", request.equality_note)):
        if note:
            yield f"{label}: {note}"
