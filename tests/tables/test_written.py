"""Nothing that is written runs, hides or names anybody."""

import csv
import io
import zipfile
from datetime import date, datetime, time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from openpyxl.packaging.custom import StringProperty

from s92kit.tables import csv_text, put_cell, safe_text, workbook_bytes

DANGEROUS = (
    "=1+1",
    "+1+1",
    "-1+1",
    "@SUM(A1)",
    "\tx",
    "\rx",
    "\uff1d1+1",
    " =1+1",
    "=cmd|' /C x'!A0",
)


@pytest.mark.parametrize("text", DANGEROUS)
def test_a_cell_of_csv_is_no_formula(text):
    """An apostrophe stands in front, and nothing is lost."""
    assert safe_text(text) == f"'{text}".replace("\r", "\n")


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("-5", "-5"),
        ("+44.5", "+44.5"),
        (-5, "-5"),
        (Decimal("-5.50"), "-5.50"),
        (None, ""),
        (date(2019, 4, 1), "2019-04-01"),
        (datetime(2019, 4, 1, 22, 15), "2019-04-01 22:15:00"),  # noqa: DTZ001 - a wall clock
        (time(22, 15), "22:15:00"),
        ("P-1", "P-1"),
        ("", ""),
        ("a\x00b", "a\N{REPLACEMENT CHARACTER}b"),
    ],
)
def test_numbers_days_and_other_texts_stay_as_they_are(value, text):
    """Only what a spreadsheet would take for a formula is touched."""
    assert safe_text(value) == text


@given(
    st.lists(st.lists(st.text(st.characters(exclude_categories=["Cs"])), min_size=2, max_size=2))
)
def test_no_cell_of_any_csv_begins_as_a_formula(rows):
    """Whatever is written, it reads back as so many rows, and no cell is a formula."""
    read = list(csv.reader(io.StringIO(csv_text(("a", "b"), rows), newline="")))
    assert len(read) == len(rows) + 1
    for row in read:
        for cell in row:
            assert cell.strip(" ")[:1] not in tuple("=@\t\r") or cell == ""


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=40))
def test_no_text_put_in_a_workbook_is_a_formula(text):
    """It is a text in the file, whatever it looks like."""
    book = Workbook()
    put_cell(book.worksheets[0]["A1"], text)
    data = workbook_bytes(book)
    sheet = zipfile.ZipFile(io.BytesIO(data)).read("xl/worksheets/sheet1.xml")
    assert b"<f>" not in sheet
    cell = load_workbook(io.BytesIO(data)).worksheets[0]["A1"]
    assert cell.data_type in {"s", "n", "inlineStr"}


def test_a_text_like_a_formula_stays_a_text_when_it_is_edited():
    """The mark for it is on the cell, as when somebody types an apostrophe."""
    book = Workbook()
    put_cell(book.worksheets[0]["A1"], "=1+1")
    put_cell(book.worksheets[0]["A2"], 5)
    sheet = load_workbook(io.BytesIO(workbook_bytes(book))).worksheets[0]
    assert (sheet["A1"].value, sheet["A1"].quotePrefix) == ("=1+1", True)
    assert (sheet["A2"].value, sheet["A2"].data_type) == (5, "n")


def test_a_text_too_long_for_a_cell_says_that_it_is_cut():
    """A workbook holds 32,767 characters in a cell."""
    book = Workbook()
    put_cell(book.worksheets[0]["A1"], "x" * 40_000)
    value = book.worksheets[0]["A1"].value
    assert len(value) == 32_767
    assert value.endswith(" [cut]")


def test_a_workbook_hides_nothing_and_names_nobody():
    """No hidden sheet, no property with a name, no time, and the same bytes each time."""

    def written() -> bytes:
        book = Workbook()
        book.create_sheet("Secret").sheet_state = "veryHidden"
        book.properties.creator = "Jo Person"
        book.properties.lastModifiedBy = "Jo Person"
        book.properties.company = "Person"
        book.custom_doc_props.append(StringProperty(name="Checked by", value="Jo Person"))
        return workbook_bytes(book)

    data = written()
    book = load_workbook(io.BytesIO(data))
    assert {sheet.sheet_state for sheet in book.worksheets} == {"visible"}
    assert book.properties.creator == "s92kit"
    assert book.properties.lastModifiedBy is None
    package = zipfile.ZipFile(io.BytesIO(data))
    assert all(b"Person" not in package.read(name) for name in package.namelist())
    assert {part.date_time for part in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert written() == data


def test_a_cell_merged_into_another_is_left_as_it_is():
    """It holds nothing."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.merge_cells("A1:B1")
    put_cell(sheet["B1"], "x")
    assert sheet["B1"].value is None
