"""What can be wrong with asking the law for a limit."""

from __future__ import annotations

from datetime import date

from s92kit.errors import S92Error
from s92kit.law._limit import LegalLimit, LegalStatus
from s92kit.periods import format_day

__all__ = ["HolidaysNotKnownError", "LimitNotInForceError"]


class LimitNotInForceError(S92Error, LookupError):
    """A limit of which no row, of the statuses that the caller allows, speaks of the day.

    Args:
        key: The parameter that was asked for.
        title: What it is called.
        on: The day that was asked about.
        known_on: The day whose knowledge counted; ``None`` for everything recorded.
        allow: The statuses that would have done.
        rows: The rows that there are, of whatever status.
    """

    def __init__(
        self,
        *,
        key: str,
        title: str,
        on: date,
        known_on: date | None,
        allow: tuple[LegalStatus, ...],
        rows: tuple[LegalLimit, ...],
    ) -> None:
        self.key = key
        self.title = title
        self.on = on
        self.known_on = known_on
        self.allow = allow
        self.rows = rows
        super().__init__(f"{title}: {self.reason}. {self.mend}")

    @property
    def reason(self) -> str:
        """Why there is no answer, and which rows there are."""
        as_of = f", as known on {format_day(self.known_on)}," if self.known_on else ""
        allowed = " or ".join(repr(str(status)) for status in self.allow)
        rows = (f"{row.id} is {row.in_words}, {row.status}, {row.span}" for row in self.rows)
        return (
            f"{self.key} cannot be determined for {format_day(self.on)}{as_of} because no row "
            f"with the status {allowed} speaks of that day (rows: {'; '.join(rows) or 'none'})"
        )

    @property
    def mend(self) -> str:
        """What the caller can do about it."""
        return (
            "Check the commencement and switch the row on with with_commencement, "
            "or allow rows of another status and flag what rests on them."
        )


class HolidaysNotKnownError(S92Error, LookupError):
    """A year whose bank holidays are not known, so that its working days cannot be counted.

    Args:
        year: The year that was needed.
        first: The first year that is known.
        last: The last year that is known.
    """

    def __init__(self, *, year: int, first: int, last: int) -> None:
        self.year = year
        self.first = first
        self.last = last
        super().__init__(
            f"The working days of {year} cannot be determined, because England's bank holidays "
            f"are known for {first} to {last} alone. Give a day in those years."
        )
