"""The wheels that the packaging tests look into, built once for all of them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def wheels(tmp_path_factory) -> dict[str, Path]:
    """The wheel of each distribution, by its import name."""
    folder = tmp_path_factory.mktemp("wheels")
    builder = Path(__file__).with_name("build_wheels.py")
    subprocess.run([sys.executable, str(builder), str(folder)], check=True)
    return {wheel.name.partition("-")[0]: wheel for wheel in sorted(folder.glob("*.whl"))}
