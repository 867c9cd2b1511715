"""A set of values over spans of days, which answers for a day and never fills a gap."""

from __future__ import annotations

import enum
from collections.abc import Iterable
from datetime import date
from itertools import combinations
from typing import Generic, TypeAlias, TypeVar

import attrs

from s92kit.dated._recorded import as_known
from s92kit.dated._span import Span
from s92kit.errors import InvalidValueError, S92Error
from s92kit.periods import require_day
from s92kit.sources import Source

__all__ = [
    "Answer",
    "Entry",
    "Expected",
    "InForce",
    "NotInForce",
    "NotRecorded",
    "OverlappingSpansError",
    "State",
    "Timeline",
]

T = TypeVar("T")


class State(enum.StrEnum):
    """What an entry says of its days."""

    IN_FORCE = "in force"
    EXPECTED = "expected"
    NOT_IN_FORCE = "not in force"


@attrs.frozen(kw_only=True)
class Entry(Generic[T]):
    """One value over one span, with its source and the day it became known.

    Args:
        id: A name for the entry within its timeline.
        value: The value; ``None`` for an entry that says nothing is in force.
        span: The days that the entry speaks of.
        source: Where it was read.
        recorded_on: The first day on which the source shows it to have been known.
        state: In force, expected, or expressly not in force.
        supersedes: The ids of the entries that this one corrects.

    Raises:
        InvalidValueError: For a value where nothing is in force, none where something is, and
            for a day of record that is no day.
    """

    id: str
    value: T | None
    span: Span
    source: Source
    recorded_on: date
    state: State = State.IN_FORCE
    supersedes: tuple[str, ...] = ()

    def __attrs_post_init__(self) -> None:
        require_day(self.recorded_on, what=f"The day on which {self.id!r} was recorded")
        if (self.value is None) != (self.state is State.NOT_IN_FORCE):
            raise InvalidValueError(
                what=f"The value of {self.id!r}, which is {self.state},",
                given=self.value,
                mend="Give a value, except where nothing is in force.",
            )


@attrs.frozen
class InForce(Generic[T]):
    """The value that held."""

    value: T
    entry: Entry[T]


@attrs.frozen
class Expected(Generic[T]):
    """A value that was announced for the day and not yet settled."""

    value: T
    entry: Entry[T]


@attrs.frozen
class NotInForce(Generic[T]):
    """The record says that nothing held."""

    entry: Entry[T]


@attrs.frozen
class NotRecorded:
    """The record does not speak of the day.

    Args:
        spans: The spans that it does speak of, in order of their days.
    """

    spans: tuple[Span, ...]


Answer: TypeAlias = InForce[T] | Expected[T] | NotInForce[T] | NotRecorded


class OverlappingSpansError(S92Error, ValueError):
    """Two entries that speak of the same day.

    Args:
        first: The one entry; the error keeps its id.
        second: The other; the error keeps its id.
    """

    def __init__(self, first: Entry[T], second: Entry[T]) -> None:
        self.first = first.id
        self.second = second.id
        super().__init__(
            f"{first.id!r} ({first.span}) and {second.id!r} ({second.span}) overlap, so a day "
            "would have two values. Mend a day, or let the later record supersede the earlier."
        )


def _in_order(entries: Iterable[Entry[T]]) -> tuple[Entry[T], ...]:
    # A bare `tuple` as the converter would hide from type checkers what it holds.
    return tuple(entries)


@attrs.frozen
class Timeline(Generic[T]):
    """Values over spans of days.

    At no day of knowledge do two entries overlap; a gap stays a gap.

    Args:
        entries: Every entry, corrected ones included.

    Raises:
        InvalidHistoryError: Where ids or corrections do not fit together.
        OverlappingSpansError: Where two entries would answer for one day.
    """

    entries: tuple[Entry[T], ...] = attrs.field(converter=_in_order)

    def __attrs_post_init__(self) -> None:
        for known_on in sorted({entry.recorded_on for entry in self.entries}):
            for first, second in combinations(as_known(self.entries, known_on), 2):
                if first.span.overlaps(second.span):
                    raise OverlappingSpansError(first, second)

    def on(self, effective_on: date, *, known_on: date | None = None) -> Answer[T]:
        """What held on a day, as it was known on a day.

        Args:
            effective_on: The day that is asked about.
            known_on: The day whose knowledge counts; ``None`` for everything recorded.

        Returns:
            One of four answers: in force with its value, expected with its value, expressly
            not in force, or not recorded.
        """
        standing = as_known(self.entries, known_on)
        for entry in standing:
            if effective_on in entry.span:
                return _answer(entry)
        spans = (entry.span for entry in standing)
        return NotRecorded(tuple(sorted(spans, key=lambda span: span.start or date.min)))

    def edges(self, *, known_on: date | None = None) -> tuple[date, ...]:
        """The days on which an answer may change, in order.

        Args:
            known_on: The day whose knowledge counts; ``None`` for everything recorded.
        """
        spans: Iterable[Span] = (entry.span for entry in as_known(self.entries, known_on))
        days = {day for span in spans for day in (span.start, span.end) if day is not None}
        return tuple(sorted(days))


def _answer(entry: Entry[T]) -> Answer[T]:
    if entry.value is None:
        return NotInForce(entry=entry)
    if entry.state is State.EXPECTED:
        return Expected(value=entry.value, entry=entry)
    return InForce(value=entry.value, entry=entry)
