"""``s92kit enforcement``: what became of warnings and notices, and what is wrong with any."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from s92kit.cli._periods import YearOrDays
from s92kit.cli._printing import (
    finding_json,
    number,
    pence,
    print_findings,
    print_json,
    print_table,
    wrapped,
)
from s92kit.cli._running import Day, as_json, in_words, known_on_option, today, working_on
from s92kit.periods import Period, format_day

if TYPE_CHECKING:
    from s92kit.enforcement import EnforcementAccount, Funnel, RuleResult
    from s92kit.figures import Figure

__all__ = ["command"]

_SHOWN = 20


@click.command("enforcement")
@click.argument("borough")
@click.argument(
    "logs",
    nargs=-1,
    required=True,
    metavar="LOG...",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
)
@click.option(
    "--period",
    type=YearOrDays(),
    help="A year such as 2024/25, or 2024-04-01..2025-03-31; those of the log if left out.",
)
@click.option("--on", type=Day(), help="The day to look from; today if left out.")
@click.option(
    "--pcso-designated/--pcso-not-designated",
    "designated",
    default=None,
    help="Whether community support officers are designated to issue notices; not known if left "
    "out.",
)
@click.option("--day-first", is_flag=True, help="Read days such as 03/04/2019 as the 3rd of April.")
@known_on_option
@as_json
@in_words
def command(
    *,
    borough: str,
    logs: tuple[Path, ...],
    period: Period | None,
    on: date | None,
    designated: bool | None,
    day_first: bool,
    known_on: date | None,
    wants_json: bool,
) -> int:
    """What became of warnings and fixed penalties, and what is wrong with any.

    Give the borough's key and its enforcement logs as CSV files or workbooks.
    """
    from s92kit.enforcement import EnforcementPractice, account_for, read_enforcement
    from s92kit.law import english_law
    from s92kit.plugins import load_catalogue

    with working_on(f"Judging the log of {borough}"):
        catalogue = load_catalogue(only={borough})
        council = catalogue.borough(borough)
        account = account_for(
            read_enforcement(logs, day_first=day_first),
            catalogue.pspos,
            english_law(),
            on=on or today(),
            period=period,
            known_on=known_on,
            practice=EnforcementPractice(pcsos_designated=designated),
        )
    if wants_json:
        print_json({"borough": borough, **_as_data(account)})
    else:
        _print(council.name, account)
    return int(bool(account.findings.errors or account.findings.undetermined))


def _as_data(account: EnforcementAccount) -> dict[str, Any]:
    judged, rows = account.judged, account.rows
    return {
        "first_day": account.period.first_day.isoformat(),
        "last_day": account.period.last_day.isoformat(),
        "on": judged.on.isoformat(),
        "known_on": judged.known_on.isoformat() if judged.known_on else None,
        "rows": {
            "read": rows.read,
            "counted": rows.counted,
            "set_aside": rows.set_aside,
            "outside_period": rows.outside_period,
        },
        "funnels": [_funnel(funnel) for funnel in account.funnels],
        "total": _funnel(account.total),
        "rules": [_rule(result) for result in judged.results],
        "problem_counts": judged.log.problems.counts,
        "problems": [
            {
                "code": problem.rule.code,
                "cell": problem.cell,
                "column": problem.header,
                "value": problem.value,
                "message": problem.message,
                "mend": problem.mend,
            }
            for problem in judged.log.problems
        ],
        "findings": [finding_json(finding) for finding in account.findings],
    }


def _funnel(funnel: Funnel) -> dict[str, Any]:
    interval = funnel.payment_interval
    ends = (interval.lower, interval.upper) if interval else ()
    return {
        "about": funnel.about,
        "warnings": funnel.warnings,
        "issued": funnel.issued,
        "paid_early": funnel.paid_early,
        "paid_otherwise": funnel.paid_otherwise,
        "cancelled": funnel.cancelled,
        "prosecuted": funnel.prosecuted,
        "open": funnel.open,
        "prosecuted_directly": funnel.prosecuted_directly,
        "convicted": funnel.convicted,
        "income_pence": pence(funnel.income),
        "payment_rate_interval_per_cent": [number(100 * end) for end in ends] or None,
        "figures": [_figure(figure) for figure in funnel.figures],
    }


def _figure(figure: Figure) -> dict[str, Any]:
    return {
        "label": figure.label,
        "value": number(figure.value),
        "unit": str(figure.unit),
        "text": figure.text,
        "how": figure.how or None,
        "reason": figure.unknown_because or None,
        "sources": [source.cited for source in figure.sources],
    }


def _rule(result: RuleResult) -> dict[str, Any]:
    return {
        "code": result.rule.code,
        "asked": result.asked,
        "met": result.met,
        "not_met": result.not_met,
        "undetermined": result.undetermined,
        "examples": [
            {
                "cell": each.cell,
                "outcome": str(each.outcome),
                "message": each.message,
                "mend": each.mend or None,
            }
            for each in result.examples
        ],
    }


def _print(council: str, account: EnforcementAccount) -> None:
    click.secho(f"{council}, {account.period}", bold=True)
    headers = ("", "Warned", "Issued", "Early", "Paid", "Cancelled", "Prosecuted", "Open", "Direct")
    funnels = (*account.funnels, account.total)
    print_table(headers, [_row(funnel) for funnel in funnels], right=set(range(1, 9)))
    click.echo(
        wrapped(
            "Issued = early + paid + cancelled + prosecuted + open. Early: paid at the lower "
            "amount in its time. Direct: prosecuted without a notice before it."
        )
    )
    click.echo()
    for figure in account.total.figures:
        how = f" ({figure.how})" if figure.value is not None else ""
        click.echo(wrapped(f"{figure.label}: {figure.text}{how}"))
    click.echo()
    rows = account.rows
    click.echo(
        f"{rows.read:,} rows read: {rows.counted:,} counted, {rows.set_aside:,} set aside, "
        f"{rows.outside_period:,} of other days."
    )
    problems = account.judged.log.problems.items
    for problem in problems[:_SHOWN]:
        click.echo(wrapped(f"{problem.cell}: {problem.message} {problem.mend}", indent="  "))
    if len(problems) > _SHOWN:
        click.echo(f"  and {len(problems) - _SHOWN:,} more; --json lists them all.")
    click.echo(f"Unpaid penalties as on {format_day(account.judged.on)}.")
    print_findings(account.judged.findings)


def _row(funnel: Funnel) -> tuple[str, ...]:
    counts = (
        funnel.warnings,
        funnel.issued,
        funnel.paid_early,
        funnel.paid_otherwise,
        funnel.cancelled,
        funnel.prosecuted,
        funnel.open,
        funnel.prosecuted_directly,
    )
    return (funnel.about, *(f"{count:,}" for count in counts))
