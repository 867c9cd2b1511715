"""Records that are corrected by later records, never changed: what was known on a day."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from graphlib import CycleError, TopologicalSorter
from typing import Protocol, TypeVar

from s92kit.errors import S92Error, closest_to
from s92kit.periods import format_day

__all__ = ["InvalidHistoryError", "Recorded", "as_known"]


class Recorded(Protocol):
    """Anything with an id, the day it became known, and the ids of what it corrects."""

    @property
    def id(self) -> str: ...
    @property
    def recorded_on(self) -> date: ...
    @property
    def supersedes(self) -> tuple[str, ...]: ...


R = TypeVar("R", bound=Recorded)


class InvalidHistoryError(S92Error, ValueError):
    """Records whose ids or corrections do not fit together.

    Args:
        id: The record at fault.
        reason: What is wrong with it and how to mend it.
    """

    def __init__(self, *, id: str, reason: str) -> None:  # noqa: A002 - the field's own word
        self.id = id
        self.reason = reason
        super().__init__(f"{id!r} {reason}")


def as_known(records: Iterable[R], known_on: date | None) -> tuple[R, ...]:
    """The records that stood on a day: those known by then and not yet corrected by then.

    Args:
        records: Every record, corrected ones included.
        known_on: The day whose knowledge counts; ``None`` for everything recorded.

    Raises:
        InvalidHistoryError: For an id used twice, a correction of a record that is not there,
            a correction recorded before the record that it corrects, and corrections that go
            round in a circle.

    Examples:
        >>> from s92kit.dated import Entry, Span
        >>> from s92kit.sources import Source
        >>> paper = Source(title="Estates team report", locator="3.2", published_on=None)
        >>> planned = Entry(id="planned", value="1 May", span=Span(), source=paper,
        ...                 recorded_on=date(2019, 4, 1))
        >>> actual = Entry(id="actual", value="3 June", span=Span(), source=paper,
        ...                recorded_on=date(2019, 7, 1), supersedes=("planned",))
        >>> [entry.id for entry in as_known([planned, actual], date(2019, 5, 31))]
        ['planned']
        >>> [entry.id for entry in as_known([planned, actual], None)]
        ['actual']
    """
    everything = tuple(records)
    _refuse_misfits(everything)
    known = [item for item in everything if known_on is None or item.recorded_on <= known_on]
    corrected = {old for item in known for old in item.supersedes}
    return tuple(item for item in known if item.id not in corrected)


def _refuse_misfits(records: tuple[R, ...]) -> None:
    by_id: dict[str, R] = {}
    for record in records:
        if record.id in by_id:
            raise InvalidHistoryError(
                id=record.id, reason="is the id of two records; give each its own."
            )
        by_id[record.id] = record
    for record in records:
        _refuse_bad_correction(record, by_id)
    _refuse_circle(records)


def _refuse_bad_correction(record: R, by_id: Mapping[str, R]) -> None:
    for old in record.supersedes:
        if old not in by_id or old == record.id:
            others = [known for known in by_id if known != record.id]
            raise InvalidHistoryError(
                id=record.id,
                reason=f"supersedes {old!r}, which is no other record. {closest_to(old, others)}",
            )
        if record.recorded_on < by_id[old].recorded_on:
            raise InvalidHistoryError(
                id=record.id,
                reason=f"was recorded on {format_day(record.recorded_on)}, before {old!r} "
                f"({format_day(by_id[old].recorded_on)}), which it supersedes. "
                "A correction comes after what it corrects.",
            )


def _refuse_circle(records: tuple[R, ...]) -> None:
    # Within one day a record may correct another, so a circle passes the check of days; each
    # record in it would be corrected away and nothing would be left standing.
    try:
        TopologicalSorter({record.id: record.supersedes for record in records}).prepare()
    except CycleError as circle:
        _, ring = circle.args
        raise InvalidHistoryError(
            id=ring[0],
            reason=f"supersedes itself by way of {', '.join(map(repr, ring[1:-1]))}. "
            "Take one of these corrections out.",
        ) from None
