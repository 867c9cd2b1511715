"""Values over spans of days: what held on a day, as it was known on a day."""

from s92kit.dated._recorded import InvalidHistoryError, Recorded, as_known
from s92kit.dated._span import Span
from s92kit.dated._timeline import (
    Answer,
    Entry,
    Expected,
    InForce,
    NotInForce,
    NotRecorded,
    OverlappingSpansError,
    State,
    Timeline,
)

__all__ = [
    "Answer",
    "Entry",
    "Expected",
    "InForce",
    "InvalidHistoryError",
    "NotInForce",
    "NotRecorded",
    "OverlappingSpansError",
    "Recorded",
    "Span",
    "State",
    "Timeline",
    "as_known",
]
