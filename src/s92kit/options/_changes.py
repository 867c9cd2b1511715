"""Changes that an option makes to an agreement, each giving a new agreement and altering none."""

from __future__ import annotations

import enum
from datetime import date, timedelta
from typing import TypeAlias

import attrs

from s92kit.agreements import Agreement, Charge, ChargePolicy, Post, earliest_leaving_day
from s92kit.errors import InvalidValueError, UnknownNameError
from s92kit.options._revised import as_standing, in_term, post_days, split_at, term_of
from s92kit.periods import Period, format_day

__all__ = [
    "Change",
    "DelayedRecruitment",
    "EndOnNotice",
    "FewerPosts",
    "FreePosts",
    "OtherScheme",
    "OtherStart",
]

_DAY = timedelta(days=1)


class FreePosts(enum.StrEnum):
    """What becomes of free posts under a scheme that supplies none."""

    PAID = "paid"
    """The council pays for them."""
    GIVEN_UP = "given up"
    """The council does without them."""


@attrs.frozen(kw_only=True)
class EndOnNotice:
    """The agreement ended by notice, on the first day that the notice allows.

    Args:
        served_on: The day on which notice is served, within the term.
        notice_months: How much notice, in months; ``None`` for what the agreement or its scheme
            says, which a comparison looks up.

    Examples:
        >>> EndOnNotice(served_on=date(2018, 9, 30), notice_months=6).last_day
        datetime.date(2019, 3, 30)
    """

    served_on: date
    notice_months: int | None = None

    @property
    def last_day(self) -> date:
        """The last day of the agreement if it is ended so, the corresponding day months on.

        Raises:
            InvalidValueError: Where the months of notice are not given.
        """
        if self.notice_months is None:
            raise InvalidValueError(
                what="The notice of an option",
                given=None,
                mend="Give notice_months, or compare the option by a scheme that states them.",
            )
        return earliest_leaving_day(self.served_on, self.notice_months)

    def apply(self, agreement: Agreement) -> Agreement:
        """The agreement as it would be, cut after its last day under notice.

        Raises:
            InvalidValueError: Where notice is served outside the term, or its months are not
                given.
        """
        term = term_of(agreement)
        _refuse_outside(self.served_on, term, what="The day on which notice is served")
        last_day = min(self.last_day, term.last_day)
        return in_term(agreement, Period.inclusive(term.start, last_day))


@attrs.frozen(kw_only=True)
class FewerPosts:
    """Fewer posts of a line from a day.

    Args:
        post: The id of the line.
        count: How many posts fewer, at least one.
        from_day: The first day without them.
    """

    post: str
    count: int
    from_day: date

    def apply(self, agreement: Agreement) -> Agreement:
        """The agreement with the line cut in two at the day, and with what it is paired with.

        Raises:
            InvalidValueError: Where the line does not serve on the day, or has no such number of
                posts.
            UnknownNameError: Where there is no such line.
        """
        standing = as_standing(agreement)
        line = _line(standing, self.post, self.from_day)
        if not 1 <= self.count <= line.count:
            raise InvalidValueError(
                what=f"The posts given up of {self.post!r}",
                given=self.count,
                mend=f"The line has {line.count}; give a number from 1 to that.",
            )
        pair = line.matched_with or line.id
        posts, renamed = split_at(standing, self.from_day, pair=pair)
        changed = renamed.get(line.id, line.id)
        return attrs.evolve(standing, posts=tuple(self._fewer(posts, changed)))

    def _fewer(self, posts: tuple[Post, ...], changed: str) -> list[Post]:
        kept = (
            attrs.evolve(post, count=post.count - self.count)
            if post.id == changed and post.count > self.count
            else post
            for post in posts
            if post.id != changed or post.count > self.count
        )
        return list(kept)


