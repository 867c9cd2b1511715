"""The stretches of days that indicators are measured over, and the cuts between them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import attrs

from s92kit.kpis._length import whole_months
from s92kit.kpis._measure import Against, Averaging, Measure, MeasureKind
from s92kit.periods import Period, add_months, period_of_months

__all__ = ["Windows", "cuts_of", "layers_of", "windows_for"]


@attrs.frozen(kw_only=True)
class Windows:
    """The days that one value rests on.

    Args:
        main: The days counted for the value: the period, its parts, or the year so far.
        earlier: The days that a change is measured against; ``None`` for other measures.
        unknown_because: Why there are no such days; empty where there are.
    """

    main: tuple[Period, ...]
    earlier: Period | None = None
    unknown_because: str = ""

    @property
    def each(self) -> tuple[Period, ...]:
        """Every stretch of days."""
        return self.main if self.earlier is None else (*self.main, self.earlier)


def windows_for(measure: Measure, period: Period) -> Windows:
    """The days that the value over a period rests on.

    Args:
        measure: How the indicator is measured.
        period: The period that is asked for.
    """
    if measure.kind is MeasureKind.CUMULATIVE:
        return _so_far(period, measure.since_month)
    if measure.averaging is Averaging.MEAN_OF_PERIODS:
        return _parts(period, measure.part_months)
    if measure.against is Against.SAME_PERIOD_LAST_YEAR:
        return Windows(main=(period,), earlier=_moved(period, -12))
    if measure.against is Against.PREVIOUS_PERIOD:
        return _after_another(period)
    return Windows(main=(period,))


def _so_far(period: Period, since_month: int) -> Windows:
    first = date(period.start.year, since_month, 1)
    first = first if first <= period.start else add_months(first, -12)
    if period.end > add_months(first, 12):
        return Windows(main=(), unknown_because=f"{period} reaches into a second year")
    return Windows(main=(Period(start=first, end=period.end),))


def _after_another(period: Period) -> Windows:
    months = whole_months(period)
    if months is None:
        because = f"{period} is no whole number of months, so that none like it comes before"
        return Windows(main=(), unknown_because=because)
    return Windows(main=(period,), earlier=_moved(period, -months))


def _moved(period: Period, months: int) -> Period:
    return Period(start=add_months(period.start, months), end=add_months(period.end, months))


def _parts(period: Period, months: int) -> Windows:
    parts: list[Period] = []
    count = 0
    while not parts or parts[-1].end < period.end:
        count += 1
        start = parts[-1].end if parts else period.start
        parts.append(Period(start=start, end=period_of_months(period.start, months * count).end))
    if parts[-1].end != period.end:
        because = f"{period} does not divide into parts of {months} months"
        return Windows(main=(), unknown_because=because)
    return Windows(main=tuple(parts))


def cuts_of(windows: Iterable[Period]) -> tuple[date, ...]:
    """Every day on which a window begins or has ended, in order.

    Args:
        windows: The windows.
    """
    return tuple(sorted({day for each in windows for day in (each.start, each.end)}))


def layers_of(windows: Iterable[Period]) -> tuple[tuple[Period, ...], ...]:
    """Windows in as few layers as hold none that overlap, each layer in order of days.

    Args:
        windows: The windows.
    """
    layers: list[list[Period]] = []
    for window in sorted(set(windows)):
        for layer in layers:
            if layer[-1].end <= window.start:
                layer.append(window)
                break
        else:
            layers.append([window])
    return tuple(map(tuple, layers))
