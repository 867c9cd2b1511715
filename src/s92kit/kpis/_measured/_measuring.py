"""From rows, returns and bases to what the indicators of frameworks came to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

import attrs

from s92kit.activity import (
    ActivityLog,
    InPeriodReturns,
    Returns,
    StandingActivity,
    in_period,
    standing_activity,
)
from s92kit.errors import InvalidValueError, closest_to
from s92kit.kpis._framework import KpiFramework
from s92kit.kpis._measure import Quantity, QuantityKind
from s92kit.kpis._measured._amounts import Amounts, Reasons, groups_in
from s92kit.kpis._measured._evaluated import Asked, evaluated
from s92kit.kpis._measured._laid_out import cells_of, frame_of
from s92kit.kpis._measured._packed import distinct_in_pandas, sums_in_pandas
from s92kit.kpis._measured._request import Cube, CubeRequest
from s92kit.kpis._measured._table import is_pandas, rows_of, sums_in
from s92kit.kpis._measured._windows import cuts_of, layers_of, windows_for
from s92kit.kpis._measured_value import Measured
from s92kit.kpis._rate_base import Base
from s92kit.periods import Period
from s92kit.sources import Source

__all__ = ["measured", "measured_together"]

GROUPS = ("ward", "priority", "kind", "theme", "team", "place", "attribution", "outcome", "power")


def measured(  # noqa: PLR0913 - each kind of data has a name of its own
    framework: KpiFramework,
    data: Any,  # noqa: ANN401 - records of activity, or rows of any data-frame library
    periods: Sequence[Period],
    *,
    by: Sequence[str] = (),
    known_on: date | None = None,
    coverage: Sequence[Period] | None = None,
    returns: Returns | InPeriodReturns | None = None,
    strength: Iterable[Base] | None = None,
    hours: Iterable[Base] | None = None,
    bases: Iterable[Base] = (),
) -> Measured:
    """What each indicator of a framework came to over each period.

    All indicators are taken from one pass over the rows, which reads only the columns that they
    need; different entries, such as cases, take one more. The order of rows makes no difference.

    Args:
        framework: The framework, with what it inherits (:func:`~s92kit.kpis.with_inherited`).
        data: Records of activity: an ``ActivityLog``, a ``StandingActivity``, or a data frame of
            pandas, Polars or Spark, a Polars lazy frame, a DuckDB relation or an Arrow table in
            the shared columns, whose rows were checked and stand; ``None`` where there are
            returns alone.
        periods: The periods, in the order in which they are wanted.
        by: Columns to tell rows apart by, such as ``ward``; none for the whole borough.
        known_on: The day whose knowledge counts; ``None`` for everything recorded.
        coverage: The days that the data cover. Days covered without a row count nought; where
            nobody says, a period without any row is not determined.
        returns: Returns, for indicators that are measured by them.
        strength: Months of filled posts, from :func:`~s92kit.kpis.filled_strength`.
        hours: Hours delivered, from :func:`~s92kit.kpis.delivered_hours`.
        bases: Other bases of rates, such as residents.

    Returns:
        A cell for each indicator, period and group.

    Raises:
        InvalidValueError: For a framework that still inherits, no period, a column that rows are
            not told apart by or that is not there, and for a day of knowledge with rows that do
            not say when they were recorded.

    Examples:
        >>> import pandas as pd
        >>> from s92kit.activity import ActivityKind, activity_from_frame
        >>> from s92kit.kpis import Indicator, Measure, MeasureKind, Where
        >>> arrests = Measure(kind=MeasureKind.COUNT,
        ...                   numerator=Quantity(where=Where(kind=(ActivityKind.ARREST,))))
        >>> framework = KpiFramework(id="walford/kpis-2019", title="Walford's", sources=(),
        ...     period_unknown_because="made up", indicators=(Indicator(id="walford/arrests",
        ...     title="Arrests", sources=(), measure=arrests),))
        >>> rows = pd.DataFrame({"day": ["2019-04-01", "2019-05-02"], "borough": "walford",
        ...                      "kind": ["arrest", "patrol"], "count": [3, 1]})
        >>> april, may, june = (Period(start=date(2019, month, 1), end=date(2019, month + 1, 1))
        ...                     for month in (4, 5, 6))
        >>> result = measured(framework, activity_from_frame(rows), [april, may, june])
        >>> [str(cell.value) for cell in result.of("walford/arrests")]
        ['3', '0', 'None']
        >>> result.of("walford/arrests")[2].unknown_because
        'nothing is recorded for 1 June 2019 to 30 June 2019, and nobody says that these days ...'
    """
    (only,) = measured_together(
        [framework],
        data,
        periods,
        by=by,
        known_on=known_on,
        coverage=coverage,
        returns=returns,
        bases=(*(strength or ()), *(hours or ()), *bases),
    )
    return only


def measured_together(
    frameworks: Sequence[KpiFramework],
    data: Any,  # noqa: ANN401 - records of activity, or rows of any data-frame library
    periods: Sequence[Period],
    *,
    by: Sequence[str] = (),
    known_on: date | None = None,
    coverage: Sequence[Period] | None = None,
    returns: Returns | InPeriodReturns | None = None,
    bases: Iterable[Base] = (),
) -> tuple[Measured, ...]:
    """What the indicators of several boroughs' frameworks came to, from one pass over the rows.

    Bases are of one borough and are given for one framework at a time: see :func:`measured`,
    which says what each argument means.

    Args:
        frameworks: The frameworks, each with what it inherits.
        data: Records of activity of all the boroughs.
        periods: The periods.
        by: Columns to tell rows apart by.
        known_on: The day whose knowledge counts.
        coverage: The days that the data cover.
        returns: Returns.
        bases: Bases of rates; with more than one framework there must be none.

    Raises:
        InvalidValueError: As :func:`measured`, and for bases with several frameworks.
    """
    given = tuple(bases)
    _refuse(frameworks, periods, by, given)
    rows, sources = _rows(data, known_on)
    told = _in_period(returns, known_on)
    pass_over = _pass(frameworks, rows, periods, tuple(by))
    results = []
    for framework in frameworks:
        borough, (cube, cuts, distinct) = framework.borough, pass_over
        amounts = Amounts(
            borough=borough,
            cube=cube,
            cuts=cuts,
            distinct=distinct,
            groups=groups_in(cube, borough, by) if cube else () if by else ((),),
            by=tuple(by),
            coverage=None if coverage is None else _apart(coverage),
            returns=told,
            reasons=Reasons(),
        )
        asked = Asked(periods=tuple(periods), amounts=amounts, bases=given)
        results.append(_result(framework, asked, known_on, (*sources, *_sources(told, given))))
    return tuple(results)


def _refuse(
    frameworks: Sequence[KpiFramework],
    periods: Sequence[Period],
    by: Sequence[str],
    bases: Sequence[Base],
) -> None:
    for framework in frameworks:
        if framework.inherits:
            raise InvalidValueError(
                what="A framework to be measured",
                given=framework.id,
                mend=f"It inherits {framework.inherits}; give what with_inherited makes of it.",
            )
    boroughs = [framework.borough for framework in frameworks]
    if len(set(boroughs)) < len(boroughs) or (bases and len(boroughs) > 1):
        raise InvalidValueError(
            what="Frameworks to be measured together",
            given=boroughs,
            mend="Give one for each borough, and bases for one at a time.",
        )
    if not periods or len(set(periods)) < len(periods):
        raise InvalidValueError(
            what="The periods to be measured",
            given=[str(period) for period in periods],
            mend="Give at least one, and none twice.",
        )
    for name in by:
        if name not in GROUPS:
            raise InvalidValueError(
                what="A column to tell rows apart by", given=name, mend=closest_to(name, GROUPS)
            )


def _rows(data: Any, known_on: date | None) -> tuple[Any, tuple[Source, ...]]:  # noqa: ANN401
    """The rows, as pandas' own frame or lazily as of any library, and where they were read."""
    if data is None:
        return None, ()
    if isinstance(data, ActivityLog):
        return standing_activity(data, known_on=known_on).frame, data.sources
    if known_on is not None:
        raise InvalidValueError(
            what="The day whose knowledge counts",
            given=known_on.isoformat(),
            mend="Give an ActivityLog, which knows when each row was recorded, or leave it out.",
        )
    if isinstance(data, StandingActivity):
        return data.frame, ()
    return (data if is_pandas(data) else rows_of(data)), ()


