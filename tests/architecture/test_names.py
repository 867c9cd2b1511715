"""Names: nothing local in the core, and no module that could hold anything at all."""

from __future__ import annotations

import re

import pytest
from source_tree import PACKAGE, ROOT, modules

FORBIDDEN_MODULES = frozenset({"utils", "helpers", "common", "misc", "base", "core", "manager"})
TEXT_ENDINGS = frozenset(
    {".py", ".yaml", ".yml", ".json", ".j2", ".jinja", ".html", ".css", ".md", ".txt", ".csv"}
)

# Files of the core that may name a borough, each with the reason. A file that no longer names
# one fails the test, so that the table never outlives its reasons.
NAMED: dict[str, str] = {}


def _plugin_keys() -> tuple[str, ...]:
    keys = tuple(sorted(path.parent.name for path in ROOT.glob("plugins/*/pyproject.toml")))
    if not keys:
        raise LookupError("There is no plugin, so no name to look for.")
    return keys


def _local_words() -> re.Pattern[str]:
    return re.compile("|".join((*_plugin_keys(), r"tower[\s_-]*hamlets")), re.IGNORECASE)


def test_the_core_names_no_borough():
    """Whatever is local comes from a plugin; the core knows no borough by name or key."""
    local = _local_words()
    files = [path for path in PACKAGE.rglob("*") if path.suffix in TEXT_ENDINGS]
    naming = {
        path.relative_to(PACKAGE).as_posix(): sorted(set(local.findall(text)))
        for path in files
        if (text := path.relative_to(PACKAGE).as_posix() + path.read_text(encoding="utf-8"))
        and local.search(text)
    }
    assert len(files) > len(modules()) // 2
    assert sorted(naming) == sorted(NAMED), naming


def test_the_words_looked_for_cover_each_plugin():
    """A fourth plugin is covered from its first day."""
    assert all(_local_words().fullmatch(key) for key in _plugin_keys())
    assert _local_words().search("the London Borough of Tower\nHamlets")


def test_each_exception_has_a_reason():
    """An exception is a sentence, not a name alone."""
    assert all(reason.endswith(".") for reason in NAMED.values())


@pytest.mark.parametrize("module", modules(), ids=lambda module: module.place)
def test_a_module_is_named_for_what_it_holds(module):
    """A name that fits anything lets anything in."""
    assert not FORBIDDEN_MODULES & {part.strip("_") for part in module.name.split(".")}
