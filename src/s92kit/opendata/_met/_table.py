"""Monthly tables with a column a month, turned into a row a month."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import pairwise
from pathlib import Path

from s92kit.areas import AreaKind
from s92kit.errors import InvalidValueError
from s92kit.findings import Finding, Findings, Severity
from s92kit.opendata._columns import named_headers
from s92kit.opendata._counts import MonthlyCounts, PlaceAccount
from s92kit.opendata._months import month_findings, month_name
from s92kit.opendata._rules import CATEGORY_KEPT, COUNTS_FILLED, PLACE_RECORDED
from s92kit.tables import (
    CheckedTable,
    Column,
    Frame,
    Kind,
    Problems,
    RawTable,
    TableContract,
    check_tables,
    read_tables,
)

__all__ = ["met_counts_from_tables", "read_met_counts"]

_SPELLINGS = {
    "majortext": "category",
    "major category": "category",
    "minortext": "subcategory",
    "minor category": "subcategory",
    "boroughname": "borough",
    "lookup boroughname": "borough",
    "borough": "borough",
    "wardname": "ward",
    "ward name": "ward",
    "wardcode": "ward_code",
    "ward code": "ward_code",
    "lsoa code": "lsoa_code",
    "lsoa name": "lsoa",
}
_MONTH = re.compile(r"((?:19|20)[0-9]{2})(0[1-9]|1[0-2])")
_NOWHERE = "Unknown"
_FEWEST_MONTHS = 3
_FEWEST = 30
_WORDS = {
    "category": "What was counted, in the publisher's words.",
    "subcategory": "The part of it.",
    "borough": "The borough.",
    "ward": "The name of the ward.",
    "ward_code": "The code of the ward.",
    "lsoa": "The name of the small area.",
    "lsoa_code": "The code of the small area.",
}
_AREAS = {
    AreaKind.BOROUGH: ("borough", "borough", None),
    AreaKind.WARD: ("ward_code", "ward", "borough"),
    AreaKind.LSOA: ("lsoa_code", "lsoa", "borough"),
}


def read_met_counts(
    paths: Path | str | Iterable[Path | str], *, retrieved_on: date | None = None
) -> MonthlyCounts:
    """Recorded crime by month from the Metropolitan Police's tables of one kind and one release.

    Args:
        paths: Files with a column a month, all by borough, all by ward or all by small area.
        retrieved_on: The day on which they were fetched: each release revises earlier months.

    Returns:
        The counts, each with its major and minor category.

    Raises:
        InvalidValueError: Where the files are of several kinds, have no months, or two of them
            hold one month.
        OSError: Where a file cannot be opened.
    """
    return met_counts_from_tables(read_tables(paths), retrieved_on=retrieved_on)


def met_counts_from_tables(
    tables: Sequence[RawTable], *, retrieved_on: date | None = None
) -> MonthlyCounts:
    """Recorded crime by month from tables that were read.

    Args:
        tables: Tables with a column a month.
        retrieved_on: The day on which they were fetched.

    Raises:
        InvalidValueError: Where they are of several kinds, have no months, or two hold one month.

    Examples:
        >>> from s92kit.tables import csv_from_text
        >>> text = "MajorText,MinorText,BoroughName,201904,201905" + chr(10)
        >>> text += "BURGLARY,BURGLARY IN A DWELLING,Walford,12,9" + chr(10)
        >>> text += "BURGLARY,BURGLARY NON-DWELLING,Walford,3,1"
        >>> counts = met_counts_from_tables([csv_from_text(text, name="boroughs.csv")])
        >>> [each.count for each in counts.series("Walford", "BURGLARY")]
        [15, 10]
    """
    spelt = [named_headers(table, _SPELLINGS) for table in tables]
    kinds = {_kind(table) for table in spelt}
    kind = kinds.pop() if len(kinds) == 1 else None
    if kind is None:
        raise _refused("of no or several kinds", "all by borough, by ward or by small area")
    months = [_months(table) for table in spelt]
    every = sorted(month for found in months for month in found.values())
    twice = [a for a, b in pairwise(every) if a == b]
    if not every or twice:
        given = f"with {month_name(twice[0])} twice" if twice else "without months"
        raise _refused(given, "a column such as 201904 for each month, and releases apart")
    checked = [
        check_tables([table], _contract(kind, found))
        for table, found in zip(spelt, months, strict=True)
    ]
    long = [
        _long(table, kind, found, retrieved_on)
        for table, found in zip(checked, months, strict=True)
    ]
    frame = _together(long)
    read, counted = (sum(getattr(table, name) for table in checked) for name in _TALLIES)
    return MonthlyCounts(
        frame=frame,
        kind=kind,
        months=tuple(every),
        rows=PlaceAccount(
            read=read, counted=counted, set_aside=read - counted, without_place=0, elsewhere=0
        ),
        findings=Findings(
            [
                *month_findings({"": every}, retrieved_on),
                _nowhere(frame),
                _filled(frame),
                *_changes(frame),
            ]
        ),
        problems=Problems(part for table in checked for part in table.problems.parts),
        retrieved_on=retrieved_on,
    )


_TALLIES = ("rows_in", "rows_accepted")


def _refused(given: str, wanted: str) -> InvalidValueError:
    return InvalidValueError(what="Tables by month", given=given, mend=f"Give tables {wanted}.")


def _kind(table: RawTable) -> AreaKind | None:
    for kind in (AreaKind.LSOA, AreaKind.WARD, AreaKind.BOROUGH):
        if _AREAS[kind][0] in table.headers:
            return kind
    return None


def _months(table: RawTable) -> dict[str, date]:
    found = {header: _MONTH.fullmatch(header) for header in table.headers}
    return {name: date(int(m[1]), int(m[2]), 1) for name, m in found.items() if m}


def _contract(kind: AreaKind, months: dict[str, date]) -> TableContract:
    code, name, within = _AREAS[kind]
    texts = dict.fromkeys(("category", "subcategory", code, name, *([within] if within else ())))
    return TableContract(
        id="met-counts",
        title="Recorded crime by month",
        columns=(
            *(
                Column(name=each, kind=Kind.TEXT, required=True, meaning=_WORDS[each])
                for each in texts
            ),
            *(
                Column(name=header, kind=Kind.WHOLE, unit="offences", least=0, meaning="The count.")
                for header in months
            ),
        ),
        key=("category", "subcategory", code),
        key_severity=Severity.ERROR,
    )


def _long(
    table: CheckedTable, kind: AreaKind, months: dict[str, date], retrieved_on: date | None
) -> Frame:
    import pandas as pd

    code, name, within = _AREAS[kind]
    wide = table.frame
    fixed = pd.DataFrame(
        {
            "area": wide[code].astype(object),
            "area_name": wide[name].astype(object),
            "within": wide[within].astype(object) if within else None,
            "category": wide["category"].astype(object),
            "subcategory": wide["subcategory"].astype(object),
        },
        index=wide.index,
    )
    parts = [
        fixed.assign(month=pd.Timestamp(month), count=wide[header].astype("Int64"))
        for header, month in months.items()
    ]
    day = pd.NaT if retrieved_on is None else pd.Timestamp(retrieved_on)
    long = pd.concat(parts, ignore_index=True)
    long = long.assign(
        month=long["month"].astype("datetime64[s]"),
        retrieved_on=pd.Series(day, index=long.index, dtype="datetime64[s]"),
    )
    order = ["month", "area", "area_name", "within", "category", "subcategory", "count"]
    return long[[*order, "retrieved_on"]]


def _together(frames: Sequence[Frame]) -> Frame:
    import pandas as pd

    keys = ["month", "area", "category", "subcategory"]
    return pd.concat(frames, ignore_index=True).sort_values(keys, ignore_index=True)


def _nowhere(frame: Frame) -> Finding:
    lost = frame[(frame["area_name"] == _NOWHERE) | (frame["within"] == _NOWHERE)]
    count = int(lost["count"].sum())
    if not count:
        return PLACE_RECORDED.met()
    return PLACE_RECORDED.not_met(
        f"{count:,} offences stand under {_NOWHERE!r}: they are in no borough, and boroughs do not "
        "sum to London."
    )


def _filled(frame: Frame) -> Finding:
    empty = int(frame["count"].isna().sum())
    if not empty:
        return COUNTS_FILLED.met()
    return COUNTS_FILLED.not_met(
        f"{empty:,} of {len(frame):,} cells are empty. They are not nought; sums that need them "
        "cannot be determined."
    )


def _changes(frame: Frame) -> Iterable[Finding]:
    """A category that begins or ends within the months is one that was split, merged or renamed."""
    keys = ["category", "subcategory"]
    sums = frame.assign(count=frame["count"].fillna(0)).pivot_table(
        index=keys, columns="month", values="count", aggfunc="sum", fill_value=0
    )
    told = []
    months = sorted({stamp.date() for stamp in frame["month"]})
    for (category, part), *counts in zip(sums.index, *sums.to_numpy().T.tolist(), strict=True):
        used = [at for at, count in enumerate(counts) if count]
        if not used or sum(counts) < _FEWEST:
            continue
        first, last = used[0], used[-1]
        if first >= _FEWEST_MONTHS:
            told.append(f"{category}, {part} begins in {month_name(months[first])}")
        if len(months) - 1 - last >= _FEWEST_MONTHS:
            told.append(f"{category}, {part} ends after {month_name(months[last])}")
    if not told:
        return (CATEGORY_KEPT.met(),)
    return (
        CATEGORY_KEPT.not_met(
            f"{'; '.join(told)}. Categories were probably split, merged or renamed: compare the "
            "whole category, and not the part, across that month."
        ),
    )
