"""A control chart: points over time, the limits of chance, and which points are more than it."""

from __future__ import annotations

import enum
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from itertools import pairwise

import attrs

from s92kit.errors import InvalidValueError
from s92kit.figures import Unit
from s92kit.findings import Finding, Findings, Rule, Severity, checked
from s92kit.kpis._indicator import Polarity
from s92kit.kpis._special_causes import SpecialCause, special_causes
from s92kit.kpis._xmr import Limits, limits_of
from s92kit.periods import Period, format_day

__all__ = [
    "LIMITS_STAND",
    "Assurance",
    "ChartPoint",
    "ControlChart",
    "Observation",
    "Rebase",
    "Variation",
    "check_limits",
    "control_chart",
]

LIMITS_STAND = Rule(
    "kpis/limits-stand",
    "The limits of a control chart are those that were printed before, or it says why not.",
    Severity.ERROR,
)


class Variation(enum.StrEnum):
    """What a point is, beside what chance would give."""

    COMMON = "common cause: no more than chance"
    IMPROVEMENT = "special cause: improvement"
    CONCERN = "special cause: concern"
    HIGH = "special cause: high"
    LOW = "special cause: low"


class Assurance(enum.StrEnum):
    """Whether the target will be met while nothing changes."""

    PASSES = "consistently meets its target"
    FAILS = "consistently fails its target"
    INCONSISTENT = "meets its target or not by chance"
    NOT_DETERMINED = "cannot be determined"


@attrs.frozen(kw_only=True)
class Observation:
    """A value over time that a chart is made of.

    Args:
        period: Its days.
        value: The value; ``None`` where it cannot be determined, which leaves a gap.
    """

    period: Period
    value: Decimal | None


@attrs.frozen(kw_only=True)
class Rebase:
    """A day from which limits are worked out afresh, or held fixed, and why.

    Args:
        on: The first day of the first point with the new limits.
        reason: Why, such as a change in how calls are recorded; never only that figures moved.
        fixed_after: Of how many points the limits are made and then left, gaps not counted;
            ``None`` for all.

    Raises:
        InvalidValueError: Where no reason is given, or fewer than two points are to be used.
    """

    on: date
    reason: str
    fixed_after: int | None = None

    def __attrs_post_init__(self) -> None:
        if not self.reason.strip():
            raise InvalidValueError(
                what="The reason for new limits",
                given=self.reason,
                mend="Record why the old ones no longer hold; limits never change in silence.",
            )
        if self.fixed_after is not None and self.fixed_after < 2:
            raise InvalidValueError(
                what="The number of points that limits are made of",
                given=self.fixed_after,
                mend="Give at least 2, and better 12 or more.",
            )


@attrs.frozen(kw_only=True)
class ChartPoint:
    """A point of a chart with what was found of it.

    Args:
        period: Its days.
        value: Its value; ``None`` for a gap.
        limits: The limits that it is held against; ``None`` where there are none.
        causes: The rules that it falls under, the weightiest first.
        variation: What that means; ``None`` for a gap.
    """

    period: Period
    value: Decimal | None
    limits: Limits | None
    causes: tuple[SpecialCause, ...]
    variation: Variation | None

    @property
    def cause(self) -> SpecialCause | None:
        """The weightiest rule that it falls under: outside, trend, two of three, then shift."""
        return self.causes[0] if self.causes else None


