"""What importing s92kit does to the program that imports it: nothing but give it names."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

# Everything beyond attrs and the standard library is imported where it is used.
LATE = (
    "cattrs",
    "click",
    "dask",
    "docx",
    "duckdb",
    "highspy",
    "holidays",
    "icalendar",
    "jinja2",
    "jsonschema",
    "narwhals",
    "numpy",
    "openpyxl",
    "pandas",
    "pluggy",
    "polars",
    "pyarrow",
    "pyspark",
    "referencing",
    "scipy",
    "yaml",
)

# All that the fresh interpreter is given, so that nothing which these tests' own import of s92kit
# might have set is there before.
KEPT = frozenset({"PATH", "PYTHONPATH", "SYSTEMROOT"})

SCRIPT = """
import json, os, sys
before = dict(os.environ), list(sys.path), set(sys.modules)
import s92kit
print(json.dumps({
    "environment": dict(os.environ) == before[0],
    "path": list(sys.path) == before[1],
    "loaded": sorted({name.partition(".")[0] for name in set(sys.modules) - before[2]}),
}))
"""


@pytest.fixture(scope="module")
def outcome(tmp_path_factory):
    """What a fresh interpreter reports of the import, every warning an error."""
    run = subprocess.run(
        [sys.executable, "-W", "error", "-c", SCRIPT],
        cwd=tmp_path_factory.mktemp("elsewhere"),
        env={name: os.environ[name] for name in KEPT & set(os.environ)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert run.stderr == ""
    return json.loads(run.stdout)


def test_it_changes_neither_environment_nor_path(outcome):
    """The importing program's surroundings stay as they were."""
    assert outcome["environment"]
    assert outcome["path"]


@pytest.mark.parametrize("library", LATE)
def test_it_loads_no_library_that_is_used_later(outcome, library):
    """Whoever wants one figure does not wait for a data-frame library."""
    assert "s92kit" in outcome["loaded"]
    assert library not in outcome["loaded"]


def test_it_loads_no_plugin(outcome):
    """A plugin is code of someone else's, so it is loaded when asked for and not before."""
    assert [name for name in outcome["loaded"] if name.startswith("s92kit_")] == []


def test_a_star_import_gives_exactly_the_public_names():
    """``from s92kit import *`` works, and brings what ``__all__`` promises."""
    import s92kit

    brought: dict[str, object] = {}
    exec("from s92kit import *", brought)  # noqa: S102 - a star import stands only in a module
    brought.pop("__builtins__")
    assert set(brought) == set(s92kit.__all__)
    assert brought
