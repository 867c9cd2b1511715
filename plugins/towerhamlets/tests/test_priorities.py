"""The plan of 2017-21: strands, evidence and crosswalk, and outcomes that two bids both claim."""

from __future__ import annotations

from decimal import Decimal

import pytest

from s92kit.claims import DOUBLE_CLAIM, Standpoint, contradictions, ledger, outcome_claims
from s92kit.findings import Outcome
from s92kit.priorities import EvidenceKind, Relation, check_framework, crosswalk
from s92kit.themes import Theme

SEVEN = {
    "arrests": 1218,
    "anti-social behaviour warnings": 1635,
    "vehicles seized": 193,
    "referrals to drug treatment": 186,
    "referrals to Stop and Think": 95,
    "referrals of vulnerable women": 194,
    "brothels closed": 37,
}
CONTINUUM = {"arrests": 712, "cash seized": 137_000, "stop and search": 6600, "warrants": 96}


@pytest.fixture(scope="module")
def plan(catalogue):
    """The framework of the plan."""
    (framework,) = catalogue.frameworks
    return framework


@pytest.fixture(scope="module")
def outcomes(catalogue):
    """Every outcome once."""
    return ledger(outcome_claims(catalogue.published_figures))


@pytest.fixture(scope="module")
def unlike(catalogue, book):
    """What papers state unlike, by subject: the texts of the sides."""
    found = contradictions(catalogue.published_figures, catalogue.agreements, book)
    return {each.subject: [side.text for side in each.sides] for each in found}


def test_the_consultation_is_what_the_report_prints(plan, catalogue):
    """Counts and shares as published, and as the published figures have them."""
    consultation = plan.evidence[0]
    assert consultation.kind is EvidenceKind.CONSULTATION
    assert consultation.responses == 1389
    stated = {figure.label: figure.value for figure in catalogue.published_figures}
    counted = {each.label: each.count for each in consultation.counts if each.count is not None}
    assert list(counted.values()) == [339, 311, 130, 998, 391]
    assert {label: int(stated[label]) for label in counted} == counted
    shares = [each.share for each in consultation.counts]
    assert shares == [Decimal(share) for share in ("24.4", "22.4", "9.4", "71.85", "28.15", "95")]


def test_the_shares_are_of_the_responses(plan):
    """All but the one of which no count is printed."""
    found = check_framework(plan)
    assert not found.not_met
    (left_open,) = found.undetermined
    assert "live or work in the borough" in left_open.message


def test_the_assessment_led_from_eleven_priorities_to_four(plan):
    """As paragraph 3.13 says; four is what the plan has."""
    assessment = plan.evidence[1]
    assert assessment.kind is EvidenceKind.STRATEGIC_ASSESSMENT
    assert [each.count for each in assessment.counts] == [11, len(plan.priorities)]


def test_strands_stand_under_their_priorities(plan):
    """Two of the eleven strands of violence against women and girls are named."""
    violence = plan.priority("towerhamlets/violence")
    strands = {strand.id.partition("/")[2]: strand for strand in violence.strands}
    assert strands["vawg"].strands_stated == 11
    below = [name for name, each in strands.items() if each.part_of == "towerhamlets/vawg"]
    assert below == ["trafficking", "child-sexual-exploitation"]


def test_knives_are_not_under_violence(plan):
    """Weapons are mapped under Reducing Re-offending alone (3.18)."""
    rows = [row for row in crosswalk([plan]) if row.theme is Theme.WEAPONS]
    assert [row.priority for row in rows] == ["towerhamlets/reducing-reoffending"]


def test_anti_social_behaviour_is_broader_than_the_theme(plan):
    """Misuse of drugs and alcohol is in it (3.17)."""
    rows = [row for row in crosswalk([plan]) if row.theme is Theme.ASB]
    assert [row.mapping.relation for row in rows] == [Relation.BROADER]


def test_the_mayor_s_themes_are_named_and_no_mapping_is_invented(plan):
    """Three themes in paragraph 4.8; the one that shares its words is left open."""
    (themes,) = plan.outside
    assert len(themes.names) == 3
    stated = [(row.priority, each) for row in crosswalk([plan]) for each in row.outside]
    assert {priority for priority, _ in stated} == {"towerhamlets/violence"}
    assert {each.relation for _, each in stated} == {None}


def test_seven_totals_of_two_bids_are_counted_once(outcomes):
    """1,218 arrests and six more: one outcome each, claimed for two bids, and nobody's."""
    disputed = {
        entry.measure: entry
        for entry in outcomes.entries
        if entry.standpoint is Standpoint.DISPUTED
    }
    assert {measure: int(entry.count) for measure, entry in disputed.items()} == SEVEN
    for entry in disputed.values():
        assert {claim.funding_line for claim in entry.claims} == {
            "growth bid GRO/HAC 001/21-22",
            "growth bid GRO/HAC 002/21-22",
        }
        assert all(credit.count is None for credit in entry.credits)
    (told,) = (each for each in outcomes.findings if each.code == DOUBLE_CLAIM.code)
    assert told.outcome is Outcome.NOT_MET
    assert "the same 7 outcomes" in told.message


def test_operation_continuum_is_not_the_task_force_s_own(outcomes):
    """The whole partnership's work is counted, and nothing of it is credited."""
    joint = {
        entry.measure: entry for entry in outcomes.entries if entry.standpoint is Standpoint.JOINT
    }
    assert {name: int(joint[name].count) for name in CONTINUUM} == CONTINUUM
    own = [entry.claims[0].id for entry in outcomes.of("Partnership Taskforce")]
    assert own
    assert not any("continuum" in name for name in own)


@pytest.mark.parametrize(
    ("subject", "sides"),
    [
        ("Length of the period, eight months by the item", ["8 months", "9 months"]),
        ("Partnership Taskforce under Partnership Plus", ["about 10 high-demand", "abstracted"]),
        ("cost of the fourteen officers", ["£1,500,000", "£1,400,000", "£1,500,000"]),
        ("officers under Met Patrol Plus", ["39 officers", "39 officers", "38 officers"]),
        ("Years of the London Crime Prevention Fund", ["48 months", "36 months"]),
    ],
)
def test_what_papers_state_unlike(unlike, subject, sides):
    """Eight months and nine, never abstracted and ten days, 1.4m and 1.5m, 38 and 39."""
    (texts,) = (texts for name, texts in unlike.items() if name.startswith(subject))
    assert len(texts) == len(sides)
    assert all(wanted in text for wanted, text in zip(sides, texts, strict=True))
