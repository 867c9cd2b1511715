"""Figures: numbers that know what they count, over which days, and where they come from."""

from __future__ import annotations

import enum
from collections.abc import Iterable, Sequence
from decimal import ROUND_HALF_UP, Decimal
from itertools import pairwise
from typing import TypeVar

import attrs

from s92kit.errors import InvalidValueError, S92Error
from s92kit.money import format_gbp
from s92kit.periods import Period
from s92kit.sources import Source

_T = TypeVar("_T")

__all__ = [
    "Basis",
    "Figure",
    "FigureKind",
    "FiguresNotAddableError",
    "Unit",
    "difference_between",
    "plain_number",
    "sum_of_parts",
    "sum_over_time",
]


class Unit(enum.StrEnum):
    """What one of a figure is."""

    GBP = "pounds"
    OFFICERS = "officers"
    COUNT = "number"
    HOURS = "hours"
    DAYS = "days"
    MONTHS = "months"
    PER_CENT = "per cent"
    PERCENTAGE_POINTS = "percentage points"
    RATIO = "ratio"


class FigureKind(enum.StrEnum):
    """How a figure stands to its period, which settles what it may be added to."""

    IN_PERIOD = "in period"
    """What happened, or was spent, within the period."""
    CUMULATIVE = "cumulative"
    """A running total from some earlier day: never added to another."""
    STOCK = "stock"
    """What there was at the end of the period."""
    SHARE = "share"
    """A part of a whole."""
    RATE = "rate"
    """So much for each of something."""


class Basis(enum.StrEnum):
    """What a figure rests on."""

    OBSERVED = "observed"
    PUBLISHED = "published"
    DERIVED = "derived"
    ESTIMATE = "estimate"
    BUDGET = "budget"


class FiguresNotAddableError(S92Error, ValueError):
    """Figures that make no sum.

    Args:
        reason: Why they do not add, and what would.
        figures: The figures that were to be added.
    """

    def __init__(self, reason: str, figures: Sequence[Figure]) -> None:
        self.reason = reason
        self.figures = tuple(figures)
        labels = "; ".join(figure.label for figure in figures)
        super().__init__(f"{reason} ({labels})")


@attrs.frozen(kw_only=True)
class Figure:
    """A number that can be traced, or the reason why there is none.

    Args:
        label: What it is the figure of, as a reader would say it.
        value: The number, in ``unit``; ``None`` where it cannot be determined.
        unit: What one of it is.
        kind: How it stands to its period.
        basis: What it rests on.
        period: The days it is about; ``None`` where its source names none.
        sources: Where it, or what it was worked out from, was read.
        how: The working, in words and figures; empty where it was simply read.
        assumptions: The label of each assumption that it depends on.
        unknown_because: Why there is no value; empty where there is one.

    Raises:
        InvalidValueError: Where there is neither a value nor a reason, or both, and for a value
            that is no exact number, such as a float.

    Examples:
        >>> cost = Figure(label="Cost of one constable", value=Decimal("57000.00"), unit=Unit.GBP,
        ...               kind=FigureKind.IN_PERIOD, basis=Basis.PUBLISHED)
        >>> cost.text
        '£57,000'
    """

    label: str
    value: Decimal | None
    unit: Unit
    kind: FigureKind
    basis: Basis
    period: Period | None = None
    sources: tuple[Source, ...] = ()
    how: str = ""
    assumptions: tuple[str, ...] = ()
    unknown_because: str = ""

    def __attrs_post_init__(self) -> None:
        if (self.value is None) != bool(self.unknown_because):
            raise InvalidValueError(
                what=f"The value of {self.label!r}",
                given=self.value,
                mend="Give a value, or the reason why there is none, and not both.",
            )
        if self.value is not None and not _is_exact(self.value):
            raise InvalidValueError(
                what=f"The value of {self.label!r}",
                given=self.value,
                mend="Give a finite Decimal made from text, such as Decimal('57000.00').",
            )

    @property
    def text(self) -> str:
        """The value as it is printed, or that it cannot be determined and why."""
        if self.value is None:
            return f"cannot be determined, because {self.unknown_because}"
        if self.unit is Unit.GBP:
            return format_gbp(self.value)
        number = plain_number(self.value)
        if self.unit is Unit.PER_CENT:
            return f"{number}%"
        if self.unit in (Unit.COUNT, Unit.RATIO):
            return number
        return f"{number} {self.unit.removesuffix('s') if number == '1' else self.unit}"


def _is_exact(value: object) -> bool:
    return isinstance(value, Decimal) and value.is_finite()


def plain_number(value: Decimal, *, places: int = 2) -> str:
    """A number in figures with thousands marked, and no more decimal places than asked.

    Args:
        value: The number.
        places: The most decimal places to print; further ones are rounded half up.

    Examples:
        >>> plain_number(Decimal("1526.923")), plain_number(Decimal("1218"))
        ('1,526.92', '1,218')
    """
    rounded = value.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)
    text = f"{abs(rounded) if rounded.is_zero() else rounded:,f}"  # never "-0"
    return text.rstrip("0").rstrip(".") if "." in text else text


