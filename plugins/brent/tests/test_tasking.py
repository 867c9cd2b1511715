"""How Brent's officers are tasked, as far as its review of 2018 says, and what is supposed."""

from __future__ import annotations

import s92kit_brent
from s92kit.plugins import catalogue_of

POLICY = catalogue_of(s92kit_brent).tasking_policy("brent")


def test_the_matrix_is_made_every_two_weeks():
    """Paragraph 4.6 says bi-weekly, and that is read as every two weeks."""
    assert POLICY.cycle_days == 14
    assert any("4.6" in source.locator for source in POLICY.sources)
    assert POLICY.assumed("cycle_days")


def test_the_forums_are_those_that_the_review_names():
    """Six meetings with paragraphs; the action groups and the panel are monthly."""
    named = {forum.id: forum.meets for forum in POLICY.forums if forum.sources}
    assert {"ljag", "ttcg", "mase", "mash", "irm", "enforcement-practitioners"} <= set(named)
    assert (named["ljag"], named["mase"], named["irm"]) == (
        "every month",
        "every month",
        "every day",
    )


def test_what_no_paper_publishes_is_labelled():
    """Weights, rests and returns are supposed, and no floor or cap is made up."""
    assert all(part.assumed for part in POLICY.matrix)
    assert {each.about for each in POLICY.assumptions} >= {
        *("matrix", "returns", "rest_minutes", "longest_shift_minutes", "block_minutes"),
    }
    assert (POLICY.bands, POLICY.single_crewing) == ((), None)
    assert "morile" not in str(POLICY).lower()
