"""What the tests of this plugin share: its catalogue, and its paper as known on a day."""

from __future__ import annotations

import pytest

import s92kit_towerhamlets
from s92kit.plugins import catalogue_of, report_context
from s92kit.rates import london_rates


@pytest.fixture(scope="session")
def book():
    """The rates that s92kit ships."""
    return london_rates()


@pytest.fixture(scope="session")
def catalogue():
    """Everything that the plugin gives."""
    return catalogue_of(s92kit_towerhamlets)


@pytest.fixture(scope="session")
def paper_on(catalogue, book):
    """Gives the growth proposal as known on a day, or with everything recorded."""

    def build(known_on=None):
        context = report_context(catalogue, "towerhamlets", book, known_on=known_on)
        return catalogue.report_formats[0].build(context)

    return build
