"""The budget beside the cost, year by year, and the years that only one of them has."""

from __future__ import annotations

from decimal import Decimal

import attrs

from s92kit.agreements._agreement import Agreement, Budget
from s92kit.agreements._cost import CostSchedule
from s92kit.dated import as_known
from s92kit.figures import Basis, Figure, FigureKind, Unit, difference_between
from s92kit.periods import Period, financial_year_label, financial_years_of
from s92kit.sources import Source

__all__ = ["BudgetYear", "compare_with_budget", "compare_yearly_budget"]


@attrs.frozen(kw_only=True)
class BudgetYear:
    """The budget and the cost of one financial year.

    Args:
        year: The financial year.
        budget: The money set aside; not determined where none is recorded.
        cost: The cost; not determined where it is not, or where nothing is bought.
        headroom: The budget less the cost; negative where the budget falls short.
    """

    year: Period
    budget: Figure
    cost: Figure
    headroom: Figure

    @property
    def label(self) -> str:
        """The financial year as papers print it."""
        return financial_year_label(self.year)


def compare_with_budget(agreement: Agreement, schedule: CostSchedule) -> tuple[BudgetYear, ...]:
    """The budget beside the cost for each financial year that has either.

    Args:
        agreement: The agreement, whose budgets are taken as known on the schedule's day.
        schedule: What it costs.

    Returns:
        One row a financial year, in order; a year that only one of them has says so.
    """
    budgets = as_known(agreement.budgets, schedule.known_on)
    costs = {year.year: year.cost for year in schedule.years}
    years = {year for budget in budgets for year in financial_years_of(budget.period)}
    return tuple(_row(year, budgets, costs.get(year)) for year in sorted(years | set(costs)))


def compare_yearly_budget(schedule: CostSchedule, annual_gbp: Decimal) -> tuple[BudgetYear, ...]:
    """The same budget beside the cost of each financial year, as for a quotation.

    Args:
        schedule: What it costs.
        annual_gbp: The budget of each financial year, part years included, in pounds.

    Returns:
        One row a financial year, in order.
    """
    return tuple(
        _beside(year.year, _set_aside(year.year, annual_gbp), year.cost) for year in schedule.years
    )


def _row(year: Period, budgets: tuple[Budget, ...], cost: Figure | None) -> BudgetYear:
    return _beside(year, _budget(year, financial_year_label(year), budgets), cost)


def _beside(year: Period, budget: Figure, cost: Figure | None) -> BudgetYear:
    label = financial_year_label(year)
    paid = cost or _none(f"Cost in {label}", year, "no officers are bought in that year")
    headroom = difference_between(budget, paid, label=f"Budget less cost in {label}")
    return BudgetYear(year=year, budget=budget, cost=paid, headroom=headroom)


def _budget(year: Period, label: str, budgets: tuple[Budget, ...]) -> Figure:
    own = [budget for budget in budgets if budget.period == year]
    crossing = [budget for budget in budgets if budget.period.overlap(year)]
    title = f"Budget for {label}"
    if len(crossing) > len(own):
        return _none(title, year, "a budget is recorded for other days than the financial year's")
    if not own:
        return _none(title, year, f"no budget is recorded for {label}")
    amount = sum((budget.amount_gbp for budget in own), Decimal("0.00"))
    return _set_aside(year, amount, *dict.fromkeys(budget.source for budget in own))


def _set_aside(year: Period, amount_gbp: Decimal, *sources: Source) -> Figure:
    return Figure(
        label=f"Budget for {financial_year_label(year)}",
        value=amount_gbp,
        unit=Unit.GBP,
        kind=FigureKind.IN_PERIOD,
        basis=Basis.BUDGET,
        period=year,
        sources=sources,
    )


def _none(label: str, year: Period, reason: str) -> Figure:
    return Figure(
        label=label,
        value=None,
        unit=Unit.GBP,
        kind=FigureKind.IN_PERIOD,
        basis=Basis.BUDGET,
        period=year,
        unknown_because=reason,
    )
