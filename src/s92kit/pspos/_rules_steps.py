"""Rules on what is done around a decision: consultation, regard to rights, publication, call-in."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from s92kit.findings import Finding, Rule, Severity
from s92kit.periods import format_day
from s92kit.pspos._authorities import CONSULTATION, PUBLICATION, PUBLICATION_OF_DISCHARGE
from s92kit.pspos._case import Case, named, resting_on
from s92kit.pspos._stage import OrderStage, StageKind
from s92kit.pspos._steps import Consultation, Consultee, Publication, PublicationMeans

__all__ = ["CHECKS"]

CONSULTED = Rule(
    "pspos/consultation",
    "Everybody whom section 72 names was consulted before each decision.",
    Severity.ERROR,
    (CONSULTATION,),
)
REGARD_TO_RIGHTS = Rule(
    "pspos/regard-to-rights",
    "Regard to the rights of Articles 10 and 11 is recorded for each decision.",
    Severity.ERROR,
    (CONSULTATION,),
)
PUBLISHED = Rule(
    "pspos/publication",
    "Each decision was made public on the website and by notices at the place.",
    Severity.ERROR,
    (PUBLICATION, PUBLICATION_OF_DISCHARGE),
)
CALL_IN_OVER = Rule(
    "pspos/call-in",
    "No decision takes effect before the time for calling it in is over.",
    Severity.QUERY,
)


def _consulted(case: Case) -> Iterator[Finding]:
    for stage in case.decisions():
        held = case.consultations_of(stage)
        sources = (stage.source, *(each.source for each in held))
        yield resting_on(_who(case, stage, held), *sources)


def _who(case: Case, stage: OrderStage, held: tuple[Consultation, ...]) -> Finding:
    path = case.place_of(stage)
    if not held:
        because = f"no consultation that led to {named(stage)}, is recorded"
        return CONSULTED.undetermined(because, path=path)
    asked = {each for consultation in held for each in consultation.consulted}
    missed = {each for consultation in held for each in consultation.not_consulted} - asked
    excused = any(consultation.landowner_excused for consultation in held)
    settled = asked | ({Consultee.LANDOWNER} if excused else set())
    if missed - settled:
        listed = " and ".join(sorted(missed - settled))
        message = f"Before {named(stage)}, these were not consulted: {listed}. Consult them."
        return CONSULTED.not_met(message, path=path)
    unsaid = [each for each in Consultee if each not in settled]
    days = "; ".join(map(_days, held))
    if unsaid:
        because = (
            f"of the consultation that led to {named(stage)} ({days}), it is not recorded that "
            f"it was of: {', '.join(unsaid)}"
        )
        return CONSULTED.undetermined(because, path=path)
    return CONSULTED.met(f"Before {named(stage)}, all were consulted ({days}).", path=path)


def _days(consultation: Consultation) -> str:
    if consultation.first_day and consultation.last_day:
        held = (consultation.last_day - consultation.first_day).days + 1
        first, last = format_day(consultation.first_day), format_day(consultation.last_day)
        return f"{first} to {last}, {held} days"
    return f"its days are not known: {consultation.unknown_because}"


def _regard_to_rights(case: Case) -> Iterator[Finding]:
    for stage in case.decisions():
        path = case.place_of(stage)
        held = case.consultations_of(stage)
        said = {each.regard_to_rights for each in held} - {None}
        if not said:
            because = f"no paper that was read says it of {named(stage)}"
            answer = REGARD_TO_RIGHTS.undetermined(because, path=path)
        elif True in said:
            answer = REGARD_TO_RIGHTS.met(f"It is recorded of {named(stage)}.", path=path)
        else:
            message = f"{named(stage)}, was decided without it. Have regard to them, and record it."
            answer = REGARD_TO_RIGHTS.not_met(message, path=path)
        yield resting_on(answer, stage.source, *(each.source for each in held))


def _published(case: Case) -> Iterator[Finding]:
    for stage in case.decisions():
        held = case.publications_of(stage)
        answer = _made_public(case, stage, held)
        yield resting_on(answer, stage.source, *(each.source for each in held))


def _made_public(case: Case, stage: OrderStage, held: tuple[Publication, ...]) -> Finding:
    path = case.place_of(stage)
    faults = tuple(_faults(stage, held))
    if faults:
        message = f"{named(stage)}: {'; '.join(faults)}. Publish it, and record the day."
        return PUBLISHED.not_met(message, path=path)
    means = {each.means for each in held if each.done}
    unsaid = [f"a {each}" for each in PublicationMeans if each not in means]
    if stage.kind is StageKind.DISCHARGED and any(each.names_last_day is None for each in held):
        unsaid.append("the day on which the order ceases")
    if unsaid:
        because = f"nothing is recorded, for {named(stage)}, of {' and '.join(unsaid)}"
        return PUBLISHED.undetermined(because, path=path)
    return PUBLISHED.met(f"{named(stage)}, was made public by both means.", path=path)


def _faults(stage: OrderStage, held: tuple[Publication, ...]) -> Iterator[str]:
    done = {each.means for each in held if each.done}
    for each in held:
        if not each.done and each.means not in done:
            yield f"there was no {each.means}"
        if each.on and stage.decided_on and each.on < stage.decided_on:
            yield f"the {each.means} of {format_day(each.on)} came before the decision"
        if stage.kind is StageKind.DISCHARGED and each.names_last_day is False:
            yield f"the {each.means} does not say on which day the order ceases"


def _call_in_over(case: Case) -> Iterator[Finding]:
    known = [stage for stage in case.decisions() if stage.call_in_until]
    if not known:
        because = "no time for calling its decisions in is recorded"
        yield CALL_IN_OVER.undetermined(because, path=("stages",))
    for stage in known:
        yield resting_on(_called_in(case, stage), stage.source)


def _called_in(case: Case, stage: OrderStage) -> Finding:
    path, until = case.place_of(stage), stage.call_in_until
    begins = stage.effective_on or stage.first_day
    if begins is None or until is None:
        because = f"the first day of {named(stage)}, is not known: {stage.unknown_because}"
        return CALL_IN_OVER.undetermined(because, path=path)
    if begins <= until:
        message = (
            f"{named(stage)}, takes effect on {format_day(begins)}, and may be called in until "
            f"{format_day(until)}. Confirm the first day."
        )
        return CALL_IN_OVER.not_met(message, path=path)
    message = f"{named(stage)}: open to call-in until {format_day(until)}."
    return CALL_IN_OVER.met(message, path=path)


CHECKS: tuple[tuple[Rule, Callable[[Case], Iterator[Finding]]], ...] = (
    (CONSULTED, _consulted),
    (REGARD_TO_RIGHTS, _regard_to_rights),
    (PUBLISHED, _published),
    (CALL_IN_OVER, _call_in_over),
)
"""Each rule on the steps around a decision with its check."""
