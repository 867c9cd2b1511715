"""Public spaces protection orders: what they restrict, where, from which day to which."""

from s92kit.pspos._document import pspo_from_document
from s92kit.pspos._order import FixedPenalty, OrderStage, OrderTerm, Pspo, StageKind

__all__ = [
    "FixedPenalty",
    "OrderStage",
    "OrderTerm",
    "Pspo",
    "StageKind",
    "pspo_from_document",
]
