"""Street crime, outcomes, and stops and searches from the files of data.police.uk."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

import attrs

from s92kit.findings import Finding, Findings
from s92kit.opendata._columns import OUTCOMES, STOPS, STREET, named_headers, plain_header
from s92kit.opendata._counts import PublicRows
from s92kit.opendata._months import month_findings
from s92kit.opendata._rules import (
    CRIME_ID,
    LONDON_CLOCK,
    MONTH_OF_FILE,
    MONTH_OF_OFFENCE,
    NO_SUCH_MOMENT,
    ROWS_UNLIKE,
    SNAP_POINTS,
)
from s92kit.opendata._told import file_month, id_finding, like_finding, snap_finding
from s92kit.tables import (
    CheckedTable,
    Frame,
    RawTable,
    TableContract,
    check_tables,
    kept_apart,
    read_tables,
)

__all__ = [
    "outcomes_from_tables",
    "read_outcomes",
    "read_stops",
    "read_street",
    "stops_from_tables",
    "street_from_tables",
]

_ASB = "Anti-social behaviour"
_LONDON = "Europe/London"
_NOT_KEPT = frozenset(
    {"gender", "age range", "self defined ethnicity", "officer defined ethnicity"}
)


def read_street(
    paths: Path | str | Iterable[Path | str],
    *,
    retrieved_on: date | None = None,
    crime_type: str | None = None,
) -> PublicRows:
    """Street crime and anti-social behaviour from monthly files of data.police.uk.

    Args:
        paths: Files, folders or patterns.
        retrieved_on: The day on which they were fetched, which is the day of their release.
        crime_type: What every row is, for files that do not say it, such as extracts of
            anti-social behaviour alone.

    Returns:
        The rows, with what must be known of them. Rows that say the same are all kept.

    Raises:
        InvalidValueError: Where a file is of no kind that can be read.
        OSError: Where a file cannot be opened.
    """
    tables = read_tables(paths, distinct=("Crime ID",), expected=STREET.names)
    return street_from_tables(tables, retrieved_on=retrieved_on, crime_type=crime_type)


def street_from_tables(
    tables: Sequence[RawTable], *, retrieved_on: date | None = None, crime_type: str | None = None
) -> PublicRows:
    """Street crime and anti-social behaviour from tables that were read.

    Args:
        tables: The tables, such as one a month.
        retrieved_on: The day on which they were fetched.
        crime_type: What every row is, for tables that do not say it.

    Examples:
        >>> from s92kit.tables import csv_from_text
        >>> text = "Crime ID,Month,LSOA code,LSOA name,Crime type" + chr(10)
        >>> text += ",2018-04,E01099001,Walford 001A,Anti-social behaviour" + chr(10)
        >>> text += ",2018-04,E01099001,Walford 001A,Anti-social behaviour"
        >>> rows = street_from_tables([csv_from_text(text, name="2018-04-walford-street.csv")])
        >>> rows.rows_in, rows.rows_accepted
        (2, 2)
        >>> [finding.code for finding in rows.findings.not_met]
        ['opendata/crime-id', 'opendata/rows-unlike']
    """
    if crime_type is not None:
        tables = [_with_column(table, "Crime type", crime_type) for table in tables]
    return _reported(tables, STREET, "Crime type", retrieved_on)


def read_outcomes(
    paths: Path | str | Iterable[Path | str], *, retrieved_on: date | None = None
) -> PublicRows:
    """Outcomes of crimes from monthly files of data.police.uk.

    Args:
        paths: Files, folders or patterns.
        retrieved_on: The day on which they were fetched.

    Returns:
        The rows. Their month is that of the outcome, and one crime may have several.

    Raises:
        InvalidValueError: Where a file is of no kind that can be read.
        OSError: Where a file cannot be opened.
    """
    tables = read_tables(paths, distinct=("Crime ID",), expected=OUTCOMES.names)
    return outcomes_from_tables(tables, retrieved_on=retrieved_on)


def outcomes_from_tables(
    tables: Sequence[RawTable], *, retrieved_on: date | None = None
) -> PublicRows:
    """Outcomes of crimes from tables that were read.

    Args:
        tables: The tables.
        retrieved_on: The day on which they were fetched.
    """
    rows = _reported(tables, OUTCOMES, "Outcome type", retrieved_on)
    told = MONTH_OF_OFFENCE.not_met(
        "The month of a row is that of its outcome; join the street file by crime id for the "
        "month of the crime. One crime may have several outcomes."
    )
    return attrs.evolve(rows, findings=rows.findings + Findings([told]))


def read_stops(
    paths: Path | str | Iterable[Path | str], *, retrieved_on: date | None = None
) -> PublicRows:
    """Stops and searches from monthly files of data.police.uk.

    Args:
        paths: Files, folders or patterns.
        retrieved_on: The day on which they were fetched.

    Returns:
        The rows, with the columns ``moment``, by London's clocks, and ``Month``, by those too.

    Raises:
        InvalidValueError: Where a file is of no kind that can be read.
        OSError: Where a file cannot be opened.
    """
    tables = read_tables(paths, distinct=("Date",), expected=STOPS.names)
    return stops_from_tables(tables, retrieved_on=retrieved_on)


def stops_from_tables(
    tables: Sequence[RawTable], *, retrieved_on: date | None = None
) -> PublicRows:
    """Stops and searches from tables that were read.

    Args:
        tables: The tables, such as one a month.
        retrieved_on: The day on which they were fetched.

    Examples:
        >>> from s92kit.tables import csv_from_text
        >>> text = "Type,Date" + chr(10) + "Person search,2023-05-31T23:04:00+00:00"
        >>> rows = stops_from_tables([csv_from_text(text, name="2023-06-walford-stops.csv")])
        >>> str(rows.frame["moment"].iloc[0])
        '2023-06-01 00:04:00'
    """
    import numpy as np
    import pandas as pd

    kept = [_without(_spelt(table, STOPS), _NOT_KEPT) for table in tables]
    table = check_tables(kept, STOPS)
    written = table.frame["Date"].astype(str)
    universal = pd.to_datetime(written, utc=True, errors="coerce", format="ISO8601")
    wrong = universal.isna().to_numpy()
    words = "There is no such day or time.", "Write it as published."
    checked = kept_apart(table, [(NO_SUCH_MOMENT, wrong, "Date", lambda _: words)])
    moments = universal[~wrong]
    london = moments.dt.tz_convert(_LONDON).dt.tz_localize(None).astype("datetime64[s]")
    months = london.to_numpy().astype("datetime64[M]")
    other = int((months != moments.dt.tz_localize(None).to_numpy().astype("datetime64[M]")).sum())
    frame = checked.frame.assign(moment=london, Month=months.astype("datetime64[s]"))
    checked = attrs.evolve(checked, frame=frame)
    message = (
        f"Times are published in Universal Time and are counted by London's clocks: {other:,} of "
        f"{len(frame):,} rows fall in another month than as they are written."
    )
    clock = LONDON_CLOCK.not_met(message) if np.any(other) else LONDON_CLOCK.met(message)
    told = (snap_finding(SNAP_POINTS, _placed(frame)), clock, _months_of_files(checked))
    late = month_findings(_by_force(frame), retrieved_on)
    return PublicRows(
        table=checked,
        category="Type",
        findings=Findings([*filter(None, told), *late]),
        retrieved_on=retrieved_on,
    )


def _reported(
    tables: Sequence[RawTable],
    contract: TableContract,
    category: str,
    retrieved_on: date | None,
) -> PublicRows:
    table = check_tables([_spelt(each, contract) for each in tables], contract)
    frame = table.frame
    ids = frame["Crime ID"]
    unnamed = (ids.isna() | (ids == "")).to_numpy()
    kinds = frame[category].astype(str).to_numpy()
    asb = int((unnamed & (kinds == _ASB)).sum())
    again = int(ids[~unnamed].duplicated().sum())
    alike = int(frame.duplicated().sum())
    told = (
        snap_finding(SNAP_POINTS, _placed(frame)),
        id_finding(CRIME_ID, rows=len(frame), unnamed=int(unnamed.sum()), asb=asb, again=again),
        like_finding(ROWS_UNLIKE, rows=len(frame), alike=alike),
        _months_of_files(table),
    )
    return PublicRows(
        table=table,
        category=category,
        findings=Findings([*filter(None, told), *month_findings(_by_force(frame), retrieved_on)]),
        retrieved_on=retrieved_on,
    )


def _spelt(table: RawTable, contract: TableContract) -> RawTable:
    return named_headers(table, {plain_header(name): name for name in contract.names})


def _placed(frame: Frame) -> int:
    return int((frame["Longitude"].notna() & frame["Latitude"].notna()).sum())


def _by_force(frame: Frame) -> dict[str, list[date]]:
    """The months that there are of each force."""
    forces = frame["Falls within"] if "Falls within" in frame else frame["Month"].map(lambda _: "")
    pairs = zip(
        forces.astype(object).where(forces.notna(), ""), frame["Month"].dt.date, strict=True
    )
    found: dict[str, list[date]] = {}
    for force, month in sorted(set(pairs)):
        found.setdefault(str(force), []).append(month)
    return found


def _months_of_files(table: CheckedTable) -> Finding | None:
    """Whether rows are of the month that their file is named for, where any file names one."""
    import numpy as np

    months = table.frame["Month"].to_numpy()
    named = [(place, month) for place in table.places if (month := file_month(place.name))]
    odd: list[str] = []
    for place, month in named:
        first, end = np.searchsorted(table.positions, (place.first, place.first + len(place.rows)))
        other = int((months[first:end] != np.datetime64(month)).sum())
        if other:
            odd.append(f"{place.name}: {other:,} of {end - first:,} rows")
    if odd:
        return MONTH_OF_FILE.not_met(f"Of other months are {'; '.join(odd)}.")
    return MONTH_OF_FILE.met() if named else None


def _with_column(table: RawTable, header: str, text: str) -> RawTable:
    import numpy as np
    import pandas as pd

    if plain_header(header) in map(plain_header, table.headers):
        return table
    codes = np.zeros(len(table.rows), dtype=np.int8)
    cells = pd.Categorical.from_codes(codes, categories=pd.Index([text], dtype=object))
    return attrs.evolve(
        table,
        headers=(*table.headers, header),
        cells=(*table.cells, cells),
        letters=(*table.letters, ""),
    )


def _without(table: RawTable, spellings: frozenset[str]) -> RawTable:
    kept = [at for at, name in enumerate(table.headers) if plain_header(name) not in spellings]
    return attrs.evolve(
        table,
        headers=tuple(table.headers[at] for at in kept),
        cells=tuple(table.cells[at] for at in kept),
        letters=tuple(table.letters[at] for at in kept),
    )
