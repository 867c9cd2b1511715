"""What an indicator came to: its numerator and denominator, and the value or why there is none."""

from __future__ import annotations

import enum
from collections.abc import Iterable, Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from typing import TypeAlias

import attrs

from s92kit.errors import InvalidValueError, S92Error
from s92kit.figures import Basis, Figure, FigureKind, Unit
from s92kit.kpis._measure import Measure
from s92kit.periods import Period
from s92kit.sources import Source

__all__ = [
    "NONE_BEFORE",
    "NOTHING_TO_RATE",
    "NOTHING_TO_SHARE",
    "Completeness",
    "Group",
    "MeasuredCell",
    "NotAdditiveError",
    "decimal_of",
    "mean_of_periods",
    "pooled",
    "residual",
    "whole_of",
]

Group: TypeAlias = tuple[tuple[str, str], ...]
"""What a cell is of, such as one ward: the columns that set it apart, each with its value."""


NOTHING_TO_SHARE = "there is nothing to be a share of"
NOTHING_TO_RATE = "there is nothing to be a rate of"
NONE_BEFORE = "there was none before, so that there is no change in per cent"


class Completeness(enum.StrEnum):
    """Whether the data cover all the days of a period."""

    COMPLETE = "complete"
    PARTIAL = "partial"
    """Some of the days, or some of the rows, are missing from the value."""
    NOT_STATED = "not stated"
    """There are rows, and nobody says which days they cover."""


class NotAdditiveError(S92Error, ValueError):
    """Values over the parts of a period that make no sum.

    Args:
        indicator: The id of the indicator.
        reason: Why they do not add up, and what to do.
    """

    def __init__(self, indicator: str, reason: str) -> None:
        self.indicator = indicator
        self.reason = reason
        super().__init__(f"{indicator}: {reason}")


@attrs.frozen(kw_only=True)
class MeasuredCell:
    """What one indicator came to over one period, in one group of rows.

    Args:
        indicator: The id of the indicator.
        period: The days.
        unit: What one of the value is.
        kind: How the value stands to its period.
        group: The columns that rows were told apart by, each with this group's entry; empty for
            the whole borough. An empty entry is that of rows that leave the column out.
        numerator: What was counted, in its own unit.
        denominator: What it was held against; ``None`` for a plain count.
        value: The value, exactly; ``None`` where it cannot be determined.
        unknown_because: Why there is no value; empty where there is one.
        completeness: Whether the data cover all the days.
        partial_because: What is missing from the value; empty where nothing is.
        how: The working, in words and figures.

    Raises:
        InvalidValueError: Where there is neither a value nor a reason, or both.
    """

    indicator: str
    period: Period
    unit: Unit
    kind: FigureKind
    group: Group = ()
    numerator: Fraction | None = None
    denominator: Fraction | None = None
    value: Fraction | None = None
    unknown_because: str = ""
    completeness: Completeness = Completeness.NOT_STATED
    partial_because: str = ""
    how: str = ""

    def __attrs_post_init__(self) -> None:
        if (self.value is None) != bool(self.unknown_because):
            raise InvalidValueError(
                what=f"The value of {self.indicator!r}",
                given=self.value,
                mend="Give a value, or the reason why there is none, and not both.",
            )

    @property
    def known(self) -> bool:
        """Whether there is a value."""
        return self.value is not None

    @property
    def decimal(self) -> Decimal | None:
        """The value as a decimal number of 28 figures; ``None`` where there is none."""
        return None if self.value is None else decimal_of(self.value)

    def figure(self, label: str, sources: tuple[Source, ...] = ()) -> Figure:
        """The value as a figure that can be printed.

        Args:
            label: What it is the figure of.
            sources: Where the rows and the definition were read.
        """
        return Figure(
            label=label,
            value=self.decimal,
            unit=self.unit,
            kind=self.kind,
            basis=Basis.DERIVED,
            period=self.period,
            sources=sources,
            how=self.how,
            assumptions=(self.partial_because,) if self.partial_because else (),
            unknown_because=self.unknown_because,
        )


def decimal_of(value: Fraction) -> Decimal:
    """A fraction as a decimal number of 28 figures.

    Args:
        value: The fraction.

    Examples:
        >>> decimal_of(Fraction(1, 8))
        Decimal('0.125')
    """
    return Decimal(value.numerator) / value.denominator


def whole_of(cells: Sequence[MeasuredCell], measure: Measure) -> MeasuredCell:
    """The value over a whole period, added up from its parts.

    Args:
        cells: One indicator in one group over periods that follow each other.
        measure: How the indicator is measured.

    Raises:
        NotAdditiveError: For anything but counts, hours and pounds: shares, rates, changes,
            running totals and different cases do not add up, and must be measured over the whole.
        InvalidValueError: Where the cells are not of one indicator and group, or days are left
            out or held twice.
    """
    whole = _whole_period(cells)
    if not measure.additive:
        raise NotAdditiveError(
            cells[0].indicator, "its parts do not add up; measure it over the whole period instead."
        )
    total = None if _why_unknown(cells) else sum(_values(cells), Fraction(0))
    return attrs.evolve(
        _over(cells, whole), value=total, numerator=total, how="the sum of the parts"
    )


