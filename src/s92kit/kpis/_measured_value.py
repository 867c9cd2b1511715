"""All that a framework's indicators came to, cell by cell and as a data frame."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from fractions import Fraction
from functools import cached_property

import attrs

from s92kit.errors import UnknownNameError
from s92kit.kpis._cell import Group, MeasuredCell, residual
from s92kit.kpis._framework import KpiFramework
from s92kit.kpis._indicator import Indicator
from s92kit.periods import Period
from s92kit.sources import Source
from s92kit.tables import Frame

__all__ = ["Measured"]


@attrs.frozen(kw_only=True, eq=False)
class Measured:
    """What each indicator of a framework came to over each period, in each group.

    Args:
        framework: The framework, with all that it inherits.
        periods: The periods asked for, in order.
        by: The columns that rows were told apart by; empty for the whole borough alone.
        known_on: The day whose knowledge counted; ``None`` for everything recorded.
        groups: The groups, each with its entry for every column of ``by``.
        sources: Where the rows, returns and bases were read.
        cells: Every cell, by indicator, period and group, in order; made when first asked for.
        frame: Gives the cells as a pandas data frame without making them.
    """

    framework: KpiFramework
    periods: tuple[Period, ...]
    by: tuple[str, ...]
    known_on: date | None
    groups: tuple[Group, ...]
    sources: tuple[Source, ...]
    _cells: Callable[[], Iterator[MeasuredCell]]
    _frame: Callable[[], Frame]

    @cached_property
    def cells(self) -> tuple[MeasuredCell, ...]:
        """Every cell, by indicator, period and group, in order."""
        return tuple(self._cells())

    @cached_property
    def _by_place(self) -> dict[tuple[str, Period, Group], MeasuredCell]:
        return {(cell.indicator, cell.period, cell.group): cell for cell in self.cells}

    @property
    def indicators(self) -> tuple[Indicator, ...]:
        """The indicators, in the framework's order."""
        return self.framework.indicators

    def of(self, indicator: str, *, group: Group = ()) -> tuple[MeasuredCell, ...]:
        """What one indicator came to, period by period.

        Args:
            indicator: The id of the indicator.
            group: The group, such as ``(("ward", "Made-up ward 01"),)``.

        Raises:
            UnknownNameError: Where there is no such indicator.
        """
        self.framework.indicator(indicator)
        return tuple(self.cell(indicator, period, group=group) for period in self.periods)

    def cell(self, indicator: str, period: Period, *, group: Group = ()) -> MeasuredCell:
        """What one indicator came to over one period.

        Args:
            indicator: The id of the indicator.
            period: One of the periods.
            group: The group; empty where rows were not told apart.

        Raises:
            UnknownNameError: Where there is no such indicator, period or group.
        """
        self.framework.indicator(indicator)
        found = self._by_place.get((indicator, period, group))
        if found is None:
            known = [f"{each.period} {dict(each.group) or ''}".strip() for each in self.cells]
            raise UnknownNameError(
                what="period and group",
                name=f"{period} {dict(group) or ''}".strip(),
                known=set(known),
            )
        return found

    def residuals(
        self, whole: str, *, places: int | None = None
    ) -> tuple[tuple[Period, Group, Fraction | None], ...]:
        """What the shares of one whole leave over of 100 per cent, by period and group.

        Args:
            whole: The name that the shares have in common.
            places: Round each share to so many decimal places first; ``None`` for exact shares.

        Raises:
            UnknownNameError: Where no indicator bears that name.
        """
        shares = [each.id for each in self.indicators if each.whole == whole]
        if not shares:
            known = {each.whole for each in self.indicators if each.whole}
            raise UnknownNameError(what="whole of shares", name=whole, known=known)
        return tuple(
            (
                period,
                group,
                residual([self.cell(name, period, group=group) for name in shares], places=places),
            )
            for period in self.periods
            for group in self.groups
        )

    def frame(self) -> Frame:
        """Every cell as a row of a pandas data frame.

        Columns:
            indicator: category, the id of the indicator. Key.
            first_day: datetime64, the first day of the period. Key.
            last_day: datetime64, the last day of the period. Key.
            ward and others of ``by``: category, the group. Key.
            numerator: number, what was counted, in its own unit.
            denominator: number, what it was held against.
            value: number, the value; missing where it cannot be determined.
            unit: category, what one of the value is.
            unknown_because: category, why there is no value.
            completeness: category, whether the data cover all the days.
        """
        return self._frame()
