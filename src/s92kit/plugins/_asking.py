"""One plugin's module asked through every hook, and each answer held against its annotation."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from types import MappingProxyType, ModuleType
from typing import Any, TypeAlias, get_args, get_type_hints

import attrs
import pluggy

from s92kit.documents import DocumentError
from s92kit.errors import closest_to
from s92kit.plugins import _hookspecs
from s92kit.plugins._conforming import Items, misfits
from s92kit.plugins._contributions import Contributions
from s92kit.plugins._discovery import Origin
from s92kit.plugins._errors import PluginError

__all__ = ["Answers", "ask", "items_of_hooks"]

_PREFIX = "s92kit_"
_MEND = "Return a tuple; () where there is none."
_Fault: TypeAlias = tuple[str, str, BaseException | None]
"""The hook, what is wrong with it, and what that came from."""


@attrs.frozen(kw_only=True)
class Answers:
    """What one plugin gives, and what is wrong with it.

    Args:
        origin: The plugin.
        items: What it gives through each hook that it answers, by the hook's name.
        errors: Its faults; where there is any, nothing of it is to be used.
    """

    origin: Origin
    items: Items = attrs.field(factory=lambda: MappingProxyType({}))
    errors: tuple[PluginError, ...] = ()


@functools.cache
def items_of_hooks() -> Mapping[str, type]:
    """The class of the items of each hook, by the hook's name, as its annotation says."""
    hooks = {name: spec for name, spec in vars(_hookspecs).items() if name.startswith(_PREFIX)}
    returned = {name: get_type_hints(spec)["return"] for name, spec in hooks.items()}
    return MappingProxyType({name: get_args(given)[0] for name, given in returned.items()})


def ask(module: object, origin: Origin) -> Answers:
    """Everything that a plugin's module gives, with every fault that was found on the way.

    Args:
        module: What the entry point names, already imported.
        origin: The plugin.
    """
    if not isinstance(module, ModuleType):
        return _answers(origin, {}, [("", f"announces {_called(module)} and no module.", None)])
    faults = [*_unmarked(module)]
    items: dict[str, tuple[Any, ...]] = {}
    for caller in _registered(module, faults):
        items[caller.name] = tuple(_items(caller, faults))
    faults.extend(_withheld(module, items.keys()))
    faults.extend((hook, reason, None) for hook, reason in misfits(items, origin.key))
    return _answers(origin, items, faults)


def _answers(origin: Origin, items: Items, faults: list[_Fault]) -> Answers:
    errors: dict[tuple[str, str], PluginError] = {}
    for hook, reason, cause in faults:
        error = PluginError(origin, reason, hook=hook)
        error.__cause__ = cause
        errors.setdefault((hook, reason), error)
    return Answers(
        origin=origin, items=MappingProxyType(dict(items)), errors=tuple(errors.values())
    )


def _unmarked(module: ModuleType) -> Iterator[_Fault]:
    for name, value in vars(module).items():
        if name.startswith(_PREFIX) and callable(value) and not hasattr(value, "s92kit_impl"):
            yield name, "is not marked, so nobody would ask it. Put @hookimpl above it.", None


def _registered(module: ModuleType, faults: list[_Fault]) -> Iterator[pluggy.HookCaller]:
    # In a manager by itself, a plugin can neither lose nor hide another's answers.
    manager = pluggy.PluginManager("s92kit")
    manager.add_hookspecs(_hookspecs)
    try:
        manager.register(module)
    except pluggy.PluginValidationError as refused:
        faults.append(("", f"is refused: {refused}. Hooks take no arguments.", refused))
        return
    callers = manager.get_hookcallers(module) or []
    for caller in sorted(callers, key=lambda item: item.name):
        if caller.has_spec():
            yield caller
        else:  # as check_pending() finds it, which stops at the first
            faults.append(
                (caller.name, f"is no hook. {closest_to(caller.name, items_of_hooks())}", None)
            )


def _items(caller: pluggy.HookCaller, faults: list[_Fault]) -> Iterator[object]:
    hook, cls = caller.name, items_of_hooks()[caller.name]
    try:
        # pluggy's own call would drop a None without a word.
        given = [implementation.function() for implementation in caller.get_hookimpls()]
        items = [item for answer in given for item in _in_order(answer)]
    except (Exception, SystemExit) as fault:  # noqa: BLE001 - whatever a plugin raises
        faults.extend(_raised(hook, fault))
        return
    for number, item in enumerate(items, start=1):
        if isinstance(item, cls):
            yield item
        else:
            reason = f"gives {_called(item)} as item {number}, and not {_article(cls.__name__)}."
            faults.append((hook, reason, None))


class _NotItemsError(Exception):
    """An answer that is no iterable of items in an order of their own."""


def _in_order(given: object) -> Iterable[object]:
    if given is None:
        raise _NotItemsError(f"returns None. {_MEND}")
    if isinstance(given, AbstractSet):
        raise _NotItemsError(f"returns a set, whose order differs from run to run. {_MEND}")
    if isinstance(given, (str, bytes, Mapping)) or not isinstance(given, Iterable):
        raise _NotItemsError(f"returns {_called(given)}. {_MEND}")
    return given


def _raised(hook: str, fault: BaseException) -> Iterator[_Fault]:
    if isinstance(fault, _NotItemsError):
        yield hook, str(fault), None
    elif isinstance(fault, DocumentError):
        # A document at fault stops each hook that reads the folder; it is told once, for all.
        for found in fault.findings:
            yield "", f"{found.where}: {found.message}", fault
    else:
        yield hook, f"raises {type(fault).__name__}: {fault}", fault


def _withheld(module: ModuleType, answered: AbstractSet[str]) -> Iterator[_Fault]:
    owners = (getattr(value, "__self__", value) for value in vars(module).values())
    for owner in {item for item in owners if isinstance(item, Contributions)}:
        try:
            forgotten = sorted(owner.hooks - answered)
        except DocumentError:
            return  # told already, by the hooks that read it
        for hook in forgotten:
            mend = f"Write '{hook} = contributions.{hook}' in the plugin's module."
            yield hook, f"is not answered, though documents are there for it. {mend}", None


def _called(value: object) -> str:
    return _article(type(value).__name__)


def _article(name: str) -> str:
    return f"{'an' if name[0] in 'AEIOUaeiou' else 'a'} {name}"
