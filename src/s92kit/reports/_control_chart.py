"""Control charts as drawings that can be read without seeing them, and as words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from html import escape
from itertools import groupby

import attrs

from s92kit.figures import Unit
from s92kit.kpis import Assurance, ChartPoint, ControlChart, Variation
from s92kit.periods import Period, period_of_months
from s92kit.reports._drawing import drawing, in_unit, place, round_ticks, text

__all__ = ["chart_in_words", "chart_points", "control_chart_svg"]

_WIDTH, _HEIGHT = 760, 340
_LEFT, _RIGHT, _TOP, _BOTTOM = 64, 672, 40, 266
_COLOURS = {
    Variation.COMMON: "#4c4f52",
    Variation.IMPROVEMENT: "#00559e",
    Variation.CONCERN: "#b8420b",
    Variation.HIGH: "#6a2c91",
    Variation.LOW: "#6a2c91",
}

_MEANS = {
    Variation.IMPROVEMENT: "an improvement",
    Variation.CONCERN: "a concern",
    Variation.HIGH: "high",
    Variation.LOW: "low",
}


def chart_in_words(chart: ControlChart) -> str:
    """What a control chart shows, for a reader who does not see it.

    Args:
        chart: The chart.

    Returns:
        Its mean and limits, each point that is more than chance with the rule named, whether the
        target will be met, and what must be known of it.
    """
    limits = chart.limits
    points = chart.points
    said = [f"{chart.label}, {_days(points)}."] if points else []
    if limits is not None:
        said.append(
            f"Mean {in_unit(limits.mean, chart.unit)}; by chance alone between "
            f"{in_unit(max(limits.lower, Decimal(0)), chart.unit)} and "
            f"{in_unit(limits.upper, chart.unit)}."
        )
        said.extend(_special_in_words(chart))
    if chart.assurance is not Assurance.NOT_DETERMINED and chart.target is not None:
        said.append(f"Target {in_unit(chart.target, chart.unit)}: {chart.assurance}.")
    return " ".join((*said, *chart.notes))


def chart_points(chart: ControlChart) -> tuple[tuple[str, ...], ...]:
    """The points of a chart as the heads and rows of a table: all that its drawing shows.

    Args:
        chart: The chart.
    """
    rows: list[tuple[str, ...]] = [
        ("Period", "Value", "Mean", "Lower limit", "Upper limit", "More than chance")
    ]
    for point in chart.points:
        limits = point.limits
        known = (limits.mean, max(limits.lower, Decimal(0)), limits.upper) if limits else ()
        cause = f"{point.cause}; {point.variation}" if point.cause else "no"
        rows.append(
            (
                _label(point.period),
                "not known" if point.value is None else in_unit(point.value, chart.unit),
                *([in_unit(each, chart.unit) for each in known] or ["no limit"] * 3),
                cause,
            )
        )
    return tuple(rows)


def _days(points: Sequence[ChartPoint]) -> str:
    return str(Period(start=points[0].period.start, end=points[-1].period.end))


def _special_in_words(chart: ControlChart) -> Iterator[str]:
    """Each point that is more than chance; neighbours under one rule are told together."""
    if not chart.special:
        yield "No point is more than chance."
    for (cause, variation), group in groupby(
        chart.points, key=lambda point: (point.cause, point.variation)
    ):
        run = tuple(group)
        if cause is not None:
            values = ", ".join(in_unit(each.value or Decimal(0), chart.unit) for each in run)
            ends = dict.fromkeys((_label(run[0].period), _label(run[-1].period)))
            yield f"{' to '.join(ends)} ({values}): {cause}; {variation}."


def control_chart_svg(chart: ControlChart) -> str:
    """A control chart as a drawing in SVG, with its words inside for a reader who hears it.

    Points that are more than chance have another shape as well as another colour. A lower limit
    below nought is drawn at nought.

    Args:
        chart: The chart; at least one of its values is known.

    Returns:
        One ``svg`` element, which can stand in a web page or in a file by itself.
    """
    sheet = _Sheet.of(chart)
    parts = (_axes, _limits, _line, _points)
    body = "\n".join(line for part in parts for line in part(chart, sheet))
    return drawing(
        chart.label,
        chart_in_words(chart),
        f"{body}\n{_key(chart)}",
        kind="control chart",
        size=(_WIDTH, _HEIGHT),
    )


@attrs.frozen(kw_only=True)
class _Sheet:
    """Where values and points lie on the drawing."""

    ticks: tuple[Decimal, ...]
    count: int

    @classmethod
    def of(cls, chart: ControlChart) -> _Sheet:
        values = [point.value for point in chart.points if point.value is not None]
        for point in chart.points:
            if point.limits is not None:
                values += [point.limits.upper, max(point.limits.lower, Decimal(0))]
        values += [] if chart.target is None else [chart.target]
        least, most = min((*values, Decimal(0))), max((*values, Decimal(1)))
        return cls(ticks=round_ticks(least, most), count=len(chart.points))

    def across(self, at: int) -> str:
        room = Decimal(_RIGHT - _LEFT - 24)
        return place(_LEFT + 12 + (room * at / (self.count - 1) if self.count > 1 else room / 2))

    def up(self, value: Decimal) -> str:
        least, most = self.ticks[0], self.ticks[-1]
        share = (max(value, least) - least) / (most - least)
        return place(_BOTTOM - share * (_BOTTOM - _TOP))


def _label(period: Period) -> str:
    return f"{period.start:%Y-%m}" if _is_month(period) else period.first_day.isoformat()


def _is_month(period: Period) -> bool:
    return period.start.day == 1 and period == period_of_months(period.start, 1)


def _short_label(period: Period) -> str:
    """A month as an axis has it, such as *Apr 2019*; else the first day."""
    return f"{period.start:%b %Y}" if _is_month(period) else period.first_day.isoformat()


def _axes(chart: ControlChart, sheet: _Sheet) -> Iterator[str]:
    yield f'<path d="M{_LEFT} {_TOP}V{_BOTTOM}H{_RIGHT}" fill="none" stroke="#1d2125"/>'
    for value in sheet.ticks:
        y = place(Decimal(sheet.up(value)) + 4)
        yield text(_LEFT - 6, y, in_unit(value, chart.unit, places=2), anchor="end")
    step = max(len(chart.points) // 6, 1)
    for at in range(0, len(chart.points), step):
        words = _short_label(chart.points[at].period)
        yield text(sheet.across(at), _BOTTOM + 18, words, anchor="middle")


def _limits(chart: ControlChart, sheet: _Sheet) -> Iterator[str]:
    numbered = list(enumerate(chart.points))
    for limits, group in groupby(numbered, key=lambda item: item[1].limits):
        if limits is None:
            continue
        stretch = [at for at, _ in group]
        lowest = max(limits.lower, Decimal(0))
        start, end = sheet.across(stretch[0]), sheet.across(stretch[-1])
        drawn = (
            (limits.mean, "", f"mean {in_unit(limits.mean, chart.unit)}"),
            (limits.upper, "6 4", f"upper {in_unit(limits.upper, chart.unit)}"),
            (lowest, "6 4", f"lower {in_unit(lowest, chart.unit)}"),
        )
        for value, dashes, words in drawn:
            dashed = f' stroke-dasharray="{dashes}"' if dashes else ""
            y = sheet.up(value)
            yield f'<path d="M{start} {y}H{end}" fill="none" stroke="#6b7075"{dashed}/>'
            if stretch[-1] == len(chart.points) - 1:
                yield text(_RIGHT - 4, place(Decimal(y) + 4), words)
    if chart.target is not None:
        y = sheet.up(chart.target)
        yield f'<path d="M{_LEFT} {y}H{_RIGHT}" stroke="#a3123f" stroke-dasharray="2 3"/>'


def _line(chart: ControlChart, sheet: _Sheet) -> Iterator[str]:
    numbered = list(enumerate(chart.points))
    for known, group in groupby(numbered, key=lambda item: item[1].value is not None):
        run = [
            f"{sheet.across(at)} {sheet.up(point.value)}"
            for at, point in group
            if point.value is not None
        ]
        if known and len(run) > 1:
            yield f'<path d="M{"L".join(run)}" fill="none" stroke="#4c4f52"/>'


def _points(chart: ControlChart, sheet: _Sheet) -> Iterator[str]:
    for at, point in enumerate(chart.points):
        if point.value is None:
            continue
        x, y = sheet.across(at), sheet.up(point.value)
        colour = _COLOURS[point.variation or Variation.COMMON]
        words = escape(_point_in_words(point, chart.unit))
        shape = _shape(point, Decimal(x), Decimal(y))
        yield f'<{shape} fill="{colour}"><title>{words}</title></{shape.split(" ", 1)[0]}>'


def _shape(point: ChartPoint, x: Decimal, y: Decimal) -> str:
    if not point.causes:
        return f'circle cx="{x}" cy="{y}" r="3.5"'
    if point.variation is Variation.CONCERN:
        return f'path d="M{x} {y - 7}L{x + 7} {y}L{x} {y + 7}L{x - 7} {y}Z"'
    return f'rect x="{x - 5}" y="{y - 5}" width="10" height="10"'


def _point_in_words(point: ChartPoint, unit: Unit) -> str:
    said = f"{_label(point.period)}: {in_unit(point.value or Decimal(0), unit)}"
    return f"{said}, {point.cause}, {point.variation}" if point.cause else said


def _key(chart: ControlChart) -> str:
    found = dict.fromkeys(point.variation for point in chart.special)
    lines = ["Line: mean. Dashes: limits of chance. Circle: no more than chance."]
    lines[0] += " Dots: target." if chart.target is not None else ""
    shapes = [
        f"{'Diamond' if each is Variation.CONCERN else 'Square'}: more than chance, {_MEANS[each]}."
        for each in found
        if each is not None
    ]
    lines.append(" ".join(shapes) or "No point is more than chance.")
    return "\n".join(text(_LEFT, _HEIGHT - 30 + 18 * at, words) for at, words in enumerate(lines))
