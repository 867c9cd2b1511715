"""What can be wrong with requests, held against the policy, the priorities and the cycle."""

from __future__ import annotations

import functools
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from datetime import timedelta

from s92kit.errors import closest_to
from s92kit.findings import Finding, Findings, Rule, Severity, checked
from s92kit.periods import Period
from s92kit.tasking._clock_minutes import minutes_after
from s92kit.tasking._likeness import likenesses
from s92kit.tasking._policy import TaskingPolicy
from s92kit.tasking._request import TaskRequest
from s92kit.tasking._window import Window

__all__ = ["check_requests", "window_minutes"]

ONE_ID = Rule("tasking/request-one-id", "No two requests have one id.", Severity.ERROR)
FORUM_KNOWN = Rule(
    "tasking/request-forum", "A request comes from a forum that the policy names.", Severity.ERROR
)
PRIORITY_KNOWN = Rule(
    "tasking/request-priority", "A request serves a priority that the borough has.", Severity.ERROR
)
WINDOW_POSSIBLE = Rule(
    "tasking/window-possible", "Each window of a request has a day in the cycle.", Severity.ERROR
)
HOURS_IN_CYCLE = Rule(
    "tasking/hours-in-cycle",
    "What a request must at least have fits into its windows in the cycle.",
    Severity.ERROR,
)
WISH_IN_CYCLE = Rule(
    "tasking/wish-in-cycle",
    "What a request wants fits into its windows in the cycle.",
    Severity.QUERY,
)
POINTS_FIT = Rule(
    "tasking/points-fit",
    "Points by hand are for parts of the matrix that are filled in so, within their range.",
    Severity.ERROR,
)
NOT_ASKED_TWICE = Rule(
    "tasking/asked-twice", "No two open requests look like one another.", Severity.QUERY
)


def check_requests(
    requests: Sequence[TaskRequest],
    policy: TaskingPolicy,
    cycle: Period,
    *,
    priorities: Collection[str] = (),
) -> Findings:
    """Everything that is wrong with requests for a cycle, each with the id of its request.

    Closed requests are held against ids only. Requests that look alike are a query, with why.

    Args:
        requests: The requests.
        policy: The policy, whose forums and matrix they name.
        cycle: The days of the cycle.
        priorities: The ids of the borough's priorities; none where they are not known, and then
            the priorities cannot be checked.
    """
    open_ones = [request for request in requests if request.status.open]
    forums = [forum.id for forum in policy.forums]
    found: list[Finding] = list(checked(ONE_ID, lambda: _ids(requests)))
    checks: tuple[tuple[Rule, Callable[[TaskRequest], Iterable[Finding]]], ...] = (
        (FORUM_KNOWN, lambda each: _named(FORUM_KNOWN, each.forum, forums, "forum")),
        (
            PRIORITY_KNOWN,
            lambda each: _named(PRIORITY_KNOWN, each.priority, priorities, "priority"),
        ),
        (WINDOW_POSSIBLE, lambda each: _windows(each, cycle)),
        (HOURS_IN_CYCLE, lambda each: _hours(HOURS_IN_CYCLE, each, cycle)),
        (WISH_IN_CYCLE, lambda each: _hours(WISH_IN_CYCLE, each, cycle)),
        (POINTS_FIT, lambda each: _points(each, policy)),
    )
    for request in open_ones:
        for rule, check in checks:
            answers = checked(rule, functools.partial(check, request))
            found += Findings(answers).of_subject(request.id)
    found += checked(NOT_ASKED_TWICE, lambda: _twice(open_ones))
    return Findings(found)


def window_minutes(windows: Iterable[Window], cycle: Period) -> int:
    """The minutes of a cycle that lie in windows, each counted once.

    Args:
        windows: The windows.
        cycle: The days on which they may begin.
    """
    days = [cycle.start + timedelta(days=n) for n in range(cycle.days)]
    stretches = sorted(
        (
            minutes_after(cycle.start, day, window.starts),
            minutes_after(cycle.start, day, window.ends),
        )
        for window in windows
        for day in days
        if window.on(day)
    )
    total, until = 0, None
    for first, end in stretches:
        begin = first if until is None else max(first, until)
        total += max(0, end - begin)
        until = end if until is None else max(until, end)
    return total


def _ids(requests: Sequence[TaskRequest]) -> Iterator[Finding]:
    for name, count in Counter(request.id for request in requests).items():
        if count > 1:
            (fault,) = Findings(
                [ONE_ID.not_met(f"The id {name!r} is that of {count} requests. Give each its own.")]
            ).of_subject(name)
            yield fault


def _named(rule: Rule, name: str, known: Collection[str], what: str) -> Iterator[Finding]:
    if not known:
        yield rule.undetermined(f"no {what} is known to hold {name!r} against")
    elif name not in known:
        yield rule.not_met(f"There is no {what} {name!r}. {closest_to(name, known)}")


def _windows(request: TaskRequest, cycle: Period) -> Iterator[Finding]:
    days = [cycle.start + timedelta(days=n) for n in range(cycle.days)]
    for at, window in enumerate(request.windows):
        if not any(window.on(day) for day in days):
            on = ", ".join(window.weekdays) or "any day of the week"
            within = f" in {window.days}" if window.days else ""
            yield WINDOW_POSSIBLE.not_met(
                f"The window on {on}{within} has no day in the cycle {cycle}. "
                "Mend its days, or defer the request.",
                path=("windows", at),
            )


def _hours(rule: Rule, request: TaskRequest, cycle: Period) -> Iterator[Finding]:
    least = rule is HOURS_IN_CYCLE
    asked = request.minutes_least if least else request.minutes_wanted
    held = window_minutes(request.windows, cycle)
    if asked > held:
        what = "must at least have" if least else "wants"
        yield rule.not_met(
            f"It {what} {asked:,} minutes, and its windows hold {held:,} in the cycle {cycle}. "
            "Ask for less, or widen the windows."
        )


def _points(request: TaskRequest, policy: TaskingPolicy) -> Iterator[Finding]:
    by_hand = {part.id: part for part in policy.matrix if part.from_data is None}
    for at, given in enumerate(request.score_parts):
        part = by_hand.get(given.part)
        path = ("score_parts", at)
        if part is None and policy.part(given.part):
            yield POINTS_FIT.not_met(
                f"The part {given.part!r} is worked out from data. Take its points out.", path=path
            )
        elif part is None:
            yield POINTS_FIT.not_met(
                f"The matrix has no part {given.part!r}. {closest_to(given.part, by_hand)}",
                path=path,
            )
        elif given.points is not None and not 0 <= given.points <= part.most_points:
            yield POINTS_FIT.not_met(
                f"{given.points} points are given for {part.id!r}. "
                f"Give from 0 to {part.most_points}.",
                path=path,
            )


def _twice(requests: Sequence[TaskRequest]) -> Iterator[Finding]:
    for pair in likenesses(requests):
        how = "say the same as" if pair.same else "look like"
        message = (
            f"{pair.first!r} and {pair.second!r} {how} each other: {'; '.join(pair.because)}. "
            "Confirm that both are meant, or close one; nothing is merged by itself."
        )
        (query,) = Findings([NOT_ASKED_TWICE.not_met(message)]).of_subject(pair.second)
        yield query
