"""Policies: what a borough's papers say of tasking, and what is only supposed."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from types import ModuleType

import pytest

from s92kit.documents import DocumentError, document_from_text
from s92kit.errors import InvalidValueError, UnknownNameError
from s92kit.plugins import catalogue_of, contributions_from
from s92kit.tasking import (
    Assumption,
    FromData,
    MatrixPart,
    PriorityBand,
    TaskingPolicy,
    tasking_policy_from_document,
)
from s92kit.testing import NonconformityError, conformance_checks, walford

CATALOGUE = catalogue_of(walford)
DOCUMENTS = Path(walford.__file__).parent / "documents"
POLICY = """\
$schema: s92kit/tasking-policy/1
id: walford/tasking
title: Tasking
cycle_days: 14
matrix:
  - {id: harm, title: Harm, most_points: 5, weight: 3}
  - {id: age, title: Age, most_points: 2, from_data: age, steps: [7, 14]}
bands:
  - {priority: walford/violence, floor_share: "0.20"}
single_crewing: {starts: "22:00", ends: "06:00"}
sources:
  - {title: Paper, locator: "2.6", published_on: not stated}
"""


def read(text: str) -> TaskingPolicy:
    """A policy from the text of its document."""
    return tasking_policy_from_document(document_from_text(text, name="tasking.yaml"))


def test_a_policy_is_read_from_its_document():
    """Shares are exact, and the night ends on the next day."""
    policy = read(POLICY)
    assert policy.bands[0].floor_share == Decimal("0.20")
    assert (policy.single_crewing.starts, policy.single_crewing.ends) == (1320, 1800)
    assert policy.part("age").from_data is FromData.AGE
    assert policy.part("likelihood") is None


def test_what_no_paper_states_is_not_made_up():
    """A rest and a longest shift are there only where somebody stated them."""
    policy = read(POLICY)
    assert (policy.rest_minutes, policy.longest_shift_minutes) == (None, None)
    assert policy.bands[0].cap_share == 1


@pytest.mark.parametrize(
    ("right", "wrong", "line"),
    [
        ("cycle_days: 14", "cycle_days: 0", 4),
        ("most_points: 2", "most_points: 3", 7),
        ("steps: [7, 14]", "steps: [14, 7]", 7),
        ("from_data: age", "from_data: moon", 7),
        ('"0.20"', '"1.20"', 9),
        ('"22:00"', '"10pm"', 10),
        ("id: age", "id: harm", 1),
        ("title: Tasking", "name: Tasking", 1),
        ("sources:\n", "assumptions: [{about: weather, text: Rain.}]\nsources:\n", 1),
    ],
)
def test_a_faulty_policy_is_told_on_its_line(right, wrong, line):
    """One bad example for each kind of rule."""
    with pytest.raises(DocumentError) as told:
        read(POLICY.replace(right, wrong))
    assert f"tasking.yaml:{line}" in {fault.where for fault in told.value.findings}


@pytest.mark.parametrize(
    "wrong",
    [
        {"block_minutes": 0},
        {"rest_minutes": 0},
        {"longest_shift_minutes": 2000},
        {"fair_cycles": 0},
        {"assumptions": (Assumption(about="rest", text="Eleven hours."),)},
        {
            "bands": (
                PriorityBand(priority="walford/a", floor_share=Decimal("0.6")),
                PriorityBand(priority="walford/b", floor_share=Decimal("0.5")),
            )
        },
    ],
)
def test_a_policy_that_cannot_be_is_refused(wrong):
    """Blocks, rests, cycles and floors that no plan could keep."""
    told = {"id": "walford/t", "title": "T", "cycle_days": 14, "sources": ()}
    with pytest.raises(InvalidValueError):
        TaskingPolicy(**(told | wrong))


@pytest.mark.parametrize("wrong", [{"most_points": 0}, {"weight": 0}, {"steps": (1, 2)}])
def test_a_part_that_cannot_be_is_refused(wrong):
    """A part by hand has points and no steps."""
    with pytest.raises(InvalidValueError):
        MatrixPart(**({"id": "harm", "title": "Harm", "most_points": 2} | wrong))


@pytest.mark.parametrize("name", [None, "tasking", "walford/tasking"])
def test_a_catalogue_knows_each_boroughs_policy(name):
    """By its id, by its short name, or as the only one."""
    assert CATALOGUE.tasking_policy("walford", name).id == "walford/tasking"


def test_a_policy_that_is_not_there_is_told():
    """With the nearest name."""
    with pytest.raises(UnknownNameError, match="Did you mean 'walford/tasking'"):
        CATALOGUE.tasking_policy("walford", "taskng")


@pytest.mark.parametrize(
    ("right", "wrong", "words"),
    [
        ("priority: walford/violence,", "priority: walford/violense,", "'walford/violense'"),
        ("  - {about: forums, text", "  - {about: note, text", "the forum 'residents'"),
        ("  - {about: matrix, text", "  - {about: note, text", "assumed parts"),
    ],
)
def test_the_check_of_a_plugin_looks_at_its_policy(right, wrong, words, tmp_path):
    """A priority that is not there, and what is supposed without saying so."""
    for name in ("borough", "plan-2019", "papers", "tasking"):
        text = (DOCUMENTS / f"{name}.yaml").read_text("utf-8")
        (tmp_path / f"{name}.yaml").write_text(text.replace(right, wrong), "utf-8")
    module = ModuleType("s92kit_walford")
    given = contributions_from(tmp_path)
    module.s92kit_borough = given.s92kit_borough
    module.s92kit_priorities = given.s92kit_priorities
    module.s92kit_tasking_policies = given.s92kit_tasking_policies
    with pytest.raises(NonconformityError, match=words):
        conformance_checks(module)["tasking-policies-fit"]()
