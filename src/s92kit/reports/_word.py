"""A paper as a Word document: headings, repeated table heads and links that Word knows as such."""

from __future__ import annotations

import io
from itertools import count
from math import isqrt
from typing import TYPE_CHECKING, Any

from s92kit.reports._laid import (
    LaidBlock,
    LaidBullets,
    LaidChart,
    LaidNote,
    LaidPaper,
    LaidRow,
    LaidSection,
    LaidTable,
    LaidText,
    Line,
    Piece,
)
from s92kit.reports._layout import lay_out
from s92kit.reports._paper import Paper

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docx.document import Document
    from docx.table import _Cell
    from docx.text.paragraph import Paragraph
    from docx.text.run import Run

__all__ = ["word_of"]

_LANGUAGE = "en-GB"
_FONT = "Arial"
_INK = "1B1B1B"
_SHADE = "EFEFEF"
_LINK = "1D4F91"
_LONGEST_NAME = 40
"""How long a bookmark's name may be."""
_WIDE = 5
"""A table of more columns stands on a page that is turned."""
_SHORT_SIDE, _LONG_SIDE, _MARGIN = 2100, 2970, 200
"""A4 paper, in tenths of a millimetre."""


def word_of(paper: Paper) -> bytes:
    """The paper as a Word document, which holds nobody's name and no day of writing.

    Two documents of one paper are the same to the byte.
    """
    desk = _Desk(lay_out(paper))
    written = io.BytesIO()
    desk.document().save(written)
    return _without_days(written.getvalue())


class _Desk:
    """A document while it is written: the numbers of its bookmarks run through all of it."""

    def __init__(self, paper: LaidPaper) -> None:
        self._paper = paper
        self._numbers = count(1)
        self._document = _blank(paper.title)
        if paper.brief:
            _tighten(self._document)
        self._wide = False

    def document(self) -> Document:
        paper = self._paper
        self._document.add_paragraph(paper.title, style="Title")
        if paper.subtitle:
            self._document.add_paragraph(paper.subtitle, style="Subtitle")
        if paper.known:
            self._document.add_paragraph(paper.known)
        if paper.facts:
            self._table(paper.facts)
        for section in paper.sections:
            self._section(section)
        return self._document

    def _section(self, section: LaidSection) -> None:
        if section.level == 2:
            self._turn(wide=_has_wide_table(section))
        heading = self._document.add_paragraph(style=f"Heading {section.level - 1}")
        self._mark(heading, section.anchor)
        heading.add_run(section.heading)
        for block in section.blocks:
            self._block(block)
        for part in section.sections:
            self._section(part)

    def _turn(self, *, wide: bool) -> None:
        if wide == self._wide:
            return
        self._wide = wide
        _sized(self._document.add_section(), wide=wide)

    def _block(self, block: LaidBlock) -> None:
        match block:
            case LaidText():
                self._text(block)
            case LaidBullets(items=items):
                for item in items:
                    self._line(self._document.add_paragraph(style="List Bullet"), item)
            case LaidNote(word=word, line=line):
                note = self._document.add_paragraph(style="Intense Quote")
                note.add_run(f"{word}: ").bold = True
                self._line(note, line)
            case LaidTable():
                self._table(block)
            case LaidChart():
                self._chart(block)

    def _text(self, block: LaidText) -> None:
        paragraph = self._document.add_paragraph(style="Body Text")
        self._mark(paragraph, block.anchor)
        paragraph.add_run(f"{block.number}\t")
        self._line(paragraph, block.line)
        self._sources(block.sources)

    def _chart(self, chart: LaidChart) -> None:
        self._line(self._document.add_paragraph(), chart.line)
        self._table(chart.points)
        self._sources(chart.sources)

    def _sources(self, sources: tuple[Line, ...]) -> None:
        for at, source in enumerate(sources):
            cited = self._document.add_paragraph(style="Body Text")
            cited.add_run("\tSource: " if at == 0 else "\t")
            self._line(cited, source)

    def _table(self, table: LaidTable) -> None:
        caption = self._document.add_paragraph(style="Caption")
        self._mark(caption, table.anchor)
        caption.add_run(table.caption)
        grid = self._document.add_table(rows=1, cols=len(table.columns), style="Table Grid")
        for cell, (header, numeric) in zip(grid.rows[0].cells, table.columns, strict=True):
            _shaded(cell)
            paragraph = _first_paragraph(cell, numeric=numeric)
            paragraph.add_run(header).bold = True
        _marked(grid.rows[0], "tblHeader")
        for row in table.rows:
            added = grid.add_row()
            _marked(added, "cantSplit")
            self._row(added.cells, row)
        _spread(grid, table, _LONG_SIDE if self._wide else _SHORT_SIDE)
        self._document.add_paragraph(style="Body Text").paragraph_format.space_after = 0

    def _row(self, cells: tuple[_Cell, ...], row: LaidRow) -> None:
        for at, (cell, laid) in enumerate(zip(cells, row.cells, strict=True)):
            for number, line in enumerate(laid.lines):
                paragraph = _first_paragraph(cell, numeric=laid.numeric, more=number > 0)
                if at == 0 and number == 0 and row.anchor:
                    self._mark(paragraph, row.anchor)
                self._line(paragraph, line, bold=row.total or laid.names_row)

    def _line(self, paragraph: Paragraph, line: Line, *, bold: bool = False) -> None:
        for piece in line:
            if piece.anchor:
                self._mark(paragraph, piece.anchor)
            run = _run(paragraph, piece)
            run.bold = bold or None
            run.italic = piece.missing or None

    def _mark(self, paragraph: Paragraph, name: str) -> None:
        number = str(next(self._numbers))
        for tag in ("bookmarkStart", "bookmarkEnd"):
            mark = _element(f"w:{tag}", id=number)
            if tag == "bookmarkStart":
                mark.set(_qualified("w:name"), _bookmark(name))
            paragraph._p.append(mark)  # noqa: SLF001 - python-docx knows no bookmarks


