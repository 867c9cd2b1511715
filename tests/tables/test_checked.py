"""A table is held against its contract cell by cell, and no row is lost in silence."""

from datetime import date, time
from zipfile import ZipFile

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from s92kit.errors import InvalidValueError, UnknownNameError
from s92kit.tables import (
    Column,
    Kind,
    Problems,
    TableContract,
    check_tables,
    csv_from_text,
    read_csv,
    read_table,
    read_workbook,
    table_from_frame,
)

CONTRACT = TableContract(
    title="Duties",
    columns=(
        Column(name="day", kind=Kind.DAY, required=True, meaning="The day."),
        Column(
            name="minutes", kind=Kind.WHOLE, unit="minutes", least=1, most=1440, meaning="Long."
        ),
        Column(name="kind", kind=Kind.OPTION, options=("court", "training"), meaning="What for."),
        Column(name="starts", kind=Kind.TIME, meaning="When."),
        Column(
            name="officer",
            kind=Kind.TEXT,
            pattern="[A-Z]-[0-9]+",
            pattern_in_words="Write P-1.",
            private=True,
            meaning="Who.",
        ),
        Column(name="month", kind=Kind.MONTH, meaning="Which month."),
    ),
)


def checked(text, **options):
    """Text of a CSV file, held against the contract."""
    return check_tables([csv_from_text(text, name="duties.csv")], CONTRACT, **options)


def told(text, **options):
    """The cell and code of each problem."""
    return [(each.cell, each.rule.code) for each in checked(text, **options).problems]


@pytest.mark.parametrize(
    ("text", "cell", "code"),
    [
        ("day\n2019-02-30\n", "A2", "tables/not-a-day"),
        ("day\n01/04/2019\n", "A2", "tables/not-a-day"),
        ("day,minutes\n2019-04-01,4800\n", "B2", "tables/out-of-bounds"),
        ("day,minutes\n2019-04-01,0\n", "B2", "tables/out-of-bounds"),
        ("day,minutes\n2019-04-01,8h\n", "B2", "tables/not-a-whole-number"),
        ("day,kind\n2019-04-01,cuort\n", "B2", "tables/unknown-option"),
        ("day,starts\n2019-04-01,25:00\n", "B2", "tables/not-a-time"),
        ("day,officer\n2019-04-01,Smith\n", "B2", "tables/wrong-form"),
        ("day,month\n2019-04-01,Apr-19\n", "B2", "tables/not-a-month"),
        ("day,minutes\n,480\n", "A2", "tables/missing-value"),
        ("minutes\n480\n", "B1", "tables/missing-column"),
        ("day,minuets\n2019-04-01,480\n", "B1", "tables/unknown-column"),
        ("day,day\n2019-04-01,2019-04-02\n", "B1", "tables/column-twice"),
        ("day,minutes\n2019-04-01,480,7\n", "C2", "tables/ragged-row"),
    ],
)
def test_each_fault_is_told_at_its_cell(text, cell, code):
    """One bad example for each rule, with the cell as a spreadsheet names it."""
    assert told(text) == [(f"duties.csv!{cell}", code)]


def test_a_misspelt_option_and_header_suggest_the_nearest():
    """The message says what was probably meant."""
    problems = checked("day,minuets,kind\n2019-04-01,1,cuort\n").problems
    assert [each.mend for each in problems] == ["Did you mean 'minutes'?", "Did you mean 'court'?"]


def test_a_private_cell_is_never_printed():
    """A name that stands where a pseudonym belongs goes into no message."""
    (problem,) = checked("day,officer\n2019-04-01,Smith\n").problems
    assert "Smith" not in f"{problem.message}{problem.mend}{problem.value}"


def test_rows_in_are_rows_accepted_and_set_aside():
    """A row with two faults is set aside once, and its faults are told both."""
    table = checked("day,minutes\n2019-04-01,480\nx,9999\n2019-04-02,\n")
    assert (table.rows_in, table.rows_accepted, table.rows_set_aside) == (3, 2, 1)
    assert table.problems.counts == {"tables/not-a-day": 1, "tables/out-of-bounds": 1}


