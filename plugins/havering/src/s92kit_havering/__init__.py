"""Havering for s92kit: its documents as answers to the hooks, and its scheme report."""

from s92kit_havering._plugin import (
    contributions,
    s92kit_activity_formats,
    s92kit_agreements,
    s92kit_borough,
    s92kit_kpi_frameworks,
    s92kit_priorities,
    s92kit_pspos,
    s92kit_published_figures,
    s92kit_report_formats,
    s92kit_tasking_policies,
)

__all__ = [
    "contributions",
    "s92kit_activity_formats",
    "s92kit_agreements",
    "s92kit_borough",
    "s92kit_kpi_frameworks",
    "s92kit_priorities",
    "s92kit_pspos",
    "s92kit_published_figures",
    "s92kit_report_formats",
    "s92kit_tasking_policies",
]
