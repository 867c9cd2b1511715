"""Scorecards: each indicator's value, target, rating, direction and what its owner must say."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal

import attrs

from s92kit.figures import Figure
from s92kit.findings import Finding, Findings, Outcome, Rule, Severity, checked
from s92kit.intervals import Interval
from s92kit.kpis._around import periods_around, previous_period, same_period_last_year
from s92kit.kpis._cell import Completeness, Group, MeasuredCell
from s92kit.kpis._commentary import Commentary
from s92kit.kpis._framework import KpiFramework
from s92kit.kpis._indicator import Indicator, Polarity, Target
from s92kit.kpis._length import whole_months
from s92kit.kpis._rag import Held, RagPolicy, Rating, rated
from s92kit.kpis._travel import Travel, travel
from s92kit.kpis._uncertainty import interval_of
from s92kit.periods import Period, format_day
from s92kit.sources import Source

__all__ = [
    "CORRECTIVE_ACTION",
    "ScoreLine",
    "Scorecard",
    "SparkPoint",
    "scorecard",
]

_NO_TARGET = "no target is recorded"
_OF_THE_BOROUGH = "what is to be reached is recorded for the whole borough alone"

CORRECTIVE_ACTION = Rule(
    "kpis/corrective-action",
    "Where the council's rule asks for it, an owner says what will be done.",
    Severity.ERROR,
)


@attrs.frozen(kw_only=True)
class SparkPoint:
    """One point of a figure's trail.

    Args:
        period: Its days.
        value: The figure; ``None`` where it cannot be determined, which leaves a gap.
    """

    period: Period
    value: Decimal | None


@attrs.frozen(kw_only=True)
class ScoreLine:
    """One indicator over one period, with all that it is held against.

    Args:
        indicator: The indicator.
        period: The days.
        group: The ward or other group; empty for the whole borough.
        figure: The value, or why there is none.
        target: What it is to reach; ``None`` where no target is recorded for such a period.
        rating: Red, amber or green by the council's rule, or why there is none.
        outcome: Whether the target is met, is not, or cannot be told.
        reason: Why it cannot be told; empty where it can.
        short: Which way it went since the period before.
        long: Which way it went since the same period of last year.
        trail: Its values up to this period, in order.
        interval: What chance alone might make of it; ``None`` where there is no such thing.
        commentary: What its owner says; ``None`` where nothing was said.
        action_needed: Whether the council's rule obliges the owner to say what will be done.
        completeness: Whether the data cover all the days.
    """

    indicator: Indicator
    period: Period
    figure: Figure
    rating: Rating
    outcome: Outcome
    short: Travel
    long: Travel
    trail: tuple[SparkPoint, ...]
    group: Group = ()
    target: Target | None = None
    reason: str = ""
    interval: Interval | None = None
    commentary: Commentary | None = None
    action_needed: bool = False
    completeness: Completeness = Completeness.NOT_STATED

    @property
    def action_missing(self) -> bool:
        """Whether what must be said has not been."""
        said = self.commentary.corrective_action if self.commentary else ""
        return self.action_needed and not said.strip()


@attrs.frozen(kw_only=True)
class Scorecard:
    """Each indicator of a framework over one period.

    Args:
        framework: The framework.
        period: The days.
        as_at: The day on which it is drawn up.
        lines: The lines, in the framework's order.
    """

    framework: KpiFramework
    period: Period
    as_at: date
    lines: tuple[ScoreLine, ...]

    @property
    def findings(self) -> Findings:
        """Whether every owner who must say what will be done has said it."""
        return Findings(checked(CORRECTIVE_ACTION, lambda: _missing_actions(self.lines)))


def _missing_actions(lines: Iterable[ScoreLine]) -> Iterable[Finding]:
    for line in lines:
        if line.action_missing:
            yield attrs.evolve(
                CORRECTIVE_ACTION.not_met(
                    f"{line.indicator.title} is {line.rating.text} ({line.period}). The council's "
                    "rule asks what will be done about it, and nothing is said. Write a "
                    f"corrective_action of {line.indicator.id} for these days in a document of "
                    "the kind s92kit/commentary/1."
                ),
                where=line.indicator.id,
            )


def scorecard(
    framework: KpiFramework,
    cells: Iterable[MeasuredCell],
    period: Period,
    *,
    as_at: date,
    group: Group = (),
    commentary: Iterable[Commentary] = (),
    sources: tuple[Source, ...] = (),
    trail: int = 8,
) -> Scorecard:
    """Each indicator over one period: value, target, rating, direction, trail and commentary.

    A figure of a period that is not over, whose data reach part of the way, or that is shorter
    than the indicator is reported for, is printed and never rated.

    Args:
        framework: The framework, with all that it inherits.
        cells: What the indicators came to over this period and those around it.
        period: The period.
        as_at: The day on which the scorecard is drawn up.
        group: The ward or other group; empty for the whole borough.
        commentary: What owners say.
        sources: Where the data were read.
        trail: How many periods the trail of each figure has at the most.
    """
    known = {(each.indicator, each.period): each for each in cells if each.group == group}
    # What is said, and what is to be reached, is of the whole borough and of none of its wards.
    said = {} if group else {(each.indicator, each.period): each for each in commentary}
    lines = []
    for indicator in framework.indicators:
        cell = known.get((indicator.id, period))
        if cell is None:
            continue
        looked_at = _Looked(indicator=indicator, cell=cell, known=known, as_at=as_at, trail=trail)
        line = looked_at.line(framework.rag_policy, said.get((indicator.id, period)), sources)
        lines.append(line)
    return Scorecard(framework=framework, period=period, as_at=as_at, lines=tuple(lines))


@attrs.frozen(kw_only=True)
class _Looked:
    """One indicator over one period, with its values over the periods around."""

    indicator: Indicator
    cell: MeasuredCell
    known: Mapping[tuple[str, Period], MeasuredCell]
    as_at: date
    trail: int

    def line(
        self, policy: RagPolicy | None, said: Commentary | None, sources: tuple[Source, ...]
    ) -> ScoreLine:
        indicator, cell, period = self.indicator, self.cell, self.cell.period
        target = None if cell.group else indicator.target_for(period)
        unfit = self._unfit()
        rating = Rating(rag=None, because=unfit) if unfit else self._rating(policy, target)
        outcome, reason = self._outcome(target, unfit)
        return ScoreLine(
            indicator=indicator,
            period=period,
            group=cell.group,
            figure=cell.figure(
                ", ".join((indicator.title, *(entry for _, entry in cell.group if entry))),
                (*indicator.sources, *sources),
            ),
            target=target,
            rating=rating,
            outcome=outcome,
            reason=reason,
            short=self._travel(previous_period(period), "the period before", unfit),
            long=self._travel(same_period_last_year(period), "the same period last year", unfit),
            trail=self._points(),
            interval=interval_of(cell, indicator.measure),
            commentary=said,
            action_needed=bool(policy and rating.rag in policy.corrective_action_for),
            completeness=cell.completeness,
        )

    def _unfit(self) -> str:
        """Why the value may not be judged; empty where it may."""
        cell, frequency = self.cell, self.indicator.frequency
        if not cell.known:
            return cell.unknown_because
        if self.as_at < cell.period.last_day:
            return f"the period ends on {format_day(cell.period.last_day)} and is not over"
        if cell.completeness is Completeness.PARTIAL:
            return cell.partial_because or "the data cover only a part of the period"
        if cell.completeness is Completeness.NOT_STATED:
            return "nobody says whether the data cover the whole period"
        months = whole_months(cell.period)
        if frequency and (months is None or months < frequency.months):
            return f"it is reported by the {frequency}, and this is a shorter period"
        return ""

    def _value(self, period: Period) -> tuple[Decimal | None, str]:
        cell = self.known.get((self.indicator.id, period))
        if cell is None:
            return None, "it was not measured"
        if cell.completeness is Completeness.PARTIAL:
            return None, cell.partial_because or "the data cover only a part of it"
        return cell.decimal, cell.unknown_because

    def _travel(self, earlier: Period, words: str, unfit: str) -> Travel:
        value, because = self._value(earlier)
        told = unfit or (f"{words}, {earlier}, is not known: {because}" if because else "")
        now = None if unfit else self.cell.decimal
        return travel(now, value, self.indicator.polarity, because=told)

    def _rating(self, policy: RagPolicy | None, target: Target | None) -> Rating:
        if self.cell.group and self.indicator.targets:
            return Rating(rag=None, because=_OF_THE_BOROUGH)
        if policy is None:
            return Rating(rag=None, because="no rule of red, amber and green is recorded")
        return rated(
            policy,
            Held(
                value=self.cell.decimal,
                polarity=self.indicator.polarity,
                target=target.value if target else None,
                minimum=target.minimum if target else None,
                last_year=self._value(same_period_last_year(self.cell.period))[0],
                tolerance=self.indicator.tolerance,
            ),
        )

    def _outcome(self, target: Target | None, unfit: str) -> tuple[Outcome, str]:
        value, polarity = self.cell.decimal, self.indicator.polarity
        if unfit or value is None:
            return Outcome.UNDETERMINED, unfit
        if target is None or target.value is None:
            of_borough = self.cell.group and self.indicator.targets
            return Outcome.UNDETERMINED, _OF_THE_BOROUGH if of_borough else _NO_TARGET
        if polarity in (None, Polarity.NEUTRAL):
            return Outcome.UNDETERMINED, "neither more nor less of it is recorded as better"
        short = target.value - value if polarity is Polarity.HIGHER else value - target.value
        return (Outcome.MET if short <= 0 else Outcome.NOT_MET), ""

    def _points(self) -> tuple[SparkPoint, ...]:
        period = self.cell.period
        line = [each for each in periods_around(period, trail=self.trail) if each.end <= period.end]
        points = [
            SparkPoint(period=each, value=self._value(each)[0])
            for each in line
            if (self.indicator.id, each) in self.known
        ]
        # Before anything was measured there is no trail, and so no gap in it.
        first = next(
            (at for at, point in enumerate(points) if point.value is not None), len(points)
        )
        return tuple(points[first:])
