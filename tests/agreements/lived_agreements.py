"""Makes Walford agreements with events, funders and papers, for the tests beside it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from s92kit.agreements import (
    AgreedTerm,
    Agreement,
    CostKind,
    Event,
    EventKind,
    Funder,
    FunderKind,
    FundingRule,
    FundingWay,
    PaperStatement,
    Post,
    Receipt,
    StatedCost,
    Topic,
    check_agreement,
)
from s92kit.dated import Span
from s92kit.findings import Finding
from s92kit.periods import Period, financial_year
from s92kit.ranks import Rank
from s92kit.rates import london_rates
from s92kit.sources import Source

PAPER = Source(title="Walford Cabinet, a fictitious paper", locator="4.1", published_on=None)
OTHER_PAPER = Source(title="Walford bid, a fictitious paper", locator="2", published_on=None)
KNOWN = date(2019, 5, 8)
TERM = Period.inclusive(date(2019, 4, 1), date(2022, 3, 31))


def day(text: str) -> date:
    """A day from its ISO form."""
    return date.fromisoformat(text)


def within(first: str, last: str) -> Span:
    """The days from one to another, both among them."""
    return Span.of(Period.inclusive(day(first), day(last)))


def event(kind: EventKind, on: str | None = None, **fields) -> Event:
    """An event on a day, or on an unknown one, known from the first."""
    basis = {
        "id": str(kind).replace(" ", "-").replace("'", ""),
        "kind": kind,
        "on": day(on) if on else None,
        "unknown_because": "" if on else "the paper gives no day",
        "recorded_on": date(2019, 1, 1),
        "source": PAPER,
    }
    return Event(**{**basis, **fields})


def post(name: str = "pcs", rank: Rank | None = Rank.PC, count: int = 2, **fields) -> Post:
    """A line of two constables, or of what is asked for."""
    basis = {"role": "patrol", "recorded_on": KNOWN, "source": PAPER}
    return Post(id=name, rank=rank, count=count, **{**basis, **fields})


def cost(name: str, pounds: str, year: int = 2019, **fields) -> StatedCost:
    """A sum that a paper states for one financial year."""
    basis = {"kind": CostKind.OFFICERS, "label": f"the {name}", "recorded_on": KNOWN}
    days = financial_year(year)
    amount = Decimal(pounds)
    return StatedCost(id=name, amount_gbp=amount, period=days, source=PAPER, **{**basis, **fields})


def funder(name: str, kind: FunderKind = FunderKind.GENERAL_FUND, **fields) -> Funder:
    """A funder of one kind."""
    return Funder(id=name, kind=kind, title=f"the {name}", source=PAPER, **fields)


def pays(name: str, way: FundingWay, given: str = "", **fields) -> FundingRule:
    """A rule by which a funder pays, with its sum or percentage."""
    amounts = (FundingWay.FIRST_CALL, FundingWay.FIXED_SUM)
    basis = {
        "id": f"{name}-{way}",
        "amount_gbp": Decimal(given) if way in amounts else None,
        "per_cent": Decimal(given) if way is FundingWay.PERCENTAGE else None,
        "recorded_on": KNOWN,
        "source": PAPER,
    }
    return FundingRule(funder=name, way=way, **{**basis, **fields})


def received(name: str, pounds: str, on: str, **fields) -> Receipt:
    """Money that reached a funder on a day."""
    basis = {"id": f"{name}-{on}", "recorded_on": KNOWN, "source": PAPER}
    return Receipt(funder=name, amount_gbp=Decimal(pounds), on=day(on), **{**basis, **fields})


def says(topic: Topic, claim: str, source: Source = PAPER) -> PaperStatement:
    """What a paper claims on a topic."""
    return PaperStatement(
        id=f"{claim}-{source.locator[0]}",
        topic=topic,
        claim=claim,
        text=f"The officers: {claim}.",
        recorded_on=KNOWN,
        source=source,
    )


def agreement(*events: Event, **fields) -> Agreement:
    """A Walford agreement for three years from April 2019, with some of its fields changed."""
    basis = {
        "id": "walford/team",
        "title": "Town centre team",
        "payee": "MOPAC",
        "scheme": "partnership-plus",
        "posts": (post(),),
        "term_history": (
            AgreedTerm(id="agreed", period=TERM, recorded_on=date(2019, 1, 1), source=PAPER),
        ),
        "sources": (PAPER,),
        "events": events,
    }
    return Agreement(**{**basis, **fields})


def bought(*costs: StatedCost, **fields) -> Agreement:
    """An agreement that costs what papers state, and whose term is unknown."""
    return agreement(
        posts=fields.pop("posts", ()),
        term_history=(),
        term_unknown_because="the paper gives none",
        stated_costs=costs,
        **fields,
    )


def found(value: Agreement, code: str, **options) -> list[Finding]:
    """The findings of one rule of the room."""
    findings = check_agreement(value, london_rates(), **options)
    return [item for item in findings if item.code == f"agreements/{code}"]


def only(value: Agreement, code: str, **options) -> Finding:
    """The one finding of a rule."""
    (finding,) = found(value, code, **options)
    return finding
