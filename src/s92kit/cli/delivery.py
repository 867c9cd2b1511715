"""``s92kit delivery``: what was bought and what was delivered, from an agreement and its duties."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from s92kit.cli._agreement import agreement_named
from s92kit.cli._periods import YearOrDays
from s92kit.cli._printing import (
    finding_json,
    number,
    print_findings,
    print_json,
    print_table,
    wrapped,
)
from s92kit.cli._running import as_json, in_words, known_on_option, working_on
from s92kit.figures import Figure
from s92kit.periods import Period

if TYPE_CHECKING:
    from s92kit.delivery import Delivery, DeliveryLine

__all__ = ["command"]

_SHOWN = 20


@click.command("delivery")
@click.argument("agreement", metavar="ID|FILE.yaml")
@click.argument(
    "duties",
    nargs=-1,
    required=True,
    metavar="DUTIES...",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
)
@click.option(
    "--period",
    type=YearOrDays(),
    help="A year such as 2019/20, or 2019-04-01..2020-03-31; those of the duties if left out.",
)
@click.option(
    "--minimum-strength",
    type=click.IntRange(min=1),
    help="Count the shifts that had at least so many officers on duty.",
)
@click.option("--day-first", is_flag=True, help="Read days such as 03/04/2019 as the 3rd of April.")
@known_on_option
@as_json
@in_words
def command(
    *,
    agreement: str,
    duties: tuple[Path, ...],
    period: Period | None,
    minimum_strength: int | None,
    day_first: bool,
    known_on: date | None,
    wants_json: bool,
) -> int:
    """What was bought and what was delivered.

    Give the id of an agreement that a plugin contributes, or a YAML file, and its duty records
    as CSV files or workbooks.
    """
    from s92kit.delivery import delivered, read_duties
    from s92kit.rates import london_rates

    with working_on(f"Adding up the duties of {agreement}"):
        value = agreement_named(agreement)
        rows = read_duties(duties, day_first=day_first)
        result = delivered(value, rows, period, london_rates(), known_on)
    figures = list(result.totals.figures)
    if minimum_strength:
        figures.append(result.shifts_at_strength(minimum_strength))
    if wants_json:
        print_json(_as_data(result, figures))
    else:
        _print(result, figures)
    unknown = result.totals.hours_bought.value is None
    return int(unknown or bool(result.findings.errors))


def _as_data(result: Delivery, figures: list[Figure]) -> dict[str, Any]:
    return {
        "agreement": result.agreement,
        "first_day": result.period.first_day.isoformat(),
        "last_day": result.period.last_day.isoformat(),
        "known_on": result.known_on.isoformat() if result.known_on else None,
        "rows": {
            "read": result.rows.read,
            "counted": result.rows.counted,
            "set_aside": result.rows.set_aside,
            "superseded": result.rows.superseded,
            "not_yet_known": result.rows.not_yet_known,
            "outside_period": result.rows.outside_period,
        },
        "figures": [_figure(figure) for figure in figures],
        "lines": [_line(line) for line in result.lines],
        "problem_counts": result.problems.counts,
        "problems": [
            {
                "code": problem.rule.code,
                "cell": problem.cell,
                "column": problem.header,
                "value": problem.value,
                "message": problem.message,
                "mend": problem.mend,
            }
            for problem in result.problems
        ],
        "findings": [finding_json(finding) for finding in result.findings],
    }


def _figure(figure: Figure) -> dict[str, Any]:
    return {
        "label": figure.label,
        "value": number(figure.value),
        "unit": str(figure.unit),
        "text": figure.text,
        "how": figure.how or None,
        "reason": figure.unknown_because or None,
        "assumptions": list(figure.assumptions),
        "sources": [source.cited for source in figure.sources],
    }


def _line(line: DeliveryLine) -> dict[str, Any]:
    minutes = line.minutes
    return {
        "post": line.post,
        "month": f"{line.month:%Y-%m}",
        "minutes_bought": minutes.bought,
        "minutes_delivered": minutes.delivered,
        "minutes_covered": minutes.covered,
        "minutes_vacant": minutes.vacant,
        "minutes_leave": minutes.leave,
        "minutes_abstracted": {str(kind): taken for kind, taken in minutes.abstracted_by_kind},
        "post_days_bought": minutes.days_bought,
        "post_days_delivered": minutes.days_delivered,
        "post_days_vacant": minutes.days_vacant,
        "post_days_leave": minutes.days_leave,
        "post_days_abstracted": minutes.days_abstracted,
    }


def _print(result: Delivery, figures: list[Figure]) -> None:
    click.secho(f"{result.agreement}, {result.period}", bold=True)
    headers = ("Month", "Post line", "Bought", "Delivered", "Vacant", "Leave", "Abstracted")
    print_table(headers, [_row(line) for line in result.lines], right={2, 3, 4, 5, 6})
    click.echo("Minutes. Bought = delivered + vacant + leave + abstracted.")
    click.echo()
    for figure in figures:
        click.echo(wrapped(f"{figure.label}: {figure.text}"))
    for label in dict.fromkeys(named for figure in figures for named in figure.assumptions):
        click.echo(wrapped(f"Assumption: {label}."))
    click.echo()
    rows = result.rows
    click.echo(
        f"{rows.read:,} rows read: {rows.counted:,} counted, {rows.set_aside:,} set aside, "
        f"{rows.superseded:,} superseded, {rows.not_yet_known:,} not yet known, "
        f"{rows.outside_period:,} of other days."
    )
    for problem in result.problems.items[:_SHOWN]:
        click.echo(wrapped(f"{problem.cell}: {problem.message} {problem.mend}", indent="  "))
    if len(result.problems) > _SHOWN:
        click.echo(f"  and {len(result.problems) - _SHOWN:,} more; --json lists them all.")
    print_findings(result.findings)


def _row(line: DeliveryLine) -> tuple[str, ...]:
    minutes = line.minutes
    amounts = (minutes.bought, minutes.delivered, minutes.vacant, minutes.leave)
    return (
        f"{line.month:%Y-%m}",
        line.label,
        *(f"{amount:,}" for amount in (*amounts, minutes.abstracted())),
    )
