"""Tables and JSON on the terminal."""

from __future__ import annotations

import json
import shutil
import textwrap
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

import click

from s92kit.agreements import BudgetYear, CostLine, CostSchedule, CostYear
from s92kit.figures import Figure
from s92kit.findings import Finding, Findings
from s92kit.money import to_pence

__all__ = [
    "finding_json",
    "number",
    "pence",
    "print_findings",
    "print_json",
    "print_schedule",
    "print_table",
    "schedule_json",
    "wrapped",
]


def print_json(data: Any) -> None:  # noqa: ANN401 - plain data is any
    """Plain data as JSON, readable by people too."""
    click.echo(json.dumps(data, indent=2, ensure_ascii=False))


def print_table(headers: Sequence[str], rows: Sequence[Sequence[str]], *, right: set[int]) -> None:
    """Rows in columns as wide as they need to be.

    Args:
        headers: The heads of the columns.
        rows: The cells.
        right: The positions of the columns that stand to the right.
    """
    widths = [max(len(row[at]) for row in (headers, *rows)) for at in range(len(headers))]
    for row in (headers, ["-" * width for width in widths], *rows):
        cells = (
            cell.rjust(width) if at in right else cell.ljust(width)
            for at, (cell, width) in enumerate(zip(row, widths, strict=True))
        )
        click.echo("  ".join(cells).rstrip())


def wrapped(text: str, *, indent: str = "") -> str:
    """A passage broken to the width of the terminal."""
    width = min(shutil.get_terminal_size().columns, 100)
    return textwrap.fill(text, width, initial_indent=indent, subsequent_indent=indent)


def number(value: Decimal | None) -> int | float | None:
    """A decimal number for JSON: whole where it is whole."""
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else round(float(value), 6)


def pence(figure: Figure) -> int | None:
    """A figure in pounds as whole pence; nothing where it cannot be determined."""
    return None if figure.value is None else to_pence(figure.value)


def schedule_json(schedule: CostSchedule, budget: Sequence[BudgetYear]) -> dict[str, Any]:
    """A cost schedule as plain data, money in pence."""
    total = schedule.total
    return {
        "agreement": schedule.agreement,
        "known_on": schedule.known_on.isoformat() if schedule.known_on else None,
        "total_pence": pence(total),
        "reason": total.unknown_because or None,
        "assumptions": list(schedule.assumptions),
        "years": [_year_json(year) for year in schedule.years],
        "undivided": [_line_json(line) for line in schedule.undivided],
        "budget": [_budget_json(row) for row in budget],
    }


def _year_json(year: CostYear) -> dict[str, Any]:
    cost = year.cost
    return {
        "financial_year": year.label,
        "cost_pence": pence(cost),
        "reason": cost.unknown_because or None,
        "assumptions": list(cost.assumptions),
        "lines": [_line_json(line) for line in year.lines],
    }


def _line_json(line: CostLine) -> dict[str, Any]:
    return {
        "item": line.item,
        "label": line.label,
        "kind": str(line.kind),
        "posts": line.posts,
        "first_day": line.period.first_day.isoformat(),
        "last_day": line.period.last_day.isoformat(),
        "cost_pence": pence(line.figure),
        "basis": str(line.basis),
        "assumption": line.assumption or None,
        "how": line.how or None,
        "reason": line.unknown_because or None,
        "sources": [source.cited for source in line.sources],
    }


def _budget_json(row: BudgetYear) -> dict[str, Any]:
    return {
        "financial_year": row.label,
        "budget_pence": pence(row.budget),
        "cost_pence": pence(row.cost),
        "headroom_pence": pence(row.headroom),
        "reason": row.headroom.unknown_because or None,
    }


def print_schedule(schedule: CostSchedule, budget: Sequence[BudgetYear]) -> None:
    """A cost schedule as an officer reads it: lines, years, total, budget, assumptions."""
    for year in schedule.years:
        click.secho(year.label, bold=True)
        for line in (*year.lines, *year.undivided):
            _print_line(line)
        click.echo(wrapped(_labelled(year.cost), indent="  "))
    click.secho(wrapped(_labelled(schedule.total)), bold=True)
    if budget:
        click.echo()
        rows = [(row.label, *map(_short, (row.budget, row.cost, row.headroom))) for row in budget]
        print_table(("Year", "Budget", "Cost", "Headroom"), rows, right={1, 2, 3})
    for label in schedule.assumptions:
        click.echo(wrapped(f"Assumption: {label}"))


def _labelled(figure: Figure) -> str:
    mark = " (assumed)" if figure.assumptions and figure.value is not None else ""
    return f"{figure.label}: {figure.text}{mark}"


def _print_line(line: CostLine) -> None:
    click.echo(wrapped(_labelled(line.figure), indent="  "))
    if line.how:
        click.echo(wrapped(line.how, indent="      "))


def _short(figure: Figure) -> str:
    return figure.text if figure.value is not None else "not determined"


def finding_json(finding: Finding) -> dict[str, Any]:
    """A finding as plain data."""
    return {
        "code": finding.code,
        "outcome": str(finding.outcome),
        "severity": str(finding.severity),
        "message": finding.message,
        "where": finding.where,
        "sources": [source.cited for source in finding.sources],
    }


def print_findings(findings: Findings) -> None:
    """Findings as an officer reads them: what is wrong first, then what nobody can tell."""
    for finding in (*findings.not_met, *findings.undetermined):
        head = f"{finding.where}: {finding.outcome} [{finding.code}, {finding.severity}]"
        click.secho(head, bold=True)
        click.echo(wrapped(finding.message, indent="    "))
    click.echo(findings.summary())
