"""Closure notices: who issues them, for how many hours, against whom, and the hearing after."""

from __future__ import annotations

import enum
from collections.abc import Iterator
from datetime import date, datetime

import attrs

from s92kit.errors import InvalidValueError
from s92kit.findings import Finding, Rule, Severity
from s92kit.powers._authorities import CLOSURE_LENGTH, CLOSURE_NOTICE
from s92kit.powers._case import Case, Check, PowerDate, resting_on, stated, told
from s92kit.powers._moments import format_moment, require_moments
from s92kit.sources import Source

__all__ = ["RULES", "ClosureIssuer", "ClosureNotice", "checks_of_notice", "dates_of_notice"]

LENGTH = Rule(
    "powers/closure-notice-length",
    "A closure notice lasts no longer than the rank of who issued or extended it allows.",
    Severity.ERROR,
    (CLOSURE_LENGTH,),
)
ISSUER = Rule(
    "powers/closure-notice-issuer",
    "A closure notice is issued by an inspector, a higher rank, or the council.",
    Severity.ERROR,
    (CLOSURE_NOTICE,),
)
RESIDENTS = Rule(
    "powers/closure-notice-residents",
    "A closure notice keeps out neither the owner nor anybody who habitually lives there.",
    Severity.ERROR,
    (CLOSURE_NOTICE,),
)
INFORMED = Rule(
    "powers/closure-notice-informed",
    "Reasonable efforts were made to inform the people whom a closure notice concerns.",
    Severity.ERROR,
    (CLOSURE_NOTICE,),
)

RULES = (LENGTH, ISSUER, RESIDENTS, INFORMED)
"""The rules about closure notices."""


class ClosureIssuer(enum.StrEnum):
    """Who issued a closure notice, or extended it, by role."""

    INSPECTOR = "inspector or chief inspector"
    SUPERINTENDENT = "superintendent or above"
    COUNCIL = "council officer"
    CHIEF_EXECUTIVE = "council chief executive or designate"
    """The head of the council's paid service, or a person whom that officer designated."""
    OTHER = "other"

    @property
    def is_senior(self) -> bool:
        """Whether the longer time is open to them."""
        return self in (ClosureIssuer.SUPERINTENDENT, ClosureIssuer.CHIEF_EXECUTIVE)


@attrs.frozen(kw_only=True)
class ClosureNotice:
    """A notice that closes premises for hours, until a court has heard the matter.

    Args:
        id: A reference of your own: never an address.
        issued_at: When it was issued.
        recorded_on: The first day on which the source shows it to have been known.
        source: Where it is recorded.
        ends_at: When it ends, as last extended; ``None`` where it is not recorded.
        served_at: When it was served; ``None`` where it is not recorded.
        issued_by: Who issued it, by role; ``None`` where it is not recorded.
        extended_by: Who extended it, by role; ``None`` where nobody did.
        residents_kept_out: Whether it keeps out the owner or whoever lives there; ``None`` where
            that is not recorded.
        people_informed: Whether efforts were made to inform; ``None`` where that is not recorded.
        supersedes: The ids of earlier records that this one corrects.
        note: What a reader should know of it.

    Raises:
        InvalidValueError: Where a moment bears a zone, or the notice ends, or was served, before
            it was issued.

    Source:
        Anti-social Behaviour, Crime and Policing Act 2014, sections 76 to 79.
    """

    id: str
    issued_at: datetime
    recorded_on: date
    source: Source
    ends_at: datetime | None = None
    served_at: datetime | None = None
    issued_by: ClosureIssuer | None = None
    extended_by: ClosureIssuer | None = None
    residents_kept_out: bool | None = None
    people_informed: bool | None = None
    supersedes: tuple[str, ...] = ()
    note: str = ""

    def __attrs_post_init__(self) -> None:
        later = {"ends_at": self.ends_at, "served_at": self.served_at}
        require_moments(self.id, issued_at=self.issued_at, **later)
        for name, moment in later.items():
            if moment is not None and moment < self.issued_at:
                raise InvalidValueError(
                    what=f"{name} of {self.id!r}",
                    given=format_moment(moment),
                    mend=f"It was issued at {format_moment(self.issued_at)}; give no earlier one.",
                )

    @property
    def used_on(self) -> date:
        """The day whose law counts."""
        return self.issued_at.date()


