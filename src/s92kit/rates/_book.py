"""The rate book: schemes and cards together, asked for the rate of a rank on a day."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from itertools import pairwise

import attrs

from s92kit.dated import InForce, Timeline, as_known
from s92kit.errors import InvalidValueError, UnknownNameError
from s92kit.figures import Basis, plain_number
from s92kit.money import format_gbp
from s92kit.periods import (
    Period,
    financial_year_label,
    financial_year_of,
    format_day,
)
from s92kit.ranks import Rank
from s92kit.rates._assumption import OwnRate, RateAssumption
from s92kit.rates._card import PriceKind, PublishedRate, Rate, RateCard
from s92kit.rates._errors import InvalidAssumptionError, RateNotKnownError
from s92kit.rates._scheme import Scheme

__all__ = ["RateBook", "RatedPeriod", "rate_for", "rates_over"]


def _in_order(items: Iterable[Scheme]) -> tuple[Scheme, ...]:
    return tuple(items)


def _cards_in_order(items: Iterable[RateCard]) -> tuple[RateCard, ...]:
    return tuple(items)


@attrs.frozen
class RateBook:
    """Every scheme and rate card that a calculation may use.

    Args:
        schemes: The schemes, each key once.
        cards: Their cards, at most one for each scheme.

    Raises:
        InvalidValueError: Where a scheme or the card of a scheme is there twice.
    """

    schemes: tuple[Scheme, ...] = attrs.field(converter=_in_order)
    cards: tuple[RateCard, ...] = attrs.field(converter=_cards_in_order)

    def __attrs_post_init__(self) -> None:
        _refuse_repeats("scheme", [scheme.key for scheme in self.schemes])
        _refuse_repeats("rate card of a scheme", [card.scheme for card in self.cards])

    def scheme(self, key: str) -> Scheme:
        """The scheme with a key.

        Raises:
            UnknownNameError: Where the book has no such scheme.
        """
        for scheme in self.schemes:
            if scheme.key == key:
                return scheme
        raise UnknownNameError(
            what="scheme", name=key, known=[scheme.key for scheme in self.schemes]
        )

    def published(self, scheme: str, rank: Rank) -> Timeline[PublishedRate]:
        """The published rates of a rank under a scheme; empty where none is published.

        Raises:
            UnknownNameError: Where the book has no such scheme.
        """
        self.scheme(scheme)
        for card in self.cards:
            if card.scheme == scheme:
                return card.timeline(rank)
        return Timeline(())


@attrs.frozen(kw_only=True)
class RatedPeriod:
    """A stretch of days with one rate, or with the reason why it has none.

    Args:
        period: The days.
        rate: The rate; ``None`` where it is not known.
        unknown: Why it is not known; ``None`` where it is.
    """

    period: Period
    rate: Rate | None = None
    unknown: RateNotKnownError | None = None


def rate_for(
    book: RateBook,
    *,
    scheme: str,
    rank: Rank,
    on: date,
    known_on: date | None = None,
    assumption: RateAssumption | None = None,
) -> Rate:
    """What one post of a rank costs a year on a day.

    A published rate is used wherever there is one. A rate is never carried past the days it was
    published for, unless an assumption says so, and then its label goes with it.

    Args:
        book: The schemes and cards to look in.
        scheme: The scheme's key.
        rank: The rank.
        on: The day.
        known_on: The day whose knowledge counts; ``None`` for everything recorded.
        assumption: What to suppose where nothing is published.

    Returns:
        The rate, with its basis and sources.

    Raises:
        RateNotKnownError: Where nothing is published for the day and nothing assumed.
        InvalidAssumptionError: Where an uprating or own rate begins on a day with a published
            rate.
        UnknownNameError: Where the book has no such scheme.

    Examples:
        >>> from s92kit.rates import london_rates
        >>> constable = rate_for(london_rates(), scheme="partnership-plus", rank=Rank.PC,
        ...                      on=date(2019, 4, 1))
        >>> constable.annual_gbp, str(constable.basis)
        (Decimal('57000.00'), 'published')
    """
    timeline = book.published(scheme, rank)
    if assumption is not None:
        _refuse_replacing(assumption, timeline, rank, known_on)
    answer = timeline.on(on, known_on=known_on)
    if isinstance(answer, InForce):
        return _published(answer.value)
    known = [entry.value for entry in as_known(timeline.entries, known_on) if entry.value]
    assumed = assumption and _assumed(assumption, rank, on, known)
    if assumed:
        return assumed
    years = tuple(dict.fromkeys(_year_of(rate) for rate in known))
    raise RateNotKnownError(
        scheme=scheme,
        title=book.scheme(scheme).title,
        rank=rank,
        day=on,
        known_on=known_on,
        known_years=years,
    )


def rates_over(
    book: RateBook,
    *,
    scheme: str,
    rank: Rank,
    period: Period,
    known_on: date | None = None,
    assumption: RateAssumption | None = None,
) -> tuple[RatedPeriod, ...]:
    """A period cut wherever the rate of a rank changes.

    Args:
        book: The schemes and cards to look in.
        scheme: The scheme's key.
        rank: The rank.
        period: The days.
        known_on: The day whose knowledge counts; ``None`` for everything recorded.
        assumption: What to suppose where nothing is published.

    Returns:
        Contiguous stretches that make up the period, each with its rate or the reason why
        there is none.

    Raises:
        InvalidAssumptionError: As for :func:`rate_for`.
        UnknownNameError: Where the book has no such scheme.
    """
    published = book.published(scheme, rank).edges(known_on=known_on)
    assumed = assumption.edges() if assumption else ()
    inner = sorted({day for day in (*published, *assumed) if period.start < day < period.end})
    days = [period.start, *inner, period.end]

    def rated(part: Period) -> RatedPeriod:
        try:
            rate = rate_for(
                book,
                scheme=scheme,
                rank=rank,
                on=part.start,
                known_on=known_on,
                assumption=assumption,
            )
        except RateNotKnownError as unknown:
            return RatedPeriod(period=part, unknown=unknown)
        return RatedPeriod(period=part, rate=rate)

    return tuple(rated(Period(start=start, end=end)) for start, end in pairwise(days))


def _published(rate: PublishedRate) -> Rate:
    return Rate(
        rank=rate.rank,
        annual_gbp=rate.annual_gbp,
        price_kind=rate.price_kind,
        basis=Basis.PUBLISHED,
        sources=(rate.source,),
    )


def _assumed(
    assumption: RateAssumption, rank: Rank, day: date, known: list[PublishedRate]
) -> Rate | None:
    before = [rate for rate in known if rate.period.end <= day]
    last = max(before, key=lambda rate: rate.period.end, default=None)
    own = assumption.own_rate(rank, day)
    if own is not None:
        return _own(assumption, own, last)
    if last is None or not (assumption.held_flat or assumption.upratings):
        return None
    return _carried_on(assumption, last, day)


def _own(assumption: RateAssumption, own: OwnRate, last: PublishedRate | None) -> Rate:
    return Rate(
        rank=own.rank,
        annual_gbp=own.annual_gbp,
        price_kind=last.price_kind if last else PriceKind.FULL,
        basis=Basis.ESTIMATE,
        sources=(assumption.source,) if assumption.source else (),
        how=f"{format_gbp(own.annual_gbp)} a year, as assumed",
        assumption=assumption.label,
    )


def _carried_on(assumption: RateAssumption, last: PublishedRate, day: date) -> Rate:
    due = sorted(
        (uprating for uprating in assumption.upratings if uprating.from_day <= day),
        key=lambda uprating: uprating.from_day,
    )
    amount = last.annual_gbp
    how = f"{format_gbp(last.annual_gbp)}, the rate of {_year_of(last)}"
    for uprating in due:
        amount = amount * (100 + uprating.per_cent) / Decimal(100)
        percent = plain_number(uprating.per_cent)
        how += f", raised by {percent}% from {format_day(uprating.from_day)}"
    return Rate(
        rank=last.rank,
        annual_gbp=amount,
        price_kind=last.price_kind,
        basis=Basis.ESTIMATE,
        sources=(last.source, assumption.source) if assumption.source else (last.source,),
        how=how if due else f"{how}, held flat",
        assumption=assumption.label,
    )


def _refuse_replacing(
    assumption: RateAssumption,
    timeline: Timeline[PublishedRate],
    rank: Rank,
    known_on: date | None,
) -> None:
    own = [rate.from_day for rate in assumption.own_rates if rate.rank is rank and rate.from_day]
    for day in (*own, *(uprating.from_day for uprating in assumption.upratings)):
        answer = timeline.on(day, known_on=known_on)
        if isinstance(answer, InForce):
            raise InvalidAssumptionError(
                label=assumption.label,
                reason=f"begins on {format_day(day)}, for which the {rank} rate is published "
                f"({format_gbp(answer.value.annual_gbp)} for {answer.value.period}). "
                "Begin it on a day for which nothing is published.",
            )


def _year_of(rate: PublishedRate) -> str:
    year = financial_year_of(rate.period.first_day)
    return financial_year_label(year) if year == rate.period else str(rate.period)


def _refuse_repeats(what: str, names: list[str]) -> None:
    for name in names:
        if names.count(name) > 1:
            raise InvalidValueError(
                what=f"A {what} that is in the book twice", given=name, mend="Keep one of them."
            )
