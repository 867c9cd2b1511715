"""Small made-up cycles of Walford's team, and what every plan of them has to keep to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from decimal import Decimal

import attrs
from hypothesis import strategies as st

from s92kit.sources import Source
from s92kit.tasking import (
    Capacity,
    OnShift,
    Place,
    Plan,
    PriorityBand,
    Problem,
    SingleCrewing,
    TaskingPolicy,
    TaskRequest,
    TeamShift,
    Visit,
    Window,
    allocated,
)

FIRST = date(2018, 4, 2)
SOURCE = Source(title="Standing order", locator="1", published_on=None)
HOUR = 60
LATE = 14 * HOUR


@attrs.frozen(kw_only=True)
class Cycle:
    """What an allocation is asked for."""

    requests: tuple[TaskRequest, ...]
    scores: Mapping[str, int]
    capacity: Capacity
    policy: TaskingPolicy

    def plan(self, **further: object) -> Plan:
        """The plan."""
        return allocated(self.requests, self.scores, self.capacity, self.policy, **further)


def policy(**changes: object) -> TaskingPolicy:
    """Walford's policy, of two hour-blocks a step and no band."""
    given = TaskingPolicy(id="walford/tasking", title="T", cycle_days=14, sources=(SOURCE,))
    return attrs.evolve(given, **changes)


def request(name: str = "R-1", hours: tuple[int, int, int] = (1, 2, 3), **changes) -> TaskRequest:
    """A request on any evening between two and ten, in hours of presence."""
    given = TaskRequest(
        id=name,
        title=name,
        raised_on=FIRST,
        forum="ljag",
        requester_role="ward panel",
        priority="walford/asb",
        place=Place(words="the square", ward="Market"),
        windows=(Window(starts=LATE, ends=LATE + 8 * HOUR),),
        minutes_least=hours[0] * HOUR,
        minutes_wanted=hours[1] * HOUR,
        minutes_most=hours[2] * HOUR,
        problem=Problem(behaviour="drinking and shouting"),
    )
    return attrs.evolve(given, **changes)


def shift(day: int = 0, hours: int = 8, officers: Iterable[OnShift] = ()) -> TeamShift:
    """A late shift of the cycle, from two o'clock on."""
    on = FIRST + timedelta(days=day)
    return TeamShift(
        id=f"{on} late",
        day=on,
        starts=LATE,
        ends=LATE + hours * HOUR,
        officers=tuple(officers),
    )


def officers(count: int, hours: int = 8, skills: Iterable[str] = ()) -> tuple[OnShift, ...]:
    """Officers who are free all through a shift of so many hours."""
    free = ((LATE, LATE + hours * HOUR),)
    return tuple(
        OnShift(officer=f"P-{number:02d}", free=free, skills=frozenset(skills))
        for number in range(1, count + 1)
    )


def capacity(*shifts: TeamShift) -> Capacity:
    """The capacity of some shifts, with nothing deducted."""
    return Capacity(
        team="walford/team", shifts=shifts, rostered_minutes=sum(each.minutes for each in shifts)
    )


@st.composite
def cycles(draw: st.DrawFn, *, bands: bool = True) -> Cycle:
    """Cycles of one to three shifts, up to five officers on each and up to five requests."""
    shifts = tuple(draw(_shifts(day)) for day in range(draw(st.integers(1, 3))))
    requests = tuple(draw(_requests(number)) for number in range(draw(st.integers(1, 5))))
    crewing = draw(st.sampled_from((None, SingleCrewing(starts=17 * HOUR, ends=26 * HOUR))))
    banded = (
        PriorityBand(priority="walford/asb", floor_share=Decimal("0.25")),
        PriorityBand(priority="walford/drugs", cap_share=Decimal("0.3")),
    )
    return Cycle(
        requests=requests,
        scores={each.id: draw(st.integers(1, 5)) for each in requests},
        capacity=capacity(*shifts),
        policy=policy(
            single_crewing=crewing, bands=banded if bands and draw(st.booleans()) else ()
        ),
    )


@st.composite
def _shifts(draw: st.DrawFn, day: int) -> TeamShift:
    hours = draw(st.integers(2, 4))
    free = st.sampled_from(
        (((LATE, LATE + hours * HOUR),), ((LATE + HOUR, LATE + hours * HOUR),), ())
    )
    return shift(
        day,
        hours,
        (
            OnShift(
                officer=f"P-{number:02d}",
                free=draw(free),
                skills=draw(st.frozensets(st.sampled_from(("driver", "taser")))),
            )
            for number in range(draw(st.integers(1, 5)))
        ),
    )


@st.composite
def _requests(draw: st.DrawFn, number: int) -> TaskRequest:
    least = draw(st.integers(30, 150))
    wanted = least + draw(st.integers(0, 120))
    crew = draw(st.integers(1, 3))
    visits, visit_minutes = draw(st.integers(1, 3)), draw(st.sampled_from((0, 60, 100)))
    starts = LATE + draw(st.sampled_from((-HOUR, 0, 30, HOUR)))
    return attrs.evolve(
        request(f"R-{number}"),
        priority=draw(st.sampled_from(("walford/asb", "walford/drugs"))),
        place=Place(words="the square", ward=draw(st.sampled_from(("", "Market", "Park")))),
        windows=(Window(starts=starts, ends=starts + draw(st.integers(2, 6)) * HOUR),),
        minutes_least=least,
        minutes_wanted=wanted,
        minutes_most=max(wanted + draw(st.integers(0, 120)), visits * visit_minutes),
        crew=crew,
        skills=tuple(
            sorted(draw(st.frozensets(st.sampled_from(("driver", "taser")), max_size=crew)))
        ),
        visits=visits,
        visit_minutes=visit_minutes,
        statutory=draw(st.booleans()),
    )


def standing(plan: Plan) -> tuple[Decimal, ...]:
    """What a plan reaches in each purpose, in order, such that more is better."""
    return tuple(
        each.value if each.purpose.more_is_better else -each.value for each in plan.attainments
    )


def proven(plan: Plan) -> bool:
    """Whether nothing better is possible, in any purpose."""
    return all(each.gap == 0 for each in plan.attainments)


def whole_visits(visits: Iterable[Visit]) -> list[tuple[str, str, int, int]]:
    """Stretches in which a request is visited, whoever goes: request, shift, start and end."""
    joined: list[tuple[str, str, int, int]] = []
    for each in sorted(visits, key=lambda visit: (visit.request, visit.shift, visit.starts)):
        if joined and joined[-1][:2] == (each.request, each.shift) and joined[-1][3] == each.starts:
            joined[-1] = (*joined[-1][:3], each.ends)
        else:
            joined.append((each.request, each.shift, each.starts, each.ends))
    return joined