@attrs.frozen(kw_only=True)
class OtherScheme:
    """The agreement replaced, from a day on, by one under another scheme.

    What the papers say of the present agreement's rates, sums and terms is not carried over: the
    other scheme prices the posts.

    Args:
        key: The key of the other scheme.
        first_day: The first day under it.
        last_day: The last day under it; ``None`` for the last day that is agreed now.
        free_posts: What becomes of free posts; ``None`` where the option does not say.
    """

    key: str
    first_day: date
    last_day: date | None = None
    free_posts: FreePosts | None = None

    def apply(self, agreement: Agreement) -> Agreement:
        """The agreement under the other scheme, from its first day on.

        Raises:
            InvalidValueError: Where its last day would come before its first.
        """
        term = term_of(agreement)
        last_day = self.last_day or term.last_day
        moved = in_term(agreement, Period.inclusive(self.first_day, last_day), whole=True)
        return attrs.evolve(
            moved,
            scheme=self.key,
            posts=tuple(post for old in moved.posts for post in self._priced_anew(old)),
            stated_costs=(),
            rate_assumption=None,
            charge_policy=ChargePolicy.NOT_STATED,
            charge_policy_source=None,
            own_terms=None,
        )

    def before(self, agreement: Agreement) -> Agreement | None:
        """What remains of the present agreement until then; ``None`` where nothing does."""
        term = term_of(agreement)
        if self.first_day <= term.start:
            return None
        last_day = min(self.first_day - _DAY, term.last_day)
        return in_term(agreement, Period.inclusive(term.start, last_day))

    def _priced_anew(self, post: Post) -> tuple[Post, ...]:
        anew = attrs.evolve(post, costed_by="")
        if post.charge is not Charge.MATCHED or self.free_posts is None:
            return (anew,)
        if self.free_posts is FreePosts.GIVEN_UP:
            return ()
        return (attrs.evolve(anew, charge=Charge.PAID, matched_with=""),)


@attrs.frozen(kw_only=True)
class OtherStart:
    """The agreement begun on another day.

    Args:
        first_day: Its first day.
        last_day: Its last day; ``None`` for the last day that is agreed now.
    """

    first_day: date
    last_day: date | None = None

    def apply(self, agreement: Agreement) -> Agreement:
        """The agreement over the other term, its posts cut to it.

        Raises:
            InvalidValueError: Where its last day would come before its first.
        """
        last_day = self.last_day or term_of(agreement).last_day
        return in_term(agreement, Period.inclusive(self.first_day, last_day))


@attrs.frozen(kw_only=True)
class DelayedRecruitment:
    """A line of posts that is bought from a later day than is agreed.

    Args:
        post: The id of the line.
        first_day: The first day on which its posts are filled and bought.
    """

    post: str
    first_day: date

    def apply(self, agreement: Agreement) -> Agreement:
        """The agreement with the line begun on the day.

        Raises:
            InvalidValueError: Where the line does not serve on the day, or begins on it anyway.
            UnknownNameError: Where there is no such line.
        """
        standing = as_standing(agreement)
        line = _line(standing, self.post, self.first_day)
        agreed = post_days(standing, line)
        if agreed.start == self.first_day:
            raise InvalidValueError(
                what=f"The delayed first day of {self.post!r}",
                given=self.first_day.isoformat(),
                mend="That is the first day that is agreed; give a later one.",
            )
        later = attrs.evolve(line, period=Period(start=self.first_day, end=agreed.end))
        posts = tuple(later if post is line else post for post in standing.posts)
        return attrs.evolve(standing, posts=posts)


Change: TypeAlias = EndOnNotice | FewerPosts | OtherScheme | OtherStart | DelayedRecruitment
"""Anything that an option may change."""


def _line(agreement: Agreement, name: str, day: date) -> Post:
    parts = [post for post in agreement.posts if post.id.split("-from-")[0] == name]
    if not parts:
        raise UnknownNameError(
            what="post line", name=name, known=[post.id for post in agreement.posts]
        )
    for post in parts:
        if day in post_days(agreement, post):
            return post
    raise InvalidValueError(
        what=f"A day for the posts of {name!r}",
        given=day.isoformat(),
        mend=f"They serve from {post_days(agreement, parts[0])}; give a day in that time.",
    )


def _refuse_outside(day: date, term: Period, *, what: str) -> None:
    if day not in term:
        raise InvalidValueError(
            what=what,
            given=day.isoformat(),
            mend=f"The agreement runs from {format_day(term.first_day)} to "
            f"{format_day(term.last_day)}; give a day in that time.",
        )
