"""Counting demand from records of activity and from tables of any library."""

from s92kit.tasking._counting._table import demand_from_activity, demand_from_frame

__all__ = ["demand_from_activity", "demand_from_frame"]
