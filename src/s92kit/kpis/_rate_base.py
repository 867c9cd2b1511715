"""What rates are held against: months of filled posts, hours delivered, residents."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from fractions import Fraction

import attrs

from s92kit.agreements import Agreement
from s92kit.dated import as_known
from s92kit.delivery import Delivery, DeliveryLine
from s92kit.errors import InvalidValueError
from s92kit.figures import FigureKind
from s92kit.kpis._measure import DELIVERED_HOURS, OFFICER_MONTHS
from s92kit.periods import Period, add_months, months_in
from s92kit.sources import Source

__all__ = ["Base", "base_over", "delivered_hours", "filled_strength"]


@attrs.frozen(kw_only=True)
class Base:
    """How much of something there was over some days, for rates to be measured against.

    Args:
        name: What it is, such as ``officer-months`` or ``residents``.
        period: The days.
        value: How much, exactly; ``None`` where it cannot be determined.
        unknown_because: Why there is no value; empty where there is one.
        kind: Whether it adds up over periods, as hours do, or is a stock, as residents are.
        of: Whose it is, such as the id of an agreement: what is of different ones adds up.
        how: The working, in words.
        sources: Where it was read.

    Raises:
        InvalidValueError: Where there is neither a value nor a reason, or both, for a value below
            nought or inexact, and for a kind that is neither.
    """

    name: str
    period: Period
    value: Fraction | None
    unknown_because: str = ""
    kind: FigureKind = FigureKind.IN_PERIOD
    of: str = ""
    how: str = ""
    sources: tuple[Source, ...] = ()

    def __attrs_post_init__(self) -> None:
        given: object = self.value
        exact = given is None or (isinstance(given, int | Fraction) and given >= 0)
        if not exact or (given is None) != bool(self.unknown_because):
            raise InvalidValueError(
                what=f"The base {self.name!r}",
                given=self.value,
                mend="Give an exact value of nought or more, or the reason why there is none.",
            )
        if self.kind not in (FigureKind.IN_PERIOD, FigureKind.STOCK):
            raise InvalidValueError(
                what=f"The kind of the base {self.name!r}",
                given=str(self.kind),
                mend="Give in period or stock.",
            )


def base_over(name: str, bases: Iterable[Base], period: Period) -> tuple[Fraction | None, str]:
    """How much of a base there was over a period, or why nobody can tell.

    What adds up is added up over parts that make the whole period, each day of one agreement
    once; a stock is taken where it is given for days that hold the whole period.

    Args:
        name: The base.
        bases: Everything that is known.
        period: The days.

    Returns:
        The value and an empty reason, or ``None`` and the reason.
    """
    named = [base for base in bases if base.name == name]
    if not named:
        return None, f"no {name} are given"
    for stock in named:
        if stock.kind is FigureKind.STOCK and stock.period.covers(period):
            return stock.value, stock.unknown_because
    inside = [
        each for each in named if each.kind is FigureKind.IN_PERIOD and period.covers(each.period)
    ]
    parts = [
        part
        for of in dict.fromkeys(each.of for each in inside)
        for part in _each_day_once(each for each in inside if each.of == of)
    ]
    if not _make_up(period, parts):
        return None, f"the {name} are not given for all of {period}"
    if missing := next((each for each in parts if each.value is None), None):
        return None, missing.unknown_because
    return sum((each.value for each in parts if each.value is not None), Fraction(0)), ""


def _each_day_once(bases: Iterable[Base]) -> Iterator[Base]:
    """The bases in order of days, the longest first, without those that hold a day again."""
    end = date.min
    for each in sorted(bases, key=lambda each: (each.period.start, -each.period.days)):
        if each.period.start >= end:
            yield each
            end = each.period.end


def _make_up(period: Period, parts: Iterable[Base]) -> bool:
    day = period.start
    for each in sorted(parts, key=lambda each: each.period):
        if each.period.start > day:
            return False
        day = max(day, each.period.end)
    return day == period.end


def delivered_hours(delivery: Delivery) -> tuple[Base, ...]:
    """The hours delivered in each month, for rates for each hour.

    Args:
        delivery: What was bought and what became of it.
    """
    return tuple(
        _base(
            DELIVERED_HOURS,
            delivery,
            month,
            Fraction(sum(line.minutes.delivered for line in _lines(delivery, month)), 60),
            "minutes delivered ÷ 60",
        )
        for month in _months(delivery.period)
    )


def filled_strength(delivery: Delivery, agreement: Agreement) -> tuple[Base, ...]:
    """Months of filled posts in each month: a vacancy counts for nothing, leave is filled.

    Each post line counts its posts, times the months that it serves, times the share of its
    rostered minutes for which somebody was posted.

    Args:
        delivery: What was bought and what became of it.
        agreement: The agreement, for how many posts each line has.
    """
    term = agreement.term(known_on=delivery.known_on)
    posts = {post.id: post for post in as_known(agreement.posts, delivery.known_on)}
    bases = []
    for month in _months(delivery.period):
        filled = Fraction(0)
        for line in _lines(delivery, month):
            post = posts[line.post]
            serving = post.period or (term.period if term else None)
            days = serving.overlap(month) if serving else month
            minutes = line.minutes
            if days and minutes.bought:
                share = Fraction(minutes.bought - minutes.vacant, minutes.bought)
                filled += post.count * months_in(days) * share
        bases.append(_base(OFFICER_MONTHS, delivery, month, filled, _FILLED))
    return tuple(bases)


_FILLED = "posts × months × (minutes rostered - vacant) ÷ minutes rostered"


def _base(name: str, delivery: Delivery, month: Period, value: Fraction, how: str) -> Base:
    gaps = [gap.post for gap in delivery.unrecorded if _first(gap.month) == _first(month.start)]
    because = f"no duties of {', '.join(gaps)} are recorded for {month}" if gaps else ""
    return Base(
        name=name,
        of=delivery.agreement,
        period=month,
        value=None if because else value,
        unknown_because=because,
        how=how,
        sources=delivery.sources,
    )


def _lines(delivery: Delivery, month: Period) -> tuple[DeliveryLine, ...]:
    return tuple(line for line in delivery.lines if line.month == _first(month.start))


def _months(period: Period) -> Iterator[Period]:
    first = _first(period.start)
    while first < period.end:
        month = Period(start=first, end=add_months(first, 1))
        if inside := month.overlap(period):
            yield inside
        first = month.end


def _first(day: date) -> date:
    return day.replace(day=1)
