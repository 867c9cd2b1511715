"""Actions held against the order that they were taken under, all rows at once."""

from s92kit.enforcement._under_orders._table import (
    under_orders,
)

__all__ = ["under_orders"]
