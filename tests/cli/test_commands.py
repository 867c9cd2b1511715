"""The command line answers in words or JSON, with an exit code that can be relied on."""

import json
import runpy
import subprocess
import sys

import click
import pytest

from s92kit.cli._group import COMMANDS, _commands

QUOTE = [
    "quote",
    "--scheme",
    "partnership-plus",
    "--post",
    "PC=4",
    "--post",
    "PS=1",
    "--first-day",
    "2019-04-01",
    "--last-day",
    "2020-03-31",
]
LATER = [
    "quote",
    "--scheme",
    "partnership-plus",
    "--post",
    "PC=4",
    "--post",
    "PS=1",
    "--first-day",
    "2026-04-01",
    "--last-day",
    "2027-03-31",
]


def answer(run, *words: str):
    """The exit code and the JSON of a command."""
    code, output, _ = run(*words, "--json")
    return code, json.loads(output)


def test_help_lists_each_command_with_its_own_line():
    """What the group says of a command is what the command says of itself."""
    context = click.Context(_commands)
    assert _commands.list_commands(context) == list(COMMANDS)
    for name, line in COMMANDS.items():
        command = _commands.get_command(context, name)
        assert command.get_short_help_str(limit=200).rstrip(".") == line.rstrip(".")


@pytest.mark.parametrize("words", [["--help"], ["--version"], ["quote", "--help"]])
def test_help_and_version_are_no_failure(run, words):
    """Asking for help is right use."""
    code, output, _ = run(*words)
    assert code == 0
    assert "s92kit" in output


def test_a_command_that_is_not_there_suggests_the_nearest(run):
    """A slip of the keys is told as one."""
    code, _, errors = run("qoute")
    assert code == 2
    assert "Did you mean 'quote'?" in errors


def test_a_quotation_in_pence(run):
    """Four constables and a sergeant are 29,850,000 pence in 2019/20."""
    code, data = answer(run, *QUOTE)
    assert code == 0
    assert data["total_pence"] == 29850000
    assert [year["financial_year"] for year in data["years"]] == ["2019/20"]
    assert [line["cost_pence"] for line in data["years"][0]["lines"]] == [22800000, 7050000]


def test_one_rank_may_be_asked_for_twice(run):
    """Four constables and two more are six."""
    code, data = answer(run, *QUOTE, "--post", "PC=2")
    assert (code, data["total_pence"]) == (0, 41250000)
    assert len({line["item"] for line in data["years"][0]["lines"]}) == 3


def test_a_quotation_in_words_shows_the_sum(run):
    """The lines, the year and the total stand in the order of a paper."""
    code, output, _ = run(*QUOTE)
    assert code == 0
    assert "4 × £57,000" in output
    assert "Total cost: £298,500" in output


def test_a_year_without_a_rate_fails_and_names_the_year_that_has_one(run):
    """2026/27 cannot be determined; 2019/20 is what is known."""
    code, data = answer(run, *LATER)
    assert code == 1
    assert data["total_pence"] is None
    assert "2019/20" in data["reason"]
    code, _, errors = run(*LATER)
    assert code == 1
    assert "--uprate" in errors
    words = [*QUOTE[:-4], "--first-day", "2019-04-01", "--last-day", "2021-03-31"]
    own = ["--rate", "PC=60000"]
    assert "(assumed)\n" not in run(*words, *own)[1].partition("Total")[2]


@pytest.mark.parametrize(
    ("words", "pence"),
    [
        (["--rate", "PC=60000", "--rate", "ps=75,000.50"], 31500050),
        (["--uprate", "10%@2020-04-01"], 32835000),
    ],
)
def test_an_assumption_is_used_and_its_label_goes_with_it(run, words, pence):
    """An own rate or an uprating gives a figure, and each figure says what it rests on."""
    code, data = answer(run, *LATER, *words)
    assert (code, data["total_pence"]) == (0, pence)
    assert data["assumptions"][0].startswith("assumed by the caller")
    assert all(line["assumption"] for line in data["years"][0]["lines"])
    _, output, _ = run(*LATER, *words)
    assert "(assumed)" in output
    assert "Assumption: assumed by the caller" in output


