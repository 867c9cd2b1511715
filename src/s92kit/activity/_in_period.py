"""Returns as counts of the periods between them: running totals taken apart, gaps told."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

import attrs

from s92kit.activity._kinds import Attribution
from s92kit.activity._return import Return, ReturnKind, Returns
from s92kit.activity._returns import standing_returns
from s92kit.figures import Basis, Figure, FigureKind, Unit
from s92kit.findings import Finding, Findings, Rule, Severity
from s92kit.periods import Period, format_day, months_in
from s92kit.sources import Source
from s92kit.tables import Problems, RowAccount

__all__ = ["InPeriodReturns", "PeriodCount", "ReturnSeries", "Revision", "in_period"]

ONE_KIND = Rule(
    "activity/one-kind-of-return",
    "The returns of one series are all counts in their period, or all running totals.",
    Severity.ERROR,
)
NEVER_FALLS = Rule(
    "activity/running-total-never-falls",
    "A running total is never lower than an earlier one since the same day.",
    Severity.ERROR,
)
ONE_A_PERIOD = Rule(
    "activity/one-return-a-period",
    "No two returns of a series count the same days.",
    Severity.ERROR,
)
NONE_MISSING = Rule(
    "activity/no-return-missing", "No return of a series is missing.", Severity.QUERY
)


@attrs.frozen(kw_only=True)
class Revision:
    """A return that was replaced by a later one.

    Args:
        period: The days of the return that was replaced.
        was: What it counted.
        now: What its replacement counts.
        recorded_on: The day on which the replacement was recorded.
    """

    period: Period
    was: int
    now: int
    recorded_on: date | None


@attrs.frozen(kw_only=True)
class PeriodCount:
    """What happened within a period, as returns tell it.

    Args:
        period: The days.
        count: How many; ``None`` where it cannot be determined.
        unknown_because: Why there is no count; empty where there is one.
        how: How it follows from the returns.
        covers: How many of the series' usual periods the days make up: 2 where one return
            between is missing; ``None`` where the series has no usual period.
        revisions: The revisions of the returns that it rests on.
    """

    period: Period
    count: int | None
    unknown_because: str = ""
    how: str = ""
    covers: int | None = None
    revisions: tuple[Revision, ...] = ()

    def figure(self, label: str, sources: tuple[Source, ...] = ()) -> Figure:
        """The count as a figure.

        Args:
            label: What it is the figure of.
            sources: Where the returns were read.
        """
        return Figure(
            label=label,
            value=None if self.count is None else Decimal(self.count),
            unit=Unit.COUNT,
            kind=FigureKind.IN_PERIOD,
            basis=Basis.DERIVED if " - " in self.how else Basis.OBSERVED,
            period=self.period,
            sources=sources,
            how=self.how,
            unknown_because=self.unknown_because,
        )


@attrs.frozen(kw_only=True)
class ReturnSeries:
    """The returns of one indicator by one team, as counts of the periods between them.

    Args:
        borough: The key of the borough.
        team: The team; empty where the returns do not say.
        indicator: The id of what is counted.
        attribution: Whose work it was; ``None`` where the returns do not say.
        counts: A count for each period, in order of days, with gaps as undetermined.
        findings: What is wrong with the series, or missing from it.
    """

    borough: str
    team: str
    indicator: str
    attribution: Attribution | None
    counts: tuple[PeriodCount, ...]
    findings: Findings


@attrs.frozen(kw_only=True)
class InPeriodReturns:
    """Every series of some returns, as known on a day.

    Args:
        series: The series, in order of borough, indicator and team.
        rows: What became of every row that was read.
        problems: What is wrong with the rows that were set aside, cell by cell.
        sources: Where the returns were read.
    """

    series: tuple[ReturnSeries, ...]
    rows: RowAccount
    problems: Problems
    sources: tuple[Source, ...]

    @property
    def findings(self) -> Findings:
        """What is wrong with any series, and with the rows that were set aside."""
        return Findings(
            (*self.problems.findings, *(f for each in self.series for f in each.findings))
        )


def in_period(
    returns: Returns, *, known_on: date | None = None, every_months: int | None = None
) -> InPeriodReturns:
    """Returns as counts of what happened in each period.

    A running total is the earlier total of its run taken from the later one. Where no return
    between is there, the difference covers both periods and says so. Two kinds in one series make
    no counts at all.

    Args:
        returns: The returns.
        known_on: The day whose knowledge counts; ``None`` for everything recorded.
        every_months: How many months apart the returns ought to be; the shortest step of each
            series where left out.

    Raises:
        InvalidValueError: Where a day is asked about and a row does not say when it was recorded.

    Examples:
        >>> import pandas as pd
        >>> from s92kit.activity import returns_from_frame
        >>> totals = pd.DataFrame({"borough": "walford", "indicator": "walford/arrests",
        ...     "first_day": "2019-04-01", "last_day": ["2019-04-30", "2019-05-31", "2019-07-31"],
        ...     "kind": "cumulative", "count": [10, 25, 40]})
        >>> (series,) = in_period(returns_from_frame(totals)).series
        >>> [(each.count, each.covers) for each in series.counts]
        [(10, 1), (15, 1), (15, 2)]
    """
    standing = standing_returns(returns, known_on)
    groups: dict[tuple[str, ...], list[Return]] = defaultdict(list)
    for each in standing.returns:
        groups[each.series].append(each)
    return InPeriodReturns(
        series=tuple(
            _series(groups[key], standing.replaced, every_months)
            for key in sorted(groups, key=lambda key: (key[0], key[2], key[1], key[3]))
        ),
        rows=standing.rows,
        problems=standing.problems,
        sources=returns.sources,
    )


Replaced = Sequence[tuple[Return, Return]]


def _series(group: Sequence[Return], replaced: Replaced, every: int | None) -> ReturnSeries:
    first = group[0]
    counts, findings = _counts(group, replaced, every)
    return ReturnSeries(
        borough=first.borough,
        team=first.team,
        indicator=first.indicator,
        attribution=first.attribution,
        counts=counts,
        findings=Findings(attrs.evolve(each, where=_named(first)) for each in findings),
    )


def _named(item: Return) -> str:
    return ", ".join(
        part for part in (item.indicator, item.team, str(item.attribution or "")) if part
    )


def _counts(
    group: Sequence[Return], replaced: Replaced, every: int | None
) -> tuple[tuple[PeriodCount, ...], list[Finding]]:
    kinds = {each.kind for each in group}
    if len(kinds) > 1:
        return (), [ONE_KIND.not_met(_MIXED)]
    twice = _twice(group)
    if twice:
        return (), twice
    steps = _in_period_steps(group) if kinds == {ReturnKind.IN_PERIOD} else _running(group)
    counts = _with_gaps(sorted(steps, key=lambda each: each.period))
    usual = _usual(counts, every)
    told = tuple(_told(each, usual, group, replaced) for each in counts)
    return told, list(_findings(told))


_MIXED = (
    "Some returns of this series are counts in their period, and others are running totals; added "
    "up they would count some days twice. Say of each which it is, and send them all alike."
)


def _twice(group: Sequence[Return]) -> list[Finding]:
    """Two returns of the same days, or of days in both, none of which corrects the other."""
    runs: dict[date | None, list[Return]] = defaultdict(list)
    for each in group:
        runs[each.period.start if each.kind is ReturnKind.CUMULATIVE else None].append(each)
    found = [
        _same_days(one.period, other.period)
        for run in runs.values()
        for one, other in pairwise(sorted(run, key=lambda each: each.period))
        if one.period == other.period
        or (one.kind is ReturnKind.IN_PERIOD and other.period.start < one.period.end)
    ]
    whole = sorted(_whole(run) for start, run in runs.items() if start is not None)
    found += [_same_days(one, other) for one, other in pairwise(whole) if other.start < one.end]
    return found


def _whole(run: Sequence[Return]) -> Period:
    return Period(start=run[0].period.start, end=max(each.period.end for each in run))


def _same_days(one: Period, other: Period) -> Finding:
    days = f"The days {one} are" if one == other else f"Days of {other} are, with those of {one},"
    return ONE_A_PERIOD.not_met(
        f"{days} counted in two returns. Say in supersedes which of them is the correction, or "
        "mend the days."
    )


def _in_period_steps(group: Iterable[Return]) -> Iterator[PeriodCount]:
    for each in group:
        yield PeriodCount(period=each.period, count=each.count, how="as returned")


def _running(group: Iterable[Return]) -> Iterator[PeriodCount]:
    runs: dict[date, list[Return]] = defaultdict(list)
    for each in group:
        runs[each.period.start].append(each)
    for each_run in runs.values():
        run = sorted(each_run, key=lambda each: each.period.end)
        yield PeriodCount(period=run[0].period, count=run[0].count, how="as returned")
        for before, after in pairwise(run):
            yield _between(before, after)


def _between(before: Return, after: Return) -> PeriodCount:
    period = Period(start=before.period.end, end=after.period.end)
    if after.count < before.count:
        because = (
            f"the running total to {format_day(after.period.last_day)} ({after.count:,}) is lower "
            f"than that to {format_day(before.period.last_day)} ({before.count:,})"
        )
        return PeriodCount(period=period, count=None, unknown_because=because)
    return PeriodCount(
        period=period,
        count=after.count - before.count,
        how=f"{after.count:,} to {format_day(after.period.last_day)} - {before.count:,} to "
        f"{format_day(before.period.last_day)}",
    )


def _with_gaps(steps: Sequence[PeriodCount]) -> list[PeriodCount]:
    filled = list(steps[:1])
    for before, after in pairwise(steps):
        if before.period.end < after.period.start:
            gap = Period(start=before.period.end, end=after.period.start)
            filled.append(
                PeriodCount(period=gap, count=None, unknown_because=f"no return covers {gap}")
            )
        filled.append(after)
    return filled


def _usual(counts: Sequence[PeriodCount], every: int | None) -> Fraction | None:
    if every is not None:
        return Fraction(every)
    lengths = [months_in(each.period) for each in counts if each.how]
    return min(lengths) if len(lengths) > 1 else None


def _told(
    each: PeriodCount, usual: Fraction | None, group: Sequence[Return], replaced: Replaced
) -> PeriodCount:
    # Months differ in length, so that a whole number of periods is the nearest one.
    covers = max(1, round(months_in(each.period) / usual)) if usual else None
    ends = {each.period.start, each.period.end}
    revisions = tuple(
        Revision(period=old.period, was=old.count, now=new.count, recorded_on=new.recorded_on)
        for old, new in replaced
        if old.series == group[0].series and old.period.end in ends
    )
    how = each.how
    if each.count is not None and covers is not None and covers > 1:
        how += f"; covers {covers} of the usual periods"
    if revisions:
        said = ", ".join(f"{each.was:,} to {each.now:,}" for each in revisions)
        how += f"; after a revision from {said}" if how else ""
    return attrs.evolve(each, covers=covers, revisions=revisions, how=how)


def _findings(counts: Sequence[PeriodCount]) -> Iterator[Finding]:
    for each in counts:
        if each.count is None and each.unknown_because.startswith("no return"):
            yield NONE_MISSING.not_met(f"No return covers {each.period}. Ask for it.")
        elif each.count is None:
            because = each.unknown_because
            yield NEVER_FALLS.not_met(
                f"What happened from {each.period} cannot be determined, because {because}. Ask "
                "which of the two is right, and record the right one as a correction."
            )
        elif each.covers is not None and each.covers > 1:
            yield NONE_MISSING.not_met(
                f"The count of {each.period} covers {each.covers} of the usual periods: a return "
                "between is missing."
            )
