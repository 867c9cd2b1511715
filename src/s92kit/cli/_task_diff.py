"""``s92kit task diff``: what is otherwise in the second of two plans."""

from __future__ import annotations

from pathlib import Path

import click

from s92kit.cli._printing import print_json
from s92kit.cli._running import as_json, in_words
from s92kit.cli._task_printing import difference_json, print_difference

__all__ = ["command"]

_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command("diff")
@click.argument("first", metavar="A.json", type=_FILE)
@click.argument("second", metavar="B.json", type=_FILE)
@as_json
@in_words
def command(*, first: Path, second: Path, wants_json: bool) -> int:
    """What is otherwise in the second of two plans.

    The second may be a later version of the first, the next cycle's plan, or what the plan would
    be if something were otherwise. Exit code 1 where they differ.
    """
    from s92kit.tasking import difference, read_plan

    found = difference(read_plan(first), read_plan(second))
    if wants_json:
        print_json(difference_json(found))
    else:
        print_difference(found)
    return int(not found.same)