@pytest.mark.parametrize(("basis", "pence"), [("months", 14925000), ("days", 14884110)])
def test_half_a_year_by_months_and_by_days(run, basis, pence):
    """From 1 October 2020 at the rates of 2019/20 held flat."""
    words = [*QUOTE[:-4], "--first-day", "2020-10-01", "--last-day", "2021-03-31"]
    _, data = answer(run, *words, "--basis", basis, "--uprate", "0%@2020-04-01")
    assert data["total_pence"] == pence


@pytest.mark.parametrize(
    ("budget", "code", "headroom"), [("300000", 0, 150000), ("298,499", 1, -100)]
)
def test_a_budget_is_held_against_each_year(run, budget, code, headroom):
    """£1,500 to spare is fine; a pound over is told by the exit code."""
    found, data = answer(run, *QUOTE, "--budget", budget)
    assert found == code
    assert data["budget"][0]["headroom_pence"] == headroom
    assert "Headroom" in run(*QUOTE, "--budget", budget)[1]


def test_paid_and_free_officers_are_said_apart(run):
    """Under match funding a bare count could mean either, so it is asked."""
    match = [
        *("quote", "--scheme", "met-patrol-plus", "--rate", "PC=68500"),
        *("--first-day", "2017-04-01", "--last-day", "2018-03-31"),
    ]
    code, _, errors = run(*match, "--post", "PC=12")
    assert code == 2
    assert "PC=6+6" in errors
    _, data = answer(run, *match, "--post", "PC=6+6")
    assert data["total_pence"] == 41100000


@pytest.mark.parametrize(
    ("words", "mend"),
    [
        ([*QUOTE, "--post", "PC"], "PC=4"),
        ([*QUOTE, "--post", "DC=4"], "no rank 'DC'"),
        ([*QUOTE, "--rate", "PC:60000"], "PC=60000"),
        ([*QUOTE, "--uprate", "3%"], "3.5%@2020-09-01"),
        ([*QUOTE, "--uprate", "3%@2019-09-01"], "£57,000"),
        ([*QUOTE, "--uprate", "3%@2020-09-01", "--rate", "PC=1"], "not both"),
        ([*QUOTE, "--budget", "lots"], "'57000.00'"),
        ([*QUOTE, "--known-on", "May 2019"], "'2019-04-01'"),
        (["quote", "--scheme", "partnership-pluss", *QUOTE[3:]], "Did you mean"),
        ([*QUOTE[:-4], "--first-day", "2018-04-01", "--last-day", "2019-03-31"], "not open"),
        (
            [*QUOTE[:-4], "--first-day", "2020-04-01", "--last-day", "2019-03-31"],
            "before the first",
        ),
        (["cost", "walford"], "no borough 'walford'"),
        (["check", "nowhere.yaml"], "no file 'nowhere.yaml'"),
    ],
)
def test_wrong_use_is_told_with_its_mend(run, words, mend):
    """Exit code 2, and a sentence that says what to write instead."""
    code, _, errors = run(*words)
    assert code == 2
    assert mend.lower() in errors.lower()


def test_the_boroughs_that_are_installed(run, walford):
    """Key, distribution, version, contract and health of each plugin."""
    _, data = answer(run, "boroughs")
    (found,) = [plugin for plugin in data if plugin["key"] == walford]
    assert found["distribution"] == "s92kit-walford"
    assert (found["version"], found["contract"], found["status"]) == ("2026.1.0", "v1", "ok")
    assert "walford" in run("boroughs")[1]


def test_a_broken_plugin_is_shown_and_does_not_crash(run, walford, tmp_path):
    """A plugin that cannot be imported is told, beside those that can."""
    info = tmp_path / "site" / "s92kit_broken-1.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: s92kit-broken\nVersion: 1\n")
    (info / "entry_points.txt").write_text("[s92kit.boroughs.v1]\nbroken = no_such_module\n")
    code, data = answer(run, "boroughs")
    assert code == 1
    assert {plugin["key"]: plugin["status"] for plugin in data}[walford] == "ok"
    assert {plugin["key"]: plugin["status"] for plugin in data}["broken"] == "failed"
    assert "no_such_module" in run("boroughs")[1]


