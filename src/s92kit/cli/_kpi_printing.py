"""Scorecards on the terminal and as JSON."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import attrs
import click

from s92kit.cli._kpi_data import KpiData
from s92kit.cli._printing import finding_json, number, print_findings, print_table, wrapped
from s92kit.cli._reporting_periods import label_of
from s92kit.figures import Unit, plain_number
from s92kit.periods import Period, financial_quarter_of, format_day, period_of_months

if TYPE_CHECKING:
    from s92kit.disclosure import Release
    from s92kit.findings import Findings
    from s92kit.kpis import KpiFramework, PrintedShares, Scorecard, ScoreLine

__all__ = ["Account", "as_data", "print_account"]

_SHOWN = 20
_FEW = 3


@attrs.frozen(kw_only=True, eq=False)
class Account:
    """All that is printed.

    Args:
        framework: The framework.
        period: The whole period.
        parts: Its quarters or months; none where they were not asked for.
        cards: The scorecards, of the whole borough first.
        data: What was read.
        assumed: What was assumed of the days covered; empty where nothing was.
        release: What was done to small counts; ``None`` where it is not for the public.
        said: Whether what owners say is about what is shown.
    """

    framework: KpiFramework
    period: Period
    parts: tuple[Period, ...]
    cards: tuple[Scorecard, ...]
    data: KpiData
    assumed: str
    release: Release | None
    said: Findings

    @property
    def lines(self) -> tuple[ScoreLine, ...]:
        """Every line of every scorecard."""
        return tuple(line for card in self.cards for line in card.lines)

    @property
    def mark(self) -> str:
        """What is printed instead of a count that is withheld."""
        return self.release.policy.mark if self.release else ""

    @property
    def of_whole(self) -> tuple[ScoreLine, ...]:
        """The lines of the whole borough over the whole period."""
        return tuple(each for each in self.lines if not each.group and each.period == self.period)


def as_data(account: Account) -> dict[str, Any]:
    """Scorecards as plain data."""
    from s92kit.kpis import printed_shares

    release = account.release
    return {
        "framework": account.framework.id,
        "title": account.framework.title,
        "period": label_of(account.period),
        "first_day": account.period.first_day.isoformat(),
        "last_day": account.period.last_day.isoformat(),
        "as_at": account.cards[0].as_at.isoformat(),
        "assumption": account.assumed or None,
        "public": release is not None,
        "rule": release.rule if release else None,
        "kpis": [_line(line) for line in account.lines],
        "shares": [_sums(each) for each in printed_shares(account.of_whole)],
        "not_recorded": dict(_not_recorded(account)),
        "rows": None
        if release
        else {"read": account.data.rows_in, "set_aside": account.data.rows_set_aside},
        "problems": []
        if release
        else [
            {"code": item.rule.code, "cell": item.cell, "message": item.message, "mend": item.mend}
            for item in account.data.problems
        ],
        "commentary_findings": [finding_json(finding) for finding in account.said.not_met],
        "note": account.framework.note or None,
    }


def _line(line: ScoreLine) -> dict[str, Any]:
    figure, target, interval = line.figure, line.target, line.interval
    return {
        "id": line.indicator.id,
        "title": line.indicator.title,
        "reference": line.indicator.reference or None,
        "period": label_of(line.period),
        "first_day": line.period.first_day.isoformat(),
        "last_day": line.period.last_day.isoformat(),
        **dict(line.group),
        "value": number(figure.value),
        "unit": str(figure.unit),
        "text": figure.text,
        "target": number(target.value) if target else None,
        "minimum": number(target.minimum) if target else None,
        "rag": str(line.rating.rag) if line.rating.rag else None,
        "rag_because": line.rating.because,
        "outcome": str(line.outcome),
        "reason": line.reason or None,
        "direction_short": line.short.direction,
        "direction_long": line.long.direction,
        "trail": [
            {"period": label_of(point.period), "value": number(point.value)} for point in line.trail
        ],
        "interval": None
        if interval is None
        else {
            "lower": number(interval.lower),
            "upper": number(interval.upper),
            "confidence": str(interval.confidence),
            "method": interval.method,
        },
        "working": figure.how or None,
        "corrective_action_needed": line.action_missing,
        "commentary": (line.commentary.text or None) if line.commentary else None,
        "corrective_action": (line.commentary.corrective_action or None)
        if line.commentary
        else None,
        "sources": [source.cited for source in figure.sources],
    }


def _sums(shares: PrintedShares) -> dict[str, Any]:
    return {
        "whole": shares.whole,
        "shares": shares.shares,
        "sum": number(shares.total),
        "sum_as_printed": shares.printed,
        "residual": shares.residual,
    }


def _not_recorded(account: Account) -> Counter[str]:
    """How many indicators lack what each should carry, by the rule's code."""
    from s92kit.kpis import check_framework

    return Counter(finding.code for finding in check_framework(account.framework).not_met)


def print_account(account: Account) -> None:
    """Scorecards as an officer reads them."""
    from s92kit.kpis import printed_shares

    click.secho(f"{account.framework.title} ({account.framework.id})", bold=True)
    click.echo(f"{account.period}, drawn up on {format_day(account.cards[0].as_at)}")
    if _counts_own_quarters(account):
        first = format_day(account.parts[0].first_day)
        click.echo(f"Quarters count from {first}; they are not financial quarters.")
    click.echo()
    if any(line.group for line in account.lines):
        _print_wards(account)
    else:
        _print_parts(account)
    click.echo()
    _print_reasons(account.of_whole, account.mark)
    for shares in printed_shares(account.of_whole):
        click.echo(wrapped(shares.words))
    _print_end(account)


