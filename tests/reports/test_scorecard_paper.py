"""A scorecard as a paper: values, ratings, what owners say, charts, and what is not known."""

from __future__ import annotations

import io
from datetime import date
from decimal import Decimal
from fractions import Fraction

import docx
import pytest

from s92kit.errors import InvalidValueError
from s92kit.figures import FigureKind, Unit
from s92kit.kpis import (
    WITHHELD,
    Commentary,
    Completeness,
    MeasuredCell,
    Observation,
    charted,
    control_chart,
    periods_around,
    scorecard,
)
from s92kit.periods import Period, add_months, financial_quarter_of
from s92kit.reports import Chart, render, scorecard_paper, write_paper
from s92kit.sources import Source
from s92kit.testing import walford

(FRAMEWORK,) = walford.s92kit_kpi_frameworks()
WEAPONS, WARNINGS, SHARE, ARRESTS = (each.id for each in FRAMEWORK.indicators)
QUARTER = financial_quarter_of(date(2019, 7, 1))
MONTHS = tuple(
    Period(start=add_months(QUARTER.start, at), end=add_months(QUARTER.start, at + 1))
    for at in range(7)
)
LOG = Source(title="Activity record log.csv", locator="rows 2 to 90", published_on=None)


def cell(indicator, value, period=QUARTER, *, group=(), because="nothing is recorded"):
    """What an indicator came to, completely, or why nobody can tell."""
    return MeasuredCell(
        indicator=indicator,
        period=period,
        group=group,
        unit=Unit.COUNT,
        kind=FigureKind.IN_PERIOD,
        numerator=None if value is None else Fraction(value),
        value=None if value is None else Fraction(value),
        unknown_because=because if value is None else "",
        completeness=Completeness.COMPLETE,
    )


CELLS = (
    cell(WEAPONS, 9),
    *(cell(WEAPONS, 21, each) for each in periods_around(QUARTER) if each < QUARTER),
    cell(ARRESTS, None),
    *(cell(WEAPONS, at, month) for at, month in enumerate(MONTHS, start=2)),
    *(cell(ARRESTS, at, month) for at, month in zip((4, *[None] * 6), MONTHS, strict=True)),
)


def card(period=QUARTER, **more):
    """The scorecard of one period."""
    cells = more.pop("cells", CELLS)
    return scorecard(FRAMEWORK, cells, period, as_at=date(2019, 11, 1), sources=(LOG,), **more)


def written(*cards, **more):
    """The paper of scorecards in Markdown."""
    return render(paper(*cards, **more), "markdown")


def paper(*cards, **more):
    """The paper of scorecards."""
    return scorecard_paper(cards or (card(),), council="Walford", made_with=("s92kit",), **more)


def test_a_value_stands_beside_its_target_and_its_rating_in_a_word():
    """No colour: the word itself, and the council's rule with its source."""
    told = written()
    assert "| Weapons seized | 9 \\[E1\\] | 4.1 to 17.1 | 20 \\[E2\\] | red |" in told
    assert "Green within 10% of the target" in told
    assert "Source: Walford" in told


def test_what_cannot_be_determined_is_told_once_with_its_reason():
    """A table has no blank, and the reason follows below it."""
    told = written()
    assert "| Arrests | cannot be determined | none | none recorded | not rated |" in told
    assert "Arrests: cannot be determined, because nothing is recorded." in told


def test_what_is_withheld_is_not_called_unknown():
    """The reader is told that there is a count, and that it is small."""
    hidden = cell(ARRESTS, None, because=WITHHELD)
    told = written(card(cells=(hidden,)), rule="Counts of 1 to 7 are withheld.")
    assert "| Arrests | withheld |" in told
    assert "Counts of 1 to 7 are withheld." in told


def test_a_red_rating_without_an_action_is_a_warning():
    """The council's rule asks for one."""
    assert "**Warning:** Weapons seized, 1 July 2019 to 30 September 2019: red:" in written()


def test_what_the_owner_says_is_printed_with_the_role():
    """And the warning is gone where an action is named."""
    said = Commentary(
        indicator=WEAPONS,
        period=QUARTER,
        text="Two officers were abstracted.",
        corrective_action="Both days are asked back.",
        written_by="Community safety manager",
    )
    told = written(card(commentary=[said]))
    assert "(Community safety manager): Two officers were abstracted." in told
    assert "what will be done: Both days are asked back." in told
    assert "**Warning:**" not in told
    public = written(card(commentary=[said]), rule="Counts of 1 to 7 are withheld.")
    assert "**Warning:** What owners say was written by hand" in public


def test_parts_stand_side_by_side_and_as_charts():
    """A chart has its words, its points and its sources in every format."""
    cards = (card(), *map(card, MONTHS))
    told = written(*cards)
    assert "| Weapons seized | 2 \\[" in told
    assert "Weapons seized, point by point" in told
    assert "Source: Walford" in told
    page = render(paper(*cards), "html")
    assert page.count("<svg") == 1
    assert "<summary>Each point as a table</summary>" in page


def test_word_has_the_words_and_the_points_of_a_chart(tmp_path):
    """A document without the drawing lacks nothing that it shows."""
    file = tmp_path / "card.docx"
    write_paper(paper(card(), *map(card, MONTHS)), file)
    document = docx.Document(io.BytesIO(file.read_bytes()))
    texts = [paragraph.text for paragraph in document.paragraphs]
    assert any(text.startswith("Weapons seized, 1 July 2019") for text in texts)
    heads = [[each.text for each in table.rows[0].cells] for table in document.tables]
    assert ["Period", "Value", "Mean", "Lower limit", "Upper limit", "More than chance"] in heads


def test_wards_stand_below_each_other_with_the_borough_last():
    """A ward is not held against what the whole borough is to reach."""
    mill = (("ward", "Mill"),)
    cells = (*CELLS, cell(WEAPONS, 4, group=mill), cell(ARRESTS, 9, group=mill))
    own = card(cells=cells, group=mill)
    assert own.lines[0].target is None
    assert "for the whole borough alone" in own.lines[0].rating.because
    assert "for the whole borough alone" in own.lines[0].reason
    told = written(card(cells=cells), own)
    assert "| Mill | 4 \\[" in told
    assert "| **The whole borough** | 9 \\[" in told


def test_one_value_makes_no_chart():
    """Arrests are known of one month of seven."""
    titles = [indicator.title for indicator, _ in charted([card(each) for each in MONTHS])]
    assert titles == ["Weapons seized"]


def test_fewer_points_than_the_shortest_run_are_no_chart_of_a_paper():
    """Six months say nothing of chance; seven may be a run."""
    assert "point by point" in written(card(), *map(card, MONTHS))
    assert "point by point" not in written(card(), *map(card, MONTHS[:6]))


def test_the_rows_that_were_read_are_told():
    """How many were set aside is what a reader asks first."""
    assert "| Data | 90 rows read, 1 set aside |" in written(rows="90 rows read, 1 set aside")


def test_a_chart_without_a_value_or_a_source_is_refused():
    """There would be nothing to draw, or nothing that it rests on."""
    points = [Observation(period=each, value=Decimal(3)) for each in MONTHS]
    drawn = control_chart(points, label="Weapons seized", unit=Unit.COUNT, polarity=None)
    with pytest.raises(InvalidValueError, match="what the values rest on"):
        Chart(chart=drawn, sources=())
    empty = control_chart(
        [Observation(period=each, value=None) for each in MONTHS],
        label="None",
        unit=Unit.COUNT,
        polarity=None,
    )
    with pytest.raises(InvalidValueError, match="a value that is known"):
        Chart(chart=empty, sources=(LOG,))