def pooled(cells: Sequence[MeasuredCell]) -> MeasuredCell:
    """The share over a whole period: all its parts' counts over all their wholes.

    Args:
        cells: One share in one group over periods that follow each other.

    Raises:
        NotAdditiveError: For what is no share.
        InvalidValueError: Where the cells do not make one period.
    """
    whole = _whole_period(cells)
    _require_shares(cells)
    # A part with nothing to be a share of has no share of its own, and adds nothing to the pool.
    why = _why_unknown([cell for cell in cells if cell.denominator != 0])
    tops = [cell.numerator for cell in cells if cell.numerator is not None]
    bottoms = [cell.denominator for cell in cells if cell.denominator is not None]
    top, bottom = sum(tops, Fraction(0)), sum(bottoms, Fraction(0))
    if not why and not bottom:
        why = NOTHING_TO_SHARE
    return attrs.evolve(
        _over(cells, whole),
        numerator=None if why else top,
        denominator=None if why else bottom,
        value=None if why else top * 100 / bottom,
        unknown_because=why,
        how=f"pooled: {top} of {bottom}",
    )


def mean_of_periods(cells: Sequence[MeasuredCell]) -> MeasuredCell:
    """The mean of a share over the parts of a period, each part counting alike.

    It is not the share over the whole, unless the parts' wholes are of one size.

    Args:
        cells: One share in one group over periods that follow each other.

    Raises:
        NotAdditiveError: For what is no share.
        InvalidValueError: Where the cells do not make one period.
    """
    whole = _whole_period(cells)
    _require_shares(cells)
    values = _values(cells)
    return attrs.evolve(
        _over(cells, whole),
        value=None if _why_unknown(cells) else sum(values, Fraction(0)) / len(values),
        how=f"mean of the shares of {len(cells)} periods, each counting alike",
    )


def residual(cells: Sequence[MeasuredCell], *, places: int | None = None) -> Fraction | None:
    """What the shares of one whole leave over of 100 per cent, below 0 where they exceed it.

    Args:
        cells: The shares over one period in one group.
        places: Round each share half up to so many decimal places first, as papers print them;
            ``None`` for the exact shares.

    Returns:
        Percentage points; ``None`` where a share is not known.

    Examples:
        >>> from datetime import date
        >>> year = Period.inclusive(date(2019, 4, 1), date(2020, 3, 31))
        >>> thirds = [MeasuredCell(indicator=f"walford/{name}", period=year, unit=Unit.PER_CENT,
        ...     kind=FigureKind.SHARE, value=Fraction(200, 3) / 2) for name in ("a", "b", "c")]
        >>> residual(thirds), residual(thirds, places=0)
        (Fraction(0, 1), Fraction(1, 1))
    """
    values = [cell.value for cell in cells if cell.value is not None]
    if len(values) < len(cells) or not cells:
        return None
    if places is not None:
        scale = 10**places
        values = [Fraction((value * scale + Fraction(1, 2)).__floor__(), scale) for value in values]
    return 100 - sum(values, Fraction(0))


def _over(cells: Sequence[MeasuredCell], whole: Period) -> MeasuredCell:
    """A cell over the whole period without value, numerator and denominator."""
    states = {cell.completeness for cell in cells}
    worst = next(state for state in _WORST_FIRST if state in states)
    why = _why_unknown(cells)
    return attrs.evolve(
        cells[0],
        period=whole,
        value=None if why else Fraction(0),
        numerator=None,
        denominator=None,
        unknown_because=why,
        completeness=worst,
        partial_because=_each_once(cell.partial_because for cell in cells),
    )


_WORST_FIRST = (Completeness.PARTIAL, Completeness.NOT_STATED, Completeness.COMPLETE)


def _values(cells: Iterable[MeasuredCell]) -> list[Fraction]:
    return [cell.value for cell in cells if cell.value is not None]


def _why_unknown(cells: Iterable[MeasuredCell]) -> str:
    return _each_once(cell.unknown_because for cell in cells)


def _each_once(reasons: Iterable[str]) -> str:
    return "; ".join(dict.fromkeys(reason for reason in reasons if reason))


def _require_shares(cells: Sequence[MeasuredCell]) -> None:
    if any(cell.kind is not FigureKind.SHARE for cell in cells):
        raise NotAdditiveError(cells[0].indicator, "only shares are pooled or averaged.")


def _whole_period(cells: Sequence[MeasuredCell]) -> Period:
    fit = cells and all(
        one.period.end == other.period.start
        and (one.indicator, one.group) == (other.indicator, other.group)
        for one, other in pairwise(cells)
    )
    if not fit:
        raise InvalidValueError(
            what="The parts of a period",
            given=[str(cell.period) for cell in cells],
            mend="Give one indicator in one group, each period beginning where the last one ends.",
        )
    return Period(start=cells[0].period.start, end=cells[-1].period.end)
