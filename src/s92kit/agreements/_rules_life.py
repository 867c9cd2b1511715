"""Rules about the life of an agreement: the order of its events, its terms, and what papers say."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from s92kit.agreements._authorities import (
    CHIEF_OFFICER,
    SCHEME_APPROVAL,
    SCHEME_TERM,
)
from s92kit.agreements._case import Case, resting_on
from s92kit.agreements._events import Event, EventKind
from s92kit.agreements._notice import earliest_leaving_day
from s92kit.agreements._order import misplaced_events
from s92kit.agreements._statements import Topic, contradictions_among, said_by_terms
from s92kit.dated import as_known
from s92kit.errors import closest_to
from s92kit.findings import Finding, Rule, Severity
from s92kit.periods import format_day
from s92kit.rates import SchemeTerm

__all__ = ["CHECKS"]

EVENTS_IN_ORDER = Rule(
    "agreements/events-in-order",
    "Events happened in an order in which they can happen.",
    Severity.ERROR,
    (SCHEME_APPROVAL, CHIEF_OFFICER),
)
STEPS_RECORDED = Rule(
    "agreements/steps-recorded",
    "Each step that the scheme asks for is recorded.",
    Severity.NOTE,
    (SCHEME_APPROVAL,),
)
MERGER = Rule(
    "agreements/merger", "Agreements merge with agreements that there are.", Severity.ERROR
)
NOTICE_LENGTH = Rule(
    "agreements/notice-length",
    "Notice is as long as the terms ask.",
    Severity.ERROR,
    (SCHEME_TERM,),
)
BREAK_RIGHT = Rule(
    "agreements/break-right",
    "The minimum term and the right to leave within it hold together.",
    Severity.QUERY,
    (SCHEME_TERM,),
)
CONDITIONS_AGREED = Rule(
    "agreements/conditions-agreed",
    "The chief officer of police has agreed to the conditions of the grant.",
    Severity.ERROR,
    (CHIEF_OFFICER,),
)
STATEMENTS_AGREE = Rule(
    "agreements/statements-agree",
    "No two papers contradict each other about the agreement.",
    Severity.QUERY,
)

_STEPS = (
    EventKind.LETTER_OF_INTENT,
    EventKind.AVAILABILITY,
    EventKind.APPROVAL,
    EventKind.SIGNATURE,
)


def _events_in_order(case: Case) -> Iterator[Finding]:
    if not case.events:
        yield EVENTS_IN_ORDER.undetermined("no event is recorded", path=("events",))
        return
    term = case.agreement.term(known_on=case.known_on)
    for found in misplaced_events(case.events, term.period if term else None):
        path = case.place_of(found.event)
        if found.certain:
            message = f"{found.event.id!r} puts {found.reason}. Mend a day, or record what is so."
            answer = EVENTS_IN_ORDER.not_met(message, path=path)
        else:
            because = f"days are unknown: {found.event.id!r} may put {found.reason}"
            answer = EVENTS_IN_ORDER.undetermined(because, path=path)
        yield resting_on(answer, found.event.source)


def _steps_recorded(case: Case) -> Iterator[Finding]:
    scheme = case.scheme
    if scheme is None or not any(said.id == "approval" for said in scheme.statements):
        because = "no paper of its scheme says which steps lead to an agreement"
        yield STEPS_RECORDED.undetermined(because, path=("events",))
        return
    missing = [str(kind) for kind in _STEPS if not case.of_kind(kind)]
    if missing:
        because = f"no evidence is recorded of: {', '.join(missing)}"
        yield STEPS_RECORDED.undetermined(because, path=("events",))


def _merger(case: Case) -> Iterator[Finding]:
    for event in case.of_kind(EventKind.MERGER):
        others = sorted({*event.merged, event.into} - {case.agreement.id})
        if case.known_agreements is None:
            names = ", ".join(map(repr, others))
            because = f"whether there are agreements {names} is not known here"
            answer = MERGER.undetermined(because, path=case.place_of(event))
            yield resting_on(answer, event.source)
            continue
        for name in others:
            if name not in case.known_agreements:
                hint = closest_to(name, case.known_agreements)
                message = f"{event.id!r} names {name!r}, which is no agreement. {hint}"
                answer = MERGER.not_met(message, path=case.place_of(event))
                yield resting_on(answer, event.source)


def _notice_length(case: Case) -> Iterator[Finding]:
    for event in case.of_kind(EventKind.NOTICE):
        yield resting_on(_notice(case, event, case.terms.notice_months), event.source)


def _notice(case: Case, event: Event, asked: SchemeTerm | None) -> Finding:
    path = case.place_of(event)
    if asked is None:
        return NOTICE_LENGTH.undetermined("no length of notice is recorded", path=path)
    if event.until is None:
        return NOTICE_LENGTH.undetermined(f"{event.id!r} names no last day", path=path)
    if event.on is None:
        return NOTICE_LENGTH.undetermined(f"of {event.unknown_because}", path=path)
    earliest = earliest_leaving_day(event.on, asked.amount)
    if event.until < earliest:
        return NOTICE_LENGTH.not_met(
            f"{event.text} ends service on {format_day(event.until)}; with {asked.amount} months "
            f"({asked.source.cited}) it ends on {format_day(earliest)} at the earliest.",
            path=path,
        )
    return NOTICE_LENGTH.met(path=path)


def _break_right(case: Case) -> Iterator[Finding]:
    denied = [said for said in case.claims_on(Topic.BREAK_RIGHT) if said.claim == "none"]
    for said in denied:
        message = (
            f"{said.source.cited} says: {said.text} A minimum term does not take away the right "
            "to leave on notice within it. Confirm the words of the agreement."
        )
        yield resting_on(BREAK_RIGHT.not_met(message, path=("statements",)), said.source)
    least, notice = case.terms.minimum_term_months, case.terms.notice_months
    if denied:
        return
    if least is None or notice is None:
        yield BREAK_RIGHT.undetermined("no minimum term or no length of notice is recorded")
        return
    message = (
        f"The least term is {least.amount} months, and either party may end the agreement within "
        f"it on {notice.amount} months' notice: both are true at once."
    )
    yield resting_on(BREAK_RIGHT.met(message), least.source, notice.source)


def _conditions_agreed(case: Case) -> Iterator[Finding]:
    claims = case.claims_on(Topic.CONDITIONS)
    for said in (said for said in claims if said.claim == "not-agreed"):
        message = f"{said.source.cited} says: {said.text} Obtain the agreement, or take them out."
        yield resting_on(CONDITIONS_AGREED.not_met(message, path=("conditions",)), said.source)
    if any(said.claim == "not-agreed" for said in claims):
        return
    agreements = [event.source for event in case.of_kind(EventKind.CONDITIONS_AGREED)]
    agreed = [*agreements, *(said.source for said in claims)]
    if case.agreement.conditions and not agreed:
        because = "conditions are recorded, and no paper records that the chief officer agreed"
        yield CONDITIONS_AGREED.undetermined(because, path=("conditions",))
        return
    yield resting_on(CONDITIONS_AGREED.met(), *agreed)


def _statements_agree(case: Case) -> Iterator[Finding]:
    said = as_known(case.agreement.statements, case.known_on)
    for group in contradictions_among((*said, *said_by_terms(case.terms))):
        claims = "; ".join(f"{each.text.rstrip('.')} ({each.source.cited})" for each in group)
        message = f"On {group[0].topic}: {claims}. Ask which holds, and repeat neither until then."
        finding = STATEMENTS_AGREE.not_met(message, path=("statements",))
        yield resting_on(finding, *(each.source for each in group))


CHECKS: tuple[tuple[Rule, Callable[[Case], Iterator[Finding]]], ...] = (
    (EVENTS_IN_ORDER, _events_in_order),
    (STEPS_RECORDED, _steps_recorded),
    (MERGER, _merger),
    (NOTICE_LENGTH, _notice_length),
    (BREAK_RIGHT, _break_right),
    (CONDITIONS_AGREED, _conditions_agreed),
    (STATEMENTS_AGREE, _statements_agree),
)
"""Each rule of the life of an agreement with its check."""
