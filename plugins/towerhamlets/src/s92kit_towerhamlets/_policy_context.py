"""The sections on policy: the partnership's priorities, and the borough's orders."""

from __future__ import annotations

from collections.abc import Iterator

from s92kit.dated import as_known
from s92kit.figures import Basis, Figure, FigureKind, Unit
from s92kit.periods import format_day
from s92kit.priorities import PriorityFramework
from s92kit.pspos import FixedPenalty, OrderStage, Pspo
from s92kit.reports import (
    Bullets,
    Clause,
    Missing,
    Paragraph,
    Part,
    ReportContext,
    Section,
    Table,
    order_standing_blocks,
)

__all__ = ["orders", "policy_context"]

_PLAN = "towerhamlets/plan-2017"
_CONCERNS = ("plan-chose-drugs-share", "plan-chose-asb-share", "plan-chose-gangs-share")


def policy_context(context: ReportContext) -> Section:
    """The priorities that the officers are to serve, and what residents said."""
    plan = context.framework(_PLAN)
    if not _is_known(plan, context):
        return Section(title="Policy context", blocks=[context.not_recorded(plan.title)])
    return Section(
        title="Policy context",
        blocks=[
            Paragraph(f"{plan.title}, for {plan.period}, has these priorities."),
            _priorities(plan),
            *_approvals(plan),
            _consultation(context),
        ],
    )


def orders(context: ReportContext) -> Section:
    """The public spaces protection orders that were recorded, and what notices cost."""
    known = [order for order in context.orders if order.life(known_on=context.known_on)]
    if not known:
        missing = context.not_recorded("public spaces protection orders of the borough")
        return Section(title="Orders", blocks=[missing])
    return Section(
        title="Orders",
        blocks=[
            Paragraph(
                "These orders are recorded for the borough; the proposal does not mention them. "
                "A fixed penalty notice may be given only while its order is in force."
            ),
            Bullets([_order(order, context) for order in known]),
            *order_standing_blocks(context, known),
            *_without_price(known, context),
        ],
    )


def _is_known(plan: PriorityFramework, context: ReportContext) -> bool:
    days = [source.published_on for source in plan.sources if source.published_on]
    return context.known_on is None or (bool(days) and min(days) <= context.known_on)


def _priorities(plan: PriorityFramework) -> Table:
    return Table(
        caption=f"Priorities of the {plan.title}",
        columns=["Priority", "What it includes", "What is addressed elsewhere"],
        rows=[
            (
                priority.title,
                _listed(priority.includes),
                _listed(priority.addressed_elsewhere),
            )
            for priority in plan.priorities
        ],
    )


def _listed(items: tuple[str, ...]) -> str:
    return "; ".join(items) or "nothing named"


def _approvals(plan: PriorityFramework) -> Iterator[Clause]:
    for approval in plan.approvals:
        day = format_day(approval.approved_on) if approval.approved_on else "a day not stated"
        words = f"The {approval.body} approved the plan on {day}. {approval.note}".strip()
        yield Clause(words=words, sources=[approval.source])


def _consultation(context: ReportContext) -> Paragraph:
    drugs, asb, gangs = (context.published(f"towerhamlets/{name}").figure for name in _CONCERNS)
    responses = context.published("towerhamlets/plan-responses").figure
    return Paragraph(
        [
            "Of ",
            responses,
            " responses to the public consultation of 2016, ",
            drugs,
            " put drug and alcohol abuse first, ",
            asb,
            " anti-social behaviour and ",
            gangs,
            " gangs.",
        ]
    )


def _order(order: Pspo, context: ReportContext) -> list[Part]:
    words: list[Part] = [f"{order.title}. "]
    for stage in order.life(known_on=context.known_on):
        words.extend(_stage(stage))
    for penalty in as_known(order.fixed_penalties, context.known_on):
        words.extend(["A fixed penalty notice costs ", _amount(order, penalty), "."])
    return words


def _without_price(known: list[Pspo], context: ReportContext) -> Iterator[Missing]:
    titles = [
        order.title.lower()
        for order in known
        if not as_known(order.fixed_penalties, context.known_on)
    ]
    if titles:
        what = f"price of a notice under the orders on {', '.join(titles)}"
        yield Missing(what=what, because="it was not recorded")


def _stage(stage: OrderStage) -> Iterator[Part]:
    yield str(stage.kind).capitalize()
    if stage.decided_on:
        yield f" by decision of {format_day(stage.decided_on)}"
    if stage.first_day and stage.last_day:
        yield f", for {format_day(stage.first_day)} to {format_day(stage.last_day)}. "
        return
    yield ". "
    yield Missing(what="first and last day", because=stage.unknown_because)
    yield ". "


def _amount(order: Pspo, penalty: FixedPenalty) -> Figure:
    return Figure(
        label=f"Fixed penalty notice, {order.title}, {penalty.span}",
        value=penalty.amount_gbp,
        unit=Unit.GBP,
        kind=FigureKind.RATE,
        basis=Basis.PUBLISHED,
        sources=(penalty.source,),
    )
