"""A template asks for what its contract asks for, and filled in it is read without a problem."""

import io
import zipfile
from datetime import date, datetime, time

import pytest
from openpyxl import load_workbook

from s92kit.activity import ACTIVITY, RETURN, activity_from_tables, returns_from_tables
from s92kit.delivery import DUTIES, duties_from_tables
from s92kit.findings import Severity
from s92kit.tables import (
    AtMost,
    Column,
    Kind,
    RequiredWith,
    TableContract,
    check_tables,
    read_table,
    screen_tables,
    template_workbook,
)

EVERY_KIND = TableContract(
    title="Every kind/of column",
    id="every-kind",
    key=("id",),
    columns=(
        Column(name="id", kind=Kind.TEXT, meaning="A name for the row.", distinct=True),
        Column(name="day", kind=Kind.DAY, meaning="The day.", required=True),
        Column(name="month", kind=Kind.MONTH, meaning="The month."),
        Column(name="starts", kind=Kind.TIME, meaning="The start."),
        Column(name="seen", kind=Kind.MOMENT, meaning="Day and time."),
        Column(name="status", kind=Kind.OPTION, meaning="What.", options=("worked, late", "leave")),
        Column(
            name="minutes",
            kind=Kind.WHOLE,
            unit="minutes",
            meaning="Worked.",
            least=1,
            most=1440,
            query_most=720,
        ),
        Column(name="hours", kind=Kind.DECIMAL, unit="hours", meaning="Worked.", least=0),
        Column(name="fewer", kind=Kind.WHOLE, meaning="At most ten.", most=10),
        Column(name="plain", kind=Kind.WHOLE, meaning="Any number."),
        Column(name="alcohol", kind=Kind.FLAG, meaning="Whether alcohol was drunk."),
    ),
    rules=(
        RequiredWith(column="hours", other="minutes"),
        RequiredWith(column="minutes", other="status", options=("leave",), severity=Severity.QUERY),
    ),
)


def opened(contract=EVERY_KIND, **options):
    """A template as a workbook."""
    return load_workbook(io.BytesIO(template_workbook(contract, **options)))


def filled(contract, tmp_path, *rows):
    """A template with rows written into it, saved, and read again."""
    book = opened(contract)
    sheet = book.worksheets[0]
    for number, row in enumerate(rows, 2):
        for name, value in row.items():
            cell = sheet.cell(row=number, column=contract.names.index(name) + 1)
            cell.value = value
            cell.number_format = sheet.column_dimensions[cell.column_letter].number_format
    path = tmp_path / "filled.xlsx"
    book.save(path)
    return read_table(path, expected=contract.names)


def test_the_first_sheet_has_the_headers_each_with_a_note():
    """Frozen, wide enough, and with what the column means."""
    sheet = opened().worksheets[0]
    assert sheet.title == "Every kind of column"
    assert [cell.value for cell in sheet[1]] == list(EVERY_KIND.names)
    assert sheet.freeze_panes == "A2"
    for cell in sheet[1]:
        column = EVERY_KIND.column(cell.value)
        assert column.meaning in cell.comment.text
        assert sheet.column_dimensions[cell.column_letter].width >= len(cell.value) + 2
    assert "Must be filled" in sheet["B1"].comment.text


def bounds(book):
    """The validation of each column by its header."""
    sheet = book.worksheets[0]
    found = {}
    for each in sheet.data_validations.dataValidation:
        letters = str(each.sqref).split(":", maxsplit=1)[0].rstrip("0123456789")
        found[sheet[f"{letters}1"].value] = each
    return found


def test_cells_have_lists_and_bounds():
    """Excel asks for what the contract asks for, down to the last row."""
    found = bounds(opened())
    assert set(found) == set(EVERY_KIND.names)
    assert (found["status"].type, found["status"].formula1) == ("list", "Options!$A$2:$A$3")
    assert (found["alcohol"].type, found["alcohol"].formula1) == ("list", "Options!$B$2:$B$3")
    assert (found["minutes"].type, found["minutes"].formula1, found["minutes"].formula2) == (
        "whole",
        "1",
        "1440",
    )
    assert (found["hours"].type, found["hours"].formula1) == ("decimal", "0")
    assert found["day"].type == found["seen"].type == "date"
    assert found["starts"].type == "time"
    assert "LEN(C2)=7" in found["month"].formula1
    assert str(found["day"].sqref) == "B2:B1048576"
    assert found["minutes"].prompt == (
        "Worked. A whole number of minutes, 1 to 1,440. Above 720 you will be asked to confirm it."
    )


def test_the_words_to_choose_from_stand_where_all_can_see_them():
    """A comma in a word would break a list that stands in the cell's own rule."""
    book = opened()
    assert book.sheetnames == ["Every kind of column", "Read me", "Options"]
    assert {sheet.sheet_state for sheet in book.worksheets} == {"visible"}
    options = book["Options"]
    assert [cell.value for cell in options["A"]] == ["status", "worked, late", "leave"]
    assert [cell.value for cell in options["B"]] == ["alcohol", "yes", "no"]


