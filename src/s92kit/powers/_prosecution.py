"""Breaches of a power: whether it bound on the day, and by when one must be prosecuted."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Protocol

import attrs

from s92kit.findings import Finding, Rule, Severity
from s92kit.periods import format_day
from s92kit.powers._case import Case, PowerDate
from s92kit.sources import Source

__all__ = ["RULES", "WHILE_IT_BOUND", "breaches", "prosecutions"]

WHILE_IT_BOUND = Rule(
    "powers/breach-while-it-bound",
    "Each breach that is recorded falls on a day on which the notice, direction or order bound.",
    Severity.ERROR,
)

RULES = (WHILE_IT_BOUND,)
"""The rule about breaches."""


class _Breached(Protocol):
    @property
    def source(self) -> Source: ...
    @property
    def breached_on(self) -> tuple[date, ...]: ...


def breaches(power: _Breached, first_day: date, last_day: date | None) -> Iterator[Finding]:
    """The finding of each breach that is recorded.

    Args:
        power: The record, with the days on which it was breached.
        first_day: The first day on which it bound.
        last_day: The last; ``None`` where there is none or it is not recorded.
    """
    for at, day in enumerate(power.breached_on):
        path = ("breached_on", at)
        if day < first_day or (last_day is not None and day > last_day):
            last = f" to {format_day(last_day)}" if last_day else ""
            message = f"It bound from {format_day(first_day)}{last}, not on {format_day(day)}."
            yield WHILE_IT_BOUND.not_met(message, path=path)
        else:
            yield WHILE_IT_BOUND.met(f"{format_day(day)} is such a day.", path=path)


def prosecutions(power: _Breached, case: Case) -> Iterator[PowerDate]:
    """The last day on which to begin proceedings for each breach that is recorded.

    Args:
        power: The record, with the days on which it was breached.
        case: The law.
    """
    for day in power.breached_on:
        sought = PowerDate(
            name=f"prosecution-{day}",
            title=f"Last day to prosecute the breach of {format_day(day)}",
            what_to_do="Lay the information by then, or decide not to. The offence is the breach.",
            by_role="the prosecutor",
            sources=(power.source,),
        )
        yield attrs.evolve(case, on=day).counted(sought, "prosecution-limit", day, "")