def _blank(title: str) -> Document:
    import docx
    from docx.shared import Mm, Pt, RGBColor

    document = docx.Document()
    _sized(document.sections[0], wide=False)
    properties = document.core_properties
    properties.title, properties.author, properties.comments = title, "", ""
    properties.last_modified_by, properties.language = "", _LANGUAGE
    sizes = {"Normal": 11, "Title": 22, "Subtitle": 13, "Caption": 10, "Intense Quote": 11}
    sizes |= {f"Heading {level}": 18 - 2 * level for level in (1, 2, 3)}
    for name, size in sizes.items():
        style: Any = document.styles[name]
        style.font.name, style.font.size = _FONT, Pt(size)
        style.font.color.rgb = RGBColor.from_string(_INK)
        _spelt(style)
    body: Any = document.styles["Body Text"]
    body.paragraph_format.left_indent, body.paragraph_format.first_line_indent = Mm(12), Mm(-12)
    body.paragraph_format.tab_stops.add_tab_stop(Mm(12))
    _smaller(document)
    note: Any = document.styles["Intense Quote"]
    note.font.italic = note.font.bold = False
    note.paragraph_format.left_indent = note.paragraph_format.right_indent = Mm(8)
    return document


def _tighten(document: Document) -> None:
    """Have a sheet fit on one page: smaller heads, less white, narrower margins."""
    from docx.shared import Mm, Pt

    for name, size in {"Title": 16, "Subtitle": 10, "Heading 1": 11, "Heading 2": 10}.items():
        style: Any = document.styles[name]
        style.font.size = Pt(size)
        style.paragraph_format.space_before = Pt(6 if name.startswith("Heading") else 0)
        style.paragraph_format.space_after = Pt(2)
    for name in ("Body Text", "List Bullet", "Intense Quote", "Caption"):
        text: Any = document.styles[name]
        text.font.size = Pt(9)
        text.paragraph_format.space_before = text.paragraph_format.space_after = Pt(2)
    page = document.sections[0]
    page.top_margin = page.bottom_margin = Mm(12)


def _smaller(document: Document) -> None:
    from docx.enum.style import WD_STYLE_TYPE
    from docx.shared import Pt

    text: Any = document.styles.add_style("Table Text", WD_STYLE_TYPE.PARAGRAPH)
    text.base_style, text.font.size = document.styles["Normal"], Pt(9)


def _has_wide_table(section: LaidSection) -> bool:
    tables = [each.points if isinstance(each, LaidChart) else each for each in section.blocks]
    own = any(isinstance(each, LaidTable) and len(each.columns) > _WIDE for each in tables)
    return own or any(map(_has_wide_table, section.sections))


