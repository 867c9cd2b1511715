"""Every day on which an agreement needs a person, and each that cannot be told."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

import attrs

from s92kit.agreements import (
    Agreement,
    Budget,
    Deadline,
    DeadlineKind,
    EndNotKnown,
    Event,
    EventKind,
    Running,
    earliest_leaving_day,
    last_day_for_notice,
    last_day_of,
    running_of,
    terms_of,
)
from s92kit.dated import as_known
from s92kit.diary._diary_entry import DiaryEntry, Undated
from s92kit.periods import Period, financial_year_label, financial_years_of, format_day
from s92kit.rates import RateBook
from s92kit.sources import Source

__all__ = ["entries_of_agreements"]

_TITLES = {
    DeadlineKind.RENEWAL: "Signal renewal",
    DeadlineKind.REVIEW: "Review",
    DeadlineKind.BUDGET_DECISION: "Budget decision",
    DeadlineKind.INVOICE: "Expected invoice",
}
_SETTING_THE_END = (EventKind.END, EventKind.MERGER, EventKind.NOTICE, EventKind.EXTENSION)
_ALWAYS_ASKED = {
    DeadlineKind.RENEWAL: "Say whether the agreement is to be renewed.",
    DeadlineKind.INVOICE: "Check the invoice against the posts delivered.",
}
"""What every agreement needs, whether or not a paper states a day for it."""


def entries_of_agreements(
    agreements: Iterable[Agreement], book: RateBook, *, on: date, known_on: date | None
) -> Iterator[DiaryEntry]:
    """The entries of agreements, before they are put in order.

    Args:
        agreements: The agreements.
        book: The schemes, which say how long notice is.
        on: The day of the diary.
        known_on: The day whose knowledge counts; ``None`` for everything recorded.
    """
    for agreement in agreements:
        yield from _entries(_Seen(agreement=agreement, book=book, on=on, known_on=known_on))


@attrs.frozen(kw_only=True)
class _Seen:
    """An agreement as it is seen on a day."""

    agreement: Agreement
    book: RateBook
    on: date
    known_on: date | None

    @property
    def budgets(self) -> tuple[Budget, ...]:
        return as_known(self.agreement.budgets, self.known_on)

    @property
    def events(self) -> tuple[Event, ...]:
        return as_known(self.agreement.events, self.known_on)

    def running(self) -> Running | EndNotKnown:
        """From when to when the agreement runs, or why that is not known."""
        return running_of(self.agreement, known_on=self.known_on)

    def entry(self, name: str, title: str, what_to_do: str) -> Undated:
        """An entry about the agreement, before its day is worked out."""
        return Undated(about=self.agreement.id, name=name, title=title, what_to_do=what_to_do)

    def recorded(self, what: str) -> str:
        """That something is not recorded, with the day whose knowledge counts."""
        by = f" by {format_day(self.known_on)}" if self.known_on else ""
        return f"{what} is recorded{by}"


def _entries(seen: _Seen) -> Iterator[DiaryEntry]:
    yield _notice(seen)
    yield _earliest_end(seen)
    yield _end(seen)
    yield from _ends_of_budget(seen)
    yield from _announced(seen)
    yield from _deadlines(seen)


@attrs.frozen(kw_only=True)
class _Notice:
    """How long notice is, and the days of the agreement within which it is given."""

    months: int
    running: Running
    sources: tuple[Source, ...]


def _notice_of(seen: _Seen) -> _Notice | str:
    """How notice is given, or why no day for it can be worked out."""
    length = terms_of(seen.agreement, seen.book).notice_months
    if length is None:
        scheme = seen.agreement.scheme
        if not scheme:
            return "the papers name neither the length of notice nor the scheme"
        return f"no length of notice is recorded for {seen.book.scheme(scheme).title}"
    if length.approximate:
        return f"the terms say that notice is about {length.amount} months"
    running = seen.running()
    if isinstance(running, EndNotKnown):
        return running.because
    if running.set_by and running.set_by.kind is not EventKind.EXTENSION:
        return f"the end is settled already ({running.set_by.text})"
    sources = (running.source, length.source)
    return _Notice(months=length.amount, running=running, sources=sources)


def _notice(seen: _Seen) -> DiaryEntry:
    entry = seen.entry("notice", "Last day to give notice", "Decide whether to leave.")
    notice = _notice_of(seen)
    if isinstance(notice, str):
        return entry.unknown(notice)
    last_day = notice.running.period.last_day
    return entry.on(
        last_day_for_notice(last_day, notice.months),
        *notice.sources,
        more=f"Notice of {notice.months} months given later runs out after the agreement's own "
        f"last day, {format_day(last_day)}.",
    )


def _earliest_end(seen: _Seen) -> DiaryEntry:
    served = format_day(seen.on)
    entry = seen.entry(
        "earliest-end",
        f"Earliest end if notice is served on {served}",
        "Weigh this day when deciding whether to leave; it moves with the day of notice.",
    )
    notice = _notice_of(seen)
    if isinstance(notice, str):
        return entry.unknown(notice)
    term = notice.running.period
    if seen.on not in term:
        because = f"notice is given within the term, {term}, and {served} is not in it"
        return entry.unknown(because, *notice.sources)
    leaving = earliest_leaving_day(seen.on, notice.months)
    if leaving <= term.last_day:
        return entry.on(leaving, *notice.sources, more=f"Notice is {notice.months} months.")
    more = f"Notice would run out on {format_day(leaving)}, when the agreement is over already."
    return entry.on(term.last_day, *notice.sources, more=more)


def _end(seen: _Seen) -> DiaryEntry:
    entry = seen.entry(
        "end",
        "Last day of the agreement",
        "See that an extension or a new agreement is in place, or that service ends.",
    )
    last = last_day_of(seen.agreement, known_on=seen.known_on)
    if isinstance(last, EndNotKnown):
        if last.within:
            return entry.within(last.within, *last.sources)
        return entry.unknown(last.because, *last.sources)
    return entry.on(last.on, last.source)


def _ends_of_budget(seen: _Seen) -> Iterator[DiaryEntry]:
    running = seen.running()
    if isinstance(running, EndNotKnown) or not seen.budgets:
        because = seen.recorded("no budget")
        if isinstance(running, EndNotKnown):
            because = running.because
        to_do = "See that there is a budget for each day of service."
        yield seen.entry("budget", "Last day with a budget", to_do).unknown(because)
        return
    for year in financial_years_of(running.period):
        served = year.overlap(running.period)
        gap = _without_budget(served, seen.budgets) if served else None
        if gap:
            yield _end_of_budget(seen, running, financial_year_label(year), gap)


def _end_of_budget(seen: _Seen, running: Running, label: str, gap: Period) -> DiaryEntry:
    last_day = gap.start - timedelta(days=1)
    before = [budget.source for budget in seen.budgets if last_day in budget.period]
    return seen.entry(
        f"budget-{label.replace('/', '-')}",
        f"Last day before service in {label} without a budget",
        f"Decide on the money for {gap}: the agreement goes on, and "
        f"{seen.recorded('no budget for these days')}.",
    ).on(last_day, running.source, *before)


def _without_budget(served: Period, budgets: tuple[Budget, ...]) -> Period | None:
    """The days of service from the first that no budget is for; ``None`` where each has one."""
    day = served.start
    for budget in sorted(budgets, key=lambda budget: budget.period):
        if day in budget.period:
            day = budget.period.end
    return Period(start=day, end=served.end) if day < served.end else None


def _announced(seen: _Seen) -> Iterator[DiaryEntry]:
    """The events that were recorded before their day, so that somebody could see to them."""
    for event in seen.events:
        announced = event.earliest is not None and event.recorded_on < event.earliest
        if announced and event.kind not in _SETTING_THE_END:
            entry = Undated(
                about=seen.agreement.id,
                name=f"event/{event.id}",
                title=str(event.kind).capitalize(),
                what_to_do=event.note or "See that it happens.",
                by_role=event.by_role or "the council",
            )
            yield _dated(entry, event.on, event.days_within, event.unknown_because, event.source)


def _deadlines(seen: _Seen) -> Iterator[DiaryEntry]:
    stated = as_known(seen.agreement.deadlines, seen.known_on)
    yield from (_stated(seen, deadline) for deadline in stated)
    for kind, what_to_do in _ALWAYS_ASKED.items():
        if all(deadline.kind is not kind for deadline in stated):
            entry = seen.entry(str(kind), _TITLES[kind], what_to_do)
            yield entry.unknown(seen.recorded("no day for it"))


def _stated(seen: _Seen, deadline: Deadline) -> DiaryEntry:
    entry = Undated(
        about=seen.agreement.id,
        name=f"{str(deadline.kind).replace(' ', '-')}/{deadline.id}",
        title=_TITLES[deadline.kind],
        what_to_do=deadline.what_to_do,
        by_role=deadline.by_role,
    )
    return _dated(entry, deadline.on, deadline.within, deadline.unknown_because, deadline.source)


def _dated(
    entry: Undated, on: date | None, within: Period | None, because: str, source: Source
) -> DiaryEntry:
    if on:
        return entry.on(on, source)
    return entry.within(within, source) if within else entry.unknown(because, source)
