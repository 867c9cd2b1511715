"""``s92kit invoice``: each line told by file and line, and a claim that can be sent."""

import csv
import json
from datetime import date, timedelta

import pytest

AGREEMENT = """$schema: s92kit/agreement/1
id: walford/team
title: Town team
payee: MOPAC
scheme: partnership-plus
charge_policy: actual with credit
charge_policy_source: {title: Terms, published_on: 2019-04-01, locator: clause 5}
term_history:
  - id: agreed
    period: {first_day: 2019-04-01, last_day: 2020-03-31}
    recorded_on: 2019-04-01
    source: {title: Terms, published_on: 2019-04-01, locator: clause 1}
posts:
  - id: constables
    role: town
    rank: PC
    count: 1
    recorded_on: 2019-04-01
    source: {title: Terms, published_on: 2019-04-01, locator: schedule 1}
sources:
  - {title: Terms, published_on: 2019-04-01, locator: whole}
"""
INVOICE = """$schema: s92kit/invoice/1
id: walford/invoice-1
agreement: walford/team
number: INV 1
issued_on: 2019-05-03
period: {first_day: 2019-04-01, last_day: 2019-04-30}
lines:
  - id: constables
    label: One constable
    item: constables
    amount_gbp: "4750.00"
total_gbp: "4750.00"
source: {title: Invoice, published_on: 2019-05-03, locator: page 1}
"""


@pytest.fixture
def folder(tmp_path):
    """An agreement, its invoice for April, and its duties of April: one vacant, one called away."""
    (tmp_path / "agreement.yaml").write_text(AGREEMENT)
    (tmp_path / "invoice.yaml").write_text(INVOICE)
    with (tmp_path / "duties.csv").open("w", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(
            [
                *("post", "officer", "day", "rostered_minutes", "status"),
                *("abstraction", "abstracted_minutes", "reference"),
            ]
        )
        for at in range(30):
            day = (date(2019, 4, 1) + timedelta(days=at)).isoformat()
            lost = ["aid off borough", 240, "A-1"] if at == 1 else ["", "", f"R-{at}"]
            status, officer = ("vacant", "") if at == 0 else ("worked", "P-1")
            rows.writerow(["constables", officer, day, 480, status, *lost])
    return tmp_path


def words(folder, *more: str) -> list[str]:
    """The command line for the agreement and its invoice."""
    return ["invoice", str(folder / "agreement.yaml"), str(folder / "invoice.yaml"), *more]


def answer(run, *said: str):
    """The exit code and the JSON of a command."""
    code, output, _ = run(*said, "--json")
    return code, json.loads(output)


def test_an_invoice_that_is_right_passes(run, folder):
    """And without duties nothing can be claimed."""
    code, data = answer(run, *words(folder))
    assert code == 0
    assert [line["outcome"] for line in data["lines"]] == ["right"]
    assert data["expected_pence"] == data["total_pence"] == 475000
    assert data["difference_pence"] == 0
    assert "no result of delivery" in data["credit"]["reason"]


def test_duties_give_the_credit_with_each_record(run, folder):
    """720 of 14,400 minutes of £4,750 are £237.50."""
    code, data = answer(run, *words(folder, "--duties", str(folder / "duties.csv")))
    assert code == 0
    assert data["credit"]["total_pence"] == 23750
    assert [item["reference"] for item in data["credit"]["items"]] == ["A-1", "R-0"]
    assert [item["amount_pence"] for item in data["credit"]["items"]] == [7917, 15833]


def test_the_claim_is_written_as_a_paper_without_anybodys_name(run, folder):
    """References and post lines, and not even the officer's pseudonym."""
    out = folder / "claim.html"
    code, output, _ = run(
        *words(folder, "--duties", str(folder / "duties.csv"), "--claim", str(out))
    )
    assert code == 0
    assert "Draft credit claim: £237.50" in output
    text = out.read_text(encoding="utf-8")
    assert "R-0" in text
    assert "P-1" not in text


def test_a_wrong_line_is_told_by_file_and_line(run, folder):
    """A penny too much, and a total that the lines do not add up to."""
    path = folder / "invoice.yaml"
    path.write_text(INVOICE.replace('amount_gbp: "4750.00"', 'amount_gbp: "4750.01"'))
    code, output, _ = run(*words(folder))
    assert code == 1
    assert "invoice.yaml:8: wrong: One constable" in output
    assert "£0.01 more than expected" in output.replace("\n    ", " ")
    assert "invoice.yaml:12: the lines add up to £4,750.01" in output.replace("\n", " ")


def test_a_line_that_is_not_read_is_told_by_file_and_line(run, folder):
    """A key that means nothing is wrong use."""
    (folder / "invoice.yaml").write_text(INVOICE.replace("item:", "post:"))
    code, _, errors = run(*words(folder))
    assert code == 2
    assert "invoice.yaml:10:" in errors


def test_a_policy_can_be_supposed_where_none_is_stated(run, folder):
    """The label is printed with the result."""
    path = folder / "agreement.yaml"
    path.write_text(
        "\n".join(each for each in AGREEMENT.splitlines() if not each.startswith("charge"))
    )
    code, data = answer(run, *words(folder))
    assert (code, data["expected_pence"]) == (1, None)
    code, output, _ = run(*words(folder, "--policy", "full"))
    assert code == 0
    assert "Assumption: assumed by the caller" in output


def test_problems_of_the_duties_are_told_by_cell(run, folder):
    """A day of more than 24 hours is no day."""
    path = folder / "duties.csv"
    path.write_text(path.read_text().replace("2019-04-03,480", "2019-04-03,4800"))
    said = words(folder, "--duties", str(path))
    code, output, _ = run(*said)
    assert code == 1
    assert "duties.csv!D4" in output
    _, data = answer(run, *said)
    assert data["problems"]
    assert "left out" in data["assumptions"][0]


def test_lines_without_a_post_and_high_demand_days_are_in_the_json(run, folder):
    """What cannot be told has no pence; what a person decides is listed."""
    (folder / "invoice.yaml").write_text(INVOICE.replace("    item: constables\n", ""))
    path = folder / "duties.csv"
    path.write_text(path.read_text().replace("aid off borough", "high-demand day"))
    code, data = answer(run, *words(folder, "--duties", str(path)))
    assert code == 1
    assert [line["outcome"] for line in data["lines"]] == [
        "cannot tell",
        "missing from the invoice",
    ]
    assert data["difference_pence"] is None
    assert data["credit"]["high_demand"][0]["days"] == 1
    assert data["credit"]["not_claimed"][0]["kind"] == "high-demand day"


@pytest.mark.usefixtures("walford")
def test_an_agreement_of_a_plugin_is_named_by_its_id(run, folder):
    """Its paper says which plugin it was made with."""
    path = folder / "invoice.yaml"
    path.write_text(INVOICE.replace("walford/team", "walford/town-centre-2019"))
    out = folder / "claim.md"
    code, _, _ = run("invoice", "walford/town-centre-2019", str(path), "--claim", str(out))
    assert code == 1
    assert "s92kit-walford 2026.1.0" in out.read_text(encoding="utf-8")
