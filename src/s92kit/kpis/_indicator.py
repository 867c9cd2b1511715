"""Indicators: what is measured, whose it is, how often, and what it is held against."""

from __future__ import annotations

import enum
from decimal import Decimal

import attrs

from s92kit.dated import Span
from s92kit.errors import InvalidValueError
from s92kit.figures import Unit
from s92kit.kpis._length import whole_months
from s92kit.kpis._measure import Measure
from s92kit.periods import Period
from s92kit.sources import Source

__all__ = ["Benchmark", "Frequency", "Indicator", "Polarity", "Target", "Tolerance"]


class Polarity(enum.StrEnum):
    """Which way is better."""

    HIGHER = "higher is better"
    LOWER = "lower is better"
    NEUTRAL = "neither is better"
    """Counts of what a team does follow how it was tasked, and are no verdict on it."""


class Frequency(enum.StrEnum):
    """How often an indicator is reported."""

    MONTH = "month"
    QUARTER = "quarter"
    HALF_YEAR = "half year"
    YEAR = "year"

    @property
    def months(self) -> int:
        """How many months lie from one report to the next."""
        return {"month": 1, "quarter": 3, "half year": 6, "year": 12}[self.value]


@attrs.frozen(kw_only=True)
class Tolerance:
    """How far a value may be off its target and still count as on it.

    Args:
        value: How far, not negative.
        unit: Per cent of the target, percentage points, or the indicator's own unit.

    Raises:
        InvalidValueError: For a negative tolerance.
    """

    value: Decimal
    unit: Unit

    def __attrs_post_init__(self) -> None:
        if self.value < 0:
            raise InvalidValueError(
                what="A tolerance", given=str(self.value), mend="Give how far off, without a sign."
            )


@attrs.frozen(kw_only=True)
class Target:
    """What a value is to reach over some days.

    Args:
        span: The days of the periods that it is for; at all times where nothing is said.
        value: The target, in the indicator's unit; ``None`` where only a minimum is set.
        minimum: The least that is expected; ``None`` where none is set.
        months: The length of the periods that it is for, so that a year's target is not held
            against a quarter; ``None`` for any length.
        sources: Where it was read.

    Raises:
        InvalidValueError: Where neither a target nor a minimum is given.
    """

    sources: tuple[Source, ...]
    span: Span = Span()  # noqa: RUF009 - a frozen value
    value: Decimal | None = None
    minimum: Decimal | None = None
    months: int | None = None

    def __attrs_post_init__(self) -> None:
        if self.value is None and self.minimum is None:
            raise InvalidValueError(
                what="A target", given=None, mend="Give the target, the least expected, or both."
            )


@attrs.frozen(kw_only=True)
class Benchmark:
    """What a value can be held beside, such as the borough's or London's.

    Args:
        title: Whose value it is.
        value: The value, in the indicator's unit.
        sources: Where it was read.
        period: The days it is of; ``None`` where the source names none.
    """

    title: str
    value: Decimal
    sources: tuple[Source, ...]
    period: Period | None = None


@attrs.frozen(kw_only=True)
class Indicator:
    """An indicator, as a framework defines it.

    What a paper does not state is left out and never filled in; a finding says what is missing.

    Args:
        id: The borough's key and a name, such as ``walford/arrests``.
        title: What it is called.
        measure: How it is computed; ``None`` where the papers give too little to compute it.
        sources: Where it was read.
        reference: Its number or letters in the council's papers.
        unit: What one of it is, as stated.
        polarity: Which way is better; ``None`` where nobody says.
        owner: The role that answers for it, never a name.
        frequency: How often it is reported; ``None`` where nobody says.
        formula: How it is worked out, in words.
        tolerance: How far off its target it may be; ``None`` where nobody says.
        targets: What it is to reach.
        baseline: The value that it starts from.
        benchmarks: What it can be held beside.
        data_source: Where the numbers come from, such as the system that holds them.
        whole: The name that the shares of one whole have in common, so that what they leave over
            of 100 per cent can be told.
        counts_people: Whether small counts may give somebody away; ``None`` for what the kinds
            of activity that it counts say.
        note: What a reader should know of it.

    Raises:
        InvalidValueError: Where the unit is not what the measure gives.
    """

    id: str
    title: str
    sources: tuple[Source, ...]
    measure: Measure | None = None
    reference: str = ""
    unit: Unit | None = None
    polarity: Polarity | None = None
    owner: str = ""
    frequency: Frequency | None = None
    formula: str = ""
    tolerance: Tolerance | None = None
    targets: tuple[Target, ...] = ()
    baseline: Benchmark | None = None
    benchmarks: tuple[Benchmark, ...] = ()
    data_source: str = ""
    whole: str = ""
    counts_people: bool | None = None
    note: str = ""

    def __attrs_post_init__(self) -> None:
        if (
            self.unit is not None
            and self.measure is not None
            and self.unit is not self.measure.unit
        ):
            raise InvalidValueError(
                what=f"The unit of {self.id!r}",
                given=str(self.unit),
                mend=f"Its measure gives {self.measure.unit}.",
            )

    @property
    def about_people(self) -> bool:
        """Whether a small count of it may give somebody away."""
        if self.counts_people is not None:
            return self.counts_people
        if self.measure is None:
            return True
        kinds = (each.where.kind for each in self.measure.quantities)
        return any(not named or any(kind.counts_people for kind in named) for named in kinds)

    def target_for(self, period: Period) -> Target | None:
        """The target that a period is held against; ``None`` where there is none for it.

        Args:
            period: The days.
        """
        months = whole_months(period)
        for target in self.targets:
            within = period.first_day in target.span and period.last_day in target.span
            if within and target.months in (None, months):
                return target
        return None
