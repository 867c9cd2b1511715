"""Recomputing a published figure by the working that its document gives."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from functools import reduce
from operator import mul

import attrs

from s92kit.agreements import Agreement, cost_schedule, headcount
from s92kit.claims._figure import Operation, PublishedFigure, Working
from s92kit.errors import S92Error, UnknownNameError
from s92kit.figures import Basis, Figure, FigureKind
from s92kit.money import format_gbp
from s92kit.periods import Period, financial_year_label, months_in
from s92kit.rates import RateBook, rate_for
from s92kit.sources import Source

__all__ = ["recomputed"]


@attrs.frozen
class _Known:
    """What a recomputation may look things up in."""

    figures: Mapping[str, PublishedFigure]
    agreements: Mapping[str, Agreement]
    book: RateBook

    def figure(self, name: str) -> PublishedFigure:
        if name not in self.figures:
            raise UnknownNameError(what="published figure", name=name, known=self.figures)
        return self.figures[name]

    def agreement(self, name: str) -> Agreement:
        if name not in self.agreements:
            raise UnknownNameError(what="agreement", name=name, known=self.agreements)
        return self.agreements[name]


def recomputed(
    figure: PublishedFigure,
    figures: Mapping[str, PublishedFigure],
    agreements: Mapping[str, Agreement],
    book: RateBook,
) -> Figure:
    """What the figure's working comes to, or why that cannot be determined.

    Args:
        figure: The published figure.
        figures: The published figures that workings may name, by id.
        agreements: The agreements that workings may name, by id.
        book: The schemes and rates.
    """
    if figure.working is None:
        return _unknown(figure, figure.not_recomputable_because)
    known = _Known(figures, agreements, book)
    try:
        return _BY_OPERATION[figure.working.operation](figure, figure.working, known)
    except S92Error as fault:
        return _unknown(figure, str(fault).rstrip("."))


def _arithmetic(figure: PublishedFigure, working: Working, known: _Known) -> Figure:
    parts = [known.figure(name) for name in working.of]
    reason = _why_not_computable(figure, working.operation, parts)
    if reason:
        return _unknown(figure, reason)
    values = [part.value for part in parts]
    value, sign = _CALCULATIONS[working.operation](values)
    how = sign.join(part.figure.text for part in parts)
    return _result(figure, value, how, tuple(part.source for part in parts))


def _why_not_computable(
    figure: PublishedFigure, operation: Operation, parts: list[PublishedFigure]
) -> str:
    if figure in parts:
        return "the working names the figure itself"
    least, most = _HOW_MANY[operation]
    if len(parts) < least or (most and len(parts) > most):
        wanted = f"{least}" if most else f"at least {least}"
        return f"the working names {len(parts)} figures, and '{operation}' takes {wanted}"
    if operation in _OF_ONE_UNIT and len({part.unit for part in parts}) > 1:
        return "the figures that the working names are of different units"
    if operation is Operation.SUM and _counts_twice(parts):
        return "running totals of one measure overlap, so that a sum of them would count twice"
    if operation in _DIVIDING and _divisor(operation, parts[1].value) == 0:
        return f"{parts[1].figure.text} cannot be divided by"
    return ""


def _counts_twice(parts: list[PublishedFigure]) -> bool:
    running = [part for part in parts if part.kind is FigureKind.CUMULATIVE]
    measures = [part.measure for part in running if part.measure]
    return len(set(measures)) < len(measures)


def _divisor(operation: Operation, value: Decimal) -> Decimal:
    return 100 - value if operation is Operation.BEFORE_DISCOUNT else value


def _sum(values: list[Decimal]) -> tuple[Decimal, str]:
    return sum(values, Decimal(0)), " + "


def _difference(values: list[Decimal]) -> tuple[Decimal, str]:
    return values[0] - sum(values[1:], Decimal(0)), " - "


def _product(values: list[Decimal]) -> tuple[Decimal, str]:
    return reduce(mul, values), " × "


def _quotient(values: list[Decimal]) -> tuple[Decimal, str]:
    return values[0] / values[1], " ÷ "


def _per_cent_of(values: list[Decimal]) -> tuple[Decimal, str]:
    return values[0] * 100 / values[1], " of "


def _whole_from_share(values: list[Decimal]) -> tuple[Decimal, str]:
    return values[0] * 100 / values[1], " ÷ "


def _before_discount(values: list[Decimal]) -> tuple[Decimal, str]:
    return values[0] * 100 / (100 - values[1]), " before a discount of "


def _same(values: list[Decimal]) -> tuple[Decimal, str]:
    return values[0], ""


def _agreement_cost(figure: PublishedFigure, working: Working, known: _Known) -> Figure:
    agreement = known.agreement(working.agreement)
    schedule = cost_schedule(agreement, known.book, known_on=working.known_on)
    if working.period is None:
        return attrs.evolve(schedule.total, label=figure.label)
    for year in schedule.years:
        if year.year == working.period:
            return attrs.evolve(year.cost, label=figure.label)
    return _unknown(figure, f"{agreement.id} has no cost in {_year(working.period)}")


def _posts_at_rates(figure: PublishedFigure, working: Working, known: _Known) -> Figure:
    if working.on is None:
        return _unknown(figure, "the working gives no day")
    if not working.posts:
        return _unknown(figure, "the working names no posts")
    rates = [
        (
            count,
            rate_for(
                known.book,
                scheme=working.scheme,
                rank=rank,
                on=working.on,
                known_on=working.known_on,
            ),
        )
        for rank, count in working.posts.items()
    ]
    value = sum((count * rate.annual_gbp for count, rate in rates), Decimal(0))
    how = " + ".join(f"{count} × {format_gbp(rate.annual_gbp)}" for count, rate in rates)
    sources = tuple(dict.fromkeys(source for _, rate in rates for source in rate.sources))
    return _result(figure, value, how, sources)


def _headcount(figure: PublishedFigure, working: Working, known: _Known) -> Figure:
    if working.on is None:
        return _unknown(figure, "the working gives no day")
    if not working.of_agreements:
        return _unknown(figure, "the working names no agreement")
    counts = [
        headcount(
            known.agreement(name), on=working.on, known_on=working.known_on, rank=working.rank
        )
        for name in working.of_agreements
    ]
    unknown = [count.unknown_because for count in counts if count.value is None]
    if unknown:
        return _unknown(figure, "; ".join(unknown))
    value = sum((count.value for count in counts if count.value is not None), Decimal(0))
    how = " + ".join(count.how or "0" for count in counts)
    return _result(figure, value, how, tuple(s for count in counts for s in count.sources))


def _months(figure: PublishedFigure, working: Working, known: _Known) -> Figure:
    del known
    if working.period is None:
        return _unknown(figure, "the working gives no period")
    months = months_in(working.period)
    value = Decimal(months.numerator) / Decimal(months.denominator)
    return _result(figure, value, f"{working.period}", (figure.source,))


_CALCULATIONS: Mapping[Operation, Callable[[list[Decimal]], tuple[Decimal, str]]] = {
    Operation.SUM: _sum,
    Operation.DIFFERENCE: _difference,
    Operation.PRODUCT: _product,
    Operation.QUOTIENT: _quotient,
    Operation.PER_CENT_OF: _per_cent_of,
    Operation.WHOLE_FROM_SHARE: _whole_from_share,
    Operation.BEFORE_DISCOUNT: _before_discount,
    Operation.SAME_AS: _same,
}
_HOW_MANY: Mapping[Operation, tuple[int, int | None]] = {
    Operation.SUM: (1, None),
    Operation.DIFFERENCE: (2, None),
    Operation.PRODUCT: (2, None),
    Operation.QUOTIENT: (2, 2),
    Operation.PER_CENT_OF: (2, 2),
    Operation.WHOLE_FROM_SHARE: (2, 2),
    Operation.BEFORE_DISCOUNT: (2, 2),
    Operation.SAME_AS: (1, 1),
}
"""The least and the most figures that an operation takes."""
_OF_ONE_UNIT = frozenset({Operation.SUM, Operation.DIFFERENCE, Operation.PER_CENT_OF})
_DIVIDING = frozenset(
    {
        Operation.QUOTIENT,
        Operation.PER_CENT_OF,
        Operation.WHOLE_FROM_SHARE,
        Operation.BEFORE_DISCOUNT,
    }
)
_BY_OPERATION: Mapping[Operation, Callable[[PublishedFigure, Working, _Known], Figure]] = {
    **dict.fromkeys(_CALCULATIONS, _arithmetic),
    Operation.AGREEMENT_COST: _agreement_cost,
    Operation.POSTS_AT_RATES: _posts_at_rates,
    Operation.HEADCOUNT: _headcount,
    Operation.MONTHS: _months,
}


def _result(
    figure: PublishedFigure, value: Decimal, how: str, sources: tuple[Source, ...]
) -> Figure:
    return attrs.evolve(figure.figure, value=value, basis=Basis.DERIVED, how=how, sources=sources)


def _unknown(figure: PublishedFigure, reason: str) -> Figure:
    return attrs.evolve(
        figure.figure, value=None, basis=Basis.DERIVED, unknown_because=reason, sources=()
    )


def _year(period: Period) -> str:
    try:
        return financial_year_label(period)
    except S92Error:
        return str(period)
