"""Other powers against anti-social behaviour: lawful on their face, and the dates that follow."""

from s92kit.powers._behaviour_order import CriminalBehaviourOrder
from s92kit.powers._case import PowerDate
from s92kit.powers._case_review import CaseReview, Complaint
from s92kit.powers._closure import ClosureIssuer, ClosureNotice
from s92kit.powers._closure_order import ClosureExtension, ClosureOrder
from s92kit.powers._direction import DirectionGiver, DispersalDirection, ProtectedPlace
from s92kit.powers._dispersal import DispersalAuthorisation
from s92kit.powers._injunction import CivilInjunction
from s92kit.powers._judging import RULES, Judgement, Power, judged
from s92kit.powers._moments import format_moment
from s92kit.powers._protection import (
    CommunityProtectionNotice,
    CommunityProtectionWarning,
    NoticeIssuer,
    Recipient,
)
from s92kit.powers._ranks import PoliceRank
from s92kit.powers._records import PowerRecords, check_powers, powers_from_document
from s92kit.powers._vehicles import VehicleSeizure, VehicleWarning

__all__ = [
    "RULES",
    "CaseReview",
    "CivilInjunction",
    "ClosureExtension",
    "ClosureIssuer",
    "ClosureNotice",
    "ClosureOrder",
    "CommunityProtectionNotice",
    "CommunityProtectionWarning",
    "Complaint",
    "CriminalBehaviourOrder",
    "DirectionGiver",
    "DispersalAuthorisation",
    "DispersalDirection",
    "Judgement",
    "NoticeIssuer",
    "PoliceRank",
    "Power",
    "PowerDate",
    "PowerRecords",
    "ProtectedPlace",
    "Recipient",
    "VehicleSeizure",
    "VehicleWarning",
    "check_powers",
    "format_moment",
    "judged",
    "powers_from_document",
]
