"""A draft claim for credit: each vacancy and abstraction that supports it, priced to the penny."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction

import attrs

from s92kit.abstractions import AbstractionType
from s92kit.agreements import (
    Agreement,
    ChargePolicy,
    Post,
    PostCharge,
    charge_over,
)
from s92kit.dated import as_known
from s92kit.delivery._allowance import HighDemandUse
from s92kit.delivery._charging import Policy, policy_of
from s92kit.delivery._expected import Pricing
from s92kit.delivery._lost_time import LostTime, bought_minutes, creditable
from s92kit.delivery._records import DayRecord
from s92kit.errors import UnknownNameError
from s92kit.figures import Basis, Figure, FigureKind, Unit, plain_number
from s92kit.money import format_gbp, from_pence, share_out, to_pence
from s92kit.periods import Period
from s92kit.sources import Source

__all__ = ["CreditClaim", "CreditItem", "NotClaimed", "draft_credit_claim"]

VACANCY = "vacancy"
_NO_RESULT = "no result of delivery is given"
_REFUSED = {
    ChargePolicy.FULL: "the agreement is charged in full, filled or not, and gives no credit",
    ChargePolicy.ACTUAL: (
        "the agreement is charged by actual strength: what was vacant or called away is left off "
        "the invoice itself, and is not claimed back"
    ),
}


@attrs.frozen(kw_only=True)
class CreditItem:
    """One vacancy or abstraction that supports a claim.

    Args:
        reference: The record that shows it; never a person's name.
        post: The id of the post line.
        label: What the line is.
        period: The day, or the days that follow each other under one reference.
        minutes: How long altogether.
        kind: Vacancy, or the kind of abstraction.
        rate: The price of the time, in words.
        amount: What is claimed for it.
    """

    reference: str
    post: str
    label: str
    period: Period
    minutes: int
    kind: str
    rate: str
    amount: Figure


@attrs.frozen(kw_only=True)
class NotClaimed:
    """Lost time that is not claimed for, and why.

    Args:
        reference: The record that shows it.
        post: The id of the post line.
        period: The day or days.
        minutes: How long altogether.
        kind: Vacancy, or the kind of abstraction.
        because: Why it is not claimed.
    """

    reference: str
    post: str
    period: Period
    minutes: int
    kind: str
    because: str


@attrs.frozen(kw_only=True)
class CreditClaim:
    """A draft, for a person to check and send.

    Args:
        agreement: The agreement.
        period: The days that it is for.
        policy: The charge policy that it rests on.
        refused_because: Why nothing can be claimed; empty where something can be.
        items: What is claimed for, by post line and day.
        not_claimed: What is left out, each with its reason.
        high_demand: High-demand days beside their allowance, for a person to judge.
        known_on: The day whose knowledge counts; ``None`` for everything recorded.
    """

    agreement: Agreement
    period: Period
    policy: Policy
    refused_because: str = ""
    items: tuple[CreditItem, ...] = ()
    not_claimed: tuple[NotClaimed, ...] = ()
    high_demand: tuple[HighDemandUse, ...] = ()
    known_on: date | None = None

    @property
    def total(self) -> Figure:
        """The sum of the items; not determined where one is not, or nothing can be claimed."""
        amounts = [item.amount for item in self.items]
        reasons = [self.refused_because] if self.refused_because else []
        reasons += [each.unknown_because for each in amounts if each.value is None]
        known = [each.value for each in amounts if each.value is not None]
        estimated = any(each.basis is Basis.ESTIMATE for each in amounts)
        return Figure(
            label="Credit claimed",
            value=None if reasons else sum(known, Decimal("0.00")),
            unit=Unit.GBP,
            kind=FigureKind.IN_PERIOD,
            basis=Basis.ESTIMATE if estimated else Basis.DERIVED,
            period=self.period,
            sources=tuple(dict.fromkeys(source for each in amounts for source in each.sources)),
            how=_sum_of(known) if not reasons else "",
            assumptions=tuple(
                dict.fromkeys(named for each in amounts for named in each.assumptions)
            ),
            unknown_because="; ".join(dict.fromkeys(reasons)),
        )


def draft_credit_claim(
    agreement: Agreement, period: Period, pricing: Pricing, lost: LostTime
) -> CreditClaim:
    """The credit to claim for a period, where the agreement's policy gives one.

    A minute is worth the charge of its post line for the period over the minutes bought of it.
    The credit of a line is rounded once, half up, and shared among its items to the penny.

    Args:
        agreement: The agreement.
        period: The days.
        pricing: What to price it by.
        lost: What delivery says of the days; records of other days are left aside.

    Returns:
        The draft; with the reason, and no items, where nothing can be claimed.

    Raises:
        UnknownNameError: Where a record is of a post line that the agreement has not.

    Examples:
        >>> from s92kit.delivery import BoughtTime, DayRecord
        >>> from s92kit.agreements import Agreement, AgreedTerm, ChargePolicy, post_of
        >>> from s92kit.rates import london_rates
        >>> from s92kit.sources import Source
        >>> terms = Source(title="Terms", locator="5", published_on=date(2019, 4, 1))
        >>> year = Period.inclusive(date(2019, 4, 1), date(2020, 3, 31))
        >>> team = Agreement(
        ...     id="walford/team", title="Team", payee="MOPAC", scheme="partnership-plus",
        ...     posts=post_of("PC", 4), sources=(terms,),
        ...     charge_policy=ChargePolicy.ACTUAL_WITH_CREDIT, charge_policy_source=terms,
        ...     term_history=(AgreedTerm(
        ...         id="signed", period=year, recorded_on=year.start, source=terms),),
        ... )
        >>> quarter = Period.inclusive(date(2019, 4, 1), date(2019, 6, 30))
        >>> lost = LostTime(
        ...     vacancies=(DayRecord(day=quarter.start, post="pc", minutes=480, reference="V-1"),),
        ...     abstractions=(),
        ...     bought=(BoughtTime(post="pc", period=quarter, minutes=120_000),),
        ... )
        >>> claim = draft_credit_claim(team, quarter, Pricing(book=london_rates()), lost)
        >>> claim.total.text, claim.items[0].reference
        ('£228', 'V-1')
    """
    policy = policy_of(agreement, pricing.policy)
    draft = CreditClaim(
        agreement=agreement, period=period, policy=policy, known_on=pricing.known_on
    )
    refused = policy.unknown_because or _REFUSED.get(policy.policy, "")
    if not refused and (lost.vacancies is None or lost.abstractions is None):
        refused = _NO_RESULT
    if refused:
        return attrs.evolve(draft, refused_because=refused)
    losses = _losses(lost, period)
    posts = {post.id: post for post in as_known(agreement.posts, pricing.known_on)}
    for loss in losses:
        if loss.post not in posts:
            raise UnknownNameError(what="post line", name=loss.post, known=posts)
    of = {name: [each for each in losses if each.post == name] for name in posts}
    lines = [_line(post, of[post.id], draft, pricing, lost) for post in posts.values()]
    return attrs.evolve(
        draft,
        items=tuple(item for items, _ in lines for item in items),
        not_claimed=tuple(item for _, left in lines for item in left),
        high_demand=tuple(use for use in lost.high_demand if use.used.value),
    )


@attrs.frozen(kw_only=True)
class _Loss:
    """A vacancy or abstraction over the days that follow each other under one reference."""

    reference: str
    post: str
    period: Period
    minutes: int
    kind: str
    left_out: str = ""


def _losses(lost: LostTime, period: Period) -> list[_Loss]:
    records = (*(lost.vacancies or ()), *(lost.abstractions or ()))
    single = [_loss(each) for each in records if each.day in period]
    return list(_spans(sorted(single, key=_in_order)))


def _loss(record: DayRecord) -> _Loss:
    return _Loss(
        reference=record.reference,
        post=record.post,
        period=Period.inclusive(record.day, record.day),
        minutes=record.minutes,
        kind=str(record.kind) if record.kind else VACANCY,
        left_out=_why_left_out(record),
    )


def _why_left_out(record: DayRecord) -> str:
    if record.kind is AbstractionType.HIGH_DEMAND_DAY:
        return (
            "high-demand days are within the rate up to an approximate allowance; whether any was "
            "over it is for a person to decide"
        )
    if not creditable(record):
        return f"{record.kind} raises no credit unless the agreement says so"
    return "" if record.reference else "the record gives no reference by which to look it up"


def _in_order(loss: _Loss) -> tuple[str, str, str, Period]:
    return (loss.post, loss.kind, loss.reference, loss.period)


def _spans(losses: Iterable[_Loss]) -> Iterator[_Loss]:
    open_: _Loss | None = None
    for loss in losses:
        if open_ and _follows(open_, loss):
            days = Period(start=open_.period.start, end=loss.period.end)
            open_ = attrs.evolve(open_, period=days, minutes=open_.minutes + loss.minutes)
            continue
        if open_:
            yield open_
        open_ = loss
    if open_:
        yield open_


def _follows(earlier: _Loss, later: _Loss) -> bool:
    alike = _in_order(earlier)[:3] == _in_order(later)[:3]
    return alike and later.period.start <= earlier.period.end


def _line(
    post: Post,
    losses: Sequence[_Loss],
    draft: CreditClaim,
    pricing: Pricing,
    lost: LostTime,
) -> tuple[list[CreditItem], list[NotClaimed]]:
    agreement = draft.agreement
    served = _served(agreement, post, draft.period, pricing)
    if not losses or served is None:
        because = "the post line does not serve on these days"
        return [], [_left(loss, because) for loss in losses]
    charge = charge_over(
        agreement,
        post,
        served,
        pricing.book,
        known_on=pricing.known_on,
        assumption=pricing.assumption,
    )
    free = "these posts are not paid for by their rate" if _free(post, charge) else ""
    claimed = [loss for loss in losses if not loss.left_out and not free]
    left = [_left(loss, loss.left_out or free) for loss in losses if loss not in claimed]
    return list(_priced(claimed, charge, draft.policy, lost)), left


def _served(agreement: Agreement, post: Post, period: Period, pricing: Pricing) -> Period | None:
    term = agreement.term(known_on=pricing.known_on)
    days = post.period or (term.period if term else None)
    return days.overlap(period) if days else None


def _free(post: Post, charge: PostCharge) -> bool:
    return bool(post.costed_by) or charge.exact_gbp == 0


def _left(loss: _Loss, because: str) -> NotClaimed:
    return NotClaimed(
        reference=loss.reference,
        post=loss.post,
        period=loss.period,
        minutes=loss.minutes,
        kind=loss.kind,
        because=because,
    )


def _priced(
    losses: Sequence[_Loss], charge: PostCharge, policy: Policy, lost: LostTime
) -> Iterator[CreditItem]:
    minutes = bought_minutes(charge.post.id, charge.period, lost.bought)
    together = sum(loss.minutes for loss in losses)
    reason = charge.unknown_because
    if not minutes:
        reason = f"the minutes bought of {charge.post.id!r} from {charge.period} are not known"
    elif together > minutes:
        reason = (
            f"more minutes of {charge.post.id!r} were lost ({together}) than bought ({minutes})"
        )
    shares: Sequence[int | None] = [None] * len(losses)
    if not reason and minutes and charge.exact_gbp is not None:
        whole = to_pence(charge.exact_gbp * Fraction(together, minutes))
        shares = share_out(whole, [loss.minutes for loss in losses])
    for loss, pence in zip(losses, shares, strict=True):
        yield _item(loss, charge, (policy, lost), minutes, pence, reason)


def _item(
    loss: _Loss,
    charge: PostCharge,
    grounds: tuple[Policy, LostTime],
    minutes: int | None,
    pence: int | None,
    reason: str,
) -> CreditItem:
    policy, lost = grounds
    rate = _rate(charge, minutes)
    labels = (*charge.assumptions, *([policy.label] if policy.label else []), *lost.assumptions)
    record = Source(
        title=f"Duty record {loss.reference}",
        locator=f"{loss.kind} of {loss.post}, {loss.period}",
        published_on=None,
    )
    return CreditItem(
        reference=loss.reference,
        post=loss.post,
        label=charge.post.label,
        period=loss.period,
        minutes=loss.minutes,
        kind=loss.kind,
        rate=rate,
        amount=Figure(
            label=f"Credit for {loss.reference}, {loss.kind} of {loss.post}, {loss.period}",
            value=None if pence is None else from_pence(pence),
            unit=Unit.GBP,
            kind=FigureKind.IN_PERIOD,
            basis=Basis.ESTIMATE if labels else charge.basis,
            period=loss.period,
            sources=(record, *charge.sources, *policy.sources, *lost.sources),
            how="" if pence is None else f"{_number(loss.minutes)} minutes × {rate}",
            assumptions=labels,
            unknown_because=reason,
        ),
    )


def _rate(charge: PostCharge, minutes: int | None) -> str:
    if charge.exact_gbp is None or not minutes:
        return f"not known: {charge.unknown_because or 'no minutes bought are recorded'}"
    cost = format_gbp(from_pence(to_pence(charge.exact_gbp)))
    return f"{cost} ÷ {_number(minutes)} minutes bought ({charge.how})"


def _number(count: int) -> str:
    return plain_number(Decimal(count))


def _sum_of(amounts: Sequence[Decimal]) -> str:
    return " + ".join(map(format_gbp, amounts)) if amounts else "nothing was lost that is credited"
