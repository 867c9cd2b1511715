"""What enforcement comes to: what became of each action, by order and by ward."""

from __future__ import annotations

import enum
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal

import attrs

from s92kit.enforcement._action import CourtOutcome
from s92kit.enforcement._case import Standards
from s92kit.enforcement._columns import NO_DAY, Columns, Days, columns_of, number_of
from s92kit.enforcement._funnel import Funnel, TimeToPay
from s92kit.enforcement._log import EnforcementLog
from s92kit.periods import Period
from s92kit.sources import Source
from s92kit.tables import Array

__all__ = ["ISSUED", "Became", "became_by", "counted_under", "days_of", "funnels_of", "within"]

COMMUNITY_PROTECTION = "community protection notices"
NO_ORDER = "no order of the borough"
ALL = "all actions"
_NO_WARD = "ward not recorded"


class Became(enum.IntEnum):
    """What an action was, and what became of it; each row is one of these."""

    WARNED = 0
    PAID_EARLY = 1
    PAID_OTHERWISE = 2
    CANCELLED = 3
    PROSECUTED = 4
    OPEN = 5
    PROSECUTED_DIRECTLY = 6


ISSUED = (
    Became.PAID_EARLY,
    Became.PAID_OTHERWISE,
    Became.CANCELLED,
    Became.PROSECUTED,
    Became.OPEN,
)
"""What becomes of a fixed penalty: the parts of those issued."""


def days_of(log: EnforcementLog) -> Period | None:
    """The days from the first action of a log to the last; ``None`` where it holds none."""
    days = log.table.frame["day"]
    if not len(days):
        return None
    return Period.inclusive(days.min().date(), days.max().date())


def within(log: EnforcementLog, period: Period) -> EnforcementLog:
    """The part of a log whose actions are in a period.

    Args:
        log: The log.
        period: The days.
    """
    import numpy as np

    days = log.table.frame["day"].to_numpy()
    kept = (days >= np.datetime64(period.start)) & (days < np.datetime64(period.end))
    return attrs.evolve(log, table=log.table.only(kept))


def funnels_of(log: EnforcementLog, held: Standards, period: Period) -> tuple[Funnel, ...]:
    """What became of the actions of a period: by order, and all together at the end.

    Args:
        log: The actions of the period.
        held: The orders, and the law that says how long proceedings are barred.
        period: The days.

    Returns:
        A funnel for each order with an action, for community protection notices, for what is of no
        order of the borough, and for all together.
    """
    import numpy as np

    rows = columns_of(log.table, held.orders)
    names = [*(facts.order.id for facts in held.orders), COMMUNITY_PROTECTION, NO_ORDER]
    other = np.where(rows.under_order, len(names) - 1, len(names) - 2)
    group = np.where(rows.under_order & (rows.order >= 0), rows.order, other)
    became = _became(rows)
    bar_ends = _bar_ends(rows, held)
    parts = [
        _funnel(name, at, rows, became, group, bar_ends, period, log.sources)
        for at, name in enumerate(names)
        if (group == at).any()
    ]
    whole = _funnel(ALL, 0, rows, became, np.zeros_like(group), bar_ends, period, log.sources)
    return (*parts, whole)


def became_by(
    log: EnforcementLog, held: Standards, orders: Sequence[str]
) -> Iterator[tuple[str, str, tuple[int, ...]]]:
    """What became of the actions under some orders, by order and ward.

    Args:
        log: The actions.
        held: The orders.
        orders: The ids of the orders that count.

    Returns:
        The order, the ward, and how many actions became each of ``Became``; none left out.
    """
    import numpy as np

    rows = columns_of(log.table, held.orders)
    became, wards = _became(rows), rows.texts["ward"]
    ward = np.where(rows.ward_text >= 0, rows.ward_text, len(wards)).astype(np.int64)
    cells = (len(wards) + 1) * len(Became)
    for at, facts in enumerate(held.orders):
        if facts.order.id not in orders:
            continue
        mine = rows.under_order & (rows.order == at)
        key = ward[mine] * len(Became) + became[mine]
        counts = np.bincount(key, minlength=cells).reshape(-1, len(Became))
        for place in np.flatnonzero(counts.sum(axis=1)).tolist():
            name = wards[place] if place < len(wards) else _NO_WARD
            yield facts.order.id, name, tuple(int(count) for count in counts[place])


