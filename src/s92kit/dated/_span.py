"""A stretch of days that may be open at either end, as the life of a rule often is."""

from __future__ import annotations

from datetime import date, timedelta

import attrs

from s92kit.periods import Period, format_day, require_day

__all__ = ["Span"]


@attrs.frozen(kw_only=True)
class Span:
    """The days from ``start`` to the day before ``end``.

    Args:
        start: The first day; ``None`` for "since before any day asked about".
        end: The first day after; ``None`` for "until further notice".

    Raises:
        InvalidValueError: Where either is given and is no day, or the span would hold no day.

    Examples:
        >>> print(Span(start=date(2019, 4, 1)))
        from 1 April 2019
    """

    start: date | None = None
    end: date | None = None

    def __attrs_post_init__(self) -> None:
        if self.start is not None:
            require_day(self.start, what="The first day of a span")
        if self.end is not None:
            require_day(self.end, what="The end of a span")
        if self.start is not None and self.end is not None:
            Period(start=self.start, end=self.end)

    @classmethod
    def of(cls, period: Period) -> Span:
        """The span that is closed at both ends.

        Args:
            period: The days that it holds.
        """
        return cls(start=period.start, end=period.end)

    def __contains__(self, day: date) -> bool:
        after = self.start is None or self.start <= day
        return after and (self.end is None or day < self.end)

    def overlaps(self, other: Span) -> bool:
        """Whether any day is in both.

        Args:
            other: The span to hold against this one.
        """
        starts = [day for day in (self.start, other.start) if day is not None]
        ends = [day for day in (self.end, other.end) if day is not None]
        return not starts or not ends or max(starts) < min(ends)

    def __str__(self) -> str:
        first = f"from {format_day(self.start)}" if self.start else ""
        last = f"to {format_day(self.end - timedelta(days=1))}" if self.end else ""
        return " ".join(part for part in (first, last) if part) or "at all times"
