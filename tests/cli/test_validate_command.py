"""``s92kit validate`` says all that is wrong, and writes it back where it can be mended."""

import csv
import json

import pytest
from openpyxl import Workbook, load_workbook

from s92kit.cli._running import tell_progress

GOOD = "constables,P-1,2019-04-01,07:00,15:00,worked,\n"
RETURN_HEAD = "borough,indicator,first_day,last_day,kind,count"
HEAD = "post,officer,day,starts,ends,status,reference\n"


@pytest.fixture
def duties(tmp_path, monkeypatch):
    """Duties with several faults, in a folder of their own."""
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "duties.csv"
    path.write_text(
        HEAD
        + GOOD
        + "constables,P-2,2019-04-31,07:00,15:00,workd,\n"
        + "constables,P-3,2019-04-01,07:00,15:00,workd,rang 020 7946 0000\n"
        + "constables,P-4,2019-04-01,07:00\n"
        + "constables,P-5,2019-04-02,07:00,15:00,worked,seen with John Example\n"
    )
    return "duties.csv"


def test_every_problem_is_told_by_cell_with_its_mend(run, duties):
    """Errors first, then queries, each code with its exact count; rows in are accounted for."""
    code, output, _ = run("validate", duties, "--as", "duties")
    text = " ".join(output.split())
    assert code == 1
    assert "5 rows read = 2 accepted + 3 set aside" in text
    assert "Personal data masked: cells 2, whole columns 0" in text
    assert "2 × tables/unknown-option, column 'status'" in text
    assert "duties.csv!F3: 'workd' is no status. Did you mean 'worked'?" in text
    assert "1 × tables/personal-telephone, column 'reference'" in text
    assert text.index("To be mended: 5") < text.index("To be confirmed: 1")
    assert "7946" not in output
    assert "John" not in output


def test_the_report_in_json(run, duties):
    """Rows, accepted, set aside, and problems by code and column with the first examples."""
    code, output, _ = run("validate", duties, "--as", "duties", "--json")
    data = json.loads(output)
    assert code == 1
    assert (data["rows"], data["accepted"], data["set_aside"]) == (5, 2, 3)
    by_code = {problem["code"]: problem for problem in data["problems"]}
    option = by_code["tables/unknown-option"]
    assert (option["count"], option["column"], option["severity"]) == (2, "status", "error")
    assert option["examples"][0] == {
        "cell": "duties.csv!F3",
        "sheet": "duties.csv",
        "column_letters": "F",
        "row": 3,
        "value": "workd",
        "message": "'workd' is no status.",
        "mend": "Did you mean 'worked'?",
    }
    assert by_code["tables/personal-name-likely"]["severity"] == "query"
    assert (data["masked_cells"], data["masked_columns"], data["unmapped"]) == (2, 0, [])
    assert data["files"] == [{"name": "duties.csv", "rows": 5}]


def test_a_file_without_fault_is_told_so(run, tmp_path):
    """Exit code 0."""
    path = tmp_path / "duties.csv"
    path.write_text(HEAD + GOOD)
    code, output, _ = run("validate", str(path), "--as", "duties")
    assert code == 0
    assert "1 rows read = 1 accepted + 0 set aside" in output
    assert "Nothing to mend." in output


def test_what_need_only_be_confirmed_is_no_failure(run, tmp_path):
    """A column that means nothing is a query."""
    path = tmp_path / "duties.csv"
    path.write_text(HEAD.replace("reference", "colour") + GOOD)
    code, output, _ = run("validate", str(path), "--as", "duties")
    assert code == 0
    assert "To be confirmed: 1" in output


def test_more_problems_than_are_shown_are_counted(run, tmp_path):
    """The first three, and how many more."""
    path = tmp_path / "duties.csv"
    path.write_text(HEAD + GOOD.replace("worked", "workd") * 1200)
    _, output, _ = run("validate", str(path), "--as", "duties")
    assert "1,200 × tables/unknown-option" in output
    assert "and 1,197 more" in output


def test_the_rows_set_aside_are_written(run, duties, tmp_path):
    """As they were read, with why, and what is masked stays masked."""
    code, output, _ = run("validate", duties, "--as", "duties", "--set-aside", "aside.csv")
    assert code == 1
    assert "Rows set aside: aside.csv" in output
    lines = list(csv.reader((tmp_path / "aside.csv").read_text("utf-8-sig").splitlines()))
    assert lines[0] == ["# 5 rows read = 2 accepted + 3 set aside"]
    rows = [dict(zip(lines[1], row, strict=True)) for row in lines[2:]]
    assert [row["row"] for row in rows] == ["3", "4", "5"]
    assert rows[1]["reference"] == "[masked]"
    assert "'2019-04-31' is no day" in rows[0]["reasons"]


def test_a_csv_file_comes_back_as_a_marked_workbook(run, duties, tmp_path):
    """In JSON too it is said how many cells bear a comment."""
    words = ("validate", duties, "--as", "duties", "--marked-up", "marked.xlsx")
    code, output, _ = run(*words, "--json")
    data = json.loads(output)
    book = load_workbook(tmp_path / "marked.xlsx")
    marked = [cell for row in book["duties.csv"].iter_rows() for cell in row if cell.comment]
    assert code == 1
    assert len(marked) == data["marked_cells"] == 6
    assert data["marked_up_file"] == "marked.xlsx"
    _, output, _ = run(*words)
    assert "Marked up: marked.xlsx, 6 cells with a comment" in output


