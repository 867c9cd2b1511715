"""What a fixed penalty notice under an order costs, and whom none is given."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import attrs

from s92kit.dated import Span
from s92kit.errors import InvalidValueError
from s92kit.sources import Source

__all__ = ["FixedPenalty", "LeastAge"]

_AT_ALL_TIMES = Span()


@attrs.frozen(kw_only=True)
class FixedPenalty:
    """What a fixed penalty notice under an order costs.

    Args:
        id: A name for it within the order.
        amount_gbp: The full amount, in pounds.
        span: The days on which notices are issued at that amount, open where not recorded.
        recorded_on: The first day on which the source shows it to have been known.
        source: Where it was read.
        pay_within_days: How many days the paper allows for payment, where it says.
        reduced_gbp: The lower amount for early payment, where there is one.
        reduced_within_days: How many days the lower amount is open, where there is one.
        supersedes: The ids of earlier records that it corrects.
    """

    id: str
    amount_gbp: Decimal
    span: Span
    recorded_on: date
    source: Source
    pay_within_days: int | None = None
    reduced_gbp: Decimal | None = None
    reduced_within_days: int | None = None
    supersedes: tuple[str, ...] = ()


@attrs.frozen(kw_only=True)
class LeastAge:
    """The age below which the council gives nobody a fixed penalty notice, and what it does.

    The Act sets no such age for orders: it is the council's own policy.

    Args:
        id: A name for it within the order.
        years: The least age.
        instead: What happens to a person who is younger.
        span: The days on which the policy holds, open where not recorded.
        recorded_on: The first day on which the source shows it to have been known.
        source: Where it was read.
        supersedes: The ids of earlier records that it corrects.

    Raises:
        InvalidValueError: For an age below one.

    Examples:
        >>> paper = Source(title="Draft order", locator="4", published_on=None)
        >>> policy = LeastAge(id="age", years=18, instead="Referred to the youth service.",
        ...                   recorded_on=date(2021, 4, 28), source=paper)
        >>> policy.admits(17), policy.admits(18)
        (False, True)
    """

    id: str
    years: int
    instead: str
    recorded_on: date
    source: Source
    span: Span = _AT_ALL_TIMES
    supersedes: tuple[str, ...] = ()

    def __attrs_post_init__(self) -> None:
        if self.years < 1:
            mend = "Give whole years, at least one."
            raise InvalidValueError(what=f"The age of {self.id!r}", given=self.years, mend=mend)

    def admits(self, age: int) -> bool:
        """Whether a person of so many years may be given a notice.

        Args:
            age: The person's age in whole years.
        """
        return age >= self.years
