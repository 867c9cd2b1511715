"""``s92kit kpis`` as officers run it: on logs, on returns, by quarter, by ward, for the public."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from s92kit.activity import ActivityKind
from s92kit.kpis import Indicator, KpiFramework, Measure, MeasureKind, Quantity, Where
from s92kit.plugins import hookimpl
from s92kit.testing import walford as walford_plugin

HEADER = "day,borough,kind,count,ward,priority\n"
WEAPON = "weapon seized,{},Abbey,walford/violence"
ROWS = [
    *(f"2018-{month:02d}-15,walford,{WEAPON.format(7)}" for month in range(4, 13)),
    *(f"2019-{month:02d}-15,walford,{WEAPON.format(3)}" for month in range(1, 10)),
    "2019-08-02,walford,arrest,4,Mill,walford/violence",
    "2019-08-03,walford,asb warning,12,Mill,walford/antisocial-behaviour",
    "2019-07-20,walford,arrest,9,Abbey,walford/antisocial-behaviour",
]
QUARTER = "2019-07-01..2019-09-30"


@pytest.fixture
def log(tmp_path):
    """A log in the shared columns."""
    file = tmp_path / "log.csv"
    file.write_text(HEADER + "\n".join(ROWS) + "\n", encoding="utf-8")
    return str(file)


def kpi(data, name, period="2019/20 Q2", **where):
    """One entry of the list, by indicator and period."""
    (found,) = [
        each
        for each in data["kpis"]
        if (each["id"], each["period"]) == (f"walford/{name}", period)
        and each.get("ward") == where.get("ward")
    ]
    return found


def test_a_quarter_is_held_against_its_target_by_the_council_s_rule(run, walford, log):
    """Nine weapons of twenty, and twenty-one last year: red, which asks for an action."""
    words = ("kpis", walford, log, "--period", QUARTER, "--on", "2019-11-01", "--json")
    code, output, _ = run(*words)
    weapons = kpi(json.loads(output), "weapons-seized")
    assert code == 1
    assert (weapons["value"], weapons["target"], weapons["unit"]) == (9, 20, "number")
    assert (weapons["rag"], weapons["outcome"]) == ("red", "not met")
    assert weapons["corrective_action_needed"] is True
    assert (weapons["direction_short"], weapons["direction_long"]) == ("same", "worse")
    assert weapons["interval"]["method"] == "exact Poisson"
    assert weapons["trail"][-1] == {"period": "2019/20 Q2", "value": 9}
    assert any("Walford" in source for source in weapons["sources"])


def test_an_officer_reads_the_same_in_words(run, walford, log):
    """The table, why something is rated or is not, and what was assumed."""
    code, output, _ = run("kpis", walford, log, "--period", QUARTER, "--on", "2019-11-01")
    text = " ".join(output.split())
    assert code == 1
    assert "Weapons seized: red: 55% off the target of 20, and worse than 21" in text
    assert "No rating for Share of the work on antisocial behaviour; Arrests, because" in text
    assert "Assumption: The data are taken to cover each month" in text
    assert "kpis/corrective-action" in text


def test_before_its_end_a_quarter_is_not_rated(run, walford, log):
    """The value is printed and no colour given."""
    words = ("kpis", walford, log, "--period", QUARTER, "--on", "2019-09-29", "--json")
    weapons = kpi(json.loads(run(*words)[1]), "weapons-seized")
    assert (weapons["value"], weapons["rag"]) == (9, None)
    assert weapons["outcome"] == "cannot be determined"
    assert "is not over" in weapons["reason"]


def test_data_that_stop_on_the_way_are_told(run, walford, log):
    """Data that reach to August do not cover September."""
    words = ("kpis", walford, log, "--period", QUARTER, "--on", "2019-11-01", "--json")
    data = json.loads(run(*words, "--covers", "2018-04-01..2019-08-31")[1])
    weapons = kpi(data, "weapons-seized")
    assert (weapons["rag"], weapons["outcome"]) == (None, "cannot be determined")
    assert weapons["reason"]
    assert data["assumption"] is None


def test_by_quarter_and_by_month(run, walford, log):
    """Each part has its entry, labelled as the council labels it."""
    words = ("kpis", walford, log, "--on", "2020-05-01", "--json", "--period", "2019/20")
    by_quarter = json.loads(run(*words, "--by", "quarter")[1])
    assert kpi(by_quarter, "weapons-seized", "2019/20 Q1")["value"] == 9
    assert kpi(by_quarter, "weapons-seized", "2019/20 Q4")["value"] is None
    by_month = json.loads(run(*words, "--by", "month")[1])
    assert kpi(by_month, "arrests", "2019-08")["value"] == 4


def test_a_team_s_quarters_are_named_by_their_days(run, walford, log):
    """They are not financial quarters, and the page says so."""
    words = ("kpis", walford, log, "--period", "2019-03-01..2019-08-31", "--by", "quarter")
    _, output, _ = run(*words, "--on", "2020-05-01")
    assert "Quarters count from 1 March 2019; they are not financial quarters." in output
    assert "Part 2: 1 June 2019 to 31 August 2019" in output


def test_by_ward(run, walford, log):
    """Each ward beside the borough."""
    words = ("kpis", walford, log, "--period", QUARTER, "--on", "2019-11-01", "--by", "ward")
    _, output, _ = run(*words)
    assert "Mill" in output
    assert "The borough" in output
    data = json.loads(run(*words, "--json")[1])
    assert kpi(data, "arrests", ward="Mill")["value"] == 4
    assert kpi(data, "arrests", ward="Abbey")["value"] == 9
    assert kpi(data, "arrests")["value"] == 13


def test_for_the_public_small_counts_are_withheld(run, walford, log):
    """Four arrests in a ward are a star, and nothing that is printed gives them away."""
    words = ("kpis", walford, log, "--period", QUARTER, "--on", "2019-11-01", "--by", "ward")
    data = json.loads(run(*words, "--public", "--policy", "hes-2018", "--json")[1])
    assert kpi(data, "arrests", ward="Mill")["value"] is None
    assert kpi(data, "arrests", ward="Abbey")["value"] == 10
    assert data["rows"] is None
    assert "1 to 7" in data["rule"]
    _, output, _ = run(*words, "--public")
    assert "it is withheld" in " ".join(output.split())
    assert "rows read" not in output


def test_the_public_is_not_told_how_many_rows_a_log_has(run, walford, log):
    """Row numbers beside a source would count everything that was recorded, exactly."""
    words = ("kpis", walford, log, "--period", QUARTER, "--on", "2019-11-01", "--public", "--json")
    output = run(*words)[1]
    assert "log.csv" in output
    assert "rows 2 to" not in output


OWN_RULE = """$schema: s92kit/disclosure-policy/1
id: own
title: Our own rule
withheld_up_to: 3
mark: "~"
sources: [{title: Minute, published_on: 2020-01-01, locator: item 4}]
"""


def test_the_rule_for_small_counts_is_the_borough_s(run, walford, log, tmp_path):
    """That of the option, which may be a file; else that of the framework."""
    words = ("kpis", walford, log, "--period", QUARTER, "--on", "2019-11-01", "--by", "ward")
    data = json.loads(run(*words, "--public", "--json")[1])
    assert data["rule"].startswith("Walford's rule for small counts: 0 is printed")
    assert kpi(data, "arrests", ward="Abbey")["value"] is None
    _, output, _ = run(*words, "--public")
    assert "Mill #" in " ".join(output.split())
    file = tmp_path / "own.yaml"
    file.write_text(OWN_RULE, encoding="utf-8")
    data = json.loads(run(*words, "--public", "--policy", str(file), "--json")[1])
    assert kpi(data, "arrests", ward="Mill")["value"] == 4
    assert "Our own rule" in data["rule"]


def test_a_fault_in_a_rule_for_small_counts_is_told_with_its_line(run, walford, log, tmp_path):
    """As for every other document; one of another kind is refused."""
    file = tmp_path / "own.yaml"
    file.write_text(OWN_RULE.replace("title: Our", "titel: Our"), encoding="utf-8")
    words = ("kpis", walford, log, "--period", QUARTER, "--public", "--policy", str(file))
    code, _, errors = run(*words)
    assert code == 2
    assert "own.yaml:3" in errors
    file.write_text(
        "$schema: s92kit/papers/1\npapers: {minute: {title: Minute, published_on: not stated}}\n",
        encoding="utf-8",
    )
    code, _, errors = run(*words)
    assert code == 2
    assert "s92kit/disclosure-policy/1" in " ".join(errors.split())


def test_charts_are_drawn(run, walford, log, tmp_path):
    """One for each indicator with values, by month or quarter alone."""
    folder = tmp_path / "charts"
    words = ("kpis", walford, log, "--period", "2018/19", "--on", "2020-05-01", "--charts")
    _, output, _ = run(*words, str(folder), "--by", "month")
    drawn = (folder / "weapons-seized.svg").read_text(encoding="utf-8")
    assert "<desc" in drawn
    assert str(folder / "weapons-seized.svg") in output
    code, _, errors = run(*words, str(folder))
    assert code == 2
    assert "--by month" in errors


def test_a_borough_s_own_log_is_read_by_its_format(run, walford, tmp_path):
    """Told by its headers, without converting it first."""
    file = tmp_path / "own.csv"
    file.write_text("Date,What,Why\n2019-08-01,Arr,ASB\n2019-08-02,Arr,Viol\n", encoding="utf-8")
    words = ("kpis", walford, str(file), "--period", "2019-08-01..2019-08-31", "--json")
    data = json.loads(run(*words, "--on", "2019-11-01")[1])
    assert kpi(data, "arrests", "2019-08")["value"] == 2
    assert kpi(data, "share-antisocial-behaviour", "2019-08")["value"] == 50
    assert data["rows"] == {"read": 2, "set_aside": 0}


def test_rows_with_a_problem_are_told(run, walford, tmp_path):
    """The cell, what is wrong and how to mend it; the row counts for nothing."""
    file = tmp_path / "log.csv"
    file.write_text(HEADER + "2019-13-01,walford,arrest,1,,\n2019-08-01,walford,arrest,1,,\n")
    words = ("kpis", walford, str(file), "--period", QUARTER)
    _, output, _ = run(*words, "--on", "2019-11-01")
    assert "2 rows read, 1 set aside" in output
    assert "A2" in output
    data = json.loads(run(*words, "--on", "2019-11-01", "--json")[1])
    assert data["problems"]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--period", "2019"), "is no financial year"),
        (("--period", "2019-07-01..2019-08-31", "--by", "quarter"), "whole number of quarters"),
        (("--period", "2019/20", "--framework", "kpi-2019"), "Did you mean"),
        (("--period", "2019/20", "--public", "--policy", "hes"), "hes-2018"),
    ],
)
def test_wrong_use_is_told_with_its_mend(run, walford, log, words, told):
    """Exit code 2, and what to write instead."""
    code, _, errors = run("kpis", walford, log, *words)
    assert code == 2
    assert told in errors


def test_what_no_paper_states_is_counted(run, walford, log):
    """Walford's plan says of arrests neither who answers for them nor which way is better."""
    words = ("kpis", walford, log, "--period", QUARTER, "--on", "2019-11-01")
    data = json.loads(run(*words, "--json")[1])
    assert data["not_recorded"]["kpis/owner-stated"] == 1
    assert "Not recorded, of 4 indicators:" in run(*words)[1]


