"""Actions held against the law of their day: amounts, days to pay, and prosecutions."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from s92kit.enforcement._case import RowCheck, never
from s92kit.enforcement._columns import NO_DAY, Case, day_of, number_of, pence_of
from s92kit.enforcement._rules import (
    DECIDE_IN_TIME,
    EARLY_BELOW_FULL,
    EARLY_IN_TIME,
    NO_GRACE,
    PAID_AS_DUE,
    PAID_NOT_PROSECUTED,
    PROSECUTED_AFTER_BAR,
    PROSECUTED_IN_TIME,
    WITHIN_CAP,
)
from s92kit.law import LegalLimit, Length, NoLimit
from s92kit.money import format_gbp, from_pence
from s92kit.periods import format_day
from s92kit.tables import Array

__all__ = ["under_law"]

_BAR, _EARLY, _LIMIT = "fpn-bar-on-proceedings", "fpn-early-payment-below", "prosecution-limit"
_NO_CAP = 10**12
"""More than any penalty, in pence: for a row of the law that sets no limit."""


def under_law(case: Case) -> Iterator[RowCheck]:
    """The checks that ask what the law says.

    Args:
        case: The rows, and what they are held against.
    """
    yield _within_cap(case)
    yield from _early_payment(case)
    yield _no_grace(case)
    yield _paid_as_due(case)
    bar_ends = _last_days(case, _BAR)
    yield _paid_not_prosecuted(case, bar_ends)
    yield _after_bar(case, bar_ends)
    ends = _last_days(case, _LIMIT)
    yield _in_time(case, ends)
    yield _decide_in_time(case, bar_ends, ends)


def _within_cap(case: Case) -> RowCheck:
    import numpy as np

    rows, law = case.rows, case.held.law
    caps = [_caps(case, key) for key in ("fpn-maximum-pspo", "fpn-maximum-cpn")]
    cap = np.where(rows.under_order, *caps)

    def words(row: int) -> tuple[str, str]:
        day = day_of(rows.day[row])
        limit = law.on(_cap_key(case, row), day)
        by = limit.provision if isinstance(limit, LegalLimit) else ""
        return (
            (
                f"{_pounds(rows.amount[row])} is more than the {_pounds(cap[row])} that "
                f"{by} allows on {format_day(day)}."
            ),
            "Cancel the notice and pay back what was paid over the limit.",
        )

    return RowCheck(
        rule=WITHIN_CAP,
        header="amount_gbp",
        asked=rows.is_penalty,
        broken=rows.is_penalty & (cap >= 0) & (rows.amount > cap),
        unknown=rows.is_penalty & (cap < 0),
        words=words,
        because=lambda row: str(law.on(_cap_key(case, row), day_of(rows.day[row]))),
    )


def _caps(case: Case, key: str) -> Array:
    return case.noticed.each(lambda day: _pence_allowed(case.held.law.on(key, day)))


def _cap_key(case: Case, row: int) -> str:
    return "fpn-maximum-pspo" if case.rows.under_order[row] else "fpn-maximum-cpn"


def _pence_allowed(limit: LegalLimit | str) -> int:
    if isinstance(limit, str):
        return -1
    if isinstance(limit.value, NoLimit):
        return _NO_CAP
    return pence_of(Decimal(limit.value)) if isinstance(limit.value, (Decimal, int)) else -1


def _date(number: int) -> str:
    return format_day(day_of(number))


def _pounds(pence: int) -> str:
    return format_gbp(from_pence(int(pence)))


def _days_allowed(case: Case, key: str) -> Array:
    def days(day: date) -> int:
        limit = case.held.law.on(key, day)
        whole = isinstance(limit, LegalLimit) and isinstance(limit.value, Length)
        return limit.value.count if whole else -1  # type: ignore[union-attr]

    return case.noticed.each(days)


def _early_payment(case: Case) -> Iterator[RowCheck]:
    rows, below = case.rows, _days_allowed(case, _EARLY)
    asked = rows.reduced_days >= 0
    yield RowCheck(
        rule=EARLY_IN_TIME,
        header="reduced_within_days",
        asked=asked,
        broken=asked & (below >= 0) & (rows.reduced_days >= below),
        unknown=asked & (below < 0),
        words=lambda row: (
            (
                f"The lower amount is open for {rows.reduced_days[row]} days; it must be fewer "
                f"than {below[row]}."
            ),
            f"Give {below[row] - 1} days at most.",
        ),
        because=lambda row: str(case.held.law.on(_EARLY, day_of(rows.day[row]))),
    )
    lower = rows.reduced >= 0
    yield RowCheck(
        rule=EARLY_BELOW_FULL,
        header="reduced_gbp",
        asked=lower,
        broken=lower & (rows.reduced >= rows.amount),
        unknown=None,
        words=lambda row: (
            f"{_pounds(rows.reduced[row])} is not below {_pounds(rows.amount[row])}.",
            "Mend the lower amount, or leave it out.",
        ),
        because=never,
    )


def _no_grace(case: Case) -> RowCheck:
    rows, allowed = case.rows, _days_allowed(case, _BAR)
    asked = rows.pay_days >= 0

    def words(row: int) -> tuple[str, str]:
        given = f"The notice gives {rows.pay_days[row]} days to pay; the Act bars proceedings for "
        if rows.pay_days[row] > allowed[row]:
            mend = "More is a grace outside the statute: payment in it does not bar proceedings."
        else:
            mend = "Payment bars a conviction until then, whatever the notice says."
        return f"{given}{allowed[row]}.", mend

    return RowCheck(
        rule=NO_GRACE,
        header="pay_within_days",
        asked=asked,
        broken=asked & (allowed >= 0) & (rows.pay_days != allowed),
        unknown=asked & (allowed < 0),
        words=words,
        because=lambda row: str(case.held.law.on(_BAR, day_of(rows.day[row]))),
    )


def _paid_as_due(case: Case) -> RowCheck:
    rows = case.rows
    asked = rows.paid_pence >= 0
    in_time = (rows.reduced_days >= 0) & (rows.paid <= rows.day + rows.reduced_days)
    due = (rows.paid_pence == rows.amount) | (in_time & (rows.paid_pence == rows.reduced))
    return RowCheck(
        rule=PAID_AS_DUE,
        header="paid_gbp",
        asked=asked,
        broken=asked & ~due,
        unknown=None,
        words=lambda row: (
            (
                f"{_pounds(rows.paid_pence[row])} was paid on {_date(rows.paid[row])}; "
                f"{_pounds(rows.amount[row])} was due then."
            ),
            "Confirm what was paid, or that the rest was let off.",
        ),
        because=never,
    )


def _last_days(case: Case, key: str) -> Array:
    """For each row the last day of a length of time, as days since 1970; ``NO_DAY`` for none."""
    days = case.noticed if key == _BAR else case.breached

    def last(day: date) -> int:
        found = case.held.law.last_day(key, day)
        return NO_DAY if found is None else number_of(found)

    return days.each(last)


def _paid_not_prosecuted(case: Case, bar_ends: Array) -> RowCheck:
    rows = case.rows
    asked = (rows.paid != NO_DAY) & (rows.prosecuted != NO_DAY)
    return RowCheck(
        rule=PAID_NOT_PROSECUTED,
        header="prosecuted_on",
        asked=asked,
        broken=asked & (bar_ends != NO_DAY) & (rows.paid <= bar_ends),
        unknown=asked & (bar_ends == NO_DAY),
        words=lambda row: (
            (
                f"It was paid on {_date(rows.paid[row])}, by the last day of the bar, "
                f"{_date(bar_ends[row])}."
            ),
            "Withdraw the prosecution: there can be no conviction.",
        ),
        because=lambda row: str(case.held.law.on(_BAR, day_of(rows.day[row]))),
    )


def _after_bar(case: Case, bar_ends: Array) -> RowCheck:
    rows = case.rows
    # A notice that was cancelled first no longer offers to let the matter end by payment.
    withdrawn = (rows.cancelled != NO_DAY) & (rows.cancelled <= rows.prosecuted)
    asked = rows.is_penalty & (rows.prosecuted != NO_DAY) & ~withdrawn
    return RowCheck(
        rule=PROSECUTED_AFTER_BAR,
        header="prosecuted_on",
        asked=asked,
        broken=asked & (bar_ends != NO_DAY) & (rows.prosecuted <= bar_ends),
        unknown=asked & (bar_ends == NO_DAY),
        words=lambda row: (
            (
                f"The prosecution began on {_date(rows.prosecuted[row])}; it could begin "
                f"on {_date(bar_ends[row] + 1)} at the earliest."
            ),
            "Take advice: begin again while there is time.",
        ),
        because=lambda row: str(case.held.law.on(_BAR, day_of(rows.day[row]))),
    )


def _in_time(case: Case, ends: Array) -> RowCheck:
    rows = case.rows
    asked = rows.prosecuted != NO_DAY
    return RowCheck(
        rule=PROSECUTED_IN_TIME,
        header="prosecuted_on",
        asked=asked,
        broken=asked & (ends != NO_DAY) & (rows.prosecuted > ends),
        unknown=asked & (ends == NO_DAY),
        words=lambda row: (
            (
                f"The prosecution began on {_date(rows.prosecuted[row])}; the last day "
                f"was {_date(ends[row])}."
            ),
            "Withdraw it: the court cannot try it.",
        ),
        because=lambda row: str(case.held.law.on(_LIMIT, day_of(rows.breach[row]))),
    )


def _decide_in_time(case: Case, bar_ends: Array, ends: Array) -> RowCheck:
    rows, on = case.rows, number_of(case.held.on)
    closed = (rows.paid != NO_DAY) | (rows.cancelled != NO_DAY) | (rows.prosecuted != NO_DAY)
    asked = rows.is_penalty & ~closed & (rows.day <= on) & (bar_ends < on)
    near = on > ends - case.held.practice.decide_days_before

    def words(row: int) -> tuple[str, str]:
        last = _date(ends[row])
        if ends[row] < on:
            return (
                f"It is unpaid, and {last} was the last day on which to begin a prosecution.",
                "Record that it was written off, or what became of it.",
            )
        return (
            f"It is unpaid, and a prosecution can begin until {last}, {ends[row] - on} days on.",
            "Decide whether to prosecute the breach.",
        )

    return RowCheck(
        rule=DECIDE_IN_TIME,
        header="paid_on",
        asked=asked,
        broken=asked & (ends != NO_DAY) & near,
        unknown=asked & (ends == NO_DAY),
        words=words,
        because=lambda row: str(case.held.law.on(_LIMIT, day_of(rows.breach[row]))),
    )
