"""Section 106 money over the years: spent when received, and bridged by a reserve until then."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from s92kit.agreements._funded import Transfer, TransferReason
from s92kit.agreements._funder import FundingRule, Receipt
from s92kit.agreements._splitting import Part
from s92kit.money import from_pence, share_out, to_pence
from s92kit.periods import Period

__all__ = ["Bridging"]


class Bridging:
    """What each section 106 funder has received and spent, and what reserves lent it.

    Args:
        funders: The ids of the section 106 funders.
        receipts: What was received.
    """

    def __init__(self, funders: Iterable[str], receipts: Iterable[Receipt]) -> None:
        self._funders = frozenset(funders)
        self._receipts = tuple(receipts)
        self._spent = dict.fromkeys(self._funders, 0)
        self._lent: dict[tuple[str, str], int] = {}

    def concerns(self, rules: Iterable[FundingRule]) -> bool:
        """Whether any rule is about section 106 money.

        Args:
            rules: The rules of a financial year.
        """
        return any(rule.funder in self._funders for rule in rules)

    def pay(self, parts: list[Part], year: Period) -> Iterator[tuple[Part, int]]:
        """Each part with the pence of it that its funder has received by the end of the year.

        Args:
            parts: What each rule puts towards each item in the year.
            year: The financial year, after the one that was paid for last.
        """
        for funder in sorted(self._funders):
            own = [part for part in parts if part.rule.funder == funder]
            needed = [part.pence for part in own]
            paid = min(sum(needed), max(self._in_hand(funder, year), 0))
            self._spent[funder] += paid
            for part, pence in zip(own, share_out(paid, needed) if own else (), strict=True):
                self._lend(part, part.pence - pence)
                yield part, pence
        yield from ((part, part.pence) for part in parts if part.rule.funder not in self._funders)

    def repay(self, year: Period) -> Iterator[Transfer]:
        """What is paid back to reserves out of what is left in hand at the end of the year.

        Args:
            year: The financial year, which has been paid for.
        """
        for (funder, reserve), lent in sorted(self._lent.items()):
            pence = min(lent, max(self._in_hand(funder, year), 0))
            if pence:
                self._spent[funder] += pence
                self._lent[funder, reserve] -= pence
                yield Transfer(
                    payer=funder,
                    payee=reserve,
                    amount_gbp=from_pence(pence),
                    reason=TransferReason.REPAYMENT,
                )

    def _in_hand(self, funder: str, year: Period) -> int:
        received = sum(
            to_pence(receipt.amount_gbp)
            for receipt in self._receipts
            if receipt.funder == funder and receipt.on < year.end
        )
        return received - self._spent[funder]

    def _lend(self, part: Part, pence: int) -> None:
        if pence and part.rule.bridged_by:
            key = (part.rule.funder, part.rule.bridged_by)
            self._lent[key] = self._lent.get(key, 0) + pence
