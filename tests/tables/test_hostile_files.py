"""Broken, truncated, huge, wrongly encoded and hostile files: told in words, and no row lost."""

import random
import struct
import zlib
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from s92kit.errors import InvalidValueError, S92Error
from s92kit.tables import Column, Kind, TableContract, check_tables, read_pieces, read_table
from s92kit.tables import _facts as facts
from s92kit.tables import _package as package

CONTRACT = TableContract(
    title="Log",
    columns=(
        Column(name="day", kind=Kind.DAY, required=True, meaning="The day."),
        Column(name="minutes", kind=Kind.WHOLE, meaning="Minutes."),
        Column(name="ward", kind=Kind.TEXT, meaning="The ward."),
    ),
)
FRAME = pd.DataFrame(
    {"day": ["2019-04-01", "2019-04-02"], "minutes": [480, 60], "ward": ["North", "Süd, £"]}
)
MUTANTS = 150
SEED = 92
NOISE = random.Random(SEED).randbytes(10**5)  # noqa: S311 - bytes that do not pack


def outcome(path):
    """The table where it can be read, its rows adding up; or nothing where it is refused."""
    try:
        table = read_table(path, expected=("day", "minutes"))
    except S92Error:
        return None
    assert len(table.aside) == table.rows_aside
    assert {len(column) for column in table.cells} <= {len(table.rows)}
    checked = check_tables([table], CONTRACT)
    assert checked.rows_in == table.rows_in
    assert checked.rows_accepted + checked.rows_set_aside == checked.rows_in
    return table


def valid_files(folder):
    """A small file of each kind."""
    FRAME.to_csv(folder / "plain.csv", index=False)
    FRAME.to_csv(folder / "wide.csv", index=False, encoding="utf-16", sep="\t")
    FRAME.to_csv(folder / "quoted.csv", index=False, quoting=1)
    FRAME.to_json(folder / "log.jsonl", orient="records", lines=True)
    FRAME.to_excel(folder / "log.xlsx", index=False)
    FRAME.to_excel(folder / "log.ods", index=False, engine="odf")
    FRAME.to_parquet(folder / "log.parquet")


def mutated(data, chance):
    """The bytes with a few of them changed, cut out, doubled or cut off."""
    new = bytearray(data)
    for _ in range(chance.randint(1, 6)):
        at = chance.randrange(len(new))
        match chance.randrange(6):
            case 0:
                new[at] = chance.randrange(256)
            case 1:
                del new[at : at + chance.randrange(1, 40)]
            case 2:
                new[at:at] = bytes(chance.choice(b'\0"\n\r,;<>\xff\xe9') for _ in range(3))
            case 3:
                new[at : at + 4] = struct.pack("<I", chance.choice([0, 1, 2**31, 2**32 - 1, 65536]))
            case 4:
                new[at:at] = new[max(0, at - 60) : at]
            case _:
                new = new[: max(1, at)] if chance.random() < 0.3 else new
        if not new:
            return b"\0"
    return bytes(new)


@pytest.mark.parametrize(
    "name",
    ["plain.csv", "wide.csv", "quoted.csv", "log.jsonl", "log.xlsx", "log.ods", "log.parquet"],
)
def test_a_damaged_file_is_read_or_refused_in_words(tmp_path, name):
    """A hundred and fifty mutants of each kind: no other error, no hang, no row lost."""
    valid_files(tmp_path)
    data = (tmp_path / name).read_bytes()
    assert len(outcome(tmp_path / name).rows) == 2
    chance = random.Random(f"{SEED} {name}")  # noqa: S311 - a seed, so that a failure comes again
    read = 0
    for _ in range(MUTANTS):
        (tmp_path / name).write_bytes(mutated(data, chance))
        read += outcome(tmp_path / name) is not None
    assert read < MUTANTS or name.endswith((".csv", ".jsonl"))


def test_a_damaged_workbook_of_excel_97_is_read_or_refused(tmp_path, workbook_of_excel_97):
    """Its sectors, lengths and places are numbers, and any of them may be any number."""
    chance = random.Random(f"{SEED} xls")  # noqa: S311 - as above
    for _ in range(MUTANTS * 2):
        data = bytearray(workbook_of_excel_97)
        for _ in range(chance.randint(1, 6)):
            at = chance.randrange(len(data) - 4)
            data[at : at + 2] = chance.choice([b"\0\0", b"\xff\xff", b"\1\0", chance.randbytes(2)])
        (tmp_path / "log.xls").write_bytes(data)
        outcome(tmp_path / "log.xls")


def test_a_cell_far_from_all_others_is_refused_in_a_workbook_of_excel_97(
    tmp_path, workbook_of_excel_97
):
    """Its place may say column 65,536 of row 65,536, which would be spread out to 137 GB."""
    number = workbook_of_excel_97.index(b"\x7e\x02\x0a\x00")
    data = bytearray(workbook_of_excel_97)
    data[number + 4 : number + 8] = b"\xff\xff\xff\xff"
    (tmp_path / "log.xls").write_bytes(data)
    _refused(tmp_path / "log.xls", "reach to row 65,536 and column 65,536")


