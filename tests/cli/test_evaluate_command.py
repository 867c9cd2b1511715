"""``s92kit evaluate`` tells what counts say, or why they say nothing."""

import json
from pathlib import Path

import pytest

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
WHOLE = EXAMPLES / "evaluation.yaml"
REFUSED = EXAMPLES / "evaluation-brent-2018.yaml"

PLACES = """
$schema: s92kit/evaluation-design/1
id: walford/burglary-2019
title: Did burglaries fall?
measure: burglaries
action: Patrols.
before: {first_day: 2018-04-01, last_day: 2018-04-30}
after: {first_day: 2019-04-01, last_day: 2019-04-30}
coverage: {first_day: 2018-01-01, last_day: 2019-12-31}
locations: exact
recording: {changed: false}
treated: {title: Market, places: [HS-1]}
control: {title: High street, places: [HS-2]}
top_places: {places: 20, top_per_cent: "5"}
near_repeat: {metres: [100], days: [7], shuffles: 19}
"""


@pytest.fixture
def places(tmp_path):
    """A design that counts places, and a table for it."""
    design, table = tmp_path / "design.yaml", tmp_path / "incidents.csv"
    design.write_text(PLACES)
    rows = [f"2018-04-{day:02},HS-1,,530000,180000" for day in range(1, 31)]
    rows += [f"2019-04-{day:02},HS-1,,530000,180000" for day in range(1, 13)]
    rows += [f"{year}-04-{day:02},HS-2,,," for year in (2018, 2019) for day in range(1, 31)]
    table.write_text("\n".join(["day,place,count,easting,northing", *rows]) + "\n")
    return design, table


def test_a_design_in_words(run):
    """The verdicts come first, each a sentence; then what else the counts say."""
    code, output, _ = run("evaluate", str(WHOLE))
    said = " ".join(output.split())
    assert code == 0
    assert "Change: larger than chance" in output
    assert "Effect: larger than chance" in output
    assert "where it was done The market 207 110" in said
    assert "a ratio of the two changes of 0.51 (95% interval 0.39 to 0.68)" in said
    assert "E-test of before and after: p below 0.0001." in said
    assert "after: 1,181 (3 × 365 + 5 × 10 + 20 × 1 + 8 × 2)" in said
    assert "8,784 of the 16,470 minutes planned were delivered (53%)." in said
    assert "Remark: Every figure here is made up." in said


def test_a_claim_without_counts_is_unevaluated(run):
    """Exit code 1, the reasons in words, and what counts the claims would need."""
    code, output, _ = run("evaluate", str(REFUSED))
    said = " ".join(output.split())
    assert code == 1
    assert "Change: unevaluated" in output
    assert "Effect: unevaluated" in output
    assert "Because nobody stated the count before of Honeypot Lane" in said
    assert "Call-outs to Chapter Road, -55%: unevaluated" in said
    assert "at least 1,154 before, with 1,061 after" in said
    assert "rate ratio" in said


def test_a_design_in_json(run):
    """A program finds each estimate with its interval, and each finding with its line."""
    code, output, _ = run("evaluate", str(WHOLE), "--json")
    data = json.loads(output)
    assert (code, data["id"]) == (0, "walford/market-patrols-2019")
    assert (data["change"]["outcome"], data["effect"]["outcome"]) == ("met", "met")
    ratio, both, difference = data["estimates"]
    assert ratio["interval"]["confidence"] == "95%"
    assert round(both["value"], 2) == 0.51
    assert difference["interval"]["confidence"] == "90%"
    assert data["harm"]["after"]["value"] == 1181
    assert data["harm"]["difference"]["outcome"] == "not met"
    assert data["displacement"]["figures"][4]["label"] == "Weighted displacement quotient"
    assert data["dosage"]["delivered_minutes"] == 8784
    assert data["smallest_fall"]["most_after"] == 169
    assert all(each["where"].startswith(str(WHOLE)) for each in data["findings"])
    assert data["sources"]


def test_a_refusal_in_json(run):
    """No estimate is there to be quoted, and the counts that are needed are numbers."""
    code, output, _ = run("evaluate", str(REFUSED), "--json")
    data = json.loads(output)
    assert code == 1
    assert (data["estimates"], data["e_test_p"], data["smallest_fall"]) == ([], None, None)
    assert data["areas"][0] == {
        "part": "treated",
        "title": "Honeypot Lane",
        "before": None,
        "after": 4,
    }
    assert [(each["needs_before"], each["needs_after"]) for each in data["stated_changes"]] == [
        (20, 9),
        (1154, 1061),
    ]
    assert data["stated_changes"][0]["estimate"] is None


def test_places_are_counted_from_a_table(run, places):
    """30 to 12 beside 30 to 30, with hot spots and near repeats."""
    design, table = places
    code, output, _ = run("evaluate", str(design), str(table))
    said = " ".join(output.split())
    assert code == 0
    assert "Burglaries fell from 30 to 12" in said
    assert "in the comparison area stayed at 30" in said
    assert "Share in the 5% of places with the most: 58.82%" in said
    assert "pairs up to 100 metres apart and up to 7 days" in said
    assert "60 incidents have no easting and northing" in said
    _, output, _ = run("evaluate", str(design), str(table), "--json")
    data = json.loads(output)
    assert data["near_repeat"]["bands"][0]["metres"] == 100
    assert data["top_places"]["unit"] == "per cent"


def test_a_row_that_cannot_be_read_is_told_at_its_cell(run, places):
    """The evaluation is refused, and the cell is named."""
    design, table = places
    table.write_text(table.read_text().replace("2018-04-03,HS-1", "2018-04-33,HS-1"))
    code, output, _ = run("evaluate", str(design), str(table))
    said = " ".join(output.split())
    assert code == 1
    assert "incidents.csv!A4: '2018-04-33' is no day" in said
    assert "Because 1 of 102 rows cannot be read" in said


