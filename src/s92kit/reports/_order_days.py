"""Orders in a paper: the days of each stage, and where each order stands on the paper's day."""

from __future__ import annotations

from collections.abc import Iterable

from s92kit.periods import format_day
from s92kit.pspos import OrderStage, Pspo, Standing, StatusSpan, status_on
from s92kit.reports._blocks import Block, Table
from s92kit.reports._context import ReportContext
from s92kit.reports._words import Missing, Part

__all__ = ["days_of_stage", "order_standing_blocks"]

_WORDS = {
    Standing.NOT_YET: "Not yet in force",
    Standing.IN_FORCE: "In force",
    Standing.EXPIRED: "Expired",
    Standing.DISCHARGED: "Discharged",
}


def days_of_stage(stage: OrderStage) -> Part:
    """The days of a stage in words; what is missing is stated, with what is known beside it.

    Args:
        stage: A stage of an order.

    Examples:
        >>> from s92kit.plugins import catalogue_of
        >>> from s92kit.testing import walford
        >>> made, *_ = catalogue_of(walford).pspo("walford/market-drinking").life()
        >>> days_of_stage(made)
        'First day 1 June 2019; last day 31 May 2022; day of decision 14 May 2019'
    """
    days = {
        "first day": stage.first_day,
        "last day": stage.last_day,
        "day of decision": stage.decided_on,
    }
    known = "; ".join(f"{what} {format_day(day)}" for what, day in days.items() if day)
    missing = [what for what, day in days.items() if not day]
    if not missing or not stage.unknown_because:
        return known[:1].upper() + known[1:]
    beside = f" ({known})" if known else ""
    return Missing(what=f"{', '.join(missing)}{beside}", because=stage.unknown_because)


def order_standing_blocks(context: ReportContext, orders: Iterable[Pspo]) -> tuple[Block, ...]:
    """Where each order stands on the paper's day, as then known, and why.

    Args:
        context: What is known of the borough, with the paper's day.
        orders: The orders to tell of; one of which nothing was known is left out.

    Returns:
        One table, orders that stand alike in one row; nothing where no order was known.
    """
    known = [order for order in orders if order.life(known_on=context.known_on)]
    if not known:
        return ()
    if context.on is None:
        because = "no day was given for the paper"
        return (Missing(what="where the orders stand", because=because),)
    rows: dict[tuple[Part, str], list[str]] = {}
    for order in known:
        status = status_on(order, context.on, known_on=context.known_on)
        rows.setdefault(_cells(status), []).append(order.title)
    return (
        Table(
            caption=f"Where the orders stand on {format_day(context.on)}",
            columns=["Order", "Where it stands", "Why"],
            rows=[("; ".join(titles), standing, why) for (standing, why), titles in rows.items()],
        ),
    )


def _cells(status: StatusSpan) -> tuple[Part, str]:
    why = status.because[:1].upper() + status.because[1:]
    if status.standing is Standing.UNKNOWN:
        missing = Missing(what="whether it is in force", because=status.because)
        return missing, "It cannot be determined"
    return _WORDS[status.standing], why
