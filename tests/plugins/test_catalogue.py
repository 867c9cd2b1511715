"""The catalogue: names that lead to values, and what each came from."""

from __future__ import annotations

from datetime import date
from importlib import metadata

import attrs
import pytest

from s92kit.errors import UnknownNameError
from s92kit.plugins import Catalogue, catalogue_of, report_context
from s92kit.rates import london_rates
from s92kit.testing import walford


@pytest.mark.parametrize(
    ("lookup", "name"),
    [
        ("borough", "walford"),
        ("framework", "walford/plan-2019"),
        ("pspo", "walford/street-drinking-2018"),
        ("agreement", "walford/estates-2016"),
        ("published_figure", "walford/annual-cost"),
    ],
)
def test_a_name_leads_to_its_value(catalogue, lookup, name):
    """Each kind is found by id, and a slip is answered with what was meant."""
    found = getattr(catalogue, lookup)(name)
    assert (found.key if lookup == "borough" else found.id) == name
    with pytest.raises(UnknownNameError, match=f"Did you mean '{name}'"):
        getattr(catalogue, lookup)(f"{name}x")


@pytest.mark.parametrize("name", [None, "scheme-report", "walford/scheme-report"])
def test_a_report_format_is_found_by_id_or_name(catalogue, name):
    """The name without the key will do, and none at all is the first."""
    assert catalogue.report_format("walford", name).id == "walford/scheme-report"


def test_a_report_format_that_is_not_there_is_told(catalogue):
    """With what was meant; and a borough without formats says that there is none."""
    with pytest.raises(UnknownNameError, match="Did you mean 'walford/scheme-report'"):
        catalogue.report_format("walford", "scheme-reprt")
    with pytest.raises(UnknownNameError, match="None is known"):
        attrs.evolve(catalogue, report_formats=()).report_format("walford")


@pytest.mark.parametrize("name", [None, "activity-log", "walford/activity-log"])
def test_a_format_of_a_log_is_found_by_id_or_name(catalogue, name):
    """The name without the key will do, and none at all is the first."""
    assert catalogue.activity_format("walford", name).id == "walford/activity-log"


def test_a_format_of_a_log_that_is_not_there_is_told(catalogue):
    """With what was meant; and a borough without formats says that there is none."""
    with pytest.raises(UnknownNameError, match="Did you mean 'walford/activity-log'"):
        catalogue.activity_format("walford", "activity-lgo")
    with pytest.raises(UnknownNameError, match="None is known"):
        attrs.evolve(catalogue, activity_formats=()).activity_format("walford")


@pytest.mark.parametrize("name", [None, "kpis-2019", "walford/kpis-2019"])
def test_a_kpi_framework_is_found_by_id_or_name(catalogue, name):
    """The name without the key will do, and none at all is the first."""
    assert catalogue.kpi_framework("walford", name).id == "walford/kpis-2019"


def test_a_kpi_framework_that_is_not_there_is_told(catalogue):
    """With what was meant; and a borough without frameworks says that there is none."""
    with pytest.raises(UnknownNameError, match="Did you mean 'walford/kpis-2019'"):
        catalogue.kpi_framework("walford", "kpi-2019")
    with pytest.raises(UnknownNameError, match="None is known"):
        attrs.evolve(catalogue, kpi_frameworks=()).kpi_framework("walford")


def test_everything_leads_back_to_its_plugin(catalogue):
    """By its id or by the key of the borough."""
    assert catalogue.origin_of("walford/annual-cost") == catalogue.origin_of("walford")
    assert catalogue.origin_of("walford").module == "s92kit.testing.walford"
    with pytest.raises(UnknownNameError):
        catalogue.origin_of("estates/annual-cost")


def test_one_borough_by_itself(plugin_of, catalogue, borough):
    """What one plugin gives, out of a catalogue of several."""
    other = plugin_of("other_plugin", s92kit_borough=(attrs.evolve(borough, key="estates"),))
    both = catalogue_of(other, walford)
    assert both.for_borough("walford") == catalogue
    assert both.for_borough("estates").agreements == ()
    with pytest.raises(UnknownNameError):
        both.for_borough("park")


def test_what_a_paper_is_made_with(catalogue):
    """s92kit and each plugin, each with its version."""
    own = f"s92kit {metadata.version('s92kit')}"
    assert catalogue.made_with == (own, "s92kit.testing.walford as imported")


def test_s92kit_may_be_imported_without_being_installed(catalogue, monkeypatch):
    """A version that nobody knows is not made up."""

    def missing(name):
        raise metadata.PackageNotFoundError(name)

    monkeypatch.setattr("s92kit.plugins._catalogue.version", missing)
    assert catalogue.made_with[0] == "s92kit as imported"


def test_a_catalogue_is_a_value():
    """It is frozen like everything else, and empty where nothing is given."""
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        Catalogue().boroughs = ()


def test_a_report_is_given_what_its_borough_has(catalogue):
    """The context holds the borough's own values and the day whose knowledge counts."""
    day = date(2019, 5, 31)
    context = report_context(catalogue, "walford", london_rates(), known_on=day)
    assert context.borough == catalogue.borough("walford")
    assert context.agreements == catalogue.agreements
    assert context.frameworks == catalogue.frameworks
    assert context.orders == catalogue.pspos
    assert context.published_figures == catalogue.published_figures
    assert context.made_with == catalogue.made_with
    assert context.known_on == day
    with pytest.raises(UnknownNameError):
        report_context(catalogue, "park", london_rates())