def _counts_own_quarters(account: Account) -> bool:
    first = account.parts[0] if account.parts else None
    quarter = first is not None and first == period_of_months(first.start, 3)
    return quarter and first != financial_quarter_of(account.period.start)


def _print_wards(account: Account) -> None:
    found = {(line.indicator.id, line.group): line for line in account.lines}
    groups = dict.fromkeys(line.group for line in account.lines)
    wards = [dict(group)["ward"] or "no ward" for group in groups if group]
    # Wards stand in rows: a borough has more of them than a line has room for.
    for line in account.of_whole:
        click.secho(line.indicator.title, bold=True)
        values = [_short(found[line.indicator.id, group], account.mark) for group in groups]
        print_table(
            ("Ward", label_of(account.period)),
            list(zip([*wards, "The borough"], [*values[1:], values[0]], strict=True)),
            right={1},
        )
        click.echo()


def _print_parts(account: Account) -> None:
    found = {(line.indicator.id, line.period): line for line in account.lines}
    parts, whole = account.parts, account.of_whole
    labels = [label_of(part) for part in parts]
    if any(".." in label for label in labels):
        labels = [f"Part {at}" for at in range(1, len(parts) + 1)]
        for label, part in zip(labels, parts, strict=True):
            click.echo(f"{label}: {part}")
        click.echo()
    judged = any(line.target for line in whole)
    headers = ["Indicator", *labels, "Whole" if parts else label_of(account.period)]
    headers += ["Target", "Rating"] if judged else []
    headers += ["Since before", "Since last year"]
    rows = [
        [
            line.indicator.title,
            *(_short(found[line.indicator.id, part], account.mark) for part in parts),
            _short(line, account.mark),
            *((_target(line), str(line.rating.rag or "-")) if judged else ()),
            str(line.short.direction or "-"),
            str(line.long.direction or "-"),
        ]
        for line in whole
    ]
    print_table(headers, rows, right=set(range(1, len(parts) + 2 + judged)))


def _target(line: ScoreLine) -> str:
    if line.target is None or line.target.value is None:
        return "none"
    return plain_number(line.target.value)


def _short(line: ScoreLine, mark: str) -> str:
    """A value as a table has room for it; the reasons follow below the table."""
    from s92kit.kpis import WITHHELD, Completeness

    value = line.figure.value
    if value is None:
        return mark if line.figure.unknown_because == WITHHELD else "?"
    text = plain_number(value, places=1)
    if line.figure.unit is Unit.PER_CENT:
        text = f"{text}%"
    elif line.figure.unit is Unit.GBP:
        text = line.figure.text
    return f"{text} (part)" if line.completeness is Completeness.PARTIAL else text


def _print_reasons(lines: Sequence[ScoreLine], mark: str) -> None:
    """Why something has no value or no rating, each reason once."""
    from s92kit.kpis import WITHHELD

    unknown: dict[str, list[str]] = {}
    unrated: dict[str, list[str]] = {}
    for line in lines:
        if line.figure.value is None:
            unknown.setdefault(line.figure.unknown_because, []).append(line.indicator.title)
        elif line.rating.rag is None:
            unrated.setdefault(line.rating.because, []).append(line.indicator.title)
        else:
            click.echo(wrapped(f"{line.indicator.title}: {line.rating.text}."))
    for because, titles in unknown.items():
        named = "; ".join(titles)
        if because == WITHHELD:
            click.echo(wrapped(f"{mark} {named}: {because}."))
        else:
            click.echo(wrapped(f"? {named}: cannot be determined, because {because}."))
    for because, titles in unrated.items():
        named = f"{len(titles)} of {len(lines)}" if len(titles) > _FEW else "; ".join(titles)
        click.echo(wrapped(f"No rating for {named}, because {because}."))


def _print_end(account: Account) -> None:
    if account.assumed:
        click.echo(wrapped(f"Assumption: {account.assumed} Say which days with --covers."))
    if account.release is not None:
        click.echo(wrapped(f"Small counts: {account.release.rule}"))
    else:
        data = account.data
        click.echo(f"{data.rows_in:,} rows read, {data.rows_set_aside:,} set aside.")
        for problem in data.problems[:_SHOWN]:
            click.echo(wrapped(f"{problem.cell}: {problem.message} {problem.mend}", indent="  "))
        if len(data.problems) > _SHOWN:
            click.echo(f"  and {len(data.problems) - _SHOWN:,} more; --json lists them all.")
    lacking = [
        f"{code.partition('/')[2].removesuffix('-stated').replace('-', ' ')} ({count})"
        for code, count in _not_recorded(account).items()
    ]
    if lacking:
        whole = len(account.framework.indicators)
        click.echo(wrapped(f"Not recorded, of {whole} indicators: {', '.join(lacking)}."))
    if account.release is not None and any(line.commentary for line in account.lines):
        click.echo(wrapped("Read what the owners say for small counts: it is printed as written."))
    for card in account.cards:
        _print_commentary(card.lines)
        if card.findings.not_met:
            print_findings(card.findings)
    if account.said.not_met:
        print_findings(account.said)


def _print_commentary(lines: Sequence[ScoreLine]) -> None:
    for line in lines:
        if said := line.commentary:
            name = f"{line.indicator.title}, {label_of(line.period)}"
            if said.text:
                click.echo(wrapped(f"{name}: {said.text}"))
            if said.corrective_action:
                click.echo(wrapped(f"{name}, what will be done: {said.corrective_action}"))
