"""A Sphinx extension: writes the generated pages, and finds the page of each name."""

from __future__ import annotations

import ast
import functools
import importlib
import inspect
import re
from pathlib import Path
from typing import Any, TypeVar

import reference_pages as pages
from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

GENERATED = {
    "findings.md": pages.findings_page,
    "hooks.md": pages.hooks_page,
    "command-line.md": pages.command_line_page,
}

DOCSTRING = "autodoc-process-docstring"
NAPOLEON = 500  # the priority at which napoleon reads a docstring
ALIASES = {"pd": "pandas"}  # names that modules give to libraries for the type checker alone
SECTION = re.compile(r"^[A-Z]\w+:$")


def setup(app: Sphinx) -> dict[str, Any]:
    """Called by Sphinx."""
    app.connect("builder-inited", write_pages)
    app.connect("missing-reference", resolve)
    app.connect("autodoc-skip-member", skip_fields)
    kept: dict[str, list[str]] = {}
    app.connect(DOCSTRING, functools.partial(keep_sentence, kept), priority=NAPOLEON - 1)
    app.connect(DOCSTRING, functools.partial(restore_sentence, kept), priority=NAPOLEON + 1)
    return {"parallel_read_safe": True, "parallel_write_safe": True}


def write_pages(app: Sphinx) -> None:
    """Writes each generated page, and takes away those of rooms that are no more."""
    folder = Path(app.srcdir) / "reference" / "generated"
    wanted = {folder / name: write() for name, write in GENERATED.items()}
    wanted |= {folder / "api" / f"{name}.md": text for name, text in pages.api_pages().items()}
    for old in set(folder.rglob("*.md")) - set(wanted):
        old.unlink()
    for path, text in wanted.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8")


def skip_fields(*event: Any) -> bool | None:
    """Leaves out the fields of value objects, which the docstring of the class explains."""
    _app, _what, _name, member, _skip, _options = event
    return True if inspect.ismemberdescriptor(member) else None


def keep_sentence(kept: dict[str, list[str]], *event: Any) -> None:
    """Keeps what is said of an attribute, where it is plain sentences without sections.

    Napoleon takes the words before a colon for the attribute's type, so that "Please confirm: it
    may be right." would be a type and its meaning.
    """
    _app, what, name, _obj, _options, lines = event
    if what in {"attribute", "data", "property"} and not any(map(SECTION.match, lines)):
        kept[name] = list(lines)


def restore_sentence(kept: dict[str, list[str]], *event: Any) -> None:
    """Puts back what was kept."""
    _app, _what, name, _obj, _options, lines = event
    lines[:] = kept.pop(name, lines)


def resolve(
    app: Sphinx, env: BuildEnvironment, node: Any, contnode: nodes.Element
) -> nodes.Node | None:
    """Finds what a Python reference means where its own name has no page.

    A class is documented under the room that exports it and not under the private module that
    defines it, and a name from elsewhere (the standard library, say) is shown without a link,
    once it is known to exist. Anything else stays missing, which fails the build.
    """
    if node.get("refdomain") != "py":
        return None
    target = node["reftarget"]
    public = public_names().get(target) or public_names().get(target.rpartition(".")[2])
    if public is not None and public != target:
        domain = env.domains.python_domain
        return domain.resolve_xref(env, node["refdoc"], app.builder, "obj", public, node, contnode)
    return contnode if is_known(target, node.get("py:module")) else None


@functools.cache
def public_names() -> dict[str, str]:
    """Where each public class and function is documented, by its own name and its full one."""
    found: dict[str, str] = {}
    for module in pages.public_modules()[1:]:
        for name in getattr(module, "__all__", ()):
            value = getattr(module, name)
            public = f"{module.__name__}.{name}"
            found.setdefault(name, public)
            found.setdefault(f"{getattr(value, '__module__', '')}.{name}", public)
    return found


def is_known(target: str, module: str | None) -> bool:
    """Whether a name without a page is there: elsewhere, or in the module that speaks of it."""
    if module is not None and hasattr(importlib.import_module(module), target):
        return True
    owner, _, name = target.rpartition(".")
    owner = owner or imported_from(name)
    try:
        home = importlib.import_module(ALIASES.get(owner, owner)) if owner else None
    except ImportError:
        return False
    value = getattr(home, name, None)
    return isinstance(value, TypeVar) or (value is not None and not owner.startswith("s92kit"))


@functools.cache
def imported_from(name: str) -> str:
    """Where the package imports a name from, perhaps for the type checker alone; else nothing."""
    for module in pages.modules():
        for node in ast.walk(pages.tree_of(module)):
            if isinstance(node, ast.ImportFrom) and name in {alias.name for alias in node.names}:
                return node.module or ""
    return ""
