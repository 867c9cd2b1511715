"""Who pays: the cost of each financial year split among the funders, nothing left out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

from s92kit.agreements._agreement import Agreement
from s92kit.agreements._bridging import Bridging
from s92kit.agreements._cost import CostSchedule, CostYear
from s92kit.agreements._funded import FundedLine, FundedYear, Transfer, TransferReason
from s92kit.agreements._funder import FunderKind, FundingRule
from s92kit.agreements._splitting import Part, Split, faults_of_rules
from s92kit.dated import as_known
from s92kit.money import from_pence, to_pence

__all__ = ["funding_of"]


def funding_of(schedule: CostSchedule, agreement: Agreement) -> tuple[FundedYear, ...]:
    """What each funder pays towards what, by financial year, exact to the penny.

    First calls are taken first, then lines paid whole, fixed sums, percentages of what those
    leave, and the rest. Section 106 money pays only what was received by the end of the year:
    a reserve bridges the difference where the rule names one, and is repaid from later receipts.

    Args:
        schedule: What the agreement costs.
        agreement: The agreement, whose rules and receipts are taken as known on the
            schedule's day.

    Returns:
        One row a financial year, in order. What the funders pay and what nobody funds always
        sum to the cost of the year; where the cost is not determined, neither is its split.

    Examples:
        >>> from datetime import date
        >>> from decimal import Decimal
        >>> from s92kit.agreements import (
        ...     Agreement, CostKind, Funder, FundingWay, StatedCost, cost_schedule)
        >>> from s92kit.periods import financial_year
        >>> from s92kit.rates import london_rates
        >>> from s92kit.sources import Source
        >>> paper = Source(title="Team report", locator="4.1", published_on=None)
        >>> told = {"recorded_on": date(2019, 5, 14), "source": paper}
        >>> team = Agreement(
        ...     id="walford/team", title="Town centre team", payee="MOPAC", posts=(),
        ...     sources=(paper,), term_unknown_because="the report gives none",
        ...     stated_costs=(StatedCost(id="team", kind=CostKind.OFFICERS, label="The team",
        ...                              amount_gbp=Decimal("114000.00"),
        ...                              period=financial_year(2019), **told),),
        ...     funders=(Funder(id="levy", kind=FunderKind.LATE_NIGHT_LEVY, title="Levy",
        ...                     source=paper),),
        ...     funding=(FundingRule(id="levy-first", funder="levy", way=FundingWay.FIRST_CALL,
        ...                          amount_gbp=Decimal("100000.00"), **told),))
        >>> (year,) = funding_of(cost_schedule(team, london_rates()), team)
        >>> year.borne_by("levy").text, year.unfunded.text
        ('£100,000', '£14,000')
    """
    section_106 = [f.id for f in agreement.funders if f.kind is FunderKind.SECTION_106]
    bridging = Bridging(section_106, as_known(agreement.receipts, schedule.known_on))
    return tuple(_years(schedule, agreement, bridging))


def _years(
    schedule: CostSchedule, agreement: Agreement, bridging: Bridging
) -> Iterator[FundedYear]:
    standing = as_known(agreement.funding, schedule.known_on)
    not_known = ""
    for year in schedule.years:
        rules = [rule for rule in standing if rule.holds_in(year.year)]
        costs = _costs(year)
        because = _why_no_split(year, costs, rules)
        bridged = bridging.concerns(rules)
        if not_known and bridged and not because:
            because = f"what section 106 money was left after {not_known} is not known"
        if because:
            not_known = not_known or (year.label if bridged else "")
            yield FundedYear(year=year.year, cost=year.cost, unknown_because=because)
        else:
            yield _funded(year, agreement, Split(costs, rules), bridging)


def _costs(year: CostYear) -> dict[str, int]:
    costs: dict[str, int] = {}
    for line in year.lines:
        costs[line.item] = costs.get(line.item, 0) + to_pence(line.cost_gbp or Decimal(0))
    return costs


def _why_no_split(year: CostYear, costs: Mapping[str, int], rules: Iterable[FundingRule]) -> str:
    if year.cost.value is None:
        return year.cost.unknown_because
    below = [item for item, pence in sorted(costs.items()) if pence < 0]
    if below:
        return f"{', '.join(map(repr, below))} is below nothing, and no funder bears less than that"
    return "; ".join(faults_of_rules(rules, costs))


def _funded(year: CostYear, agreement: Agreement, split: Split, bridging: Bridging) -> FundedYear:
    labels = {line.item: line.label for line in year.lines}
    lines: list[FundedLine] = [
        FundedLine(item=item, funder="", amount_gbp=from_pence(pence), label=labels[item])
        for item, pence in split.left.items()
        if pence
    ]
    for part, received in bridging.pay(split.parts, year.year):
        lines.extend(_lines(part, received, labels[part.item]))
    paid = [line for line in lines if line.funder]
    return FundedYear(
        year=year.year,
        cost=year.cost,
        lines=tuple(sorted(paid)),
        remainder=tuple(sorted(line for line in lines if not line.funder)),
        transfers=(*_recharges(agreement, paid), *bridging.repay(year.year)),
    )


def _lines(part: Part, received: int, label: str) -> Iterator[FundedLine]:
    rule = part.rule
    payers = (
        (rule.funder, received, ""),
        (rule.bridged_by, part.pence - received, rule.funder),
    )
    for funder, pence, in_place_of in payers:
        if pence:
            yield FundedLine(
                item=part.item,
                funder=funder,
                amount_gbp=from_pence(pence),
                label=label,
                rule=rule.id if funder else "",
                in_place_of=in_place_of,
            )


def _recharges(agreement: Agreement, paid: Iterable[FundedLine]) -> Iterator[Transfer]:
    lines = tuple(paid)
    for funder in sorted(agreement.funders, key=lambda funder: funder.id):
        pence = sum(to_pence(line.amount_gbp) for line in lines if line.funder == funder.id)
        if funder.recharged_by and pence:
            yield Transfer(
                payer=funder.id,
                payee=funder.recharged_by,
                amount_gbp=from_pence(pence),
                reason=TransferReason.RECHARGE,
            )
