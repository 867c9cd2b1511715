"""One entry of the diary: what a person has to do, with its day or why the day is not known."""

from __future__ import annotations

import enum
from datetime import date, datetime

import attrs

from s92kit.periods import Period
from s92kit.sources import Source

__all__ = ["DiaryEntry", "Subject", "Undated"]


class Subject(enum.StrEnum):
    """What an entry is about."""

    AGREEMENT = "agreement"
    ORDER = "order"
    """A public spaces protection order."""
    POWER = "power"
    """The use of another power, such as a community protection notice."""


@attrs.frozen(kw_only=True)
class DiaryEntry:
    """Something that a person has to do, with its day or the reason why the day is not known.

    Args:
        id: The id of what it is about, a stroke and a name that stays the same from one diary
            to the next.
        about: The id of the agreement, the order or the power.
        title: What falls on the day, in a few words.
        what_to_do: What is to be done, in sentences.
        by_role: Whose task it is: a body or an office, never a person's name.
        sources: Where the day, or what it was worked out from, was read.
        on: The day; ``None`` where it cannot be determined.
        within: The days of which it is one, where no more is known, such as a month.
        why_no_date: Why there is no day; empty where there is one.
        past: Whether the day, or the last of the days, lies before the day of the diary.
        subject: An agreement, an order or the use of another power.
        at: The moment, on London's clocks, where hours count; ``None`` where a whole day does.
    """

    id: str
    about: str
    title: str
    what_to_do: str
    by_role: str
    sources: tuple[Source, ...]
    on: date | None = None
    within: Period | None = None
    why_no_date: str = ""
    past: bool = False
    subject: Subject = Subject.AGREEMENT
    at: datetime | None = None

    @property
    def first_day(self) -> date | None:
        """The day, or the first of the days; ``None`` where there are none."""
        return self.within.first_day if self.within else self.on

    @property
    def last_day(self) -> date | None:
        """The day, or the last of the days; ``None`` where there are none."""
        return self.within.last_day if self.within else self.on


@attrs.frozen(kw_only=True)
class Undated:
    """An entry before its day is worked out.

    Args:
        about: The id of the agreement, the order or the power.
        name: The end of the entry's id.
        title: As in the entry.
        what_to_do: As in the entry.
        by_role: As in the entry.
        subject: As in the entry.
    """

    about: str
    name: str
    title: str
    what_to_do: str
    by_role: str = "the council"
    subject: Subject = Subject.AGREEMENT

    def on(self, day: date, *sources: Source, more: str = "") -> DiaryEntry:
        """The entry on a day, with what else there is to say once the day is known."""
        return attrs.evolve(self._entry(sources, more), on=day)

    def within(self, days: Period, *sources: Source, why: str = "") -> DiaryEntry:
        """The entry on one of some days, with why no more is known where a paper says why."""
        because = why or f"only that it is one of the days from {days} is stated"
        return attrs.evolve(self._entry(sources), within=days, why_no_date=because)

    def unknown(self, because: str, *sources: Source) -> DiaryEntry:
        """The entry without a day, and why."""
        return attrs.evolve(self._entry(sources), why_no_date=because)

    def _entry(self, sources: tuple[Source, ...], more: str = "") -> DiaryEntry:
        return DiaryEntry(
            id=f"{self.about}/{self.name}",
            about=self.about,
            title=self.title,
            what_to_do=f"{self.what_to_do} {more}".rstrip(),
            by_role=self.by_role,
            subject=self.subject,
            sources=tuple(dict.fromkeys(sources)),
        )
