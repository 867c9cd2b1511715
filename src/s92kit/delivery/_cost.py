"""What an agreement's officers cost over any days, so that it can be set against their hours."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import attrs

from s92kit.agreements import Agreement, CostLine, Post, cost_schedule, sum_of_lines
from s92kit.dated import as_known
from s92kit.figures import Figure
from s92kit.periods import Period
from s92kit.rates import RateAssumption, RateBook

__all__ = ["cost_of_officers"]


def cost_of_officers(
    agreement: Agreement,
    period: Period,
    book: RateBook,
    *,
    known_on: date | None = None,
    assumption: RateAssumption | None = None,
) -> Figure:
    """What the officers of an agreement cost over some days; vehicles and the like stand apart.

    Args:
        agreement: The agreement.
        period: The days; parts of a year are counted as the agreement counts them.
        book: The schemes and rates.
        known_on: The day whose knowledge counts; ``None`` for everything recorded.
        assumption: What to suppose where no rate is published.

    Returns:
        Pounds; not determined where a rate is not known, or where one sum is stated for more
        days than these.
    """
    term = agreement.term(known_on=known_on)
    whole = term.period if term else None
    posts = as_known(agreement.posts, known_on)
    reasons = (
        {}
        if whole or all(post.period for post in posts)
        else {agreement.why_no_term(known_on=known_on): None}
    )
    schedule = cost_schedule(
        _within(agreement, posts, whole, period),
        book,
        known_on=known_on,
        assumption=assumption,
    )
    stated = {post.costed_by for post in posts if post.costed_by}
    lines = [line for line in schedule.lines if line.posts is not None or line.item in stated]
    used = [line for line in lines if line.posts is not None or line.period.overlap(period)]
    reasons |= dict.fromkeys(_unknown(used, period))
    return sum_of_lines(
        used,
        label=f"Cost of officers, {agreement.id}",
        period=period,
        unknown_because="; ".join(reasons),
    )


def _within(
    agreement: Agreement, posts: tuple[Post, ...], whole: Period | None, period: Period
) -> Agreement:
    """The agreement with its posts cut to some days, and without what names other posts."""
    cut = (
        attrs.evolve(post, period=days, supersedes=())
        for post in posts
        if (own := post.period or whole) and (days := own.overlap(period))
    )
    return attrs.evolve(
        agreement,
        posts=tuple(cut),
        stated_costs=tuple(attrs.evolve(cost, posts=()) for cost in agreement.stated_costs),
        events=(),
        funding=(),
        statements=(),
    )


def _unknown(lines: list[CostLine], period: Period) -> Iterator[str]:
    if not lines:
        yield "no posts of the agreement serve in these days"
    for line in lines:
        if line.cost_gbp is None:
            yield line.unknown_because
        elif not period.covers(line.period):
            yield f"one sum is stated for {line.period}, and not what it is for {period}"
