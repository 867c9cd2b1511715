"""The law as dated rows, and the row that answers for a day."""

from __future__ import annotations

import enum
from collections.abc import Iterable
from datetime import date
from itertools import chain

import attrs

from s92kit.dated import Entry, InForce, Timeline, as_known
from s92kit.errors import InvalidValueError, UnknownNameError
from s92kit.law._errors import LimitNotInForceError
from s92kit.law._hours import Disregarded
from s92kit.law._length import Length, LengthUnit
from s92kit.law._limit import LegalLimit, LegalStatus

__all__ = ["Counting", "Law", "LegalParameter", "limit_on"]


class Counting(enum.StrEnum):
    """How the statute counts a length of time."""

    BEGINNING_WITH = "beginning with"
    """The day is day 1."""
    FOLLOWING = "following"
    """The day is not counted."""
    HOURS = "from"
    """Hours from a moment."""


@attrs.frozen(kw_only=True)
class LegalParameter:
    """One limit that the law sets, with every row known of it.

    Args:
        key: A name for it, such as ``pspo-length``.
        title: What it limits, in words.
        limits: Its rows, corrected ones included.
        counting: How its length is counted; ``None`` for what is no length of time.
        counted_from: What its length is counted from, in words; empty where nothing is counted.
        disregarded: The days that do not count towards its hours.

    Raises:
        InvalidHistoryError: Where ids or corrections do not fit together.
        InvalidValueError: Where a row is not of the kind that the counting asks for.
        OverlappingSpansError: Where two rows of one status would answer for one day.
    """

    key: str
    title: str
    limits: tuple[LegalLimit, ...]
    counting: Counting | None = None
    counted_from: str = ""
    disregarded: Disregarded = Disregarded.NONE

    def __attrs_post_init__(self) -> None:
        for limit in self.limits:
            self._refuse_miscounted(limit)
        for known_on in sorted({limit.recorded_on for limit in self.limits}):
            for status in LegalStatus:
                self.timeline(status, known_on=known_on)

    def _refuse_miscounted(self, limit: LegalLimit) -> None:
        length = limit.value if isinstance(limit.value, Length) else None
        in_hours = length is not None and length.unit is LengthUnit.HOURS
        if (length is None) != (self.counting is None) or (
            in_hours != (self.counting is Counting.HOURS)
        ):
            raise InvalidValueError(
                what=f"The value of {limit.id!r}",
                given=limit.in_words,
                mend=f"{self.key} is counted {self.counting or 'not at all'}. Hours are counted "
                "from a moment, other lengths beginning with a day or following it, and what is "
                "no length is not counted.",
            )

    def known(self, *, known_on: date | None = None) -> tuple[LegalLimit, ...]:
        """The rows that stood on a day, in the order of their days.

        Args:
            known_on: The day whose knowledge counts; ``None`` for everything recorded.
        """
        standing = as_known(self.limits, known_on)
        return tuple(sorted(standing, key=lambda limit: limit.span.start or date.min))

    def timeline(
        self, status: LegalStatus, *, known_on: date | None = None
    ) -> Timeline[LegalLimit]:
        """The rows of one status, as known on a day.

        Args:
            status: The status that the rows bear.
            known_on: The day whose knowledge counts; ``None`` for everything recorded.
        """
        rows = (limit for limit in self.known(known_on=known_on) if limit.status is status)
        return Timeline(_entry(limit) for limit in rows)


def _entry(limit: LegalLimit) -> Entry[LegalLimit]:
    # What a row corrects was settled when the rows were chosen, and may be of another status.
    return Entry(
        id=limit.id,
        value=limit,
        span=limit.span,
        source=limit.source,
        recorded_on=limit.recorded_on,
    )


def _in_order(parameters: Iterable[LegalParameter]) -> tuple[LegalParameter, ...]:
    return tuple(parameters)


@attrs.frozen
class Law:
    """Every parameter that is known.

    Args:
        parameters: The parameters, each key and each row id once.

    Raises:
        InvalidValueError: Where two parameters share a key, or two rows an id.
    """

    parameters: tuple[LegalParameter, ...] = attrs.field(converter=_in_order)

    def __attrs_post_init__(self) -> None:
        rows = chain.from_iterable(parameter.limits for parameter in self.parameters)
        _refuse_repeats("The key of a legal parameter", (item.key for item in self.parameters))
        _refuse_repeats("The id of a legal limit", (row.id for row in rows))

    def parameter(self, key: str) -> LegalParameter:
        """The parameter of a key.

        Args:
            key: Such as ``pspo-length``.

        Raises:
            UnknownNameError: Where there is none of that key.
        """
        for parameter in self.parameters:
            if parameter.key == key:
                return parameter
        known = (parameter.key for parameter in self.parameters)
        raise UnknownNameError(what="legal parameter", name=key, known=known)


def _refuse_repeats(what: str, names: Iterable[str]) -> None:
    seen: set[str] = set()
    for name in names:
        if name in seen:
            raise InvalidValueError(what=what, given=name, mend="It is used twice; rename one.")
        seen.add(name)


def limit_on(
    law: Law,
    key: str,
    on: date,
    *,
    known_on: date | None = None,
    allow: tuple[LegalStatus, ...] = (LegalStatus.IN_FORCE,),
) -> LegalLimit:
    """The row that answers for a day.

    Args:
        law: The law to ask, such as ``english_law()``.
        key: The parameter, such as ``pspo-length``.
        on: The day whose law is wanted.
        known_on: The day whose knowledge counts; ``None`` for everything recorded.
        allow: The statuses that will do, the one preferred first. A row that is not in force is
            given only where the caller allows it, and bears its status for the caller to show.

    Returns:
        The row, whose ``value``, ``status``, ``provision`` and ``source`` say what it rests on.

    Raises:
        LimitNotInForceError: Where no row of an allowed status speaks of the day.
        UnknownNameError: Where there is no such parameter.

    Examples:
        >>> from s92kit.law import english_law
        >>> row = limit_on(english_law(), "pspo-length", date(2020, 10, 20))
        >>> print(row.value, row.status, row.span, sep=", ")
        3 years, in force, from 20 October 2014
    """
    parameter = law.parameter(key)
    for status in allow:
        answer = parameter.timeline(status, known_on=known_on).on(on)
        if isinstance(answer, InForce):
            return answer.value
    raise LimitNotInForceError(
        key=key,
        title=parameter.title,
        on=on,
        known_on=known_on,
        allow=allow,
        rows=parameter.known(known_on=known_on),
    )
