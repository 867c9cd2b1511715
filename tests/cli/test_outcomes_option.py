"""``s92kit reconcile --outcomes`` lists each outcome once, and what papers state unlike."""

import json
import sys

import pytest

EASTFORD = '''
"""Eastford, whose papers give two numbers for one thing."""

import attrs

from s92kit.plugins import hookimpl
from s92kit.testing import walford


@hookimpl
def s92kit_borough():
    (borough,) = walford.s92kit_borough()
    return (attrs.evolve(borough, key="eastford", name="Eastford"),)


@hookimpl
def s92kit_published_figures():
    (first, *_) = (each for each in walford.s92kit_published_figures() if each.measure)
    made = attrs.evolve(
        first,
        id="eastford/one",
        subject="officers",
        credited_to="team",
        funding_line="bid 1",
        remark="Posts may be vacant.",
    )
    other = attrs.evolve(made, id="eastford/two", value=made.value + 1, measure="")
    plain = attrs.evolve(other, subject="vehicles", remark="")
    third = attrs.evolve(plain, id="eastford/three", value=made.value + 2)
    return (made, other, third, attrs.evolve(plain, id="eastford/four"))
'''


@pytest.fixture
def eastford(tmp_path, monkeypatch):
    """Eastford, installed as a distribution of its own."""
    site = tmp_path / "east"
    info = site / "s92kit_eastford-2026.1.0.dist-info"
    info.mkdir(parents=True)
    (info / "METADATA").write_text(
        "Metadata-Version: 2.1\nName: s92kit-eastford\nVersion: 2026.1.0\n", encoding="utf-8"
    )
    (info / "entry_points.txt").write_text(
        "[s92kit.boroughs.v1]\neastford = s92kit_eastford_papers\n", encoding="utf-8"
    )
    (site / "s92kit_eastford_papers.py").write_text(EASTFORD, encoding="utf-8")
    monkeypatch.syspath_prepend(str(site))
    monkeypatch.delitem(sys.modules, "s92kit_eastford_papers", raising=False)
    return "eastford"


@pytest.mark.parametrize("options", [(), ("--outcomes",)])
def test_what_is_stated_unlike_stands_side_by_side(run, eastford, options):
    """Both numbers with their papers, with and without the outcomes; nobody is called right."""
    _, output, _ = run("reconcile", eastford, *options)
    told = " ".join(output.split())
    assert "stated unlike: officers 41, 1 April 2019" in told
    assert " 42, 1 April 2019" in told
    assert "Posts may be vacant." in told


def test_unlike_statements_in_json(run, eastford):
    """The subject, and each side with its sources."""
    code, output, _ = run("reconcile", eastford, "--outcomes", "--json")
    unlike, _ = json.loads(output)["stated_unlike"]
    assert code == 1
    assert unlike["subject"] == "officers"
    assert [side["about"] for side in unlike["sides"]] == ["eastford/one", "eastford/two"]
    assert all(side["sources"] for side in unlike["sides"])


def test_an_outcome_of_one_team_is_its_own(run, eastford):
    """With the budget that it is claimed for."""
    _, output, _ = run("reconcile", eastford, "--outcomes")
    told = " ".join(output.split())
    assert "claimed once: team: 41 eastford/one" in told
    assert "; bid 1" in told


def test_outcomes_in_words(run, walford):
    """Two bids with one number: counted once, and nobody's."""
    code, output, _ = run("reconcile", walford, "--outcomes")
    told = " ".join(output.split())
    assert code == 1
    assert told.count("41: arrests, 1 April 2019 to 31 March 2020") == 1
    assert "town centre team: nobody can tell how much (more than one claims it" in told
    assert "walford: not met [claims/double-claim, error]" in told


def test_outcomes_in_json(run, walford):
    """Each with its credits and claims."""
    code, output, _ = run("reconcile", walford, "--outcomes", "--json")
    data = json.loads(output)
    arrests = next(each for each in data["outcomes"] if each["measure"] == "arrests")
    assert code == 1
    assert (arrests["count"], arrests["standpoint"]) == (41, "claimed by more than one")
    assert {each["claimant"] for each in arrests["credits"]} == {"town centre team", "estates team"}
    assert all(each["count"] is None for each in arrests["credits"])
    assert {each["id"] for each in arrests["claims"]} == {
        "walford/town-centre-arrests",
        "walford/estates-arrests",
    }
    assert data["stated_unlike"] == []


def test_a_framework_is_checked_as_a_file(run, walford, tmp_path):
    """A share that is not its count of the responses is told at its line."""
    assert walford
    file = tmp_path / "plan.yaml"
    source = "{title: A plan, published_on: not stated, locator: page 1}"
    file.write_text(
        f"""$schema: s92kit/priority-framework/1
id: walford/plan
title: Plan
period_unknown_because: The plan names no days.
priorities:
  - {{id: walford/noise, title: Noise, sources: [{source}]}}
evidence:
  - id: walford/survey
    kind: consultation
    title: Survey
    responses: 400
    counts:
      - {{label: Noise first, count: 150, share: "38.5", source: {source}}}
    sources: [{source}]
sources: [{source}]
""",
        encoding="utf-8",
    )
    code, output, _ = run("check", str(file))
    told = " ".join(output.split())
    assert code == 1
    assert "plan.yaml:13" in told.replace(" ", "")
    assert "150 of 400 is 37.50%, and 38.5% is stated" in told