def test_the_cost_of_an_agreement_by_its_id_and_by_its_file(run, walford, tmp_path):
    """A plugin's agreement and a file of the same text cost the same."""
    from importlib.resources import files

    folder = files("s92kit.testing.walford") / "documents"
    for name in ("papers.yaml", "town-centre-2019.yaml"):
        (tmp_path / name).write_text((folder / name).read_text("utf-8"), "utf-8")
    by_id = answer(run, "cost", f"{walford}/town-centre-2019")
    by_file = answer(run, "cost", str(tmp_path / "town-centre-2019.yaml"))
    assert by_id == by_file
    assert {year["financial_year"] for year in by_id[1]["years"]} >= {"2019/20"}


@pytest.mark.usefixtures("walford")
def test_a_file_is_checked_with_what_is_known_of_its_borough(run, tmp_path):
    """Where the borough's plugin is installed, its police area need not be guessed."""
    from importlib.resources import files

    folder = files("s92kit.testing.walford") / "documents"
    for name in ("papers.yaml", "town-centre-2019.yaml"):
        (tmp_path / name).write_text((folder / name).read_text("utf-8"), "utf-8")
    _, data = answer(run, "check", str(tmp_path / "town-centre-2019.yaml"))
    (finding,) = [item for item in data if item["code"] == "agreements/police-area"]
    assert finding["outcome"] == "met"


def test_an_agreement_that_was_not_yet_known_is_told_so(run, walford):
    """Before its first record nothing can be costed, and the exit code says so."""
    code, data = answer(run, "cost", f"{walford}/town-centre-2019", "--known-on", "2010-01-01")
    assert code == 1
    assert data["total_pence"] is None
    assert "nothing was recorded" in data["reason"]


def test_a_file_with_faults_is_told_line_by_line(run, tmp_path):
    """Check answers with findings and exit code 1; cost refuses the file with exit code 2."""
    file = tmp_path / "faulty.yaml"
    file.write_text("$schema: s92kit/agreement/1\nid: walford/x\ncolour: blue\npayee: 1.5\n")
    code, data = answer(run, "check", str(file))
    assert code == 1
    assert {finding["code"] for finding in data} >= {
        "documents/unknown-key",
        "documents/missing-key",
        "documents/bare-decimal",
    }
    assert all(finding["where"].startswith(str(file)) for finding in data)
    assert "faulty.yaml:3" in run("check", str(file))[1]
    assert run("cost", str(file))[0] == 2


def test_a_city_of_london_agreement_with_mopac_is_found(run, tmp_path):
    """The City of London is not in the metropolitan police district."""
    source = "{title: A fictitious paper, locator: p 1, published_on: not stated}"
    file = tmp_path / "city.yaml"
    file.write_text(
        "$schema: s92kit/agreement/1\nid: cityoflondon/team\ntitle: Team\npayee: MOPAC\n"
        f"posts: []\nterm_unknown_because: no paper says\nsources: [{source}]\n"
    )
    code, data = answer(run, "check", str(file))
    (finding,) = [item for item in data if item["code"] == "agreements/police-area"]
    assert (code, finding["outcome"], finding["where"]) == (1, "not met", f"{file}:2")


def test_a_sound_file_without_rules_has_nothing_to_find(run, tmp_path):
    """Papers are read and checked against their schema, and that is all."""
    file = tmp_path / "papers.yaml"
    file.write_text("$schema: s92kit/papers/1\npapers: {m: {title: M, published_on: not stated}}\n")
    assert answer(run, "check", str(file)) == (0, [])


def test_the_findings_of_a_borough(run, walford):
    """Each agreement against each rule, and the outcomes that are claimed twice."""
    code, data = answer(run, "check", walford)
    codes = {finding["code"] for finding in data}
    assert codes >= {"agreements/payee", "claims/double-claim"}
    assert code == 1
    assert "checked:" in run("check", walford)[1]


def test_published_figures_are_reconciled(run, walford):
    """Each figure agrees, differs by so much, or is undetermined with a reason."""
    code, data = answer(run, "reconcile", walford)
    assert code == 1
    assert {row["outcome"] for row in data} == {"agrees", "differs", "undetermined"}
    for row in data:
        assert row["reason"]
        assert (row["difference"] is None) == (row["outcome"] == "undetermined")
    output = run("reconcile", walford)[1]
    assert "differs by" in output
    assert "double claim" in output


