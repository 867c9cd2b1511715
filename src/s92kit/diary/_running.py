"""From when to when an agreement runs, once notice, merger, extension and end are counted in."""

from __future__ import annotations

from datetime import date, timedelta

import attrs

from s92kit.agreements import AgreedTerm, Agreement, Event, EventKind
from s92kit.dated import as_known
from s92kit.periods import Period
from s92kit.sources import Source

__all__ = ["SETTING_THE_END", "EndNotKnown", "Running", "running_of"]

_CUTTING_SHORT = (EventKind.END, EventKind.MERGER, EventKind.NOTICE)
SETTING_THE_END = (*_CUTTING_SHORT, EventKind.EXTENSION)
"""The events that can set the last day."""


@attrs.frozen(kw_only=True)
class Running:
    """From when to when an agreement runs, and what says so.

    Args:
        period: Its first and last day.
        source: Where the last day was read.
        set_by: The event that sets the last day; ``None`` where it is that of the term.
    """

    period: Period
    source: Source
    set_by: Event | None = None


@attrs.frozen(kw_only=True)
class EndNotKnown:
    """Why the last day of an agreement is not known.

    Args:
        because: The reason, in words.
        within: The days of which it is one, where the papers say as much.
        sources: Where that was read.
    """

    because: str
    within: Period | None = None
    sources: tuple[Source, ...] = ()


def running_of(agreement: Agreement, *, known_on: date | None = None) -> Running | EndNotKnown:
    """From when to when an agreement runs, or the reason why that is not known.

    An end sets the last day, else a merger into another agreement, else a notice, else the
    latest of the extensions and the term.

    Args:
        agreement: The agreement.
        known_on: The day whose knowledge counts; ``None`` for everything recorded.
    """
    term = agreement.term(known_on=known_on)
    if term is None:
        return EndNotKnown(because=agreement.why_no_term(known_on=known_on))
    own = [
        event
        for event in as_known(agreement.events, known_on)
        if event.kind is not EventKind.MERGER or agreement.id in event.merged
    ]
    for kind in _CUTTING_SHORT:
        cutting = [event for event in own if event.kind is kind]
        if cutting:
            return _cut_short(cutting, term)
    return _extended([event for event in own if event.kind is EventKind.EXTENSION], term)


def _cut_short(events: list[Event], term: AgreedTerm) -> Running | EndNotKnown:
    ends = [(day, event) for event in events if (day := _last_day_by(event))]
    if not ends:
        return _not_known(events[0])
    last_day, event = min(ends, key=lambda end: end[0])
    return _until(last_day, event, term)


def _not_known(event: Event) -> EndNotKnown:
    if event.kind in (EventKind.NOTICE, EventKind.EXTENSION):
        because = f"no last day is recorded that its {event.text} sets"
        return EndNotKnown(because=because, sources=(event.source,))
    return EndNotKnown(
        because=f"the day of its {event.kind} is not known: {event.unknown_because}",
        within=event.days_within if event.kind is EventKind.END else None,
        sources=(event.source,),
    )


def _last_day_by(event: Event) -> date | None:
    if event.kind is EventKind.NOTICE:
        return event.until
    if event.kind is EventKind.MERGER and event.on:
        return event.on - timedelta(days=1)  # its day is the first of the other agreement
    return event.on


def _extended(events: list[Event], term: AgreedTerm) -> Running | EndNotKnown:
    latest = max(events, key=lambda event: (event.recorded_on, bool(event.until)), default=None)
    if latest and latest.until is None and latest.recorded_on > term.recorded_on:
        return _not_known(latest)
    ends = [(event.until, event) for event in events if event.until]
    last_day, event = max(ends, key=lambda end: end[0], default=(term.period.last_day, None))
    if event is None or last_day <= term.period.last_day:
        return Running(period=term.period, source=term.source)
    return _until(last_day, event, term)


def _until(last_day: date, event: Event, term: AgreedTerm) -> Running:
    first_day = min(term.period.first_day, last_day)
    period = Period.inclusive(first_day, last_day)
    return Running(period=period, source=event.source, set_by=event)
