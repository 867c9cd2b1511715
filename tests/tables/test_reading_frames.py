"""Data frames, JSON Lines and Parquet are read as files are, whichever library made them."""

import sys

import pandas as pd
import pytest

from s92kit.errors import InvalidValueError
from s92kit.tables import (
    Column,
    Kind,
    TableContract,
    check_tables,
    frame_like,
    read_json_lines,
    read_parquet,
    read_pieces,
    table_from_frame,
)

ROWS = {
    "day": pd.to_datetime(["2019-04-01", "2019-04-02", None]),
    "ward": ["North", None, "South"],
    "minutes": [480, 9999, 60],
}
TEXTS = [["2019-04-01", "2019-04-02", ""], ["North", "", "South"], ["480", "9999", "60"]]
CONTRACT = TableContract(
    title="Log",
    columns=(
        Column(name="day", kind=Kind.DAY, meaning="The day."),
        Column(name="ward", kind=Kind.TEXT, meaning="The ward."),
        Column(name="minutes", kind=Kind.WHOLE, most=1440, meaning="Minutes."),
    ),
)


def texts(table):
    """The cells, column by column."""
    return [[str(cell) for cell in column] for column in table.cells]


class Handed:
    """Something that hands out its columns as an Arrow stream, and nothing else."""

    def __init__(self, table):
        self.table = table

    def __arrow_c_stream__(self, requested_schema=None):
        return self.table.__arrow_c_stream__(requested_schema)


def made_by(library):
    """The rows as a frame of a library."""
    frame = pd.DataFrame(ROWS)
    if library == "pandas":
        return frame
    if library == "categories":
        return frame.astype({"ward": "category"})
    if library in {"polars", "lazy"}:
        polars = pytest.importorskip("polars")
        made = polars.from_pandas(frame)
        return made.lazy() if library == "lazy" else made
    arrow = pytest.importorskip("pyarrow").Table.from_pandas(frame)
    if library == "arrow":
        return arrow
    if library == "handed":
        return Handed(arrow)
    return pytest.importorskip("duckdb").from_arrow(arrow)


@pytest.mark.parametrize(
    "library", ["pandas", "categories", "polars", "lazy", "arrow", "handed", "duckdb"]
)
def test_a_frame_of_any_library_gives_one_table(library):
    """Days are days, whole numbers whole, and what is missing is empty."""
    assert texts(table_from_frame(made_by(library))) == TEXTS


@pytest.mark.parametrize("library", ["pandas", "polars", "arrow", "duckdb"])
def test_what_was_accepted_comes_back_as_the_same_kind(library):
    """A Polars frame in, a Polars frame out, with the rows that were accepted."""
    given = made_by(library)
    back = frame_like(check_tables([table_from_frame(given)], CONTRACT), given)
    assert type(back) is type(given)
    assert [row[0] for row in table_from_frame(back).cells] == ["2019-04-01", "North", "480"]
    assert texts(table_from_frame(back))[2] == ["480", "60"]


def test_what_is_no_frame_is_refused():
    """A list of rows is none."""
    with pytest.raises(InvalidValueError, match="Arrow table or a DuckDB relation"):
        table_from_frame([1, 2])
    checked = check_tables([table_from_frame(made_by("pandas"))], CONTRACT)
    with pytest.raises(InvalidValueError, match="Give the frame that was checked"):
        frame_like(checked, [1, 2])


def test_truths_and_lists_in_a_frame_are_not_taken_for_numbers():
    """True is not 1, and a list is shown as it is."""
    table = table_from_frame(pd.DataFrame({"any": pd.Series([1, True, [1], None], dtype=object)}))
    assert texts(table) == [["1", "True", "[1]", ""]]


def test_json_lines_keep_their_figures_and_numbers_of_lines(tmp_path):
    """Fields within fields are named with a point; an empty line is passed over."""
    (tmp_path / "log.jsonl").write_text(
        '{"minutes": 480.50, "place": {"ward": "North"}}\n\n{"minutes": 12345678901234567890, '
        '"away": true, "codes": ["a", 1]}\n'
    )
    table = read_json_lines(tmp_path / "log.jsonl")
    assert table.headers == ("minutes", "place.ward", "away", "codes")
    assert [column[1] for column in table.cells] == [
        "12345678901234567890",
        "",
        "true",
        '["a", "1"]',
    ]
    assert (table.cells[0][0], table.rows.tolist()) == ("480.50", [1, 3])


@pytest.mark.parametrize(
    "line",
    [
        "{",
        "[1]",
        "null",
        '{"a": 1, "a": 2}',
        '{"a": {"b": 1}, "a.b": 2}',
        '{"a": NaN}',
        '{"a": 1} {"a": 2}',
        '{"a":' + "[" * 100_000,
    ],
)
def test_a_line_that_is_no_record_is_set_aside(tmp_path, line):
    """Its text is kept, and the lines around it are read."""
    (tmp_path / "log.jsonl").write_text('{"a": 1}\n' + line + '\n{"a": 3}')
    table = read_json_lines(tmp_path / "log.jsonl")
    assert table.rows.tolist() == [1, 3]
    assert [(each.row, each.rule.code) for each in table.problems] == [(2, "tables/broken-line")]
    assert [row.cells for row in table.aside] == [(line,)]


def test_json_lines_come_in_pieces_with_the_numbers_of_their_lines(tmp_path):
    """A broken line in a later piece has its own number."""
    (tmp_path / "log.ndjson").write_text('{"a": 1}\n{"a": 2}\n{"a": 3}\nx\n{"b": 5}\n')
    pieces = list(read_pieces(tmp_path / "log.ndjson", rows=2))
    assert [piece.rows.tolist() for piece in pieces] == [[1, 2], [3], [5]]
    assert [row.row for piece in pieces for row in piece.aside] == [4]
    assert pieces[2].headers == ("b",)


def test_parquet_is_read_whole_or_in_pieces(tmp_path):
    """Row 2 is the first, as in a file with headers."""
    pytest.importorskip("pyarrow")
    pd.DataFrame(ROWS).to_parquet(tmp_path / "log.parquet")
    assert texts(read_parquet(tmp_path / "log.parquet")) == TEXTS
    seen = []
    pieces = list(
        read_pieces(tmp_path / "log.parquet", rows=2, progress=lambda *told: seen.append(told))
    )
    assert [piece.rows.tolist() for piece in pieces] == [[2, 3], [4]]
    assert seen == [("log.parquet", 2, 3), ("log.parquet", 3, 3)]


@pytest.mark.parametrize("library", ["pyarrow", "pyarrow.parquet"])
def test_a_library_that_is_not_there_names_its_extra(tmp_path, monkeypatch, library):
    """The message says what to install."""
    (tmp_path / "log.parquet").write_bytes(b"PAR1")
    monkeypatch.setitem(sys.modules, library, None)
    with pytest.raises(InvalidValueError, match=r"pip install 's92kit\[parquet\]'"):
        read_parquet(tmp_path / "log.parquet")
