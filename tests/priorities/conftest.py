"""Walford's plan, and the same plan as another fictitious borough's."""

from __future__ import annotations

import attrs
import pytest

from s92kit.priorities import PriorityFramework
from s92kit.testing import walford


@pytest.fixture(scope="session")
def plan() -> PriorityFramework:
    """Walford's plan of 2019."""
    return walford.s92kit_priorities()[0]


@pytest.fixture(scope="session")
def other(plan) -> PriorityFramework:
    """The same plan, as that of Eastford."""
    return attrs.evolve(plan, id="eastford/plan")
