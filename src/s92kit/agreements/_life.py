"""Where an agreement stands on a day, derived from its events as they were known on a day."""

from __future__ import annotations

import enum
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

import attrs

from s92kit.agreements._agreement import AgreedTerm, Agreement
from s92kit.agreements._events import Event, EventKind
from s92kit.agreements._running import EndNotKnown, LastDay, end_set_by
from s92kit.dated import as_known
from s92kit.periods import format_day

__all__ = ["LifeAnswer", "LifeState", "state_on"]


class LifeState(enum.StrEnum):
    """How far an agreement has come, in the order in which it usually gets there."""

    NOT_BEGUN = "not begun"
    PROPOSED = "proposed"
    """Consulted on, asked for by letter, or approved by the police, but not decided."""
    DECIDED = "decided"
    CALLED_IN = "called in"
    SET_ASIDE = "set aside"
    """The decision was set aside after call-in, and none has been taken since."""
    SIGNED = "signed"
    IN_SERVICE = "in service"
    UNDER_NOTICE = "under notice"
    MERGED = "merged"
    """Another agreement has taken its place."""
    ENDED = "ended"


@attrs.frozen(kw_only=True)
class LifeAnswer:
    """Where an agreement stands on a day.

    Args:
        state: The state; ``None`` where it cannot be determined.
        events: The events that the answer rests on, or that leave it open.
        how: What the state follows from, in words; empty where there is none.
        unknown_because: Why there is no state; empty where there is one.
    """

    state: LifeState | None
    events: tuple[Event, ...] = ()
    how: str = ""
    unknown_because: str = ""

    @property
    def text(self) -> str:
        """The state, or that it cannot be determined and why."""
        if self.state is None:
            return f"cannot be determined, because {self.unknown_because}"
        return str(self.state)


def state_on(agreement: Agreement, on: date, *, known_on: date | None = None) -> LifeAnswer:
    """Where an agreement stands on a day.

    Args:
        agreement: The agreement.
        on: The day that is asked about.
        known_on: The day whose knowledge counts; ``None`` for everything recorded.

    Returns:
        The state with the events that it rests on. It is not determined where no event is
        recorded, where one whose day is unknown would change it, where service must have begun
        and no start is recorded, and where nothing says when service ends and nothing was
        recorded since. Without a recorded end, service ends with the term, with the last
        extension, or on the last day that a notice sets.

    Examples:
        >>> from s92kit.sources import Source
        >>> paper = Source(title="Team report", locator="3.2", published_on=None)
        >>> team = Agreement(
        ...     id="walford/team", title="Town centre team", payee="MOPAC", posts=(),
        ...     sources=(paper,), term_unknown_because="the report gives none",
        ...     events=(Event(id="start", kind=EventKind.START, on=date(2020, 1, 6),
        ...                   recorded_on=date(2020, 2, 1), source=paper),))
        >>> state_on(team, date(2020, 1, 6)).text
        'in service'
        >>> state_on(team, date(2020, 1, 6), known_on=date(2020, 1, 31)).text
        'cannot be determined, because nothing was recorded of its life by 31 January 2020'
    """
    events = as_known(agreement.events, known_on)
    if not events:
        by = f"was recorded of its life by {format_day(known_on)}" if known_on else ""
        return LifeAnswer(state=None, unknown_because=f"nothing {by or 'is recorded of its life'}")
    term = agreement.term(known_on=known_on)
    certain = [event for event in events if _came(event, on) is True]
    possible = [event for event in events if _came(event, on) is None]
    state = _state(agreement.id, certain, term, on)
    doubts = tuple(_doubts(agreement.id, certain, possible, term, on))
    if doubts:
        kinds = ", ".join(f"{event.id!r} ({event.text})" for event in doubts)
        because = f"whether it had happened by {format_day(on)} is not known: {kinds}"
        return LifeAnswer(state=None, events=doubts, unknown_because=because)
    because = _why_no_end(state, certain, term, on) or _why_open(
        agreement.id, state, events, term, on
    )
    grounds = _grounds(state, certain, term, on)
    if because:
        return LifeAnswer(state=None, events=grounds, unknown_because=because)
    return LifeAnswer(state=state, events=grounds, how=_how(state, term))


def _came(event: Event, on: date) -> bool | None:
    # The day of an end is the last day of service, so that service is over on the day after.
    return event.came_by(on - timedelta(days=1) if event.kind is EventKind.END else on)


def _doubts(
    agreement: str, certain: list[Event], possible: list[Event], term: AgreedTerm | None, on: date
) -> Iterator[Event]:
    # One by one is enough: each event alone either moves the state on or leaves it where it is.
    plain = _state(agreement, certain, term, on)
    for event in possible:
        if _state(agreement, [*certain, event], term, on) is not plain:
            yield event


_BEFORE_DECISION = (
    EventKind.CONSULTATION,
    EventKind.LETTER_OF_INTENT,
    EventKind.AVAILABILITY,
    EventKind.APPROVAL,
    EventKind.CONDITIONS_AGREED,
)
_STARTS = (EventKind.START, EventKind.STAGED_START)
_WAITING = (LifeState.NOT_BEGUN, LifeState.PROPOSED, LifeState.DECIDED, LifeState.SIGNED)
_BEFORE_SERVICE = (*_BEFORE_DECISION, EventKind.COUNCIL_DECISION, EventKind.SIGNATURE)
_IN_SERVICE = (
    EventKind.VARIATION,
    EventKind.RE_RANKING,
    EventKind.EXTENSION,
    EventKind.NOTICE,
    EventKind.END,
)


