"""The days of orders: their ends, the windows to challenge them, and what an extension needs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import zip_longest

import attrs

from s92kit.diary._diary_entry import DiaryEntry, Subject, Undated
from s92kit.diary._lead_times import ExtensionSteps, LeadTimes
from s92kit.law import HolidaysNotKnownError, Law, LimitNotInForceError, last_day_under
from s92kit.periods import Period, format_day
from s92kit.pspos import (
    OrderKind,
    OrderPeriod,
    OrderStage,
    Pspo,
    StageKind,
    Standing,
    StatusSpan,
    last_day_to_challenge,
    period_on,
    periods_of,
    status_on,
    status_spans,
)
from s92kit.sources import Source

__all__ = ["entries_of_orders"]

_DAY = timedelta(days=1)
_OVER = (Standing.EXPIRED, Standing.DISCHARGED)
_MADE = (StageKind.MADE, StageKind.VARIED)


def entries_of_orders(
    orders: Iterable[Pspo],
    law: Law,
    lead_times: LeadTimes,
    *,
    on: date,
    known_on: date | None,
) -> Iterator[DiaryEntry]:
    """The entries of orders, before they are put in order.

    Args:
        orders: The orders.
        law: The law.
        lead_times: How long before the end of an order somebody must begin.
        on: The day of the diary: an order that is over by then needs no extension.
        known_on: The day whose knowledge counts; ``None`` for everything recorded.
    """
    for order in orders:
        seen = _Seen(order=order, law=law, lead_times=lead_times, on=on, known_on=known_on)
        yield from _entries(seen)


@attrs.frozen(kw_only=True)
class _Seen:
    """An order as it is seen on a day."""

    order: Pspo
    law: Law
    lead_times: LeadTimes
    on: date
    known_on: date | None

    def entry(self, name: str, title: str, what_to_do: str) -> Undated:
        """An entry about the order, before its day is worked out."""
        return Undated(
            about=self.order.id,
            name=name,
            title=title,
            what_to_do=what_to_do,
            subject=Subject.ORDER,
        )

    @property
    def is_over(self) -> bool:
        """Whether the order has ended by the day of the diary."""
        return status_on(self.order, self.on, known_on=self.known_on).standing in _OVER


@attrs.frozen(kw_only=True)
class _End:
    """The last day of an order as the papers have it, and the last that the law allows."""

    on: date
    sources: tuple[Source, ...]
    lawful: date
    discharged: bool = False

    @property
    def safe(self) -> date:
        """The day by which an extension is needed, whichever of the two is right."""
        return min(self.on, self.lawful)


def _entries(seen: _Seen) -> Iterator[DiaryEntry]:
    end = _end_of(seen)
    yield from _earlier_ends(seen, end)
    yield _end(seen, end)
    for stage in seen.order.life(known_on=seen.known_on):
        if stage.kind in _MADE:
            yield _challenge(seen, stage)
    if not seen.is_over and not (isinstance(end, _End) and end.discharged):
        yield from _extension(seen, end)


@attrs.frozen(kw_only=True)
class _Open:
    """Why the last day of an order is not known, and the days of which it is one."""

    because: str
    sources: tuple[Source, ...]
    within: Period | None = None


def _end_of(seen: _Seen) -> _End | _Open:
    """The last day of the order, or why nobody can tell it."""
    spans = status_spans(seen.order, known_on=seen.known_on)
    over = next((at for at, span in enumerate(spans) if span.standing in _OVER), len(spans))
    before = spans[over - 1]
    if over == len(spans) or before.span.end is None or before.standing is not Standing.IN_FORCE:
        return _Open(because=before.because, sources=before.sources, within=_days_of(spans[:over]))
    on = before.span.end - _DAY
    period = period_on(seen.order, on, known_on=seen.known_on)
    return _End(
        on=on,
        sources=tuple(dict.fromkeys((*before.sources, *spans[over].sources))),
        lawful=_lawful(seen, period, on) if period else on,
        discharged=spans[over].standing is Standing.DISCHARGED,
    )


def _days_of(spans: tuple[StatusSpan, ...]) -> Period | None:
    """The days of which the last day is one, where an order ran and then may have ended."""
    if len(spans) < 2 or spans[-2].standing is not Standing.IN_FORCE:
        return None
    start, end = spans[-1].span.start, spans[-1].span.end
    return Period(start=start - _DAY, end=end) if start and end else None


def _certain(seen: _Seen) -> _End | None:
    """The last day on which the order certainly runs, where it is known and still to come."""
    periods = periods_of(seen.order, known_on=seen.known_on)
    for period in reversed([each for each in periods if each.valid and each.last_day]):
        on = period.last_day or date.min
        end = _End(on=on, sources=(period.stage.source,), lawful=_lawful(seen, period, on))
        return end if end.safe >= seen.on else None
    return None


def _lawful(seen: _Seen, period: OrderPeriod, last_day: date) -> date:
    """The last day that the law allows for a period, where it is known; else the day given."""
    if period.first_day is None:
        return last_day
    key = "pspo-length" if period.stage.kind is StageKind.MADE else "pspo-extension"
    if seen.order.kind is OrderKind.EXPEDITED:
        key = "expedited-pspo-length"
    on = period.stage.decided_on or period.first_day
    try:
        return last_day_under(
            seen.law, key, period.first_day, on=on, known_on=seen.known_on
        ).last_day
    except LimitNotInForceError:
        return last_day


def _end(seen: _Seen, end: _End | _Open) -> DiaryEntry:
    entry = seen.entry(
        "end",
        "Last day of the order",
        "See that an extension is in place, or that notices and signs come down.",
    )
    if isinstance(end, _Open):
        if end.within:
            return entry.within(end.within, *end.sources, why=end.because)
        return entry.unknown(end.because, *end.sources)
    if end.discharged:
        ended = seen.entry("end", "Last day of the order", "It was discharged.")
        return ended.on(end.on, *end.sources)
    return entry.on(end.safe, *end.sources, more=_too_long(end.on, end.lawful))


def _too_long(last_day: date, lawful: date) -> str:
    """What to say where the papers state a later last day than the law allows."""
    if last_day <= lawful:
        return ""
    return (
        f"The papers state {format_day(last_day)}; the law allows no longer than to "
        f"{format_day(lawful)}."
    )


def _earlier_ends(seen: _Seen, end: _End | _Open) -> Iterator[DiaryEntry]:
    """The last day of each period before the last one, by which the next had to be decided."""
    periods = periods_of(seen.order, known_on=seen.known_on)
    for period, after in zip_longest(periods, periods[1:]):
        on, stage = period.last_day, period.stage
        if on is None or not period.valid or (isinstance(end, _End) and end.on <= on):
            continue
        told = "Whether the order went on after this day cannot be told."
        if after is not None and after.valid:
            to = f" to {format_day(after.last_day)}" if after.last_day else ""
            told = f"It was extended{to}."
        entry = seen.entry(f"end/{stage.id}", f"Last day of the order as {stage.kind}", told)
        lawful = _lawful(seen, period, on)
        yield entry.on(min(on, lawful), stage.source, more=_too_long(on, lawful))


def _challenge(seen: _Seen, stage: OrderStage) -> DiaryEntry:
    did = "made" if stage.kind is StageKind.MADE else "varied"
    entry = seen.entry(
        f"challenge/{stage.id}",
        f"Last day to challenge the order as {did}",
        "See whether anybody has applied to the High Court.",
    )
    try:
        found = last_day_to_challenge(stage, seen.law, known_on=seen.known_on)
    except LimitNotInForceError as pending:
        return entry.unknown(pending.reason, stage.source)
    if found is None:
        because = stage.unknown_because or "the day of the decision is not recorded"
        days = _days_to_challenge(seen, stage)
        if days:
            return entry.within(days, stage.source, why=because)
        return entry.unknown(because, stage.source)
    counted = f"Counted by {found.limit.provision}."
    return entry.on(found.last_day, stage.source, found.limit.source, more=counted)


def _days_to_challenge(seen: _Seen, stage: OrderStage) -> Period | None:
    """The days of which the window's last is one, where the days of the decision are known."""
    decided = stage.decided_within
    if decided is None or decided.start is None or decided.end is None:
        return None
    ends = [
        last_day_under(seen.law, "pspo-challenge-window", day, known_on=seen.known_on).last_day
        for day in (decided.start, decided.end - _DAY)
    ]
    return Period.inclusive(*ends)


