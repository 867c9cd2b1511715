"""The proposal for 2021/22 as a paper needs it: what was known of it, and where it says what."""

from __future__ import annotations

from decimal import Decimal

import attrs

from s92kit.agreements import Agreement, Condition, CostSchedule, Post, StatedCost, headcount
from s92kit.claims import PublishedFigure
from s92kit.dated import as_known
from s92kit.figures import Basis, Figure, FigureKind, Unit
from s92kit.periods import financial_year, format_day
from s92kit.rates import Scheme, SchemeTerm
from s92kit.reports import Clause, Missing, ReportContext
from s92kit.sources import Source

__all__ = ["YEAR", "Proposal", "not_recorded", "number_of", "term_of"]

YEAR = financial_year(2021)
_PROPOSED = "towerhamlets/partnership-plus-2021"
_BEFORE = "towerhamlets/neighbourhood-2018"
_OWN = "towerhamlets/bid-001-"
_OTHER = "towerhamlets/bid-002-"


@attrs.frozen
class Proposal:
    """The growth proposal GRO/HAC 001/21-22, as known on the context's day.

    Args:
        context: What is known of the borough.
    """

    context: ReportContext

    @property
    def agreement(self) -> Agreement:
        """The agreement that is proposed."""
        return self.context.agreement(_PROPOSED)

    @property
    def before(self) -> Agreement:
        """The agreement that it follows."""
        return self.context.agreement(_BEFORE)

    @property
    def posts(self) -> tuple[Post, ...]:
        """The post lines."""
        return as_known(self.agreement.posts, self.context.known_on)

    @property
    def sums(self) -> tuple[StatedCost, ...]:
        """The sums that it asks for."""
        return as_known(self.agreement.stated_costs, self.context.known_on)

    @property
    def is_known(self) -> bool:
        """Whether anything was recorded of the proposal by the context's day.

        The two proposals of that year bear no day; their figures are known where this one is.
        """
        return bool(self.posts and self.sums)

    @property
    def schedule(self) -> CostSchedule:
        """What it costs."""
        return self.context.schedule_of(self.agreement)

    @property
    def officers(self) -> Figure:
        """How many officers it buys."""
        count = headcount(self.agreement, on=YEAR.first_day, known_on=self.context.known_on)
        return attrs.evolve(count, label="Officers that are bought")

    @property
    def scheme(self) -> Scheme:
        """The scheme under which the officers are bought."""
        return self.context.rates.scheme(self.agreement.scheme)

    @property
    def published(self) -> tuple[PublishedFigure, ...]:
        """What the proposal prints."""
        return self._published(_OWN)

    @property
    def published_by_other(self) -> tuple[PublishedFigure, ...]:
        """What the proposal for neighbourhood management prints, made for the same year."""
        return self._published(_OTHER)

    def figure(self, name: str) -> Figure:
        """A number that the proposal prints, by the end of its id."""
        return self.context.published(_OWN + name).figure

    def condition(self, name: str) -> Condition:
        """What the proposal says of the terms, by its id within the agreement."""
        return next(item for item in self.agreement.conditions if item.id == name)

    def source(self, locator: str) -> Source:
        """A place in the proposal."""
        return attrs.evolve(self.agreement.sources[0], locator=locator)

    def clause(self, words: str, locator: str) -> Clause:
        """Words that rest on a place in the proposal."""
        return Clause(words=words, sources=[self.source(locator)])

    def _published(self, start: str) -> tuple[PublishedFigure, ...]:
        figures = self.context.published_figures
        return tuple(figure for figure in figures if figure.id.startswith(start))


def not_recorded(context: ReportContext, what: str) -> Missing:
    """That something is missing, because nothing of it was recorded by the context's day."""
    by = f" by {format_day(context.known_on)}" if context.known_on else ""
    return Missing(what=what, because=f"nothing of the kind was recorded{by}")


def number_of(post: Post) -> Figure:
    """How many officers a post line is for."""
    return Figure(
        label=f"{post.rank.in_words.capitalize() if post.rank else 'Officer'}s",
        value=Decimal(post.count),
        unit=Unit.OFFICERS,
        kind=FigureKind.STOCK,
        basis=Basis.PUBLISHED,
        period=post.period,
        sources=(post.source,),
    )


def term_of(term: SchemeTerm, *, label: str, unit: Unit) -> Figure:
    """A number of the scheme's standard terms."""
    return Figure(
        label=label,
        value=Decimal(term.amount),
        unit=unit,
        kind=FigureKind.RATE,
        basis=Basis.PUBLISHED,
        sources=(term.source,),
    )
