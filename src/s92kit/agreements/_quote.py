"""What posts would cost under a scheme, before there is any agreement."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import attrs

from s92kit.agreements._agreement import AgreedTerm, Agreement
from s92kit.agreements._cost import QUOTE, CostSchedule
from s92kit.agreements._costing import cost_schedule
from s92kit.agreements._pairing import misfits_of_pairing
from s92kit.agreements._post import Charge, Post
from s92kit.errors import InvalidValueError
from s92kit.periods import PartYear, Period
from s92kit.ranks import rank_named
from s92kit.rates import RateAssumption, RateBook, refuse_unopened
from s92kit.sources import Source

__all__ = ["post_of", "quote"]

_ASKED = Source(title="Quotation", locator="as asked for", published_on=None)


def post_of(rank: str, count: int, *, matched: int = 0, name: str = "") -> tuple[Post, ...]:
    """The post lines of a rank for a quotation.

    Args:
        rank: The letters of the rank, such as ``PC``.
        count: How many posts are paid for.
        matched: How many more come free, each paired with a paid one.
        name: The id of the line; the letters of the rank where left out.

    Raises:
        UnknownNameError: Where councils fund no such rank.
        InvalidValueError: For a count below one.

    Examples:
        >>> [post.label for post in post_of("PC", 6, matched=6)]
        ['6 PC (paid)', '6 PC (matched)']
    """
    letters = rank_named(rank)
    name = name or letters.lower()
    paid = Post(
        id=name, role="paid", count=count, rank=letters, recorded_on=date.min, source=_ASKED
    )
    if not matched:
        return (attrs.evolve(paid, role=letters.in_words),)
    free = attrs.evolve(
        paid,
        id=f"{name}-matched",
        role="matched",
        count=matched,
        charge=Charge.MATCHED,
        matched_with=name,
    )
    return (paid, free)


def quote(
    posts: Sequence[Post],
    book: RateBook,
    *,
    scheme: str,
    period: Period,
    part_year: PartYear = PartYear.MONTHS,
    known_on: date | None = None,
    assumption: RateAssumption | None = None,
) -> CostSchedule:
    """What posts would cost under a scheme over a period.

    Args:
        posts: The post lines.
        book: The schemes and rates.
        scheme: The scheme's key.
        period: The first to the last day of the agreement.
        part_year: How a part of a financial year is counted.
        known_on: The day whose knowledge counts; ``None`` for everything recorded.
        assumption: What to suppose where no rate is published.

    Returns:
        The cost schedule; years without a known rate are undetermined, with the reason.

    Raises:
        InvalidValueError: Where free posts are not paired with paid ones.
        SchemeNotOpenError: Where the scheme was not open on the first day.
        UnknownNameError: Where the book has no such scheme.

    Examples:
        >>> from s92kit.rates import london_rates
        >>> cost = quote(
        ...     [*post_of("PC", 4), *post_of("PS", 1)],
        ...     london_rates(),
        ...     scheme="partnership-plus",
        ...     period=Period.inclusive(date(2019, 4, 1), date(2020, 3, 31)),
        ... )
        >>> cost.total.text
        '£298,500'
    """
    terms = book.scheme(scheme)
    refuse_unopened(terms, period.start, known_on=known_on)
    for misfit in misfits_of_pairing(posts, matched_per_paid=terms.matched_officers_per_paid):
        raise InvalidValueError(what="The scheme of matched posts", given=scheme, mend=misfit)
    term = AgreedTerm(id="asked", period=period, recorded_on=date.min, source=_ASKED)
    asked = Agreement(
        id=QUOTE,
        title="Quotation",
        payee="MOPAC",
        posts=tuple(posts),
        sources=(_ASKED,),
        scheme=scheme,
        part_year=part_year,
        term_history=(term,),
    )
    return cost_schedule(asked, book, known_on=known_on, assumption=assumption)
