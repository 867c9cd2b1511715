"""The contract with a borough's plugin: every hook, and what a plugin gives through it.

A hook is a noun, takes no arguments and gives an iterable of frozen value objects: ``()`` where
there is none, never ``None``. What is given is checked against the annotation.
"""

# mypy: disable-error-code="empty-body"
# A specification has no body; the plugins have.

from __future__ import annotations

from collections.abc import Iterable

import pluggy

from s92kit.activity import ActivityFormat
from s92kit.agreements import Agreement
from s92kit.boroughs import Borough
from s92kit.claims import PublishedFigure
from s92kit.kpis import KpiFramework
from s92kit.priorities import PriorityFramework
from s92kit.pspos import Pspo
from s92kit.reports import ReportFormat
from s92kit.tasking import TaskingPolicy

__all__ = ["hookimpl"]

hookspec = pluggy.HookspecMarker("s92kit")

hookimpl = pluggy.HookimplMarker("s92kit")
"""Marks a function of a plugin as its answer to the hook that it is named for."""


@hookspec
def s92kit_borough() -> Iterable[Borough]:
    """The council that the plugin speaks for: exactly one, under the key of its entry point.

    This is the only hook that every plugin has.

    Examples:
        >>> from s92kit.boroughs import PoliceArea
        >>> from s92kit.sources import Source
        >>> codes = Source(title="Register of codes", locator="Walford", published_on=None)
        >>> @hookimpl
        ... def s92kit_borough() -> tuple[Borough, ...]:
        ...     return (
        ...         Borough(
        ...             key="walford",
        ...             name="Walford",
        ...             gss_code="E09000099",
        ...             police_area=PoliceArea.METROPOLITAN,
        ...             sources=(codes,),
        ...         ),
        ...     )
    """


@hookspec
def s92kit_priorities() -> Iterable[PriorityFramework]:
    """The priorities of each plan that the borough's partnership approved, dated.

    Examples:
        >>> from pathlib import Path
        >>> from s92kit.documents import read_document
        >>> from s92kit.priorities import priority_framework_from_document
        >>> @hookimpl
        ... def s92kit_priorities() -> tuple[PriorityFramework, ...]:
        ...     plan = read_document(Path(__file__).with_name("plan-2019.yaml"))
        ...     return (priority_framework_from_document(plan),)
    """


@hookspec
def s92kit_pspos() -> Iterable[Pspo]:
    """The borough's public spaces protection orders, each with what is known of its life.

    Examples:
        >>> from pathlib import Path
        >>> from s92kit.documents import read_document
        >>> from s92kit.pspos import pspo_from_document
        >>> @hookimpl
        ... def s92kit_pspos() -> tuple[Pspo, ...]:
        ...     order = read_document(Path(__file__).with_name("market-order.yaml"))
        ...     return (pspo_from_document(order),)
    """


@hookspec
def s92kit_report_formats() -> Iterable[ReportFormat]:
    """How the borough's papers are built: their sections, tables and required clauses.

    Examples:
        >>> from s92kit.reports import Paper, Paragraph, ReportContext, Section
        >>> def scheme_report(context: ReportContext) -> Paper:
        ...     purpose = Section(title="Purpose", blocks=[Paragraph("To note the scheme.")])
        ...     return Paper(
        ...         title=f"Officers for {context.borough.name}",
        ...         sections=[purpose],
        ...         made_with=context.made_with,
        ...         known_on=context.known_on,
        ...     )
        >>> @hookimpl
        ... def s92kit_report_formats() -> tuple[ReportFormat, ...]:
        ...     return (
        ...         ReportFormat(
        ...             id="walford/scheme-report", title="Scheme report", build=scheme_report
        ...         ),
        ...     )
        >>> [each.id for each in s92kit_report_formats()]
        ['walford/scheme-report']
    """


@hookspec
def s92kit_agreements() -> Iterable[Agreement]:
    """The agreements for officers that the borough funds or funded.

    Examples:
        >>> from pathlib import Path
        >>> from s92kit.agreements import agreement_from_document
        >>> from s92kit.documents import read_document
        >>> @hookimpl
        ... def s92kit_agreements() -> tuple[Agreement, ...]:
        ...     agreement = read_document(Path(__file__).with_name("town-centre-2019.yaml"))
        ...     return (agreement_from_document(agreement),)
    """


@hookspec
def s92kit_activity_formats() -> Iterable[ActivityFormat]:
    """How the borough's own log of activity answers to the shared columns and words, dated.

    Examples:
        >>> from pathlib import Path
        >>> from s92kit.activity import activity_format_from_document
        >>> from s92kit.documents import read_document
        >>> @hookimpl
        ... def s92kit_activity_formats() -> tuple[ActivityFormat, ...]:
        ...     log = read_document(Path(__file__).with_name("activity-log.yaml"))
        ...     return (activity_format_from_document(log),)
    """


@hookspec
def s92kit_kpi_frameworks() -> Iterable[KpiFramework]:
    """What the borough measures: indicators, targets, and its rule of red, amber and green.

    Examples:
        >>> from pathlib import Path
        >>> from s92kit.documents import read_document
        >>> from s92kit.kpis import kpi_framework_from_document
        >>> @hookimpl
        ... def s92kit_kpi_frameworks() -> tuple[KpiFramework, ...]:
        ...     framework = read_document(Path(__file__).with_name("kpis-2019.yaml"))
        ...     return (kpi_framework_from_document(framework),)
    """


@hookspec
def s92kit_tasking_policies() -> Iterable[TaskingPolicy]:
    """How the borough allocates its team's time: cycle, forums, matrix, floors, caps and rests.

    Examples:
        >>> from pathlib import Path
        >>> from s92kit.documents import read_document
        >>> from s92kit.tasking import tasking_policy_from_document
        >>> @hookimpl
        ... def s92kit_tasking_policies() -> tuple[TaskingPolicy, ...]:
        ...     policy = read_document(Path(__file__).with_name("tasking.yaml"))
        ...     return (tasking_policy_from_document(policy),)
    """


@hookspec
def s92kit_published_figures() -> Iterable[PublishedFigure]:
    """What the borough's papers print, with the paragraph and the working of each figure.

    Examples:
        >>> from pathlib import Path
        >>> from s92kit.claims import published_figures_from_document
        >>> from s92kit.documents import read_document
        >>> @hookimpl
        ... def s92kit_published_figures() -> tuple[PublishedFigure, ...]:
        ...     figures = read_document(Path(__file__).with_name("report-2019.yaml"))
        ...     return published_figures_from_document(figures)
    """
