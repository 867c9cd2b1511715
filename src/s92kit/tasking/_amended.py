"""Plans made, planned anew and amended: each time a new value, with what is done left as it is."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import datetime

import attrs

from s92kit.errors import InvalidValueError
from s92kit.periods import Period
from s92kit.tasking._allocated import allocated
from s92kit.tasking._by_priority import planned_minutes_of
from s92kit.tasking._capacity import Capacity, Deduction, DeductionReason, OnShift, TeamShift
from s92kit.tasking._clock_minutes import clock_at
from s92kit.tasking._plan import Plan, Purpose, Visit
from s92kit.tasking._policy import TaskingPolicy
from s92kit.tasking._record import PlannedScore, PlanRecord, Version
from s92kit.tasking._request import TaskRequest
from s92kit.tasking._review import PlanReview, earlier_cycles
from s92kit.tasking._solver import Effort

__all__ = ["amended", "planned", "replanned"]

_EFFORT = Effort()


def planned(  # noqa: PLR0913 - all that a plan is made from, each by its name
    *,
    id: str,  # noqa: A002 - the field's own word
    cycle: Period,
    requests: Sequence[TaskRequest],
    scores: Sequence[PlannedScore],
    capacity: Capacity,
    policy: TaskingPolicy,
    version: Version,
    last_cycle: PlanRecord | None = None,
    review: PlanReview | None = None,
) -> PlanRecord:
    """The first version of the plan of a cycle.

    Args:
        id: The borough's key and the first day of the cycle, such as ``walford/2018-04-02``.
        cycle: The days to plan.
        requests: Every request before the meeting.
        scores: With which score each goes in.
        capacity: What the team has to give.
        policy: What the allocation has to keep to.
        version: Why it is made, by which office and when.
        last_cycle: The plan of the cycle before, to stay close to and to be held against.
        review: What came of that plan, so that wards are dealt with by what they really got;
            ``None`` where it was not reviewed, and then what was planned counts.

    Raises:
        InvalidValueError: For shifts outside the cycle, or requests and scores that do not fit.
    """
    outside = [shift.id for shift in capacity.shifts if shift.day not in cycle]
    if outside:
        raise InvalidValueError(
            what=f"The shifts of the plan {id!r}",
            given=outside,
            mend=f"Plan shifts that begin on {cycle}.",
        )
    blank = PlanRecord(
        id=id,
        cycle=cycle,
        requests=requests,
        scores=scores,
        capacity=capacity,
        policy=policy,
        plan=Plan(team=capacity.team, visits=(), capacity_minutes=capacity.minutes),
        earlier=earlier_cycles(last_cycle, review) if last_cycle else (),
        last_cycle=planned_minutes_of(last_cycle) if last_cycle else (),
        versions=(version,),
    )
    return _allocated(blank, last_cycle.plan if last_cycle else None, ())


def _allocated(
    record: PlanRecord, previous: Plan | None, fixed: Collection[Visit], effort: Effort = _EFFORT
) -> PlanRecord:
    plan = allocated(
        record.plannable,
        record.score_by_request,
        record.capacity,
        record.policy,
        previous=previous,
        fixed=tuple(sorted(fixed)),
        wards=record.wards,
        effort=effort,
    )
    return attrs.evolve(record, plan=plan)


def replanned(
    record: PlanRecord,
    *,
    requests: Sequence[TaskRequest] | None = None,
    scores: Sequence[PlannedScore] | None = None,
    capacity: Capacity | None = None,
    policy: TaskingPolicy | None = None,
    fixed: Sequence[Visit] | None = None,
    effort: Effort = _EFFORT,
) -> PlanRecord:
    """What the plan would be if something were otherwise; it is as close to the plan as it can be.

    The difference between the two plans is the answer to *what if*.

    Args:
        record: The plan.
        requests: The requests; those of the plan where left out.
        scores: Their scores; those of the plan where left out.
        capacity: What the team has to give; that of the plan where left out.
        policy: The policy; that of the plan where left out.
        fixed: The visits that stay; those that are fixed in the plan where left out.
        effort: How long to look.

    Returns:
        A plan of the same version, to be looked at and not to be worked by.
    """
    given = attrs.evolve(
        record,
        requests=record.requests if requests is None else requests,
        scores=record.scores if scores is None else scores,
        capacity=capacity or record.capacity,
        policy=policy or record.policy,
    )
    standing = [v for v in record.plan.visits if v.fixed] if fixed is None else fixed
    return _allocated(given, record.plan, standing, effort)


def amended(  # noqa: PLR0913 - all that may change, each by its name
    record: PlanRecord,
    *,
    reason: str,
    by_role: str,
    at: datetime,
    requests: Sequence[TaskRequest] | None = None,
    scores: Sequence[PlannedScore] | None = None,
    capacity: Capacity | None = None,
    policy: TaskingPolicy | None = None,
    keep_shifts: bool = True,
) -> PlanRecord:
    """The next version of a plan: what began before it was made is fixed.

    No time that has passed is given out. Shifts on which nothing changed, neither officers nor
    any request that may be visited then, stay as they were briefed; all is planned anew where a
    statutory request or a floor would fall short otherwise, or a policy or score changed.

    Args:
        record: The plan; it stays as it is.
        reason: Why it is amended.
        by_role: Who decided on it: an office, never a name.
        at: When, on London's clocks.
        requests: The requests; those of the plan where left out.
        scores: Their scores; those of the plan where left out.
        capacity: What the team now has to give in the whole cycle; that of the plan where left
            out.
        policy: The policy; that of the plan where left out.
        keep_shifts: Whether shifts on which nothing changed stay as they were.

    Raises:
        InvalidValueError: Where it would come before the version that it amends, after the end of
            the cycle, or where a new capacity or list of requests lacks what is already done.
    """
    _refuse_another_time(record, at)
    done = tuple(v for v in record.plan.visits if _begins(v.day, v.starts) < at)
    whole = capacity or record.capacity
    _refuse_undone(done, whole, requests)
    given = attrs.evolve(
        record,
        requests=record.requests if requests is None else requests,
        scores=record.scores if scores is None else scores,
        capacity=_from(whole, done, at),
        policy=policy or record.policy,
    )
    kept = tuple(_kept(record, given)) if keep_shifts else ()
    again = _allocated(given, record.plan, {*done, *kept})
    if kept and _falls_shorter(record.plan, again.plan):
        again = _allocated(given, record.plan, done)
    again = attrs.evolve(again, plan=_with_fixed(again.plan, done))
    version = Version(number=record.version.number + 1, reason=reason, by_role=by_role, at=at)
    return attrs.evolve(again, versions=(*record.versions, version))


def _kept(record: PlanRecord, given: PlanRecord) -> Iterator[Visit]:
    """The visits to come on shifts on which nothing changed."""
    if given.policy != record.policy or _other_scores(record, given):
        return
    before = {shift.id: shift for shift in record.capacity.shifts}
    changed = {shift.id for shift in given.capacity.shifts if before.get(shift.id) != shift}
    known = {each.id: each for each in record.requests}
    now = {each.id: each for each in given.requests}
    for name in known.keys() | now.keys():
        if known.get(name) != now.get(name):
            plans = [plan for plan in (record, given) if name in {r.id for r in plan.requests}]
            changed |= {
                shift.id
                for plan in plans
                for shift in given.capacity.shifts
                if shift.id in before and plan.may_be_visited(name, shift.id)
            }
    there = {shift.id for shift in given.capacity.shifts} - changed
    yield from (visit for visit in record.plan.visits if visit.shift in there)


def _other_scores(record: PlanRecord, given: PlanRecord) -> bool:
    before, now = record.score_by_request, given.score_by_request
    return any(before[name] != now[name] for name in before.keys() & now.keys())


def _falls_shorter(before: Plan, after: Plan) -> bool:
    """Whether statutory requests or floors have less than they had."""
    first = (Purpose.STATUTORY, Purpose.FLOORS)
    had = {each.purpose: each.value for each in before.attainments}
    return any(
        each.value > had.get(each.purpose, 0) for each in after.attainments if each.purpose in first
    )


def _with_fixed(plan: Plan, done: tuple[Visit, ...]) -> Plan:
    """The plan in which what is done is fixed, and nothing else."""
    worked = {attrs.evolve(visit, fixed=False) for visit in done}
    visits = (attrs.evolve(visit, fixed=False) for visit in plan.visits)
    return attrs.evolve(
        plan, visits=tuple(attrs.evolve(visit, fixed=visit in worked) for visit in visits)
    )


def _begins(day: object, minutes: int) -> datetime:
    return clock_at(day, minutes).replace(tzinfo=None)  # type: ignore[arg-type]


def _refuse_another_time(record: PlanRecord, at: datetime) -> None:
    if at < record.version.at or at.date() > record.cycle.last_day:
        raise InvalidValueError(
            what=f"The time at which the plan {record.id!r} is amended",
            given=f"{at:%Y-%m-%d %H:%M}",
            mend=f"Its last version was made at {record.version.at:%Y-%m-%d %H:%M}, and its cycle "
            f"ends on {record.cycle.last_day}; give a time between.",
        )


def _refuse_undone(
    done: tuple[Visit, ...], capacity: Capacity, requests: Sequence[TaskRequest] | None
) -> None:
    """What was done cannot be made undone by a new rota or list."""
    shifts = {shift.id: shift for shift in capacity.shifts}
    faults = []
    for visit in done:
        shift = shifts.get(visit.shift)
        on_it = {each.officer: each.free for each in shift.officers} if shift else {}
        for officer in visit.officers:
            free = on_it.get(officer, ())
            if not any(starts <= visit.starts and visit.ends <= ends for starts, ends in free):
                faults.append(f"{officer} on {visit.shift}")
        if requests is not None and visit.request not in {each.id for each in requests}:
            faults.append(f"the request {visit.request}")
    if faults:
        raise InvalidValueError(
            what="What an amendment takes away",
            given=sorted(set(faults)),
            mend="It was worked already; leave it in, and take away what is still to come.",
        )


def _from(capacity: Capacity, done: tuple[Visit, ...], at: datetime) -> Capacity:
    """The capacity without the time that has passed and was not worked for a request."""
    shifts, deductions = [], list(capacity.deductions)
    for shift in capacity.shifts:
        own = [visit for visit in done if visit.shift == shift.id]
        left = tuple(_left(shift, officer, own, at) for officer in shift.officers)
        shifts.append(attrs.evolve(shift, officers=left))
        deductions += [
            Deduction(
                officer=officer.officer,
                day=shift.day,
                minutes=officer.minutes - kept.minutes,
                reason=DeductionReason.PASSED,
            )
            for officer, kept in zip(shift.officers, left, strict=True)
            if officer.minutes > kept.minutes
        ]
    return attrs.evolve(capacity, shifts=tuple(shifts), deductions=tuple(deductions))


def _left(shift: TeamShift, officer: OnShift, done: list[Visit], at: datetime) -> OnShift:
    first = next(
        (m for m in range(shift.starts, shift.ends) if _begins(shift.day, m) >= at), shift.ends
    )
    worked = [(v.starts, v.ends) for v in done if officer.officer in v.officers]
    coming = [(max(starts, first), ends) for starts, ends in officer.free if ends > first]
    joined: list[tuple[int, int]] = []
    for starts, ends in sorted([*worked, *coming]):
        if joined and starts <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(joined[-1][1], ends))
        else:
            joined.append((starts, ends))
    return attrs.evolve(officer, free=tuple(joined))
