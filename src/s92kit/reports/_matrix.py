"""The matrix for the tasking meeting: every request with its score, what it got and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from s92kit.reports._blocks import Block, Bullets, Column, Paragraph, Table
from s92kit.reports._paper import Fact, Paper, Section
from s92kit.tasking import (
    Conflict,
    Explanation,
    PlanRecord,
    explained,
    in_hours,
    minutes_by_priority,
)

__all__ = ["matrix_paper"]


def matrix_paper(
    record: PlanRecord,
    *,
    council: str,
    made_with: Iterable[str],
    conflict: Conflict | None = None,
) -> Paper:
    """The matrix for the meeting: requests by score, hours by priority, and what could not be had.

    Args:
        record: The plan.
        council: The council's name.
        made_with: Each distribution that had a part in it, with its version.
        conflict: The smallest set of wishes that cannot all be met, where it was looked for.
    """
    sections = [
        Section(title="Requests, the highest score first", blocks=(_requests(record),)),
        Section(title="Hours by priority", blocks=(_priorities(record),)),
        Section(title="What the team has to give", blocks=tuple(_capacity(record))),
    ]
    if conflict is not None:
        told = Paragraph(conflict.sentence)
        sections.append(Section(title="What could not all be had", blocks=(told,)))
    assumed = [each.text for each in record.policy.assumptions]
    if assumed:
        title = "What is assumed, and not the borough's own"
        sections.append(Section(title=title, blocks=(Bullets(assumed),)))
    return Paper(
        title=f"Tasking matrix, {record.cycle}",
        subtitle=f"{council}, {record.capacity.team}",
        facts=tuple(_facts(record)),
        sections=sections,
        made_with=made_with,
        brief=True,
    )


def _facts(record: PlanRecord) -> Iterator[Fact]:
    plan, version = record.plan, record.version
    yield Fact(
        "Officers' time",
        f"{in_hours(plan.capacity_minutes)} to give, {in_hours(plan.allocated_minutes)} given, "
        f"{in_hours(plan.unallocated_minutes)} left",
    )
    yield Fact("Plan", f"version {version.number}, by {version.by_role}: {version.reason}")
    yield Fact("Policy", f"{record.policy.title} ({record.policy.id})")


def _requests(record: PlanRecord) -> Table:
    scores = record.score_by_request
    told = sorted(explained(record), key=lambda e: (-scores.get(e.request, -1), e.request))
    columns = ("Request", "Score", "Points", "Got", "Why")
    return Table(
        caption="Requests with their scores, and what they got",
        columns=[Column(header) for header in columns],
        rows=[_row(record, each) for each in told],
    )


def _row(record: PlanRecord, told: Explanation) -> tuple[str, ...]:
    request = record.request(told.request)
    score = next(each for each in record.scores if each.request == told.request)
    weights = {part.id: part.weight for part in record.policy.matrix}
    points = (
        f"{each.part} {'unknown' if each.points is None else each.points}"
        f" x {weights.get(each.part, 1)}"
        for each in score.parts
    )
    ward = f", {request.place.ward}" if request.place.ward else ""
    change = f" More would be possible {told.change}." if told.change else ""
    return (
        f"{request.id}: {request.title}{ward} ({request.priority})",
        "unknown" if score.score is None else str(score.score),
        ", ".join(points) or "no matrix",
        f"{in_hours(told.minutes)} of {in_hours(told.minutes_wanted)} wanted",
        f"{told.because[:1].upper()}{told.because[1:]}.{change}",
    )


def _priorities(record: PlanRecord) -> Block:
    return Bullets([each.words for each in minutes_by_priority(record)])


def _capacity(record: PlanRecord) -> Iterator[Block]:
    capacity = record.capacity
    lines = [f"On the rota: {in_hours(capacity.rostered_minutes)} of officers' time."]
    for reason, known, expected in capacity.deducted_by_reason:
        doubt = f", and {in_hours(expected)} expected" if expected else ""
        lines.append(f"Less {reason}: {in_hours(known)} known{doubt}.")
    lines.append(f"To give: {in_hours(capacity.minutes)}.")
    yield Bullets([*lines, *capacity.cautions])
