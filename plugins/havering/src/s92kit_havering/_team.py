"""The scheme as a paper needs it: what was known of the team on the day that the paper is for."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping

import attrs

from s92kit.agreements import (
    AgreedTerm,
    Agreement,
    BudgetYear,
    Condition,
    CostSchedule,
    Post,
    compare_with_budget,
    cost_schedule,
)
from s92kit.claims import Reconciliation
from s92kit.dated import as_known
from s92kit.figures import Basis, Figure, FigureKind, Unit
from s92kit.periods import financial_year_label
from s92kit.priorities import PriorityFramework
from s92kit.ranks import Rank
from s92kit.rates import PublishedRate, Scheme
from s92kit.reports import ReportContext
from s92kit.sources import Source

__all__ = ["Team", "rate_figure"]

_AGREEMENT = "havering/partnership-plus-2019"
_FRAMEWORK = "havering/scheme-priorities-2019"


@attrs.frozen
class Team:
    """What was known of the Joint Task Force and its scheme on the context's day.

    Args:
        context: What is known of the borough.
    """

    context: ReportContext

    @property
    def agreement(self) -> Agreement:
        """The agreement that the team rests on."""
        return self.context.agreement(_AGREEMENT)

    @property
    def scheme(self) -> Scheme:
        """The scheme under which the officers are bought."""
        return self.context.rates.scheme(self.agreement.scheme)

    @property
    def term(self) -> AgreedTerm | None:
        """When it runs; ``None`` where nothing was known of it yet."""
        return self.agreement.term(known_on=self.context.known_on)

    @property
    def first_term(self) -> AgreedTerm | None:
        """When it was first recorded to run, where that has been corrected since."""
        term = self.term
        first = min(self.agreement.term_history, key=lambda each: each.recorded_on)
        return None if term is None or term.id == first.id else first

    @property
    def posts(self) -> tuple[Post, ...]:
        """The post lines."""
        return as_known(self.agreement.posts, self.context.known_on)

    @property
    def schedule(self) -> CostSchedule:
        """What it costs."""
        return self.context.schedule_of(self.agreement)

    @property
    def first_schedule(self) -> CostSchedule | None:
        """What it cost as first recorded, where its term has been corrected since."""
        first = self.first_term
        if first is None:
            return None
        return cost_schedule(self.agreement, self.context.rates, known_on=first.recorded_on)

    @property
    def published_schedule(self) -> CostSchedule:
        """What it costs at published rates alone, without the paper's assumption."""
        bare = attrs.evolve(self.agreement, rate_assumption=None)
        return self.context.schedule_of(bare)

    @property
    def budget_years(self) -> tuple[BudgetYear, ...]:
        """The budget beside the cost, year by year."""
        return compare_with_budget(self.agreement, self.schedule)

    @property
    def conditions(self) -> Mapping[str, Condition]:
        """What the papers say of the terms, by id."""
        known = self.context.conditions_of(self.agreement)
        return {item.id: item for item in known}

    @property
    def framework(self) -> PriorityFramework | None:
        """The priorities; ``None`` where they were not known yet."""
        framework = self.context.framework(_FRAMEWORK)
        known = any(self.context.was_published(source) for source in framework.sources)
        return framework if known else None

    @functools.cached_property
    def reconciliations(self) -> Mapping[str, Reconciliation]:
        """Every figure that was known, recomputed, by id."""
        return {item.published.id: item for item in self.context.reconciliations}

    def figure(self, name: str) -> Reconciliation | None:
        """A figure by the end of its id; ``None`` where it was not known."""
        return self.reconciliations.get(f"havering/{name}")

    def rates(self) -> Iterator[PublishedRate]:
        """The rates that were published, rank by rank."""
        for rank in Rank:
            timeline = self.context.rates.published(self.scheme.key, rank)
            for entry in as_known(timeline.entries, self.context.known_on):
                if entry.value:
                    yield entry.value

    def rate_of(self, post: Post) -> PublishedRate | None:
        """The first published rate of a post's rank."""
        return next((rate for rate in self.rates() if rate.rank is post.rank), None)

    def source(self, locator: str) -> Source:
        """A place in the Cabinet report."""
        return attrs.evolve(self.agreement.sources[0], locator=locator)


def rate_figure(rate: PublishedRate) -> Figure:
    """A published rate as a figure."""
    return Figure(
        label=f"Yearly rate of a {rate.rank.in_words}, {financial_year_label(rate.period)}",
        value=rate.annual_gbp,
        unit=Unit.GBP,
        kind=FigureKind.RATE,
        basis=Basis.PUBLISHED,
        period=rate.period,
        sources=(rate.source,),
    )
