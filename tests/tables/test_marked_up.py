"""A workbook is given back with each fault marked, and nothing in it runs, hides or names."""

import io
import re
import zipfile
from datetime import date

import attrs
import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill
from openpyxl.workbook.defined_name import DefinedName

from s92kit.findings import Rule, Severity
from s92kit.tables import (
    COMMENTS_PER_CODE,
    MASK,
    Column,
    Kind,
    Problem,
    Problems,
    TableContract,
    check_tables,
    csv_from_text,
    marked_up,
    read_table,
    screen_tables,
)
from s92kit.tables import _marked_up as module

LOG = TableContract(
    title="Log",
    columns=(
        Column(name="day", kind=Kind.DAY, meaning="The day.", required=True),
        Column(name="status", kind=Kind.OPTION, meaning="What.", options=("worked", "leave")),
        Column(
            name="minutes", kind=Kind.WHOLE, meaning="Minutes.", least=1, most=1440, query_most=720
        ),
        Column(name="note", kind=Kind.TEXT, meaning="Anything."),
    ),
)
HEADERS = ["day", "status", "minutes", "note"]


def returned(tables, own=None):
    """A marked-up workbook, what came of the check, and what was said of the workbook."""
    screened = screen_tables(tables, LOG)
    checked = screened.held_against(check_tables(screened.tables, LOG))
    made = marked_up(screened.tables, checked, own=own)
    return load_workbook(io.BytesIO(made.data)), checked, made


def workbook(*rows, title="Log"):
    """A workbook as people make one."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = title
    for row in (HEADERS, *rows):
        sheet.append(row)
    return book


def sent(book, tmp_path, name="log.xlsx"):
    """A workbook as it was sent: its table, and its bytes."""
    path = tmp_path / name
    book.save(path)
    return [read_table(path, expected=LOG.names)], path.read_bytes()


def summary(book):
    """The lines above the summary's table, and its rows by column and code."""
    rows = [[cell.value for cell in row] for row in book["Problems"].iter_rows()]
    head = next(at for at, row in enumerate(rows) if row[0] == "What to do")
    lines = [str(row[0]) for row in rows[:head] if row[0]]
    return lines, {(row[1], row[-1]): row for row in rows[head + 1 :]}


def test_each_faulty_cell_has_a_comment_a_fill_and_a_word(tmp_path):
    """The word says what the colour means; cells without a fault have neither."""
    tables, own = sent(
        workbook(
            [date(2019, 4, 1), "workd", 480, "x"],
            [date(2019, 4, 2), "worked", 900, ""],
            [date(2019, 4, 3), "worked", 480, ""],
        ),
        tmp_path,
    )
    book, checked, made = returned(tables, own)
    sheet = book["Log"]
    assert checked.rows_accepted == 2
    assert sheet["B2"].comment.text.startswith("Must be mended: 'workd' is no status.")
    assert "Did you mean 'worked'?" in sheet["B2"].comment.text
    assert sheet["C3"].comment.text.startswith("Please confirm: ")
    assert sheet["B2"].fill.fgColor.rgb != sheet["C3"].fill.fgColor.rgb
    marked = [cell.coordinate for row in sheet.iter_rows() for cell in row if cell.comment]
    assert marked == ["B2", "C3"]
    assert made.cells == 2
    assert sheet["B4"].fill.fill_type is None
    assert sheet["D2"].value == "x"
    assert sheet["A2"].value.date() == date(2019, 4, 1)


def test_the_summary_has_exact_counts_first_cells_and_links(tmp_path):
    """It is the last sheet, and the one that the workbook opens on."""
    rows = [[date(2019, 4, 1), "workd", 480, ""]] * 5 + [[date(2019, 4, 2), "worked", 4800, ""]]
    book, _, _ = returned(*sent(workbook(*rows, title="It's a log"), tmp_path))
    assert book.sheetnames == ["It's a log", "Problems"]
    assert book.active.title == "Problems"
    assert [sheet.sheet_view.tabSelected for sheet in book.worksheets] == [False, True]
    lines, groups = summary(book)
    assert lines[0] == "Problems: Log"
    assert lines[1] == "6 rows read = 0 accepted + 6 set aside."
    row = groups["status", "tables/unknown-option"]
    assert row[:7] == ["Must be mended", "status", 5, 5, "B2", "B3", "B4"]
    assert "Did you mean 'worked'?" in row[8]
    links = [cell.hyperlink.location for row in book["Problems"] for cell in row if cell.hyperlink]
    assert "'It''s a log'!B2" in links


