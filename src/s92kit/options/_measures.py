"""What an option buys for its cost: officer-days, and the cost of each and of each hour."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from fractions import Fraction

from s92kit.agreements import Agreement, CostKind, CostSchedule
from s92kit.figures import Basis, Figure, FigureKind, Unit, plain_number
from s92kit.money import format_gbp, from_pence, to_pence
from s92kit.options._revised import post_days
from s92kit.periods import Period

__all__ = ["cost_per_hour", "cost_per_officer_day", "hours_a_day", "officer_days"]

_NO_HOURS = "no result of delivery is given"


def officer_days(
    parts: Sequence[Agreement], *, within: Period | None = None, because: str = ""
) -> Figure:
    """Each day of each post, paid for or not.

    Args:
        parts: Agreements that follow one another.
        within: Count these days alone; ``None`` for all.
        because: Why there is nothing to count; empty where there is.
    """
    reason = because or next((part.why_no_term() for part in parts if _endless(part)), "")
    lines = [] if reason else [line for part in parts for line in _lines(part, within)]
    days = [period for _, period in lines]
    return Figure(
        label="Officer-days",
        value=None if reason else Decimal(sum(count * period.days for count, period in lines)),
        unit=Unit.DAYS,
        kind=FigureKind.IN_PERIOD,
        basis=Basis.DERIVED,
        period=_whole(days),
        sources=tuple(dict.fromkeys(post.source for part in parts for post in part.posts)),
        how=" + ".join(f"{count} × {period.days}" for count, period in lines),
        unknown_because=reason,
    )


def _endless(part: Agreement) -> bool:
    return part.term() is None and any(post.period is None for post in part.posts)


def _lines(part: Agreement, within: Period | None) -> Iterable[tuple[int, Period]]:
    for post in part.posts:
        days = post_days(part, post)
        counted = days.overlap(within) if within else days
        if counted:
            yield post.count, counted


def _whole(days: Sequence[Period]) -> Period | None:
    if not days:
        return None
    return Period(start=min(day.start for day in days), end=max(day.end for day in days))


def cost_per_officer_day(schedule: CostSchedule, days: Figure) -> Figure:
    """The cost of officers alone for each day of each post, rounded half up to the penny.

    Args:
        schedule: The costs, of which vehicles and the like are left out.
        days: The officer-days.
    """
    lines = [line for line in schedule.lines if line.kind in (CostKind.OFFICERS, CostKind.PACKAGE)]
    reasons = [schedule.unknown_because, days.unknown_because]
    reasons += [line.unknown_because for line in lines]
    if any(line.kind is CostKind.PACKAGE for line in lines):
        reasons.append("the papers state officers and other costs in one sum")
    if not days.value and not any(reasons):
        reasons.append("there are no officer-days")
    cost = _officers_gbp(schedule)
    bought = days.value if days.value and not any(reasons) else None
    return Figure(
        label="Cost of an officer-day",
        value=from_pence(to_pence(Fraction(cost) / Fraction(bought))) if bought else None,
        unit=Unit.GBP,
        kind=FigureKind.RATE,
        basis=schedule.total.basis,
        period=days.period,
        sources=tuple(dict.fromkeys(source for line in lines for source in line.sources)),
        how=f"{format_gbp(cost)} ÷ {days.text}" if bought else "",
        assumptions=schedule.assumptions,
        unknown_because="; ".join(dict.fromkeys(reason for reason in reasons if reason)),
    )


def hours_a_day(agreement: Agreement, hours: Decimal, period: Period) -> Figure:
    """How many hours were delivered for each officer-day that was bought.

    Args:
        agreement: The agreement as it is.
        hours: The hours delivered.
        period: The days on which they were.
    """
    days = officer_days((agreement,), within=period)
    reason = days.unknown_because or ("" if days.value else f"no post serves from {period}")
    return Figure(
        label="Hours delivered for each officer-day",
        value=None if reason or not days.value else hours / days.value,
        unit=Unit.HOURS,
        kind=FigureKind.RATE,
        basis=Basis.DERIVED,
        period=period,
        how=f"{plain_number(hours)} hours ÷ {days.text}" if not reason else "",
        unknown_because=reason,
    )


def cost_per_hour(
    schedule: CostSchedule, per_day: Figure, days: Figure, hours: Figure | None
) -> Figure:
    """The cost of an hour on the agreement's own work, if delivery goes on as it has.

    Args:
        schedule: The costs, of which vehicles and the like are left out.
        per_day: The cost of an officer-day.
        days: The officer-days.
        hours: The hours delivered for each; ``None`` where no result is given.
    """
    value, supposed = None, ""
    if hours and hours.period:
        supposed = f"each officer-day gives as many hours as from {hours.period}"
    if per_day.value is not None and days.value and hours and hours.value:
        # From the whole cost and not from the rounded cost of a day, so that it is rounded once.
        exact = Fraction(_officers_gbp(schedule)) / Fraction(days.value) / Fraction(hours.value)
        value = from_pence(to_pence(exact))
    reasons = [per_day.unknown_because, hours.unknown_because if hours else _NO_HOURS]
    return Figure(
        label="Cost of a delivered hour",
        value=value,
        unit=Unit.GBP,
        kind=FigureKind.RATE,
        basis=Basis.ESTIMATE,
        period=per_day.period,
        sources=per_day.sources,
        how=f"{per_day.how} ÷ {hours.text} a day" if hours and value is not None else "",
        assumptions=(*per_day.assumptions, supposed) if supposed else per_day.assumptions,
        unknown_because="; ".join(reason for reason in reasons if reason),
    )


def _officers_gbp(schedule: CostSchedule) -> Decimal:
    officers = (line for line in schedule.lines if line.kind is CostKind.OFFICERS)
    return sum((line.cost_gbp or Decimal(0) for line in officers), Decimal("0.00"))
