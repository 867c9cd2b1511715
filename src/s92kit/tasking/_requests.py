"""The table in which requests are asked for, and requests as they were read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

import attrs

from s92kit.errors import InvalidValueError
from s92kit.findings import Rule, Severity
from s92kit.periods import format_day
from s92kit.tables import AtMost, Column, Kind, Problems, RequiredWith, TableContract
from s92kit.tasking._request import RequestStatus, TaskRequest

__all__ = ["REQUESTS", "REQUEST_FITS", "Requests"]

REQUEST_FITS = Rule("tasking/request-fits", "What a request states goes together.", Severity.ERROR)

_WEEKDAYS = "([Mm]on|[Tt]ues|[Ww]ednes|[Tt]hurs|[Ff]ri|[Ss]atur|[Ss]un)day"
_WEEKDAY_LIST = rf"{_WEEKDAYS}(, ?{_WEEKDAYS}){{0,6}}"
_WEEKDAYS_IN_WORDS = "Write days of the week with commas between, such as Friday, Saturday."
_SLUG = r"[a-z0-9]+(-[a-z0-9]+)*"
_MOST_MINUTES = 100_000


def _text(name: str, meaning: str, *, required: bool = False) -> Column:
    return Column(name=name, kind=Kind.TEXT, meaning=meaning, required=required)


def _of_form(name: str, meaning: str, form: tuple[str, str], *, required: bool = False) -> Column:
    return Column(
        name=name,
        kind=Kind.TEXT,
        meaning=meaning,
        required=required,
        pattern=form[0],
        pattern_in_words=form[1],
    )


def _number(
    name: str, unit: str, meaning: str, *, least: int, query: int, required: bool = False
) -> Column:
    return Column(
        name=name,
        kind=Kind.WHOLE,
        unit=unit,
        least=least,
        most=_MOST_MINUTES,
        query_most=query,
        required=required,
        meaning=meaning,
    )


_WHO = (
    Column(
        name="id",
        kind=Kind.TEXT,
        required=True,
        distinct=True,
        pattern=r"[A-Za-z0-9][A-Za-z0-9/._-]{0,39}",
        pattern_in_words="Write letters, figures and hyphens without spaces, such as LJAG-07.",
        meaning="A name for the request.",
    ),
    _text("title", "What it is called at the meeting.", required=True),
    Column(
        name="raised_on", kind=Kind.DAY, required=True, meaning="The day on which it was raised."
    ),
    _of_form(
        "forum",
        "The forum that raised it, by its id in the policy.",
        (_SLUG, "Write the id of the forum, such as ward-panel."),
        required=True,
    ),
    _text("requester_role", "Who asks: an office or a body, never a name.", required=True),
    _of_form(
        "priority",
        "The id of the borough's priority.",
        (f"{_SLUG}/{_SLUG}", "Write the borough's key, a stroke and a name: walford/violence."),
        required=True,
    ),
)
_WHERE = (
    _text("place", "The place as people call it, never an address.", required=True),
    _text("ward", "Its ward."),
    _of_form(
        "order",
        "The id of the order whose area it is.",
        (f"{_SLUG}/{_SLUG}", "Write the id of the order, such as walford/street-drinking-2018."),
    ),
    _text("street", "The street."),
)
_WHEN = (
    Column(
        name="first_day",
        kind=Kind.DAY,
        meaning="The first day on which it is of use; any if empty.",
    ),
    Column(name="last_day", kind=Kind.DAY, meaning="The last day on which it is of use."),
    _of_form(
        "weekdays", "The days of the week; all if empty.", (_WEEKDAY_LIST, _WEEKDAYS_IN_WORDS)
    ),
    Column(
        name="starts",
        kind=Kind.TIME,
        required=True,
        meaning="From which time of day it is of use.",
    ),
    Column(
        name="ends",
        kind=Kind.TIME,
        required=True,
        meaning="Until when; a time that is not later is on the next day.",
    ),
    _of_form(
        "other_weekdays",
        "The days of the week of a second window.",
        (_WEEKDAY_LIST, _WEEKDAYS_IN_WORDS),
    ),
    Column(name="other_starts", kind=Kind.TIME, meaning="When the second window begins."),
    Column(name="other_ends", kind=Kind.TIME, meaning="When the second window ends."),
)
_HOW_MUCH = (
    _number(
        "minutes_least",
        "minutes",
        "Minutes of presence in the cycle below which it is not worth beginning.",
        least=1,
        query=6000,
        required=True,
    ),
    _number(
        "minutes_wanted",
        "minutes",
        "Minutes of presence that are asked for.",
        least=1,
        query=6000,
        required=True,
    ),
    _number(
        "minutes_most",
        "minutes",
        "Minutes of presence above which more is of no use.",
        least=1,
        query=12000,
        required=True,
    ),
    _number("crew", "officers", "How many officers go together; 2 if empty.", least=1, query=12),
    _text("skills", "Skills that the crew needs, with commas between."),
    _number(
        "visits", "visits", "On how many different shifts, at least; 1 if empty.", least=1, query=28
    ),
    _number("visit_minutes", "minutes", "The shortest visit that is of use.", least=0, query=600),
)
_WHY = (
    _text("behaviour", "What is done, not who they are.", required=True),
    _text("victim", "Who or what is harmed, as a group or a kind of place."),
    _text("offender", "What is known of those who do it, as a group."),
    _text("location", "Why here."),
    Column(name="statutory", kind=Kind.FLAG, meaning="Whether the law or a court asks for it."),
    _of_form(
        "points",
        "Points of the matrix by hand.",
        (
            rf"{_SLUG} [0-9]{{1,3}}(; ?{_SLUG} [0-9]{{1,3}})*",
            "Write each part and its points, with semicolons between: harm 3; likelihood 2.",
        ),
    ),
    _text("risk_note", "What officers should know of the risk."),
    _text("equality_note", "What was thought of those whom it touches."),
)
_HOW_IT_STANDS = (
    Column(
        name="status",
        kind=Kind.OPTION,
        options=tuple(map(str, RequestStatus)),
        meaning="Where it stands; submitted if empty.",
    ),
    _text("status_reason", "Why, where the requester is owed a reason."),
    Column(name="recorded_on", kind=Kind.DAY, meaning="The day on which the row was recorded."),
)

REQUESTS = TableContract(
    id="requests",
    title="Request for the team",
    columns=(*_WHO, *_WHERE, *_WHEN, *_HOW_MUCH, *_WHY, *_HOW_IT_STANDS),
    rules=(
        AtMost(column="minutes_least", other="minutes_wanted"),
        AtMost(column="minutes_wanted", other="minutes_most"),
        AtMost(column="first_day", other="last_day"),
        AtMost(column="raised_on", other="recorded_on"),
        RequiredWith(column="last_day", other="first_day"),
        RequiredWith(column="first_day", other="last_day"),
        RequiredWith(column="other_ends", other="other_starts"),
        RequiredWith(column="other_starts", other="other_ends"),
        RequiredWith(column="other_starts", other="other_weekdays"),
        RequiredWith(
            column="status_reason",
            other="status",
            options=tuple(str(status) for status in RequestStatus if status.needs_reason),
        ),
    ),
)
"""The columns of a request. It asks for offices, groups and places, never for names."""


@attrs.frozen(kw_only=True)
class Requests:
    """Requests as they were read; a later record of one id corrects an earlier one.

    Args:
        records: Every record of a request that can be used, corrected ones too.
        rows_in: How many were read.
        problems: What is wrong with those that were set aside, cell by cell.

    Examples:
        >>> Requests(records=(), rows_in=0).standing()
        ()
    """

    records: tuple[TaskRequest, ...]
    rows_in: int
    problems: Problems = attrs.field(factory=lambda: Problems(()), eq=False)

    def __iter__(self) -> Iterator[TaskRequest]:
        return iter(self.standing())

    @property
    def rows_set_aside(self) -> int:
        """How many cannot be used."""
        return self.rows_in - len(self.records)

    def standing(self, *, known_on: date | None = None) -> tuple[TaskRequest, ...]:
        """The requests as they were known on a day, in order of their ids.

        Args:
            known_on: The day whose knowledge counts; ``None`` for everything recorded.

        Raises:
            InvalidValueError: Where a day is asked about and a record does not say when it was
                recorded.
        """
        undated = [each.id for each in self.records if each.recorded_on is None]
        if known_on is not None and undated:
            raise InvalidValueError(
                what="What was known of requests",
                given=format_day(known_on),
                mend=f"Say in recorded_on when {undated[0]!r} was recorded, and the others.",
            )
        latest: dict[str, TaskRequest] = {}
        for record in sorted(self.records, key=_recorded):
            if known_on is None or _recorded(record) <= known_on:
                latest[record.id] = record
        return tuple(latest[name] for name in sorted(latest))

    def and_(self, other: Requests) -> Requests:
        """These and others together.

        Args:
            other: The others.
        """
        return Requests(
            records=(*self.records, *other.records),
            rows_in=self.rows_in + other.rows_in,
            problems=self.problems + other.problems,
        )

    def require_one_record_a_day(self) -> None:
        """Refuse two records of one id and one day, of which nobody could tell which stands.

        Raises:
            InvalidValueError: Naming every such id.
        """
        twice = sorted({self.records[at].id for at in one_record_a_day(self.records)})
        if twice:
            raise InvalidValueError(
                what="The id of a request",
                given=", ".join(twice),
                mend="It stands twice with one day of recording. Give each request an id of its "
                "own, and a correction its day in recorded_on.",
            )


def _recorded(record: TaskRequest) -> date:
    return record.recorded_on or date.min


def one_record_a_day(records: Iterable[TaskRequest]) -> Iterator[int]:
    """The places of records that bear the id and the day of an earlier one."""
    seen: set[tuple[str, date | None]] = set()
    for at, record in enumerate(records):
        key = record.id, record.recorded_on
        if key in seen:
            yield at
        seen.add(key)
