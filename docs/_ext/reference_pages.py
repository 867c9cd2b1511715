"""Reference pages written from the package itself, so that none can say something else.

Nothing here needs Sphinx: the tests call the same functions as the build of the documentation.
"""

from __future__ import annotations

import ast
import functools
import importlib
import inspect
import pkgutil
from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise
from types import ModuleType
from typing import Any

import s92kit
from s92kit.findings import Rule


@functools.cache
def modules() -> tuple[ModuleType, ...]:
    """Every module of the package but ``__main__``, which runs when imported."""
    found = pkgutil.walk_packages(s92kit.__path__, prefix="s92kit.")
    names = sorted(item.name for item in found if not item.name.endswith(".__main__"))
    return (s92kit, *(importlib.import_module(name) for name in names))


@functools.cache
def tree_of(module: ModuleType) -> ast.Module:
    """The source of a module as a tree."""
    return ast.parse(inspect.getsource(module))


def public_modules() -> tuple[ModuleType, ...]:
    """The modules that other projects import from: no part of their names begins with ``_``."""
    return tuple(
        module
        for module in modules()
        if not any(part.startswith("_") for part in module.__name__.split("."))
    )


def first_sentence(documented: object) -> str:
    """The first line of a docstring."""
    return (inspect.getdoc(documented) or "").partition("\n")[0]


# --- public names -----------------------------------------------------------------------------


def api_pages() -> dict[str, str]:
    """One page for each public module that exports names, by the module's name.

    The root exports the names of its rooms again, so its page points at theirs.
    """
    return {
        module.__name__: _root_page() if module is s92kit else _room_page(module)
        for module in public_modules()
        if getattr(module, "__all__", ()) and not is_command(module)
    }


def is_command(module: ModuleType) -> bool:
    """Whether a module holds a command, which the page of the command line documents."""
    return module.__name__.startswith("s92kit.cli.")


def _room_page(module: ModuleType) -> str:
    values = [name for name in module.__all__ if not _explains_itself(getattr(module, name))]
    return _page(
        f"`{module.__name__}`",
        "```{eval-rst}",
        f".. automodule:: {module.__name__}",
        f"   :exclude-members: {', '.join(values)}",
        "",
        *(_value(module, name) for name in values),
        "```",
    )


def _value(module: ModuleType, name: str) -> str:
    said = remark_on(name)
    if said:
        return f".. py:data:: {name}\n   :module: {module.__name__}\n\n   {said}\n"
    return f".. autodata:: {module.__name__}.{name}\n   :no-value:\n"


def remark_on(name: str) -> str:
    """What the line below a constant says of it, in the module that makes it."""
    for module in modules():
        body = tree_of(module).body if name in vars(module) else []
        for made, below in pairwise(body):
            match (made, below):
                case (
                    ast.Assign(targets=[ast.Name(id=found)])
                    | ast.AnnAssign(target=ast.Name(id=found)),
                    ast.Expr(value=ast.Constant(value=str(said))),
                ) if found == name:
                    return " ".join(said.split())
    return ""


def _explains_itself(value: object) -> bool:
    """Whether a name has a docstring of its own: a constant or an alias of a type has none."""
    return inspect.isclass(value) or inspect.isroutine(value)


def _root_page() -> str:
    homes = sorted((name, home_of(name)) for name in s92kit.__all__)
    lines = [f"- {{py:obj}}`~{home}.{name}`" for name, home in homes]
    told = f"{first_sentence(s92kit)} These names can be imported from `s92kit` itself:"
    return _page("`s92kit`", told, "", *lines)


def home_of(name: str) -> str:
    """The room whose page documents a name that the root exports again.

    Raises:
        LookupError: Where no room exports it, so that no page would document it.
    """
    value = getattr(s92kit, name)
    for module in public_modules()[1:]:
        if name in getattr(module, "__all__", ()) and getattr(module, name) is value:
            return module.__name__
    raise LookupError(f"The root exports {name!r}, which no room does.")


# --- findings ---------------------------------------------------------------------------------


def rules() -> tuple[Rule, ...]:
    """Every rule that a module of the package holds, each once, by code."""
    found = {
        id(rule): rule
        for module in modules()
        for value in vars(module).values()
        for rule in _rules_in(value)
    }
    return tuple(sorted(found.values(), key=lambda rule: rule.code))


