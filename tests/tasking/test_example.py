"""The example in the shape of Brent's paper can be read, and gives its team's time exactly."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from walford_plans import POLICY

from s92kit.periods import Period
from s92kit.tasking import capacity_of, read_requests, read_team

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "tasking"
CYCLE = Period.inclusive(date(2018, 4, 2), date(2018, 4, 15))


def test_the_team_has_twelve_officers_and_says_that_it_is_made_up():
    """The paper states the number and nothing else."""
    team = read_team(EXAMPLE / "brent-team.yaml")
    assert len(team.officers) == 12
    assert "Made up" in team.note
    capacity = capacity_of(team, POLICY, CYCLE)
    assert capacity.rostered_minutes == capacity.minutes + capacity.deducted_minutes


@pytest.mark.parametrize("name", ["TTCG-01", "IRM-02", "WP-04"])
def test_every_request_can_be_read(name):
    """No row is set aside, and each comes from a forum with a role."""
    requests = read_requests([EXAMPLE / "brent-requests.csv"])
    assert requests.rows_set_aside == 0
    assert len(requests.standing()) == 24
    assert name in {request.id for request in requests}
