"""A folder of documents as a plugin's answers to the hooks."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator
from importlib.resources import as_file, files
from pathlib import Path
from typing import TypeVar

import attrs

from s92kit.activity import ActivityFormat
from s92kit.agreements import Agreement
from s92kit.boroughs import Borough
from s92kit.claims import PublishedFigure
from s92kit.documents import Document, DocumentError, documents_in
from s92kit.findings import Finding, Findings, Rule, Severity
from s92kit.kpis import KpiFramework
from s92kit.plugins._document import Value, value_from
from s92kit.plugins._hookspecs import hookimpl
from s92kit.priorities import PriorityFramework
from s92kit.pspos import Pspo
from s92kit.tasking import TaskingPolicy

__all__ = ["Contributions", "contributions_from"]

KIND_GIVEN = Rule(
    "plugins/kind-given", "A plugin gives each kind of document in its folder.", Severity.ERROR
)
_HOOK_OF_KIND = {
    "activity-format": "s92kit_activity_formats",
    "agreement": "s92kit_agreements",
    "borough": "s92kit_borough",
    "kpi-framework": "s92kit_kpi_frameworks",
    "priority-framework": "s92kit_priorities",
    "pspo": "s92kit_pspos",
    "published-figures": "s92kit_published_figures",
    "tasking-policy": "s92kit_tasking_policies",
}
T = TypeVar("T")


@attrs.frozen
class Contributions:
    """The value objects of a folder's documents, each kind through the hook that it is for.

    Each method is an answer to the hook of its name, ready to stand in a plugin's module. The
    documents are read when the first of them is asked for.

    Args:
        folder: The folder, or the name of the package whose folder ``documents`` it is.
    """

    folder: Path | str

    @hookimpl
    def s92kit_borough(self) -> tuple[Borough, ...]:
        """The borough that ``borough`` documents describe."""
        return self._each(Borough)

    @hookimpl
    def s92kit_priorities(self) -> tuple[PriorityFramework, ...]:
        """What ``priority-framework`` documents describe."""
        return self._each(PriorityFramework)

    @hookimpl
    def s92kit_pspos(self) -> tuple[Pspo, ...]:
        """What ``pspo`` documents describe."""
        return self._each(Pspo)

    @hookimpl
    def s92kit_agreements(self) -> tuple[Agreement, ...]:
        """What ``agreement`` documents describe."""
        return self._each(Agreement)

    @hookimpl
    def s92kit_activity_formats(self) -> tuple[ActivityFormat, ...]:
        """What ``activity-format`` documents describe."""
        return self._each(ActivityFormat)

    @hookimpl
    def s92kit_kpi_frameworks(self) -> tuple[KpiFramework, ...]:
        """What ``kpi-framework`` documents describe."""
        return self._each(KpiFramework)

    @hookimpl
    def s92kit_tasking_policies(self) -> tuple[TaskingPolicy, ...]:
        """What ``tasking-policy`` documents describe."""
        return self._each(TaskingPolicy)

    @hookimpl
    def s92kit_published_figures(self) -> tuple[PublishedFigure, ...]:
        """What ``published-figures`` documents describe."""
        return self._each(PublishedFigure)

    @property
    def documents(self) -> tuple[Document, ...]:
        """The documents, in order of their names.

        Raises:
            DocumentError: With every fault of every document.
        """
        return tuple(document for document, _ in self._read)

    @property
    def values(self) -> tuple[object, ...]:
        """Every value object that the documents describe, in their order.

        Raises:
            DocumentError: With every fault of every document.
        """
        return tuple(item for _, value in self._read for item in _items(value))

    @property
    def hooks(self) -> frozenset[str]:
        """The hooks that there is something for.

        Raises:
            DocumentError: With every fault of every document.
        """
        return frozenset(_HOOK_OF_KIND[document.kind] for document in self.documents)

    @functools.cached_property
    def _read(self) -> tuple[tuple[Document, Value], ...]:
        if isinstance(self.folder, Path):
            return _values_in(self.folder)
        with as_file(files(self.folder) / "documents") as folder:
            return _values_in(folder)

    def _each(self, cls: type[T]) -> tuple[T, ...]:
        return tuple(item for item in self.values if isinstance(item, cls))


def contributions_from(folder: Path | str) -> Contributions:
    """The documents of a folder as answers to the hooks; read when they are first asked for.

    Args:
        folder: The name of a package whose folder ``documents`` holds ``.yaml`` documents, in
            a plugin ``__package__``; or the path of any folder of documents.

    Examples:
        A whole plugin is its documents and, beside them:

        >>> contributions = contributions_from("s92kit.testing.walford")
        >>> s92kit_borough = contributions.s92kit_borough
        >>> s92kit_priorities = contributions.s92kit_priorities
        >>> s92kit_pspos = contributions.s92kit_pspos
        >>> s92kit_agreements = contributions.s92kit_agreements
        >>> s92kit_activity_formats = contributions.s92kit_activity_formats
        >>> s92kit_kpi_frameworks = contributions.s92kit_kpi_frameworks
        >>> s92kit_tasking_policies = contributions.s92kit_tasking_policies
        >>> s92kit_published_figures = contributions.s92kit_published_figures
    """
    return Contributions(folder)


def _values_in(folder: Path) -> tuple[tuple[Document, Value], ...]:
    faults: list[Finding] = []
    read: list[tuple[Document, Value]] = []
    for document in documents_in(folder):
        if document.kind not in _HOOK_OF_KIND:
            faults.extend(_not_given(document))
            continue
        try:
            read.append((document, value_from(document)))
        except DocumentError as error:
            faults.extend(error.findings)
    if faults:
        raise DocumentError(Findings(faults))
    return tuple(read)


def _not_given(document: Document) -> Iterator[Finding]:
    message = (
        f"No hook takes a document of the kind {document.kind!r}, so nobody would read it. "
        f"Kinds that plugins give: {', '.join(sorted(_HOOK_OF_KIND))}."
    )
    yield from Findings([KIND_GIVEN.not_met(message, path=("$schema",))]).located(document.where)


def _items(value: Value) -> Iterable[object]:
    return value if isinstance(value, tuple) else (value,)
