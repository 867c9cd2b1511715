"""What became of the actions under one order: from warning and notice to payment and court."""

from __future__ import annotations

from decimal import Decimal

import attrs

from s92kit.figures import Basis, Figure, FigureKind, Unit
from s92kit.intervals import Interval, wilson
from s92kit.money import format_gbp, from_pence
from s92kit.periods import Period
from s92kit.sources import Source

__all__ = ["Funnel", "TimeToPay"]


@attrs.frozen(kw_only=True)
class TimeToPay:
    """How long it took to pay, over the notices that were paid.

    Args:
        paid: How many notices were paid.
        median_days: The days after which half of them were; ``None`` where none was.
        while_barred: How many were paid while proceedings were barred.
        after_bar: How many were paid later.
    """

    paid: int
    median_days: Decimal | None
    while_barred: int
    after_bar: int


@attrs.frozen(kw_only=True)
class Funnel:
    """Actions of a period and what became of each.

    Notices issued are those paid early, paid otherwise, cancelled, prosecuted and open, always.
    One that was prosecuted counts as such whatever else became of it, and one that was cancelled
    does not count as paid.

    Args:
        about: The id of the order, or what else the actions have in common.
        period: The days of the actions; what became of them may be later.
        warnings: Warnings.
        issued: Fixed penalties.
        paid_early: Paid at the lower amount, in its time.
        paid_otherwise: Paid in any other way.
        cancelled: Cancelled.
        prosecuted: Prosecuted after a notice.
        open: None of these yet.
        prosecuted_directly: Prosecutions that no notice came before.
        convicted: Prosecutions of either kind that ended so.
        time_to_pay: How long it took to pay.
        income_pence: What was paid for notices that were not cancelled, as far as it is recorded.
        payments_without_amount: How many of those payments state no amount.
        paid_then_cancelled_pence: What was paid for notices that were cancelled.
        sources: The files that the rows came from.
        income_unknown_because: Why nobody can tell whose income it is; empty where it is the
            council's.
    """

    about: str
    period: Period
    warnings: int
    issued: int
    paid_early: int
    paid_otherwise: int
    cancelled: int
    prosecuted: int
    open: int
    prosecuted_directly: int
    convicted: int
    time_to_pay: TimeToPay
    income_pence: int
    payments_without_amount: int
    paid_then_cancelled_pence: int
    sources: tuple[Source, ...]
    income_unknown_because: str = ""

    @property
    def paid(self) -> int:
        """How many notices were paid, early or otherwise."""
        return self.paid_early + self.paid_otherwise

    @property
    def payable(self) -> int:
        """How many notices were issued and not cancelled."""
        return self.issued - self.cancelled

    @property
    def payment_interval(self) -> Interval | None:
        """The values that go with the share of notices paid; ``None`` where none was payable."""
        return wilson(self.paid, self.payable) if self.payable else None

    @property
    def payment_rate(self) -> Figure:
        """The share of notices paid, of those that were not cancelled."""
        return self._share(
            "Notices paid, of those not cancelled",
            self.paid,
            self.payable,
            "no notice was issued and left standing",
        )

    @property
    def penalty_share(self) -> Figure:
        """The share of fixed penalties among warnings and fixed penalties."""
        return self._share(
            "Fixed penalties among warnings and fixed penalties",
            self.issued,
            self.issued + self.warnings,
            "there was neither a warning nor a fixed penalty",
        )

    @property
    def income(self) -> Figure:
        """What came in, which is the council's own where it made the order."""
        because = self.income_unknown_because
        known = format_gbp(from_pence(self.income_pence))
        if not because and self.payments_without_amount:
            count = self.payments_without_amount
            state = "1 payment states" if count == 1 else f"{count:,} payments state"
            because = f"{state} no amount; the others come to {known}"
        left_out = self.paid_then_cancelled_pence
        return Figure(
            label=f"Income from fixed penalties, {self.about}",
            value=None if because else from_pence(self.income_pence),
            unit=Unit.GBP,
            kind=FigureKind.IN_PERIOD,
            basis=Basis.OBSERVED,
            period=self.period,
            sources=self.sources,
            how="What was paid for notices of these days, whenever it was paid"
            + (
                f"; {format_gbp(from_pence(left_out))} paid for notices then cancelled is left out"
                if left_out
                else ""
            ),
            unknown_because=because,
        )

    @property
    def median_days_to_pay(self) -> Figure:
        """The days after which half of those who paid had paid."""
        median = self.time_to_pay.median_days
        return Figure(
            label=f"Median time to pay, {self.about}",
            value=median,
            unit=Unit.DAYS,
            kind=FigureKind.IN_PERIOD,
            basis=Basis.OBSERVED,
            period=self.period,
            sources=self.sources,
            how="From the date of the notice to the day of payment",
            unknown_because="" if median is not None else "no notice was paid",
        )

    @property
    def paid_while_barred(self) -> Figure:
        """The share of payments that came while proceedings were barred."""
        return self._share(
            "Payments made while proceedings were barred",
            self.time_to_pay.while_barred,
            self.time_to_pay.while_barred + self.time_to_pay.after_bar,
            "no notice was paid",
        )

    @property
    def figures(self) -> tuple[Figure, ...]:
        """Everything worked out from the counts."""
        return (
            self.penalty_share,
            self.payment_rate,
            self.median_days_to_pay,
            self.paid_while_barred,
            self.income,
        )

    def _share(self, label: str, part: int, whole: int, why_none: str) -> Figure:
        span = ""
        if whole:
            interval = wilson(part, whole)
            span = (
                f", {interval.lower:.1%} to {interval.upper:.1%} at {interval.confidence} "
                f"({interval.method}, z = {interval.confidence.z:.3f})"
            )
        return Figure(
            label=f"{label}, {self.about}",
            value=Decimal(100 * part) / whole if whole else None,
            unit=Unit.PER_CENT,
            kind=FigureKind.SHARE,
            basis=Basis.DERIVED,
            period=self.period,
            sources=self.sources,
            how=f"{part:,} of {whole:,}{span}",
            unknown_because="" if whole else why_none,
        )
