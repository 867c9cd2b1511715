"""What the team costs: year by year, for each officer paid for, and what is not known of later."""

from __future__ import annotations

from collections.abc import Iterator

from s92kit.agreements import CostYear
from s92kit.periods import financial_year_label, financial_year_of
from s92kit.reports import Block, Column, Missing, Note, Paragraph, Part, Section, Table, as_printed
from s92kit_brent._review import Review, cost_per_paid_officer

__all__ = ["finance"]


def finance(review: Review) -> Section:
    """The financial implications."""
    schedule = review.schedule
    if not schedule.years:
        missing = review.context.not_recorded("the cost of the team")
        return Section(title="Financial implications", blocks=[missing])
    table = Table(
        caption="Salary cost by financial year",
        columns=[
            "Financial year",
            Column("Cost", numeric=True),
            Column("Officers paid for", numeric=True),
            Column("Cost of each paid officer", numeric=True),
        ],
        rows=[_row(year, review) for year in schedule.years],
    )
    return Section(
        title="Financial implications",
        blocks=[
            table,
            *_total(review),
            *_rise(review),
            *_funding(review),
            *_later(review),
        ],
    )


def _row(year: CostYear, review: Review) -> tuple[Part, ...]:
    officers = review.paid_officers(year)
    label = f"Salary cost of each paid officer in {year.label}"
    return (
        year.label,
        year.cost,
        officers,
        cost_per_paid_officer(year.cost, officers, label=label),
    )


def _total(review: Review) -> Iterator[Block]:
    yield Paragraph(["Both years together: ", review.schedule.total, "."])
    yield Paragraph(
        "The council pays for half of the team; the other half comes free under Met Patrol Plus. "
        "The review states neither ranks nor rates, so the cost of each paid officer is an average "
        "over ranks that are not known. It is not the rate of a constable, and is not to be "
        "compared with one."
    )


def _rise(review: Review) -> Iterator[Block]:
    rise, share = review.figure("cost-rise"), review.figure("cost-rise-per-cent")
    if rise and share:
        yield Paragraph(
            [
                "From the first year to the second the cost rises by ",
                rise.computed,
                ", or ",
                share.computed,
                f". {rise.published.remark}",
            ]
        )


def _funding(review: Review) -> Iterator[Block]:
    for funder in review.agreement.funders:
        yield Paragraph(f"Paid from: {funder.title.lower()}.")
    yield Missing(
        what="a budget to hold the cost against",
        because="the review says that funding is approved and does not state a sum for it",
    )


def _later(review: Review) -> Iterator[Block]:
    conditions = review.context.conditions_of(review.agreement)
    for item in conditions:
        if item.id in ("renewal", "later-years"):
            yield Paragraph(item.text)
    if review.term is None:
        return
    next_year = financial_year_label(financial_year_of(review.term.period.end))
    yield Missing(
        what=f"the cost in {next_year} and later",
        because="no sum, rank or rate of the team was found for the time after its term",
    )
    yield from _what_followed(review)


def _what_followed(review: Review) -> Iterator[Block]:
    if review.context.known_on is not None:
        return
    yield Note(words=review.agreement.note)
    money = review.figure("prevention-money")
    if money:
        yield Paragraph(
            [
                "The press reports that the council then planned an extra ",
                *as_printed(money.published),
                f" for prevention. {money.published.remark}",
            ]
        )
