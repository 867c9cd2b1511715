"""From when to when an agreement runs, once notice, merger, extension and end are counted in."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

import attrs

from s92kit.agreements._agreement import AgreedTerm, Agreement
from s92kit.agreements._events import Event, EventKind
from s92kit.dated import as_known
from s92kit.periods import Period
from s92kit.sources import Source

__all__ = ["EndNotKnown", "LastDay", "Running", "end_set_by", "last_day_of", "running_of"]

_CUTTING_SHORT = (EventKind.END, EventKind.MERGER, EventKind.NOTICE)


@attrs.frozen(kw_only=True)
class LastDay:
    """The last day of an agreement, and what says so.

    Args:
        on: The day.
        source: Where it was read.
        set_by: The event that sets it; ``None`` where it is that of the term.
    """

    on: date
    source: Source
    set_by: Event | None = None


@attrs.frozen(kw_only=True)
class EndNotKnown:
    """Why the last day of an agreement is not known.

    Args:
        because: The reason, in words.
        within: The days of which it is one, where the papers say as much.
        sources: Where that was read.
        at_least: A day by which it is certainly not over, for an extension to an unknown day.
        at_latest: A day after which it is certainly over, for a notice of an unknown length.
    """

    because: str
    within: Period | None = None
    sources: tuple[Source, ...] = ()
    at_least: date | None = None
    at_latest: date | None = None


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


def last_day_of(agreement: Agreement, *, known_on: date | None = None) -> LastDay | EndNotKnown:
    """The last day of an agreement, or the reason why it is not known.

    An end sets the last day, else a merger into another agreement, else a notice, else the
    latest of the extensions and the term. A notice that does not say until when leaves the last
    day open: it does not fall back on the term.

    Args:
        agreement: The agreement.
        known_on: The day whose knowledge counts; ``None`` for everything recorded.

    Examples:
        >>> from s92kit.plugins import catalogue_of
        >>> from s92kit.testing import walford
        >>> team = catalogue_of(walford).agreement("walford/town-centre-2019")
        >>> last_day_of(team).on
        datetime.date(2022, 3, 31)
    """
    own = [
        event
        for event in as_known(agreement.events, known_on)
        if event.kind is not EventKind.MERGER or agreement.id in event.merged
    ]
    because = agreement.why_no_term(known_on=known_on)
    return end_set_by(own, agreement.term(known_on=known_on), why_no_term=because)


def running_of(agreement: Agreement, *, known_on: date | None = None) -> Running | EndNotKnown:
    """From when to when an agreement runs, or the reason why that is not known.

    Args:
        agreement: The agreement.
        known_on: The day whose knowledge counts; ``None`` for everything recorded.

    Returns:
        Its first and last day, the last as :func:`last_day_of` finds it; for an agreement
        without a recorded term the reason why there is none, as no first day is known.
    """
    term = agreement.term(known_on=known_on)
    if term is None:
        return EndNotKnown(because=agreement.why_no_term(known_on=known_on))
    last = last_day_of(agreement, known_on=known_on)
    if isinstance(last, EndNotKnown):
        return last
    period = Period.inclusive(min(term.period.first_day, last.on), last.on)
    return Running(period=period, source=last.source, set_by=last.set_by)


def end_set_by(
    events: Iterable[Event], term: AgreedTerm | None, *, why_no_term: str = ""
) -> LastDay | EndNotKnown:
    """The last day that events and a term set between them.

    Args:
        events: Events of the agreement; those that set no last day are passed over.
        term: Its term; ``None`` where none is recorded.
        why_no_term: Why none is.
    """
    own = tuple(events)
    for kind in _CUTTING_SHORT:
        cutting = [event for event in own if event.kind is kind]
        if cutting:
            others = [event for event in own if event.kind not in _CUTTING_SHORT]
            uncut = end_set_by(others, term, why_no_term=why_no_term)
            return _cut_short(cutting, uncut)
    return _extended(
        [event for event in own if event.kind is EventKind.EXTENSION], term, why_no_term
    )


def _cut_short(events: list[Event], uncut: LastDay | EndNotKnown) -> LastDay | EndNotKnown:
    ends = [(day, event) for event in events if (day := _last_day_by(event))]
    if not ends:
        latest = uncut.on if isinstance(uncut, LastDay) else None
        return attrs.evolve(_not_known(events[0]), at_latest=latest)
    last_day, event = min(ends, key=lambda end: end[0])
    return LastDay(on=last_day, source=event.source, set_by=event)


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


def _extended(
    events: list[Event], term: AgreedTerm | None, why_no_term: str
) -> LastDay | EndNotKnown:
    ends = [LastDay(on=e.until, source=e.source, set_by=e) for e in events if e.until]
    if term:
        ends.insert(0, LastDay(on=term.period.last_day, source=term.source))
    last = max(ends, key=lambda end: end.on, default=None)
    latest = max(events, key=lambda event: (event.recorded_on, bool(event.until)), default=None)
    taken_in = term is not None and latest is not None and latest.recorded_on <= term.recorded_on
    if latest and latest.until is None and not taken_in:
        return attrs.evolve(_not_known(latest), at_least=last.on if last else None)
    return last or EndNotKnown(because=why_no_term)