def sum_of_parts(parts: Sequence[Figure], *, label: str) -> Figure:
    """The total of different things over the same days, such as constables and sergeants.

    Args:
        parts: Figures of one unit and kind, all of the same period, each of its own thing.
        label: What the total is the figure of.

    Returns:
        The total; not determined where any part is not.

    Raises:
        FiguresNotAddableError: For unlike units, kinds or periods, for the same thing twice,
            and for cumulative figures, shares and rates, which make no sum.
    """
    _refuse_unlike(parts)
    if len({part.period for part in parts}) > 1:
        raise FiguresNotAddableError("Parts of a whole must be of the same period.", parts)
    if len({part.label for part in parts}) < len(parts):
        raise FiguresNotAddableError("The same thing would be counted twice.", parts)
    return _total(parts, label=label, period=parts[0].period)


def sum_over_time(parts: Sequence[Figure], *, label: str) -> Figure:
    """The total of one thing over periods that follow each other, such as a cost year by year.

    Args:
        parts: In-period figures of one unit, each of its own days.
        label: What the total is the figure of.

    Returns:
        The total over the span from the first day to the last; not determined where any part
        is not.

    Raises:
        FiguresNotAddableError: For unlike units or kinds, a figure without a period, periods
            that overlap or leave days out, and for stocks, cumulative figures, shares and rates.
    """
    _refuse_unlike(parts)
    if parts[0].kind is FigureKind.STOCK:
        raise FiguresNotAddableError("A stock is not added over time.", parts)
    periods = sorted(part.period for part in parts if part.period is not None)
    if len(periods) < len(parts):
        raise FiguresNotAddableError("A figure without a period cannot be added over time.", parts)
    if any(earlier.end > later.start for earlier, later in pairwise(periods)):
        raise FiguresNotAddableError("Their periods overlap, so days would count twice.", parts)
    if any(earlier.end < later.start for earlier, later in pairwise(periods)):
        raise FiguresNotAddableError("Their periods leave days out between them.", parts)
    return _total(parts, label=label, period=Period(start=periods[0].start, end=periods[-1].end))


def difference_between(figure: Figure, other: Figure, *, label: str) -> Figure:
    """The first figure less the second, of the same unit.

    Args:
        figure: The figure to take from.
        other: The figure to take away.
        label: What the difference is the figure of.

    Returns:
        The difference, in percentage points where both are per cent; not determined where
        either is not.

    Raises:
        FiguresNotAddableError: Where the units differ.
    """
    if figure.unit is not other.unit:
        raise FiguresNotAddableError("Their units differ.", (figure, other))
    value = None if figure.value is None or other.value is None else figure.value - other.value
    return Figure(
        label=label,
        value=value,
        unit=Unit.PERCENTAGE_POINTS if figure.unit is Unit.PER_CENT else figure.unit,
        kind=figure.kind,
        basis=_basis_of((figure, other)),
        period=figure.period if figure.period == other.period else None,
        sources=_each_once(figure.sources + other.sources),
        how=f"{figure.text} - {other.text}",
        assumptions=_each_once(figure.assumptions + other.assumptions),
        unknown_because=_why_unknown((figure, other)),
    )


_ADDABLE = (FigureKind.IN_PERIOD, FigureKind.STOCK)


def _refuse_unlike(parts: Sequence[Figure]) -> None:
    if not parts:
        raise FiguresNotAddableError("There is nothing to add.", parts)
    if len({part.unit for part in parts}) > 1:
        raise FiguresNotAddableError("Their units differ.", parts)
    if len({part.kind for part in parts}) > 1:
        raise FiguresNotAddableError("Their kinds differ.", parts)
    if parts[0].kind not in _ADDABLE:
        raise FiguresNotAddableError(f"A {parts[0].kind} figure makes no sum.", parts)


def _total(parts: Sequence[Figure], *, label: str, period: Period | None) -> Figure:
    known = [part.value for part in parts if part.value is not None]
    value = sum(known, Decimal(0)) if len(known) == len(parts) else None
    return Figure(
        label=label,
        value=value,
        unit=parts[0].unit,
        kind=parts[0].kind,
        basis=_basis_of(parts),
        period=period,
        sources=_each_once(source for part in parts for source in part.sources),
        how=" + ".join(part.text for part in parts),
        assumptions=_each_once(named for part in parts for named in part.assumptions),
        unknown_because=_why_unknown(parts),
    )


def _basis_of(parts: Iterable[Figure]) -> Basis:
    return Basis.ESTIMATE if any(p.basis is Basis.ESTIMATE for p in parts) else Basis.DERIVED


def _why_unknown(parts: Iterable[Figure]) -> str:
    reasons = _each_once(part.unknown_because for part in parts if part.value is None)
    return "; ".join(reasons)


def _each_once(items: Iterable[_T]) -> tuple[_T, ...]:
    return tuple(dict.fromkeys(items))