def test_errors_come_before_queries():
    """What must be mended is what people look for first."""
    text = "day,status,minutes,note\n2019-04-01,worked,900,\n2019-04-01,worked,4800,\n"
    book, _, _ = returned([csv_from_text(text, name="log.csv")])
    _, groups = summary(book)
    assert next(row[0] for row in groups.values()) == "Must be mended"
    assert [row[0] for row in groups.values()][-1] == "Please confirm"


def test_a_csv_file_becomes_a_workbook_with_cells_where_they_stood():
    """Notes, header and rows keep their places; texts like formulas are texts."""
    text = "# made up\nday,status,minutes,note\n2019-04-01,workd,480,=1+1\n2019-04-01,worked\n"
    book, checked, made = returned([csv_from_text(text, name="logs/april.csv")])
    sheet = book["logs april.csv"]
    assert sheet["A1"].value == "# made up"
    assert [cell.value for cell in sheet[2]] == HEADERS
    assert sheet["B3"].comment.text.startswith("Must be mended")
    assert (sheet["D3"].value, sheet["D3"].data_type, sheet["D3"].quotePrefix) == (
        "=1+1",
        "s",
        True,
    )
    assert [cell.value for cell in sheet[4]][:2] == ["2019-04-01", "worked"]
    assert checked.rows_in == 2
    assert made.remarks == ()


def test_several_files_become_one_workbook_with_a_sheet_each():
    """The summary then names the file of each cell."""
    tables = [
        csv_from_text("day\nnever\n", name="april.csv"),
        csv_from_text("day\n2019-05-01\nnever\n", name="may.csv"),
    ]
    book, _, _ = returned(tables)
    assert book.sheetnames == ["april.csv", "may.csv", "Problems"]
    assert book["may.csv"]["A3"].comment is not None
    _, groups = summary(book)
    row = groups["day", "tables/not-a-day"]
    assert row[2:6] == [2, 2, "april.csv!A2", "may.csv!A3"]


def test_so_many_cells_are_marked_for_each_code_and_the_count_is_exact():
    """A workbook with a comment in each of a million cells would not open."""
    many = COMMENTS_PER_CODE + 7
    text = "day,status\n" + "never,worked\n" * many + "2019-04-01,workd\n"
    book, _, made = returned([csv_from_text(text, name="log.csv")])
    lines, groups = summary(book)
    assert groups["day", "tables/not-a-day"][2:4] == [many, COMMENTS_PER_CODE]
    assert groups["status", "tables/unknown-option"][2:4] == [1, 1]
    assert made.cells == COMMENTS_PER_CODE + 1
    assert (
        f"The first {COMMENTS_PER_CODE} cells of each code are marked; counts are exact." in lines
    )


def test_rows_beyond_what_a_workbook_is_of_use_for_are_told(monkeypatch):
    """Those that are marked are there all the same, where they stood."""
    monkeypatch.setattr(module, "_MOST_ROWS", 2)
    text = "day\n" + "2019-04-01\n" * 5 + "never\n"
    book, _, made = returned([csv_from_text(text, name="log.csv")])
    assert book["log.csv"]["A7"].value == "never"
    assert book["log.csv"]["A5"].value is None
    assert "3 others are not" in made.remarks[0]
    assert any("3 others are not" in line for line in summary(book)[0])


def test_a_row_below_the_last_of_a_workbook_is_left_out(monkeypatch):
    """A workbook has so many rows and no more; the count of the problems is exact all the same."""
    monkeypatch.setattr(module, "_LAST_ROW", 3)
    text = "day,note\n2019-04-01,\nnever,x\nnever\nnever,x\n"
    book, _, made = returned([csv_from_text(text, name="log.csv")])
    assert book["log.csv"].max_row == 3
    assert made.cells == 1
    assert summary(book)[1]["day", "tables/not-a-day"][2] == 2


def test_a_problem_of_no_sheet_is_listed_without_a_link():
    """A remark on something else than the tables, such as a file that is not read."""
    table = csv_from_text("day\n2019-04-01\n", name="log.csv")
    checked = check_tables([table], LOG)
    remark = Problem(
        rule=Rule("tables/remark", "A remark.", Severity.NOTE),
        message="A file is not read.",
        mend="",
        sheet="elsewhere",
        column="",
        row=1,
        header="",
    )
    checked = attrs.evolve(checked, problems=Problems([remark]))
    made = marked_up([table], checked)
    book = load_workbook(io.BytesIO(made.data))
    assert made.cells == 0
    row = summary(book)[1][None, "tables/remark"]
    assert row[0] == "For you to know"
    assert not [cell for cells in book["Problems"] for cell in cells if cell.hyperlink]


