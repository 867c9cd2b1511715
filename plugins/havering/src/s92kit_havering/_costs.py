"""The posts, and what they cost in each financial year against its budget."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from s92kit.agreements import BudgetYear, Post
from s92kit.figures import (
    Basis,
    Figure,
    FigureKind,
    Unit,
    difference_between,
    sum_of_parts,
    sum_over_time,
)
from s92kit.periods import format_day
from s92kit.rates import PublishedRate
from s92kit.reports import Block, Column, Note, NoteKind, Paragraph, Part, Section, Table
from s92kit_havering._team import Team, rate_figure

__all__ = ["count_of", "posts_and_cost"]

_NO_SERVICE = "No service"
_NO_BUDGET = "None recorded"
_NO_ANSWER = "Cannot be told"


def posts_and_cost(team: Team) -> Section:
    """The posts, and what they cost in each financial year."""
    if team.term is None or not team.posts:
        missing = team.context.not_recorded("the posts and their cost")
        return Section(title="Posts and cost", blocks=[missing])
    return Section(
        title="Posts and cost",
        sections=[
            Section(title="The posts", blocks=tuple(_posts(team))),
            Section(title="Cost by financial year", blocks=tuple(_years(team))),
            Section(title="What the cost rests on", blocks=tuple(_rests_on(team))),
        ],
    )


def _posts(team: Team) -> Iterator[Block]:
    lines = [(post, rate) for post in team.posts if (rate := team.rate_of(post))]
    costs = [_full_year(post, rate) for post, rate in lines]
    if not costs:
        yield team.context.not_recorded("the rates of the posts")
        return
    yield Table(
        caption="The posts and a full year of each",
        columns=[
            "Rank",
            Column("Posts", numeric=True),
            Column("Yearly rate", numeric=True),
            Column("Full year", numeric=True),
        ],
        rows=[
            (rate.rank.in_words.capitalize(), count_of(post), rate_figure(rate), cost)
            for (post, rate), cost in zip(lines, costs, strict=True)
        ],
        total=(
            "All posts",
            sum_of_parts([count_of(post) for post, _ in lines], label="Posts"),
            "at each rank's rate",
            sum_of_parts(costs, label="Full year of all posts"),
        ),
    )


def count_of(post: Post) -> Figure:
    """How many posts a line is for."""
    rank = post.rank.in_words if post.rank else "officer of unstated rank"
    return Figure(
        label=f"Posts, {rank}",
        value=Decimal(post.count),
        unit=Unit.OFFICERS,
        kind=FigureKind.STOCK,
        basis=Basis.PUBLISHED,
        sources=(post.source,),
    )


def _full_year(post: Post, rate: PublishedRate) -> Figure:
    one = rate_figure(rate)
    return Figure(
        label=f"Full year of the posts, {rate.rank.in_words}",
        value=post.count * rate.annual_gbp,
        unit=Unit.GBP,
        kind=FigureKind.IN_PERIOD,
        basis=Basis.DERIVED,
        period=rate.period,
        sources=(post.source, rate.source),
        how=f"{post.count} × {one.text}",
    )


def _years(team: Team) -> Iterator[Block]:
    yield from _two_dates(team)
    yield _table(team)
    yield from _unfunded(team)


def _two_dates(team: Team) -> Iterator[Block]:
    first, term = team.first_term, team.term
    if term is None:
        return
    if first is None:
        yield Paragraph(f"The officers are taken to serve from {term.period}. {term.note}")
        return
    yield Paragraph(
        f"As recorded on {format_day(first.recorded_on)}, the officers were to serve from "
        f"{first.period}. {first.note}"
    )
    yield Paragraph(
        f"As recorded on {format_day(term.recorded_on)}, they serve from {term.period}. {term.note}"
    )
    yield Paragraph("Both are shown below: what was decided on, and what is known of the service.")


def _table(team: Team) -> Table:
    first = team.first_schedule
    planned = {} if first is None else {year.year: year.cost for year in first.years}
    served = {year.year for year in team.schedule.years}
    rows = []
    for row in team.budget_years:
        before = () if first is None else (planned.get(row.year, _NO_SERVICE),)
        cost = row.cost if row.year in served else _NO_SERVICE
        rows.append((row.label, *before, cost, *_budget(row)))
    first_columns = (Column("Cost as first recorded", numeric=True),) if first else ()
    columns: tuple[str | Column, ...] = (
        "Financial year",
        *first_columns,
        Column("Cost as now known" if first else "Cost", numeric=True),
        Column("Budget", numeric=True),
        Column("Budget less cost", numeric=True),
    )
    first_total = (first.total,) if first else ()
    return Table(
        caption="Cost by financial year against budget",
        columns=columns,
        rows=rows,
        total=("All years", *first_total, team.schedule.total, *_all_budgets(team)),
    )


def _all_budgets(team: Team) -> tuple[Part, Part]:
    recorded = [row.budget for row in team.budget_years if row.budget.value is not None]
    if not recorded:
        return _NO_BUDGET, _NO_ANSWER
    budget = sum_over_time(recorded, label="Budget, all years for which one is recorded")
    label = "Budget less cost, all years"
    return budget, difference_between(budget, team.schedule.total, label=label)


def _budget(row: BudgetYear) -> tuple[Part, Part]:
    if row.budget.value is None:
        return _NO_BUDGET, _NO_ANSWER
    return row.budget, row.headroom


def _unfunded(team: Team) -> Iterator[Block]:
    why = (
        ". That the sums of all years fit does not bring the money into the year in which it is "
        "due: to carry it over needs a decision, and none was found."
    )
    for row in team.budget_years:
        if row.budget.value is None and row.cost.value is not None:
            lead = f"There is service in {row.label} and no budget is recorded for it. Its cost is "
            yield Note(words=[lead, row.cost, why], kind=NoteKind.WARNING)


def _rests_on(team: Team) -> Iterator[Block]:
    assumption = team.agreement.rate_assumption
    assumed = [year for year in team.schedule.years if year.cost.assumptions]
    if assumption and assumed:
        years = ", ".join(year.label for year in assumed)
        yield Paragraph(
            f"The cost in {years} rests on an assumption ({assumption.label}). No rate of those "
            "years was found published, so each such figure is marked as assumed."
        )
        yield from _break_even(team)
    yield Paragraph(
        "Parts of a year are counted by months. Overtime, vehicles and equipment are not in the "
        "rates and not in these figures."
    )


def _break_even(team: Team) -> Iterator[Block]:
    headroom, cost = team.figure("headroom-a-year"), team.figure("cost-a-year")
    if headroom is None or cost is None or not cost.computed.value:
        return
    room, whole = headroom.computed, cost.computed
    share = Figure(
        label="Rise of the rates at which a full year costs its whole budget",
        value=None if room.value is None else room.value * 100 / cost.computed.value,
        unit=Unit.PER_CENT,
        kind=FigureKind.RATE,
        basis=Basis.DERIVED,
        sources=tuple(dict.fromkeys((*room.sources, *whole.sources))),
        how=f"{room.text} of {whole.text}",
        unknown_because=room.unknown_because,
    )
    yield Paragraph(
        ["If the rates rise by more than ", share, ", a full year costs more than its budget."]
    )
