"""What each check of a plugin looks at; a check yields what is wrong, in words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, timedelta
from importlib.resources import as_file, files
from pathlib import Path
from types import MappingProxyType, ModuleType
from typing import Any, TypeAlias

from attrs.exceptions import FrozenInstanceError

from s92kit.agreements import Agreement, cost_schedule
from s92kit.claims import Working, reconcile
from s92kit.errors import closest_to
from s92kit.plugins import Catalogue, Contributions, PluginErrors, catalogue_of, report_context
from s92kit.rates import london_rates
from s92kit.reports import render
from s92kit.testing._importing import importing_is_quiet

__all__ = ["CHECKS"]

Check: TypeAlias = Callable[[ModuleType], Iterable[str]]
_DOCUMENTS = frozenset({".yaml", ".yml", ".json"})
_PAPERS = "papers.yaml"
_FORMATS = ("html", "markdown")


def _loads_alone(module: ModuleType) -> Iterator[str]:
    """It loads by itself: one borough, ids that begin with its key, values of the right kind."""
    try:
        catalogue_of(module)
    except PluginErrors as errors:
        yield from map(str, errors.exceptions)


def _documents_are_used(module: ModuleType) -> Iterator[str]:
    """Every document in its folder is read, and what each describes is given."""
    given = {id(item) for item in _values(catalogue_of(module))}
    folders = _folders_of(module)
    read = {Path(document.name) for folder in folders for document in folder.documents}
    for path in _documents_beside(module):
        if path not in read and path.name != _PAPERS:
            yield f"{path.name} is read by nobody. Put it beside the others, or take it out."
    for folder in folders:
        for value in folder.values:
            if id(value) not in given:
                yield f"{_name_of(value)!r} stands in a document and is given through no hook."


def _values_have_sources(module: ModuleType) -> Iterator[str]:
    """Every value says where it was read."""
    for item in _values(catalogue_of(module)):
        if not getattr(item, "sources", None) and not getattr(item, "source", None):
            yield f"{_name_of(item)!r} names no source."


def _values_are_frozen(module: ModuleType) -> Iterator[str]:
    """No value can be changed, by accident or otherwise."""
    catalogue = catalogue_of(module)
    for item in (*_values(catalogue), *catalogue.report_formats):
        field = type(item).__attrs_attrs__[0].name
        try:
            hash(item)
            setattr(item, field, getattr(item, field))
        except FrozenInstanceError:
            continue
        except TypeError as fault:
            yield f"{_name_of(item)!r} holds what can be changed: {fault}. Give tuples."
        else:
            yield f"{_name_of(item)!r} lets {field!r} be set. Give the value object itself."


def _agreements_are_costed(module: ModuleType) -> Iterator[str]:
    """Every agreement has a cost, or the reason why it has none."""
    for agreement in catalogue_of(module).agreements:
        yield from _faults_of_costing(agreement)


def _faults_of_costing(agreement: Agreement) -> Iterator[str]:
    try:
        total = cost_schedule(agreement, london_rates()).total
    except Exception as fault:  # noqa: BLE001 - whatever costing raises, the plugin must mend
        yield f"{agreement.id!r} cannot be costed: {fault}"
        return
    if total.value is None and not total.unknown_because:
        yield f"{agreement.id!r} has no cost and no reason why."


def _nothing_before_coverage(module: ModuleType) -> Iterator[str]:
    """Before anything was recorded of an agreement, nothing is said of its cost."""
    for agreement in catalogue_of(module).agreements:
        day = _day_before(agreement)
        cost = cost_schedule(agreement, london_rates(), known_on=day).total
        if cost.value is not None:
            yield f"{agreement.id!r} costs {cost.text} as known on {day}, before any record of it."


def _figures_are_reconciled(module: ModuleType) -> Iterator[str]:
    """Every published figure agrees, differs or cannot be told; none names what is not there."""
    catalogue = catalogue_of(module)
    for figure in catalogue.published_figures:
        for what, name, known in _names_in(figure.working, catalogue):
            if name not in known:
                yield f"{figure.id!r} names the {what} {name!r}. {closest_to(name, known)}"
    try:
        reconcile(catalogue.published_figures, catalogue.agreements, london_rates())
    except Exception as fault:  # noqa: BLE001 - whatever a working raises, the plugin must mend
        yield f"The figures cannot be reconciled: {type(fault).__name__}: {fault}"


def _names_in(
    working: Working | None, catalogue: Catalogue
) -> Iterator[tuple[str, str, frozenset[str]]]:
    if working is None:
        return
    figures = frozenset(figure.id for figure in catalogue.published_figures)
    agreements = frozenset(agreement.id for agreement in catalogue.agreements)
    schemes = frozenset(scheme.key for scheme in london_rates().schemes)
    yield from (("published figure", name, figures) for name in working.of)
    named = filter(None, (working.agreement, *working.of_agreements))
    yield from (("agreement", name, agreements) for name in named)
    yield from (("scheme", name, schemes) for name in filter(None, (working.scheme,)))


def _activity_formats_fit(module: ModuleType) -> Iterator[str]:
    """Every priority and order that a format of a log names is one that the plugin gives."""
    catalogue = catalogue_of(module)
    priorities = frozenset(each.id for plan in catalogue.frameworks for each in plan.priorities)
    orders = frozenset(order.id for order in catalogue.pspos)
    for item in catalogue.activity_formats:
        for meaning in (each for code in item.codes for each in code.meanings):
            for what, name, known in (
                ("priority", meaning.priority, priorities),
                ("order", meaning.power, orders),
            ):
                if name and name not in known:
                    yield f"{item.id!r} names the {what} {name!r}. {closest_to(name, known)}"


def _tasking_policies_fit(module: ModuleType) -> Iterator[str]:
    """A tasking policy bounds priorities that the plugin gives; what no paper says is labelled."""
    catalogue = catalogue_of(module)
    priorities = frozenset(each.id for plan in catalogue.frameworks for each in plan.priorities)
    for policy in catalogue.tasking_policies:
        for band in policy.bands:
            if band.priority not in priorities:
                yield (
                    f"{policy.id!r} bounds the priority {band.priority!r}. "
                    f"{closest_to(band.priority, priorities)}"
                )
        unsourced = [forum.id for forum in policy.forums if not forum.sources]
        if unsourced and not policy.assumed("forums"):
            yield f"{policy.id!r} has the forum {unsourced[0]!r} without a source or assumption."
        if any(part.assumed for part in policy.matrix) and not policy.assumed("matrix"):
            yield f"{policy.id!r} has assumed parts of its matrix and no assumption that says so."


def _kpi_frameworks_fit(module: ModuleType) -> Iterator[str]:
    """Every priority and order that an indicator counts is one that the plugin gives."""
    catalogue = catalogue_of(module)
    priorities = frozenset(each.id for plan in catalogue.frameworks for each in plan.priorities)
    orders = frozenset(order.id for order in catalogue.pspos)
    for indicator in (each for item in catalogue.kpi_frameworks for each in item.indicators):
        for quantity in indicator.measure.quantities if indicator.measure else ():
            for what, names, known in (
                ("priority", quantity.where.priority, priorities),
                ("order", quantity.where.power, orders),
            ):
                for name in sorted(set(names) - known):
                    yield f"{indicator.id!r} counts the {what} {name!r}. {closest_to(name, known)}"


def _papers_are_built(module: ModuleType) -> Iterator[str]:
    """Every report format builds a paper that can be set in each format."""
    yield from _faults_of_papers(module, None)


def _papers_are_built_before_coverage(module: ModuleType) -> Iterator[str]:
    """Every report format builds a paper for a day on which nothing was known, and says so."""
    days = [_day_before(agreement) for agreement in catalogue_of(module).agreements]
    if days:
        yield from _faults_of_papers(module, min(days))


def _faults_of_papers(module: ModuleType, known_on: date | None) -> Iterator[str]:
    catalogue = catalogue_of(module)
    for each in catalogue.report_formats:
        key = catalogue.boroughs[0].key
        context = report_context(catalogue, key, london_rates(), known_on=known_on, on=known_on)
        try:
            paper = each.build(context)
            for name in _FORMATS:
                render(paper, name)
        except Exception as fault:  # noqa: BLE001 - whatever a format raises, the plugin must mend
            day = f" as known on {known_on}" if known_on else ""
            yield f"{each.id!r} builds no paper{day}: {type(fault).__name__}: {fault}"


CHECKS: Mapping[str, Check] = MappingProxyType(
    {
        "loads-alone": _loads_alone,
        "importing-is-quiet": importing_is_quiet,
        "documents-are-used": _documents_are_used,
        "values-have-sources": _values_have_sources,
        "values-are-frozen": _values_are_frozen,
        "agreements-are-costed": _agreements_are_costed,
        "nothing-before-coverage": _nothing_before_coverage,
        "figures-are-reconciled": _figures_are_reconciled,
        "activity-formats-fit": _activity_formats_fit,
        "tasking-policies-fit": _tasking_policies_fit,
        "kpi-frameworks-fit": _kpi_frameworks_fit,
        "papers-are-built": _papers_are_built,
        "papers-are-built-before-coverage": _papers_are_built_before_coverage,
    }
)
"""Every check by its name; the first line of its docstring says what is so where it is passed."""


def _values(catalogue: Catalogue) -> tuple[Any, ...]:
    return (
        *catalogue.boroughs,
        *catalogue.frameworks,
        *(priority for framework in catalogue.frameworks for priority in framework.priorities),
        *catalogue.pspos,
        *catalogue.agreements,
        *catalogue.activity_formats,
        *catalogue.tasking_policies,
        *catalogue.kpi_frameworks,
        *(each for framework in catalogue.kpi_frameworks for each in framework.indicators),
        *catalogue.published_figures,
    )


def _name_of(item: Any) -> str:  # noqa: ANN401 - any value object
    return str(getattr(item, "id", None) or item.key)


def _day_before(agreement: Agreement) -> date:
    days = [
        *(term.recorded_on for term in agreement.term_history),
        *(post.recorded_on for post in agreement.posts),
        *(cost.recorded_on for cost in agreement.stated_costs),
        *(budget.recorded_on for budget in agreement.budgets),
    ]
    return min(days, default=date.max) - timedelta(days=1)


def _folders_of(module: ModuleType) -> tuple[Contributions, ...]:
    owners = (getattr(value, "__self__", value) for value in vars(module).values())
    return tuple(dict.fromkeys(item for item in owners if isinstance(item, Contributions)))


def _documents_beside(module: ModuleType) -> tuple[Path, ...]:
    package = module.__spec__.parent if module.__spec__ else None
    if not package:
        return ()
    with as_file(files(package)) as folder:
        return tuple(sorted(path for path in folder.rglob("*") if path.suffix in _DOCUMENTS))
