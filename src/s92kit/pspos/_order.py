"""Orders and the stages of their lives, with what the papers leave unknown said as unknown."""

from __future__ import annotations

import enum
from datetime import date
from decimal import Decimal

import attrs

from s92kit.boroughs import borough_of
from s92kit.dated import Span, as_known
from s92kit.errors import InvalidValueError
from s92kit.sources import Source

__all__ = ["FixedPenalty", "OrderStage", "OrderTerm", "Pspo", "StageKind"]


class StageKind(enum.StrEnum):
    """What happened to an order."""

    MADE = "made"
    EXTENDED = "extended"
    VARIED = "varied"
    DISCHARGED = "discharged"
    CONSULTED = "consulted on"
    """Proposed and consulted on; what was decided is not recorded."""


@attrs.frozen(kw_only=True)
class OrderStage:
    """One step in the life of an order.

    Args:
        id: A name for it within the order.
        kind: What happened.
        recorded_on: The first day on which the source shows it to have been known.
        source: Where it was read.
        decided_on: The day of the decision; ``None`` where it is not recorded.
        first_day: The first day of effect; ``None`` where it is not recorded.
        last_day: The last day of effect, as the papers state it; ``None`` where it is not
            recorded.
        unknown_because: Why a day is missing; empty where none is.
        supersedes: The ids of earlier records that it corrects.
        note: What a reader should know of it.

    Raises:
        InvalidValueError: Where a day is missing without a reason, or the last comes before the
            first.
    """

    id: str
    kind: StageKind
    recorded_on: date
    source: Source
    decided_on: date | None = None
    first_day: date | None = None
    last_day: date | None = None
    unknown_because: str = ""
    supersedes: tuple[str, ...] = ()
    note: str = ""

    def __attrs_post_init__(self) -> None:
        days = (self.decided_on, self.first_day, self.last_day)
        if None in days and not self.unknown_because:
            raise InvalidValueError(
                what=f"The days of {self.id!r}",
                given=[str(day) for day in days],
                mend="Give decided_on, first_day and last_day, or say in unknown_because why one "
                "is missing.",
            )
        if self.first_day and self.last_day and self.last_day < self.first_day:
            raise InvalidValueError(
                what=f"The last day of {self.id!r}",
                given=str(self.last_day),
                mend=f"It comes before the first day, {self.first_day}.",
            )


@attrs.frozen(kw_only=True)
class OrderTerm:
    """One thing that an order forbids or requires.

    Args:
        id: A name for it within the order.
        text: What it forbids or requires, in s92kit's own words.
        source: Where it was read.
    """

    id: str
    text: str
    source: Source


@attrs.frozen(kw_only=True)
class FixedPenalty:
    """What a fixed penalty notice under an order costs.

    Args:
        id: A name for it within the order.
        amount_gbp: The full amount, in pounds.
        span: The days on which notices are issued at that amount, open where not recorded.
        recorded_on: The first day on which the source shows it to have been known.
        source: Where it was read.
        pay_within_days: How many days the paper allows for payment, where it says.
        reduced_gbp: The lower amount for early payment, where there is one.
        reduced_within_days: How many days the lower amount is open, where there is one.
        supersedes: The ids of earlier records that it corrects.
    """

    id: str
    amount_gbp: Decimal
    span: Span
    recorded_on: date
    source: Source
    pay_within_days: int | None = None
    reduced_gbp: Decimal | None = None
    reduced_within_days: int | None = None
    supersedes: tuple[str, ...] = ()


@attrs.frozen(kw_only=True)
class Pspo:
    """A public spaces protection order under section 59 of the Act of 2014.

    Args:
        id: The borough's key and a name, such as ``walford/street-drinking``.
        title: What the order is called.
        area: The restricted area, in words.
        stages: Its life, corrected records included.
        sources: Where it was read.
        terms: What it forbids or requires, as far as the papers say.
        fixed_penalties: What notices cost, where the papers say.
        note: What a reader should know of it.
    """

    id: str
    title: str
    area: str
    stages: tuple[OrderStage, ...]
    sources: tuple[Source, ...]
    terms: tuple[OrderTerm, ...] = ()
    fixed_penalties: tuple[FixedPenalty, ...] = ()
    note: str = ""

    def __attrs_post_init__(self) -> None:
        for records in (self.stages, self.fixed_penalties):
            as_known(records, None)

    @property
    def borough(self) -> str:
        """The key of the borough whose order it is."""
        return borough_of(self.id)

    def life(self, *, known_on: date | None = None) -> tuple[OrderStage, ...]:
        """The stages that were known on a day, in the order in which they were recorded.

        Args:
            known_on: The day whose knowledge counts; ``None`` for everything recorded.
        """
        known = as_known(self.stages, known_on)
        return tuple(sorted(known, key=lambda stage: stage.recorded_on))
