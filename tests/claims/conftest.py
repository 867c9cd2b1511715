"""Published figures made for one test, and Walford's."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from s92kit.claims import PublishedFigure, Reconciliation, Working, reconcile
from s92kit.figures import Unit
from s92kit.plugins import Catalogue, catalogue_of
from s92kit.rates import london_rates
from s92kit.sources import Source
from s92kit.testing import walford

Maker = Callable[..., PublishedFigure]


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    """Walford."""
    return catalogue_of(walford)


@pytest.fixture
def stated() -> Maker:
    """A maker of figures: a name, a number, and whatever else differs from plain pounds."""

    def make(name: str, value: str, **other: Any) -> PublishedFigure:
        paper = Source(title="A fictitious paper", locator=name, published_on=None)
        plain: dict[str, Any] = {
            "id": f"walford/{name}",
            "label": name.capitalize(),
            "value": Decimal(value),
            "unit": Unit.GBP,
            "source": paper,
        }
        if "working" not in other:
            plain["not_recomputable_because"] = "the paper states it alone"
        return PublishedFigure(**(plain | other))

    return make


@pytest.fixture
def outcome_of(catalogue: Catalogue, stated: Maker) -> Callable[..., Reconciliation]:
    """What comes of a figure with a working, among other figures and Walford's agreements."""

    def reconciled(value: str, *among: PublishedFigure, **other: Any) -> Reconciliation:
        figure_of = {
            name: other.pop(name)
            for name in ("unit", "bound", "to_nearest", "remark", "kind")
            if name in other
        }
        working = Working(**other)
        figure = stated("whole", value, working=working, **figure_of)
        return reconcile([figure, *among], catalogue.agreements, london_rates())[0]

    return reconciled
