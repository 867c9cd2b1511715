"""Worth: what minutes of presence are worth for a request, before and after its score."""

from __future__ import annotations

from decimal import Decimal

from s92kit.tasking._policy import Returns
from s92kit.tasking._request import TaskRequest

__all__ = ["worth_of"]


def worth_of(returns: Returns, request: TaskRequest, minutes: int) -> Decimal:
    """What minutes of presence are worth for a request, before its score.

    Args:
        returns: How much a minute is worth.
        request: The request.
        minutes: How many; those above the most are worth nothing.
    """
    least, wanted, most = (
        min(minutes, edge)
        for edge in (request.minutes_least, request.minutes_wanted, request.minutes_most)
    )
    return (
        returns.to_least * least
        + returns.to_wanted * (wanted - least)
        + returns.to_most * (most - wanted)
    )
