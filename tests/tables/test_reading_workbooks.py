"""Workbooks as people make them: titles, merged and hidden cells, formulas, other calendars."""

import datetime as dt
from zipfile import ZipFile

import openpyxl
import pandas as pd
import pytest
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from s92kit.errors import InvalidValueError, UnknownNameError
from s92kit.tables import Column, Kind, TableContract, check_tables, read_sheets, read_workbook

NAMES = ("ward", "delivered", "minutes", "day")


@pytest.fixture
def book(tmp_path):
    """A workbook with all that people do to one."""
    made = openpyxl.Workbook()
    sheet = made.active
    sheet.title = "Log"
    sheet["A1"] = "Walford patrols, 2024/25"
    sheet.merge_cells("A1:D1")
    sheet["A3"], sheet["B3"] = "ward", "Hours"
    sheet.merge_cells("A3:A4")
    sheet.merge_cells("B3:C3")
    sheet["B4"], sheet["C4"], sheet["D4"] = "delivered", "minutes", "day"
    sheet.append(["North", "8", 480, dt.date(2024, 4, 1)])
    sheet.append(["South", "=1+1", 480, dt.date(2024, 4, 2)])
    sheet.append(["East", 3.5, "#N/A", dt.datetime(2024, 4, 3, 7, 0)])  # noqa: DTZ001 - a cell
    sheet["C7"].data_type = "e"
    sheet.append([None, None, None, None])
    sheet.append(["West", 7, 420, dt.date(2024, 4, 4)])
    sheet.row_dimensions[5].hidden = True
    hidden = made.create_sheet("Old")
    hidden.sheet_state = "hidden"
    hidden.append(["ward"])
    hidden.append(["North"])
    made.epoch = CALENDAR_MAC_1904
    made.save(tmp_path / "log.xlsx")
    return tmp_path / "log.xlsx"


def texts(table):
    """The cells, column by column."""
    return [[str(cell) for cell in column] for column in table.cells]


def test_the_header_is_found_below_titles_and_within_merged_cells(book):
    """The row with the expected names is taken, and what is merged with it from above."""
    table = read_workbook(book, expected=NAMES)
    assert (table.headers, table.header_row) == (NAMES, 4)
    assert table.notes[0] == "Walford patrols, 2024/25"
    assert "Row 4 is taken for the header" in str(
        table.queries.of("tables/header-below-titles").items
    )


def test_days_of_the_calendar_of_1904_are_the_days_that_people_see(book):
    """Numbers saved as text are text, and days are days."""
    assert texts(read_workbook(book, expected=NAMES)) == [
        ["North", "West"],
        ["8", "7"],
        ["480", "420"],
        ["2024-04-01", "2024-04-04"],
    ]


def test_formulas_without_a_value_and_errors_set_their_rows_aside(book):
    """No formula is run, and no error is taken for an empty cell."""
    table = read_workbook(book, expected=NAMES)
    assert [(each.cell, each.rule.code) for each in table.problems] == [
        ("log.xlsx/Log!B6", "tables/formula-without-value"),
        ("log.xlsx/Log!C7", "tables/error-value"),
    ]
    assert [row.row for row in table.aside] == [6, 7]
    assert (table.rows.tolist(), table.rows_in) == ([5, 9], 4)


def test_hidden_rows_and_sheets_are_told(book):
    """A hidden row is read; a hidden sheet only where it is asked for."""
    told = read_workbook(book, expected=NAMES).queries
    assert [each.cell for each in told.of("tables/hidden-rows")] == ["log.xlsx/Log!A5"]
    assert "'Old' (hidden)" in told.of("tables/sheets-not-read").items[0].message
    old = read_workbook(book, sheet="Old")
    assert (old.queries.counts, texts(old)) == ({"tables/hidden-sheet": 1}, [["North"]])


def test_queries_set_no_row_aside(book):
    """They stand among the problems of the check, and rows in are accepted and set aside."""
    columns = tuple(Column(name=name, kind=Kind.TEXT, meaning="Any.") for name in NAMES)
    table = read_workbook(book, expected=NAMES)
    checked = check_tables([table], TableContract(title="Log", columns=columns))
    assert (checked.rows_in, checked.rows_accepted, checked.rows_set_aside) == (4, 2, 2)
    assert "tables/hidden-rows" in checked.problems.counts


def test_a_formula_that_came_to_nothing_is_an_empty_cell(tmp_path):
    """An empty text is a value, and is saved as one."""
    with pd.ExcelWriter(tmp_path / "made.xlsx", engine="xlsxwriter") as made:
        pd.DataFrame({"ward": ["North"], "note": ["x"]}).to_excel(made, index=False)
        made.sheets["Sheet1"].write_formula(1, 1, '=IF(1,"","x")', None, "kept")
        made.sheets["Sheet1"].write_formula(2, 1, "=240*2", None, 480)
    with ZipFile(tmp_path / "made.xlsx") as old, ZipFile(tmp_path / "log.xlsx", "w") as new:
        for part in old.namelist():
            new.writestr(part, old.read(part).replace(b"<v>kept</v>", b"<v></v>"))
    table = read_workbook(tmp_path / "log.xlsx")
    assert texts(table) == [["North", ""], ["", "480"]]
    assert not table.problems