@pytest.mark.parametrize("name", ["log.xlsx", "log.ods"])
def test_a_workbook_whose_parts_are_damaged_is_read_or_refused(tmp_path, name):
    """The parts are changed before they are packed, so that the packing is sound."""
    valid_files(tmp_path)
    with ZipFile(tmp_path / name) as book:
        parts = {part: book.read(part) for part in book.namelist()}
    chance = random.Random(f"{SEED} parts {name}")  # noqa: S311 - as above
    for _ in range(MUTANTS):
        part = chance.choice(list(parts))
        _packed(tmp_path / name, parts | {part: mutated(parts[part] or b" ", chance)})
        outcome(tmp_path / name)


@pytest.mark.parametrize("ending", ["csv", "jsonl", "xlsx", "xls", "ods", "parquet"])
@settings(max_examples=60, derandomize=True)
@given(data=st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(tmp_path_factory, ending, data):
    """Whatever a file holds under whichever ending."""
    path = tmp_path_factory.mktemp("any") / f"log.{ending}"
    path.write_bytes(data)
    outcome(path)
    if ending in {"csv", "jsonl", "parquet"}:
        try:
            rows = sum(piece.rows_in for piece in read_pieces(path, rows=3))
        except S92Error:
            return
        assert rows == read_table(path).rows_in


@pytest.mark.parametrize("head", [b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"PAR1"])
@settings(max_examples=60, derandomize=True)
@given(data=st.binary(max_size=1_200))
def test_bytes_behind_the_right_mark_are_refused(tmp_path_factory, head, data):
    """A file that begins as a workbook does is not yet one."""
    ending = "parquet" if head == b"PAR1" else "xls"
    path = tmp_path_factory.mktemp("any") / f"log.{ending}"
    path.write_bytes(head + data)
    assert outcome(path) is None


def _packed(path, parts):
    with ZipFile(path, "w", ZIP_DEFLATED) as book:
        for part, content in parts.items():
            book.writestr(part, content)


@pytest.fixture
def parts(tmp_path):
    """The parts of a small workbook, and where a changed one goes."""
    FRAME.to_excel(tmp_path / "log.xlsx", index=False)
    with ZipFile(tmp_path / "log.xlsx") as book:
        return {part: book.read(part) for part in book.namelist()}


SHEET = "xl/worksheets/sheet1.xml"


def _refused(path, words):
    with pytest.raises(InvalidValueError, match=words):
        read_table(path)


def test_a_workbook_that_unpacks_to_something_enormous_is_refused(tmp_path, parts):
    """A part a thousand times as large as it is packed is an attack."""
    _packed(tmp_path / "log.xlsx", parts | {SHEET: b" " * 40_000_000})
    _refused(tmp_path / "log.xlsx", "unpacks to more than 250 times its size")


def test_a_workbook_of_more_than_the_most_is_refused(tmp_path, parts, monkeypatch):
    """However well its parts are proportioned."""
    monkeypatch.setattr(package, "UNPACKED_MOST", 2_000)
    _packed(tmp_path / "log.xlsx", parts)
    _refused(tmp_path / "log.xlsx", "unpacks to more than")


def test_a_size_that_the_package_lies_about_is_found_out(tmp_path, parts):
    """What is unpacked is counted, and not what is said of it."""
    stream = BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED) as book:
        for part, content in (parts | {SHEET: b" " * 40_000_000}).items():
            book.writestr(part, content)
    told = struct.pack("<I", 40_000_000)
    (tmp_path / "log.xlsx").write_bytes(stream.getvalue().replace(told, struct.pack("<I", 999)))
    _refused(tmp_path / "log.xlsx", "cannot be read")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_are_refused(tmp_path, parts, encoding):
    """Neither a file of the reader's own nor a billion laughs are looked at."""
    text = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY y SYSTEM "file:///etc/hostname">]><x>&y;</x>'
    _packed(tmp_path / "log.xlsx", parts | {"xl/sharedStrings.xml": text.encode(encoding)})
    _refused(tmp_path / "log.xlsx", "declares entities")


@pytest.mark.parametrize(
    "cells",
    [
        '<row r="1"><c r="A1"><v>1</v></c><c r="XFD1048576"><v>1</v></c></row>',
        "<row r='1'><c r='A1'><v>1</v></c><c r = 'XFD1048576' ><v>1</v></c></row>",
        '<row r="1"><c r="a1"><v>1</v></c><c r="xfd1048576"><v>1</v></c></row>',
        '<row r="1"><c r="A1"><v>1</v></c><c r="AAAAA9999"><v>1</v></c></row>',
        '<row r="1"><c r="A1"><v>1</v></c><c r="A1048576"><v>1</v></c><c r="ZZ2"><v>1</v></c>',
        '<row r="1"><c r="A99999999"><v>1</v></c></row>',
        f'<row r="1048576"><c><v>1</v></c></row><row r="1">{"<c><v>1</v></c>" * 900}</row>',
    ],
)
def test_a_sheet_that_claims_more_cells_than_it_has_is_refused(tmp_path, parts, cells):
    """Two cells far apart would be spread out to thousands of millions."""
    head, _, rest = parts[SHEET].partition(b"<sheetData>")
    sheet = (
        head
        + b"<sheetData>"
        + cells.encode()
        + b"</sheetData>"
        + rest.partition(b"</sheetData>")[2]
    )
    _packed(tmp_path / "log.xlsx", parts | {SHEET: sheet})
    _refused(tmp_path / "log.xlsx", "Delete what stands far from the table")


