"""Indicators on their way to the public: every count of people passes through one release."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction

import attrs

from s92kit.disclosure import WITHHELD, DisclosurePolicy, Release, release
from s92kit.figures import Unit
from s92kit.kpis._cell import NONE_BEFORE, NOTHING_TO_RATE, NOTHING_TO_SHARE, MeasuredCell
from s92kit.kpis._framework import KpiFramework
from s92kit.kpis._indicator import Indicator
from s92kit.kpis._measure import Averaging, Measure, MeasureKind, Quantity
from s92kit.kpis._measured._windows import windows_for
from s92kit.kpis._printed_sums import Counted, Rows, counted, sums_among
from s92kit.periods import Period

__all__ = ["WITHHELD", "PublicCells", "made_public"]

_NO_COUNT = "it is not released, since how many people stand behind it is not known"
_MIXED = "it is not released, since a mean or difference of shares could give a small count away"
_LACKING = "some of the records do not say what it is made of"
_NOUGHT = (NOTHING_TO_SHARE, NOTHING_TO_RATE, NONE_BEFORE)
"""Reasons that tell that what a value is held against is nought."""


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

    Every count that a value rests on is released at once: small ones are withheld, others
    rounded, and further ones held back where a longer period, all wards or a wider indicator
    would give a small one away. Values are then worked out from the counts as printed, so that a
    rating or a direction made of them tells no more than they do. Counts of no people are printed
    as they are; where two indicators count the same and one says that it is of people, it is.

    What is published at another time of the same data is not known here: publish one release of
    the same days, not one by quarter and another by ward.

    Args:
        framework: The framework whose indicators they are.
        cells: All that is to be published together, with wards and with the periods around.
        policy: What is done to counts of people.
    """
    indicators = {each.id: each for each in framework.indicators}
    given = tuple(_Made(cell=cell, indicator=indicators[cell.indicator]) for cell in cells)
    people = frozenset(rows for each in given for rows in each.rows_of_people)
    counts = {key: count for each in given for key, count in each.counts}
    names = {key: f"{at}" for at, key in enumerate(counts)}
    found = sums_among(counts, names, people)
    made = release(
        {names[key]: count for key, count in counts.items()} | found.left_over,
        found.sums,
        policy=policy,
        of_no_people=(
            *(name for key, name in names.items() if key.rows not in people),
            *found.of_no_people,
        ),
        not_printed=found.left_over,
    )
    shown = {key: made[name].value for key, name in names.items()}
    return PublicCells(cells=tuple(each.as_printed(people, shown) for each in given), release=made)


@attrs.frozen(kw_only=True)
class _Made:
    """A cell, and the counts that it is made of."""

    cell: MeasuredCell
    indicator: Indicator

    @property
    def measure(self) -> Measure | None:
        return self.indicator.measure

    @property
    def mixed(self) -> bool:
        """Whether it is made of several shares, whose counts no cell holds."""
        measure = self.measure
        if measure is None or measure.averaging is Averaging.MEAN_OF_PERIODS:
            return measure is not None
        change = measure.kind in (MeasureKind.CHANGE, MeasureKind.CHANGE_IN_POINTS)
        return change and measure.denominator is not None

    @property
    def rows_of_people(self) -> Iterator[Rows]:
        for quantity in self.measure.quantities if self.measure else ():
            if _of_people(self.indicator, quantity):
                yield self._key(quantity, self.cell.period).rows

    @property
    def counts(self) -> Iterator[tuple[Counted, int]]:
        """Each count that a reader of the cell learns something of."""
        for key, count in self._held:
            if key is not None and count is not None:
                yield key, int(count)

    @property
    def _held(self) -> Iterator[tuple[Counted | None, Fraction | None]]:
        """What is above and below the line; what is no count has no key."""
        measure, cell = self.measure, self.cell
        windows = windows_for(measure, cell.period) if measure else None
        if measure is None or windows is None or not windows.main or self.mixed:
            return
        # That there is nothing to be a share of tells that the whole is nought.
        nought = Fraction(0) if cell.unknown_because in _NOUGHT else None
        yield self._held_as(measure.numerator, windows.main[0], cell.numerator)
        below = measure.denominator if windows.earlier is None else measure.numerator
        days = windows.earlier or windows.main[0]
        if below is not None:
            bottom = cell.denominator if cell.known else nought
            yield self._held_as(below, days, bottom)

    def _held_as(
        self, quantity: Quantity, period: Period, value: Fraction | None
    ) -> tuple[Counted | None, Fraction | None]:
        is_count = quantity.unit is Unit.COUNT
        return (self._key(quantity, period) if is_count else None), value

    def _key(self, quantity: Quantity, period: Period) -> Counted:
        return counted(quantity, period, self.cell.group)

    def as_printed(
        self, people: frozenset[Rows], shown: Mapping[Counted, int | None]
    ) -> MeasuredCell:
        """The cell with its value made of counts as they are printed."""
        cell, measure = self.cell, self.measure
        quantities = measure.quantities if measure else ()
        of_people = [each for each in quantities if self._key(each, cell.period).rows in people]
        if measure is None or not of_people:
            return cell
        if self.lacking and cell.partial_because:
            cell = attrs.evolve(cell, partial_because=_LACKING)
        held = [value if key is None else shown.get(key) for key, value in self._held]
        because = self._hidden_because(of_people, held)
        if because:
            return _hidden(cell, because)
        return _worked_out(cell, measure, [each for each in held if each is not None])

    @property
    def lacking(self) -> bool:
        """Whether its reasons may say how many records lack something."""
        return any(each.column for each in self.measure.quantities) if self.measure else False

    def _hidden_because(
        self, of_people: Sequence[Quantity], held: Sequence[Fraction | int | None]
    ) -> str:
        """Why the value is not printed; empty where it is."""
        known, because = self.cell.known, self.cell.unknown_because
        if not known and because not in _NOUGHT:
            return _LACKING if self.lacking else because
        if any(each.unit is not Unit.COUNT for each in of_people):
            return _NO_COUNT
        if self.mixed:
            return _MIXED
        if not known:
            return because if held[-1] is not None else WITHHELD
        return WITHHELD if None in held else ""


def _of_people(indicator: Indicator, quantity: Quantity) -> bool:
    """Whether a quantity of an indicator counts people, as far as anybody says."""
    if indicator.counts_people is not None:
        return indicator.counts_people
    kinds = quantity.where.kind
    return not kinds or any(kind.counts_people for kind in kinds)


def _hidden(cell: MeasuredCell, because: str) -> MeasuredCell:
    return attrs.evolve(
        cell, value=None, numerator=None, denominator=None, unknown_because=because, how=""
    )


def _worked_out(
    cell: MeasuredCell, measure: Measure, printed: Sequence[Fraction | int]
) -> MeasuredCell:
    """A cell whose value is made of the counts as printed."""
    top = Fraction(printed[0])
    bottom = Fraction(printed[1]) if len(printed) > 1 else cell.denominator
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
