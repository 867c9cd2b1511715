"""Folders, patterns and files of any kind are read in a stable order, each under its name."""

import pytest

from s92kit.errors import InvalidValueError
from s92kit.tables import read_pieces, read_table, read_tables


@pytest.fixture
def folder(tmp_path):
    """Two months, one of them in a folder within, a picture, and what Excel leaves behind."""
    (tmp_path / "b").mkdir()
    (tmp_path / "May.csv").write_text("ward\nNorth\n")
    (tmp_path / "april.csv").write_text("ward\nSouth\n")
    (tmp_path / "b" / "april.csv").write_text("ward\nEast,1\n")
    (tmp_path / "ward.png").write_bytes(b"")
    (tmp_path / "~$May.xlsx").write_bytes(b"")
    return tmp_path


def test_the_files_of_a_folder_are_read_in_order_of_their_names(folder):
    """Files of the same name are told apart by their folder, in messages too."""
    tables = read_tables(folder)
    assert [table.name for table in tables] == ["april.csv", "b/april.csv", "May.csv"]
    assert [problem.cell for problem in tables[1].problems] == ["b/april.csv!B2"]


def test_files_that_are_not_read_are_told(folder):
    """A picture among the tables is named in a query; what Excel leaves behind is not."""
    (query,) = read_tables(folder)[0].queries
    assert query.message == "1 files are of kinds that are not read: ward.png."


def test_a_pattern_is_read_as_a_folder_is(folder):
    """Two patterns that name one file read it once."""
    tables = read_tables([folder / "*.csv", str(folder / "M*.csv")])
    assert [table.name for table in tables] == ["april.csv", "May.csv"]


def test_files_of_one_name_go_by_their_whole_path(folder):
    """Given one by one they have no folder in common."""
    tables = read_tables([folder / "april.csv", folder / "b" / "april.csv"])
    assert [table.name for table in tables] == [
        (folder / "april.csv").as_posix(),
        (folder / "b" / "april.csv").as_posix(),
    ]


def test_progress_is_told_before_each_file_and_at_the_end(folder):
    """Bytes done, of all bytes."""
    seen = []
    read_tables(folder, progress=lambda *told: seen.append(told))
    assert seen == [
        ("april.csv", 0, 34),
        ("b/april.csv", 11, 34),
        ("May.csv", 23, 34),
        ("May.csv", 34, 34),
    ]


@pytest.mark.parametrize("place", ["empty", "nothing*.csv"])
def test_a_place_without_a_table_is_refused(tmp_path, place):
    """Silence would look like a log without rows."""
    (tmp_path / "empty").mkdir()
    with pytest.raises(InvalidValueError, match="There is no table there"):
        read_tables(tmp_path / place)


def test_a_file_that_is_not_there_is_named(tmp_path):
    """As any program names it."""
    with pytest.raises(FileNotFoundError, match=r"log\.csv"):
        read_tables(tmp_path / "log.csv")


def test_only_workbooks_have_sheets(folder):
    """A sheet of a CSV file is a slip."""
    with pytest.raises(InvalidValueError, match="Only workbooks have sheets"):
        read_table(folder / "May.csv", sheet="May")


def test_a_workbook_is_not_read_in_pieces(tmp_path):
    """It has at most about a million rows; the message says what to do."""
    with pytest.raises(InvalidValueError, match="saved as CSV"):
        read_pieces(tmp_path / "log.xlsx")
    with pytest.raises(InvalidValueError, match="1 or more"):
        read_pieces(tmp_path / "log.csv", rows=0)


def test_pieces_tell_their_progress_and_what_was_guessed_once(tmp_path):
    """Titles and encodings are queries of the piece in which they stand."""
    text = "Walford\nward,note\n" + "North,x\n" * 5 + "South,£\n"
    (tmp_path / "log.csv").write_bytes(text.encode("cp1252"))
    seen = []
    pieces = list(
        read_pieces(
            tmp_path / "log.csv",
            rows=4,
            expected=("ward", "note"),
            progress=lambda *t: seen.append(t),
        )
    )
    assert [piece.rows.tolist() for piece in pieces] == [[3, 4, 5, 6], [7, 8]]
    assert sum(len(piece.queries) for piece in pieces) == 2
    assert seen[-1][1] == seen[-1][2] == len(text)


@pytest.mark.parametrize("name", ["log.csv", "log.jsonl"])
def test_a_file_without_rows_is_one_piece(tmp_path, name):
    """So that its headers can be checked all the same."""
    (tmp_path / name).write_text("ward\n" if name == "log.csv" else "")
    (piece,) = read_pieces(tmp_path / name)
    assert len(piece.rows) == 0
