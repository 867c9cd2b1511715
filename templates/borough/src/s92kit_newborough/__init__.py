"""Newborough for s92kit: a folder of documents as answers to the hooks."""

from s92kit.plugins import contributions_from

contributions = contributions_from(__package__)

s92kit_borough = contributions.s92kit_borough
s92kit_agreements = contributions.s92kit_agreements
s92kit_activity_formats = contributions.s92kit_activity_formats
s92kit_kpi_frameworks = contributions.s92kit_kpi_frameworks
s92kit_tasking_policies = contributions.s92kit_tasking_policies
s92kit_published_figures = contributions.s92kit_published_figures
