"""Every plugin loaded into one catalogue, or all that is wrong with any of them."""

from __future__ import annotations

import importlib
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from types import ModuleType
from typing import Any

import attrs

from s92kit.errors import InvalidValueError, UnknownNameError
from s92kit.plugins._asking import Answers, ask
from s92kit.plugins._catalogue import Catalogue
from s92kit.plugins._conforming import BOROUGH, id_of
from s92kit.plugins._discovery import CONTRACT, Origin, installed_plugins
from s92kit.plugins._errors import PluginError, PluginErrors

__all__ = ["catalogue_of", "is_supported", "load_catalogue", "loaded"]

_FIELDS = {
    "boroughs": BOROUGH,
    "frameworks": "s92kit_priorities",
    "pspos": "s92kit_pspos",
    "report_formats": "s92kit_report_formats",
    "agreements": "s92kit_agreements",
    "activity_formats": "s92kit_activity_formats",
    "kpi_frameworks": "s92kit_kpi_frameworks",
    "tasking_policies": "s92kit_tasking_policies",
    "published_figures": "s92kit_published_figures",
}


def load_catalogue(only: Collection[str] | None = None) -> Catalogue:
    """Everything that the installed plugins give.

    Loading is strict: where anything is wrong with any plugin, nothing is loaded, because a
    borough that is missing changes totals. To go on without it, name the others.

    Args:
        only: The keys of the boroughs to load; ``None`` for every one that is installed. The
            other plugins are not even imported.

    Raises:
        PluginErrors: With every fault of every plugin.
        UnknownNameError: Where ``only`` names a borough that no installed plugin speaks for.
        InvalidValueError: Where ``only`` is one word and no collection of keys.
    """
    answers = loaded(_chosen(installed_plugins(), only))
    return _catalogue(answers)


def catalogue_of(*modules: ModuleType) -> Catalogue:
    """What plugins give that are at hand as modules, installed or not.

    Args:
        modules: The modules of plugins.

    Raises:
        PluginErrors: With every fault of every plugin.

    Examples:
        >>> from s92kit.testing import walford
        >>> catalogue_of(walford).borough("walford").name
        'Walford'
    """
    return _catalogue(_without_repeats([ask(module, _at_hand(module)) for module in modules]))


def loaded(origins: Sequence[Origin]) -> tuple[Answers, ...]:
    """What each plugin gives and what is wrong with it, in the order given; nothing is raised.

    Args:
        origins: The plugins to import.
    """
    rivals: dict[str, list[Origin]] = defaultdict(list)
    for origin in origins:
        rivals[origin.key].append(origin)
    return _without_repeats([_one(origin, rivals[origin.key]) for origin in origins])


def is_supported(origin: Origin) -> bool:
    """Whether a plugin keeps the contract that this s92kit keeps."""
    return origin.contract == CONTRACT


def _chosen(installed: Sequence[Origin], only: Collection[str] | None) -> list[Origin]:
    if only is None:
        return list(installed)
    if isinstance(only, str):
        raise InvalidValueError(
            what="The boroughs to load", given=only, mend=f"Give their keys: only={{{only!r}}}."
        )
    known = {origin.key for origin in installed}
    for key in sorted(set(only) - known):
        raise UnknownNameError(what="borough", name=key, known=known)
    return [origin for origin in installed if origin.key in only]


def _one(origin: Origin, rivals: Sequence[Origin]) -> Answers:
    if not is_supported(origin):
        return _failed(
            origin,
            f"keeps contract {origin.contract!r} for the borough {origin.key!r}, and this s92kit "
            f"keeps {CONTRACT!r}. Install a version of either that fits the other.",
        )
    supported = [rival for rival in rivals if is_supported(rival)]
    if len(supported) > 1:
        names = " and ".join(f"{rival} ({rival.module})" for rival in supported)
        reason = f"is not alone in speaking for {origin.key!r}: {names}. Uninstall one of them."
        return _failed(origin, reason)
    return _imported(origin)


def _imported(origin: Origin) -> Answers:
    if ":" in origin.module:
        return _failed(origin, f"announces {origin.module!r}. Name a module, without a colon.")
    try:
        module = importlib.import_module(origin.module)
    except (Exception, SystemExit) as fault:  # noqa: BLE001 - whatever a plugin's import raises
        told = f"{type(fault).__name__}: {fault}"
        return _failed(origin, f"cannot be imported as {origin.module!r}: {told}", fault)
    return ask(module, origin)


def _failed(origin: Origin, reason: str, cause: BaseException | None = None) -> Answers:
    error = PluginError(origin, reason)
    error.__cause__ = cause
    return Answers(origin=origin, errors=(error,))


def _at_hand(module: ModuleType) -> Origin:
    name = getattr(module, "__name__", repr(module))
    return Origin(key="", distribution=name, version="as imported", contract=CONTRACT, module=name)


def _without_repeats(answers: Sequence[Answers]) -> tuple[Answers, ...]:
    """The answers, with a fault for each plugin that gives what another gives too."""
    givers: dict[tuple[str, str], list[Origin]] = defaultdict(list)
    for each in answers:
        for hook, items in each.items.items():
            for name in dict.fromkeys(map(id_of, items)):
                givers[hook, name].append(each.origin)
    return tuple(_with_repeats(each, givers) for each in answers)


def _with_repeats(each: Answers, givers: Mapping[tuple[str, str], list[Origin]]) -> Answers:
    errors = [
        PluginError(
            each.origin,
            f"gives {name!r}, which is given by {' and '.join(map(str, origins))}. "
            "Let one of them give it.",
            hook=hook,
        )
        for (hook, name), origins in givers.items()
        if len(origins) > 1 and each.origin in origins
    ]
    return attrs.evolve(each, errors=(*each.errors, *errors))


def _catalogue(answers: Sequence[Answers]) -> Catalogue:
    errors = [error for each in answers for error in each.errors]
    if errors:
        raise PluginErrors(_how_to_go_on(answers), errors)
    in_order = sorted(answers, key=_key)
    fields: dict[str, tuple[Any, ...]] = {
        field: tuple(item for each in in_order for item in each.items.get(hook, ()))
        for field, hook in _FIELDS.items()
    }
    origins = tuple(attrs.evolve(each.origin, key=_key(each)) for each in in_order)
    return Catalogue(origins=origins, **fields)


def _key(answers: Answers) -> str:
    return str(answers.items[BOROUGH][0].key)


def _how_to_go_on(answers: Sequence[Answers]) -> str:
    sound = sorted({each.origin.key for each in answers if not each.errors} - {""})
    without = f"load_catalogue(only={{{', '.join(map(repr, sound))}}})" if sound else ""
    go_on = f", or go on without them: {without}" if without else ""
    return f"Nothing is loaded while a plugin is at fault. Mend or uninstall it{go_on}."