def _in_period(
    returns: Returns | InPeriodReturns | None, known_on: date | None
) -> InPeriodReturns | None:
    return in_period(returns, known_on=known_on) if isinstance(returns, Returns) else returns


def _sources(told: InPeriodReturns | None, bases: Sequence[Base]) -> tuple[Source, ...]:
    of_bases = (source for base in bases for source in base.sources)
    return tuple(dict.fromkeys((*(told.sources if told else ()), *of_bases)))


def _apart(coverage: Sequence[Period]) -> tuple[Period, ...]:
    """Days covered, each held once however often they were given."""
    apart: list[Period] = []
    for each in sorted(coverage):
        if apart and each.start <= apart[-1].end:
            apart[-1] = Period(start=apart[-1].start, end=max(apart[-1].end, each.end))
        else:
            apart.append(each)
    return tuple(apart)


_Pass = tuple[Cube | None, tuple[date, ...], tuple[tuple[CubeRequest, Cube], ...]]


def _pass(
    frameworks: Sequence[KpiFramework],
    rows: Any,  # noqa: ANN401 - of any library
    periods: Sequence[Period],
    by: tuple[str, ...],
) -> _Pass:
    """Everything that is read of the rows: sums in one pass, and different entries."""
    wanted = _wanted(frameworks, periods)
    if rows is None:
        return None, (), ()
    # Whether anything is recorded at all is told from the rows of each period itself.
    windows = {window for found in wanted.values() for window in found} | set(periods)
    request = CubeRequest(
        boroughs=tuple(framework.borough for framework in frameworks),
        cuts=cuts_of(windows),
        by=by,
        plain=tuple(quantity for quantity in wanted if quantity.additive),
    )
    different = {each: found for each, found in wanted.items() if not each.additive}
    if is_pandas(rows):
        layers = _layers(request, different)
        counted = tuple((each, distinct_in_pandas(rows, each)) for each in layers)
        return sums_in_pandas(rows, request), request.cuts, counted
    if all(request.has(window) for found in different.values() for window in found):
        request = attrs.evolve(request, different=tuple(different))
        cube = sums_in(rows, request)
        return cube, request.cuts, ((request, cube),)
    layers = _layers(request, different)
    counted = tuple((each, sums_in(rows, each)) for each in layers)
    return sums_in(rows, request), request.cuts, counted


