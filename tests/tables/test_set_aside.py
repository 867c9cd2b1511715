"""The rows set aside are given back as they were read, each with its reasons and mends."""

import csv
import io

from hypothesis import given
from hypothesis import strategies as st

from s92kit.tables import (
    MASK,
    Column,
    Kind,
    TableContract,
    check_tables,
    csv_from_text,
    screen_tables,
    set_aside,
)

DUTY = TableContract(
    title="Duties",
    columns=(
        Column(
            name="officer",
            kind=Kind.TEXT,
            meaning="A reference.",
            pattern="P-[0-9]+",
            pattern_in_words="Write a reference, such as P-0042.",
            private=True,
        ),
        Column(name="day", kind=Kind.DAY, meaning="The day.", required=True),
        Column(name="minutes", kind=Kind.WHOLE, meaning="Minutes.", least=1, most=1440),
        Column(name="note", kind=Kind.TEXT, meaning="Anything."),
    ),
)


def aside_of(*texts, contract=DUTY):
    """What is set aside of CSV texts, and what came of checking them."""
    tables = [csv_from_text(text, name=f"{at}.csv") for at, text in enumerate(texts, 1)]
    screened = screen_tables(tables, contract)
    checked = screened.held_against(check_tables(screened.tables, contract))
    return set_aside(screened.tables, checked), checked


def test_a_row_comes_back_with_every_reason_and_mend():
    """As it was read, with the file and row that it stood in."""
    aside, _ = aside_of(
        "note,officer,day,minutes\nok,P-1,2019-04-01,480\n=1+1,P-2,2019-04-31,4800\n"
    )
    assert aside.headers == ("file", "row", "officer", "day", "minutes", "note", "reasons", "mends")
    ((file, row, officer, day, minutes, note, reasons, mends),) = aside.rows
    assert (file, row) == ("1.csv", "3")
    assert (officer, day, minutes, note) == ("P-2", "2019-04-31", "4800", "=1+1")
    assert "day: '2019-04-31' is no day." in reasons
    assert "minutes: 4,800 is too many." in reasons
    assert "The most is 1,440" in mends


def test_the_file_says_how_many_rows_there_were_and_runs_nothing():
    """The account stands above the header; a cell like a formula is a text."""
    aside, checked = aside_of("note,day\n=1+1,never\nok,2019-04-01\n")
    assert aside.account == "2 rows read = 1 accepted + 1 set aside"
    lines = list(csv.reader(io.StringIO(aside.csv.removeprefix("\ufeff"))))
    assert lines[0] == [f"# {aside.account}"]
    assert lines[2][lines[1].index("note")] == "'=1+1"
    assert len(lines) - 2 == checked.rows_set_aside


def test_a_row_that_could_not_be_cut_into_cells_comes_back_too():
    """Nothing of it is lost, the surplus included."""
    aside, checked = aside_of("officer,day\nP-1,2019-04-01,left,over\nP-2\nP-3,2019-04-01\n")
    assert checked.rows_set_aside == len(aside.rows) == 2
    assert aside.headers[-3:] == ("more_cells", "reasons", "mends")
    assert aside.rows[0][:5] == ("1.csv", "2", "P-1", "2019-04-01", "left | over")
    assert "4 cells" in aside.rows[0][5]
    assert aside.rows[1][:4] == ("1.csv", "3", "P-2", "")


def test_a_missing_column_is_the_reason_of_each_row_without_another():
    """The header is at fault, so that no row of the file stays."""
    aside, _ = aside_of("officer\nP-1\nP-2\n")
    assert [row[1] for row in aside.rows] == ["2", "3"]
    assert all("There is no column 'day'." in row[-2] for row in aside.rows)


def test_columns_without_a_place_are_left_out():
    """They were not read, and may hold anything."""
    aside, _ = aside_of("officer,day,colour\nP-1,never,blue\n")
    assert "colour" not in aside.headers
    assert "blue" not in aside.csv


def test_what_is_masked_stays_masked():
    """A name in place of a reference too, which has no sign of a name."""
    aside, _ = aside_of("officer,day,note\nSecretone,2019-04-01,\nP-1,2019-04-01,PC Secrettwo\n")
    assert [row[2] for row in aside.rows] == [MASK, "P-1"]
    assert "Secret" not in aside.csv


def test_a_private_cell_is_masked_even_where_nobody_screened_the_table():
    """Nothing that its message leaves out is told by its row."""
    table = csv_from_text("officer,day\nSecretone,2019-04-01\n", name="1.csv")
    aside = set_aside([table], check_tables([table], DUTY))
    assert aside.rows[0][2] == MASK


def test_the_rows_of_several_files_come_in_their_order():
    """Each with its own file and row, in the order in which they were read."""
    aside, _ = aside_of(
        "officer,day\nP-1,never\nP-1\nP-1,2019-04-01\nP-2,never\n", "day\n2019-04-01\nnever\n"
    )
    assert [row[:2] for row in aside.rows] == [
        ("1.csv", "2"),
        ("1.csv", "3"),
        ("1.csv", "5"),
        ("2.csv", "3"),
    ]


CELL = st.sampled_from(["P-1", "2019-04-01", "never", "480", "", "E3 4AB", "=1", "a b"])


@given(st.lists(st.lists(CELL, min_size=1, max_size=5), max_size=8))
def test_rows_in_are_rows_accepted_and_rows_in_the_file(rows):
    """Whatever the rows, none is lost and none is there twice, and each has a reason."""
    stream = io.StringIO()
    csv.writer(stream, lineterminator="\n").writerows(
        [["officer", "day", "minutes", "note"], *rows]
    )
    aside, checked = aside_of(stream.getvalue())
    assert len(aside.rows) == checked.rows_set_aside
    assert checked.rows_in == checked.rows_accepted + len(aside.rows)
    assert len({row[:2] for row in aside.rows}) == len(aside.rows)
    assert all(row[-2] for row in aside.rows)
    assert "E3 4AB" not in aside.csv
