"""What stands in the way of comparing rows of activity, beside how the boroughs define a theme."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

import attrs

from s92kit.comparison._denominator import Denominator, DenominatorKind, denominator_for
from s92kit.comparison._table import CountedRows
from s92kit.findings import Finding, Findings, Rule, Severity
from s92kit.periods import Period
from s92kit.themes import Theme

__all__ = [
    "ATTRIBUTION_RECORDED",
    "DENOMINATOR_GIVEN",
    "ROWS_THERE",
    "SAME_DAYS",
    "THEME_RECORDED",
    "findings_on",
]

ROWS_THERE = Rule(
    "comparison/rows-there", "Each borough has rows in the days compared.", Severity.ERROR
)
SAME_DAYS = Rule(
    "comparison/same-days", "The rows of each borough cover the same days.", Severity.QUERY
)
THEME_RECORDED = Rule(
    "comparison/theme-recorded", "Every row says what it is about.", Severity.QUERY
)
ATTRIBUTION_RECORDED = Rule(
    "comparison/attribution-recorded",
    "Every row of the theme says whose work it was.",
    Severity.QUERY,
)
DENOMINATOR_GIVEN = Rule(
    "comparison/denominator-given",
    "Each borough has what its counts are divided by, for the days compared.",
    Severity.QUERY,
)


def findings_on(
    theme: Theme,
    counted: Sequence[CountedRows],
    denominators: Sequence[Denominator],
    period: Period | None,
    known_on: date | None,
    *,
    for_public: bool = False,
) -> Findings:
    """What stands in the way of comparing, borough by borough.

    Args:
        theme: The theme.
        counted: The rows of each borough.
        denominators: What counts may be divided by.
        period: The days that were asked about; ``None`` for all.
        known_on: The day whose knowledge counts; ``None`` for everything recorded.
        for_public: Whether rows are told without their number, which is a count of people.
    """
    found: list[Finding] = []
    for own in counted:
        answers = [
            *_of_rows(theme, own, for_public=for_public),
            *_divided(own, denominators, period, known_on),
        ]
        found += [attrs.evolve(answer, where=own.borough) for answer in answers]
    return Findings([*found, *_same_days(counted, period)])


def _of_rows(theme: Theme, own: CountedRows, *, for_public: bool) -> Iterator[Finding]:
    if not own.rows:
        yield ROWS_THERE.not_met(
            "There is no row of its activity in these days. That is not a count of nothing: ask "
            "for its log."
        )
        return
    yield ROWS_THERE.met(
        f"Rows of {own.days}." if for_public else f"{own.rows:,} rows, {own.days}."
    )
    if own.without_theme:
        some = "Some rows" if for_public else f"{own.without_theme:,} of {own.rows:,} rows"
        yield THEME_RECORDED.not_met(
            f"{some} bear no theme, so that its count of {theme} may be too low. Map their codes."
        )
    else:
        yield THEME_RECORDED.met()
    silent = sum(each.rows for each in own.counted if not each.attribution)
    if silent:
        told = "Some rows" if for_public else f"{silent:,} rows"
        yield ATTRIBUTION_RECORDED.not_met(
            f"{told} of {theme} do not say whose work they were; they are counted apart, and are "
            "not taken to be the team's."
        )
    else:
        yield ATTRIBUTION_RECORDED.met()


def _divided(
    own: CountedRows,
    denominators: Sequence[Denominator],
    period: Period | None,
    known_on: date | None,
) -> Iterator[Finding]:
    wanted = {each.kind for each in denominators}
    days = period or own.days
    if days is None:
        return
    for kind in (kind for kind in DenominatorKind if kind in wanted):
        found = denominator_for(
            denominators, borough=own.borough, kind=kind, period=days, known_on=known_on
        )
        if found is None:
            yield DENOMINATOR_GIVEN.undetermined(f"no {kind} are given for {days}")
        else:
            yield DENOMINATOR_GIVEN.met(f"{found.amount:,f} {kind} {found.days} ({found.status}).")


def _same_days(counted: Sequence[CountedRows], period: Period | None) -> Iterator[Finding]:
    spans = {own.days for own in counted if own.days is not None}
    if period is not None or len(spans) < 2:
        return
    told = "; ".join(f"{own.borough}: {own.days}" for own in counted if own.days is not None)
    yield SAME_DAYS.not_met(f"{told}. Ask for the days that all of them cover.")