def _why_open(
    agreement: str,
    state: LifeState,
    events: tuple[Event, ...],
    term: AgreedTerm | None,
    on: date,
) -> str:
    """Why the events that are recorded do not settle the state; empty where they do."""
    kinds = {event.kind for event in events}
    started = any(kind in kinds for kind in _STARTS)
    served = any(event.kind in _IN_SERVICE or agreement in event.merged for event in events)
    if state in _WAITING and not started:
        if term is not None:
            start = term.period.start
            began = f"the term as recorded began on {format_day(start)}"
            return f"no start is recorded, and {began}" if start <= on else ""
        before = state is LifeState.NOT_BEGUN and kinds & set(_BEFORE_SERVICE)
        return "no start is recorded, and later events show one" if served and not before else ""
    last = max(event.recorded_on for event in events)
    serving = state in (LifeState.IN_SERVICE, LifeState.UNDER_NOTICE)
    open_end = _is_over(events, term, on) is None
    if serving and on > last and EventKind.END not in kinds and open_end:
        return f"no last day is recorded, and nothing was recorded after {format_day(last)}"
    return ""


def _why_no_end(state: LifeState, certain: list[Event], term: AgreedTerm | None, on: date) -> str:
    """Why the term no longer says when service ends; empty where it, or an event, does."""
    end = _end(certain, term)
    if state is not LifeState.IN_SERVICE or isinstance(end, LastDay):
        return ""
    past = end.at_least is not None and on > end.at_least
    return end.because if past else ""


def _state(agreement: str, events: Iterable[Event], term: AgreedTerm | None, on: date) -> LifeState:
    come = tuple(events)
    kinds = {event.kind for event in come}
    started = any(kind in kinds for kind in _STARTS)
    if EventKind.END in kinds or (started and _is_over(come, term, on)):
        return LifeState.ENDED
    if any(agreement in event.merged for event in come):
        return LifeState.MERGED
    if EventKind.NOTICE in kinds:
        return LifeState.UNDER_NOTICE
    if started:
        return LifeState.IN_SERVICE
    if EventKind.SIGNATURE in kinds:
        return LifeState.SIGNED
    return _before_signature(come, kinds)


def _before_signature(come: tuple[Event, ...], kinds: set[EventKind]) -> LifeState:
    if EventKind.SET_ASIDE in kinds and not _decided_again(come):
        return LifeState.SET_ASIDE
    answered = {EventKind.UPHELD, EventKind.SET_ASIDE} & kinds
    if EventKind.CALL_IN in kinds and not answered:
        return LifeState.CALLED_IN
    if kinds & {EventKind.COUNCIL_DECISION, EventKind.UPHELD}:
        return LifeState.DECIDED
    return LifeState.PROPOSED if kinds & set(_BEFORE_DECISION) else LifeState.NOT_BEGUN


def _decided_again(come: tuple[Event, ...]) -> bool:
    aside = [event.latest for event in come if event.kind is EventKind.SET_ASIDE]
    again = [event.earliest for event in come if event.kind is EventKind.COUNCIL_DECISION]
    return any(
        decided is not None and set_aside is not None and decided > set_aside
        for decided in again
        for set_aside in aside
    )


def _is_over(come: Iterable[Event], term: AgreedTerm | None, on: date) -> bool | None:
    """Whether service is over by notice, extension and term; ``None`` where nobody can tell."""
    end = _end(come, term)
    if isinstance(end, LastDay):
        return on > end.on
    if end.at_latest is not None and on > end.at_latest:
        return True
    return False if end.at_least is not None and on <= end.at_least else None


def _end(come: Iterable[Event], term: AgreedTerm | None) -> LastDay | EndNotKnown:
    # An end and a merger are states of their own, which come before what a term says.
    moving = (EventKind.NOTICE, EventKind.EXTENSION)
    return end_set_by([event for event in come if event.kind in moving], term)


_RESTS_ON = {
    LifeState.PROPOSED: _BEFORE_DECISION,
    LifeState.DECIDED: (EventKind.COUNCIL_DECISION, EventKind.UPHELD),
    LifeState.CALLED_IN: (EventKind.CALL_IN,),
    LifeState.SET_ASIDE: (EventKind.SET_ASIDE,),
    LifeState.SIGNED: (EventKind.SIGNATURE,),
    LifeState.IN_SERVICE: (*_STARTS, EventKind.EXTENSION),
    LifeState.UNDER_NOTICE: (EventKind.NOTICE,),
    LifeState.MERGED: (EventKind.MERGER,),
    LifeState.ENDED: (EventKind.END,),
}


def _grounds(
    state: LifeState, certain: list[Event], term: AgreedTerm | None, on: date
) -> tuple[Event, ...]:
    kinds = _RESTS_ON.get(state, ())
    grounds = [event for event in certain if event.kind in kinds]
    if state is LifeState.ENDED and not grounds:
        end = _end(certain, term)
        last = end.on if isinstance(end, LastDay) else end.at_latest
        grounds = [event for event in certain if event.kind in _STARTS or event.until == last]
    return tuple(sorted(grounds, key=lambda event: (event.latest or on, event.id)))


def _how(state: LifeState, agreed: AgreedTerm | None) -> str:
    if state is LifeState.NOT_BEGUN:
        return "no event had happened by then"
    term = f"; the term as recorded is {agreed.period}" if agreed else ""
    return f"the events that had happened by then{term}"
