"""Community protection warnings and notices: whom they are given to, in which order, and when."""

from __future__ import annotations

import enum
from collections.abc import Iterator
from datetime import date

import attrs

from s92kit.findings import Finding, Rule, Severity
from s92kit.periods import format_day
from s92kit.powers._authorities import PROTECTION_NOTICE
from s92kit.powers._case import Case, Check, PowerDate, stated, told, young
from s92kit.powers._prosecution import WHILE_IT_BOUND, breaches, prosecutions
from s92kit.sources import Source

__all__ = [
    "RULES",
    "CommunityProtectionNotice",
    "CommunityProtectionWarning",
    "NoticeIssuer",
    "Recipient",
    "checks_of_notice",
    "checks_of_warning",
    "dates_of_notice",
    "dates_of_warning",
]

AGE = Rule(
    "powers/cpn-least-age",
    "A community protection warning or notice is given to a body, or to a person of at least "
    "the age that the Act asks.",
    Severity.ERROR,
    (PROTECTION_NOTICE,),
)
IN_WRITING = Rule(
    "powers/cpw-in-writing",
    "A community protection warning is given in writing.",
    Severity.ERROR,
    (PROTECTION_NOTICE,),
)
AFTER_WARNING = Rule(
    "powers/cpn-after-warning",
    "A community protection notice is issued after a written warning to the same recipient.",
    Severity.ERROR,
    (PROTECTION_NOTICE,),
)
TIME_TO_MEND = Rule(
    "powers/cpn-time-to-mend",
    "A community protection notice is issued after the time that the warning gave to mend matters.",
    Severity.ERROR,
    (PROTECTION_NOTICE,),
)
STILL_SO = Rule(
    "powers/cpn-conduct-goes-on",
    "When a community protection notice is issued, the conduct still has its effect.",
    Severity.ERROR,
    (PROTECTION_NOTICE,),
)
ISSUER = Rule(
    "powers/cpn-issuer",
    "A community protection notice is issued by a constable, the council or a person whom the "
    "council designated.",
    Severity.ERROR,
    (PROTECTION_NOTICE,),
)

RULES = (AGE, IN_WRITING, AFTER_WARNING, TIME_TO_MEND, STILL_SO, ISSUER)
"""The rules about community protection."""


class Recipient(enum.StrEnum):
    """Whom a warning or a notice is given to."""

    PERSON = "person"
    BODY = "body"
    """A business or an organisation."""


class NoticeIssuer(enum.StrEnum):
    """Who issued a community protection notice, by role."""

    CONSTABLE = "constable"
    COUNCIL = "council"
    DESIGNATED = "designated person"
    """Designated by the council."""
    OTHER = "other"


@attrs.frozen(kw_only=True)
class CommunityProtectionWarning:
    """The written warning that comes before a community protection notice.

    Args:
        id: A reference of your own, such as ``cpw-2026-014``: never a name.
        issued_on: The day on which it was given.
        issued_to: A person or a body.
        recorded_on: The first day on which the source shows it to have been known.
        source: Where it is recorded.
        age: The person's age in years on the day; ``None`` where it is not recorded.
        in_writing: Whether it was given in writing; ``None`` where it is not recorded.
        mend_by: The last day that it gave to mend matters; ``None`` where it is not recorded.
        supersedes: The ids of earlier records that this one corrects.
        note: What a reader should know of it.

    Source:
        Anti-social Behaviour, Crime and Policing Act 2014, section 43(5).
    """

    id: str
    issued_on: date
    issued_to: Recipient
    recorded_on: date
    source: Source
    age: int | None = None
    in_writing: bool | None = None
    mend_by: date | None = None
    supersedes: tuple[str, ...] = ()
    note: str = ""

    @property
    def used_on(self) -> date:
        """The day whose law counts."""
        return self.issued_on


@attrs.frozen(kw_only=True)
class CommunityProtectionNotice:
    """A community protection notice.

    Args:
        id: A reference of your own: never a name.
        issued_on: The day on which it was issued.
        issued_to: A person or a body.
        recorded_on: The first day on which the source shows it to have been known.
        source: Where it is recorded.
        warning: The id of the warning that came before it; empty where none is recorded.
        issued_by: Who issued it, by role; ``None`` where it is not recorded.
        age: The person's age in years on the day; ``None`` where it is not recorded.
        conduct_goes_on: Whether the conduct still had its effect when it was issued; ``None``
            where it is not recorded.
        breached_on: The days on which it was breached, as far as recorded.
        supersedes: The ids of earlier records that this one corrects.
        note: What a reader should know of it.

    Source:
        Anti-social Behaviour, Crime and Policing Act 2014, sections 43 to 48.
    """

    id: str
    issued_on: date
    issued_to: Recipient
    recorded_on: date
    source: Source
    warning: str = ""
    issued_by: NoticeIssuer | None = None
    age: int | None = None
    conduct_goes_on: bool | None = None
    breached_on: tuple[date, ...] = ()
    supersedes: tuple[str, ...] = ()
    note: str = ""

    @property
    def used_on(self) -> date:
        """The day whose law counts."""
        return self.issued_on


