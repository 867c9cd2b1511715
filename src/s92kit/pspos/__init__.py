"""Public spaces protection orders: what they restrict, where, and where they stand on any day."""

from s92kit.pspos._asked import (
    OrderPeriod,
    least_age_on,
    penalty_on,
    period_on,
    periods_of,
    terms_on,
)
from s92kit.pspos._document import pspo_from_document
from s92kit.pspos._gaps import OrderGap, gaps
from s92kit.pspos._order import OrderKind, Pspo
from s92kit.pspos._penalty import FixedPenalty, LeastAge
from s92kit.pspos._rules import RULES, check_order, check_orders
from s92kit.pspos._rules_period import last_day_to_challenge
from s92kit.pspos._stage import Limb, OrderStage, StageKind
from s92kit.pspos._status import Standing, StatusSpan, status_on, status_spans
from s92kit.pspos._steps import Consultation, Consultee, Publication, PublicationMeans
from s92kit.pspos._term import EnforcementPolicy, Offence, OrderTerm

__all__ = [
    "RULES",
    "Consultation",
    "Consultee",
    "EnforcementPolicy",
    "FixedPenalty",
    "LeastAge",
    "Limb",
    "Offence",
    "OrderGap",
    "OrderKind",
    "OrderPeriod",
    "OrderStage",
    "OrderTerm",
    "Pspo",
    "Publication",
    "PublicationMeans",
    "StageKind",
    "Standing",
    "StatusSpan",
    "check_order",
    "check_orders",
    "gaps",
    "last_day_to_challenge",
    "least_age_on",
    "penalty_on",
    "period_on",
    "periods_of",
    "pspo_from_document",
    "status_on",
    "status_spans",
    "terms_on",
]
