"""Designs and weights as documents: the examples, and one bad example for each rule."""

from __future__ import annotations

from pathlib import Path

import pytest

from s92kit.documents import DocumentError, document_from_text, read_document
from s92kit.evaluation import design_from_document, evaluate, harm_table_from_document
from s92kit.findings import Outcome

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"

GOOD = """
$schema: s92kit/evaluation-design/1
id: walford/market-2019
title: Did calls fall?
measure: calls
action: Patrols.
before: {first_day: 2018-04-01, last_day: 2019-03-31}
after: {first_day: 2019-04-01, last_day: 2020-03-31}
treated: {title: The market, before: 60, after: 45}
"""

PATROLS = """action: Patrols.
patrols:
  plan: {visits_a_day: 3, minutes_a_visit: 15}
  days: 1
  delivered: {minutes: 4, visits: 1, in_window: 2}"""


def read(text):
    """The design of a text."""
    return design_from_document(document_from_text(text, name="design.yaml"))


def test_the_example_is_told():
    """The example that the how-to page shows: both verdicts, four areas, harm and patrols."""
    result = evaluate(design_from_document(read_document(EXAMPLES / "evaluation.yaml")))
    assert (result.change.outcome, result.effect.outcome) == (Outcome.MET, Outcome.MET)
    assert result.harm.after.value == 1181
    assert f"{result.dosage.share.value:.0f}" == "53"
    assert not result.findings.not_met
    assert not result.findings.undetermined


def test_four_calls_around_honeypot_lane_are_no_effect():
    """The review of 2018 states no count before, no days before and no comparison."""
    result = evaluate(design_from_document(read_document(EXAMPLES / "evaluation-brent-2018.yaml")))
    assert result.design.treated.counts == (None, 4)
    assert (result.change.outcome, result.effect.outcome) == (
        Outcome.UNDETERMINED,
        Outcome.UNDETERMINED,
    )
    for words in (
        "nobody stated the count before of Honeypot Lane",
        "only from 13 or more",
        "the days before are not stated",
        "there is no comparison area",
    ):
        assert words in result.effect.message
    assert result.estimates == ()


def test_the_falls_in_call_outs_need_counts():
    """A fall of 55% would need 20 before and 9 after, and one of 8% 1,154 and 1,061."""
    result = evaluate(design_from_document(read_document(EXAMPLES / "evaluation-brent-2018.yaml")))
    assert [
        (each.change.title, each.finding.outcome, each.needed.before, each.needed.after)
        for each in result.stated
    ] == [
        ("Call-outs to Chapter Road", Outcome.UNDETERMINED, 20, 9),
        ("Call-outs to Wembley High Road", Outcome.UNDETERMINED, 1154, 1061),
    ]
    assert all("paragraph 4.2" in each.finding.sources[0].cited for each in result.stated)


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("before: 60", "before: sixty", "before"),
        ("before: 60", "before: -60", "-60"),
        ("measure: calls\n", "", "measure"),
        ("measure: calls", "mesure: calls", "mesure"),
        ("2019-04-01", "2019-03-01", "counted twice"),
        ("after: 45", "after: 45, after_months: [20, 20]", "add up to 40"),
        ("action: Patrols.", "action: Patrols.\nlocations: roughly", "roughly"),
        (
            "action: Patrols.",
            "action: Patrols.\nnear_repeat: {shuffles: 0}",
            "0",
        ),
        (
            "action: Patrols.",
            PATROLS,
            "at least as many",
        ),
        ("action: Patrols.", "action: Patrols.\nnear_repeat: {metres: [200, 100]}", "that rise"),
        (
            "action: Patrols.",
            'action: Patrols.\ntop_places: {places: 9, top_per_cent: "120"}',
            "up to 100",
        ),
        ("after: 45", "after: 45, places: [HS-1]", "leave its counts out"),
    ],
)
def test_a_fault_is_told_on_its_line(old, new, words):
    """Each with its line and what to write."""
    with pytest.raises(DocumentError, match=r"design\.yaml:\d+: ") as refused:
        read(GOOD.replace(old, new, 1))
    assert words in str(refused.value)


def test_the_good_design_is_good():
    """So that each of the above is refused for its one fault."""
    assert read(GOOD).treated.counts == (60, 45)


def test_a_council_can_bring_its_own_weights():
    """A table of its own, with each fault on its line."""
    text = """
$schema: s92kit/harm-weights/1
id: own
title: Walford's own
edition: first
unit: points
recorded_on: 2019-01-01
source: {title: Made up, published_on: not stated, locator: all of it}
weights:
  - {group: graffiti, weight: "2"}
"""
    table = harm_table_from_document(document_from_text(text, name="weights.yaml"))
    assert table.groups == ("graffiti",)
    with pytest.raises(DocumentError, match=r"weights\.yaml:10: "):
        harm_table_from_document(
            document_from_text(text.replace('"2"', '"0"'), name="weights.yaml")
        )


def test_all_faults_of_values_are_told_at_once():
    """Bands, parts and patrols that cannot be are told together, each on its line."""
    wrong = (
        "action: Patrols.\nnear_repeat: {metres: [200, 100]}\n"
        'top_places: {places: 9, top_per_cent: "120"}\n'
        "patrols: {plan: {visits_a_day: 3, minutes_a_visit: 15}, days: 30, delivered: {minutes: 9,"
        " days_visited: 31}}"
    )
    with pytest.raises(DocumentError) as refused:
        read(GOOD.replace("action: Patrols.", wrong, 1))
    for words in ("that rise", "up to 100", "at least 31"):
        assert words in str(refused.value)
