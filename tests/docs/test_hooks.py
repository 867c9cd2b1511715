"""Each hook of the plugin contract is documented with its exact signature and an example."""

from __future__ import annotations

import inspect
from pathlib import Path

import pytest
import reference_pages as pages

ROOT = Path(__file__).resolve().parents[2]
PLUGINS = tuple(sorted(ROOT.glob("plugins/*/src/s92kit_*")))


def test_the_contract_was_found():
    """The tests below look at something, and the hooks are functions of one module."""
    assert pages.hooks()
    assert {hook.__module__ for hook in pages.hooks()} == {"s92kit.plugins._hookspecs"}


@pytest.mark.parametrize("hook", pages.hooks(), ids=lambda hook: hook.__name__)
def test_the_page_shows_the_exact_signature(hook):
    """The signature on the page is the one that is declared."""
    assert f"## {hook.__name__}\n\n```python\n{pages.signature_of(hook)}\n```" in pages.hooks_page()
    assert not inspect.signature(hook).parameters, "hooks take no arguments"
    assert inspect.signature(hook).return_annotation is not inspect.Signature.empty


@pytest.mark.parametrize("hook", pages.hooks(), ids=lambda hook: hook.__name__)
def test_the_page_shows_an_example(hook):
    """A plugin's author sees how the hook is written."""
    section = pages.hooks_page().split(f"## {hook.__name__}\n", 1)[1].split("\n## ", 1)[0]
    example = section.split("```python\n")[-1]
    assert section.count("```python\n") == 2
    assert f"def {hook.__name__}()" in example


@pytest.mark.parametrize("hook", pages.hooks(), ids=lambda hook: hook.__name__)
def test_a_plugin_of_this_repository_uses_it(hook):
    """A hook that no borough needs is not in the contract."""
    assert len(PLUGINS) == 3
    files = [path for plugin in PLUGINS for path in plugin.rglob("*.py")]
    using = [path for path in files if hook.__name__ in path.read_text(encoding="utf-8")]
    assert using
