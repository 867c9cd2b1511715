"""The examples that the README and the how-to pages name run, and say what the pages say."""

import json
import runpy
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from s92kit.cli import main

EXAMPLES = Path(__file__).resolve().parents[3] / "examples"
AGREEMENT = "havering/partnership-plus-2019"


def command(capsys, *words: str) -> tuple[int, dict]:
    """The exit code and the JSON of a command line."""
    with pytest.raises(SystemExit) as left:
        main([*words, "--json"])
    return left.value.code or 0, json.loads(capsys.readouterr().out)


def test_five_lines_replace_a_workbook(capsys):
    """As known in May 2019 three years; as now known four."""
    runpy.run_path(str(EXAMPLES / "replace_a_workbook.py"))
    planned, actual = capsys.readouterr().out.splitlines()
    assert planned.count("£298,500") == 3
    assert all(cost in actual for cost in ("£74,625", "£298,500", "£223,875"))


def test_options_stand_side_by_side(capsys):
    """What was agreed costs £895,500, and each option costs less."""
    _, data = command(capsys, "options", str(EXAMPLES / "options.yaml"))
    totals = [option["total_pence"] for option in data["options"]]
    assert totals[0] == 89550000
    assert all(total < totals[0] for total in totals[1:])


def test_the_made_up_invoice_is_wrong_by_27_pounds(capsys):
    """Charged in full, the sergeant's line is £27 too much."""
    invoice = str(EXAMPLES / "made-up-invoice.yaml")
    code, data = command(capsys, "invoice", AGREEMENT, invoice, "--policy", "full")
    assert code == 1
    assert data["difference_pence"] == 2700


def test_a_made_up_year_of_duties_is_added_up(capsys, monkeypatch, tmp_path):
    """Every row of the generated year is counted, and a delivered hour has a cost."""
    duties = str(tmp_path / "duties.csv")
    words = ["made_up_duties.py", "team", duties, "--post", "constables=4", "--post", "sergeants=1"]
    monkeypatch.setattr(sys, "argv", [*words, "--first-day", "2020-04-01", "--days", "365"])
    runpy.run_path(str(EXAMPLES / "made_up_duties.py"), run_name="__main__")
    capsys.readouterr()
    period = "2020-04-01..2021-03-31"
    code, data = command(capsys, "delivery", AGREEMENT, duties, "--period", period)
    assert code == 0
    figures = {figure["label"].partition(",")[0]: figure for figure in _figures_in(data)}
    assert figures["Cost per delivered hour"]["unit"] == "pounds"
    assert figures["Cost per delivered hour"]["value"] > 30


def _figures_in(data: object) -> Iterator[dict]:
    if isinstance(data, dict):
        if {"label", "value", "unit"} <= data.keys():
            yield data
        for part in data.values():
            yield from _figures_in(part)
    elif isinstance(data, list):
        for part in data:
            yield from _figures_in(part)
