"""The template that plugin authors copy is a plugin that conforms."""

import importlib
import sys
from pathlib import Path

import pytest

from s92kit.testing import conformance_checks

SOURCE = Path(__file__).resolve().parents[2] / "templates" / "borough" / "src"


@pytest.fixture
def newborough(monkeypatch):
    """The template's module, imported from where it lies."""
    monkeypatch.syspath_prepend(str(SOURCE))
    yield importlib.import_module("s92kit_newborough")
    sys.modules.pop("s92kit_newborough", None)


def test_the_template_conforms(newborough):
    """What an author begins with passes every check."""
    checks = conformance_checks(newborough)
    assert len(checks) > 5
    for check in checks.values():
        check()
