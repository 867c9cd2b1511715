"""What chance alone might make of an indicator: the interval that goes with its counts."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import attrs

from s92kit.figures import Unit
from s92kit.intervals import Confidence, Interval, count_interval, rate_interval, wilson
from s92kit.kpis._cell import MeasuredCell, decimal_of
from s92kit.kpis._measure import Averaging, Measure, MeasureKind, Quantity, QuantityKind

__all__ = ["interval_of"]

_COUNTED = (QuantityKind.THINGS, QuantityKind.RECORDS, QuantityKind.RETURNED)


def interval_of(
    cell: MeasuredCell, measure: Measure | None, *, confidence: Confidence = Confidence.P95
) -> Interval | None:
    """The interval of an indicator's value, in its own unit.

    A count has an exact Poisson interval below 10 and Byar's from there, a rate that of its count,
    a pooled share Wilson's. Hours, pounds, different cases, changes and means of shares have none
    here: for a change between two periods, evaluate it.

    Args:
        cell: What the indicator came to.
        measure: How it is measured.
        confidence: How sure the interval is to be.
    """
    top, bottom = cell.numerator, cell.denominator
    if measure is None or not cell.known or top is None or not _is_count(top, measure.numerator):
        return None
    match measure.kind:
        case MeasureKind.COUNT | MeasureKind.CUMULATIVE:
            return count_interval(int(top), confidence=confidence)
        case MeasureKind.RATE if bottom:
            each = Decimal(measure.for_each)
            return rate_interval(int(top), decimal_of(bottom), per=each, confidence=confidence)
        case MeasureKind.SHARE if measure.averaging is Averaging.POOLED and bottom:
            whole = measure.denominator
            if whole is None or not _is_count(bottom, whole) or top > bottom:
                return None
            found = wilson(int(top), int(bottom), confidence=confidence)
            return attrs.evolve(found, lower=found.lower * 100, upper=found.upper * 100)
    return None


def _is_count(value: Fraction, quantity: Quantity) -> bool:
    whole = value.denominator == 1 and value >= 0
    return whole and quantity.kind in _COUNTED and quantity.unit is Unit.COUNT