def _sized(page: Any, *, wide: bool) -> None:  # noqa: ANN401 - python-docx exports no type of it
    from docx.enum.section import WD_ORIENTATION
    from docx.shared import Mm

    sides = (_LONG_SIDE, _SHORT_SIDE) if wide else (_SHORT_SIDE, _LONG_SIDE)
    page.orientation = WD_ORIENTATION.LANDSCAPE if wide else WD_ORIENTATION.PORTRAIT
    page.page_width, page.page_height = (Mm(side // 10) for side in sides)
    for margin in ("left_margin", "right_margin", "top_margin", "bottom_margin"):
        setattr(page, margin, Mm(_MARGIN // 10))


def _spread(grid: Any, table: LaidTable, side: int) -> None:  # noqa: ANN401 - a table of Word
    """Give each column a share of the page that goes by how much text it holds."""
    from docx.shared import Mm

    weights = [_weight(table, at) for at in range(len(table.columns))]
    grid.autofit = False
    for at, (column, weight) in enumerate(zip(grid.columns, weights, strict=True)):
        column.width = Mm((side - 2 * _MARGIN) * weight // sum(weights) // 10)
        for cell in column.cells:
            cell.width = grid.columns[at].width


def _weight(table: LaidTable, at: int) -> int:
    texts = [table.columns[at][0]]
    texts += [piece.text for row in table.rows for line in row.cells[at].lines for piece in line]
    longest_word = max(len(word) for text in texts for word in text.split() or [""])
    return longest_word + 3 + isqrt(8 * max(map(len, texts)))


def _spelt(style: Any) -> None:  # noqa: ANN401 - python-docx's styles have no common type
    fonts = style.element.get_or_add_rPr()
    chosen = fonts.get_or_add_rFonts()
    for script in ("ascii", "hAnsi", "cs", "eastAsia"):
        chosen.set(_qualified(f"w:{script}"), _FONT)
    # A theme's font, where a style names one, would win over the font that is asked for.
    for key in [key for key in chosen.attrib if key.endswith("Theme")]:
        del chosen.attrib[key]
    fonts.append(_element("w:lang", val=_LANGUAGE))


def _run(paragraph: Paragraph, piece: Piece) -> Run:
    from docx.shared import RGBColor

    run = paragraph.add_run(piece.text)
    if piece.target:
        link = _element("w:hyperlink")
        if piece.target.startswith("#"):
            link.set(_qualified("w:anchor"), _bookmark(piece.target[1:]))
        else:
            link.set(_qualified("r:id"), _relation(paragraph, piece.target))
        run._r.addprevious(link)  # noqa: SLF001 - python-docx writes no links
        link.append(run._r)  # noqa: SLF001
        run.underline = True
        run.font.color.rgb = RGBColor.from_string(_LINK)
    return run


def _relation(paragraph: Paragraph, address: str) -> str:
    from docx.opc.constants import RELATIONSHIP_TYPE

    made: str = paragraph.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    return made


def _first_paragraph(cell: _Cell, *, numeric: bool, more: bool = False) -> Paragraph:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Pt

    paragraph: Paragraph = cell.add_paragraph() if more else cell.paragraphs[0]
    paragraph.paragraph_format.space_after = Pt(0)
    paragraph.style = "Table Text"
    if numeric:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    return paragraph


def _shaded(cell: _Cell) -> None:
    shade = _element("w:shd", val="clear", color="auto", fill=_SHADE)
    cell._tc.get_or_add_tcPr().append(shade)  # noqa: SLF001 - python-docx knows no shading


def _marked(row: Any, mark: str) -> None:  # noqa: ANN401 - python-docx exports no type of rows
    """Have a row's head repeated on each page, or the row kept on one."""
    row._tr.get_or_add_trPr().append(_element(f"w:{mark}", val="true"))  # noqa: SLF001


def _bookmark(name: str) -> str:
    kept = "".join(letter if letter.isalnum() else "_" for letter in name)
    return f"s_{kept}"[:_LONGEST_NAME]


def _element(tag: str, **attributes: str) -> Any:  # noqa: ANN401 - an element of lxml
    from docx.oxml import OxmlElement

    made: Any = OxmlElement(tag)
    for name, value in attributes.items():
        made.set(_qualified(f"w:{name}"), value)
    return made


def _qualified(name: str) -> str:
    from docx.oxml.ns import qn

    qualified: str = qn(name)
    return qualified


def _without_days(document: bytes) -> bytes:
    """The same document whose parts bear the earliest day that a ZIP file can state."""
    import zipfile

    made = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(document)) as read,
        zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as write,
    ):
        for name, part in _parts(read):
            write.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), part, zipfile.ZIP_DEFLATED)
    return made.getvalue()


def _parts(archive: Any) -> Iterator[tuple[str, bytes]]:  # noqa: ANN401 - a ZIP file
    for item in archive.infolist():
        yield item.filename, archive.read(item)
