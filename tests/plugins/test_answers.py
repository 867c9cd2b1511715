"""Each answer of a plugin is held against the contract, with a deliberately bad plugin for each."""

from __future__ import annotations

from types import ModuleType

import attrs
import pytest

from s92kit.agreements import Agreement
from s92kit.plugins import PluginErrors, catalogue_of, contributions_from, hookimpl
from s92kit.testing import walford


def faults_of(*modules):
    """What is told of plugins at fault."""
    with pytest.raises(PluginErrors) as raised:
        catalogue_of(*modules)
    return [str(fault) for fault in raised.value.exceptions]


@pytest.fixture
def agreement(catalogue) -> Agreement:
    """An agreement of Walford's."""
    return catalogue.agreement("walford/town-centre-2019")


def test_a_misspelt_hook_is_told_with_what_was_meant(plugin_of):
    """Pluggy registers it in silence and never asks it."""
    (fault,) = faults_of(plugin_of(s92kit_agrements=()))
    assert "s92kit_agrements is no hook. Did you mean 's92kit_agreements'?" in fault


def test_every_misspelt_hook_is_told(plugin_of):
    """Pluggy's own check stops at the first."""
    faults = faults_of(plugin_of(s92kit_agrements=(), s92kit_pspo=()))
    assert len(faults) == 2


def test_a_hook_without_its_mark_is_told(plugin_of):
    """Pluggy takes it for any other function, and its answers would be missing."""

    def s92kit_agreements():
        return ()

    (fault,) = faults_of(plugin_of(s92kit_agreements=s92kit_agreements))
    assert "s92kit_agreements is not marked" in fault


def test_none_is_refused(plugin_of):
    """Pluggy drops it: a ``return`` that was forgotten would be a borough without agreements."""

    @hookimpl
    def s92kit_agreements():
        return None

    (fault,) = faults_of(plugin_of(s92kit_agreements=s92kit_agreements))
    assert "s92kit_agreements returns None. Return a tuple; () where there is none." in fault


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        (7, "returns an int"),
        ("walford/estates-2016", "returns a str"),
        ({"id": "walford/estates-2016"}, "returns a dict"),
        (frozenset({1}), "returns a set, whose order differs from run to run"),
    ],
)
def test_what_is_no_iterable_in_an_order_is_refused(plugin_of, answer, told):
    """Pluggy hands on whatever a hook returns."""
    (fault,) = faults_of(plugin_of(s92kit_agreements=answer))
    assert told in fault


def test_a_single_value_is_refused(plugin_of, agreement):
    """One agreement stands in a tuple like any number of them."""
    (fault,) = faults_of(plugin_of(s92kit_agreements=agreement))
    assert "returns an Agreement" in fault


@pytest.mark.parametrize("wrap", [list, tuple, iter, lambda items: (item for item in items)])
def test_any_iterable_in_an_order_will_do(plugin_of, agreement, wrap):
    """A list or a generator is as good as a tuple; the catalogue holds tuples."""

    @hookimpl
    def s92kit_agreements():
        return wrap([agreement])

    catalogue = catalogue_of(plugin_of(s92kit_agreements=s92kit_agreements))
    assert catalogue.agreements == (agreement,)


def test_an_item_of_another_class_is_refused(plugin_of, agreement, catalogue):
    """The fault names the item, its class and the class that the hook is for."""
    answer = (agreement, catalogue.pspos[0])
    (fault,) = faults_of(plugin_of(s92kit_agreements=answer))
    assert "s92kit_agreements gives a Pspo as item 2, and not an Agreement." in fault


@pytest.mark.parametrize(
    ("error", "told"),
    [(ZeroDivisionError("broken"), "ZeroDivisionError: broken"), (SystemExit(3), "SystemExit: 3")],
)
def test_a_raising_hook_is_told_by_name(plugin_of, error, told):
    """Whatever it raises, even what would end the program."""

    @hookimpl
    def s92kit_pspos():
        raise error

    (fault,) = faults_of(plugin_of(s92kit_pspos=s92kit_pspos))
    assert f"s92kit_pspos raises {told}" in fault


def test_a_generator_that_breaks_off_is_told(plugin_of, agreement):
    """What it gave before is not taken for the whole."""

    @hookimpl
    def s92kit_agreements():
        yield agreement
        raise RuntimeError("broke off")

    (fault,) = faults_of(plugin_of(s92kit_agreements=s92kit_agreements))
    assert "s92kit_agreements raises RuntimeError: broke off" in fault


def test_one_raising_hook_hides_no_other_fault(plugin_of):
    """In pluggy's own call, the first exception loses every other answer."""

    @hookimpl
    def s92kit_agreements():
        raise RuntimeError("broken")

    faults = faults_of(plugin_of(s92kit_agreements=s92kit_agreements, s92kit_pspos=7))
    assert [fault.split(": ")[1].split(" ")[0] for fault in faults] == [
        "s92kit_agreements",
        "s92kit_pspos",
    ]


