"""A fictitious agreement, its quarter, and what delivery says of it, for tests of its invoices."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from s92kit.abstractions import AbstractionType
from s92kit.agreements import AgreedTerm, Agreement, ChargePolicy, Post
from s92kit.delivery import BoughtTime, DayRecord, Invoice, InvoiceLine, LostTime, Pricing
from s92kit.periods import Period
from s92kit.ranks import Rank
from s92kit.rates import london_rates
from s92kit.sources import Source

PAPER = Source(title="Team report", locator="1.1", published_on=date(2019, 4, 1))
KNOWN = date(2019, 4, 1)
QUARTER = Period.inclusive(date(2019, 4, 1), date(2019, 6, 30))
PRICING = Pricing(book=london_rates())
BOUGHT = (
    BoughtTime(post="constables", period=QUARTER, minutes=120_000),
    BoughtTime(post="sergeant", period=QUARTER, minutes=30_000),
)
NOTHING_LOST = LostTime(vacancies=(), abstractions=(), bought=BOUGHT)


def line(name: str, count: int, rank: Rank, **fields) -> Post:
    """A post line of the fictitious team."""
    basis = {"role": "town", "recorded_on": KNOWN, "source": PAPER}
    return Post(id=name, count=count, rank=rank, **{**basis, **fields})


def team(policy: ChargePolicy = ChargePolicy.FULL, **fields) -> Agreement:
    """Four constables and a sergeant for 2019/20: £57,000 and £17,625 a quarter in full."""
    term = AgreedTerm(
        id="agreed",
        period=Period.inclusive(date(2019, 4, 1), date(2020, 3, 31)),
        recorded_on=KNOWN,
        source=PAPER,
    )
    basis = {
        "id": "walford/team",
        "title": "Town team",
        "payee": "MOPAC",
        "scheme": "partnership-plus",
        "posts": (line("constables", 4, Rank.PC), line("sergeant", 1, Rank.PS)),
        "term_history": (term,),
        "sources": (PAPER,),
        "charge_policy": policy,
        "charge_policy_source": None if policy is ChargePolicy.NOT_STATED else PAPER,
    }
    return Agreement(**{**basis, **fields})


def charged(item: str, amount: str, days: Period | None = None, name: str = "") -> InvoiceLine:
    """A line of an invoice."""
    return InvoiceLine(
        id=name or item, label=f"the {item}", item=item, amount_gbp=Decimal(amount), period=days
    )


def invoice(*lines: InvoiceLine, total: str | None = None, agreement: str = "walford/team"):
    """An invoice for the quarter."""
    asked = Decimal(total) if total else sum((each.amount_gbp for each in lines), Decimal(0))
    return Invoice(
        id="walford/invoice-1",
        agreement=agreement,
        number="INV 1",
        issued_on=date(2019, 7, 5),
        period=QUARTER,
        lines=lines,
        total_gbp=asked,
        source=PAPER,
    )


def vacant(day: date, minutes: int = 480, reference: str = "V-1", post: str = "constables"):
    """A vacant duty."""
    return DayRecord(day=day, post=post, minutes=minutes, reference=reference)


def away(
    day: date,
    kind: AbstractionType,
    minutes: int = 240,
    reference: str = "A-1",
    post: str = "constables",
) -> DayRecord:
    """An abstraction."""
    return DayRecord(day=day, post=post, minutes=minutes, kind=kind, reference=reference)


def lost(*records: DayRecord, **fields) -> LostTime:
    """What delivery says, of which vacancies are those without a kind."""
    basis = {
        "vacancies": tuple(each for each in records if each.kind is None),
        "abstractions": tuple(each for each in records if each.kind is not None),
        "bought": BOUGHT,
    }
    return LostTime(**{**basis, **fields})
