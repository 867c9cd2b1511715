"""``s92kit enforcement`` and ``s92kit foi``: a log judged, counted, and made fit to publish."""

import json
import runpy
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
HEADER = "reference,kind,day,order,term,issuer,age_band,requirement_broken,amount_gbp,ward\n"
GOOD = (
    "FPN-1,fixed penalty,2019-07-01,market-drinking,drinking,constable,18 or over,yes,80,Market\n"
)


@pytest.fixture
def log(tmp_path):
    """Writes rows as a log and gives its name."""

    def written(*rows: str) -> str:
        file = tmp_path / "log.csv"
        file.write_text(HEADER + "".join(rows), encoding="utf-8")
        return str(file)

    return written


@pytest.fixture
def year(tmp_path, monkeypatch):
    """The example's made-up year for Walford."""
    file = tmp_path / "year.csv"
    words = ["made_up_enforcement.py", "walford/market-drinking", str(file)]
    wards = ["--ward", "Market", "--ward", "Square", "--term", "drinking", "--term", "begging"]
    monkeypatch.setattr(sys, "argv", [*words, *wards])
    runpy.run_path(str(ROOT / "examples" / "made_up_enforcement.py"), run_name="__main__")
    return str(file)


def test_a_year_of_made_up_actions(run, walford, year):
    """Its parts make the whole, its source says that it is made up, and its faults are found."""
    words = ("--on", "2021-06-01", "--pcso-designated", "--json")
    code, output, _ = run("enforcement", walford, year, *words)
    data = json.loads(output[output.index("{") :])
    total = data["total"]
    parts = ("paid_early", "paid_otherwise", "cancelled", "prosecuted", "open")
    assert code == 1
    assert total["issued"] == sum(total[name] for name in parts) > 50
    assert data["rows"] == {"read": 400, "counted": 400, "set_aside": 0, "outside_period": 0}
    assert "Made up by a seeded script" in total["figures"][0]["sources"][0]
    for rule in data["rules"]:
        assert rule["asked"] == rule["met"] + rule["not_met"] + rule["undetermined"]
    assert total["income_pence"] > 0


def test_in_words_with_a_finding_at_its_cell(run, walford, log):
    """£150 in 2019 is over the cap and not what the order sets."""
    bad = GOOD.replace("FPN-1", "FPN-2").replace(",80,", ",150,")
    code, output, _ = run("enforcement", walford, log(GOOD, bad), "--on", "2019-08-01")
    text = " ".join(output.split())
    assert code == 1
    assert "log.csv!I3: not met [enforcement/within-cap, error]" in text
    assert "1 row of 2 breaks this. log.csv!I3: £150 is more than the £100" in text
    assert "2 rows read: 2 counted, 0 set aside, 0 of other days." in text


def test_all_is_well(run, walford, log):
    """Exit code 0 where each rule is met, or asks nothing."""
    code, output, _ = run("enforcement", walford, log(GOOD), "--on", "2019-08-01")
    assert code == 0
    assert "0 not met, 0 cannot be determined" in output


def test_as_it_was_known(run, walford, log):
    """In 2018 the order was not made: nobody could tell, and the code says so."""
    words = ("--on", "2019-08-01", "--known-on", "2018-12-31", "--json")
    code, output, _ = run("enforcement", walford, log(GOOD), *words)
    data = json.loads(output)
    told = {rule["code"]: rule["undetermined"] for rule in data["rules"]}
    assert (code, data["known_on"]) == (1, "2018-12-31")
    assert told["enforcement/order-in-force"] == 1


def test_many_problems_are_shown_in_part_and_counted(run, walford, log):
    """The first twenty, how many more there are, and nobody's name."""
    bad = [GOOD.replace("FPN-1", f"Smith {at}") for at in range(30)]
    code, output, _ = run("enforcement", walford, log(GOOD, *bad), "--on", "2019-08-01")
    assert code == 1
    assert "and 10 more; --json lists them all." in output
    assert "Smith" not in output


def test_a_pack_is_written_whole(run, walford, year, tmp_path):
    """A page and three CSV files, whose exact number of rows is told to the officer alone."""
    out = tmp_path / "foi" / "2020"
    words = ("--year", "2020/21", "--out", str(out), "--on", "2021-06-01")
    code, output, _ = run("foi", walford, year, *words)
    assert code == 0
    written = {file.name: file.read_text("utf-8") for file in out.iterdir()}
    assert sorted(written) == ["foi-about.csv", "foi-by-order.csv", "foi-by-ward.csv", "foi.html"]
    assert "400 rows read, 400 counted" in " ".join(output.split())
    assert "Market,1" in written["foi-by-ward.csv"]
    assert "withheld (*)" in written["foi.html"]
    assert "<script" not in written["foi.html"]


def test_a_pack_as_json(run, walford, log, tmp_path):
    """Counts as printed; what is not for release is named so."""
    words = ("--year", "2019/20", "--out", str(tmp_path / "out"), "--on", "2020-05-01", "--json")
    bad = GOOD.replace("FPN-1", "FPN-2").replace("2019-07-01", "1 July")
    code, output, _ = run("foi", walford, log(GOOD, bad), *words)
    data = json.loads(output)
    assert code == 1
    assert data["total"]["counts"]["Issued"] == "*"
    assert data["rows_not_for_release"] == {
        "read": 2,
        "counted": 1,
        "set_aside": 1,
        "outside": 0,
    }
    assert data["problems"][0]["cell"] == "log.csv!C3"


@pytest.mark.parametrize("year", ["2024", "2024/26", "2024-25", "24/25", "0000/01"])
def test_a_year_that_is_none(run, walford, log, tmp_path, year):
    """The message says how to write one, and what it is."""
    code, _, errors = run("foi", walford, log(GOOD), "--year", year, "--out", str(tmp_path / "o"))
    assert code == 2
    assert "2024/25 runs from 1 April 2024" in " ".join(errors.split())
    assert not (tmp_path / "o").exists()


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--order", "market-drinkin"), "Did you mean"),
        (("--policy", "hes-2019"), "hes-2018"),
    ],
)
def test_a_name_that_is_mistyped(run, walford, log, tmp_path, words, told):
    """The nearest is suggested and nothing is written."""
    out = tmp_path / "out"
    code, _, errors = run("foi", walford, log(GOOD), "--year", "2019/20", "--out", str(out), *words)
    assert code == 2
    assert told in " ".join(errors.split())
    assert not out.exists()
