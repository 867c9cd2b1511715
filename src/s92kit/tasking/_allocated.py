"""Allocated: the plan itself, as good as can be in strict order of its purposes, with proof."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction

from s92kit.tasking._allocation_fit import UnfitAllocationError, check_allocation
from s92kit.tasking._capacity import Capacity
from s92kit.tasking._measures import Measures, applies, measures_of, tally_of
from s92kit.tasking._naming import named
from s92kit.tasking._plan import Attainment, Plan, Purpose, Visit
from s92kit.tasking._policy import TaskingPolicy
from s92kit.tasking._request import TaskRequest
from s92kit.tasking._searching import Found, searched
from s92kit.tasking._solver import Effort
from s92kit.tasking._task import Task, WardRecord, task_of

__all__ = ["allocated", "plan_of"]

_PLACES = Decimal("0.001")


def allocated(
    requests: Sequence[TaskRequest],
    scores: Mapping[str, int],
    capacity: Capacity,
    policy: TaskingPolicy,
    *,
    previous: Plan | None = None,
    fixed: Sequence[Visit] = (),
    wards: Sequence[WardRecord] = (),
    effort: Effort = Effort(),  # noqa: B008 - a frozen value
) -> Plan:
    """A team's time given to requests, in strict order of purposes, with what is proven of it.

    The same input gives the same plan, in whatever order it is given. No plan is worse, in the
    order of purposes, than giving the dearest minute first.

    Args:
        requests: The requests; those that are closed get nothing more than is fixed.
        scores: What a minute of each request counts, by its id.
        capacity: What the team has to give.
        policy: What the allocation has to keep to.
        previous: The plan before, to which it stays as close as may be.
        fixed: Visits that stay as they are, such as work already done.
        wards: What wards asked for and got in earlier cycles.
        effort: How long to look.

    Raises:
        UnfitAllocationError: For anything that is wrong with what is given, all of it at once.

    Examples:
        >>> from datetime import date
        >>> from s92kit.sources import Source
        >>> from s92kit.tasking import OnShift, Place, Problem, TeamShift, Window
        >>> source = Source(title="Standing order", locator="1", published_on=None)
        >>> policy = TaskingPolicy(id="walford/t", title="T", cycle_days=14, sources=(source,))
        >>> pair = tuple(OnShift(officer=name, free=((840, 1320),)) for name in ("P-01", "P-02"))
        >>> day = date(2018, 4, 6)
        >>> late = TeamShift(id="late", day=day, starts=840, ends=1320, officers=pair)
        >>> capacity = Capacity(team="walford/team", shifts=(late,), rostered_minutes=960)
        >>> request = TaskRequest(
        ...     id="LJAG-07",
        ...     title="Street drinking in the square",
        ...     raised_on=day,
        ...     forum="ljag",
        ...     requester_role="ward panel",
        ...     priority="walford/asb",
        ...     place=Place(words="the square"),
        ...     windows=(Window(starts=18 * 60, ends=23 * 60),),
        ...     minutes_least=60,
        ...     minutes_wanted=120,
        ...     minutes_most=180,
        ...     problem=Problem(behaviour="drinking and shouting in the evening"),
        ... )
        >>> plan = allocated([request], {"LJAG-07": 40}, capacity, policy)
        >>> [(visit.starts, visit.ends, visit.officers) for visit in plan.visits]
        [(1080, 1260, ('P-01', 'P-02'))]
        >>> plan.allocated_minutes, plan.unallocated_minutes
        (360, 600)
        >>> plan.attainment(Purpose.BENEFIT).gap
        Decimal('0')
    """
    findings = check_allocation(requests, scores, capacity, policy, fixed=fixed)
    if findings.errors:
        raise UnfitAllocationError(findings.errors)
    task = task_of(requests, scores, capacity, policy, previous=previous, fixed=fixed, wards=wards)
    return plan_of(task, searched(task, effort))


def plan_of(task: Task, found: Found) -> Plan:
    """A plan with officers named, from one in the making.

    Args:
        task: The task.
        found: What was found for it.
    """
    visits = named(found.filling)
    measures = measures_of(task, tally_of(visits))
    return Plan(
        team=task.capacity.team,
        visits=visits,
        capacity_minutes=task.capacity.minutes,
        attainments=tuple(_attained(task, measures, found, purpose) for purpose in Purpose),
        made_by=found.made_by,
    )


def _attained(task: Task, measures: Measures, found: Found, purpose: Purpose) -> Attainment:
    value = _decimal(measures[purpose])
    if not applies(task, purpose) or (not purpose.more_is_better and not value):
        return Attainment(purpose=purpose, value=value, bound=value)
    known = found.bounds.get(purpose)
    if known is None:
        return Attainment(purpose=purpose, value=value)
    bound = _decimal(known if purpose.more_is_better else -known)
    nearer = max if purpose.more_is_better else min
    close = abs(bound - value) <= max(_PLACES, abs(value) * Decimal("1e-9"))
    return Attainment(purpose=purpose, value=value, bound=value if close else nearer(bound, value))


def _decimal(value: Fraction) -> Decimal:
    """A number to three places, without places where it is whole."""
    exact = (Decimal(value.numerator) / Decimal(value.denominator)).quantize(_PLACES)
    return Decimal(int(exact)) if exact == int(exact) else exact.normalize()
