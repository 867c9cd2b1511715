"""Post lines: so many officers of one rank in one role, and how they are charged for."""

from __future__ import annotations

import enum
from datetime import date

import attrs

from s92kit.errors import InvalidValueError
from s92kit.periods import Period
from s92kit.ranks import Rank
from s92kit.sources import Source

__all__ = ["Charge", "Post"]


class Charge(enum.StrEnum):
    """Whether the council pays for a post."""

    PAID = "paid"
    """At the rate of its rank."""
    MATCHED = "matched"
    """Free, because it is paired with a paid post."""
    NO_CHARGE = "no charge"
    """Free, without a paid post beside it."""
    NOT_STATED = "not stated"
    """The papers do not say which posts are paid for."""


@attrs.frozen(kw_only=True)
class Post:
    """A line of like posts.

    Args:
        id: A name for the line within its agreement.
        role: What the officers are for, as the papers say it.
        count: How many posts, at least one.
        recorded_on: The first day on which the source shows the line to have been known.
        source: Where it was read.
        rank: The rank; ``None`` where the papers do not say.
        charge: Whether the council pays.
        matched_with: For matched posts, the id of the paid line that they are paired with.
        period: The days of service; ``None`` for the whole term of the agreement.
        costed_by: The id of the stated cost that includes these posts; empty where they are
            costed by rate.
        on_estates: Whether the officers work on the council's housing estates alone; ``None``
            where the papers do not say.
        supersedes: The ids of earlier lines that this one corrects.
        note: What a reader should know of the line.

    Raises:
        InvalidValueError: For a count below one, a matched line that names no paid line, or a
            line of unknown rank or charge that no stated cost includes.
    """

    id: str
    role: str
    count: int
    recorded_on: date
    source: Source
    rank: Rank | None = None
    charge: Charge = Charge.PAID
    matched_with: str = ""
    period: Period | None = None
    costed_by: str = ""
    on_estates: bool | None = None
    supersedes: tuple[str, ...] = ()
    note: str = ""

    def __attrs_post_init__(self) -> None:
        if self.count < 1:
            raise InvalidValueError(
                what=f"The count of {self.id!r}", given=self.count, mend="Give one or more posts."
            )
        if (self.charge is Charge.MATCHED) != bool(self.matched_with):
            raise InvalidValueError(
                what=f"The charge of {self.id!r}",
                given=f"{self.charge} with {self.matched_with or 'no line'}",
                mend="Name in matched_with the paid line that matched posts are paired with, "
                "and only for matched posts.",
            )

    @property
    def label(self) -> str:
        """The line as a table prints it, such as ``4 PC (response)``."""
        rank = str(self.rank) if self.rank else "officers of unstated rank"
        return f"{self.count} {rank} ({self.role})"
