"""What one rule says of some notices."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from notices import ON, counts, judged, log_of


@pytest.fixture
def answers() -> Callable[..., tuple[int, int, int]]:
    """Gives how many of some notices keep a rule, break it, and cannot be told."""

    def given(
        code: str, *rows: dict[str, object], on: date = ON, **columns: object
    ) -> tuple[int, int, int]:
        log = log_of(*rows, **columns)
        assert log.rows_set_aside == 0, log.problems.counts
        return counts(next(r for r in judged(log, on=on).results if r.rule.code == code))

    return given