def test_formulas_become_their_values_and_texts_stay_texts(tmp_path):
    """What a formula last gave is kept; a text that looks like one is still none."""
    book = workbook(
        [date(2019, 4, 1), "worked", 480, "=SUM(C2)"], [date(2019, 4, 2), "leave", 1, ""]
    )
    book.worksheets[0]["D3"].value = "=cmd|' /C x'!A0"
    book.worksheets[0]["D3"].data_type = "s"
    tables, own = sent(book, tmp_path)
    again, _, made = returned(tables, own)
    package = zipfile.ZipFile(io.BytesIO(made.data))
    sheets = [package.read(name) for name in package.namelist() if "worksheets/sheet" in name]
    assert not any(b"<f>" in text or b"<f " in text for text in sheets)
    assert (again["Log"]["D3"].value, again["Log"]["D3"].data_type) == ("=cmd|' /C x'!A0", "s")
    assert "1 formulas are replaced by the values that they last gave." in made.remarks


def test_a_formula_is_given_back_as_the_value_that_it_last_gave(tmp_path):
    """As a number where it gave one."""
    _, own = sent(workbook([date(2019, 4, 1), "workd", "=8*60", ""]), tmp_path)
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(own)) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            text = re.sub(rb"</f><v */>|</f><v></v>", b"</f><v>480</v>", old.read(name))
            new.writestr(name, text)
    path = tmp_path / "worked-out.xlsx"
    path.write_bytes(stream.getvalue())
    tables = [read_table(path, expected=LOG.names)]
    again, checked, _ = returned(tables, stream.getvalue())
    assert again["Log"]["C2"].value == 480
    assert checked.problems.counts == {"tables/unknown-option": 1}


def test_what_was_hidden_is_shown_and_said(tmp_path):
    """Sheets, rows and columns."""
    book = workbook([date(2019, 4, 1), "worked", 480, ""])
    book.create_sheet("Secret").sheet_state = "veryHidden"
    book["Log"].row_dimensions[2].hidden = True
    book["Log"].column_dimensions["D"].hidden = True
    again, _, made = returned(*sent(book, tmp_path))
    assert {sheet.sheet_state for sheet in again.worksheets} == {"visible"}
    assert not again["Log"].row_dimensions[2].hidden
    assert "Hidden sheets are shown: 1." in made.remarks
    assert "Hidden rows and columns are shown: 2." in made.remarks


def test_nobody_is_named(tmp_path):
    """Not by a property, nor as the writer of a comment."""
    book = workbook([date(2019, 4, 1), "workd", 480, ""], [date(2019, 4, 1), "worked", 480, ""])
    book.properties.creator = book.properties.lastModifiedBy = "Jo Person"
    book["Log"]["B2"].comment = Comment("Jo Person:\nis this right?", "Jo Person")
    book["Log"]["B3"].comment = Comment("rang Mrs Secretone", "Jo Person")
    again, _, made = returned(*sent(book, tmp_path))
    package = zipfile.ZipFile(io.BytesIO(made.data))
    for name in package.namelist():
        assert b"Jo Person" not in package.read(name)
        assert b"Secretone" not in package.read(name)
    assert again["Log"]["B2"].comment.text.endswith("Earlier comment: is this right?")
    assert again["Log"]["B3"].comment.text == MASK


def test_personal_data_is_masked_in_the_workbook_that_goes_back(tmp_path):
    """In cells, in whole columns, above the header and in rows that could not be read."""
    book = workbook(
        [date(2019, 4, 1), "worked", 480, "rang Mrs Secretone"],
        [date(2019, 4, 1), "worked", 480, "Roman Road"],
    )
    sheet = book["Log"]
    sheet["E1"], sheet["E2"], sheet["E3"] = "Suspect", "Secrettwo", "Secretthree"
    sheet["F1"], sheet["F2"] = "seen by PC Secretfour", "x"
    sheet.insert_rows(1, 2)
    sheet["A1"] = "Kept by Mr Secretfive"
    tables, own = sent(book, tmp_path)
    again, _, made = returned(tables, own)
    package = zipfile.ZipFile(io.BytesIO(made.data))
    assert all(b"Secret" not in package.read(name) for name in package.namelist())
    assert again["Log"]["D4"].value == again["Log"]["E4"].value == again["Log"]["A1"].value == MASK
    assert again["Log"]["D5"].value == "Roman Road"
    assert again["Log"]["E3"].value == "Suspect"
    assert any("personal data are masked" in remark for remark in made.remarks)


