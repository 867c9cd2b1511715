"""A borough's priorities, as dated frameworks, beside the words of others and what is lost."""

from s92kit.priorities._comparable import (
    TERMS_MEET,
    THEME_ALIKE,
    THEME_IN_ONE_PLACE,
    THEME_NAMED,
    comparable,
    defined_alike,
)
from s92kit.priorities._crosswalk import CrosswalkRow, crosswalk
from s92kit.priorities._document import priority_framework_from_document
from s92kit.priorities._evidence import Evidence, EvidenceCount, EvidenceKind
from s92kit.priorities._framework import Priority, PriorityFramework, Strand
from s92kit.priorities._mapping import (
    OutsideMapping,
    OutsidePriorities,
    Relation,
    ThemeMapping,
)
from s92kit.priorities._plan import Approval, Plan
from s92kit.priorities._rules import (
    APPROVED_BEFORE_END,
    EVIDENCE_ADDS_UP,
    EVIDENCE_BEARS,
    check_framework,
)

__all__ = [
    "APPROVED_BEFORE_END",
    "EVIDENCE_ADDS_UP",
    "EVIDENCE_BEARS",
    "TERMS_MEET",
    "THEME_ALIKE",
    "THEME_IN_ONE_PLACE",
    "THEME_NAMED",
    "Approval",
    "CrosswalkRow",
    "Evidence",
    "EvidenceCount",
    "EvidenceKind",
    "OutsideMapping",
    "OutsidePriorities",
    "Plan",
    "Priority",
    "PriorityFramework",
    "Relation",
    "Strand",
    "ThemeMapping",
    "check_framework",
    "comparable",
    "crosswalk",
    "defined_alike",
    "priority_framework_from_document",
]
