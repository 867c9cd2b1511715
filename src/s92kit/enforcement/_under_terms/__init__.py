"""Actions held against the terms of their order: the offence, and what alcohol needs."""

from s92kit.enforcement._under_terms._table import (
    under_terms,
)

__all__ = ["under_terms"]
