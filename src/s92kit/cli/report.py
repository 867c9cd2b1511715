"""``s92kit report``: a paper in a borough's own format."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from s92kit.cli._printing import print_json
from s92kit.cli._running import Day, as_json, in_words, known_on_option, today, working_on

if TYPE_CHECKING:
    from s92kit.delivery import Delivery
    from s92kit.plugins import Catalogue

__all__ = ["command"]


class _DutiesOf(click.ParamType):  # type: ignore[type-arg] # generic since click 8.4 alone
    """The id of an agreement and a file of its duties."""

    name = "AGREEMENT=FILE"

    def convert(
        self, value: str, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, Path]:
        """The id and the file, or a usage error that says how to write them."""
        agreement, _, file = value.partition("=")
        if not agreement or not file:
            self.fail("Write the agreement and its file: walford/team=duties.csv.", param, ctx)
        return agreement, Path(file)


@click.command("report")
@click.argument("borough")
@click.option("--format", "name", help="The format's name; the borough's first if left out.")
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    required=True,
    help="FILE.html, FILE.docx or FILE.md to write.",
)
@click.option(
    "--duties",
    multiple=True,
    type=_DutiesOf(),
    help="An agreement and a CSV file or workbook of its duties; may be given more than once.",
)
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
        told = _deliveries(catalogue, duties, day_first=day_first, known_on=known_on)
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


def _deliveries(
    catalogue: Catalogue,
    duties: tuple[tuple[str, Path], ...],
    *,
    day_first: bool,
    known_on: date | None,
) -> tuple[Delivery, ...]:
    """What was delivered of each agreement of which duties are given, all its files together."""
    if not duties:
        return ()
    from s92kit.delivery import delivered, read_duties
    from s92kit.rates import london_rates

    files: dict[str, list[Path]] = {}
    for agreement, file in duties:
        files.setdefault(agreement, []).append(file)
    return tuple(
        delivered(
            catalogue.agreement(agreement),
            read_duties(own, day_first=day_first),
            None,
            london_rates(),
            known_on,
        )
        for agreement, own in files.items()
    )
