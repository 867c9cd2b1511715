"""One agreement under examination, with what every rule asks of it."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

import attrs

from s92kit.agreements._agreement import Agreement
from s92kit.agreements._cost import CostSchedule
from s92kit.agreements._costing import cost_schedule
from s92kit.agreements._events import Event, EventKind
from s92kit.agreements._funder import FunderKind, FundingRule
from s92kit.agreements._post import Post
from s92kit.agreements._statements import PaperStatement, Topic
from s92kit.agreements._terms import OwnTerms, terms_of
from s92kit.boroughs import Borough
from s92kit.dated import as_known
from s92kit.findings import Finding
from s92kit.rates import RateBook, Scheme
from s92kit.sources import Source

__all__ = ["Case", "resting_on"]


@attrs.frozen(kw_only=True)
class Case:
    """An agreement, the book and the day whose knowledge counts.

    Args:
        agreement: The agreement.
        book: The schemes and rates.
        borough: The council; ``None`` where no plugin speaks for it.
        known_on: The day whose knowledge counts; ``None`` for everything recorded.
        known_agreements: The ids of every agreement there is; ``None`` where that is not said.
    """

    agreement: Agreement
    book: RateBook
    borough: Borough | None = None
    known_on: date | None = None
    known_agreements: Collection[str] | None = None

    @property
    def scheme(self) -> Scheme | None:
        """The scheme; ``None`` where the papers do not name it."""
        return self.book.scheme(self.agreement.scheme) if self.agreement.scheme else None

    @property
    def terms(self) -> OwnTerms:
        """The terms that hold."""
        return terms_of(self.agreement, self.book)

    @property
    def schedule(self) -> CostSchedule:
        """What the agreement costs."""
        return cost_schedule(self.agreement, self.book, known_on=self.known_on)

    @property
    def events(self) -> tuple[Event, ...]:
        """The events that stand."""
        return as_known(self.agreement.events, self.known_on)

    @property
    def posts(self) -> tuple[Post, ...]:
        """The post lines that stand."""
        return as_known(self.agreement.posts, self.known_on)

    @property
    def funding(self) -> tuple[FundingRule, ...]:
        """The funding rules that stand."""
        return as_known(self.agreement.funding, self.known_on)

    def of_kind(self, kind: EventKind) -> tuple[Event, ...]:
        """The events of one kind that stand.

        Args:
            kind: The kind.
        """
        return tuple(event for event in self.events if event.kind is kind)

    def claims_on(self, topic: Topic) -> tuple[PaperStatement, ...]:
        """The statements on one topic that stand.

        Args:
            topic: The topic.
        """
        standing = as_known(self.agreement.statements, self.known_on)
        return tuple(item for item in standing if item.topic is topic)

    def funders_of(self, kind: FunderKind) -> frozenset[str]:
        """The ids of the funders of one kind.

        Args:
            kind: The kind.
        """
        return frozenset(funder.id for funder in self.agreement.funders if funder.kind is kind)

    def place_of(self, event: Event) -> tuple[str | int, ...]:
        """The way to an event inside the document.

        Args:
            event: One of the agreement's events.
        """
        return ("events", self.agreement.events.index(event))


def resting_on(finding: Finding, *sources: Source) -> Finding:
    """A finding with the sources of the facts that it was held against, after its rule's own.

    Args:
        finding: The finding.
        sources: Where the facts were read.
    """
    return attrs.evolve(finding, sources=tuple(dict.fromkeys((*finding.sources, *sources))))
