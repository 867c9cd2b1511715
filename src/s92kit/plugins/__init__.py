"""Boroughs as plugins: the hooks they answer, how they are found and loaded, and what they give.

A plugin is code: installing one is trusting it. None is loaded by importing s92kit.
"""

from s92kit.plugins._catalogue import Catalogue
from s92kit.plugins._context import report_context
from s92kit.plugins._contributions import Contributions, contributions_from
from s92kit.plugins._discovery import CONTRACT, Origin, installed_plugins
from s92kit.plugins._document import Value, borough_from_document, value_from
from s92kit.plugins._errors import PluginError, PluginErrors
from s92kit.plugins._hookspecs import hookimpl
from s92kit.plugins._loading import catalogue_of, load_catalogue
from s92kit.plugins._survey import PluginHealth, PluginStatus, survey_plugins

__all__ = [
    "CONTRACT",
    "Catalogue",
    "Contributions",
    "Origin",
    "PluginError",
    "PluginErrors",
    "PluginHealth",
    "PluginStatus",
    "Value",
    "borough_from_document",
    "catalogue_of",
    "contributions_from",
    "hookimpl",
    "installed_plugins",
    "load_catalogue",
    "report_context",
    "survey_plugins",
    "value_from",
]
