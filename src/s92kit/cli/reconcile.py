"""``s92kit reconcile``: each figure that a borough's papers published, recomputed."""

from __future__ import annotations

from collections import Counter
from typing import Any

import click

from s92kit.claims import (
    Agreeing,
    Contradiction,
    Ledger,
    LedgerEntry,
    Reconciliation,
    contradictions,
    find_double_claims,
    ledger,
    outcome_claims,
    reconcile,
)
from s92kit.cli._printing import finding_json, number, print_findings, print_json, wrapped
from s92kit.cli._running import as_json, in_words, working_on
from s92kit.figures import plain_number

__all__ = ["command"]


@click.command("reconcile")
@click.argument("borough")
@click.option(
    "--outcomes",
    is_flag=True,
    help="List each outcome once, with whose it is, and what papers state unlike.",
)
@as_json
@in_words
def command(*, borough: str, outcomes: bool, wants_json: bool) -> int:
    """Recompute the figures that a borough's papers published."""
    from s92kit.plugins import load_catalogue
    from s92kit.rates import london_rates

    with working_on(f"Reconciling the papers of {borough}"):
        catalogue = load_catalogue(only={borough})
        figures = catalogue.published_figures
        results = reconcile(figures, catalogue.agreements, london_rates())
        unlike = contradictions(figures, catalogue.agreements, london_rates())
    if outcomes:
        return _outcomes(borough, ledger(outcome_claims(figures)), unlike, wants_json=wants_json)
    if wants_json:
        print_json([_json(result) for result in results])
    else:
        for result in results:
            _print(result)
        for finding in find_double_claims(figures).not_met:
            click.secho("double claim", bold=True)
            click.echo(wrapped(finding.message, indent="    "))
        for each in unlike:
            _print_unlike(each)
        counts = Counter(result.outcome for result in results)
        listed = ", ".join(f"{counts[outcome]} {outcome}" for outcome in Agreeing)
        click.echo(f"{len(results)} published figures: {listed}")
    return int(any(result.outcome is Agreeing.DIFFERS for result in results))


def _json(result: Reconciliation) -> dict[str, object]:
    return {
        "id": result.published.id,
        "label": result.published.label,
        "unit": str(result.published.unit),
        "stated": number(result.published.value),
        "computed": number(result.computed.value),
        "outcome": str(result.outcome),
        "difference": number(result.difference),
        "reason": result.reason,
        "source": result.published.source.cited,
    }


def _print(result: Reconciliation) -> None:
    by = ""
    if result.outcome is Agreeing.DIFFERS and result.difference is not None:
        by = f" by {plain_number(result.difference)}"
    click.secho(f"{result.outcome}{by}: {result.published.label}", bold=True)
    click.echo(wrapped(f"{result.published.id}; {result.published.source.cited}", indent="    "))
    click.echo(wrapped(result.reason, indent="    "))


def _print_unlike(each: Contradiction) -> None:
    click.secho(f"stated unlike: {each.subject}", bold=True)
    for side in each.sides:
        where = "; ".join(source.cited for source in side.sources)
        click.echo(wrapped(f"{side.text} ({where})", indent="    "))
    if each.remark:
        click.echo(wrapped(each.remark, indent="    "))


def _outcomes(
    borough: str, book: Ledger, unlike: tuple[Contradiction, ...], *, wants_json: bool
) -> int:
    if wants_json:
        print_json(
            {
                "outcomes": [_entry_json(entry) for entry in book.entries],
                "stated_unlike": [_unlike_json(each) for each in unlike],
                "findings": [finding_json(each) for each in book.findings.of_subject(borough)],
            }
        )
    else:
        for entry in book.entries:
            _print_entry(entry)
        for each in unlike:
            _print_unlike(each)
        print_findings(book.findings.of_subject(borough))
    return int(bool(book.findings.not_met or book.findings.undetermined or unlike))


def _entry_json(entry: LedgerEntry) -> dict[str, Any]:
    first = entry.claims[0]
    return {
        "measure": entry.measure,
        "days": entry.days,
        "count": number(entry.count),
        "unit": str(first.unit),
        "bound": str(first.bound),
        "standpoint": str(entry.standpoint),
        "credits": [
            {"claimant": each.claimant, "count": number(each.count), "because": each.because}
            for each in entry.credits
        ],
        "claims": [
            {
                "id": claim.id,
                "claimant": claim.claimant,
                "funding_line": claim.funding_line,
                "source": claim.paper.cited,
            }
            for claim in entry.claims
        ],
    }


def _unlike_json(each: Contradiction) -> dict[str, Any]:
    return {
        "subject": each.subject,
        "sides": [
            {
                "about": side.about,
                "text": side.text,
                "sources": [source.cited for source in side.sources],
            }
            for side in each.sides
        ],
        "remark": each.remark,
    }


def _print_entry(entry: LedgerEntry) -> None:
    first = entry.claims[0]
    click.secho(f"{first.text}: {entry.measure}, {entry.days}", bold=True)
    click.echo(wrapped(f"{entry.standpoint}:", indent="    "))
    for each in entry.credits:
        whose = each.text or "nobody can tell how much"
        because = f" ({each.because})" if each.because else ""
        click.echo(wrapped(f"{each.claimant}: {whose}{because}", indent="      "))
    for claim in entry.claims:
        line = f"; {claim.funding_line}" if claim.funding_line else ""
        click.echo(wrapped(f"{claim.id}; {claim.paper.cited}{line}", indent="      "))
