"""The package's source as trees and texts: what the tests of its architecture read.

Run as a script, it prints how large the files and functions have grown.
"""

from __future__ import annotations

import ast
import functools
import statistics
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src"
PACKAGE = SOURCE / "s92kit"


class Module(NamedTuple):
    """One Python file of the package."""

    path: Path
    text: str
    tree: ast.Module

    @property
    def place(self) -> str:
        """The file, as seen from the folder of the package."""
        return self.path.relative_to(PACKAGE).as_posix()

    @property
    def name(self) -> str:
        """The name that it is imported by."""
        parts = self.path.relative_to(SOURCE).with_suffix("").parts
        return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)

    @property
    def is_room(self) -> bool:
        """Whether it opens a package."""
        return self.path.name == "__init__.py"

    @property
    def is_public(self) -> bool:
        """Whether no part of its name begins with an underscore."""
        return not any(part.startswith("_") for part in self.name.split("."))

    @property
    def lines(self) -> int:
        """How many lines the file has."""
        return len(self.text.splitlines())


class Function(NamedTuple):
    """One function or method, and how many lines it has without its docstring."""

    place: str
    lines: int


@functools.cache
def modules() -> tuple[Module, ...]:
    """Every module of the package, by name.

    Raises:
        LookupError: Where none is found, so that no test passes over an empty list.
    """
    found = tuple(_module(path) for path in sorted(PACKAGE.rglob("*.py")))
    if not found:
        raise LookupError(f"There is no Python file below {PACKAGE}.")
    return found


def public_modules() -> tuple[Module, ...]:
    """The modules that other projects import from; ``__main__`` is run, not imported."""
    return tuple(module for module in modules() if module.is_public)


@functools.cache
def functions() -> tuple[Function, ...]:
    """Every function and method of the package, those inside others included."""
    found = tuple(
        Function(f"{module.place}:{name}", _lines_of(node))
        for module in modules()
        for name, node in _functions_in(module.tree, "")
    )
    if not found:
        raise LookupError(f"There is no function below {PACKAGE}.")
    return found


def data_files(pattern: str) -> tuple[Path, ...]:
    """The files of the package that match a pattern, by name.

    Raises:
        LookupError: Where none does, so that no test passes over an empty list.
    """
    found = tuple(sorted(PACKAGE.rglob(pattern)))
    if not found:
        raise LookupError(f"There is no {pattern} below {PACKAGE}.")
    return found


def _module(path: Path) -> Module:
    text = path.read_text(encoding="utf-8")
    return Module(path, text, ast.parse(text, filename=str(path)))


def _functions_in(
    node: ast.AST, prefix: str
) -> Iterator[tuple[str, ast.FunctionDef | ast.AsyncFunctionDef]]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, (ast.FunctionDef, ast.AsyncFunctionDef)):
            yield prefix + child.name, child
        named = isinstance(child, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef))
        yield from _functions_in(child, f"{prefix}{child.name}." if named else prefix)


def _lines_of(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    whole = (node.end_lineno or node.lineno) - node.lineno + 1
    if ast.get_docstring(node) is None:
        return whole
    docstring = node.body[0]
    return whole - ((docstring.end_lineno or docstring.lineno) - docstring.lineno + 1)


def report() -> str:
    """How large the files and functions are, in two sentences."""
    files = sorted(modules(), key=lambda module: module.lines)
    sizes = sorted(function.lines for function in functions())
    median = statistics.median(module.lines for module in files)
    return (
        f"{len(files)} files: median {median:.0f} lines (aim 90), longest {files[-1].lines} "
        f"({files[-1].place}, limit 400).\n"
        f"{len(sizes)} functions without their docstrings: median {statistics.median(sizes):.0f} "
        f"lines (aim 8), nine in ten within {sizes[len(sizes) * 9 // 10]} (limit 29), "
        f"longest {sizes[-1]} (limit 60)."
    )


if __name__ == "__main__":
    print(report())  # noqa: T201 - a script that prints what it measured
