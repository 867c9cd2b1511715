"""Outcomes as papers claim them: what, how many, whose, for which money, and in which paper."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

import attrs

from s92kit.activity import Attribution
from s92kit.claims._figure import Bound, PublishedFigure
from s92kit.claims._part import OutcomePart, check_parts
from s92kit.errors import InvalidValueError
from s92kit.figures import Unit, plain_number
from s92kit.money import format_gbp
from s92kit.periods import Period
from s92kit.sources import Source

__all__ = ["OutcomeClaim", "outcome_claims"]


@attrs.frozen(kw_only=True)
class OutcomeClaim:
    """An outcome that a paper credits to somebody.

    Args:
        id: The borough's key and a name, such as ``walford/arrests``.
        label: What the paper calls it.
        measure: A shared name for what is counted, such as ``arrests``.
        claimant: The team or programme that the paper credits.
        paper: The paper, and the place in it.
        count: How many; ``None`` where the paper claims an effect without counts.
        uncounted_because: Why there is no count; empty where there is one.
        unit: What one of the count is.
        bound: How the paper hedges the count.
        period: The days; ``None`` where the paper names none.
        period_in_words: What the paper says of the days, where it names none.
        funding_line: The budget, bid or grant that the paper claims it for.
        attribution: Whose work it was, where that is said.
        parts: The part of each team in a joint outcome, where a paper states them.

    Raises:
        InvalidValueError: For a count neither given nor explained, and for parts that do not
            make one whole.
    """

    id: str
    label: str
    measure: str
    claimant: str
    paper: Source
    count: Decimal | None = None
    uncounted_because: str = ""
    unit: Unit = Unit.COUNT
    bound: Bound = Bound.EXACTLY
    period: Period | None = None
    period_in_words: str = ""
    funding_line: str = ""
    attribution: Attribution | None = None
    parts: tuple[OutcomePart, ...] = ()

    def __attrs_post_init__(self) -> None:
        if (self.count is None) != bool(self.uncounted_because):
            raise InvalidValueError(
                what=f"The count of {self.id!r}",
                given=str(self.count),
                mend="Give the count, or say in uncounted_because why there is none.",
            )
        check_parts(self.id, self.parts)

    @property
    def outcome(self) -> tuple[object, ...]:
        """What two claims have in common where they are of one and the same outcome."""
        return (
            self.measure,
            self.count,
            self.unit,
            self.bound,
            self.period,
            self.period_in_words,
        )

    @property
    def text(self) -> str:
        """The count as the paper prints it."""
        if self.count is None:
            return "no count"
        shown = format_gbp(self.count) if self.unit is Unit.GBP else plain_number(self.count)
        return shown if self.bound is Bound.EXACTLY else f"{self.bound} {shown}"


def outcome_claims(figures: Iterable[PublishedFigure]) -> tuple[OutcomeClaim, ...]:
    """The outcomes that published figures claim, in order.

    A figure claims an outcome where it is credited to somebody and counts a named measure, or
    where its paper says that somebody's work brought it about: a change in per cent is a claim
    without counts.

    Args:
        figures: The published figures.
    """
    return tuple(_claim(figure) for figure in figures if _claims(figure))


def _claims(figure: PublishedFigure) -> bool:
    return bool(figure.credited_to) and (bool(figure.measure) or figure.claims_effect)


def _claim(figure: PublishedFigure) -> OutcomeClaim:
    counted = bool(figure.measure)
    return OutcomeClaim(
        id=figure.id,
        label=figure.label,
        measure=figure.measure or figure.label,
        claimant=figure.credited_to,
        paper=figure.source,
        count=figure.value if counted else None,
        uncounted_because="" if counted else _uncounted(figure),
        unit=figure.unit,
        bound=figure.bound,
        period=figure.period,
        period_in_words=figure.period_in_words,
        funding_line=figure.funding_line,
        attribution=figure.attribution,
        parts=figure.parts,
    )


def _uncounted(figure: PublishedFigure) -> str:
    stated = figure.figure.text
    return f"{figure.not_recomputable_because or 'the paper gives no counts'}; it states {stated}"
