"""Whether it worked: what counts before and after say, and when they say nothing."""

from s92kit.evaluation._concentration import predictive_accuracy_index, share_in_top_places
from s92kit.evaluation._counted import counted_from, counts_of
from s92kit.evaluation._counts import Counts
from s92kit.evaluation._design import (
    Design,
    HarmDesign,
    HarmGroup,
    Locations,
    NearRepeatDesign,
    PatrolDesign,
    Recording,
    StatedChange,
    StudyArea,
    TopPlaces,
    TwoCounts,
)
from s92kit.evaluation._design_document import design_from_document
from s92kit.evaluation._dispersion import Dispersion, dispersion_of
from s92kit.evaluation._dosage import (
    KOPER_WINDOW,
    Dosage,
    PatrolPlan,
    Visit,
    VisitTotals,
    dosage,
    totals_of,
)
from s92kit.evaluation._e_test import e_test
from s92kit.evaluation._estimate import Estimate
from s92kit.evaluation._evaluation import Evaluation, evaluate
from s92kit.evaluation._harm import (
    FoundByPolice,
    HarmCount,
    HarmTable,
    HarmWeight,
    WithoutWeight,
    harm_of,
)
from s92kit.evaluation._harm_change import HarmChange
from s92kit.evaluation._harm_document import harm_table_from_document, harm_tables
from s92kit.evaluation._incident import INCIDENTS, IncidentLog
from s92kit.evaluation._near_repeat import NearRepeat, NearRepeatBand, Point, near_repeat
from s92kit.evaluation._power import (
    NeededCounts,
    SmallestFall,
    base_needed_for,
    counts_needed,
    smallest_fall_seen,
)
from s92kit.evaluation._public import PublicEvaluation, evaluate_for_public
from s92kit.evaluation._quotient import Displacement, displacement_quotient
from s92kit.evaluation._ratio import difference_in_differences, per_cent_change, rate_ratio
from s92kit.evaluation._rules import RULES
from s92kit.evaluation._rules_data import DATA_RULES
from s92kit.evaluation._stated import STATED_COUNTS, StatedResult, judge_stated
from s92kit.evaluation._table import incidents_from_frame, incidents_from_tables, read_incidents
from s92kit.evaluation._verdict import CHANGE, EFFECT
from s92kit.evaluation._weighted import (
    FourAreas,
    weighted_displacement_difference,
    weighted_harm_difference,
)

__all__ = [
    "CHANGE",
    "DATA_RULES",
    "EFFECT",
    "INCIDENTS",
    "KOPER_WINDOW",
    "RULES",
    "STATED_COUNTS",
    "Counts",
    "Design",
    "Dispersion",
    "Displacement",
    "Dosage",
    "Estimate",
    "Evaluation",
    "FoundByPolice",
    "FourAreas",
    "HarmChange",
    "HarmCount",
    "HarmDesign",
    "HarmGroup",
    "HarmTable",
    "HarmWeight",
    "IncidentLog",
    "Locations",
    "NearRepeat",
    "NearRepeatBand",
    "NearRepeatDesign",
    "NeededCounts",
    "PatrolDesign",
    "PatrolPlan",
    "Point",
    "PublicEvaluation",
    "Recording",
    "SmallestFall",
    "StatedChange",
    "StatedResult",
    "StudyArea",
    "TopPlaces",
    "TwoCounts",
    "Visit",
    "VisitTotals",
    "WithoutWeight",
    "base_needed_for",
    "counted_from",
    "counts_needed",
    "counts_of",
    "design_from_document",
    "difference_in_differences",
    "dispersion_of",
    "displacement_quotient",
    "dosage",
    "e_test",
    "evaluate",
    "evaluate_for_public",
    "harm_of",
    "harm_table_from_document",
    "harm_tables",
    "incidents_from_frame",
    "incidents_from_tables",
    "judge_stated",
    "near_repeat",
    "per_cent_change",
    "predictive_accuracy_index",
    "rate_ratio",
    "read_incidents",
    "share_in_top_places",
    "smallest_fall_seen",
    "totals_of",
    "weighted_displacement_difference",
    "weighted_harm_difference",
]
