"""Agreements for funded officers: their posts, term, funders and budget, and what they cost."""

from s92kit.agreements._agreement import (
    AgreedTerm,
    Agreement,
    Budget,
    Condition,
    CostKind,
    CostStage,
    Funder,
    FunderKind,
    StatedCost,
)
from s92kit.agreements._budget import BudgetYear, compare_with_budget, compare_yearly_budget
from s92kit.agreements._cost import CostLine, CostSchedule, CostYear
from s92kit.agreements._costing import cost_schedule
from s92kit.agreements._document import agreement_from_document
from s92kit.agreements._headcount import headcount
from s92kit.agreements._post import Charge, Post
from s92kit.agreements._quote import post_of, quote
from s92kit.agreements._rules import RULES, check_agreement
from s92kit.agreements._table import cost_table

__all__ = [
    "RULES",
    "AgreedTerm",
    "Agreement",
    "Budget",
    "BudgetYear",
    "Charge",
    "Condition",
    "CostKind",
    "CostLine",
    "CostSchedule",
    "CostStage",
    "CostYear",
    "Funder",
    "FunderKind",
    "Post",
    "StatedCost",
    "agreement_from_document",
    "check_agreement",
    "compare_with_budget",
    "compare_yearly_budget",
    "cost_schedule",
    "cost_table",
    "headcount",
    "post_of",
    "quote",
]