def _layers(
    request: CubeRequest, different: dict[Quantity, set[Period]]
) -> tuple[CubeRequest, ...]:
    """A request for each layer of stretches of days that do not overlap."""
    return tuple(
        attrs.evolve(
            request,
            cuts=cuts_of(layer),
            plain=(),
            different=tuple(
                each for each, windows in different.items() if not windows.isdisjoint(layer)
            ),
        )
        for layer in layers_of(window for windows in different.values() for window in windows)
    )


def _wanted(
    frameworks: Sequence[KpiFramework], periods: Sequence[Period]
) -> dict[Quantity, set[Period]]:
    """Every quantity that rows are read for, with the stretches of days that it is wanted over."""
    wanted: dict[Quantity, set[Period]] = {}
    measures = (
        indicator.measure
        for framework in frameworks
        for indicator in framework.indicators
        if indicator.measure is not None
    )
    for measure in measures:
        windows = {each for period in periods for each in windows_for(measure, period).each}
        for quantity in measure.quantities:
            if quantity.kind is not QuantityKind.RETURNED:
                wanted.setdefault(quantity, set()).update(windows)
    return wanted


def _result(
    framework: KpiFramework, asked: Asked, known_on: date | None, sources: tuple[Source, ...]
) -> Measured:
    estimates = tuple(evaluated(indicator, asked) for indicator in framework.indicators)
    by = asked.amounts.by
    return Measured(
        framework=framework,
        periods=asked.periods,
        by=by,
        known_on=known_on,
        groups=tuple(tuple(zip(by, group, strict=True)) for group in asked.amounts.groups),
        sources=sources,
        cells=lambda: cells_of(estimates, asked),
        frame=lambda: frame_of(estimates, asked),
    )
