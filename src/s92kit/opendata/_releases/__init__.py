"""Releases held against each other, and wards against boroughs."""

from s92kit.opendata._releases._table import counts_known_on, revisions, ward_shortfalls

__all__ = ["counts_known_on", "revisions", "ward_shortfalls"]
