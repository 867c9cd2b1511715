"""``s92kit convert`` brings a log in, and says what it could not map and what was lost."""

import json
import runpy
import sys
from pathlib import Path

import pytest

from s92kit.activity import read_activity

ROOT = Path(__file__).resolve().parents[2]
HEADER = "Date,What,Why\n"
GOOD = "2019-04-01,Arr,ASB\n"


@pytest.fixture
def log(tmp_path):
    """Writes rows as a log and gives its name."""

    def written(*rows: str) -> str:
        file = tmp_path / "april.csv"
        file.write_text(HEADER + "".join(rows), encoding="utf-8")
        return str(file)

    return written


@pytest.mark.parametrize("ending", ["parquet", "csv", "jsonl"])
def test_a_log_is_brought_in(run, walford, log, tmp_path, ending):
    """All is mapped, so all is well, and the file holds the rows."""
    out = tmp_path / f"shared.{ending}"
    code, output, _ = run("convert", log(GOOD, GOOD), "--borough", walford, "--out", str(out))
    assert code == 0
    assert "2 rows read = 2 accepted + 0 set aside" in " ".join(output.split())
    assert list(read_activity([out]).frame["kind"]) == ["arrest", "arrest"]


def test_codes_losses_and_problems_in_json(run, walford, log, tmp_path):
    """Rows, accepted and set aside sum; each problem has its code, count, column and examples."""
    file = log(GOOD, "2019-04-02,Xyz,Viol\n", "2019-13-01,Arr,ASB\n", "2019-04-03,Xyz,\n")
    words = ("convert", file, "--borough", walford, "--out", str(tmp_path / "out.csv"), "--json")
    code, output, _ = run(*words)
    data = json.loads(output)
    assert code == 1
    assert (data["rows"], data["accepted"], data["set_aside"]) == (4, 3, 1)
    assert data["unmapped"] == [
        {
            "column": "What",
            "code": "Xyz",
            "rows": 2,
            "first_day": "2019-04-02",
            "last_day": "2019-04-03",
            "known_on_other_days": False,
        }
    ]
    (loss,) = data["losses"]
    assert (loss["codes"], loss["rows"], loss["kind"]) == (
        ["Viol"],
        1,
        "one code stands for several",
    )
    (problem,) = data["problems"]
    assert (problem["code"], problem["count"], problem["column"]) == ("tables/not-a-day", 1, "Date")
    assert problem["examples"][0]["cell"] == "april.csv!A4"


def test_in_words(run, walford, log, tmp_path):
    """The same for people: codes, losses, and each problem at its first cell."""
    rows = [f"2019-04-02,X{at},Viol\n" for at in range(12)]
    file = log(GOOD, *rows, "2019-13-01,Arr,ASB\n")
    code, output, _ = run("convert", file, "--borough", walford, "--out", str(tmp_path / "out.csv"))
    text = " ".join(output.split())
    assert code == 1
    assert "What: 'X0', 1 row, 2019-04-02" in text
    assert "and 2 more; --json lists them all." in text
    assert "Why: Viol -> priority walford/violence, theme violence (12 rows)." in text
    assert "april.csv!A15" in text
    assert "Of the format: Made up" in text


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--borough", "weatherfield", "--out", "out.csv"), "weatherfield"),
        (("--borough", "walford", "--out", "out.docx"), ".parquet"),
        (("--borough", "walford", "--out", "none/out.csv"), "Make the folder first"),
        (("--borough", "walford", "--out", "april.csv"), "It is the log itself"),
        (("--borough", "walford", "--format", "activity-lgo", "--out", "out.csv"), "Did you mean"),
    ],
)
@pytest.mark.usefixtures("walford")
def test_wrong_use_is_told_in_words(run, log, tmp_path, monkeypatch, words, said):
    """An unknown borough, ending, folder or format leaves nothing behind."""
    monkeypatch.chdir(tmp_path)
    code, _, errors = run("convert", log(GOOD), *words)
    assert code == 2
    assert said in errors
    assert list(tmp_path.glob("*out*")) == []


def test_a_made_up_log_of_a_borough(run, walford, tmp_path, monkeypatch):
    """The example's log is converted with each row accounted for, and stays marked as made up."""
    log, out = tmp_path / "log.csv", tmp_path / "out.csv"
    monkeypatch.setattr(sys, "argv", ["made", str(log), "--rows", "500", "--log", walford])
    runpy.run_path(str(ROOT / "examples" / "made_up_activity.py"), run_name="__main__")
    code, output, _ = run("convert", str(log), "--borough", walford, "--out", str(out), "--json")
    data = json.loads(output[output.index("{") :])
    assert code == 1
    assert (data["rows"], data["accepted"]) == (500, 500)
    assert {row["code"] for row in data["unmapped"]} == {"A code that nobody mapped"}
    assert out.read_text("utf-8").startswith("# Made up by a seeded script")


def test_made_up_records_keep_to_the_contract(tmp_path, monkeypatch):
    """Rows in the shared columns, the same for each seed."""
    made = runpy.run_path(str(ROOT / "examples" / "made_up_activity.py"))
    first, again = made["made_up_activity"](1000), made["made_up_activity"](1000)
    assert first.equals(again)
    assert not first.equals(made["made_up_activity"](1000, seed=1))
    pieces = list(made["made_up_pieces"](1000, at_once=300))
    assert [len(piece) for piece in pieces] == [300, 300, 300, 100]
    file = tmp_path / "made.parquet"
    monkeypatch.setattr(sys, "argv", ["made", str(file), "--rows", "1000"])
    runpy.run_path(str(ROOT / "examples" / "made_up_activity.py"), run_name="__main__")
    read = read_activity([file])
    assert read.rows_accepted == 1000
    assert set(read.frame["borough"]) == {"brent", "havering", "towerhamlets"}
