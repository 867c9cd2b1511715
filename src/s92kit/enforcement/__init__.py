"""Enforcement of orders: warnings, fixed penalties and prosecutions, judged by the law of the day.

No row names anybody: references, bands, roles and counts only.
"""

from s92kit.enforcement._account import EnforcementAccount, account_for
from s92kit.enforcement._action import (
    ENFORCEMENT,
    ActionKind,
    AgeBand,
    CourtOutcome,
    IssuerRole,
    Power,
    ProsecutedFor,
)
from s92kit.enforcement._case import EnforcementPractice
from s92kit.enforcement._foi import FOI_COLUMNS, FoiPack, FoiRow, foi_pack, foi_rows
from s92kit.enforcement._foi_files import foi_csv
from s92kit.enforcement._funnel import Funnel, TimeToPay
from s92kit.enforcement._judgement import JudgedLog, RowFinding, RuleResult
from s92kit.enforcement._judging import judge
from s92kit.enforcement._log import EnforcementLog
from s92kit.enforcement._rules import RULES, WITHIN_CAP
from s92kit.enforcement._table import (
    enforcement_from_frame,
    enforcement_from_tables,
    read_enforcement,
)

__all__ = [
    "ENFORCEMENT",
    "FOI_COLUMNS",
    "RULES",
    "WITHIN_CAP",
    "ActionKind",
    "AgeBand",
    "CourtOutcome",
    "EnforcementAccount",
    "EnforcementLog",
    "EnforcementPractice",
    "FoiPack",
    "FoiRow",
    "Funnel",
    "IssuerRole",
    "JudgedLog",
    "Power",
    "ProsecutedFor",
    "RowFinding",
    "RuleResult",
    "TimeToPay",
    "account_for",
    "enforcement_from_frame",
    "enforcement_from_tables",
    "foi_csv",
    "foi_pack",
    "foi_rows",
    "judge",
    "read_enforcement",
]
