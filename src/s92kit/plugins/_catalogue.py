"""The catalogue: everything that the plugins of boroughs give, and which plugin gave it."""

from __future__ import annotations

from collections.abc import Iterable
from importlib.metadata import PackageNotFoundError, version
from typing import TypeVar

import attrs

from s92kit.activity import ActivityFormat
from s92kit.agreements import Agreement
from s92kit.boroughs import Borough, borough_of
from s92kit.claims import PublishedFigure
from s92kit.errors import UnknownNameError
from s92kit.kpis import KpiFramework, with_inherited
from s92kit.plugins._conforming import id_of
from s92kit.plugins._discovery import Origin
from s92kit.priorities import PriorityFramework
from s92kit.pspos import Pspo
from s92kit.reports import ReportFormat
from s92kit.tasking import TaskingPolicy

__all__ = ["Catalogue"]

T = TypeVar("T")


@attrs.frozen(kw_only=True)
class Catalogue:
    """What the plugins of boroughs give: boroughs in order of key, the rest in their plugin's.

    Args:
        boroughs: The boroughs.
        frameworks: Their priorities.
        pspos: Their orders.
        report_formats: How their papers are built.
        agreements: What they fund.
        activity_formats: How their own logs of activity are read.
        kpi_frameworks: What they measure, with targets and rules.
        tasking_policies: How they allocate their teams' time.
        published_figures: What their papers print.
        origins: The plugin of each borough.
    """

    boroughs: tuple[Borough, ...] = ()
    frameworks: tuple[PriorityFramework, ...] = ()
    pspos: tuple[Pspo, ...] = ()
    report_formats: tuple[ReportFormat, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    activity_formats: tuple[ActivityFormat, ...] = ()
    kpi_frameworks: tuple[KpiFramework, ...] = ()
    tasking_policies: tuple[TaskingPolicy, ...] = ()
    published_figures: tuple[PublishedFigure, ...] = ()
    origins: tuple[Origin, ...] = ()

    def borough(self, key: str) -> Borough:
        """The borough with a key.

        Raises:
            UnknownNameError: Where no plugin speaks for it.
        """
        return _named(key, self.boroughs, "borough")

    def framework(self, id: str) -> PriorityFramework:  # noqa: A002 - the field's own word
        """The priority framework with an id.

        Raises:
            UnknownNameError: Where there is none.
        """
        return _named(id, self.frameworks, "priority framework")

    def pspo(self, id: str) -> Pspo:  # noqa: A002 - the field's own word
        """The order with an id.

        Raises:
            UnknownNameError: Where there is none.
        """
        return _named(id, self.pspos, "order")

    def report_format(self, borough: str, name: str | None = None) -> ReportFormat:
        """One of a borough's report formats.

        Args:
            borough: The borough's key.
            name: The format's id, or what comes after the stroke in it; ``None`` for the
                borough's first.

        Raises:
            UnknownNameError: Where no plugin speaks for the borough, or it has no such format.
        """
        formats = self.for_borough(borough).report_formats
        if name is None and formats:
            return formats[0]
        wanted = f"{borough}/{(name or '').removeprefix(f'{borough}/')}"
        return _named(wanted, formats, "report format")

    def activity_format(self, borough: str, name: str | None = None) -> ActivityFormat:
        """One of a borough's formats of activity logs.

        Args:
            borough: The borough's key.
            name: The format's id, or what comes after the stroke in it; ``None`` for the
                borough's first.

        Raises:
            UnknownNameError: Where no plugin speaks for the borough, or it has no such format.
        """
        formats = self.for_borough(borough).activity_formats
        if name is None and formats:
            return formats[0]
        wanted = f"{borough}/{(name or '').removeprefix(f'{borough}/')}"
        return _named(wanted, formats, "activity format")

    def kpi_framework(self, borough: str, name: str | None = None) -> KpiFramework:
        """One of a borough's KPI frameworks, with all that it inherits.

        Args:
            borough: The borough's key.
            name: The framework's id, or what comes after the stroke in it; ``None`` for the
                borough's first.

        Raises:
            UnknownNameError: Where no plugin speaks for the borough, or it has no such framework.
        """
        known = self.for_borough(borough).kpi_frameworks
        wanted = f"{borough}/{(name or '').removeprefix(f'{borough}/')}"
        chosen = known[0] if name is None and known else _named(wanted, known, "KPI framework")
        return with_inherited(chosen, known)

    def tasking_policy(self, borough: str, name: str | None = None) -> TaskingPolicy:
        """One of a borough's tasking policies.

        Args:
            borough: The borough's key.
            name: The policy's id, or what comes after the stroke in it; ``None`` for the
                borough's first.

        Raises:
            UnknownNameError: Where no plugin speaks for the borough, or it has no such policy.
        """
        policies = self.for_borough(borough).tasking_policies
        if name is None and policies:
            return policies[0]
        wanted = f"{borough}/{(name or '').removeprefix(f'{borough}/')}"
        return _named(wanted, policies, "tasking policy")

    def agreement(self, id: str) -> Agreement:  # noqa: A002 - the field's own word
        """The agreement with an id.

        Raises:
            UnknownNameError: Where there is none.
        """
        return _named(id, self.agreements, "agreement")

    def published_figure(self, id: str) -> PublishedFigure:  # noqa: A002 - the field's own word
        """The published figure with an id.

        Raises:
            UnknownNameError: Where there is none.
        """
        return _named(id, self.published_figures, "published figure")

    def origin_of(self, id: str) -> Origin:  # noqa: A002 - the field's own word
        """The plugin that gave something.

        Args:
            id: The id of anything in the catalogue, or the key of a borough.

        Raises:
            UnknownNameError: Where no plugin speaks for its borough.
        """
        known = {origin.key: origin for origin in self.origins}
        key = borough_of(id)
        if key not in known:
            raise UnknownNameError(what="borough", name=key, known=known)
        return known[key]

    def for_borough(self, key: str) -> Catalogue:
        """What one borough's plugin gives.

        Raises:
            UnknownNameError: Where no plugin speaks for it.
        """
        self.borough(key)
        return Catalogue(
            boroughs=_of_borough(key, self.boroughs),
            frameworks=_of_borough(key, self.frameworks),
            pspos=_of_borough(key, self.pspos),
            report_formats=_of_borough(key, self.report_formats),
            agreements=_of_borough(key, self.agreements),
            activity_formats=_of_borough(key, self.activity_formats),
            kpi_frameworks=_of_borough(key, self.kpi_frameworks),
            tasking_policies=_of_borough(key, self.tasking_policies),
            published_figures=_of_borough(key, self.published_figures),
            origins=tuple(origin for origin in self.origins if origin.key == key),
        )

    @property
    def made_with(self) -> tuple[str, ...]:
        """s92kit and each plugin, with its version, as a paper prints them."""
        return (f"s92kit {_own_version()}", *map(str, self.origins))


def _named(name: str, items: Iterable[T], what: str) -> T:
    by_id = {id_of(item): item for item in items}
    if name not in by_id:
        raise UnknownNameError(what=what, name=name, known=by_id)
    return by_id[name]


def _of_borough(key: str, items: Iterable[T]) -> tuple[T, ...]:
    return tuple(item for item in items if borough_of(id_of(item)) == key)


def _own_version() -> str:
    try:
        return version("s92kit")
    except PackageNotFoundError:
        return "as imported"
