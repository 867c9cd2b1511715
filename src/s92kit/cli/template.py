"""``s92kit template``: an empty workbook in which people fill in a table."""

from __future__ import annotations

from pathlib import Path

import click

from s92kit.cli._kinds import KINDS, kind_named
from s92kit.cli._printing import print_json
from s92kit.cli._running import as_json, in_words
from s92kit.errors import InvalidValueError

__all__ = ["command"]


@click.command("template")
@click.argument("kind", metavar="KIND", type=click.Choice(sorted(KINDS)))
@click.option(
    "--out",
    required=True,
    metavar="FILE.xlsx",
    type=click.Path(dir_okay=False, path_type=Path),
    help="The workbook to write; one that is there already is left as it is.",
)
@as_json
@in_words
def command(*, kind: str, out: Path, wants_json: bool) -> int:
    """An empty workbook to fill in, with lists, bounds and notes.

    KIND is activity, duties, enforcement, incidents, requests or return.
    """
    from s92kit.files import write_whole
    from s92kit.tables import template_workbook

    if out.suffix.lower() != ".xlsx":
        raise InvalidValueError(what="A template", given=str(out), mend="Name a file .xlsx.")
    if out.exists():
        mend = "It may have been filled in. Give another name, or move it away first."
        raise InvalidValueError(what="A new template", given=str(out), mend=mend)
    contract = kind_named(kind).contract
    write_whole(out, template_workbook(contract, kind=kind))
    if wants_json:
        print_json({"kind": kind, "out": str(out), "columns": list(contract.names)})
        return 0
    needed = ", ".join(column.name for column in contract.columns if column.required)
    click.echo(f"{contract.title}: {out}, {len(contract.columns)} columns.")
    click.echo(f"Each row must have: {needed}.")
    click.echo(f"Check it when it is filled in: s92kit validate {out} --as {kind}")
    return 0
