"""Where an order stands on every day, and why, as known on a day."""

from __future__ import annotations

import enum
from collections.abc import Iterator
from datetime import date, timedelta

import attrs

from s92kit.dated import Span
from s92kit.periods import format_day
from s92kit.pspos._course import Course, Leg, course_of
from s92kit.pspos._order import Pspo
from s92kit.pspos._stage import OrderStage, StageKind
from s92kit.sources import Source

__all__ = ["Standing", "StatusSpan", "status_on", "status_spans"]


class Standing(enum.StrEnum):
    """Where an order stands on a day; each day has exactly one."""

    NOT_YET = "not-yet"
    IN_FORCE = "in-force"
    EXPIRED = "expired"
    DISCHARGED = "discharged"
    UNKNOWN = "unknown"


@attrs.frozen(kw_only=True)
class StatusSpan:
    """Days in a row on which an order stands where it does, for one reason.

    Args:
        span: The days.
        standing: Where it stands.
        because: Why, in words to follow *because*; for *unknown*, why nobody can tell.
        sources: What that rests on.
    """

    span: Span
    standing: Standing
    because: str
    sources: tuple[Source, ...] = ()


def status_spans(order: Pspo, *, known_on: date | None = None) -> tuple[StatusSpan, ...]:
    """Where an order stands on every day there is, from the earliest to the latest.

    The spans follow each other without a gap and without an overlap. An order whose last day has
    passed has expired, unless an extension is recorded. Where one is, and it cannot be told
    whether it was decided in time or until when it runs, the days are *unknown*. An extension
    that was decided after the last day extends nothing.

    Args:
        order: The order.
        known_on: The day whose knowledge counts; ``None`` for everything recorded.

    Source:
        Anti-social Behaviour, Crime and Policing Act 2014, sections 60 and 61.

    Examples:
        >>> from s92kit.plugins import catalogue_of
        >>> from s92kit.testing import walford
        >>> order = catalogue_of(walford).pspo("walford/market-drinking")
        >>> for each in status_spans(order):
        ...     print(each.standing, each.span)
        not-yet to 31 May 2019
        in-force from 1 June 2019 to 31 May 2022
        in-force from 1 June 2022 to 31 March 2024
        discharged from 1 April 2024
    """
    course = course_of(order, known_on)
    if course is None:
        by = f"nothing of its making was recorded by {format_day(known_on)}" if known_on else ""
        because = by or "no paper records that it was made"
        return (StatusSpan(span=Span(), standing=Standing.UNKNOWN, because=because),)
    return tuple(_joined(_pieces(course)))


def status_on(order: Pspo, on: date, *, known_on: date | None = None) -> StatusSpan:
    """Where an order stands on a day, with all the days on which it stands so.

    Args:
        order: The order.
        on: The day.
        known_on: The day whose knowledge counts; ``None`` for everything recorded.

    Examples:
        >>> from s92kit.plugins import catalogue_of
        >>> from s92kit.testing import walford
        >>> order = catalogue_of(walford).pspo("walford/market-drinking")
        >>> status_on(order, date(2024, 4, 1)).because
        'it was discharged, and its last day was 31 March 2024'
    """
    return next(each for each in status_spans(order, known_on=known_on) if on in each.span)


def _pieces(course: Course) -> Iterator[StatusSpan]:
    # Between two neighbouring edges nothing changes, so one day speaks for all of them.
    edges = _edges(course)
    for start, end in zip((None, *edges), (*edges, None), strict=True):
        day = start or (end - timedelta(days=1) if end else date.min)
        standing, because, stage = _on(course, day)
        yield StatusSpan(
            span=Span(start=start, end=end),
            standing=standing,
            because=because,
            sources=(stage.source,),
        )


