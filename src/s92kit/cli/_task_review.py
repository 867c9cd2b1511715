"""``s92kit task review``: what was planned, held against what was delivered."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from s92kit.cli._printing import print_json, wrapped
from s92kit.cli._running import as_json, in_words, working_on

if TYPE_CHECKING:
    from s92kit.tables import Problem
    from s92kit.tasking import Delivered, PlanReview

__all__ = ["Reason", "command"]

_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
_SHOWN = 20


class Reason(click.ParamType):  # type: ignore[type-arg] # generic since click 8.4 alone
    """A request and the reason why it was not as planned."""

    name = "REQUEST=WORDS"

    def convert(
        self, value: str, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, str]:
        """The request and the words, or a usage error that says how to write them."""
        request, _, words = value.partition("=")
        if not request.strip() or not words.strip():
            self.fail(f"{value!r} is no reason. Write 'LJAG-07=officers sent to aid'.", param, ctx)
        return request.strip(), words.strip()


@click.command("review")
@click.argument("plan", metavar="PLAN.json", type=_FILE)
@click.argument("logs", metavar="LOG...", nargs=-1, required=True, type=_FILE)
@click.option(
    "--reason",
    "reasons",
    multiple=True,
    type=Reason(),
    help="Why a request was not as planned, such as 'LJAG-07=officers sent to aid'; several may "
    "be given.",
)
@click.option("--day-first", is_flag=True, help="Read days such as 03/04/2019 as the 3rd of April.")
@as_json
@in_words
def command(
    *,
    plan: Path,
    logs: tuple[Path, ...],
    reasons: tuple[tuple[str, str], ...],
    day_first: bool,
    wants_json: bool,
) -> int:
    """What was planned, held against what was delivered.

    Give the plan and the team's log of activity in the shared columns (see s92kit convert). Exit
    code 1 where something was not delivered as planned, or that cannot be determined.
    """
    from s92kit.activity import read_activity
    from s92kit.tasking import read_plan, reviewed

    with working_on(f"Holding {plan.name} against the log"):
        record = read_plan(plan)
        said = {record.request(request).id: words for request, words in reasons}
        log = read_activity(logs, day_first=day_first)
        review = reviewed(record, log, reasons=said)
    if wants_json:
        print_json({**_as_data(review), "rows_set_aside": log.rows_set_aside})
    else:
        _print(review, log.problems.items)
    asked = [each for each in review.requests if each.planned_minutes]
    return int(any(not each.as_planned for each in asked) or bool(log.rows_set_aside))


def _as_data(review: PlanReview) -> dict[str, Any]:
    return {
        "plan": review.plan,
        "version": review.version,
        "planned_minutes": review.planned_minutes,
        "delivered": _delivered(review.delivered),
        "outside_plan": _delivered(review.outside),
        "requests": [
            {
                "id": each.request,
                "title": each.title,
                "planned_minutes": each.planned_minutes,
                "delivered": _delivered(each.delivered),
                "visits": len(each.visits),
                "visits_recorded": sum(visit.recorded for visit in each.visits),
                "as_planned": each.as_planned,
                "reason": each.because or None,
            }
            for each in review.requests
        ],
        "priorities": [
            {"priority": name, "planned_minutes": planned, "delivered": _delivered(delivered)}
            for name, planned, delivered in review.priorities
        ],
        "wards": [
            {"ward": w.ward, "wanted_minutes": w.wanted_minutes, "given_minutes": w.given_minutes}
            for w in review.wards
        ],
    }


def _delivered(delivered: Delivered) -> dict[str, Any]:
    return {
        "officer_minutes": delivered.officer_minutes if delivered.known else None,
        "records": delivered.records,
        "records_without_time": delivered.uncounted,
        "words": delivered.words,
    }


def _print(review: PlanReview, problems: tuple[Problem, ...]) -> None:
    from s92kit.tasking import in_hours

    click.secho(f"{review.plan}, version {review.version}", bold=True)
    click.echo(
        wrapped(
            f"{in_hours(review.planned_minutes)} of officers' time planned; "
            f"{review.delivered.words} delivered to requests of the plan, and "
            f"{review.outside.words} to what was not in it."
        )
    )
    click.echo()
    for each in review.requests:
        if each.planned_minutes or each.delivered.records:
            click.echo(wrapped(each.words))
    click.echo()
    for name, planned, delivered in review.priorities:
        told = f"{name or 'no priority recorded'}: {in_hours(planned)} planned, {delivered.words}"
        click.echo(wrapped(f"{told} delivered."))
    for problem in problems[:_SHOWN]:
        click.echo(wrapped(f"{problem.cell}: {problem.message} {problem.mend}", indent="  "))
    if len(problems) > _SHOWN:
        click.echo(f"  and {len(problems) - _SHOWN:,} more.")
