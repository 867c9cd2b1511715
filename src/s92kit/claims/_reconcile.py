"""Each published figure against its recomputation: agrees, differs by, or cannot be determined."""

from __future__ import annotations

import enum
from collections.abc import Sequence
from datetime import date
from decimal import Decimal

import attrs

from s92kit.agreements import Agreement
from s92kit.claims._figure import Bound, PublishedFigure
from s92kit.claims._known import known_figures
from s92kit.claims._recompute import recomputed
from s92kit.figures import Figure
from s92kit.rates import RateBook

__all__ = ["Agreeing", "Reconciliation", "reconcile"]


class Agreeing(enum.StrEnum):
    """How a published figure stands to its recomputation."""

    AGREES = "agrees"
    DIFFERS = "differs"
    UNDETERMINED = "undetermined"


@attrs.frozen(kw_only=True)
class Reconciliation:
    """One published figure and what came of recomputing it.

    Args:
        published: The figure as the paper prints it.
        computed: The recomputation; its value is ``None`` where it cannot be determined.
        outcome: Agrees, differs or undetermined.
        difference: The stated less the computed number, in the figure's unit; ``None`` where
            there is none.
        reason: Why, in words, with the sum.
    """

    published: PublishedFigure
    computed: Figure
    outcome: Agreeing
    difference: Decimal | None
    reason: str


def reconcile(
    figures: Sequence[PublishedFigure],
    agreements: Sequence[Agreement],
    book: RateBook,
    *,
    known_on: date | None = None,
) -> tuple[Reconciliation, ...]:
    """Every published figure that was known against its recomputation, in order.

    A figure agrees where the recomputation rounds to what is printed: within half of
    ``to_nearest``. A figure printed as *over* or *under* agrees where the recomputation lies on
    that side of it.

    Args:
        figures: The published figures; those that a working names must be among them.
        agreements: The agreements that workings name.
        book: The schemes and rates.
        known_on: The day whose knowledge counts; ``None`` for everything recorded.

    Returns:
        One reconciliation for each figure that was known on the day.
    """
    known = known_figures(figures, known_on)
    by_id = {figure.id: figure for figure in known}
    agreed = {agreement.id: agreement for agreement in agreements}
    return tuple(_one(figure, recomputed(figure, by_id, agreed, book)) for figure in known)


def _one(published: PublishedFigure, computed: Figure) -> Reconciliation:
    if computed.value is None:
        return Reconciliation(
            published=published,
            computed=computed,
            outcome=Agreeing.UNDETERMINED,
            difference=None,
            reason=computed.unknown_because,
        )
    agrees = _agrees(published, computed.value)
    rests_on = f" (assumption: {'; '.join(computed.assumptions)})" if computed.assumptions else ""
    return Reconciliation(
        published=published,
        computed=computed,
        outcome=Agreeing.AGREES if agrees else Agreeing.DIFFERS,
        difference=published.value - computed.value,
        reason=_reason(published, computed) + rests_on,
    )


def _agrees(published: PublishedFigure, computed: Decimal) -> bool:
    if published.bound is Bound.OVER:
        return computed > published.value
    if published.bound is Bound.UNDER:
        return computed < published.value
    return abs(published.value - computed) * 2 <= published.to_nearest


def _reason(published: PublishedFigure, computed: Figure) -> str:
    hedge = "" if published.bound is Bound.EXACTLY else f"{published.bound} "
    stated = f"stated {hedge}{published.figure.text}"
    sum_shown = f"{computed.how} = {computed.text}; {stated}"
    return f"{sum_shown}. {published.remark}".rstrip() if published.remark else sum_shown
