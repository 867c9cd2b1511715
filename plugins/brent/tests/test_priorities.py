"""How Brent's eight priorities stand to the shared themes, and what its figures claim."""

from __future__ import annotations

import pytest

import s92kit_brent
from s92kit.claims import Standpoint, contradictions, ledger, outcome_claims
from s92kit.plugins import catalogue_of
from s92kit.priorities import Relation, check_framework, crosswalk
from s92kit.rates import london_rates
from s92kit.themes import Theme


@pytest.fixture(scope="module")
def catalogue():
    """Everything that the plugin gives."""
    return catalogue_of(s92kit_brent)


@pytest.fixture(scope="module")
def rows(catalogue):
    """The crosswalk."""
    return crosswalk(catalogue.frameworks)


def test_violence_is_recorded_under_four_priorities(rows):
    """What the review says of gangs, of reoffending and of anti-social behaviour (3.22, 3.26)."""
    violence = {
        row.priority.partition("/")[2]: row.mapping for row in rows if row.theme is Theme.VIOLENCE
    }
    assert {name: mapping.relation for name, mapping in violence.items()} == {
        "asb": Relation.OVERLAPS,
        "gangs": Relation.OVERLAPS,
        "reoffending": Relation.OVERLAPS,
        "violence-with-injury": Relation.NARROWER,
    }
    assert violence["gangs"].sources[0].locator == "paragraph 3.22"


def test_each_priority_is_mapped_and_nothing_of_the_mayor_s_office_is_invented(rows):
    """The review names no priorities of a body above the borough."""
    assert all(row.mapping is not None for row in rows)
    assert all(row.outside == () for row in rows)
    assert {row.not_recorded for row in rows} == {
        ("The papers name no priorities of a body above the borough.",)
    }


def test_the_log_maps_priorities_as_the_crosswalk_does(catalogue):
    """A code's theme is one that its priority is mapped to, with all that it may also be."""
    (framework,), (form,) = catalogue.frameworks, catalogue.activity_formats
    for code in form.codes_in("Priority"):
        (meaning,) = code.meanings
        mapped = {str(each.theme) for each in framework.priority(meaning.priority).themes}
        assert {str(meaning.theme), *meaning.may_also_be} <= mapped, code.code


def test_the_framework_keeps_its_rules(catalogue):
    """There is no evidence to add up and no approval to date."""
    found = check_framework(catalogue.frameworks[0])
    assert not found.not_met
    assert not found.undetermined


def test_the_falls_in_call_outs_are_unevaluated(catalogue):
    """55% in Chapter Road and 8% in Wembley High Road, without a count."""
    book = ledger(outcome_claims(catalogue.published_figures))
    bare = [entry for entry in book.entries if entry.standpoint is Standpoint.UNEVALUATED]
    assert sorted(entry.claims[0].id for entry in bare) == [
        "brent/gangs-chapter-road-fall",
        "brent/gangs-wembley-high-road-fall",
    ]
    assert all(credit.count is None for entry in bare for credit in entry.credits)
    assert [entry.claims[0].uncounted_because.rpartition(" ")[2] for entry in bare] == ["55%", "8%"]


def test_the_review_contradicts_itself_twice(catalogue):
    """Two wholes of one team's activity, and four quarters in less than a year."""
    found = contradictions(catalogue.published_figures, catalogue.agreements, london_rates())
    sides = [
        tuple(side.text.partition(" ")[0].rstrip(",") for side in each.sides) for each in found
    ]
    assert sides == [("1,644", "1,527"), ("12", "11.39")]
