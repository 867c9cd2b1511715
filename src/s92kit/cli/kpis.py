"""``s92kit kpis``: a borough's indicators over a period, each held against what it is to reach."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from s92kit.cli._duties import deliveries_of, duties_option
from s92kit.cli._kpi_data import KpiData, read_kpi_data
from s92kit.cli._kpi_printing import Account, as_data, print_account
from s92kit.cli._periods import Days, YearOrDays
from s92kit.cli._policies import policy_given, policy_option, public_option
from s92kit.cli._printing import print_json
from s92kit.cli._reporting_periods import parts_of
from s92kit.cli._running import Day, as_json, in_words, known_on_option, today, working_on
from s92kit.findings import Outcome
from s92kit.periods import Period

if TYPE_CHECKING:
    from s92kit.delivery import Delivery
    from s92kit.disclosure import Release
    from s92kit.kpis import Base, Commentary, KpiFramework, MeasuredCell, Scorecard
    from s92kit.plugins import Catalogue
    from s92kit.sources import Source

__all__ = ["command"]


@click.command("kpis")
@click.argument("borough")
@click.argument(
    "files",
    nargs=-1,
    required=True,
    metavar="DATA...",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
)
@click.option(
    "--period",
    type=YearOrDays(),
    required=True,
    help="A financial year such as 2017/18, or two days such as 2017-03-01..2018-02-28.",
)
@click.option(
    "--by",
    type=click.Choice(["quarter", "month", "ward"]),
    help="Show each quarter or month, counted from the first day of the period, or each ward.",
)
@click.option(
    "--framework", "name", help="Which of the borough's frameworks; its first if left out."
)
@click.option(
    "--covers",
    type=Days(),
    help="The days that the data cover; if left out, the months in which something is recorded.",
)
@click.option("--on", type=Day(), help="The day on which it is drawn up; today if left out.")
@click.option(
    "--charts",
    type=click.Path(file_okay=False, path_type=Path),
    help="The folder to draw a control chart of each indicator to, from --by month or quarter.",
)
@click.option(
    "--commentary",
    "commentary_files",
    multiple=True,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="A YAML file of what the owners of indicators say; may be given again.",
)
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    help="FILE.html, FILE.docx or FILE.md to write the scorecard to as a paper.",
)
@duties_option
@public_option
@policy_option
@click.option("--day-first", is_flag=True, help="Read days such as 03/04/2019 as the 3rd of April.")
@known_on_option
@as_json
@in_words
def command(  # noqa: PLR0913 - click hands each option over by its name
    *,
    borough: str,
    files: tuple[Path, ...],
    period: Period,
    by: str | None,
    name: str | None,
    covers: Period | None,
    on: date | None,
    charts: Path | None,
    commentary_files: tuple[Path, ...],
    out: Path | None,
    duties: tuple[tuple[str, Path], ...],
    public: bool,
    policy: str | None,
    day_first: bool,
    known_on: date | None,
    wants_json: bool,
) -> int:
    """What a borough's indicators came to, held against what they are to reach.

    Give logs of activity, in the shared columns or in the borough's own, and returns, as CSV
    files, workbooks or Parquet. Ratings are by the council's own rule, where one is recorded.
    """
    from s92kit.kpis import check_commentary
    from s92kit.plugins import load_catalogue

    if charts is not None and by not in ("quarter", "month"):
        raise click.UsageError("A control chart has a point a month or quarter: give --by month.")
    with working_on(f"Measuring {borough}"):
        catalogue = load_catalogue(only={borough})
        framework = catalogue.kpi_framework(borough, name)
        data = read_kpi_data(files, catalogue, borough, day_first=day_first)
        parts = parts_of(period, by) if by in ("quarter", "month") else ()
        asked_for = (period, *parts)
        around = _all_days(asked_for)
        told = deliveries_of(
            catalogue, duties, day_first=day_first, known_on=known_on, period=around
        )
        asked = _Asked(framework, data, covers, known_on, _bases(told, catalogue))
        cells = asked.cells(asked_for, by_ward=by == "ward")
        made = _for_the_public(framework, cells, policy) if public else None
        sources = _public_sources(asked.sources) if made else asked.sources
        said = tuple(each for file in commentary_files for each in _commentary(file))
        shown = made[0] if made else cells
        cards = _cards(framework, shown, asked_for, on or today(), said, sources)
    account = Account(
        framework=framework,
        period=period,
        parts=parts,
        cards=cards,
        data=data,
        assumed=asked.assumed,
        release=made[1] if made else None,
        said=check_commentary(said, [each.id for each in framework.indicators], asked_for),
    )
    drawn = _drawn(cards, charts) if charts else ()
    if out is not None:
        _write(account, out, catalogue)
    if wants_json:
        written = {"charts": [str(file) for file in drawn], "out": str(out) if out else None}
        print_json(as_data(account) | written)
    else:
        _print(account, (*drawn, out) if out else drawn)
    return int(bool(account.said.not_met) or any(map(_calls_for_a_person, cards)))


def _print(account: Account, written: tuple[Path, ...]) -> None:
    print_account(account)
    for file in written:
        click.echo(f"Written to {file}")


def _cards(
    framework: KpiFramework,
    cells: tuple[MeasuredCell, ...],
    periods: tuple[Period, ...],
    as_at: date,
    said: tuple[Commentary, ...],
    sources: tuple[Source, ...],
) -> tuple[Scorecard, ...]:
    """A scorecard for each period, and for each ward where there are wards."""
    from s92kit.kpis import scorecard

    return tuple(
        scorecard(
            framework,
            cells,
            period,
            as_at=as_at,
            group=group,
            commentary=said,
            sources=sources,
        )
        for group in dict.fromkeys(cell.group for cell in cells)
        for period in periods
    )


class _Asked:
    """What is measured, from what, and as known on which day."""

    def __init__(
        self,
        framework: KpiFramework,
        data: KpiData,
        covers: Period | None,
        known_on: date | None,
        bases: tuple[Base, ...],
    ) -> None:
        from s92kit.kpis import recorded_months

        self.framework = framework
        self.data = data
        self.known_on = known_on
        self.bases = bases
        months = recorded_months(data.log) if data.log and not covers else ()
        self.coverage = (covers,) if covers else months
        self.assumed = (
            "The data are taken to cover each month in which something is recorded."
            if months
            else ""
        )
        self.sources = tuple(
            source for each in (data.log, data.returns) if each for source in each.sources
        )

    def cells(self, periods: tuple[Period, ...], *, by_ward: bool) -> tuple[MeasuredCell, ...]:
        """Every indicator over the periods and those around them, and by ward where asked."""
        from s92kit.kpis import measured, periods_around

        around = sorted({each for period in periods for each in periods_around(period)})
        found: list[MeasuredCell] = []
        for by in ((), ("ward",)) if by_ward else ((),):
            result = measured(
                self.framework,
                self.data.log,
                around if not by else periods,
                by=by,
                known_on=self.known_on,
                coverage=self.coverage or None,
                returns=self.data.returns,
                bases=self.bases,
            )
            found.extend(result.cells)
        return tuple(found)


def _all_days(periods: tuple[Period, ...]) -> Period:
    """From the first day to the last of the periods and those that they are held against."""
    from s92kit.kpis import periods_around

    around = [each for period in periods for each in periods_around(period)]
    return Period(start=min(around).start, end=max(each.end for each in around))


def _bases(deliveries: tuple[Delivery, ...], catalogue: Catalogue) -> tuple[Base, ...]:
    """Filled officer-months and delivered hours, for the rates that are held against them."""
    from s92kit.kpis import delivered_hours, filled_strength

    return tuple(
        base
        for each in deliveries
        for base in (
            *filled_strength(each, catalogue.agreement(each.agreement)),
            *delivered_hours(each),
        )
    )


def _for_the_public(
    framework: KpiFramework, cells: tuple[MeasuredCell, ...], policy: str | None
) -> tuple[tuple[MeasuredCell, ...], Release]:
    from s92kit.kpis import made_public

    rule = policy_given(policy, otherwise=framework.disclosure_policy)
    made = made_public(framework, cells, policy=rule)
    return made.cells, made.release


def _commentary(file: Path) -> tuple[Commentary, ...]:
    from s92kit.documents import read_document
    from s92kit.kpis import commentary_from_document

    return commentary_from_document(read_document(file))


def _public_sources(sources: tuple[Source, ...]) -> tuple[Source, ...]:
    from s92kit.disclosure import without_rows

    return tuple(dict.fromkeys(map(without_rows, sources)))


def _drawn(cards: tuple[Scorecard, ...], folder: Path) -> tuple[Path, ...]:
    """A chart of each indicator that has two values or more, with its words inside."""
    from s92kit.files import write_whole
    from s92kit.kpis import charted
    from s92kit.reports import control_chart_svg

    files = []
    folder.mkdir(parents=True, exist_ok=True)
    for indicator, chart in charted(cards[1:]):
        files.append(folder / f"{indicator.id.partition('/')[2]}.svg")
        write_whole(files[-1], control_chart_svg(chart))
    return tuple(files)


def _write(account: Account, out: Path, catalogue: Catalogue) -> None:
    from s92kit.reports import scorecard_paper, write_paper

    data = account.data
    rows = f"{data.rows_in:,} rows read, {data.rows_set_aside:,} set aside"
    paper = scorecard_paper(
        account.cards,
        council=catalogue.borough(account.framework.borough).name,
        made_with=catalogue.made_with,
        assumption=account.assumed,
        rows="" if account.release else rows,
        rule=account.release.rule if account.release else "",
    )
    write_paper(paper, out)


def _calls_for_a_person(card: Scorecard) -> bool:
    return bool(card.findings.not_met) or any(
        line.figure.value is None or line.outcome is Outcome.NOT_MET for line in card.lines
    )
