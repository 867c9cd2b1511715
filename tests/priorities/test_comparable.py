"""Two boroughs are compared on a theme only where both mean the same by it."""

from datetime import date

import attrs
import pytest

from s92kit.dated import Span
from s92kit.errors import InvalidValueError
from s92kit.findings import Findings, Outcome
from s92kit.priorities import (
    TERMS_MEET,
    THEME_ALIKE,
    THEME_IN_ONE_PLACE,
    THEME_NAMED,
    Relation,
    Strand,
    ThemeMapping,
    comparable,
    defined_alike,
)
from s92kit.sources import Source
from s92kit.themes import Theme

PAPER = Source(title="A fictitious paper", locator="1", published_on=date(2020, 1, 1))
UNDATED = Source(title="A fictitious paper", locator="1", published_on=None)


def answers(findings, rule):
    """Each borough's answer to a rule."""
    return {each.where: each.outcome for each in findings if each.code == rule.code}


def mapped(framework, *mappings):
    """The framework with other mappings on its first priority, and none on the others."""
    first, *rest = framework.priorities
    bare = [attrs.evolve(each, themes=()) for each in rest]
    return attrs.evolve(framework, priorities=(attrs.evolve(first, themes=mappings), *bare))


def test_words_that_are_the_same_may_be_compared(plan, other):
    """Both plans call the theme what it is, under one priority each."""
    found = comparable(Theme.ASB, [plan, other])
    assert answers(found, THEME_ALIKE) == {"walford": Outcome.MET, "eastford": Outcome.MET}
    assert defined_alike(found)


def test_one_broader_definition_is_enough_to_refuse(plan, other):
    """Walford counts knives under violence: the finding says so, and cites the plan."""
    found = comparable(Theme.VIOLENCE, [plan, other])
    (told, _) = (each for each in found if each.code == THEME_ALIKE.code)
    assert told.outcome is Outcome.NOT_MET
    assert "broader: The plan counts knives that are only carried under violence" in told.message
    assert [source.locator for source in told.sources] == ["priority 2"]
    assert not defined_alike(found)


def test_the_borough_that_defines_it_otherwise_is_named(plan, other):
    """Eastford means the same as the theme, and Walford does not."""
    same = ThemeMapping(theme=Theme.VIOLENCE, relation=Relation.SAME, sources=(PAPER,))
    found = comparable(Theme.VIOLENCE, [plan, mapped(other, same)])
    assert answers(found, THEME_ALIKE) == {"walford": Outcome.NOT_MET, "eastford": Outcome.MET}
    assert not defined_alike(found)


def test_two_that_are_broader_alike_are_not_alike(plan, other):
    """Each may be broader by something else, so two broader words are not compared."""
    broader = ThemeMapping(
        theme=Theme.ASB, relation=Relation.BROADER, loss="Noise is in it.", sources=(PAPER,)
    )
    found = comparable(Theme.ASB, [mapped(plan, broader), mapped(other, broader)])
    assert set(answers(found, THEME_ALIKE).values()) == {Outcome.NOT_MET}


def test_one_part_that_is_the_same_does_not_make_the_other_so(plan, other):
    """A priority that is the theme in one strand and more in another is not the theme."""
    first = plan.priorities[0]
    strand = Strand(id="walford/noise", title="Noise", sources=(PAPER,))
    same = ThemeMapping(theme=Theme.ASB, relation=Relation.SAME, strand=strand.id, sources=(PAPER,))
    broader = ThemeMapping(
        theme=Theme.ASB, relation=Relation.BROADER, loss="Dogs are in it.", sources=(PAPER,)
    )
    both = attrs.evolve(first, strands=(strand,), themes=(same, broader))
    mixed = attrs.evolve(plan, priorities=(both, *plan.priorities[1:]))
    found = comparable(Theme.ASB, [mixed, other])
    assert answers(found, THEME_ALIKE)["walford"] is Outcome.NOT_MET
    assert "'Antisocial behaviour: Noise' (same)" in next(
        each.message for each in found if each.code == THEME_ALIKE.code
    )


def test_nothing_that_was_found_makes_nothing_alike():
    """No finding is no leave to compare."""
    assert not defined_alike(Findings(()))


def test_a_mapping_is_known_once_all_its_papers_are():
    """Of two papers the later one settles it."""
    later = attrs.evolve(PAPER, published_on=date(2021, 5, 5))
    two = ThemeMapping(theme=Theme.ASB, relation=Relation.SAME, sources=(later, PAPER))
    assert two.known_from == date(2021, 5, 5)
    assert not two.holds(known_on=date(2021, 5, 4))
    assert two.holds(known_on=date(2021, 5, 5))


