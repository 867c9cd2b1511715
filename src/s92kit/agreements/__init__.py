"""Agreements for funded officers: their posts, term, funders and budget, and what they cost."""

from s92kit.agreements._agreement import (
    AgreedTerm,
    Agreement,
    Budget,
    Condition,
    CostKind,
    CostStage,
    StatedCost,
)
from s92kit.agreements._budget import BudgetYear, compare_with_budget, compare_yearly_budget
from s92kit.agreements._charge import ChargePolicy
from s92kit.agreements._charging import PostCharge, charge_over
from s92kit.agreements._cost import CostLine, CostSchedule, CostYear, sum_of_lines
from s92kit.agreements._costing import cost_schedule
from s92kit.agreements._deadline import Deadline, DeadlineKind
from s92kit.agreements._document import agreement_from_document
from s92kit.agreements._events import Event, EventKind
from s92kit.agreements._funded import FundedLine, FundedYear, Transfer, TransferReason
from s92kit.agreements._funder import (
    Contact,
    Funder,
    FunderKind,
    FundingRule,
    FundingWay,
    Receipt,
)
from s92kit.agreements._funding import funding_of
from s92kit.agreements._headcount import headcount
from s92kit.agreements._life import LifeAnswer, LifeState, state_on
from s92kit.agreements._notice import earliest_leaving_day, last_day_for_notice
from s92kit.agreements._pairing import misfits_of_pairing
from s92kit.agreements._post import Charge, Post
from s92kit.agreements._quote import post_of, quote
from s92kit.agreements._rules import RULES, check_agreement
from s92kit.agreements._running import EndNotKnown, LastDay, Running, last_day_of, running_of
from s92kit.agreements._statements import (
    PaperStatement,
    Topic,
    contradictions_among,
    said_by_terms,
)
from s92kit.agreements._table import cost_table
from s92kit.agreements._terms import OwnTerms, terms_of

__all__ = [
    "RULES",
    "AgreedTerm",
    "Agreement",
    "Budget",
    "BudgetYear",
    "Charge",
    "ChargePolicy",
    "Condition",
    "Contact",
    "CostKind",
    "CostLine",
    "CostSchedule",
    "CostStage",
    "CostYear",
    "Deadline",
    "DeadlineKind",
    "EndNotKnown",
    "Event",
    "EventKind",
    "FundedLine",
    "FundedYear",
    "Funder",
    "FunderKind",
    "FundingRule",
    "FundingWay",
    "LastDay",
    "LifeAnswer",
    "LifeState",
    "OwnTerms",
    "PaperStatement",
    "Post",
    "PostCharge",
    "Receipt",
    "Running",
    "StatedCost",
    "Topic",
    "Transfer",
    "TransferReason",
    "agreement_from_document",
    "charge_over",
    "check_agreement",
    "compare_with_budget",
    "compare_yearly_budget",
    "contradictions_among",
    "cost_schedule",
    "cost_table",
    "earliest_leaving_day",
    "funding_of",
    "headcount",
    "last_day_for_notice",
    "last_day_of",
    "misfits_of_pairing",
    "post_of",
    "quote",
    "running_of",
    "said_by_terms",
    "state_on",
    "sum_of_lines",
    "terms_of",
]
