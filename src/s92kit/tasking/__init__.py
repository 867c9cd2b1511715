"""Tasking: requests, capacity and the allocation of one to the other, which can say why."""

from s92kit.tasking._allocated import (
    allocated,
)
from s92kit.tasking._allocation_fit import (
    UnfitAllocationError,
    check_allocation,
)
from s92kit.tasking._amended import (
    amended,
    planned,
    replanned,
)
from s92kit.tasking._by_priority import (
    PriorityMinutes,
    minutes_by_priority,
    planned_minutes_of,
)
from s92kit.tasking._calendar import (
    plan_calendar,
)
from s92kit.tasking._capacity import (
    Capacity,
    Deduction,
    DeductionReason,
    OnShift,
    TeamShift,
)
from s92kit.tasking._clock_minutes import (
    clock_at,
    minutes_after,
)
from s92kit.tasking._conflict import (
    Conflict,
    Wish,
    WishKind,
    smallest_conflict,
    stands_in_the_way_of,
)
from s92kit.tasking._counting import (
    demand_from_activity,
    demand_from_frame,
)
from s92kit.tasking._demand import (
    Demand,
    PlaceLevel,
)
from s92kit.tasking._difference import (
    Change,
    PlanDifference,
    difference,
)
from s92kit.tasking._document import (
    requests_from_document,
    tasking_policy_from_document,
    team_from_document,
)
from s92kit.tasking._explained import (
    explained,
)
from s92kit.tasking._explanation import (
    Binding,
    Explanation,
    Reached,
)
from s92kit.tasking._fitness import (
    UnfitTeamError,
    check_team,
)
from s92kit.tasking._frames import (
    requests_frame,
    visits_frame,
)
from s92kit.tasking._life import (
    moved,
    status_known,
)
from s92kit.tasking._likeness import (
    Likeness,
    alike,
    likenesses,
)
from s92kit.tasking._obstacles import (
    Obstacle,
    obstacle_of,
)
from s92kit.tasking._plan import (
    Attainment,
    Plan,
    Purpose,
    Visit,
)
from s92kit.tasking._plan_document import (
    plan_from_document,
    plan_text,
    read_plan,
    write_plan,
)
from s92kit.tasking._policy import (
    Assumption,
    Forum,
    FromData,
    MatrixPart,
    PriorityBand,
    Returns,
    SingleCrewing,
    TaskingPolicy,
    UnknownParts,
)
from s92kit.tasking._reading import (
    read_requests,
    read_team,
)
from s92kit.tasking._record import (
    CycleWards,
    PlannedMinutes,
    PlannedScore,
    PlanRecord,
    Version,
    planned_scores,
)
from s92kit.tasking._request import (
    Place,
    Problem,
    RequestStatus,
    ScorePart,
    StatusStep,
    TaskRequest,
)
from s92kit.tasking._requests import (
    REQUESTS,
    Requests,
)
from s92kit.tasking._requests_fit import (
    check_requests,
    window_minutes,
)
from s92kit.tasking._review import (
    Delivered,
    PlanReview,
    RequestReview,
    VisitReview,
    WorkDone,
    earlier_cycles,
    reviewed_work,
)
from s92kit.tasking._reviewing import (
    reviewed,
)
from s92kit.tasking._rostered import (
    capacity_of,
)
from s92kit.tasking._scoring import (
    Score,
    ScoreLine,
    Scores,
    scored,
)
from s92kit.tasking._solver import (
    Effort,
)
from s92kit.tasking._table import (
    check_request_tables,
    read_request_tables,
    requests_from_frame,
    requests_from_tables,
)
from s92kit.tasking._task import (
    WardRecord,
)
from s92kit.tasking._team import (
    Absence,
    Officer,
    RotaLine,
    ShiftPattern,
    Team,
    without_officers,
)
from s92kit.tasking._ways import (
    Way,
    ways_to_more,
)
from s92kit.tasking._window import (
    Weekday,
    Window,
)
from s92kit.tasking._wording import (
    clock,
    day_in_words,
    in_hours,
    shift_in_words,
)

__all__ = [
    "REQUESTS",
    "Absence",
    "Assumption",
    "Attainment",
    "Binding",
    "Capacity",
    "Change",
    "Conflict",
    "CycleWards",
    "Deduction",
    "DeductionReason",
    "Delivered",
    "Demand",
    "Effort",
    "Explanation",
    "Forum",
    "FromData",
    "Likeness",
    "MatrixPart",
    "Obstacle",
    "Officer",
    "OnShift",
    "Place",
    "PlaceLevel",
    "Plan",
    "PlanDifference",
    "PlanRecord",
    "PlanReview",
    "PlannedMinutes",
    "PlannedScore",
    "PriorityBand",
    "PriorityMinutes",
    "Problem",
    "Purpose",
    "Reached",
    "RequestReview",
    "RequestStatus",
    "Requests",
    "Returns",
    "RotaLine",
    "Score",
    "ScoreLine",
    "ScorePart",
    "Scores",
    "ShiftPattern",
    "SingleCrewing",
    "StatusStep",
    "TaskRequest",
    "TaskingPolicy",
    "Team",
    "TeamShift",
    "UnfitAllocationError",
    "UnfitTeamError",
    "UnknownParts",
    "Version",
    "Visit",
    "VisitReview",
    "WardRecord",
    "Way",
    "Weekday",
    "Window",
    "Wish",
    "WishKind",
    "WorkDone",
    "alike",
    "allocated",
    "amended",
    "capacity_of",
    "check_allocation",
    "check_request_tables",
    "check_requests",
    "check_team",
    "clock",
    "clock_at",
    "day_in_words",
    "demand_from_activity",
    "demand_from_frame",
    "difference",
    "earlier_cycles",
    "explained",
    "in_hours",
    "likenesses",
    "minutes_after",
    "minutes_by_priority",
    "moved",
    "obstacle_of",
    "plan_calendar",
    "plan_from_document",
    "plan_text",
    "planned",
    "planned_minutes_of",
    "planned_scores",
    "read_plan",
    "read_request_tables",
    "read_requests",
    "read_team",
    "replanned",
    "requests_frame",
    "requests_from_document",
    "requests_from_frame",
    "requests_from_tables",
    "reviewed",
    "reviewed_work",
    "scored",
    "shift_in_words",
    "smallest_conflict",
    "stands_in_the_way_of",
    "status_known",
    "tasking_policy_from_document",
    "team_from_document",
    "visits_frame",
    "ways_to_more",
    "window_minutes",
    "without_officers",
    "write_plan",
]
