"""Rows that are written can be read as the same rows, whole or not at all."""

import json

import pandas as pd
import pytest

from s92kit.activity import ACTIVITY, activity_from_frame, read_activity
from s92kit.errors import InvalidValueError
from s92kit.tables import Column, Kind, TableContract, check_tables, read_table, save_rows
from s92kit.tables import csv_from_text as text_table

ROWS = pd.DataFrame(
    [
        {
            "id": "W-1",
            "day": "2019-04-01",
            "starts": "07:05",
            "borough": "walford",
            "ward": "Market, East",
            "kind": "arrest",
            "minutes": 75,
            "recorded_on": "2019-04-02",
        },
        {"day": "2019-04-02", "borough": "walford", "kind": "patrol", "count": 0},
    ]
)
EVERY_KIND = TableContract(
    id="every",
    title="Every kind",
    columns=tuple(
        Column(name=name, kind=kind, meaning="A value.", options=options)
        for name, kind, options in (
            ("words", Kind.TEXT, ()),
            ("option", Kind.OPTION, ("yes", "never")),
            ("day", Kind.DAY, ()),
            ("month", Kind.MONTH, ()),
            ("time", Kind.TIME, ()),
            ("moment", Kind.MOMENT, ()),
            ("whole", Kind.WHOLE, ()),
            ("decimal", Kind.DECIMAL, ()),
            ("flag", Kind.FLAG, ()),
        )
    ),
)
TEXT = (
    "words,option,day,month,time,moment,whole,decimal,flag\n"
    "street,yes,2019-04-01,2019-04,23:59,2019-04-01 07:00,7,1.25,yes\n"
    ",,,,,,,,\n"
    "market,never,2020-02-29,2020-02,00:00,2020-02-29 00:00,-7,-0.10,no\n"
)


def pieces():
    """The rows, one a piece."""
    frame = activity_from_frame(ROWS).frame
    return [(frame.iloc[[at]], ("Made up",)) for at in range(len(frame))]


@pytest.mark.parametrize("ending", ["parquet", "csv", "jsonl"])
def test_what_is_written_in_pieces_is_read_as_the_same_rows(tmp_path, ending):
    """Days, times, missing cells and words with a comma survive."""
    file = tmp_path / f"activity.{ending}"
    assert save_rows(pieces(), ACTIVITY, file) == 2
    read = read_activity([file])
    assert read.problems.counts == {}
    wanted = activity_from_frame(ROWS).frame.astype(object)
    got = read.frame.astype(object)
    for name in ACTIVITY.names:
        assert got[name].fillna("").tolist() == wanted[name].fillna("").tolist(), name


@pytest.mark.parametrize("ending", ["parquet", "csv", "jsonl"])
def test_every_kind_of_column_survives(tmp_path, ending):
    """Moments, months, decimals and yes or no too."""
    checked = check_tables([text_table(TEXT, name="every.csv")], EVERY_KIND)
    assert checked.problems.counts == {}
    file = tmp_path / f"every.{ending}"
    save_rows([(checked.frame, ())], EVERY_KIND, file)
    again = check_tables([read_table(file)], EVERY_KIND)
    assert again.problems.counts == {}
    filled = checked.frame.astype(object).dropna(how="all")
    back = again.frame.astype(object).dropna(how="all")
    for name in EVERY_KIND.names:
        assert back[name].tolist() == filled[name].tolist(), name


def test_notes_are_kept(tmp_path):
    """A file that says it is made up says so in whatever it is turned into."""
    save_rows(pieces(), ACTIVITY, tmp_path / "a.csv")
    assert (tmp_path / "a.csv").read_text("utf-8").startswith("# Made up\nid,day,")
    save_rows(pieces(), ACTIVITY, tmp_path / "a.parquet")
    import pyarrow.parquet as pq

    kept = pq.read_metadata(tmp_path / "a.parquet").metadata
    assert (kept[b"notes"], kept[b"s92kit"]) == (b"Made up", b"activity")


def test_a_record_of_json_leaves_out_what_is_missing(tmp_path):
    """Numbers stand as numbers, and a field without a value is not there."""
    save_rows(pieces(), ACTIVITY, tmp_path / "a.jsonl")
    first, second = map(json.loads, (tmp_path / "a.jsonl").read_text("utf-8").splitlines())
    assert (first["starts"], first["minutes"]) == ("07:05", 75)
    assert second == {"day": "2019-04-02", "borough": "walford", "kind": "patrol", "count": 0}


def test_no_cell_of_csv_is_a_formula(tmp_path):
    """A code that begins like one is written as text."""
    words = TableContract(
        title="Words", columns=(Column(name="words", kind=Kind.TEXT, meaning="Words."),)
    )
    save_rows([(pd.DataFrame({"words": ["=1+1"]}), ("=cmd",))], words, tmp_path / "a.csv")
    assert (tmp_path / "a.csv").read_text("utf-8") == "# '=cmd\nwords\n'=1+1\n"


@pytest.mark.parametrize("ending", ["parquet", "csv", "jsonl"])
def test_no_rows_are_an_empty_file(tmp_path, ending):
    """It can be read, and has none."""
    file = tmp_path / f"none.{ending}"
    assert save_rows([], ACTIVITY, file) == 0
    assert read_activity([file]).rows_in == 0


def test_a_failure_on_the_way_leaves_what_was_there(tmp_path):
    """Half a file is worse than none."""
    file = tmp_path / "a.csv"
    file.write_text("last month", "utf-8")

    def broken():
        yield from pieces()
        raise OSError("No space left on device")

    with pytest.raises(OSError, match="No space"):
        save_rows(broken(), ACTIVITY, file)
    assert file.read_text("utf-8") == "last month"
    assert list(tmp_path.iterdir()) == [file]


@pytest.mark.parametrize("name", ["a.docx", "a"])
def test_an_ending_that_nothing_is_written_to(tmp_path, name):
    """It is refused before anything is read."""
    with pytest.raises(InvalidValueError, match=r"\.parquet"):
        save_rows([], ACTIVITY, tmp_path / name)
