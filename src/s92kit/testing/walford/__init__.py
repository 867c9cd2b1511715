"""Walford, a borough that does not exist: the plugin from which tests take their values.

It has an agreement with a staged start, a correction and a budget; one with odd match funding and
one sum for two years; a plan; an order without a known end, one that was made, varied, extended
and discharged, and one that followed days later and is a day too long; figures that agree, differ
and cannot be told, and outcomes that two bids claim.
"""

from s92kit.testing.walford._plugin import (
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
