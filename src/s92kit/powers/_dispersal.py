"""Authorisations of dispersal: by whom, in which form, and for how many hours."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

import attrs

from s92kit.errors import InvalidValueError
from s92kit.findings import Finding, Rule, Severity
from s92kit.powers._authorities import DISPERSAL_AUTHORISATION
from s92kit.powers._case import Case, Check, PowerDate, resting_on, stated, told
from s92kit.powers._moments import format_moment, require_moments
from s92kit.powers._ranks import PoliceRank
from s92kit.sources import Source

__all__ = [
    "RULES",
    "DispersalAuthorisation",
    "checks_of_authorisation",
    "dates_of_authorisation",
]

LENGTH = Rule(
    "powers/dispersal-authorisation-length",
    "An authorisation of dispersal lasts no longer than the Act allows.",
    Severity.ERROR,
    (DISPERSAL_AUTHORISATION,),
)
AUTHORISER = Rule(
    "powers/dispersal-authoriser",
    "Dispersal is authorised by an inspector or an officer of a higher rank.",
    Severity.ERROR,
    (DISPERSAL_AUTHORISATION,),
)
IN_WRITING = Rule(
    "powers/dispersal-in-writing",
    "An authorisation of dispersal is in writing and signed, and states its grounds.",
    Severity.ERROR,
    (DISPERSAL_AUTHORISATION,),
)
RIGHTS = Rule(
    "powers/dispersal-rights",
    "Whoever authorises dispersal has particular regard to freedom of expression and assembly.",
    Severity.ERROR,
    (DISPERSAL_AUTHORISATION,),
)

RULES = (LENGTH, AUTHORISER, IN_WRITING, RIGHTS)
"""The rules about authorisations of dispersal."""


@attrs.frozen(kw_only=True)
class DispersalAuthorisation:
    """An authorisation to direct people to leave a place, for a stated time.

    Args:
        id: A reference of your own.
        begins_at: The beginning of the time that it states.
        recorded_on: The first day on which the source shows it to have been known.
        source: Where it is recorded.
        ends_at: The end of that time; ``None`` where it is not recorded.
        authorised_by: The rank of who gave it; ``None`` where it is not recorded.
        in_writing: Whether it is in writing, signed and with its grounds; ``None`` where that
            is not recorded.
        rights_regarded: Whether regard was had to Articles 10 and 11 of the Convention; ``None``
            where that is not recorded.
        supersedes: The ids of earlier records that this one corrects.
        note: What a reader should know of it.

    Raises:
        InvalidValueError: Where a moment bears a zone, or the time ends before it begins.

    Source:
        Anti-social Behaviour, Crime and Policing Act 2014, section 34.
    """

    id: str
    begins_at: datetime
    recorded_on: date
    source: Source
    ends_at: datetime | None = None
    authorised_by: PoliceRank | None = None
    in_writing: bool | None = None
    rights_regarded: bool | None = None
    supersedes: tuple[str, ...] = ()
    note: str = ""

    def __attrs_post_init__(self) -> None:
        require_moments(self.id, begins_at=self.begins_at, ends_at=self.ends_at)
        if self.ends_at is not None and self.ends_at <= self.begins_at:
            raise InvalidValueError(
                what=f"ends_at of {self.id!r}",
                given=format_moment(self.ends_at),
                mend=f"It begins at {format_moment(self.begins_at)}; give a later moment.",
            )

    @property
    def used_on(self) -> date:
        """The day whose law counts."""
        return self.begins_at.date()


def checks_of_authorisation(given: DispersalAuthorisation, case: Case) -> Iterator[Check]:
    """The rules that an authorisation is held against."""
    yield LENGTH, lambda: _length(given, case)
    yield AUTHORISER, lambda: _authoriser(given)
    otherwise = "It lacks the writing, the signature or the grounds."
    yield IN_WRITING, lambda: told(IN_WRITING, given.in_writing, "in_writing", otherwise)
    otherwise = "No regard to Articles 10 and 11 of the Convention is shown."
    yield RIGHTS, lambda: told(RIGHTS, given.rights_regarded, "rights_regarded", otherwise)


def dates_of_authorisation(given: DispersalAuthorisation, case: Case) -> Iterator[PowerDate]:
    """The end that it states, and the latest that the Act allows."""
    expiry = PowerDate(
        name="expiry",
        title="End of the authorisation",
        what_to_do="Give no direction after it; authorise anew if it is still needed.",
        by_role="the police",
        sources=(given.source,),
    )
    yield stated(expiry, given.ends_at, "the end that it states is not recorded")
    latest = attrs.evolve(
        expiry,
        name="latest-end",
        title="Latest end that the Act allows for the authorisation",
        what_to_do="No authorisation that began when this one did reaches further.",
    )
    yield case.counted(latest, "dispersal-authorisation", given.begins_at, "")


def _length(given: DispersalAuthorisation, case: Case) -> Iterator[Finding]:
    path = ("ends_at",)
    end = case.end("dispersal-authorisation", given.begins_at)
    if given.ends_at is None:
        answer = LENGTH.undetermined("the end that it states is not recorded", path=path)
    elif given.ends_at > end.ends_at:
        message = (
            f"It runs until {format_moment(given.ends_at)}; begun at "
            f"{format_moment(given.begins_at)}, it may run until {format_moment(end.ends_at)}."
        )
        answer = LENGTH.not_met(message, path=path)
    else:
        answer = LENGTH.met(f"It runs until {format_moment(given.ends_at)}.", path=path)
    yield resting_on(answer, end.limit)


def _authoriser(given: DispersalAuthorisation) -> Iterator[Finding]:
    path = ("authorised_by",)
    rank = given.authorised_by
    if rank is None:
        yield AUTHORISER.undetermined("the rank of who authorised it is not recorded", path=path)
    elif not rank.is_at_least(PoliceRank.INSPECTOR):
        yield AUTHORISER.not_met(f"It was authorised by a {rank}.", path=path)
