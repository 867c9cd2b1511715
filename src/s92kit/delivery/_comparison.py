"""An invoice held line by line against what the agreement leads one to expect."""

from __future__ import annotations

import enum
from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal

import attrs

from s92kit.agreements import Agreement
from s92kit.delivery._expected import (
    ExpectedInvoice,
    ExpectedLine,
    Pricing,
    expected_invoice,
    expected_line,
    items_of,
)
from s92kit.delivery._invoice import Invoice, InvoiceLine
from s92kit.delivery._lost_time import LostTime
from s92kit.errors import InvalidValueError
from s92kit.findings import Finding, Findings, Rule, Severity
from s92kit.money import format_gbp
from s92kit.periods import Period

__all__ = [
    "INVOICE_ADDS_UP",
    "INVOICE_COMPLETE",
    "INVOICE_LINE",
    "InvoiceComparison",
    "InvoiceLineCheck",
    "LineOutcome",
    "compare_invoice",
]

INVOICE_LINE = Rule(
    "delivery/invoice-line",
    "Each line of the invoice is what the agreement leads one to expect.",
    Severity.ERROR,
)
INVOICE_COMPLETE = Rule(
    "delivery/invoice-complete",
    "The invoice charges each post line for each day that it is for.",
    Severity.QUERY,
)
INVOICE_ADDS_UP = Rule(
    "delivery/invoice-adds-up",
    "The lines of the invoice add up to its total.",
    Severity.ERROR,
)

_DAY = timedelta(days=1)


class LineOutcome(enum.StrEnum):
    """What came of holding a line against the agreement."""

    RIGHT = "right"
    WRONG = "wrong"
    CANNOT_TELL = "cannot tell"
    MISSING = "missing from the invoice"
    EXTRA = "not in the agreement"


@attrs.frozen(kw_only=True)
class InvoiceLineCheck:
    """The answer for one line, on the invoice or missing from it.

    Args:
        outcome: What came of it.
        reason: Why, in words.
        line: The line of the invoice; ``None`` where it is missing.
        expected: What the agreement leads one to expect; ``None`` where it has no such line.
        difference_gbp: What is charged less what is expected; ``None`` where nobody can tell.
        at: The position of the line on the invoice; ``None`` where it is missing.
    """

    outcome: LineOutcome
    reason: str
    line: InvoiceLine | None = None
    expected: ExpectedLine | None = None
    difference_gbp: Decimal | None = None
    at: int | None = None

    @property
    def path(self) -> tuple[str | int, ...]:
        """The way to the line inside the document."""
        return ("lines",) if self.at is None else ("lines", self.at)

    @property
    def item(self) -> str:
        """The id of the post line or stated sum; empty where the line names none."""
        if self.line:
            return self.line.item
        return self.expected.item if self.expected else ""

    @property
    def label(self) -> str:
        """What the line is called, on the invoice if it is there."""
        if self.line:
            return self.line.label
        return self.expected.label if self.expected else ""


@attrs.frozen(kw_only=True)
class InvoiceComparison:
    """An invoice beside what was to be expected.

    Args:
        invoice: The invoice.
        expected: What was to be expected for its days.
        checks: An answer for each line, then for each that is missing.
    """

    invoice: Invoice
    expected: ExpectedInvoice
    checks: tuple[InvoiceLineCheck, ...]

    @property
    def difference_gbp(self) -> Decimal | None:
        """What is charged less what is expected; ``None`` where nobody can tell of some line."""
        parts = [check.difference_gbp for check in self.checks]
        known = [part for part in parts if part is not None]
        return sum(known, Decimal("0.00")) if len(known) == len(parts) else None

    @property
    def lines_gbp(self) -> Decimal:
        """The sum of the lines of the invoice."""
        return sum((line.amount_gbp for line in self.invoice.lines), Decimal("0.00"))

    @property
    def findings(self) -> Findings:
        """The same answers as findings, by their places in the invoice's document."""
        return Findings((*map(_finding, self.checks), self._adding_up()))

    def _adding_up(self) -> Finding:
        path = ("total_gbp",)
        if self.lines_gbp == self.invoice.total_gbp:
            return INVOICE_ADDS_UP.met(path=path)
        by = format_gbp(abs(self.invoice.total_gbp - self.lines_gbp))
        return INVOICE_ADDS_UP.not_met(
            f"The lines add up to {format_gbp(self.lines_gbp)}, and the invoice asks for "
            f"{format_gbp(self.invoice.total_gbp)}: {by} apart. Ask for a corrected invoice.",
            path=path,
        )


