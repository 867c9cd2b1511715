"""Designs whose areas are counted from a table of incidents."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import attrs

from s92kit.evaluation._counts import Counts
from s92kit.evaluation._design import Design, StudyArea
from s92kit.evaluation._incident import IncidentLog
from s92kit.periods import Period

__all__ = ["counted_from", "counts_of"]


def counted_from(design: Design, log: IncidentLog) -> Design:
    """The design with the counts of each area that lists places.

    Args:
        design: A design.
        log: The incidents.

    Returns:
        The same design with counts in place of places; where all days lie in whole months, with
        those of each month.

    Examples:
        >>> import pandas as pd
        >>> from datetime import date
        >>> from s92kit.evaluation import Design, StudyArea, incidents_from_frame
        >>> design = Design(id="walford/market-2019", title="Did calls fall?", measure="calls",
        ...                 action="Patrols.", treated=StudyArea(title="Market", places=("HS-1",)),
        ...                 before=Period.inclusive(date(2018, 5, 1), date(2018, 5, 31)),
        ...                 after=Period.inclusive(date(2019, 5, 1), date(2019, 5, 31)))
        >>> rows = pd.DataFrame({"day": ["2018-05-02", "2018-05-09", "2019-05-02"],
        ...                      "place": ["HS-1", "HS-1", "HS-1"]})
        >>> counted_from(design, incidents_from_frame(rows)).treated.counts
        (2, 1)
    """
    return attrs.evolve(
        design,
        treated=_with_counts(design.treated, design, log.by_day),
        control=_with_counts(design.control, design, log.by_day),
        displacement=_with_counts(design.displacement, design, log.by_day),
        displacement_control=_with_counts(design.displacement_control, design, log.by_day),
    )


def counts_of(design: Design, name: str) -> Counts | None:
    """The counts of an area with the lengths of their times; ``None`` where any is not known.

    Args:
        design: A design.
        name: The part that the area has in it, such as ``treated``.
    """
    area = design.areas.get(name)
    if area is None or design.before is None or design.after is None:
        return None
    before, after = area.counts
    if before is None or after is None:
        return None
    return Counts(
        before=before,
        after=after,
        before_days=design.before.days,
        after_days=design.after.days,
    )


def _with_counts(
    area: StudyArea | None, design: Design, by_day: Mapping[tuple[str, int], int]
) -> StudyArea | None:
    if area is None or not area.places:
        return area
    merged: dict[int, int] = {}
    for (place, day), count in by_day.items():
        if place in area.places:
            merged[day] = merged.get(day, 0) + count
    before, before_months = _counted(design.before, merged)
    after, after_months = _counted(design.after, merged)
    return attrs.evolve(
        area,
        before=before,
        after=after,
        before_months=before_months,
        after_months=after_months,
        places=(),
    )


def _counted(
    period: Period | None, by_day: Mapping[int, int]
) -> tuple[int | None, tuple[int, ...]]:
    if period is None:
        return None, ()
    days = range(period.start.toordinal(), period.end.toordinal())
    total = sum(count for day, count in by_day.items() if day in days)
    if period.start.day != 1 or period.end.day != 1:
        return total, ()  # parts of months are no months, and would seem to vary more
    months: dict[tuple[int, int], int] = {}
    for day in days:
        on = date.fromordinal(day)
        month = (on.year, on.month)
        months[month] = months.get(month, 0) + by_day.get(day, 0)
    return total, tuple(months.values())
