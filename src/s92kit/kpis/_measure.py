"""How an indicator is measured: which rows are counted, what of them, and against what."""

from __future__ import annotations

import enum
from collections.abc import Iterator

import attrs

from s92kit.activity import ActivityKind, ActivityOutcome, Attribution
from s92kit.errors import InvalidValueError
from s92kit.figures import FigureKind, Unit
from s92kit.themes import Theme

__all__ = [
    "DELIVERED_HOURS",
    "OFFICER_MONTHS",
    "Against",
    "Averaging",
    "Measure",
    "MeasureKind",
    "Quantity",
    "QuantityKind",
    "Where",
]

OFFICER_MONTHS = "officer-months"
"""The name of the base that a rate for each month of a filled post is measured against."""
DELIVERED_HOURS = "delivered hours"
"""The name of the base that a rate for each hour delivered is measured against."""

_WHERE = ("kind", "theme", "priority", "outcome", "attribution", "team", "ward", "place", "power")
_DISTINCT = ("case_reference", "place", "ward", "id")
_SUMMED = {
    "minutes": (Unit.HOURS, 60),
    "officer_minutes": (Unit.HOURS, 60),
    "amount_pence": (Unit.GBP, 100),
}


class QuantityKind(enum.StrEnum):
    """What of the rows is counted."""

    THINGS = "things"
    """The things that the rows stand for: the sum of the column ``count``."""
    RECORDS = "records"
    """The rows themselves."""
    DISTINCT = "distinct"
    """How many different entries a column has, such as cases."""
    SUM = "sum"
    """Hours or pounds added up."""
    RETURNED = "returned"
    """What returns say of a named indicator, not counted from rows at all."""


class MeasureKind(enum.StrEnum):
    """What is made of the counts."""

    COUNT = "count"
    """A count or sum over the period, as it stands."""
    SHARE = "share"
    """A part of a whole, in per cent."""
    RATE = "rate"
    """So many for each of something."""
    CHANGE = "change"
    """By how much it changed, in per cent of what it was before."""
    CHANGE_IN_POINTS = "change in percentage points"
    """By how many percentage points a share changed, which is not the same."""
    CUMULATIVE = "cumulative"
    """The running total from the first day of the year to the last day of the period."""


class Averaging(enum.StrEnum):
    """How a share over a period that has parts is made of theirs."""

    POOLED = "pooled"
    """All the parts' counts over all the parts' wholes."""
    MEAN_OF_PERIODS = "mean of periods"
    """The mean of the parts' shares, as if each part had as many cases as the others."""


class Against(enum.StrEnum):
    """What a change is measured against."""

    PREVIOUS_PERIOD = "previous period"
    """As many months as the period has, just before it."""
    SAME_PERIOD_LAST_YEAR = "same period last year"


@attrs.frozen(kw_only=True)
class Where:
    """Which rows are meant: for each column that is named, those with one of the entries.

    Args:
        kind: Kinds of activity.
        theme: Shared themes.
        priority: Ids of the borough's priorities.
        outcome: What came of it.
        attribution: Whose work it was.
        team: Teams.
        ward: Wards, as the rows write them.
        place: References of places.
        power: Ids of orders or other powers.

    Examples:
        >>> Where(kind=(ActivityKind.ARREST,)).conditions
        (('kind', frozenset({'arrest'})),)
    """

    kind: tuple[ActivityKind, ...] = ()
    theme: tuple[Theme, ...] = ()
    priority: tuple[str, ...] = ()
    outcome: tuple[ActivityOutcome, ...] = ()
    attribution: tuple[Attribution, ...] = ()
    team: tuple[str, ...] = ()
    ward: tuple[str, ...] = ()
    place: tuple[str, ...] = ()
    power: tuple[str, ...] = ()

    @property
    def conditions(self) -> tuple[tuple[str, frozenset[str]], ...]:
        """Each column that is named, with the entries that are meant."""
        named = ((name, getattr(self, name)) for name in _WHERE)
        return tuple((name, frozenset(map(str, values))) for name, values in named if values)


@attrs.frozen(kw_only=True)
class Quantity:
    """Something that is counted or added up.

    Args:
        kind: What of the rows is counted.
        column: For a distinct count the column; for a sum ``minutes`` (by the clock),
            ``officer_minutes`` (for each officer) or ``amount_pence``; otherwise empty.
        where: Which rows are meant; all of the borough's where nothing is said.
        indicator: For what is returned, the id of the indicator in the returns.

    Raises:
        InvalidValueError: For a column that the kind has no use for, or lacks.

    Examples:
        >>> Quantity(kind=QuantityKind.SUM, column="minutes").unit.value
        'hours'
    """

    kind: QuantityKind = QuantityKind.THINGS
    column: str = ""
    where: Where = Where()
    indicator: str = ""

    def __attrs_post_init__(self) -> None:
        columns = {QuantityKind.DISTINCT: _DISTINCT, QuantityKind.SUM: tuple(_SUMMED)}
        known = columns.get(self.kind, ("",))
        if self.column not in known:
            raise InvalidValueError(
                what=f"The column of what is counted as {self.kind}",
                given=self.column,
                mend=f"Give one of {', '.join(known)}." if known != ("",) else "Leave it out.",
            )
        returned = self.kind is QuantityKind.RETURNED
        if returned != bool(self.indicator) or (returned and self.where != Where()):
            raise InvalidValueError(
                what="The indicator of what is counted",
                given=self.indicator,
                mend="Name it for what is returned, without where, and for nothing else.",
            )

    @property
    def unit(self) -> Unit:
        """What one of it is."""
        return _SUMMED.get(self.column, (Unit.COUNT, 1))[0]

    @property
    def one_is(self) -> int:
        """How many of the column's unit one of it is: 60 minutes are an hour."""
        return _SUMMED.get(self.column, (Unit.COUNT, 1))[1]

    @property
    def additive(self) -> bool:
        """Whether the parts of a period add up to the whole; different cases do not."""
        return self.kind is not QuantityKind.DISTINCT


