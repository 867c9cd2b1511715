"""Minutes and days of duties added up, by post line and month, by day, and by shift."""

from s92kit.delivery._sums._table import LineSums, Sums, add_up, first_and_last_day

__all__ = ["LineSums", "Sums", "add_up", "first_and_last_day"]
