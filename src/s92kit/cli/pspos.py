"""``s92kit pspos``: where a borough's orders stand on a day, and what the law says of them."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import click

from s92kit.cli._printing import finding_json, print_json, wrapped
from s92kit.cli._running import Day, as_json, in_words, known_on_option, today, working_on
from s92kit.periods import format_day

if TYPE_CHECKING:
    from s92kit.findings import Findings
    from s92kit.pspos import OrderPeriod, Pspo, StatusSpan

__all__ = ["command"]


@click.command("pspos")
@click.argument("borough")
@click.option("--on", type=Day(), help="The day that is asked about; today if left out.")
@known_on_option
@as_json
@in_words
def command(*, borough: str, on: date | None, known_on: date | None, wants_json: bool) -> int:
    """Where a borough's orders stand on a day, and what the law says of them."""
    from s92kit.findings import Severity
    from s92kit.law import english_law
    from s92kit.plugins import load_catalogue
    from s92kit.pspos import Standing, check_orders, status_on

    asked = on or today()
    with working_on(f"Looking through the orders of {borough}"):
        catalogue = load_catalogue(only={borough})
        council = catalogue.borough(borough)
        orders = catalogue.pspos
        found = check_orders(orders, english_law(), on=asked, known_on=known_on)
    if wants_json:
        print_json([_json(order, asked, known_on, found) for order in orders])
    else:
        _print(f"{council.name}, on {format_day(asked)}", orders, asked, known_on, found)
    unknown = any(
        status_on(order, asked, known_on=known_on).standing is Standing.UNKNOWN for order in orders
    )
    wrong = any(each.severity is not Severity.NOTE for each in found.not_met)
    return int(unknown or wrong)


def _own(found: Findings, order: Pspo) -> Findings:
    from s92kit.findings import Findings

    return Findings(each for each in found if each.where == order.id)


def _json(order: Pspo, on: date, known_on: date | None, found: Findings) -> dict[str, Any]:
    from s92kit.pspos import period_on, periods_of, status_on

    held, status = period_on(order, on, known_on=known_on), status_on(order, on, known_on=known_on)
    return {
        "id": order.id,
        "title": order.title,
        "on": on.isoformat(),
        "known_on": _iso(known_on),
        "status": str(status.standing),
        "reason": status.because,
        "first_day": _iso(held.first_day) if held else None,
        "last_day": _iso(held.last_day) if held else None,
        "periods": [_period(each) for each in periods_of(order, known_on=known_on)],
        "statuses": _statuses(order, known_on),
        "findings": [finding_json(each) for each in _own(found, order)],
        "sources": [source.cited for source in (*status.sources, *order.sources)],
    }


def _period(period: OrderPeriod) -> dict[str, Any]:
    return {
        "stage": period.stage.id,
        "kind": str(period.stage.kind),
        "decided_on": _iso(period.stage.decided_on),
        "first_day": _iso(period.first_day),
        "last_day": _iso(period.last_day),
        "valid": period.valid,
        "reason": period.stage.unknown_because or None,
    }


def _statuses(order: Pspo, known_on: date | None) -> list[dict[str, Any]]:
    from s92kit.pspos import status_spans

    return [
        {
            "first_day": _iso(each.span.start),
            "last_day": _iso(_last_day(each)),
            "status": str(each.standing),
            "reason": each.because,
        }
        for each in status_spans(order, known_on=known_on)
    ]


def _last_day(each: StatusSpan) -> date | None:
    return each.span.end - timedelta(days=1) if each.span.end else None


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _print(
    title: str, orders: tuple[Pspo, ...], on: date, known_on: date | None, found: Findings
) -> None:
    from s92kit.pspos import status_on

    click.echo(title if not known_on else f"{title}, as known on {format_day(known_on)}")
    for order in orders:
        status = status_on(order, on, known_on=known_on)
        click.secho(f"\n{order.title} ({order.id}): {status.standing}", bold=True)
        click.echo(wrapped(f"Because {status.because}.", indent="  "))
        for source in status.sources:
            click.echo(wrapped(f"Source: {source.cited}", indent="  "))
        if order.life(known_on=known_on):
            _print_findings(order, _own(found, order))
    click.echo()
    click.echo(wrapped(f"{len(orders)} orders. {found.summary()}."))
    click.echo(wrapped("What is met, and every source, is in --json."))


def _print_findings(order: Pspo, found: Findings) -> None:
    for finding in found.not_met:
        click.echo(wrapped(f"{finding.outcome} [{finding.code}, {finding.severity}]", indent="  "))
        click.echo(wrapped(finding.message, indent="      "))
        for source in finding.sources[:1]:
            click.echo(wrapped(f"By: {source.cited}", indent="      "))
    if found.undetermined:
        click.echo("  cannot be determined:")
    for because, codes in _by_reason(order, found.undetermined).items():
        click.echo(wrapped(f"[{', '.join(dict.fromkeys(codes))}] {because}", indent="      "))


def _by_reason(order: Pspo, found: Findings) -> dict[str, list[str]]:
    """The codes of what cannot be told, under each reason; a stage's own is told once."""
    stages = [stage.unknown_because for stage in order.stages if stage.unknown_because]
    reasons: dict[str, list[str]] = {}
    for finding in found:
        _, _, because = finding.message.partition("This cannot be determined, because ")
        shared = next((f"{each}." for each in stages if each in because), because)
        reasons.setdefault(shared, []).append(finding.code)
    return reasons
