"""The rules that an order is held against, each citing its section."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Iterator
from datetime import date

from s92kit.findings import Finding, Findings, Rule, Severity, checked
from s92kit.law import Law
from s92kit.periods import format_day
from s92kit.pspos import _rules_period, _rules_steps, _rules_terms
from s92kit.pspos._authorities import EXTENSION
from s92kit.pspos._case import Case
from s92kit.pspos._gaps import gaps
from s92kit.pspos._order import Pspo
from s92kit.pspos._status import Standing, status_on

__all__ = ["RULES", "check_order", "check_orders"]

NO_GAP = Rule(
    "pspos/no-gap",
    "An order that takes another's place begins on the day after the other's last, or sooner.",
    Severity.QUERY,
    (EXTENSION,),
)
WHAT_FOLLOWED = Rule(
    "pspos/what-followed",
    "What followed an order that has ended is recorded.",
    Severity.NOTE,
)

_CHECKS = (*_rules_period.CHECKS, *_rules_steps.CHECKS, *_rules_terms.CHECKS)
_NEEDS_MAKING = frozenset(rule for rule, _ in _rules_period.CHECKS[1:])

RULES: tuple[Rule, ...] = (
    *(rule for rule, _ in _CHECKS),
    _rules_period.A_DAY_TOO_LONG,
    NO_GAP,
    WHAT_FOLLOWED,
)
"""Every rule of this room."""


def check_order(order: Pspo, law: Law, *, on: date, known_on: date | None = None) -> Findings:
    """An order held against every rule that looks at one order alone.

    What the papers do not say cannot be determined; it is neither met nor a failure.

    Args:
        order: The order.
        law: The law, such as ``english_law()``; each limit is taken at the day it is for.
        on: The day on which the order is examined.
        known_on: The day whose knowledge counts; ``None`` for everything recorded.

    Returns:
        At least one finding for each rule, in order.

    Source:
        Anti-social Behaviour, Crime and Policing Act 2014, sections 59 to 72.

    Examples:
        >>> from s92kit.law import english_law
        >>> from s92kit.plugins import catalogue_of
        >>> from s92kit.testing import walford
        >>> order = catalogue_of(walford).pspo("walford/market-drinking")
        >>> found = check_order(order, english_law(), on=date(2022, 6, 1))
        >>> found.not_met.items
        ()
    """
    case = Case(order=order, law=law, on=on, known_on=known_on)
    return Findings(
        finding
        for rule, check in _CHECKS
        for finding in checked(rule, _runnable(rule, check, case))
    )


def _runnable(
    rule: Rule, check: Callable[[Case], Iterator[Finding]], case: Case
) -> Callable[[], Iterable[Finding]]:
    # An order of which no making is recorded has no extension and no gap to be at fault, which
    # is no reason to pass it.
    if rule in _NEEDS_MAKING and case.course is None:
        because = status_on(case.order, case.on, known_on=case.known_on).because
        return lambda: (rule.undetermined(because, path=("stages",)),)
    return functools.partial(check, case)


def check_orders(
    orders: Iterable[Pspo], law: Law, *, on: date, known_on: date | None = None
) -> Findings:
    """The orders of a borough, each held against every rule, and against each other.

    Args:
        orders: Every order of the borough, so that what took an order's place is seen.
        law: The law, such as ``english_law()``.
        on: The day on which the orders are examined.
        known_on: The day whose knowledge counts; ``None`` for everything recorded.

    Returns:
        The findings, each with the id of its order as its place.
    """
    listed = tuple(orders)
    found = Findings()
    for order in listed:
        own = check_order(order, law, on=on, known_on=known_on)
        between = (
            *checked(NO_GAP, functools.partial(_no_gap, order, listed, known_on)),
            *checked(WHAT_FOLLOWED, functools.partial(_followed, order, listed, on, known_on)),
        )
        found += (own + Findings(between)).of_subject(order.id)
    return found


def _no_gap(order: Pspo, orders: tuple[Pspo, ...], known_on: date | None) -> Iterator[Finding]:
    if not order.succeeds:
        yield NO_GAP.met("It is not recorded to take another order's place.")
    if not order.life(known_on=known_on):
        return
    for gap in (gap for gap in gaps(orders, known_on=known_on) if gap.after == order.id):
        if gap.unknown_because:
            yield NO_GAP.undetermined(gap.unknown_because, path=("succeeds",))
        elif gap.period:
            yield NO_GAP.not_met(
                f"Neither {gap.before} nor this order was in force from {gap.period}. A notice of "
                "those days has no order to rest on: look for any, and cancel it.",
                path=("succeeds",),
            )


def _followed(
    order: Pspo, orders: tuple[Pspo, ...], on: date, known_on: date | None
) -> Iterator[Finding]:
    found = status_on(order, on, known_on=known_on)
    if found.standing is Standing.UNKNOWN:
        yield WHAT_FOLLOWED.undetermined(f"on {format_day(on)} {found.because}", path=("stages",))
        return
    if found.standing is not Standing.EXPIRED:
        yield WHAT_FOLLOWED.met(f"On {format_day(on)} it is {found.standing}.")
        return
    later = (each for each in orders if order.id in each.succeeds)
    next_ones = [each.id for each in later if each.life(known_on=known_on)]
    if next_ones:
        yield WHAT_FOLLOWED.met(f"{', '.join(next_ones)} took its place.")
        return
    because = (
        f"on {format_day(on)} {found.because}; no order is recorded to have taken its place, and "
        "no paper that was read says that none did"
    )
    yield WHAT_FOLLOWED.undetermined(because, path=("stages",))
