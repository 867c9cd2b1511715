"""A brief sheet is one to work by: no contents, no evidence, and so no figure."""

from __future__ import annotations

import io
from decimal import Decimal

import docx
import pytest

from s92kit.errors import InvalidValueError
from s92kit.figures import Basis, Figure, FigureKind, Unit
from s92kit.reports import Bullets, Paper, Paragraph, Section, render, write_paper

WORDS = Section(title="Where to go", blocks=(Bullets(("The square at six.",)),))


def sheet(*sections: Section) -> Paper:
    """A brief sheet of those sections."""
    return Paper(title="Briefing", sections=sections, made_with=("s92kit 1",), brief=True)


def test_it_has_neither_contents_nor_evidence():
    """What it was made with stands in one line at its end."""
    page = render(sheet(WORDS), "html")
    assert "Contents" not in page
    assert "Evidence" not in page
    assert "s92kit 1" in page
    assert "The square at six." in page


def test_word_has_the_same_words(tmp_path):
    """The Word sheet says what the page says."""
    write_paper(sheet(WORDS), tmp_path / "sheet.docx")
    document = docx.Document(io.BytesIO((tmp_path / "sheet.docx").read_bytes()))
    text = "\n".join(paragraph.text for paragraph in document.paragraphs)
    assert "The square at six." in text
    assert "Evidence" not in text
    assert "s92kit 1" in text


def test_it_states_no_figure():
    """A figure needs its evidence, and a brief sheet has none."""
    cost = Figure(
        label="Cost",
        value=Decimal(57000),
        unit=Unit.GBP,
        kind=FigureKind.IN_PERIOD,
        basis=Basis.BUDGET,
    )
    with pytest.raises(InvalidValueError, match="not brief"):
        sheet(Section(title="Cost", blocks=(Paragraph(("It costs ", cost)),)))
