"""What each indicator came to, made of its quantities exactly, period by period and by group."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction

import attrs

from s92kit.kpis._cell import NONE_BEFORE, NOTHING_TO_RATE, NOTHING_TO_SHARE, Completeness
from s92kit.kpis._indicator import Indicator
from s92kit.kpis._measure import Averaging, Measure, MeasureKind
from s92kit.kpis._measured._amounts import Amount, Amounts, Reasons
from s92kit.kpis._measured._windows import Windows, windows_for
from s92kit.kpis._rate_base import Base, base_over
from s92kit.periods import Period
from s92kit.tables import Array

__all__ = ["STATES", "Asked", "Estimates", "evaluated"]

STATES = tuple(Completeness)
_NOT_COMPUTED = "no measure is stated for it"


@attrs.frozen(kw_only=True, eq=False)
class Asked:
    """What is to be evaluated.

    Args:
        periods: The periods.
        amounts: The quantities of the borough's rows and returns.
        bases: What rates are measured against.
    """

    periods: tuple[Period, ...]
    amounts: Amounts
    bases: tuple[Base, ...]


@attrs.frozen(kw_only=True, eq=False)
class Estimates:
    """One indicator by period and group: each value is ``top`` over ``bottom``, exactly.

    Args:
        indicator: The indicator.
        top: What the value is of.
        bottom: What it is over; 1 where the value is unknown.
        numerator: What was counted, in its own unit, as a pair of what and of how many one is.
        denominator: What it was held against, likewise; ``None`` for a plain count.
        unknown: The number of the reason why there is no value, 0 where there is one.
        partial: The number of the reason why it is partial, 0 where it is whole.
        state: The place of its completeness among all.
    """

    indicator: Indicator
    top: Array
    bottom: Array
    numerator: tuple[Array, int] | None
    denominator: tuple[Array, int] | None
    unknown: Array
    partial: Array
    state: Array


def evaluated(indicator: Indicator, asked: Asked) -> Estimates:
    """What an indicator came to over each period, in each group.

    Args:
        indicator: The indicator.
        asked: What is to be evaluated, and over what.
    """
    import numpy as np

    measure, amounts = indicator.measure, asked.amounts
    shape = (len(asked.periods), len(amounts.groups))
    if measure is None:
        none = np.zeros(shape, dtype="int64")
        unknown = none + amounts.reasons.number(_NOT_COMPUTED)
        return Estimates(
            indicator=indicator,
            top=none,
            bottom=none + 1,
            numerator=None,
            denominator=None,
            unknown=unknown,
            partial=none,
            state=none + STATES.index(Completeness.NOT_STATED),
        )
    windows = [windows_for(measure, period) for period in asked.periods]
    parts = _averaged if measure.averaging is Averaging.MEAN_OF_PERIODS else _KINDS[measure.kind]
    made = parts(measure, windows, asked)
    numbers = [amounts.reasons.number(each.unknown_because) for each in windows]
    lacking = np.array(numbers, dtype="int64").reshape(-1, 1)
    unknown = np.where(lacking > 0, lacking, made.unknown)
    known = unknown == 0
    return Estimates(
        indicator=indicator,
        top=np.where(known, made.top, 0),
        bottom=np.where(known, made.bottom, 1),
        numerator=made.numerator,
        denominator=made.denominator,
        unknown=unknown,
        partial=made.partial,
        state=made.state,
    )


@attrs.frozen(kw_only=True, eq=False)
class _Made:
    top: Array
    bottom: Array
    numerator: tuple[Array, int] | None
    denominator: tuple[Array, int] | None
    unknown: Array
    partial: Array
    state: Array


def _main(windows: Sequence[Windows]) -> list[Period | None]:
    return [each.main[0] if each.main else None for each in windows]


def _plain(measure: Measure, windows: Sequence[Windows], asked: Asked) -> _Made:
    amount = asked.amounts.over(measure.numerator, _main(windows))
    return _Made(
        top=amount.sums,
        bottom=amount.sums * 0 + amount.one_is,
        numerator=(amount.sums, amount.one_is),
        denominator=None,
        unknown=amount.unknown,
        partial=amount.partial,
        state=amount.state,
    )


def _ratio(
    measure: Measure, windows: Sequence[Period | None], asked: Asked, each: int, nothing: str
) -> _Made:
    """So many of the numerator for so many of the denominator."""
    import numpy as np

    if measure.denominator is None:  # pragma: no cover - refused by the measure
        raise AssertionError(measure)
    reasons = asked.amounts.reasons
    one = asked.amounts.over(measure.numerator, windows)
    other = asked.amounts.over(measure.denominator, windows)
    unknown, partial, state = _together(reasons, one, other)
    empty = (other.sums == 0) & (unknown == 0)
    return _Made(
        top=one.sums * each * other.one_is,
        bottom=np.where(other.sums == 0, 1, other.sums * one.one_is),
        numerator=(one.sums, one.one_is),
        denominator=(other.sums, other.one_is),
        unknown=np.where(empty, reasons.number(nothing), unknown),
        partial=partial,
        state=state,
    )


def _share(measure: Measure, windows: Sequence[Windows], asked: Asked) -> _Made:
    return _ratio(measure, _main(windows), asked, 100, NOTHING_TO_SHARE)


def _rate(measure: Measure, windows: Sequence[Windows], asked: Asked) -> _Made:
    import numpy as np

    if measure.denominator is not None:
        return _ratio(measure, _main(windows), asked, measure.for_each, NOTHING_TO_RATE)
    reasons = asked.amounts.reasons
    one = asked.amounts.over(measure.numerator, _main(windows))
    unknown, top, bottom = one.unknown, one.sums.astype(object), one.sums.astype(object)
    base = bottom * 0
    for at, period in enumerate(asked.periods):
        value, because = base_over(measure.base, asked.bases, period)
        if not because and not value:
            because = f"there are no {measure.base} to be a rate of"
        if asked.amounts.by and measure.base:
            because = because or f"{measure.base} are not told apart by group"
        if because or value is None:
            unknown[at] = np.where(unknown[at] > 0, unknown[at], reasons.number(because))
            continue
        top[at] *= measure.for_each * value.denominator
        bottom[at] = one.one_is * value.numerator
        base[at] = value
    return _Made(
        top=top,
        bottom=np.where(bottom == 0, 1, bottom),
        numerator=(one.sums, one.one_is),
        denominator=(base, 1),
        unknown=unknown,
        partial=one.partial,
        state=one.state,
    )


def _averaged(measure: Measure, windows: Sequence[Windows], asked: Asked) -> _Made:
    import numpy as np

    rows = []
    for each in windows:
        parts: list[Period | None] = [*each.main] or [None]
        made = _ratio(measure, parts, asked, 100, NOTHING_TO_SHARE)
        mean = sum(_values(made)) / Fraction(len(parts))
        reasons = asked.amounts.reasons
        unknown, partial = made.unknown[0], made.partial[0]
        for at in range(1, len(parts)):
            unknown = reasons.both(unknown, made.unknown[at])
            partial = reasons.both(partial, made.partial[at])
        rows.append((mean, unknown, partial, _worst(made.state)))
    top = np.array([mean for mean, *_ in rows], dtype=object)
    return _Made(
        top=top,
        bottom=np.ones_like(top),
        numerator=None,
        denominator=None,
        unknown=np.array([unknown for _, unknown, _, _ in rows]),
        partial=np.array([partial for _, _, partial, _ in rows]),
        state=np.array([state for *_, state in rows]),
    )


def _change(measure: Measure, windows: Sequence[Windows], asked: Asked) -> _Made:
    import numpy as np

    make = _ratio_or_plain(measure)
    now, before = make(_main(windows), asked), make([each.earlier for each in windows], asked)
    unknown, partial, state = _together(asked.amounts.reasons, now, before)
    later, earlier = _values(now), _values(before)
    in_points = measure.kind is MeasureKind.CHANGE_IN_POINTS
    if in_points:
        top = later - earlier
    else:
        none = (earlier == 0) & (unknown == 0)
        unknown = np.where(none, asked.amounts.reasons.number(NONE_BEFORE), unknown)
        earlier_or_one = earlier.copy()
        earlier_or_one[earlier == 0] = Fraction(1)
        top = (later - earlier) * 100 / earlier_or_one
    return _Made(
        top=top,
        bottom=np.ones_like(top),
        numerator=(later, 1),
        denominator=(earlier, 1),
        unknown=unknown,
        partial=partial,
        state=state,
    )


def _ratio_or_plain(measure: Measure) -> Callable[[Sequence[Period | None], Asked], _Made]:
    def make(windows: Sequence[Period | None], asked: Asked) -> _Made:
        if measure.denominator is not None:
            return _ratio(measure, windows, asked, 100, NOTHING_TO_SHARE)
        dummy = [Windows(main=() if each is None else (each,)) for each in windows]
        return _plain(measure, dummy, asked)

    return make


_KINDS = {
    MeasureKind.COUNT: _plain,
    MeasureKind.CUMULATIVE: _plain,
    MeasureKind.SHARE: _share,
    MeasureKind.RATE: _rate,
    MeasureKind.CHANGE: _change,
    MeasureKind.CHANGE_IN_POINTS: _change,
}


def _values(made: _Made) -> Array:
    """Each value as an exact fraction."""
    import numpy as np

    fractions = [
        Fraction(int(top), int(bottom))
        for top, bottom in zip(made.top.ravel().tolist(), made.bottom.ravel().tolist(), strict=True)
    ]
    values = np.empty(len(fractions), dtype=object)
    values[:] = fractions
    return values.reshape(made.top.shape)


def _together(
    reasons: Reasons, one: Amount | _Made, other: Amount | _Made
) -> tuple[Array, Array, Array]:
    import numpy as np

    return (
        reasons.both(one.unknown, other.unknown),
        reasons.both(one.partial, other.partial),
        _worst(np.stack([one.state, other.state])),
    )


def _worst(states: Array) -> Array:
    """The least complete of several: partial, then not stated, then complete."""
    import numpy as np

    order = np.array([2, 0, 1])
    back = np.argsort(order)
    worst: Array = back[order[states].min(axis=0)]
    return worst
