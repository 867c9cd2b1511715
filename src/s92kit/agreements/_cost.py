"""What an agreement costs: by financial year, post line and kind, exact to the penny."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from fractions import Fraction

import attrs

from s92kit.agreements._agreement import Agreement, CostKind, CostStage, StatedCost
from s92kit.agreements._post import Charge, Post
from s92kit.dated import as_known
from s92kit.figures import Basis, Figure, FigureKind, Unit
from s92kit.money import format_gbp, from_pence, share_out, to_pence
from s92kit.periods import (
    PartYear,
    Period,
    financial_year_label,
    financial_years_of,
    months_in,
    share_of_year,
)
from s92kit.rates import PriceKind, Rate, RateAssumption, RateBook, RatedPeriod, rates_over
from s92kit.sources import Source

__all__ = ["CostLine", "CostSchedule", "CostYear", "cost_schedule"]

QUOTE = "quote"
_ANNUAL = "one sum is stated for {period}, and not what it is in each financial year"


@attrs.frozen(kw_only=True)
class CostLine:
    """What one post line, or one stated sum, costs over some days.

    Args:
        item: The id of the post line or stated cost.
        label: What it is, as a table prints it.
        kind: What the money buys.
        period: The days; within one financial year, unless a paper states one sum for more.
        cost_gbp: Pounds and pence; ``None`` where it cannot be determined.
        basis: What the cost rests on.
        sources: Where it, or what it was worked out from, was read.
        how: The working; for a sum that a paper states, that it was read.
        posts: How many posts, for a post line.
        assumption: The label of the assumption it rests on; empty where there is none.
        unknown_because: Why there is no cost; empty where there is one.
    """

    item: str
    label: str
    kind: CostKind
    period: Period
    cost_gbp: Decimal | None
    basis: Basis
    sources: tuple[Source, ...]
    how: str = ""
    posts: int | None = None
    assumption: str = ""
    unknown_because: str = ""

    @property
    def figure(self) -> Figure:
        """The line as a figure."""
        return Figure(
            label=f"{self.label}, {self.period}",
            value=self.cost_gbp,
            unit=Unit.GBP,
            kind=FigureKind.IN_PERIOD,
            basis=self.basis,
            period=self.period,
            sources=self.sources,
            how=self.how,
            assumptions=(self.assumption,) if self.assumption else (),
            unknown_because=self.unknown_because,
        )


@attrs.frozen(kw_only=True)
class CostYear:
    """What an agreement costs in one financial year.

    Args:
        year: The financial year.
        lines: The cost lines that fall in it.
        undivided: Sums that a paper states for more than this year, which leave the year's
            cost undetermined.
    """

    year: Period
    lines: tuple[CostLine, ...]
    undivided: tuple[CostLine, ...] = ()

    @property
    def label(self) -> str:
        """The financial year as papers print it."""
        return financial_year_label(self.year)

    @property
    def cost(self) -> Figure:
        """The cost of the year; not determined where any part of it is not."""
        label = f"Cost in {self.label}"
        reasons = [_ANNUAL.format(period=line.period) for line in self.undivided]
        return _sum(self.lines, label=label, period=self.year, reasons=reasons)


@attrs.frozen(kw_only=True)
class CostSchedule:
    """What an agreement costs, as it was known on a day.

    Args:
        agreement: The id of the agreement, or ``quote``.
        known_on: The day whose knowledge counts; ``None`` for everything recorded.
        years: The financial years that it touches, in order.
        undivided: Sums that a paper states for more than one financial year.
        unknown_because: Why there is no schedule at all; empty where there is one.
    """

    agreement: str
    known_on: date | None
    years: tuple[CostYear, ...]
    undivided: tuple[CostLine, ...] = ()
    unknown_because: str = ""

    @property
    def lines(self) -> tuple[CostLine, ...]:
        """Every cost line, in order, each once."""
        return (*(line for year in self.years for line in year.lines), *self.undivided)

    @property
    def assumptions(self) -> tuple[str, ...]:
        """The labels of the assumptions that any line rests on."""
        return tuple(dict.fromkeys(line.assumption for line in self.lines if line.assumption))

    @property
    def total(self) -> Figure:
        """The cost over all years; not determined where any line is not."""
        days = [line.period for line in self.lines]
        period = (
            Period(start=min(day.start for day in days), end=max(day.end for day in days))
            if days
            else None
        )
        label = "Total cost" if self.agreement == QUOTE else f"Total cost of {self.agreement}"
        reasons = [self.unknown_because] if self.unknown_because else []
        return _sum(self.lines, label=label, period=period, reasons=reasons)


def cost_schedule(
    agreement: Agreement,
    book: RateBook,
    *,
    known_on: date | None = None,
    assumption: RateAssumption | None = None,
) -> CostSchedule:
    """What an agreement costs in each financial year, line by line.

    Posts are costed by the rate of their rank for each part of a year with one rate. The sum of
    a year's posts is rounded once, half up, and shared among its lines by largest remainder, so
    that lines, years and total add up to the penny. Sums that a paper states are taken as they
    stand. A rate that is not known leaves its line, year and total undetermined, with the reason.

    Args:
        agreement: The agreement.
        book: The schemes and rates to cost it by.
        known_on: The day whose knowledge counts; ``None`` for everything recorded.
        assumption: What to suppose where no rate is published, instead of what the agreement's
            own paper supposes.

    Returns:
        The schedule; without years, and with the reason, where no term was known.

    Raises:
        UnknownNameError: Where the book has no such scheme.
    """
    term = agreement.term(known_on=known_on)
    stated = as_known(agreement.stated_costs, known_on)
    posts = as_known(agreement.posts, known_on)
    supposed = assumption or agreement.rate_assumption
    if term is None and not stated:
        return CostSchedule(
            agreement=agreement.id,
            known_on=known_on,
            years=(),
            unknown_because=agreement.why_no_term(known_on=known_on),
        )
    lines: list[CostLine | _Exact] = [_stated_line(cost) for cost in stated]
    for post in posts:
        days = post.period or (term.period if term else None)
        if not post.costed_by and days is not None:
            lines.extend(_post_lines(post, days, agreement, book, known_on, supposed))
    return _schedule(agreement.id, known_on, lines)


@attrs.frozen
class _Exact:
    """A cost line before rounding: its exact cost in pounds, and the line without it."""

    amount_gbp: Fraction
    line: CostLine


def _post_lines(
    post: Post,
    days: Period,
    agreement: Agreement,
    book: RateBook,
    known_on: date | None,
    assumption: RateAssumption | None,
) -> Iterator[CostLine | _Exact]:
    for year in financial_years_of(days):
        part = year.overlap(days)
        if part is None:
            continue
        if post.charge in (Charge.NO_CHARGE, Charge.NOT_STATED) or post.rank is None:
            yield _unrated_line(post, part)
            continue
        if not agreement.scheme:
            yield _undetermined(post, part, "the papers do not name the scheme")
            continue
        rated = rates_over(
            book,
            scheme=agreement.scheme,
            rank=post.rank,
            period=part,
            known_on=known_on,
            assumption=assumption,
        )
        for piece in rated:
            yield _rated_line(post, piece, agreement.part_year)


def _unrated_line(post: Post, part: Period) -> CostLine | _Exact:
    if post.charge is Charge.NO_CHARGE:
        return _Exact(Fraction(0), _line(post, part, how=f"{post.count} posts at no charge"))
    if post.charge is Charge.NOT_STATED:
        return _undetermined(post, part, "the papers do not say which of the posts are paid for")
    return _undetermined(post, part, "the papers do not state the rank of these officers")


def _rated_line(post: Post, piece: RatedPeriod, part_year: PartYear) -> CostLine | _Exact:
    if piece.rate is None:
        reason = piece.unknown.reason if piece.unknown else "no rate is recorded"
        return _undetermined(post, piece.period, reason)
    rate = piece.rate
    if post.charge is Charge.MATCHED and rate.price_kind is not PriceKind.COUNCIL_SHARE:
        how = f"{post.count} posts matched with {post.matched_with!r} at no charge"
        return _Exact(Fraction(0), _line(post, piece.period, how=how))
    share = share_of_year(piece.period, by=part_year)
    how = _working(post, rate, piece.period, part_year)
    return _Exact(
        post.count * Fraction(rate.annual_gbp) * share,
        _line(post, piece.period, how=how, rate=rate),
    )


def _working(post: Post, rate: Rate, part: Period, part_year: PartYear) -> str:
    year = financial_years_of(part)[0]
    amount = f"{post.count} × {format_gbp(rate.annual_gbp)}"
    if part_year is PartYear.DAYS and part != year:
        amount += f" × {part.days}/{year.days} days"
    elif part != year:
        amount += f" × {_months(months_in(part))}/12 months"
    return f"{amount} ({rate.how})" if rate.how else amount


def _months(months: Fraction) -> str:
    return str(months) if months.denominator == 1 else f"({months})"


def _line(post: Post, part: Period, *, how: str, rate: Rate | None = None) -> CostLine:
    return CostLine(
        item=post.id,
        label=post.label,
        kind=CostKind.OFFICERS,
        period=part,
        cost_gbp=Decimal("0.00"),
        basis=Basis.ESTIMATE if rate and rate.assumption else Basis.DERIVED,
        sources=(post.source, *(rate.sources if rate else ())),
        how=how,
        posts=post.count,
        assumption=rate.assumption if rate else "",
    )


def _undetermined(post: Post, part: Period, reason: str) -> CostLine:
    return attrs.evolve(_line(post, part, how=""), cost_gbp=None, unknown_because=reason)


def _stated_line(cost: StatedCost) -> CostLine:
    basis = Basis.BUDGET if cost.stage is CostStage.BUDGET else Basis.PUBLISHED
    return CostLine(
        item=cost.id,
        label=cost.label,
        kind=cost.kind,
        period=cost.period,
        cost_gbp=cost.amount_gbp,
        basis=basis,
        sources=(cost.source,),
        how=f"stated by the paper as {cost.stage}",
    )


def _schedule(
    agreement: str, known_on: date | None, drafts: Iterable[CostLine | _Exact]
) -> CostSchedule:
    by_year: dict[Period, list[CostLine | _Exact]] = {}
    undivided: list[CostLine] = []
    for draft in drafts:
        line = draft.line if isinstance(draft, _Exact) else draft
        years = financial_years_of(line.period)
        if len(years) > 1:
            undivided.append(line)
        for year in years:
            by_year.setdefault(year, []).extend([draft] if len(years) == 1 else [])
    return CostSchedule(
        agreement=agreement,
        known_on=known_on,
        years=tuple(_year(year, by_year[year], undivided) for year in sorted(by_year)),
        undivided=tuple(undivided),
    )


def _year(year: Period, drafts: list[CostLine | _Exact], undivided: list[CostLine]) -> CostYear:
    exact = [draft for draft in drafts if isinstance(draft, _Exact)]
    total = to_pence(sum((draft.amount_gbp for draft in exact), Fraction(0)))
    shares = iter(share_out(total, [draft.amount_gbp for draft in exact]))
    lines = (
        attrs.evolve(draft.line, cost_gbp=from_pence(next(shares)))
        if isinstance(draft, _Exact)
        else draft
        for draft in drafts
    )
    crossing = tuple(line for line in undivided if line.period.overlap(year))
    return CostYear(year=year, lines=tuple(lines), undivided=crossing)


def _sum(
    lines: tuple[CostLine, ...], *, label: str, period: Period | None, reasons: list[str]
) -> Figure:
    unknown = dict.fromkeys(
        [*reasons, *(line.unknown_because for line in lines if line.cost_gbp is None)]
    )
    if not lines and not unknown:
        unknown = {"no posts and no sums are recorded": None}
    known = [line.cost_gbp for line in lines if line.cost_gbp is not None]
    estimated = any(line.basis is Basis.ESTIMATE for line in lines)
    return Figure(
        label=label,
        value=None if unknown else sum(known, Decimal("0.00")),
        unit=Unit.GBP,
        kind=FigureKind.IN_PERIOD,
        basis=Basis.ESTIMATE if estimated else Basis.DERIVED,
        period=period,
        sources=tuple(dict.fromkeys(source for line in lines for source in line.sources)),
        how=" + ".join(format_gbp(cost) for cost in known),
        assumptions=tuple(dict.fromkeys(line.assumption for line in lines if line.assumption)),
        unknown_because="; ".join(unknown),
    )
