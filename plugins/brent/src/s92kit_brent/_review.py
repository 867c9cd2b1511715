"""The review as a paper needs it: what was known of the team on the day that the paper is for."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from decimal import Decimal

import attrs

from s92kit.agreements import AgreedTerm, Agreement, Charge, CostSchedule, CostYear, Post
from s92kit.claims import Reconciliation
from s92kit.dated import as_known
from s92kit.figures import Basis, Figure, FigureKind, Unit
from s92kit.priorities import Priority
from s92kit.pspos import Pspo
from s92kit.reports import ReportContext
from s92kit.sources import Source

__all__ = ["Review", "cost_per_paid_officer"]

_AGREEMENT = "brent/met-patrol-plus-2017"
_FRAMEWORK = "brent/safer-brent-priorities"


@attrs.frozen
class Review:
    """What was known of the Partnership Tasking Team on the context's day.

    Args:
        context: What is known of the borough.
    """

    context: ReportContext

    @property
    def agreement(self) -> Agreement:
        """The agreement that the team rests on."""
        return self.context.agreement(_AGREEMENT)

    @property
    def term(self) -> AgreedTerm | None:
        """When it runs; ``None`` where nothing was known of it yet."""
        return self.agreement.term(known_on=self.context.known_on)

    @property
    def schedule(self) -> CostSchedule:
        """What it costs."""
        return self.context.schedule_of(self.agreement)

    @property
    def priorities(self) -> tuple[Priority, ...]:
        """The priorities, in the paper's order; none where they were not known yet."""
        framework = self.context.framework(_FRAMEWORK)
        known = any(self.context.was_published(source) for source in framework.sources)
        return framework.priorities if known else ()

    @functools.cached_property
    def reconciliations(self) -> Mapping[str, Reconciliation]:
        """Every figure that was known, recomputed, by id."""
        return {item.published.id: item for item in self.context.reconciliations}

    def of_priority(self, priority: Priority) -> tuple[Reconciliation, ...]:
        """What was counted for a priority: the figures whose ids begin with its id."""
        prefix = f"{priority.id}-"
        return tuple(item for name, item in self.reconciliations.items() if name.startswith(prefix))

    def share_of(self, priority: Priority) -> Reconciliation | None:
        """The share of activity that the review gives a priority; ``None`` for none."""
        return self.reconciliations.get(f"{priority.id}-share")

    def figure(self, name: str) -> Reconciliation | None:
        """A figure by the end of its id; ``None`` where it was not known."""
        return self.reconciliations.get(f"brent/{name}")

    @property
    def orders(self) -> tuple[Pspo, ...]:
        """The orders that the review names as enforced by the team, of which something was known.

        An order says so by citing the review among its sources.
        """
        if self.term is None:
            return ()
        cited = self.agreement.sources[0].title
        return tuple(
            order
            for order in self.context.orders
            if order.life(known_on=self.context.known_on)
            and any(source.title == cited for source in order.sources)
        )

    def source(self, locator: str) -> Source:
        """A place in the Cabinet report."""
        return attrs.evolve(self.agreement.sources[0], locator=locator)

    def paid_officers(self, year: CostYear) -> Figure:
        """How many officers the council pays for in a financial year."""
        posts = as_known(self.agreement.posts, self.context.known_on)
        paid = [post for post in posts if _is_paid_in(post, year)]
        return Figure(
            label=f"Officers paid for in {year.label}",
            value=Decimal(sum(post.count for post in paid)),
            unit=Unit.OFFICERS,
            kind=FigureKind.STOCK,
            basis=Basis.DERIVED,
            period=year.year,
            sources=tuple(dict.fromkeys(post.source for post in paid)),
            how="half of the team, since the scheme gave one officer free for each paid",
        )


def _is_paid_in(post: Post, year: CostYear) -> bool:
    return post.charge is Charge.PAID and (post.period is None or post.period == year.year)


def cost_per_paid_officer(cost: Figure, officers: Figure, *, label: str) -> Figure:
    """A year's cost divided by the officers that the council pays for.

    Args:
        cost: The cost of the year.
        officers: How many officers it pays for, at least one.
        label: What the result is the figure of.
    """
    whole, heads = cost.value, officers.value
    known = whole is not None and bool(heads)
    return Figure(
        label=label,
        value=whole / heads if whole is not None and heads else None,
        unit=Unit.GBP,
        kind=FigureKind.RATE,
        basis=Basis.DERIVED,
        period=cost.period,
        sources=tuple(dict.fromkeys((*cost.sources, *officers.sources))),
        how=f"{cost.text} ÷ {officers.text}",
        assumptions=cost.assumptions,
        unknown_because="" if known else cost.unknown_because or "no officer is paid for",
    )
