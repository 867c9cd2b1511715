"""The orders that the team enforces: their days as far as known, and what a notice costs."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from s92kit.dated import as_known
from s92kit.figures import Basis, Figure, FigureKind, Unit
from s92kit.pspos import FixedPenalty, Pspo
from s92kit.reports import (
    Block,
    Column,
    Missing,
    Paragraph,
    Part,
    Table,
    days_of_stage,
    order_standing_blocks,
)
from s92kit_brent._review import Review

__all__ = ["orders"]


def orders(review: Review) -> Iterator[Block]:
    """Tables of the orders' lives and of their fixed penalties."""
    known = review.orders
    if not known:
        yield review.context.not_recorded("public spaces protection orders")
        return
    yield Paragraph(
        "These are the orders that the review says the team enforces. A notice is lawful only "
        "under an order in force on its day, so an unknown day has to be looked up before the "
        "order is relied on."
    )
    yield _lives(known, review)
    yield from order_standing_blocks(review.context, known)
    penalties = _penalties(known, review)
    if penalties:
        yield _notices(penalties)


def _lives(known: tuple[Pspo, ...], review: Review) -> Table:
    rows: dict[tuple[str, Part], list[str]] = {}
    for order in known:
        for stage in order.life(known_on=review.context.known_on):
            rows.setdefault((stage.kind.capitalize(), days_of_stage(stage)), []).append(order.title)
    return Table(
        caption="Orders and their days",
        columns=["Order", "What happened", "Days of effect"],
        rows=[(_together(titles), kind, days) for (kind, days), titles in rows.items()],
    )


def _together(titles: list[str]) -> str:
    places: dict[str, list[str]] = {}
    for title in titles:
        kind, _, place = title.rpartition(", ")
        places.setdefault(kind, []).append(place)
    return "; ".join(f"{kind}, {', '.join(named)}" for kind, named in places.items())


def _penalties(known: tuple[Pspo, ...], review: Review) -> dict[FixedPenalty, list[str]]:
    found: dict[FixedPenalty, list[str]] = {}
    for order in known:
        for penalty in as_known(order.fixed_penalties, review.context.known_on):
            found.setdefault(penalty, []).append(order.title)
    return found


def _notices(penalties: dict[FixedPenalty, list[str]]) -> Table:
    return Table(
        caption="Fixed penalty notices",
        columns=[
            "Orders",
            "Issued",
            Column("Amount", numeric=True),
            Column("If paid early", numeric=True),
            "Time to pay",
        ],
        rows=[_notice(penalty, titles) for penalty, titles in penalties.items()],
    )


def _notice(penalty: FixedPenalty, titles: list[str]) -> tuple[Part, ...]:
    lower: Part = (
        _amount(penalty.reduced_gbp, penalty, "if paid early")
        if penalty.reduced_gbp is not None
        else Missing(what="lower amount", because="none was found")
    )
    return (
        _together(titles),
        str(penalty.span),
        _amount(penalty.amount_gbp, penalty, "in full"),
        lower,
        _time_to_pay(penalty),
    )


def _amount(value: Decimal, penalty: FixedPenalty, what: str) -> Figure:
    return Figure(
        label=f"Fixed penalty notice, {penalty.span}, {what}",
        value=value,
        unit=Unit.GBP,
        kind=FigureKind.RATE,
        basis=Basis.PUBLISHED,
        sources=(penalty.source,),
    )


def _time_to_pay(penalty: FixedPenalty) -> Part:
    if penalty.pay_within_days is None:
        return Missing(what="time to pay", because="it was not found for this amount")
    early = penalty.reduced_within_days
    lower = f"; the lower amount for {early}" if early else ""
    return f"{penalty.pay_within_days} days{lower}"
