"""Designs whose areas are counted from a table of incidents."""

from __future__ import annotations

import random
from datetime import date, timedelta
from decimal import Decimal

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from s92kit.errors import InvalidValueError
from s92kit.evaluation import (
    Design,
    Locations,
    NearRepeatDesign,
    StudyArea,
    TopPlaces,
    counted_from,
    evaluate,
    incidents_from_frame,
    read_incidents,
)
from s92kit.findings import Outcome
from s92kit.periods import Period

BEFORE = Period.inclusive(date(2018, 4, 1), date(2018, 9, 30))
AFTER = Period.inclusive(date(2019, 4, 1), date(2019, 9, 30))
WHOLE = Period.inclusive(date(2018, 1, 1), date(2019, 12, 31))


def design(**parts):
    """Burglaries at two places beside one."""
    given_ = {
        "id": "walford/burglary-2019",
        "title": "Did burglaries fall?",
        "measure": "burglaries",
        "action": "Patrols.",
        "before": BEFORE,
        "after": AFTER,
        "coverage": WHOLE,
        "locations": Locations.EXACT,
        "treated": StudyArea(title="Market", places=("HS-1", "HS-2")),
        "control": StudyArea(title="High street", places=("HS-3",)),
    }
    return Design(**(given_ | parts))


def frame(rows=400, seed=1):
    """Incidents that fall where and when they will."""
    chance = random.Random(seed)  # noqa: S311 - scattered, not secret
    days = [date(2018, 1, 1) + timedelta(chance.randrange(730)) for _ in range(rows)]
    return pd.DataFrame(
        {
            "day": [day.isoformat() for day in days],
            "place": [f"HS-{chance.randrange(1, 6)}" for _ in range(rows)],
            "easting": [530_000 + chance.randrange(2000) for _ in range(rows)],
            "northing": [180_000 + chance.randrange(2000) for _ in range(rows)],
        }
    )


def answer(result, code):
    """The outcomes of one rule."""
    return [each.outcome for each in result.findings if each.code == f"evaluation/{code}"]


def test_counts_are_those_of_the_places_and_days():
    """Each incident of an area's places counts in the time whose days it is in, ends included."""
    rows = pd.DataFrame(
        {
            "day": [
                *("2018-03-31", "2018-04-01", "2018-09-30", "2018-10-01"),
                *("2019-04-01", "2019-09-30", "2019-10-01", "2018-05-05"),
            ],
            "place": ["HS-1"] * 7 + ["HS-3"],
            "count": [50, 1, 2, 50, 4, 8, 50, 3],
        }
    )
    counted = counted_from(design(), incidents_from_frame(rows))
    assert counted.treated.counts == (3, 12)
    assert counted.treated.before_months == (1, 0, 0, 0, 0, 2)
    assert counted.control.counts == (3, 0)


def test_an_area_with_its_own_counts_keeps_them():
    """Only areas that list places are counted."""
    control = StudyArea(title="High street", before=30, after=31)
    counted = counted_from(design(control=control), incidents_from_frame(frame()))
    assert counted.control == control


def test_counts_and_places_together_are_refused():
    """Nobody could tell which of the two was meant; a table need not be there to tell that."""
    for counts in ({"before": 3}, {"after_months": (1, 2)}):
        with pytest.raises(InvalidValueError, match="leave its counts out"):
            StudyArea(title="Market", places=("HS-1",), **counts)


def test_parts_of_months_are_not_taken_for_months():
    """A month cut short would seem to vary."""
    before = Period.inclusive(date(2018, 4, 10), date(2018, 9, 12))
    counted = counted_from(design(before=before), incidents_from_frame(frame()))
    assert counted.treated.before_months == ()
    assert counted.treated.before is not None
    assert len(counted.treated.after_months) == 6


def test_a_time_that_is_not_stated_is_not_counted():
    """Its count is not known, which is not nought."""
    counted = counted_from(design(before=None), incidents_from_frame(frame()))
    assert counted.treated.before is None
    assert counted.treated.after > 0


