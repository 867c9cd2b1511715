"""A log in the shape of what was reported of Havering's first six months and first year."""

from __future__ import annotations

import pandas as pd

import s92kit_havering
from s92kit.activity import converted
from s92kit.plugins import catalogue_of
from s92kit.tables import table_from_frame

FORMAT = catalogue_of(s92kit_havering).activity_format("havering")
# The arrests of the first year by offence, as the press report of March 2021 prints them.
ARRESTS = {
    "Residential burglary": 49,
    "Weapons": 26,
    "Drugs": 34,
    "Robbery": 7,
    "Other offence": 98,
}


def test_arrests_by_offence_sum_to_those_published():
    """49, 26, 34, 7 and 98 are 214, which the report calls over 200."""
    log = pd.DataFrame(
        {
            "Date": "31/12/2020",
            "Result": "Arrest",
            "Offence": list(ARRESTS),
            "Number": list(ARRESTS.values()),
        }
    )
    result = converted([table_from_frame(log)], FORMAT)
    frame = result.records.frame
    assert frame["count"].sum() == 214
    assert list(frame["theme"]) == ["burglary", "weapons", "drugs", "robbery", "other"]
    assert set(frame["kind"]) == {"arrest"}
    assert result.unmapped == ()
    (other,) = [loss for loss in result.losses if loss.codes == ("Other offence",)]
    assert other.note.endswith("It may also be: violence, asb, vehicles.")


def test_joint_arrests_are_never_the_team_s():
    """Operation Gambler's 423 arrests were made with officers of another force."""
    log = pd.DataFrame(
        {
            "Date": "31/12/2020",
            "Result": "Arrest",
            "Number": [423, 1],
            "Whose work": ["Joint operation", "Team"],
        }
    )
    frame = converted([table_from_frame(log)], FORMAT).records.frame
    assert list(frame["attribution"]) == ["joint", "team"]


def test_a_stop_and_search_needs_no_offence():
    """The column is left empty, and nothing is supposed of it."""
    log = pd.DataFrame({"Date": ["30/06/2020"], "Result": ["Stop and search"], "Number": [279]})
    result = converted([table_from_frame(log)], FORMAT)
    assert pd.isna(result.records.frame["theme"].iloc[0])
    assert result.unmapped == ()


def test_the_note_says_that_no_paper_shows_the_log():
    """Nobody takes the headers for the borough's own, and no priority is supposed."""
    assert "not the borough's file layout" in FORMAT.note
    assert "priority" not in {
        name for column in FORMAT.code_columns for name in FORMAT.fields_of(column)
    }