def test_a_workbook_comes_back_as_it_was_with_its_faults_marked(run, tmp_path):
    """The sender's own sheets and widths, and what was left out is said."""
    path = tmp_path / "duties.xlsx"
    book = Workbook()
    sheet = book.worksheets[0]
    for row in (HEAD, GOOD.replace("worked", "workd")):
        sheet.append(row.strip().split(","))
    sheet.column_dimensions["A"].width = 41
    book.create_sheet("Ours")["A1"] = "kept"
    book["Ours"].sheet_state = "hidden"
    book.save(path)
    out = tmp_path / "marked.xlsx"
    code, output, _ = run("validate", str(path), "--as", "duties", "--marked-up", str(out))
    again = load_workbook(out)
    assert code == 1
    assert again.sheetnames == ["Sheet", "Ours", "Problems"]
    assert again["Sheet"].column_dimensions["A"].width == 41
    assert again["Sheet"]["F2"].comment is not None
    assert again["Ours"]["A1"].value == "kept"
    assert "Hidden sheets are shown: 1." in output


def test_a_folder_is_checked_as_one(run, tmp_path):
    """Each file by its name."""
    for name in ("april", "may"):
        (tmp_path / f"{name}.csv").write_text(HEAD + GOOD.replace("worked", "workd"))
    out = tmp_path / "out.xlsx"
    code, output, _ = run(
        "validate", str(tmp_path), "--as", "duties", "--marked-up", str(out), "--json"
    )
    data = json.loads(output)
    assert code == 1
    assert [file["name"] for file in data["files"]] == ["april.csv", "may.csv"]
    assert load_workbook(out).sheetnames == ["april.csv", "may.csv", "Problems"]


def test_days_written_day_first_are_read_where_that_is_said(run, tmp_path):
    """Without it such a day may be read in two ways, and is refused."""
    path = tmp_path / "duties.csv"
    path.write_text(HEAD + GOOD.replace("2019-04-01", "03/04/2019"))
    assert run("validate", str(path), "--as", "duties")[0] == 1
    assert run("validate", str(path), "--as", "duties", "--day-first")[0] == 0


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("activity", "day,borough,kind\n2019-04-01,walford,arest\n"),
        ("enforcement", "reference,kind,day\nFPN-1,fixed penalti,2019-06-01\n"),
        (
            "return",
            f"{RETURN_HEAD}\nwalford,walford/arrests,2023-04-01,2023-06-30,in periods,12\n",
        ),
    ],
)
def test_each_kind_of_table_is_checked(run, tmp_path, kind, text):
    """A word that is none of the options is found in each."""
    path = tmp_path / "sent.csv"
    path.write_text(text)
    code, output, _ = run("validate", str(path), "--as", kind, "--json")
    data = json.loads(output)
    assert code == 1
    assert (data["rows"], data["set_aside"]) == (1, 1)
    assert "tables/unknown-option" in {problem["code"] for problem in data["problems"]}


def test_a_boroughs_own_log_is_read_by_its_format(run, walford, tmp_path):
    """Its cells are told by its own headers, and codes that nobody mapped with their counts."""
    path = tmp_path / "april.csv"
    path.write_text(
        "Date,What,Why\n2019-04-01,Arr,Viol\n2019-04-01,Zzz,Viol\nnever,Arr,Viol\n"
        "2019-04-01,Arr,PC Secretone\n"
    )
    aside = tmp_path / "aside.csv"
    words = ("validate", str(path), "--as", "activity", "--borough", walford)
    code, output, _ = run(*words, "--set-aside", str(aside), "--json")
    data = json.loads(output)
    assert code == 1
    assert (data["rows"], data["accepted"], data["set_aside"]) == (4, 2, 2)
    assert data["unmapped"] == [{"column": "What", "code": "Zzz", "rows": 1}]
    assert data["masked_cells"] == 1
    written = aside.read_text("utf-8-sig")
    assert "file,row,Date," in written
    assert "Secretone" not in written + output
    _, output, _ = run(*words)
    assert "Not mapped: 'Zzz' in 'What', 1 rows" in output


@pytest.mark.parametrize(
    ("words", "mend"),
    [
        (["duties.csv", "--as", "dutys"], "duties"),
        (["duties.csv"], "--as"),
        (["no-such.csv", "--as", "duties"], "no-such.csv"),
        (["duties.csv", "--as", "duties", "--borough", "walford"], "Leave --borough out"),
        (["duties.csv", "--as", "duties", "--marked-up", "out.csv"], ".xlsx"),
        (["duties.csv", "--as", "duties", "--set-aside", "out.xlsx"], ".csv"),
        (["duties.csv", "--as", "duties", "--set-aside", "duties.csv"], "stays as sent"),
        (["duties.csv", "--as", "duties", "--set-aside", "no-such-folder/a.csv"], "no-such-folder"),
        (["duties.doc", "--as", "duties"], ".csv"),
    ],
)
@pytest.mark.usefixtures("duties")
def test_wrong_use_is_told_with_its_mend(run, tmp_path, words, mend):
    """Exit code 2, a sentence that says what to do, and nothing written."""
    (tmp_path / "duties.doc").write_text("x")
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    code, _, errors = run("validate", *words)
    assert code == 2
    assert mend in " ".join(errors.split())
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_a_long_reading_says_how_far_it_has_come(capsys):
    """A file that is read in a moment is not told; a long one is, until it is done."""
    tell_progress("short.csv", 0, 999_999)
    tell_progress("long.csv", 30_000_000, 120_000_000)
    tell_progress("long.csv", 120_000_000, 120_000_000)
    assert capsys.readouterr().err == "long.csv: 25% read …\n"