def test_a_framework_s_document_is_held_against_the_rules(run):
    """Each lack at its line, by ``s92kit check``."""
    file = Path(walford_plugin.__file__).parent / "documents" / "kpis-2019.yaml"
    _, output, _ = run("check", str(file), "--json")
    owners = [each for each in json.loads(output) if each["code"] == "kpis/owner-stated"]
    assert [each["outcome"] for each in owners] == ["not met"]
    assert "kpis-2019.yaml" in owners[0]["where"]


def test_a_file_that_is_neither_log_nor_return_is_told(run, walford, tmp_path):
    """With the columns that it would have to have."""
    file = tmp_path / "other.csv"
    file.write_text("Name,Age\nx,1\n")
    code, _, errors = run("kpis", walford, str(file), "--period", "2019/20")
    assert code == 2
    assert "borough, day, kind" in errors


def test_logs_of_two_shapes_are_not_mixed(run, walford, log, tmp_path):
    """The borough's own log is converted first."""
    own = tmp_path / "own.csv"
    own.write_text("Date,What,Why\n2019-08-01,Arr,ASB\n")
    code, _, errors = run("kpis", walford, log, str(own), "--period", "2019/20")
    assert code == 2
    assert "s92kit convert" in errors


COMMENTARY = """\
$schema: s92kit/commentary/1
commentary:
  - indicator: walford/weapons-seized
    period: {first_day: 2019-07-01, last_day: 2019-09-30}
    text: Two officers were abstracted.
    corrective_action: Both days are asked back.
"""


