"""``s92kit options``: what might be done with an agreement, side by side."""

from __future__ import annotations

from typing import Any

import click

from s92kit.agreements import Agreement
from s92kit.cli._agreement import agreement_named
from s92kit.cli._printing import pence, print_json, print_table, wrapped
from s92kit.cli._running import as_json, in_words, known_on_option, working_on
from s92kit.figures import Figure
from s92kit.options import OptionResult, OptionSet
from s92kit.periods import format_day

__all__ = ["command"]


@click.command("options")
@click.argument("file", metavar="FILE.yaml", type=click.Path(exists=True, dir_okay=False))
@click.option(
    "--agreement",
    "named",
    metavar="ID|FILE.yaml",
    help="The agreement, where no plugin contributes the one that the file names.",
)
@known_on_option
@as_json
@in_words
def command(*, file: str, named: str | None, known_on: Any, wants_json: bool) -> int:  # noqa: ANN401 - a day, by click
    """Compare what might be done with an agreement, side by side.

    The file says what might be changed; the first row is the agreement as it is.
    """
    from s92kit.documents import DocumentError, read_document
    from s92kit.options import check_options, compare_options, options_from_document
    from s92kit.rates import london_rates

    with working_on(f"Comparing the options of {file}"):
        document = read_document(file)
        asked = options_from_document(document)
        agreement = agreement_named(named or asked.agreement)
        _refuse_another(asked, agreement, document.where(("agreement",)))
        book = london_rates()
        found = check_options(agreement, asked.options, book, known_on=known_on)
        if found.errors:
            raise DocumentError(found.errors.located(document.where))
        results = compare_options(
            agreement,
            asked.options,
            book,
            delivered=asked.delivered,
            known_on=known_on,
            assumption=asked.rate_assumption,
        )
    if wants_json:
        print_json({"id": asked.id, "options": [_json(result) for result in results]})
    else:
        _print(asked, results)
    return int(any(result.total.value is None for result in results))


def _refuse_another(asked: OptionSet, agreement: Agreement, where: str) -> None:
    if asked.agreement != agreement.id:
        raise click.UsageError(
            f"{where}: The options are for {asked.agreement!r}, and the agreement given is "
            f"{agreement.id!r}. Give the one that they are for."
        )


def _json(result: OptionResult) -> dict[str, Any]:
    return {
        "id": result.id,
        "title": result.title,
        "years": [
            {
                "financial_year": year.label,
                "cost_pence": pence(year.cost),
                "reason": year.cost.unknown_because or None,
            }
            for year in result.schedule.years
        ],
        "total_pence": pence(result.total),
        "officer_days": None
        if result.officer_days.value is None
        else int(result.officer_days.value),
        "cost_per_officer_day_pence": pence(result.cost_per_officer_day),
        "cost_per_delivered_hour_pence": pence(result.cost_per_delivered_hour),
        "first_day": result.first_day.isoformat() if result.first_day else None,
        "notice_by": [
            effect.notice_by.isoformat() for effect in result.effects if effect.notice_by
        ],
        "assumptions": list(_assumptions(result)),
        "cautions": list(result.cautions),
        "cannot_be_determined": list(result.undetermined),
    }


def _assumptions(result: OptionResult) -> tuple[str, ...]:
    return tuple(
        dict.fromkeys((*result.total.assumptions, *result.cost_per_delivered_hour.assumptions))
    )


def _print(asked: OptionSet, results: tuple[OptionResult, ...]) -> None:
    click.secho(wrapped(asked.title), bold=True)
    years = sorted({year.label for result in results for year in result.schedule.years})
    headers = ["Option", *years, "Total", "Officer-days", "A day", "An hour", "In effect"]
    rows = [_row(result, years) for result in results]
    print_table(headers, rows, right=set(range(1, len(headers) - 1)))
    for result in results:
        told = [effect.text for effect in result.effects if effect.first_day]
        for line in (*told, *result.cautions, *result.undetermined):
            click.echo(wrapped(f"{result.title}: {line}"))
    for label in dict.fromkeys(each for result in results for each in _assumptions(result)):
        click.echo(wrapped(f"Assumption: {label}"))


def _row(result: OptionResult, years: list[str]) -> list[str]:
    costs = {year.label: _short(year.cost) for year in result.schedule.years}
    days = result.officer_days
    in_effect = "" if not result.effects else "not determined"
    return [
        result.title,
        *(costs.get(year, "none") for year in years),
        _short(result.total),
        f"{int(days.value):,}" if days.value is not None else "not determined",
        _short(result.cost_per_officer_day),
        _short(result.cost_per_delivered_hour),
        format_day(result.first_day) if result.first_day else in_effect,
    ]


def _short(figure: Figure) -> str:
    return figure.text if figure.value is not None else "not determined"
