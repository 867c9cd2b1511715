"""What a row of a duty record holds, and what may be wrong with it."""

from __future__ import annotations

import enum

from s92kit.abstractions import AbstractionType
from s92kit.findings import Rule, Severity
from s92kit.tables import Column, Kind, TableContract

__all__ = [
    "ABSTRACTION_FITS",
    "CORRECTION_FITS",
    "DUTIES",
    "MINUTES_FIT",
    "NO_OVERLAP",
    "OFFICER_FITS",
    "ONE_ID",
    "POST_KNOWN",
    "TIMES_EXIST",
    "WITHIN_A_DAY",
    "WITHIN_COUNT",
    "WITHIN_POST",
    "DutyStatus",
]

TIMES_EXIST = Rule(
    "delivery/times-exist",
    "Each time is one that London's clocks showed, and showed once.",
    Severity.ERROR,
)
MINUTES_FIT = Rule(
    "delivery/minutes-fit",
    "The minutes of a duty are given, or follow from its times, and the two agree.",
    Severity.ERROR,
)
OFFICER_FITS = Rule(
    "delivery/officer-fits",
    "A duty names an officer unless the post is vacant, and names a cover where it is covered.",
    Severity.ERROR,
)
ABSTRACTION_FITS = Rule(
    "delivery/abstraction-fits",
    "An abstraction has a kind and minutes, within a duty on which an officer is.",
    Severity.ERROR,
)
ONE_ID = Rule("delivery/one-id", "No two duties have one id.", Severity.ERROR)
CORRECTION_FITS = Rule(
    "delivery/correction-fits",
    "A correction names an earlier row that is there, and the day on which it was recorded.",
    Severity.ERROR,
)
POST_KNOWN = Rule(
    "delivery/post-known", "Each duty is of a post line of the agreement.", Severity.ERROR
)
WITHIN_POST = Rule(
    "delivery/within-post", "Each duty lies within the days of its post line.", Severity.ERROR
)
NO_OVERLAP = Rule("delivery/no-overlap", "No officer is on two duties at once.", Severity.ERROR)
WITHIN_A_DAY = Rule(
    "delivery/within-a-day", "No officer has more than 24 hours of duty a day.", Severity.ERROR
)
WITHIN_COUNT = Rule(
    "delivery/within-count",
    "No post line has more officers on a day than it has posts.",
    Severity.ERROR,
)


class DutyStatus(enum.StrEnum):
    """What became of a rostered duty."""

    WORKED = "worked"
    VACANT = "vacant"
    """Nobody was posted."""
    LEAVE = "leave"
    """The officer was away, by leave or sickness, and nobody covered."""
    COVERED = "covered"
    """Another officer, named, did the duty."""


_MOST = 1440
_REFERENCE = r"[A-Za-z]{0,3}[-/]?[0-9]{1,10}"
_NOT_A_NAME = (
    "Never write a name here. Write a pseudonym: up to three letters and a number, such as P-0042."
)

DUTIES = TableContract(
    title="Duty record",
    columns=(
        Column(
            name="id",
            kind=Kind.TEXT,
            meaning="A name for the row, which a correction can name.",
            distinct=True,
        ),
        Column(
            name="post",
            kind=Kind.TEXT,
            required=True,
            meaning="The id of the post line in the agreement.",
        ),
        Column(
            name="officer",
            kind=Kind.TEXT,
            pattern=_REFERENCE,
            pattern_in_words=_NOT_A_NAME,
            private=True,
            meaning="A pseudonym of the officer; empty where the post is vacant.",
        ),
        Column(
            name="day",
            kind=Kind.DAY,
            required=True,
            meaning="The day on which the duty begins, such as 2019-04-01.",
        ),
        Column(
            name="starts",
            kind=Kind.TIME,
            meaning="When it begins, on the clock on the wall.",
        ),
        Column(
            name="ends",
            kind=Kind.TIME,
            meaning="When it ends, on the clock on the wall; not after the start for the next day.",
        ),
        Column(
            name="rostered_minutes",
            kind=Kind.WHOLE,
            unit="minutes",
            least=1,
            most=_MOST,
            meaning="The minutes rostered; left out where start and end say them.",
        ),
        Column(
            name="status",
            kind=Kind.OPTION,
            required=True,
            options=tuple(DutyStatus),
            meaning="What became of the duty: worked, vacant, leave or covered.",
        ),
        Column(
            name="cover",
            kind=Kind.TEXT,
            pattern=_REFERENCE,
            pattern_in_words=_NOT_A_NAME,
            private=True,
            meaning="For a duty that is covered, a pseudonym of the officer who did it.",
        ),
        Column(
            name="abstraction",
            kind=Kind.OPTION,
            options=tuple(AbstractionType),
            meaning="What the officer was taken away for, if anything.",
        ),
        Column(
            name="abstracted_minutes",
            kind=Kind.WHOLE,
            unit="minutes",
            least=1,
            most=_MOST,
            meaning="The minutes of the duty for which the officer was away.",
        ),
        Column(
            name="priority_minutes",
            kind=Kind.WHOLE,
            unit="minutes",
            least=0,
            most=_MOST,
            meaning="The minutes of the duty spent on the priorities agreed for the team.",
        ),
        Column(
            name="reference",
            kind=Kind.TEXT,
            meaning="Where the vacancy or abstraction can be looked up.",
        ),
        Column(
            name="recorded_on",
            kind=Kind.DAY,
            meaning="The day on which the row was recorded; needed to ask what was known.",
        ),
        Column(
            name="supersedes",
            kind=Kind.TEXT,
            meaning="The id of the row that this one corrects.",
        ),
    ),
)
"""The columns of a duty record: a row for each duty of an officer or vacant post, or its part."""
