"""Duty rows as they stood on a day, held against each other and against their agreement."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from graphlib import CycleError, TopologicalSorter

import attrs

from s92kit.agreements import Post
from s92kit.delivery._duty import (
    CORRECTION_FITS,
    NO_OVERLAP,
    ONE_ID,
    POST_KNOWN,
    WITHIN_A_DAY,
    WITHIN_COUNT,
    WITHIN_POST,
    DutyStatus,
)
from s92kit.delivery._table import STATUSES, Fault, apart, numbers
from s92kit.errors import InvalidValueError, closest_to
from s92kit.periods import Period, format_day
from s92kit.tables import Array, CheckedTable

__all__ = ["Standing", "place_days", "standing_duties"]

_DAY = 1440


@attrs.frozen(kw_only=True, eq=False)
class Standing:
    """The rows that stood on a day and that the agreement bears out.

    Args:
        table: The rows.
        not_yet_known: How many rows were recorded later than the day.
        superseded: How many rows had been corrected by other rows.
    """

    table: CheckedTable
    not_yet_known: int
    superseded: int


def standing_duties(
    table: CheckedTable, posts: Sequence[tuple[Post, Period | None]], known_on: date | None
) -> Standing:
    """The rows that stood on a day, without those that cannot be right.

    Only rows known by the day are held against each other, so that what was recorded later
    never changes the answer.

    Args:
        table: Rows that were checked each by itself.
        posts: The post lines as known on the day, each with its days where they are known.
        known_on: The day whose knowledge counts; ``None`` for everything recorded.

    Raises:
        InvalidValueError: Where a day is asked about and a row does not say when it was recorded.
    """
    known = _known(table, known_on)
    fitting = _fitting(known)
    standing = fitting.only(~_corrected(fitting))
    checked = standing
    for faults in (_post_faults, _overlap_faults, _day_faults, _count_faults):
        kept, problems = apart(checked, faults(checked, posts))
        checked = checked.keep(kept, problems)
    return Standing(
        table=checked,
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
            what="What was known of duties",
            given=format_day(known_on),
            mend="Some rows do not say when they were recorded; fill the column recorded_on.",
        )
    return table.only(recorded <= np.datetime64(known_on))


def _fitting(table: CheckedTable) -> CheckedTable:
    """The rows whose ids and corrections fit together."""
    kept, problems = apart(table, _id_faults(table))
    table = table.keep(kept, problems)
    kept, problems = apart(table, _correction_faults(table))
    return table.keep(kept, problems)


def _id_faults(table: CheckedTable) -> Iterator[Fault]:
    ids = table.frame["id"]
    named = _filled(ids)
    if named.any():
        words = "The id is that of another row too.", "Give each row an id of its own."
        again = named & ids.duplicated(keep=False).to_numpy()
        yield ONE_ID, again, "id", lambda _: words


def _filled(values: object) -> Array:
    import numpy as np
    import pandas as pd

    series = pd.Series(values)
    filled: Array = (series.notna() & (series != "")).to_numpy(dtype=bool)
    return np.asarray(filled)


def _correcting(table: CheckedTable) -> dict[int, str]:
    """For each row that corrects another, the id that it names."""
    import numpy as np

    named = table.frame["supersedes"].cat
    at = np.flatnonzero(named.codes.to_numpy() >= 0)
    return {int(row): str(table.frame["supersedes"].iloc[row]) for row in at}


def _correction_faults(table: CheckedTable) -> Iterator[Fault]:
    import numpy as np

    correcting = _correcting(table)
    if not correcting:
        return
    ids = [str(text) for text in table.texts["id"]]
    rows = {text: row for row, text in enumerate(table.frame["id"].astype(str))}
    recorded = table.frame["recorded_on"].to_numpy()
    wrong: dict[int, str] = {}
    for row, old in correcting.items():
        if old not in rows and old not in ids:
            wrong[row] = f"There is no row {old!r}. {closest_to(old, sorted(set(ids) - {''}))}"
        elif np.isnat(recorded[row]):
            wrong[row] = "A correction does not say when it was recorded."
        elif old in rows and recorded[rows[old]] > recorded[row]:
            wrong[row] = f"The correction was recorded before {old!r}, which it corrects."
    wrong |= dict.fromkeys(_in_circles(table, correcting), "Corrections go round in a circle.")
    broken = np.zeros(len(table.frame), dtype=bool)
    broken[list(wrong)] = True
    mend = "Name an earlier row that is there, and the day of the correction."
    yield CORRECTION_FITS, broken, "supersedes", lambda row: (wrong[row], mend)


def _in_circles(table: CheckedTable, correcting: dict[int, str]) -> list[int]:
    own = table.frame["id"].astype(str).to_numpy()
    left = dict(correcting)
    circles: list[int] = []
    while True:
        try:
            TopologicalSorter({own[row]: (old,) for row, old in left.items()}).prepare()
        except CycleError as circle:
            ring = set(circle.args[1])
            circles += [row for row in left if own[row] in ring]
            left = {row: old for row, old in left.items() if own[row] not in ring}
        else:
            return circles


def _corrected(table: CheckedTable) -> Array:
    """For each row whether another has corrected it, be it by way of rows that were set aside."""
    import numpy as np

    gone = np.zeros(len(table.frame), dtype=bool)
    correcting = _correcting(table)
    if not correcting:
        return gone
    texts = zip(table.texts["id"], table.texts["supersedes"], strict=True)
    before = {str(own): str(old) for own, old in texts if own}
    corrected: set[str] = set()
    for named in correcting.values():
        old = named
        while old and old not in corrected:
            corrected.add(old)
            old = before.get(old, "")
    result: Array = table.frame["id"].isin(corrected).to_numpy()
    return result


Posts = Sequence[tuple[Post, Period | None]]


def _post_faults(table: CheckedTable, posts: Posts) -> Iterator[Fault]:
    import numpy as np

    known = {post.id: days for post, days in posts}
    named = table.frame["post"].cat
    codes, ids = named.codes.to_numpy(), [str(text) for text in named.categories]
    unknown = np.array([text not in known for text in ids], dtype=bool)[codes]
    yield (
        POST_KNOWN,
        unknown,
        "post",
        lambda row: (
            f"{ids[codes[row]]!r} is no post line of the agreement.",
            closest_to(ids[codes[row]], known),
        ),
    )
    days = table.frame["day"].to_numpy()
    first = np.array([_first(known.get(text)) for text in ids], dtype="datetime64[s]")[codes]
    end = np.array([_end(known.get(text)) for text in ids], dtype="datetime64[s]")[codes]
    outside = ~unknown & ((days < first) | (days >= end))
    yield (
        WITHIN_POST,
        outside,
        "day",
        lambda row: (
            f"The day lies outside the days of {ids[codes[row]]!r}, {known[ids[codes[row]]]}.",
            "Mend the day or the post line.",
        ),
    )


def _first(days: Period | None) -> date | None:
    return days.start if days else None


def _end(days: Period | None) -> date | None:
    return days.end if days else None


def _people(table: CheckedTable) -> Array:
    """A number for each officer on duty or away; -1 where nobody is named."""
    import numpy as np

    frame = table.frame
    officer, cover = frame["officer"].cat, frame["cover"].cat
    covered = frame["status"].cat.codes.to_numpy() == STATUSES.index(DutyStatus.COVERED)
    names = list(dict.fromkeys([*officer.categories, *cover.categories]))
    number = {name: at for at, name in enumerate(names)}
    by_officer: Array = np.array([*(number[name] for name in officer.categories), -1])
    by_cover: Array = np.array([*(number[name] for name in cover.categories), -1])
    return np.where(covered, by_cover[cover.codes.to_numpy()], by_officer[officer.codes.to_numpy()])


def _overlap_faults(table: CheckedTable, posts: Posts) -> Iterator[Fault]:
    import numpy as np

    del posts
    frame = table.frame
    people = _people(table)
    starts = numbers(frame["starts"], missing=-1)
    first_minute = frame["day"].to_numpy().astype("datetime64[m]").astype("int64") + starts
    rows = np.flatnonzero((people >= 0) & (starts >= 0))
    order = rows[np.lexsort((first_minute[rows], people[rows]))]
    broken = np.zeros(len(frame), dtype=bool)
    if len(order) > 1:
        # Each officer's minutes lie in a stretch of numbers of their own, so that the latest end
        # before a duty is the running greatest.
        stretch = people[order] * (1 << 40)
        begin = stretch + first_minute[order]
        end = begin + frame["wall"].to_numpy()[order]
        reach = np.maximum.accumulate(end)
        overlaps = begin[1:] < reach[:-1]
        holder = np.maximum.accumulate(np.where(end == reach, np.arange(len(end)), 0))[:-1]
        broken[order[1:][overlaps]] = True
        broken[order[holder[overlaps]]] = True
    words = "The officer is on another duty at this time.", "Mend the times, or take one out."
    yield NO_OVERLAP, broken, "starts", lambda _: words
    same = ["post", "officer", "cover", "day", "wall", "status", "abstraction", "reference"]
    untimed = (people >= 0) & (starts < 0)
    if untimed.any():
        again = np.zeros(len(frame), dtype=bool)
        again[untimed] = frame.loc[untimed, same].duplicated(keep=False).to_numpy()
        twice = "The same duty stands in another row too.", "Take one out, or give their times."
        yield NO_OVERLAP, again, "rostered_minutes", lambda _: twice


def _day_faults(table: CheckedTable, posts: Posts) -> Iterator[Fault]:
    import numpy as np

    del posts
    frame = table.frame
    people = _people(table)
    days = frame["day"].to_numpy().astype("datetime64[D]").astype("int64")
    minutes = frame["minutes"].to_numpy()
    _, group = np.unique(people * (1 << 32) + days, return_inverse=True)
    total = np.bincount(group, weights=minutes)[group].astype("int64") if len(group) else group
    yield (
        WITHIN_A_DAY,
        (people >= 0) & (total > _DAY),
        "day",
        lambda row: (
            f"The officer's duties that begin on this day come to {total[row]:,} minutes.",
            f"A day has {_DAY:,}; mend the minutes or the days.",
        ),
    )


def place_days(table: CheckedTable) -> Array:
    """A number for each post and day of a post line: the rows of one officer there share one.

    Args:
        table: The rows.
    """
    import numpy as np

    frame = table.frame
    officer = frame["officer"].cat.codes.to_numpy().astype("int64")
    cover = frame["cover"].cat.codes.to_numpy().astype("int64")
    officers, covers = len(frame["officer"].cat.categories), len(frame["cover"].cat.categories)
    nobody = officers + covers + np.arange(len(frame))
    place = np.where(officer >= 0, officer, np.where(cover >= 0, officers + cover, nobody))
    days = frame["day"].to_numpy().astype("datetime64[D]").astype("int64")
    post = frame["post"].cat.codes.to_numpy().astype("int64")
    _, number = np.unique(((post << 20) + days) * (1 << 30) + place, return_inverse=True)
    taken: Array = number
    return taken


def _count_faults(table: CheckedTable, posts: Posts) -> Iterator[Fault]:
    import numpy as np

    frame = table.frame
    counts = {post.id: post.count for post, _ in posts}
    named = frame["post"].cat
    codes, ids = named.codes.to_numpy().astype("int64"), [str(text) for text in named.categories]
    days = frame["day"].to_numpy().astype("datetime64[D]").astype("int64")
    _, post_day = np.unique((codes << 32) + days, return_inverse=True)
    _, first = np.unique(place_days(table), return_index=True)
    taken = np.bincount(post_day[first], minlength=1)[post_day] if len(frame) else post_day
    allowed = np.array([counts.get(text, 0) for text in ids] or [0])[codes]
    yield (
        WITHIN_COUNT,
        taken > allowed,
        "officer",
        lambda row: (
            (
                f"{taken[row]} officers or vacancies stand on {allowed[row]} posts of "
                f"{ids[codes[row]]!r} on this day."
            ),
            "Take one out, or record the cover in the row of the officer who was away.",
        ),
    )
