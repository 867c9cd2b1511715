"""The numbers of sections, paragraphs, appendices and tables."""

from __future__ import annotations

import re

from s92kit.reports import Bullets, Clause, Missing, Note, Paragraph, Section, Table, render
from s92kit.reports._layout import lay_out


def _table(caption):
    return Table(caption=caption, columns=["Rank"], rows=[["Constable"]])


def test_sections_and_paragraphs_are_numbered_as_councils_do(paper_of):
    """Bullets, notes and tables belong to the paragraph that they follow, and have no number."""
    section = Section(
        title="Finance",
        blocks=[
            Paragraph("One."),
            Bullets(["A point"]),
            Note(words="A note."),
            Missing(what="the saving", because="the paper states none"),
            _table("Posts"),
            Paragraph("Three."),
        ],
    )
    laid = lay_out(paper_of(sections=[Section(title="Purpose", blocks=[Paragraph("A.")]), section]))
    numbers = [block.number for block in laid.sections[1].blocks if block.kind == "text"]
    assert laid.sections[1].heading == "2. Finance"
    assert numbers == ["2.1", "2.2", "2.3"]


def test_paragraphs_run_on_across_the_headings_within_a_section(paper_of):
    """A heading within a section has no number and does not start the count again."""
    parts = [Section(title=name, blocks=[Paragraph("Text.")]) for name in ("Gangs", "Violence")]
    paper = paper_of(sections=[Section(title="Detail", blocks=[Paragraph("A.")], sections=parts)])
    detail = lay_out(paper).sections[0]
    assert [part.heading for part in detail.sections] == ["Gangs", "Violence"]
    assert [part.blocks[0].number for part in detail.sections] == ["1.2", "1.3"]
    assert [part.level for part in detail.sections] == [3, 3]


def test_appendices_are_lettered_past_the_alphabet(paper_of):
    """The twenty-seventh appendix is AA, and its paragraphs are numbered after it."""
    appendices = [Section(title="Sums", blocks=[Paragraph("Text.")]) for _ in range(28)]
    laid = lay_out(paper_of(appendices=appendices)).sections[1:29]
    assert [section.heading for section in laid[::9]] == [
        "Appendix A: Sums",
        "Appendix J: Sums",
        "Appendix S: Sums",
        "Appendix BB: Sums",
    ]
    assert laid[26].blocks[0].number == "AA.1"


def test_tables_are_numbered_through_the_whole_paper(paper_of):
    """A table in an appendix goes on from those in the sections."""
    paper = paper_of(_table("First"), appendices=[Section(title="More", blocks=[_table("Second")])])
    text = render(paper, "markdown")
    assert "Table 1: First" in text
    assert "Table 2: Second" in text


def test_both_formats_give_the_same_numbers(paper_of, read_page, source):
    """Headings and paragraph numbers are those of the layout, whatever the format."""
    blocks = [Paragraph("One."), Clause(words="Two.", sources=[source])]
    paper = paper_of(*blocks, appendices=[Section(title="Sums", blocks=blocks)])
    page = read_page(render(paper, "html"))
    in_markdown = re.findall(r"^(\w+\.\d+) ", render(paper, "markdown"), re.MULTILINE)
    in_html = [text for tag, text in page.texts if tag == "span"]
    assert in_html == in_markdown == ["1.1", "1.2", "A.1", "A.2"]