def checks_of_warning(warning: CommunityProtectionWarning, case: Case) -> Iterator[Check]:
    """The rules that a warning is held against."""
    yield AGE, lambda: _age(warning, case)
    otherwise = "The warning was not given in writing, so that no notice can follow it."
    yield IN_WRITING, lambda: told(IN_WRITING, warning.in_writing, "in_writing", otherwise)


def checks_of_notice(notice: CommunityProtectionNotice, case: Case) -> Iterator[Check]:
    """The rules that a notice is held against."""
    yield AGE, lambda: _age(notice, case)
    yield AFTER_WARNING, lambda: _after_warning(notice, case)
    yield TIME_TO_MEND, lambda: _time_to_mend(notice, case)
    otherwise = "The conduct had ceased or lost its effect; a notice needs it to go on."
    goes_on = notice.conduct_goes_on
    yield STILL_SO, lambda: told(STILL_SO, goes_on, "conduct_goes_on", otherwise)
    yield ISSUER, lambda: _issuer(notice)
    if notice.breached_on:
        yield WHILE_IT_BOUND, lambda: breaches(notice, notice.issued_on, None)


def dates_of_warning(warning: CommunityProtectionWarning, case: Case) -> Iterator[PowerDate]:
    """When the time to mend matters is over."""
    del case
    missing = "the day that the warning gave to mend matters by is not recorded"
    sought = PowerDate(
        name="mend-by",
        title="Last day to mend matters",
        what_to_do="See whether the conduct still has its effect; a notice may follow from the "
        "next day.",
        sources=(warning.source,),
    )
    yield stated(sought, warning.mend_by, missing)


def dates_of_notice(notice: CommunityProtectionNotice, case: Case) -> Iterator[PowerDate]:
    """The end of the time to appeal, and to prosecute each breach."""
    sought = PowerDate(
        name="appeal",
        title="Last day to appeal against the notice",
        what_to_do="During an appeal what the notice forbids stays forbidden; what it asks to be "
        "done does not bind.",
        by_role="the recipient",
        sources=(notice.source,),
    )
    yield case.counted(sought, "cpn-appeal", notice.issued_on, "")
    yield from prosecutions(notice, case)


def _age(
    given: CommunityProtectionWarning | CommunityProtectionNotice, case: Case
) -> Iterator[Finding]:
    if given.issued_to is Recipient.BODY:
        yield AGE.met("It was given to a body.", path=("issued_to",))
    else:
        yield from young(AGE, case, "cpn-least-age", given.age)


def _warning(notice: CommunityProtectionNotice, case: Case) -> CommunityProtectionWarning | str:
    """The warning that came before, or why it is not known."""
    if not notice.warning:
        return "no warning before it is recorded"
    found = case.other(notice.warning, CommunityProtectionWarning)
    return found or f"the warning {notice.warning!r} is not among the records given"


def _after_warning(notice: CommunityProtectionNotice, case: Case) -> Iterator[Finding]:
    path = ("warning",)
    warning = _warning(notice, case)
    if isinstance(warning, str):
        yield AFTER_WARNING.undetermined(warning, path=path)
    elif notice.issued_on <= warning.issued_on:
        days = f"{format_day(notice.issued_on)}, the warning on {format_day(warning.issued_on)}"
        yield AFTER_WARNING.not_met(f"The notice was issued on {days}.", path=path)
    elif warning.issued_to is not notice.issued_to:
        message = f"The warning was given to a {warning.issued_to}, and the notice to a "
        yield AFTER_WARNING.not_met(f"{message}{notice.issued_to}.", path=path)
    elif warning.in_writing is None:
        because = f"whether the warning {warning.id!r} was in writing is not recorded"
        yield AFTER_WARNING.undetermined(because, path=path)
    elif not warning.in_writing:
        yield AFTER_WARNING.not_met(f"The warning {warning.id!r} was not in writing.", path=path)


def _time_to_mend(notice: CommunityProtectionNotice, case: Case) -> Iterator[Finding]:
    path = ("warning",)
    warning = _warning(notice, case)
    if isinstance(warning, str):
        yield TIME_TO_MEND.undetermined(warning, path=path)
    elif warning.mend_by is None:
        because = (
            f"the time that the warning {warning.id!r} gave is not recorded, and the Act sets "
            "no number of days"
        )
        yield TIME_TO_MEND.undetermined(because, path=path)
    elif notice.issued_on <= warning.mend_by:
        message = (
            f"The warning gave until {format_day(warning.mend_by)}, and the notice was issued on "
            f"{format_day(notice.issued_on)}. Issue it when that time is over."
        )
        yield TIME_TO_MEND.not_met(message, path=path)
    elif warning.mend_by <= warning.issued_on:
        message = f"The warning gave no time: until {format_day(warning.mend_by)}, its own day."
        yield TIME_TO_MEND.not_met(message, path=path)


def _issuer(notice: CommunityProtectionNotice) -> Iterator[Finding]:
    path = ("issued_by",)
    if notice.issued_by is None:
        yield ISSUER.undetermined("the record does not say by whom (issued_by)", path=path)
    elif notice.issued_by is NoticeIssuer.OTHER:
        yield ISSUER.not_met("It was issued by somebody else.", path=path)
