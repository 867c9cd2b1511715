"""Briefing sheets: what a shift is to do, on one page that a sergeant can hand out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from s92kit.errors import UnknownNameError
from s92kit.periods import format_day
from s92kit.reports._blocks import Block, Bullets, Column, Note, Table
from s92kit.reports._paper import Fact, Paper, Section
from s92kit.tasking import (
    Explanation,
    PlanRecord,
    Reached,
    TaskRequest,
    TeamShift,
    Visit,
    clock,
    explained,
    in_hours,
    shift_in_words,
)

__all__ = ["briefing_paper"]

_RESERVE = 4
_ROOMY = 5
_LOG = (
    "In the log, write the id of the request (such as {example}) as the place, with the minutes "
    "and the number of officers, so that what was done can be held against what was planned."
)


def briefing_paper(
    record: PlanRecord, shift: str, *, council: str, made_with: Iterable[str]
) -> Paper:
    """The briefing of one shift: who is on, who goes where and why, and what to do with time left.

    Args:
        record: The plan.
        shift: The id of the shift.
        council: The council's name.
        made_with: Each distribution that had a part in it, with its version.

    Returns:
        A brief sheet; it states no figure that would need evidence.

    Raises:
        UnknownNameError: For a shift that the plan does not know.
    """
    known = {each.id: each for each in record.capacity.shifts}
    if shift not in known:
        raise UnknownNameError(what=f"shift in the plan {record.id!r}:", name=shift, known=known)
    on = known[shift]
    visits = [visit for visit in record.plan.visits if visit.shift == shift]
    return Paper(
        title=f"Briefing: {shift_in_words(on)}",
        subtitle=f"{council}, {record.capacity.team}, shift {shift}",
        facts=tuple(_facts(record, on)),
        sections=(
            Section(title="Where to go", blocks=tuple(_visits(record, visits))),
            Section(title="Time that is not given out", blocks=tuple(_left(record, on, visits))),
        ),
        made_with=made_with,
        brief=True,
    )


def _facts(record: PlanRecord, shift: TeamShift) -> Iterator[Fact]:
    on = [f"{each.officer} ({_skilled(each.skills)})" for each in shift.officers if each.free]
    yield Fact("On this shift", ", ".join(on).replace(" ()", "") or "nobody")
    away = [
        f"{each.officer}: {each.reason}, {in_hours(each.minutes)}"
        + (" (expected only)" if each.expected else "")
        for each in record.capacity.deductions
        if each.day == shift.day
    ]
    if away:
        yield Fact("Away that day", "; ".join(away))
    version = record.version
    made = f"version {version.number}, {format_day(version.at.date())} at {version.at:%H:%M}"
    yield Fact("Plan", f"{made}, by {version.by_role}: {version.reason}")


def _skilled(skills: frozenset[str]) -> str:
    return ", ".join(sorted(skills))


def _visits(record: PlanRecord, visits: list[Visit]) -> Iterator[Block]:
    if not visits:
        yield Bullets(("No visit is planned on this shift.",))
        return
    requests = [record.request(name) for name in dict.fromkeys(v.request for v in visits)]
    yield _table(
        "Visits, in order of time",
        ("Time", "Officers", "Where", "For"),
        [_visit(record.request(visit.request), visit) for visit in visits],
    )
    yield _table(
        "What for",
        ("Request", "What goes on", "Risk and fairness"),
        [_what_for(request, full=len(requests) <= _ROOMY) for request in requests],
    )


def _table(caption: str, heads: tuple[str, ...], rows: list[tuple[str, ...]]) -> Table:
    return Table(caption=caption, columns=[Column(head) for head in heads], rows=rows)


def _visit(request: TaskRequest, visit: Visit) -> tuple[str, ...]:
    place = request.place
    where = ", ".join(dict.fromkeys(part for part in (place.words, place.street) if part))
    ward = f" ({place.ward} ward)" if place.ward else ""
    order = f". Order: {place.order}" if place.order else ""
    return (
        f"{clock(visit.day, visit.starts)} to {clock(visit.day, visit.ends)}",
        ", ".join(visit.officers),
        f"{where}{ward}{order}",
        f"{request.id}, {request.title}",
    )


def _what_for(request: TaskRequest, *, full: bool) -> tuple[str, ...]:
    """What goes on; on a busy shift without its three sides, so that the sheet stays one page."""
    problem = request.problem
    sides = (
        ("Harmed", problem.victim),
        ("Who does it", problem.offender),
        ("Why here", problem.location),
    )
    told = " ".join(f"{label}: {text.rstrip('.')}." for label, text in sides if text and full)
    notes = [
        *(("A court or statute requires it.",) if request.statutory else ()),
        *((f"Risk: {request.risk_note.rstrip('.')}.",) if request.risk_note else ()),
        *((f"Fairness: {request.equality_note.rstrip('.')}.",) if request.equality_note else ()),
    ]
    return (
        request.id,
        f"{problem.behaviour.rstrip('.')}. {told}".strip(),
        " ".join(notes) or "No note was made",
    )


def _left(record: PlanRecord, shift: TeamShift, visits: list[Visit]) -> Iterator[Block]:
    free = [
        f"{officer}: {', '.join(_times(shift, stretches))}"
        for officer, stretches in _free(shift, visits)
        if stretches
    ]
    yield Bullets(free or ("All time of this shift is given out.",))
    reserve = _reserve(record, shift)
    if reserve:
        told = "; ".join(
            f"{each.request} ({each.title}) has {in_hours(each.minutes)} of "
            f"{in_hours(each.minutes_wanted)} wanted"
            for each in reserve
        )
        words = f"If there is time, these want more and may be visited now, best first: {told}."
        yield Bullets((words,))
    yield Note(words=_log(record, visits))


def _times(shift: TeamShift, stretches: list[tuple[int, int]]) -> Iterator[str]:
    for starts, ends in stretches:
        yield f"{clock(shift.day, starts)} to {clock(shift.day, ends)}"


def _free(shift: TeamShift, visits: list[Visit]) -> Iterator[tuple[str, list[tuple[int, int]]]]:
    for officer in shift.officers:
        stretches = list(officer.free)
        for visit in (each for each in visits if officer.officer in each.officers):
            stretches = [
                part
                for starts, ends in stretches
                for part in ((starts, min(ends, visit.starts)), (max(starts, visit.ends), ends))
                if part[0] < part[1]
            ]
        yield officer.officer, stretches


def _reserve(record: PlanRecord, shift: TeamShift) -> list[Explanation]:
    """Requests that want more and whose windows meet this shift, the highest score first."""
    scores = record.score_by_request
    wanting = [
        told
        for told in explained(record)
        if told.reached in {Reached.PART, Reached.NOTHING}
        and told.request in scores
        and record.may_be_visited(told.request, shift.id)
    ]
    return sorted(wanting, key=lambda told: (-scores[told.request], told.request))[:_RESERVE]


def _log(record: PlanRecord, visits: list[Visit]) -> str:
    example = visits[0].request if visits else record.requests[0].id
    return _LOG.format(example=example)
