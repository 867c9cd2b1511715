"""Evaluations for the public: nothing is told but what counts as printed say."""

from __future__ import annotations

import attrs
import pandas as pd
import pytest

from s92kit.disclosure import WITHHELD, default_policy
from s92kit.evaluation import (
    Design,
    HarmDesign,
    HarmGroup,
    StudyArea,
    TwoCounts,
    evaluate,
    evaluate_for_public,
    incidents_from_frame,
)
from s92kit.findings import Outcome
from s92kit.periods import financial_year

DESIGN = Design(
    id="walford/market-2019",
    title="Did calls fall?",
    measure="calls",
    action="Patrols.",
    before=financial_year(2018),
    after=financial_year(2019),
    treated=StudyArea(title="The market", before=62, after=33),
    control=StudyArea(title="The high street", before=71, after=69),
)


def public(design, log=None):
    """The design as the public sees it."""
    return evaluate_for_public(design, log, policy=default_policy())


def area(**counts):
    """The design with other counts of the market."""
    return attrs.evolve(DESIGN, treated=StudyArea(title="The market", **counts))


def test_designs_that_are_printed_alike_are_told_alike():
    """Every word of the answer follows from the print, so that none tells more."""
    alike = attrs.evolve(
        area(before=58, after=37), control=StudyArea(title="The high street", before=68, after=72)
    )
    assert evaluate(DESIGN) != evaluate(alike)
    assert public(DESIGN).evaluation == public(alike).evaluation


@pytest.mark.parametrize("after", [1, 3, 7])
def test_a_withheld_count_is_nowhere_in_the_answer(after):
    """Whether three or seven remain, the answer is the same."""
    made = public(area(before=62, after=after))
    assert made.withheld == ("treated after",)
    assert made.evaluation == public(area(before=62, after=5)).evaluation
    assert made.evaluation.change.outcome is Outcome.UNDETERMINED
    assert WITHHELD in made.evaluation.change.message
    assert made.evaluation.estimates == ()


def test_steady_months_are_left_out_and_their_sum_is_told():
    """Counts of months are small; only that they are steady is known of them."""
    steady = area(before_months=(5, 6, 5, 5, 6, 5, 6, 5, 5, 5, 5, 4), after_months=(3,) * 11 + (0,))
    made = public(steady)
    assert made.evaluation == public(DESIGN).evaluation or made.evaluation.estimates
    assert made.evaluation.design.treated.before_months == ()
    assert "evaluation/steady-counts" not in {each.code for each in made.evaluation.findings}


def test_months_that_vary_by_more_than_chance_withhold_the_answer():
    """Intervals widened for them would tell of single months, and others would be too narrow."""
    wild = area(before_months=(0, 30, 0, 2, 0, 30), after_months=(0, 0, 0, 33, 0, 0))
    made = public(wild)
    assert "vary from month to month" in made.evaluation.change.message
    assert made.evaluation.design.treated.counts == (60, 35)


def test_a_table_that_does_not_bear_it_is_told_without_its_rows():
    """That the days are not said to be covered stops the public answer as it stops the other."""
    rows = pd.DataFrame(
        {"day": ["2018-05-02"] * 20 + ["2019-05-02"] * 10, "place": "HS-1", "count": 1}
    )
    places = attrs.evolve(DESIGN, treated=StudyArea(title="Market", places=("HS-1",)), control=None)
    log = incidents_from_frame(rows)
    assert evaluate(places, log).change.outcome is Outcome.UNDETERMINED
    made = public(places, log)
    assert made.evaluation.design.treated.counts == (20, 10)
    assert "table of incidents does not bear it" in made.evaluation.change.message


def test_harm_is_added_up_from_counts_as_printed():
    """Twelve and twenty-three are weighed as ten and twenty-five."""
    group = HarmGroup(group="shoplifting", treated=TwoCounts(before=12, after=23))
    made = public(attrs.evolve(DESIGN, harm=HarmDesign(weights="cchi-2026", groups=(group,))))
    assert made.evaluation.harm.before.how.startswith("10 ×")
    assert made.evaluation.harm.after.how.startswith("25 ×")
