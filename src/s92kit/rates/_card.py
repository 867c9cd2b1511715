"""Rate cards: what one post of each rank costs for a full year, as published."""

from __future__ import annotations

import enum
from datetime import date
from decimal import Decimal

import attrs

from s92kit.dated import Entry, Span, Timeline
from s92kit.errors import InvalidValueError
from s92kit.figures import Basis
from s92kit.periods import Period
from s92kit.ranks import Rank
from s92kit.sources import Source

__all__ = ["PriceKind", "PublishedRate", "Rate", "RateCard"]


class PriceKind(enum.StrEnum):
    """What a rate is the price of."""

    DISCOUNTED = "discounted"
    """One post, at a price below its full cost."""
    FULL = "full"
    """One paid post, at its full cost; a post matched with it costs nothing."""
    COUNCIL_SHARE = "council share"
    """The council's share of each post, paid and matched alike."""


@attrs.frozen(kw_only=True)
class PublishedRate:
    """One published price.

    Args:
        id: A name for it within its card.
        rank: The rank that it is the price of.
        annual_gbp: Pounds for one post and one full year; never rounded, above zero.
        price_kind: What it is the price of.
        period: The days for which it is published, and no others.
        recorded_on: The first day on which its source shows it to have been known.
        source: Where it was read.
        supersedes: The ids of earlier entries that it corrects.
    """

    id: str
    rank: Rank
    annual_gbp: Decimal
    price_kind: PriceKind
    period: Period
    recorded_on: date
    source: Source
    supersedes: tuple[str, ...] = ()

    def __attrs_post_init__(self) -> None:
        refuse_free_posts(self.annual_gbp)


def refuse_free_posts(annual_gbp: Decimal) -> None:
    """Nothing, for a price above zero.

    Raises:
        InvalidValueError: For zero or less: a post that costs nothing is a matched post.
    """
    if annual_gbp <= 0:
        raise InvalidValueError(
            what="A rate",
            given=str(annual_gbp),
            mend="Give pounds above zero; say that a post is matched where it costs nothing.",
        )


@attrs.frozen(kw_only=True)
class RateCard:
    """The published prices of one scheme.

    Args:
        id: The card's id.
        scheme: The key of its scheme.
        rates: The prices; for one rank and day there is at most one.

    Raises:
        OverlappingSpansError: Where a rank would have two prices on one day.
    """

    id: str
    scheme: str
    rates: tuple[PublishedRate, ...]

    def __attrs_post_init__(self) -> None:
        for rank in Rank:
            self.timeline(rank)

    def timeline(self, rank: Rank) -> Timeline[PublishedRate]:
        """The prices of one rank over time."""
        return Timeline(_entry(rate) for rate in self.rates if rate.rank is rank)


def _entry(rate: PublishedRate) -> Entry[PublishedRate]:
    return Entry(
        id=rate.id,
        value=rate,
        span=Span.of(rate.period),
        source=rate.source,
        recorded_on=rate.recorded_on,
        supersedes=rate.supersedes,
    )


@attrs.frozen(kw_only=True)
class Rate:
    """What one post costs a year on a day, published or assumed.

    Args:
        rank: The rank.
        annual_gbp: Pounds for one post and one full year, unrounded.
        price_kind: What it is the price of.
        basis: Published, or an estimate.
        sources: Where it, or what it was worked out from, was read.
        how: How it was worked out; empty for a published rate.
        assumption: The label of the assumption that it rests on; empty for a published rate.
    """

    rank: Rank
    annual_gbp: Decimal
    price_kind: PriceKind
    basis: Basis
    sources: tuple[Source, ...]
    how: str = ""
    assumption: str = ""
