"""An agreement as it is lived: where it stands, who pays, what was delivered, and what is due."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

import attrs

from s92kit.agreements import Agreement, Event, FundedYear, Transfer, funding_of, state_on
from s92kit.delivery import DeliveryTotals
from s92kit.diary import DiaryEntry, diary
from s92kit.figures import Figure, FigureKind, Unit
from s92kit.periods import format_day
from s92kit.reports._blocks import Block, Clause, Column, Paragraph, Table
from s92kit.reports._context import ReportContext
from s92kit.reports._credit_claim import high_demand_blocks
from s92kit.reports._paper import Section
from s92kit.reports._reconciled import begun_small
from s92kit.reports._words import Missing, Part

__all__ = [
    "delivery_blocks",
    "diary_blocks",
    "funding_blocks",
    "lived_sections",
    "standing_blocks",
]

_NO_DAY = "no day was given for the paper"


def lived_sections(context: ReportContext, agreement: Agreement) -> tuple[Section, ...]:
    """The four parts of a section on an agreement, as on the context's day.

    Args:
        context: What is known of the borough.
        agreement: The agreement.

    Examples:
        >>> from s92kit.plugins import catalogue_of, report_context
        >>> from s92kit.rates import london_rates
        >>> from s92kit.testing import walford
        >>> context = report_context(catalogue_of(walford), "walford", london_rates())
        >>> for part in lived_sections(context, context.agreement("walford/town-centre-2019")):
        ...     print(part.title)
        Where the agreement stands
        Who pays
        Hours bought and delivered
        Dates to come
    """
    parts = {
        "Where the agreement stands": standing_blocks(context, agreement, context.on),
        "Who pays": funding_blocks(context, agreement),
        "Hours bought and delivered": delivery_blocks(context, agreement),
        "Dates to come": diary_blocks(context, agreement, context.on),
    }
    return tuple(Section(title=title, blocks=blocks) for title, blocks in parts.items())


def standing_blocks(
    context: ReportContext, agreement: Agreement, on: date | None
) -> tuple[Block, ...]:
    """Where an agreement stands on a day, and the events that this rests on.

    Args:
        context: What is known of the borough.
        agreement: The agreement.
        on: The day; ``None`` where none was given, which is stated.
    """
    what = "where the agreement stands"
    if on is None:
        return (Missing(what=what, because=_NO_DAY),)
    answer = state_on(agreement, on, known_on=context.known_on)
    day = format_day(on)
    if answer.state is None:
        missing = Missing(what=f"{what} on {day}", because=answer.unknown_because)
        return (missing, *map(_event, answer.events))
    lead = f"On {day} the state of the agreement is {answer.state}. It rests on this: {answer.how}."
    return (Paragraph(lead), *map(_event, answer.events))


def _event(event: Event) -> Clause:
    by_role = f", by {event.by_role}" if event.by_role else ""
    note = f" {event.note}" if event.note else ""
    words = f"{event.text[:1].upper()}{event.text[1:]}{by_role}.{note}"
    return Clause(words=words, sources=(event.source,))


def funding_blocks(context: ReportContext, agreement: Agreement) -> tuple[Block, ...]:
    """Who pays how much of each financial year's cost, and what no funder is recorded to pay.

    Args:
        context: What is known of the borough.
        agreement: The agreement.
    """
    schedule = context.schedule_of(agreement)
    years = funding_of(schedule, agreement)
    if not years:
        because = schedule.total.unknown_because or "no cost falls in a financial year"
        return (Missing(what="who pays the cost", because=because),)
    split = [year for year in years if not year.unknown_because]
    return (
        *((_shares(split, agreement),) if split else ()),
        *_transfers(split, agreement),
        *(
            Missing(what=f"who pays the cost of {year.label}", because=year.unknown_because)
            for year in years
            if year.unknown_because
        ),
    )


def _shares(years: list[FundedYear], agreement: Agreement) -> Table:
    paying = sorted({funder for year in years for funder in year.funders})
    titles = {funder: _title(funder, agreement) for funder in paying}
    return Table(
        caption="Who pays, by financial year",
        columns=[
            "Financial year",
            *(Column(title, numeric=True) for title in titles.values()),
            Column("No funder recorded", numeric=True),
            Column("Cost", numeric=True),
        ],
        rows=[_share(year, titles, agreement) for year in years],
    )


def _share(year: FundedYear, titles: dict[str, str], agreement: Agreement) -> tuple[Part, ...]:
    of = f"{agreement.id}, {year.label}"
    paid = (
        attrs.evolve(year.borne_by(funder), label=f"Paid from {title}, {of}")
        for funder, title in titles.items()
    )
    unfunded = attrs.evolve(year.unfunded, label=f"Cost with no funder recorded, {of}")
    return (year.label, *paid, unfunded, year.cost)


def _title(funder: str, agreement: Agreement) -> str:
    return next((each.title for each in agreement.funders if each.id == funder), funder)


def _transfers(years: list[FundedYear], agreement: Agreement) -> Iterator[Table]:
    rows = [_transfer(each, year, agreement) for year in years for each in year.transfers]
    if rows:
        amount = Column("Amount", numeric=True)
        columns = (*map(Column, ("Financial year", "From", "To", "Why")), amount)
        yield Table(caption="What funders pay each other", columns=columns, rows=rows)


def _transfer(transfer: Transfer, year: FundedYear, agreement: Agreement) -> tuple[Part, ...]:
    payer, payee = (_title(each, agreement) for each in (transfer.payer, transfer.payee))
    amount = Figure(
        label=f"{str(transfer.reason).capitalize()}, {payer} to {payee}, {agreement.id}",
        value=transfer.amount_gbp,
        unit=Unit.GBP,
        kind=FigureKind.IN_PERIOD,
        basis=year.unfunded.basis,
        period=year.year,
        sources=year.cost.sources,
        assumptions=year.cost.assumptions,
    )
    return (year.label, payer, payee, str(transfer.reason).capitalize(), amount)


def delivery_blocks(context: ReportContext, agreement: Agreement) -> tuple[Block, ...]:
    """What was bought and delivered, what each delivered hour cost, and high-demand days.

    Args:
        context: What is known of the borough, with a delivery where duty records were given.
        agreement: The agreement.
    """
    delivery = context.delivery_of(agreement)
    if delivery is None:
        because = "no duty records were given for this paper"
        return (Missing(what="hours delivered", because=because),)
    totals = delivery.totals
    if totals.unknown_because:
        what = f"hours delivered, {delivery.period}"
        return (Missing(what=what, because=totals.unknown_because),)
    table = Table(
        caption=f"Hours bought and what became of them, {delivery.period}",
        columns=["What", Column("Amount", numeric=True)],
        rows=list(_hours(totals)),
    )
    return (table, *high_demand_blocks(delivery.high_demand))


def _hours(totals: DeliveryTotals) -> Iterator[tuple[str, Figure]]:
    yield "Bought", totals.hours_bought
    yield "Delivered", totals.hours_delivered
    yield "Vacant", totals.hours_vacant
    yield "Leave or sickness that nobody covered", totals.hours_leave
    yield "Abstracted", totals.hours_abstracted()
    for kind, _ in totals.minutes.abstracted_by_kind:
        yield f"Abstracted: {kind}", totals.hours_abstracted(kind)
    yield "Share of the hours bought that was delivered", totals.share_delivered
    yield "Cost of the officers over these days", totals.cost
    yield "Cost of each delivered hour", totals.cost_per_delivered_hour


def diary_blocks(
    context: ReportContext, agreement: Agreement, on: date | None
) -> tuple[Block, ...]:
    """The dates to come on which an agreement needs a person, and those that cannot be told.

    Args:
        context: What is known of the borough.
        agreement: The agreement.
        on: The day to look from; ``None`` where none was given, which is stated.
    """
    if on is None:
        return (Missing(what="dates to come", because=_NO_DAY),)
    entries = diary((agreement,), context.rates, on=on, known_on=context.known_on)
    return (*_to_come(entries, on), *_without_a_day(entries))


def _to_come(entries: Iterable[DiaryEntry], on: date) -> Iterator[Block]:
    ahead = [entry for entry in entries if entry.first_day and not entry.past]
    if not ahead:
        yield Paragraph(f"No date that is known lies on or after {format_day(on)}.")
    for entry in ahead:
        when = f"One of the days from {entry.within}" if entry.within else _day(entry)
        words = (
            f"{when}: {begun_small(entry.title)}. {entry.what_to_do} A task for {entry.by_role}."
        )
        yield Clause(words=words, sources=entry.sources) if entry.sources else Paragraph(words)


def _day(entry: DiaryEntry) -> str:
    return format_day(entry.on) if entry.on else ""


def _without_a_day(entries: Iterable[DiaryEntry]) -> Iterator[Missing]:
    by_reason: dict[str, list[str]] = {}
    for entry in entries:
        if not entry.first_day:
            by_reason.setdefault(entry.why_no_date, []).append(begun_small(entry.title))
    for because, titles in by_reason.items():
        days = "the day of" if len(titles) == 1 else "the days of"
        yield Missing(what=f"{days} {'; '.join(titles)}", because=because)
