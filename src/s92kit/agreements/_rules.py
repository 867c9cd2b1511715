"""The rules that an agreement is held against, each citing what it rests on."""

from __future__ import annotations

import functools
from collections.abc import Callable, Collection, Iterator
from datetime import date

from s92kit.agreements import _rules_funding, _rules_life, _rules_posts
from s92kit.agreements._agreement import Agreement
from s92kit.agreements._authorities import SECTION_92
from s92kit.agreements._budget import compare_with_budget
from s92kit.agreements._case import Case
from s92kit.agreements._costing import cost_schedule
from s92kit.agreements._pairing import misfits_of_pairing
from s92kit.agreements._post import Charge
from s92kit.agreements._terms import terms_of
from s92kit.boroughs import Borough, PoliceArea, police_area_of
from s92kit.dated import Expected, InForce, NotInForce, as_known
from s92kit.findings import Finding, Findings, Rule, Severity, checked
from s92kit.money import format_gbp
from s92kit.periods import format_day, period_of_months
from s92kit.rates import RateBook, Scheme

__all__ = ["RULES", "check_agreement"]

PAYEE = Rule("agreements/payee", "The grant is paid to MOPAC.", Severity.ERROR, (SECTION_92,))
POLICE_AREA = Rule(
    "agreements/police-area",
    "The council lies in the metropolitan police district.",
    Severity.ERROR,
    (SECTION_92,),
)
SCHEME_OPEN = Rule(
    "agreements/scheme-open",
    "The scheme was open on the first day of the agreement.",
    Severity.ERROR,
)
POSTS_WITHIN_TERM = Rule(
    "agreements/posts-within-term",
    "Each post serves within the term of the agreement.",
    Severity.ERROR,
)
PAIRING = Rule(
    "agreements/pairing",
    "Each free officer is paired with one paid for.",
    Severity.ERROR,
)
MINIMUM_TERM = Rule(
    "agreements/minimum-term",
    "The agreement is at least as long as its terms require.",
    Severity.QUERY,
)
BUDGET_YEARS = Rule(
    "agreements/budget-years",
    "The years of the budget are the years of service.",
    Severity.QUERY,
)
WITHIN_BUDGET = Rule(
    "agreements/within-budget", "Each year's cost is within its budget.", Severity.QUERY
)
RATES_PUBLISHED = Rule(
    "agreements/rates-published", "Each year is costed at a published rate.", Severity.NOTE
)

_FURTHER = (*_rules_posts.CHECKS, *_rules_funding.CHECKS, *_rules_life.CHECKS)

RULES = (
    PAYEE,
    POLICE_AREA,
    SCHEME_OPEN,
    POSTS_WITHIN_TERM,
    PAIRING,
    MINIMUM_TERM,
    BUDGET_YEARS,
    WITHIN_BUDGET,
    RATES_PUBLISHED,
    *(rule for rule, _ in _FURTHER),
)
"""Every rule of this room."""


def check_agreement(
    agreement: Agreement,
    book: RateBook,
    *,
    borough: Borough | None = None,
    known_on: date | None = None,
    known_agreements: Collection[str] | None = None,
) -> Findings:
    """An agreement held against every rule of this room.

    Args:
        agreement: The agreement.
        book: The schemes and rates.
        borough: The council; ``None`` where no plugin speaks for it.
        known_on: The day whose knowledge counts; ``None`` for everything recorded.
        known_agreements: The ids of every agreement there is, for mergers; ``None`` where that
            is not said.

    Returns:
        At least one finding for each rule of :data:`RULES`, in their order.
    """
    case = Case(
        agreement=agreement,
        book=book,
        borough=borough,
        known_on=known_on,
        known_agreements=known_agreements,
    )
    checks: tuple[tuple[Rule, Callable[[], Iterator[Finding]]], ...] = (
        (PAYEE, lambda: _payee(agreement)),
        (POLICE_AREA, lambda: _police_area(agreement, borough)),
        (SCHEME_OPEN, lambda: _scheme_open(agreement, book, known_on)),
        (POSTS_WITHIN_TERM, lambda: _posts_within_term(agreement, known_on)),
        (PAIRING, lambda: _pairing(agreement, book, known_on)),
        (MINIMUM_TERM, lambda: _minimum_term(agreement, book, known_on)),
        (BUDGET_YEARS, lambda: _budget_years(agreement, book, known_on)),
        (WITHIN_BUDGET, lambda: _within_budget(agreement, book, known_on)),
        (RATES_PUBLISHED, lambda: _rates_published(agreement, book, known_on)),
        *((rule, functools.partial(check, case)) for rule, check in _FURTHER),
    )
    return Findings(finding for rule, check in checks for finding in checked(rule, check))


def _payee(agreement: Agreement) -> Iterator[Finding]:
    if agreement.payee != "MOPAC":
        yield PAYEE.not_met(
            f"The payee is {agreement.payee!r}. A section 92 grant in London goes to the Mayor's "
            "Office for Policing and Crime; write MOPAC.",
            path=("payee",),
        )


def _police_area(agreement: Agreement, borough: Borough | None) -> Iterator[Finding]:
    area = borough.police_area if borough else police_area_of(agreement.borough)
    if area is None:
        because = f"no plugin speaks for {agreement.borough!r}, whose police area is unknown here"
        yield POLICE_AREA.undetermined(because, path=("id",))
    elif area is not PoliceArea.METROPOLITAN:
        yield POLICE_AREA.not_met(
            f"{agreement.borough!r} lies in the {area}, which has a police force of its own, and "
            "cannot grant money to MOPAC under section 92(2). Take this agreement out.",
            path=("id",),
        )


