"""A small team of Walford, its requests and its plan, for tests to ask about."""

from __future__ import annotations

import functools
from datetime import date, datetime
from decimal import Decimal

import attrs

from s92kit.periods import Period
from s92kit.tasking import (
    Capacity,
    MatrixPart,
    OnShift,
    Place,
    PlannedScore,
    PriorityBand,
    Problem,
    RequestStatus,
    ScorePart,
    TaskingPolicy,
    TaskRequest,
    TeamShift,
    Version,
    Window,
    planned,
)


def moment(text: str) -> datetime:
    """A day and a time on London's clocks."""
    return datetime.fromisoformat(text)


CYCLE = Period.inclusive(date(2018, 4, 2), date(2018, 4, 15))
FRIDAY, SATURDAY = date(2018, 4, 6), date(2018, 4, 7)
EVENING = Window(starts=18 * 60, ends=22 * 60)
POLICY = TaskingPolicy(
    id="walford/tasking",
    title="Tasking of Walford",
    cycle_days=14,
    sources=(),
    matrix=(MatrixPart(id="harm", title="How much harm?", most_points=50),),
)


def shift(day: date, *officers: str, skills: dict[str, str] | None = None) -> TeamShift:
    """A late shift, 14:00 to 22:00."""
    held = skills or {}
    return TeamShift(
        id=f"{day} late",
        day=day,
        starts=14 * 60,
        ends=22 * 60,
        officers=tuple(
            OnShift(
                officer=name,
                free=((14 * 60, 22 * 60),),
                skills=frozenset(filter(None, [held.get(name, "")])),
            )
            for name in officers
        ),
    )


def capacity(*shifts: TeamShift) -> Capacity:
    """The capacity of those shifts, nothing deducted."""
    return Capacity(
        team="walford/team", shifts=shifts, rostered_minutes=sum(each.minutes for each in shifts)
    )


def request(name: str, **otherwise: object) -> TaskRequest:
    """A request for two officers on the evenings of the cycle."""
    usual: dict[str, object] = {
        "id": name,
        "title": f"Trouble at {name}",
        "raised_on": date(2018, 3, 20),
        "forum": "ward-panel",
        "requester_role": "ward panel",
        "priority": "walford/asb",
        "place": Place(words="the square", ward="North"),
        "windows": (EVENING,),
        "minutes_least": 60,
        "minutes_wanted": 240,
        "minutes_most": 240,
        "problem": Problem(behaviour="shouting at night"),
    }
    return TaskRequest(**{**usual, **otherwise})  # type: ignore[arg-type]


def scores(**points: int) -> tuple[PlannedScore, ...]:
    """A score for each request."""
    return tuple(
        PlannedScore(
            request=name,
            score=score,
            parts=(ScorePart(part="harm", points=score, because="given by hand"),),
        )
        for name, score in points.items()
    )


@functools.cache
def plan(*, asb_cap: str = "1", statutory: bool = False):
    """Three requests that want the evenings of two shifts of two officers; a fourth is closed."""
    policy = attrs.evolve(
        POLICY, bands=(PriorityBand(priority="walford/asb", cap_share=Decimal(asb_cap)),)
    )
    return planned(
        id="walford/2018-04-02",
        cycle=CYCLE,
        requests=(
            request("high"),
            request("middle", minutes_wanted=300, minutes_most=300),
            request("low", place=Place(words="the park", ward="South"), statutory=statutory),
            request("shut", status=RequestStatus.REJECTED, status_reason="outreach is in touch"),
        ),
        scores=scores(high=40, middle=30, low=10, shut=5),
        capacity=capacity(shift(FRIDAY, "P-1", "P-2"), shift(SATURDAY, "P-1", "P-2")),
        policy=policy,
        version=Version(
            number=1,
            reason="the plan of the cycle",
            by_role="community safety manager",
            at=moment("2018-03-30 10:00"),
        ),
    )
