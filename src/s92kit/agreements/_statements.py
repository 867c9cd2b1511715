"""What papers claim of an agreement, topic by topic, and where two of them contradict."""

from __future__ import annotations

import enum
from collections.abc import Iterable, Mapping
from datetime import date
from types import MappingProxyType

import attrs

from s92kit.agreements._terms import OwnTerms
from s92kit.errors import UnknownNameError
from s92kit.sources import Source

__all__ = ["PaperStatement", "Topic", "contradictions_among", "said_by_terms"]


class Topic(enum.StrEnum):
    """What a paper's statement is about."""

    ABSTRACTION = "abstraction"
    BREAK_RIGHT = "break right"
    CONDITIONS = "conditions"
    SUPERVISION = "supervision"
    OVERTIME = "overtime"
    MINIMUM_TERM = "minimum term"
    HEADCOUNT = "headcount"
    COST = "cost"
    FUNDING = "funding"
    OTHER = "other"


CLAIMS: Mapping[Topic, tuple[str, ...]] = MappingProxyType(
    {
        Topic.ABSTRACTION: ("never", "high-demand-days"),
        Topic.BREAK_RIGHT: ("on-notice", "none"),
        Topic.CONDITIONS: ("agreed", "not-agreed", "unconditional"),
    }
)
"""The claims that rules know, by topic; on every other topic a paper may claim anything."""


@attrs.frozen(kw_only=True)
class PaperStatement:
    """One thing that a paper says of an agreement, in a form that can be held against others.

    Args:
        id: A name for it within its agreement.
        topic: What it is about.
        claim: What it comes to, in a word that any paper saying the same would be given, such
            as ``never`` or ``high-demand-days``.
        text: What is said, in s92kit's own words.
        recorded_on: The first day on which the source shows it to have been known.
        source: Where it was read.
        supersedes: The ids of earlier statements that the same paper took back.

    Raises:
        UnknownNameError: For a claim that is not known, on a topic that rules look at.
    """

    id: str
    topic: Topic
    claim: str
    text: str
    recorded_on: date
    source: Source
    supersedes: tuple[str, ...] = ()

    def __attrs_post_init__(self) -> None:
        known = CLAIMS.get(self.topic)
        if known is not None and self.claim not in known:
            raise UnknownNameError(what=f"claim on {self.topic}", name=self.claim, known=known)


def contradictions_among(
    statements: Iterable[PaperStatement],
) -> tuple[tuple[PaperStatement, ...], ...]:
    """The statements that contradict each other, topic by topic.

    Args:
        statements: Statements about one agreement, in any order.

    Returns:
        For each topic on which unlike claims are made, every statement on it in the order of
        its claim and id. Statements on *other* matters are never held against each other.

    Examples:
        >>> paper = Source(title="A bid", locator="1", published_on=None)
        >>> made = [PaperStatement(id=claim, topic=Topic.ABSTRACTION, claim=claim, text=claim,
        ...                        recorded_on=date(2021, 1, 1), source=paper)
        ...         for claim in ("never", "high-demand-days")]
        >>> [[item.claim for item in group] for group in contradictions_among(made)]
        [['high-demand-days', 'never']]
    """
    everything = sorted(statements, key=lambda item: (item.claim, item.id))
    by_topic = (
        tuple(item for item in everything if item.topic is topic)
        for topic in Topic
        if topic is not Topic.OTHER
    )
    return tuple(group for group in by_topic if len({item.claim for item in group}) > 1)


def said_by_terms(terms: OwnTerms) -> tuple[PaperStatement, ...]:
    """What the terms of an agreement say, to be held against what papers say of it.

    Args:
        terms: Its own terms, and those of its scheme for the rest.

    Returns:
        A statement on each topic that the terms settle, known since before any paper.
    """
    days = terms.high_demand_days_a_year
    if days is None or not days.amount:
        return ()
    about = "about " if days.approximate else ""
    return (
        PaperStatement(
            id="terms-on-high-demand-days",
            topic=Topic.ABSTRACTION,
            claim="high-demand-days",
            text=f"The terms allow for {about}{days.amount} high-demand days a year",
            recorded_on=date.min,
            source=days.source,
        ),
    )
