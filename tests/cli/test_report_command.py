"""``s92kit report`` takes duty records and the day that the paper is for."""

import json
from datetime import date

import pytest

from s92kit.cli import report as module

TEAM = "walford/town-centre-2019"
HEADER = "post,officer,day,rostered_minutes,status,recorded_on\n"
ROWS = (
    "constables,P-1,2019-04-01,480,worked,2019-05-14\n",
    "sergeant-planned,P-2,2019-04-01,480,worked,2019-05-14\n",
)


@pytest.fixture
def april(tmp_path):
    """Two files of duties of April 2019, as the option names them."""
    words = []
    for number, row in enumerate(ROWS):
        file = tmp_path / f"april-{number}.csv"
        file.write_text(HEADER + row, encoding="utf-8")
        words += ["--duties", f"{TEAM}={file}"]
    return words


def test_duties_come_into_the_paper(run, walford, tmp_path, april):
    """All files of an agreement together, as known on the day of the paper."""
    out = tmp_path / "paper.md"
    words = ("--known-on", "2019-06-01", "--on", "2019-07-01", "--json", *april)
    code, output, errors = run("report", walford, "--out", str(out), *words)
    assert code == 0, errors
    data = json.loads(output)
    assert (data["on"], data["duties_of"]) == ("2019-07-01", [TEAM])
    text = out.read_text("utf-8")
    assert "| Delivered | 16 hours" in text
    assert "On 1 July 2019 the state of the agreement is" in text


@pytest.mark.parametrize(
    ("words", "day"), [(["--known-on", "2019-06-01"], "2019-06-01"), ([], "2021-05-01")]
)
def test_the_day_is_that_of_knowledge_else_today(run, walford, tmp_path, monkeypatch, words, day):
    """Where no day is given for the paper."""
    monkeypatch.setattr(module, "today", lambda: date(2021, 5, 1))
    out = str(tmp_path / "paper.md")
    _, output, _ = run("report", walford, "--out", out, "--json", *words)
    data = json.loads(output)
    assert (data["on"], data["duties_of"]) == (day, [])


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("duties.csv", "walford/team=duties.csv"),
        (f"{TEAM}=", "walford/team=duties.csv"),
        ("walford/town-center-2019=x.csv", "Did you mean"),
        (f"{TEAM}=no-such.csv", "no-such.csv"),
    ],
)
def test_duties_that_cannot_be_read_are_told(run, walford, tmp_path, given, said):
    """Wrong use, with what to write instead, and no paper."""
    out = tmp_path / "paper.md"
    code, _, errors = run("report", walford, "--out", str(out), "--duties", given)
    assert code == 2
    assert said in " ".join(errors.split())
    assert not out.exists()
