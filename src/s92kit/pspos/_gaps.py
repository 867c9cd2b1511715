"""The days between an order and the one that takes its place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

import attrs

from s92kit.periods import Period, format_day
from s92kit.pspos._bounds import Bounds
from s92kit.pspos._course import course_of
from s92kit.pspos._order import Pspo

__all__ = ["OrderGap", "gaps"]


@attrs.frozen(kw_only=True)
class OrderGap:
    """What lies between an order and its successor.

    Args:
        before: The id of the order that ended.
        after: The id of the order that takes its place.
        period: The days between them; ``None`` where there are none, or nobody can tell.
        unknown_because: Why nobody can tell; empty where it is known.
    """

    before: str
    after: str
    period: Period | None = None
    unknown_because: str = ""


def gaps(orders: Iterable[Pspo], *, known_on: date | None = None) -> tuple[OrderGap, ...]:
    """For each order that takes another's place, the days on which neither was in force.

    A notice that is issued on such a day is unlawful.

    Args:
        orders: The orders of a borough, from whose ``succeeds`` the pairs are taken.
        known_on: The day whose knowledge counts; ``None`` for everything recorded.

    Returns:
        One entry for each pair, a pair without a gap included.

    Examples:
        >>> from s92kit.plugins import catalogue_of
        >>> from s92kit.testing import walford
        >>> for gap in gaps(catalogue_of(walford).pspos):
        ...     print(gap.before, gap.period)
        walford/market-drinking 1 April 2024 to 14 April 2024
    """
    by_id = {order.id: order for order in orders}
    return tuple(
        _between(old, by_id.get(old), order, known_on)
        for order in by_id.values()
        for old in order.succeeds
    )


def _between(name: str, old: Pspo | None, new: Pspo, known_on: date | None) -> OrderGap:
    found = OrderGap(before=name, after=new.id)
    if old is None:
        return attrs.evolve(found, unknown_because=f"there is no order {name!r} among those given")
    ended, begun = _end_of(old, known_on), _start_of(new, known_on)
    if ended.earliest and begun.latest and begun.latest <= ended.earliest + timedelta(days=1):
        return found
    if ended.exact and begun.exact:
        return attrs.evolve(
            found, period=Period(start=ended.exact + timedelta(days=1), end=begun.exact)
        )
    return attrs.evolve(found, unknown_because="; ".join(_missing(old, ended, new, begun)))


def _missing(old: Pspo, ended: Bounds, new: Pspo, begun: Bounds) -> Iterator[str]:
    if ended.exact is None:
        yield f"the last day of {old.id} is not known{_hint(ended)}"
    if begun.exact is None:
        yield f"the first day of {new.id} is not known{_hint(begun)}"


def _hint(bounds: Bounds) -> str:
    early = f"not before {format_day(bounds.earliest)}" if bounds.earliest else ""
    late = f"not after {format_day(bounds.latest)}" if bounds.latest else ""
    told = " and ".join(part for part in (early, late) if part)
    return f" ({told})" if told else ""


def _end_of(order: Pspo, known_on: date | None) -> Bounds:
    course = course_of(order, known_on)
    if course is None:
        return Bounds()
    ended, last = course.discharged_on, course.last
    if course.discharge is None or (
        last.latest and ended.earliest and last.latest < ended.earliest
    ):
        return last
    return ended


def _start_of(order: Pspo, known_on: date | None) -> Bounds:
    course = course_of(order, known_on)
    return course.first if course else Bounds()
