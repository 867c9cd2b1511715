"""Agreements made from agreements: as they stand on a day, over other days, or with lines cut."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import attrs

from s92kit.agreements import Agreement, Post
from s92kit.dated import as_known
from s92kit.errors import InvalidValueError
from s92kit.periods import Period

__all__ = ["as_standing", "in_term", "post_days", "split_at", "term_of"]


def as_standing(agreement: Agreement, *, known_on: date | None = None) -> Agreement:
    """The agreement with the records alone that stood on a day, none of them a correction.

    What happened to the agreement as it is, who pays for which line and what papers claim of it
    are left out: none of it is known of an agreement that does not exist yet.

    Args:
        agreement: The agreement.
        known_on: The day whose knowledge counts; ``None`` for everything recorded.
    """
    term = agreement.term(known_on=known_on)
    return attrs.evolve(
        agreement,
        term_history=(attrs.evolve(term, supersedes=()),) if term else (),
        term_unknown_because="" if term else agreement.why_no_term(known_on=known_on),
        posts=_plain(as_known(agreement.posts, known_on)),
        stated_costs=tuple(
            attrs.evolve(cost, supersedes=(), posts=())
            for cost in as_known(agreement.stated_costs, known_on)
        ),
        events=(),
        funding=(),
        receipts=(),
        statements=(),
        deadlines=(),
    )


def _plain(posts: tuple[Post, ...]) -> tuple[Post, ...]:
    return tuple(attrs.evolve(post, supersedes=()) for post in posts)


def term_of(agreement: Agreement) -> Period:
    """The days of an agreement by everything recorded.

    Raises:
        InvalidValueError: Where no first and last day is recorded.
    """
    term = agreement.term()
    if term is None:
        raise InvalidValueError(
            what=f"An option for {agreement.id!r}",
            given="an agreement without a recorded term",
            mend=f"Record its term first: {agreement.why_no_term()}.",
        )
    return term.period


def post_days(agreement: Agreement, post: Post) -> Period:
    """The days on which a line serves: its own, else the whole term."""
    return post.period or term_of(agreement)


def in_term(agreement: Agreement, period: Period, *, whole: bool = False) -> Agreement:
    """The agreement over other days, its post lines cut to them.

    Args:
        agreement: The agreement.
        period: Its days.
        whole: Whether lines that end with the agreement go on to the end of the new days.
    """
    standing = as_standing(agreement)
    old = term_of(standing)
    term = attrs.evolve(standing.term_history[0], period=period, note="Changed by an option.")
    posts = tuple(
        attrs.evolve(post, period=days)
        for post in standing.posts
        if (days := _cut(post, old, period, whole=whole)) or post.period is None
    )
    return attrs.evolve(standing, term_history=(term,), posts=posts)


def _cut(post: Post, old: Period, period: Period, *, whole: bool) -> Period | None:
    if post.period is None:
        return None
    if whole and post.period.end == old.end:
        start = max(post.period.start, period.start)
        return Period(start=start, end=period.end) if start < period.end else None
    return post.period.overlap(period)


def split_at(
    agreement: Agreement, day: date, *, pair: str
) -> tuple[tuple[Post, ...], Mapping[str, str]]:
    """The post lines with a paid line and what is paired with it cut in two at a day.

    Args:
        agreement: The agreement, as it stands.
        day: The first day of the later parts.
        pair: The id of the paid line.

    Returns:
        The lines, and for each line that was cut the id of its later part.
    """
    cut = {
        post.id: f"{post.id.split('-from-')[0]}-from-{day.isoformat()}"
        for post in agreement.posts
        if pair in (post.id, post.matched_with) and post_days(agreement, post).start < day
        if day in post_days(agreement, post)
    }
    posts: list[Post] = []
    for post in agreement.posts:
        posts.extend(_parts(agreement, post, day, cut))
    return tuple(posts), cut


def _parts(agreement: Agreement, post: Post, day: date, cut: Mapping[str, str]) -> tuple[Post, ...]:
    if post.id not in cut:
        return (post,)
    days = post_days(agreement, post)
    earlier = attrs.evolve(post, period=Period(start=days.start, end=day))
    later = attrs.evolve(
        post,
        id=cut[post.id],
        period=Period(start=day, end=days.end),
        matched_with=cut.get(post.matched_with, post.matched_with),
    )
    return (earlier, later)
