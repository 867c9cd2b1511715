"""Plans: which request gets which officers on which shift, and how good the whole is."""

from __future__ import annotations

import enum
from collections.abc import Iterable
from datetime import date
from decimal import Decimal

import attrs

__all__ = ["Attainment", "Plan", "Purpose", "Visit"]


class Purpose(enum.StrEnum):
    """What a plan is for, in strict order: no gain in a later one makes up for an earlier."""

    STATUTORY = "statutory requests"
    """Officer-minutes by which statutory requests fall short of what they want: fewer is better."""
    FLOORS = "floors of priorities"
    """Officer-minutes by which priorities fall short of their floors: fewer is better."""
    BENEFIT = "benefit"
    """Minutes of presence, weighted by score and by how much more is of use: more is better."""
    SPREAD = "spread"
    """Different shifts on which requests are visited, up to as many as each asks for."""
    FAIRNESS = "fairness among wards"
    """Officer-minutes by which wards fall short of their shares over recent cycles: fewer."""
    CLOSENESS = "closeness to the last plan"
    """Minutes of presence by which requests differ from the last plan: fewer is better."""

    @property
    def more_is_better(self) -> bool:
        """Whether more of it is better than less."""
        return self in {self.BENEFIT, self.SPREAD}


@attrs.frozen(kw_only=True)
class Attainment:
    """How far a plan goes in one purpose.

    Args:
        purpose: The purpose.
        value: What the plan reaches.
        bound: What no plan can better, as far as it is proven, given the purposes before it;
            ``None`` where nothing was proven.
    """

    purpose: Purpose
    value: Decimal
    bound: Decimal | None = None

    @property
    def gap(self) -> Decimal | None:
        """The part of the bound by which the value may fall short: 0 is proven to be best."""
        if self.bound is None:
            return None
        distance = abs(self.bound - self.value)
        return distance / max(abs(self.bound), Decimal(1))


@attrs.frozen(kw_only=True, order=True)
class Visit:
    """Officers at one place for one stretch of time.

    Args:
        day: The day on which the shift begins.
        starts: The first minute, counted as the shift's are.
        ends: The minute after the last.
        shift: The id of the shift.
        request: The id of the request.
        officers: The references of the officers.
        fixed: Whether it was fixed beforehand, such as work already done.
    """

    day: date
    starts: int
    ends: int
    shift: str
    request: str
    officers: tuple[str, ...]
    fixed: bool = False

    @property
    def minutes(self) -> int:
        """Minutes of presence."""
        return self.ends - self.starts

    @property
    def officer_minutes(self) -> int:
        """Minutes of presence times officers."""
        return self.minutes * len(self.officers)


def _sorted(given: Iterable[Visit]) -> tuple[Visit, ...]:
    return tuple(sorted(given))


@attrs.frozen(kw_only=True)
class Plan:
    """An allocation of a team's time over a cycle.

    Args:
        team: The team's id.
        visits: What was allocated, in order of day and time.
        capacity_minutes: Officer-minutes that there were to give.
        attainments: How far the plan goes in each purpose, in their order.
        made_by: How it was found: the solver, or the greedy order.
    """

    team: str
    visits: tuple[Visit, ...] = attrs.field(converter=_sorted)
    capacity_minutes: int
    attainments: tuple[Attainment, ...] = ()
    made_by: str = ""

    @property
    def allocated_minutes(self) -> int:
        """Officer-minutes that were given to requests."""
        return sum(visit.officer_minutes for visit in self.visits)

    @property
    def unallocated_minutes(self) -> int:
        """Officer-minutes that are left."""
        return self.capacity_minutes - self.allocated_minutes

    def minutes_of(self, request: str) -> int:
        """Minutes of presence that a request got.

        Args:
            request: Its id.
        """
        return sum(visit.minutes for visit in self.visits if visit.request == request)

    def attainment(self, purpose: Purpose) -> Attainment:
        """How far the plan goes in one purpose.

        Args:
            purpose: The purpose.
        """
        return next(each for each in self.attainments if each.purpose is purpose)
