"""A borough's own log comes into the shared columns with no row or code lost in silence."""

from datetime import date

import attrs
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from s92kit.activity import (
    ACTIVITY,
    LocalColumn,
    LossKind,
    activity_from_frame,
    conversions_of,
    converted,
    joined,
    standing_activity,
)
from s92kit.plugins import catalogue_of
from s92kit.tables import check_tables, csv_from_text, table_from_frame
from s92kit.testing import walford

FORMAT = catalogue_of(walford).activity_format("walford")
ROW = {"Date": "2019-04-01", "What": "Arr", "Why": "ASB"}


def from_rows(*rows):
    """A conversion of rows, each an arrest for anti-social behaviour but for what it says."""
    return converted([table_from_frame(pd.DataFrame([ROW | row for row in rows]))], FORMAT)


def only(conversion):
    """The only record of a conversion, without what is missing."""
    (row,) = conversion.records.frame.to_dict("records")
    return {name: value for name, value in row.items() if not pd.isna(value)}


def test_a_row_in_the_shared_columns():
    """Codes become words, hours become minutes, and the codes stay beside them."""
    row = only(from_rows({"Ref": "W-1", "How many": "2", "Hours": "1.25", "Case": "CAD/77"}))
    assert row == {
        "id": "W-1",
        "day": pd.Timestamp("2019-04-01"),
        "borough": "walford",
        "team": "Town centre team",
        "priority": "walford/antisocial-behaviour",
        "theme": "asb",
        "kind": "arrest",
        "local_code": "Arr / ASB",
        "count": 2,
        "minutes": 75,
        "attribution": "team",
        "case_reference": "CAD/77",
        "source": "data frame",
    }


@pytest.mark.parametrize(("hours", "minutes"), [("0.025", 2), ("0.02", 1), ("0.5", 30), ("0", 0)])
def test_hours_become_whole_minutes_half_up(hours, minutes):
    """A minute and a half are two; an hour and a quarter are exact."""
    assert only(from_rows({"Hours": hours}))["minutes"] == minutes


def test_a_row_that_is_set_aside_counts_under_no_code():
    """A priority of another borough in a column of its own is no row of the shared record."""
    plan = LocalColumn(header="Plan", field="priority")
    codes = tuple(code for code in FORMAT.codes if code.column == "What")
    form = attrs.evolve(FORMAT, columns=(*FORMAT.columns, plan), codes=codes)
    rows = pd.DataFrame([ROW | {"Plan": f"{key}/violence"} for key in ("walford", "weatherfield")])
    result = converted([table_from_frame(rows.drop(columns="Why"))], form)
    assert [each.rule.code for each in result.problems] == ["activity/own-priority"]
    assert result.summary.rows_accepted == 1
    assert [(code.code, code.rows) for code in result.summary.codes] == [("Arr", 1)]


def test_the_records_keep_to_the_shared_contract():
    """Every column is there, in order, and holding them against it anew finds nothing."""
    frame = from_rows({"Hours": "2"}, {"What": "Nobody knows"}).records.frame
    assert tuple(frame.columns) == ACTIVITY.names
    again = activity_from_frame(frame)
    assert again.problems.counts == {}
    assert again.rows_accepted == 2


@pytest.mark.parametrize("code", ["arr", " ARR ", "Arr"])
def test_capitals_and_spaces_make_no_difference(code):
    """People do not type codes alike."""
    assert only(from_rows({"What": code}))["kind"] == "arrest"


def test_a_code_that_is_not_mapped_is_counted_and_its_rows_are_kept():
    """Most rows first; kind and theme say that they are not mapped."""
    result = from_rows(
        {"What": "Xyz"},
        {"What": "Xyz", "Date": "2019-05-01"},
        {"Why": "Noise"},
        {"What": "Abc", "Why": "Noise"},
    )
    assert [(code.column, code.code, code.rows) for code in result.unmapped] == [
        ("What", "Xyz", 2),
        ("Why", "Noise", 2),
        ("What", "Abc", 1),
    ]
    assert (result.unmapped[0].first_day, result.unmapped[0].last_day) == (
        date(2019, 4, 1),
        date(2019, 5, 1),
    )
    frame = result.records.frame
    assert list(frame["kind"]) == ["not mapped", "not mapped", "arrest", "not mapped"]
    assert list(frame["theme"]) == ["asb", "asb", "not mapped", "not mapped"]
    assert frame["local_code"].iloc[0] == "Xyz / ASB"
    assert frame["priority"].isna().tolist() == [False, False, True, True]
    assert result.summary.rows_set_aside == 0


def test_an_empty_code_of_another_column_is_nothing_and_no_unmapped_code():
    """A row need not be for a priority; it must be of a kind."""
    result = from_rows({"Why": ""}, {"What": ""})
    assert result.unmapped == ()
    assert pd.isna(result.records.frame["theme"].iloc[0])
    assert [(each.header, each.row) for each in result.problems] == [("What", 3)]


@pytest.mark.parametrize(
    ("day", "kind"), [("2019-09-30", "vehicle seized"), ("2019-10-01", "weapon seized")]
)
def test_a_code_means_what_it_meant_on_the_day(day, kind):
    """On both sides of the change."""
    assert only(from_rows({"What": "Seized", "Date": day}))["kind"] == kind


def test_a_change_of_meaning_is_a_loss_where_both_were_used():
    """The series before and after are not one; with rows of one side alone nothing is said."""
    both = from_rows(
        {"What": "Seized", "Date": "2019-09-30"}, {"What": "Seized", "Date": "2019-10-01"}
    )
    (loss,) = both.losses
    assert (loss.kind, loss.codes, loss.rows) == (LossKind.CHANGED, ("Seized",), 2)
    assert loss.becomes == "kind vehicle seized | kind weapon seized"
    assert from_rows({"What": "Seized"}).losses == ()


