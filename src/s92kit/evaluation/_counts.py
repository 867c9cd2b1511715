"""Counts of one thing before and after, with the length of each time."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import attrs

from s92kit.errors import InvalidValueError

__all__ = ["Counts"]


@attrs.frozen(kw_only=True)
class Counts:
    """How many of one thing there were in one area before and after.

    Args:
        before: How many before.
        after: How many after.
        before_days: How long *before* is; the two lengths matter only beside each other.
        after_days: How long *after* is.

    Raises:
        InvalidValueError: For a count below 0, or a time of no length.

    Examples:
        >>> Counts(before=60, after=45).change_per_cent
        Decimal('-25.00')
        >>> Counts(before=60, after=45, before_days=120, after_days=60).change_per_cent
        Decimal('50.0')
    """

    before: int
    after: int
    before_days: int = 1
    after_days: int = 1

    def __attrs_post_init__(self) -> None:
        for name in ("before", "after"):
            if getattr(self, name) < 0:
                raise InvalidValueError(
                    what=f"The count {name}", given=getattr(self, name), mend="Give 0 or more."
                )
        for name in ("before_days", "after_days"):
            if getattr(self, name) < 1:
                raise InvalidValueError(
                    what=f"The number of {name.replace('_', ' ')}",
                    given=getattr(self, name),
                    mend="Give at least 1.",
                )

    @property
    def expected(self) -> Fraction:
        """How many there would have been after, had the rate of before gone on."""
        return Fraction(self.before * self.after_days, self.before_days)

    @property
    def ratio(self) -> Decimal | None:
        """The rate after as a multiple of the rate before; ``None`` where there were none before.

        Examples:
            >>> Counts(before=60, after=45).ratio
            Decimal('0.75')
        """
        if not self.before:
            return None
        ratio = self.after / self.expected
        return Decimal(ratio.numerator) / ratio.denominator

    @property
    def change_per_cent(self) -> Decimal | None:
        """The change of the rate in per cent of what it was; ``None`` where there were none."""
        ratio = self.ratio
        return None if ratio is None else 100 * (ratio - 1)
