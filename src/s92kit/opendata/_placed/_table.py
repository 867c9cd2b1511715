"""Rows of public files counted by month, area and category."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from s92kit.areas import AreaKind, AreaLookup
from s92kit.errors import InvalidValueError, UnknownNameError
from s92kit.findings import Findings
from s92kit.opendata._counts import MonthlyCounts, PlaceAccount, PublicRows
from s92kit.opendata._outline import Outline, Ring
from s92kit.opendata._whereabouts import (
    RowsAt,
    elsewhere_finding,
    place_finding,
    place_findings,
    without_place,
)
from s92kit.tables import Array, Frame

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["counts_by_area", "stops_by_outline"]

STOP = "Stop and search"
_PARTS = ("Type", "Legislation", "Object of search", "Outcome")


def counts_by_area(
    rows: PublicRows, lookup: AreaLookup, *, by: AreaKind = AreaKind.BOROUGH
) -> MonthlyCounts:
    """Street crime or outcomes by month, area and category, by the small area of each row.

    Args:
        rows: The rows.
        lookup: The borough of each small area that is asked about; join the lookups of 2011 and
            2021 for files of late 2022 to mid 2023.
        by: Boroughs or small areas.

    Returns:
        A count for each month that was read, each area with a row in any month, and each category
        with a row in any area. It is nought where the files of the month have no row of it.

    Raises:
        InvalidValueError: Where the rows or the lookup have no small areas, or wards are asked for.

    Examples:
        >>> from s92kit.opendata import area_lookup_from_tables, street_from_tables
        >>> from s92kit.tables import csv_from_text
        >>> text = "LSOA11CD,LAD11CD,LAD11NM" + chr(10) + "E01099001,E09000099,Walford"
        >>> lookup = area_lookup_from_tables([csv_from_text(text, name="lookup.csv")])
        >>> text = "Month,LSOA code,LSOA name,Crime type" + chr(10)
        >>> text += "2018-04,E01099001,Walford 001A,Burglary" + chr(10)
        >>> text += "2018-04,E01099777,Elsewhere 001A,Burglary" + chr(10) + "2018-04,,,Burglary"
        >>> rows = street_from_tables([csv_from_text(text, name="street.csv")])
        >>> counts = counts_by_area(rows, lookup)
        >>> [each.count for each in counts.series("Walford", "Burglary")]
        [1]
        >>> counts.rows.read, counts.rows.counted, counts.rows.elsewhere, counts.rows.without_place
        (3, 1, 1, 1)
    """
    _refuse_other_areas(rows, lookup, by)
    at = _rows_at(rows.frame)
    known = {each.code for each in at if lookup.of(each.code) is not None}
    frame = rows.frame[rows.frame["LSOA code"].isin(known).to_numpy()]
    areas = {code: area for code in known if (area := lookup.of(code))}
    codes = frame["LSOA code"].astype(str)
    boroughs = codes.map({code: area.code for code, area in areas.items()})
    small = by is AreaKind.LSOA
    if small:
        names = {each.code: each.name or each.code for each in at}
        within = {code: area.name for code, area in areas.items()}
    else:
        names, within = {area.code: area.name for area in areas.values()}, {}
    counted = _grid(
        months=frame["Month"],
        every=rows.frame["Month"],
        areas=codes if small else boroughs,
        kinds=frame[rows.category].astype(str),
    )
    return _counts(
        rows,
        _labelled(counted, names, within, rows.retrieved_on),
        by,
        PlaceAccount(
            read=rows.rows_in,
            counted=len(frame),
            set_aside=rows.rows_set_aside,
            without_place=without_place(at),
            elsewhere=rows.rows_accepted - len(frame) - without_place(at),
            elsewhere_by_name=_elsewhere(at, lookup),
        ),
        Findings([*rows.findings, *place_findings(at, lookup)]),
    )


def stops_by_outline(
    rows: PublicRows, outlines: Sequence[Outline], *, part: str | None = None
) -> MonthlyCounts:
    """Stops and searches by London's month and by the outline that their coordinates lie in.

    Args:
        rows: The rows.
        outlines: The outlines of the areas that are asked about. Those that are made simpler for
            drawing miss places by their edge; a place in two counts for the first by code.
        part: The column whose words become the subcategory, such as ``Outcome``; ``None`` for
            stops as such.

    Returns:
        A count for each month that was read and each area with a row in any month.

    Raises:
        InvalidValueError: Where no outline is given.
        UnknownNameError: Where the column is not one to count by.
    """
    import numpy as np
    import pandas as pd

    if not outlines:
        raise InvalidValueError(what="The outlines", given="none", mend="Give one at least.")
    if part is not None and part not in _PARTS:
        raise UnknownNameError(what="column of stops", name=part, known=_PARTS)
    frame = rows.frame
    there = (frame["Longitude"].notna() & frame["Latitude"].notna()).to_numpy()
    east = frame["Longitude"].where(there).to_numpy(dtype=np.float64)
    north = frame["Latitude"].where(there).to_numpy(dtype=np.float64)
    place = np.full(len(frame), -1)
    ordered = sorted(outlines, key=lambda outline: outline.area)
    for at, outline in enumerate(ordered):
        place[(place < 0) & there & _inside(outline.rings, east, north)] = at
    inside = frame[place >= 0]
    codes = np.array([outline.area.code for outline in ordered], dtype=object)
    counted = _grid(
        months=inside["Month"],
        every=frame["Month"],
        areas=pd.Series(codes[place[place >= 0]], index=inside.index),
        kinds=pd.Series(STOP, index=inside.index),
        parts=None if part is None else inside[part].astype(object).fillna("not recorded"),
    )
    names = {outline.area.code: outline.area.name for outline in ordered}
    elsewhere = int((there & (place < 0)).sum())
    missing = int((~there).sum())
    told = [
        *rows.findings,
        place_finding(missing, len(frame), "coordinates"),
        elsewhere_finding((("outside every outline", elsewhere),) if elsewhere else ()),
    ]
    return _counts(
        rows,
        _labelled(counted, names, {}, rows.retrieved_on),
        AreaKind.BOROUGH,
        PlaceAccount(
            read=rows.rows_in,
            counted=len(inside),
            set_aside=rows.rows_set_aside,
            without_place=missing,
            elsewhere=elsewhere,
        ),
        Findings(told),
    )


def _refuse_other_areas(rows: PublicRows, lookup: AreaLookup, by: AreaKind) -> None:
    if by is AreaKind.WARD:
        raise InvalidValueError(
            what="The areas to count by",
            given="wards",
            mend="Small areas lie across the edges of wards; use the Met's own table of wards.",
        )
    if "LSOA code" not in rows.frame or lookup.kind is not AreaKind.LSOA:
        raise InvalidValueError(
            what="Counts by small area",
            given=f"{rows.table.contract.title.lower()} with a lookup of {lookup.kind}",
            mend="Give rows with LSOA codes and a lookup of those; stops go by outlines.",
        )


def _rows_at(frame: Frame) -> tuple[RowsAt, ...]:
    keys = ["Falls within", "LSOA code", "LSOA name"]
    plain = {key: frame[key].astype(object).where(frame[key].notna(), "") for key in keys}
    sizes = frame[[]].assign(**plain).groupby(keys, sort=True).size()
    return tuple(
        RowsAt(force=str(force), code=str(code), name=str(name), rows=rows)
        for (force, code, name), rows in zip(sizes.index, sizes.tolist(), strict=True)
    )


def _elsewhere(at: Sequence[RowsAt], lookup: AreaLookup) -> tuple[tuple[str, int], ...]:
    found: dict[str, int] = {}
    for each in at:
        if each.code and lookup.of(each.code) is None:
            found[each.place] = found.get(each.place, 0) + each.rows
    return tuple(sorted(found.items()))


def _grid(
    *,
    months: pd.Series,
    every: pd.Series,
    areas: pd.Series,
    kinds: pd.Series,
    parts: pd.Series | None = None,
) -> Frame:
    """A count for each month, area and category, nought where there is no row."""
    import pandas as pd

    keys = {"month": months, "area": areas.astype(object), "category": kinds.astype(object)}
    if parts is not None:
        keys["subcategory"] = parts
    rows = pd.DataFrame(keys)
    names = list(keys)
    levels = [sorted(every.unique()), *(sorted(rows[name].unique()) for name in names[1:])]
    full = pd.MultiIndex.from_product(levels, names=names)
    counted = rows.groupby(names).size().reindex(full, fill_value=0)
    return counted.rename("count").astype("Int64").reset_index()


def _labelled(
    counted: Frame, names: dict[str, str], within: dict[str, str], retrieved_on: date | None
) -> Frame:
    """The counts with every column that they are published with, in order."""
    import pandas as pd

    frame = counted.assign(
        month=counted["month"].astype("datetime64[s]"),
        area_name=counted["area"].map(names),
        within=counted["area"].map(within) if within else None,
        retrieved_on=pd.Series(
            pd.NaT if retrieved_on is None else pd.Timestamp(retrieved_on),
            index=counted.index,
            dtype="datetime64[s]",
        ),
    )
    if "subcategory" not in frame:
        frame = frame.assign(subcategory=None)
    order = ["month", "area", "area_name", "within", "category", "subcategory", "count"]
    return frame[[*order, "retrieved_on"]]


def _counts(
    rows: PublicRows, frame: Frame, kind: AreaKind, account: PlaceAccount, findings: Findings
) -> MonthlyCounts:
    months = sorted({stamp.date() for stamp in rows.frame["Month"]})
    return MonthlyCounts(
        frame=frame,
        kind=kind,
        months=tuple(months),
        rows=account,
        findings=findings,
        problems=rows.problems,
        retrieved_on=rows.retrieved_on,
    )


def _inside(rings: Sequence[Ring], east: Array, north: Array) -> Array:
    """For each place whether a line drawn east from it crosses the rings an odd number of times."""
    import numpy as np

    odd = np.zeros(len(east), dtype=bool)
    for ring in rings:
        corners = np.array(ring, dtype=np.float64)
        for (x, y), (next_x, next_y) in zip(corners, np.roll(corners, -1, axis=0), strict=True):
            if y == next_y:
                continue
            spans = (north < y) != (north < next_y)
            crossing = x + (north - y) / (next_y - y) * (next_x - x)
            odd ^= spans & (east < crossing)
    return odd
