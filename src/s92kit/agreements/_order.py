"""The orders in which the events of an agreement can and cannot happen."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from s92kit.agreements._events import Event, EventKind
from s92kit.periods import Period, format_day

__all__ = ["Misplaced", "misplaced_events"]


@attrs.frozen
class _Order:
    """One kind of event that cannot come before another."""

    first: EventKind
    then: EventKind


_NEEDS_BEFORE = tuple(
    _Order(first, then)
    for first, then in (
        (EventKind.LETTER_OF_INTENT, EventKind.AVAILABILITY),
        (EventKind.LETTER_OF_INTENT, EventKind.APPROVAL),
        (EventKind.AVAILABILITY, EventKind.APPROVAL),
        (EventKind.CONSULTATION, EventKind.APPROVAL),
        (EventKind.COUNCIL_DECISION, EventKind.CALL_IN),
        (EventKind.CALL_IN, EventKind.UPHELD),
        (EventKind.CALL_IN, EventKind.SET_ASIDE),
        (EventKind.COUNCIL_DECISION, EventKind.SIGNATURE),
        (EventKind.APPROVAL, EventKind.SIGNATURE),
        (EventKind.CONDITIONS_AGREED, EventKind.SIGNATURE),
        (EventKind.SIGNATURE, EventKind.START),
        (EventKind.SIGNATURE, EventKind.NOTICE),
        (EventKind.START, EventKind.STAGED_START),
        (EventKind.START, EventKind.VARIATION),
        (EventKind.START, EventKind.RE_RANKING),
        (EventKind.START, EventKind.EXTENSION),
        (EventKind.START, EventKind.END),
    )
)
"""Each later event needs one of the earlier kind on its day or before, where one is recorded."""

_NOT_AFTER_END = (
    EventKind.STAGED_START,
    EventKind.VARIATION,
    EventKind.RE_RANKING,
    EventKind.EXTENSION,
    EventKind.NOTICE,
)
"""What cannot happen once service is over."""


@attrs.frozen(kw_only=True)
class Misplaced:
    """An event that cannot have come where it stands, or of which nobody can tell.

    Args:
        event: The event.
        reason: What it comes before or after, in words.
        certain: Whether the days show it; ``False`` where unknown days leave it open.
    """

    event: Event
    reason: str
    certain: bool


def misplaced_events(events: tuple[Event, ...], days: Period | None) -> tuple[Misplaced, ...]:
    """The events that stand in an impossible order, and those of which it cannot be told.

    Args:
        events: The events of an agreement as known on a day.
        days: Its term as known on that day; ``None`` where none was.

    Returns:
        One entry for each event and each order that it breaks or may break.
    """
    return (
        *(found for order in _NEEDS_BEFORE for found in _too_early(order, events)),
        *(found for event in events for found in _too_late(event, events, days)),
    )


def _too_early(order: _Order, events: tuple[Event, ...]) -> Iterator[Misplaced]:
    firsts = [event for event in events if event.kind is order.first]
    for event in events:
        if event.kind is not order.then or not firsts:
            continue
        answers = [_comes_first(first, event) for first in firsts]
        if True in answers:
            continue
        known = ", ".join(first.text for first in firsts)
        yield Misplaced(
            event=event, reason=f"{event.text} before {known}", certain=None not in answers
        )


def _too_late(event: Event, events: tuple[Event, ...], days: Period | None) -> Iterator[Misplaced]:
    if event.kind not in _NOT_AFTER_END:
        return
    ends = [other for other in events if other.kind is EventKind.END]
    if ends:
        answers = [_comes_first(event, end) for end in ends]
        if True not in answers:
            known = ", ".join(end.text for end in ends)
            certain = None not in answers
            yield Misplaced(event=event, reason=f"{event.text} after {known}", certain=certain)
    elif days is not None and event.earliest is not None and event.earliest > days.last_day:
        reason = f"{event.text} after the term, which ends on {format_day(days.last_day)}"
        yield Misplaced(event=event, reason=reason, certain=True)


def _comes_first(first: Event, then: Event) -> bool | None:
    """Whether an event came on the day of another or before it; ``None`` where nobody can tell."""
    if first.latest is not None and then.earliest is not None and first.latest <= then.earliest:
        return True
    if first.earliest is not None and then.latest is not None and first.earliest > then.latest:
        return False
    return None
