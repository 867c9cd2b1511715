"""The commands that the README gives are the ones that continuous integration runs."""

from __future__ import annotations

import re
import tomllib
from configparser import ConfigParser
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TEST_COMMAND = "python3 -m venv .venv && .venv/bin/pip install --quiet tox && .venv/bin/tox"


def _lines_in_fences(text: str) -> list[str]:
    blocks = re.findall(r"^```[^\n]*\n(.*?)^```$", text, flags=re.DOTALL | re.MULTILINE)
    lines = [line.strip() for block in blocks for line in block.splitlines()]
    return [line.removeprefix("$ ") for line in lines]


def test_the_readme_gives_the_test_command():
    """Whoever clones the project finds the one command in a block that can be copied."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert TEST_COMMAND in _lines_in_fences(readme)


def test_contributing_gives_the_same_command():
    """Two pages that tell how to run the tests tell the same."""
    page = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    assert TEST_COMMAND in _lines_in_fences(page)


def test_continuous_integration_runs_that_command():
    """What passes there passes for a reader of the README, and the other way round."""
    lines = (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()
    assert lines.count(f"readme_command='{TEST_COMMAND}'") == 1


def test_the_core_tests_come_last():
    """So the last summary that pytest prints is that of the core's tests."""
    settings = ConfigParser(interpolation=None)
    settings.read(ROOT / "tox.ini", encoding="utf-8")
    assert settings["tox"]["env_list"].split()[-1] == "py"


def test_each_environment_says_what_it_checks():
    """``tox list`` explains the project's checks."""
    settings = ConfigParser(interpolation=None)
    settings.read(ROOT / "tox.ini", encoding="utf-8")
    environments = [name for name in settings.sections() if name.startswith("testenv:")]
    assert len(environments) > 5
    assert [name for name in environments if not settings[name].get("description")] == []


def test_what_tox_installs_is_declared_once():
    """Each group that an environment installs is in ``pyproject.toml``."""
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    settings = ConfigParser(interpolation=None)
    settings.read(ROOT / "tox.ini", encoding="utf-8")
    wanted = {
        group
        for name in settings.sections()
        for group in settings[name].get("dependency_groups", "").split()
    }
    assert wanted
    assert wanted <= set(declared["dependency-groups"])
