"""A plan as data frames, for dashboards."""

from s92kit.tasking._frames._table import requests_frame, visits_frame

__all__ = ["requests_frame", "visits_frame"]
