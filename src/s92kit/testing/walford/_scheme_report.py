"""Walford's scheme report: what each agreement costs, and how far its papers can be followed."""

from __future__ import annotations

from s92kit.agreements import Agreement
from s92kit.reports import (
    Column,
    Missing,
    Paper,
    Paragraph,
    ReportContext,
    Section,
    Table,
    lived_sections,
)

__all__ = ["scheme_report"]


def scheme_report(context: ReportContext) -> Paper:
    """The paper for a context.

    Args:
        context: What is known of Walford.
    """
    return Paper(
        title=f"Officers funded by {context.borough.name}",
        sections=[_costs(context), _lives(context), _claims(context)],
        made_with=context.made_with,
        known_on=context.known_on,
    )


def _costs(context: ReportContext) -> Section:
    parts = [_cost(agreement, context) for agreement in context.agreements]
    return Section(title="What the officers cost", sections=parts)


def _cost(agreement: Agreement, context: ReportContext) -> Section:
    schedule = context.schedule_of(agreement)
    if not schedule.years:
        missing = Missing(what=f"cost of {agreement.title}", because=schedule.unknown_because)
        return Section(title=agreement.title, blocks=[missing])
    table = Table(
        caption=f"{agreement.title}, by financial year",
        columns=["Financial year", Column("Cost", numeric=True)],
        rows=[(year.label, year.cost) for year in schedule.years],
        total=("Total", schedule.total),
    )
    return Section(title=agreement.title, blocks=[table])


def _lives(context: ReportContext) -> Section:
    parts = [
        Section(title=agreement.title, sections=lived_sections(context, agreement))
        for agreement in context.agreements
    ]
    return Section(title="Hours, funding and dates", sections=parts)


def _claims(context: ReportContext) -> Section:
    paragraphs = [
        Paragraph([f"{item.published.label}: ", item.published.figure, f", {item.outcome}."])
        for item in context.reconciliations
    ]
    missing = [context.not_recorded("what the papers print")]
    return Section(title="What the papers print", blocks=paragraphs or missing)
