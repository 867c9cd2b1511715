"""Published figures as a paper shows them: hedged as printed, and held against what they make."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import ROUND_HALF_UP, Decimal

import attrs

from s92kit.claims import Agreeing, Bound, PublishedFigure, Reconciliation
from s92kit.figures import Figure, difference_between
from s92kit.reports._blocks import Block, Column, Paragraph, Table
from s92kit.reports._words import Missing, Part
from s92kit.sources import Standing

__all__ = ["as_printed", "begun_small", "reconciled_blocks", "rounded", "when"]


def as_printed(figure: PublishedFigure) -> tuple[Part, ...]:
    """A figure with the word by which its paper hedges it, if any."""
    hedge = () if figure.bound is Bound.EXACTLY else (f"{figure.bound} ",)
    return (*hedge, figure.figure)


def begun_small(text: str) -> str:
    """Text to go on a sentence with: its first letter small, and the rest as it is."""
    return text[:1].lower() + text[1:]


def rounded(item: Reconciliation) -> Figure:
    """A recomputation, rounded as coarsely as the figure that it recomputes."""
    if item.computed.value is None:
        return item.computed
    step = item.published.to_nearest
    steps = (item.computed.value / step).quantize(Decimal(1), rounding=ROUND_HALF_UP)
    return attrs.evolve(item.computed, value=steps * step)


def when(figure: PublishedFigure) -> str:
    """The days that a figure is about, in words."""
    if figure.period:
        return str(figure.period)
    return figure.period_in_words or "days not stated"


def reconciled_blocks(items: Sequence[Reconciliation]) -> Iterator[Block]:
    """Every figure with its outcome: what papers state, what follows, and what stands alone.

    Args:
        items: The reconciliations, in the order in which they are shown.
    """
    if not items:
        yield Missing(what="published figures", because="none was recorded by this day")
    worked_out = [item for item in items if _only_follows(item)]
    untold = [item for item in items if item.outcome is Agreeing.UNDETERMINED]
    told = [item for item in items if item not in worked_out and item not in untold]
    if told:
        yield Paragraph(
            "Each of these figures can be worked out from others. It agrees where the result "
            "rounds to what is stated."
        )
        yield _told(told)
    if worked_out:
        yield Paragraph("These figures are printed nowhere and follow from those that are.")
        yield _worked_out(worked_out)
    if untold:
        yield Paragraph("Each of these figures stands alone: nothing published allows a check.")
        yield _untold(untold)


def _only_follows(item: Reconciliation) -> bool:
    derived = item.published.source.standing is Standing.DERIVED
    return derived and item.outcome is Agreeing.AGREES


def _told(items: Sequence[Reconciliation]) -> Table:
    return Table(
        caption="Figures that can be recomputed",
        columns=[
            "Figure",
            Column("Stated", numeric=True),
            Column("Recomputed", numeric=True),
            "Outcome",
        ],
        rows=[
            (_label(item), item.published.figure, item.computed, _outcome(item)) for item in items
        ],
    )


def _worked_out(items: Sequence[Reconciliation]) -> Table:
    return Table(
        caption="Figures that follow",
        columns=["Figure", Column("Worked out", numeric=True), "What to bear in mind"],
        rows=[
            (
                item.published.label.removesuffix(" (worked out here)"),
                rounded(item),
                item.published.remark or "Nothing more",
            )
            for item in items
        ],
    )


def _untold(items: Sequence[Reconciliation]) -> Table:
    return Table(
        caption="Figures that cannot be checked",
        columns=["Figure", Column("Stated", numeric=True), "Why it cannot be checked"],
        rows=[
            (_label(item), item.published.figure, f"{item.reason[:1].upper()}{item.reason[1:]}")
            for item in items
        ],
    )


def _outcome(item: Reconciliation) -> str:
    word = "Agrees" if item.outcome is Agreeing.AGREES else f"Differs by {_by(item)}"
    return f"{word}. {item.published.remark}" if item.published.remark else word


def _by(item: Reconciliation) -> str:
    stated = item.published.figure
    return difference_between(stated, item.computed, label=item.published.label).text


def _label(item: Reconciliation) -> str:
    bound = item.published.bound
    hedge = "" if bound is Bound.EXACTLY else f", stated as {bound} this"
    return f"{item.published.label}{hedge}"
