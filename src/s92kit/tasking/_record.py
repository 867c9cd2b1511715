"""Plans on record: a plan with all that it was made from, and each version that it has had."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

import attrs

from s92kit.errors import InvalidValueError, UnknownNameError
from s92kit.periods import Period
from s92kit.tasking._capacity import Capacity
from s92kit.tasking._opportunity import opportunities_of
from s92kit.tasking._plan import Plan
from s92kit.tasking._policy import TaskingPolicy
from s92kit.tasking._request import ScorePart, TaskRequest
from s92kit.tasking._scoring import Scores
from s92kit.tasking._task import WardRecord

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

__all__ = [
    "CycleWards",
    "PlanRecord",
    "PlannedMinutes",
    "PlannedScore",
    "Version",
    "planned_scores",
]


@attrs.frozen(kw_only=True)
class Version:
    """One version of a plan.

    Args:
        number: The first is 1.
        reason: Why it was made.
        by_role: Who decided on it: an office, never a name.
        at: When, on London's clocks.
    """

    number: int
    reason: str
    by_role: str
    at: datetime

    def __attrs_post_init__(self) -> None:
        for name in ("reason", "by_role"):
            if not getattr(self, name).strip():
                raise InvalidValueError(
                    what=f"The {name} of a version of a plan",
                    given=getattr(self, name),
                    mend="Say why the plan was made, and which office decided on it.",
                )


@attrs.frozen(kw_only=True)
class PlannedScore:
    """The score with which a request went into a plan.

    Args:
        request: The id of the request.
        score: What its minutes count; ``None`` where that cannot be determined, and then the
            request is given no time.
        unknown_because: Why it cannot be determined; empty where it can.
        parts: What it is made of, line by line.
    """

    request: str
    score: int | None
    unknown_because: str = ""
    parts: tuple[ScorePart, ...] = ()

    def __attrs_post_init__(self) -> None:
        if (self.score is None) != bool(self.unknown_because):
            raise InvalidValueError(
                what=f"The score of {self.request!r}",
                given=self.score,
                mend="Give a score, or the reason why there is none, and not both.",
            )


def planned_scores(scores: Scores) -> tuple[PlannedScore, ...]:
    """Scores as they go into a plan.

    Args:
        scores: The scores, with what each rests on.
    """
    return tuple(
        PlannedScore(
            request=score.request,
            score=score.total,
            unknown_because=score.unknown_because,
            parts=tuple(
                ScorePart(part=line.part.id, points=line.points, because=line.because)
                for line in score.lines
            ),
        )
        for score in scores.items
    )


@attrs.frozen(kw_only=True)
class PlannedMinutes:
    """Officer-minutes that a priority had in an earlier plan.

    Args:
        priority: The id of the priority.
        officer_minutes: How many.
        capacity_minutes: Of how many that there were to give.
    """

    priority: str
    officer_minutes: int
    capacity_minutes: int


@attrs.frozen(kw_only=True)
class CycleWards:
    """What wards asked for and got in one earlier cycle.

    Args:
        cycle: The days of the cycle.
        wards: The wards.
        delivered: Whether what they got is what the log shows, and not what was planned alone.
    """

    cycle: Period
    wards: tuple[WardRecord, ...]
    delivered: bool = False


def _requests(given: Iterable[TaskRequest]) -> tuple[TaskRequest, ...]:
    return tuple(sorted(given, key=lambda request: request.id))


def _scores(given: Iterable[PlannedScore]) -> tuple[PlannedScore, ...]:
    return tuple(sorted(given, key=lambda score: score.request))


@attrs.frozen(kw_only=True)
class PlanRecord:
    """A plan with all that it was made from, so that it can be explained and reviewed later.

    Args:
        id: The borough's key and the first day of the cycle, such as ``walford/2018-04-02``.
        cycle: The days that it plans.
        requests: Every request that was before the meeting, the closed ones too.
        scores: With which score each went in.
        capacity: What the team had to give.
        policy: What the allocation had to keep to.
        plan: What was allocated.
        earlier: What wards asked for and got in the cycles before, over which the policy is fair.
        last_cycle: What priorities had in the cycle before; empty where no plan was given.
        versions: The version that it is, after every earlier one; at least one.

    Raises:
        InvalidValueError: For a request twice, one without a score, or no version.
    """

    id: str
    cycle: Period
    requests: tuple[TaskRequest, ...] = attrs.field(converter=_requests)
    scores: tuple[PlannedScore, ...] = attrs.field(converter=_scores)
    capacity: Capacity
    policy: TaskingPolicy
    plan: Plan
    earlier: tuple[CycleWards, ...] = ()
    last_cycle: tuple[PlannedMinutes, ...] = ()
    versions: tuple[Version, ...]

    def __attrs_post_init__(self) -> None:
        ids = [request.id for request in self.requests]
        twice = sorted({each for each in ids if ids.count(each) > 1})
        scored = [score.request for score in self.scores]
        for wrong, given, mend in (
            (bool(twice), twice, "Give each request an id of its own."),
            (sorted(ids) != scored, scored, f"Score each request once: {', '.join(ids)}."),
            (not self.versions, (), "Say which version it is, why it was made and by whom."),
        ):
            if wrong:
                raise InvalidValueError(what=f"The plan {self.id!r}", given=given, mend=mend)

    @property
    def borough(self) -> str:
        """The key of the borough."""
        return self.id.partition("/")[0]

    @property
    def version(self) -> Version:
        """The version that it is."""
        return self.versions[-1]

    @property
    def wards(self) -> tuple[WardRecord, ...]:
        """What each ward asked for and got over the earlier cycles together."""
        wanted: dict[str, int] = {}
        given: dict[str, int] = {}
        for each in (record for cycle in self.earlier for record in cycle.wards):
            wanted[each.ward] = wanted.get(each.ward, 0) + each.wanted_minutes
            given[each.ward] = given.get(each.ward, 0) + each.given_minutes
        return tuple(
            WardRecord(ward=ward, wanted_minutes=wanted[ward], given_minutes=given[ward])
            for ward in sorted(wanted)
        )

    @property
    def score_by_request(self) -> Mapping[str, int]:
        """The score of each request whose score is known, by its id."""
        known = ((each.request, each.score) for each in self.scores)
        return {request: score for request, score in known if score is not None}

    @property
    def plannable(self) -> tuple[TaskRequest, ...]:
        """The requests that can be planned: all but the open ones whose score is not known."""
        known = self.score_by_request
        return tuple(each for each in self.requests if each.id in known or not each.status.open)

    def request(self, name: str) -> TaskRequest:
        """One request.

        Args:
            name: Its id.

        Raises:
            UnknownNameError: Where the plan knows no such request.
        """
        for request in self.requests:
            if request.id == name:
                return request
        known = [request.id for request in self.requests]
        raise UnknownNameError(what=f"request in the plan {self.id!r}:", name=name, known=known)

    def officer_minutes_of(self, request: str) -> int:
        """Officer-minutes that a request got.

        Args:
            request: Its id.
        """
        own = (visit for visit in self.plan.visits if visit.request == request)
        return sum(visit.officer_minutes for visit in own)

    def officer_minutes_for(self, priority: str) -> int:
        """Officer-minutes that the requests of a priority got.

        Args:
            priority: Its id.
        """
        own = {each.id for each in self.requests if each.priority == priority}
        return sum(v.officer_minutes for v in self.plan.visits if v.request in own)

    def may_be_visited(self, request: str, shift: str) -> bool:
        """Whether the windows of a request meet a shift for as long as a visit.

        Args:
            request: The id of the request.
            shift: The id of the shift.
        """
        own = tuple(each for each in self.capacity.shifts if each.id == shift)
        return bool(opportunities_of(self.request(request), own, self.policy))
