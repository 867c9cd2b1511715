"""Returns from files and data frames, each checked by itself, and those that stood on a day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import attrs

from s92kit.activity._contract import CORRECTION_FITS, ONE_ID
from s92kit.activity._kinds import Attribution
from s92kit.activity._return import MONTHS_FIT, RETURN, Return, ReturnKind, Returns
from s92kit.periods import Period, months_in, period_of_months
from s92kit.tables import (
    CheckedTable,
    Problems,
    RawTable,
    RowAccount,
    RowFault,
    check_tables,
    kept_apart,
    read_table,
    standing_rows,
    table_from_frame,
)

if TYPE_CHECKING:
    import pandas as pd

__all__ = [
    "StandingReturns",
    "read_returns",
    "returns_from_frame",
    "returns_from_tables",
    "standing_returns",
]


@attrs.frozen(kw_only=True)
class StandingReturns:
    """The returns that stood on a day, and those that they replaced.

    Args:
        returns: The returns.
        replaced: For each correction known by then the return corrected, and the correction.
        rows: What became of every row that was read.
        problems: What is wrong with the rows that were set aside, cell by cell.
    """

    returns: tuple[Return, ...]
    replaced: tuple[tuple[Return, Return], ...]
    rows: RowAccount
    problems: Problems


def read_returns(paths: Iterable[Path | str], *, day_first: bool = False) -> Returns:
    """Returns from files.

    Args:
        paths: The files; corrections may stand in a file of their own.
        day_first: Whether days written 03/04/2019 mean the third of April.

    Raises:
        InvalidValueError: Where a file is of no kind that can be read.
        OSError: Where a file cannot be opened.
    """
    return returns_from_tables([read_table(path) for path in paths], day_first=day_first)


def returns_from_frame(frame: pd.DataFrame, *, name: str = "data frame") -> Returns:
    """Returns from a data frame, which is left as it is.

    Args:
        frame: A pandas data frame with the columns of a return.
        name: What messages call it.

    Columns:
        id: text, the return's name. Key where corrections are recorded.
        borough: text, the borough's key.
        team: text, the team.
        indicator: text, the id of what is counted.
        first_day: datetime64, the first day counted.
        last_day: datetime64, the last day counted.
        months: whole number, months that the return says it covers.
        kind: text, ``in period`` or ``cumulative``.
        count: whole number, things.
        attribution: text, an :class:`~s92kit.activity.Attribution`.
        received_on: datetime64, the day on which it was received.
        source: text, where it stands.
        recorded_on: datetime64, the day on which it was recorded.
        supersedes: text, the id of the return that it corrects.

    Examples:
        >>> import pandas as pd
        >>> nine = pd.DataFrame({"borough": ["walford"], "indicator": ["walford/arrests"],
        ...     "first_day": ["2023-04-01"], "last_day": ["2023-12-31"], "months": [8],
        ...     "kind": ["in period"], "count": [126]})
        >>> [problem.message for problem in returns_from_frame(nine).problems]
        ['From 1 April 2023 to 31 December 2023 are 9 months, and 8 are stated.']
    """
    return returns_from_tables([table_from_frame(frame, name=name)])


def returns_from_tables(tables: Sequence[RawTable], *, day_first: bool = False) -> Returns:
    """Returns from tables that were read.

    Args:
        tables: The tables.
        day_first: Whether days written 03/04/2019 mean the third of April.
    """
    table = check_tables(tables, RETURN, day_first=day_first)
    # Without days in order there is no period to count the months of.
    ordered = table.frame["first_day"].to_numpy() <= table.frame["last_day"].to_numpy()
    return Returns(table=kept_apart(table, _month_faults(table.only(ordered))))


def _month_faults(table: CheckedTable) -> Iterator[RowFault]:
    import numpy as np

    frame = table.frame
    wrong: dict[int, str] = {}
    for row in np.flatnonzero(frame["months"].notna().to_numpy()).tolist():
        period = _period(frame["first_day"].iloc[row], frame["last_day"].iloc[row])
        stated = int(frame["months"].iloc[row])
        if period_of_months(period.start, stated) != period:
            wrong[row] = f"From {period} {_are(period)}, and {stated} are stated."
    broken = np.zeros(len(frame), dtype=bool)
    broken[list(wrong)] = True
    mend = "Mend the days or the number of months; ask whoever sent it which is right."
    yield MONTHS_FIT, broken, "months", lambda row: (wrong[row], mend)


def _are(period: Period) -> str:
    least = int(months_in(period))
    for months in (least, least + 1):
        if months and period_of_months(period.start, months) == period:
            return "is 1 month" if months == 1 else f"are {months} months"
    return "is no whole number of months"


def _period(first: pd.Timestamp, last: pd.Timestamp) -> Period:
    return Period.inclusive(first.date(), last.date())


def standing_returns(returns: Returns, known_on: date | None) -> StandingReturns:
    """The returns that stood on a day.

    Args:
        returns: The returns.
        known_on: The day whose knowledge counts; ``None`` for everything recorded.

    Raises:
        InvalidValueError: Where a day is asked about and a row does not say when it was recorded.
    """
    table = returns.table
    standing = standing_rows(
        table, known_on=known_on, one_id=ONE_ID, correction_fits=CORRECTION_FITS
    )
    counted = standing.table.rows_accepted
    return StandingReturns(
        returns=tuple(_each(standing.table)),
        replaced=_replaced(table, known_on),
        rows=RowAccount(
            read=table.rows_in,
            counted=counted,
            set_aside=table.rows_in - counted - standing.superseded - standing.not_yet_known,
            superseded=standing.superseded,
            not_yet_known=standing.not_yet_known,
            outside_period=0,
        ),
        problems=standing.table.problems,
    )


def _replaced(table: CheckedTable, known_on: date | None) -> tuple[tuple[Return, Return], ...]:
    known = [
        each
        for each in _each(table)
        if known_on is None or (each.recorded_on is not None and each.recorded_on <= known_on)
    ]
    by_id = {each.id: each for each in known if each.id}
    pairs = ((by_id[each.supersedes], each) for each in known if each.supersedes in by_id)
    return tuple((old, new) for old, new in pairs if old is not new)


def _each(table: CheckedTable) -> Iterator[Return]:
    frame = table.frame
    words = ("id", "borough", "team", "indicator", "kind", "attribution", "supersedes")
    columns = {name: frame[name].astype(object).fillna("").tolist() for name in words}
    days = {
        name: [None if day is None else day.date() for day in _stamps(frame[name])]
        for name in ("first_day", "last_day", "recorded_on")
    }
    for row, count in enumerate(frame["count"].tolist()):
        text = {name: str(columns[name][row]) for name in words}
        first, last = days["first_day"][row], days["last_day"][row]
        if first is None or last is None:  # pragma: no cover - both are required
            continue
        yield Return(
            id=text["id"],
            borough=text["borough"],
            team=text["team"],
            indicator=text["indicator"],
            period=Period.inclusive(first, last),
            kind=ReturnKind(text["kind"]),
            count=int(count),
            attribution=Attribution(text["attribution"]) if text["attribution"] else None,
            recorded_on=days["recorded_on"][row],
            supersedes=text["supersedes"],
        )


def _stamps(days: pd.Series) -> list[pd.Timestamp | None]:
    return [None if missing else day for day, missing in zip(days, days.isna(), strict=True)]
