"""The Metropolitan Police's monthly tables by borough, ward and small area."""

from s92kit.opendata._met._table import met_counts_from_tables, read_met_counts

__all__ = ["met_counts_from_tables", "read_met_counts"]
