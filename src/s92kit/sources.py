"""Where a fact was read: a title, the place in it, its day, and how far it may be relied on."""

from __future__ import annotations

import enum
from datetime import date

import attrs

from s92kit.errors import InvalidValueError
from s92kit.periods import format_day, require_day

__all__ = ["Source", "Standing"]


class Standing(enum.StrEnum):
    """How far a source bears the weight of what is taken from it."""

    READ = "read"
    """The words or figures stand in the source."""
    DERIVED = "derived"
    """Worked out from words or figures that stand in the source."""
    GENERAL_KNOWLEDGE = "general knowledge"
    """Known of the field, not read at the source: check before relying on it."""
    UNVERIFIED = "unverified"
    """Uncertain or contradicted elsewhere: never used as if established."""


@attrs.frozen(kw_only=True)
class Source:
    """One place where a fact can be looked up.

    Args:
        title: What the paper or page is called.
        locator: The paragraph, table or words in it.
        published_on: The day it bears; ``None`` where it bears none.
        url: Where it was published, if it was.
        standing: How far it may be relied on.

    Raises:
        InvalidValueError: For an empty title or locator, and for a day that is no day.

    Examples:
        >>> from datetime import date
        >>> Source(title="Scheme report", locator="4.1", published_on=date(2019, 5, 8)).cited
        'Scheme report, 8 May 2019, 4.1'
    """

    title: str
    locator: str
    published_on: date | None
    url: str | None = None
    standing: Standing = Standing.READ

    def __attrs_post_init__(self) -> None:
        for name in ("title", "locator"):
            if not getattr(self, name).strip():
                raise InvalidValueError(
                    what=f"The {name} of a source",
                    given=getattr(self, name),
                    mend="Say which paper it is, and where in it.",
                )
        if self.published_on is not None:
            require_day(self.published_on, what="The day of a source")

    @property
    def cited(self) -> str:
        """The source as a reader would cite it, with its standing where that is not *read*."""
        day = format_day(self.published_on) if self.published_on else "undated"
        mark = "" if self.standing is Standing.READ else f" ({self.standing})"
        return f"{self.title}, {day}, {self.locator}{mark}"
