"""Duty rows as they stood on a day, held against each other and against their agreement."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

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
from s92kit.delivery._table import STATUSES, numbers
from s92kit.errors import closest_to
from s92kit.periods import Period
from s92kit.tables import Array, CheckedTable, RowFault, kept_apart, standing_rows

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
    rows = standing_rows(table, known_on=known_on, one_id=ONE_ID, correction_fits=CORRECTION_FITS)
    checked = rows.table
    for faults in (_post_faults, _overlap_faults, _day_faults, _count_faults):
        checked = kept_apart(checked, faults(checked, posts))
    return Standing(table=checked, not_yet_known=rows.not_yet_known, superseded=rows.superseded)


Posts = Sequence[tuple[Post, Period | None]]


def _post_faults(table: CheckedTable, posts: Posts) -> Iterator[RowFault]:
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


def _overlap_faults(table: CheckedTable, posts: Posts) -> Iterator[RowFault]:
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


def _day_faults(table: CheckedTable, posts: Posts) -> Iterator[RowFault]:
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


def _count_faults(table: CheckedTable, posts: Posts) -> Iterator[RowFault]:
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
