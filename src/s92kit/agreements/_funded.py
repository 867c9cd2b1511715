"""What each funder pays, as values: lines, transfers between funds, and financial years."""

from __future__ import annotations

import enum
from collections.abc import Iterable
from decimal import Decimal

import attrs

from s92kit.figures import Basis, Figure, FigureKind, Unit
from s92kit.money import format_gbp
from s92kit.periods import Period, financial_year_label

__all__ = ["FundedLine", "FundedYear", "Transfer", "TransferReason"]


@attrs.frozen(kw_only=True, order=True)
class FundedLine:
    """What one funder pays towards one post line or stated cost.

    Args:
        item: The id of the post line or stated cost.
        funder: The id of the funder; empty for what nobody funds.
        amount_gbp: Pounds and pence.
        label: What is paid for, as a table prints it.
        rule: The id of the funding rule; empty for what nobody funds.
        in_place_of: The id of the funder whose money was not received by the end of the year,
            where a reserve, or nobody, pays in its place.
    """

    item: str
    funder: str
    amount_gbp: Decimal
    label: str
    rule: str = ""
    in_place_of: str = ""


class TransferReason(enum.StrEnum):
    """Why money passes from one funder to another."""

    RECHARGE = "recharge"
    """The council's fund paid the invoice for a body that joins it."""
    REPAYMENT = "repayment"
    """A reserve paid until money was received."""


@attrs.frozen(kw_only=True, order=True)
class Transfer:
    """Money that one funder pays to another, which changes no cost.

    Args:
        payer: The id of the funder that pays.
        payee: The id of the funder that is paid.
        amount_gbp: Pounds and pence.
        reason: Why.
    """

    payer: str
    payee: str
    amount_gbp: Decimal
    reason: TransferReason


@attrs.frozen(kw_only=True)
class FundedYear:
    """Who bears the cost of one financial year.

    Args:
        year: The financial year.
        cost: The cost that is split.
        lines: What each funder pays towards what, in the order of items and funders.
        remainder: What nobody funds, item by item.
        transfers: What passes between funders afterwards.
        unknown_because: Why there is no split; empty where there is one.
    """

    year: Period
    cost: Figure
    lines: tuple[FundedLine, ...] = ()
    remainder: tuple[FundedLine, ...] = ()
    transfers: tuple[Transfer, ...] = ()
    unknown_because: str = ""

    @property
    def label(self) -> str:
        """The financial year as papers print it."""
        return financial_year_label(self.year)

    @property
    def funders(self) -> tuple[str, ...]:
        """The ids of the funders that pay, in the order of the alphabet."""
        return tuple(sorted({line.funder for line in self.lines}))

    @property
    def unfunded(self) -> Figure:
        """What nobody funds; nought where the whole cost is borne."""
        return self._sum(self.remainder, "No funder recorded")

    def borne_by(self, funder: str) -> Figure:
        """What a funder pays towards the cost, before any transfer.

        Args:
            funder: The id of the funder.
        """
        return self._sum((line for line in self.lines if line.funder == funder), f"Paid: {funder}")

    def _sum(self, lines: Iterable[FundedLine], label: str) -> Figure:
        amounts = [line.amount_gbp for line in lines]
        unknown = self.unknown_because
        return Figure(
            label=f"{label}, {self.label}",
            value=None if unknown else sum(amounts, Decimal("0.00")),
            unit=Unit.GBP,
            kind=FigureKind.IN_PERIOD,
            basis=Basis.ESTIMATE if self.cost.basis is Basis.ESTIMATE else Basis.DERIVED,
            period=self.year,
            sources=self.cost.sources,
            how=" + ".join(format_gbp(amount) for amount in amounts),
            assumptions=self.cost.assumptions,
            unknown_because=unknown,
        )
