"""Bringing a pending row of the law into force, on a day that somebody has checked."""

from __future__ import annotations

from datetime import date, timedelta

import attrs

from s92kit.dated import Span
from s92kit.errors import InvalidValueError, UnknownNameError
from s92kit.law._law import Law, LegalParameter
from s92kit.law._limit import LegalLimit, LegalStatus
from s92kit.periods import format_day, require_day
from s92kit.sources import Source

__all__ = ["with_commencement"]


def with_commencement(law: Law, row_id: str, *, on: date, source: Source, recorded_on: date) -> Law:
    """The law with a pending row in force from a day, and the row that it replaces cut short.

    Nothing is taken away: the rows of before are superseded by rows recorded on ``recorded_on``,
    so that what was known on an earlier day stays as it was.

    Args:
        law: The law as it is; it is not changed.
        row_id: The row to bring into force, which is enacted and not commenced, or unverified.
        on: The first day on which it is in force.
        source: The instrument that says so, which you have checked.
        recorded_on: The day on which you record it.

    Returns:
        A new law.

    Raises:
        InvalidValueError: For a row that is in force already or corrected by another, a day
            before the row could be in force, and a record that is older than the row.
        UnknownNameError: Where there is no such row.

    Examples:
        >>> from s92kit.law import english_law, limit_on
        >>> order = Source(title="Commencement regulations", locator="regulation 2",
        ...                published_on=date(2026, 12, 1))
        >>> law = with_commencement(english_law(), "fpn-maximum-pspo-500", on=date(2027, 1, 4),
        ...                         source=order, recorded_on=date(2026, 12, 1))
        >>> days = date(2027, 1, 3), date(2027, 1, 4)
        >>> [limit_on(law, "fpn-maximum-pspo", day).in_words for day in days]
        ['£100', '£500']
    """
    parameter, row = _pending(law, row_id)
    _refuse_days(parameter, row, on, recorded_on)
    limits = (*parameter.limits, *_commenced(parameter, row, on, source, recorded_on))
    changed = attrs.evolve(parameter, limits=limits)
    return Law(changed if item is parameter else item for item in law.parameters)


def _pending(law: Law, row_id: str) -> tuple[LegalParameter, LegalLimit]:
    known = {row.id: (item, row) for item in law.parameters for row in item.known()}
    if row_id not in known:
        pending = (id_ for id_, (_, row) in known.items() if row.status is not LegalStatus.IN_FORCE)
        raise UnknownNameError(what="pending row of the law", name=row_id, known=pending)
    parameter, row = known[row_id]
    if row.status is LegalStatus.IN_FORCE:
        raise InvalidValueError(
            what="A row to bring into force", given=row_id, mend="It is in force already."
        )
    return parameter, row


def _refuse_days(parameter: LegalParameter, row: LegalLimit, on: date, recorded_on: date) -> None:
    require_day(on, what="The day of commencement")
    require_day(recorded_on, what="The day on which a commencement was recorded")
    if on not in row.span:
        raise InvalidValueError(
            what=f"The day of commencement of {row.id!r}",
            given=format_day(on),
            mend=f"The row speaks of days {row.span}; give one of them.",
        )
    newest = max(limit.recorded_on for limit in parameter.known())
    if recorded_on < newest:
        raise InvalidValueError(
            what=f"The day on which the commencement of {row.id!r} was recorded",
            given=format_day(recorded_on),
            mend=f"{parameter.key} was last recorded on {format_day(newest)}; give that day or "
            "a later one.",
        )


def _commenced(
    parameter: LegalParameter, row: LegalLimit, on: date, source: Source, recorded_on: date
) -> tuple[LegalLimit, ...]:
    span = Span(start=on, end=row.span.end)
    displaced = [
        limit
        for limit in parameter.known()
        if limit.status is LegalStatus.IN_FORCE and limit.span.overlaps(span)
    ]
    begun = [limit for limit in displaced if limit.span.start is None or limit.span.start < on]
    in_force = attrs.evolve(
        row,
        id=f"{row.id}-from-{on}",
        status=LegalStatus.IN_FORCE,
        span=span,
        source=source,
        recorded_on=recorded_on,
        supersedes=(row.id, *(limit.id for limit in displaced if limit not in begun)),
    )
    return (*(_cut_short(limit, on, recorded_on) for limit in begun), in_force)


def _cut_short(limit: LegalLimit, on: date, recorded_on: date) -> LegalLimit:
    return attrs.evolve(
        limit,
        id=f"{limit.id}-to-{on - timedelta(days=1)}",
        span=Span(start=limit.span.start, end=on),
        recorded_on=recorded_on,
        supersedes=(limit.id,),
    )
