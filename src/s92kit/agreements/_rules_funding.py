"""Rules about funders: who may fund, with which money, and whether every pound has a funder."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal

from s92kit.agreements._agreement import Agreement
from s92kit.agreements._authorities import HOUSING_ACCOUNT, LEVY_SHARE, SCHEME_FUNDING
from s92kit.agreements._case import Case, resting_on
from s92kit.agreements._funded import FundedYear, TransferReason
from s92kit.agreements._funder import Contact, Funder, FunderKind, FundingRule, Receipt
from s92kit.agreements._funding import funding_of
from s92kit.dated import as_known
from s92kit.findings import Finding, Rule, Severity
from s92kit.money import format_gbp
from s92kit.rates import Statement

__all__ = ["CHECKS"]

FUNDERS_ALLOWED = Rule(
    "agreements/funders-allowed",
    "Bodies that join the council do so with the council as contact for contract and payment.",
    Severity.ERROR,
    (SCHEME_FUNDING,),
)
FUNDS_PERMITTED = Rule(
    "agreements/funds-permitted",
    "The scheme's papers name the money as usable.",
    Severity.ERROR,
    (SCHEME_FUNDING,),
)
SECTION_106_RECEIVED = Rule(
    "agreements/section-106-received",
    "Section 106 money is spent when it is received, and a reserve bridges until then.",
    Severity.ERROR,
    (SCHEME_FUNDING,),
)
RESERVE_REPAID = Rule(
    "agreements/reserve-repaid",
    "A reserve that bridges is repaid.",
    Severity.QUERY,
    (SCHEME_FUNDING,),
)
LEVY_TO_POLICE = Rule(
    "agreements/levy-to-police",
    "At least 70 per cent of a late night levy goes to the police.",
    Severity.ERROR,
    (LEVY_SHARE,),
)
HOUSING_MONEY = Rule(
    "agreements/housing-money",
    "The housing revenue account pays for work on estates alone.",
    Severity.ERROR,
    (HOUSING_ACCOUNT,),
)
FULLY_FUNDED = Rule(
    "agreements/fully-funded", "Every pound of the cost has a funder.", Severity.QUERY
)

_LEAST_FOR_POLICE = Decimal("0.70")
_JOINING = {
    FunderKind.BUSINESS_IMPROVEMENT_DISTRICT: "business-improvement-districts",
    FunderKind.ALMO: "almos",
    FunderKind.SCHOOL: "mainstream-schools",
    FunderKind.NHS_TRUST: "nhs-trusts",
}
_MONEY = {
    FunderKind.SECTION_106: "section-106",
    FunderKind.LATE_NIGHT_LEVY: "late-night-levy",
}


def _named(case: Case, wanted: str, kind: str) -> Statement | str:
    """What the scheme's papers say of a kind of funder or money, or why nothing is known."""
    scheme = case.scheme
    if scheme is None:
        return "the papers do not name the scheme"
    for said in (*scheme.joined_through_council, *scheme.permitted_funds):
        if said.id == wanted:
            return said
    return f"no paper of {scheme.title} that was read says whether it takes {kind} money"


def _place(agreement: Agreement, funder: Funder) -> tuple[str | int, ...]:
    return ("funders", agreement.funders.index(funder))


def _funders_allowed(case: Case) -> Iterator[Finding]:
    for funder in case.agreement.funders:
        if funder.kind.is_council:
            continue
        path = _place(case.agreement, funder)
        said = _named(case, _JOINING[funder.kind], funder.kind)
        if funder.contact is Contact.FUNDER:
            message = (
                f"{funder.title} deals with the police itself. Only a council may enter the "
                "agreement; make it the contact for contract and payment."
            )
            yield FUNDERS_ALLOWED.not_met(message, path=path)
        elif isinstance(said, str):
            yield FUNDERS_ALLOWED.undetermined(said, path=path)
        elif funder.contact is Contact.NOT_STATED:
            because = f"who is contact for {funder.title} is not stated"
            yield FUNDERS_ALLOWED.undetermined(because, path=path)
        else:
            yield resting_on(FUNDERS_ALLOWED.met(path=path), said.source, funder.source)


def _funds_permitted(case: Case) -> Iterator[Finding]:
    for funder in case.agreement.funders:
        if funder.kind not in _MONEY:
            continue
        path = _place(case.agreement, funder)
        said = _named(case, _MONEY[funder.kind], funder.kind)
        if isinstance(said, str):
            yield FUNDS_PERMITTED.undetermined(said, path=path)
        else:
            yield resting_on(FUNDS_PERMITTED.met(path=path), said.source)


def _funded_years(case: Case) -> tuple[FundedYear, ...]:
    return funding_of(case.schedule, case.agreement)


def _section_106_received(case: Case) -> Iterator[Finding]:
    funders = case.funders_of(FunderKind.SECTION_106)
    rules = [rule for rule in case.funding if rule.funder in funders]
    if not rules:
        if funders:
            because = "no paper says which part of the cost section 106 money pays"
            yield SECTION_106_RECEIVED.undetermined(because, path=("funding",))
        return
    for year in _funded_years(case):
        if year.unknown_because:
            because = f"in {year.label} {year.unknown_because}"
            yield SECTION_106_RECEIVED.undetermined(because, path=("receipts",))
        for line in (line for line in year.remainder if line.in_place_of in funders):
            yield SECTION_106_RECEIVED.not_met(
                f"In {year.label} {format_gbp(line.amount_gbp)} towards {line.item!r} was to come "
                f"from {line.in_place_of!r}, which had not received it by 31 March. Name the "
                "reserve that bridges it.",
                path=("receipts",),
            )


