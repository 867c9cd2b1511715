"""Each room's door: what a package exports, and that it does nothing else."""

from __future__ import annotations

import ast
import importlib

import pytest
from source_tree import modules

ROOMS = tuple(module for module in modules() if module.is_room)
ROOT = ROOMS[0]

# The root loads a room when one of its names is first asked for, and needs these to do so.
LAZY_LIBRARIES = frozenset({"importlib", "typing"})
LAZY_NAMES = frozenset({"_HOMES", "_HOME_OF", "__dir__", "__getattr__"})


def _order(name: str) -> tuple[int, str]:
    """Constants first, then classes, then functions, each by name: the linter's order."""
    if name.isupper():
        return (0, name)
    return (1 if name[0].isupper() else 2, name)


def _only_exports(statement: ast.stmt) -> bool:
    match statement:
        case ast.Expr(value=ast.Constant(value=str())):
            return True
        case ast.ImportFrom(module=str(source)):
            return source == "__future__" or source.split(".")[0] == "s92kit"
        case ast.Assign(targets=[ast.Name(id="__all__")]):
            return True
        case _:
            return False


def _only_finds_rooms(statement: ast.stmt) -> bool:
    match statement:
        case ast.Import(names=[ast.alias(name=name)]) | ast.ImportFrom(module=str(name)):
            return name in LAZY_LIBRARIES
        case ast.If(test=ast.Name(id="TYPE_CHECKING"), body=body, orelse=[]):
            return all(_only_exports(inner) for inner in body)
        case ast.Assign(targets=[ast.Name(id=name)]) | ast.FunctionDef(name=name):
            return name in LAZY_NAMES
        case _:
            return False


def _exported_from_rooms(room) -> dict[str, str]:
    """The names that a package takes from this project's modules, with the module of each."""
    return {
        alias.asname or alias.name: node.module
        for node in ast.walk(room.tree)
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("s92kit")
        for alias in node.names
    }


@pytest.mark.parametrize("room", ROOMS[1:], ids=lambda room: room.name)
def test_a_package_only_re_exports(room):
    """A docstring, imports from this project and ``__all__``: nothing happens at the door."""
    others = [ast.unparse(node) for node in room.tree.body if not _only_exports(node)]
    assert others == []


def test_the_root_only_finds_its_rooms():
    """The root does nothing but find the room of a name when it is asked for one."""
    assert ROOT.name == "s92kit"
    others = [
        ast.unparse(node)
        for node in ROOT.tree.body
        if not (_only_exports(node) or _only_finds_rooms(node))
    ]
    assert others == []


@pytest.mark.parametrize("room", ROOMS, ids=lambda room: room.name)
def test_a_package_lists_its_names_in_order(room):
    """Constants, classes, functions, each by name, so that a reader finds them."""
    names = list(importlib.import_module(room.name).__all__)
    assert names == sorted(set(names), key=_order)


@pytest.mark.parametrize("room", ROOMS, ids=lambda room: room.name)
def test_a_package_exports_just_what_it_imports(room):
    """No name reaches the public by accident, and none is promised that is not there."""
    assert set(_exported_from_rooms(room)) == set(importlib.import_module(room.name).__all__)


@pytest.mark.parametrize(
    ("name", "home"), _exported_from_rooms(ROOT).items(), ids=_exported_from_rooms(ROOT)
)
def test_a_name_of_the_root_is_the_one_that_type_checkers_see(name, home):
    """What is found when the program runs is what the imports for the type checker say."""
    found = getattr(importlib.import_module("s92kit"), name)
    assert found is getattr(importlib.import_module(home), name)


def test_there_are_rooms():
    """The tests above look at something."""
    assert len(ROOMS) > 1
    assert len(_exported_from_rooms(ROOT)) > 1
