"""Markdown: tables that hold together, and text that is only ever text."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from s92kit.figures import Basis, Figure, FigureKind, Unit
from s92kit.reports import (
    Bullets,
    Clause,
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
from s92kit.sources import Source

READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
SIGNS = "|\\`*_[]()<>&#~$!-+=:.\"'1 \n\r\t\u2028"


def _shape(text):
    """What the Markdown holds, block by block and piece by piece, without its words."""
    tokens = READER.parse(text)
    inner = [child for token in tokens for child in token.children or ()]
    return [token.type for token in tokens], [t.type for t in inner if t.type != "text"]


def _words(text):
    """The words of the Markdown as a reader sees them."""
    return [
        "".join(child.content for child in token.children or ())
        for token in READER.parse(text)
        if token.type == "inline"
    ]


def _paper(words, *, url=None):
    source = Source(title=words, locator=words, published_on=date(2019, 5, 8), url=url)
    table = Table(
        caption=words, columns=[words, words], rows=[(words, words)], total=(words, words)
    )
    cost = Figure(
        label=words,
        value=Decimal("298500.00"),
        unit=Unit.GBP,
        kind=FigureKind.IN_PERIOD,
        basis=Basis.ESTIMATE,
        sources=(source, source),
        how=words,
        assumptions=(words,),
    )
    blocks = [
        Paragraph((words, words)),
        Paragraph((cost, words)),
        Bullets([words, words]),
        Note(words=words),
        Missing(what=words, because=words),
        Paragraph((Missing(what=words, because=words), words)),
        Clause(words=words, sources=[source]),
        table,
    ]
    part = Section(title=words, blocks=blocks)
    return Paper(
        title=words,
        subtitle=words,
        facts=[Fact(words, words)],
        sections=[Section(title=words, blocks=blocks, sections=[part])],
        made_with=[words],
    )


@settings(max_examples=300, deadline=None)
@given(
    st.text(alphabet=SIGNS, max_size=12).map(lambda text: f"{text}a{text}")
    | st.text().map(lambda text: f"{text}a")
)
def test_no_text_changes_the_shape_of_a_paper(text):
    """Whatever is written, the blocks, rows and cells are those of a paper of plain words."""
    shape, plain = (_shape(render(_paper(words), "markdown")) for words in (text, "plain"))
    assert shape == plain


@pytest.mark.parametrize(
    "hostile",
    [
        "<script>alert(1)</script>",
        "a | b \\| c",
        "[text](javascript:alert(1)) ![x](y)",
        "# heading `code` **bold** _it_ ~~gone~~ $x$",
        "- 1. point",
        "12. point",
        "&lt; &#60; &copy;",
        "[E1]: https://walford.example",
        "| --- | a |",
    ],
)
def test_hostile_text_is_shown_as_it_was_written(hostile):
    """Every sign is there for the reader, and none does anything."""
    shown = _words(render(_paper(hostile), "markdown"))
    expected = _words(render(_paper("plain"), "markdown"))
    assert shown == [words.replace("plain", hostile) for words in expected]


@pytest.mark.parametrize(
    "url",
    [
        "https://walford.example/a_(b)?c=<d>&e=|f|",
        "https://walford.example/a)[x](b",
        "https://walford.example/a\\",
    ],
)
def test_a_web_address_cannot_break_out_of_its_link(url):
    """The shape is that of a paper with a plain address."""
    plain = "https://walford.example/"
    shape = _shape(render(_paper("plain", url=url), "markdown"))
    assert shape == _shape(render(_paper("plain", url=plain), "markdown"))
    assert "link_open" in shape[1]


def test_an_address_that_is_no_web_address_is_no_link():
    """A script is not linked."""
    text = render(_paper("plain", url="javascript:alert(1)"), "markdown")
    assert "link_open" not in _shape(text)[1]


def test_numeric_columns_are_set_to_the_right(figure, paper_of):
    """The rule below the headers says which columns hold figures."""
    columns = ["Rank", Column("Cost", numeric=True)]
    table = Table(
        caption="Posts", columns=columns, rows=[("PC", figure())], total=("All", figure())
    )
    lines = render(paper_of(table), "markdown").splitlines()
    at = lines.index("| Rank | Cost |")
    assert lines[at + 1 : at + 4] == [
        "| --- | ---: |",
        "| PC | £298,500 \\[E1\\] |",
        "| **All** | £298,500 \\[E1\\] |",
    ]


def test_a_line_of_several_sources_is_one_line(source, paper_of):
    """They are set apart by semicolons, since a cell has one line."""
    clause = Clause(words="It may.", sources=[source, attrs.evolve(source, locator="5.1")])
    text = render(paper_of(clause), "markdown")
    assert "Source: Scheme report, 8 May 2019, 4.1; Scheme report, 8 May 2019, 5.1" in text


def test_line_breaks_become_spaces_and_no_break_spaces_stay(paper_of):
    """A line is a line, and a sum is not torn from its unit."""
    text = render(paper_of(Paragraph(" One\r\nline\u2028of\ttext, £5\u00a0million. ")), "markdown")
    assert "1.1 One line of text, £5\u00a0million.\n" in text
