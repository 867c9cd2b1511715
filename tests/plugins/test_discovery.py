"""Which plugins are installed, told without importing any of them."""

from __future__ import annotations

import sys

import pytest

from s92kit.plugins import Origin, installed_plugins

EXPLODES = "raise RuntimeError('imported')"


@pytest.mark.usefixtures("shelf")
def test_nothing_installed_is_no_plugin():
    """An empty computer is no fault."""
    assert installed_plugins() == ()


def test_a_plugin_is_told_with_all_that_its_metadata_says(shelf):
    """Key, distribution, version, contract and module, and nothing is imported for it."""
    shelf.install("s92kit-walford", "walford = exploding", version="2026.11.0", exploding=EXPLODES)
    assert installed_plugins() == (
        Origin(
            key="walford",
            distribution="s92kit-walford",
            version="2026.11.0",
            contract="v1",
            module="exploding",
        ),
    )
    assert "exploding" not in sys.modules


def test_plugins_are_in_order_of_key(shelf):
    """The order is the same on every computer, whatever the file system gives first."""
    shelf.install("a-distribution", "walford = one")
    shelf.install("z-distribution", "estates = two")
    assert [origin.key for origin in installed_plugins()] == ["estates", "walford"]


def test_one_distribution_may_speak_for_several_boroughs(shelf):
    """Each entry point is a plugin."""
    shelf.install("s92kit-outer", ["walford = one", "estates = two"])
    assert [origin.module for origin in installed_plugins()] == ["two", "one"]


def test_another_contract_is_listed(shelf):
    """A plugin of a later contract is told of, and so is one that names none that we know."""
    shelf.install("s92kit-walford", "walford = one", group="s92kit.boroughs.v2")
    shelf.install("s92kit-estates", "estates = two", group="s92kit.boroughs.draft")
    assert [origin.contract for origin in installed_plugins()] == ["draft", "v2"]


def test_other_groups_are_not_ours(shelf):
    """Console scripts, and groups whose names only look like ours, are none of our business."""
    shelf.install("tool", "walford = one", group="console_scripts")
    shelf.install("other-tool", "walford = one", group="s92kit.boroughs-of-another.v1")
    assert installed_plugins() == ()


def test_the_first_on_the_path_counts(shelf):
    """A distribution that stands again further down the path is hidden, as it is for imports."""
    shelf.install("s92kit-walford", "walford = one", version="2.0")
    shelf.install("S92kit_Walford", "walford = one", version="1.0", folder="second")
    assert [origin.version for origin in installed_plugins()] == ["2.0"]


def test_two_versions_in_one_folder_are_both_told(shelf):
    """What a broken upgrade leaves behind is not settled by guessing."""
    shelf.install("s92kit-walford", "walford = one", version="2.0")
    shelf.install("s92kit-walford", "walford = one", version="1.0")
    assert [origin.version for origin in installed_plugins()] == ["1.0", "2.0"]


def test_a_broken_file_of_somebody_else_stops_nothing(shelf):
    """Entry points of another tool that cannot be read are passed over."""
    shelf.install("other-tool", "this line has no value", group="console_scripts")
    shelf.install("s92kit-walford", "walford = one")
    assert [origin.key for origin in installed_plugins()] == ["walford"]


def test_a_broken_file_of_a_plugin_is_told(shelf):
    """A plugin whose entry points cannot be read does not vanish."""
    shelf.install("s92kit-walford", "this line has no value")
    (origin,) = installed_plugins()
    assert (origin.distribution, origin.contract) == ("s92kit-walford", "unreadable")


def test_a_distribution_without_a_name_is_told_of_as_such(shelf):
    """Metadata that was lost does not stop the survey."""
    shelf.install("s92kit-walford", "walford = one")
    (shelf.folder / "first" / "s92kit_walford-1.0.dist-info" / "METADATA").write_text("", "utf-8")
    (origin,) = installed_plugins()
    assert str(origin) == "(name not stated) (version not stated)"