def _extension(seen: _Seen, end: _End | _Open) -> Iterator[DiaryEntry]:
    made = seen.entry(
        "extension/make",
        "Last day on which an extension can be made",
        "Extend the order by the end of this day, or let it lapse: an order that has ended is "
        "made anew.",
    )
    if isinstance(end, _Open):
        certain = _certain(seen)
        if certain is None:
            yield made.unknown(end.because, *end.sources)
            return
        end = certain
    yield made.on(end.safe, *end.sources)
    try:
        steps = seen.lead_times.steps_before(end.safe)
    except HolidaysNotKnownError as unknown:
        decide = seen.entry("extension/decide", "Last day to decide on an extension", "Decide.")
        yield decide.unknown(str(unknown), *end.sources)
        return
    yield from _steps(seen, end, steps)
    yield from _reminders(seen, end, steps)


def _steps(seen: _Seen, end: _End, steps: ExtensionSteps) -> Iterator[DiaryEntry]:
    policy = seen.lead_times
    counted = (
        f"Counted back from {format_day(end.safe)} by a policy ({policy.label}): {policy.in_words}."
    )
    listed = (
        (
            "consult",
            "Last day to begin consulting on an extension",
            "Consult the chief officer of police, MOPAC, the community and owners of land.",
            steps.consult_from,
        ),
        (
            "decide",
            "Last day to decide on an extension",
            "Decide whether it is necessary to prevent the activities, or their increase.",
            steps.decide_by,
        ),
        (
            "publish",
            "Last day to publish a decision on an extension",
            f"Publish it; the time for call-in ends on {format_day(steps.call_in_ends)}.",
            steps.publish_by,
        ),
    )
    for name, title, what_to_do, day in listed:
        entry = seen.entry(f"extension/{name}", title, what_to_do)
        yield entry.on(day, *end.sources, more=counted)


def _reminders(seen: _Seen, end: _End, steps: ExtensionSteps) -> Iterator[DiaryEntry]:
    for days in seen.lead_times.days_before:
        day = end.safe - timedelta(days=days)
        entry = seen.entry(
            f"extension/in-{days}-days",
            f"{days} days before the last day of the order",
            f"{_left(day, steps)} The day is that of a policy ({seen.lead_times.label}).",
        )
        yield entry.on(day, *end.sources)


def _left(day: date, steps: ExtensionSteps) -> str:
    """What can still be done on a day towards an extension."""
    if day <= steps.consult_from:
        return (
            "Decide whether an extension is to be proposed: consultation has to begin by "
            f"{format_day(steps.consult_from)}."
        )
    if day <= steps.decide_by:
        return (
            "It is too late to begin the consultation that the policy allows for; a decision "
            f"after a consultation that has begun is due by {format_day(steps.decide_by)}."
        )
    return "It is too late for a decision that can still be called in before the order ends."
