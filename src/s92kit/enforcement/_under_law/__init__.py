"""Actions held against the law of their day: amounts, days to pay, and prosecutions."""

from s92kit.enforcement._under_law._table import (
    under_law,
)

__all__ = ["under_law"]
