"""Evidence is counts and shares with their sources, and shares are held against counts."""

from decimal import Decimal

import attrs
import pytest

from s92kit.errors import InvalidValueError
from s92kit.findings import Outcome
from s92kit.priorities import (
    APPROVED_BEFORE_END,
    EVIDENCE_ADDS_UP,
    EVIDENCE_BEARS,
    EvidenceCount,
    check_framework,
)


def with_count(plan, **fields):
    """The plan with one thing changed about its first count."""
    evidence = plan.evidence[0]
    first, *rest = evidence.counts
    counts = (attrs.evolve(first, **fields), *rest)
    return attrs.evolve(plan, evidence=(attrs.evolve(evidence, counts=counts),))


def outcome(framework, rule):
    """The first answer to a rule."""
    return next(each.outcome for each in check_framework(framework) if each.code == rule.code)


def test_walford_s_evidence_adds_up(plan):
    """150 of 400 is 37.5%, and 67 of 400 is 17% to the nearest whole."""
    found = check_framework(plan)
    assert len(found.of(Outcome.MET)) == len(found) == 4


@pytest.mark.parametrize(
    ("share", "expected"),
    [
        ("37.4", Outcome.NOT_MET),
        ("37.45", Outcome.MET),
        ("37.55", Outcome.MET),
        ("37.6", Outcome.NOT_MET),
    ],
)
def test_a_share_fits_within_half_of_what_it_is_printed_to(plan, share, expected):
    """37.5% printed to a tenth may be off by a twentieth, on both sides."""
    assert outcome(with_count(plan, share=Decimal(share)), EVIDENCE_ADDS_UP) is expected


def test_a_share_without_a_count_cannot_be_held_against_anything(plan):
    """Nor one of a whole that the paper does not give."""
    assert outcome(with_count(plan, count=None), EVIDENCE_ADDS_UP) is Outcome.UNDETERMINED
    no_whole = attrs.evolve(plan, evidence=(attrs.evolve(plan.evidence[0], responses=None),))
    assert outcome(no_whole, EVIDENCE_ADDS_UP) is Outcome.UNDETERMINED


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"count": 401, "share": None}, "401 are more than all 400 responses"),
        ({"count": None, "share": Decimal("100.5")}, "100.5% is more than all"),
    ],
)
def test_no_more_said_so_than_answered(plan, fields, words):
    """More than all is a slip whether or not the other number is printed."""
    wrong = with_count(plan, **fields)
    assert outcome(wrong, EVIDENCE_ADDS_UP) is Outcome.NOT_MET
    assert words in next(iter(check_framework(wrong).not_met)).message
    assert outcome(with_count(plan, count=400, share=None), EVIDENCE_ADDS_UP) is Outcome.MET


def test_evidence_bears_on_priorities_that_there_are(plan):
    """A priority of another plan is told."""
    wrong = with_count(plan, bears_on=("walford/burglary",))
    assert outcome(wrong, EVIDENCE_BEARS) is Outcome.NOT_MET


def test_evidence_says_something(plan):
    """Neither a count nor a share is no evidence."""
    source = plan.sources[0]
    with pytest.raises(InvalidValueError, match="count, the share, or both"):
        EvidenceCount(label="Nothing", source=source)


def test_evidence_is_figures_with_their_sources(plan):
    """The responses, then each count and share, as a paper can print them."""
    figures = plan.evidence[0].figures
    assert [figure.text for figure in figures] == ["400", "150", "37.5%", "67", "17%"]
    assert all(figure.sources for figure in figures)


def test_an_approval_after_the_end_is_asked_about(plan):
    """An approval on the last day is in time; one the day after is queried."""
    (approval,) = plan.approvals
    for day, expected in ((plan.period.last_day, Outcome.MET), (plan.period.end, Outcome.NOT_MET)):
        late = attrs.evolve(plan, approvals=(attrs.evolve(approval, approved_on=day),))
        assert outcome(late, APPROVED_BEFORE_END) is expected
    undated = attrs.evolve(plan, approvals=(attrs.evolve(approval, approved_on=None),))
    assert outcome(undated, APPROVED_BEFORE_END) is Outcome.UNDETERMINED


def test_an_assessment_has_counts_without_a_whole(plan):
    """No figure is made of responses that there are none of, and a count needs no share."""
    (first, _) = plan.evidence[0].counts
    alone = attrs.evolve(first, share=None)
    evidence = attrs.evolve(plan.evidence[0], responses=None, counts=(alone,))
    assert [figure.text for figure in evidence.figures] == ["150"]
    assert outcome(attrs.evolve(plan, evidence=(evidence,)), EVIDENCE_ADDS_UP) is Outcome.MET
