"""What a line of posts is charged over any days, exactly and before any rounding."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import attrs

from s92kit.agreements._agreement import Agreement
from s92kit.agreements._post import Charge, Post
from s92kit.agreements._pricing import charged_gbp, pricing, why_not_charged
from s92kit.figures import Basis
from s92kit.periods import Period
from s92kit.rates import RateAssumption, RateBook
from s92kit.sources import Source

__all__ = ["PostCharge", "charge_over"]


@attrs.frozen(kw_only=True)
class PostCharge:
    """What a line of posts is charged over some days if every post is filled.

    Args:
        post: The line.
        period: The days.
        exact_gbp: Pounds, unrounded; ``None`` where it cannot be determined.
        how: The working.
        basis: What it rests on.
        sources: Where the line and its rates were read.
        assumptions: The labels of the assumptions that it rests on.
        unknown_because: Why it cannot be determined; empty where it can.
    """

    post: Post
    period: Period
    exact_gbp: Fraction | None
    how: str = ""
    basis: Basis = Basis.DERIVED
    sources: tuple[Source, ...] = ()
    assumptions: tuple[str, ...] = ()
    unknown_because: str = ""


def charge_over(
    agreement: Agreement,
    post: Post,
    period: Period,
    book: RateBook,
    *,
    known_on: date | None = None,
    assumption: RateAssumption | None = None,
) -> PostCharge:
    """What a line of posts is charged over some days, by months or by days as agreed.

    Args:
        agreement: The agreement, which says how a part of a year is counted.
        post: A line of it.
        period: The days, on each of which the line serves.
        book: The schemes and rates.
        known_on: The day whose knowledge counts; ``None`` for everything recorded.
        assumption: What to suppose where no rate is published, instead of what the agreement's
            own paper supposes.

    Returns:
        The charge, for an invoice to round once; not determined where a rate is not known.

    Examples:
        >>> from s92kit.agreements import post_of
        >>> from s92kit.rates import london_rates
        >>> (constables,) = post_of("PC", 4)
        >>> team = Agreement(id="walford/team", title="Team", payee="MOPAC", posts=(constables,),
        ...                  sources=(), scheme="partnership-plus", term_unknown_because="a draft")
        >>> quarter = Period.inclusive(date(2019, 4, 1), date(2019, 6, 30))
        >>> charge_over(team, constables, quarter, london_rates()).exact_gbp
        Fraction(57000, 1)
    """
    pieces = pricing(agreement, book, known_on, assumption or agreement.rate_assumption)(
        post.rank, period
    )
    parts = [charged_gbp(post, piece) for piece in pieces]
    known = [part for part in parts if part is not None]
    rates = [piece.rate for piece, part in zip(pieces, parts, strict=True) if piece.rate and part]
    reasons = dict.fromkeys(why_not_charged(post, piece) for piece in pieces)
    sources = [post.source, *(source for rate in rates for source in rate.sources)]
    free = post.charge in (Charge.NO_CHARGE, Charge.MATCHED) and not any(known)
    return PostCharge(
        post=post,
        period=period,
        exact_gbp=sum(known, Fraction(0)) if len(known) == len(parts) else None,
        how=f"{post.count} at no charge"
        if free
        else f"{post.count} × ({' + '.join(piece.how for piece in pieces)})",
        basis=Basis.ESTIMATE if any(rate.assumption for rate in rates) else Basis.DERIVED,
        sources=tuple(dict.fromkeys(sources)),
        assumptions=tuple(dict.fromkeys(rate.assumption for rate in rates if rate.assumption)),
        unknown_because="; ".join(reason for reason in reasons if reason)
        if len(known) < len(parts)
        else "",
    )
