"""``s92kit report``: a paper in a borough's own format."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from s92kit.cli._duties import deliveries_of, duties_option
from s92kit.cli._printing import print_json
from s92kit.cli._running import Day, as_json, in_words, known_on_option, today, working_on

__all__ = ["command"]


@click.command("report")
@click.argument("borough")
@click.option("--format", "name", help="The format's name; the borough's first if left out.")
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    required=True,
    help="FILE.html, FILE.docx or FILE.md to write.",
)
@duties_option
@click.option("--day-first", is_flag=True, help="Read days such as 03/04/2019 as the 3rd of April.")
@click.option(
    "--on",
    type=Day(),
    help="The day that the paper is for; that of --known-on, else today, if left out.",
)
@known_on_option
@as_json
@in_words
def command(
    *,
    borough: str,
    name: str | None,
    out: Path,
    duties: tuple[tuple[str, Path], ...],
    day_first: bool,
    on: date | None,
    known_on: date | None,
    wants_json: bool,
) -> int:
    """Write a paper in a borough's own format."""
    from s92kit.plugins import load_catalogue, report_context
    from s92kit.rates import london_rates
    from s92kit.reports import write_paper

    day = on or known_on or today()
    with working_on(f"Writing the paper for {borough}"):
        catalogue = load_catalogue(only={borough})
        chosen = catalogue.report_format(borough, name)
        told = deliveries_of(catalogue, duties, day_first=day_first, known_on=known_on)
        context = report_context(
            catalogue, borough, london_rates(), known_on=known_on, on=day, deliveries=told
        )
        paper = chosen.build(context)
        write_paper(paper, out)
    if wants_json:
        answer = {"borough": borough, "format": chosen.id, "title": paper.title, "out": str(out)}
        print_json(
            {**answer, "on": day.isoformat(), "duties_of": [each.agreement for each in told]}
        )
    else:
        click.echo(f"{chosen.title} written to {out}")
    return 0
