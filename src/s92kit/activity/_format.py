"""How the columns and codes of a borough's own log answer to the shared ones, dated."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import TypeVar

import attrs

from s92kit.activity._contract import ACTIVITY
from s92kit.activity._kinds import ActivityKind, ActivityOutcome, Attribution
from s92kit.boroughs import borough_of
from s92kit.dated import Span
from s92kit.errors import InvalidValueError, closest_to
from s92kit.sources import Source
from s92kit.themes import Theme

__all__ = ["CODED", "ActivityFormat", "LocalCode", "LocalColumn", "Meaning", "code_key"]

_T = TypeVar("_T")

CODED = ("kind", "priority", "theme", "outcome", "attribution", "power")
"""The shared columns that a local code may fill."""


_UNITS = {("minutes", "hours"): 60, ("amount_pence", "pounds"): 100}
"""How many of a shared column's unit one of a log's unit is."""


@attrs.frozen(kw_only=True)
class LocalColumn:
    """A column of a borough's log that answers to a shared one as it stands.

    Args:
        header: Its header in the log.
        field: The shared column.
        unit: ``hours`` or ``pounds`` where the log counts in those; empty for minutes and pence.

    Raises:
        InvalidValueError: For a shared column that there is none of, or a unit that is not its.

    Examples:
        >>> LocalColumn(header="Time spent", field="minutes", unit="hours").each
        60
    """

    header: str
    field: str
    unit: str = ""

    def __attrs_post_init__(self) -> None:
        fields = [name for name in ACTIVITY.names if name not in ("borough", "local_code")]
        if self.field not in fields:
            raise InvalidValueError(
                what=f"The field of the column {self.header!r}",
                given=self.field,
                mend=closest_to(self.field, fields),
            )
        if self.unit and (self.field, self.unit) not in _UNITS:
            raise InvalidValueError(
                what=f"The unit of the column {self.header!r}",
                given=self.unit,
                mend="Give hours for minutes, pounds for amount_pence, or leave it out.",
            )

    @property
    def each(self) -> int:
        """How many of the shared unit one of the local unit is."""
        return _UNITS.get((self.field, self.unit), 1)


@attrs.frozen(kw_only=True)
class Meaning:
    """What a code means over some days.

    Args:
        span: The days; at all times where nothing is said.
        kind: The kind of activity that it is.
        priority: The id of the borough's priority.
        theme: The shared theme.
        outcome: What came of it.
        attribution: Whose work it was.
        power: The id of the order or power used.
        may_also_be: Shared words that rows under the code may stand for as well, where the log
            does not tell them apart.
        loss: What is lost or shifted by the mapping, in words.
        sources: What the mapping and its loss rest on.

    Raises:
        InvalidValueError: For a meaning that says nothing, and for other words without a loss.
    """

    span: Span = Span()  # noqa: RUF009 - a frozen value
    kind: ActivityKind | None = None
    priority: str = ""
    theme: Theme | None = None
    outcome: ActivityOutcome | None = None
    attribution: Attribution | None = None
    power: str = ""
    may_also_be: tuple[str, ...] = ()
    loss: str = ""
    sources: tuple[Source, ...] = ()

    def __attrs_post_init__(self) -> None:
        if not self.gives:
            raise InvalidValueError(
                what="The meaning of a code",
                given="nothing",
                mend=f"Give at least one of {', '.join(CODED)}.",
            )
        known = {*map(str, ActivityKind), *map(str, Theme)}
        for word in self.may_also_be:
            if word not in known:
                raise InvalidValueError(
                    what="A word that a code may also be", given=word, mend=closest_to(word, known)
                )
        if self.may_also_be and not self.loss:
            raise InvalidValueError(
                what="A code that may also be something else",
                given=self.may_also_be,
                mend="Say in loss what cannot be told apart.",
            )

    @property
    def gives(self) -> tuple[tuple[str, str], ...]:
        """Each shared column that it fills, with what stands in it."""
        values = ((name, getattr(self, name)) for name in CODED)
        return tuple((name, str(value)) for name, value in values if value)


@attrs.frozen(kw_only=True)
class LocalCode:
    """A code of a borough's log.

    Args:
        column: The header of the column that it stands in.
        code: The code, as the log has it; capitals and doubled spaces make no difference.
        meanings: What it means, over days that do not overlap.

    Raises:
        InvalidValueError: Where it has no meaning, or two on one day.
    """

    column: str
    code: str
    meanings: tuple[Meaning, ...]

    def __attrs_post_init__(self) -> None:
        pairs = combinations(self.meanings, 2)
        if not self.meanings or any(one.span.overlaps(other.span) for one, other in pairs):
            raise InvalidValueError(
                what=f"The meanings of the code {self.code!r}",
                given=[str(meaning.span) for meaning in self.meanings],
                mend="Give at least one, and no two for the same day.",
            )


@attrs.frozen(kw_only=True)
class ActivityFormat:
    """How a borough's log of activity is read.

    Args:
        id: The borough's key and a name, such as ``walford/activity-log``.
        title: What the log is called.
        columns: Its columns that answer to shared ones as they stand, the day among them.
        codes: Its codes, by the column that they stand in.
        sources: What it rests on.
        day_first: Whether the log writes its days day first, as 03/04/2019 for the third of April.
        team: The team that every row is of, where the log has no column for it.
        attribution: Whose work every row is, where the log does not say.
        note: What a reader should know of it.

    Raises:
        InvalidValueError: With everything that makes it no format: no day, a header or code
            twice, a shared column filled from two places, or nothing that says the kind.
    """

    id: str
    title: str
    columns: tuple[LocalColumn, ...]
    codes: tuple[LocalCode, ...]
    sources: tuple[Source, ...]
    day_first: bool = False
    team: str = ""
    attribution: Attribution | None = None
    note: str = ""

    def __attrs_post_init__(self) -> None:
        faults = tuple(_faults(self))
        if faults:
            raise InvalidValueError(
                what=f"The format {self.id!r}", given=self.title, mend=" ".join(faults)
            )

    @property
    def borough(self) -> str:
        """The key of the borough whose log it is."""
        return borough_of(self.id)

    @property
    def code_columns(self) -> tuple[str, ...]:
        """The headers of the columns in which codes stand, in order."""
        return tuple(dict.fromkeys(code.column for code in self.codes))

    def codes_in(self, column: str) -> tuple[LocalCode, ...]:
        """The codes that may stand in a column.

        Args:
            column: Its header.
        """
        return tuple(code for code in self.codes if code.column == column)

    def fields_of(self, column: str) -> tuple[str, ...]:
        """The shared columns that the codes of a column fill, in order.

        Args:
            column: Its header.
        """
        given = {
            name
            for code in self.codes_in(column)
            for meaning in code.meanings
            for name, _ in meaning.gives
        }
        return tuple(name for name in CODED if name in given)


def code_key(text: str) -> str:
    """A code without regard to capitals and doubled spaces, as codes are held against each other.

    Examples:
        >>> code_key("  ASB  Warning ")
        'asb warning'
    """
    return " ".join(text.split()).casefold()


def _faults(item: ActivityFormat) -> Iterator[str]:
    fields = [column.field for column in item.columns]
    headers = [column.header for column in item.columns]
    if "day" not in fields:
        yield "Name the column that holds the day."
    for header in _again([*headers, *item.code_columns]):
        yield f"The column {header!r} is described twice; describe it once."
    places = [(code.column, code_key(code.code)) for code in item.codes]
    for header, code in _again(places):
        yield f"The code {code!r} stands twice in {header!r}; give it one entry with its meanings."
    coded = [name for column in item.code_columns for name in item.fields_of(column)]
    for field in _again([*fields, *coded]):
        yield f"The shared column {field!r} is filled from two places; choose one."
    if "kind" not in (*fields, *coded):
        yield "Nothing says what kind of activity a row is; map a column or its codes to kind."
    if item.team and "team" in fields:
        yield "A column holds the team, so that none can be given for every row."
    for name in sorted(_priorities(item)):
        if borough_of(name) != item.borough:
            yield f"The priority {name!r} is another borough's."


def _priorities(item: ActivityFormat) -> set[str]:
    return {
        meaning.priority for code in item.codes for meaning in code.meanings if meaning.priority
    }


def _again(items: list[_T]) -> list[_T]:
    return [item for item in dict.fromkeys(items) if items.count(item) > 1]
