"""Invoices as they were received, each read from its document."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import attrs

from s92kit.documents import Document, structured
from s92kit.errors import InvalidValueError
from s92kit.periods import Period
from s92kit.sources import Source

__all__ = ["Invoice", "InvoiceLine", "invoice_from_document"]


@attrs.frozen(kw_only=True)
class InvoiceLine:
    """One line of an invoice.

    Args:
        id: A name for the line within the invoice.
        label: What the invoice calls it.
        amount_gbp: Pounds and pence as charged; negative for a credit.
        item: The id of the post line or stated sum of the agreement that it charges; empty where
            the invoice does not say.
        period: Its days; ``None`` for those of the whole invoice.
    """

    id: str
    label: str
    amount_gbp: Decimal
    item: str = ""
    period: Period | None = None


@attrs.frozen(kw_only=True)
class Invoice:
    """An invoice for funded officers.

    Args:
        id: The borough's key and a name, such as ``walford/invoice-2019-q1``.
        agreement: The id of the agreement.
        number: The number that it bears.
        issued_on: The day that it bears.
        period: The days that it is for.
        lines: Its lines, each id once.
        total_gbp: What it asks for altogether, as printed.
        source: Where it was read.

    Raises:
        InvalidValueError: Where it has no line, or two lines of one id.
    """

    id: str
    agreement: str
    number: str
    issued_on: date
    period: Period
    lines: tuple[InvoiceLine, ...]
    total_gbp: Decimal
    source: Source

    def __attrs_post_init__(self) -> None:
        ids = [line.id for line in self.lines]
        if not ids or len(set(ids)) < len(ids):
            raise InvalidValueError(
                what=f"The lines of the invoice {self.number!r}",
                given=ids,
                mend="Give at least one line, and each an id of its own.",
            )

    def days_of(self, line: InvoiceLine) -> Period:
        """The days that a line is for: its own, else those of the invoice."""
        return line.period or self.period


def invoice_from_document(document: Document) -> Invoice:
    """The invoice that a document describes.

    Args:
        document: A checked document of the kind ``invoice``.

    Raises:
        DocumentError: With every fault, each on its line.
    """
    return structured(document, Invoice)