@attrs.frozen(kw_only=True)
class ControlChart:
    """Points over time with their limits.

    Args:
        label: What they are points of.
        unit: What one of a value is.
        polarity: Which way is better.
        points: The points, in order of time.
        rebases: The days from which there are new limits, and why.
        target: What is aimed at; ``None`` where no target is recorded.
    """

    label: str
    unit: Unit
    polarity: Polarity | None
    points: tuple[ChartPoint, ...]
    rebases: tuple[Rebase, ...] = ()
    target: Decimal | None = None

    @property
    def limits(self) -> Limits | None:
        """The limits that hold at the end; ``None`` where there are too few points for any."""
        return self.points[-1].limits if self.points else None

    @property
    def special(self) -> tuple[ChartPoint, ...]:
        """The points that are more than chance."""
        return tuple(point for point in self.points if point.causes)

    @property
    def assurance(self) -> Assurance:
        """Whether the target will be met while nothing changes, by the limits at the end."""
        limits, target = self.limits, self.target
        if limits is None or target is None or self.polarity in (None, Polarity.NEUTRAL):
            return Assurance.NOT_DETERMINED
        above, below = target > limits.upper, target < limits.lower
        if self.polarity is Polarity.LOWER:
            above, below = below, above
        if above:
            return Assurance.FAILS
        return Assurance.PASSES if below else Assurance.INCONSISTENT

    @property
    def notes(self) -> tuple[str, ...]:
        """What a reader must know: new limits and their reasons, trial limits, gaps."""
        notes = [
            f"New limits from {format_day(each.on)}, because {each.reason.rstrip('.')}."
            for each in self.rebases
        ]
        if self.limits is None:
            notes.append("No limits: fewer than two points follow each other.")
        elif self.limits.trial:
            notes.append(
                f"Trial limits: they rest on {self.limits.points} points, fewer than 12, and each "
                "further point moves them."
            )
        gaps = sum(point.value is None for point in self.points)
        if gaps:
            notes.append(f"Not determined: {gaps} of {len(self.points)} points, shown as gaps.")
        return tuple(notes)


def control_chart(
    observations: Iterable[Observation],
    *,
    label: str,
    unit: Unit,
    polarity: Polarity | None,
    target: Decimal | None = None,
    rebases: Sequence[Rebase] = (),
) -> ControlChart:
    """Points over time with the limits of chance, and which of them are more than that.

    Where a period is missing or its value not determined, no difference is taken across the gap
    and no run goes on over it.

    Args:
        observations: The values, in any order.
        label: What they are values of.
        unit: What one of a value is.
        polarity: Which way is better, which settles what is an improvement; ``None`` where
            nobody says.
        target: What is aimed at; ``None`` where no target is recorded.
        rebases: The days from which there are new or fixed limits, each with its reason.

    Raises:
        InvalidValueError: Where periods overlap, or a rebase falls on no first day of a point.

    Source:
        NHSRplotthedots, the XmR charts of the Making Data Count programme.

    Examples:
        >>> from s92kit.periods import quarters_from
        >>> calls = [42, 38, 45, 40, 44, 39, 47, 41, 43, 40, 46, 42, 70]
        >>> quarters = quarters_from(date(2020, 4, 1), len(calls))
        >>> chart = control_chart(
        ...     [Observation(period=quarter, value=Decimal(number))
        ...      for quarter, number in zip(quarters, calls)],
        ...     label="Calls", unit=Unit.COUNT, polarity=Polarity.LOWER)
        >>> [(str(point.period.start), str(point.cause)) for point in chart.special]
        [('2023-04-01', 'outside the limits')]
    """
    ordered = sorted(observations, key=lambda each: each.period)
    starts = sorted(rebases, key=lambda each: each.on)
    _refuse_disorder(ordered, starts)
    points = [
        point
        for rebase, group in _groups(ordered, starts)
        for point in _judged(group, rebase, polarity)
    ]
    return ControlChart(
        label=label,
        unit=unit,
        polarity=polarity,
        points=tuple(points),
        rebases=tuple(starts),
        target=target,
    )


def _refuse_disorder(ordered: Sequence[Observation], rebases: Sequence[Rebase]) -> None:
    for earlier, later in pairwise(ordered):
        if earlier.period.end > later.period.start:
            raise InvalidValueError(
                what="A point of a control chart",
                given=str(later.period),
                mend=f"It overlaps with {earlier.period}; give each day to one point.",
            )
    days = {each.period.start for each in ordered}
    for rebase in rebases:
        if rebase.on not in days:
            raise InvalidValueError(
                what="The day of new limits",
                given=rebase.on.isoformat(),
                mend="Give the first day of one of the points.",
            )