@settings(max_examples=15, deadline=None)
@given(st.randoms(use_true_random=False))
def test_the_order_of_rows_never_matters(shuffled):
    """A table in another order gives the same evaluation, word for word."""
    rows = frame()
    order = list(range(len(rows)))
    shuffled.shuffle(order)
    asked = design(
        top_places=TopPlaces(places=20, top_per_cent=Decimal(10)),
        near_repeat=NearRepeatDesign(metres=(0, 200), days=(7,), shuffles=9),
    )
    assert evaluate(asked, incidents_from_frame(rows)) == evaluate(
        asked, incidents_from_frame(rows.iloc[order].reset_index(drop=True))
    )


def test_a_row_that_cannot_be_read_stops_the_evaluation():
    """The counts may be short, so nothing is told from them."""
    rows = frame()
    rows.loc[4, "day"] = "2018-13-01"
    result = evaluate(design(), incidents_from_frame(rows))
    assert answer(result, "rows-counted") == [Outcome.NOT_MET]
    assert result.change.outcome is Outcome.UNDETERMINED
    assert "1 of 400 rows cannot be read" in result.change.message
    assert result.estimates == ()


@pytest.mark.parametrize(
    ("coverage", "outcome"),
    [
        (WHOLE, Outcome.MET),
        (Period.inclusive(date(2018, 4, 2), date(2019, 12, 31)), Outcome.NOT_MET),
        (None, Outcome.UNDETERMINED),
    ],
)
def test_days_that_nobody_sent_are_not_days_without_incidents(coverage, outcome):
    """Where the table does not cover the days, or nobody says that it does, nothing is told."""
    result = evaluate(design(coverage=coverage), incidents_from_frame(frame()))
    assert answer(result, "data-cover") == [outcome]
    assert (result.change.outcome is Outcome.UNDETERMINED) is (outcome is not Outcome.MET)


def test_a_place_that_is_nowhere_in_the_table_is_told():
    """It may be misspelt; the nearest name is suggested."""
    treated = StudyArea(title="Market", places=("HS-1", "HS2"))
    result = evaluate(design(treated=treated), incidents_from_frame(frame()))
    (finding,) = [each for each in result.findings if each.code == "evaluation/places-known"]
    assert "No incident is at 'HS2', of Market. Did you mean 'HS-2'?" in finding.message


def test_places_without_a_table_are_not_counted_as_none():
    """The design waits for its table."""
    result = evaluate(design())
    assert answer(result, "counts-stated") == [Outcome.UNDETERMINED, Outcome.UNDETERMINED]
    assert "is to be counted from a table of incidents" in result.change.message


def test_hot_spots_and_near_repeats_are_told_from_exact_places():
    """Both questions are answered, and incidents off the grid are told as left out."""
    rows = frame()
    rows.loc[:9, ["easting", "northing"]] = None
    asked = design(
        top_places=TopPlaces(places=20, top_per_cent=Decimal(5)),
        near_repeat=NearRepeatDesign(metres=(200,), days=(7,), shuffles=9),
    )
    result = evaluate(asked, incidents_from_frame(rows))
    assert 20 < result.top_places.value < 40
    assert result.near_repeat.events == 390
    assert answer(result, "points-known") == [Outcome.NOT_MET]


def test_hot_spots_are_not_told_from_moved_points():
    """Neither question is answered where places were moved to a list of points."""
    asked = design(
        locations=Locations.SNAPPED,
        top_places=TopPlaces(places=20, top_per_cent=Decimal(5)),
        near_repeat=NearRepeatDesign(),
    )
    result = evaluate(asked, incidents_from_frame(frame()))
    assert (result.top_places, result.near_repeat) == (None, None)
    assert answer(result, "exact-places") == [Outcome.NOT_MET]


def test_files_are_read_together(tmp_path):
    """Two files of half the rows each are the table."""
    rows = frame()
    rows[:200].to_csv(tmp_path / "first.csv", index=False)
    rows[200:].to_csv(tmp_path / "second.csv", index=False)
    together = read_incidents([tmp_path / "first.csv", tmp_path / "second.csv"])
    assert together.by_day == incidents_from_frame(rows).by_day
    assert not together.problems
