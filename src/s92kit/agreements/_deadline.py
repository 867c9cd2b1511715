"""Days that papers state for something still to be done: a renewal, a review, a decision."""

from __future__ import annotations

import enum
from datetime import date

import attrs

from s92kit.errors import InvalidValueError
from s92kit.periods import Period
from s92kit.sources import Source

__all__ = ["Deadline", "DeadlineKind"]


class DeadlineKind(enum.StrEnum):
    """What is to be done."""

    RENEWAL = "renewal"
    REVIEW = "review"
    BUDGET_DECISION = "budget decision"
    INVOICE = "invoice"


@attrs.frozen(kw_only=True)
class Deadline:
    """A day, or a stretch of days such as a month, by which a paper wants something done.

    Args:
        id: A name for it within its agreement.
        kind: What is to be done.
        what_to_do: The same in a sentence, with what the paper says of it.
        recorded_on: The first day on which the source shows it to have been known.
        source: Where it was read.
        on: The day; ``None`` where the paper states none.
        within: The days of which it is one, where the paper states no more, such as a month.
        unknown_because: Why the paper yields neither; empty where it yields one.
        by_role: Whose task it is: a body or an office, never a person's name.
        supersedes: The ids of earlier deadlines that this one corrects.

    Raises:
        InvalidValueError: Where not exactly one of the day, the days and the reason is given.
    """

    id: str
    kind: DeadlineKind
    what_to_do: str
    recorded_on: date
    source: Source
    on: date | None = None
    within: Period | None = None
    unknown_because: str = ""
    by_role: str = "the council"
    supersedes: tuple[str, ...] = ()

    def __attrs_post_init__(self) -> None:
        if sum(map(bool, (self.on, self.within, self.unknown_because))) != 1:
            raise InvalidValueError(
                what=f"The day of {self.id!r}",
                given=[str(item) for item in (self.on, self.within) if item],
                mend="Give on, or within, or say in unknown_because why there is neither; "
                "one of the three.",
            )
