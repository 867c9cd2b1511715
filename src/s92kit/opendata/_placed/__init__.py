"""Public rows put in the areas that they lie in, and counted by month."""

from s92kit.opendata._placed._table import counts_by_area, stops_by_outline

__all__ = ["counts_by_area", "stops_by_outline"]