def test_what_owners_say_answers_a_red_rating(run, walford, log, tmp_path):
    """The finding is gone, and the words stand in JSON and on the terminal."""
    file = tmp_path / "said.yaml"
    file.write_text(COMMENTARY)
    words = ("kpis", walford, log, "--period", QUARTER, "--on", "2019-11-01")
    words += ("--commentary", str(file))
    data = json.loads(run(*words, "--json")[1])
    weapons = kpi(data, "weapons-seized")
    assert weapons["corrective_action"] == "Both days are asked back."
    assert weapons["corrective_action_needed"] is False
    assert data["commentary_findings"] == []
    _, output, _ = run(*words)
    assert "Weapons seized, 2019/20 Q2: Two officers were abstracted." in output
    assert "kpis/corrective-action" not in output


def test_what_is_said_of_nothing_that_is_shown_is_told(run, walford, log, tmp_path):
    """It is not printed, and the exit code asks for a person."""
    file = tmp_path / "said.yaml"
    file.write_text(COMMENTARY.replace("2019-07-01", "2019-06-01"))
    words = ("kpis", walford, log, "--period", QUARTER, "--on", "2019-11-01")
    code, output, _ = run(*words, "--commentary", str(file))
    assert code == 1
    assert "kpis/commentary-of-period" in output