@pytest.mark.parametrize("suffix", ["html", "md"])
def test_a_paper_is_written(run, walford, tmp_path, suffix):
    """The borough's first format, in the form that the file's name asks for."""
    out = tmp_path / f"paper.{suffix}"
    code, output, _ = run("report", walford, "--out", str(out))
    assert code == 0
    assert str(out) in output
    assert "Evidence" in out.read_text("utf-8")


@pytest.mark.parametrize(
    ("words", "mend"),
    [
        (["--format", "sceme-report", "--out", "paper.html"], "Did you mean"),
        (["--out", "paper.docs"], ".docx"),
        (["--out", "no-such-folder/paper.html"], "no-such-folder"),
    ],
)
def test_a_paper_that_cannot_be_written_is_told_so(
    run, walford, tmp_path, monkeypatch, words, mend
):
    """An unknown format, ending or folder is wrong use, and leaves nothing behind."""
    monkeypatch.chdir(tmp_path)
    code, _, errors = run("report", walford, *words)
    assert code == 2
    assert mend in errors
    assert list(tmp_path.glob("*paper*")) == []


def test_the_module_runs_as_a_command():
    """``python -m s92kit`` is the same command line."""
    ran = subprocess.run(
        [sys.executable, "-m", "s92kit", *QUOTE], capture_output=True, text=True, check=True
    )
    assert "£298,500" in ran.stdout


def test_slow_work_says_what_it_does(capsys, monkeypatch):
    """What takes longer than the patience of a reader is announced on the error stream."""
    import time

    from s92kit.cli import _running

    monkeypatch.setattr(_running, "_PATIENCE_SECONDS", 0.01)
    with _running.working_on("Adding up"):
        time.sleep(0.2)
    assert "Adding up" in capsys.readouterr().err


@pytest.mark.usefixtures("walford")
def test_a_plugin_that_does_not_load_is_told_with_what_is_wrong(run, tmp_path):
    """Costing one of its agreements is refused in words."""
    info = tmp_path / "site" / "s92kit_broken-1.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: s92kit-broken\nVersion: 1\n")
    (info / "entry_points.txt").write_text("[s92kit.boroughs.v1]\nbroken = no_such_module\n")
    code, _, errors = run("cost", "broken/team")
    assert code == 2
    assert "no_such_module" in errors


def test_no_plugin_at_all_is_told_in_words(run, monkeypatch):
    """Without a plugin the list says so, and that is no failure."""
    monkeypatch.setattr("s92kit.plugins.survey_plugins", lambda: ())
    code, output, _ = run("boroughs")
    assert code == 0
    assert "No borough plugin is installed" in output


def test_costing_in_words(run, walford):
    """An agreement's schedule is printed as a quotation's is."""
    assert "Total cost of walford/town-centre-2019" in run("cost", f"{walford}/town-centre-2019")[1]


def test_a_paper_is_announced_in_json(run, walford, tmp_path):
    """A tool that called the command learns what was written where."""
    out = tmp_path / "paper.md"
    code, data = answer(run, "report", walford, "--out", str(out))
    assert code == 0
    assert data["out"] == str(out)
    assert data["format"].startswith("walford/")


def test_the_module_hands_over_to_the_command_line(monkeypatch, capsys):
    """Run as a module, s92kit reads the words of the process."""
    monkeypatch.setattr(sys, "argv", ["s92kit", "--version"])
    with pytest.raises(SystemExit) as left:
        runpy.run_module("s92kit", run_name="__main__")
    assert not left.value.code
    assert "s92kit" in capsys.readouterr().out


def test_stopping_is_told_and_is_no_success(run, monkeypatch):
    """A reader who stops a command is not told that it worked."""

    def stopped(*_: object, **__: object) -> None:
        raise click.Abort

    monkeypatch.setattr(_commands, "main", stopped)
    code, _, errors = run("boroughs")
    assert code == 2
    assert "Stopped." in errors


def test_a_reader_who_has_read_enough_is_no_fault():
    """``s92kit law | head`` ends in peace: nothing is said of a broken pipe."""
    words = [sys.executable, "-m", "s92kit", "law", "--json"]
    with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        process.stdout.close()
        errors = process.stderr.read().decode()
    assert errors == ""
