"""What one post of a rank costs in each part of a period, exactly and before any rounding."""

from __future__ import annotations

import functools
from collections.abc import Callable
from datetime import date
from fractions import Fraction
from typing import TypeAlias

import attrs

from s92kit.agreements._agreement import Agreement
from s92kit.agreements._post import Charge, Post
from s92kit.money import format_gbp
from s92kit.periods import (
    PartYear,
    Period,
    financial_year_of,
    financial_years_of,
    months_in,
    share_of_year,
)
from s92kit.ranks import Rank
from s92kit.rates import PriceKind, Rate, RateAssumption, RateBook, RatedPeriod, rates_over

__all__ = ["Piece", "Price", "charged_gbp", "pricing", "why_not_charged"]


@attrs.frozen(kw_only=True)
class Piece:
    """A part of one financial year with one rate: what one paid post costs in it, exactly.

    Args:
        year: The financial year.
        period: The days, within the year.
        rate: The rate; ``None`` where it is not known.
        post_gbp: Pounds for one paid post, unrounded.
        how: The working for one post.
        unknown_because: Why there is no rate; empty where there is one.
    """

    year: Period
    period: Period
    rate: Rate | None = None
    post_gbp: Fraction = Fraction(0)
    how: str = ""
    unknown_because: str = ""


Price: TypeAlias = Callable[[Rank | None, Period], tuple[Piece, ...]]


def pricing(
    agreement: Agreement, book: RateBook, known_on: date | None, assumption: RateAssumption | None
) -> Price:
    """What one post of a rank costs in each part of a period, worked out once for like posts."""

    @functools.cache
    def price(rank: Rank | None, days: Period) -> tuple[Piece, ...]:
        parts = [part for year in financial_years_of(days) if (part := year.overlap(days))]
        if rank is None:
            reason = "the papers do not state the rank of these officers"
        elif not agreement.scheme:
            reason = "the papers do not name the scheme"
        else:
            rated = (
                rates_over(
                    book,
                    scheme=agreement.scheme,
                    rank=rank,
                    period=part,
                    known_on=known_on,
                    assumption=assumption,
                )
                for part in parts
            )
            return tuple(_priced(piece, agreement.part_year) for year in rated for piece in year)
        return tuple(_unpriced(part, reason) for part in parts)

    return price


def charged_gbp(post: Post, piece: Piece) -> Fraction | None:
    """What a line of posts is charged in a piece, unrounded; ``None`` where nobody can tell."""
    shared = piece.rate is not None and piece.rate.price_kind is PriceKind.COUNCIL_SHARE
    if post.charge is Charge.NO_CHARGE or (post.charge is Charge.MATCHED and not shared):
        return Fraction(0)
    if post.charge is Charge.NOT_STATED or piece.rate is None:
        return None
    return post.count * piece.post_gbp


def why_not_charged(post: Post, piece: Piece) -> str:
    """Why nobody can tell what a line of posts is charged in a piece."""
    if post.charge is Charge.NOT_STATED:
        return "the papers do not say which of the posts are paid for"
    return piece.unknown_because


def _priced(piece: RatedPeriod, part_year: PartYear) -> Piece:
    if piece.rate is None:
        reason = piece.unknown.reason if piece.unknown else "no rate is recorded"
        return _unpriced(piece.period, reason)
    share = share_of_year(piece.period, by=part_year)
    return Piece(
        year=financial_year_of(piece.period.start),
        period=piece.period,
        rate=piece.rate,
        post_gbp=Fraction(piece.rate.annual_gbp) * share,
        how=_working(piece.rate, piece.period, part_year),
    )


def _unpriced(part: Period, reason: str) -> Piece:
    return Piece(year=financial_year_of(part.start), period=part, unknown_because=reason)


def _working(rate: Rate, part: Period, part_year: PartYear) -> str:
    year = financial_years_of(part)[0]
    amount = format_gbp(rate.annual_gbp)
    if part_year is PartYear.DAYS and part != year:
        amount += f" × {part.days}/{year.days} days"
    elif part != year:
        amount += f" × {_months(months_in(part))}/12 months"
    return f"{amount} ({rate.how})" if rate.how else amount


def _months(months: Fraction) -> str:
    return str(months) if months.denominator == 1 else f"({months})"
