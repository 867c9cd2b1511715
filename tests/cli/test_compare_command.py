"""``s92kit compare`` sets boroughs side by side, and refuses where they mean different things."""

import json
import sys

import pytest

EASTFORD = '''
"""Eastford, which is Walford under another name."""

import attrs

from s92kit.plugins import hookimpl
from s92kit.testing import walford


@hookimpl
def s92kit_borough():
    (borough,) = walford.s92kit_borough()
    return (attrs.evolve(borough, key="eastford", name="Eastford"),)


@hookimpl
def s92kit_priorities():
    (plan,) = walford.s92kit_priorities()
    own = tuple(
        attrs.evolve(each, id=each.id.replace("walford", "eastford")) for each in plan.priorities
    )
    return (attrs.evolve(plan, id="eastford/plan", priorities=own),)
'''
HEADER = "day,borough,theme,kind,count,attribution\n"
ROWS = (
    "2019-06-01,walford,asb,arrest,5,team\n"
    "2019-06-01,walford,violence,arrest,4,team\n"
    "2019-06-02,eastford,asb,arrest,7,team\n"
    "2019-06-02,eastford,violence,arrest,2,team\n"
)
RESIDENTS = """$schema: s92kit/denominators/1
denominators:
  - borough: walford
    kind: residents
    amount: "50000"
    status: estimate
    on: 2019-06-30
    source: {title: Estimates, published_on: not stated, locator: table 1}
"""


@pytest.fixture
def both(walford, tmp_path, monkeypatch):
    """Walford and Eastford, each installed as a distribution of its own."""
    site = tmp_path / "site"
    info = site / "s92kit_eastford-2026.1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text(
        "Metadata-Version: 2.1\nName: s92kit-eastford\nVersion: 2026.1.0\n", encoding="utf-8"
    )
    (info / "entry_points.txt").write_text(
        "[s92kit.boroughs.v1]\neastford = s92kit_eastford\n", encoding="utf-8"
    )
    (site / "s92kit_eastford.py").write_text(EASTFORD, encoding="utf-8")
    monkeypatch.delitem(sys.modules, "s92kit_eastford", raising=False)
    return walford, "eastford"


@pytest.fixture
def activity(tmp_path):
    """Writes rows of activity and gives the file's name."""

    def written(rows=ROWS):
        file = tmp_path / "activity.csv"
        file.write_text(HEADER + rows, encoding="utf-8")
        return str(file)

    return written


def test_boroughs_that_mean_the_same_are_compared(run, both, activity):
    """Five arrests beside seven, and all is well."""
    code, output, _ = run("compare", *both, activity(), "--theme", "asb", "--period", "2019/20")
    assert code == 0
    assert "arrest  team              5         7" in output
    assert "WARNING" not in output
    assert "4 rows read: 4 counted" in output


def test_boroughs_that_do_not_are_refused(run, both, activity):
    """Each borough's words are shown, and no count."""
    code, output, _ = run("compare", *both, activity(), "--theme", "violence")
    told = " ".join(output.split())
    assert code == 1
    assert "Not compared, because the boroughs do not mean the same" in told
    assert "Violence: broader. The plan counts knives that are only carried" in told
    assert "whose work" not in told


def test_side_by_side_comes_with_a_warning(run, both, activity):
    """Asked for all the same, the counts stand below the warning; the code stays one."""
    words = ("compare", *both, activity(), "--theme", "violence", "--side-by-side")
    code, output, _ = run(*words)
    assert code == 1
    assert output.index("WARNING: these counts are not of the same thing") < output.index("arrest ")


def test_json_holds_no_counts_while_refused(run, both, activity):
    """A program cannot pass over the refusal either."""
    words = ("compare", *both, activity(), "--theme", "violence", "--json")
    _, output, _ = run(*words)
    refused = json.loads(output)
    assert (refused["alike"], refused["shown"]) == (False, False)
    assert [each["counts"] for each in refused["boroughs"]] == [None, None]
    assert refused["boroughs"][0]["words"][0]["relation"] == "broader"
    _, output, _ = run(*words, "--side-by-side")
    shown = json.loads(output)
    assert [each["counts"][0]["count"] for each in shown["boroughs"]] == [4, 2]


def test_rates_where_residents_are_given(run, both, activity, tmp_path):
    """Walford has residents, Eastford has none: one rate, and one that cannot be told."""
    file = tmp_path / "residents.yaml"
    file.write_text(RESIDENTS, encoding="utf-8")
    words = ("compare", *both, activity(), "--theme", "asb", "--period", "2019/20")
    code, output, _ = run(*words, "--denominators", str(file))
    told = " ".join(output.split())
    assert code == 1
    assert "walford, team: arrest per 1,000 residents 0.1 (5 ÷ 50,000 residents" in told
    assert "no residents are given for 1 April 2019 to 31 March 2020" in told