def test_the_guidance_says_in_words_what_each_column_is():
    """With units, what must be filled, what goes together, and what may never be written."""
    rows = [[cell.value for cell in row] for row in opened(kind="duties")["Read me"].iter_rows()]
    said = "\n".join(str(row[0]) for row in rows if row[0])
    assert "Never write a person's name" in said
    assert "No two rows may have the same id." in said
    assert "hours must be filled where minutes is filled." in said
    assert "minutes should be filled where status is leave." in said
    assert "s92kit validate FILE.xlsx --as duties" in said
    by_name = {row[0]: row[1:] for row in rows}
    assert by_name["day"] == ["The day.", "A day, such as 2019-04-01.", "Yes"]
    assert by_name["hours"] == ["Worked.", "A number of hours, 0 or more.", "No"]
    assert by_name["fewer"][1] == "A whole number, 10 or fewer."
    assert by_name["status"][1] == "One of: worked, late, leave."
    assert by_name["alcohol"][1] == "yes or no."


def test_the_guidance_without_options_key_or_command():
    """Only what there is to say is said."""
    plain = TableContract(title="Days", columns=(EVERY_KIND.column("day"),))
    book = opened(plain)
    assert book.sheetnames == ["Days", "Read me"]
    said = " ".join(str(cell.value) for cell in book["Read me"]["A"])
    assert "Options" not in said
    assert "validate" not in said


@pytest.mark.parametrize(
    ("kind", "severity", "said"),
    [
        (Kind.DAY, Severity.ERROR, "first may not be later than second."),
        (Kind.WHOLE, Severity.QUERY, "first should not be more than second."),
    ],
)
def test_what_may_not_be_later_or_more_is_said(kind, severity, said):
    """A rule on two columns in words."""
    columns = [Column(name=name, kind=kind, meaning="A.") for name in ("first", "second")]
    contract = TableContract(
        title="Pairs",
        columns=tuple(columns),
        rules=(AtMost(column="first", other="second", severity=severity),),
    )
    assert said in [cell.value for cell in opened(contract)["Read me"]["A"]]


@pytest.mark.parametrize(
    ("kind", "least", "most", "said"),
    [
        (Kind.WHOLE, 10, None, "Below 10 you will"),
        (Kind.WHOLE, 10, 2000, "Outside 10 to 2,000 you will"),
        (Kind.DAY, date(2019, 4, 1), None, "Before 2019-04-01 you will"),
        (Kind.DAY, None, date(2019, 4, 1), "After 2019-04-01 you will"),
    ],
)
def test_what_must_be_confirmed_is_said(kind, least, most, said):
    """A number or day that is unusual is not refused."""
    column = Column(name="a", kind=kind, meaning="A.", query_least=least, query_most=most)
    contract = TableContract(title="Days", columns=(column,))
    assert said in bounds(opened(contract))["a"].prompt


def test_a_template_names_nobody_and_is_always_the_same():
    """No property with a name, no time."""
    data = template_workbook(EVERY_KIND)
    assert data == template_workbook(EVERY_KIND)
    core = zipfile.ZipFile(io.BytesIO(data)).read("docProps/core.xml")
    assert b"<dc:creator>s92kit</dc:creator>" in core
    assert b"openpyxl" not in core


def test_every_kind_of_column_filled_in_is_read_back(tmp_path):
    """With the values that people see in the cells."""
    table = filled(
        EVERY_KIND,
        tmp_path,
        {
            "id": "0007",
            "day": date(2019, 4, 1),
            "month": "2019-04",
            "starts": time(7, 30),
            "seen": datetime(2019, 4, 1, 22, 15),  # noqa: DTZ001 - a wall clock
            "status": "worked, late",
            "minutes": 480,
            "hours": 7.5,
            "fewer": 3,
            "alcohol": "yes",
        },
    )
    checked = check_tables([table], EVERY_KIND)
    assert checked.problems.of_severity(Severity.ERROR).items == ()
    (row,) = checked.frame.astype(object).to_dict("records")
    assert (row["id"], row["minutes"], str(row["hours"])) == ("0007", 480, "7.5")
    assert row["starts"] == 7 * 60 + 30


REAL = (
    (
        DUTIES,
        lambda tables: duties_from_tables(tables).table,
        {
            "id": "D-1",
            "post": "constables",
            "officer": "P-0042",
            "day": date(2019, 4, 1),
            "starts": time(7),
            "ends": time(15),
            "status": "worked",
        },
    ),
    (
        ACTIVITY,
        lambda tables: activity_from_tables(tables).table,
        {"day": date(2019, 4, 1), "borough": "walford", "kind": "arrest", "count": 2},
    ),
    (
        RETURN,
        lambda tables: returns_from_tables(tables).table,
        {
            "borough": "walford",
            "indicator": "walford/arrests",
            "first_day": date(2019, 4, 1),
            "last_day": date(2019, 6, 30),
            "kind": "in period",
            "count": 12,
        },
    ),
)


@pytest.mark.parametrize(
    ("contract", "check", "row"), REAL, ids=lambda item: getattr(item, "id", "")
)
def test_a_template_filled_in_passes(contract, check, row, tmp_path):
    """Each kind that people send; what is looked for of people is not found in it."""
    screened = screen_tables([filled(contract, tmp_path, row)], contract)
    checked = screened.held_against(check(screened.tables))
    assert checked.problems.of_severity(Severity.ERROR).items == ()
    assert (checked.rows_in, checked.rows_accepted) == (1, 1)


@pytest.mark.parametrize("contract", [contract for contract, _, _ in REAL])
def test_a_template_that_nobody_filled_in_has_no_rows(contract, tmp_path):
    """Empty is empty: no row, and no error."""
    checked = check_tables([filled(contract, tmp_path)], contract)
    assert checked.rows_in == 0
    assert not checked.problems.of_severity(Severity.ERROR)