def test_without_a_required_column_no_row_is_accepted():
    """It is told once and not for each row, and every row is set aside."""
    table = checked("minutes\n480\n480\n")
    assert (table.rows_in, table.rows_accepted, len(table.problems)) == (2, 0, 1)


def test_what_is_missing_is_missing_and_not_nought():
    """An empty number stays empty."""
    assert checked("day,minutes\n2019-04-01,\n").frame["minutes"].isna().all()


def test_days_come_day_first_only_where_the_reader_says_so():
    """The third of April, and not the fourth of March."""
    frame = checked("day\n03/04/2019\n", day_first=True).frame
    assert frame["day"].iloc[0] == pd.Timestamp("2019-04-03")


def test_one_day_that_is_month_first_makes_the_column_doubtful():
    """Where 04/13/2019 stands, 03/04/2019 may be either; both are refused."""
    table = checked("day\n03/04/2019\n04/13/2019\n2019-04-05\n", day_first=True)
    assert table.rows_accepted == 1
    assert table.problems.counts == {"tables/not-a-day": 2}


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_csv_file_is_read_whatever_office_wrote_it(tmp_path, delimiter, encoding, end):
    """Encodings, delimiters and line ends that offices use give one table."""
    rows = [("day", "kind", "café"), ("2019-04-01", "court", "é")]
    text = end.join(delimiter.join(row) for row in rows) + end
    (tmp_path / "duties.csv").write_bytes(text.encode(encoding))
    table = read_csv(tmp_path / "duties.csv")
    assert table.headers == ("day", "kind", "café")
    assert [list(cells) for cells in table.cells] == [["2019-04-01"], ["court"], ["é"]]


def test_quoted_cells_and_blank_rows_keep_the_numbers_of_rows():
    """A delimiter in quotation marks is text; an empty row is passed over and still counts."""
    text = '# Made up, all of it\nday,minutes\n2019-04-01," 480 "\n\n"x",480\n'
    table = checked(text)
    assert table.rows_in == 2
    assert [each.cell for each in table.problems] == ["duties.csv!A5"]
    assert table.places[0].notes == ("Made up, all of it",)


def test_a_quotation_mark_that_is_not_closed_is_refused():
    """It would swallow the rows that follow it."""
    with pytest.raises(InvalidValueError, match="not closed"):
        csv_from_text('day,kind\n2019-04-01,"court\n2019-04-02,court\n', name="duties.csv")


def test_a_ragged_row_is_counted_among_those_set_aside():
    """It cannot be cut into cells, and it is not forgotten."""
    table = checked("day,minutes\n2019-04-01,480,1\n2019-04-02,480\n")
    assert (table.rows_in, table.rows_accepted, table.rows_set_aside) == (2, 1, 1)


def test_two_files_whose_columns_stand_in_another_order_are_one_table():
    """Each problem keeps the file and column in which it stands."""
    first = csv_from_text("day,minutes\n2019-04-01,480\n", name="april.csv")
    second = csv_from_text("minutes,day\n9999,2019-05-01\n480,2019-05-02\n", name="may.csv")
    table = check_tables([first, second], CONTRACT)
    assert table.frame["minutes"].tolist() == [480, 480]
    assert [each.cell for each in table.problems] == ["may.csv!A2"]


def test_a_data_frame_is_left_as_it_is():
    """Days, whole numbers in floats and missing values are read, and the frame is not touched."""
    frame = pd.DataFrame(
        {"day": pd.to_datetime(["2019-04-01", "2019-04-02"]), "minutes": [480.0, None]}
    )
    before = frame.copy(deep=True)
    table = check_tables([table_from_frame(frame)], CONTRACT)
    assert table.rows_accepted == 2
    assert table.frame["minutes"].tolist() == [480, pd.NA]
    pd.testing.assert_frame_equal(frame, before)


MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"