def test_an_argument_is_refused(plugin_of):
    """Hooks take no arguments; pluggy says so, and the plugin is not half registered."""

    @hookimpl
    def s92kit_agreements(config):
        return (config,)

    faults = faults_of(plugin_of(s92kit_agreements=s92kit_agreements))
    assert "Hooks take no arguments." in faults[0]
    assert "config" in faults[0]
    assert len(catalogue_of(walford).agreements) == 2


@pytest.mark.parametrize(
    "name", ["estates/town-centre", "town-centre", "walfordian/town-centre", "walford"]
)
def test_an_id_begins_with_the_key(plugin_of, agreement, name):
    """Whose a thing is can be read from its id."""
    (fault,) = faults_of(plugin_of(s92kit_agreements=(attrs.evolve(agreement, id=name),)))
    assert f"gives the id {name!r}. Begin it with the borough's key, as in 'walford/" in fault


def test_the_ids_of_priorities_begin_with_the_key_too(plugin_of, catalogue):
    """They are named by other documents, as frameworks are."""
    plan = catalogue.frameworks[0]
    strange = attrs.evolve(plan.priorities[0], id="estates/noise")
    plan = attrs.evolve(plan, priorities=(strange, *plan.priorities[1:]))
    (fault,) = faults_of(plugin_of(s92kit_priorities=(plan,)))
    assert "'estates/noise'" in fault


def test_an_id_is_given_once(plugin_of, agreement):
    """Two agreements of one id cannot be told apart."""
    other = attrs.evolve(agreement, title="Another")
    (fault,) = faults_of(plugin_of(s92kit_agreements=(agreement, other)))
    assert "gives the id 'walford/town-centre-2019' 2 times" in fault


def test_an_id_is_given_by_one_plugin(plugin_of, agreement, borough):
    """The fault names both plugins, and each is told."""
    estates = attrs.evolve(borough, key="estates")
    other = plugin_of("other_plugin", s92kit_borough=(estates,), s92kit_agreements=(agreement,))
    told = [fault for fault in faults_of(walford, other) if "which is given by" in fault]
    assert len(told) == 2
    assert all("s92kit.testing.walford" in fault and "other_plugin" in fault for fault in told)


def test_a_borough_has_one_plugin(plugin_of):
    """Two plugins for one borough are told as such."""
    told = faults_of(walford, plugin_of("other_plugin"))
    assert any("s92kit_borough gives 'walford', which is given by" in fault for fault in told)


def test_every_plugin_has_a_borough(plugin_of):
    """Without it nobody knows whose the rest is."""
    module = plugin_of()
    del module.s92kit_borough
    (fault,) = faults_of(module)
    assert "s92kit_borough is not answered" in fault


@pytest.mark.parametrize("count", [0, 2])
def test_a_plugin_has_one_borough(plugin_of, borough, count):
    """Not none, and not two."""
    given = (borough, attrs.evolve(borough, key="estates"))[:count]
    (fault,) = faults_of(plugin_of(s92kit_borough=given))
    assert f"gives {count} boroughs" in fault


def test_what_is_no_module_is_refused():
    """A class with hooks is not what an entry point names."""
    (fault,) = faults_of(object())
    assert "announces an object and no module" in fault


def test_a_faulty_document_is_told_once_with_its_line(tmp_path):
    """Each hook that reads the folder fails on it; the fault is one."""
    (tmp_path / "borough.yaml").write_text("$schema: s92kit/borough/1\nkey: Walford\n", "utf-8")
    folder = contributions_from(tmp_path)
    module = ModuleType("s92kit_walford")
    for hook in ("s92kit_borough", "s92kit_agreements", "s92kit_pspos"):
        setattr(module, hook, getattr(folder, hook))
    told = [fault for fault in faults_of(module) if "'key' cannot be 'Walford'" in fault]
    assert len(told) == 1
    assert f"{tmp_path / 'borough.yaml'}:2" in told[0]


def test_documents_that_no_hook_gives_are_told():
    """A line that was forgotten in the plugin is not a borough without agreements."""
    module = ModuleType("s92kit_walford")
    module.s92kit_borough = walford.contributions.s92kit_borough
    module.s92kit_pspos = walford.contributions.s92kit_pspos
    assert [fault.split(" ")[3] for fault in faults_of(module)] == [
        "s92kit_activity_formats",
        "s92kit_agreements",
        "s92kit_kpi_frameworks",
        "s92kit_priorities",
        "s92kit_published_figures",
        "s92kit_tasking_policies",
    ]
