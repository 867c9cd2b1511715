"""Minutes and days of duties added up all rows at once, exactly."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

import attrs

from s92kit.abstractions import AbstractionType
from s92kit.delivery._duty import DutyStatus
from s92kit.delivery._history._table import place_days
from s92kit.delivery._records import DayRecord, DayStrength, ShiftStrength
from s92kit.delivery._table import KINDS, STATUSES, numbers
from s92kit.periods import Period, financial_year_of
from s92kit.tables import Array, CheckedTable

__all__ = ["LineSums", "Sums", "add_up", "first_and_last_day"]

_DELIVERED, _VACANT, _LEAVE, _TAKEN = range(4)
_CELLS = 3 + len(KINDS)
_HIGH_DEMAND = KINDS.index(AbstractionType.HIGH_DEMAND_DAY)
_STATUS_CELL = {
    DutyStatus.WORKED: _DELIVERED,
    DutyStatus.COVERED: _DELIVERED,
    DutyStatus.VACANT: _VACANT,
    DutyStatus.LEAVE: _LEAVE,
}


@attrs.frozen(kw_only=True)
class LineSums:
    """What one post line's duties of one month come to.

    Args:
        bought: Rostered minutes.
        delivered: Minutes worked on the duty itself, by cover too.
        vacant: Minutes of vacant posts.
        leave: Minutes of leave that nobody covered.
        abstracted: Minutes abstracted, for each kind in order.
        covered: The minutes among those delivered that another officer worked.
        priority: The minutes among those delivered on priorities; ``None`` where a duty that was
            delivered does not say.
        days: Post-days by their main use: delivered, vacant, leave, abstracted.
    """

    bought: int
    delivered: int
    vacant: int
    leave: int
    abstracted: tuple[int, ...]
    covered: int
    priority: int | None
    days: tuple[int, int, int, int]


@attrs.frozen(kw_only=True, eq=False)
class Sums:
    """Everything that duties come to.

    Args:
        lines: The sums by post line and the first day of the month.
        rows: How many rows were added up.
        outside: How many rows lie outside the period.
        vacancies: Each vacant duty.
        abstractions: Each abstraction.
        strength: The officers on duty by day and post line.
        shifts: The officers on duty by shift.
        high_demand: Post-days with any minutes of a high-demand day, by post line and the first
            day of the financial year.
    """

    lines: Mapping[tuple[str, date], LineSums]
    rows: int
    outside: int
    vacancies: tuple[DayRecord, ...]
    abstractions: tuple[DayRecord, ...]
    strength: tuple[DayStrength, ...]
    shifts: tuple[ShiftStrength, ...]
    high_demand: Mapping[tuple[str, date], int]


def first_and_last_day(table: CheckedTable) -> Period | None:
    """The days from the first duty to the last; ``None`` where there is none.

    Args:
        table: The rows.
    """
    days = table.frame["day"]
    if not len(days):
        return None
    return Period.inclusive(days.min().date(), days.max().date())


def add_up(table: CheckedTable, period: Period, posts: Sequence[str]) -> Sums:
    """What the duties of a period come to.

    Args:
        table: Rows that stand, each of a known post line.
        period: The days to add up.
        posts: The ids of the post lines.
    """
    import numpy as np

    days = table.frame["day"].to_numpy()
    within = (days >= np.datetime64(period.start)) & (days < np.datetime64(period.end))
    inside = table.only(within)
    rows = _Rows.of(inside, posts)
    return Sums(
        lines=_lines(rows),
        rows=len(inside.frame),
        outside=len(table.frame) - len(inside.frame),
        vacancies=_records(rows, rows.cell == _VACANT, rows.minutes),
        abstractions=_records(rows, rows.kind >= 0, rows.away),
        strength=_strength(rows),
        shifts=_shifts(rows),
        high_demand=_high_demand(rows),
    )


@attrs.frozen(kw_only=True, eq=False)
class _Rows:
    """The columns that the sums read, as plain arrays."""

    posts: tuple[str, ...]
    post: Array
    day: Array
    month: Array
    cell: Array
    covered: Array
    kind: Array
    minutes: Array
    away: Array
    priority: Array
    starts: Array
    place: Array
    first_of_place: Array
    reference: Array

    @classmethod
    def of(cls, table: CheckedTable, posts: Sequence[str]) -> _Rows:
        """The columns of rows that stand."""
        import numpy as np

        frame = table.frame
        number = {name: at for at, name in enumerate(posts)}
        named = frame["post"].cat
        codes = np.array([*(number.get(str(name), 0) for name in named.categories), 0])
        status = frame["status"].cat.codes.to_numpy()
        day = frame["day"].to_numpy().astype("datetime64[D]")
        place = place_days(table)
        return cls(
            posts=tuple(posts),
            post=codes[named.codes.to_numpy()].astype("int64"),
            day=day,
            month=day.astype("datetime64[M]").astype("int64"),
            cell=np.array([_STATUS_CELL[name] for name in STATUSES])[status],
            covered=status == STATUSES.index(DutyStatus.COVERED),
            kind=frame["abstraction"].cat.codes.to_numpy().astype("int64"),
            minutes=frame["minutes"].to_numpy().astype("int64"),
            away=numbers(frame["abstracted_minutes"], missing=0),
            priority=numbers(frame["priority_minutes"], missing=-1),
            starts=numbers(frame["starts"], missing=-1),
            place=place,
            first_of_place=np.unique(place, return_index=True)[1],
            reference=frame["reference"].to_numpy(dtype=object),
        )

    @property
    def left(self) -> Array:
        """The minutes of each duty that were not abstracted."""
        return self.minutes - self.away


def _sum(group: Array, weights: Array, size: int) -> Array:
    # bincount adds in doubles, which hold each whole number up to 2 to the 53rd exactly.
    import numpy as np

    added: Array = np.bincount(group, weights=weights, minlength=size).astype("int64")
    return added


def _lines(rows: _Rows) -> dict[tuple[str, date], LineSums]:
    import numpy as np

    if not len(rows.day):
        return {}
    months, month = np.unique(rows.month, return_inverse=True)
    group = rows.post * len(months) + month
    size = len(rows.posts) * len(months)
    taken = rows.kind >= 0
    cells = _sum(
        np.concatenate([group * _CELLS + rows.cell, (group * _CELLS + 3 + rows.kind)[taken]]),
        np.concatenate([rows.left, rows.away[taken]]),
        size * _CELLS,
    ).reshape(size, _CELLS)
    bought = _sum(group, rows.minutes, size)
    covered = _sum(group[rows.covered], rows.left[rows.covered], size)
    delivering = (rows.cell == _DELIVERED) & (rows.left > 0)
    silent = np.bincount(group[delivering & (rows.priority < 0)], minlength=size)
    priority = _sum(group, rows.priority.clip(min=0), size)
    days = _days_by_main_use(rows, group, size)
    first = [date(month // 12 + 1970, month % 12 + 1, 1) for month in months.tolist()]
    present = np.flatnonzero(np.bincount(group, minlength=size))
    return {
        (rows.posts[at // len(first)], first[at % len(first)]): LineSums(
            bought=int(bought[at]),
            delivered=int(cells[at, _DELIVERED]),
            vacant=int(cells[at, _VACANT]),
            leave=int(cells[at, _LEAVE]),
            abstracted=tuple(cells[at, 3:].tolist()),
            covered=int(covered[at]),
            priority=None if silent[at] else int(priority[at]),
            days=tuple(days[at].tolist()),
        )
        for at in present.tolist()
    }


def _days_by_main_use(rows: _Rows, group: Array, size: int) -> Array:
    """For each group its post-days by what took most of their minutes.

    Of uses that took the same, the one that delivered least counts.
    """
    import numpy as np

    count = len(rows.first_of_place)
    uses = _sum(
        np.concatenate([rows.place * 4 + rows.cell, rows.place * 4 + _TAKEN]),
        np.concatenate([rows.left, rows.away]),
        count * 4,
    ).reshape(count, 4)
    main = 3 - np.argmax(uses[:, ::-1], axis=1)
    own = group[rows.first_of_place]
    counts: Array = np.bincount(own * 4 + main, minlength=size * 4).reshape(size, 4)
    return counts


def _records(rows: _Rows, wanted: Array, minutes: Array) -> tuple[DayRecord, ...]:
    import numpy as np

    at = np.flatnonzero(wanted)
    kinds = rows.kind[at].tolist()
    references = rows.reference[at].tolist()
    columns = (rows.day[at].tolist(), rows.post[at].tolist(), minutes[at].tolist())
    records = (
        DayRecord(
            day=day,
            post=rows.posts[post],
            minutes=amount,
            kind=None if kind < 0 else KINDS[kind],
            reference=reference if isinstance(reference, str) else "",
        )
        for day, post, amount, kind, reference in zip(*columns, kinds, references, strict=True)
    )
    return tuple(
        sorted(
            records,
            key=lambda item: (item.day, item.post, item.kind or "", item.reference, item.minutes),
        )
    )


def _on_duty(rows: _Rows) -> Array:
    present: Array = (rows.cell == _DELIVERED) & (rows.left > 0)
    return present


def _strength(rows: _Rows) -> tuple[DayStrength, ...]:
    import numpy as np

    if not len(rows.day):
        return ()
    days, day = np.unique(rows.day, return_inverse=True)
    key = day * len(rows.posts) + rows.post
    size = len(days) * len(rows.posts)
    rostered = np.bincount(key[rows.first_of_place], minlength=size)
    on_duty = np.flatnonzero(_on_duty(rows))
    first = on_duty[np.unique(rows.place[on_duty], return_index=True)[1]]
    present = np.bincount(key[first], minlength=size)
    names, known = rows.posts, days.tolist()
    return tuple(
        DayStrength(
            day=known[at // len(names)],
            post=names[at % len(names)],
            rostered=int(rostered[at]),
            on_duty=int(present[at]),
        )
        for at in np.flatnonzero(rostered).tolist()
    )


def _shifts(rows: _Rows) -> tuple[ShiftStrength, ...]:
    import numpy as np

    if not len(rows.day):
        return ()
    shift = rows.day.astype("int64") * 2048 + rows.starts + 1
    shifts, number = np.unique(shift, return_inverse=True)
    on_duty = np.flatnonzero(_on_duty(rows))
    once = np.unique(number[on_duty] * (1 << 32) + rows.place[on_duty]) >> 32
    present = np.bincount(once, minlength=len(shifts))
    first = np.unique(number, return_index=True)[1]
    days, starts = rows.day[first].tolist(), rows.starts[first].tolist()
    return tuple(
        ShiftStrength(day=day, starts=None if start < 0 else start, on_duty=count)
        for day, start, count in zip(days, starts, present.tolist(), strict=True)
    )


def _high_demand(rows: _Rows) -> dict[tuple[str, date], int]:
    import numpy as np

    called = np.flatnonzero(rows.kind == _HIGH_DEMAND)
    first = called[np.unique(rows.place[called], return_index=True)[1]]
    counts: dict[tuple[str, date], int] = {}
    for day, post in zip(rows.day[first].tolist(), rows.post[first].tolist(), strict=True):
        key = rows.posts[post], financial_year_of(day).start
        counts[key] = counts.get(key, 0) + 1
    return counts
