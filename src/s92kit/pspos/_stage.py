"""The stages of an order's life, each with its days or the days among which they lie."""

from __future__ import annotations

import enum
from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

import attrs

from s92kit.dated import Span
from s92kit.errors import InvalidValueError
from s92kit.periods import require_day
from s92kit.sources import Source

__all__ = ["Limb", "OrderStage", "StageKind"]


class StageKind(enum.StrEnum):
    """What happened to an order."""

    MADE = "made"
    EXTENDED = "extended"
    VARIED = "varied"
    DISCHARGED = "discharged"
    """Ended before its last day; the stage's own last day is the last on which it had effect."""
    LAPSED = "lapsed"
    """A paper says that it ended and was not extended."""
    CONSULTED = "consulted on"
    """Proposed and consulted on; what was decided is not recorded."""


class Limb(enum.StrEnum):
    """What an extension is to prevent: the two limbs of section 60(2)."""

    RECURRENCE = "occurrence or recurrence"
    """Of the activities, after the order would have ended."""
    INCREASE = "increase in frequency or seriousness"
    """Of the activities, after that time."""


_ALL = ("decided_on", "first_day", "last_day")
_NEEDED: Mapping[StageKind, tuple[str, ...]] = MappingProxyType(
    {StageKind.DISCHARGED: ("decided_on", "last_day"), StageKind.LAPSED: ("last_day",)}
)
"""The days that a stage has; an order that ends begins nothing. All three where not said."""
_WITHIN = (
    ("decided_within", "decided_on"),
    ("first_within", "first_day"),
    ("last_within", "last_day"),
)


@attrs.frozen(kw_only=True)
class OrderStage:
    """One step in the life of an order.

    Args:
        id: A name for it within the order.
        kind: What happened.
        recorded_on: The first day on which the source shows it to have been known.
        source: Where it was read.
        decided_on: The day of the decision, which is taken as the day on which the order was
            made; ``None`` where it is not recorded.
        first_day: The first day of effect; ``None`` where it is not recorded.
        last_day: The last day of effect, as the papers state it; ``None`` where it is not
            recorded.
        unknown_because: Why a day is missing; empty where none is.
        decided_within: The days among which an unknown day of decision lies, open at either end
            where the papers give no more.
        first_within: The days among which an unknown first day lies.
        last_within: The days among which an unknown last day lies.
        limbs: For an extension, what it is to prevent; empty where it is not recorded.
        published_on: The day on which the decision was published, where it is recorded.
        call_in_until: The last day for calling the decision in, where it is recorded.
        effective_on: The first day on which the decision could be carried out, where recorded.
        supersedes: The ids of earlier records that it corrects.
        note: What a reader should know of it.

    Raises:
        InvalidValueError: Where a day is missing without a reason, the last comes before the
            first, a known day is given twice over, or a limb belongs to no extension.

    Examples:
        >>> paper = Source(title="Cabinet minutes", locator="item 7", published_on=None)
        >>> made = OrderStage(id="made", kind=StageKind.MADE, decided_on=date(2020, 10, 12),
        ...     first_day=date(2020, 10, 20), last_day=date(2023, 10, 19),
        ...     recorded_on=date(2020, 10, 12), source=paper)
        >>> print(made.kind, "for", (made.last_day - made.first_day).days + 1, "days")
        made for 1095 days
    """

    id: str
    kind: StageKind
    recorded_on: date
    source: Source
    decided_on: date | None = None
    first_day: date | None = None
    last_day: date | None = None
    unknown_because: str = ""
    decided_within: Span | None = None
    first_within: Span | None = None
    last_within: Span | None = None
    limbs: tuple[Limb, ...] = ()
    published_on: date | None = None
    call_in_until: date | None = None
    effective_on: date | None = None
    supersedes: tuple[str, ...] = ()
    note: str = ""

    def __attrs_post_init__(self) -> None:
        for name in (*_ALL, "recorded_on"):
            if name == "recorded_on" or getattr(self, name) is not None:
                require_day(getattr(self, name), what=f"{name} of {self.id!r}")
        needed = _NEEDED.get(self.kind, _ALL)
        if not self.unknown_because and any(getattr(self, name) is None for name in needed):
            raise InvalidValueError(
                what=f"The days of {self.id!r}",
                given=[str(getattr(self, name)) for name in needed],
                mend=f"Give {', '.join(needed)}, or say in unknown_because why one is missing.",
            )
        if self.first_day and self.last_day and self.last_day < self.first_day:
            raise InvalidValueError(
                what=f"The last day of {self.id!r}",
                given=str(self.last_day),
                mend=f"It comes before the first day, {self.first_day}.",
            )
        self._refuse_what_does_not_fit()

    def _refuse_what_does_not_fit(self) -> None:
        for within, day in _WITHIN:
            if getattr(self, within) is not None and getattr(self, day) is not None:
                mend = f"Leave it out where {day} itself is known."
                given = str(getattr(self, within))
                raise InvalidValueError(what=f"{within} of {self.id!r}", given=given, mend=mend)
        if self.limbs and self.kind is not StageKind.EXTENDED:
            mend = "Only an extension rests on section 60(2)."
            given = ", ".join(self.limbs)
            raise InvalidValueError(what=f"limbs of {self.id!r}", given=given, mend=mend)
        if self.last_day == date.max:
            mend = "Give the day that it ends on, or say in unknown_because why none is known."
            raise InvalidValueError(
                what=f"The last day of {self.id!r}", given=str(self.last_day), mend=mend
            )
