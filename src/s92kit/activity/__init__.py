"""What teams did, record by record and as returns, and how a borough's own log is brought in."""

from s92kit.activity._contract import ACTIVITY
from s92kit.activity._conversion import (
    CodeCount,
    Conversion,
    ConversionSummary,
    Loss,
    LossKind,
    joined,
)
from s92kit.activity._converting import conversions_of, converted, local_contract
from s92kit.activity._document import activity_format_from_document
from s92kit.activity._format import ActivityFormat, LocalCode, LocalColumn, Meaning
from s92kit.activity._in_period import (
    InPeriodReturns,
    PeriodCount,
    ReturnSeries,
    Revision,
    in_period,
)
from s92kit.activity._kinds import ActivityKind, ActivityOutcome, Attribution, activity_kind_named
from s92kit.activity._log import ActivityLog, StandingActivity
from s92kit.activity._return import RETURN, Return, ReturnKind, Returns
from s92kit.activity._returns import read_returns, returns_from_frame, returns_from_tables
from s92kit.activity._table import (
    activity_from_frame,
    activity_from_tables,
    read_activity,
    standing_activity,
)

__all__ = [
    "ACTIVITY",
    "RETURN",
    "ActivityFormat",
    "ActivityKind",
    "ActivityLog",
    "ActivityOutcome",
    "Attribution",
    "CodeCount",
    "Conversion",
    "ConversionSummary",
    "InPeriodReturns",
    "LocalCode",
    "LocalColumn",
    "Loss",
    "LossKind",
    "Meaning",
    "PeriodCount",
    "Return",
    "ReturnKind",
    "ReturnSeries",
    "Returns",
    "Revision",
    "StandingActivity",
    "activity_format_from_document",
    "activity_from_frame",
    "activity_from_tables",
    "activity_kind_named",
    "conversions_of",
    "converted",
    "in_period",
    "joined",
    "local_contract",
    "read_activity",
    "read_returns",
    "returns_from_frame",
    "returns_from_tables",
    "standing_activity",
]
