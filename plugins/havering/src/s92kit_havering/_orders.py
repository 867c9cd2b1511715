"""The borough's orders: their days as far as known, and what a notice costs."""

from __future__ import annotations

from collections.abc import Iterator

from s92kit.dated import as_known
from s92kit.figures import Basis, Figure, FigureKind, Unit
from s92kit.reports import (
    Block,
    Missing,
    Paragraph,
    Part,
    Table,
    days_of_stage,
    order_standing_blocks,
)
from s92kit_havering._team import Team

__all__ = ["orders"]


def orders(team: Team) -> Iterator[Block]:
    """What is known of each order, and of its fixed penalties."""
    rows = tuple(_rows(team))
    if not rows:
        yield team.context.not_recorded("public spaces protection orders")
        return
    yield Paragraph(
        "Enforcement under a public spaces protection order is lawful only while the order is in "
        "force. A day that is missing here has to be looked up before the order is relied on."
    )
    yield Table(
        caption="Orders and their days",
        columns=["Order", "What happened", "Days", "What to bear in mind"],
        rows=rows,
    )
    yield from order_standing_blocks(team.context, team.context.orders)
    yield from _penalties(team)


def _rows(team: Team) -> Iterator[tuple[Part, ...]]:
    for order in team.context.orders:
        for stage in order.life(known_on=team.context.known_on):
            note = stage.note or "Nothing more"
            yield (order.title, stage.kind.capitalize(), days_of_stage(stage), note)


def _penalties(team: Team) -> Iterator[Block]:
    for order in team.context.orders:
        if not order.life(known_on=team.context.known_on):
            continue
        known = as_known(order.fixed_penalties, team.context.known_on)
        if not known:
            yield Missing(
                what=f"what a notice costs under {order.title}", because="no amount was found"
            )
        for penalty in known:
            amount = Figure(
                label=f"Fixed penalty notice, {order.title}",
                value=penalty.amount_gbp,
                unit=Unit.GBP,
                kind=FigureKind.RATE,
                basis=Basis.PUBLISHED,
                sources=(penalty.source,),
            )
            days = penalty.pay_within_days
            time = f", payable within {days} days" if days else ""
            yield Paragraph([f"{order.title}: a notice costs ", amount, f"{time}."])
