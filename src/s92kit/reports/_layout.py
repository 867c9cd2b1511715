"""Laying a paper out: section, paragraph and table numbers, and the marks of its figures."""

from __future__ import annotations

import string
from collections.abc import Iterator
from itertools import count

import attrs

from s92kit.periods import format_day
from s92kit.reports._blocks import Block, Bullets, Chart, Clause, Column, Note, Paragraph, Table
from s92kit.reports._cited import Citations, cited_source, plain_line
from s92kit.reports._control_chart import chart_in_words, chart_points, control_chart_svg
from s92kit.reports._end_matter import brief_end, end_matter
from s92kit.reports._laid import (
    LaidBlock,
    LaidBullets,
    LaidCell,
    LaidChart,
    LaidNote,
    LaidPaper,
    LaidRow,
    LaidSection,
    LaidTable,
    LaidText,
    Line,
)
from s92kit.reports._paper import Fact, Paper, Section
from s92kit.reports._words import Missing, Part

__all__ = ["lay_out"]

_FACTS = "About this paper"


def lay_out(paper: Paper) -> LaidPaper:
    """The paper with its numbers, its marks and the sections that say what it rests on.

    Sections are numbered and appendices lettered. Paragraphs are numbered on through a section,
    across the headings within it, as councils do, and tables through the whole paper.
    """
    citations = Citations(paper.figures)
    desk = _Desk(citations=citations, table_numbers=count(1))
    facts = _facts(paper.facts, citations) if paper.facts else None
    sections = [
        desk.section(section, _Place.of_section(number))
        for number, section in enumerate(paper.sections, start=1)
    ]
    sections += [
        desk.section(section, _Place.of_appendix(number))
        for number, section in enumerate(paper.appendices)
    ]
    known = _known(paper)
    made_with = paper.made_with
    ending = brief_end(made_with) if paper.brief else end_matter(citations, made_with, known)
    return LaidPaper(
        title=_plain(paper.title),
        subtitle=_plain(paper.subtitle or ""),
        known=known if paper.known_on else "",
        facts=facts,
        sections=(*sections, *ending),
        brief=paper.brief,
    )


def _plain(text: str) -> str:
    return plain_line(text)[0].text


def _known(paper: Paper) -> str:
    if paper.known_on is None:
        return "Everything recorded is taken into account."
    day = format_day(paper.known_on)
    return f"As known on {day}: nothing that was recorded later is taken into account."


@attrs.frozen(kw_only=True)
class _Place:
    """Where a block stands: the section's number and the numbers of its paragraphs."""

    number: str
    name: str
    paragraph_numbers: Iterator[int] = attrs.field(factory=lambda: count(1))

    @classmethod
    def of_section(cls, number: int) -> _Place:
        return cls(number=str(number), name=f"section {number}")

    @classmethod
    def of_appendix(cls, number: int) -> _Place:
        times, letter = divmod(number, 26)
        letters = string.ascii_uppercase[letter] * (times + 1)
        return cls(number=letters, name=f"Appendix {letters}")

    def heading(self, title: str) -> str:
        return f"{self.number}. {title}" if self.number.isdigit() else f"{self.name}: {title}"


@attrs.frozen(kw_only=True)
class _Desk:
    """What is shared while a paper is laid out, from its first block to its last."""

    citations: Citations
    table_numbers: Iterator[int]
    heading_numbers: Iterator[int] = attrs.field(factory=lambda: count(1))

    def section(self, section: Section, place: _Place, level: int = 2) -> LaidSection:
        title = _plain(section.title)
        top = level == 2
        return LaidSection(
            level=level,
            anchor=f"s{place.number}" if top else f"heading-{next(self.heading_numbers)}",
            heading=place.heading(title) if top else title,
            blocks=tuple(self._block(block, place) for block in section.blocks),
            sections=tuple(self.section(part, place, level + 1) for part in section.sections),
        )

    def _block(self, block: Block, place: _Place) -> LaidBlock:
        match block:
            case Bullets(items=items):
                return LaidBullets(items=tuple(self._line(item, place.name) for item in items))
            case Note(words=words, kind=kind):
                return LaidNote(word=str(kind), line=self._line(words, place.name))
            case Table():
                return self._table(block)
            case Chart():
                return self._chart(block)
            case _:
                return self._text(block, place)

    def _line(self, parts: tuple[Part, ...], place: str) -> Line:
        return self.citations.line(parts, place=place)

    def _text(self, block: Paragraph | Clause | Missing, place: _Place) -> LaidText:
        number = f"{place.number}.{next(place.paragraph_numbers)}"
        sources = block.sources if isinstance(block, Clause) else ()
        parts = (block, ".") if isinstance(block, Missing) else block.parts
        return LaidText(
            number=number,
            anchor=f"p{number}",
            line=self._line(parts, f"paragraph {number}"),
            sources=tuple(cited_source(source) for source in sources),
        )

    def _table(self, table: Table) -> LaidTable:
        number = next(self.table_numbers)
        place = f"Table {number}"
        rows = [self._row(row, table.columns, place) for row in table.rows]
        if table.total is not None:
            rows.append(attrs.evolve(self._row(table.total, table.columns, place), total=True))
        return LaidTable(
            anchor=f"table-{number}",
            caption=f"{place}: {_plain(table.caption)}",
            columns=tuple((_plain(column.header), column.numeric) for column in table.columns),
            rows=tuple(rows),
        )

    def _chart(self, block: Chart) -> LaidChart:
        number = next(self.table_numbers)
        heads, *rows = chart_points(block.chart)
        return LaidChart(
            drawing=control_chart_svg(block.chart),
            line=plain_line(chart_in_words(block.chart)),
            points=LaidTable(
                anchor=f"table-{number}",
                caption=f"Table {number}: {_plain(block.chart.label)}, point by point",
                columns=tuple((head, at > 0) for at, head in enumerate(heads)),
                rows=tuple(map(_points_row, rows)),
            ),
            sources=tuple(cited_source(source) for source in block.sources),
        )

    def _row(self, row: tuple[Part, ...], columns: tuple[Column, ...], place: str) -> LaidRow:
        cells = []
        for at, (cell, column) in enumerate(zip(row, columns, strict=True)):
            line = self._line((cell,), place)
            cells.append(
                LaidCell(
                    lines=(line,),
                    numeric=column.numeric and not line[0].missing,
                    names_row=at == 0 and not column.numeric,
                )
            )
        return LaidRow(cells=tuple(cells))


def _points_row(words: tuple[str, ...]) -> LaidRow:
    return LaidRow(
        cells=tuple(
            LaidCell(lines=(plain_line(word),), numeric=at > 0, names_row=at == 0)
            for at, word in enumerate(words)
        )
    )


def _facts(facts: tuple[Fact, ...], citations: Citations) -> LaidTable:
    return LaidTable(
        anchor="facts",
        caption=_FACTS,
        columns=(("Item", False), ("Detail", False)),
        rows=tuple(_fact(fact, citations) for fact in facts),
    )


def _fact(fact: Fact, citations: Citations) -> LaidRow:
    label = LaidCell(lines=(plain_line(fact.label),), names_row=True)
    return LaidRow(cells=(label, LaidCell(lines=(citations.line(fact.words, place=_FACTS),))))
