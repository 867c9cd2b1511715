"""Funders: where the money comes from, which part of the cost each bears, and when it came in."""

from __future__ import annotations

import enum
from datetime import date
from decimal import Decimal

import attrs

from s92kit.errors import InvalidValueError
from s92kit.periods import Period
from s92kit.sources import Source

__all__ = ["Contact", "Funder", "FunderKind", "FundingRule", "FundingWay", "Receipt"]


class FunderKind(enum.StrEnum):
    """Where the money comes from."""

    GENERAL_FUND = "general fund"
    HOUSING_REVENUE_ACCOUNT = "housing revenue account"
    CORPORATE_BUDGET = "corporate budget"
    SECTION_106 = "section 106"
    LATE_NIGHT_LEVY = "late night levy"
    RESERVE = "reserve"
    BUSINESS_IMPROVEMENT_DISTRICT = "business improvement district"
    ALMO = "arm's length management organisation"
    SCHOOL = "mainstream school"
    NHS_TRUST = "nhs trust"

    @property
    def is_council(self) -> bool:
        """Whether it is money of the council itself, and not of a body that joins it.

        Examples:
            >>> FunderKind.RESERVE.is_council, FunderKind.SCHOOL.is_council
            (True, False)
        """
        return self not in _JOINING


_JOINING = frozenset(
    {
        FunderKind.BUSINESS_IMPROVEMENT_DISTRICT,
        FunderKind.ALMO,
        FunderKind.SCHOOL,
        FunderKind.NHS_TRUST,
    }
)


class Contact(enum.StrEnum):
    """Who deals with the police about the contract and its payment."""

    COUNCIL = "council"
    FUNDER = "funder"
    """The body itself."""
    NOT_STATED = "not stated"


@attrs.frozen(kw_only=True)
class Funder:
    """Who pays.

    Args:
        id: A name for the funder within its agreement.
        kind: Where the money comes from.
        title: What the papers call it.
        source: Where it was read.
        contact: For a body that joins the council, who is contact for contract and payment.
        recharged_by: For such a body, the id of the council's fund that pays the invoice first
            and recharges it; empty where none does.

    Raises:
        InvalidValueError: For money of the council that is to be recharged to itself.
    """

    id: str
    kind: FunderKind
    title: str
    source: Source
    contact: Contact = Contact.NOT_STATED
    recharged_by: str = ""

    def __attrs_post_init__(self) -> None:
        if self.kind.is_council and (self.recharged_by or self.contact is not Contact.NOT_STATED):
            raise InvalidValueError(
                what=f"A recharge to {self.id!r}",
                given=self.recharged_by or self.contact.value,
                mend=f"Leave contact and recharged_by out: the {self.kind} is the council's own.",
            )


class FundingWay(enum.StrEnum):
    """How a funder's part of the cost is found, in the order in which the parts are taken."""

    FIRST_CALL = "first call"
    """It pays first, up to its cap of a financial year."""
    BY_POST = "by post"
    """It pays all that is left of the lines it names."""
    FIXED_SUM = "fixed sum"
    """It pays its sum of a financial year, or what is left where that is less."""
    PERCENTAGE = "percentage"
    """It pays a percentage of what the ways before leave."""
    REST = "the rest"
    """It pays whatever is left."""


_WITH_AMOUNT = (FundingWay.FIRST_CALL, FundingWay.FIXED_SUM)


@attrs.frozen(kw_only=True)
class FundingRule:
    """Which part of the cost a funder bears.

    Args:
        id: A name for the rule within its agreement.
        funder: The id of the funder.
        way: How its part is found.
        recorded_on: The first day on which the source shows it to have been known.
        source: Where it was read.
        amount_gbp: For a first call or a fixed sum, pounds and pence of a financial year.
        per_cent: For a percentage, above 0 and at most 100.
        items: The ids of the post lines and stated costs that it is for; empty for all.
        period: The days that it holds for, whole financial years; ``None`` for all.
        order: Which of several rules of the same way comes first: the lower number; rules of
            the same number go by the id of the funder and their own.
        bridged_by: For section 106 money, the id of the reserve that pays until it is received.
        supersedes: The ids of earlier rules that this one corrects.

    Raises:
        InvalidValueError: Where the amount, percentage, lines or years do not go with the way.
    """

    id: str
    funder: str
    way: FundingWay
    recorded_on: date
    source: Source
    amount_gbp: Decimal | None = None
    per_cent: Decimal | None = None
    items: tuple[str, ...] = ()
    period: Period | None = None
    order: int = 1
    bridged_by: str = ""
    supersedes: tuple[str, ...] = ()

    def __attrs_post_init__(self) -> None:
        if (self.way in _WITH_AMOUNT) != (self.amount_gbp is not None):
            self._refuse(self.amount_gbp, "amount_gbp for a first call or fixed sum, and only then")
        if self.amount_gbp is not None and not _is_pence_above_nothing(self.amount_gbp):
            self._refuse(self.amount_gbp, "a sum above nothing, in pounds and whole pence")
        if (self.way is FundingWay.PERCENTAGE) != (self.per_cent is not None):
            self._refuse(self.per_cent, "per_cent for a percentage, and only then")
        if self.per_cent is not None and not 0 < self.per_cent <= 100:
            self._refuse(self.per_cent, "a percentage above 0 and at most 100")
        if self.way is FundingWay.BY_POST and not self.items:
            self._refuse(None, "in items the lines that are paid for")
        if self.period is not None and not _is_whole_years(self.period):
            self._refuse(str(self.period), "whole financial years, from a 1 April to a 31 March")

    def _refuse(self, given: object, wanted: str) -> None:
        raise InvalidValueError(
            what=f"The funding rule {self.id!r} ({self.way})", given=given, mend=f"Give {wanted}."
        )

    def holds_in(self, year: Period) -> bool:
        """Whether the rule holds for a financial year.

        Args:
            year: The financial year.
        """
        return self.period is None or self.period.covers(year)


def _is_whole_years(period: Period) -> bool:
    return all((day.month, day.day) == (4, 1) for day in (period.start, period.end))


def _is_pence_above_nothing(amount_gbp: Decimal) -> bool:
    return amount_gbp > 0 and (amount_gbp * 100) % 1 == 0


@attrs.frozen(kw_only=True)
class Receipt:
    """Money that reached a funder, such as a developer's payment under section 106.

    Args:
        id: A name for it within its agreement.
        funder: The id of the funder.
        amount_gbp: Pounds and pence; for a levy, after the expenses that may be deducted.
        on: The day on which it was received.
        recorded_on: The first day on which the source shows it to have been known.
        source: Where it was read.
        to_police_gbp: For a late night levy, how much of it goes to the police; ``None`` where
            the papers do not say.
        supersedes: The ids of earlier records that this one corrects.
    """

    id: str
    funder: str
    amount_gbp: Decimal
    on: date
    recorded_on: date
    source: Source
    to_police_gbp: Decimal | None = None
    supersedes: tuple[str, ...] = ()
