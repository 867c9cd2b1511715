"""How Havering's officers are tasked, as far as its papers say, and what is supposed."""

from __future__ import annotations

import s92kit_havering
from s92kit.plugins import catalogue_of

POLICY = catalogue_of(s92kit_havering).tasking_policy("havering")


def test_the_enforcement_group_and_a_monthly_meeting_task_them():
    """Paragraph 3.4 of the scheme's paper, and what was answered and minuted since."""
    named = {forum.id: forum.meets for forum in POLICY.forums if forum.sources}
    assert named["teg"] == ""
    assert named["monthly-meeting"] == "every month"


def test_what_no_paper_publishes_is_labelled():
    """A month of four weeks is supposed, and so is every weight."""
    assert POLICY.cycle_days == 28
    assert POLICY.assumed("cycle_days")
    assert all(part.assumed for part in POLICY.matrix)
    assert POLICY.assumed("rest_minutes")
    assert "morile" not in str(POLICY).lower()
