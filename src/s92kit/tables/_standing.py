"""Which rows of a table stood on a day: those known by then that no later row corrects."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from graphlib import CycleError, TopologicalSorter

import attrs

from s92kit.errors import InvalidValueError, closest_to
from s92kit.findings import Rule
from s92kit.periods import format_day
from s92kit.tables._checked import CheckedTable
from s92kit.tables._problems import Problem, Problems
from s92kit.tables._raw import Array

__all__ = ["RowAccount", "RowFault", "StandingRows", "kept_apart", "standing_rows"]

RowFault = tuple[Rule, Array, str, Callable[[int], tuple[str, str]]]
"""A rule, for each row whether it breaks it, the column to mend, and the words for a row."""


@attrs.frozen(kw_only=True)
class RowAccount:
    """What became of each row that was read; the parts sum to the rows.

    Args:
        read: Rows that were read.
        counted: Rows that were added up.
        set_aside: Rows with a problem.
        superseded: Rows that others correct.
        not_yet_known: Rows recorded after the day whose knowledge counts.
        outside_period: Rows of other days.
    """

    read: int
    counted: int
    set_aside: int
    superseded: int
    not_yet_known: int
    outside_period: int


@attrs.frozen(kw_only=True, eq=False)
class StandingRows:
    """The rows that stood on a day.

    Args:
        table: The rows.
        not_yet_known: How many rows were recorded later than the day.
        superseded: How many rows had been corrected by other rows.
    """

    table: CheckedTable
    not_yet_known: int
    superseded: int


def kept_apart(table: CheckedTable, faults: Iterable[RowFault]) -> CheckedTable:
    """The table with the rows set aside that break a rule, each with its problem.

    Args:
        table: The rows.
        faults: What may be wrong with them.
    """
    import numpy as np

    kept = np.ones(len(table.frame), dtype=bool)
    found: list[Problem] = []
    for rule, broken, header, words in faults:
        if broken.any():
            kept &= ~broken
            found.extend(table.problems_at(rule, np.flatnonzero(broken), header, words))
    return table.keep(kept, Problems(found))


def standing_rows(
    table: CheckedTable, *, known_on: date | None, one_id: Rule, correction_fits: Rule
) -> StandingRows:
    """The rows that stood on a day, without those whose ids or corrections cannot be right.

    Only rows known by the day are held against each other, so that what was recorded later never
    changes the answer. The table has the columns ``id``, ``recorded_on`` and ``supersedes``.

    Args:
        table: Rows that were checked each by itself.
        known_on: The day whose knowledge counts; ``None`` for everything recorded.
        one_id: The rule that no two rows have one id.
        correction_fits: The rule that a correction names an earlier row.

    Raises:
        InvalidValueError: Where a day is asked about and a row does not say when it was recorded.
    """
    known = _known(table, known_on)
    fitting = kept_apart(known, _id_faults(known, one_id))
    fitting = kept_apart(fitting, _correction_faults(fitting, correction_fits))
    standing = fitting.only(~_corrected(fitting))
    return StandingRows(
        table=standing,
        not_yet_known=table.rows_in - known.rows_in,
        superseded=fitting.rows_accepted - standing.rows_accepted,
    )


def _known(table: CheckedTable, known_on: date | None) -> CheckedTable:
    import numpy as np

    if known_on is None:
        return table
    recorded = table.frame["recorded_on"].to_numpy()
    if np.isnat(recorded).any():
        raise InvalidValueError(
            what=f"What was known of {table.contract.title.lower()}",
            given=format_day(known_on),
            mend="Some rows do not say when they were recorded; fill the column recorded_on.",
        )
    return table.only(recorded <= np.datetime64(known_on))


def _id_faults(table: CheckedTable, rule: Rule) -> Iterator[RowFault]:
    ids = table.frame["id"]
    named = (ids.notna() & (ids != "")).to_numpy(dtype=bool)
    if named.any():
        words = "The id is that of another row too.", "Give each row an id of its own."
        again = named & ids.duplicated(keep=False).to_numpy()
        yield rule, again, "id", lambda _: words


def _correction_faults(table: CheckedTable, rule: Rule) -> Iterator[RowFault]:
    import numpy as np

    correcting = _correcting(table)
    if not correcting:
        return
    every = {str(text) for text in table.texts["id"]}
    rows = _row_of(table, set(correcting.values()))
    recorded = table.frame["recorded_on"].to_numpy()
    wrong: dict[int, str] = {}
    for row, old in correcting.items():
        if old not in every:
            wrong[row] = f"There is no row {old!r}. {closest_to(old, _some(every))}"
        elif np.isnat(recorded[row]):
            wrong[row] = "A correction does not say when it was recorded."
        elif old in rows and recorded[rows[old]] > recorded[row]:
            wrong[row] = f"The correction was recorded before {old!r}, which it corrects."
    wrong |= dict.fromkeys(_in_circles(table, correcting), "Corrections go round in a circle.")
    broken = np.zeros(len(table.frame), dtype=bool)
    broken[list(wrong)] = True
    mend = "Name an earlier row that is there, and the day of the correction."
    yield rule, broken, "supersedes", lambda row: (wrong[row], mend)


def _correcting(table: CheckedTable) -> dict[int, str]:
    """For each row that corrects another, the id that it names."""
    import numpy as np

    named = table.frame["supersedes"]
    at = np.flatnonzero((named.notna() & (named != "")).to_numpy(dtype=bool))
    return dict(zip(at.tolist(), named.iloc[at].astype(str), strict=True))


def _row_of(table: CheckedTable, wanted: set[str]) -> Mapping[str, int]:
    import numpy as np

    ids = table.frame["id"]
    at = np.flatnonzero(ids.isin(wanted).to_numpy())
    return dict(zip(ids.iloc[at].astype(str), at.tolist(), strict=True))


def _some(ids: set[str]) -> list[str]:
    # To look for the nearest of a million ids would take minutes, and list none that helps.
    return sorted(ids - {""})[:1000]


def _in_circles(table: CheckedTable, correcting: Mapping[int, str]) -> list[int]:
    own = table.frame["id"].iloc[list(correcting)].astype(str)
    left = {row: (name, old) for (row, old), name in zip(correcting.items(), own, strict=True)}
    circles: list[int] = []
    while True:
        try:
            TopologicalSorter({name: (old,) for name, old in left.values()}).prepare()
        except CycleError as circle:
            ring = set(circle.args[1])
            circles += [row for row, (name, _) in left.items() if name in ring]
            left = {row: each for row, each in left.items() if each[0] not in ring}
        else:
            return circles


def _corrected(table: CheckedTable) -> Array:
    """For each row whether another has corrected it, be it by way of rows that were set aside."""
    import numpy as np

    correcting = _correcting(table)
    if not correcting:
        return np.zeros(len(table.frame), dtype=bool)
    texts = zip(table.texts["id"], table.texts["supersedes"], strict=True)
    before = {str(own): str(old) for own, old in texts if own and old}
    corrected: set[str] = set()
    for named in correcting.values():
        old = named
        while old and old not in corrected:
            corrected.add(old)
            old = before.get(old, "")
    result: Array = table.frame["id"].isin(corrected).to_numpy()
    return result
