"""Priority frameworks: what a plan puts first, for which days, and who approved it."""

from __future__ import annotations

from datetime import date

import attrs

from s92kit.boroughs import borough_of
from s92kit.errors import InvalidValueError
from s92kit.periods import Period
from s92kit.sources import Source

__all__ = ["Approval", "Priority", "PriorityFramework"]


@attrs.frozen(kw_only=True)
class Approval:
    """A body's agreement to a framework.

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
class Priority:
    """One priority, in the borough's own words.

    Args:
        id: The borough's key and a name, such as ``walford/burglary``.
        title: What the plan calls it.
        sources: Where it was read.
        includes: What the plan says belongs to it.
        addressed_elsewhere: What one might look for here and the plan puts under another.
        note: What a reader should know of it.
    """

    id: str
    title: str
    sources: tuple[Source, ...]
    includes: tuple[str, ...] = ()
    addressed_elsewhere: tuple[str, ...] = ()
    note: str = ""


@attrs.frozen(kw_only=True)
class PriorityFramework:
    """The priorities of one plan.

    Args:
        id: The borough's key and a name, such as ``walford/plan-2019``.
        title: What the framework is called.
        priorities: The priorities, in the plan's order, at least one.
        sources: Where it was read.
        period: The days it is for; ``None`` where the papers give none.
        period_unknown_because: Why there is no period; empty where there is one.
        approvals: Who agreed to it.
        note: What a reader should know of the whole.

    Raises:
        InvalidValueError: For no priorities, one named twice, or a period that is neither given
            nor explained.
    """

    id: str
    title: str
    priorities: tuple[Priority, ...]
    sources: tuple[Source, ...]
    period: Period | None = None
    period_unknown_because: str = ""
    approvals: tuple[Approval, ...] = ()
    note: str = ""

    def __attrs_post_init__(self) -> None:
        ids = [priority.id for priority in self.priorities]
        if not ids or len(set(ids)) < len(ids):
            raise InvalidValueError(
                what=f"The priorities of {self.id!r}",
                given=ids,
                mend="Give at least one, each with an id of its own.",
            )
        if (self.period is None) != bool(self.period_unknown_because):
            raise InvalidValueError(
                what=f"The period of {self.id!r}",
                given=str(self.period),
                mend="Give the period, or say in period_unknown_because why there is none.",
            )

    @property
    def borough(self) -> str:
        """The key of the borough whose framework it is."""
        return borough_of(self.id)
