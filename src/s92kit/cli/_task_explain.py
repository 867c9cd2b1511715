"""``s92kit task explain``: why each request got what it got, and what would give it more."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from s92kit.cli._printing import print_json, wrapped
from s92kit.cli._running import as_json, in_words, working_on
from s92kit.cli._task_printing import request_json

if TYPE_CHECKING:
    from s92kit.tasking import Conflict, Way

__all__ = ["command"]


@click.command("explain")
@click.argument(
    "plan", metavar="PLAN.json", type=click.Path(exists=True, dir_okay=False, path_type=Path)
)
@click.argument("request", required=False)
@as_json
@in_words
def command(*, plan: Path, request: str | None, wants_json: bool) -> int:
    """Why each request got what it got, and what would give it more.

    For one request the whole cycle is planned anew, once for each change that might help, so that
    what is said of a change is proven. Exit code 1 where an open request has less than it wants.
    """
    from s92kit.tasking import (
        Reached,
        explained,
        read_plan,
        smallest_conflict,
        stands_in_the_way_of,
        ways_to_more,
    )

    record = read_plan(plan)
    asked = (request,) if request else ()
    ways: tuple[Way, ...] = ()
    with working_on(f"Looking at what would give {request or 'each request'} more"):
        told = explained(record, *asked)
        short = any(each.reached in {Reached.PART, Reached.NOTHING} for each in told)
        if request is None:
            conflict = smallest_conflict(record)
        else:
            conflict = stands_in_the_way_of(record, request)
            ways = ways_to_more(record, request) if short else ()
    if wants_json:
        data: dict[str, Any] = {"requests": [request_json(record, each) for each in told]}
        told_of = conflict.wishes or conflict.impossible
        data["conflict"] = conflict.sentence if short and told_of else None
        data["ways"] = [
            {"change": way.change, "minutes": way.minutes, "words": way.words} for way in ways
        ]
        print_json(data)
    else:
        for each in told:
            click.echo(wrapped(each.sentence))
        _print_more(conflict, ways, request if short else None)
    return int(short)


def _print_more(conflict: Conflict, ways: tuple[Way, ...], request: str | None) -> None:
    if conflict.wishes or conflict.impossible:
        click.echo()
        click.echo(wrapped(conflict.sentence))
    if request is None:
        return
    click.echo("\nProven by planning the cycle anew:")
    for way in ways:
        click.echo(wrapped(way.words, indent="  "))
    if not ways:
        nothing = "No single change that was tried would give it more."
        click.echo(wrapped(nothing, indent="  "))
