"""A record of activity is checked by itself, and stands until a later one corrects it."""

from datetime import date

import jsonschema
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from s92kit.activity import (
    ACTIVITY,
    ActivityKind,
    activity_from_frame,
    activity_kind_named,
    read_activity,
    standing_activity,
)
from s92kit.errors import InvalidValueError, UnknownNameError
from s92kit.periods import Period
from s92kit.tables import record_schema
from s92kit.themes import Theme, theme_named

ARREST = {"day": "2019-04-01", "borough": "walford", "kind": "arrest"}


def log(*rows):
    """Records of activity from rows, each an arrest but for what it says."""
    return activity_from_frame(pd.DataFrame([ARREST | row for row in rows]), name="log")


def test_a_record_needs_its_day_borough_and_kind_alone():
    """A count that is left out is one; nothing else is supposed."""
    (row,) = log({}).frame.to_dict("records")
    assert row["count"] == 1
    unknown = {name for name in ACTIVITY.names if pd.isna(row[name])}
    assert unknown == set(ACTIVITY.names) - {"day", "borough", "kind", "count"}


@pytest.mark.parametrize(
    ("cells", "header", "code"),
    [
        ({"kind": "arest"}, "kind", "tables/unknown-option"),
        ({"theme": "noise"}, "theme", "tables/unknown-option"),
        ({"outcome": "freed"}, "outcome", "tables/unknown-option"),
        ({"attribution": "everybody"}, "attribution", "tables/unknown-option"),
        ({"borough": "Walford Town"}, "borough", "tables/wrong-form"),
        ({"priority": "violence"}, "priority", "tables/wrong-form"),
        ({"priority": "weatherfield/violence"}, "priority", "activity/own-priority"),
        ({"case_reference": "Jo Smith"}, "case_reference", "tables/wrong-form"),
        ({"place": "12 High Street"}, "place", "tables/wrong-form"),
        ({"count": -1}, "count", "tables/out-of-bounds"),
        ({"recorded_on": "2019-03-31"}, "day", "tables/wrong-order"),
        ({"kind": "not mapped"}, "local_code", "tables/needed-value"),
        ({"supersedes": "a"}, "recorded_on", "tables/needed-value"),
    ],
)
def test_a_faulty_record_is_told_and_set_aside(cells, header, code):
    """One bad example for each rule; the good row beside it stays."""
    read = log(cells, {})
    assert [(each.header, each.row) for each in read.problems] == [(header, 2)]
    assert read.problems.counts.keys() == {code}
    assert (read.rows_in, read.rows_accepted, read.rows_set_aside) == (2, 1, 1)


def test_a_case_reference_is_never_repeated_in_a_message():
    """What stands where a reference belongs may be a name."""
    (problem,) = log({"case_reference": "Smith"}).problems
    assert "Smith" not in f"{problem.message} {problem.mend} {problem.value}"


@pytest.mark.parametrize("cells", [{"minutes": 2000}, {"kind": "cash seized"}, {"officers": 200}])
def test_what_is_unusual_is_kept_as_a_query(cells):
    """A long day, many officers, or cash without a sum may be right."""
    read = log(cells)
    assert (read.rows_accepted, len(read.problems)) == (1, 1)


def test_the_contract_is_a_schema_too():
    """The same definition checks a record as JSON, for partners who send that."""
    schema = record_schema(ACTIVITY)
    validator = jsonschema.Draft202012Validator(schema)
    assert schema["$id"] == "urn:s92kit:activity-record:1"
    assert validator.is_valid(ARREST | {"count": 2, "theme": "violence"})
    assert not validator.is_valid(ARREST | {"name": "somebody"})
    assert not validator.is_valid(ARREST | {"kind": "arest"})


def test_no_column_is_for_a_person():
    """Names, dates of birth, addresses and vehicle marks have no place."""
    words = {word for name in ACTIVITY.names for word in name.split("_")}
    assert not words & {"name", "birth", "dob", "address", "postcode", "mark", "phone", "email"}


def test_a_correction_changes_what_is_known_and_not_what_was_known():
    """An arrest that was a caution, as known before and after it was mended."""
    read = log(
        {"id": "a", "recorded_on": "2019-04-02"},
        {"id": "b", "kind": "caution", "recorded_on": "2019-05-01", "supersedes": "a"},
    )
    before = standing_activity(read, known_on=date(2019, 4, 30))
    after = standing_activity(read)
    assert list(before.frame["kind"]) == ["arrest"]
    assert list(after.frame["kind"]) == ["caution"]
    assert (before.rows.not_yet_known, after.rows.superseded) == (1, 1)