def _scheme_open(agreement: Agreement, book: RateBook, known_on: date | None) -> Iterator[Finding]:
    if not agreement.scheme:
        yield SCHEME_OPEN.undetermined("the papers do not name the scheme", path=("scheme",))
        return
    scheme = book.scheme(agreement.scheme)
    term = agreement.term(known_on=known_on)
    if term is None:
        yield SCHEME_OPEN.undetermined(agreement.why_no_term(known_on=known_on), path=("scheme",))
        return
    yield _opening(scheme, term.period.start, known_on)


def _opening(scheme: Scheme, day: date, known_on: date | None) -> Finding:
    answer = scheme.timeline.on(day, known_on=known_on)
    if isinstance(answer, NotInForce):
        return SCHEME_OPEN.not_met(
            f"{scheme.title} was not open on {format_day(day)} ({answer.entry.source.cited}). "
            "Give a first day on which it was open, or the scheme that was.",
            path=("scheme",),
        )
    if isinstance(answer, InForce):
        return SCHEME_OPEN.met(path=("scheme",))
    expected = isinstance(answer, Expected)
    reason = "was announced and not yet open" if expected else "is not recorded as open or closed"
    return SCHEME_OPEN.undetermined(f"{scheme.title} {reason} on {format_day(day)}")


def _posts_within_term(agreement: Agreement, known_on: date | None) -> Iterator[Finding]:
    term = agreement.term(known_on=known_on)
    if term is None:
        reason = agreement.why_no_term(known_on=known_on)
        yield POSTS_WITHIN_TERM.undetermined(reason, path=("posts",))
        return
    standing = as_known(agreement.posts, known_on)
    for at, post in enumerate(agreement.posts):
        if post in standing and post.period and not term.period.covers(post.period):
            yield POSTS_WITHIN_TERM.not_met(
                f"{post.id!r} serves from {post.period}, and the agreement runs from "
                f"{term.period}. Mend the post's days or the term.",
                path=("posts", at, "period"),
            )


def _pairing(agreement: Agreement, book: RateBook, known_on: date | None) -> Iterator[Finding]:
    posts = as_known(agreement.posts, known_on)
    if any(post.charge is Charge.MATCHED for post in posts):
        ratio = book.scheme(agreement.scheme).matched_officers_per_paid
        for misfit in misfits_of_pairing(posts, matched_per_paid=ratio):
            yield PAIRING.not_met(misfit, path=("posts",))


def _minimum_term(agreement: Agreement, book: RateBook, known_on: date | None) -> Iterator[Finding]:
    least = terms_of(agreement, book).minimum_term_months
    if least is None:
        yield MINIMUM_TERM.undetermined("no minimum term is recorded for it or its scheme")
        return
    term = agreement.term(known_on=known_on)
    if term is None:
        yield MINIMUM_TERM.undetermined(agreement.why_no_term(known_on=known_on))
        return
    if term.period.end < period_of_months(term.period.start, least.amount).end:
        yield MINIMUM_TERM.not_met(
            f"The recorded term is {term.period}; the least term is {least.amount} months "
            f"({least.source.cited}). Confirm the last day.",
            path=("term_history",),
        )


def _budget_years(agreement: Agreement, book: RateBook, known_on: date | None) -> Iterator[Finding]:
    if not as_known(agreement.budgets, known_on):
        yield BUDGET_YEARS.undetermined("no budget is recorded", path=("budgets",))
        return
    schedule = cost_schedule(agreement, book, known_on=known_on)
    for row in compare_with_budget(agreement, schedule):
        if row.label not in {year.label for year in schedule.years}:
            message = f"There is a budget for {row.label} and no service in it. Confirm the years."
            yield BUDGET_YEARS.not_met(message, path=("budgets",))
        elif row.budget.value is None:
            message = (
                f"There is service in {row.label}, and {row.budget.unknown_because}. "
                "Confirm that the money follows the service."
            )
            yield BUDGET_YEARS.not_met(message, path=("budgets",))


def _within_budget(
    agreement: Agreement, book: RateBook, known_on: date | None
) -> Iterator[Finding]:
    schedule = cost_schedule(agreement, book, known_on=known_on)
    for row in compare_with_budget(agreement, schedule):
        if row.headroom.value is None:
            because = f"in {row.label} {row.headroom.unknown_because}"
            yield WITHIN_BUDGET.undetermined(because, path=("budgets",))
        elif row.headroom.value < 0:
            over = format_gbp(-row.headroom.value)
            yield WITHIN_BUDGET.not_met(
                f"The cost in {row.label} is {row.cost.text}, {over} over the budget of "
                f"{row.budget.text}. Raise the budget or buy less.",
                path=("budgets",),
            )
        else:
            room = format_gbp(row.headroom.value)
            message = f"{row.label}: {row.cost.text} is {room} under {row.budget.text}."
            yield WITHIN_BUDGET.met(message, path=("budgets",))


def _rates_published(
    agreement: Agreement, book: RateBook, known_on: date | None
) -> Iterator[Finding]:
    for year in cost_schedule(agreement, book, known_on=known_on).years:
        cost = year.cost
        if cost.value is None:
            yield RATES_PUBLISHED.undetermined(f"in {year.label} {cost.unknown_because}")
        elif all(line.posts is None for line in year.lines):
            yield RATES_PUBLISHED.undetermined(f"the cost in {year.label} is a sum that is stated")
        elif cost.assumptions:
            labels = "; ".join(cost.assumptions)
            yield RATES_PUBLISHED.not_met(f"The cost in {year.label} rests on: {labels}.")