def compare_invoice(
    invoice: Invoice, agreement: Agreement, pricing: Pricing, lost: LostTime | None = None
) -> InvoiceComparison:
    """An invoice held against the agreement, line by line and to the penny.

    A line is held against what is expected for its own days, so that one post line may be charged
    month by month; days that are charged twice or not at all are told.

    Args:
        invoice: The invoice.
        agreement: The agreement that it charges.
        pricing: What to price it by.
        lost: What delivery says of the days; ``None`` where there is no result.

    Returns:
        An answer for each line and for each that is missing.

    Raises:
        InvalidValueError: Where the invoice is for another agreement.

    Examples:
        >>> from datetime import date
        >>> from decimal import Decimal
        >>> from s92kit.agreements import Agreement, AgreedTerm, ChargePolicy, post_of
        >>> from s92kit.rates import london_rates
        >>> from s92kit.sources import Source
        >>> terms = Source(title="Terms", locator="5", published_on=date(2019, 4, 1))
        >>> year = Period.inclusive(date(2019, 4, 1), date(2020, 3, 31))
        >>> team = Agreement(
        ...     id="walford/team", title="Team", payee="MOPAC", scheme="partnership-plus",
        ...     posts=post_of("PC", 4), sources=(terms,), charge_policy=ChargePolicy.FULL,
        ...     charge_policy_source=terms, term_history=(AgreedTerm(
        ...         id="signed", period=year, recorded_on=year.start, source=terms),),
        ... )
        >>> quarter = Period.inclusive(date(2019, 4, 1), date(2019, 6, 30))
        >>> line = InvoiceLine(id="constables", label="Four constables", item="pc",
        ...                    amount_gbp=Decimal("57000.01"))
        >>> received = Invoice(id="walford/first", agreement="walford/team", number="1",
        ...                    issued_on=date(2019, 7, 1), period=quarter, lines=(line,),
        ...                    total_gbp=Decimal("57000.01"), source=terms)
        >>> compared = compare_invoice(received, team, Pricing(book=london_rates()))
        >>> compared.checks[0].outcome.value, compared.difference_gbp
        ('wrong', Decimal('0.01'))
    """
    if invoice.agreement != agreement.id:
        raise InvalidValueError(
            what=f"The agreement of the invoice {invoice.number!r}",
            given=invoice.agreement,
            mend=f"It is held against {agreement.id!r}; give the agreement that it is for.",
        )
    checks = [_check(invoice, at, agreement, pricing, lost) for at in range(len(invoice.lines))]
    return InvoiceComparison(
        invoice=invoice,
        expected=expected_invoice(agreement, invoice.period, pricing, lost),
        checks=(*checks, *_missing(invoice, agreement, pricing, lost)),
    )


def _check(
    invoice: Invoice, at: int, agreement: Agreement, pricing: Pricing, lost: LostTime | None
) -> InvoiceLineCheck:
    line = invoice.lines[at]
    days = invoice.days_of(line)
    if not line.item:
        reason = "the line names no post line or stated sum that it could be held against"
        return InvoiceLineCheck(outcome=LineOutcome.CANNOT_TELL, reason=reason, line=line, at=at)
    unfit = _why_extra(invoice, at, agreement, pricing)
    expected = None if unfit else expected_line(agreement, line.item, days, pricing, lost)
    if expected is None:
        return InvoiceLineCheck(
            outcome=LineOutcome.EXTRA,
            reason=unfit or f"the agreement has none of these days for {line.item!r}, {days}",
            line=line,
            difference_gbp=line.amount_gbp,
            at=at,
        )
    return _held(line, at, expected, days)


