"""What the scheme charges for an officer, and the terms that its price already allows for."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from s92kit.figures import Basis, Figure, FigureKind, Unit
from s92kit.periods import financial_year_label
from s92kit.rates import PublishedRate, SchemeTerm
from s92kit.reports import Block, Bullets, Column, Paragraph, Part, Section, Table, as_printed
from s92kit_havering._team import Team, rate_figure

__all__ = ["scheme_rates"]


def scheme_rates(team: Team) -> Section:
    """What the scheme charges, and the terms that its price already allows for."""
    rates = tuple(team.rates())
    if not rates:
        return Section(
            title="The scheme and its rates",
            blocks=[team.context.not_recorded("the scheme's rates")],
        )
    return Section(
        title="The scheme and its rates",
        blocks=[
            Paragraph(
                f"Under {team.scheme.title} the council pays for every officer, at a rate below "
                "the full cost; the Metropolitan Police bears pension and support costs."
            ),
            _rates(rates),
            *_discount(team),
            *_standard_terms(team),
            Paragraph(
                "A rate is published for the year that it is shown for, and for no other. None is "
                "carried forward in this paper without saying so."
            ),
        ],
    )


def _rates(rates: tuple[PublishedRate, ...]) -> Table:
    return Table(
        caption="Published yearly rate of one post",
        columns=["Rank", "Financial year", Column("Rate", numeric=True)],
        rows=[
            (
                rate.rank.in_words.capitalize(),
                financial_year_label(rate.period),
                rate_figure(rate),
            )
            for rate in rates
        ],
    )


def _discount(team: Team) -> Iterator[Block]:
    discount = team.figure("discount")
    if discount:
        yield Paragraph(
            [
                "The discount on the full cost of a constable is said to be ",
                *as_printed(discount.published),
                f". It cannot be checked, because {discount.reason}.",
            ]
        )


def _standard_terms(team: Team) -> Iterator[Block]:
    scheme = team.scheme
    given: list[tuple[str, SchemeTerm | None, Unit]] = [
        ("Least term of an agreement", scheme.minimum_term_months, Unit.MONTHS),
        ("Notice, by either party and for any reason", scheme.notice_months, Unit.MONTHS),
        (
            "High-demand days a year on which officers are needed elsewhere, already priced in",
            scheme.high_demand_days_a_year,
            Unit.DAYS,
        ),
    ]
    known = [
        (label, term, unit)
        for label, term, unit in given
        if term is not None and team.context.was_published(term.source)
    ]
    if known:
        yield Bullets([_standard_term(label, term, unit) for label, term, unit in known])


def _standard_term(label: str, term: SchemeTerm, unit: Unit) -> tuple[Part, ...]:
    figure = Figure(
        label=label,
        value=Decimal(term.amount),
        unit=unit,
        kind=FigureKind.RATE,
        basis=Basis.PUBLISHED,
        sources=(term.source,),
    )
    return (f"{label}: {'about ' if term.approximate else ''}", figure)
