"""How an agreement is charged for posts that stand empty or are called away."""

from __future__ import annotations

import enum

__all__ = ["ChargePolicy"]


class ChargePolicy(enum.StrEnum):
    """What the council is invoiced for, as the agreement says it.

    Examples:
        >>> ChargePolicy("actual") is ChargePolicy.ACTUAL
        True
    """

    ACTUAL = "actual"
    """Actual strength: vacant posts and abstractions are not charged."""
    FULL = "full"
    """Every post, filled or not."""
    ACTUAL_WITH_CREDIT = "actual with credit"
    """Every post, and a credit afterwards for what was vacant or called away."""
    NOT_STATED = "not stated"
    """The papers do not say."""
