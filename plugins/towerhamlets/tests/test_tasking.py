"""How the officers of Tower Hamlets are tasked, as far as its papers say."""

from __future__ import annotations

import s92kit_towerhamlets
from s92kit.plugins import catalogue_of

POLICY = catalogue_of(s92kit_towerhamlets).tasking_policy("towerhamlets")


def test_tasks_come_from_places_that_residents_report():
    """The bid's operational tasking, the operations group, and the landlord's own manager."""
    named = {forum.id for forum in POLICY.forums if forum.sources}
    assert {"operational-tasking", "asb-operations-group", "estates-manager"} <= named


def test_what_no_paper_publishes_is_labelled():
    """No paper says how often tasks are set, or by which weights."""
    assert POLICY.assumed("cycle_days")
    assert all(part.assumed for part in POLICY.matrix)
    assert "morile" not in str(POLICY).lower()
