"""Why a request could not be visited at all, whatever others get."""

from __future__ import annotations

import attrs
import pytest
from made_up_cycles import HOUR, LATE, capacity, officers, policy, request, shift

from s92kit.tasking import Obstacle, RequestStatus, Window, allocated, obstacle_of

ONE = capacity(
    shift(officers=(officers(2)[0], attrs.evolve(officers(2)[1], skills=frozenset({"driver"}))))
)
EVENING = Window(starts=LATE + 6 * HOUR, ends=LATE + 10 * HOUR)


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, None),
        ({"status": RequestStatus.DONE}, Obstacle.CLOSED),
        ({"windows": (Window(starts=5 * HOUR, ends=8 * HOUR),)}, Obstacle.NO_SHIFT),
        ({"windows": (EVENING,), "visit_minutes": 121}, Obstacle.TOO_SHORT),
        ({"windows": (EVENING,), "visit_minutes": 120}, None),
        ({"crew": 3}, Obstacle.CREW),
        ({"skills": ("driver",)}, None),
        ({"skills": ("taser",)}, Obstacle.SKILLS),
        ({"windows": (EVENING,), "minutes_least": 121}, Obstacle.LEAST),
        ({"windows": (EVENING,), "minutes_least": 120}, None),
    ],
)
def test_the_first_obstacle_is_named(changes, expected):
    """On both sides of each limit; what has an obstacle gets nothing, and all else gets time."""
    asked = request("A", hours=(1, 3, 3), **changes)
    assert obstacle_of(asked, ONE, policy()) is expected
    given = allocated([asked], {"A": 1}, ONE, policy()).minutes_of("A")
    assert (given == 0) is (expected is not None)
