"""``s92kit delivery`` answers in words or JSON, with each problem at its cell."""

import json
import runpy
import sys
from pathlib import Path

import pytest

import s92kit.testing.walford
from s92kit.cli import main

ROOT = Path(__file__).resolve().parents[2]
TEAM = Path(s92kit.testing.walford.__file__).parent / "documents" / "town-centre-2019.yaml"
HEADER = "post,officer,day,starts,ends,rostered_minutes,status,recorded_on\n"
GOOD = "constables,P-1,2019-04-01,07:00,15:00,,worked,2019-06-01\n"


@pytest.fixture
def run(capsys):
    """Runs a command line and gives its exit code, output and errors."""

    def told(*words: str) -> tuple[int, str, str]:
        with pytest.raises(SystemExit) as left:
            main(list(words))
        output = capsys.readouterr()
        return left.value.code or 0, output.out, output.err

    return told


@pytest.fixture
def april(tmp_path):
    """Writes rows as a file of duties and gives its name."""

    def written(*rows: str) -> str:
        file = tmp_path / "april.csv"
        file.write_text(HEADER + "".join(rows), encoding="utf-8")
        return str(file)

    return written


def test_a_year_of_made_up_duties(run, tmp_path, monkeypatch):
    """The example's year has no fault, its parts sum, and its source says that it is made up."""
    file = tmp_path / "year.csv"
    monkeypatch.setattr(sys, "argv", ["made_up_duties.py", "walford", str(file)])
    runpy.run_path(str(ROOT / "examples" / "made_up_duties.py"), run_name="__main__")
    assert file.read_text("utf-8").startswith("# Made up")
    code, output, _ = run("delivery", str(TEAM), str(file), "--minimum-strength", "2", "--json")
    data = json.loads(output[output.index("{") :])
    assert code == 0
    assert data["problem_counts"] == {}
    assert data["rows"]["read"] == data["rows"]["counted"] > 1000
    for line in data["lines"]:
        taken = sum(line["minutes_abstracted"].values())
        parts = (line["minutes_delivered"], line["minutes_vacant"], line["minutes_leave"])
        assert line["minutes_bought"] == sum(parts) + taken
    assert "Made up by a seeded script" in data["figures"][0]["sources"][0]
    assert data["figures"][-1]["label"].startswith("Shifts with 2 officers or more")


def test_in_words_with_a_problem_at_its_cell(run, april):
    """A fault makes the exit code 1, and the rows are accounted for."""
    file = april(GOOD, "constabels,P-2,2019-04-01,07:00,15:00,,worked,2019-06-01\n")
    code, output, _ = run("delivery", str(TEAM), file)
    assert code == 1
    assert "april.csv!A3" in output
    assert "Did you mean 'constables'?" in " ".join(output.split())
    assert "2 rows read: 1 counted, 1 set aside" in output


def test_many_problems_are_shown_in_part_and_counted(run, april):
    """The first twenty, and how many more there are."""
    bad = [f"constables,Smith,2019-04-01,07:00,15:00,{at},worked,\n" for at in range(1, 31)]
    code, output, _ = run("delivery", str(TEAM), april(GOOD, *bad))
    assert code == 1
    assert "and 10 more; --json lists them all." in output
    assert "Smith" not in output


def test_a_period_and_what_was_known(run, april):
    """Rows recorded later are not counted; the sergeant then planned has no duties."""
    later = "constables,P-2,2019-04-01,07:00,15:00,,worked,2019-07-01\n"
    words = ("--period", "2019-04-01..2019-04-30", "--known-on", "2019-06-15", "--json")
    code, output, _ = run("delivery", str(TEAM), april(GOOD, later), *words)
    data = json.loads(output)
    assert (data["first_day"], data["last_day"]) == ("2019-04-01", "2019-04-30")
    assert code == 1
    assert "no duties of sergeant-planned are recorded for 04/2019" in data["figures"][0]["reason"]
    assert data["rows"]["not_yet_known"] == 1
    assert data["known_on"] == "2019-06-15"


@pytest.mark.parametrize("words", ["2019-04-01", "2019-04-01..x", "2019-04-30..2019-04-01"])
def test_a_period_that_is_none(run, april, words):
    """The message says how to write one."""
    code, _, errors = run("delivery", str(TEAM), april(GOOD), "--period", words)
    assert code == 2
    assert "2019-04-01" in errors


def test_days_that_come_day_first(run, april):
    """They are read so only where that is asked for."""
    row = GOOD.replace("2019-04-01", "02/04/2019")
    code, output, _ = run("delivery", str(TEAM), april(row), "--day-first", "--json")
    assert (code, json.loads(output)["first_day"]) == (0, "2019-04-02")
    code, _, errors = run("delivery", str(TEAM), april(row))
    assert code == 2
    assert "Give the period, or mend the rows" in errors
