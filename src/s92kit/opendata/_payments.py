"""Payments to the police and their office, found in spending files."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import attrs

from s92kit.errors import InvalidValueError
from s92kit.findings import Findings
from s92kit.opendata._payees import Payee
from s92kit.periods import Period
from s92kit.tables import Column, Kind, Problems, TableContract

__all__ = ["PAYMENTS", "SPENDING_HEADERS", "Payment", "PaymentAccount", "Payments"]


def _text(name: str, meaning: str, *, required: bool = False) -> Column:
    return Column(name=name, kind=Kind.TEXT, required=required, meaning=meaning)


PAYMENTS = TableContract(
    id="spending",
    title="Payments to the police and their office",
    columns=(
        _text("payee", "Who was paid, as the ledger has it.", required=True),
        _text("number", "The ledger's number for the payee."),
        Column(
            name="amount",
            kind=Kind.DECIMAL,
            unit="pounds",
            required=True,
            meaning="What was paid; in brackets or with a minus where it came back.",
        ),
        Column(
            name="cleared_on",
            kind=Kind.DAY,
            required=True,
            meaning="The day on which the payment cleared.",
        ),
        _text("account", "The account of the ledger that it was paid from."),
        _text("document", "The ledger's number for the payment."),
        _text("entity", "The part of the publisher that paid."),
    ),
)
"""The columns of a spending file that are read; no other is kept, and of no other payee."""

SPENDING_HEADERS: Mapping[str, tuple[str, ...]] = {
    "payee": (
        *("vendor name", "supplier name", "payee name", "beneficiary name", "creditor name"),
        *("payee", "supplier", "beneficiary", "creditor", "vendor"),
    ),
    "number": (
        *("vendor id", "vendor number", "vendor no", "supplier id", "supplier number"),
        *("supplier no", "creditor number", "creditor no"),
    ),
    "amount": (
        *("amount", "amount £", "amount gbp", "amount paid", "net amount", "net amount £"),
        *("amount in £", "payment amount", "value", "value £"),
    ),
    "cleared_on": (
        *("clearing date", "cleared date", "date cleared", "payment date", "date paid"),
        *("paid date", "date of payment", "date"),
    ),
    "account": (
        *("expenditure account", "expenditure account description", "account description"),
        *("expense type", "expenditure type", "expenditure category", "account"),
    ),
    "document": (
        *("document number", "document no", "transaction number", "transaction no"),
        *("payment number", "payment no"),
    ),
    "entity": ("entity", "department", "directorate", "service area", "body name"),
}
"""The headers by which each column is known, the ones to be preferred first.

Descriptions and other free text are not among them, because they name people.
"""


@attrs.frozen(kw_only=True)
class Payment:
    """One payment.

    Args:
        body: Who was paid.
        payee: The name of the payee as the ledger has it.
        number: The ledger's number for the payee; empty where there is none.
        amount_pence: What was paid, in pence; negative where it came back.
        cleared_on: The day on which it cleared.
        account: The account of the ledger; empty where it is not given.
        document: The ledger's number for the payment; empty where it is not given.
        entity: The part of the publisher that paid; empty where it is not given.
        where: The file or sheet, and the number of the row.
    """

    body: Payee
    payee: str
    number: str
    amount_pence: int
    cleared_on: date
    account: str
    document: str
    entity: str
    where: str


@attrs.frozen(kw_only=True)
class PaymentAccount:
    """What became of each row of the files; the parts sum to the rows.

    Args:
        read: Rows that were read.
        counted: Payments to the police or their office.
        set_aside: Rows that name them and have a fault.
        other_payees: Rows that name another payee, or none; nothing of them is kept.
        spoilt: Rows that cannot be cut into cells and in no cell name the police.

    Raises:
        InvalidValueError: Where the parts do not sum.
    """

    read: int
    counted: int
    set_aside: int
    other_payees: int
    spoilt: int

    def __attrs_post_init__(self) -> None:
        """Refuse an account in which a row is lost or counted twice."""
        if self.counted + self.set_aside + self.other_payees + self.spoilt != self.read:
            raise InvalidValueError(
                what="The account of rows", given=self, mend="Its parts sum to the rows read."
            )


@attrs.frozen(kw_only=True)
class Payments:
    """The payments that were found.

    Args:
        items: The payments, in the order of the files.
        rows: What became of every row.
        problems: What is wrong with rows that were set aside, cell by cell.
        findings: What a user must know of them.
    """

    items: tuple[Payment, ...]
    rows: PaymentAccount
    problems: Problems
    findings: Findings

    def only(
        self, *, body: Payee | None = None, account: str | None = None, period: Period | None = None
    ) -> tuple[Payment, ...]:
        """Some of the payments.

        Args:
            body: To this payee; ``None`` for all.
            account: From this account, capitals or not; ``None`` for all.
            period: Cleared on these days; ``None`` for all.
        """
        return tuple(
            item
            for item in self.items
            if body in (None, item.body)
            and (account is None or item.account.casefold() == account.casefold())
            and (period is None or period.start <= item.cleared_on < period.end)
        )

    def total_pence(
        self, *, body: Payee | None = None, account: str | None = None, period: Period | None = None
    ) -> int:
        """The exact sum of some of the payments, in pence.

        Args:
            body: To this payee; ``None`` for all.
            account: From this account; ``None`` for all.
            period: Cleared on these days; ``None`` for all.
        """
        return sum(
            item.amount_pence for item in self.only(body=body, account=account, period=period)
        )
