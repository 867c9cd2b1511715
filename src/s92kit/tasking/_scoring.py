"""Scores: the matrix filled in for each request, each part with what its points rest on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from types import MappingProxyType

import attrs

from s92kit.findings import Finding, Findings, Rule, Severity, checked
from s92kit.periods import format_day
from s92kit.sources import Source
from s92kit.tasking._demand import Demand
from s92kit.tasking._likeness import alike
from s92kit.tasking._policy import FromData, MatrixPart, TaskingPolicy, UnknownParts
from s92kit.tasking._request import TaskRequest

__all__ = ["Score", "ScoreLine", "Scores", "scored"]

PLACES_COARSE_ENOUGH = Rule(
    "tasking/demand-snap-points",
    "Demand is not counted at places smaller than its positions can tell apart.",
    Severity.QUERY,
    (
        Source(
            title="UK Crime Stats, How is it decided where the crimes and incidents are located?",
            locator="snap points, of which each stands for eight postal addresses or more, or none",
            published_on=None,
            url="https://ukcrimestats.com/blog/faqs/"
            "how-is-it-decided-where-the-crimes-asb-incidents-are-located/",
        ),
    ),
)
SCORE_KNOWN = Rule(
    "tasking/score-known", "Each part of a request's score can be determined.", Severity.QUERY
)


@attrs.frozen(kw_only=True)
class ScoreLine:
    """One part of a score.

    Args:
        part: The part of the matrix.
        points: The points; ``None`` where they cannot be determined.
        because: What they rest on, or why they cannot be determined.
        counted: Points times weight as they count in the score; ``None`` where they cannot.
    """

    part: MatrixPart
    points: int | None
    because: str
    counted: int | None


@attrs.frozen(kw_only=True)
class Score:
    """The score of a request.

    Args:
        request: Its id.
        lines: Each part of the matrix.
    """

    request: str
    lines: tuple[ScoreLine, ...]

    @property
    def total(self) -> int | None:
        """The sum of what counts; ``None`` where it cannot be determined."""
        counted = [line.counted for line in self.lines]
        known = [points for points in counted if points is not None]
        return sum(known) if counted and len(known) == len(counted) else None

    @property
    def unknown_because(self) -> str:
        """Why it cannot be determined; empty where it can be."""
        if self.total is not None:
            return ""
        gaps = [f"{line.part.id}: {line.because}" for line in self.lines if line.counted is None]
        return "; ".join(gaps) or "the policy has no matrix"

    @property
    def text(self) -> str:
        """The score in one sentence, as the matrix shows it."""
        parts = ", ".join(
            f"{line.part.id} {'?' if line.points is None else line.points} x {line.part.weight}"
            for line in self.lines
        )
        if self.total is None:
            return f"cannot be determined, because {self.unknown_because}"
        return f"{self.total} = {parts}"


@attrs.frozen(kw_only=True)
class Scores:
    """The scores of requests, in order of their ids.

    Args:
        items: The scores.
        findings: What a reader should confirm of them.
    """

    items: tuple[Score, ...]
    findings: Findings = Findings()  # noqa: RUF009 - a frozen value

    @property
    def totals(self) -> Mapping[str, int]:
        """The score of each request of which it can be determined, by id."""
        return MappingProxyType(
            {score.request: score.total for score in self.items if score.total is not None}
        )

    @property
    def undetermined(self) -> tuple[Score, ...]:
        """The scores that cannot be determined."""
        return tuple(score for score in self.items if score.total is None)

    def of(self, request: str) -> Score:
        """The score of a request.

        Args:
            request: Its id.
        """
        return next(score for score in self.items if score.request == request)


def scored(
    requests: Sequence[TaskRequest],
    policy: TaskingPolicy,
    *,
    on: date,
    demand: Demand | None = None,
) -> Scores:
    """The matrix filled in for each request.

    A part by hand has the points that the request states. A part from data is worked out: days
    since it was raised, earlier requests for a like place and problem (closed ones too), or what
    was counted at the place. What cannot be determined is never 0 in silence: the policy says
    whether the score is then unknown, or the part counts none and says so.

    Args:
        requests: The requests; earlier ones, closed too, count as repeats.
        policy: The policy, with its matrix.
        on: The day of the meeting.
        demand: What was counted at places; ``None`` where there is no count.
    """
    ordered = sorted(requests, key=lambda each: each.id)
    basis = _Basis(policy=policy, on=on, demand=demand, others=ordered)
    scores = tuple(
        Score(
            request=request.id,
            lines=tuple(_line(request, part, basis) for part in policy.matrix),
        )
        for request in ordered
    )
    return Scores(items=scores, findings=Findings(_findings(scores, policy, demand)))


@attrs.frozen(kw_only=True, eq=False)
class _Basis:
    """What parts may rest on beside the request itself."""

    policy: TaskingPolicy
    on: date
    demand: Demand | None
    others: Sequence[TaskRequest]


def _line(request: TaskRequest, part: MatrixPart, basis: _Basis) -> ScoreLine:
    match part.from_data:
        case FromData.AGE:
            points, because = _by_age(request, part, basis.on)
        case FromData.REPEATS:
            points, because = _by_repeats(request, part, basis.others)
        case FromData.DEMAND:
            points, because = _by_demand(request, part, basis.demand)
        case None:
            points, because = _by_hand(request, part)
    counted = None if points is None else points * part.weight
    if points is None and basis.policy.unknown_parts is UnknownParts.COUNTED_AS_NONE:
        counted, because = 0, f"cannot be determined, and counts none by the policy: {because}"
    if part.assumed:
        because = f"{because} (the part is an assumption)"
    return ScoreLine(part=part, points=points, because=because, counted=counted)


def _by_hand(request: TaskRequest, part: MatrixPart) -> tuple[int | None, str]:
    given = [each for each in request.score_parts if each.part == part.id]
    if not given:
        return None, "nobody has given points for it"
    points, because = given[-1].points, given[-1].because
    if points is None:
        return None, because or "whoever filled in the matrix could not say"
    if not 0 <= points <= part.most_points:
        return None, f"{points} points are given, and it has from 0 to {part.most_points}"
    return points, because or "given by hand, without a reason"


def _by_age(request: TaskRequest, part: MatrixPart, on: date) -> tuple[int | None, str]:
    days = (on - request.raised_on).days
    raised = format_day(request.raised_on)
    if days < 0:
        return None, f"it was raised on {raised}, after the day of the meeting"
    return part.points_at(days), f"{days} days since {raised}"


def _by_repeats(
    request: TaskRequest, part: MatrixPart, others: Iterable[TaskRequest]
) -> tuple[int | None, str]:
    earlier = [
        other.id
        for other in others
        if other.id != request.id
        and other.raised_on < request.raised_on
        and alike(other, request) is not None
    ]
    if not earlier:
        return part.points_at(0), "no earlier request for a like place and problem"
    return part.points_at(len(earlier)), f"earlier requests that look alike: {', '.join(earlier)}"


def _by_demand(
    request: TaskRequest, part: MatrixPart, demand: Demand | None
) -> tuple[int | None, str]:
    if demand is None:
        return None, "no count of demand was given"
    name = demand.level.of(request.place)
    if not name:
        return None, f"the request names no {demand.level}"
    count = demand.at(request.place)
    if count is None:
        return None, f"{demand.title} has no count for the {demand.level} {name!r}"
    return part.points_at(count), f"{count} in {name}, {demand.title}, {demand.period}"


def _findings(
    scores: tuple[Score, ...], policy: TaskingPolicy, demand: Demand | None
) -> Iterator[Finding]:
    uses = any(part.from_data is FromData.DEMAND for part in policy.matrix)
    if uses and demand is not None:
        yield from checked(PLACES_COARSE_ENOUGH, lambda: _too_fine(demand))
    for score in scores:
        gaps = [line.part.id for line in score.lines if line.points is None]
        if gaps or not score.lines:
            yield from Findings(
                [SCORE_KNOWN.undetermined(score.unknown_because or _taken_as_none(gaps))]
            ).of_subject(score.request)


def _too_fine(demand: Demand) -> Iterator[Finding]:
    if demand.too_fine:
        yield PLACES_COARSE_ENOUGH.not_met(
            f"{demand.title} is counted by {demand.level}, and its positions were moved to "
            "anonymous points: a street may have the incidents of its neighbours. Count by ward, "
            "or confirm that points are meant to rest on it."
        )


def _taken_as_none(gaps: list[str]) -> str:
    return f"nothing is known of {', '.join(gaps)}, which count none by the policy"