def _groups(
    ordered: Sequence[Observation], rebases: Sequence[Rebase]
) -> Iterable[tuple[Rebase | None, list[Observation]]]:
    ends = [*(each.on for each in rebases), date.max]
    for rebase, start, end in zip((None, *rebases), (date.min, *ends), ends, strict=False):
        group = [each for each in ordered if start <= each.period.start < end]
        if group:
            yield rebase, group


def _judged(
    group: Sequence[Observation], rebase: Rebase | None, polarity: Polarity | None
) -> Iterable[ChartPoint]:
    limits = _limits(_first(group, rebase.fixed_after) if rebase else group)
    for run in _runs(group):
        values = [each.value for each in run if each.value is not None]
        causes = special_causes(values, limits) if limits and values else [()] * len(run)
        for each, found in zip(run, causes, strict=True):
            variation = None
            if each.value is not None and limits is not None:
                side = each.value.compare(limits.mean)
                variation = _variation(side, polarity) if found else _COMMON
            yield ChartPoint(
                period=each.period,
                value=each.value,
                limits=limits,
                causes=found,
                variation=variation,
            )


_COMMON = Variation.COMMON


def _variation(side: Decimal, polarity: Polarity | None) -> Variation:
    """What a point on one side of the mean is: 1 for above, -1 for below, 0 for the mean itself."""
    if polarity in (None, Polarity.NEUTRAL):
        return Variation.HIGH if side > 0 else Variation.LOW
    better = side == (1 if polarity is Polarity.HIGHER else -1)
    return Variation.IMPROVEMENT if better else Variation.CONCERN


def _first(group: Sequence[Observation], points: int | None) -> Sequence[Observation]:
    """As much of a group as holds so many points; a gap is none."""
    known = [at for at, each in enumerate(group) if each.value is not None]
    return group if points is None or len(known) < points else group[: known[points - 1] + 1]


def _limits(group: Sequence[Observation]) -> Limits | None:
    runs = [[each.value for each in run if each.value is not None] for run in _runs(group)]
    if not any(len(run) > 1 for run in runs):
        return None
    return limits_of(*runs)


def _runs(group: Sequence[Observation]) -> list[list[Observation]]:
    """Points that follow each other without a gap; a point without a value stands alone."""
    runs: list[list[Observation]] = []
    for each in group:
        last = runs[-1][-1] if runs else None
        joined = last is not None and None not in (last.value, each.value)
        if joined and last is not None and last.period.end == each.period.start:
            runs[-1].append(each)
        else:
            runs.append([each])
    return runs


def check_limits(earlier: ControlChart, later: ControlChart) -> Findings:
    """Whether the limits that were printed before still stand, or the chart says why not.

    Trial limits move with each point and are left out; so are points that the later chart gives
    new limits with a reason, and those that had limits in common with them.

    Args:
        earlier: The chart as it was printed.
        later: The chart as it is to be printed.
    """
    return Findings(checked(LIMITS_STAND, lambda: _moved(earlier, later))).of_subject(later.label)


def _moved(earlier: ControlChart, later: ControlChart) -> Iterable[Finding]:
    given_reasons = set(later.rebases) - set(earlier.rebases)
    now = {point.period: point for point in later.points}
    told: set[Limits] = set()
    for point in earlier.points:
        if point.limits is None or point.limits.trial or point.limits in told:
            continue
        standing = now.get(point.period)
        if standing is None or standing.limits == point.limits:
            continue
        last = max(each.period for each in earlier.points if each.limits == point.limits)
        if any(each.on <= last.start for each in given_reasons):
            continue
        told.add(point.limits)
        yield LIMITS_STAND.not_met(
            f"The limits at {point.period} have moved since they were printed. Fix them after the "
            "points that they were made of, or record a new base with its reason."
        )
