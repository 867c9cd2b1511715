"""What papers state unlike of one thing, side by side, each with its paper."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import combinations

import attrs

from s92kit.agreements import (
    Agreement,
    contradictions_among,
    said_by_terms,
    terms_of,
)
from s92kit.claims._figure import Bound, Operation, PublishedFigure
from s92kit.claims._known import known_figures
from s92kit.claims._reconcile import Agreeing, reconcile
from s92kit.dated import as_known
from s92kit.findings import Finding, Findings, Rule, Severity
from s92kit.rates import RateBook
from s92kit.sources import Source

__all__ = ["STATED_ALIKE", "Contradiction", "Stated", "contradictions", "contradictions_found"]

STATED_ALIKE = Rule(
    "claims/stated-alike", "Papers that state one thing state it alike.", Severity.QUERY
)
_HOLDING = (Operation.MONTHS, Operation.SAME_AS)
"""The workings that hold a figure against what a paper states of the very same thing."""


@attrs.frozen(kw_only=True)
class Stated:
    """One side of a contradiction.

    Args:
        text: What is stated.
        sources: Where.
        about: The id of the published figure or agreement that it is of.
    """

    text: str
    sources: tuple[Source, ...]
    about: str


@attrs.frozen(kw_only=True)
class Contradiction:
    """Statements of one thing that cannot all be right.

    Args:
        subject: What they are of.
        sides: At least two statements, each with where it was read.
        remark: What a reader should know of it; empty where there is nothing.
    """

    subject: str
    sides: tuple[Stated, ...]
    remark: str = ""


def contradictions(
    figures: Sequence[PublishedFigure],
    agreements: Sequence[Agreement],
    book: RateBook,
    *,
    known_on: date | None = None,
) -> tuple[Contradiction, ...]:
    """What papers state unlike, in order of what it is about.

    Three things are held against each other: figures of one ``subject``; a figure and what it is
    stated to be the same as, or the days that its own paper gives; and what papers say of an
    agreement, topic by topic, with the terms of its scheme. None is called right.

    Args:
        figures: The published figures.
        agreements: The agreements.
        book: The schemes and rates.
        known_on: The day whose knowledge counts; ``None`` for everything recorded.

    Examples:
        >>> from s92kit.rates import london_rates
        >>> contradictions([], [], london_rates())
        ()
    """
    known = known_figures(figures, known_on)
    found = (
        *_by_subject(known),
        *_by_working(known, agreements, book),
        *(each for agreement in agreements for each in _said(agreement, book, known_on)),
    )
    return tuple(sorted(found, key=lambda each: (each.subject, each.sides[0].about)))


def contradictions_found(found: Iterable[Contradiction]) -> Findings:
    """Contradictions as findings, with their sides in words.

    Args:
        found: The contradictions.

    Returns:
        One for each; one that is met where there is none.
    """
    return Findings([_finding(each) for each in found] or [STATED_ALIKE.met()])


def _finding(each: Contradiction) -> Finding:
    sides = "; ".join(
        f"{side.text} ({', '.join(source.cited for source in side.sources)})" for side in each.sides
    )
    remark = f" {each.remark}" if each.remark else ""
    finding = STATED_ALIKE.not_met(f"Of {each.subject}: {sides}.{remark}")
    sources = tuple(dict.fromkeys(source for side in each.sides for source in side.sources))
    return attrs.evolve(finding, where=each.sides[0].about, sources=sources)


def _by_subject(figures: Sequence[PublishedFigure]) -> Iterator[Contradiction]:
    groups: dict[str, list[PublishedFigure]] = defaultdict(list)
    for figure in figures:
        if figure.subject:
            groups[figure.subject].append(figure)
    for subject, group in groups.items():
        ordered = sorted(group, key=lambda each: each.id)
        if any(_unlike(one, other) for one, other in combinations(ordered, 2)):
            remarks = dict.fromkeys(each.remark for each in ordered if each.remark)
            yield Contradiction(
                subject=subject, sides=tuple(map(_stated, ordered)), remark=" ".join(remarks)
            )


def _unlike(one: PublishedFigure, other: PublishedFigure) -> bool:
    """Whether no number fits both, as coarsely as each is printed and as it is hedged."""
    if one.unit is not other.unit:
        return False
    low, high = sorted((one, other), key=lambda each: each.value)
    if low.bound is Bound.OVER or high.bound is Bound.UNDER:
        return False
    return (high.value - low.value) * 2 >= low.to_nearest + high.to_nearest


def _stated(figure: PublishedFigure) -> Stated:
    hedge = "" if figure.bound is Bound.EXACTLY else f"{figure.bound} "
    days = str(figure.period) if figure.period else figure.period_in_words
    when = f", {days}" if days else ""
    text = f"{hedge}{figure.figure.text}{when}"
    return Stated(text=text, sources=(figure.source,), about=figure.id)


def _by_working(
    known: Sequence[PublishedFigure], agreements: Sequence[Agreement], book: RateBook
) -> Iterator[Contradiction]:
    by_id = {figure.id: figure for figure in known}
    for result in reconcile(_held(known, by_id), agreements, book):
        figure, working = result.published, result.published.working
        if result.outcome is not Agreeing.DIFFERS or working is None:
            continue
        others = [by_id[name] for name in working.of]
        if any(figure.subject and figure.subject == other.subject for other in others):
            continue
        against = Stated(
            text=f"{result.computed.text}, by {result.computed.how}",
            sources=result.computed.sources,
            about=figure.id,
        )
        yield Contradiction(
            subject=figure.subject or figure.label,
            sides=(_stated(figure), *(map(_stated, others) if others else (against,))),
            remark=figure.remark,
        )


def _held(
    known: Sequence[PublishedFigure], by_id: Mapping[str, PublishedFigure]
) -> tuple[PublishedFigure, ...]:
    """The figures that are held against the very same thing, and what they are held against."""
    held = [each for each in known if each.working and each.working.operation in _HOLDING]
    named = [name for each in held if each.working for name in each.working.of]
    others = (by_id[name] for name in named if name in by_id)
    plain = (attrs.evolve(each, working=None, not_recomputable_because="-") for each in others)
    return (*held, *(each for each in plain if each.id not in {one.id for one in held}))


def _said(agreement: Agreement, book: RateBook, known_on: date | None) -> Iterator[Contradiction]:
    said = as_known(agreement.statements, known_on)
    for group in contradictions_among((*said, *said_by_terms(terms_of(agreement, book)))):
        yield Contradiction(
            subject=f"{agreement.title}, {group[0].topic}",
            sides=tuple(
                Stated(text=each.text.rstrip("."), sources=(each.source,), about=agreement.id)
                for each in group
            ),
        )
