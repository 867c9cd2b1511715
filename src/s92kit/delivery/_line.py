"""Minutes and post-days bought, and what became of them: delivered, vacant, leave, abstracted."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import attrs

from s92kit.abstractions import AbstractionType
from s92kit.errors import InvalidValueError
from s92kit.periods import Period, add_months

__all__ = ["DeliveryLine", "Minutes", "sum_of_minutes"]


@attrs.frozen(kw_only=True)
class Minutes:
    """Whole minutes, and whole post-days, bought and what became of them.

    Bought is what was rostered for the posts of an agreement. Bought = delivered + vacant +
    leave + abstracted, always, in minutes and in post-days. Cover is a part of what was
    delivered. A post-day is one post rostered on one day; it counts as what took most of its
    minutes.

    Args:
        bought: Minutes rostered.
        delivered: Minutes worked on the duty itself, by a named cover too.
        vacant: Minutes for which nobody was posted.
        leave: Minutes of leave or sickness that nobody covered.
        abstracted_by_kind: Minutes abstracted, for each kind that occurs.
        covered: The minutes among those delivered that a named cover worked.
        priority: The minutes among those delivered that went to the priorities agreed for the
            team; ``None`` where some duties do not say.
        days_delivered: Post-days delivered.
        days_vacant: Post-days vacant.
        days_leave: Post-days of leave.
        days_abstracted: Post-days abstracted.

    Raises:
        InvalidValueError: Where the parts do not sum to what was bought.

    Examples:
        >>> Minutes(bought=480, delivered=240, vacant=0, leave=0,
        ...         abstracted_by_kind=((AbstractionType.COURT, 240),)).abstracted()
        240
    """

    bought: int
    delivered: int
    vacant: int
    leave: int
    abstracted_by_kind: tuple[tuple[AbstractionType, int], ...] = ()
    covered: int = 0
    priority: int | None = None
    days_delivered: int = 0
    days_vacant: int = 0
    days_leave: int = 0
    days_abstracted: int = 0

    def __attrs_post_init__(self) -> None:
        parts = self.delivered + self.vacant + self.leave + self.abstracted()
        if parts != self.bought:
            raise InvalidValueError(
                what="The minutes bought",
                given=self.bought,
                mend=f"Delivered, vacant, leave and abstracted come to {parts}.",
            )

    def abstracted(self, kind: AbstractionType | None = None) -> int:
        """Minutes abstracted.

        Args:
            kind: Of this kind alone; ``None`` for all.
        """
        return sum(minutes for named, minutes in self.abstracted_by_kind if kind in (None, named))

    @property
    def days_bought(self) -> int:
        """Post-days rostered."""
        return self.days_delivered + self.days_vacant + self.days_leave + self.days_abstracted


@attrs.frozen(kw_only=True)
class DeliveryLine:
    """What one post line's duties of one month came to.

    Args:
        post: The id of the post line.
        label: The line as a table prints it.
        month: The first day of the month.
        minutes: What was bought and what became of it.
    """

    post: str
    label: str
    month: date
    minutes: Minutes

    @property
    def period(self) -> Period:
        """The month."""
        return Period(start=self.month, end=add_months(self.month, 1))

    @property
    def minutes_bought(self) -> int:
        """Minutes rostered."""
        return self.minutes.bought

    @property
    def minutes_delivered(self) -> int:
        """Minutes worked on the duty itself, by a named cover too."""
        return self.minutes.delivered

    @property
    def minutes_vacant(self) -> int:
        """Minutes for which nobody was posted."""
        return self.minutes.vacant

    @property
    def minutes_leave(self) -> int:
        """Minutes of leave or sickness that nobody covered."""
        return self.minutes.leave

    def minutes_abstracted(self, kind: AbstractionType | None = None) -> int:
        """Minutes abstracted.

        Args:
            kind: Of this kind alone; ``None`` for all.
        """
        return self.minutes.abstracted(kind)


def sum_of_minutes(parts: Iterable[Minutes]) -> Minutes:
    """The sum of minutes of different post lines or months.

    Args:
        parts: The minutes, each of its own post line and month.
    """
    each = tuple(parts)
    by_kind = ((kind, sum(part.abstracted(kind) for part in each)) for kind in AbstractionType)
    priorities = [part.priority for part in each]
    known = [minutes for minutes in priorities if minutes is not None]
    return Minutes(
        bought=sum(part.bought for part in each),
        delivered=sum(part.delivered for part in each),
        vacant=sum(part.vacant for part in each),
        leave=sum(part.leave for part in each),
        abstracted_by_kind=tuple((kind, minutes) for kind, minutes in by_kind if minutes),
        covered=sum(part.covered for part in each),
        priority=sum(known) if each and len(known) == len(each) else None,
        days_delivered=sum(part.days_delivered for part in each),
        days_vacant=sum(part.days_vacant for part in each),
        days_leave=sum(part.days_leave for part in each),
        days_abstracted=sum(part.days_abstracted for part in each),
    )
