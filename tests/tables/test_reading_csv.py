"""CSV files as offices save them are read whole: encodings, delimiters, titles and odd rows."""

import io

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from s92kit.errors import InvalidValueError
from s92kit.tables import (
    Column,
    Kind,
    TableContract,
    _csv,
    _rectangle,
    check_tables,
    csv_from_text,
    read_csv,
    read_pieces,
)

ROWS = [("day", "ward", "note"), ("2019-04-01", "Walford North", "£5 – café")]


def written(tmp_path, data):
    """A file of these bytes."""
    path = tmp_path / "log.csv"
    path.write_bytes(data)
    return path


def texts(table):
    """The cells, column by column."""
    return [[str(cell) for cell in column] for column in table.cells]


def as_csv(delimiter):
    """The rows as text."""
    return "\r\n".join(delimiter.join(row) for row in ROWS) + "\r\n"


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be", "cp1252"])
def test_a_file_is_read_whatever_office_saved_it(tmp_path, delimiter, encoding):
    """Each encoding and delimiter gives the same table; only Windows-1252 is guessed."""
    data = as_csv(delimiter).encode(encoding)
    table = read_csv(written(tmp_path, data))
    assert (table.headers, texts(table)) == (ROWS[0], [[cell] for cell in ROWS[1]])
    guessed = encoding == "cp1252"
    assert list(table.queries.counts) == ["tables/guessed-encoding"] * guessed


def test_a_file_with_lines_in_two_encodings_is_read_line_by_line(tmp_path):
    """A ledger pasted together keeps the pound signs of both, and tells how many were guessed."""
    data = b"payee,sum\n" + "Walford,£5\n".encode() + "Walford,£6\n".encode("cp1252")
    table = read_csv(written(tmp_path, data))
    assert texts(table)[1] == ["£5", "£6"]
    (query,) = table.queries
    assert "1 lines are not UTF-8" in query.message
    assert query.row == 3


def test_characters_that_no_encoding_has_are_counted(tmp_path):
    """A byte that Windows-1252 has not is lost, and said to be."""
    table = read_csv(written(tmp_path, b"day,ward\n2019-04-01,\x81\xff\n"))
    assert "1 characters are in neither and are lost" in table.queries.items[0].message


def test_a_mark_that_the_text_does_not_keep_to_is_refused(tmp_path):
    """UTF-16 with half a character at its end is damaged."""
    with pytest.raises(InvalidValueError, match="marked as UTF-16"):
        read_csv(written(tmp_path, "day,ward".encode("utf-16") + b"\x00"))


def test_stray_nul_characters_are_left_out_and_told(tmp_path):
    """They are counted with the line of the first."""
    table = read_csv(written(tmp_path, b"day,minutes\n2019-04-01,4\x0080\n"))
    assert texts(table)[1] == ["480"]
    assert table.queries.items[0].message.startswith("1 NUL characters")


def test_titles_above_the_header_are_passed_over_and_told():
    """The header is the row with the expected names; a person is asked to confirm it."""
    text = "Walford patrols, April\n\nward,minutes\nNorth,480\n"
    table = csv_from_text(text, name="log.csv", expected=("ward", "minutes"))
    assert (table.headers, table.header_row, table.rows.tolist()) == (("ward", "minutes"), 3, [4])
    assert table.notes == ("Walford patrols, April",)
    assert [query.cell for query in table.queries] == ["log.csv!A3"]


def test_a_header_is_found_whatever_its_case_and_delimiter():
    """Of several delimiters the one that yields the expected names is taken."""
    text = "a, b, c, d\nWARD;Minutes_worked\nNorth;480\n"
    table = csv_from_text(text, name="log.csv", expected=("ward", "minutes worked"))
    assert table.headers == ("WARD", "Minutes_worked")


def test_excel_may_declare_the_delimiter():
    """The line with which Excel declares it is no row."""
    table = csv_from_text("sep=;\nward;minutes\nNorth;480\n", name="log.csv")
    assert (table.headers, table.rows.tolist()) == (("ward", "minutes"), [3])


def test_ragged_rows_are_set_aside_with_what_stands_in_them():
    """Neither a row too short nor one too long is lost; blank rows are passed over."""
    text = "ward,minutes\nNorth,480\nSouth\n,\n\nEast,1,2\nWest,60\n"
    table = csv_from_text(text, name="log.csv")
    assert table.rows.tolist() == [2, 7]
    assert [(row.row, row.cells) for row in table.aside] == [
        (3, ("South",)),
        (6, ("East", "1", "2")),
    ]
    assert [problem.cell for problem in table.problems] == ["log.csv!B3", "log.csv!C6"]
    assert table.rows_in == 4


def test_a_quoted_cell_may_hold_delimiters_lines_and_quotation_marks():
    """Rows are counted as a spreadsheet counts them, and not by lines."""
    text = 'ward,note\nNorth,"one, ""two""\nthree"\nSouth\nEast,x\n'
    table = csv_from_text(text, name="log.csv")
    assert texts(table) == [["North", "East"], ['one, "two"\nthree', "x"]]
    assert table.rows.tolist() == [2, 4]
    assert [row.row for row in table.aside] == [3]


def test_a_quotation_mark_within_a_cell_is_text():
    """An inch is no quotation."""
    table = csv_from_text('ward,note\nNorth,5" nails\n', name="log.csv")
    assert texts(table)[1] == ['5" nails']


