"""What can be wrong with asking for a rate."""

from __future__ import annotations

from datetime import date

from s92kit.errors import S92Error
from s92kit.periods import format_day
from s92kit.ranks import Rank

__all__ = ["InvalidAssumptionError", "RateNotKnownError", "SchemeNotOpenError"]


class RateNotKnownError(S92Error, LookupError):
    """A rate that no published evidence gives, for the day that was asked about.

    Args:
        scheme: The scheme's key.
        title: What the scheme is called.
        rank: The rank; ``None`` where the papers do not say which.
        day: The day that was asked about.
        known_on: The day whose knowledge counted; ``None`` for everything recorded.
        known_years: The years for which a rate is published, as papers print them.
    """

    def __init__(
        self,
        *,
        scheme: str,
        title: str,
        rank: Rank | None,
        day: date,
        known_on: date | None,
        known_years: tuple[str, ...],
    ) -> None:
        self.scheme = scheme
        self.title = title
        self.rank = rank
        self.day = day
        self.known_on = known_on
        self.known_years = known_years
        super().__init__(f"{self.reason[0].upper()}{self.reason[1:]}. {self.mend}")

    @property
    def reason(self) -> str:
        """Why there is no rate, and for which years there is one."""
        whom = f"a {self.rank.in_words} ({self.rank})" if self.rank else "officers of unstated rank"
        as_of = f", as known on {format_day(self.known_on)}," if self.known_on else ""
        years = ", ".join(self.known_years) if self.known_years else "none"
        return (
            f"no {self.title} rate for {whom} on {format_day(self.day)}{as_of} is published "
            f"(published years: {years})"
        )

    @property
    def mend(self) -> str:
        """What the caller can do about it."""
        return (
            "Give your own rate, or an uprating by a stated percentage from a stated day; "
            "each figure that rests on it will be labelled as your assumption."
        )


class SchemeNotOpenError(S92Error, ValueError):
    """A scheme that did not exist on the day that was asked about.

    Args:
        scheme: The scheme's key.
        title: What the scheme is called.
        day: The day that was asked about.
        spans: The spans in which it was open, in words.
    """

    def __init__(self, *, scheme: str, title: str, day: date, spans: tuple[str, ...]) -> None:
        self.scheme = scheme
        self.day = day
        self.spans = spans
        when = "; ".join(spans) if spans else "on no day that is recorded"
        super().__init__(
            f"{title} ({scheme}) was not open on {format_day(day)}; it is recorded as open {when}. "
            "Give a later first day, or the scheme that was open on that day."
        )


class InvalidAssumptionError(S92Error, ValueError):
    """An assumption that would replace what is published, or that says nothing.

    Args:
        label: The assumption's label.
        reason: What is wrong with it and how to mend it.
    """

    def __init__(self, *, label: str, reason: str) -> None:
        self.label = label
        self.reason = reason
        super().__init__(f"The assumption {label!r} {reason}")
