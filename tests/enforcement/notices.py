"""What the tests of enforcement share: rows of a log by their columns, and Walford's orders."""

from __future__ import annotations

from datetime import date

import pandas as pd

from s92kit.enforcement import (
    EnforcementLog,
    EnforcementPractice,
    JudgedLog,
    RuleResult,
    enforcement_from_frame,
    judge,
)
from s92kit.law import english_law
from s92kit.plugins import catalogue_of
from s92kit.testing import walford

ON = date(2024, 6, 1)
NOTICE = {
    "kind": "fixed penalty",
    "order": "market-drinking",
    "term": "drinking",
    "day": "2019-07-01",
    "issuer": "constable",
    "age_band": "18 or over",
    "requirement_broken": "yes",
    "amount_gbp": "80.00",
}
"""A notice with which nothing is wrong."""


def log_of(*rows: dict[str, object], **columns: object) -> EnforcementLog:
    """A log of notices that are right but for what is given; rows differ, columns hold for all."""
    whole = [
        {"reference": f"FPN-{at}", **NOTICE, **columns, **row}
        for at, row in enumerate(rows or ({},), start=1)
    ]
    return enforcement_from_frame(pd.DataFrame(whole), name="log.csv")


def judged(log: EnforcementLog, *, on: date = ON, **practice: object) -> JudgedLog:
    """The log held against Walford's orders and the law."""
    return judge(
        log,
        catalogue_of(walford).pspos,
        english_law(),
        on=on,
        practice=EnforcementPractice(**practice),
    )


def counts(result: RuleResult) -> tuple[int, int, int]:
    """Met, not met and undetermined."""
    return result.met, result.not_met, result.undetermined
