"""``s92kit cost``: what an agreement costs, year by year and line by line."""

from __future__ import annotations

from datetime import date

import click

from s92kit.cli._agreement import agreement_named
from s92kit.cli._printing import print_json, print_schedule, schedule_json
from s92kit.cli._running import as_json, in_words, known_on_option, working_on

__all__ = ["command"]


@click.command("cost")
@click.argument("agreement", metavar="ID|FILE.yaml")
@known_on_option
@as_json
@in_words
def command(*, agreement: str, known_on: date | None, wants_json: bool) -> int:
    """The cost schedule of an agreement.

    Give the id of an agreement that a plugin contributes, or a YAML file.
    """
    from s92kit.agreements import compare_with_budget, cost_schedule
    from s92kit.rates import london_rates

    with working_on(f"Costing {agreement}"):
        value = agreement_named(agreement)
        schedule = cost_schedule(value, london_rates(), known_on=known_on)
        budget = compare_with_budget(value, schedule)
    if wants_json:
        print_json(schedule_json(schedule, budget))
    else:
        print_schedule(schedule, budget)
    return int(schedule.total.value is None)