def test_a_relation_that_nobody_knows_leaves_it_open(plan, other):
    """A paper that does not define its words gives no answer, and no comparison."""
    unknown = ThemeMapping(
        theme=Theme.ASB, relation_unknown_because="the plan does not define it", sources=(PAPER,)
    )
    found = comparable(Theme.ASB, [plan, mapped(other, unknown)])
    assert answers(found, THEME_ALIKE)["eastford"] is Outcome.UNDETERMINED
    assert "because the plan does not define it" in found.undetermined.items[0].message
    assert not defined_alike(found)


def test_work_recorded_under_two_priorities_is_found(plan, other):
    """Knives under violence and under antisocial behaviour: the count of neither is the theme's."""
    same = ThemeMapping(theme=Theme.HATE, relation=Relation.SAME, sources=(PAPER,))
    first, second, third = plan.priorities
    crossed = attrs.evolve(
        plan,
        priorities=(
            attrs.evolve(first, themes=(same,)),
            attrs.evolve(second, themes=(same,)),
            third,
        ),
    )
    found = comparable(Theme.HATE, [crossed, mapped(other, same)])
    assert answers(found, THEME_IN_ONE_PLACE) == {
        "walford": Outcome.NOT_MET,
        "eastford": Outcome.MET,
    }
    assert not defined_alike(found)


def test_a_theme_that_is_no_priority_is_named_with_what_there_is(plan, other):
    """Burglary is nobody's priority here, and the finding lists those that are."""
    found = comparable(Theme.BURGLARY, [plan, other])
    assert set(answers(found, THEME_NAMED).values()) == {Outcome.NOT_MET}
    assert "'Violence in the home'" in found.not_met.items[0].message
    assert not defined_alike(found)


def test_an_incomplete_list_is_no_proof_of_absence(plan, other):
    """What a paper does not list may still be a priority."""
    partial = attrs.evolve(other, incomplete_because="the report lists none")
    found = comparable(Theme.BURGLARY, [plan, partial])
    assert answers(found, THEME_NAMED)["eastford"] is Outcome.UNDETERMINED


@pytest.mark.parametrize(
    ("known_on", "outcome"),
    [(date(2019, 12, 31), Outcome.UNDETERMINED), (date(2020, 1, 1), Outcome.MET)],
)
def test_a_mapping_counts_from_the_day_its_paper_bears(plan, other, known_on, outcome):
    """The day before the paper, nobody knew how the words stand to the theme."""
    same = ThemeMapping(theme=Theme.ASB, relation=Relation.SAME, sources=(PAPER,))
    found = comparable(Theme.ASB, [plan, mapped(other, same)], known_on=known_on)
    assert answers(found, THEME_NAMED)["eastford"] is outcome


def test_a_paper_without_a_day_is_known_since_it_was_recorded():
    """Without either it is known of no day."""
    bare = ThemeMapping(theme=Theme.ASB, relation=Relation.SAME, sources=(UNDATED,))
    assert bare.known_from is None
    assert not bare.holds(known_on=date(2030, 1, 1))
    assert attrs.evolve(bare, recorded_on=date(2021, 1, 1)).holds(known_on=date(2021, 1, 1))


@pytest.mark.parametrize(
    ("on", "outcome"),
    [
        (date(2019, 3, 31), Outcome.NOT_MET),
        (date(2019, 4, 1), Outcome.MET),
        (date(2022, 3, 31), Outcome.MET),
        (date(2022, 4, 1), Outcome.NOT_MET),
    ],
)
def test_a_plan_counts_within_its_term(plan, other, on, outcome):
    """Both sides of its first and last day."""
    found = comparable(Theme.ASB, [plan, other], on=on)
    assert answers(found, TERMS_MEET)["walford"] is outcome


def test_a_plan_without_days_cannot_be_placed(plan, other):
    """It is compared, and whether it was in force is left open."""
    open_ended = attrs.evolve(other, period=None, period_unknown_because="the paper names none")
    found = comparable(Theme.ASB, [plan, open_ended], on=date(2020, 1, 1))
    assert answers(found, TERMS_MEET)["eastford"] is Outcome.UNDETERMINED
    assert defined_alike(found)


def test_a_mapping_of_other_days_does_not_count(plan, other):
    """Words that changed their meaning are asked about on the day."""
    later = Span(start=date(2021, 1, 1))
    same = ThemeMapping(theme=Theme.ASB, relation=Relation.SAME, sources=(PAPER,), span=later)
    frameworks = [plan, mapped(other, same)]
    before = comparable(Theme.ASB, frameworks, on=date(2020, 12, 31))
    after = comparable(Theme.ASB, frameworks, on=date(2021, 1, 1))
    assert not defined_alike(before)
    assert defined_alike(after)


def test_it_takes_two_boroughs(plan):
    """Two plans of one borough are no comparison."""
    with pytest.raises(InvalidValueError, match="two or more"):
        comparable(Theme.ASB, [plan, plan])