def test_a_hidden_row_at_the_very_end_does_no_harm(tmp_path, parts):
    """Dashboards hide every row below the last; no cell stands there."""
    sheet = parts[SHEET].replace(b"</sheetData>", b'<row r="1048576" hidden="1"/></sheetData>')
    _packed(tmp_path / "log.xlsx", parts | {SHEET: sheet})
    assert len(read_table(tmp_path / "log.xlsx").rows) == 2


def test_a_cell_that_is_repeated_a_million_times_is_refused(tmp_path):
    """A few bytes of ODS say so."""
    FRAME.to_excel(tmp_path / "log.ods", index=False, engine="odf")
    with ZipFile(tmp_path / "log.ods") as book:
        parts = {part: book.read(part) for part in book.namelist()}
    row = b'<table:table-row table:number-rows-repeated="1048576">'
    cell = b'<table:table-cell table:number-columns-repeated="16384" office:value-type="float"'
    content = parts["content.xml"].replace(b"<table:table-row>", row, 1)
    content = content.replace(b'<table:table-cell office:value-type="string"', cell, 1)
    assert content != parts["content.xml"]
    _packed(tmp_path / "log.ods", parts | {"content.xml": content})
    _refused(tmp_path / "log.ods", "Delete what stands far from the table")


def test_a_workbook_with_many_parts_or_one_twice_is_refused(tmp_path, parts, monkeypatch):
    """Both are signs of a package made to confuse its readers."""
    with ZipFile(tmp_path / "log.xlsx", "w") as book:
        book.writestr(SHEET, parts[SHEET])
        with pytest.warns(UserWarning, match="Duplicate"):
            book.writestr(SHEET, parts[SHEET])
    _refused(tmp_path / "log.xlsx", "one of them twice")
    monkeypatch.setattr(package, "_PARTS_MOST", 3)
    _packed(tmp_path / "log.xlsx", parts)
    _refused(tmp_path / "log.xlsx", "parts")


def test_a_table_of_more_cells_than_can_be_read_is_refused():
    """The message gives the limits."""
    far = facts.SheetFacts(name="Log", rows=1_048_576, columns=100, filled=100_000_000)
    with pytest.raises(InvalidValueError, match="1,048,576 rows and 16,384 columns"):
        facts.refuse_extent(far, "log.xlsx/Log")


def test_a_pattern_that_was_meant_to_take_for_ever_does_not(tmp_path, parts):
    """Tags that never end are passed over in one go."""
    sheet = parts[SHEET] + b"<c " * 400_000 + b'<c r="A1' * 200_000 + b"<row hidden" * 200_000
    _packed(tmp_path / "log.xlsx", parts | {SHEET: sheet, "noise": NOISE})
    outcome(tmp_path / "log.xlsx")


def test_a_parquet_file_that_claims_too_many_rows_is_refused(tmp_path, monkeypatch):
    """A few bytes of it may stand for any number of like rows."""
    from s92kit.tables import _parquet

    FRAME.to_parquet(tmp_path / "log.parquet")
    monkeypatch.setattr(_parquet, "ROWS_AT_ONCE", 1)
    _refused(tmp_path / "log.parquet", "Read it in pieces")


def test_a_row_that_never_ends_is_refused_in_pieces(tmp_path, monkeypatch):
    """Memory stays bounded where a quotation mark is not closed."""
    from s92kit.tables import _read_pieces

    monkeypatch.setattr(_read_pieces, "_BLOCK", 1_000)
    monkeypatch.setattr(_read_pieces, "_LINE_MOST", 10_000)
    (tmp_path / "log.csv").write_text("day,ward\n" + "x" * 50_000)
    with pytest.raises(InvalidValueError, match="not closed"):
        list(read_pieces(tmp_path / "log.csv"))
    (tmp_path / "log.csv").write_text('day,ward\n2019-04-01,"' + "x\n" * 50_000)
    with pytest.raises(InvalidValueError, match="not closed"):
        list(read_pieces(tmp_path / "log.csv", rows=2))


def test_a_cell_longer_than_any_is_read(tmp_path):
    """A free text of half a million characters is still one cell."""
    long = "x" * 500_000
    (tmp_path / "log.csv").write_text(f'day,ward\n2019-04-01,"{long}"\n')
    assert len(read_table(tmp_path / "log.csv").cells[1][0]) == len(long)


def test_a_mark_of_a_compressed_file_is_no_text(tmp_path):
    """A zipped file under the ending of another is read as odd text or refused."""
    (tmp_path / "log.csv").write_bytes(zlib.compress(b"day,minutes\n" * 1_000))
    outcome(tmp_path / "log.csv")
