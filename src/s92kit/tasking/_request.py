"""Requests: what somebody asks the team to do, where, when, for how long, and why."""

from __future__ import annotations

import enum
from datetime import date

import attrs

from s92kit.errors import InvalidValueError
from s92kit.tasking._window import Window

__all__ = ["Place", "Problem", "RequestStatus", "ScorePart", "StatusStep", "TaskRequest"]


class RequestStatus(enum.StrEnum):
    """Where a request stands, from the day it is raised to the day it is closed."""

    SUBMITTED = "submitted"
    ACCEPTED = "accepted"
    DEFERRED = "deferred"
    REJECTED = "rejected"
    IN_PROGRESS = "in progress"
    DONE = "done"
    RETURNED = "returned"

    @property
    def open(self) -> bool:
        """Whether the request can be given time."""
        return self in {self.SUBMITTED, self.ACCEPTED, self.DEFERRED, self.IN_PROGRESS}

    @property
    def needs_reason(self) -> bool:
        """Whether a requester is owed a reason for it."""
        return self in {self.DEFERRED, self.REJECTED, self.RETURNED}

    @property
    def next(self) -> tuple[RequestStatus, ...]:
        """Where it may go from here; nowhere once it is done or rejected."""
        return tuple(map(RequestStatus, _STEPS[self.value]))


_STEPS = {
    "submitted": ("accepted", "deferred", "rejected", "returned"),
    "accepted": ("in progress", "deferred", "rejected", "returned"),
    "deferred": ("accepted", "rejected", "returned"),
    "in progress": ("done", "deferred", "returned"),
    "returned": ("submitted",),
    "rejected": (),
    "done": (),
}


@attrs.frozen(kw_only=True)
class StatusStep:
    """A step of a request from one status to the next.

    Args:
        on: The day.
        status: Where it went.
        reason: Why, for the requester.
        by_role: Who decided: an office or a body, never a name.
    """

    on: date
    status: RequestStatus
    reason: str = ""
    by_role: str = ""


@attrs.frozen(kw_only=True)
class Place:
    """Where a request is about; a place in words, never anybody's address.

    Args:
        words: The place as people call it.
        ward: Its ward; empty where not recorded.
        order: The id of the order whose area it is; empty for none.
        street: The street; empty where not recorded.
    """

    words: str
    ward: str = ""
    order: str = ""
    street: str = ""


@attrs.frozen(kw_only=True)
class Problem:
    """What goes on, in words for behaviour, and the three sides of it.

    Args:
        behaviour: What is done, not who they are.
        victim: Who or what is harmed, as a group or a kind of place; empty where not recorded.
        offender: What is known of those who do it, as a group; empty where not recorded.
        location: Why here; empty where not recorded.
    """

    behaviour: str
    victim: str = ""
    offender: str = ""
    location: str = ""


@attrs.frozen(kw_only=True)
class ScorePart:
    """One line of the matrix as it was filled in for a request.

    Args:
        part: The id of the part of the policy's matrix.
        points: The points given; ``None`` where they cannot be determined.
        because: What they rest on, or why there are none.
    """

    part: str
    points: int | None
    because: str = ""


def _windows(given: tuple[Window, ...]) -> tuple[Window, ...]:
    return tuple(given)


@attrs.frozen(kw_only=True)
class TaskRequest:
    """What somebody asks the team to do.

    Minutes are minutes of presence: two officers for an hour are 60 minutes of presence and 120
    officer-minutes.

    Args:
        id: A name for it, such as ``LJAG-07``.
        title: What it is called at the meeting.
        raised_on: The day on which it was raised.
        forum: The id of the forum that raised it, as the policy names it.
        requester_role: Who asks: an office or a body, never a name.
        priority: The id of the borough's priority.
        place: Where.
        windows: When a visit is of use; at least one.
        minutes_least: Below so many minutes in the cycle it is not worth beginning.
        minutes_wanted: What is asked for.
        minutes_most: More than this is of no use.
        problem: What goes on.
        crew: How many officers go together.
        skills: Skills of which each is held by an officer of the crew, a different one for each.
        visits: On how many different shifts it should be spread, at least, if it is begun.
        visit_minutes: The shortest visit that is of use.
        statutory: Whether the law or a court asks for it.
        risk_note: What officers should know of the risk.
        equality_note: What was thought of those whom it touches.
        status: Where it stands.
        status_reason: Why, where the requester is owed a reason.
        score_parts: The points given by hand; parts from data are added when it is scored.
        recorded_on: The day on which it was recorded as it is; ``None`` where not recorded. A
            later record of the same id corrects an earlier one.
        history: The steps that led to its status, in order; none where they are not recorded.

    Raises:
        InvalidValueError: For minutes out of order, no window, no crew, or a status whose reason
            is missing.
    """

    id: str
    title: str
    raised_on: date
    forum: str
    requester_role: str
    priority: str
    place: Place
    windows: tuple[Window, ...] = attrs.field(converter=_windows)
    minutes_least: int
    minutes_wanted: int
    minutes_most: int
    problem: Problem
    crew: int = 2
    skills: tuple[str, ...] = ()
    visits: int = 1
    visit_minutes: int = 0
    statutory: bool = False
    risk_note: str = ""
    equality_note: str = ""
    status: RequestStatus = RequestStatus.SUBMITTED
    status_reason: str = ""
    score_parts: tuple[ScorePart, ...] = ()
    recorded_on: date | None = None
    history: tuple[StatusStep, ...] = ()

    def __attrs_post_init__(self) -> None:
        for wrong, given, mend in self._faults():
            if wrong:
                raise InvalidValueError(what=f"The request {self.id!r}", given=given, mend=mend)

    def _faults(self) -> tuple[tuple[bool, object, str], ...]:
        minutes = (self.minutes_least, self.minutes_wanted, self.minutes_most)
        return (
            (not self.windows, "no window", "Say on which days and at which times it is of use."),
            (
                not 0 < minutes[0] <= minutes[1] <= minutes[2],
                f"least {minutes[0]}, wanted {minutes[1]}, most {minutes[2]} minutes",
                (
                    "Give at least one minute, and no more as least than wanted, or as wanted "
                    "than most."
                ),
            ),
            (self.crew < 1, f"a crew of {self.crew}", "Send one officer at least."),
            (
                len(set(self.skills)) != len(self.skills) or len(self.skills) > self.crew,
                self.skills,
                "Name each skill once, and no more of them than officers in the crew.",
            ),
            (
                self.visits < 1 or self.visits * self.visit_minutes > self.minutes_most,
                f"{self.visits} visits of {self.visit_minutes} minutes",
                f"They must fit into {self.minutes_most} minutes.",
            ),
            (
                self.status.needs_reason and not self.status_reason,
                self.status,
                "Say in status_reason why, for the requester.",
            ),
        )
