"""``s92kit invoice``: an invoice held line by line against its agreement, and the credit due."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from s92kit.agreements import Agreement, ChargePolicy
from s92kit.cli._agreement import agreement_named, made_with
from s92kit.cli._printing import finding_json, pence, print_findings, print_json, wrapped
from s92kit.cli._running import as_json, in_words, known_on_option, working_on
from s92kit.delivery import (
    AssumedPolicy,
    CreditClaim,
    CreditItem,
    Invoice,
    InvoiceComparison,
    InvoiceLineCheck,
    LineOutcome,
    LostTime,
    Pricing,
)
from s92kit.findings import Findings
from s92kit.money import format_gbp, to_pence

if TYPE_CHECKING:
    from s92kit.documents import Document

__all__ = ["command"]

_POLICIES = [str(policy) for policy in ChargePolicy if policy is not ChargePolicy.NOT_STATED]


@click.command("invoice")
@click.argument("agreement", metavar="ID|FILE.yaml")
@click.argument("invoice", metavar="INVOICE.yaml")
@click.option(
    "--duties",
    multiple=True,
    type=click.Path(exists=True, dir_okay=False),
    help="A duty record, CSV or XLSX, that shows what was vacant and called away. May be given "
    "more than once.",
)
@click.option(
    "--claim",
    type=click.Path(path_type=Path),
    help="FILE.html or FILE.md to write the draft credit claim to.",
)
@click.option(
    "--policy",
    type=click.Choice(_POLICIES),
    help="The charge policy to suppose where the agreement's papers state none.",
)
@known_on_option
@as_json
@in_words
def command(
    *,
    agreement: str,
    invoice: str,
    duties: tuple[str, ...],
    claim: Path | None,
    policy: str | None,
    known_on: date | None,
    wants_json: bool,
) -> int:
    """Hold an invoice against its agreement, and draft the credit to claim.

    Give the id of an agreement that a plugin contributes, or a YAML file, and the invoice.
    """
    from s92kit.delivery import compare_invoice, draft_credit_claim, invoice_from_document
    from s92kit.documents import read_document
    from s92kit.rates import london_rates
    from s92kit.reports import credit_claim_paper, write_paper

    with working_on(f"Checking {invoice}"):
        value = agreement_named(agreement)
        document = read_document(invoice)
        received = invoice_from_document(document)
        pricing = Pricing(book=london_rates(), policy=_assumed(policy), known_on=known_on)
        lost, problems = _lost_time(value, received, duties, pricing)
        comparison = compare_invoice(received, value, pricing, lost)
        draft = draft_credit_claim(value, received.period, pricing, lost)
        if claim:
            write_paper(credit_claim_paper(draft, made_with=made_with(agreement)), claim)
    if wants_json:
        print_json(_json(comparison, draft, problems, document))
    else:
        _print(comparison, draft, problems, document)
        if claim:
            click.echo(f"Draft credit claim written to {claim}")
    right = all(check.outcome is LineOutcome.RIGHT for check in comparison.checks)
    return int(bool(not right or comparison.findings.not_met or problems.not_met))


def _assumed(policy: str | None) -> AssumedPolicy | None:
    if policy is None:
        return None
    label = f"assumed by the caller: the agreement is charged by the policy {policy!r}"
    return AssumedPolicy(policy=ChargePolicy(policy), label=label)


def _lost_time(
    agreement: Agreement, invoice: Invoice, duties: tuple[str, ...], pricing: Pricing
) -> tuple[LostTime, Findings]:
    from s92kit.delivery import delivered, lost_time_of, read_duties

    if not duties:
        return LostTime(), Findings()
    result = delivered(
        agreement, read_duties(duties), invoice.period, pricing.book, pricing.known_on
    )
    return lost_time_of(result, agreement), result.problems.findings


def _json(
    comparison: InvoiceComparison, draft: CreditClaim, problems: Findings, document: Document
) -> dict[str, Any]:
    difference = comparison.difference_gbp
    expected = comparison.expected
    return {
        "invoice": comparison.invoice.id,
        "agreement": expected.agreement,
        "policy": str(expected.policy.policy),
        "expected_pence": pence(expected.total),
        "reason": expected.total.unknown_because or None,
        "lines_pence": to_pence(comparison.lines_gbp),
        "total_pence": to_pence(comparison.invoice.total_gbp),
        "difference_pence": None if difference is None else to_pence(difference),
        "lines": [_check_json(check, document) for check in comparison.checks],
        "credit": _credit_json(draft),
        "assumptions": list(dict.fromkeys((*expected.total.assumptions, *draft.total.assumptions))),
        "findings": [
            finding_json(finding) for finding in comparison.findings.located(document.where)
        ],
        "problems": [finding_json(finding) for finding in problems],
    }


def _check_json(check: InvoiceLineCheck, document: Document) -> dict[str, Any]:
    difference = check.difference_gbp
    return {
        "where": document.where(check.path),
        "line": check.line.id if check.line else None,
        "item": check.item or None,
        "label": check.label,
        "charged_pence": to_pence(check.line.amount_gbp) if check.line else None,
        "expected_pence": pence(check.expected.cost) if check.expected else None,
        "outcome": str(check.outcome),
        "difference_pence": None if difference is None else to_pence(difference),
        "reason": check.reason,
    }


def _credit_json(draft: CreditClaim) -> dict[str, Any]:
    return {
        "total_pence": pence(draft.total),
        "reason": draft.total.unknown_because or None,
        "items": [_item_json(item) for item in draft.items],
        "not_claimed": [
            {
                "reference": item.reference,
                "post": item.post,
                "first_day": item.period.first_day.isoformat(),
                "last_day": item.period.last_day.isoformat(),
                "minutes": item.minutes,
                "kind": item.kind,
                "reason": item.because,
            }
            for item in draft.not_claimed
        ],
        "high_demand": [
            {
                "post": use.post,
                "days": int(use.used.value or 0),
                "allowance": use.allowance.text,
                "state": str(use.state),
            }
            for use in draft.high_demand
        ],
    }


def _item_json(item: CreditItem) -> dict[str, Any]:
    return {
        "reference": item.reference,
        "post": item.post,
        "first_day": item.period.first_day.isoformat(),
        "last_day": item.period.last_day.isoformat(),
        "minutes": item.minutes,
        "kind": item.kind,
        "rate": item.rate,
        "amount_pence": pence(item.amount),
        "reason": item.amount.unknown_because or None,
        "basis": str(item.amount.basis),
    }


def _print(
    comparison: InvoiceComparison, draft: CreditClaim, problems: Findings, document: Document
) -> None:
    invoice = comparison.invoice
    click.secho(f"Invoice {invoice.number}, {invoice.period}", bold=True)
    for check in comparison.checks:
        click.secho(f"{document.where(check.path)}: {check.outcome}: {check.label}", bold=True)
        click.echo(wrapped(check.reason, indent="    "))
    asked = format_gbp(invoice.total_gbp)
    click.echo(wrapped(f"Asked for: {asked}. Expected: {comparison.expected.total.text}"))
    if comparison.difference_gbp is not None:
        click.echo(f"Difference: {format_gbp(comparison.difference_gbp)}")
    if invoice.total_gbp != comparison.lines_gbp:
        lines = format_gbp(comparison.lines_gbp)
        where = document.where(("total_gbp",))
        click.echo(wrapped(f"{where}: the lines add up to {lines}, and not to the total"))
    click.echo(wrapped(f"Draft credit claim: {draft.total.text}"))
    for label in dict.fromkeys((*comparison.expected.total.assumptions, *draft.total.assumptions)):
        click.echo(wrapped(f"Assumption: {label}"))
    if problems:
        print_findings(problems)
