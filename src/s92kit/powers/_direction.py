"""Directions to leave a place: under which authorisation, for how long, to whom."""

from __future__ import annotations

import enum
from collections.abc import Iterator
from datetime import date, datetime

import attrs

from s92kit.errors import InvalidValueError
from s92kit.findings import Finding, Rule, Severity
from s92kit.powers._authorities import DISPERSAL_DIRECTION, DISPERSAL_RESTRICTIONS
from s92kit.powers._case import Case, Check, PowerDate, resting_on, stated, told, young
from s92kit.powers._dispersal import DispersalAuthorisation
from s92kit.powers._moments import format_moment, require_moments
from s92kit.powers._prosecution import WHILE_IT_BOUND, breaches, prosecutions
from s92kit.sources import Source

__all__ = [
    "RULES",
    "DirectionGiver",
    "DispersalDirection",
    "ProtectedPlace",
    "checks_of_direction",
    "dates_of_direction",
]

WITHIN = Rule(
    "powers/direction-within-authorisation",
    "A direction to leave is given, and its time away begins, while an authorisation runs.",
    Severity.ERROR,
    (DISPERSAL_DIRECTION,),
)
LENGTH = Rule(
    "powers/direction-length",
    "A direction to leave keeps a person away no longer than the Act allows from its giving.",
    Severity.ERROR,
    (DISPERSAL_DIRECTION,),
)
AGE = Rule(
    "powers/direction-least-age",
    "A direction to leave is given to a person of at least the age that the Act asks.",
    Severity.ERROR,
    (DISPERSAL_RESTRICTIONS,),
)
PLACES = Rule(
    "powers/direction-protected-places",
    "A direction to leave keeps nobody from home, work, education, treatment, court or a "
    "lawful picket or procession.",
    Severity.ERROR,
    (DISPERSAL_RESTRICTIONS,),
)
GIVER = Rule(
    "powers/direction-giver",
    "A direction to leave is given by a constable in uniform or a designated community "
    "support officer.",
    Severity.ERROR,
    (DISPERSAL_DIRECTION,),
)
FORM = Rule(
    "powers/direction-form",
    "A direction to leave is in writing unless that is impracticable, names the area, and says "
    "that not to comply is an offence.",
    Severity.ERROR,
    (DISPERSAL_DIRECTION,),
)

RULES = (WITHIN, LENGTH, AGE, PLACES, GIVER, FORM)
"""The rules about directions to leave."""


class ProtectedPlace(enum.StrEnum):
    """What a direction may keep nobody from."""

    HOME = "home"
    WORK = "work"
    EDUCATION = "education"
    TREATMENT = "medical treatment"
    COURT = "court or other legal duty"
    PICKET = "lawful picket"
    PROCESSION = "lawful procession"


class DirectionGiver(enum.StrEnum):
    """Who gave a direction, by role."""

    CONSTABLE_IN_UNIFORM = "constable in uniform"
    DESIGNATED = "designated community support officer"
    OTHER = "other"


@attrs.frozen(kw_only=True)
class DispersalDirection:
    """A direction to leave an area and not to come back for a time.

    Args:
        id: A reference of your own: never a name.
        given_at: When it was first given.
        recorded_on: The first day on which the source shows it to have been known.
        source: Where it is recorded.
        authorisation: The id of the authorisation; empty where none is recorded.
        begins_at: When the time away begins; ``None`` where it begins with the giving.
        ends_at: When it ends, as last varied; ``None`` where it is not recorded.
        given_by: Who gave it, by role; ``None`` where it is not recorded.
        age: The person's age in years on the day; ``None`` where it is not recorded.
        keeps_from: What it keeps the person from of what the Act protects, empty for nothing;
            ``None`` where that is not recorded.
        form_kept: Whether it was in writing or that was impracticable, named the area and told
            of the offence; ``None`` where that is not recorded.
        breached_on: The days on which it was breached, as far as recorded.
        supersedes: The ids of earlier records that this one corrects.
        note: What a reader should know of it.

    Raises:
        InvalidValueError: Where a moment bears a zone, or the time away ends before it begins.

    Source:
        Anti-social Behaviour, Crime and Policing Act 2014, sections 35, 36 and 39.
    """

    id: str
    given_at: datetime
    recorded_on: date
    source: Source
    authorisation: str = ""
    begins_at: datetime | None = None
    ends_at: datetime | None = None
    given_by: DirectionGiver | None = None
    age: int | None = None
    keeps_from: tuple[ProtectedPlace, ...] | None = None
    form_kept: bool | None = None
    breached_on: tuple[date, ...] = ()
    supersedes: tuple[str, ...] = ()
    note: str = ""

    def __attrs_post_init__(self) -> None:
        require_moments(
            self.id, given_at=self.given_at, begins_at=self.begins_at, ends_at=self.ends_at
        )
        for name, earlier in (("given_at", self.given_at), ("begins_at", self.begins_at)):
            if self.ends_at is not None and earlier is not None and self.ends_at <= earlier:
                raise InvalidValueError(
                    what=f"ends_at of {self.id!r}",
                    given=format_moment(self.ends_at),
                    mend=f"{name} is {format_moment(earlier)}; give a later moment.",
                )

    @property
    def used_on(self) -> date:
        """The day whose law counts."""
        return self.given_at.date()


