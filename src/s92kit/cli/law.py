"""``s92kit law``: what the law allows on a day, with what is not in force kept apart."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import attrs
import click

from s92kit.cli._printing import print_json, wrapped
from s92kit.cli._running import Day, as_json, in_words, known_on_option, today
from s92kit.money import to_pence
from s92kit.periods import format_day

if TYPE_CHECKING:
    from s92kit.law import Law, LegalLimit, LegalParameter

__all__ = ["command"]


@click.command("law")
@click.argument("parameter", required=False)
@click.option("--on", type=Day(), help="The day whose law is wanted; today if left out.")
@known_on_option
@as_json
@in_words
def command(
    *, parameter: str | None, on: date | None, known_on: date | None, wants_json: bool
) -> int:
    """Look up what the law allows on a day, and what is not in force.

    PARAMETER is a limit, such as pspo-length; where it is left out, every limit is listed.
    """
    from s92kit.law import english_law

    law = english_law()
    asked_on = on or today()
    asked = (law.parameter(parameter),) if parameter else law.parameters
    answers = [_answer(law, item, asked_on, known_on) for item in asked]
    if wants_json:
        print_json(
            {
                "on": asked_on.isoformat(),
                "known_on": known_on.isoformat() if known_on else None,
                "parameters": [_answer_json(answer) for answer in answers],
            }
        )
    else:
        as_of = f", as known on {format_day(known_on)}" if known_on else ""
        click.secho(f"The law of England on {format_day(asked_on)}{as_of}", bold=True)
        _print(answers, in_full=parameter is not None)
    return int(any(answer.in_force is None for answer in answers))


@attrs.frozen(kw_only=True)
class _Answer:
    parameter: LegalParameter
    in_force: LegalLimit | None
    reason: str
    known: tuple[LegalLimit, ...]

    @property
    def not_in_force(self) -> tuple[LegalLimit, ...]:
        return tuple(row for row in self.known if row.status != "in force")

    @property
    def of_other_days(self) -> tuple[LegalLimit, ...]:
        return tuple(
            row for row in self.known if row.status == "in force" and row is not self.in_force
        )


def _answer(law: Law, parameter: LegalParameter, on: date, known_on: date | None) -> _Answer:
    from s92kit.law import LimitNotInForceError, limit_on

    row, reason = None, ""
    try:
        row = limit_on(law, parameter.key, on, known_on=known_on)
    except LimitNotInForceError as refused:
        reason = refused.reason
    known = parameter.known(known_on=known_on)
    return _Answer(parameter=parameter, in_force=row, reason=reason, known=known)


def _print(answers: list[_Answer], *, in_full: bool) -> None:
    for answer in answers:
        click.echo()
        _print_answer(answer, in_full=in_full)
    apart = [(answer.parameter, row) for answer in answers for row in answer.not_in_force]
    if apart:
        click.secho("\nNOT IN FORCE: used by no rule or calculation unless you ask", bold=True)
    for parameter, row in apart:
        click.echo(wrapped(f"{parameter.key}: {row.in_words}, {row.status}", indent="  "))
        _print_evidence(row, in_full=in_full)


def _print_answer(answer: _Answer, *, in_full: bool) -> None:
    parameter, row = answer.parameter, answer.in_force
    value = row.in_words if row else "cannot be determined"
    click.secho(f"{parameter.key}: {value}", bold=True)
    click.echo(wrapped(f"{parameter.title}.", indent="  "))
    if parameter.counting and row:
        apart = "" if parameter.disregarded == "none" else f"; {parameter.disregarded} not counted"
        counted = f"{row.in_words}, {parameter.counting} {parameter.counted_from}{apart}."
        click.echo(wrapped(f"Counted: {counted}", indent="  "))
    if row:
        click.echo(wrapped(f"In force {row.span}.", indent="  "))
        _print_evidence(row, in_full=in_full)
    else:
        click.echo(wrapped(f"{answer.reason}.", indent="  "))
    if in_full and answer.of_other_days:
        click.secho("\nOn other days", bold=True)
        for other in answer.of_other_days:
            click.echo(wrapped(f"{other.in_words}, {other.span}", indent="  "))
            _print_evidence(other, in_full=in_full)


def _print_evidence(row: LegalLimit, *, in_full: bool) -> None:
    click.echo(wrapped(f"{row.provision}.", indent="    "))
    click.echo(wrapped(f"Source: {row.source.cited}", indent="    "))
    if in_full and row.source.url:
        click.echo(f"    {row.source.url}")
    if row.note:
        click.echo(wrapped(f"Note: {row.note}", indent="    "))


def _answer_json(answer: _Answer) -> dict[str, Any]:
    parameter = answer.parameter
    return {
        "key": parameter.key,
        "title": parameter.title,
        "counting": str(parameter.counting) if parameter.counting else None,
        "counted_from": parameter.counted_from or None,
        "disregarded": str(parameter.disregarded),
        "in_force": _row_json(answer.in_force) if answer.in_force else None,
        "reason": answer.reason or None,
        "not_in_force": [_row_json(row) for row in answer.not_in_force],
        "on_other_days": [_row_json(row) for row in answer.of_other_days],
    }


def _row_json(row: LegalLimit) -> dict[str, Any]:
    first, end = row.span.start, row.span.end
    return {
        "id": row.id,
        "value": row.in_words,
        **_value_json(row),
        "status": str(row.status),
        "first_day": first.isoformat() if first else None,
        "last_day": (end - timedelta(days=1)).isoformat() if end else None,
        "provision": row.provision,
        "recorded_on": row.recorded_on.isoformat(),
        "note": row.note or None,
        "source": row.source.cited,
        "standing": str(row.source.standing),
        "url": row.source.url,
    }


def _value_json(row: LegalLimit) -> dict[str, Any]:
    from s92kit.law import Length, NoLimit

    value = row.value
    return {
        "count": value.count if isinstance(value, Length) else None,
        "unit": str(value.unit) if isinstance(value, Length) else None,
        "amount_pence": to_pence(value) if isinstance(value, Decimal) else None,
        "number": value if isinstance(value, int) else None,
        "unlimited": value is NoLimit.UNLIMITED,
    }
