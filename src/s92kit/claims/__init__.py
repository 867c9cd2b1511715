"""What papers published: figures recomputed, outcomes counted once, and what is stated unlike."""

from s92kit.claims._contradictions import (
    STATED_ALIKE,
    Contradiction,
    Stated,
    contradictions,
    contradictions_found,
)
from s92kit.claims._document import published_figures_from_document
from s92kit.claims._double import DOUBLE_CLAIM, find_double_claims
from s92kit.claims._figure import Bound, Operation, PublishedFigure, Working
from s92kit.claims._known import known_figures
from s92kit.claims._ledger import Ledger, ledger
from s92kit.claims._ledger_entry import Credit, LedgerEntry, Standpoint
from s92kit.claims._ledger_rules import COUNTS_GIVEN, DAYS_APART, ONE_COUNT, PARTS_STATED
from s92kit.claims._outcome import OutcomeClaim, outcome_claims
from s92kit.claims._part import OutcomePart
from s92kit.claims._reconcile import Agreeing, Reconciliation, reconcile

__all__ = [
    "COUNTS_GIVEN",
    "DAYS_APART",
    "DOUBLE_CLAIM",
    "ONE_COUNT",
    "PARTS_STATED",
    "STATED_ALIKE",
    "Agreeing",
    "Bound",
    "Contradiction",
    "Credit",
    "Ledger",
    "LedgerEntry",
    "Operation",
    "OutcomeClaim",
    "OutcomePart",
    "PublishedFigure",
    "Reconciliation",
    "Standpoint",
    "Stated",
    "Working",
    "contradictions",
    "contradictions_found",
    "find_double_claims",
    "known_figures",
    "ledger",
    "outcome_claims",
    "published_figures_from_document",
    "reconcile",
]
