"""The reference holds every public name, every finding's code and every command-line option."""

from __future__ import annotations

import ast
import re
from collections import Counter
from pathlib import Path

import pytest
import reference_pages as pages
from source_tree import modules

ROOT = Path(__file__).resolve().parents[2]
REFERENCE = ROOT / "docs" / "reference"


def test_each_public_module_has_a_page():
    """A room that exports names has a page, and there are rooms."""
    exporting = {m.__name__ for m in pages.public_modules() if getattr(m, "__all__", ())}
    commands = {m.__name__ for m in pages.public_modules() if pages.is_command(m)}
    assert set(pages.api_pages()) == exporting - commands
    assert len(exporting) > 5


def test_a_page_shows_its_constants_too():
    """A constant or an alias of a type has no docstring, and is shown all the same."""
    page = pages.api_pages()["s92kit.dated"]
    assert ".. automodule:: s92kit.dated" in page
    assert ".. autodata:: s92kit.dated.Answer" in page


def test_the_index_lists_the_pages():
    """Readers reach each page from the index of the reference."""
    index = (REFERENCE / "index.md").read_text(encoding="utf-8")
    for page in ("generated/api/*", "findings", "hooks", "cli", "compatibility"):
        assert re.search(rf"^{re.escape(page)}$", index, flags=re.MULTILINE), page


def test_there_are_rules():
    """The tests below look at something."""
    assert pages.rules()


def test_each_code_belongs_to_one_rule():
    """A code in a script means one thing."""
    counts = Counter(rule.code for rule in pages.rules())
    assert [code for code, count in counts.items() if count > 1] == []


@pytest.mark.parametrize("rule", pages.rules(), ids=lambda rule: rule.code)
def test_a_rule_is_documented(rule):
    """Its code says its room, its title is a sentence, and the page holds both."""
    room, _, words = rule.code.partition("/")
    assert f"s92kit.{room}" in {module.name for module in modules()}
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", words)
    assert rule.title[0].isupper()
    assert rule.title.endswith(".")
    page = pages.findings_page()
    assert f"`{rule.code}` ({rule.severity})\n: {rule.title}" in page


def test_no_rule_is_made_where_the_page_cannot_see_it():
    """A rule is a constant of a module, so that the page of findings is whole."""
    hidden = [
        f"{module.place}:{node.lineno}"
        for module in modules()
        for function in ast.walk(module.tree)
        if isinstance(function, (ast.FunctionDef, ast.AsyncFunctionDef))
        for node in ast.walk(function)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Rule"
    ]
    assert hidden == []


def test_there_are_commands():
    """The tests below look at something."""
    assert pages.commands()


@pytest.mark.parametrize("called", [called for called, _ in pages.commands()])
def test_a_command_is_documented(called):
    """Its help is a sentence, and the page shows how it is called."""
    command = dict(pages.commands())[called]
    assert (command.help or "").strip().partition("\n")[0].rstrip().endswith(".")
    assert f"## {called}\n" in pages.command_line_page()


@pytest.mark.parametrize("called", [called for called, _ in pages.commands()])
def test_each_option_is_explained(called):
    """An option without a word of help is an option that nobody uses."""
    command = dict(pages.commands())[called]
    options = [item for item in command.params if item.param_type_name == "option"]
    assert [item.name for item in options if not (item.help or "").strip()] == []


@pytest.mark.parametrize("page", ["findings", "hooks", "cli"])
def test_a_page_includes_what_is_generated(page):
    """The page that readers open holds the generated part."""
    text = (REFERENCE / f"{page}.md").read_text(encoding="utf-8")
    assert re.search(r"```\{include\} generated/[a-z-]+\.md\n```", text)


def test_the_root_points_at_the_rooms():
    """Each name that the root exports is documented in the room that it comes from."""
    page = pages.api_pages()["s92kit"]
    assert page.count("{py:obj}") > 1