def test_a_table_can_be_asked_for_and_checked_beforehand(run, places, tmp_path):
    """An empty workbook for incidents, and a check that says what is wrong before counting."""
    code, _, _ = run("template", "incidents", "--out", str(tmp_path / "incidents.xlsx"))
    assert code == 0
    assert (tmp_path / "incidents.xlsx").exists()
    _, table = places
    code, output, _ = run("validate", str(table), "--as", "incidents")
    assert (code, "102" in output) == (0, True)


def test_a_change_that_may_be_chance_is_an_answer(run, tmp_path):
    """Exit code 0: the counts were told, and they say little; p is printed."""
    design = tmp_path / "design.yaml"
    text = WHOLE.read_text()
    text = text.partition("treated:")[0] + (
        "treated: {title: Market, before: 60, after: 45}\n"
        "control: {title: High street, before: 60, after: 58}\n"
        "recording: {changed: false}\n"
    )
    design.write_text(text)
    code, output, _ = run("evaluate", str(design))
    assert code == 0
    assert "Change: may be chance" in output
    assert "p = 0.1" in output


def test_a_design_of_stated_changes_alone(run, tmp_path):
    """There is no area to show; a change with counts has its ratio, and one from none has not."""
    design = tmp_path / "design.yaml"
    source = "source: {title: Review, published_on: not stated, locator: page 1}"
    design.write_text(
        PLACES.partition("before:")[0]
        + "stated_changes:\n"
        + f'  - {{title: Calls, change_per_cent: "-25", before: 60, after: 45, {source}}}\n'
        + f'  - {{title: Fires, change_per_cent: "-25", before: 0, after: 4, {source}}}\n'
    )
    code, output, _ = run("evaluate", str(design))
    assert code == 1
    assert "Change:" not in output
    assert "Calls, -25%: Calls fell from 60 to 45" in " ".join(output.split())
    _, output, _ = run("evaluate", str(design), "--json")
    data = json.loads(output)
    calls, fires = data["stated_changes"]
    assert (data["change"], data["harm"]) == (None, None)
    assert calls["estimate"]["interval"]["lower"] == 0.509568
    assert (fires["estimate"]["interval"], fires["estimate"]["value"]) == (None, None)


def test_an_unknown_table_of_weights_is_wrong_use(run, tmp_path):
    """In words, with the nearest name."""
    design = tmp_path / "design.yaml"
    design.write_text(WHOLE.read_text().replace("cchi-2026", "cchi-2025"))
    code, _, errors = run("evaluate", str(design))
    assert code == 2
    assert "Did you mean 'cchi-2026'?" in errors


def test_another_kind_of_document_is_wrong_use(run):
    """A document of options is no design, and that is said."""
    code, _, errors = run("evaluate", str(EXAMPLES / "options.yaml"))
    assert code == 2
    assert "evaluation-design" in errors


def test_harm_without_a_comparison_in_words(run, tmp_path):
    """The harm is added up, with what was assumed, and held against nothing."""
    design = tmp_path / "design.yaml"
    text = WHOLE.read_text()
    design.write_text(
        text.partition("harm:")[0]
        + "harm:\n  weights: cchi-2026\n  groups:\n"
        + "    - {group: shoplifting, treated: {before: 4, after: 3}}\n"
    )
    code, output, _ = run("evaluate", str(design))
    said = " ".join(output.split())
    assert code == 0
    assert "before: 4 (4 × 1)" in said
    assert "Assumption: None of 4 shoplifting is taken to have been found by looking." in said


def test_for_the_public_all_is_worked_out_from_counts_as_printed(run):
    """207 and 110 are printed as 205 and 110, and so are the ratio and each interval."""
    code, output, _ = run("evaluate", str(WHOLE), "--public")
    said = " ".join(output.split())
    assert code == 0
    assert "where it was done The market 205 110" in said
    assert "fell from 205 in 365 days to 110" in said
    assert "207" not in said
    assert "308" not in said
    assert "Small counts: Hospital and emergency care statistics" in said


def test_for_the_public_harm_is_left_out_where_an_offence_is_withheld(run):
    """Six robberies and three are small counts, and a sum of weights would tell them."""
    data = json.loads(run("evaluate", str(WHOLE), "--public", "--json")[1])
    assert data["harm"] is None
    assert "harm robbery treated before" in data["withheld"]
    assert data["dosage"]["delivered_minutes"] == 8784


def test_for_the_public_nothing_is_told_of_a_change_from_a_withheld_count(run, places):
    """Whether the change is larger than chance would bound the count that is withheld."""
    design, table = places
    rows = table.read_text().splitlines()
    table.write_text(
        "\n".join(row for row in rows if row[:8] != "2019-04-" or "HS-2" in row) + "\n"
    )
    with table.open("a") as file:
        file.write("2019-04-02,HS-1,3,,\n")
    code, output, _ = run("evaluate", str(design), str(table), "--public")
    said = " ".join(output.split())
    assert code == 1
    assert "where it was done Market 30 *" in said
    assert "Change: unevaluated Because it is withheld, so that nobody can be told from" in said
    for leak in ("p =", "p below", "ratio", "interval", "most places", "fall of"):
        assert leak not in said


def test_what_counts_no_people_is_printed_as_it_is(run, places):
    """The design says so; else small counts are taken to be of people."""
    design, table = places
    design.write_text(design.read_text() + "counts_people: false\n")
    _, output, _ = run("evaluate", str(design), str(table), "--public")
    assert "30     12" in output
    data = json.loads(run("evaluate", str(design), str(table), "--public", "--json")[1])
    assert (data["public"], data["rule"]) == (True, None)
