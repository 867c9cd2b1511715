"""The sections on what the papers leave unknown, and on what was recomputed."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from s92kit.agreements import compare_with_budget
from s92kit.claims import Agreeing, Reconciliation
from s92kit.figures import difference_between
from s92kit.rates import rates_over
from s92kit.reports import Column, Part, Section, Table
from s92kit_towerhamlets._proposal import YEAR, Proposal

__all__ = ["cannot_be_determined", "recomputed"]

_Row = tuple[Part, Part]


def cannot_be_determined(proposal: Proposal) -> Section:
    """What a reader might ask and the papers do not answer, each with the reason."""
    table = Table(
        caption="Questions that the papers do not settle",
        columns=["Question", "Why it cannot be determined"],
        rows=[*_of_agreement(proposal), *_of_rates(proposal), *_of_figures(proposal)],
    )
    return Section(title="What cannot be determined", blocks=[table])


def recomputed(proposal: Proposal) -> Section:
    """Each figure of the proposal against its recomputation."""
    table = Table(
        caption="Figures of the proposal, recomputed",
        columns=[
            "Figure",
            Column("Stated", numeric=True),
            Column("Recomputed", numeric=True),
            Column("Difference", numeric=True),
            "Remark",
        ],
        rows=[_recomputation(item) for item in _results(proposal)],
    )
    return Section(title="Figures recomputed", blocks=[table])


def _of_agreement(proposal: Proposal) -> Iterator[_Row]:
    known_on = proposal.context.known_on
    if proposal.agreement.term(known_on=known_on) is None:
        reason = proposal.agreement.why_no_term(known_on=known_on)
        yield "When would the agreement begin and end?", _sentence(reason)
    for row in compare_with_budget(proposal.agreement, proposal.schedule):
        if row.budget.value is None:
            yield f"Was it approved for {row.label}?", _sentence(row.budget.unknown_because)
    yield (
        "How is the sum divided between officers and vehicles?",
        "The proposal gives one sum for both.",
    )


def _of_rates(proposal: Proposal) -> Iterator[_Row]:
    for post in proposal.posts:
        if post.rank is None:
            continue
        rated = rates_over(
            proposal.context.rates,
            scheme=proposal.agreement.scheme,
            rank=post.rank,
            period=YEAR,
            known_on=proposal.context.known_on,
        )
        for part in rated:
            if part.unknown is not None:
                question = f"What did a {post.rank.in_words} cost from {part.period}?"
                yield question, _sentence(part.unknown.reason)


def _of_figures(proposal: Proposal) -> Iterator[_Row]:
    unknown = [item for item in _results(proposal) if item.outcome is Agreeing.UNDETERMINED]
    for reason, items in groupby(unknown, key=lambda item: item.reason):
        labels = [item.published.label for item in items]
        these = "this figure" if len(labels) == 1 else "these figures"
        yield f"Can {these} be checked: {', '.join(labels)}?", _sentence(reason)


def _results(proposal: Proposal) -> list[Reconciliation]:
    names = {figure.id for figure in proposal.published}
    return [item for item in proposal.context.reconciliations if item.published.id in names]


def _recomputation(item: Reconciliation) -> tuple[Part, ...]:
    stated = item.published.figure
    if item.outcome is Agreeing.UNDETERMINED:
        return item.published.label, stated, "not possible", "not known", _sentence(item.reason)
    label = f"{stated.label}, stated less recomputed"
    differs = item.outcome is Agreeing.DIFFERS
    difference = difference_between(stated, item.computed, label=label) if differs else "none"
    remark = item.published.remark or "Agrees."
    return item.published.label, stated, item.computed, difference, remark


def _sentence(reason: str) -> str:
    return f"{reason[0].upper()}{reason[1:].rstrip('.')}."
