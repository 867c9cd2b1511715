"""How many officers an agreement provides for on a day."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from s92kit.agreements._agreement import Agreement
from s92kit.agreements._post import Post
from s92kit.dated import as_known
from s92kit.figures import Basis, Figure, FigureKind, Unit
from s92kit.periods import Period
from s92kit.ranks import Rank

__all__ = ["headcount"]

_NO_POSTS = "no posts were recorded"


def headcount(
    agreement: Agreement, *, on: date, known_on: date | None = None, rank: Rank | None = None
) -> Figure:
    """The posts that an agreement provides for on a day, paid and free alike.

    Args:
        agreement: The agreement.
        on: The day.
        known_on: The day whose knowledge counts; ``None`` for everything recorded.
        rank: Count this rank alone; ``None`` for all.

    Returns:
        Officers, as a stock of that day; not determined where no posts were recorded, where the
        days of a line are unknown, or where one rank is asked for and a line's is not stated.
    """
    posts = as_known(agreement.posts, known_on)
    term = agreement.term(known_on=known_on)
    whole = term.period if term else None
    wanted = [post for post in posts if rank is None or post.rank in (rank, None)]
    reasons = {_NO_POSTS} if not posts else set()
    reasons |= {reason for post in wanted if (reason := _unknown(post, whole, rank, agreement))}
    serving = [post for post in wanted if _serves(post, whole, on)]
    return Figure(
        label=f"Officers of {agreement.id}" + (f" of rank {rank}" if rank else ""),
        value=None if reasons else _count(serving),
        unit=Unit.OFFICERS,
        kind=FigureKind.STOCK,
        basis=Basis.DERIVED,
        period=Period.inclusive(on, on),
        sources=tuple(dict.fromkeys(post.source for post in serving)),
        how=" + ".join(post.label for post in serving),
        unknown_because="; ".join(sorted(reasons)),
    )


def _serves(post: Post, term: Period | None, on: date) -> bool:
    days = post.period or term
    return days is not None and on in days


def _unknown(post: Post, term: Period | None, rank: Rank | None, agreement: Agreement) -> str:
    if (post.period or term) is None:
        return agreement.why_no_term()
    if rank is not None and post.rank is None:
        return f"the papers do not state the rank of {post.label}"
    return ""


def _count(posts: list[Post]) -> Decimal:
    return Decimal(sum(post.count for post in posts))