def checks_of_direction(given: DispersalDirection, case: Case) -> Iterator[Check]:
    """The rules that a direction is held against."""
    yield WITHIN, lambda: _within(given, case)
    yield LENGTH, lambda: _length(given, case)
    yield AGE, lambda: young(AGE, case, "dispersal-least-age", given.age)
    yield PLACES, lambda: _places(given)
    yield GIVER, lambda: _giver(given)
    otherwise = "It lacks the writing, the area or the warning of the offence."
    yield FORM, lambda: told(FORM, given.form_kept, "form_kept", otherwise)
    if given.breached_on:
        ends = given.ends_at.date() if given.ends_at else None
        yield WHILE_IT_BOUND, lambda: breaches(given, given.given_at.date(), ends)


def dates_of_direction(given: DispersalDirection, case: Case) -> Iterator[PowerDate]:
    """The end that it states, the latest that the Act allows, and the end of prosecutions."""
    expiry = PowerDate(
        name="expiry",
        title="End of the direction",
        what_to_do="From then on the person may come back.",
        by_role="the police",
        sources=(given.source,),
    )
    yield stated(expiry, given.ends_at, "the end that it states is not recorded")
    latest = attrs.evolve(
        expiry,
        name="latest-end",
        title="Latest end that the Act allows for the direction",
        what_to_do="No variation of it reaches further: the hours run from when it was first "
        "given.",
    )
    yield case.counted(latest, "dispersal-direction", given.given_at, "")
    yield from prosecutions(given, case)


def _within(given: DispersalDirection, case: Case) -> Iterator[Finding]:
    path = ("authorisation",)
    name = given.authorisation
    if not name:
        yield WITHIN.undetermined("no authorisation is recorded", path=path)
        return
    under = case.other(name, DispersalAuthorisation)
    if under is None:
        because = f"the authorisation {name!r} is not among the records given"
        yield WITHIN.undetermined(because, path=path)
        return
    begins = given.begins_at or given.given_at
    for what, moment in (("was given", given.given_at), ("begins", begins)):
        if moment < under.begins_at or (under.ends_at and moment >= under.ends_at):
            ends = format_moment(under.ends_at) if under.ends_at else "an end not recorded"
            yield WITHIN.not_met(
                f"It {what} at {format_moment(moment)}, and the authorisation {name!r} ran from "
                f"{format_moment(under.begins_at)} to {ends}.",
                path=path,
            )
            return
    if under.ends_at is None:
        yield WITHIN.undetermined(f"the end of the authorisation {name!r} is not recorded")


def _length(given: DispersalDirection, case: Case) -> Iterator[Finding]:
    path = ("ends_at",)
    end = case.end("dispersal-direction", given.given_at)
    if given.ends_at is None:
        answer = LENGTH.undetermined("the end that it states is not recorded", path=path)
    elif given.ends_at > end.ends_at:
        message = (
            f"It lasts until {format_moment(given.ends_at)}; given at "
            f"{format_moment(given.given_at)}, it may last until {format_moment(end.ends_at)}."
        )
        answer = LENGTH.not_met(message, path=path)
    else:
        answer = LENGTH.met(f"It lasts until {format_moment(given.ends_at)}.", path=path)
    yield resting_on(answer, end.limit)


def _places(given: DispersalDirection) -> Iterator[Finding]:
    path = ("keeps_from",)
    if given.keeps_from is None:
        because = "whether it keeps the person from a protected place or act is not recorded"
        yield PLACES.undetermined(because, path=path)
    elif given.keeps_from:
        kept = ", ".join(given.keeps_from)
        yield PLACES.not_met(f"It keeps the person from: {kept}. Leave that out.", path=path)


def _giver(given: DispersalDirection) -> Iterator[Finding]:
    path = ("given_by",)
    if given.given_by is None:
        yield GIVER.undetermined("the record does not say by whom (given_by)", path=path)
    elif given.given_by is DirectionGiver.OTHER:
        yield GIVER.not_met("It was given by somebody else.", path=path)
