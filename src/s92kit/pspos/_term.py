"""What an order forbids or requires, and the offence that each term makes."""

from __future__ import annotations

import enum
from datetime import date

import attrs

from s92kit.dated import Span
from s92kit.sources import Source

__all__ = ["EnforcementPolicy", "Offence", "OrderTerm"]

_AT_ALL_TIMES = Span()


class Offence(enum.StrEnum):
    """The offence that a breach makes, under the Act of 2014."""

    SECTION_63 = "s.63"
    """Not doing what an officer requires of a person who drinks alcohol; drinking is none."""
    SECTION_67 = "s.67"
    """Breaking any other term of the order without reasonable excuse."""
    NOT_RECORDED = "not recorded"
    """The papers do not let anybody tell."""


@attrs.frozen(kw_only=True)
class OrderTerm:
    """One thing that an order forbids or requires.

    Args:
        id: A name for it within the order.
        text: What it forbids or requires, in s92kit's own words.
        source: Where it was read.
        offence: The offence that a breach makes.
        forbids_drinking: Whether it forbids the drinking of alcohol, to which section 63 applies
            and section 67 does not.
        persons: Whom it binds, where not everybody.
        times: When it binds, where not at all times.
        circumstances: In which circumstances, where not in all.
        exemptions: Whom, what or where it leaves out.
        span: The days on which it stands in the order, where it was added or taken out.
        recorded_on: The first day on which it is shown to have been known; where left out, the
            day of its source, and where that has none, no day in particular.
        supersedes: The ids of earlier records that it corrects.
        note: What a reader should know of it.

    Source:
        Anti-social Behaviour, Crime and Policing Act 2014, section 59(4) to (6).

    Examples:
        >>> paper = Source(title="Draft order", locator="term 1", published_on=None)
        >>> term = OrderTerm(id="drinking", text="Nobody drinks alcohol in the street.",
        ...                  source=paper, offence=Offence.SECTION_63, forbids_drinking=True)
        >>> print(term.offence)
        s.63
    """

    id: str
    text: str
    source: Source
    offence: Offence = Offence.NOT_RECORDED
    forbids_drinking: bool = False
    persons: str = ""
    times: str = ""
    circumstances: str = ""
    exemptions: tuple[str, ...] = ()
    span: Span = _AT_ALL_TIMES
    recorded_on: date | None = None
    supersedes: tuple[str, ...] = ()
    note: str = ""

    @property
    def shown_on(self) -> date:
        """The first day on which it is shown to have been known; the calendar's last for none."""
        return self.recorded_on or self.source.published_on or date.max


@attrs.frozen(kw_only=True)
class EnforcementPolicy:
    """How the council says that it enforces an order, which binds nobody who breaks it.

    Args:
        id: A name for it within the order.
        text: What it says, in s92kit's own words.
        source: Where it was read.
    """

    id: str
    text: str
    source: Source
