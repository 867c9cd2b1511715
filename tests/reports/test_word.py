"""Word: a document that an officer opens, searches and passes on, with nobody's name in it."""

from __future__ import annotations

import io
import zipfile
from datetime import date
from decimal import Decimal

import docx
import pytest
from docx.enum.section import WD_ORIENTATION
from docx.oxml.ns import qn

from s92kit.figures import Basis, Figure, FigureKind, Unit
from s92kit.reports import (
    Bullets,
    Clause,
    Column,
    Fact,
    Missing,
    Note,
    NoteKind,
    Paper,
    Paragraph,
    Section,
    Table,
    write_paper,
)
from s92kit.sources import Source

SOURCE = Source(
    title="Cabinet report",
    locator="paragraph 4.1",
    published_on=date(2019, 5, 8),
    url="https://walford.example/cabinet",
)
COST = Figure(
    label="A full year",
    value=Decimal("298500.00"),
    unit=Unit.GBP,
    kind=FigureKind.IN_PERIOD,
    basis=Basis.PUBLISHED,
    sources=(SOURCE,),
)
PAPER = Paper(
    title="Officers for Walford",
    subtitle="Scheme report",
    facts=[Fact("Wards affected", "All")],
    sections=[
        Section(
            title="Cost",
            blocks=[
                Paragraph(("A year costs ", COST, ".")),
                Bullets(["Four constables", "One sergeant"]),
                Note(words="No budget for 2022/23.", kind=NoteKind.WARNING),
                Missing(what="the invoice", because="none was found"),
                Clause(words="The grant is paid to MOPAC.", sources=[SOURCE]),
                Table(
                    caption="Posts",
                    columns=["Rank", Column("Cost", numeric=True)],
                    rows=[("All", COST)],
                    total=("All years", COST),
                ),
            ],
            sections=[Section(title="Rates", blocks=[Paragraph("As published.")])],
        )
    ],
    made_with=["s92kit 0.1.0"],
    known_on=date(2019, 5, 31),
)


@pytest.fixture
def document(tmp_path):
    """The paper as a Word document, read back."""
    write_paper(PAPER, tmp_path / "paper.docx")
    return docx.Document(str(tmp_path / "paper.docx"))


def _paragraphs(document, style):
    return [each.text for each in document.paragraphs if each.style.name == style]


def test_headings_are_headings(document):
    """Word's own outline and its table of contents find them."""
    assert _paragraphs(document, "Title") == ["Officers for Walford"]
    assert _paragraphs(document, "Subtitle") == ["Scheme report"]
    assert _paragraphs(document, "Heading 1") == ["1. Cost", "Evidence", "Made with"]
    assert _paragraphs(document, "Heading 2") == ["Rates"]


def test_paragraphs_points_and_notes_are_all_there(document):
    """No block is left out, and a note says its kind in a word."""
    texts = [each.text for each in document.paragraphs]
    assert "1.1\tA year costs £298,500 [E1]." in texts
    assert "1.2\tMissing: the invoice, because none was found." in texts
    assert "1.3\tThe grant is paid to MOPAC." in texts
    assert "\tSource: Cabinet report, 8 May 2019, paragraph 4.1" in texts
    assert _paragraphs(document, "List Bullet")[:2] == ["Four constables", "One sergeant"]
    assert _paragraphs(document, "Intense Quote") == ["Warning: No budget for 2022/23."]
    assert any(text.startswith("As known on 31 May 2019") for text in texts)


def test_a_table_has_a_caption_and_a_head_that_is_repeated(document):
    """On its second page a reader still sees what the columns are."""
    facts, posts, evidence = document.tables
    assert facts.cell(1, 1).text == "All"
    assert [cell.text for cell in posts.rows[0].cells] == ["Rank", "Cost"]
    assert [cell.text for cell in posts.rows[2].cells] == ["All years", "£298,500 [E1]"]
    assert evidence.cell(1, 4).text == "Cabinet report, 8 May 2019, paragraph 4.1"
    for table in document.tables:
        assert table.rows[0]._tr.find(f".//{qn('w:tblHeader')}") is not None
    assert "Table 1: Posts" in _paragraphs(document, "Caption")


def test_a_mark_leads_to_its_evidence_and_a_source_to_its_page(document):
    """Each link inside the document has a bookmark to lead to."""
    body = document.element.body
    names = {each.get(qn("w:name")) for each in body.iter(qn("w:bookmarkStart"))}
    links = list(body.iter(qn("w:hyperlink")))
    inside = [each.get(qn("w:anchor")) for each in links if each.get(qn("w:anchor"))]
    assert inside
    assert set(inside) <= names
    outside = {
        document.part.rels[each.get(qn("r:id"))].target_ref
        for each in links
        if each.get(qn("r:id"))
    }
    assert outside == {"https://walford.example/cabinet"}


def test_each_bookmark_has_a_number_and_name_of_its_own(document):
    """Word mends a document with two of one name, and says that it was damaged."""
    marks = list(document.element.body.iter(qn("w:bookmarkStart")))
    assert len({each.get(qn("w:id")) for each in marks}) == len(marks)
    assert len({each.get(qn("w:name")) for each in marks}) == len(marks)


def test_the_wide_table_of_evidence_stands_on_a_turned_page(document):
    """Seven columns are not to be read on a page held upright."""
    turned = [section.orientation for section in document.sections]
    assert turned == [
        WD_ORIENTATION.PORTRAIT,
        WD_ORIENTATION.LANDSCAPE,
        WD_ORIENTATION.PORTRAIT,
    ]


def test_the_document_names_nobody_and_says_its_language(document):
    """Who wrote a file, and when, is not for those to whom it is passed on."""
    properties = document.core_properties
    assert (properties.author, properties.last_modified_by, properties.comments) == ("", "", "")
    assert (properties.title, properties.language) == ("Officers for Walford", "en-GB")


def test_the_same_paper_gives_the_same_bytes(tmp_path):
    """A document can be compared with the one of last week."""
    for name in ("one.docx", "two.docx"):
        write_paper(PAPER, tmp_path / name)
    one, two = ((tmp_path / name).read_bytes() for name in ("one.docx", "two.docx"))
    assert one == two
    days = {item.date_time for item in zipfile.ZipFile(io.BytesIO(one)).infolist()}
    assert days == {(1980, 1, 1, 0, 0, 0)}
