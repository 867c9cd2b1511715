"""Published figures, each with the working by which it can be recomputed."""

from __future__ import annotations

import enum
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from types import MappingProxyType

import attrs

from s92kit.activity import Attribution
from s92kit.boroughs import borough_of
from s92kit.claims._part import OutcomePart, check_parts
from s92kit.errors import InvalidValueError
from s92kit.figures import Basis, Figure, FigureKind, Unit
from s92kit.periods import Period
from s92kit.ranks import Rank
from s92kit.sources import Source, Standing

__all__ = ["Bound", "Operation", "PublishedFigure", "Working"]


class Bound(enum.StrEnum):
    """How a paper hedges a figure."""

    EXACTLY = "exactly"
    ABOUT = "about"
    OVER = "over"
    UNDER = "under"


class Operation(enum.StrEnum):
    """How a figure is recomputed."""

    SUM = "sum"
    """The figures in ``of``, added."""
    DIFFERENCE = "difference"
    """The first figure in ``of`` less all the others."""
    PRODUCT = "product"
    """The figures in ``of``, multiplied."""
    QUOTIENT = "quotient"
    """The first figure in ``of`` divided by the second."""
    PER_CENT_OF = "per cent of"
    """The first figure in ``of`` as a percentage of the second."""
    WHOLE_FROM_SHARE = "whole from share"
    """The first figure in ``of`` divided by the percentage that the second says it is."""
    BEFORE_DISCOUNT = "before discount"
    """The first figure in ``of`` before the percentage that the second takes off."""
    SAME_AS = "same as"
    """The one figure in ``of``: the same thing, stated elsewhere."""
    AGREEMENT_COST = "agreement cost"
    """What ``agreement`` costs in the financial year ``period``, or over all its years."""
    POSTS_AT_RATES = "posts at rates"
    """A full year of ``posts`` at the published rates of ``scheme`` on the day ``on``."""
    HEADCOUNT = "headcount"
    """The officers of the agreements in ``of_agreements`` on the day ``on``."""
    MONTHS = "months"
    """The months in ``period``."""


def _read_only(posts: Mapping[Rank, int]) -> Mapping[Rank, int]:
    return MappingProxyType(dict(posts))


@attrs.frozen(kw_only=True)
class Working:
    """How to recompute a figure, as data.

    Args:
        operation: What to do.
        of: The ids of the published figures to do it with.
        agreement: The id of an agreement.
        of_agreements: The ids of several agreements.
        scheme: The key of a scheme.
        posts: How many posts of each rank.
        rank: Count this rank alone.
        period: A period.
        on: A day.
        known_on: The day whose knowledge counts; ``None`` for everything recorded.
    """

    operation: Operation
    of: tuple[str, ...] = ()
    agreement: str = ""
    of_agreements: tuple[str, ...] = ()
    scheme: str = ""
    posts: Mapping[Rank, int] = attrs.field(factory=dict, converter=_read_only, hash=False)
    rank: Rank | None = None
    period: Period | None = None
    on: date | None = None
    known_on: date | None = None


@attrs.frozen(kw_only=True)
class PublishedFigure:
    """A number that a paper prints.

    Args:
        id: The borough's key and a name, such as ``walford/annual-cost``.
        label: What it is the figure of.
        value: The number as printed, in ``unit``.
        unit: What one of it is.
        source: The paper and the place in it.
        bound: How the paper hedges it.
        to_nearest: How coarsely the paper prints it: 1000 for thousands of pounds.
        kind: How it stands to its period.
        period: The days it is about; ``None`` where the paper names none.
        period_in_words: What the paper says of the days, where it names none.
        measure: A shared name for what is counted, such as ``arrests``.
        credited_to: The team or programme that the paper credits with it.
        funding_line: The budget, bid or grant that the paper claims it for.
        attribution: Whose work it was, where that is said: the team's, joint, or the
            partnership's.
        parts: The part of each team in a joint outcome, where a paper states them.
        claims_effect: Whether the paper says that the team's work brought it about.
        subject: What it states, in words that other figures of the same thing have too.
        working: How to recompute it; ``None`` where it cannot be.
        not_recomputable_because: Why it cannot be; empty where it can.
        remark: What a reader should know of it, such as why it differs.
        recorded_on: The first day on which a paper without a day shows it to have been known.

    Raises:
        InvalidValueError: Where there is neither a working nor a reason, or both, and where
            parts do not make one whole.
    """

    id: str
    label: str
    value: Decimal
    unit: Unit
    source: Source
    bound: Bound = Bound.EXACTLY
    to_nearest: Decimal = Decimal("0.01")
    kind: FigureKind = FigureKind.IN_PERIOD
    period: Period | None = None
    period_in_words: str = ""
    measure: str = ""
    credited_to: str = ""
    funding_line: str = ""
    attribution: Attribution | None = None
    parts: tuple[OutcomePart, ...] = ()
    claims_effect: bool = False
    subject: str = ""
    working: Working | None = None
    not_recomputable_because: str = ""
    remark: str = ""
    recorded_on: date | None = None

    def __attrs_post_init__(self) -> None:
        if (self.working is None) != bool(self.not_recomputable_because):
            raise InvalidValueError(
                what=f"The working of {self.id!r}",
                given=str(self.working),
                mend="Give a working, or say in not_recomputable_because why there is none.",
            )
        check_parts(self.id, self.parts)

    @property
    def borough(self) -> str:
        """The key of the borough whose paper prints it."""
        return borough_of(self.id)

    @property
    def known_from(self) -> date | None:
        """Since when it was known; ``None`` where neither its paper nor its record says."""
        return self.recorded_on or self.source.published_on

    @property
    def figure(self) -> Figure:
        """The number as the paper prints it."""
        return Figure(
            label=self.label,
            value=self.value,
            unit=self.unit,
            kind=self.kind,
            basis=Basis.DERIVED if self.source.standing is Standing.DERIVED else Basis.PUBLISHED,
            period=self.period,
            sources=(self.source,),
        )
