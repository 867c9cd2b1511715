"""When a change to an agreement can take effect, and by when notice must be given for it."""

from __future__ import annotations

from datetime import date, timedelta

import attrs

from s92kit.agreements import Agreement, last_day_for_notice, terms_of
from s92kit.dated import InForce
from s92kit.options._changes import (
    Change,
    DelayedRecruitment,
    EndOnNotice,
    FewerPosts,
    OtherScheme,
    OtherStart,
)
from s92kit.options._revised import term_of
from s92kit.periods import format_day
from s92kit.rates import RateBook, refuse_unopened
from s92kit.sources import Source

__all__ = ["Effect", "affected_from", "effect_of", "refuse_early_schemes"]

_DAY = timedelta(days=1)


@attrs.frozen(kw_only=True)
class Effect:
    """The first day on which a change can take effect.

    Args:
        change: The change.
        first_day: The day; ``None`` where it cannot be determined.
        how: How the day follows from the terms; empty where there is none.
        notice_by: The last day to give notice for it; ``None`` where none is needed or known.
        unknown_because: Why there is no day; empty where there is one.
        caution: What a person should know of it; empty for nothing.
        sources: What it rests on.
    """

    change: Change
    first_day: date | None
    how: str = ""
    notice_by: date | None = None
    unknown_because: str = ""
    caution: str = ""
    sources: tuple[Source, ...] = ()

    @property
    def text(self) -> str:
        """The day and how it follows, or why there is none."""
        if self.first_day is None:
            reason = self.unknown_because
            return f"The first day it can take effect cannot be determined, because {reason}"
        return f"{format_day(self.first_day)}: {self.how}"


def effect_of(change: Change, agreement: Agreement, book: RateBook) -> Effect:
    """When a change to an agreement can take effect.

    Args:
        change: The change; notice to end with its months.
        agreement: The agreement before the change.
        book: The schemes and their terms.
    """
    match change:
        case EndOnNotice():
            return _ending(change, agreement, book)
        case OtherScheme():
            return _moving(change, agreement, book)
        case OtherStart():
            return _starting(change, agreement, book)
        case DelayedRecruitment():
            return _asked(change, change.first_day, "the posts are bought from that day")
    reason = (
        "the papers give notice for the whole agreement and do not say how soon the number of "
        f"posts can be changed; {format_day(change.from_day)} was asked for"
    )
    return Effect(change=change, first_day=None, unknown_because=reason)


def _asked(change: Change, day: date, how: str) -> Effect:
    return Effect(change=change, first_day=day, how=how)


def _ending(change: EndOnNotice, agreement: Agreement, book: RateBook) -> Effect:
    agreed = term_of(agreement).last_day
    notice = terms_of(agreement, book).notice_months
    served = f"notice of {change.notice_months} months served on {format_day(change.served_on)}"
    caution = ""
    if change.last_day >= agreed:
        caution = (
            f"{served} would run to {format_day(change.last_day)}, and the agreement ends on "
            f"{format_day(agreed)} by itself: it changes nothing"
        )
    return Effect(
        change=change,
        first_day=min(change.last_day, agreed) + _DAY,
        how=f"{served} ends the agreement at the end of the day before",
        notice_by=change.served_on,
        caution=caution,
        sources=(notice.source,) if notice else (),
    )


def _moving(change: OtherScheme, agreement: Agreement, book: RateBook) -> Effect:
    unopened = _not_known_open(change.key, change.first_day, book)
    if unopened:
        return Effect(change=change, first_day=None, unknown_because=unopened)
    term = term_of(agreement)
    if not term.start < change.first_day <= term.last_day:
        return _asked(change, change.first_day, "the other scheme is open on that day")
    notice = terms_of(agreement, book).notice_months
    if notice is None:
        reason = (
            "no period of notice is recorded for the present agreement, which would have to end "
            f"on {format_day(change.first_day - _DAY)}"
        )
        return Effect(change=change, first_day=None, unknown_because=reason)
    notice_by = last_day_for_notice(change.first_day - _DAY, notice.amount)
    return Effect(
        change=change,
        first_day=change.first_day,
        how=f"if notice of {notice.amount} months is served by {format_day(notice_by)}",
        notice_by=notice_by,
        sources=(notice.source,),
    )


def _starting(change: OtherStart, agreement: Agreement, book: RateBook) -> Effect:
    if not agreement.scheme:
        reason = "the papers do not name the scheme"
        return Effect(change=change, first_day=None, unknown_because=reason)
    unopened = _not_known_open(agreement.scheme, change.first_day, book)
    if unopened:
        return Effect(change=change, first_day=None, unknown_because=unopened)
    return _asked(change, change.first_day, "the scheme is open on that day")


def _not_known_open(key: str, day: date, book: RateBook) -> str:
    scheme = book.scheme(key)
    if isinstance(scheme.timeline.on(day), InForce):
        return ""
    return f"{scheme.title} is not recorded as open on {format_day(day)}"


def affected_from(change: Change, agreement: Agreement) -> date:
    """The first day from which a change leaves nothing as the papers say it."""
    match change:
        case EndOnNotice():
            return change.last_day + _DAY
        case FewerPosts():
            return change.from_day
        case OtherStart():
            return min(change.first_day, term_of(agreement).start)
        case OtherScheme():
            return change.first_day
    return term_of(agreement).start


def refuse_early_schemes(change: Change, agreement: Agreement, book: RateBook) -> None:
    """Nothing, unless a change begins an agreement on a day when its scheme was not open.

    Raises:
        SchemeNotOpenError: Where the record says that it was not.
        UnknownNameError: Where the book has no such scheme.
    """
    if isinstance(change, OtherScheme):
        refuse_unopened(book.scheme(change.key), change.first_day)
    elif isinstance(change, OtherStart) and agreement.scheme:
        refuse_unopened(book.scheme(agreement.scheme), change.first_day)
