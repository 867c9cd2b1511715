"""What a record of a team's activity holds, a row for each thing that it did."""

from __future__ import annotations

from s92kit.activity._kinds import ActivityKind, ActivityOutcome, Attribution
from s92kit.findings import Rule, Severity
from s92kit.tables import AtMost, Column, Kind, RequiredWith, TableContract
from s92kit.themes import Theme

__all__ = ["ACTIVITY", "CORRECTION_FITS", "ONE_ID", "OWN_PRIORITY"]

ONE_ID = Rule("activity/one-id", "No two records of activity have one id.", Severity.ERROR)
CORRECTION_FITS = Rule(
    "activity/correction-fits",
    "A correction names an earlier record that is there, and the day on which it was recorded.",
    Severity.ERROR,
)
OWN_PRIORITY = Rule(
    "activity/own-priority", "Each record's priority is one of its own borough's.", Severity.ERROR
)

_ID = r"[A-Za-z0-9][A-Za-z0-9/._:-]{0,79}"
_ID_IN_WORDS = "Write letters, figures and hyphens without spaces, such as A-2019-0042."
_NAME = r"[A-Za-z0-9][A-Za-z0-9 &'(),./-]{0,79}"
_SLUG = r"[a-z0-9]+(-[a-z0-9]+)*/[a-z0-9]+(-[a-z0-9]+)*"
_SLUG_IN_WORDS = "Write the borough's key, a stroke and a name, such as walford/violence."
_CASE = r"[A-Za-z/.-]{0,12}[0-9][A-Za-z0-9/.-]{0,39}"
_MOST_PENCE = 10_000_000_000


def _text(
    name: str, pattern: str, in_words: str, meaning: str, *, required: bool = False
) -> Column:
    return Column(
        name=name,
        kind=Kind.TEXT,
        pattern=pattern,
        pattern_in_words=in_words,
        meaning=meaning,
        required=required,
    )


def _whole(name: str, unit: str, meaning: str, *, least: int, most: int, query: int) -> Column:
    return Column(
        name=name,
        kind=Kind.WHOLE,
        unit=unit,
        least=least,
        most=most,
        query_most=query,
        meaning=meaning,
    )


_WHEN_AND_WHERE = (
    Column(
        name="id",
        kind=Kind.TEXT,
        distinct=True,
        pattern=_ID,
        pattern_in_words=_ID_IN_WORDS,
        meaning="A name for the record, which a correction can name.",
    ),
    Column(
        name="day",
        kind=Kind.DAY,
        required=True,
        meaning="The day on which it was done, such as 2019-04-01.",
    ),
    Column(
        name="starts",
        kind=Kind.TIME,
        meaning="When it began, on the clock on the wall, where that was recorded.",
    ),
    _text(
        "borough",
        r"[a-z][a-z0-9]*",
        "Write the borough's key in small letters, such as walford.",
        "The key of the borough that funds the team.",
        required=True,
    ),
    _text("team", _NAME, "Write the team's name.", "The team that did it."),
    _text(
        "ward",
        _NAME,
        "Write the ward's name or its code, such as E05009999.",
        "The ward in which it was done, by name or code.",
    ),
    _text(
        "place",
        r"[A-Za-z0-9][A-Za-z0-9/_-]{0,39}",
        "Write a reference without spaces, such as HS-014: never an address.",
        "The reference of the hot spot, estate or zone, never an address.",
    ),
)
_WHAT = (
    _text(
        "priority",
        _SLUG,
        _SLUG_IN_WORDS,
        "The id of the borough's priority that it served, such as walford/violence.",
    ),
    Column(
        name="theme",
        kind=Kind.OPTION,
        options=tuple(map(str, Theme)),
        meaning="What it was about, in the words that all boroughs share.",
    ),
    Column(
        name="kind",
        kind=Kind.OPTION,
        required=True,
        options=tuple(map(str, ActivityKind)),
        meaning="What was done, such as arrest or patrol.",
    ),
    Column(
        name="local_code",
        kind=Kind.TEXT,
        meaning="What the borough's own log calls it, where the record was converted from one.",
    ),
    Column(
        name="outcome",
        kind=Kind.OPTION,
        options=tuple(map(str, ActivityOutcome)),
        meaning="What came of it, where that was recorded.",
    ),
)
_HOW_MUCH = (
    _whole(
        "count",
        "things",
        "How many of the kind the record stands for; 1 where left out.",
        least=0,
        most=1_000_000,
        query=10_000,
    ),
    _whole(
        "minutes",
        "minutes",
        "How long it took by the clock.",
        least=0,
        most=100_000,
        query=1440,
    ),
    _whole(
        "officers",
        "officers",
        "How many of the team's officers did it.",
        least=0,
        most=1000,
        query=100,
    ),
)
_WHOSE = (
    _text(
        "power",
        _SLUG,
        "Write the id of the order or power, such as walford/street-drinking-2018.",
        "The id of the order or other power that was used.",
    ),
    Column(
        name="attribution",
        kind=Kind.OPTION,
        options=tuple(map(str, Attribution)),
        meaning="Whose work it was: the team's, joint, or the partnership's.",
    ),
    _whole(
        "amount_pence",
        "pence",
        "The money seized, recovered or imposed, in pence.",
        least=0,
        most=_MOST_PENCE,
        query=100_000_000,
    ),
    Column(
        name="case_reference",
        kind=Kind.TEXT,
        pattern=_CASE,
        pattern_in_words="Write a reference with a number in it, such as CAD/1234, never a name.",
        private=True,
        meaning="Where the case can be looked up; never a name.",
    ),
)
_SINCE = (
    Column(name="source", kind=Kind.TEXT, meaning="The log or system that it was taken from."),
    Column(
        name="recorded_on",
        kind=Kind.DAY,
        meaning="The day on which it was recorded; needed to ask what was known.",
    ),
    Column(name="supersedes", kind=Kind.TEXT, meaning="The id of the record that it corrects."),
)

ACTIVITY = TableContract(
    id="activity",
    title="Activity record",
    columns=(*_WHEN_AND_WHERE, *_WHAT, *_HOW_MUCH, *_WHOSE, *_SINCE),
    rules=(
        AtMost(column="day", other="recorded_on"),
        RequiredWith(column="recorded_on", other="supersedes"),
        RequiredWith(column="local_code", other="kind", options=(str(ActivityKind.NOT_MAPPED),)),
        RequiredWith(
            column="amount_pence",
            other="kind",
            options=(str(ActivityKind.CASH_SEIZED), str(ActivityKind.MONEY_RECOVERED)),
            severity=Severity.QUERY,
        ),
    ),
)
"""The columns of a record of activity. It holds no names, dates of birth, addresses or marks."""
