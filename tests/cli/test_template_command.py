"""``s92kit template`` writes a workbook to fill in, and never over one that is there."""

import json

import pytest
from openpyxl import load_workbook

from s92kit.cli._kinds import KINDS, kind_named


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_a_template_of_each_kind(run, tmp_path, kind):
    """The headers are those of the kind, and the guidance names the command that checks it."""
    out = tmp_path / "new.xlsx"
    code, output, _ = run("template", kind, "--out", str(out))
    assert code == 0
    book = load_workbook(out)
    contract = kind_named(kind).contract
    assert [cell.value for cell in book.worksheets[0][1]] == list(contract.names)
    said = " ".join(str(cell.value) for cell in book["Read me"]["A"])
    assert f"s92kit validate FILE.xlsx --as {kind}" in said
    assert contract.title in output
    assert f"--as {kind}" in output


def test_a_template_in_json(run, tmp_path):
    """The columns in their order, and where the file is."""
    out = tmp_path / "new.xlsx"
    code, output, _ = run("template", "duties", "--out", str(out), "--json")
    data = json.loads(output)
    assert code == 0
    assert (data["kind"], data["out"], data["columns"][1]) == ("duties", str(out), "post")


def test_a_template_that_nobody_filled_in_is_valid(run, tmp_path):
    """No row, no error; the sheets of guidance are told as not read, and no more."""
    out = tmp_path / "new.xlsx"
    run("template", "duties", "--out", str(out))
    code, output, _ = run("validate", str(out), "--as", "duties", "--json")
    data = json.loads(output)
    assert (code, data["rows"], data["accepted"], data["set_aside"]) == (0, 0, 0, 0)
    assert {problem["severity"] for problem in data["problems"]} <= {"query"}


def test_a_workbook_that_is_there_is_left_as_it_is(run, tmp_path):
    """Somebody may have filled it in."""
    out = tmp_path / "filled.xlsx"
    out.write_bytes(b"filled in")
    code, _, errors = run("template", "duties", "--out", str(out))
    assert code == 2
    assert "Give another name" in errors
    assert out.read_bytes() == b"filled in"


@pytest.mark.parametrize(
    ("words", "mend"),
    [
        (["duties", "--out", "new.csv"], ".xlsx"),
        (["dutys", "--out", "new.xlsx"], "duties"),
        (["duties"], "--out"),
        (["duties", "--out", "no-such-folder/new.xlsx"], "no-such-folder"),
    ],
)
def test_wrong_use_is_told_with_its_mend(run, tmp_path, monkeypatch, words, mend):
    """Exit code 2, what to write instead, and no file."""
    monkeypatch.chdir(tmp_path)
    code, _, errors = run("template", *words)
    assert code == 2
    assert mend in errors
    assert list(tmp_path.iterdir()) == []
