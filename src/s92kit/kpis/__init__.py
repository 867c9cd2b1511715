"""Indicators as documents, what they came to over each period, and how that is judged."""

from s92kit.kpis._around import (
    periods_around,
    previous_period,
    same_period_last_year,
)
from s92kit.kpis._cell import (
    Completeness,
    Group,
    MeasuredCell,
    NotAdditiveError,
    decimal_of,
    mean_of_periods,
    pooled,
    residual,
    whole_of,
)
from s92kit.kpis._charted import charted
from s92kit.kpis._commentary import (
    COMMENTARY_OF_INDICATOR,
    COMMENTARY_OF_PERIOD,
    COMMENTARY_ONCE,
    Commentary,
    check_commentary,
)
from s92kit.kpis._control_chart import (
    LIMITS_STAND,
    Assurance,
    ChartPoint,
    ControlChart,
    Observation,
    Rebase,
    Variation,
    check_limits,
    control_chart,
)
from s92kit.kpis._document import commentary_from_document, kpi_framework_from_document
from s92kit.kpis._framework import KpiFramework, with_inherited
from s92kit.kpis._funnel import (
    Funnel,
    FunnelKind,
    FunnelPlace,
    Strays,
    funnel,
)
from s92kit.kpis._indicator import (
    Benchmark,
    Frequency,
    Indicator,
    Polarity,
    Target,
    Tolerance,
)
from s92kit.kpis._measure import (
    DELIVERED_HOURS,
    OFFICER_MONTHS,
    Against,
    Averaging,
    Measure,
    MeasureKind,
    Quantity,
    QuantityKind,
    Where,
)
from s92kit.kpis._measured import measured, measured_together
from s92kit.kpis._measured_value import Measured
from s92kit.kpis._printed_shares import PrintedShares, printed_shares
from s92kit.kpis._public import WITHHELD, PublicCells, made_public
from s92kit.kpis._rag import (
    Held,
    Rag,
    RagKind,
    RagPolicy,
    Rating,
    rated,
)
from s92kit.kpis._rate_base import Base, base_over, delivered_hours, filled_strength
from s92kit.kpis._recorded import (
    recorded_months,
)
from s92kit.kpis._rules import check_framework
from s92kit.kpis._scorecard import (
    CORRECTIVE_ACTION,
    Scorecard,
    ScoreLine,
    SparkPoint,
    scorecard,
)
from s92kit.kpis._special_causes import (
    SpecialCause,
    special_causes,
)
from s92kit.kpis._travel import (
    Direction,
    Travel,
    travel,
)
from s92kit.kpis._uncertainty import (
    interval_of,
)
from s92kit.kpis._xmr import (
    Limits,
    limits_of,
)

__all__ = [
    "COMMENTARY_OF_INDICATOR",
    "COMMENTARY_OF_PERIOD",
    "COMMENTARY_ONCE",
    "CORRECTIVE_ACTION",
    "DELIVERED_HOURS",
    "LIMITS_STAND",
    "OFFICER_MONTHS",
    "WITHHELD",
    "Against",
    "Assurance",
    "Averaging",
    "Base",
    "Benchmark",
    "ChartPoint",
    "Commentary",
    "Completeness",
    "ControlChart",
    "Direction",
    "Frequency",
    "Funnel",
    "FunnelKind",
    "FunnelPlace",
    "Group",
    "Held",
    "Indicator",
    "KpiFramework",
    "Limits",
    "Measure",
    "MeasureKind",
    "Measured",
    "MeasuredCell",
    "NotAdditiveError",
    "Observation",
    "Polarity",
    "PrintedShares",
    "PublicCells",
    "Quantity",
    "QuantityKind",
    "Rag",
    "RagKind",
    "RagPolicy",
    "Rating",
    "Rebase",
    "ScoreLine",
    "Scorecard",
    "SparkPoint",
    "SpecialCause",
    "Strays",
    "Target",
    "Tolerance",
    "Travel",
    "Variation",
    "Where",
    "base_over",
    "charted",
    "check_commentary",
    "check_framework",
    "check_limits",
    "commentary_from_document",
    "control_chart",
    "decimal_of",
    "delivered_hours",
    "filled_strength",
    "funnel",
    "interval_of",
    "kpi_framework_from_document",
    "limits_of",
    "made_public",
    "mean_of_periods",
    "measured",
    "measured_together",
    "periods_around",
    "pooled",
    "previous_period",
    "printed_shares",
    "rated",
    "recorded_months",
    "residual",
    "same_period_last_year",
    "scorecard",
    "special_causes",
    "travel",
    "whole_of",
    "with_inherited",
]
