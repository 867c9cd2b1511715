"""The life of a request: the steps that it may take, each with its day and reason."""

from __future__ import annotations

from datetime import date

import attrs

from s92kit.errors import InvalidValueError
from s92kit.periods import format_day
from s92kit.tasking._request import RequestStatus, StatusStep, TaskRequest

__all__ = ["moved", "status_known"]


def moved(
    request: TaskRequest, to: RequestStatus, *, on: date, reason: str = "", by_role: str = ""
) -> TaskRequest:
    """The request after a step; the request that was given stays as it was.

    Args:
        request: The request.
        to: The status that it goes to.
        on: The day.
        reason: Why; needed where the requester is owed one.
        by_role: Who decided: an office or a body, never a name.

    Raises:
        InvalidValueError: For a step that there is not, a step before the last one, or a reason
            that is missing.
    """
    allowed = request.status.next
    if to not in allowed:
        ways = " or ".join(repr(str(each)) for each in allowed)
        raise InvalidValueError(
            what=f"The next status of {request.id!r}, which is {str(request.status)!r},",
            given=str(to),
            mend=f"It may go to {ways}." if ways else "It is closed; raise a new request.",
        )
    last = request.history[-1].on if request.history else request.raised_on
    if on < last:
        raise InvalidValueError(
            what=f"The day of a step of {request.id!r}",
            given=format_day(on),
            mend=f"Give {format_day(last)}, when it came to where it stands, or a later day.",
        )
    step = StatusStep(on=on, status=to, reason=reason, by_role=by_role)
    return attrs.evolve(request, status=to, status_reason=reason, history=(*request.history, step))


def status_known(request: TaskRequest, known_on: date) -> RequestStatus | None:
    """Where a request stood on a day; ``None`` where it was not yet raised.

    Args:
        request: The request, with its steps.
        known_on: The day.

    Raises:
        InvalidValueError: Where its steps are not recorded and it is no longer as it was raised.
    """
    if known_on < request.raised_on:
        return None
    if not request.history and request.status is not RequestStatus.SUBMITTED:
        raise InvalidValueError(
            what=f"The status of {request.id!r} on a day",
            given=format_day(known_on),
            mend="Record its steps, each with its day.",
        )
    steps = [step.status for step in request.history if step.on <= known_on]
    return steps[-1] if steps else RequestStatus.SUBMITTED
