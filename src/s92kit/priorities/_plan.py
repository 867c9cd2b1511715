"""Plans: what a partnership adopted, for which days, and who agreed to it."""

from __future__ import annotations

from datetime import date

import attrs

from s92kit.periods import Period
from s92kit.sources import Source

__all__ = ["Approval", "Plan"]


@attrs.frozen(kw_only=True)
class Approval:
    """A body's agreement to a framework or a plan.

    Args:
        body: The body, as the paper names it.
        source: Where it was read.
        approved_on: The day; ``None`` where the paper gives none.
        note: What a reader should know, such as a day that two papers give differently.
    """

    body: str
    source: Source
    approved_on: date | None = None
    note: str = ""


@attrs.frozen(kw_only=True)
class Plan:
    """A plan that a framework belongs to, serves, or is kept in step with.

    Args:
        title: What the paper calls it.
        sources: Where it was read.
        period: The days it is for; ``None`` where no paper gives them.
        period_in_words: What the paper says of the days, where it names none.
        approvals: Who agreed to it.
        note: What a reader should know of it.
    """

    title: str
    sources: tuple[Source, ...]
    period: Period | None = None
    period_in_words: str = ""
    approvals: tuple[Approval, ...] = ()
    note: str = ""
