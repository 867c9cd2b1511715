"""Which release was known on a day, what later ones changed, and what wards leave out."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

import attrs

from s92kit.areas import AreaKind
from s92kit.errors import InvalidValueError
from s92kit.findings import Finding, Findings
from s92kit.opendata._counts import MonthlyCounts
from s92kit.opendata._differences import (
    RevisedCount,
    Revisions,
    WardShortfall,
    WardShortfalls,
)
from s92kit.opendata._months import month_name
from s92kit.opendata._rules import ONE_RELEASE, UNREVISED, WARDS_SUM
from s92kit.periods import format_day
from s92kit.tables import Frame, Problems

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["counts_known_on", "revisions", "ward_shortfalls"]

_KEYS = ["month", "area", "category", "subcategory"]


def counts_known_on(
    releases: Sequence[MonthlyCounts], *, known_on: date | None = None
) -> MonthlyCounts:
    """The counts as they were known on a day: of each month, from the last release that holds it.

    Args:
        releases: Counts of one kind, each with the day on which it was fetched.
        known_on: The day whose knowledge counts; ``None`` for all releases.

    Returns:
        The counts; its account of rows is that of all the releases that were used.

    Raises:
        InvalidValueError: Where a release has no day, two have one, none was fetched by the day,
            or they are of several kinds.

    Examples:
        >>> from datetime import date
        >>> from s92kit.opendata import met_counts_from_tables
        >>> from s92kit.tables import csv_from_text
        >>> def release(cells, day):
        ...     text = "MajorText,MinorText,BoroughName,201904" + chr(10) + cells
        ...     return met_counts_from_tables([csv_from_text(text, name="b.csv")], retrieved_on=day)
        >>> both = [release("ROBBERY,ROBBERY,Walford,12", date(2019, 5, 20)),
        ...         release("ROBBERY,ROBBERY,Walford,14", date(2019, 6, 20))]
        >>> [counts_known_on(both, known_on=day).total("Walford", "ROBBERY")
        ...  for day in (date(2019, 6, 1), date(2019, 7, 1))]
        [12, 14]
    """
    import pandas as pd

    dated = _dated(releases)
    known = [(day, each) for day, each in dated if known_on is None or day <= known_on]
    if not known:
        raise InvalidValueError(
            what="What was published",
            given=format_day(known_on) if known_on else "no release",
            mend="No release was fetched by then; give one that was, or a later day.",
        )
    latest = {month: (day, each) for day, each in known for month in each.months}
    used = dict(latest.values())
    parts = []
    for day, each in used.items():
        stamps = [pd.Timestamp(month) for month, (of, _) in latest.items() if of == day]
        parts.append(each.frame[each.frame["month"].isin(stamps)])
    frame = pd.concat(parts, ignore_index=True).sort_values(_KEYS, ignore_index=True)
    (_, last) = known[-1]
    accounts = [each.rows for each in used.values()]
    rows = attrs.evolve(
        accounts[0],
        **{
            name: sum(getattr(account, name) for account in accounts)
            for name in ("read", "counted", "set_aside", "without_place", "elsewhere")
        },
        elsewhere_by_name=(),
    )
    told = ONE_RELEASE.met()
    if len(used) > 1:
        spans = "; ".join(
            f"{month_name(min(months))} to {month_name(max(months))} from that of {format_day(day)}"
            for day in sorted(used)
            if (months := [month for month, (of, _) in latest.items() if of == day])
        )
        told = ONE_RELEASE.not_met(
            f"{spans}. Categories and counts may change from one to the next for no other reason."
        )
    return MonthlyCounts(
        frame=frame,
        kind=last.kind,
        months=tuple(sorted(latest)),
        rows=rows,
        findings=Findings([told, *(item for each in used.values() for item in each.findings)]),
        problems=Problems(part for each in used.values() for part in each.problems.parts),
        retrieved_on=next(iter(used)) if len(used) == 1 else None,
    )


def _dated(releases: Sequence[MonthlyCounts]) -> list[tuple[date, MonthlyCounts]]:
    dated = [(each.retrieved_on, each) for each in releases if each.retrieved_on]
    days = [day for day, _ in dated]
    if len(dated) < len(releases) or len(set(days)) < len(days):
        raise InvalidValueError(
            what="Releases to tell apart",
            given="some with one day or none",
            mend="Say of each on which day it was fetched (retrieved_on).",
        )
    if len({each.kind for each in releases}) > 1:
        raise InvalidValueError(
            what="Releases", given="of several kinds of area", mend="Give one kind at a time."
        )
    return sorted(dated, key=lambda pair: pair[0])


def revisions(earlier: MonthlyCounts, later: MonthlyCounts) -> Revisions:
    """What a later release changed in the months that both hold.

    Args:
        earlier: The earlier release.
        later: The later one.

    Returns:
        Each count that differs or that only one of them has.

    Raises:
        InvalidValueError: Where they are of several kinds, or hold no month in common.
    """
    import pandas as pd

    both = sorted(set(earlier.months) & set(later.months))
    if earlier.kind is not later.kind or not both:
        raise InvalidValueError(
            what="Releases to compare",
            given="of other areas or other months",
            mend="Give two of one kind that have months in common.",
        )
    stamps = [pd.Timestamp(month) for month in both]
    old, new = (
        each.frame[each.frame["month"].isin(stamps)].assign(
            subcategory=lambda frame: frame["subcategory"].fillna("")
        )[[*_KEYS, "count"]]
        for each in (earlier, later)
    )
    joined = old.merge(new, on=_KEYS, how="outer", suffixes=("_before", "_after"))
    joined = joined.sort_values(_KEYS)
    before, after = joined["count_before"], joined["count_after"]
    in_both = before.notna() & after.notna()
    same = (in_both & (before == after).fillna(value=False)) | (before.isna() & after.isna())
    changed = joined[~same]
    items = tuple(
        RevisedCount(
            month=month.date(),
            area=str(area),
            category=str(category),
            subcategory=str(part),
            before=None if pd.isna(was) else int(was),
            after=None if pd.isna(now) else int(now),
        )
        for month, area, category, part, was, now in changed.itertuples(index=False)
    )
    lone = sum(item.before is None or item.after is None for item in items)
    message = (
        f"{len(items) - lone:,} of {int(in_both.sum()):,} counts differ, and {lone:,} stand in one "
        "release alone: categories were split, merged or renamed. Say with each figure on which "
        "day it was fetched."
    )
    told = UNREVISED.not_met(message) if items else UNREVISED.met()
    return Revisions(items=items, compared=int(in_both.sum()), findings=Findings([told]))


def ward_shortfalls(wards: MonthlyCounts, boroughs: MonthlyCounts) -> WardShortfalls:
    """The sum of each borough's wards beside the borough's own count, by month and category.

    Whole categories are compared, because two tables seldom have the same parts of them.

    Args:
        wards: Counts by ward or by small area.
        boroughs: Counts by borough, best of the same day.

    Returns:
        Each month, borough and category that both hold, and a query where they differ.

    Raises:
        InvalidValueError: Where the areas are not those, or nothing stands in both.
    """
    if wards.kind is AreaKind.BOROUGH or boroughs.kind is not AreaKind.BOROUGH:
        raise InvalidValueError(
            what="Areas to compare",
            given=f"{wards.kind} with {boroughs.kind}",
            mend="Give the counts of wards first and those of boroughs second.",
        )
    keys = ["month", "within", "category"]
    whole = boroughs.frame.assign(within=boroughs.frame["area_name"])
    sums, totals = (_summed(frame, keys) for frame in (wards.frame, whole))
    joined = totals.rename("total").to_frame().join(sums.rename("wards"), how="inner")
    items = tuple(
        WardShortfall(
            month=month.date(),
            borough=str(borough),
            category=str(category),
            wards=int(parts),
            total=int(total),
        )
        for month, borough, category, total, parts in joined.sort_index().reset_index().to_numpy()
    )
    if not items:
        raise InvalidValueError(
            what="Areas to compare",
            given="without a month, borough and category in common",
            mend="Give tables of the same months and boroughs.",
        )
    return WardShortfalls(items=items, findings=Findings([_shortfall_finding(items, wards.kind)]))


def _summed(frame: Frame, keys: list[str]) -> pd.Series:
    """The sums by some columns, without those of which a cell is empty."""
    groups = frame.assign(empty=frame["count"].isna()).groupby(keys)
    return groups["count"].sum()[~groups["empty"].any()]


def _shortfall_finding(items: tuple[WardShortfall, ...], kind: AreaKind) -> Finding:
    differing = [item for item in items if item.difference]
    if not differing:
        return WARDS_SUM.met()
    told = []
    for borough in sorted({item.borough for item in items}):
        total = sum(item.total for item in items if item.borough == borough)
        parts = sum(item.wards for item in items if item.borough == borough)
        told.append(f"{borough} {total:,}, its {_PLURALS[kind]} {parts:,}, {total - parts:+,}")
    return WARDS_SUM.not_met(
        f"{len(differing):,} of {len(items):,} counts differ. In all: {'; '.join(told)}. Offences "
        "without an exact place are in no ward, and releases of other days differ: give the "
        "borough's own count, never the sum of its wards."
    )


_PLURALS = {AreaKind.WARD: "wards", AreaKind.LSOA: "small areas"}
