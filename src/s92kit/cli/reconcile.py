"""``s92kit reconcile``: each figure that a borough's papers published, recomputed."""

from __future__ import annotations

from collections import Counter

import click

from s92kit.claims import Agreeing, Reconciliation, find_double_claims, reconcile
from s92kit.cli._printing import number, print_json, wrapped
from s92kit.cli._running import as_json, in_words, working_on
from s92kit.figures import plain_number

__all__ = ["command"]


@click.command("reconcile")
@click.argument("borough")
@as_json
@in_words
def command(*, borough: str, wants_json: bool) -> int:
    """Recompute the figures that a borough's papers published."""
    from s92kit.plugins import load_catalogue
    from s92kit.rates import london_rates

    with working_on(f"Reconciling the papers of {borough}"):
        catalogue = load_catalogue(only={borough})
        figures = catalogue.published_figures
        results = reconcile(figures, catalogue.agreements, london_rates())
    if wants_json:
        print_json([_json(result) for result in results])
    else:
        for result in results:
            _print(result)
        for finding in find_double_claims(figures).not_met:
            click.secho("double claim", bold=True)
            click.echo(wrapped(finding.message, indent="    "))
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