def _edges(course: Course) -> tuple[date, ...]:
    begins = [course.first.earliest, course.first.latest]
    begins += [day for hole in course.holes for day in (hole.span.start, hole.span.end)]
    lasts = [course.last.earliest, course.last.latest]
    lasts += [day for leg in course.legs for day in (leg.last.earliest, leg.last.latest)]
    lasts += [course.discharged_on.earliest, course.discharged_on.latest]
    after = (day + timedelta(days=1) for day in lasts if day is not None and day < date.max)
    # The calendar's first day has no day before it, and so begins no piece of its own.
    return tuple(sorted({*filter(None, begins), *after} - {date.min}))


def _on(course: Course, day: date) -> tuple[Standing, str, OrderStage]:
    ended = _discharged_on(course, day)
    if ended is not None and course.discharge is not None:
        return *ended, course.discharge
    if course.first.earliest and day < course.first.earliest:
        return Standing.NOT_YET, _why_not_yet(course), course.made
    if course.last.latest and day > course.last.latest:
        return Standing.EXPIRED, _why_expired(course), course.lapsed or course.legs[-1].stage
    return _while_it_may_run(course, day)


def _while_it_may_run(course: Course, day: date) -> tuple[Standing, str, OrderStage]:
    if course.first.latest is None or day < course.first.latest:
        return Standing.UNKNOWN, course.made.unknown_because, course.made
    for hole in course.holes:
        if day in hole.span:
            return Standing.UNKNOWN, _why_hole(hole.stage), hole.stage
    if course.last.earliest and day <= course.last.earliest:
        leg = _leg_on(course, day)
        return Standing.IN_FORCE, _why_in_force(leg), leg.stage
    return Standing.UNKNOWN, course.why_no_last, course.legs[-1].stage


def _discharged_on(course: Course, day: date) -> tuple[Standing, str] | None:
    ended, stage = course.discharged_on, course.discharge
    over = course.last.latest is not None and day > course.last.latest
    if stage is None or (ended.earliest and day <= ended.earliest):
        return None
    expired_first = ended.latest and course.last.latest and course.last.latest < ended.latest
    if ended.latest and day > ended.latest and not expired_first:
        last = f", and its last day was {format_day(ended.exact)}" if ended.exact else ""
        return Standing.DISCHARGED, f"it was discharged{last}"
    if over or (course.first.earliest and day < course.first.earliest):
        return None
    because = f"it was discharged, and its last day is not known: {stage.unknown_because}"
    return Standing.UNKNOWN, because


def _leg_on(course: Course, day: date) -> Leg:
    holding = (leg for leg in course.legs if leg.last.earliest and day <= leg.last.earliest)
    return next(holding, course.legs[-1])


def _why_not_yet(course: Course) -> str:
    if course.first.exact:
        return f"its first day is {format_day(course.first.exact)}"
    earliest = course.first.earliest or date.min
    return f"its first day cannot come before {format_day(earliest)}"


def _why_in_force(leg: Leg) -> str:
    did = "it was made" if leg.stage.kind is StageKind.MADE else "it was extended"
    if leg.last.exact:
        return f"{did}, and its last day is {format_day(leg.last.exact)}"
    return f"{did}, and this day is before any day on which it can have ended"


def _why_hole(stage: OrderStage) -> str:
    begins = format_day(stage.first_day) if stage.first_day else "a later day"
    return f"its extension is recorded to begin on {begins} alone, after the last day before it"


def _why_expired(course: Course) -> str:
    last = course.last.latest or date.max
    when = "its last day was" if course.last.exact else "its last day was at the latest"
    told = f"{when} {format_day(last)}"
    if course.too_late:
        days = " and ".join(_decided(leg.stage) for leg in course.too_late)
        return f"{told}, and the extension decided {days} came too late to extend it"
    return told if course.lapsed else f"{told}, and no later extension is recorded"


def _decided(stage: OrderStage) -> str:
    return f"on {format_day(stage.decided_on)}" if stage.decided_on else "after it"


def _joined(spans: Iterator[StatusSpan]) -> Iterator[StatusSpan]:
    held = next(spans)
    for each in spans:
        if (held.standing, held.because) == (each.standing, each.because):
            held = attrs.evolve(held, span=Span(start=held.span.start, end=each.span.end))
        else:
            yield held
            held = each
    yield held
