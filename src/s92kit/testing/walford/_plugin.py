"""Walford's answers to the hooks: its folder of documents, and one kind of paper."""

from __future__ import annotations

from s92kit.plugins import contributions_from, hookimpl
from s92kit.reports import ReportFormat
from s92kit.testing.walford._scheme_report import scheme_report

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

contributions = contributions_from(__package__)

s92kit_borough = contributions.s92kit_borough
s92kit_priorities = contributions.s92kit_priorities
s92kit_pspos = contributions.s92kit_pspos
s92kit_agreements = contributions.s92kit_agreements
s92kit_activity_formats = contributions.s92kit_activity_formats
s92kit_tasking_policies = contributions.s92kit_tasking_policies
s92kit_kpi_frameworks = contributions.s92kit_kpi_frameworks
s92kit_published_figures = contributions.s92kit_published_figures


@hookimpl
def s92kit_report_formats() -> tuple[ReportFormat, ...]:
    """Walford's one kind of paper."""
    return (ReportFormat(id="walford/scheme-report", title="Scheme report", build=scheme_report),)
