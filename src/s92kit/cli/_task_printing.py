"""Plans on the terminal and in JSON, alike in every part of ``s92kit task``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from s92kit.cli._printing import number, print_table, wrapped

if TYPE_CHECKING:
    from s92kit.tasking import (
        Attainment,
        Change,
        Conflict,
        Explanation,
        PlanDifference,
        PlanRecord,
        Visit,
    )

_VISITS = 30

__all__ = ["difference_json", "plan_json", "print_difference", "print_plan", "request_json"]


def plan_json(
    record: PlanRecord, told: tuple[Explanation, ...], conflict: Conflict | None
) -> dict[str, Any]:
    """A plan as plain data, minutes in whole numbers."""
    from s92kit.tasking import Purpose

    plan, version = record.plan, record.version
    attained = {each.purpose: each for each in plan.attainments}
    benefit = attained.get(Purpose.BENEFIT)
    return {
        "id": record.id,
        "team": plan.team,
        "first_day": record.cycle.first_day.isoformat(),
        "last_day": record.cycle.last_day.isoformat(),
        "version": version.number,
        "reason": version.reason,
        "by_role": version.by_role,
        "at": version.at.isoformat(timespec="minutes"),
        "policy": record.policy.id,
        "made_by": plan.made_by,
        "capacity_minutes": plan.capacity_minutes,
        "allocated_minutes": plan.allocated_minutes,
        "unallocated_minutes": plan.unallocated_minutes,
        "objective": number(benefit.value) if benefit else 0,
        "gap": number(benefit.gap) if benefit else 0,
        "purposes": [_attainment(each) for each in plan.attainments],
        "requests": [request_json(record, each) for each in told],
        "priorities": _priorities_json(record),
        "visits": [_visit_json(visit) for visit in plan.visits],
        "deductions": [
            {"reason": str(reason), "minutes": known, "expected_minutes": expected}
            for reason, known, expected in record.capacity.deducted_by_reason
        ],
        "conflict": _conflict_json(conflict),
        "cautions": list(record.capacity.cautions),
    }


def _attainment(each: Attainment) -> dict[str, Any]:
    return {
        "purpose": str(each.purpose),
        "value": number(each.value),
        "bound": number(each.bound),
        "gap": number(each.gap),
    }


def request_json(record: PlanRecord, told: Explanation) -> dict[str, Any]:
    """What a request got and why, as plain data."""
    request = record.request(told.request)
    return {
        "id": told.request,
        "title": told.title,
        "priority": request.priority,
        "ward": request.place.ward or None,
        "score": record.score_by_request.get(told.request),
        "minutes": told.minutes,
        "minutes_wanted": told.minutes_wanted,
        "officer_minutes": told.officer_minutes,
        "status": str(told.reached),
        "request_status": str(request.status),
        "reason": told.sentence,
        "binding": str(told.binding),
        "change": told.change or None,
        "rivals": list(told.rivals),
    }


def _priorities_json(record: PlanRecord) -> list[dict[str, Any]]:
    from s92kit.tasking import minutes_by_priority

    return [
        {
            "priority": each.priority,
            "wanted_minutes": each.wanted_minutes,
            "officer_minutes": each.officer_minutes,
            "share": number(each.share),
            "floor_share": number(each.floor_share),
            "cap_share": number(each.cap_share),
            "meets_floor": each.meets_floor,
            "share_before": number(each.share_before),
        }
        for each in minutes_by_priority(record)
    ]


def _conflict_json(conflict: Conflict | None) -> dict[str, Any] | None:
    if conflict is None:
        return None
    return {
        "sentence": conflict.sentence,
        "wishes": [
            {"kind": str(wish.kind), "of": wish.of, "minutes": wish.minutes, "words": wish.words}
            for wish in conflict.wishes
        ],
        "impossible": [wish.words for wish in conflict.impossible],
        "considered": conflict.considered,
    }


def _visit_json(visit: Visit) -> dict[str, Any]:
    from s92kit.tasking import clock

    return {
        "day": visit.day.isoformat(),
        "starts": clock(visit.day, visit.starts),
        "ends": clock(visit.day, visit.ends),
        "shift": visit.shift,
        "request": visit.request,
        "officers": list(visit.officers),
        "minutes": visit.minutes,
        "fixed": visit.fixed,
    }


def difference_json(found: PlanDifference) -> dict[str, Any]:
    """The difference between two plans as plain data."""
    return {
        "same": found.same,
        "reasons": list(found.reasons),
        "capacity": _change_json(found.capacity),
        "allocated": _change_json(found.allocated),
        "requests": [_change_json(each) for each in found.requests],
        "priorities": [_change_json(each) for each in found.priorities],
        "dropped": [_visit_json(visit) for visit in found.dropped],
        "added": [_visit_json(visit) for visit in found.added],
    }


def _change_json(each: Change) -> dict[str, Any]:
    return {"of": each.of, "before": each.before, "after": each.after, "more": each.more}


def print_plan(
    record: PlanRecord, told: tuple[Explanation, ...], conflict: Conflict | None
) -> None:
    """A plan as a meeting reads it: what there is, who gets what and why, what was not possible."""
    from s92kit.tasking import Reached, in_hours, minutes_by_priority

    plan, version = record.plan, record.version
    click.secho(f"{plan.team}, {record.cycle}, version {version.number}", bold=True)
    click.echo(wrapped(f"By {version.by_role}: {version.reason}"))
    click.echo(
        wrapped(
            f"{in_hours(plan.capacity_minutes)} of officers' time to give: "
            f"{in_hours(plan.allocated_minutes)} given, {in_hours(plan.unallocated_minutes)} left."
        )
    )
    for reason, known, expected in record.capacity.deducted_by_reason:
        doubt = f", and {in_hours(expected)} expected" if expected else ""
        click.echo(wrapped(f"Off the rota for {reason}: {in_hours(known)} known{doubt}."))
    for caution in record.capacity.cautions:
        click.echo(wrapped(f"Caution: {caution}"))
    click.echo()
    scores = record.score_by_request
    rows = [
        (
            each.request,
            str(scores.get(each.request, "?")),
            f"{each.minutes:,}",
            f"{each.minutes_wanted:,}",
            str(each.reached),
            str(each.binding),
        )
        for each in sorted(told, key=lambda e: (-scores.get(e.request, -1), e.request))
    ]
    headers = ("Request", "Score", "Minutes", "Wanted", "Got", "Held back by")
    print_table(headers, rows, right={1, 2, 3})
    click.echo("Minutes of presence of each request's crew.\n")
    for each in told:
        if each.reached is not Reached.WANTED:
            click.echo(wrapped(each.sentence))
    click.echo("\nThe others got all that they wanted.\n")
    for line in minutes_by_priority(record):
        click.echo(wrapped(line.words))
    click.echo()
    if conflict is not None:
        click.echo(wrapped(conflict.sentence))
    for attained in plan.attainments:
        click.echo(wrapped(_proven(attained)))


def _proven(each: Attainment) -> str:
    value, name = number(each.value), str(each.purpose).capitalize()
    if each.gap is None:
        return f"{name}: {value:,}; how much better it could be is not proven."
    if each.gap == 0:
        return f"{name}: {value:,}, proven to be the best."
    bound = number(each.bound)
    gap = number(round(each.gap * 100, 3))
    return f"{name}: {value:,}; none is better than {bound:,} ({gap}%)."


def print_difference(found: PlanDifference) -> None:
    """The difference between two plans, line by line."""
    for reason in found.reasons:
        click.echo(wrapped(f"Why: {reason}"))
    lines = found.lines
    visits = len(found.dropped) + len(found.added)
    told = lines if visits <= _VISITS else lines[: len(lines) - visits]
    for line in told:
        click.echo(wrapped(line))
    if len(told) < len(lines):
        shifts = {visit.shift for visit in (*found.dropped, *found.added)}
        click.echo(
            wrapped(
                f"{len(found.dropped)} visits are no longer made and {len(found.added)} are new, "
                f"on {len(shifts)} shifts; --json lists them all."
            )
        )
