"""Demand counted from a team's records of activity, and from data frames such as public data."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import TYPE_CHECKING

from s92kit.activity import ActivityKind, ActivityLog, standing_activity
from s92kit.errors import InvalidValueError, UnknownNameError
from s92kit.periods import Period
from s92kit.sources import Source, Standing
from s92kit.tasking._demand import Demand, PlaceLevel

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["demand_from_activity", "demand_from_frame"]

_COLUMNS = {PlaceLevel.WARD: "ward", PlaceLevel.STREET: "place", PlaceLevel.ORDER: "power"}


def demand_from_activity(
    log: ActivityLog,
    *,
    level: PlaceLevel,
    period: Period,
    kinds: Collection[ActivityKind] = (ActivityKind.INCIDENT,),
    known_on: date | None = None,
) -> Demand:
    """What a team's own records count at each place.

    Incidents alone are counted where nothing else is said: arrests, searches and patrols say where
    the team was sent, not where it is needed. Rows without a place are left out, and a place that
    no row names is unknown and not 0.

    Args:
        log: The records.
        level: What the places are: the ward, the place's reference, or the order.
        period: The days.
        kinds: The kinds of activity that count.
        known_on: The day whose knowledge counts; ``None`` for everything recorded.

    Examples:
        >>> import pandas as pd
        >>> from s92kit.activity import activity_from_frame
        >>> rows = pd.DataFrame({"day": ["2018-03-01", "2018-03-02"], "borough": "walford",
        ...                      "kind": ["incident", "arrest"], "ward": "Albert"})
        >>> march = Period.inclusive(date(2018, 3, 1), date(2018, 3, 31))
        >>> demand = demand_from_activity(activity_from_frame(rows), level=PlaceLevel.WARD,
        ...                               period=march)
        >>> dict(demand.counts)
        {'albert': 1}
    """
    column = _COLUMNS[level]
    standing = standing_activity(log, known_on=known_on, period=period)
    frame = standing.frame
    chosen = frame[frame["kind"].isin([str(kind) for kind in kinds]) & frame[column].notna()]
    counts = chosen.groupby(column, observed=True)["count"].sum()
    words = ", ".join(sorted(map(str, kinds)))
    return Demand(
        title=f"Records of activity ({words})",
        level=level,
        counts={str(name): int(count) for name, count in counts.items()},
        period=period,
        source=Source(
            title="Records of activity",
            locator=f"{len(chosen)} rows, {words}, {period}",
            published_on=None,
            standing=Standing.DERIVED,
        ),
    )


def demand_from_frame(
    frame: pd.DataFrame,
    *,
    place: str,
    level: PlaceLevel,
    period: Period,
    source: Source,
    count: str | None = None,
    snap_points: bool = False,
) -> Demand:
    """What a data frame counts at each place, such as a table of public data.

    Args:
        frame: A pandas data frame, which is left as it is.
        place: The column that names the place.
        level: What the places are.
        period: The days over which it was counted.
        source: Where the data come from, with the day on which they were fetched.
        count: The column of counts; ``None`` where each row is one.
        snap_points: Whether positions were moved to anonymous points, as in public crime data.

    Columns:
        place: text, the name of the place; under the name that is given. Key.
        count: whole number; under the name that is given.

    Raises:
        UnknownNameError: Where a column is not there.
        InvalidValueError: Where a count is missing or is no whole number.

    Examples:
        >>> import pandas as pd
        >>> rows = pd.DataFrame({"LSOA name": ["Walford 001A", "Walford 001A"]})
        >>> march = Period.inclusive(date(2018, 3, 1), date(2018, 3, 31))
        >>> public = Source(title="data.police.uk", locator="March 2018", published_on=None)
        >>> demand = demand_from_frame(rows, place="LSOA name", level=PlaceLevel.STREET,
        ...                            period=march, source=public, snap_points=True)
        >>> dict(demand.counts), demand.too_fine
        ({'walford 001a': 2}, True)
    """
    for name in filter(None, (place, count)):
        if name not in frame.columns:
            raise UnknownNameError(what="column", name=name, known=map(str, frame.columns))
    named = frame[frame[place].notna()]
    if count is None:
        counts = named.groupby(place, observed=True).size()
    else:
        _require_whole(named[count])
        counts = named.groupby(place, observed=True)[count].sum()
    return Demand(
        title=source.title,
        level=level,
        counts={str(name): int(number) for name, number in counts.items()},
        period=period,
        source=source,
        snap_points=snap_points,
    )


def _require_whole(counts: pd.Series) -> None:
    import pandas as pd

    numbers = pd.to_numeric(counts, errors="coerce")
    wrong = numbers.isna() | (numbers % 1 != 0)
    if wrong.any():
        at = int(wrong.to_numpy().argmax())
        raise InvalidValueError(
            what=f"The count {at + 1} of {counts.name!r}",
            given=str(counts.iloc[at]),
            mend="Give a whole number; leave the row out where nothing is known of the place.",
        )
