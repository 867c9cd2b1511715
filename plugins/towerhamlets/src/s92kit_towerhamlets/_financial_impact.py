"""The sections on money and posts: the financial impact, and what the sum buys."""

from __future__ import annotations

from datetime import timedelta

import attrs

from s92kit.agreements import Charge, compare_with_budget, headcount
from s92kit.figures import Figure, difference_between
from s92kit.reports import Clause, Column, Missing, Paragraph, Section, Table
from s92kit_towerhamlets._proposal import YEAR, Proposal, number_of

__all__ = ["financial_impact", "what_it_buys"]

_EMPTY = "the proposal leaves the cell empty"
_LATER_YEARS = ("2022/23", "2023/24")


def financial_impact(proposal: Proposal) -> Section:
    """What the proposal asks for by year, against the budget and the agreement before it."""
    return Section(
        title="Financial impact",
        blocks=[_growth(proposal), _against_budget(proposal)],
        sections=[_beside_before(proposal)],
    )


def what_it_buys(proposal: Proposal) -> Section:
    """The post lines, and what else the sum covers."""
    posts = Table(
        caption="Officers that are bought",
        columns=["Rank", Column("Officers", numeric=True), "Work", "Charge"],
        rows=[
            (number_of(post).label, number_of(post), post.role, _charge(post.charge))
            for post in proposal.posts
        ],
        total=("All officers", proposal.officers, "all of the above", "in one sum with vehicles"),
    )
    vehicles = Missing(
        what="number and cost of the vehicles",
        because="the proposal gives one sum for officers and vehicles together",
    )
    inspector = proposal.condition("existing-inspector")
    return Section(
        title="What it buys",
        blocks=[posts, Clause(words=inspector.text, sources=[inspector.source]), vehicles],
    )


def _growth(proposal: Proposal) -> Table:
    return Table(
        caption="Growth asked for",
        columns=[
            "Year",
            Column("Budget", numeric=True),
            Column("Staff, full-time equivalents", numeric=True),
        ],
        rows=[
            ("Current, 2020/21", *_empty("current budget"), *_empty("current staff")),
            ("Growth 2021/22", proposal.figure("growth-2021"), *_empty("staff")),
            *((f"Growth {year}", *_empty("growth"), *_empty("staff")) for year in _LATER_YEARS),
        ],
        total=("Total growth", proposal.figure("growth-total"), *_empty("staff")),
    )


def _empty(what: str) -> tuple[Missing]:
    return (Missing(what=what, because=_EMPTY),)


def _against_budget(proposal: Proposal) -> Table:
    rows = compare_with_budget(proposal.agreement, proposal.schedule)
    return Table(
        caption="Cost against the approved budget",
        columns=["Financial year", Column("Cost", numeric=True), "Approved budget"],
        rows=[(row.label, row.cost, row.budget) for row in rows],
    )


def _beside_before(proposal: Proposal) -> Section:
    year_before = proposal.context.schedule_of(proposal.before).years[-1]
    before = _officers_before(proposal)
    cost = proposal.schedule.years[0].cost
    table = Table(
        caption="The proposal beside the agreement that it follows",
        columns=[
            "Agreement",
            "Year",
            Column("Officers", numeric=True),
            Column("Cost", numeric=True),
        ],
        rows=[
            (proposal.before.title, year_before.label, before, year_before.cost),
            ("This proposal", proposal.schedule.years[0].label, proposal.officers, cost),
        ],
        total=(
            "Change",
            "year on year",
            _less(proposal.officers, before),
            _less(cost, year_before.cost),
        ),
    )
    return Section(title="Beside the agreement before it", blocks=[table, *_cautions(proposal)])


def _officers_before(proposal: Proposal) -> Figure:
    last_day = YEAR.first_day - timedelta(days=1)
    count = headcount(proposal.before, on=last_day, known_on=proposal.context.known_on)
    return attrs.evolve(count, label="Officers of the agreement before")


def _less(figure: Figure, before: Figure) -> Figure:
    return difference_between(figure, before, label=f"{figure.label}, less that of the year before")


def _cautions(proposal: Proposal) -> tuple[Paragraph | Clause, ...]:
    half_filled = next(item for item in proposal.before.conditions if item.id == "half-filled")
    return (
        Paragraph(
            "The two are not like for like. Both sums include vehicles, the earlier one also the "
            "design advisor, and it is not published which of the earlier officers came free."
        ),
        Clause(words=half_filled.text, sources=[half_filled.source]),
    )


def _charge(charge: Charge) -> str:
    return "paid for" if charge is Charge.PAID else str(charge)
