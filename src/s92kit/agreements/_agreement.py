"""The agreement as one value: who funds which posts, over which term, on which conditions."""

from __future__ import annotations

import enum
from datetime import date
from decimal import Decimal

import attrs

from s92kit.agreements._charge import ChargePolicy
from s92kit.agreements._deadline import Deadline
from s92kit.agreements._events import Event
from s92kit.agreements._funder import Funder, FundingRule, Receipt
from s92kit.agreements._post import Post
from s92kit.agreements._statements import PaperStatement
from s92kit.agreements._terms import OwnTerms
from s92kit.boroughs import borough_of
from s92kit.dated import Entry, Span, Timeline, as_known
from s92kit.errors import InvalidValueError, UnknownNameError
from s92kit.periods import PartYear, Period, format_day
from s92kit.rates import RateAssumption
from s92kit.sources import Source

__all__ = [
    "AgreedTerm",
    "Agreement",
    "Budget",
    "Condition",
    "CostKind",
    "CostStage",
    "StatedCost",
]


class CostKind(enum.StrEnum):
    """What money buys; only officers are compared between boroughs."""

    OFFICERS = "officers"
    VEHICLES = "vehicles"
    OVERTIME = "overtime"
    EQUIPMENT = "equipment"
    COORDINATOR = "coordinator"
    PACKAGE = "officers and other costs in one sum"


class CostStage(enum.StrEnum):
    """How far a stated sum has come."""

    BUDGET = "budget"
    FORECAST = "forecast"
    ACTUAL = "actual"


@attrs.frozen(kw_only=True)
class AgreedTerm:
    """What was recorded, at some time, of when the agreement runs.

    Args:
        id: A name for the record within its agreement.
        period: The first and last day of the agreement.
        recorded_on: The first day on which the source shows it to have been known.
        source: Where it was read.
        supersedes: The ids of earlier records that this one corrects.
        note: What a reader should know of it.
    """

    id: str
    period: Period
    recorded_on: date
    source: Source
    supersedes: tuple[str, ...] = ()
    note: str = ""


@attrs.frozen(kw_only=True)
class StatedCost:
    """A sum that a paper states, taken as it stands and never apportioned.

    Args:
        id: A name for it within its agreement.
        kind: What it buys.
        label: What the paper calls it.
        amount_gbp: Pounds and pence, for the whole of the period.
        period: The days it is for.
        recorded_on: The first day on which the source shows it to have been known.
        source: Where it was read.
        stage: Budget, forecast or actual.
        posts: The ids of the post lines that it is for; empty where the papers name none.
        supersedes: The ids of earlier sums that this one corrects.
    """

    id: str
    kind: CostKind
    label: str
    amount_gbp: Decimal
    period: Period
    recorded_on: date
    source: Source
    stage: CostStage = CostStage.BUDGET
    posts: tuple[str, ...] = ()
    supersedes: tuple[str, ...] = ()


@attrs.frozen(kw_only=True)
class Budget:
    """Money set aside for a period by one funder.

    Args:
        id: A name for it within its agreement.
        funder: The id of the funder; empty where the paper names none.
        amount_gbp: Pounds and pence.
        period: The days it is for, as a rule one financial year.
        recorded_on: The first day on which the source shows it to have been known.
        source: Where it was read.
        supersedes: The ids of earlier budgets that this one corrects.
    """

    id: str
    amount_gbp: Decimal
    period: Period
    recorded_on: date
    source: Source
    funder: str = ""
    supersedes: tuple[str, ...] = ()


@attrs.frozen(kw_only=True)
class Condition:
    """Something that the papers say the parties must, may or expect to do.

    Args:
        id: A name for it within its agreement.
        text: What is said, in s92kit's own words.
        source: Where it was read.
    """

    id: str
    text: str
    source: Source


