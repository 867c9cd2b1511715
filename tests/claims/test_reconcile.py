"""Each published figure agrees, differs or cannot be determined, with the sum shown."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from s92kit.claims import Agreeing, Bound, Operation, PublishedFigure, reconcile
from s92kit.errors import InvalidValueError
from s92kit.figures import Basis
from s92kit.plugins import catalogue_of
from s92kit.rates import london_rates
from s92kit.testing import walford

FIGURES = walford.s92kit_published_figures()
AGREEMENTS = walford.s92kit_agreements()


def walfords(name):
    """What comes of one of Walford's figures."""
    results = reconcile(FIGURES, AGREEMENTS, london_rates())
    return next(item for item in results if item.published.id == f"walford/{name}")


def test_a_figure_that_agrees_shows_its_sum():
    """An agreement is shown too, not only a difference."""
    result = walfords("first-year")
    assert result.outcome is Agreeing.AGREES
    assert result.difference == 0
    assert result.reason == "£298,500 + £24,000 = £322,500; stated £322,500"


def test_a_figure_that_differs_says_by_how_much_and_on_what_it_rests():
    """Stated less computed, with the remark and the assumption."""
    result = walfords("all-years")
    assert result.outcome is Agreeing.DIFFERS
    assert result.difference == Decimal("-4000.00")
    assert "= £919,500; stated £915,500. The paper leaves out part of the vans." in result.reason
    assert result.reason.endswith(
        "(assumption: The rates of 2019/20 are held flat, as the paper supposes)"
    )


def test_a_figure_that_cannot_be_recomputed_says_why():
    """Neither agrees nor differs, and there is no difference."""
    result = walfords("vans")
    assert result.outcome is Agreeing.UNDETERMINED
    assert result.difference is None
    assert result.computed.value is None
    assert result.reason == "the paper states the sum and not what it is made up of"


def test_a_rate_outside_its_evidence_leaves_a_figure_undetermined():
    """A real rate of 2020/21 is not known, so nobody can tell."""
    result = walfords("second-year-at-real-rates")
    assert result.outcome is Agreeing.UNDETERMINED
    assert "published years: 2019/20" in result.reason


def test_what_was_recomputed_is_derived_and_has_sources():
    """The recomputation can be traced like any other figure."""
    computed = walfords("annual-cost").computed
    assert computed.basis is Basis.DERIVED
    assert computed.sources
    assert walfords("annual-cost").published.figure.basis is Basis.PUBLISHED


@pytest.mark.parametrize(
    ("value", "to_nearest", "outcome"),
    [
        ("298500", "0.01", Agreeing.AGREES),
        ("298500.01", "0.01", Agreeing.DIFFERS),
        ("299000", "1000", Agreeing.AGREES),
        ("298000", "1000", Agreeing.AGREES),
        ("297999", "1000", Agreeing.DIFFERS),
        ("300000", "1000", Agreeing.DIFFERS),
        ("0.3", "0.1", Agreeing.DIFFERS),
    ],
)
def test_a_figure_agrees_within_half_of_what_it_is_printed_to(
    outcome_of, stated, value, to_nearest, outcome
):
    """A paper that prints thousands is right within five hundred."""
    parts = [stated("constables", "228000"), stated("sergeant", "70500")]
    result = outcome_of(
        value,
        *parts,
        to_nearest=Decimal(to_nearest),
        operation=Operation.SUM,
        of=("walford/constables", "walford/sergeant"),
    )
    assert result.outcome is outcome


@pytest.mark.parametrize(
    ("bound", "value", "outcome"),
    [
        (Bound.OVER, "199", Agreeing.AGREES),
        (Bound.OVER, "200", Agreeing.DIFFERS),
        (Bound.OVER, "201", Agreeing.DIFFERS),
        (Bound.UNDER, "201", Agreeing.AGREES),
        (Bound.UNDER, "200", Agreeing.DIFFERS),
        (Bound.UNDER, "199", Agreeing.DIFFERS),
        (Bound.ABOUT, "200", Agreeing.AGREES),
        (Bound.ABOUT, "201", Agreeing.DIFFERS),
    ],
)
def test_a_hedged_figure_agrees_on_its_side(outcome_of, stated, bound, value, outcome):
    """*Over 200* is wrong of exactly 200."""
    part = stated("part", "200")
    result = outcome_of(value, part, bound=bound, operation=Operation.SAME_AS, of=("walford/part",))
    assert result.outcome is outcome
    assert f"stated {bound} £{value}" in result.reason


def test_a_wider_print_is_wider_for_about_too(outcome_of, stated):
    """A hedge and a coarse print go together."""
    result = outcome_of(
        "58000",
        stated("part", "57600"),
        bound=Bound.ABOUT,
        to_nearest=Decimal(1000),
        operation=Operation.SAME_AS,
        of=("walford/part",),
    )
    assert result.outcome is Agreeing.AGREES


def test_a_name_that_is_not_there_leaves_a_figure_undetermined(outcome_of, stated):
    """With what was meant, so that the slip can be mended."""
    figure = outcome_of(
        "1", stated("constables", "1"), operation=Operation.SAME_AS, of=("walford/constable",)
    )
    agreement = outcome_of(
        "1", operation=Operation.AGREEMENT_COST, agreement="walford/estates-2061"
    )
    assert figure.outcome is agreement.outcome is Agreeing.UNDETERMINED
    assert "Did you mean 'walford/constables'?" in figure.reason
    assert "no agreement 'walford/estates-2061'" in agreement.reason
    assert "Did you mean 'walford/estates-2016'" in agreement.reason


@settings(max_examples=20)  # each example costs two agreements
@given(st.permutations(FIGURES))
def test_the_order_of_figures_never_matters(figures):
    """Each figure comes to the same, and stands where it was given."""
    results = reconcile(figures, AGREEMENTS, london_rates())
    assert [item.published for item in results] == figures
    assert set(results) == set(reconcile(FIGURES, AGREEMENTS, london_rates()))


def test_nothing_is_left_out():
    """One reconciliation for each figure, even for none."""
    assert len(reconcile(FIGURES, AGREEMENTS, london_rates())) == len(FIGURES)
    assert reconcile((), (), london_rates()) == ()


def test_a_figure_without_working_or_reason_is_refused(stated):
    """Nor is one with both: then nobody knows which to believe."""
    with pytest.raises(InvalidValueError, match="why there is none"):
        stated("vans", "24000", not_recomputable_because="")
    figure = next(item for item in FIGURES if item.working)
    with pytest.raises(InvalidValueError, match="why there is none"):
        stated("vans", "24000", working=figure.working, not_recomputable_because="no reason")


def test_a_figure_knows_its_borough():
    """From the first part of its id."""
    assert {figure.borough for figure in FIGURES} == {"walford"}
    assert all(isinstance(figure, PublishedFigure) for figure in FIGURES)
    assert catalogue_of(walford).published_figures == FIGURES
