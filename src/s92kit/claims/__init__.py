"""What papers published: each figure recomputed where it can be, and outcomes claimed twice."""

from s92kit.claims._document import published_figures_from_document
from s92kit.claims._double import DOUBLE_CLAIM, find_double_claims
from s92kit.claims._figure import Bound, Operation, PublishedFigure, Working
from s92kit.claims._known import known_figures
from s92kit.claims._reconcile import Agreeing, Reconciliation, reconcile

__all__ = [
    "DOUBLE_CLAIM",
    "Agreeing",
    "Bound",
    "Operation",
    "PublishedFigure",
    "Reconciliation",
    "Working",
    "find_double_claims",
    "known_figures",
    "published_figures_from_document",
    "reconcile",
]
