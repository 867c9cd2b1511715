"""The dates that follow from the use of other powers, as entries of the diary."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

import attrs

from s92kit.diary._diary_entry import DiaryEntry, Subject, Undated
from s92kit.law import Law
from s92kit.powers import Judgement, PowerDate, PowerRecords

__all__ = ["entries_of_powers"]


def entries_of_powers(
    lists: Iterable[PowerRecords], law: Law, *, known_on: date | None
) -> Iterator[DiaryEntry]:
    """The entries of powers, before they are put in order.

    Args:
        lists: Lists of the use of powers.
        law: The law.
        known_on: The day whose knowledge counts; ``None`` for everything recorded.
    """
    for records in lists:
        for judgement in records.judged(law, known_on=known_on):
            about = f"{records.id}/{judgement.power.id}"
            yield from (_entry(about, found) for found in _dates_of(judgement))


def _dates_of(judgement: Judgement) -> Iterator[PowerDate]:
    # Where the record states its end, the latest that the law allows is for findings to hold
    # it against, and nobody's task on any day.
    expiry = judgement.date("expiry")
    stated = expiry is not None and expiry.on is not None
    return (found for found in judgement.dates if not (stated and found.name == "latest-end"))


def _entry(about: str, found: PowerDate) -> DiaryEntry:
    entry = Undated(
        about=about,
        name=found.name,
        title=found.title,
        what_to_do=found.what_to_do,
        by_role=found.by_role,
        subject=Subject.POWER,
    )
    if found.on is None:
        return entry.unknown(found.why_no_date, *found.sources)
    counted = f"Counted by {found.provision}." if found.provision else ""
    return attrs.evolve(entry.on(found.on, *found.sources, more=counted), at=found.at)
