"""What duties come to, as plain records: vacancies, abstractions, and the strength of a day."""

from __future__ import annotations

from datetime import date

import attrs

from s92kit.abstractions import AbstractionType

__all__ = ["DayRecord", "DayStrength", "ShiftStrength", "UnrecordedMonth"]


@attrs.frozen(kw_only=True)
class DayRecord:
    """A vacancy, or an abstraction, on one day.

    Args:
        day: The day on which the duty began.
        post: The id of the post line.
        minutes: How long.
        kind: What the officer was taken away for; ``None`` for a vacancy.
        reference: Where it can be looked up; empty where the record does not say.
    """

    day: date
    post: str
    minutes: int
    kind: AbstractionType | None = None
    reference: str = ""


@attrs.frozen(kw_only=True)
class DayStrength:
    """How many officers of a post line were on duty on a day.

    Args:
        day: The day.
        post: The id of the post line.
        rostered: How many of its posts were rostered.
        on_duty: How many of those were delivered for any minute, by cover too.
    """

    day: date
    post: str
    rostered: int
    on_duty: int


@attrs.frozen(kw_only=True)
class ShiftStrength:
    """How many officers were on duty on a shift: the duties that begin on one day at one time.

    Args:
        day: The day.
        starts: Minutes past midnight; ``None`` for duties that state no time.
        on_duty: How many officers were on duty for any minute, by cover too.
    """

    day: date
    starts: int | None
    on_duty: int


@attrs.frozen(kw_only=True)
class UnrecordedMonth:
    """A month, or part of one, in which a post line serves and no duty of it is recorded.

    Args:
        post: The id of the post line.
        month: The first day of the month.
    """

    post: str
    month: date
