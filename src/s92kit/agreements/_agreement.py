"""The agreement as one value: who funds which posts, over which term, on which conditions."""

from __future__ import annotations

import enum
from datetime import date
from decimal import Decimal

import attrs

from s92kit.agreements._post import Post
from s92kit.boroughs import borough_of
from s92kit.dated import as_known
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
    "Funder",
    "FunderKind",
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
    supersedes: tuple[str, ...] = ()


@attrs.frozen(kw_only=True)
class Funder:
    """Who pays.

    Args:
        id: A name for the funder within its agreement.
        kind: Where the money comes from.
        title: What the papers call it.
        source: Where it was read.
    """

    id: str
    kind: FunderKind
    title: str
    source: Source


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
        rate_assumption: What the paper itself supposes where no rate is published.
        note: What a reader should know of the whole.

    Raises:
        InvalidHistoryError: Where records and their corrections do not fit together.
        InvalidValueError: Where the term is neither given nor explained, or both.
        UnknownNameError: Where a line names a stated cost or funder that is not there.
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
    rate_assumption: RateAssumption | None = None
    note: str = ""

    def __attrs_post_init__(self) -> None:
        for records in (self.term_history, self.posts, self.stated_costs, self.budgets):
            as_known(records, None)
        if bool(self.term_history) == bool(self.term_unknown_because):
            raise InvalidValueError(
                what="The term of an agreement",
                given=[term.id for term in self.term_history],
                mend="Give term_history, or say in term_unknown_because why there is none.",
            )
        costs = [cost.id for cost in self.stated_costs]
        _refuse_unknown("stated cost", [post.costed_by for post in self.posts], costs)
        funders = [funder.id for funder in self.funders]
        _refuse_unknown("funder", [budget.funder for budget in self.budgets], funders)

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


def _refuse_unknown(what: str, named: list[str], known: list[str]) -> None:
    for name in named:
        if name and name not in known:
            raise UnknownNameError(what=what, name=name, known=known)
