"""Events in the life of an agreement, each with its day, or why none is known, and its source."""

from __future__ import annotations

import enum
from datetime import date, timedelta

import attrs

from s92kit.dated import Span
from s92kit.errors import InvalidValueError
from s92kit.periods import Period, format_day, require_day
from s92kit.sources import Source

__all__ = ["Event", "EventKind"]


class EventKind(enum.StrEnum):
    """What happens to an agreement, in the order in which it usually happens."""

    CONSULTATION = "consultation"
    """The commander of the Basic Command Unit is consulted."""
    LETTER_OF_INTENT = "letter of intent"
    AVAILABILITY = "availability confirmed"
    COUNCIL_DECISION = "council decision"
    CALL_IN = "call-in"
    UPHELD = "decision stands after call-in"
    SET_ASIDE = "decision set aside after call-in"
    APPROVAL = "approval"
    """By a Deputy Assistant Commissioner."""
    CONDITIONS_AGREED = "conditions agreed"
    """By the chief officer of police, as section 92(3) of the Police Act 1996 asks."""
    SIGNATURE = "signature"
    START = "start"
    """Its day is the first day of service."""
    STAGED_START = "staged start"
    """More officers of the same agreement begin."""
    VARIATION = "variation"
    RE_RANKING = "re-ranking"
    """Posts are exchanged for posts of another rank."""
    MERGER = "merger"
    """Its day is the first day of the agreement that takes the place of others."""
    EXTENSION = "extension"
    """Its day is that on which the later last day was agreed."""
    NOTICE = "notice"
    """Its day is that on which notice was given."""
    END = "end"
    """Its day is the last day of service."""


_SETS_LAST_DAY = (EventKind.EXTENSION, EventKind.NOTICE)


@attrs.frozen(kw_only=True)
class Event:
    """Something that happened to an agreement, or is to happen, with its evidence.

    Args:
        id: A name for the record within its agreement.
        kind: What happened.
        recorded_on: The first day on which the source shows it to have been known.
        source: Where it was read.
        on: The day; ``None`` where it is not known.
        unknown_because: Why no day is known; empty where one is.
        within: The days among which an unknown day lies, open at either end where the papers
            give no more.
        by_role: Whose act it was, by role and never by name.
        posts: The ids of the post lines that it is about; empty for the whole agreement.
        until: For an extension or a notice, the last day of service that it sets.
        merged: For a merger, the ids of the agreements that end in it.
        into: For a merger, the id of the agreement that takes their place.
        supersedes: The ids of earlier records that this one corrects.
        note: What a reader should know of it.

    Raises:
        InvalidValueError: Where the day is neither given nor explained, or both, and where a
            field is given that belongs to another kind of event.

    Examples:
        >>> paper = Source(title="Cabinet minutes", locator="item 7", published_on=None)
        >>> decision = Event(id="cabinet", kind=EventKind.COUNCIL_DECISION, source=paper,
        ...                  on=date(2019, 5, 8), recorded_on=date(2019, 5, 8))
        >>> decision.text
        'council decision on 8 May 2019'
    """

    id: str
    kind: EventKind
    recorded_on: date
    source: Source
    on: date | None = None
    unknown_because: str = ""
    within: Span | None = None
    by_role: str = ""
    posts: tuple[str, ...] = ()
    until: date | None = None
    merged: tuple[str, ...] = ()
    into: str = ""
    supersedes: tuple[str, ...] = ()
    note: str = ""

    def __attrs_post_init__(self) -> None:
        require_day(self.recorded_on, what=f"The day on which {self.id!r} was recorded")
        if self.on is not None:
            require_day(self.on, what=f"The day of {self.id!r}")
        if (self.on is None) != bool(self.unknown_because):
            mend = "Give on, or say in unknown_because why no day is known, and not both."
            raise InvalidValueError(what=f"The day of {self.id!r}", given=self.on, mend=mend)
        if self.within is not None and self.on is not None:
            mend = "Leave it out where the day itself is known."
            raise InvalidValueError(
                what=f"within of {self.id!r}", given=str(self.within), mend=mend
            )
        self._refuse_fields_of_other_kinds()

    def _refuse_fields_of_other_kinds(self) -> None:
        if self.until is not None and self.kind not in _SETS_LAST_DAY:
            mend = "Only an extension or a notice sets the last day of service."
            raise InvalidValueError(what=f"until of {self.id!r}", given=self.until, mend=mend)
        merger = self.kind is EventKind.MERGER
        if merger != bool(self.merged) or merger != bool(self.into) or self.into in self.merged:
            raise InvalidValueError(
                what=f"The merger of {self.id!r}",
                given=f"{', '.join(self.merged) or 'none'} into {self.into or 'none'}",
                mend="For a merger, and only then, name in merged the agreements that end in it "
                "and in into the other one that takes their place.",
            )

    @property
    def earliest(self) -> date | None:
        """The first day on which it can have happened; ``None`` where nothing bounds it."""
        return self.on or (self.within.start if self.within else None)

    @property
    def latest(self) -> date | None:
        """The last day on which it can have happened; ``None`` where nothing bounds it."""
        end = self.within.end if self.within else None
        return self.on or (end - timedelta(days=1) if end else None)

    @property
    def days_within(self) -> Period | None:
        """The days among which an unknown day lies, where both ends of them are known."""
        if self.within is None or self.within.start is None or self.within.end is None:
            return None
        return Period(start=self.within.start, end=self.within.end)

    def came_by(self, day: date) -> bool | None:
        """Whether it had happened by a day; ``None`` where nobody can tell.

        Args:
            day: The day, which itself counts.
        """
        if self.latest is not None and self.latest <= day:
            return True
        if self.earliest is not None and self.earliest > day:
            return False
        return None

    @property
    def text(self) -> str:
        """What happened and when, in words."""
        if self.on is not None:
            return f"{self.kind} on {format_day(self.on)}"
        between = f" ({self.within})" if self.within else ""
        return f"{self.kind} on an unknown day{between}"