def checks_of_notice(notice: ClosureNotice, case: Case) -> Iterator[Check]:
    """The rules that a closure notice is held against."""
    yield LENGTH, lambda: _length(notice, case)
    yield ISSUER, lambda: _issuer(notice)
    kept_out = notice.residents_kept_out
    fact = None if kept_out is None else not kept_out
    otherwise = "It keeps out the owner or somebody who habitually lives there."
    yield RESIDENTS, lambda: told(RESIDENTS, fact, "residents_kept_out", otherwise)
    otherwise = "No reasonable efforts to inform are shown."
    yield INFORMED, lambda: told(INFORMED, notice.people_informed, "people_informed", otherwise)


def dates_of_notice(notice: ClosureNotice, case: Case) -> Iterator[PowerDate]:
    """The end that it states, the latest that the Act allows, and the end of the hearing."""
    expiry = PowerDate(
        name="expiry",
        title="End of the closure notice",
        what_to_do="See that the court has heard the application before it, or that the premises "
        "open again.",
        sources=(notice.source,),
    )
    yield stated(expiry, notice.ends_at, "the end that it states is not recorded")
    latest = attrs.evolve(
        expiry,
        name="latest-end",
        title="Latest end that the Act allows for the closure notice",
        what_to_do="A court alone can close the premises for longer.",
    )
    yield _latest(latest, notice, case)
    hearing = attrs.evolve(
        expiry,
        name="hearing",
        title="Latest hearing of the application for a closure order",
        what_to_do="See that the court hears the application by then. Christmas Day does not "
        "count.",
        by_role="the magistrates' court",
    )
    missing = "when the notice was served is not recorded"
    yield case.counted(hearing, "closure-hearing", notice.served_at, missing)


def _key(notice: ClosureNotice) -> str | None:
    """The limit that the ranks recorded allow; ``None`` where that is not recorded."""
    ranks = (notice.issued_by, notice.extended_by)
    if any(rank is not None and rank.is_senior for rank in ranks):
        return "closure-notice-senior"
    return "closure-notice" if notice.issued_by else None


def _latest(latest: PowerDate, notice: ClosureNotice, case: Case) -> PowerDate:
    key = _key(notice)
    if key is None:
        because = "the rank of who issued it is not recorded, and its hours depend on that"
        return attrs.evolve(latest, why_no_date=because)
    return case.counted(latest, key, notice.issued_at, "")


def _length(notice: ClosureNotice, case: Case) -> Iterator[Finding]:
    path = ("ends_at",)
    if notice.ends_at is None:
        yield LENGTH.undetermined("the end that it states is not recorded", path=path)
        return
    keys = [key] if (key := _key(notice)) else ["closure-notice", "closure-notice-senior"]
    ends = [case.end(key, notice.issued_at) for key in keys]
    rows = [end.limit for end in ends]
    said = (
        f"It lasts until {format_moment(notice.ends_at)}; issued at "
        f"{format_moment(notice.issued_at)}, it may last until "
        f"{' or, by a senior officer, '.join(format_moment(end.ends_at) for end in ends)}."
    )
    if notice.ends_at > ends[-1].ends_at:
        answer = LENGTH.not_met(said, path=path)
    elif notice.ends_at > ends[0].ends_at:
        because = "the rank of who issued it is not recorded, and its hours depend on that"
        answer = LENGTH.undetermined(because, path=path)
    else:
        answer = LENGTH.met(said, path=path)
    yield resting_on(answer, *rows)


def _issuer(notice: ClosureNotice) -> Iterator[Finding]:
    path = ("issued_by",)
    if notice.issued_by is None:
        yield ISSUER.undetermined("the record does not say by whom (issued_by)", path=path)
    elif notice.issued_by is ClosureIssuer.OTHER:
        yield ISSUER.not_met("It was issued by somebody else.", path=path)
