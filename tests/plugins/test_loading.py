"""Loading is strict, tells every fault at once, and never imports what was not asked for."""

from __future__ import annotations

import sys

import pytest

from s92kit.errors import InvalidValueError, S92Error, UnknownNameError
from s92kit.plugins import PluginError, PluginErrors, catalogue_of, load_catalogue
from s92kit.testing import walford

WALFORD = "from s92kit.testing.walford import *"
EXPLODES = "raise RuntimeError('exploded')"


def faults_of(only=None):
    """The faults with which loading fails."""
    with pytest.raises(PluginErrors) as raised:
        load_catalogue(only)
    return raised.value.exceptions


@pytest.mark.usefixtures("shelf")
def test_nothing_installed_is_an_empty_catalogue():
    """Without plugins there is nothing local, and no fault."""
    assert load_catalogue().boroughs == ()


def test_an_installed_plugin_gives_all_that_it_has(shelf, catalogue):
    """What comes by way of the entry point is what the module gives, and says where it is from."""
    shelf.install("s92kit-walford", "walford = plugin_w", version="2026.11.0", plugin_w=WALFORD)
    loaded = load_catalogue()
    assert loaded.boroughs == catalogue.boroughs
    assert loaded.frameworks == catalogue.frameworks
    assert loaded.pspos == catalogue.pspos
    assert loaded.agreements == catalogue.agreements
    assert loaded.activity_formats == catalogue.activity_formats
    assert loaded.tasking_policies == catalogue.tasking_policies
    assert loaded.kpi_frameworks == catalogue.kpi_frameworks
    assert loaded.published_figures == catalogue.published_figures
    assert loaded.report_formats == catalogue.report_formats
    assert str(loaded.origin_of("walford/estates-2016")) == "s92kit-walford 2026.11.0"


def test_boroughs_are_in_order_of_key(shelf, other_borough):
    """The order is not the order of distributions, nor that of the path."""
    shelf.install("a", "walford = plugin_w", plugin_w=WALFORD)
    shelf.install("z", "estates = plugin_e", folder="second", plugin_e=other_borough)
    assert [each.key for each in load_catalogue().boroughs] == ["estates", "walford"]


def test_modules_are_in_order_of_key_too(plugin_of, borough):
    """The order of arguments does not matter."""
    import attrs

    other = plugin_of("other", s92kit_borough=(attrs.evolve(borough, key="estates"),))
    catalogue = catalogue_of(walford, other)
    assert [each.key for each in catalogue.boroughs] == ["estates", "walford"]
    assert [each.key for each in catalogue.origins] == ["estates", "walford"]


def test_one_bad_plugin_takes_nothing_else_down_when_told_to_go_on(shelf, other_borough):
    """The error says how to go on, and what it says works."""
    shelf.install("s92kit-walford", "walford = plugin_w", plugin_w=EXPLODES)
    shelf.install("s92kit-estates", "estates = plugin_e", plugin_e=other_borough)
    with pytest.raises(PluginErrors) as raised:
        load_catalogue()
    assert "load_catalogue(only={'estates'})" in str(raised.value)
    assert "s92kit-walford 1.0" in str(raised.value)
    assert [each.key for each in load_catalogue({"estates"}).boroughs] == ["estates"]


def test_every_fault_of_every_plugin_is_told_at_once(shelf):
    """Nobody mends one plugin only to meet the next fault."""
    shelf.install("s92kit-walford", "walford = plugin_w", plugin_w=EXPLODES)
    shelf.install("s92kit-estates", "estates = plugin_e", plugin_e="x = 1 / 0")
    shelf.install("s92kit-park", "park = plugin_p", group="s92kit.boroughs.v7")
    assert [fault.origin.key for fault in faults_of()] == ["estates", "park", "walford"]


def test_the_errors_are_a_group_and_ours(shelf):
    """They can be caught as any error of s92kit, or taken apart with ``except*``."""
    shelf.install("s92kit-walford", "walford = plugin_w", plugin_w=EXPLODES)
    seen = []
    try:
        load_catalogue()
    except* PluginError as group:
        seen.append(group)
    assert isinstance(seen[0], PluginErrors)
    assert isinstance(seen[0], S92Error)
    assert isinstance(seen[0].exceptions[0].__cause__, RuntimeError)


def test_a_missing_module_is_told(shelf):
    """An entry point that leads nowhere names where it was to lead."""
    shelf.install("s92kit-walford", "walford = not_there_at_all")
    assert "cannot be imported as 'not_there_at_all'" in str(faults_of()[0])