def test_several_sheets_are_read_by_name_or_all_that_people_see(tmp_path):
    """Each is a table of its own, named after its sheet."""
    with pd.ExcelWriter(tmp_path / "log.xlsx") as made:
        for month in ("April", "May", "Notes"):
            pd.DataFrame({"ward": [month]}).to_excel(made, sheet_name=month, index=False)
    every = read_sheets(tmp_path / "log.xlsx")
    assert [table.sheet for table in every] == ["April", "May", "Notes"]
    some = read_sheets(tmp_path / "log.xlsx", sheets=["May", "April"])
    assert [texts(table) for table in some] == [[["May"]], [["April"]]]
    with pytest.raises(UnknownNameError, match="Did you mean 'April'"):
        read_sheets(tmp_path / "log.xlsx", sheets=["Aprl"])


def test_the_sheet_with_the_expected_headers_is_taken(tmp_path):
    """A sheet of notes in front of the table does no harm."""
    with pd.ExcelWriter(tmp_path / "log.xlsx") as made:
        pd.DataFrame({"Read me": ["Walford"]}).to_excel(made, sheet_name="Notes", index=False)
        pd.DataFrame({"ward": ["North"], "minutes": [1]}).to_excel(
            made, sheet_name="Log", index=False
        )
    assert read_workbook(tmp_path / "log.xlsx", expected=("ward", "minutes")).sheet == "Log"
    assert read_workbook(tmp_path / "log.xlsx").sheet == "Notes"


def test_an_empty_sheet_is_a_table_without_rows(tmp_path):
    """It has no headers either."""
    openpyxl.Workbook().save(tmp_path / "log.xlsx")
    table = read_workbook(tmp_path / "log.xlsx")
    assert (table.headers, len(table.rows)) == ((), 0)


def test_an_open_document_is_read_with_its_hidden_rows(tmp_path):
    """ODS: days, numbers, and a row that is filtered away."""
    from odf.opendocument import load
    from odf.table import TableRow

    frame = pd.DataFrame(
        {"day": pd.to_datetime(["2019-04-01", "2019-04-02"]), "minutes": [480, 60]}
    )
    frame.to_excel(tmp_path / "log.ods", index=False, engine="odf")
    document = load(tmp_path / "log.ods")
    document.getElementsByType(TableRow)[1].setAttribute("visibility", "filter")
    document.save(tmp_path / "log.ods")
    table = read_workbook(tmp_path / "log.ods")
    assert texts(table) == [["2019-04-01", "2019-04-02"], ["480", "60"]]
    assert [query.cell for query in table.queries] == ["log.ods/Sheet1!A2"]


@pytest.fixture
def old_book(tmp_path, workbook_of_excel_97):
    """The workbook of Excel 97 as a file."""
    (tmp_path / "log.xls").write_bytes(workbook_of_excel_97)
    return tmp_path / "log.xls"


def test_a_workbook_of_excel_97_is_read_with_its_hidden_rows_and_errors(old_book):
    """XLS: the same remarks as of a workbook of today."""
    table = read_workbook(old_book)
    assert texts(table) == [["2019-04-01", "2019-04-02"], ["480", "480"]]
    assert [(each.cell, each.value) for each in table.problems] == [("log.xls/Log!B4", "#REF!")]
    assert list(table.queries.counts) == ["tables/hidden-rows", "tables/sheets-not-read"]


@pytest.mark.parametrize("cut", [600, 1_024, 2_048, 4_000])
def test_half_a_workbook_of_excel_97_is_refused(old_book, cut):
    """A broken chain of sectors is seen before anything follows it."""
    old_book.write_bytes(old_book.read_bytes()[:cut])
    with pytest.raises(InvalidValueError, match="cannot be read"):
        read_workbook(old_book)


def test_sectors_that_run_in_a_circle_are_refused(old_book):
    """They would be followed for ever."""
    data = bytearray(old_book.read_bytes())
    table = 512 * (1 + int.from_bytes(data[76:80], "little"))
    for at in range(table, table + 512, 4):
        if int.from_bytes(data[at : at + 4], "little") < 0xFFFFFFFA:
            data[at : at + 4] = ((at - table) // 4).to_bytes(4, "little")
    old_book.write_bytes(data)
    with pytest.raises(InvalidValueError, match="in a circle"):
        read_workbook(old_book)