def test_macros_and_links_are_left_out_and_said(tmp_path):
    """None is run to find out."""
    book = workbook([date(2019, 4, 1), "worked", 480, ""])
    book.defined_names["away"] = DefinedName("away", attr_text="[1]Sheet1!$A$1")
    book.defined_names["here"] = DefinedName("here", attr_text="Log!$A$1")
    tables, own = sent(book, tmp_path)
    stream = io.BytesIO(own)
    with zipfile.ZipFile(stream, "a") as package:
        package.writestr("xl/vbaProject.bin", b"macro")
        package.writestr("xl/externalLinks/externalLink1.xml", b"<x/>")
        package.writestr("xl/media/image1.png", b"")
    again, _, made = returned(tables, stream.getvalue())
    assert made.remarks == (
        "Macros are left out; none was run.",
        "Links to other workbooks are left out.",
        "Charts and pictures may be missing or look different.",
    )
    assert list(again.defined_names) == ["here"]
    names = zipfile.ZipFile(io.BytesIO(made.data)).namelist()
    assert not [name for name in names if "vba" in name or "external" in name]


def test_a_workbook_that_cannot_be_kept_is_copied(tmp_path):
    """What its own reader could read is not lost because another could not open it."""
    tables, _ = sent(workbook([date(2019, 4, 1), "workd", 480, ""]), tmp_path)
    book, _, made = returned(tables, own=b"PK no workbook")
    assert book["log.xlsx Log"]["B2"].comment is not None
    assert "could not be kept as it is" in made.remarks[0]


def test_a_workbook_is_mended_and_sent_again(tmp_path):
    """The marks of the last time are gone, and the sheet of problems is there once."""
    tables, own = sent(workbook([date(2019, 4, 1), "workd", 480, "x"]), tmp_path)
    book, _, made = returned(tables, own)
    book["Log"]["B2"].value = "worked"
    tables, own = sent(book, tmp_path, "mended.xlsx")
    again, checked, _ = returned(tables, own)
    assert checked.rows_accepted == 1
    assert again.sheetnames == ["Log", "Problems"]
    assert again["Log"]["B2"].comment is None
    assert again["Log"]["B2"].fill.fill_type is None
    assert made.cells == 1


def test_a_sheet_of_the_users_own_called_problems_stays(tmp_path):
    """Only what an earlier summary left is replaced."""
    book = workbook([date(2019, 4, 1), "workd", 480, "x"])
    book.create_sheet("Problems")["A1"] = "Ours"
    again, _, _ = returned(*sent(book, tmp_path))
    assert again["Problems"]["A1"].value == "Ours"
    assert again.sheetnames == ["Log", "Problems", "Problems1"]


def test_a_fault_in_merged_cells_is_marked_on_the_first_of_them(tmp_path):
    """No other of them can bear a comment; what stands in them is masked like any other."""
    book = workbook(["worked", "", date(2019, 4, 1), ""], ["worked", "", "", "PC Secretone"])
    sheet = book["Log"]
    for at, header in enumerate(("status", "day", "note", "minutes"), 1):
        sheet.cell(row=1, column=at).value = header
    sheet.merge_cells("A2:B2")
    again, checked, _ = returned(*sent(book, tmp_path))
    assert "'day' is empty" in again["Log"]["A2"].comment.text
    assert again["Log"]["D3"].value == MASK
    assert checked.rows_accepted == 0


def test_rows_that_could_not_be_read_are_masked_too(tmp_path):
    """A row with a formula that was never worked out is not checked, and goes back all the same."""
    book = workbook([date(2019, 4, 1), "worked", "=1+1", "PC Secretone"])
    again, checked, made = returned(*sent(book, tmp_path))
    assert checked.rows_accepted == 0
    package = zipfile.ZipFile(io.BytesIO(made.data))
    assert all(b"Secret" not in package.read(name) for name in package.namelist())
    assert again["Log"]["D2"].value == MASK


def test_a_mark_that_somebody_recoloured_keeps_its_colour(tmp_path):
    """Only our own colours are taken away."""
    book = workbook([date(2019, 4, 1), "worked", 480, "x"])
    book["Log"]["B2"].comment = Comment("Must be mended: x", "s92kit")
    book["Log"]["B2"].fill = PatternFill("solid", fgColor="00FF00")
    again, _, _ = returned(*sent(book, tmp_path))
    assert again["Log"]["B2"].comment is None
    assert again["Log"]["B2"].fill.fgColor.rgb == "0000FF00"


@pytest.mark.parametrize("own", [False, True])
def test_the_same_file_gives_the_same_bytes(own, tmp_path):
    """No time and no chance in what is written."""
    tables, data = sent(workbook([date(2019, 4, 1), "workd", 480, "x"]), tmp_path)
    first, second = (returned(tables, data if own else None)[2].data for _ in range(2))
    assert first == second