def test_rows_at_fault_are_told_with_their_cells(run, both, activity):
    """They are set aside, the rest is counted, and the answer is not all well."""
    file = activity(ROWS + "2019-06-31,walford,asb,arrest,5,team\n")
    code, output, _ = run("compare", *both, file, "--theme", "asb", "--period", "2019/20")
    assert code == 1
    assert "1 set aside" in output
    assert "A6" in output


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("walford", "FILE", "--theme", "asb"), "Give two or more keys"),
        (("walford", "eastford", "--theme", "asb"), "Give at least one file"),
        (("walford", "eastford", "FILE", "--theme", "asbo"), "Did you mean 'asb'?"),
        (("walford", "westford", "FILE", "--theme", "asb"), "There is no borough 'westford'"),
        (("walford", "eastford", "none.csv", "--theme", "asb"), "There is no file 'none.csv'"),
        (
            ("walford", "eastford", "FILE", "--theme", "asb", "--period", "2019-20"),
            "is no financial year",
        ),
        (
            ("walford", "eastford", "FILE", "--theme", "asb", "--period", "2019-04-01.."),
            "--period",
        ),
    ],
)
def test_wrong_use_is_told_in_words(run, both, activity, words, told):
    """Exit code 2, and what to write instead."""
    assert both
    file = activity()
    code, _, errors = run("compare", *(file if word == "FILE" else word for word in words))
    assert code == 2
    assert told in " ".join(errors.split())


def test_what_a_borough_s_own_log_loses_is_told(run, both, activity):
    """Walford's code for violence stands for weapons too."""
    _, output, _ = run("compare", *both, activity(), "--theme", "weapons")
    assert "Its log, Why: Viol: The plan counts knives under violence" in " ".join(output.split())


def test_a_theme_of_nobody_has_no_words_and_no_rows(run, both, activity):
    """Nothing is printed as nought."""
    words = ("compare", *both, activity(), "--theme", "burglary", "--side-by-side")
    code, output, _ = run(*words)
    assert code == 1
    assert "No priority of its own is mapped to the theme." in output
    assert "There is no row of the theme." in output


def test_many_rows_at_fault_are_cut_off_and_counted(run, both, activity):
    """Ten are shown, and how many more there are."""
    file = activity(ROWS + "2019-06-31,walford,asb,arrest,5,team\n" * 12)
    _, output, _ = run("compare", *both, file, "--theme", "asb", "--period", "2019/20")
    assert "and 2 more; --json lists them all." in output


def test_a_borough_without_a_row_of_a_kind_has_none(run, both, activity):
    """Not nought, which would be a count."""
    file = activity(ROWS + "2019-06-03,walford,asb,patrol,2,\n")
    words = ("compare", *both, file, "--theme", "asb", "--period", "2019/20")
    _, output, _ = run(*words)
    assert "patrol  not recorded        2    no row" in output
    assert "not fit to be published" in output


PEOPLE = (
    "2019-06-01,walford,asb,arrest,5,team\n"
    "2019-06-01,walford,asb,arrest,12,joint\n"
    "2019-06-01,walford,asb,patrol,3,team\n"
    "2019-06-02,eastford,asb,arrest,43,team\n"
    "2019-06-02,eastford,,arrest,2,team\n"
)


@pytest.fixture
def people(both, tmp_path):  # noqa: ARG001 - the boroughs are there once it is asked for
    """Two boroughs with small counts, and residents to divide by."""
    log, residents = tmp_path / "people.csv", tmp_path / "residents.yaml"
    log.write_text(HEADER + PEOPLE, encoding="utf-8")
    residents.write_text(RESIDENTS, encoding="utf-8")
    return (
        *("compare", "walford", "eastford", str(log), "--theme", "asb", "--public"),
        *("--period", "2019/20", "--denominators", str(residents)),
    )


def test_for_the_public_counts_of_people_are_withheld_or_rounded(run, people):
    """Patrols are of no people; rates are worked out from counts as printed."""
    data = json.loads(run(*people, "--json")[1])
    counts = {
        (borough["borough"], each["kind"], each["attribution"]): each
        for borough in data["boroughs"]
        for each in borough["counts"]
    }
    assert {name: each["count"] for name, each in counts.items()} == {
        ("walford", "arrest", "team"): None,
        ("walford", "arrest", "joint"): 10,
        ("walford", "patrol", "team"): 3,
        ("eastford", "arrest", "team"): 45,
    }
    assert counts["walford", "arrest", "team"]["rates"] == []
    assert [rate["value"] for rate in counts["walford", "arrest", "joint"]["rates"]] == [0.2]
    assert "withheld" in counts["walford", "arrest", "team"]["reason"]


def test_for_the_public_no_number_of_rows_is_told(run, people):
    """Rows read, of a borough, without a theme, or of a file would undo the rounding."""
    data = json.loads(run(*people, "--json")[1])
    assert (data["public"], data["rows"], data["problems"]) == (True, None, None)
    assert [each["rows"] for each in data["boroughs"]] == [None, None]
    said = " ".join(finding["message"] for finding in data["findings"])
    assert "Some rows bear no theme" in said
    assert " rows, 1 June" not in said
    assert "rows 2 to" not in json.dumps(data)
    _, output, _ = run(*people)
    said = " ".join(output.split())
    assert "arrest team * 45" in said
    assert "Small counts: Hospital and emergency care statistics" in said
    assert "rows read" not in said
    assert "not fit to be published" not in said


def test_the_public_rule_may_be_another(run, people):
    """By the Ministry of Defence's, 5 is printed."""
    _, output, _ = run(*people, "--policy", "mod")
    assert "arrest team 5 45" in " ".join(output.split())