def test_words_that_some_libraries_take_for_missing_are_text():
    """NA, null and NaN are what they are, in a long file as in a short one."""
    text = "ward,note\n" + "NA,null\nNaN,x\n" * 40_000
    table = csv_from_text(text, name="log.csv")
    assert {str(cell) for cell in table.cells[0]} == {"NA", "NaN"}
    assert len(table.rows) == 80_000


def test_a_header_of_more_columns_than_a_sheet_has_is_refused():
    """A damaged file does not make a table of a hundred thousand columns."""
    with pytest.raises(InvalidValueError, match="at most 16,384"):
        csv_from_text("," * 100_000, name="log.csv")


@pytest.mark.parametrize("without", ["pyarrow", "neither"])
def test_long_files_are_the_same_by_either_reader(monkeypatch, without):
    """With pyarrow and without it, a long file gives the same rows, problems and numbers."""
    lines = [f"A-{at},{at % 7},ward {at % 3} ," for at in range(30_000)]
    lines[20_000] = "A-x,1"
    lines[25_000] = ""
    text = "id,minutes,ward,note\n" + "\n".join(lines)
    fast = csv_from_text(text, name="log.csv")
    if without == "pyarrow":

        def missing(*_given, **_more):
            raise ImportError

        monkeypatch.setattr(_rectangle, "_by_arrow", missing)
    monkeypatch.setattr(_csv, "even_cells", lambda *_: None)
    slow = csv_from_text(text, name="log.csv")
    assert fast.rows.tolist() == slow.rows.tolist()
    assert texts(fast) == texts(slow)
    assert [row.row for row in slow.aside] == [20_002]


def test_a_long_even_file_takes_the_short_way(monkeypatch):
    """What is read in blocks at once is what is read row by row."""
    text = "id,ward\n" + "".join(f"A-{at}, W{at % 5}\n" for at in range(40_000))
    fast = csv_from_text(text, name="log.csv")
    monkeypatch.setattr(_csv, "even_cells", lambda *_: None)
    assert texts(fast) == texts(csv_from_text(text, name="log.csv"))


CELL = st.text(alphabet='ab1 ,;"\n£é-', max_size=6)


@given(st.lists(st.tuples(CELL, CELL, CELL), min_size=1, max_size=12))
def test_what_a_writer_of_csv_writes_is_what_is_read(rows):
    """Any cells come back as they were, but for the space around them and blank rows."""
    import csv

    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(("one", "two", "three"))
    writer.writerows(rows)
    table = csv_from_text(stream.getvalue(), name="log.csv")
    expected = [tuple(cell.strip() for cell in row) for row in rows]
    assert list(zip(*texts(table), strict=True)) == [row for row in expected if any(row)]


@settings(max_examples=60)
@given(
    st.lists(st.tuples(CELL, CELL), max_size=40),
    st.integers(1, 9),
    st.integers(1, 64),
    st.sampled_from(["utf-8", "utf-16", "cp1252"]),
)
def test_pieces_are_the_whole(tmp_path_factory, rows, size, block, encoding):
    """However a file is cut, its pieces hold the same rows under the same numbers."""
    import csv

    from s92kit.tables import _read_pieces

    path = tmp_path_factory.mktemp("pieces") / "log.csv"
    with path.open("w", encoding=encoding, newline="", errors="replace") as stream:
        csv.writer(stream).writerows([("one", "two"), *rows])
    whole = read_csv(path)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(_read_pieces, "_BLOCK", block)
        patch.setattr(_read_pieces, "_HEAD", 1)
        pieces = list(read_pieces(path, rows=size))
    assert np.concatenate([piece.rows for piece in pieces]).tolist() == whole.rows.tolist()
    together = [[cell for piece in pieces for cell in texts(piece)[at]] for at in range(2)]
    assert together == texts(whole)
    assert all(piece.headers == whole.headers for piece in pieces)
    assert all(len(piece.rows) <= size for piece in pieces)


LEDGER = [("1,234", 1234), ("(5)", -5), ("(1,234)", -1234), ("-1,234,567", -1234567), ("480", 480)]


@pytest.mark.parametrize(("written", "number"), LEDGER)
def test_a_number_is_read_as_ledgers_write_it(written, number):
    """Thousands marks are passed over, and brackets are a minus."""
    column = Column(name="n", kind=Kind.WHOLE, meaning="A number.")
    table = csv_from_text(f'n\n"{written}"\n', name="ledger.csv")
    assert (
        check_tables([table], TableContract(title="n", columns=(column,))).frame["n"][0] == number
    )


@pytest.mark.parametrize("written", ["12,34", "(5", "5)", "(-5)", "1,2345", "£5", "1 234", ",123"])
def test_what_only_looks_like_a_number_is_refused(written):
    """A mark in another place is a slip or another country's decimals; hours are no money."""
    column = Column(name="n", kind=Kind.DECIMAL, unit="hours", meaning="Hours.")
    table = csv_from_text(f'n\n"{written}"\n', name="ledger.csv")
    checked = check_tables([table], TableContract(title="n", columns=(column,)))
    assert (checked.rows_accepted, len(checked.problems)) == (0, 1)


def test_a_pound_sign_stands_where_a_column_is_money():
    """Also within the brackets of a negative sum; a sum too large is told in plain figures."""
    column = Column(name="n", kind=Kind.DECIMAL, unit="pounds", most=2_000, meaning="A sum.")
    table = csv_from_text('n\n"£1,234.50"\n(£2.00)\n"£9,999"\n', name="ledger.csv")
    checked = check_tables([table], TableContract(title="n", columns=(column,)))
    assert [str(sum_) for sum_ in checked.frame["n"]] == ["1234.50", "-2.00"]
    assert checked.problems.items[0].message == "9,999 is too many."
