"""A log in the shape of the seven totals that two bids of Tower Hamlets print."""

from __future__ import annotations

import pandas as pd

from s92kit.activity import LossKind, converted
from s92kit.tables import table_from_frame

# The seven totals, with the code under which a log in their shape would count each.
TOTALS = {
    "Arrest": 1218,
    "ASB warning": 1635,
    "Vehicle seized": 193,
    "Referral to DIP/RESET": 186,
    "Referral to Stop and Think": 95,
    "Referral of vulnerable woman": 194,
    "Brothel investigated and closed": 37,
}


def log(whose: str) -> pd.DataFrame:
    """One made-up row for each of the totals."""
    return pd.DataFrame(
        {
            "Date": "31/03/2020",
            "Team": "Partnership Task Force",
            "Outcome": list(TOTALS),
            "Number": list(TOTALS.values()),
            "Whose work": whose,
        }
    )


def test_the_seven_totals_come_through_under_seven_kinds(catalogue):
    """Each count stays what it was, and no two become one."""
    form = catalogue.activity_format("towerhamlets")
    result = converted([table_from_frame(log("Task force"))], form)
    frame = result.records.frame
    assert result.unmapped == ()
    assert frame["count"].tolist() == list(TOTALS.values())
    assert frame["kind"].nunique() == 7
    assert LossKind.MERGED not in {loss.kind for loss in result.losses}


def test_the_same_totals_credited_to_two_are_kept_apart(catalogue):
    """One bid credits the task force, the other it and neighbourhood management together."""
    form = catalogue.activity_format("towerhamlets")
    whose = ("Task force", "Task force and neighbourhood management", "")
    results = [converted([table_from_frame(log(each))], form) for each in whose]
    said = [result.records.frame["attribution"].iloc[0] for result in results]
    assert said[:2] == ["team", "joint"]
    assert pd.isna(said[2])


def test_brothels_investigated_and_closed_are_one_count(catalogue):
    """A visit without a closure cannot be told from the bids' figure."""
    form = catalogue.activity_format("towerhamlets")
    losses = converted([table_from_frame(log("Task force"))], form).losses
    (closed,) = [loss for loss in losses if "Brothel investigated and closed" in loss.codes]
    assert closed.note.endswith("It may also be: brothel visited.")
    assert len(closed.sources) == 2
    assert "not the borough's file layout" in form.note