@attrs.frozen(kw_only=True)
class Measure:
    """What is counted and what is made of it.

    Args:
        kind: What is made of the counts.
        numerator: What is counted.
        denominator: For a share its whole; for a rate what each is of, unless ``base`` is named;
            for a change of a share the share's whole.
        base: For a rate a base that is no row of activity: ``officer-months`` of filled posts,
            ``delivered hours``, or a name given to the computation, such as ``residents``.
        for_each: For a rate, for how many of the base: 1,000 for a rate per thousand.
        averaging: For a share, how a period is made of its parts.
        part_months: For a mean of periods, how many months each part has.
        against: For a change, what it is measured against.
        since_month: For a running total, the month whose first day it begins on: 4 for April.

    Raises:
        InvalidValueError: With everything that the kind lacks or has no use for.

    Examples:
        >>> arrests = Quantity(where=Where(kind=(ActivityKind.ARREST,)))
        >>> Measure(kind=MeasureKind.RATE, numerator=arrests, base="delivered hours",
        ...         for_each=1000).unit.value
        'ratio'
    """

    kind: MeasureKind
    numerator: Quantity
    denominator: Quantity | None = None
    base: str = ""
    for_each: int = 1
    averaging: Averaging = Averaging.POOLED
    part_months: int = 0
    against: Against | None = None
    since_month: int = 0

    def __attrs_post_init__(self) -> None:
        if faults := tuple(_faults(self)):
            raise InvalidValueError(
                what=f"A measure of the kind {self.kind}",
                given=str(self.numerator.kind),
                mend=" ".join(faults),
            )

    @property
    def unit(self) -> Unit:
        """What one of its value is."""
        match self.kind:
            case MeasureKind.SHARE | MeasureKind.CHANGE:
                return Unit.PER_CENT
            case MeasureKind.CHANGE_IN_POINTS:
                return Unit.PERCENTAGE_POINTS
            case MeasureKind.RATE:
                return Unit.RATIO
        return self.numerator.unit

    @property
    def figure_kind(self) -> FigureKind:
        """How its value stands to its period, which settles what it may be added to."""
        match self.kind:
            case MeasureKind.SHARE:
                return FigureKind.SHARE
            case MeasureKind.COUNT:
                return FigureKind.IN_PERIOD
            case MeasureKind.CUMULATIVE:
                return FigureKind.CUMULATIVE
        return FigureKind.RATE

    @property
    def additive(self) -> bool:
        """Whether its values over the parts of a period add up to the whole's."""
        return self.kind is MeasureKind.COUNT and self.numerator.additive

    @property
    def quantities(self) -> tuple[Quantity, ...]:
        """What it counts: the numerator, and the denominator where there is one."""
        return (self.numerator,) if self.denominator is None else (self.numerator, self.denominator)


def _faults(item: Measure) -> Iterator[str]:
    kind = item.kind
    change = kind in (MeasureKind.CHANGE, MeasureKind.CHANGE_IN_POINTS)
    whole = kind in (MeasureKind.SHARE, MeasureKind.CHANGE_IN_POINTS)
    if whole and item.denominator is None:
        yield "Give the denominator that it is a share of."
    if item.denominator is not None and kind in (MeasureKind.COUNT, MeasureKind.CUMULATIVE):
        yield "Leave the denominator out."
    if kind is MeasureKind.RATE and bool(item.base) == (item.denominator is not None):
        yield "Give what it is a rate of: either a base or a denominator."
    if item.base and kind is not MeasureKind.RATE:
        yield "Leave the base out."
    if item.for_each < 1 or (item.for_each > 1 and kind is not MeasureKind.RATE):
        yield "Give for_each for a rate alone, at least 1."
    mean = item.averaging is Averaging.MEAN_OF_PERIODS
    if mean and kind is not MeasureKind.SHARE:
        yield "Only a share is averaged over periods."
    if mean != (item.part_months > 0):
        yield "Give part_months for a mean of periods, and for nothing else."
    if change != (item.against is not None):
        yield "Say against what a change is measured, and for nothing else."
    cumulative = kind is MeasureKind.CUMULATIVE
    if cumulative != (1 <= item.since_month <= 12) or (not cumulative and item.since_month):
        yield "Give the month from 1 to 12 that a running total begins in, and for nothing else."
