"""Boroughs side by side on a theme: counts with their words, losses and what forbids comparing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal

import attrs

from s92kit.activity import ActivityFormat, ActivityKind, ActivityLog, Attribution
from s92kit.comparison._denominator import Denominator, DenominatorKind, denominator_for
from s92kit.comparison._rules import findings_on
from s92kit.comparison._table import Counted, CountedRows, counted_rows
from s92kit.disclosure import (
    WITHHELD,
    DisclosurePolicy,
    Release,
    ReleasedCount,
    release,
    without_rows,
)
from s92kit.figures import Basis, Figure, FigureKind, Unit
from s92kit.findings import Findings
from s92kit.periods import Period
from s92kit.priorities import (
    CrosswalkRow,
    PriorityFramework,
    comparable,
    crosswalk,
    defined_alike,
)
from s92kit.sources import Source
from s92kit.tables import Problems, RowAccount
from s92kit.themes import Theme

__all__ = ["BoroughOnTheme", "Comparison", "LogLoss", "ThemeCount", "compared"]

_PER = {DenominatorKind.RESIDENTS: 1000, DenominatorKind.OFFICER_MONTHS: 1}


@attrs.frozen(kw_only=True)
class LogLoss:
    """What a borough's log does not tell of a theme.

    Args:
        format: The id of the format of the log.
        code: The code in the log.
        note: What is lost, in words.
        sources: What that rests on.
    """

    format: str
    code: str
    note: str
    sources: tuple[Source, ...] = ()


@attrs.frozen(kw_only=True)
class ThemeCount:
    """How many of one kind, of one attribution; counts of two are never added.

    Args:
        kind: The kind of activity.
        attribution: Whose work it was; ``None`` where the rows do not say.
        figure: The count.
        rates: The count for each of something, where there is a denominator of those days.
    """

    kind: ActivityKind
    attribution: Attribution | None
    figure: Figure
    rates: tuple[Figure, ...] = ()


@attrs.frozen(kw_only=True)
class BoroughOnTheme:
    """One borough's part of a comparison.

    Args:
        borough: The borough's key.
        words: Its priorities that stand for the theme, each with its relation and loss.
        losses: What its log does not tell of the theme.
        counts: What its rows come to.
        rows: How many rows it has in the days; ``None`` where it is for the public.
        days: From the first day of a row to the last; ``None`` where there is no row.
    """

    borough: str
    words: tuple[CrosswalkRow, ...]
    losses: tuple[LogLoss, ...]
    counts: tuple[ThemeCount, ...]
    rows: int | None
    days: Period | None


@attrs.frozen(kw_only=True)
class Comparison:
    """Two or more boroughs on a theme.

    Args:
        theme: The theme.
        period: The days that were asked about; ``None`` for all that there are rows of.
        boroughs: The boroughs, in the order asked for.
        findings: What stands in the way of comparing, and what does not.
        rows: What became of every row that was read, which is never for the public.
        problems: What is wrong with the rows that were set aside, cell by cell; the same.
        release: What was done to small counts; ``None`` where it is not for the public.
    """

    theme: Theme
    period: Period | None
    boroughs: tuple[BoroughOnTheme, ...]
    findings: Findings
    rows: RowAccount
    problems: Problems
    release: Release | None = None

    @property
    def alike(self) -> bool:
        """Whether the boroughs mean the same by the theme, so that counts may be compared."""
        return defined_alike(self.findings)


def compared(
    theme: Theme,
    frameworks: Sequence[PriorityFramework],
    log: ActivityLog,
    *,
    formats: Iterable[ActivityFormat] = (),
    denominators: Iterable[Denominator] = (),
    period: Period | None = None,
    known_on: date | None = None,
    policy: DisclosurePolicy | None = None,
) -> Comparison:
    """Two or more boroughs on a theme, each with its own words and what they lose.

    Args:
        theme: The theme.
        frameworks: The frameworks of priorities of the boroughs, in the order of the answer.
        log: Records of activity of all of them, in the shared columns.
        formats: How their own logs were read, for what those lose.
        denominators: What counts may be divided by.
        period: The days to count; ``None`` for all.
        known_on: The day whose knowledge counts; ``None`` for everything recorded.
        policy: For the public, what is done to counts of people; rates are then worked out from
            counts as printed. ``None`` for counts as they are.

    Returns:
        The counts, which may be compared only where :attr:`Comparison.alike` is so.

    Raises:
        InvalidValueError: Where there are not two boroughs to compare.
    """
    findings = comparable(
        theme, frameworks, on=period.first_day if period else None, known_on=known_on
    )
    keys = list(dict.fromkeys(framework.borough for framework in frameworks))
    counted, standing = counted_rows(log, theme, keys, period=period, known_on=known_on)
    given, logs = tuple(denominators), tuple(formats)
    released = None if policy is None else _released(counted, policy)
    sources = log.sources if released is None else tuple(map(without_rows, log.sources))
    rows = crosswalk(frameworks, on=period.first_day if period else None, known_on=known_on)
    boroughs = tuple(
        BoroughOnTheme(
            borough=own.borough,
            words=tuple(
                row
                for row in rows
                if row.theme is theme and row.framework.partition("/")[0] == own.borough
            ),
            losses=tuple(_losses(theme, own.borough, logs)),
            counts=tuple(
                _count(
                    each,
                    _figure(each, own, period or own.days, sources, released),
                    _fitting(each, own, period or own.days, given, known_on),
                )
                for each in own.counted
            ),
            rows=own.rows if released is None else None,
            days=own.days,
        )
        for own in counted
    )
    found = findings + findings_on(
        theme, counted, given, period, known_on, for_public=released is not None
    )
    return Comparison(
        theme=theme,
        period=period,
        boroughs=boroughs,
        findings=found,
        rows=standing.rows,
        problems=standing.problems,
        release=released,
    )


def _losses(theme: Theme, borough: str, formats: Sequence[ActivityFormat]) -> Iterator[LogLoss]:
    for form in formats:
        if form.borough != borough:
            continue
        for code in form.codes:
            for meaning in code.meanings:
                about = meaning.theme is theme or str(theme) in meaning.may_also_be
                if about and meaning.loss:
                    yield LogLoss(
                        format=form.id,
                        code=f"{code.column}: {code.code}",
                        note=meaning.loss,
                        sources=meaning.sources,
                    )


def _released(counted: Sequence[CountedRows], policy: DisclosurePolicy) -> Release:
    """Every count that is printed; those of no people, such as patrols, as they are."""
    counts = {_name(own, each): each for own in counted for each in own.counted}
    return release(
        {name: each.count for name, each in counts.items()},
        policy=policy,
        of_no_people=[
            name for name, each in counts.items() if not ActivityKind(each.kind).counts_people
        ],
    )


def _name(own: CountedRows, each: Counted) -> str:
    return f"{own.borough}\n{each.kind}\n{each.attribution}"


def _figure(
    counted: Counted,
    own: CountedRows,
    period: Period | None,
    sources: tuple[Source, ...],
    released: Release | None,
) -> Figure:
    shown = ReleasedCount(text="", value=counted.count)
    if released is not None:
        shown = released[_name(own, counted)]
    return Figure(
        label=counted.kind,
        value=None if shown.value is None else Decimal(shown.value),
        unit=Unit.COUNT,
        kind=FigureKind.IN_PERIOD,
        basis=Basis.OBSERVED,
        period=period,
        sources=sources,
        how=f"{counted.rows:,} rows" if released is None else "",
        unknown_because=WITHHELD if shown.value is None else "",
    )


def _fitting(
    counted: Counted,
    own: CountedRows,
    period: Period | None,
    denominators: Sequence[Denominator],
    known_on: date | None,
) -> list[Denominator]:
    """What a count may be divided by."""
    attribution = _attribution(counted)
    found = (
        denominator_for(
            denominators, borough=own.borough, kind=kind, period=period, known_on=known_on
        )
        for kind in DenominatorKind
        if period is not None and _divides(kind, attribution)
    )
    return [each for each in found if each is not None]


def _count(counted: Counted, figure: Figure, fitting: Sequence[Denominator]) -> ThemeCount:
    return ThemeCount(
        kind=ActivityKind(counted.kind),
        attribution=_attribution(counted),
        figure=figure,
        rates=() if figure.value is None else tuple(_rate(figure, each) for each in fitting),
    )


def _attribution(counted: Counted) -> Attribution | None:
    return Attribution(counted.attribution) if counted.attribution else None


def _divides(kind: DenominatorKind, attribution: Attribution | None) -> bool:
    """Officers of the team did not do what others did with them or without them."""
    return kind is DenominatorKind.RESIDENTS or attribution is Attribution.TEAM


def _rate(figure: Figure, denominator: Denominator) -> Figure:
    per = _PER[denominator.kind]
    value = (figure.value or Decimal(0)) * per / denominator.amount
    of = f"{per:,} {denominator.kind}" if per > 1 else "filled officer-month"
    whole = f"{denominator.amount:,f} {denominator.kind} {denominator.days} ({denominator.status})"
    times = f" × {per:,}" if per > 1 else ""
    return Figure(
        label=f"{figure.label} per {of}",
        value=value,
        unit=Unit.RATIO,
        kind=FigureKind.RATE,
        basis=Basis.DERIVED,
        period=figure.period,
        sources=(*figure.sources, denominator.source),
        how=f"{figure.text} ÷ {whole}{times}",
    )
