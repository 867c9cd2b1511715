"""A draft credit claim as a paper that a finance officer can check and send."""

from __future__ import annotations

from collections.abc import Iterable

from s92kit.delivery import AllowanceState, CreditClaim, CreditItem, HighDemandUse, NotClaimed
from s92kit.figures import Figure
from s92kit.periods import Period, format_day
from s92kit.reports._blocks import Block, Column, Note, NoteKind, Paragraph, Table
from s92kit.reports._paper import Fact, Paper, Section
from s92kit.reports._words import Missing

__all__ = ["credit_claim_paper", "high_demand_blocks"]

_DRAFT = (
    "This is a draft. A person checks each record before it is sent. It names records and post "
    "lines, and no person."
)
_HOW = (
    "A minute is worth the charge of its post line for the period, divided by the minutes of duty "
    "bought of that line. The credit of a line is rounded once, half up, to the penny and shared "
    "among its items so that they add up to it."
)

_DECIDE = {
    AllowanceState.WITHIN: "Within the allowance: nothing to decide.",
    AllowanceState.NEAR: "So near to an approximate allowance that a person must judge.",
    AllowanceState.BEYOND: "Beyond an approximate allowance: decide whether to raise it.",
    AllowanceState.UNKNOWN: "Cannot be determined: no allowance is recorded.",
}


def credit_claim_paper(claim: CreditClaim, *, made_with: Iterable[str]) -> Paper:
    """The claim as a paper, with the evidence of each amount at its end.

    Args:
        claim: The draft claim.
        made_with: Each distribution that had a part in it, with its version.

    Returns:
        A paper to set in HTML or Markdown; one that says why, where nothing can be claimed.
    """
    sections = (
        Section(title="What is claimed", blocks=_claimed(claim)),
        Section(title="Records that support the claim", blocks=_records(claim.items)),
        Section(title="What is not claimed", blocks=_left(claim.not_claimed)),
        Section(title="High-demand days", blocks=high_demand_blocks(claim.high_demand)),
    )
    return Paper(
        title=f"Draft credit claim: {claim.agreement.title}",
        subtitle=str(claim.period),
        facts=(
            Fact("Agreement", claim.agreement.id),
            Fact("Payee of the grant", claim.agreement.payee),
            Fact("Charge policy", _policy(claim)),
            Fact("Amount", claim.total),
        ),
        sections=sections if not claim.refused_because else sections[:1],
        made_with=made_with,
        known_on=claim.known_on,
    )


def _policy(claim: CreditClaim) -> str | Missing:
    policy = claim.policy
    if not policy.known:
        return Missing(what="the charge policy", because=policy.unknown_because)
    return f"{policy.policy} ({policy.label})" if policy.label else str(policy.policy)


def _claimed(claim: CreditClaim) -> tuple[Block, ...]:
    draft = Note(kind=NoteKind.WARNING, words=_DRAFT)
    if claim.refused_because:
        return (draft, Missing(what="a credit to claim", because=claim.refused_because))
    words = ("The council asks for a credit of ", claim.total, f" for {claim.period}.")
    return (draft, Paragraph(words), Paragraph(_HOW))


def _records(items: tuple[CreditItem, ...]) -> tuple[Block, ...]:
    if not items:
        return (Paragraph("No record of these days raises a credit."),)
    return (
        Table(
            caption="Vacancies and time called away",
            columns=(
                "Reference",
                "Post line",
                "Days",
                "Kind",
                "Minutes",
                "Rate used",
                Column("Amount", numeric=True),
            ),
            rows=[_record(item) for item in items],
        ),
    )


def _record(item: CreditItem) -> tuple[str | Figure, ...]:
    minutes = f"{item.minutes:,} minutes"
    days = _days_in_words(item.period)
    return (item.reference, item.label, days, item.kind, minutes, item.rate, item.amount)


def _days_in_words(period: Period) -> str:
    """One day by itself, several as the first to the last."""
    return format_day(period.first_day) if period.days == 1 else str(period)


def _left(items: tuple[NotClaimed, ...]) -> tuple[Block, ...]:
    if not items:
        return (Paragraph("Each record of lost time on these days is claimed for."),)
    rows = [
        (
            item.reference or "no reference",
            item.post,
            _days_in_words(item.period),
            f"{item.kind}, {item.minutes:,} minutes",
            item.because,
        )
        for item in items
    ]
    columns = ("Reference", "Post line", "Days", "Time", "Why it is not claimed")
    return (Table(caption="Lost time that raises no credit", columns=columns, rows=rows),)


def high_demand_blocks(uses: tuple[HighDemandUse, ...]) -> tuple[Block, ...]:
    """High-demand days by post line against the allowance, or that there were none.

    Args:
        uses: The high-demand days of each post line and financial year.
    """
    if not uses:
        return (Paragraph("No high-demand day is recorded for these days."),)
    return (
        Table(
            caption="High-demand days and the approximate allowance",
            columns=(
                "Post line",
                Column("Days used", numeric=True),
                Column("Allowance", numeric=True),
                "What a person decides; nothing is claimed here",
            ),
            rows=[(each.post, each.used, each.allowance, _DECIDE[each.state]) for each in uses],
        ),
    )