def _reserve_repaid(case: Case) -> Iterator[Finding]:
    years = _funded_years(case)
    lines = [line for year in years for line in year.lines if line.in_place_of]
    repaid = [
        transfer
        for year in years
        for transfer in year.transfers
        if transfer.reason is TransferReason.REPAYMENT
    ]
    for payer, reserve in sorted({(line.in_place_of, line.funder) for line in lines}):
        pair = (payer, reserve)
        lent = sum(n.amount_gbp for n in lines if (n.in_place_of, n.funder) == pair)
        back = sum(t.amount_gbp for t in repaid if (t.payer, t.payee) == pair)
        if lent > back:
            owed = format_gbp(Decimal(lent - back))
            message = f"{payer!r} still owes {reserve!r} {owed} after the last year of service."
            yield RESERVE_REPAID.not_met(f"{message} Confirm when it is paid.", path=("receipts",))


def _levy_to_police(case: Case) -> Iterator[Finding]:
    receipts = as_known(case.agreement.receipts, case.known_on)
    for funder in sorted(case.funders_of(FunderKind.LATE_NIGHT_LEVY)):
        own = [receipt for receipt in receipts if receipt.funder == funder]
        if not own:
            because = f"what {funder!r} brought in is not recorded"
            yield LEVY_TO_POLICE.undetermined(because, path=("receipts",))
        for receipt in own:
            yield _levy_share(receipt)


def _levy_share(receipt: Receipt) -> Finding:
    path = ("receipts",)
    to_police = receipt.to_police_gbp
    if to_police is None:
        because = f"how much of {receipt.id!r} goes to the police is not recorded"
        return LEVY_TO_POLICE.undetermined(because, path=path)
    words = f"{format_gbp(to_police)} of {format_gbp(receipt.amount_gbp)} goes to the police"
    if to_police < _LEAST_FOR_POLICE * receipt.amount_gbp:
        message = f"{receipt.id!r}: {words}, which is less than 70 per cent."
        answer = LEVY_TO_POLICE.not_met(message, path=path)
    else:
        answer = LEVY_TO_POLICE.met(f"{receipt.id!r}: {words}.", path=path)
    return resting_on(answer, receipt.source)


def _housing_money(case: Case) -> Iterator[Finding]:
    funders = case.funders_of(FunderKind.HOUSING_REVENUE_ACCOUNT)
    rules = [rule for rule in case.funding if rule.funder in funders]
    if funders and not rules:
        because = "no paper says which part of the cost the housing revenue account pays"
        yield HOUSING_MONEY.undetermined(because, path=("funding",))
    for rule in rules:
        yield from _spent_on_estates(case, rule)


def _spent_on_estates(case: Case, rule: FundingRule) -> Iterator[Finding]:
    posts = [
        post
        for post in case.posts
        if not rule.items or post.id in rule.items or post.costed_by in rule.items
    ]
    elsewhere = [post.id for post in posts if post.on_estates is False]
    unknown = [post.id for post in posts if post.on_estates is None]
    path = ("funding", case.agreement.funding.index(rule))
    if elsewhere:
        message = (
            f"{rule.funder!r} pays for {', '.join(map(repr, elsewhere))}, whose work is not on "
            "the council's estates. Let another fund pay for them."
        )
        yield HOUSING_MONEY.not_met(message, path=path)
    elif unknown or not posts:
        because = "whether the officers that it pays for work on estates alone is not stated"
        yield HOUSING_MONEY.undetermined(because, path=path)


def _fully_funded(case: Case) -> Iterator[Finding]:
    if not case.funding:
        because = "no paper says which funder bears which part of the cost"
        yield FULLY_FUNDED.undetermined(because, path=("funding",))
        return
    papers = [rule.source for rule in case.funding]
    for year in _funded_years(case):
        left = year.unfunded
        if left.value is None:
            because = f"in {year.label} {left.unknown_because}"
            yield FULLY_FUNDED.undetermined(because, path=("funding",))
        elif left.value:
            message = f"Nobody is recorded as funding {left.text} of {year.cost.text} in"
            hint = "Name its funder, or buy less."
            answer = FULLY_FUNDED.not_met(f"{message} {year.label}. {hint}", path=("funding",))
            yield resting_on(answer, *papers)


CHECKS: tuple[tuple[Rule, Callable[[Case], Iterator[Finding]]], ...] = (
    (FUNDERS_ALLOWED, _funders_allowed),
    (FUNDS_PERMITTED, _funds_permitted),
    (SECTION_106_RECEIVED, _section_106_received),
    (RESERVE_REPAID, _reserve_repaid),
    (LEVY_TO_POLICE, _levy_to_police),
    (HOUSING_MONEY, _housing_money),
    (FULLY_FUNDED, _fully_funded),
)
"""Each rule about funders with its check."""
