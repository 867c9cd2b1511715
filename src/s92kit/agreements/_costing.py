"""Costing an agreement: by financial year, post line and kind, exact to the penny."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from fractions import Fraction

import attrs

from s92kit.agreements._agreement import Agreement, CostKind, CostStage, StatedCost
from s92kit.agreements._cost import CostLine, CostSchedule, CostYear
from s92kit.agreements._post import Charge, Post
from s92kit.agreements._pricing import Piece, Price, charged_gbp, pricing, why_not_charged
from s92kit.dated import as_known
from s92kit.figures import Basis
from s92kit.money import from_pence, share_out, to_pence
from s92kit.periods import Period
from s92kit.rates import RateAssumption, RateBook

__all__ = ["cost_schedule"]


def cost_schedule(
    agreement: Agreement,
    book: RateBook,
    *,
    known_on: date | None = None,
    assumption: RateAssumption | None = None,
) -> CostSchedule:
    """What an agreement costs in each financial year, line by line.

    Posts are costed by the rate of their rank for each part of a year with one rate. The sum of
    a year's posts is rounded once, half up, and shared among its lines by largest remainder, so
    that lines, years and total add up to the penny. Sums that a paper states are taken as they
    stand. A rate that is not known leaves its line, year and total undetermined, with the reason.

    Args:
        agreement: The agreement.
        book: The schemes and rates to cost it by.
        known_on: The day whose knowledge counts; ``None`` for everything recorded.
        assumption: What to suppose where no rate is published, instead of what the agreement's
            own paper supposes.

    Returns:
        The schedule; without years, and with the reason, where no term was known.

    Raises:
        UnknownNameError: Where the book has no such scheme.
    """
    term = agreement.term(known_on=known_on)
    stated = as_known(agreement.stated_costs, known_on)
    posts = as_known(agreement.posts, known_on)
    if term is None and not stated:
        return CostSchedule(
            agreement=agreement.id,
            known_on=known_on,
            years=(),
            unknown_because=agreement.why_no_term(known_on=known_on),
        )
    drafts: list[CostLine | _PostDraft] = [_stated_line(cost) for cost in stated]
    price = pricing(agreement, book, known_on, assumption or agreement.rate_assumption)
    for post in posts:
        days = post.period or (term.period if term else None)
        if not post.costed_by and days is not None:
            drafts.extend(_drafts(post, days, price))
    return _schedule(agreement.id, known_on, drafts)


@attrs.frozen
class _PostDraft:
    """A post line in one piece of time, before the rounding of its year."""

    post: Post
    piece: Piece
    exact_gbp: Fraction | None

    @property
    def years(self) -> tuple[Period, ...]:
        """The one financial year of the line."""
        return (self.piece.year,)


def _drafts(post: Post, days: Period, price: Price) -> Iterator[_PostDraft]:
    for piece in price(post.rank, days):
        yield _PostDraft(post, piece, charged_gbp(post, piece))


def _post_line(post: Post, piece: Piece, cost_gbp: Decimal | None) -> CostLine:
    charged = bool(cost_gbp)
    rate = piece.rate if charged else None
    return CostLine(
        item=post.id,
        label=post.label,
        kind=CostKind.OFFICERS,
        period=piece.period,
        cost_gbp=cost_gbp,
        basis=Basis.ESTIMATE if rate and rate.assumption else Basis.DERIVED,
        sources=(post.source, *rate.sources) if rate else (post.source,),
        how=_how(post, piece) if cost_gbp is not None else "",
        posts=post.count,
        assumption=rate.assumption if rate else "",
        unknown_because=why_not_charged(post, piece) if cost_gbp is None else "",
    )


def _how(post: Post, piece: Piece) -> str:
    if post.charge is Charge.NO_CHARGE:
        return f"{post.count} posts at no charge"
    if post.charge is Charge.MATCHED and not piece.post_gbp:
        return f"{post.count} posts matched with {post.matched_with!r} at no charge"
    return f"{post.count} × {piece.how}"


def _stated_line(cost: StatedCost) -> CostLine:
    basis = Basis.BUDGET if cost.stage is CostStage.BUDGET else Basis.PUBLISHED
    return CostLine(
        item=cost.id,
        label=cost.label,
        kind=cost.kind,
        period=cost.period,
        cost_gbp=cost.amount_gbp,
        basis=basis,
        sources=(cost.source,),
        how=f"stated by the paper as {cost.stage}",
    )


def _schedule(
    agreement: str, known_on: date | None, drafts: list[CostLine | _PostDraft]
) -> CostSchedule:
    by_year: dict[Period, list[CostLine | _PostDraft]] = {}
    undivided: list[CostLine] = []
    for draft in drafts:
        years = draft.years
        if len(years) > 1 and isinstance(draft, CostLine):
            undivided.append(draft)
        for year in years:
            by_year.setdefault(year, []).extend([draft] if len(years) == 1 else [])
    return CostSchedule(
        agreement=agreement,
        known_on=known_on,
        years=tuple(_year(year, by_year[year], undivided) for year in sorted(by_year)),
        undivided=tuple(undivided),
    )


def _year(year: Period, drafts: list[CostLine | _PostDraft], undivided: list[CostLine]) -> CostYear:
    posts = [draft for draft in drafts if isinstance(draft, _PostDraft)]
    exact = [draft.exact_gbp for draft in posts if draft.exact_gbp is not None]
    shares = iter(share_out(to_pence(sum(exact, Fraction(0))), exact))
    return CostYear(
        year=year,
        lines=tuple(
            draft if isinstance(draft, CostLine) else _rounded(draft, shares) for draft in drafts
        ),
        undivided=tuple(line for line in undivided if line.period.overlap(year)),
    )


def _rounded(draft: _PostDraft, shares: Iterator[int]) -> CostLine:
    cost = None if draft.exact_gbp is None else from_pence(next(shares))
    return _post_line(draft.post, draft.piece, cost)
