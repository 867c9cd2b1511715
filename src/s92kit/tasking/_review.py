"""Planned against delivered: what came of a plan, request by request, ward by ward."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

import attrs

from s92kit.tasking._clock_minutes import clock_at
from s92kit.tasking._plan import Visit
from s92kit.tasking._record import CycleWards, PlanRecord
from s92kit.tasking._request import TaskRequest
from s92kit.tasking._task import WardRecord
from s92kit.tasking._wording import day_in_words, in_hours

__all__ = [
    "Delivered",
    "PlanReview",
    "RequestReview",
    "VisitReview",
    "WorkDone",
    "earlier_cycles",
    "reviewed_work",
]


@attrs.frozen(kw_only=True)
class WorkDone:
    """A record of work, as far as a plan can be held against it.

    Args:
        day: The day on which it was done.
        minutes: How long it took; ``None`` where not recorded.
        officers: How many officers did it; ``None`` where not recorded.
        place: The reference of the place, or the id of a request.
        ward: The ward.
        priority: The id of the priority.
    """

    day: date
    minutes: int | None = None
    officers: int | None = None
    place: str = ""
    ward: str = ""
    priority: str = ""

    @property
    def officer_minutes(self) -> int | None:
        """Minutes times officers; ``None`` where either is not recorded."""
        if self.minutes is None or self.officers is None:
            return None
        return self.minutes * self.officers


@attrs.frozen(kw_only=True)
class Delivered:
    """What was delivered, with what could not be counted said beside it.

    Args:
        officer_minutes: Officer-minutes of the records that give them.
        records: How many records there are.
        uncounted: How many of them give no minutes or no officers, on days on which no other does.
    """

    officer_minutes: int
    records: int
    uncounted: int

    @property
    def known(self) -> bool:
        """Whether every record, or another of its day, gives its time."""
        return not self.uncounted

    @property
    def words(self) -> str:
        """What was delivered, or why that cannot be determined."""
        if self.records and self.uncounted == self.records:
            return "cannot be determined, because no record gives both minutes and officers"
        said = in_hours(self.officer_minutes)
        if self.uncounted:
            said += f" at least ({self.uncounted} of {self.records} records give no time)"
        return said


@attrs.frozen(kw_only=True)
class VisitReview:
    """A visit of the plan, and whether a record of its request is of its day.

    Args:
        visit: The visit.
        recorded: Whether there is one.
    """

    visit: Visit
    recorded: bool


@attrs.frozen(kw_only=True)
class RequestReview:
    """What came of a request.

    Args:
        request: Its id.
        title: What it is called at the meeting.
        priority: The id of its priority.
        ward: Its ward; empty where not recorded.
        planned_minutes: Officer-minutes that the plan gave it.
        delivered: What was recorded for it.
        visits: Its visits.
        reason: Why it was not as planned; empty where nobody gave one.
    """

    request: str
    title: str
    priority: str
    ward: str
    planned_minutes: int
    delivered: Delivered
    visits: tuple[VisitReview, ...]
    reason: str = ""

    @property
    def as_planned(self) -> bool | None:
        """Whether it got what was planned; ``None`` where that cannot be determined."""
        if self.delivered.officer_minutes >= self.planned_minutes:
            return True
        return None if self.delivered.uncounted else False

    @property
    def because(self) -> str:
        """Why it was not as planned, as far as anybody said or the log shows."""
        missed = [each.visit for each in self.visits if not each.recorded]
        if self.as_planned:
            return self.reason
        if missed:
            days = ", ".join(dict.fromkeys(day_in_words(visit.day) for visit in missed))
            shown = f"the log has nothing for {len(missed)} of {len(self.visits)} visits ({days})"
        elif self.as_planned is None:
            shown = "some of its records give no time"
        else:
            shown = "each visit is in the log, for a shorter time or with fewer officers"
        return f"{self.reason or 'no reason was given'}; {shown}"

    @property
    def words(self) -> str:
        """All of it in one sentence."""
        said = f"{self.request} ({self.title}): {in_hours(self.planned_minutes)} planned, "
        said += f"{self.delivered.words} delivered"
        return f"{said}; {self.because}." if self.because else f"{said}."


@attrs.frozen(kw_only=True)
class PlanReview:
    """Planned against delivered over a cycle.

    Args:
        plan: The id of the plan.
        version: The version that was reviewed.
        requests: Each request of the plan.
        priorities: Officer-minutes planned and delivered of each priority, work outside the plan
            included.
        outside: What was recorded that belongs to no request of the plan.
        wards: What each ward wanted and got, to be fair to it in the next cycle.
    """

    plan: str
    version: int
    requests: tuple[RequestReview, ...]
    priorities: tuple[tuple[str, int, Delivered], ...]
    outside: Delivered
    wards: tuple[WardRecord, ...]

    @property
    def planned_minutes(self) -> int:
        """Officer-minutes planned."""
        return sum(each.planned_minutes for each in self.requests)

    @property
    def delivered(self) -> Delivered:
        """What was recorded for all the requests together."""
        return _added(each.delivered for each in self.requests)


def reviewed_work(
    record: PlanRecord, work: Iterable[WorkDone], *, reasons: Mapping[str, str] | None = None
) -> PlanReview:
    """Planned against delivered, from records of work.

    A record belongs to the request that it names as its place; else to the request of its
    priority whose ward is its own and which has a visit on its day, if there is just one. What
    belongs to none is counted for its priority alone.

    Args:
        record: The plan.
        work: The records of the cycle's days; others are left out.
        reasons: Why a request was not as planned, by its id, where somebody says so.
    """
    days = record.cycle
    found: dict[str, list[WorkDone]] = {request.id: [] for request in record.requests}
    outside: list[WorkDone] = []
    for done in work:
        if done.day in days:
            found.get(_owner_of(record, done), outside).append(done)
    said = reasons or {}
    reviews = tuple(
        _reviewed(record, request, found[request.id], said.get(request.id, ""))
        for request in record.requests
    )
    return PlanReview(
        plan=record.id,
        version=record.version.number,
        requests=reviews,
        priorities=tuple(_priorities(reviews, outside)),
        outside=_of(outside),
        wards=wards_of(record, {each.request: each.delivered.officer_minutes for each in reviews}),
    )


def _owner_of(record: PlanRecord, done: WorkDone) -> str:
    """The id of the request that a record of work belongs to; empty for none."""
    named = {request.id.casefold(): request.id for request in record.requests}
    if done.place and done.place.casefold() in named:
        return named[done.place.casefold()]
    visited = {visit.request for visit in record.plan.visits if done.day in _days_of(visit)}
    meant = [
        request.id
        for request in record.requests
        if request.id in visited
        and done.ward
        and request.place.ward == done.ward
        and request.priority == done.priority
    ]
    return meant[0] if len(meant) == 1 else ""


def _days_of(visit: Visit) -> set[date]:
    # A visit of a night shift is on the next day for those who write the log after midnight.
    moments = (clock_at(visit.day, visit.starts), clock_at(visit.day, visit.ends - 1))
    return {visit.day, *(moment.date() for moment in moments)}


def _reviewed(
    record: PlanRecord, request: TaskRequest, work: list[WorkDone], reason: str
) -> RequestReview:
    days = {done.day for done in work}
    visits = [visit for visit in record.plan.visits if visit.request == request.id]
    return RequestReview(
        request=request.id,
        title=request.title,
        priority=request.priority,
        ward=request.place.ward,
        planned_minutes=sum(visit.officer_minutes for visit in visits),
        delivered=_of(work),
        visits=tuple(VisitReview(visit=v, recorded=bool(_days_of(v) & days)) for v in visits),
        reason=reason,
    )


def _of(work: list[WorkDone]) -> Delivered:
    timed = [done for done in work if done.officer_minutes is not None]
    # An arrest on a patrol is a record without minutes; the patrol beside it has them.
    days = {done.day for done in timed}
    untimed = [done for done in work if done.officer_minutes is None and done.day not in days]
    return Delivered(
        officer_minutes=sum(done.officer_minutes or 0 for done in timed),
        records=len(work),
        uncounted=len(untimed),
    )


def _added(parts: Iterable[Delivered]) -> Delivered:
    every = tuple(parts)
    return Delivered(
        officer_minutes=sum(each.officer_minutes for each in every),
        records=sum(each.records for each in every),
        uncounted=sum(each.uncounted for each in every),
    )


def _priorities(
    reviews: tuple[RequestReview, ...], outside: list[WorkDone]
) -> Iterable[tuple[str, int, Delivered]]:
    names = {each.priority for each in reviews} | {done.priority for done in outside}
    for name in sorted(names):
        own = [each for each in reviews if each.priority == name]
        beside = _of([done for done in outside if done.priority == name])
        planned = sum(each.planned_minutes for each in own)
        yield name, planned, _added([*(each.delivered for each in own), beside])


def wards_of(record: PlanRecord, given: Mapping[str, int]) -> tuple[WardRecord, ...]:
    """What each ward wanted in a cycle, and what its requests got.

    Args:
        record: The plan.
        given: Officer-minutes that each request got, by its id.
    """
    asked = [each for each in record.requests if each.status.open and each.place.ward]
    return tuple(
        WardRecord(
            ward=ward,
            wanted_minutes=sum(r.minutes_wanted * r.crew for r in asked if r.place.ward == ward),
            given_minutes=sum(given[r.id] for r in asked if r.place.ward == ward),
        )
        for ward in sorted({request.place.ward for request in asked})
    )


def earlier_cycles(record: PlanRecord, review: PlanReview | None = None) -> tuple[CycleWards, ...]:
    """The cycles over which the next plan has to be fair: this one, and those before it.

    Args:
        record: The plan of the cycle that ends.
        review: Its review; ``None`` where there is none, and then what was planned counts.
    """
    given = {request.id: record.officer_minutes_of(request.id) for request in record.requests}
    this = CycleWards(
        cycle=record.cycle,
        wards=review.wards if review else wards_of(record, given),
        delivered=review is not None,
    )
    cycles = (*record.earlier, this)
    kept = record.policy.fair_cycles - 1
    return cycles[len(cycles) - kept :] if kept < len(cycles) else cycles
