"""Returns from files and data frames, and which of them stood on a day."""

from s92kit.activity._returns._table import (
    StandingReturns,
    read_returns,
    returns_from_frame,
    returns_from_tables,
    standing_returns,
)

__all__ = [
    "StandingReturns",
    "read_returns",
    "returns_from_frame",
    "returns_from_tables",
    "standing_returns",
]
