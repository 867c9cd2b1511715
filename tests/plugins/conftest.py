"""Plugins made for one test: modules at hand, and distributions that are really installed."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from importlib import metadata
from pathlib import Path
from types import ModuleType
from typing import Any

import attrs
import pytest

from s92kit.boroughs import Borough
from s92kit.plugins import Catalogue, _discovery, catalogue_of, hookimpl
from s92kit.testing import walford


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    """Walford alone."""
    return catalogue_of(walford)


@pytest.fixture(scope="session")
def borough(catalogue: Catalogue) -> Borough:
    """Walford itself."""
    return catalogue.borough("walford")


@pytest.fixture
def plugin_of() -> Callable[..., ModuleType]:
    """A maker of plugins: a module in which each hook gives what it is told to give.

    A function is taken as the hook itself, and a tuple as what it gives. Walford's borough is
    given where nothing else is said.
    """

    def make(name: str = "s92kit_walford", **hooks: Any) -> ModuleType:
        module = ModuleType(name)
        given = {"s92kit_borough": walford.s92kit_borough(), **hooks}
        for hook, answer in given.items():
            setattr(module, hook, answer if callable(answer) else _giving(answer))
        return module

    return make


def _giving(answer: object) -> Callable[[], object]:
    @hookimpl
    def hook() -> object:
        return answer

    return hook


@attrs.frozen
class Shelf:
    """Folders on the path in which distributions are installed, and no others are seen."""

    folder: Path

    def install(
        self,
        distribution: str,
        points: Iterable[str] | str,
        *,
        version: str = "1.0",
        group: str = "s92kit.boroughs.v1",
        folder: str = "first",
        **modules: str,
    ) -> None:
        """Write the metadata of a distribution, and the modules that it brings."""
        info = self.folder / folder / f"{distribution.replace('-', '_')}-{version}.dist-info"
        info.mkdir(parents=True)
        lines = [points] if isinstance(points, str) else points
        text = "\n".join([f"[{group}]", *lines])
        (info / "METADATA").write_text(f"Name: {distribution}\nVersion: {version}\n", "utf-8")
        (info / "entry_points.txt").write_text(text, "utf-8")
        for name, code in modules.items():
            (self.folder / folder / f"{name}.py").write_text(code, "utf-8")


@pytest.fixture
def shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Shelf]:
    """An empty place to install distributions in, taken off the path again afterwards."""
    folders = [str(tmp_path / name) for name in ("first", "second")]
    for folder in reversed(folders):
        Path(folder).mkdir()
        monkeypatch.syspath_prepend(folder)
    monkeypatch.setattr(_discovery, "distributions", lambda: metadata.distributions(path=folders))
    yield Shelf(tmp_path)
    for name, module in list(sys.modules.items()):
        if str(getattr(module, "__file__", None) or "").startswith(str(tmp_path)):
            del sys.modules[name]


@pytest.fixture
def other_borough() -> str:
    """The code of a plugin for Estates, another borough that does not exist."""
    return """
import attrs
from s92kit.plugins import hookimpl
from s92kit.testing import walford

@hookimpl
def s92kit_borough():
    return (attrs.evolve(walford.s92kit_borough()[0], key="estates", name="Estates"),)
"""
