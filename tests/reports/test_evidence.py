"""Every figure in a paper has its evidence, in every format."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from s92kit.figures import Basis, Figure, FigureKind, Unit, sum_over_time
from s92kit.periods import financial_year
from s92kit.reports import (
    Bullets,
    Column,
    Fact,
    Missing,
    Note,
    Paper,
    Paragraph,
    Section,
    Table,
    render,
)
from s92kit.reports._layout import lay_out

labels = st.sampled_from(["Constables", "Sergeants", "Vehicles", "Overtime", "Arrests"])
assumed = st.lists(st.sampled_from(["rates held flat", "a rise of 2%"]), unique=True).map(tuple)
known = st.builds(
    Figure,
    label=labels,
    value=st.integers(0, 9).map(Decimal),
    unit=st.sampled_from([Unit.GBP, Unit.COUNT, Unit.HOURS]),
    kind=st.sampled_from(FigureKind),
    basis=st.sampled_from(Basis),
    assumptions=assumed,
)
unknown = st.builds(
    Figure,
    label=labels,
    value=st.none(),
    unit=st.just(Unit.HOURS),
    kind=st.just(FigureKind.IN_PERIOD),
    basis=st.just(Basis.OBSERVED),
    unknown_because=st.sampled_from(["no return was made", "the month is not over"]),
)
figures = known | unknown
missing = st.just(Missing(what="the saving", because="the paper states none"))
parts = st.sampled_from(["The team ", " and "]) | figures | missing
words = st.lists(parts, max_size=4).map(lambda some: ("Text ", *some))
tables = st.lists(st.tuples(st.just("A row"), figures | missing), min_size=1, max_size=3).map(
    lambda rows: Table(
        caption="Costs", columns=["Row", Column("Figure", numeric=True)], rows=rows, total=rows[0]
    )
)
blocks = (
    words.map(Paragraph)
    | st.lists(words, min_size=1, max_size=2).map(Bullets)
    | words.map(lambda some: Note(words=some))
    | tables
    | missing
)
sections = st.recursive(
    st.lists(blocks, min_size=1, max_size=4).map(lambda some: Section(title="Part", blocks=some)),
    lambda inner: st.lists(inner, min_size=1, max_size=2).map(
        lambda some: Section(title="Whole", sections=some)
    ),
    max_leaves=3,
).filter(lambda section: section.depth <= 3)
papers = st.builds(
    Paper,
    title=st.just("Officers for Walford"),
    facts=st.lists(words.map(lambda some: Fact("Cost", some)), max_size=2),
    sections=st.lists(sections, min_size=1, max_size=3),
    appendices=st.lists(sections, max_size=2),
    made_with=st.just(("s92kit 0.1.0",)),
)


def _evidence(paper):
    for section in lay_out(paper).sections:
        if section.heading == "Evidence":
            return getattr(section.blocks[0], "rows", ())
    raise AssertionError("there is no section called Evidence")


def _said(cell):
    return ["".join(piece.text for piece in line) for line in cell.lines]


@settings(max_examples=60, deadline=None)
@given(papers)
def test_every_figure_has_one_row_of_evidence_in_order_of_first_use(paper):
    """The rows are the figures, each once, marked E1, E2 and on without a gap."""
    rows = _evidence(paper)
    assert [row.anchor for row in rows] == [f"E{at}" for at, _ in enumerate(paper.figures, 1)]
    for row, figure in zip(rows, paper.figures, strict=True):
        assert _said(row.cells[1]) == [figure.label]
        assert _said(row.cells[2]) == [figure.text]


@settings(max_examples=60, deadline=None)
@given(papers)
def test_every_figure_in_the_text_stands_in_the_evidence_in_both_formats(paper):
    """The marks in the body are exactly those of the rows, first met in their order."""
    texts = {
        "markdown": render(paper, "markdown").replace("\\", ""),
        "html": re.sub(r"<[^>]+>", "", render(paper, "html").partition("<body>")[2]),
    }
    expected = [f"E{at}" for at, _ in enumerate(paper.figures, 1)]
    for text in texts.values():
        assert list(dict.fromkeys(re.findall(r"\[(E\d+)\]", text))) == expected
    rows = re.findall(r"^\| (E\d+) \|", texts["markdown"], re.MULTILINE)
    assert rows == re.findall(r'<tr id="(E\d+)">', render(paper, "html")) == expected


@settings(max_examples=60, deadline=None)
@given(papers)
def test_every_link_in_a_page_leads_somewhere_and_no_name_is_used_twice(paper):
    """Marks lead to their rows, rows lead back, and contents lead to sections."""
    html = render(paper, "html").partition("<body>")[2]
    names = re.findall(r' id="([^"]+)"', html)
    assert len(names) == len(set(names))
    assert set(re.findall(r'href="#([^"]+)"', html)) <= set(names)
    assert set(re.findall(r'aria-labelledby="([^"]+)"', html)) <= set(names)


@settings(max_examples=30, deadline=None)
@given(papers)
def test_a_paper_lists_its_assumptions_before_its_evidence_if_and_only_if_it_has_any(paper):
    """Each label is listed once, and its figures are said to be assumed where they are used."""
    laid = lay_out(paper)
    headings = [section.heading for section in laid.sections]
    listed = dict.fromkeys(label for figure in paper.figures for label in figure.assumptions)
    expected = ["Assumptions"] if listed else []
    assert headings[-2 - len(expected) :] == [*expected, "Evidence", "Made with"]
    assert (headings[-3] == "Assumptions") is bool(listed)
    if listed:
        rows = laid.sections[-3].blocks[0].rows
        assert [_said(row.cells[0])[0] for row in rows] == list(listed)


def test_a_figure_used_again_keeps_its_mark_and_its_row_leads_to_each_use(figure, paper_of):
    """Two uses in one place count as one; an equal figure made afresh is the same figure."""
    paper = paper_of(
        Paragraph(("From ", figure(), " to ", figure(), ".")),
        Bullets([figure()]),
        Table(caption="Costs", columns=["Cost"], rows=[[figure()]]),
        facts=[Fact("Cost", figure())],
    )
    (row,) = _evidence(paper)
    uses = [(piece.text, piece.target) for piece in row.cells[-1].lines[0] if piece.target]
    assert uses == [
        ("About this paper", "#E1-use-1"),
        ("paragraph 1.1", "#E1-use-2"),
        ("section 1", "#E1-use-3"),
        ("Table 1", "#E1-use-4"),
    ]


def test_figures_alike_in_value_but_not_in_working_have_a_row_each(figure, paper_of):
    """One number read in two papers is two pieces of evidence."""
    rows = _evidence(paper_of(Paragraph((figure(), " or ", figure(how="4 x £74,625")))))
    assert [_said(row.cells[5]) for row in rows] == [["as stated in the source"], ["4 x £74,625"]]


@pytest.mark.parametrize("format_name", ["html", "markdown"])
def test_an_assumed_figure_says_so_where_it_is_used_and_passes_it_on(format_name, figure, paper_of):
    """A sum that rests on an assumption is assumed too, and both are listed under its label."""
    flat = "rates of 2019/20 held flat"
    later = figure(period=financial_year(2020), basis=Basis.ESTIMATE, assumptions=(flat,))
    total = sum_over_time([figure(), later], label="Two years")
    text = render(paper_of(Paragraph((later, " of ", total, "."))), format_name)
    plain = re.sub(r"<[^>]+>|\\", "", text)
    assert "£298,500 (assumed) [E1] of £597,000 (assumed) [E2]." in plain
    assert flat in plain[: plain.index("What each figure rests on")]
    assert "E1, E2" in plain
    assert f"Assumes: {flat}" in plain


def test_an_estimate_without_an_assumption_is_called_an_estimate(figure, paper_of):
    """What is not counted is not printed as if it were."""
    text = render(paper_of(Paragraph((figure(basis=Basis.ESTIMATE), "."))), "markdown")
    assert "£298,500 (estimate)" in text


@pytest.mark.parametrize("format_name", ["html", "markdown"])
def test_what_is_missing_or_unknown_is_stated_wherever_it_stands(format_name, figure, paper_of):
    """In a fact, a line, a cell and a block, and in the evidence, with its reason."""
    gap = Missing(what="the saving", because="the paper states none.")
    unknown = figure(
        pounds=None, sources=(), unknown_because="no return was made", assumptions=("a rise",)
    )
    table = Table(caption="Costs", columns=[Column("Cost", numeric=True)], rows=[[gap], [unknown]])
    paper = paper_of(gap, Paragraph(("Note: ", gap)), table, facts=[Fact("Saving", gap)])
    plain = re.sub(r"<[^>]+>|[\\*]", "", render(paper, format_name))
    assert plain.count("Missing: the saving, because the paper states none") == 4
    assert plain.count("cannot be determined, because no return was made") == 2
    assert "(assumed)" not in plain
    assert "states none.." not in plain
    assert "none recorded" in plain
    assert "not recorded" in plain


def test_a_paper_without_figures_says_so(paper_of):
    """Its evidence is not an empty table."""
    assert "This paper states no figure." in render(paper_of(), "markdown")


@pytest.mark.parametrize("format_name", ["html", "markdown"])
def test_a_paper_says_what_it_was_made_with_and_what_was_known(format_name, paper_of):
    """A paper issued again as of an earlier day says so at its head and at its end."""
    made_with = ("s92kit 0.1.0", "s92kit-walford 2026.1")
    now = render(paper_of(made_with=made_with), format_name)
    then = render(paper_of(made_with=made_with, known_on=date(2019, 5, 31)), format_name)
    assert all(item in now for item in made_with)
    assert now.count("Everything recorded is taken into account.") == 1
    assert then.count("As known on 31 May 2019") == 2


def test_the_evidence_names_basis_kind_period_and_source(figure, paper_of):
    """What a reader needs to look a figure up stands in its row."""
    rows = _evidence(paper_of(Paragraph((figure(), " and ", figure(period=None)))))
    assert _said(rows[0].cells[3]) == ["published, in period", "1 April 2019 to 31 March 2020"]
    assert _said(rows[1].cells[3])[1] == "no period stated"
    assert _said(rows[0].cells[4]) == ["Scheme report, 8 May 2019, 4.1"]