def counted_under(log: EnforcementLog, held: Standards, orders: Sequence[str]) -> int:
    """How many rows of a log are under some orders.

    Args:
        log: The actions.
        held: The orders.
        orders: The ids of the orders that count.
    """
    import numpy as np

    rows = columns_of(log.table, held.orders)
    among = [at for at, facts in enumerate(held.orders) if facts.order.id in orders]
    return int(np.count_nonzero(rows.under_order & np.isin(rows.order, among)))


def _became(rows: Columns) -> Array:
    import numpy as np

    early = (rows.reduced >= 0) & (rows.paid_pence == rows.reduced)
    early &= (rows.reduced_days >= 0) & (rows.paid <= rows.day + rows.reduced_days)
    found: Array = np.select(
        [
            rows.is_warning,
            ~rows.is_penalty,
            rows.prosecuted != NO_DAY,
            rows.cancelled != NO_DAY,
            (rows.paid != NO_DAY) & early,
            rows.paid != NO_DAY,
        ],
        [
            Became.WARNED,
            Became.PROSECUTED_DIRECTLY,
            Became.PROSECUTED,
            Became.CANCELLED,
            Became.PAID_EARLY,
            Became.PAID_OTHERWISE,
        ],
        Became.OPEN,
    )
    return found


def _bar_ends(rows: Columns, held: Standards) -> Array:
    def last(day: date) -> int:
        found = held.law.last_day("fpn-bar-on-proceedings", day)
        return NO_DAY if found is None else number_of(found)

    return Days.of(rows.day).each(last)


def _funnel(
    about: str,
    at: int,
    rows: Columns,
    became: Array,
    group: Array,
    bar_ends: Array,
    period: Period,
    sources: tuple[Source, ...],
) -> Funnel:
    import numpy as np

    mine = group == at
    count = np.bincount(became[mine], minlength=len(Became)).tolist()
    paid = mine & ((became == Became.PAID_EARLY) | (became == Became.PAID_OTHERWISE))
    # A notice that was prosecuted may have been paid late: that money came in too.
    payment = mine & (rows.paid != NO_DAY) & (became != Became.CANCELLED)
    cancelled = mine & (became == Became.CANCELLED) & (rows.paid_pence >= 0)
    convicted = mine & (rows.outcome == tuple(CourtOutcome).index(CourtOutcome.CONVICTED))
    return Funnel(
        about=about,
        period=period,
        warnings=count[Became.WARNED],
        issued=sum(count[each] for each in ISSUED),
        paid_early=count[Became.PAID_EARLY],
        paid_otherwise=count[Became.PAID_OTHERWISE],
        cancelled=count[Became.CANCELLED],
        prosecuted=count[Became.PROSECUTED],
        open=count[Became.OPEN],
        prosecuted_directly=count[Became.PROSECUTED_DIRECTLY],
        convicted=int(np.count_nonzero(convicted)),
        time_to_pay=_time_to_pay(rows.paid[paid] - rows.day[paid], rows.paid[paid], bar_ends[paid]),
        income_pence=int(rows.paid_pence[payment & (rows.paid_pence >= 0)].sum()),
        payments_without_amount=int(np.count_nonzero(payment & (rows.paid_pence < 0))),
        paid_then_cancelled_pence=int(rows.paid_pence[cancelled].sum()),
        sources=sources,
        income_unknown_because=_WHOSE if about == NO_ORDER else "",
    )


_WHOSE = "a penalty is payable to the authority that made the order, and the order is not known"


def _time_to_pay(days: Array, paid: Array, bar_ends: Array) -> TimeToPay:
    import numpy as np

    ordered = np.sort(days)
    middle = (len(days) - 1) // 2, len(days) // 2
    known = bar_ends != NO_DAY
    return TimeToPay(
        paid=len(days),
        median_days=Decimal(int(sum(int(ordered[at]) for at in middle))) / 2 if len(days) else None,
        while_barred=int(np.count_nonzero(known & (paid <= bar_ends))),
        after_bar=int(np.count_nonzero(known & (paid > bar_ends))),
    )
