"""What an agreement costs, as values: cost lines, financial years and the whole schedule."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

import attrs

from s92kit.agreements._agreement import CostKind
from s92kit.figures import Basis, Figure, FigureKind, Unit
from s92kit.money import format_gbp
from s92kit.periods import (
    Period,
    financial_year_label,
    financial_years_of,
)
from s92kit.sources import Source

__all__ = ["CostLine", "CostSchedule", "CostYear", "sum_of_lines"]

QUOTE = "quote"
_ANNUAL = "one sum is stated for {period}, and not what it is in each financial year"


@attrs.frozen(kw_only=True)
class CostLine:
    """What one post line, or one stated sum, costs over some days.

    Args:
        item: The id of the post line or stated cost.
        label: What it is, as a table prints it.
        kind: What the money buys.
        period: The days; within one financial year, unless a paper states one sum for more.
        cost_gbp: Pounds and pence; ``None`` where it cannot be determined.
        basis: What the cost rests on.
        sources: Where it, or what it was worked out from, was read.
        how: The working; for a sum that a paper states, that it was read.
        posts: How many posts, for a post line.
        assumption: The label of the assumption it rests on; empty where there is none.
        unknown_because: Why there is no cost; empty where there is one.
    """

    item: str
    label: str
    kind: CostKind
    period: Period
    cost_gbp: Decimal | None
    basis: Basis
    sources: tuple[Source, ...]
    how: str = ""
    posts: int | None = None
    assumption: str = ""
    unknown_because: str = ""

    @property
    def years(self) -> tuple[Period, ...]:
        """The financial years that the line touches; one, unless a paper states a sum for more."""
        return financial_years_of(self.period)

    @property
    def figure(self) -> Figure:
        """The line as a figure."""
        return Figure(
            label=f"{self.label}, {self.period}",
            value=self.cost_gbp,
            unit=Unit.GBP,
            kind=FigureKind.IN_PERIOD,
            basis=self.basis,
            period=self.period,
            sources=self.sources,
            how=self.how,
            assumptions=(self.assumption,) if self.assumption else (),
            unknown_because=self.unknown_because,
        )


@attrs.frozen(kw_only=True)
class CostYear:
    """What an agreement costs in one financial year.

    Args:
        year: The financial year.
        lines: The cost lines that fall in it.
        undivided: Sums that a paper states for more than this year, which leave the year's
            cost undetermined.
    """

    year: Period
    lines: tuple[CostLine, ...]
    undivided: tuple[CostLine, ...] = ()

    @property
    def label(self) -> str:
        """The financial year as papers print it."""
        return financial_year_label(self.year)

    @property
    def cost(self) -> Figure:
        """The cost of the year; not determined where any part of it is not."""
        label = f"Cost in {self.label}"
        reasons = [_ANNUAL.format(period=line.period) for line in self.undivided]
        return _sum(self.lines, label=label, period=self.year, reasons=reasons)


@attrs.frozen(kw_only=True)
class CostSchedule:
    """What an agreement costs, as it was known on a day.

    Args:
        agreement: The id of the agreement, or ``quote``.
        known_on: The day whose knowledge counts; ``None`` for everything recorded.
        years: The financial years that it touches, in order.
        undivided: Sums that a paper states for more than one financial year.
        unknown_because: Why there is no schedule at all; empty where there is one.
    """

    agreement: str
    known_on: date | None
    years: tuple[CostYear, ...]
    undivided: tuple[CostLine, ...] = ()
    unknown_because: str = ""

    @property
    def lines(self) -> tuple[CostLine, ...]:
        """Every cost line, in order, each once."""
        return (*(line for year in self.years for line in year.lines), *self.undivided)

    @property
    def assumptions(self) -> tuple[str, ...]:
        """The labels of the assumptions that any line rests on."""
        return tuple(dict.fromkeys(line.assumption for line in self.lines if line.assumption))

    @property
    def total(self) -> Figure:
        """The cost over all years; not determined where any line is not."""
        days = [line.period for line in self.lines]
        period = (
            Period(start=min(day.start for day in days), end=max(day.end for day in days))
            if days
            else None
        )
        label = "Total cost" if self.agreement == QUOTE else f"Total cost of {self.agreement}"
        reasons = [self.unknown_because] if self.unknown_because else []
        return _sum(self.lines, label=label, period=period, reasons=reasons)


def sum_of_lines(
    lines: Sequence[CostLine], *, label: str, period: Period | None, unknown_because: str
) -> Figure:
    """Cost lines as one figure, with the sources and assumptions of each.

    Args:
        lines: The cost lines.
        label: What the sum is the figure of.
        period: The days it is for.
        unknown_because: Why the sum cannot be determined; empty where it can.
    """
    known = [line.cost_gbp for line in lines if line.cost_gbp is not None]
    estimated = any(line.basis is Basis.ESTIMATE for line in lines)
    return Figure(
        label=label,
        value=None if unknown_because else sum(known, Decimal("0.00")),
        unit=Unit.GBP,
        kind=FigureKind.IN_PERIOD,
        basis=Basis.ESTIMATE if estimated else Basis.DERIVED,
        period=period,
        sources=tuple(dict.fromkeys(source for line in lines for source in line.sources)),
        how=" + ".join(format_gbp(cost) for cost in known),
        assumptions=tuple(dict.fromkeys(line.assumption for line in lines if line.assumption)),
        unknown_because=unknown_because,
    )


def _sum(
    lines: tuple[CostLine, ...], *, label: str, period: Period | None, reasons: list[str]
) -> Figure:
    unknown = dict.fromkeys(
        [*reasons, *(line.unknown_because for line in lines if line.cost_gbp is None)]
    )
    if not lines and not unknown:
        unknown = {"no posts and no sums are recorded": None}
    return sum_of_lines(lines, label=label, period=period, unknown_because="; ".join(unknown))
