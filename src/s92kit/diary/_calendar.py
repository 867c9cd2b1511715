"""The diary as iCalendar, the text that mail and calendar programs open."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from itertools import groupby
from typing import TYPE_CHECKING

from s92kit.diary._diary_entry import DiaryEntry

if TYPE_CHECKING:
    from icalendar import Event

__all__ = ["calendar_of"]

_MAKER = "-//s92kit//Diary of agreements//EN"


def calendar_of(entries: Iterable[DiaryEntry], *, title: str, on: date) -> str:
    """The diary as one calendar, each entry with a day an event of whole days.

    Entries without a day cannot be events of their own. So that a reader of the calendar alone
    misses none, those of each agreement, order or power stand in one event on the day of the diary.

    Args:
        entries: The entries of a diary.
        title: What a program calls the calendar.
        on: The day of the diary. It is also the stamp of each event, so that the same diary
            gives the same text, and a later one replaces the events of an earlier.

    Returns:
        The text of a calendar file, with the ends of lines that the format asks for.

    Source:
        RFC 5545, Internet Calendaring and Scheduling Core Object Specification (iCalendar).

    Examples:
        >>> renewal = DiaryEntry(
        ...     id="walford/team/renewal", about="walford/team", title="Signal renewal",
        ...     what_to_do="Write to the police.", by_role="the council", sources=(),
        ...     on=date(2018, 9, 30))
        >>> text = calendar_of([renewal], title="Walford", on=date(2018, 4, 1))
        >>> [line for line in text.splitlines() if line.startswith(("UID", "DTSTART"))]
        ['DTSTART;VALUE=DATE:20180930', 'UID:walford.team.renewal@s92kit']
    """
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", _MAKER)
    calendar.add("x-wr-calname", title)
    listed = tuple(entries)
    for event in (*_dated(listed, on), *_undated(listed, on)):
        calendar.add_component(event)
    text: bytes = calendar.to_ical()
    return text.decode("utf-8")


def _dated(entries: tuple[DiaryEntry, ...], on: date) -> Iterator[Event]:
    for entry in entries:
        if entry.first_day and entry.last_day:
            event = _event(entry.id, entry.first_day, entry.last_day, on)
            moment = f"{entry.at:%H:%M} " if entry.at else ""
            event.add("summary", f"{moment}{entry.title} ({entry.about})")
            event.add("description", "\n".join(_lines(entry)))
            yield event


def _undated(entries: tuple[DiaryEntry, ...], on: date) -> Iterator[Event]:
    without = sorted((e for e in entries if not e.first_day), key=lambda entry: entry.about)
    for about, held in groupby(without, key=lambda entry: entry.about):
        event = _event(f"{about}/without-a-day", on, on, on)
        told = ["\n".join((entry.title, *_lines(entry))) for entry in held]
        event.add("summary", f"Entries whose day cannot be determined: {len(told)} ({about})")
        event.add("description", "\n\n".join(told))
        yield event


def _event(name: str, first_day: date, last_day: date, on: date) -> Event:
    from icalendar import Event

    event = Event()
    # Ids hold small letters, figures, hyphens and strokes; some servers use the name as that of
    # a file, in which a stroke would be a folder.
    event.add("uid", f"{name.replace('/', '.')}@s92kit")
    event.add("dtstamp", datetime.combine(on, time(), UTC))
    event.add("dtstart", first_day)
    event.add("dtend", last_day + timedelta(days=1))
    event.add("transp", "TRANSPARENT")  # nobody is busy for the whole day
    return event


def _lines(entry: DiaryEntry) -> Iterator[str]:
    yield entry.what_to_do
    yield f"Whose task: {entry.by_role}."
    if entry.why_no_date:
        yield f"The day cannot be determined, because {entry.why_no_date}."
    yield from (f"Source: {source.cited}" for source in entry.sources)
