"""Closure orders: heard in time, for how many months, extended before they end, and no longer."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta

import attrs

from s92kit.errors import InvalidValueError
from s92kit.findings import Finding, Rule, Severity
from s92kit.periods import format_day
from s92kit.powers._authorities import CLOSURE_EXTENSION, CLOSURE_HEARING, CLOSURE_ORDER
from s92kit.powers._case import Case, Check, PowerDate, resting_on, stated
from s92kit.powers._closure import ClosureNotice
from s92kit.powers._moments import format_moment, require_moments
from s92kit.powers._prosecution import WHILE_IT_BOUND, breaches, prosecutions
from s92kit.sources import Source

__all__ = ["RULES", "ClosureExtension", "ClosureOrder", "checks_of_order", "dates_of_order"]

HEARING = Rule(
    "powers/closure-hearing",
    "The court heard the application for a closure order in time after service of the notice.",
    Severity.ERROR,
    (CLOSURE_HEARING,),
)
LENGTH = Rule(
    "powers/closure-order-length",
    "A closure order, and each extension of it, lasts no longer than the Act allows.",
    Severity.ERROR,
    (CLOSURE_ORDER, CLOSURE_EXTENSION),
)
TOTAL = Rule(
    "powers/closure-order-total",
    "A closure order with its extensions lasts no longer in all than the Act allows.",
    Severity.ERROR,
    (CLOSURE_EXTENSION,),
)
EXTENDED_IN_TIME = Rule(
    "powers/closure-extension-in-time",
    "An extension of a closure order was applied for before the order ended.",
    Severity.ERROR,
    (CLOSURE_EXTENSION,),
)

RULES = (HEARING, LENGTH, TOTAL, EXTENDED_IN_TIME)
"""The rules about closure orders."""


@attrs.frozen(kw_only=True)
class ClosureExtension:
    """An extension of a closure order.

    Args:
        applied_on: The day of the application; ``None`` where it is not recorded.
        last_day: The last day that it sets; ``None`` where it is not recorded.
    """

    applied_on: date | None = None
    last_day: date | None = None


@attrs.frozen(kw_only=True)
class ClosureOrder:
    """An order of a magistrates' court that closes premises.

    Args:
        id: A reference of your own: never an address.
        made_on: The day on which it was made.
        recorded_on: The first day on which the source shows it to have been known.
        source: Where it is recorded.
        notice: The id of the closure notice; empty where none is recorded.
        heard_at: When the court first heard the application; ``None`` where that is not recorded.
        last_day: The last day that the order as made sets; ``None`` where it is not recorded.
        extensions: Its extensions, in their order.
        breached_on: The days on which it was breached, as far as recorded.
        supersedes: The ids of earlier records that this one corrects.
        note: What a reader should know of it.

    Raises:
        InvalidValueError: Where the moment bears a zone, or the order ends before it was made.

    Source:
        Anti-social Behaviour, Crime and Policing Act 2014, sections 80 to 86.
    """

    id: str
    made_on: date
    recorded_on: date
    source: Source
    notice: str = ""
    heard_at: datetime | None = None
    last_day: date | None = None
    extensions: tuple[ClosureExtension, ...] = ()
    breached_on: tuple[date, ...] = ()
    supersedes: tuple[str, ...] = ()
    note: str = ""

    def __attrs_post_init__(self) -> None:
        require_moments(self.id, heard_at=self.heard_at)
        if self.last_day is not None and self.last_day < self.made_on:
            raise InvalidValueError(
                what=f"last_day of {self.id!r}",
                given=str(self.last_day),
                mend=f"It was made on {self.made_on}; give no earlier day.",
            )

    @property
    def used_on(self) -> date:
        """The day whose law counts."""
        return self.made_on

    @property
    def last_days(self) -> tuple[date | None, ...]:
        """The last day as made, and as each extension set it."""
        return (self.last_day, *(extension.last_day for extension in self.extensions))


def checks_of_order(order: ClosureOrder, case: Case) -> Iterator[Check]:
    """The rules that a closure order is held against."""
    yield HEARING, lambda: _hearing(order, case)
    yield LENGTH, lambda: _length(order, case)
    yield TOTAL, lambda: _total(order, case)
    if order.extensions:
        yield EXTENDED_IN_TIME, lambda: _in_time(order)
    if order.breached_on:
        yield WHILE_IT_BOUND, lambda: breaches(order, order.made_on, order.last_days[-1])


def dates_of_order(order: ClosureOrder, case: Case) -> Iterator[PowerDate]:
    """The last day, the last that extensions can reach, the end of appeals and prosecutions."""
    expiry = PowerDate(
        name="expiry",
        title="Last day of the closure order",
        what_to_do="Apply for an extension before the order ends, or let the premises open.",
        sources=(order.source,),
    )
    yield stated(expiry, order.last_days[-1], "the last day that it sets is not recorded")
    total = attrs.evolve(
        expiry,
        name="extensions-end",
        title="Latest day that extensions of the closure order can reach",
        what_to_do="No extension reaches further.",
    )
    yield case.counted(total, "closure-order-total", order.made_on, "")
    appeal = attrs.evolve(
        expiry,
        name="appeal",
        title="Last day to appeal against the closure order",
        what_to_do="See whether an appeal has been made.",
        by_role="whoever appeals",
    )
    yield case.counted(appeal, "closure-appeal", order.made_on, "")
    yield from prosecutions(order, case)


def _hearing(order: ClosureOrder, case: Case) -> Iterator[Finding]:
    notice = case.other(order.notice, ClosureNotice)
    if notice is None or notice.served_at is None:
        missing = f"the notice {order.notice!r} is not among the records given"
        because = missing if order.notice else "no closure notice is recorded"
        if notice:
            because = f"when the notice {notice.id!r} was served is not recorded"
        yield HEARING.undetermined(because, path=("notice",))
        return
    end = attrs.evolve(case, on=notice.used_on).end("closure-hearing", notice.served_at)
    path = ("heard_at",)
    if order.heard_at is None:
        answer = HEARING.undetermined("when the court first heard it is not recorded", path=path)
    elif order.heard_at > end.ends_at:
        message = (
            f"It was heard at {format_moment(order.heard_at)}; served at "
            f"{format_moment(notice.served_at)}, it had to be by {format_moment(end.ends_at)}."
        )
        answer = HEARING.not_met(message, path=path)
    else:
        answer = HEARING.met(f"It was heard at {format_moment(order.heard_at)}.", path=path)
    yield resting_on(answer, end.limit)


def _length(order: ClosureOrder, case: Case) -> Iterator[Finding]:
    begins: date | None = order.made_on
    for at, last_day in enumerate(order.last_days):
        path = ("extensions", at - 1, "last_day") if at else ("last_day",)
        if last_day is None or begins is None:
            yield LENGTH.undetermined("a last day that it sets is not recorded", path=path)
        else:
            allowed = case.last_day("closure-order", begins)
            said = (
                f"It runs from {format_day(begins)} to {format_day(last_day)}; it may run to "
                f"{format_day(allowed.last_day)}."
            )
            kept = last_day <= allowed.last_day
            answer = LENGTH.met(said, path=path) if kept else LENGTH.not_met(said, path=path)
            yield resting_on(answer, allowed.limit)
        begins = last_day + timedelta(days=1) if last_day else None


def _total(order: ClosureOrder, case: Case) -> Iterator[Finding]:
    last_day = order.last_days[-1]
    allowed = case.last_day("closure-order-total", order.made_on)
    if last_day is None:
        answer = TOTAL.undetermined("the last day that it sets is not recorded")
    else:
        said = (
            f"It runs to {format_day(last_day)} in all; it may run to "
            f"{format_day(allowed.last_day)}."
        )
        answer = TOTAL.met(said) if last_day <= allowed.last_day else TOTAL.not_met(said)
    yield resting_on(answer, allowed.limit)


def _in_time(order: ClosureOrder) -> Iterator[Finding]:
    for at, (extension, before) in enumerate(zip(order.extensions, order.last_days, strict=False)):
        path = ("extensions", at, "applied_on")
        if extension.applied_on is None or before is None:
            because = "the day of the application, or the last day before it, is not recorded"
            yield EXTENDED_IN_TIME.undetermined(because, path=path)
        elif extension.applied_on > before:
            message = (
                f"It was applied for on {format_day(extension.applied_on)}, and the order ended "
                f"on {format_day(before)}."
            )
            yield EXTENDED_IN_TIME.not_met(message, path=path)
