"""What a power is judged by: the law of a day, as known on a day, and the records beside it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime
from typing import Protocol, TypeAlias, TypeVar

import attrs

from s92kit.dated import as_known
from s92kit.errors import InvalidValueError
from s92kit.findings import Finding, Rule
from s92kit.law import (
    Law,
    LegalLimit,
    LegalStatus,
    LimitEnd,
    LimitLastDay,
    LimitNotInForceError,
    end_under,
    last_day_under,
    limit_on,
)
from s92kit.periods import format_day
from s92kit.powers._moments import format_moment
from s92kit.sources import Source

__all__ = [
    "Case",
    "Check",
    "PowerDate",
    "Recorded",
    "resting_on",
    "stated",
    "told",
    "why_no_limit",
    "young",
]

Check: TypeAlias = tuple[Rule, Callable[[], Iterator[Finding]]]
T = TypeVar("T", bound="Recorded")


class Recorded(Protocol):
    """What every record of a power has."""

    @property
    def id(self) -> str: ...
    @property
    def recorded_on(self) -> date: ...
    @property
    def source(self) -> Source: ...
    @property
    def supersedes(self) -> tuple[str, ...]: ...
    @property
    def used_on(self) -> date | None: ...


@attrs.frozen(kw_only=True)
class PowerDate:
    """A day, or a moment, that follows from the use of a power.

    Args:
        name: A name for it among the dates of its power, such as ``appeal``.
        title: What falls on it.
        what_to_do: What is to be done, in a sentence.
        by_role: Whose task it is: a body or an office, never a person's name.
        on: The day; ``None`` where it cannot be determined.
        at: The moment, where the Act or the record counts in hours.
        row: The row of the law that it was counted by; ``None`` where the record itself states
            the day.
        sources: Where what it follows from was read.
        why_no_date: Why there is no day; empty where there is one.
    """

    name: str
    title: str
    what_to_do: str
    by_role: str = "the council"
    on: date | None = None
    at: datetime | None = None
    row: LegalLimit | None = None
    sources: tuple[Source, ...] = ()
    why_no_date: str = ""

    @property
    def provision(self) -> str:
        """The section that it was counted by; empty where the record states the day."""
        return self.row.provision if self.row else ""

    @property
    def text(self) -> str:
        """The day or the moment in words, or why there is none."""
        if self.at:
            return format_moment(self.at)
        if self.on:
            return format_day(self.on)
        return f"cannot be determined, because {self.why_no_date}"


@attrs.frozen(kw_only=True)
class Case:
    """The law that a power is held against, and the records that it may refer to.

    Args:
        law: The law.
        on: The day whose law counts.
        known_on: The day whose knowledge counts; ``None`` for everything recorded.
        allow: The statuses of rows of the law that will do.
        beside: The other records that were known by then, corrected ones included.
    """

    law: Law
    on: date
    known_on: date | None
    allow: tuple[LegalStatus, ...]
    beside: tuple[Recorded, ...]

    def limit(self, key: str) -> LegalLimit:
        """The row of the law for the day."""
        return limit_on(self.law, key, self.on, known_on=self.known_on, allow=self.allow)

    def number(self, key: str) -> tuple[int, LegalLimit]:
        """A limit that is a whole number, and its row."""
        row = self.limit(key)
        if not isinstance(row.value, int):
            raise InvalidValueError(
                what=f"The limit {key!r}", given=row.in_words, mend="It is no whole number."
            )
        return row.value, row

    def last_day(self, key: str, day: date) -> LimitLastDay:
        """The last day that a limit allows, counted from a day as its section counts."""
        return last_day_under(
            self.law, key, day, on=self.on, known_on=self.known_on, allow=self.allow
        )

    def end(self, key: str, start: datetime) -> LimitEnd:
        """The moment at which a limit in hours runs out."""
        return end_under(self.law, key, start, on=self.on, known_on=self.known_on, allow=self.allow)

    def other(self, name: str, cls: type[T]) -> T | None:
        """The record of a kind that bears an id, as last corrected; ``None`` for none."""
        standing = [record for record in as_known(self.beside, None) if isinstance(record, cls)]
        names = {name}
        for record in sorted(self.beside, key=lambda record: record.recorded_on):
            names.update([record.id] if names & set(record.supersedes) else ())
        return next((record for record in standing if record.id in names), None)

    def counted(self, date_: PowerDate, key: str, start: date | None, missing: str) -> PowerDate:
        """A date with the day that a limit gives, or with the reason why there is none.

        Args:
            date_: The date before its day is worked out.
            key: The limit that it is counted by.
            start: The day that it is counted from.
            missing: Why there is none to count from, where there is none.
        """
        if start is None:
            return attrs.evolve(date_, why_no_date=missing)
        try:
            if isinstance(start, datetime):
                end = self.end(key, start)
                moment, row = end.ends_at, end.limit
                return self._found(attrs.evolve(date_, at=moment), moment.date(), row)
            last = self.last_day(key, start)
        except LimitNotInForceError as pending:
            return attrs.evolve(date_, why_no_date=why_no_limit(pending))
        return self._found(date_, last.last_day, last.limit)

    def _found(self, date_: PowerDate, day: date, row: LegalLimit) -> PowerDate:
        sources = tuple(dict.fromkeys((*date_.sources, row.source)))
        what_to_do = f"{date_.what_to_do} {row.caution}".rstrip()
        return attrs.evolve(date_, on=day, row=row, sources=sources, what_to_do=what_to_do)


def resting_on(finding: Finding, *rows: LegalLimit) -> Finding:
    """The finding with the rows of the law that it was reached by, said and cited."""
    said = "; ".join(f"{row.in_words} by {row.provision}" for row in rows)
    ids = ", ".join(row.id for row in rows)
    cautions = "".join(f" {row.caution}" for row in rows if row.caution)
    return attrs.evolve(
        finding,
        message=f"{finding.message} The limit is {said} (row {ids}).{cautions}",
        sources=tuple(dict.fromkeys((*finding.sources, *(row.source for row in rows)))),
    )


def stated(date_: PowerDate, day: date | None, missing: str) -> PowerDate:
    """A date with the day or moment that the record itself states, or why there is none."""
    if day is None:
        return attrs.evolve(date_, why_no_date=missing)
    if isinstance(day, datetime):
        return attrs.evolve(date_, on=day.date(), at=day)
    return attrs.evolve(date_, on=day)


def told(rule: Rule, fact: bool | None, field: str, otherwise: str) -> Iterator[Finding]:  # noqa: FBT001 - the fact that is recorded, or its absence
    """The finding of a fact that is recorded as so, as not so, or not at all."""
    if fact is None:
        yield rule.undetermined(f"the record does not say ({field})", path=(field,))
    elif not fact:
        yield rule.not_met(otherwise, path=(field,))
    else:
        yield rule.met(path=(field,))


def young(rule: Rule, case: Case, key: str, age: int | None) -> Iterator[Finding]:
    """The finding of an age that is held against a least age of the law."""
    least, row = case.number(key)
    if age is None:
        answer = rule.undetermined("the person's age on the day is not recorded", path=("age",))
    elif age < least:
        answer = rule.not_met(f"The person was {age}.", path=("age",))
    else:
        answer = rule.met(f"The person was {age}.", path=("age",))
    yield resting_on(answer, row)


def why_no_limit(pending: LimitNotInForceError) -> str:
    """Why the law of a day gives no limit, with the rows that there are and their status."""
    rows = "; ".join(f"{row.in_words}, {row.status}, {row.span}" for row in pending.rows)
    return (
        f"no row of the law in force on {format_day(pending.on)} says it ({pending.key}: "
        f"{rows or 'none'})"
    )