def _held(line: InvoiceLine, at: int, expected: ExpectedLine, days: Period) -> InvoiceLineCheck:
    cost = expected.cost
    if cost.value is None:
        reason = f"the charge to expect cannot be determined, because {cost.unknown_because}"
        return InvoiceLineCheck(
            outcome=LineOutcome.CANNOT_TELL, reason=reason, line=line, expected=expected, at=at
        )
    difference = line.amount_gbp - cost.value
    served = "" if expected.period == days else f"; it serves on {expected.period} alone"
    told = f"{cost.text} is expected ({cost.how}){served}"
    if difference:
        more = "more" if difference > 0 else "less"
        told = f"{format_gbp(abs(difference))} {more} than expected: {told}"
    return InvoiceLineCheck(
        outcome=LineOutcome.WRONG if difference else LineOutcome.RIGHT,
        reason=told,
        line=line,
        expected=expected,
        difference_gbp=difference,
        at=at,
    )


def _why_extra(invoice: Invoice, at: int, agreement: Agreement, pricing: Pricing) -> str:
    line = invoice.lines[at]
    days = invoice.days_of(line)
    whole = Period(
        start=min(days.start, invoice.period.start), end=max(days.end, invoice.period.end)
    )
    if not invoice.period.covers(days):
        return f"the line is for {days}, and the invoice for {invoice.period}"
    for other in invoice.lines[:at]:
        if other.item == line.item and invoice.days_of(other).overlap(days):
            return f"days of {line.item!r} are charged twice: see the line {other.id!r} too"
    if line.item not in items_of(agreement, whole, pricing.known_on):
        return f"the agreement has no post line or stated sum {line.item!r} on these days"
    return ""


def _missing(
    invoice: Invoice, agreement: Agreement, pricing: Pricing, lost: LostTime | None
) -> Iterator[InvoiceLineCheck]:
    for item in items_of(agreement, invoice.period, pricing.known_on):
        charged = [invoice.days_of(line) for line in invoice.lines if line.item == item]
        for gap in _gaps(invoice.period, charged):
            expected = expected_line(agreement, item, gap, pricing, lost)
            if expected and expected.cost.value != 0:
                yield _absent(expected)


def _absent(expected: ExpectedLine) -> InvoiceLineCheck:
    cost = expected.cost
    if cost.value is None:
        reason = (
            f"{expected.item!r} is not charged for {expected.period}, and what is to be expected "
            f"cannot be determined, because {cost.unknown_because}"
        )
        return InvoiceLineCheck(outcome=LineOutcome.CANNOT_TELL, reason=reason, expected=expected)
    return InvoiceLineCheck(
        outcome=LineOutcome.MISSING,
        reason=f"{cost.text} is expected for {expected.period} ({cost.how})",
        expected=expected,
        difference_gbp=-cost.value,
    )


def _gaps(period: Period, charged: list[Period]) -> Iterator[Period]:
    start = period.start
    for days in sorted(charged):
        if start < min(days.start, period.end):
            yield Period(start=start, end=min(days.start, period.end))
        start = max(start, days.end)
    if start < period.end:
        yield Period(start=start, end=period.end)


def _finding(check: InvoiceLineCheck) -> Finding:
    told = f"{check.label}: {check.reason}."
    match check.outcome:
        case LineOutcome.RIGHT:
            return INVOICE_LINE.met(told, path=check.path)
        case LineOutcome.CANNOT_TELL:
            return INVOICE_LINE.undetermined(f"of {check.label!r}: {check.reason}", path=check.path)
        case LineOutcome.MISSING:
            mend = "Ask whether another invoice charges it."
            return INVOICE_COMPLETE.not_met(f"{told} {mend}", path=check.path)
    mend = "Ask for a corrected invoice."
    return INVOICE_LINE.not_met(f"{told} {mend}", path=check.path)
