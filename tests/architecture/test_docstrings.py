"""Each module says what lives in it, and each public name says what it gives."""

from __future__ import annotations

import ast
import importlib
import inspect

import pytest
from source_tree import modules, public_modules


@pytest.mark.parametrize("module", modules(), ids=lambda module: module.place)
def test_a_module_opens_with_one_sentence(module):
    """The first line of a module is one sentence that says what it holds."""
    docstring = ast.get_docstring(module.tree)
    assert docstring, f"{module.place} has no docstring"
    first_line = docstring.splitlines()[0]
    assert first_line.endswith("."), f"{module.place}: end the first line with a full stop"
    assert ". " not in first_line, f"{module.place}: one sentence on the first line"
    assert first_line[0].isupper() or first_line[0] == "`", f"{module.place}: begin with a capital"


@pytest.mark.parametrize("module", public_modules(), ids=lambda module: module.name)
def test_each_public_name_is_there_and_explained(module):
    """Every name in ``__all__`` exists, and each class and function has its own docstring."""
    loaded = importlib.import_module(module.name)
    named = {name: getattr(loaded, name) for name in getattr(loaded, "__all__", ())}
    explicable = {
        name: value
        for name, value in named.items()
        if inspect.isclass(value) or inspect.isroutine(value)
    }
    assert [name for name, value in explicable.items() if not vars_doc(value)] == []


def vars_doc(value: object) -> str | None:
    """The docstring of a class or function itself, not one that it inherits."""
    if inspect.isclass(value):
        own = value.__dict__.get("__doc__")
        return own if isinstance(own, str) else None
    return value.__doc__


def test_there_are_public_names():
    """The tests above look at something."""
    names = [
        name
        for module in public_modules()
        for name in getattr(importlib.import_module(module.name), "__all__", ())
    ]
    assert len(names) > len(public_modules())
