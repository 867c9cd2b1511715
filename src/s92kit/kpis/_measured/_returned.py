"""What returns say of an indicator over a stretch of days, or why nobody can tell."""

from __future__ import annotations

from collections.abc import Iterable

from s92kit.activity import InPeriodReturns, PeriodCount, ReturnSeries
from s92kit.periods import Period

__all__ = ["returned_over"]


def returned_over(
    returns: InPeriodReturns | None, borough: str, indicator: str, period: Period
) -> tuple[int | None, str]:
    """The count of a period, added up over returns whose days make it up.

    Args:
        returns: The returns, taken apart by period.
        borough: The key of the borough.
        indicator: The id of the indicator in the returns.
        period: The days.

    Returns:
        The count and an empty reason, or ``None`` and the reason.
    """
    series = [
        each
        for each in (returns.series if returns else ())
        if (each.borough, each.indicator) == (borough, indicator)
    ]
    if not series:
        return None, f"there is no return of {indicator}"
    if len({each.attribution for each in series}) > 1:
        return None, f"the returns of {indicator} are of more than one attribution"
    parts = [_count(each, period) for each in series]
    reasons = [because for _, because in parts if because]
    if reasons:
        return None, "; ".join(dict.fromkeys(reasons))
    return sum(count for count, _ in parts if count is not None), ""


def _count(series: ReturnSeries, period: Period) -> tuple[int | None, str]:
    day, total = period.start, 0
    whose = f" by {series.team}" if series.team else ""
    for each in _in_order(series, period):
        if each.period.start == day:
            if each.count is None:
                return None, each.unknown_because
            total += each.count
            day = each.period.end
    if day != period.end:
        return None, f"the returns of {series.indicator}{whose} do not make up {period}"
    return total, ""


def _in_order(series: ReturnSeries, period: Period) -> Iterable[PeriodCount]:
    inside = (each for each in series.counts if period.covers(each.period))
    return sorted(inside, key=lambda each: (each.period.start, -each.period.days))