def test_a_correction_of_a_correction():
    """Only the last stands."""
    read = log(
        {"id": "a", "recorded_on": "2019-04-02"},
        {"id": "b", "recorded_on": "2019-05-01", "supersedes": "a"},
        {"id": "c", "count": 3, "recorded_on": "2019-06-01", "supersedes": "b"},
    )
    assert list(standing_activity(read).frame["count"]) == [3]


@pytest.mark.parametrize(
    ("rows", "code", "left"),
    [
        ([{"id": "a"}, {"id": "a"}, {}], "activity/one-id", 1),
        (
            [{"id": "a"}, {"id": "b", "supersedes": "z", "recorded_on": "2019-05-01"}],
            "activity/correction-fits",
            1,
        ),
        (
            [
                {"id": "a", "recorded_on": "2019-06-01"},
                {"id": "b", "supersedes": "a", "recorded_on": "2019-05-01"},
            ],
            "activity/correction-fits",
            1,
        ),
        (
            [
                {"id": "a", "supersedes": "b", "recorded_on": "2019-05-01"},
                {"id": "b", "supersedes": "a", "recorded_on": "2019-05-01"},
                {},
            ],
            "activity/correction-fits",
            1,
        ),
    ],
)
def test_ids_and_corrections_that_do_not_fit(rows, code, left):
    """Two rows of one id, a correction of nothing, before its time, or in a circle."""
    standing = standing_activity(log(*rows))
    assert set(standing.problems.counts) == {code}
    assert len(standing.frame) == left
    assert standing.rows.set_aside == len(rows) - left


def test_what_was_known_needs_the_days_of_recording():
    """A day cannot be asked about where a row does not say when it was recorded."""
    with pytest.raises(InvalidValueError, match="recorded_on"):
        standing_activity(log({}), known_on=date(2019, 5, 1))


def test_a_period_holds_its_first_and_last_day():
    """A day before and a day after are of other periods."""
    read = log(*({"day": day} for day in ("2019-03-31", "2019-04-01", "2019-06-30", "2019-07-01")))
    quarter = Period.inclusive(date(2019, 4, 1), date(2019, 6, 30))
    standing = standing_activity(read, period=quarter)
    assert len(standing.frame) == 2
    assert (standing.rows.counted, standing.rows.outside_period) == (2, 2)


@given(
    st.lists(
        st.tuples(st.integers(0, 9), st.integers(0, 60), st.sampled_from(["", "0", "3", "7"])),
        max_size=12,
    ),
    st.none() | st.integers(0, 70),
)
def test_every_row_is_accounted_for(rows, known):
    """Counted, set aside, superseded, not yet known and of other days are all that were read."""
    days = [str(day.date()) for day in pd.date_range("2019-05-01", periods=71)]
    read = log(
        {"recorded_on": "2019-05-01", "day": "2019-03-01"},
        *({"id": str(name), "recorded_on": days[at], "supersedes": old} for name, at, old in rows),
    )
    known_on = None if known is None else date.fromisoformat(days[known])
    period = Period.inclusive(date(2019, 4, 1), date(2019, 4, 1))
    account = standing_activity(read, known_on=known_on, period=period).rows
    parts = (
        account.counted,
        account.set_aside,
        account.superseded,
        account.not_yet_known,
        account.outside_period,
    )
    assert account.read == sum(parts) == len(rows) + 1
    assert min(parts) >= 0


def test_records_from_files_name_the_file_and_its_notes(tmp_path):
    """A file that says it is made up says so in every source."""
    file = tmp_path / "april.csv"
    file.write_text("# Made up\nday,borough,kind\n2019-04-01,walford,arrest\n", encoding="utf-8")
    (source,) = read_activity([file]).sources
    assert source.cited == "Activity record april.csv, undated, Made up; rows 3 to 3"


def test_what_counts_people_and_what_does_not():
    """Arrests and referrals are people; patrols, vehicles and brothels are not."""
    people = {kind for kind in ActivityKind if kind.counts_people}
    assert {ActivityKind.ARREST, ActivityKind.FIXED_PENALTY_NOTICE} < people
    assert {ActivityKind.OTHER_REFERRAL, ActivityKind.NOT_MAPPED} < people
    assert not people & {
        ActivityKind.PATROL,
        ActivityKind.VEHICLE_SEIZED,
        ActivityKind.BROTHEL_CLOSED,
        ActivityKind.COMMUNITY_MEETING,
    }


def test_kinds_and_themes_by_name():
    """Whichever case they are in; a slip suggests the nearest."""
    assert activity_kind_named("Stop and Search") is ActivityKind.STOP_AND_SEARCH
    assert theme_named("VAWG") is Theme.VAWG
    with pytest.raises(UnknownNameError, match="Did you mean 'arrest'"):
        activity_kind_named("arest")
    with pytest.raises(UnknownNameError, match="Did you mean 'gangs'"):
        theme_named("gang")