@pytest.fixture
def workbook(tmp_path):
    """The smallest workbook: a note, headers, a good row and a bad one."""
    rows = [["# Made up"], ["day", "minutes"], ["2019-04-01", 480], ["2019-04-02", 9999]]
    cells = "".join(
        "<row>"
        + "".join(
            f"<c><v>{cell}</v></c>"
            if isinstance(cell, int)
            else f'<c t="inlineStr"><is><t>{cell}</t></is></c>'
            for cell in row
        )
        + "</row>"
        for row in rows
    )
    link = (
        f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="r1" '
        f'Type="{OFFICE}/%s" Target="%s"/></Relationships>'
    )
    with ZipFile(tmp_path / "duties.xlsx", "w") as file:
        file.writestr("[Content_Types].xml", f'<Types xmlns="{PACKAGE}/content-types"/>')
        file.writestr("_rels/.rels", link % ("officeDocument", "xl/workbook.xml"))
        file.writestr("xl/_rels/workbook.xml.rels", link % ("worksheet", "worksheets/s.xml"))
        file.writestr(
            "xl/workbook.xml",
            f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>'
            '<sheet name="Duties" sheetId="1" r:id="r1"/></sheets></workbook>',
        )
        sheet = f'<worksheet xmlns="{MAIN}"><sheetData>{cells}</sheetData></worksheet>'
        file.writestr("xl/worksheets/s.xml", sheet)
    return tmp_path / "duties.xlsx"


def test_a_workbook_is_read_with_its_cells(workbook):
    """Numbers of a spreadsheet are whole numbers, and a fault has its sheet and cell."""
    table = check_tables([read_table(workbook)], CONTRACT)
    assert table.frame["minutes"].tolist() == [480]
    assert [each.cell for each in table.problems] == ["duties.xlsx/Duties!B4"]


def test_a_sheet_that_is_not_there_suggests_the_nearest(workbook):
    """A slip in a sheet's name is told as one."""
    with pytest.raises(UnknownNameError, match="Did you mean 'Duties'"):
        read_workbook(workbook, sheet="Dutys")


def test_a_file_that_is_no_workbook_is_told_so(tmp_path):
    """A file that only bears the ending of one is refused with the mend."""
    (tmp_path / "duties.xlsx").write_text("no workbook")
    with pytest.raises(InvalidValueError, match="Save it as XLSX, or as CSV"):
        read_table(tmp_path / "duties.xlsx")


def test_a_file_of_another_kind_is_refused(tmp_path):
    """A picture is no table."""
    with pytest.raises(InvalidValueError, match="CSV file or a workbook"):
        read_table(tmp_path / "duties.png")


def test_findings_count_exactly_and_show_the_first():
    """A hundred faults are one finding with its number and three cells."""
    text = "day,minutes\n" + "2019-04-01,9999\n" * 100
    (finding,) = checked(text).problems.findings
    assert finding.message.startswith("100 problems. The first 3: duties.csv!B2:")
    assert not Problems().findings


def test_a_column_that_is_not_there_suggests_the_nearest():
    """A contract answers for its own columns."""
    with pytest.raises(UnknownNameError, match="Did you mean 'minutes'"):
        CONTRACT.column("minuets")


@given(st.text(alphabet='day,minutes;\n\t" #0129-x', max_size=80))
def test_any_text_is_read_or_refused_and_its_rows_add_up(text):
    """No text breaks the reader, and accepted and set aside always make up the rows."""
    try:
        table = checked(text)
    except InvalidValueError:
        return
    assert table.rows_accepted + table.rows_set_aside == table.rows_in
    assert table.rows_set_aside == 0 or table.problems


def test_problems_of_one_code():
    """Two kinds of fault, of which one is asked for."""
    problems = checked("day,minutes\nx,9999\n").problems
    assert [each.header for each in problems.of("tables/out-of-bounds")] == ["minutes"]


def test_a_frame_whose_times_are_times():
    """Times and days of Python's own are read as their text would be."""
    frame = pd.DataFrame({"day": [date(2019, 4, 1)], "starts": [time(7, 30)]})
    assert check_tables([table_from_frame(frame)], CONTRACT).frame["starts"].tolist() == [450]
