"""Rows of activity counted by borough, theme, kind and whose work they were, in one pass."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

import attrs

from s92kit.activity import ActivityLog, StandingActivity, standing_activity
from s92kit.periods import Period
from s92kit.themes import Theme

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["Counted", "CountedRows", "counted_rows"]


@attrs.frozen(kw_only=True)
class Counted:
    """What the rows of one kind and attribution come to.

    Args:
        kind: The kind of activity.
        attribution: Whose work it was; empty where the rows do not say.
        count: How many.
        rows: How many rows say so.
    """

    kind: str
    attribution: str
    count: int
    rows: int


@attrs.frozen(kw_only=True)
class CountedRows:
    """The rows of one borough.

    Args:
        borough: The borough's key.
        counted: What those of the theme come to, by kind and attribution.
        rows: How many rows it has in the days.
        without_theme: How many of them bear no theme, or one that is not mapped.
        days: From the first day of a row to the last; ``None`` where there is no row.
    """

    borough: str
    counted: tuple[Counted, ...]
    rows: int
    without_theme: int
    days: Period | None


def counted_rows(
    log: ActivityLog,
    theme: Theme,
    boroughs: Sequence[str],
    *,
    period: Period | None = None,
    known_on: date | None = None,
) -> tuple[tuple[CountedRows, ...], StandingActivity]:
    """The rows of each borough counted by kind and attribution, and what became of every row.

    Args:
        log: The records.
        theme: The theme.
        boroughs: The boroughs' keys, in the order of the answer.
        period: The days; ``None`` for all.
        known_on: The day whose knowledge counts; ``None`` for everything recorded.
    """
    standing = standing_activity(log, period=period, known_on=known_on)
    frame = standing.frame
    keys = frame["borough"].astype("object")
    themes = frame["theme"].astype("object")
    told = themes.notna() & (themes != str(Theme.NOT_MAPPED))
    of_theme = themes == str(theme)
    answers = []
    for key in boroughs:
        own = keys == key
        days = frame.loc[own, "day"]
        answers.append(
            CountedRows(
                borough=key,
                counted=_by_kind(frame.loc[own & of_theme]),
                rows=int(own.sum()),
                without_theme=int((own & ~told).sum()),
                days=Period.inclusive(days.min().date(), days.max().date()) if len(days) else None,
            )
        )
    return tuple(answers), standing


def _by_kind(frame: pd.DataFrame) -> tuple[Counted, ...]:
    plain = frame[["kind", "attribution", "count"]].astype(
        {"kind": "object", "attribution": "object"}
    )
    grouped = plain.fillna({"attribution": ""}).groupby(["kind", "attribution"], sort=True)["count"]
    return tuple(
        Counted(kind=str(kind), attribution=str(whose), count=int(group.sum()), rows=len(group))
        for (kind, whose), group in grouped
    )
