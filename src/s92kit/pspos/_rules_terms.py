"""Rules on the terms of an order, the offences they make, and what a notice costs."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from decimal import Decimal

from s92kit.findings import Finding, Rule, Severity
from s92kit.law import LegalLimit, Length, LimitNotInForceError, limit_on
from s92kit.money import format_gbp
from s92kit.periods import format_day
from s92kit.pspos._authorities import (
    ALCOHOL_OFFENCE,
    ALCOHOL_PLACES,
    BREACH_OFFENCE,
    PENALTY,
    PENALTY_AMOUNT,
)
from s92kit.pspos._case import Case, resting_on
from s92kit.pspos._order import terms_known
from s92kit.pspos._penalty import FixedPenalty
from s92kit.pspos._term import Offence, OrderTerm

__all__ = ["CHECKS"]

TERM_OFFENCE = Rule(
    "pspos/term-offence",
    "Drinking is dealt with under section 63, and every other breach under section 67.",
    Severity.ERROR,
    (ALCOHOL_OFFENCE, BREACH_OFFENCE),
)
ALCOHOL_EXEMPTIONS = Rule(
    "pspos/alcohol-exemptions",
    "A term that forbids drinking leaves out the places of section 62.",
    Severity.QUERY,
    (ALCOHOL_PLACES,),
)
PENALTY_WITHIN_CAP = Rule(
    "pspos/penalty-within-cap",
    "A fixed penalty is no more than the law allows on the day.",
    Severity.ERROR,
    (PENALTY_AMOUNT,),
)
EARLY_PAYMENT = Rule(
    "pspos/early-payment",
    "A lower amount is below the full one, and for fewer days than the law sets.",
    Severity.ERROR,
    (PENALTY_AMOUNT,),
)
TIME_TO_PAY = Rule(
    "pspos/time-to-pay",
    "The time to pay is the time in which no proceedings may begin.",
    Severity.NOTE,
    (PENALTY,),
)


def _term_offence(case: Case) -> Iterator[Finding]:
    terms = terms_known(case.order, case.known_on)
    if not terms:
        because = "no term of it is recorded"
        yield TERM_OFFENCE.undetermined(because, path=("terms",))
    for term in terms:
        yield resting_on(_offence(term, _place(case, term)), term.source)


def _place(case: Case, term: OrderTerm) -> tuple[str | int, ...]:
    return ("terms", case.order.terms.index(term))


def _offence(term: OrderTerm, path: tuple[str | int, ...]) -> Finding:
    if term.offence is Offence.NOT_RECORDED:
        why = f" ({term.note.rstrip('.')})" if term.note else ""
        because = f"the offence that a breach of {term.id!r} makes is not recorded{why}"
        return TERM_OFFENCE.undetermined(because, path=path)
    if term.forbids_drinking and term.offence is Offence.SECTION_67:
        return TERM_OFFENCE.not_met(
            f"{term.id!r} forbids drinking, which is no offence under section 67. The offence is "
            "not to do what an officer requires under section 63; record s.63.",
            path=path,
        )
    if term.offence is Offence.SECTION_63 and not term.forbids_drinking:
        return TERM_OFFENCE.not_met(
            f"{term.id!r} is recorded under section 63, which applies to the drinking of alcohol "
            "alone. Record s.67, or that it forbids drinking.",
            path=path,
        )
    return TERM_OFFENCE.met(f"{term.id!r}: {term.offence}.", path=path)


def _alcohol_exemptions(case: Case) -> Iterator[Finding]:
    terms = terms_known(case.order, case.known_on)
    if not terms:
        because = "no term of it is recorded"
        yield ALCOHOL_EXEMPTIONS.undetermined(because, path=("terms",))
    drinking = tuple(term for term in terms if term.forbids_drinking)
    if terms and not drinking:
        yield ALCOHOL_EXEMPTIONS.met("No term forbids drinking.", path=("terms",))
    for term in drinking:
        path = _place(case, term)
        if term.exemptions:
            message = f"{term.id!r} leaves out: {'; '.join(term.exemptions)}."
            answer = ALCOHOL_EXEMPTIONS.met(message, path=path)
        else:
            because = (
                f"what {term.id!r} leaves out is not recorded; section 62 holds whether or not "
                "the order says so"
            )
            answer = ALCOHOL_EXEMPTIONS.undetermined(because, path=path)
        yield resting_on(answer, term.source)


def _penalties(case: Case) -> Iterator[tuple[FixedPenalty, tuple[str | int, ...]]]:
    for penalty in case.penalties:
        yield penalty, ("fixed_penalties", case.order.fixed_penalties.index(penalty))


def _within_cap(case: Case) -> Iterator[Finding]:
    if not case.penalties:
        because = "what a notice under it costs is not recorded"
        yield PENALTY_WITHIN_CAP.undetermined(because, path=("fixed_penalties",))
    for penalty, path in _penalties(case):
        for day in _days_of(penalty, case.last_examined):
            yield resting_on(_against_cap(case, penalty, day, path), penalty.source)


def _days_of(penalty: FixedPenalty, on: date) -> tuple[date, ...]:
    # The first day, and the day of the examination or else the last before it.
    last = penalty.span.end - timedelta(days=1) if penalty.span.end else on
    first = penalty.span.start or min(last, on)
    return tuple(sorted({first, max(first, min(last, on))}))


def _against_cap(
    case: Case, penalty: FixedPenalty, day: date, path: tuple[str | int, ...]
) -> Finding:
    try:
        limit = limit_on(case.law, "fpn-maximum-pspo", day, known_on=case.known_on)
    except LimitNotInForceError as unknown:
        return PENALTY_WITHIN_CAP.undetermined(unknown.reason, path=path)
    cap, amount = limit.value, penalty.amount_gbp
    told = f"On {format_day(day)} a notice costs {format_gbp(amount)}; the most is {limit.in_words}"
    if isinstance(cap, Decimal) and amount > cap:
        message = f"{told} ({limit.provision}). Lower it, and refund what was paid above it."
        return resting_on(PENALTY_WITHIN_CAP.not_met(message, path=path), limit=limit)
    return resting_on(PENALTY_WITHIN_CAP.met(f"{told}.", path=path), limit=limit)


def _early_payment(case: Case) -> Iterator[Finding]:
    if not case.penalties:
        because = "what a notice under it costs is not recorded"
        yield EARLY_PAYMENT.undetermined(because, path=("fixed_penalties",))
    for penalty, path in _penalties(case):
        if penalty.reduced_gbp is None:
            because = f"whether {penalty.id!r} has a lower amount is not recorded"
            answer = EARLY_PAYMENT.undetermined(because, path=path)
        else:
            answer = _early(case, penalty, penalty.reduced_gbp, path)
        yield resting_on(answer, penalty.source)


def _early(
    case: Case, penalty: FixedPenalty, reduced: Decimal, path: tuple[str | int, ...]
) -> Finding:
    days = penalty.reduced_within_days
    limit = _row(case, "fpn-early-payment-below", penalty)
    if isinstance(limit, str):
        return EARLY_PAYMENT.undetermined(limit, path=path)
    below = limit.value.days if isinstance(limit.value, Length) else None
    lower, full = format_gbp(reduced), format_gbp(penalty.amount_gbp)
    if reduced >= penalty.amount_gbp:
        message = f"The lower amount, {lower}, is not below the full one, {full}. Mend one of them."
        return resting_on(EARLY_PAYMENT.not_met(message, path=path), limit=limit)
    if days is None or below is None:
        because = f"for how many days the lower amount of {penalty.id!r} is open is not recorded"
        return EARLY_PAYMENT.undetermined(because, path=path)
    if days >= below:
        message = (
            f"The lower amount is open for {days} days; the period has to be less than {below} "
            f"days ({limit.provision}). Shorten it."
        )
        return resting_on(EARLY_PAYMENT.not_met(message, path=path), limit=limit)
    message = f"{lower} within {days} days, else {full}."
    return resting_on(EARLY_PAYMENT.met(message, path=path), limit=limit)


def _time_to_pay(case: Case) -> Iterator[Finding]:
    if not case.penalties:
        because = "what a notice under it costs is not recorded"
        yield TIME_TO_PAY.undetermined(because, path=("fixed_penalties",))
    for penalty, path in _penalties(case):
        yield resting_on(_paid_within(case, penalty, path), penalty.source)


def _paid_within(case: Case, penalty: FixedPenalty, path: tuple[str | int, ...]) -> Finding:
    days, limit = penalty.pay_within_days, _row(case, "fpn-bar-on-proceedings", penalty)
    if isinstance(limit, str):
        return TIME_TO_PAY.undetermined(limit, path=path)
    bar = limit.value.days if isinstance(limit.value, Length) else None
    if days is None or bar is None:
        because = f"how many days {penalty.id!r} leaves for payment is not recorded"
        return TIME_TO_PAY.undetermined(because, path=path)
    if days > bar:
        message = (
            f"{penalty.id!r} allows {days} days. The statute bars proceedings for {bar} days; the "
            f"other {days - bar} are a grace that the council grants."
        )
        return resting_on(TIME_TO_PAY.not_met(message, path=path), limit=limit)
    if days < bar:
        message = (
            f"{penalty.id!r} allows {days} days. Whoever pays within {bar} days of the notice "
            "cannot be convicted; say so on the notice."
        )
        return resting_on(TIME_TO_PAY.not_met(message, path=path), limit=limit)
    return resting_on(TIME_TO_PAY.met(f"{days} days, as in the statute.", path=path), limit=limit)


def _row(case: Case, key: str, penalty: FixedPenalty) -> LegalLimit | str:
    day = _days_of(penalty, case.last_examined)[-1]
    try:
        return limit_on(case.law, key, day, known_on=case.known_on)
    except LimitNotInForceError as unknown:
        return unknown.reason


CHECKS: tuple[tuple[Rule, Callable[[Case], Iterator[Finding]]], ...] = (
    (TERM_OFFENCE, _term_offence),
    (ALCOHOL_EXEMPTIONS, _alcohol_exemptions),
    (PENALTY_WITHIN_CAP, _within_cap),
    (EARLY_PAYMENT, _early_payment),
    (TIME_TO_PAY, _time_to_pay),
)
"""Each rule on terms and penalties with its check."""
