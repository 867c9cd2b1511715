"""``s92kit quote``: what posts would cost under a scheme, before there is an agreement."""

from __future__ import annotations

import re
from datetime import date

import click

from s92kit.agreements import (
    BudgetYear,
    CostSchedule,
    Post,
    compare_yearly_budget,
    post_of,
    quote,
)
from s92kit.cli._printing import print_json, print_schedule, schedule_json
from s92kit.cli._running import Day, as_json, in_words, known_on_option, working_on
from s92kit.money import format_gbp, gbp
from s92kit.periods import PartYear, Period, format_day, parse_day
from s92kit.ranks import rank_named
from s92kit.rates import OwnRate, RateAssumption, Scheme, Uprating, london_rates

__all__ = ["command"]

_POST = re.compile(r"(?P<rank>\w+)=(?P<paid>\d+)(\+(?P<matched>\d+))?")
_RATE = re.compile(r"(?P<rank>\w+)=£?(?P<amount>[\d,]+(\.\d{1,2})?)(@(?P<day>.+))?")
_UPRATE = re.compile(r"(?P<per_cent>-?\d+(\.\d+)?)%@(?P<day>.+)")


@click.command("quote")
@click.option("--scheme", "key", required=True, help="The scheme's key, such as partnership-plus.")
@click.option(
    "--post",
    "posts",
    multiple=True,
    required=True,
    metavar="RANK=COUNT",
    help="So many posts of a rank, such as PC=4; where a scheme matches officers, paid and free, "
    "such as PC=6+6. May be given more than once.",
)
@click.option("--first-day", type=Day(), required=True, help="The first day of the agreement.")
@click.option("--last-day", type=Day(), required=True, help="The last day of the agreement.")
@click.option(
    "--basis",
    type=click.Choice([part.value for part in PartYear]),
    default=PartYear.MONTHS.value,
    show_default=True,
    help="How a part of a financial year is counted.",
)
@click.option(
    "--rate",
    "rates",
    multiple=True,
    metavar="RANK=POUNDS[@DAY]",
    help="Your own rate where none is published, such as PC=60000.",
)
@click.option(
    "--uprate",
    "upratings",
    multiple=True,
    metavar="PERCENT%@DAY",
    help="Carry the last published rate on and raise it, such as 3.5%@2020-09-01.",
)
@click.option("--budget", metavar="POUNDS", help="A budget to hold each year's cost against.")
@known_on_option
@as_json
@in_words
def command(  # noqa: PLR0913 - one argument for each option of the command line
    *,
    key: str,
    posts: tuple[str, ...],
    first_day: date,
    last_day: date,
    basis: str,
    rates: tuple[str, ...],
    upratings: tuple[str, ...],
    budget: str | None,
    known_on: date | None,
    wants_json: bool,
) -> int:
    """What posts would cost under a scheme."""
    with working_on("Costing the posts"):
        book = london_rates()
        scheme = book.scheme(key)
        schedule = quote(
            [line for at, post in enumerate(posts) for line in _posts(post, scheme, at)],
            book,
            scheme=key,
            period=Period.inclusive(first_day, last_day),
            part_year=PartYear(basis),
            known_on=known_on,
            assumption=_assumption(rates, upratings),
        )
        yearly = compare_yearly_budget(schedule, gbp(budget.replace(",", ""))) if budget else ()
    if wants_json:
        print_json(schedule_json(schedule, yearly))
    else:
        print_schedule(schedule, yearly)
        if schedule.total.value is None:
            click.echo("Give --rate RANK=POUNDS or --uprate PERCENT%@DAY to assume one.", err=True)
    return _exit_code(schedule, yearly)


def _exit_code(schedule: CostSchedule, yearly: tuple[BudgetYear, ...]) -> int:
    over = any(row.headroom.value is not None and row.headroom.value < 0 for row in yearly)
    return int(over or schedule.total.value is None)


def _posts(text: str, scheme: Scheme, at: int) -> tuple[Post, ...]:
    match = _POST.fullmatch(text)
    if not match:
        raise click.UsageError(f"--post {text!r} is not read. Write a rank and a count: PC=4.")
    if scheme.matched_officers_per_paid and match["matched"] is None:
        raise click.UsageError(
            f"{scheme.title} matches free officers with paid ones, so --post {text} could mean "
            "either. Say how many are paid and how many are free, such as PC=6+6."
        )
    matched = int(match["matched"] or 0)
    name = f"{match['rank'].lower()}-{at + 1}"
    return post_of(match["rank"], int(match["paid"]), matched=matched, name=name)


def _assumption(rates: tuple[str, ...], upratings: tuple[str, ...]) -> RateAssumption | None:
    if rates and upratings:
        raise click.UsageError("Give --rate or --uprate, not both: they would contradict.")
    if rates:
        own = tuple(_own_rate(text) for text in rates)
        each = ", ".join(f"{rate.rank} {format_gbp(rate.annual_gbp)} a year" for rate in own)
        label = f"assumed by the caller: {each}, where no rate is published"
        return RateAssumption(label=label, own_rates=own)
    if upratings:
        rises = tuple(_uprating(text) for text in upratings)
        each = ", ".join(f"raised by {u.per_cent}% from {format_day(u.from_day)}" for u in rises)
        label = f"assumed by the caller: the last published rate held, {each}"
        return RateAssumption(label=label, upratings=rises)
    return None


def _own_rate(text: str) -> OwnRate:
    match = _RATE.fullmatch(text)
    if not match:
        raise click.UsageError(f"--rate {text!r} is not read. Write a rank and pounds: PC=60000.")
    return OwnRate(
        rank=rank_named(match["rank"]),
        annual_gbp=gbp(match["amount"].replace(",", "")),
        from_day=parse_day(match["day"]) if match["day"] else None,
    )


def _uprating(text: str) -> Uprating:
    match = _UPRATE.fullmatch(text)
    if not match:
        raise click.UsageError(
            f"--uprate {text!r} is not read. Write a percentage and a day: 3.5%@2020-09-01."
        )
    return Uprating(per_cent=gbp(match["per_cent"]), from_day=parse_day(match["day"]))
