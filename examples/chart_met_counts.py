"""Control charts of recorded crime, from a file of the Metropolitan Police's monthly tables.

Run ``python examples/chart_met_counts.py "MPS Borough Level Crime.csv" --area Brent --area Havering
--category burglary --retrieved-on 2025-12-20``. It prints what each chart shows and writes it as an
SVG file into the folder ``charts``.

With a table of wards, ``--wards`` draws the funnel of one borough's wards instead: the share of the
category among all that was recorded in each. The tables hold no residents, and none are made up.
"""

from __future__ import annotations

import argparse
import textwrap
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path

from s92kit.errors import S92Error, UnknownNameError
from s92kit.figures import Unit
from s92kit.files import write_whole
from s92kit.kpis import (
    ControlChart,
    Funnel,
    FunnelKind,
    Observation,
    Polarity,
    control_chart,
    funnel,
)
from s92kit.opendata import MonthlyCounts, read_met_counts
from s92kit.periods import period_of_months
from s92kit.reports import chart_in_words, control_chart_svg, funnel_in_words, funnel_svg


def chart_of(counts: MonthlyCounts, area: str, category: str) -> ControlChart:
    """The months of an area and a category, with the limits of chance.

    Args:
        counts: What was read.
        area: The name or code of the area.
        category: The category, in the publisher's words.
    """
    return control_chart(
        (
            Observation(
                period=period_of_months(each.month, 1),
                value=None if each.count is None else Decimal(each.count),
            )
            for each in counts.series(area, category)
        ),
        label=f"{category.capitalize()} recorded in {area}",
        unit=Unit.COUNT,
        polarity=Polarity.LOWER,
    )


def funnel_of(counts: MonthlyCounts, borough: str, category: str) -> Funnel:
    """The share of a category among all that was recorded in each ward of a borough.

    Args:
        counts: What was read from a table of wards.
        borough: The name of the borough.
        category: The category, in the publisher's words.
    """
    boroughs = sorted({str(each) for each in counts.frame["within"].dropna()})
    if borough not in boroughs:
        raise UnknownNameError(what="borough with wards", name=borough, known=boroughs)
    rows = counts.frame[counts.frame["within"] == borough]
    whole = rows.groupby("area_name")["count"].sum()
    part = rows[rows["category"] == category].groupby("area_name")["count"].sum()
    shares = {
        str(ward): (int(part.get(ward, 0)), int(whole[ward])) for ward in whole.index if whole[ward]
    }
    return funnel(shares, kind=FunnelKind.SHARE)


def main(arguments: Sequence[str] | None = None) -> int:
    """Draw what is asked for, and say what it shows.

    Args:
        arguments: The words of the command line.
    """
    asked = _asked(arguments)
    try:
        counts = read_met_counts(asked.file, retrieved_on=asked.retrieved_on)
        category = _category(counts, asked.category)
        drawn = [_drawn(counts, area, category, wards=asked.wards) for area in asked.area]
    except (S92Error, OSError) as fault:
        print(f"{asked.file}: {fault}")
        return 2
    for finding in counts.findings.not_met:
        print(textwrap.fill(f"To know before it is used: {finding.message}", 100))
    asked.out.mkdir(parents=True, exist_ok=True)
    for area, (words, drawing) in zip(asked.area, drawn, strict=True):
        file = asked.out / f"{area}-{category}{'-wards' * asked.wards}.svg".lower().replace(
            " ", "-"
        )
        write_whole(file, drawing)
        print(f"\n{textwrap.fill(words, 100)}\nDrawn in {file}")
    return 0


def _drawn(counts: MonthlyCounts, area: str, category: str, *, wards: bool) -> tuple[str, str]:
    if wards:
        label = f"{category.capitalize()} among all recorded, wards of {area}"
        found = funnel_of(counts, area, category)
        return funnel_in_words(found, label=label), funnel_svg(found, label=label)
    chart = chart_of(counts, area, category)
    return chart_in_words(chart), control_chart_svg(chart)


def _category(counts: MonthlyCounts, asked: str) -> str:
    """The category as the publisher writes it, however it is typed."""
    for known in counts.categories:
        if known.casefold() == asked.casefold():
            return known
    raise UnknownNameError(what="category", name=asked.upper(), known=counts.categories)


def _asked(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("file", type=Path, help="a table by borough or by ward, a column a month")
    parser.add_argument("--area", action="append", required=True, help="a borough or ward; repeat")
    parser.add_argument("--category", required=True, help="such as burglary")
    parser.add_argument("--retrieved-on", type=date.fromisoformat, help="when it was fetched")
    parser.add_argument("--wards", action="store_true", help="the funnel of the area's wards")
    parser.add_argument(
        "--out", type=Path, default=Path("charts"), help="a folder for the drawings"
    )
    return parser.parse_args(arguments)


if __name__ == "__main__":
    raise SystemExit(main())
