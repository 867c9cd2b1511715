"""``s92kit report``: a paper in a borough's own format."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from s92kit.cli._printing import print_json
from s92kit.cli._running import as_json, in_words, known_on_option, working_on

__all__ = ["command"]


@click.command("report")
@click.argument("borough")
@click.option("--format", "name", help="The format's name; the borough's first if left out.")
@click.option(
    "--out", type=click.Path(path_type=Path), required=True, help="FILE.html or FILE.md to write."
)
@known_on_option
@as_json
@in_words
def command(
    *, borough: str, name: str | None, out: Path, known_on: date | None, wants_json: bool
) -> int:
    """Write a paper in a borough's own format."""
    from s92kit.plugins import load_catalogue, report_context
    from s92kit.rates import london_rates
    from s92kit.reports import write_paper

    with working_on(f"Writing the paper for {borough}"):
        catalogue = load_catalogue(only={borough})
        chosen = catalogue.report_format(borough, name)
        paper = chosen.build(report_context(catalogue, borough, london_rates(), known_on=known_on))
        write_paper(paper, out)
    if wants_json:
        print_json({"borough": borough, "format": chosen.id, "title": paper.title, "out": str(out)})
    else:
        click.echo(f"{chosen.title} written to {out}")
    return 0
