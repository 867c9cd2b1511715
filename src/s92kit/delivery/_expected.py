"""The invoice that an agreement leads one to expect for a period, line by line."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from fractions import Fraction

import attrs

from s92kit.agreements import Agreement, ChargePolicy, CostStage, Post, StatedCost, charge_over
from s92kit.dated import as_known
from s92kit.delivery._charging import AssumedPolicy, Policy, policy_of
from s92kit.delivery._lost_time import LostTime, bought_minutes, creditable
from s92kit.delivery._records import DayRecord
from s92kit.errors import UnknownNameError
from s92kit.figures import Basis, Figure, FigureKind, Unit, plain_number
from s92kit.money import from_pence, to_pence
from s92kit.periods import Period
from s92kit.rates import RateAssumption, RateBook

__all__ = [
    "ExpectedInvoice",
    "ExpectedLine",
    "Pricing",
    "expected_invoice",
    "expected_line",
    "items_of",
]

_ZERO = Decimal("0.00")


@attrs.frozen(kw_only=True)
class Pricing:
    """What invoice lines are priced by.

    Args:
        book: The schemes and rates.
        policy: What to suppose of the charge policy where the papers are silent.
        known_on: The day whose knowledge counts; ``None`` for everything recorded.
        assumption: What to suppose where no rate is published.
    """

    book: RateBook
    policy: AssumedPolicy | None = None
    known_on: date | None = None
    assumption: RateAssumption | None = None


@attrs.frozen(kw_only=True)
class ExpectedLine:
    """What an invoice should charge for one post line or stated sum over some days.

    Args:
        item: The id of the post line or stated sum.
        label: What it is.
        period: The days.
        cost: The charge, rounded half up once; not determined where it is not.
    """

    item: str
    label: str
    period: Period
    cost: Figure


@attrs.frozen(kw_only=True)
class ExpectedInvoice:
    """What an invoice for a period should say.

    Args:
        agreement: The id of the agreement.
        period: The days.
        policy: The charge policy that it goes by.
        lines: The lines, each with its charge or why it cannot be determined.
    """

    agreement: str
    period: Period
    policy: Policy
    lines: tuple[ExpectedLine, ...]

    @property
    def total(self) -> Figure:
        """The sum of the rounded lines; not determined where any is not."""
        costs = [line.cost for line in self.lines]
        reasons = dict.fromkeys(cost.unknown_because for cost in costs if cost.value is None)
        unknown = "; ".join(reasons) if costs else "nothing is charged for these days"
        estimated = any(cost.basis is Basis.ESTIMATE for cost in costs)
        return Figure(
            label="Expected invoice",
            value=None if unknown else sum((cost.value or Decimal(0) for cost in costs), _ZERO),
            unit=Unit.GBP,
            kind=FigureKind.IN_PERIOD,
            basis=Basis.ESTIMATE if estimated else Basis.DERIVED,
            period=self.period,
            sources=tuple(dict.fromkeys(source for cost in costs for source in cost.sources)),
            how=" + ".join(cost.text for cost in costs) if not unknown else "",
            assumptions=tuple(dict.fromkeys(named for cost in costs for named in cost.assumptions)),
            unknown_because=unknown,
        )


def expected_invoice(
    agreement: Agreement, period: Period, pricing: Pricing, lost: LostTime | None = None
) -> ExpectedInvoice:
    """The invoice to expect for a period, by the agreement's charge policy.

    Full: every post. Actual with credit: every post too, the credit follows. Actual: less what
    was vacant, and less aid; court, training, high-demand days and other work stay charged.

    Args:
        agreement: The agreement.
        period: The days of the invoice.
        pricing: What to price it by.
        lost: What delivery says of the days; ``None`` where there is no result.

    Returns:
        A line for each post line and stated sum that has any of the days, each rounded half up
        once; not determined where the policy, a rate or the time lost is not known.

    Examples:
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
        >>> expected_invoice(team, quarter, Pricing(book=london_rates())).total.text
        '£57,000'
    """
    lines = (
        expected_line(agreement, item, period, pricing, lost)
        for item in items_of(agreement, period, pricing.known_on)
    )
    return ExpectedInvoice(
        agreement=agreement.id,
        period=period,
        policy=policy_of(agreement, pricing.policy),
        lines=tuple(line for line in lines if line is not None),
    )


def items_of(agreement: Agreement, period: Period, known_on: date | None) -> tuple[str, ...]:
    """The ids of the post lines and stated sums that have any day of a period."""
    posts = [
        post.id
        for post in as_known(agreement.posts, known_on)
        if not post.costed_by and _served(agreement, post, period, known_on)
    ]
    sums = [
        cost.id
        for cost in as_known(agreement.stated_costs, known_on)
        if cost.period.overlap(period)
    ]
    return (*posts, *sums)


def _served(
    agreement: Agreement, post: Post, period: Period, known_on: date | None
) -> Period | None:
    term = agreement.term(known_on=known_on)
    days = post.period or (term.period if term else None)
    return days.overlap(period) if days else None


def expected_line(
    agreement: Agreement,
    item: str,
    period: Period,
    pricing: Pricing,
    lost: LostTime | None = None,
) -> ExpectedLine | None:
    """What an invoice should charge for one line over some days.

    Args:
        agreement: The agreement.
        item: The id of a post line or stated sum of it.
        period: The days.
        pricing: What to price it by.
        lost: What delivery says of the days; ``None`` where there is no result.

    Returns:
        The line; ``None`` where the item has none of the days.

    Raises:
        UnknownNameError: Where the agreement has no such line, as known on the day.
    """
    posts = {post.id: post for post in as_known(agreement.posts, pricing.known_on)}
    sums = {cost.id: cost for cost in as_known(agreement.stated_costs, pricing.known_on)}
    if item in sums:
        return _stated(sums[item], period)
    if item not in posts:
        raise UnknownNameError(what="post line or stated sum", name=item, known=[*posts, *sums])
    post = posts[item]
    days = _served(agreement, post, period, pricing.known_on)
    if days is None:
        return None
    return ExpectedLine(
        item=item,
        label=post.label,
        period=days,
        cost=_cost(agreement, post, days, pricing, lost or LostTime()),
    )


def _stated(cost: StatedCost, period: Period) -> ExpectedLine | None:
    days = cost.period.overlap(period)
    if days is None:
        return None
    reason = (
        ""
        if days == cost.period
        else f"one sum is stated for {cost.period}, and not how it is invoiced over that time"
    )
    figure = Figure(
        label=f"{cost.label}, {days}",
        value=None if reason else cost.amount_gbp,
        unit=Unit.GBP,
        kind=FigureKind.IN_PERIOD,
        basis=Basis.BUDGET if cost.stage is CostStage.BUDGET else Basis.PUBLISHED,
        period=days,
        sources=(cost.source,),
        how="" if reason else f"stated by the paper as {cost.stage}",
        unknown_because=reason,
    )
    return ExpectedLine(item=cost.id, label=cost.label, period=days, cost=figure)


def _cost(
    agreement: Agreement, post: Post, days: Period, pricing: Pricing, lost: LostTime
) -> Figure:
    policy = policy_of(agreement, pricing.policy)
    charge = charge_over(
        agreement,
        post,
        days,
        pricing.book,
        known_on=pricing.known_on,
        assumption=pricing.assumption,
    )
    free = charge.exact_gbp == 0
    kept, told, why = (Fraction(1), "", "")
    by_delivery = not free and policy.policy is ChargePolicy.ACTUAL
    if by_delivery:
        kept, told, why = _kept(post, days, lost)
    costed = f"these posts are within the stated sum {post.costed_by!r}" if post.costed_by else ""
    own = "" if free else policy.unknown_because
    reason = "; ".join(each for each in (costed, own, charge.unknown_because, why) if each)
    exact = charge.exact_gbp if charge.exact_gbp is not None else Fraction(0)
    labels = (
        *charge.assumptions,
        *([policy.label] if policy.label and not free else []),
        *(lost.assumptions if by_delivery else ()),
    )
    records = lost.sources if by_delivery else ()
    return Figure(
        label=f"{post.label}, {days}",
        value=None if reason else from_pence(to_pence(exact * kept)),
        unit=Unit.GBP,
        kind=FigureKind.IN_PERIOD,
        basis=Basis.ESTIMATE if labels else charge.basis,
        period=days,
        sources=tuple(dict.fromkeys((*charge.sources, *policy.sources, *records))),
        how="" if reason else charge.how + told,
        assumptions=labels,
        unknown_because=reason,
    )


def _kept(post: Post, days: Period, lost: LostTime) -> tuple[Fraction, str, str]:
    """The share of a line that is charged, its working, or why there is none."""
    if lost.vacancies is None or lost.abstractions is None:
        return Fraction(0), "", "only filled posts are charged, and no result of delivery is given"
    bought = bought_minutes(post.id, days, lost.bought)
    if not bought:
        return Fraction(0), "", f"the minutes bought of {post.id!r} from {days} are not known"
    records = _of(post, days, (*lost.vacancies, *lost.abstractions))
    minutes = sum(each.minutes for each in records if creditable(each))
    if minutes > bought:
        reason = f"more minutes of {post.id!r} were lost ({minutes}) than bought ({bought})"
        return Fraction(0), "", reason
    if not minutes:
        return Fraction(1), "", ""
    kept = plain_number(Decimal(bought - minutes))
    told = f" × {kept} of {plain_number(Decimal(bought))} minutes bought, the rest not charged"
    return Fraction(bought - minutes, bought), told, ""


def _of(post: Post, days: Period, records: Iterable[DayRecord]) -> list[DayRecord]:
    return [each for each in records if each.post == post.id and each.day in days]
