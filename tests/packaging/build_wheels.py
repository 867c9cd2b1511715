"""Builds the wheels of the core and of each plugin, and installs them where asked to."""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def projects() -> tuple[Path, ...]:
    """The folder of each distribution: the core's first, then the plugins' by name."""
    plugins = sorted(path.parent for path in ROOT.glob("plugins/*/pyproject.toml"))
    return (ROOT, *plugins)


def build(project: Path, into: Path) -> None:
    """One project's wheel, built by the build system that its ``pyproject.toml`` names."""
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(into)],
        cwd=project,
        check=True,
        stdout=subprocess.DEVNULL,
    )


def install(wheels: tuple[Path, ...]) -> None:
    """Every wheel, in place of what an earlier run installed, with what it depends on."""
    pip = [sys.executable, "-m", "pip", "install", "--quiet"]
    files = [str(wheel) for wheel in wheels]
    subprocess.run([*pip, *files], check=True)
    subprocess.run([*pip, "--force-reinstall", "--no-deps", *files], check=True)


def main() -> None:
    """Builds into the folder named on the command line, emptied of older wheels first."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--install", action="store_true", help="install the wheels as well")
    arguments = parser.parse_args()
    for old in arguments.folder.glob("*.whl"):
        old.unlink()
    for project in projects():
        build(project, arguments.folder.resolve())
    if arguments.install:
        install(tuple(sorted(arguments.folder.resolve().glob("*.whl"))))


if __name__ == "__main__":
    main()
