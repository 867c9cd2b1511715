"""A log in the shape of what Brent's review counts, and what the review itself warns of."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest

import s92kit_brent
from s92kit.activity import ActivityKind, LossKind, converted
from s92kit.plugins import catalogue_of
from s92kit.tables import table_from_frame
from s92kit.themes import Theme

CATALOGUE = catalogue_of(s92kit_brent)
FORMAT = CATALOGUE.activity_format("brent")
ROW = {"Date": "01/11/2017", "Priority": "Gangs", "Activity": "Incident"}


def from_rows(*rows):
    """A conversion of made-up rows."""
    return converted([table_from_frame(pd.DataFrame([ROW | row for row in rows]))], FORMAT)


def test_the_note_says_that_no_paper_shows_the_log():
    """Nobody takes the headers for the borough's own."""
    assert "not the borough's file layout" in FORMAT.note


def test_each_of_the_review_s_priorities_is_a_code():
    """All eight, each under its own id."""
    (plan,) = CATALOGUE.frameworks
    mapped = {code.meanings[0].priority for code in FORMAT.codes_in("Priority")}
    assert mapped == {priority.id for priority in plan.priorities}


def test_what_the_review_counts_is_there():
    """Warnings under orders, notices, money recovered, prosecutions, visits to brothels."""
    kinds = {code.meanings[0].kind for code in FORMAT.codes_in("Activity")}
    assert kinds >= {
        ActivityKind.INCIDENT,
        ActivityKind.ORDER_WARNING,
        ActivityKind.FIXED_PENALTY_NOTICE,
        ActivityKind.MONEY_RECOVERED,
        ActivityKind.PROSECUTION,
        ActivityKind.BROTHEL_VISITED,
        ActivityKind.BROTHEL_WARNING,
        ActivityKind.COMMUNITY_PROTECTION_NOTICE,
    }


def test_violence_recorded_under_gangs_is_shown_as_a_loss():
    """Paragraphs 3.22 and 3.23: knife carriers and weapon sweeps are counted under Gangs."""
    result = from_rows({"Activity": "Weapon sweep"}, {}, {"Priority": "Violence with Injury"})
    by_codes = {loss.codes: loss for loss in result.losses}
    gangs = by_codes["Gangs",]
    assert (gangs.kind, gangs.rows) == (LossKind.SPLIT, 2)
    assert "It may also be: violence, weapons." in gangs.note
    assert gangs.sources[0].locator == "paragraphs 3.22 and 3.23"
    assert by_codes["Violence with Injury",].kind is LossKind.SHIFTED
    assert result.records.frame["theme"].iloc[0] == Theme.GANGS


@pytest.mark.parametrize(
    ("day", "power"),
    [
        ("19/10/2017", None),
        ("20/10/2017", "brent/street-drinking"),
        ("19/10/2023", "brent/street-drinking"),
        ("20/10/2023", None),
    ],
)
def test_an_order_s_name_is_mapped_for_the_days_of_the_borough_wide_order(day, power):
    """Six pilot orders came before it, and it ended, so on other days the code is not mapped."""
    result = from_rows({"Date": day, "Order": "Street drinking", "Activity": "PSPO warning"})
    (used,) = result.records.frame["power"]
    assert (None if pd.isna(used) else used) == power
    assert [code.code for code in result.unmapped] == ([] if power else ["Street drinking"])


def test_pounds_become_pence():
    """To the penny, and a row says whose work it was."""
    result = from_rows({"Activity": "Fine recovered", "Amount": "75.50"})
    (row,) = result.records.frame.to_dict("records")
    assert (row["amount_pence"], row["attribution"]) == (7550, "team")
    assert row["day"].date() == date(2017, 11, 1)