def test_codes_that_become_one_are_a_loss_where_both_were_used():
    """A verbal warning and another are no longer told apart."""
    (loss,) = from_rows({"What": "Warn"}, {"What": "Verbal warn"}, {"What": "warn"}).losses
    assert (loss.kind, set(loss.codes), loss.rows) == (
        LossKind.MERGED,
        {"Warn", "Verbal warn"},
        3,
    )
    assert from_rows({"What": "Warn"}).losses == ()


def test_a_code_that_stands_for_several_says_so_with_its_source():
    """Knives count under violence in Walford's plan."""
    (loss,) = from_rows({"Why": "Viol"}).losses
    assert (loss.kind, loss.becomes) == (
        LossKind.SPLIT,
        "priority walford/violence, theme violence",
    )
    assert loss.note.endswith("It may also be: weapons.")
    assert loss.sources[0].locator == "priority 2"


def test_a_word_that_does_not_mean_quite_the_same():
    """Violence in the home is not only against women and girls."""
    (loss,) = from_rows({"Why": "Home"}).losses
    assert loss.kind is LossKind.SHIFTED


def test_a_faulty_row_is_told_at_the_log_s_own_cell():
    """By the header and letter of the log, not of the shared columns."""
    text = "What,Date,Hours\nArr,2019-13-01,1\nArr,2019-04-01,many\nArr,2019-04-01,1\n"
    result = converted([csv_from_text(text, name="april.csv")], FORMAT)
    assert [(each.cell, each.header) for each in result.problems] == [
        ("april.csv!B2", "Date"),
        ("april.csv!C3", "Hours"),
    ]
    summary = result.summary
    assert (summary.rows_in, summary.rows_accepted, summary.rows_set_aside) == (3, 1, 2)
    assert {group.rule.code: group.count for group in summary.problems} == result.problems.counts


def test_a_column_that_the_format_does_not_name_is_not_read():
    """It is told, and nothing in it reaches the records."""
    result = from_rows({"Suspect": "Jo Smith"})
    assert "Jo Smith" not in str(result.records.frame.to_dict())
    assert "Suspect" in {each.header for each in result.problems}


def test_corrections_of_a_log_stand_as_in_any_record():
    """The converted records know their ids, days of recording and what they supersede."""
    result = from_rows(
        {"Ref": "a", "Entered": "2019-04-02"},
        {"Ref": "b", "What": "Pat", "Entered": "2019-05-01", "Corrects": "a"},
        {"Ref": "c", "Entered": "2019-05-01", "Corrects": "z"},
    )
    standing = standing_activity(result.records)
    assert list(standing.frame["kind"]) == ["patrol"]
    (problem,) = standing.problems
    assert problem.rule.code == "activity/correction-fits"
    assert problem.row == 4


def test_a_log_in_pieces_is_as_a_log_at_once(tmp_path):
    """Counts, losses and problems are those of the whole; the pieces' rows are all there."""
    rows = [
        ROW | {"What": what, "Date": f"2019-{month:02d}-01", "Hours": hours}
        for month in (4, 9, 10, 13)
        for what in ("Warn", "Verbal warn", "Seized", "Xyz")
        for hours in ("1", "x")
    ]
    file = tmp_path / "log.csv"
    pd.DataFrame(rows).to_csv(file, index=False)
    at_once = converted([csv_from_text(file.read_text("utf-8"), name="log.csv")], FORMAT)
    pieces = list(conversions_of([file], FORMAT, rows=5))
    summary = joined([piece.summary for piece in pieces])
    assert len(pieces) > 3
    assert summary.unmapped == at_once.summary.unmapped
    assert set(summary.losses) == set(at_once.summary.losses)
    assert (summary.rows_in, summary.rows_accepted) == (32, 12)
    assert {group.rule.code: group.count for group in summary.problems} == at_once.problems.counts
    whole = pd.concat([piece.records.frame.astype(object) for piece in pieces])
    assert list(whole["kind"]) == list(at_once.records.frame["kind"])


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["Arr", "warn", "Seized", "Xyz", "", "S&S"]),
            st.sampled_from(["ASB", "Viol", "Noise", ""]),
            st.sampled_from(["2019-09-30", "2019-10-01", "2019-02-30"]),
        ),
        min_size=1,
        max_size=30,
    ),
    st.randoms(),
)
def test_no_row_is_lost_and_order_never_matters(rows, chance):
    """Every accepted row is under a code that is counted, whichever order they come in."""
    given_rows = [{"What": what, "Why": why, "Date": day} for what, why, day in rows]
    result = from_rows(*given_rows)
    summary = result.summary
    assert summary.rows_in == len(rows) == summary.rows_accepted + summary.rows_set_aside
    by_kind = sum(code.rows for code in summary.codes if code.column == "What")
    assert by_kind == summary.rows_accepted
    chance.shuffle(given_rows)
    again = from_rows(*given_rows)
    key = lambda code: (code.column, code.code, code.rows, code.first_day, code.last_day)  # noqa: E731
    assert sorted(map(key, again.summary.codes)) == sorted(map(key, summary.codes))


def test_a_log_without_rows_is_an_empty_record():
    """Every column is there, and nothing is counted."""
    result = converted([csv_from_text("Date,What\n", name="empty.csv")], FORMAT)
    assert tuple(result.records.frame.columns) == ACTIVITY.names
    assert (result.summary.rows_in, result.summary.codes) == (0, ())
    assert check_tables([table_from_frame(result.records.frame)], ACTIVITY).rows_in == 0
