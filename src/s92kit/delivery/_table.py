"""Duty records from files and data frames, each row checked by itself, all rows at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import attrs

from s92kit.abstractions import AbstractionType
from s92kit.delivery._duties import Duties
from s92kit.delivery._duty import (
    ABSTRACTION_FITS,
    DUTIES,
    MINUTES_FIT,
    OFFICER_FITS,
    TIMES_EXIST,
    DutyStatus,
)
from s92kit.tables import (
    Array,
    CheckedTable,
    RawTable,
    RowFault,
    check_tables,
    elapsed_minutes,
    kept_apart,
    read_table,
    table_from_frame,
)

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["duties_from_frame", "duties_from_tables", "read_duties"]

STATUSES = tuple(DutyStatus)
KINDS = tuple(AbstractionType)
_WORKED, _VACANT, _LEAVE, _COVERED = range(len(STATUSES))
_DISTINCT = ("id",)


def read_duties(paths: Iterable[Path | str], *, day_first: bool = False) -> Duties:
    """Duty records from CSV files or workbooks.

    Args:
        paths: The files; corrections may stand in a file of their own.
        day_first: Whether days written 03/04/2019 mean the third of April.

    Returns:
        The duties, with every problem found so far.

    Raises:
        InvalidValueError: Where a file is of no kind that can be read.
        OSError: Where a file cannot be opened.
    """
    tables = [read_table(path, distinct=_DISTINCT) for path in paths]
    return duties_from_tables(tables, day_first=day_first)


def duties_from_frame(frame: pd.DataFrame, *, name: str = "data frame") -> Duties:
    """Duty records from a data frame, which is left as it is.

    Args:
        frame: A pandas data frame with the columns of a duty record.
        name: What messages call it.

    Columns:
        id: text, the row's name. Key where corrections are recorded.
        post: text, the id of the post line.
        officer: text, a pseudonym; missing where the post is vacant.
        day: datetime64, the day on which the duty begins.
        starts, ends: text, times such as ``07:00`` on the clock on the wall.
        rostered_minutes: whole number, minutes; missing where start and end say them.
        status: text, worked, vacant, leave or covered.
        cover: text, a pseudonym of the officer who did a duty that is covered.
        abstraction: text, what the officer was taken away for.
        abstracted_minutes: whole number, minutes away.
        priority_minutes: whole number, minutes on agreed priorities.
        reference: text, where the vacancy or abstraction can be looked up.
        recorded_on: datetime64, the day on which the row was recorded.
        supersedes: text, the id of the row that it corrects.

    Examples:
        >>> import pandas as pd
        >>> rows = pd.DataFrame({"post": ["constables"], "officer": ["P-1"], "day": ["2019-04-01"],
        ...                      "rostered_minutes": [480], "status": ["worked"]})
        >>> duties_from_frame(rows).rows_accepted
        1
    """
    return duties_from_tables([table_from_frame(frame, name=name)])


def duties_from_tables(tables: Sequence[RawTable], *, day_first: bool = False) -> Duties:
    """Duty records from tables that were read.

    Args:
        tables: The tables.
        day_first: Whether days written 03/04/2019 mean the third of April.
    """
    table = check_tables(tables, DUTIES, day_first=day_first)
    rows = _Rows.of(table)
    faults = (*_time_faults(rows), *_officer_faults(rows), *_abstraction_faults(rows))
    frame = table.frame.assign(minutes=rows.minutes, wall=rows.wall)
    return Duties(table=kept_apart(attrs.evolve(table, frame=frame), faults))


def numbers(values: pd.Series, *, missing: int) -> Array:
    """A column of whole numbers as a plain array.

    Args:
        values: The column.
        missing: What stands for a number that is missing.
    """
    plain: Array = values.to_numpy(dtype="int64", na_value=missing)
    return plain


@attrs.frozen(kw_only=True, eq=False)
class _Rows:
    """The columns that the checks of a row read, as plain arrays; -1 for what is missing."""

    status: Array
    officer: Array
    cover: Array
    kind: Array
    away: Array
    priority: Array
    given: Array
    starts: Array
    ends: Array
    least: Array
    most: Array
    start_skipped: Array
    end_skipped: Array

    @classmethod
    def of(cls, table: CheckedTable) -> _Rows:
        """The columns of a table."""
        frame = table.frame
        codes = {
            name: frame[name].cat.codes.to_numpy()
            for name in ("status", "officer", "cover", "abstraction")
        }
        starts, ends = (numbers(frame[name], missing=-1) for name in ("starts", "ends"))
        passed = elapsed_minutes(frame["day"].to_numpy(), starts, ends)
        return cls(
            status=codes["status"],
            officer=codes["officer"],
            cover=codes["cover"],
            kind=codes["abstraction"],
            away=numbers(frame["abstracted_minutes"], missing=-1),
            priority=numbers(frame["priority_minutes"], missing=-1),
            given=numbers(frame["rostered_minutes"], missing=-1),
            starts=starts,
            ends=ends,
            least=passed.least,
            most=passed.most,
            start_skipped=passed.start_skipped,
            end_skipped=passed.end_skipped,
        )

    @property
    def timed(self) -> Array:
        """Whether both times are there."""
        return (self.starts >= 0) & (self.ends >= 0)

    @property
    def minutes(self) -> Array:
        """The minutes of each duty, as given or as its times say."""
        import numpy as np

        return np.where(self.given >= 0, self.given, self.least)

    @property
    def wall(self) -> Array:
        """The minutes that the clock on the wall goes on, which tells whether duties overlap."""
        import numpy as np

        by_clock = (self.ends - self.starts) + 1440 * (self.ends <= self.starts)
        return np.where(self.timed, by_clock, self.given)


def _time_faults(rows: _Rows) -> Iterator[RowFault]:
    timed, given = rows.timed, rows.given
    for header, skipped in (("starts", rows.start_skipped), ("ends", rows.end_skipped)):
        yield TIMES_EXIST, timed & skipped, header, _says(_SKIPPED)
    exists = timed & ~rows.start_skipped & ~rows.end_skipped
    twice = exists & (rows.least != rows.most)
    yield TIMES_EXIST, twice & (given < 0), "rostered_minutes", _says(_TWICE)
    differs = exists & (given >= 0) & (given != rows.least) & (given != rows.most)
    yield (
        MINUTES_FIT,
        differs,
        "rostered_minutes",
        lambda row: (
            (
                f"{given[row]} minutes are given, and from start to end it is {rows.least[row]} by "
                "London's clocks."
            ),
            (
                "Mend the times or the minutes; on a night when the clocks change they are 60 more "
                "or fewer."
            ),
        ),
    )
    yield MINUTES_FIT, ~timed & (given < 0), "rostered_minutes", _says(_NO_MINUTES)
    yield MINUTES_FIT, (rows.starts < 0) & (rows.ends >= 0), "starts", _says(_NO_START)
    too_long = exists & (given < 0) & (rows.least > 1440)
    yield MINUTES_FIT, too_long, "ends", _says(_TOO_LONG)


def _officer_faults(rows: _Rows) -> Iterator[RowFault]:
    vacant, covered = rows.status == _VACANT, rows.status == _COVERED
    nobody = (rows.officer < 0) & ~vacant & ~covered
    yield OFFICER_FITS, nobody, "officer", _says(_NOBODY)
    yield OFFICER_FITS, vacant & (rows.officer >= 0), "officer", _says(_SOMEBODY)
    yield OFFICER_FITS, covered & (rows.cover < 0), "cover", _says(_NO_COVER)
    yield OFFICER_FITS, ~covered & (rows.cover >= 0), "cover", _says(_COVER)


def _abstraction_faults(rows: _Rows) -> Iterator[RowFault]:
    on_duty = (rows.status == _WORKED) | (rows.status == _COVERED)
    taken, minutes = rows.kind >= 0, rows.minutes
    yield ABSTRACTION_FITS, taken & (rows.away < 0), "abstracted_minutes", _says(_HOW_LONG)
    yield ABSTRACTION_FITS, ~taken & (rows.away >= 0), "abstraction", _says(_WHAT_FOR)
    yield ABSTRACTION_FITS, taken & ~on_duty, "abstraction", _says(_NOT_ON_DUTY)
    known = (minutes > 0) & (rows.given >= 0) | rows.timed
    yield (
        ABSTRACTION_FITS,
        known & on_duty & (rows.away > minutes),
        "abstracted_minutes",
        lambda row: (
            f"{rows.away[row]} minutes away are more than the {minutes[row]} of the duty.",
            "Give the minutes within this duty; what lies outside it is another duty.",
        ),
    )
    away = rows.away.clip(min=0)
    left = minutes - away
    yield (
        ABSTRACTION_FITS,
        (rows.priority > 0) & (~on_duty | (known & (rows.priority > left))),
        "priority_minutes",
        lambda row: (
            f"{rows.priority[row]} minutes on priorities are more than the duty delivered.",
            "Give at most the minutes that were worked and not abstracted.",
        ),
    )


_SKIPPED = (
    "This time did not exist: London's clocks went from 01:00 to 02:00 that night.",
    "Give the time that the clock showed.",
)
_TWICE = (
    "A time between 01:00 and 02:00 came twice that night, when London's clocks went back.",
    "Give rostered_minutes, which tells which of the two is meant.",
)
_NO_MINUTES = ("Neither minutes nor both times are given.", "Give rostered_minutes, or both times.")
_NO_START = ("An end is given and no start.", "Give the start too.")
_TOO_LONG = ("The duty is longer than 24 hours.", "Give each day its own row.")
_NOBODY = ("No officer is named.", "Give the officer's pseudonym, or the status vacant.")
_SOMEBODY = ("A vacant post has an officer.", "Leave the officer out, or mend the status.")
_NO_COVER = ("The duty is covered by nobody.", "Give the cover's pseudonym.")
_COVER = ("A cover is named for a duty that is not covered.", "Give the status covered.")
_HOW_LONG = ("An abstraction has no minutes.", "Give abstracted_minutes.")
_WHAT_FOR = ("Abstracted minutes have no kind.", "Give the abstraction, such as court.")
_NOT_ON_DUTY = (
    "An officer who was not on duty cannot be abstracted.",
    "Take the abstraction out, or mend the status.",
)


def _says(words: tuple[str, str]) -> Callable[[int], tuple[str, str]]:
    return lambda _: words