def _rules_in(value: object) -> Iterator[Rule]:
    if isinstance(value, Rule):
        yield value
    elif isinstance(value, (tuple, list, frozenset)):
        for item in value:
            yield from _rules_in(item)
    elif isinstance(value, dict):
        yield from _rules_in(tuple(value.values()))


def findings_page() -> str:
    """Each rule's code, what is so where it is met, what to do where it is not, and its sources."""
    return "\n".join(
        line for room, held in _by_room(rules()) for line in (f"## {room}", "", *_told(held))
    )


def _by_room(items: Iterable[Rule]) -> list[tuple[str, list[Rule]]]:
    by_room: dict[str, list[Rule]] = {}
    for rule in items:
        by_room.setdefault(rule.code.partition("/")[0], []).append(rule)
    return sorted(by_room.items())


def _told(held: list[Rule]) -> Iterator[str]:
    for rule in held:
        yield f"({anchor_of(rule)})="
        yield f"`{rule.code}` ({rule.severity})"
        yield f": {rule.title}"
        for source in rule.sources:
            yield ""
            yield f"  Source: {source.cited}."
        yield ""


def anchor_of(rule: Rule) -> str:
    """The name by which other pages link to a rule."""
    return "finding-" + rule.code.replace("/", "-")


# --- hooks ------------------------------------------------------------------------------------


def hooks() -> tuple[Callable[..., Any], ...]:
    """The functions that say what a plugin may contribute, in the order of the contract."""
    return tuple(
        value
        for module in modules()
        if module.__name__.rpartition(".")[2] == "_hookspecs"
        for name, value in vars(module).items()
        if name.startswith("s92kit_") and inspect.isfunction(value)
    )


def signature_of(hook: Callable[..., Any]) -> str:
    """A hook as it is declared, with the annotation that is enforced when a plugin is loaded."""
    return f"def {hook.__name__}{inspect.signature(hook)}:".replace("'", "")


def hooks_page() -> str:
    """Each hook with its exact signature, what it is for, and an example."""
    return "\n".join(line for hook in hooks() for line in _hook_section(hook))


def _hook_section(hook: Callable[..., Any]) -> Iterator[str]:
    told, _, example = (inspect.getdoc(hook) or "").partition("\nExamples:\n")
    yield f"## {hook.__name__}"
    yield ""
    yield from ("```python", signature_of(hook), "```", "")
    yield from (told.strip(), "")
    if example.strip():
        yield from ("```python", inspect.cleandoc(example), "```", "")


# --- command line -----------------------------------------------------------------------------


def commands() -> tuple[tuple[str, Any], ...]:
    """Each command of the command line with the words that call it, by those words."""
    groups = {
        id(value): value
        for module in modules()
        if module.__name__.startswith("s92kit.cli")
        for value in vars(module).values()
        if hasattr(value, "list_commands") and not inspect.isclass(value)
    }
    inner = {id(part) for group in groups.values() for part in _parts_of(group)}
    tops = (group for key, group in groups.items() if key not in inner)
    found = (item for group in tops for item in _commands_in(group, "s92kit"))
    return tuple(sorted(found, key=lambda item: item[0]))


def _commands_in(command: Any, called: str) -> Iterator[tuple[str, Any]]:
    if not hasattr(command, "list_commands"):
        yield called, command
        return
    for name, part in zip(_names_in(command), _parts_of(command), strict=True):
        yield from _commands_in(part, f"{called} {name}")


def _names_in(group: Any) -> list[str]:
    names: list[str] = group.list_commands(_context_of(group))
    return names


def _parts_of(group: Any) -> list[Any]:
    return [group.get_command(_context_of(group), name) for name in _names_in(group)]


def _context_of(group: Any) -> Any:
    return group.make_context("s92kit", [], resilient_parsing=True)


def command_line_page() -> str:
    """Each command with its arguments and options, as its own help tells them."""
    return "\n".join(line for called, command in commands() for line in _command(called, command))


def _command(called: str, command: Any) -> Iterator[str]:
    context = command.make_context(called, [], resilient_parsing=True)
    usage = " ".join([called, *command.collect_usage_pieces(context)])
    yield f"## {called}"
    yield ""
    yield from (inspect.cleandoc(command.help or ""), "", "```text", usage, "```", "")
    for parameter in command.get_params(context):
        record = parameter.get_help_record(context)
        if record is not None and record[1]:
            yield from (f"`{record[0]}`", f": {record[1]}", "")


def _page(title: str, *lines: str) -> str:
    return "\n".join((f"# {title}", "", *lines, ""))
