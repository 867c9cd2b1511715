"""One row of the law: a limit, the days it speaks of, whether it is in force, and who says so."""

from __future__ import annotations

import enum
from datetime import date
from decimal import Decimal
from typing import TypeAlias

import attrs

from s92kit.dated import Span
from s92kit.errors import InvalidValueError
from s92kit.law._length import Length, is_whole
from s92kit.money import format_gbp
from s92kit.periods import require_day
from s92kit.sources import Source

__all__ = ["LegalLimit", "LegalStatus", "LimitValue", "NoLimit"]


class LegalStatus(enum.StrEnum):
    """Whether a row of the law may be relied on."""

    IN_FORCE = "in force"
    """It binds on the days of its span."""
    ENACTED_NOT_COMMENCED = "enacted, not commenced"
    """An Act holds it; that it was brought into force is not established."""
    UNVERIFIED = "unverified"
    """It has been said; no source that was read establishes it."""


class NoLimit(enum.Enum):
    """The value of a row that says there is no limit."""

    UNLIMITED = "unlimited"

    def __str__(self) -> str:
        return self.value


LimitValue: TypeAlias = Length | Decimal | int | NoLimit
"""A length of time, pounds, a whole number (an age, a level, a count), or no limit at all."""


@attrs.frozen(kw_only=True)
class LegalLimit:
    """One value of one limit over one span of days.

    Args:
        id: A name for the row, unlike that of any other row of the law.
        value: A length, pounds as a ``Decimal``, a whole number, or ``NoLimit.UNLIMITED``.
        status: Whether it may be relied on.
        span: The days that it speaks of; of a row that is not in force, the days on which it
            could be at the earliest.
        provision: The section that sets it.
        source: Where it was read, with its standing.
        recorded_on: The first day on which the source shows it to have been known.
        supersedes: The ids of the rows that this one corrects.
        note: What a reader should know of it.

    Raises:
        InvalidValueError: For a value of another kind or below zero, and a day that is no day.
    """

    id: str
    value: LimitValue
    status: LegalStatus
    span: Span
    provision: str
    source: Source
    recorded_on: date
    supersedes: tuple[str, ...] = ()
    note: str = ""

    def __attrs_post_init__(self) -> None:
        require_day(self.recorded_on, what=f"The day on which {self.id!r} was recorded")
        if not _is_a_value(self.value):
            raise InvalidValueError(
                what=f"The value of {self.id!r}",
                given=self.value,
                mend="Give a Length, pounds as a Decimal, a whole number, or NoLimit.UNLIMITED.",
            )

    @property
    def caution(self) -> str:
        """What to print beside whatever rests on the row; empty for a row in force.

        Examples:
            >>> from s92kit.law import english_law, limit_on
            >>> pending = limit_on(english_law(), "fpn-maximum-pspo", date(2026, 5, 1),
            ...                    allow=(LegalStatus.ENACTED_NOT_COMMENCED,))
            >>> pending.caution
            'fpn-maximum-pspo-500 (£500) is enacted, not commenced: it is not shown to be law.'
        """
        if self.status is LegalStatus.IN_FORCE:
            return ""
        return f"{self.id} ({self.in_words}) is {self.status}: it is not shown to be law."

    @property
    def in_words(self) -> str:
        """The value as a reader would write it.

        Examples:
            >>> from s92kit.law import english_law, limit_on
            >>> limit_on(english_law(), "fpn-maximum-pspo", date(2026, 5, 1)).in_words
            '£100'
        """
        return format_gbp(self.value) if isinstance(self.value, Decimal) else str(self.value)


def _is_a_value(value: object) -> bool:
    if isinstance(value, Decimal):
        return value.is_finite() and value >= 0
    return isinstance(value, (Length, NoLimit)) or is_whole(value, least=0)
