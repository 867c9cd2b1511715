"""A pack that answers the public's yearly question: notices issued and what became of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from types import MappingProxyType

import attrs

from s92kit.dated import Span
from s92kit.disclosure import (
    DisclosurePolicy,
    Release,
    ReleasedCount,
    Sum,
    release,
    without_rows,
)
from s92kit.enforcement._account import row_account
from s92kit.enforcement._adding import ISSUED, Became, became_by, counted_under, within
from s92kit.enforcement._case import EnforcementPractice, Standards
from s92kit.enforcement._facts import OrderFacts, facts_of_law, facts_of_order
from s92kit.enforcement._log import EnforcementLog
from s92kit.errors import UnknownNameError
from s92kit.law import Law
from s92kit.periods import Period
from s92kit.pspos import Pspo, Standing
from s92kit.sources import Source
from s92kit.tables import RowAccount

__all__ = ["FOI_COLUMNS", "FoiPack", "FoiRow", "foi_pack"]

FOI_COLUMNS: Mapping[str, tuple[Became, ...]] = MappingProxyType(
    {
        "Warnings": (Became.WARNED,),
        "Issued": ISSUED,
        "Paid": (Became.PAID_EARLY, Became.PAID_OTHERWISE),
        "Cancelled": (Became.CANCELLED,),
        "Prosecuted": (Became.PROSECUTED,),
        "Open": (Became.OPEN,),
        "Prosecuted without a notice": (Became.PROSECUTED_DIRECTLY,),
    }
)
"""The columns of the pack, each with what it counts; those of ``_PARTS`` make up the issued."""
_PARTS = ("Paid", "Cancelled", "Prosecuted", "Open")
_EACH_ROW_ONCE = ("Warnings", "Issued", "Prosecuted without a notice")
_ROWS = ("Rows in the log", "Counted here", "Set aside with a fault", "Of other days or orders")
_ALL = "All"
_NOTHING = (0,) * len(Became)


@attrs.frozen(kw_only=True)
class FoiRow:
    """One row of a table that the public sees.

    Args:
        name: The order, the ward, or all of them.
        counts: Each count as it is printed, in the order of ``FOI_COLUMNS``.
    """

    name: str
    counts: tuple[ReleasedCount, ...]


@attrs.frozen(kw_only=True)
class FoiPack:
    """Counts of enforcement for a year, fit to be published.

    It holds what is printed and nothing behind it: no count that is withheld, and no row. What
    became of the rows of the log is a count of people too, and is rounded with the others;
    :func:`foi_rows` gives it exactly to whoever makes the pack.

    Args:
        borough: The borough's key.
        year: The days of the notices.
        as_at: The day up to which what became of them is counted, as the log has it.
        orders: The ids of the orders that are counted: those with an action, and those that were
            or may have been in force.
        by_order: Counts by order.
        by_ward: Counts by ward.
        total: Counts of all.
        rows: What became of the rows of the log, in words and as printed; the first is the sum
            of the others before rounding.
        rule: What was done to small counts, in words.
        held_back: Whether a count is withheld only because it would give a smaller one away; for
            whoever makes the pack, since it says that not each mark is a small count.
        sources: The files that the rows came from.
    """

    borough: str
    year: Period
    as_at: date
    orders: tuple[str, ...]
    by_order: tuple[FoiRow, ...]
    by_ward: tuple[FoiRow, ...]
    total: FoiRow
    rows: tuple[tuple[str, ReleasedCount], ...]
    rule: str
    held_back: bool
    sources: tuple[Source, ...]


def foi_pack(
    log: EnforcementLog,
    orders: Iterable[Pspo],
    law: Law,
    *,
    borough: str,
    year: Period,
    as_at: date,
    policy: DisclosurePolicy,
    order: str = "",
) -> FoiPack:
    """Counts of fixed penalties for a year, by order and by ward, fit to be published.

    Every count passes through the disclosure policy together with all others, so that no small
    one can be worked out from the rest.

    Args:
        log: The log.
        orders: The borough's orders.
        law: The law, such as ``english_law()``.
        borough: The borough's key.
        year: The days of the notices, such as a financial year.
        as_at: The day up to which the log was kept.
        policy: What is done to small counts.
        order: The id of the one order that is asked about; all of them where left out.

    Raises:
        UnknownNameError: Where the borough has no such order.
    """
    known = tuple(orders)
    chosen = _chosen(known, order)
    held = _standards(known, law, as_at)
    part = within(log, year)
    cells = tuple(became_by(part, held, chosen))
    account = row_account(log, counted_under(part, held, chosen))
    by_order = _summed((name, counts) for name, _, counts in cells)
    listed = tuple(
        facts.order
        for facts in held.orders
        if facts.order.id in by_order or (facts.order.id in chosen and _may_stand(facts, year))
    )
    by_order = {each.id: by_order.get(each.id, _NOTHING) for each in listed}
    by_ward = _summed((ward, counts) for _, ward, counts in cells)
    shown = _released(by_order, by_ward, account, policy)
    return FoiPack(
        borough=borough,
        year=year,
        as_at=as_at,
        orders=tuple(each.id for each in listed),
        by_order=tuple(
            attrs.evolve(_row(shown, "order", each.id), name=_titled(each, listed))
            for each in listed
        ),
        by_ward=tuple(_row(shown, "ward", name) for name in sorted(by_ward)),
        total=_row(shown, "all", _ALL),
        rows=tuple((name, shown[name]) for name in _ROWS),
        rule=shown.rule,
        held_back=bool(shown.held_back),
        sources=tuple(without_rows(source) for source in log.sources),
    )


def foi_rows(
    log: EnforcementLog,
    orders: Iterable[Pspo],
    law: Law,
    *,
    year: Period,
    order: str = "",
) -> RowAccount:
    """What became of each row when a pack is made, exactly: for whoever makes it, not the public.

    Args:
        log: The log.
        orders: The borough's orders.
        law: The law, such as ``english_law()``.
        year: The days of the notices.
        order: The id of the one order that is asked about; all of them where left out.

    Returns:
        Rows read = counted + set aside + of other days or orders, which are told together.
    """
    known = tuple(orders)
    held = _standards(known, law, year.last_day)
    return row_account(log, counted_under(within(log, year), held, _chosen(known, order)))


def _may_stand(facts: OrderFacts, year: Period) -> bool:
    return any(
        span.standing in (Standing.IN_FORCE, Standing.UNKNOWN) and span.span.overlaps(Span.of(year))
        for span in facts.standing.answers
    )


def _titled(order: Pspo, among: tuple[Pspo, ...]) -> str:
    alone = [each.title for each in among].count(order.title) == 1
    return order.title if alone else f"{order.title} ({order.id})"


def _chosen(known: tuple[Pspo, ...], order: str) -> tuple[str, ...]:
    chosen = tuple(each.id for each in known if order in ("", each.id, each.id.partition("/")[2]))
    if order and not chosen:
        raise UnknownNameError(what="order", name=order, known=(each.id for each in known))
    return chosen


def _standards(known: tuple[Pspo, ...], law: Law, on: date) -> Standards:
    return Standards(
        orders=tuple(map(facts_of_order, known)),
        law=facts_of_law(law),
        practice=EnforcementPractice(),
        on=on,
    )


def _summed(parts: Iterable[tuple[str, tuple[int, ...]]]) -> dict[str, tuple[int, ...]]:
    summed: dict[str, tuple[int, ...]] = {}
    for name, counts in parts:
        so_far = summed.get(name, _NOTHING)
        summed[name] = tuple(map(sum, zip(so_far, counts, strict=True)))
    return summed


def _released(
    by_order: Mapping[str, tuple[int, ...]],
    by_ward: Mapping[str, tuple[int, ...]],
    account: RowAccount,
    policy: DisclosurePolicy,
) -> Release:
    whole = _summed((_ALL, counts) for counts in by_order.values()) or {_ALL: _NOTHING}
    tables = {"order": by_order, "ward": by_ward, "all": whole}
    counts = {
        _name(table, row, column): sum(became[each] for each in parts)
        for table, rows in tables.items()
        for row, became in rows.items()
        for column, parts in FOI_COLUMNS.items()
    }
    across = [
        Sum(
            total=_name(table, row, "Issued"),
            parts=tuple(_name(table, row, column) for column in _PARTS),
        )
        for table, rows in tables.items()
        for row in rows
    ]
    down = [
        Sum(
            total=_name("all", _ALL, column),
            parts=tuple(_name(table, row, column) for row in rows),
        )
        for table, rows in (("order", by_order), ("ward", by_ward))
        for column in FOI_COLUMNS
        if rows
    ]
    told = (account.read, account.counted, account.set_aside, account.outside_period)
    counts |= dict(zip(_ROWS, told, strict=True))
    whole_log = (
        Sum(total=_ROWS[0], parts=_ROWS[1:]),
        Sum(total=_ROWS[1], parts=tuple(_name("all", _ALL, each) for each in _EACH_ROW_ONCE)),
    )
    return release(counts, (*across, *down, *whole_log), policy=policy)


def _row(shown: Release, table: str, row: str) -> FoiRow:
    return FoiRow(
        name=row, counts=tuple(shown[_name(table, row, column)] for column in FOI_COLUMNS)
    )


def _name(table: str, row: str, column: str) -> str:
    return f"{table}\n{row}\n{column}"
