"""Counts by month, area and category, with what became of every row that was read."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import attrs

from s92kit.areas import AreaKind
from s92kit.errors import InvalidValueError, UnknownNameError
from s92kit.findings import Findings
from s92kit.periods import add_months, format_day
from s92kit.tables import CheckedTable, Frame, Problems

__all__ = ["MonthCount", "MonthlyCounts", "PlaceAccount", "PublicRows"]


@attrs.frozen(kw_only=True)
class PlaceAccount:
    """What became of each row that was read; the parts sum to the rows.

    Args:
        read: Rows that were read.
        counted: Rows that are in the counts.
        set_aside: Rows with a problem that leaves them out.
        without_place: Rows that say no place.
        elsewhere: Rows of other places than those asked about.
        elsewhere_by_name: The rows of each other place.

    Raises:
        InvalidValueError: Where the parts do not sum.

    Examples:
        >>> PlaceAccount(read=3, counted=2, set_aside=0, without_place=1, elsewhere=0).counted
        2
    """

    read: int
    counted: int
    set_aside: int
    without_place: int
    elsewhere: int
    elsewhere_by_name: tuple[tuple[str, int], ...] = ()

    def __attrs_post_init__(self) -> None:
        """Refuse an account in which a row is lost or counted twice."""
        parts = self.counted + self.set_aside + self.without_place + self.elsewhere
        if parts != self.read:
            raise InvalidValueError(
                what="The account of rows", given=self, mend="Its parts sum to the rows read."
            )


@attrs.frozen(kw_only=True, eq=False)
class PublicRows:
    """Rows of a public file that keep to its columns; none is dropped for being like another.

    Args:
        table: The rows, those set aside, and every problem.
        category: The column that says what each row is.
        findings: What a user must know of the files.
        retrieved_on: The day on which the files were fetched, if that is known.
    """

    table: CheckedTable
    category: str
    findings: Findings
    retrieved_on: date | None = None

    @property
    def frame(self) -> Frame:
        """The accepted rows as a pandas data frame."""
        return self.table.frame

    @property
    def problems(self) -> Problems:
        """What is wrong, cell by cell."""
        return self.table.problems

    @property
    def rows_in(self) -> int:
        """How many rows were read."""
        return self.table.rows_in

    @property
    def rows_accepted(self) -> int:
        """How many rows have no problem that leaves them out."""
        return self.table.rows_accepted

    @property
    def rows_set_aside(self) -> int:
        """How many rows have a problem that leaves them out."""
        return self.table.rows_set_aside


@attrs.frozen(kw_only=True)
class MonthCount:
    """The count of one month.

    Args:
        month: The first day of the month.
        count: How many; ``None`` where the month was not read, or a cell of it is empty.
    """

    month: date
    count: int | None


@attrs.frozen(kw_only=True, eq=False)
class MonthlyCounts:
    """Counts by month, area and category.

    Args:
        frame: The counts.
        kind: What the areas are.
        months: The first day of each month that was read.
        rows: What became of every row.
        findings: What a user must know of the counts.
        problems: What is wrong with rows that were set aside, cell by cell.
        retrieved_on: The day on which the files were fetched; ``None`` where that is not known,
            or where the months are of several releases.

    Columns:
        month: datetime64, the first day of the month. Key.
        area: text, the code of the area, or its name where the publisher gives no code. Key.
        area_name: text, what the area is called.
        within: text, the borough that it lies in, as the publisher or the lookup has it; missing
            for boroughs.
        category: text, what was counted, in the publisher's words. Key.
        subcategory: text, a part of the category; missing where it has no parts. Key.
        count: whole number, things; missing where the publisher left the cell empty.
        retrieved_on: datetime64, the day on which the file was fetched; missing where unknown.
    """

    frame: Frame
    kind: AreaKind
    months: tuple[date, ...]
    rows: PlaceAccount
    findings: Findings = Findings()  # noqa: RUF009 - a frozen value
    problems: Problems = Problems()  # noqa: RUF009 - a frozen value
    retrieved_on: date | None = None

    @property
    def areas(self) -> Mapping[str, str]:
        """The name of each area by its code."""
        pairs = self.frame[["area", "area_name"]].drop_duplicates().itertuples(index=False)
        return {str(code): str(name) for code, name in pairs}

    @property
    def categories(self) -> tuple[str, ...]:
        """The categories, by name."""
        return tuple(sorted(str(each) for each in self.frame["category"].unique()))

    def series(
        self, area: str, category: str, *, subcategory: str | None = None
    ) -> tuple[MonthCount, ...]:
        """The counts of an area and a category, month by month, with no month left out.

        Args:
            area: The code or name of the area.
            category: The category.
            subcategory: A part of it; ``None`` for all its parts together.

        Returns:
            A count for each month from the first to the last. A month that was not read has none,
            which is not nought.

        Raises:
            UnknownNameError: Where the counts have no such area, category or part: it was not
                looked for, which is not nought either.
        """
        wanted = self._of_area(area)
        wanted = _only(wanted, "category", category, self.categories)
        if subcategory is not None:
            parts = [str(each) for each in wanted["subcategory"].dropna().unique()]
            wanted = _only(wanted, "subcategory", subcategory, parts)
        sums = {
            stamp.date(): None if group.isna().any() else int(group.sum())
            for stamp, group in wanted.groupby("month")["count"]
        }
        months, month = [], self.months[0]
        while month <= self.months[-1]:
            months.append(MonthCount(month=month, count=sums.get(month)))
            month = add_months(month, 1)
        return tuple(months)

    def total(self, area: str, category: str, *, subcategory: str | None = None) -> int:
        """The sum of all months of an area and a category.

        Args:
            area: The code or name of the area.
            category: The category.
            subcategory: A part of it; ``None`` for all its parts together.

        Raises:
            UnknownNameError: Where the counts have no such area, category or part.
            InvalidValueError: Where a month between the first and the last has no count.
        """
        series = self.series(area, category, subcategory=subcategory)
        missing = [each.month for each in series if each.count is None]
        if missing:
            raise InvalidValueError(
                what=f"The sum of {category} in {area}",
                given=f"one without {format_day(missing[0])}",
                mend="A month without a count is not nought; read it, or add up fewer months.",
            )
        return sum(each.count or 0 for each in series)

    def _of_area(self, area: str) -> Any:  # noqa: ANN401 - a part of the frame
        known = self.areas
        rows = self.frame[(self.frame["area"] == area) | (self.frame["area_name"] == area)]
        if not len(rows):
            raise UnknownNameError(what="area", name=area, known=[*known, *known.values()])
        return rows


def _only(frame: Any, column: str, value: str, known: object) -> Any:  # noqa: ANN401 - a frame
    rows = frame[frame[column] == value]
    if not len(rows):
        raise UnknownNameError(what=column, name=value, known=known)  # type: ignore[arg-type]
    return rows