@pytest.mark.usefixtures("walford")
def test_a_file_of_commentary_is_held_against_the_borough_s_indicators(run, tmp_path):
    """``s92kit check`` tells a mistyped one before the paper is due."""
    file = tmp_path / "said.yaml"
    file.write_text(COMMENTARY)
    assert run("check", str(file))[0] == 0
    file.write_text(COMMENTARY.replace("weapons-seized", "weapon-seized"))
    code, output, _ = run("check", str(file))
    assert code == 1
    assert "kpis/commentary-of-indicator" in output


def test_what_owners_say_is_not_looked_at_for_small_counts(run, walford, log, tmp_path):
    """Whoever publishes it is told so."""
    file = tmp_path / "said.yaml"
    file.write_text(COMMENTARY)
    words = ("kpis", walford, log, "--period", QUARTER, "--on", "2019-11-01", "--public")
    _, output, _ = run(*words, "--commentary", str(file))
    assert "Read what the owners say for small counts" in output


def test_a_paper_is_written(run, walford, log, tmp_path):
    """For members: values, ratings in words, and where each number comes from."""
    file = tmp_path / "card.md"
    words = ("kpis", walford, log, "--period", "2018/19", "--by", "month")
    _, output, _ = run(*words, "--on", "2019-11-01", "--out", str(file))
    assert f"Written to {file}" in output
    paper = file.read_text()
    assert "# What Walford holds its town centre team to in 2019/20" in paper
    assert "Weapons seized, point by point" in paper
    _, _, errors = run(*words, "--on", "2019-11-01", "--out", str(tmp_path / "card.pdf"))
    assert ".docx" in errors


def test_rates_of_filled_posts_come_from_duties(run, walford, tmp_path, monkeypatch):
    """Ten arrests by four constables and a sergeant, each of whom was there all of April."""
    rate = Measure(
        kind=MeasureKind.RATE,
        numerator=Quantity(where=Where(kind=(ActivityKind.ARREST,))),
        base="officer-months",
    )
    framework = KpiFramework(
        id="walford/rates",
        title="Rates",
        sources=(),
        period_unknown_because="made up",
        indicators=(Indicator(id="walford/rate", title="Rate", sources=(), measure=rate),),
    )
    monkeypatch.setattr(
        walford_plugin, "s92kit_kpi_frameworks", hookimpl(s92kit_kpi_frameworks(framework))
    )
    duties = tmp_path / "duties.csv"
    duties.write_text(
        "post,officer,day,rostered_minutes,status,recorded_on\n"
        "constables,P-1,2019-04-01,480,worked,2019-05-14\n"
        "sergeant-planned,P-2,2019-04-01,480,worked,2019-05-14\n"
    )
    file = tmp_path / "april.csv"
    file.write_text("day,borough,kind,count,recorded_on\n2019-04-03,walford,arrest,10,2019-05-14\n")
    words = ("kpis", walford, str(file), "--period", "2019-04-01..2019-04-30", "--json")
    alone = kpi(json.loads(run(*words, "--on", "2019-11-01")[1]), "rate", "2019-04")
    assert alone["reason"] == "no officer-months are given"
    words += ("--duties", f"walford/town-centre-2019={duties}", "--known-on", "2019-06-01")
    held = kpi(json.loads(run(*words, "--on", "2019-11-01")[1]), "rate", "2019-04")
    assert (held["value"], held["working"]) == (2, "10 ÷ 5 officer-months × 1")


def s92kit_kpi_frameworks(framework):
    """A plugin's answer with one framework."""

    def s92kit_kpi_frameworks():
        return (framework,)

    return s92kit_kpi_frameworks
