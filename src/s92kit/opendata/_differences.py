"""Counts that differ between two releases, or between wards and their borough."""

from __future__ import annotations

from datetime import date

import attrs

from s92kit.findings import Findings

__all__ = ["RevisedCount", "Revisions", "WardShortfall", "WardShortfalls"]


@attrs.frozen(kw_only=True)
class RevisedCount:
    """A count that a later release gives otherwise.

    Args:
        month: The first day of the month.
        area: The code of the area, or its name where there is no code.
        category: The category.
        subcategory: The part of it; empty where there is none.
        before: The count in the earlier release; ``None`` where it has none.
        after: The count in the later release; ``None`` where it has none, as after a category
            was split.
    """

    month: date
    area: str
    category: str
    subcategory: str
    before: int | None
    after: int | None


@attrs.frozen(kw_only=True)
class Revisions:
    """What a later release changed.

    Args:
        items: The counts that differ, by month, area and category.
        compared: How many counts stand in both releases.
        findings: What a user must know of it.
    """

    items: tuple[RevisedCount, ...]
    compared: int
    findings: Findings


@attrs.frozen(kw_only=True)
class WardShortfall:
    """The counts of a borough's wards beside that of the borough.

    Args:
        month: The first day of the month.
        borough: The borough.
        category: The category.
        wards: The sum of its wards.
        total: The count of the borough.
    """

    month: date
    borough: str
    category: str
    wards: int
    total: int

    @property
    def difference(self) -> int:
        """What wards leave out; negative where they hold more."""
        return self.total - self.wards


@attrs.frozen(kw_only=True)
class WardShortfalls:
    """Wards held against their boroughs.

    Args:
        items: Each month, borough and category that both tables hold.
        findings: What a user must know of it.
    """

    items: tuple[WardShortfall, ...]
    findings: Findings

    def of(self, borough: str) -> tuple[WardShortfall, ...]:
        """Those of one borough.

        Args:
            borough: Its name.
        """
        return tuple(item for item in self.items if item.borough == borough)
