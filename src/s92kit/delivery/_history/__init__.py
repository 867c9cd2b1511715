"""Which duty rows stood on a day, and which of them an agreement bears out."""

from s92kit.delivery._history._table import Standing, standing_duties

__all__ = ["Standing", "standing_duties"]
