"""The survey tells the health of every plugin and never fails itself."""

from __future__ import annotations

import sys

from s92kit.plugins import PluginHealth, PluginStatus, survey_plugins

WALFORD = "from s92kit.testing.walford import *"


def test_a_sound_plugin_is_ok(shelf):
    """With all that its metadata says, and no problem."""
    shelf.install("s92kit-walford", "walford = plugin_w", version="2026.11.0", plugin_w=WALFORD)
    assert survey_plugins() == (
        PluginHealth(
            key="walford",
            distribution="s92kit-walford",
            version="2026.11.0",
            contract="v1",
            status=PluginStatus.OK,
        ),
    )


def test_every_plugin_is_told_whatever_is_wrong(shelf, other_borough):
    """Good ones among bad ones, in order of key."""
    exits = "raise SystemExit('over')"
    shelf.install("s92kit-walford", "walford = plugin_w", plugin_w=exits)
    shelf.install("s92kit-estates", "estates = plugin_e", plugin_e=other_borough)
    shelf.install("s92kit-park", "park = nowhere")
    shelf.install("s92kit-quay", "quay = plugin_q", group="s92kit.boroughs.v2")
    shelf.install("s92kit-heath", "this line has no value")
    assert [(each.key, str(each.status)) for each in survey_plugins()] == [
        ("?", "unsupported"),
        ("estates", "ok"),
        ("park", "failed"),
        ("quay", "unsupported"),
        ("walford", "failed"),
    ]


def test_a_problem_names_its_hook(shelf):
    """The reader need not find the file to know where to look."""
    code = f"{WALFORD}\ndef s92kit_rumours(): return ()"
    shelf.install("s92kit-walford", "walford = plugin_w", plugin_w=code)
    (health,) = survey_plugins()
    assert health.problems == (
        "s92kit_rumours is not marked, so nobody would ask it. Put @hookimpl above it.",
    )


def test_an_unsupported_plugin_is_not_imported(shelf):
    """It was written for another s92kit."""
    group = "s92kit.boroughs.v2"
    shelf.install("s92kit-walford", "walford = plugin_w", group=group, plugin_w="x = 1")
    (health,) = survey_plugins()
    assert health.status is PluginStatus.UNSUPPORTED
    assert "keeps contract 'v2'" in health.problems[0]
    assert "plugin_w" not in sys.modules


def test_two_distributions_for_one_borough_are_both_failed(shelf):
    """Both stand in the list, so that one can be taken out."""
    shelf.install("s92kit-walford", "walford = plugin_w", plugin_w=WALFORD)
    shelf.install("walford-for-s92kit", "walford = plugin_x", plugin_x=WALFORD)
    assert [(each.distribution, each.status) for each in survey_plugins()] == [
        ("s92kit-walford", PluginStatus.FAILED),
        ("walford-for-s92kit", PluginStatus.FAILED),
    ]
