"""Published figures in a paper: what can be recomputed, what follows, and what stands alone."""

from decimal import Decimal

import pytest

from s92kit.claims import Agreeing, Bound, Operation, PublishedFigure, Working, reconcile
from s92kit.figures import Unit
from s92kit.periods import financial_year
from s92kit.rates import RateBook
from s92kit.reports import Missing, Table, as_printed, begun_small, reconciled_blocks, rounded, when
from s92kit.sources import Source, Standing


def figure(name: str, value: str, *of: str, **fields) -> PublishedFigure:
    """A figure of a fictitious paper; a sum of others where they are named."""
    standing = fields.pop("standing", Standing.READ)
    working = Working(operation=Operation.SUM, of=tuple(f"walford/{part}" for part in of))
    return PublishedFigure(
        id=f"walford/{name}",
        label=name,
        value=Decimal(value),
        unit=Unit.COUNT,
        source=Source(title="Walford paper", locator="1", published_on=None, standing=standing),
        working=working if of else None,
        not_recomputable_because="" if of else "the paper shows no sum",
        **fields,
    )


FIGURES = [
    figure("Parts", "3"),
    figure("Whole", "3", "Parts"),
    figure("Wrong", "4", "Parts", remark="Nobody knows why."),
    figure("Follows", "3", "Parts", standing=Standing.DERIVED),
]


def tables(figures) -> dict[str, Table]:
    """The tables that the figures make, by caption."""
    blocks = reconciled_blocks(reconcile(figures, [], RateBook((), ())))
    return {block.caption: block for block in blocks if isinstance(block, Table)}


def test_each_figure_stands_in_the_table_of_its_outcome():
    """Recomputed ones, those that only follow, and those that stand alone are told apart."""
    found = {caption: len(table.rows) for caption, table in tables(FIGURES).items()}
    assert found == {
        "Figures that can be recomputed": 2,
        "Figures that follow": 1,
        "Figures that cannot be checked": 1,
    }


def test_the_outcome_is_told_in_words_with_the_remark():
    """A figure that differs says so, and what is known of the reason."""
    rows = tables(FIGURES)["Figures that can be recomputed"].rows
    assert "Differs by 1. Nobody knows why." in str(rows[1])
    assert "Agrees" in str(rows[0])


def test_no_figures_are_stated_as_missing():
    """A paper of a day before anything was published says so."""
    (block,) = reconciled_blocks(())
    assert isinstance(block, Missing)


def test_a_hedged_figure_keeps_its_hedge():
    """Over 200 is not 200."""
    over = figure("Arrests", "200", bound=Bound.OVER)
    assert as_printed(over)[0] == "over "
    assert len(as_printed(figure("Arrests", "214"))) == 1


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"period": financial_year(2019)}, "1 April 2019 to 31 March 2020"),
        ({"period_in_words": "the past three years"}, "the past three years"),
        ({}, "days not stated"),
    ],
)
def test_the_days_of_a_figure_are_told_or_said_to_be_missing(fields, words):
    """Two days, or the paper's own words, or that it names none."""
    assert when(figure("Arrests", "1", **fields)) == words


def test_a_recomputation_is_rounded_as_its_figure_is_printed():
    """Printed to the nearest ten, 13 is 10; what cannot be computed stays undetermined."""
    parts = figure("Parts", "13")
    whole = figure("Whole", "10", "Parts", to_nearest=Decimal(10))
    alone, summed = reconcile([parts, whole], [], RateBook((), ()))
    assert summed.outcome is Agreeing.AGREES
    assert rounded(summed).value == Decimal(10)
    assert rounded(alone).value is None


def test_a_label_may_go_on_a_sentence():
    """Only the first letter becomes small."""
    assert begun_small("Arrests by PC") == "arrests by PC"
    assert begun_small("") == ""