@attrs.frozen(kw_only=True)
class Agreement:
    """Officers that a council funds by grant under section 92 of the Police Act 1996.

    Args:
        id: The borough's key and a name, such as ``walford/town-centre-2019``.
        title: What the papers call it.
        payee: To whom the grant is paid, as the papers say it.
        posts: The post lines, corrected ones included.
        sources: The papers that the agreement was read from.
        scheme: The key of the scheme; empty where the papers do not say.
        part_year: How a part of a financial year is counted.
        term_history: What was recorded of its first and last day, corrected records included.
        term_unknown_because: Why no first and last day is recorded; empty where they are.
        stated_costs: Sums that the papers state.
        funders: Who pays.
        budgets: Money set aside.
        conditions: What else the papers say of the terms.
        deadlines: Days that the papers state for something still to be done.
        rate_assumption: What the paper itself supposes where no rate is published.
        note: What a reader should know of the whole.
        events: What happened to it, corrected records included.
        funding: Which funder pays for what, corrected rules included.
        receipts: Money that reached a funder before it could be spent.
        statements: What papers claim of it, to be held against each other.
        charge_policy: What the council is invoiced for where posts stand empty.
        charge_policy_source: Where the charge policy was read.
        own_terms: Terms that it states itself; its scheme's hold for the rest.

    Raises:
        InvalidHistoryError: Where records and their corrections do not fit together.
        InvalidValueError: Where the term is neither given nor explained, or both, where two terms
            would stand at once, where the charge policy has no source, or where a merger is of
            other agreements.
        OverlappingSpansError: Where one funder has two budgets for one day.
        UnknownNameError: Where a line names a stated cost, post or funder that is not there.
    """

    id: str
    title: str
    payee: str
    posts: tuple[Post, ...]
    sources: tuple[Source, ...]
    scheme: str = ""
    part_year: PartYear = PartYear.MONTHS
    term_history: tuple[AgreedTerm, ...] = ()
    term_unknown_because: str = ""
    stated_costs: tuple[StatedCost, ...] = ()
    funders: tuple[Funder, ...] = ()
    budgets: tuple[Budget, ...] = ()
    conditions: tuple[Condition, ...] = ()
    deadlines: tuple[Deadline, ...] = ()
    rate_assumption: RateAssumption | None = None
    note: str = ""
    events: tuple[Event, ...] = ()
    funding: tuple[FundingRule, ...] = ()
    receipts: tuple[Receipt, ...] = ()
    statements: tuple[PaperStatement, ...] = ()
    charge_policy: ChargePolicy = ChargePolicy.NOT_STATED
    charge_policy_source: Source | None = None
    own_terms: OwnTerms | None = None

    def __attrs_post_init__(self) -> None:
        for records in (
            *(self.term_history, self.posts, self.stated_costs, self.budgets),
            *(self.events, self.funding, self.receipts, self.statements),
        ):
            as_known(records, None)
        as_known(self.deadlines, None)
        if bool(self.term_history) == bool(self.term_unknown_because):
            raise InvalidValueError(
                what="The term of an agreement",
                given=[term.id for term in self.term_history],
                mend="Give term_history, or say in term_unknown_because why there is none.",
            )
        if (self.charge_policy is ChargePolicy.NOT_STATED) != (self.charge_policy_source is None):
            raise InvalidValueError(
                what="The source of the charge policy",
                given=self.charge_policy_source,
                mend="Give it where a charge policy is stated, and only there.",
            )
        self._refuse_two_at_once()
        self._refuse_names_not_there()

    def _refuse_two_at_once(self) -> None:
        for recorded_on in sorted({term.recorded_on for term in self.term_history}):
            self.term(known_on=recorded_on)
        for funder in sorted({budget.funder for budget in self.budgets}):
            Timeline(_entry(budget) for budget in self.budgets if budget.funder == funder)

    def _refuse_names_not_there(self) -> None:
        posts = [post.id for post in self.posts]
        costs = [cost.id for cost in self.stated_costs]
        funders = [funder.id for funder in self.funders]
        _refuse_unknown("stated cost", [post.costed_by for post in self.posts], costs)
        served = [post for cost in self.stated_costs for post in cost.posts]
        touched = [post for event in self.events for post in event.posts]
        _refuse_unknown("post line", served, posts)
        _refuse_unknown("post line", touched, posts)
        items = [item for rule in self.funding for item in rule.items]
        _refuse_unknown("post line or stated cost", items, [*posts, *costs])
        paying = [
            *(budget.funder for budget in self.budgets),
            *(receipt.funder for receipt in self.receipts),
            *(rule.funder for rule in self.funding),
            *(rule.bridged_by for rule in self.funding),
            *(funder.recharged_by for funder in self.funders),
        ]
        _refuse_unknown("funder", paying, funders)
        _refuse_mergers_of_others(self.id, self.events)

    @property
    def borough(self) -> str:
        """The key of the borough whose agreement it is."""
        return borough_of(self.id)

    def term(self, *, known_on: date | None = None) -> AgreedTerm | None:
        """When the agreement runs, as known on a day; ``None`` where nothing was known.

        Raises:
            InvalidValueError: Where two records stand at once.
        """
        standing = as_known(self.term_history, known_on)
        if len(standing) > 1:
            raise InvalidValueError(
                what="The term of an agreement",
                given=[term.id for term in standing],
                mend="Let the later record supersede the earlier one.",
            )
        return standing[0] if standing else None

    def why_no_term(self, *, known_on: date | None = None) -> str:
        """Why no first and last day can be given, in words."""
        if self.term_unknown_because:
            return self.term_unknown_because
        by = f" by {format_day(known_on)}" if known_on else ""
        return f"nothing was recorded of the term of {self.id}{by}"


def _entry(budget: Budget) -> Entry[Budget]:
    return Entry(
        id=budget.id,
        value=budget,
        span=Span.of(budget.period),
        source=budget.source,
        recorded_on=budget.recorded_on,
        supersedes=budget.supersedes,
    )


def _refuse_unknown(what: str, named: list[str], known: list[str]) -> None:
    for name in named:
        if name and name not in known:
            raise UnknownNameError(what=what, name=name, known=known)


def _refuse_mergers_of_others(agreement: str, events: tuple[Event, ...]) -> None:
    for event in events:
        if event.merged and agreement not in (event.into, *event.merged):
            raise InvalidValueError(
                what=f"The merger {event.id!r} of {agreement}",
                given=f"{', '.join(event.merged)} into {event.into}",
                mend="Name this agreement among those that end, or as the one that takes over.",
            )
