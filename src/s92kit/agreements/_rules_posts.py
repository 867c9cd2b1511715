"""Rules about posts: how many constables a sergeant supervises, and who earns overtime."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise

from s92kit.agreements._agreement import CostKind
from s92kit.agreements._authorities import NO_INSPECTORS_OVERTIME, SUPERVISION_RATIO
from s92kit.agreements._case import Case
from s92kit.agreements._post import Post
from s92kit.dated import as_known
from s92kit.findings import Finding, Rule, Severity
from s92kit.periods import Period
from s92kit.ranks import Rank

__all__ = ["CHECKS"]

CONSTABLES_PER_SERGEANT = 8

SUPERVISION = Rule(
    "agreements/supervision",
    "There is a sergeant for every eight constables.",
    Severity.QUERY,
    (SUPERVISION_RATIO,),
)
INSPECTORS_OVERTIME = Rule(
    "agreements/inspectors-overtime",
    "No overtime is bought for inspectors.",
    Severity.ERROR,
    (NO_INSPECTORS_OVERTIME,),
)


def _supervision(case: Case) -> Iterator[Finding]:
    posts = case.posts
    if not posts or any(post.rank is None for post in posts):
        reason = "the papers do not state every rank" if posts else "no posts are recorded"
        yield SUPERVISION.undetermined(reason, path=("posts",))
        return
    term = case.agreement.term(known_on=case.known_on)
    days = [post.period or (term.period if term else None) for post in posts]
    if not any(days):
        # Posts without days of their own all serve the whole of the term, whenever that is.
        yield from _too_few_sergeants(posts, "")
        return
    if not all(days):
        reason = case.agreement.why_no_term(known_on=case.known_on)
        yield SUPERVISION.undetermined(reason, path=("posts",))
        return
    serving = [(post, period) for post, period in zip(posts, days, strict=True) if period]
    for stretch in _stretches([period for _, period in serving]):
        here = [post for post, period in serving if period.overlap(stretch)]
        yield from _too_few_sergeants(here, f"From {stretch}: ")


def _stretches(periods: list[Period]) -> Iterator[Period]:
    edges = sorted({day for period in periods for day in (period.start, period.end)})
    yield from (Period(start=start, end=end) for start, end in pairwise(edges))


def _too_few_sergeants(posts: list[Post] | tuple[Post, ...], when: str) -> Iterator[Finding]:
    constables = sum(post.count for post in posts if post.rank is Rank.PC)
    sergeants = sum(post.count for post in posts if post.rank is Rank.PS)
    needed = -(-constables // CONSTABLES_PER_SERGEANT)
    if sergeants < needed:
        yield SUPERVISION.not_met(
            f"{when}at one sergeant to {CONSTABLES_PER_SERGEANT} constables, {constables} need "
            f"{needed}, and {sergeants} are bought. Confirm who supervises them.",
            path=("posts",),
        )


def _inspectors_overtime(case: Case) -> Iterator[Finding]:
    ranks = {post.id: post.rank for post in case.posts}
    for cost in as_known(case.agreement.stated_costs, case.known_on):
        if cost.kind is not CostKind.OVERTIME:
            continue
        path = ("stated_costs", case.agreement.stated_costs.index(cost))
        for_ranks = {ranks[post] for post in cost.posts if post in ranks}
        if Rank.INSP in for_ranks:
            message = f"{cost.id!r} buys overtime for inspectors, who earn none. Take them out."
            yield INSPECTORS_OVERTIME.not_met(message, path=path)
        elif None in for_ranks or (not for_ranks and {None, Rank.INSP} & set(ranks.values())):
            because = f"for which ranks {cost.id!r} buys overtime is not stated"
            yield INSPECTORS_OVERTIME.undetermined(because, path=path)


CHECKS: tuple[tuple[Rule, Callable[[Case], Iterator[Finding]]], ...] = (
    (SUPERVISION, _supervision),
    (INSPECTORS_OVERTIME, _inspectors_overtime),
)
"""Each rule about posts with its check."""
