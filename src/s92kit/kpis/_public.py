"""Indicators on their way to the public: every count of people passes through one release."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction

import attrs

from s92kit.disclosure import DisclosurePolicy, Release, release
from s92kit.figures import Unit
from s92kit.kpis._cell import MeasuredCell
from s92kit.kpis._framework import KpiFramework
from s92kit.kpis._indicator import Indicator
from s92kit.kpis._measure import Averaging, Measure, MeasureKind, Quantity
from s92kit.kpis._measured._windows import windows_for
from s92kit.kpis._printed_sums import Counted, sums_among
from s92kit.periods import Period

__all__ = ["WITHHELD", "PublicCells", "made_public"]

WITHHELD = "it is withheld, so that nobody can be told from a small count"
"""Why there is no value where a count in it is not printed."""
_NO_COUNT = "it is not released, since how many people stand behind it is not known"
_MIXED = "it is not released, since a mean or difference of shares could give a small count away"


@attrs.frozen(kw_only=True)
class PublicCells:
    """What indicators came to, as the public may see it.

    Args:
        cells: The cells; each value is worked out from counts as they are printed.
        release: What was done to the counts of people.
    """

    cells: tuple[MeasuredCell, ...]
    release: Release


def made_public(
    framework: KpiFramework, cells: Iterable[MeasuredCell], *, policy: DisclosurePolicy
) -> PublicCells:
    """Indicators fit to be published together, and whatever is made of them.

    Every count of people that a value rests on is released at once: small ones are withheld,
    others rounded, and further ones held back where a longer period, all wards or a wider
    indicator would give a small one away. Values are then worked out from the counts as printed,
    so that a rating or a direction made of them tells no more than they do.

    Args:
        framework: The framework whose indicators they are.
        cells: All that is to be published together, with wards and with the periods around.
        policy: What is done to counts of people.
    """
    indicators = {each.id: each for each in framework.indicators}
    given = tuple(cells)
    counts = {
        key: count
        for cell in given
        if indicators[cell.indicator].about_people
        for key, count in _counts(cell, indicators[cell.indicator].measure)
    }
    names = {key: f"{at}" for at, key in enumerate(counts)}
    found = sums_among(counts, names)
    numbers = {names[key]: count for key, count in counts.items()} | found.left_over
    made = release(numbers, found.sums, policy=policy)
    shown = {key: made[name].value for key, name in names.items()}
    public = tuple(_as_printed(cell, indicators[cell.indicator], shown) for cell in given)
    return PublicCells(cells=public, release=made)


def _counts(cell: MeasuredCell, measure: Measure | None) -> Iterator[tuple[Counted, int]]:
    """Each count that a cell rests on."""
    if cell.known and measure is not None:
        for key, value in _keys(cell, measure):
            if value is not None and value.denominator == 1:
                yield key, int(value)


def _keys(cell: MeasuredCell, measure: Measure) -> Iterator[tuple[Counted, Fraction | None]]:
    windows = windows_for(measure, cell.period)
    if not windows.main or measure.kind is MeasureKind.CHANGE_IN_POINTS:
        return

    def key(quantity: Quantity, period: Period) -> Counted:
        return Counted(quantity=quantity, period=period, group=cell.group)

    yield key(measure.numerator, windows.main[0]), cell.numerator
    if windows.earlier is not None:
        yield key(measure.numerator, windows.earlier), cell.denominator
    elif measure.denominator is not None:
        yield key(measure.denominator, windows.main[0]), cell.denominator


def _as_printed(
    cell: MeasuredCell, indicator: Indicator, shown: Mapping[Counted, int | None]
) -> MeasuredCell:
    measure = indicator.measure
    if not cell.known or not indicator.about_people or measure is None:
        return cell
    if any(each.unit is not Unit.COUNT for each in measure.quantities):
        return _hidden(cell, _NO_COUNT)
    mean = measure.averaging is Averaging.MEAN_OF_PERIODS
    if mean or measure.kind is MeasureKind.CHANGE_IN_POINTS:
        return _hidden(cell, _MIXED)
    printed = [shown[key] for key, _ in _keys(cell, measure)]
    if None in printed:
        return _hidden(cell, WITHHELD)
    return _worked_out(cell, measure, [Fraction(count) for count in printed if count is not None])


def _hidden(cell: MeasuredCell, because: str) -> MeasuredCell:
    return attrs.evolve(
        cell, value=None, numerator=None, denominator=None, unknown_because=because, how=""
    )


def _worked_out(cell: MeasuredCell, measure: Measure, printed: list[Fraction]) -> MeasuredCell:
    """A cell whose value is made of the counts as printed."""
    top = printed[0]
    bottom = printed[1] if len(printed) > 1 else cell.denominator
    if bottom is not None and not bottom:
        return _hidden(cell, "there is nothing to hold it against, as the counts are printed")
    match measure.kind:
        case MeasureKind.SHARE if bottom:
            # Rounded by themselves, a part may be printed as more than its whole.
            value = min(top * 100 / bottom, Fraction(100))
        case MeasureKind.RATE if bottom:
            value = top * measure.for_each / bottom
        case MeasureKind.CHANGE if bottom:
            value = (top - bottom) * 100 / bottom
        case _:
            value = top
    return attrs.evolve(
        cell,
        value=value,
        numerator=top,
        denominator=bottom,
        how="worked out from counts as they are printed" if bottom else "",
    )
