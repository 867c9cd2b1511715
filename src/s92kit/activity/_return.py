"""Returns: counts for a period as sergeants send them, in the period or since its first day."""

from __future__ import annotations

import enum
from datetime import date

import attrs

from s92kit.activity._kinds import Attribution
from s92kit.findings import Rule, Severity
from s92kit.periods import Period
from s92kit.sources import Source
from s92kit.tables import AtMost, CheckedTable, Column, Kind, Problems, RequiredWith, TableContract

__all__ = ["MONTHS_FIT", "RETURN", "Return", "ReturnKind", "Returns"]

MONTHS_FIT = Rule(
    "activity/months-fit",
    "The number of months that a return states is that of its days.",
    Severity.ERROR,
)


class ReturnKind(enum.StrEnum):
    """What a return's count is of."""

    IN_PERIOD = "in period"
    """What happened from the first day to the last."""
    CUMULATIVE = "cumulative"
    """A running total since the first day, which other returns take further."""


_SLUG = r"[a-z0-9]+(-[a-z0-9]+)*/[a-z0-9]+(-[a-z0-9]+)*"

RETURN = TableContract(
    id="return",
    title="Return",
    columns=(
        Column(
            name="id",
            kind=Kind.TEXT,
            meaning="A name for the return, which a correction can name.",
            distinct=True,
        ),
        Column(
            name="borough",
            kind=Kind.TEXT,
            required=True,
            pattern=r"[a-z][a-z0-9]*",
            pattern_in_words="Write the borough's key in small letters, such as walford.",
            meaning="The key of the borough.",
        ),
        Column(name="team", kind=Kind.TEXT, meaning="The team whose return it is."),
        Column(
            name="indicator",
            kind=Kind.TEXT,
            required=True,
            pattern=_SLUG,
            pattern_in_words="Write the borough's key, a stroke and a name: walford/arrests.",
            meaning="The id of what is counted, such as walford/arrests.",
        ),
        Column(name="first_day", kind=Kind.DAY, required=True, meaning="The first day counted."),
        Column(name="last_day", kind=Kind.DAY, required=True, meaning="The last day counted."),
        Column(
            name="months",
            kind=Kind.WHOLE,
            unit="months",
            least=1,
            most=120,
            meaning="How many months the return says it covers, where it says so.",
        ),
        Column(
            name="kind",
            kind=Kind.OPTION,
            required=True,
            options=tuple(map(str, ReturnKind)),
            meaning="Whether the count is of the period, or a running total since its first day.",
        ),
        Column(
            name="count",
            kind=Kind.WHOLE,
            unit="things",
            required=True,
            least=0,
            most=100_000_000,
            meaning="How many.",
        ),
        Column(
            name="attribution",
            kind=Kind.OPTION,
            options=tuple(map(str, Attribution)),
            meaning="Whose work it was: the team's, joint, or the partnership's.",
        ),
        Column(name="received_on", kind=Kind.DAY, meaning="The day on which it was received."),
        Column(name="source", kind=Kind.TEXT, meaning="Where it stands, such as a paper or mail."),
        Column(
            name="recorded_on",
            kind=Kind.DAY,
            meaning="The day on which it was recorded; needed to ask what was known.",
        ),
        Column(name="supersedes", kind=Kind.TEXT, meaning="The id of the return it corrects."),
    ),
    rules=(
        AtMost(column="first_day", other="last_day"),
        AtMost(column="last_day", other="received_on", severity=Severity.QUERY),
        AtMost(column="received_on", other="recorded_on", severity=Severity.QUERY),
        RequiredWith(column="recorded_on", other="supersedes"),
    ),
)
"""The columns of a return."""


@attrs.frozen(kw_only=True)
class Return:
    """One count that was sent.

    Args:
        id: Its name; empty where it has none.
        borough: The key of the borough.
        team: The team; empty where that is not said.
        indicator: The id of what is counted.
        period: The days that it covers.
        kind: Whether it is a count in the period or a running total.
        count: How many.
        attribution: Whose work it was; ``None`` where that is not said.
        recorded_on: The day on which it was recorded.
        supersedes: The id of the return that it corrects; empty where there is none.
    """

    id: str
    borough: str
    team: str
    indicator: str
    period: Period
    kind: ReturnKind
    count: int
    attribution: Attribution | None = None
    recorded_on: date | None = None
    supersedes: str = ""

    @property
    def series(self) -> tuple[str, str, str, str]:
        """What it is a return of: borough, team, indicator and attribution."""
        return (self.borough, self.team, self.indicator, str(self.attribution or ""))


@attrs.frozen(kw_only=True, eq=False)
class Returns:
    """Returns whose rows have been checked each by itself.

    Args:
        table: The rows, held against the contract of a return.
    """

    table: CheckedTable

    @property
    def rows_in(self) -> int:
        """How many rows were read."""
        return self.table.rows_in

    @property
    def rows_accepted(self) -> int:
        """How many rows have no problem that leaves them out."""
        return self.table.rows_accepted

    @property
    def rows_set_aside(self) -> int:
        """How many rows have a problem that leaves them out."""
        return self.table.rows_set_aside

    @property
    def problems(self) -> Problems:
        """What is wrong, cell by cell."""
        return self.table.problems

    @property
    def sources(self) -> tuple[Source, ...]:
        """The files that the rows came from, with what they say of themselves."""
        return self.table.places.as_sources("Return")
