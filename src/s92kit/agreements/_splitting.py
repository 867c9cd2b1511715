"""Splitting the cost of one financial year among funders, to the penny and in one order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from itertools import combinations

import attrs

from s92kit.agreements._funder import FundingRule, FundingWay
from s92kit.money import share_out, to_pence

__all__ = ["Part", "Split", "faults_of_rules"]

_WHOLE = Fraction(100)


@attrs.frozen
class Part:
    """So many pence that one rule puts towards one item."""

    rule: FundingRule
    item: str
    pence: int


def faults_of_rules(rules: Iterable[FundingRule], items: Iterable[str]) -> Iterator[str]:
    """Why percentages make no split, in words; nothing where they do.

    Args:
        rules: The rules of one financial year.
        items: The ids of what is paid for in it.
    """
    known = frozenset(items)
    groups = _percentages(rules, known)
    for wanted, group in groups:
        total = sum(Fraction(rule.per_cent or 0) for rule in group)
        if total > _WHOLE:
            names = ", ".join(repr(rule.id) for rule in group)
            yield f"the percentages of {names} come to more than 100 of {_listed(wanted)}"
    for (first, _), (second, _) in combinations(groups, 2):
        if first & second:
            both = _listed(first & second)
            yield f"percentages of unlike groups of lines overlap on {both}; name like lines"


def _listed(items: Iterable[str]) -> str:
    return ", ".join(map(repr, sorted(items)))


def _percentages(
    rules: Iterable[FundingRule], items: frozenset[str]
) -> tuple[tuple[frozenset[str], tuple[FundingRule, ...]], ...]:
    by_items: dict[frozenset[str], list[FundingRule]] = {}
    for rule in _in_order(rules, FundingWay.PERCENTAGE):
        wanted = items & frozenset(rule.items) if rule.items else items
        if wanted:
            by_items.setdefault(wanted, []).append(rule)
    ordered = sorted(by_items.items(), key=lambda pair: sorted(pair[0]))
    return tuple((wanted, tuple(group)) for wanted, group in ordered)


def _in_order(rules: Iterable[FundingRule], way: FundingWay) -> list[FundingRule]:
    wanted = [rule for rule in rules if rule.way is way]
    return sorted(wanted, key=lambda rule: (rule.order, rule.funder, rule.id))


class Split:
    """Takes the cost of a year apart, rule by rule, and keeps what is left of each item.

    Args:
        costs: The pence of each item, none below nothing.
        rules: The rules that hold in the year, in any order.
    """

    def __init__(self, costs: Mapping[str, int], rules: Iterable[FundingRule]) -> None:
        # Sorted once, so that ties between pence fall the same way whatever the input's order.
        self.left = {item: costs[item] for item in sorted(costs)}
        self.parts: list[Part] = []
        rules = tuple(rules)
        self._take_up_to(_in_order(rules, FundingWay.FIRST_CALL))
        self._take_all(_in_order(rules, FundingWay.BY_POST))
        self._take_up_to(_in_order(rules, FundingWay.FIXED_SUM))
        for wanted, group in _percentages(rules, frozenset(self.left)):
            self._take_percentages(wanted, group)
        self._take_all(_in_order(rules, FundingWay.REST))

    def _take_up_to(self, rules: Iterable[FundingRule]) -> None:
        for rule in rules:
            self._take(rule, rule.items or self.left, to_pence(rule.amount_gbp or Decimal(0)))

    def _take_all(self, rules: Iterable[FundingRule]) -> None:
        for rule in rules:
            self._take(rule, rule.items or self.left, sum(self.left.values()))

    def _take_percentages(self, wanted: frozenset[str], rules: tuple[FundingRule, ...]) -> None:
        shares = [Fraction(rule.per_cent or 0) for rule in rules]
        total = sum(self.left[item] for item in wanted)
        amounts = share_out(total, [*shares, _WHOLE - sum(shares)])
        for rule, pence in zip(rules, amounts, strict=False):  # the last share is what is left
            self._take(rule, wanted, pence)

    def _take(self, rule: FundingRule, wanted: Iterable[str], most: int) -> None:
        items = sorted(frozenset(wanted) & frozenset(self.left))
        left = [self.left[item] for item in items]
        # Shares by what is left never exceed it: a whole number of pence bounds its own fraction.
        shares = share_out(min(most, sum(left)), left) if items else ()
        for item, pence in zip(items, shares, strict=True):
            self.left[item] -= pence
            if pence:
                self.parts.append(Part(rule, item, pence))
