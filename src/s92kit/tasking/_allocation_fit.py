"""What can be wrong with what an allocation is asked for, all of it at once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from s92kit.errors import S92Error, closest_to
from s92kit.findings import Finding, Findings, Rule, Severity, checked
from s92kit.tasking._capacity import Capacity, OnShift, TeamShift
from s92kit.tasking._clock_minutes import minutes_after
from s92kit.tasking._plan import Visit
from s92kit.tasking._policy import TaskingPolicy
from s92kit.tasking._request import TaskRequest
from s92kit.tasking._shift_blocks import SKILLS_TOLD_APART

__all__ = ["UnfitAllocationError", "check_allocation"]

SCORED = Rule("tasking/scored", "Each open request has one id, and a score.", Severity.ERROR)
BAND_KNOWN = Rule(
    "tasking/band-priority", "A floor or cap is for a priority that there is.", Severity.ERROR
)
SOMEBODY_ON = Rule("tasking/somebody-on", "Somebody is on some shift.", Severity.ERROR)
SHIFTS_APART = Rule(
    "tasking/shifts-apart", "Each shift has one id, and no officer two at a time.", Severity.ERROR
)
CAPACITY_IN_CYCLE = Rule(
    "tasking/capacity-in-cycle", "Shifts begin within one cycle.", Severity.ERROR
)
FIXED_FITS = Rule(
    "tasking/fixed-fits",
    "A fixed visit is of a known request, by officers who are free on its shift.",
    Severity.ERROR,
)
FEW_SKILLS = Rule(
    "tasking/few-skills",
    f"Requests ask for no more than {SKILLS_TOLD_APART} different skills.",
    Severity.ERROR,
)


class UnfitAllocationError(S92Error, ValueError):
    """What cannot be allocated, with everything that is wrong with it.

    Args:
        findings: The faults, each with its place.
    """

    def __init__(self, findings: Findings) -> None:
        self.findings = findings
        super().__init__("\n".join(f"{each.where}: {each.message}" for each in findings))


def check_allocation(
    requests: Sequence[TaskRequest],
    scores: Mapping[str, int],
    capacity: Capacity,
    policy: TaskingPolicy,
    *,
    fixed: Sequence[Visit] = (),
    priorities: Sequence[str] = (),
) -> Findings:
    """Everything that is wrong with what an allocation is asked for.

    A request that no shift could serve is not wrong; it gets nothing, and ``obstacle_of`` says
    why.

    Args:
        requests: The requests.
        scores: The score of each request, by its id.
        capacity: What the team has to give.
        policy: What the allocation has to keep to.
        fixed: Visits that are fixed.
        priorities: The ids of the borough's priorities; none where they are not known, and then
            floors and caps cannot be held against them.

    Examples:
        >>> from s92kit.sources import Source
        >>> source = Source(title="Standing order", locator="1", published_on=None)
        >>> policy = TaskingPolicy(id="walford/t", title="T", cycle_days=14, sources=(source,))
        >>> nobody = Capacity(team="walford/team", shifts=(), rostered_minutes=0)
        >>> [each.code for each in check_allocation((), {}, nobody, policy).not_met]
        ['tasking/somebody-on']
    """
    known = list(priorities)
    return Findings(
        [
            *checked(SCORED, lambda: _scores(requests, scores)),
            *checked(BAND_KNOWN, lambda: _bands(policy, known)),
            *checked(SOMEBODY_ON, lambda: _somebody(capacity)),
            *checked(SHIFTS_APART, lambda: _shifts(capacity)),
            *checked(CAPACITY_IN_CYCLE, lambda: _in_cycle(capacity, policy)),
            *checked(FIXED_FITS, lambda: _fixed(requests, capacity, fixed)),
            *checked(FEW_SKILLS, lambda: _skills(requests)),
        ]
    )


def _scores(requests: Sequence[TaskRequest], scores: Mapping[str, int]) -> Iterator[Finding]:
    for name, count in Counter(request.id for request in requests).items():
        if count > 1:
            yield SCORED.not_met(f"The id {name!r} is that of {count} requests.", path=(name,))
    for request in requests:
        if request.status.open and request.id not in scores:
            yield SCORED.not_met(
                f"The request {request.id!r} has no score. Score it, defer it, or leave it out.",
                path=(request.id,),
            )
        elif scores.get(request.id, 0) < 0:
            yield SCORED.not_met(
                f"The request {request.id!r} scores {scores[request.id]}. Give 0 or more.",
                path=(request.id,),
            )


def _bands(policy: TaskingPolicy, known: list[str]) -> Iterator[Finding]:
    names = [band.priority for band in policy.bands]
    for name, count in Counter(names).items():
        if count > 1:
            yield BAND_KNOWN.not_met(f"The priority {name!r} has {count} bands.", path=("bands",))
    for name in names:
        if known and name not in known:
            yield BAND_KNOWN.not_met(
                f"There is no priority {name!r}. {closest_to(name, known)}", path=("bands", name)
            )


def _somebody(capacity: Capacity) -> Iterator[Finding]:
    if not any(shift.officers for shift in capacity.shifts):
        yield SOMEBODY_ON.not_met(
            f"The team {capacity.team!r} has no officer on any shift, so that there is nothing to "
            "give out. Give its rota.",
            path=("shifts",),
        )


def _shifts(capacity: Capacity) -> Iterator[Finding]:
    for name, count in Counter(shift.id for shift in capacity.shifts).items():
        if count > 1:
            yield SHIFTS_APART.not_met(f"The id {name!r} is that of {count} shifts.", path=(name,))
    on_duty: dict[str, list[tuple[int, int, str]]] = {}
    for shift in capacity.shifts:
        for officer in shift.officers:
            own = on_duty.setdefault(officer.officer, [])
            own += [(*_times(capacity, shift, free), shift.id) for free in officer.free]
    for name, stretches in sorted(on_duty.items()):
        stretches.sort()
        for (_, until, one), (since, _, other) in pairwise(stretches):
            if since < until:
                yield SHIFTS_APART.not_met(
                    f"{name} is on {one!r} and on {other!r} at one time. Mend the rota.",
                    path=(other, name),
                )


def _times(capacity: Capacity, shift: TeamShift, free: tuple[int, int]) -> tuple[int, int]:
    first = capacity.shifts[0].day
    return minutes_after(first, shift.day, free[0]), minutes_after(first, shift.day, free[1])


def _in_cycle(capacity: Capacity, policy: TaskingPolicy) -> Iterator[Finding]:
    for shift in capacity.shifts:
        day = (shift.day - capacity.shifts[0].day).days + 1
        if day > policy.cycle_days:
            yield CAPACITY_IN_CYCLE.not_met(
                f"The shift {shift.id!r} begins on day {day} of a cycle of {policy.cycle_days} "
                "days. Leave it for the next.",
                path=(shift.id,),
            )


def _fixed(
    requests: Sequence[TaskRequest], capacity: Capacity, fixed: Sequence[Visit]
) -> Iterator[Finding]:
    names = [request.id for request in requests]
    shifts = {shift.id: shift for shift in capacity.shifts}
    out: dict[tuple[str, str], list[Visit]] = {}
    for visit in sorted(fixed):
        where = (visit.shift, visit.request)
        if visit.request not in names:
            unknown = f"There is no request {visit.request!r}. {closest_to(visit.request, names)}"
            yield FIXED_FITS.not_met(unknown, path=where)
        shift = shifts.get(visit.shift)
        if shift is None or shift.day != visit.day:
            unknown = f"There is no shift {visit.shift!r} on {visit.day}."
            yield FIXED_FITS.not_met(f"{unknown} {closest_to(visit.shift, shifts)}", path=where)
            continue
        for message in _not_free(visit, shift.officers):
            yield FIXED_FITS.not_met(message, path=where)
        for officer in visit.officers:
            out.setdefault((visit.shift, officer), []).append(visit)
    for (_, officer), visits in sorted(out.items()):
        for one, other in pairwise(visits):
            if other.starts < one.ends:
                yield FIXED_FITS.not_met(
                    f"{officer} would be at {one.request!r} and at {other.request!r} at one time.",
                    path=(other.shift, other.request),
                )


def _not_free(visit: Visit, officers: tuple[OnShift, ...]) -> Iterator[str]:
    if not visit.officers or visit.minutes <= 0:
        yield f"The visit to {visit.request!r} has no officers, or no minutes. Give both."
    on_duty = {each.officer: each for each in officers}
    for officer in visit.officers:
        if officer not in on_duty:
            yield f"{officer} is not on {visit.shift!r}. {closest_to(officer, on_duty)}"
        elif not any(a <= visit.starts and visit.ends <= b for a, b in on_duty[officer].free):
            yield (
                f"{officer} is not free on {visit.shift!r} all through the visit to "
                f"{visit.request!r}. Put the time back into the capacity, or mend the visit."
            )


def _skills(requests: Sequence[TaskRequest]) -> Iterator[Finding]:
    asked = sorted({skill for each in requests if each.status.open for skill in each.skills})
    if len(asked) > SKILLS_TOLD_APART:
        yield FEW_SKILLS.not_met(
            f"Requests ask for {len(asked)} different skills: {', '.join(asked)}. Join some.",
            path=("skills",),
        )
