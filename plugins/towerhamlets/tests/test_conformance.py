"""The plugin keeps the contract."""

from __future__ import annotations

import s92kit_towerhamlets
from s92kit.testing import parametrize_checks


@parametrize_checks(s92kit_towerhamlets)
def test_conforms(check):
    """Every check that s92kit ships for plugins."""
    check()
