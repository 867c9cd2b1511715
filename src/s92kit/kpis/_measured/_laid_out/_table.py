"""What indicators came to, laid out as cells with their words and as a data frame."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING

from s92kit.figures import FigureKind, Unit, plain_number
from s92kit.kpis._cell import MeasuredCell, decimal_of
from s92kit.kpis._measure import Averaging, Measure, MeasureKind
from s92kit.kpis._measured._evaluated import STATES, Asked, Estimates
from s92kit.tables import Array

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["cells_of", "frame_of"]


def cells_of(estimates: Sequence[Estimates], asked: Asked) -> Iterator[MeasuredCell]:
    """Every cell, by indicator, period and group, in order.

    Args:
        estimates: The indicators.
        asked: The periods, and the quantities that they rest on.
    """
    words = asked.amounts.reasons.words
    groups = [tuple(zip(asked.amounts.by, group, strict=True)) for group in asked.amounts.groups]
    for each in estimates:
        measure = each.indicator.measure
        for row, period in enumerate(asked.periods):
            for column, group in enumerate(groups):
                at = row, column
                because = words[each.unknown[at]]
                numerator, denominator = _at(each.numerator, at), _at(each.denominator, at)
                yield MeasuredCell(
                    indicator=each.indicator.id,
                    period=period,
                    group=group,
                    unit=measure.unit if measure else each.indicator.unit or Unit.COUNT,
                    kind=measure.figure_kind if measure else FigureKind.IN_PERIOD,
                    numerator=numerator if not because else None,
                    denominator=None
                    if because and not _empty(measure, denominator)
                    else denominator,
                    value=None if because else _fraction(each.top[at], each.bottom[at]),
                    unknown_because=because,
                    completeness=STATES[each.state[at]],
                    partial_because=words[each.partial[at]],
                    how=_how(measure, numerator, denominator),
                )


def _empty(measure: Measure | None, denominator: Fraction | None) -> bool:
    """Whether a share has nothing to be a share of, which a pool of shares can bear."""
    return denominator == 0 and measure is not None and measure.kind is MeasureKind.SHARE


def _fraction(top: Fraction | int, bottom: int) -> Fraction:
    whole = top if isinstance(top, Fraction) else Fraction(int(top))
    return whole / Fraction(int(bottom))


def _at(pair: tuple[Array, int] | None, at: tuple[int, int]) -> Fraction | None:
    return None if pair is None else _fraction(pair[0][at], pair[1])


def _how(measure: Measure | None, numerator: Fraction | None, denominator: Fraction | None) -> str:
    if measure is None:
        return ""
    if measure.averaging is Averaging.MEAN_OF_PERIODS:
        return f"mean of the shares of parts of {measure.part_months} months, each counting alike"
    if numerator is None or denominator is None:
        return ""
    one, other = (plain_number(decimal_of(each)) for each in (numerator, denominator))
    match measure.kind:
        case MeasureKind.SHARE:
            return f"pooled: {one} of {other}"
        case MeasureKind.RATE:
            return f"{one} ÷ {other} {measure.base}".rstrip() + f" × {measure.for_each:,}"
    return f"{one} now, {other} before"


def frame_of(estimates: Sequence[Estimates], asked: Asked) -> pd.DataFrame:
    """Every cell as a row of a data frame, without making the cells.

    Args:
        estimates: The indicators.
        asked: The periods, and the quantities that they rest on.
    """
    import numpy as np
    import pandas as pd

    periods, groups = asked.periods, asked.amounts.groups
    count, size = len(estimates), len(periods) * len(groups)
    ids = [each.indicator.id for each in estimates]
    units = [
        str(each.indicator.measure.unit if each.indicator.measure else "") for each in estimates
    ]
    first, last = (
        np.tile(np.repeat(np.array(days, dtype="datetime64[s]"), len(groups)), count)
        for days in ([each.first_day for each in periods], [each.last_day for each in periods])
    )
    columns: dict[str, object] = {
        "indicator": pd.Categorical.from_codes(np.repeat(np.arange(count), size), pd.Index(ids)),
        "first_day": first,
        "last_day": last,
    }
    for place, name in enumerate(asked.amounts.by):
        entries = pd.Categorical([group[place] for group in groups])
        codes = np.tile(entries.codes, count * len(periods))
        columns[name] = pd.Categorical.from_codes(codes, entries.categories)
    unknown = np.concatenate([each.unknown.ravel() for each in estimates])
    known = unknown == 0
    columns["numerator"] = _numbers([each.numerator for each in estimates], known, size)
    columns["denominator"] = _numbers([each.denominator for each in estimates], known, size)
    values = [(each.top / each.bottom).astype("float64").ravel() for each in estimates]
    columns["value"] = np.where(known, np.concatenate(values), np.nan)
    unit_words, unit_codes = np.unique(units, return_inverse=True)
    columns["unit"] = pd.Categorical.from_codes(
        np.repeat(unit_codes, size), pd.Index(unit_words.tolist())
    )
    words = pd.Index(asked.amounts.reasons.words)
    columns["unknown_because"] = pd.Categorical.from_codes(unknown, words)
    state = np.concatenate([each.state.ravel() for each in estimates])
    columns["completeness"] = pd.Categorical.from_codes(state, pd.Index(list(map(str, STATES))))
    return pd.DataFrame(columns)


def _numbers(pairs: Sequence[tuple[Array, int] | None], known: Array, size: int) -> Array:
    import numpy as np

    parts = [
        np.full(size, np.nan) if pair is None else (pair[0] / pair[1]).astype("float64").ravel()
        for pair in pairs
    ]
    return np.where(known, np.concatenate(parts), np.nan)
