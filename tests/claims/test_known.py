"""A figure counts from the day on which its paper shows it to have been known."""

from datetime import date
from decimal import Decimal

import attrs
import pytest

from s92kit.claims import Operation, PublishedFigure, Working, known_figures, reconcile
from s92kit.figures import Unit
from s92kit.rates import RateBook
from s92kit.sources import Source

EMPTY = RateBook((), ())
MAY, JUNE = date(2019, 5, 8), date(2019, 6, 11)


def figure(name: str, published_on: date | None, **fields) -> PublishedFigure:
    """A figure of a fictitious paper of a day."""
    source = Source(title="Walford paper", locator="1", published_on=published_on)
    basis = {"working": None, "not_recomputable_because": "the paper shows no sum"}
    if "working" in fields:
        basis = {}
    return PublishedFigure(
        id=f"walford/{name}",
        label=name,
        value=Decimal(5),
        unit=Unit.COUNT,
        source=source,
        **{**basis, **fields},
    )


def known(figures, on: date | None) -> list[str]:
    """The names of the figures that were known on a day."""
    return [item.label for item in known_figures(figures, on)]


def test_a_later_paper_was_not_known_before_its_day():
    """On 8 May the paper of 8 May counts and that of June does not."""
    figures = [figure("early", MAY), figure("late", JUNE)]
    assert known(figures, MAY) == ["early"]
    assert known(figures, JUNE) == ["early", "late"]
    assert known(figures, None) == ["early", "late"]


def test_a_paper_without_a_day_counts_only_where_everything_does():
    """Unless it is recorded since when it was known."""
    undated = figure("undated", None)
    told = figure("told", None, recorded_on=JUNE)
    assert known([undated, told], JUNE) == ["told"]
    assert known([undated, told], MAY) == []
    assert known([undated, told], None) == ["undated", "told"]


def test_a_figure_waits_for_those_that_its_working_needs():
    """A sum cannot be recomputed before its parts were published."""
    part = figure("part", JUNE)
    whole = figure("whole", MAY, working=Working(operation=Operation.SUM, of=("walford/part",)))
    again = figure("again", MAY, working=Working(operation=Operation.SUM, of=("walford/whole",)))
    assert known([part, whole, again], MAY) == []
    assert known([part, whole, again], JUNE) == ["part", "whole", "again"]


def test_a_figure_that_names_itself_does_not_go_round_for_ever():
    """A mistaken working is left for the reconciliation to tell."""
    own = figure("own", MAY, working=Working(operation=Operation.SUM, of=("walford/own",)))
    assert known([own], MAY) == ["own"]


@pytest.mark.parametrize("stated", [None, date(2018, 1, 1), date(2026, 1, 1)])
def test_a_working_looks_no_further_than_the_day(stated):
    """Whichever is earlier counts: the day of the working or the day that is asked about."""
    working = Working(operation=Operation.SUM, of=("walford/part",), known_on=stated)
    figures = [figure("part", MAY), figure("whole", MAY, working=working)]
    (_, whole) = known_figures(figures, JUNE)
    assert whole.working.known_on == min(stated or JUNE, JUNE)
    assert known_figures(figures, None)[1].working == working


def test_reconciling_leaves_out_what_was_not_known():
    """One reconciliation for each figure that had been published."""
    figures = [figure("early", MAY), figure("late", JUNE)]
    (only,) = reconcile(figures, [], EMPTY, known_on=MAY)
    assert only.published == attrs.evolve(figures[0])