@pytest.mark.parametrize(
    ("code", "told"),
    [(EXPLODES, "RuntimeError: exploded"), ("import sys; sys.exit(3)", "SystemExit: 3")],
)
def test_an_import_that_fails_is_told(shelf, code, told):
    """Whatever the import raises stands in the fault, even where it would end the program."""
    shelf.install("s92kit-walford", "walford = plugin_w", plugin_w=code)
    assert told in str(faults_of()[0])


def test_what_is_no_module_is_refused(shelf):
    """An entry point names a module; an object in it is another contract."""
    shelf.install("s92kit-walford", "walford = plugin_w:plugin", plugin_w="plugin = object()")
    assert "Name a module, without a colon." in str(faults_of()[0])
    assert "plugin_w" not in sys.modules


def test_a_module_that_is_no_plugin_is_refused(shelf):
    """A module without a single hook speaks for no borough."""
    shelf.install("s92kit-walford", "walford = plugin_w", plugin_w="x = 1")
    (fault,) = faults_of()
    assert fault.hook == "s92kit_borough"
    assert "is not answered" in str(fault)


def test_the_entry_point_bears_the_key_of_the_borough(shelf):
    """Otherwise ``only`` and the survey would speak of another name than the catalogue."""
    shelf.install("s92kit-park", "park = plugin_w", plugin_w=WALFORD)
    assert any("the entry point is named 'park'" in str(fault) for fault in faults_of())


def test_two_distributions_for_one_borough_are_both_named(shelf):
    """Neither is taken, and neither is imported: nobody can tell which was meant."""
    shelf.install("s92kit-walford", "walford = plugin_w", version="2.0", plugin_w=WALFORD)
    shelf.install("walford-for-s92kit", "walford = plugin_x", version="3.1", plugin_x=WALFORD)
    faults = faults_of()
    assert [fault.origin.distribution for fault in faults] == [
        "s92kit-walford",
        "walford-for-s92kit",
    ]
    assert all("s92kit-walford 2.0" in str(fault) for fault in faults)
    assert all("walford-for-s92kit 3.1" in str(fault) for fault in faults)
    assert not {"plugin_w", "plugin_x"} & set(sys.modules)


def test_another_contract_beside_ours_does_not_rival_it(shelf):
    """A distribution may serve two versions of s92kit; only ours is at stake."""
    shelf.install("s92kit-walford", "walford = plugin_w", plugin_w=WALFORD)
    shelf.install("s92kit-walford-next", "walford = plugin_x", group="s92kit.boroughs.v2")
    (fault,) = faults_of()
    assert fault.origin.contract == "v2"


def test_an_unsupported_plugin_is_refused_without_being_imported(shelf):
    """It may not even be importable with this s92kit."""
    group = "s92kit.boroughs.v2"
    shelf.install("s92kit-walford", "walford = plugin_w", group=group, plugin_w=EXPLODES)
    (fault,) = faults_of()
    assert "keeps contract 'v2'" in str(fault)
    assert "plugin_w" not in sys.modules


def test_only_imports_no_other_plugin(shelf, other_borough):
    """Whoever asks for one borough does not run the code of another."""
    shelf.install("s92kit-walford", "walford = plugin_w", plugin_w=EXPLODES)
    shelf.install("s92kit-estates", "estates = plugin_e", plugin_e=other_borough)
    load_catalogue(only={"estates"})
    assert "plugin_e" in sys.modules
    assert "plugin_w" not in sys.modules


def test_only_refuses_a_borough_that_is_not_there(shelf, other_borough):
    """A borough that was asked for is never left out in silence."""
    shelf.install("s92kit-estates", "estates = plugin_e", plugin_e=other_borough)
    with pytest.raises(UnknownNameError, match="Did you mean 'estates'"):
        load_catalogue(only={"estate"})


@pytest.mark.usefixtures("shelf")
def test_only_is_a_collection_of_keys():
    """One word would be read as its letters."""
    with pytest.raises(InvalidValueError, match=r"only=\{'walford'\}"):
        load_catalogue(only="walford")


def test_only_nothing_is_nothing(shelf):
    """An empty collection is taken at its word."""
    shelf.install("s92kit-walford", "walford = plugin_w", plugin_w=EXPLODES)
    assert load_catalogue(only=()).boroughs == ()
