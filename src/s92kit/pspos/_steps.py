"""What has to be done around a decision about an order: whom to consult, and what to publish."""

from __future__ import annotations

import enum
from datetime import date

import attrs

from s92kit.errors import InvalidValueError
from s92kit.sources import Source

__all__ = ["Consultation", "Consultee", "Publication", "PublicationMeans"]


class Consultee(enum.StrEnum):
    """Whom section 72 has the council consult."""

    CHIEF_OFFICER = "chief officer of police"
    POLICING_BODY = "local policing body"
    """In London, MOPAC."""
    COMMUNITY = "community representatives"
    LANDOWNER = "owner or occupier of the land"
    """Where reasonably practicable, and not of the council's own land."""


class PublicationMeans(enum.StrEnum):
    """Where an order, or what happened to it, is made public."""

    WEBSITE = "website"
    SITE_NOTICE = "site notice"
    """Notices on or adjacent to the place."""


@attrs.frozen(kw_only=True)
class Consultation:
    """A consultation before an order was made, extended, varied or discharged.

    Args:
        id: A name for it within the order.
        stage: The id of the stage that it led to, or of an earlier record of that stage.
        recorded_on: The first day on which the source shows it to have been known.
        source: Where it was read.
        first_day: Its first day; ``None`` where it is not recorded.
        last_day: Its last day; ``None`` where it is not recorded.
        unknown_because: Why a day is missing; empty where none is.
        consulted: Who is recorded to have been consulted.
        not_consulted: Who is recorded not to have been.
        landowner_excused: Why no owner or occupier had to be, such as that the land is the
            council's own; empty where nothing of the kind is recorded.
        regard_to_rights: Whether regard to Articles 10 and 11 is recorded; ``None`` where the
            papers that were read say nothing of it.
        supersedes: The ids of earlier records that it corrects.
        note: What a reader should know of it.

    Raises:
        InvalidValueError: Where a day is missing without a reason, the last comes before the
            first, or somebody both was and was not consulted.

    Examples:
        >>> paper = Source(title="Cabinet minutes", locator="item 7", published_on=None)
        >>> asked = Consultation(id="asked", stage="made", first_day=date(2020, 7, 20),
        ...     last_day=date(2020, 8, 31), recorded_on=date(2020, 7, 20), source=paper)
        >>> asked.regard_to_rights is None
        True
    """

    id: str
    stage: str
    recorded_on: date
    source: Source
    first_day: date | None = None
    last_day: date | None = None
    unknown_because: str = ""
    consulted: tuple[Consultee, ...] = ()
    not_consulted: tuple[Consultee, ...] = ()
    landowner_excused: str = ""
    regard_to_rights: bool | None = None
    supersedes: tuple[str, ...] = ()
    note: str = ""

    def __attrs_post_init__(self) -> None:
        what, days = f"The days of {self.id!r}", (self.first_day, self.last_day)
        given = [str(day) for day in days]
        if None in days and not self.unknown_because:
            mend = "Give first_day and last_day, or say in unknown_because why one is missing."
            raise InvalidValueError(what=what, given=given, mend=mend)
        if self.first_day and self.last_day and self.last_day < self.first_day:
            mend = "The last comes before the first."
            raise InvalidValueError(what=what, given=given, mend=mend)
        both = sorted({*self.consulted} & {*self.not_consulted})
        if both:
            mend = "Name each under consulted or under not_consulted, and not under both."
            raise InvalidValueError(what=f"Who {self.id!r} asked", given=both, mend=mend)


@attrs.frozen(kw_only=True)
class Publication:
    """One means by which a stage of an order was made public, or was not.

    Args:
        id: A name for it within the order.
        stage: The id of the stage that it is of, or of an earlier record of that stage.
        means: The website, or notices at the place.
        recorded_on: The first day on which the source shows it to have been known.
        source: Where it was read.
        done: Whether it was; a paper may say that it was not.
        on: The day, where it is recorded.
        names_last_day: For a discharge, whether it says on which day the order ceases; ``None``
            where that is not recorded.
        supersedes: The ids of earlier records that it corrects.
        note: What a reader should know of it.
    """

    id: str
    stage: str
    means: PublicationMeans
    recorded_on: date
    source: Source
    done: bool = True
    on: date | None = None
    names_last_day: bool | None = None
    supersedes: tuple[str, ...] = ()
    note: str = ""
