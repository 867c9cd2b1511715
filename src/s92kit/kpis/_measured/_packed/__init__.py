"""Rows of a pandas data frame added up by one packed key."""

from s92kit.kpis._measured._packed._table import distinct_in_pandas, sums_in_pandas

__all__ = ["distinct_in_pandas", "sums_in_pandas"]
