"""What a user installs: each wheel holds its data, its schemas and its marks of typing."""

from __future__ import annotations

import re
import tomllib
import zipfile
from email import message_from_string
from pathlib import Path

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).resolve().parents[2]
PLUGIN_FOLDERS = tuple(sorted(path.parent for path in ROOT.glob("plugins/*/pyproject.toml")))
NOT_SHIPPED = ("__pycache__", ".pyc", ".ruff_cache", ".pytest_cache", ".mypy_cache")


def _files_of(wheel: Path) -> frozenset[str]:
    with zipfile.ZipFile(wheel) as archive:
        return frozenset(archive.namelist())


def _read_metadata(wheel: Path, name: str) -> str:
    with zipfile.ZipFile(wheel) as archive:
        (path,) = [path for path in archive.namelist() if path.endswith(f".dist-info/{name}")]
        return archive.read(path).decode("utf-8")


def _shipped_from(package: Path) -> frozenset[str]:
    files = (path for path in package.rglob("*") if path.is_file())
    names = frozenset(path.relative_to(package.parent).as_posix() for path in files)
    return frozenset(name for name in names if not any(part in name for part in NOT_SHIPPED))


def test_there_are_three_plugins_and_a_core(wheels):
    """The repository holds one core and a plugin for each of three boroughs."""
    assert sorted(wheels) == ["s92kit", "s92kit_brent", "s92kit_havering", "s92kit_towerhamlets"]


def test_the_core_wheel_holds_every_file_of_the_package(wheels):
    """Whatever lies in the package's folder, code or data, reaches the user, and no more."""
    shipped = {name for name in _files_of(wheels["s92kit"]) if ".dist-info/" not in name}
    assert shipped == _shipped_from(ROOT / "src" / "s92kit")


@pytest.mark.parametrize(
    "wanted",
    [r"^s92kit/py\.typed$", r"\.schema\.json$", r"/data/.*\.yaml$", r"\.(j2|jinja|html)$"],
    ids=["mark of typing", "schemas", "data", "templates"],
)
def test_the_core_wheel_holds_each_kind_of_file(wheels, wanted):
    """The mark of typing, schemas, rate cards and templates are all in the wheel."""
    assert [name for name in _files_of(wheels["s92kit"]) if re.search(wanted, name)]


@pytest.mark.parametrize("folder", PLUGIN_FOLDERS, ids=lambda folder: folder.name)
def test_a_plugin_wheel_holds_its_documents_and_its_mark_of_typing(wheels, folder):
    """A plugin is code and documents, and both reach the user."""
    package = f"s92kit_{folder.name}"
    shipped = {name for name in _files_of(wheels[package]) if ".dist-info/" not in name}
    assert shipped == _shipped_from(folder / "src" / package)
    assert f"{package}/py.typed" in shipped
    assert [name for name in shipped if name.startswith(f"{package}/documents/")]


@pytest.mark.parametrize("folder", PLUGIN_FOLDERS, ids=lambda folder: folder.name)
def test_a_plugin_announces_one_module_under_its_own_key(wheels, folder):
    """The entry point's name is the borough's key, and its value is the plugin's module."""
    text = _read_metadata(wheels[f"s92kit_{folder.name}"], "entry_points.txt")
    lines = [line.replace(" ", "") for line in text.splitlines() if line.strip()]
    assert lines == ["[s92kit.boroughs.v1]", f"{folder.name}=s92kit_{folder.name}"]


@pytest.mark.parametrize("folder", PLUGIN_FOLDERS, ids=lambda folder: folder.name)
def test_a_plugin_accepts_this_core(wheels, folder):
    """A plugin's requirement of the core is met by the core built beside it."""
    core = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    metadata = message_from_string(_read_metadata(wheels[f"s92kit_{folder.name}"], "METADATA"))
    needed = [Requirement(line) for line in metadata.get_all("Requires-Dist", [])]
    (core_requirement,) = [item for item in needed if item.name == "s92kit"]
    assert core["version"] in core_requirement.specifier
    assert str(core_requirement.specifier) == "<0.2,>=0.1"


def test_the_core_announces_its_command(wheels):
    """Installing the core brings the command that the README names."""
    assert "s92kit = s92kit.cli:main" in _read_metadata(wheels["s92kit"], "entry_points.txt")
