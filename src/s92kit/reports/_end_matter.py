"""What every paper ends with: its assumptions, its evidence, and what it was made with."""

from __future__ import annotations

from collections.abc import Iterator

from s92kit.figures import Figure
from s92kit.reports._cited import Citations, cited_source, plain_line
from s92kit.reports._laid import (
    LaidBullets,
    LaidCell,
    LaidNote,
    LaidRow,
    LaidSection,
    LaidTable,
    Line,
    Piece,
)

__all__ = ["brief_end", "end_matter"]

_EVIDENCE_COLUMNS = (
    "Mark",
    "Figure",
    "Value",
    "Basis, kind and period",
    "Source",
    "How derived",
    "Used in",
)


def brief_end(made_with: tuple[str, ...]) -> Iterator[LaidSection]:
    """What a brief sheet ends with: one line on what it was made with.

    Args:
        made_with: Each distribution that had a part in it, with its version.
    """
    yield _section("About this sheet", LaidBullets(items=(plain_line("; ".join(made_with)),)))


def end_matter(
    citations: Citations, made_with: tuple[str, ...], known: str
) -> Iterator[LaidSection]:
    """The sections that follow the author's own, without numbers.

    Args:
        citations: The marks of the paper's figures, all of whose uses have been laid out.
        made_with: Each distribution that had a part in the paper, with its version.
        known: Which day's knowledge the paper shows.
    """
    if any(figure.assumptions for figure in citations.figures):
        yield _section("Assumptions", _assumptions(citations))
    yield _section("Evidence", _evidence(citations))
    items = tuple(plain_line(item) for item in (*made_with, known))
    yield _section("Made with", LaidBullets(items=items))


def _section(title: str, block: LaidTable | LaidBullets | LaidNote) -> LaidSection:
    anchor = title.lower().replace(" ", "-")
    return LaidSection(level=2, anchor=anchor, heading=title, blocks=(block,))


def _assumptions(citations: Citations) -> LaidTable:
    resting: dict[str, list[Figure]] = {}
    for figure in citations.figures:
        for label in figure.assumptions:
            resting.setdefault(label, []).append(figure)
    return _table(
        "What is assumed, and the figures that rest on it",
        ("Assumption", "Figures"),
        tuple(
            LaidRow(cells=(_name(plain_line(label)), _cell(citations.marks_of(figures))))
            for label, figures in resting.items()
        ),
    )


def _evidence(citations: Citations) -> LaidTable | LaidNote:
    if not citations.figures:
        return LaidNote(word="Information", line=plain_line("This paper states no figure."))
    rows = tuple(_evidence_row(figure, citations) for figure in citations.figures)
    return _table("What each figure rests on", _EVIDENCE_COLUMNS, rows)


def _table(caption: str, headers: tuple[str, ...], rows: tuple[LaidRow, ...]) -> LaidTable:
    return LaidTable(
        anchor=f"table-{headers[0].lower()}",
        caption=caption,
        columns=tuple((header, False) for header in headers),
        rows=rows,
    )


def _evidence_row(figure: Figure, citations: Citations) -> LaidRow:
    mark = citations.mark_of(figure)
    return LaidRow(
        anchor=mark,
        cells=(
            _name(plain_line(mark)),
            _cell(plain_line(figure.label)),
            _cell((_value(figure),)),
            _cell(plain_line(f"{figure.basis}, {figure.kind}"), plain_line(_period(figure))),
            _cell(*_sources(figure)),
            _cell(*_working(figure)),
            _cell(citations.uses_of(figure)),
        ),
    )


def _value(figure: Figure) -> Piece:
    return Piece(text=plain_line(figure.text)[0].text, missing=figure.value is None)


def _period(figure: Figure) -> str:
    return str(figure.period) if figure.period else "no period stated"


def _sources(figure: Figure) -> Iterator[Line]:
    if not figure.sources:
        yield (Piece(text="none recorded", missing=True),)
    for source in figure.sources:
        yield cited_source(source)


def _working(figure: Figure) -> Iterator[Line]:
    if figure.how:
        yield plain_line(figure.how)
    elif figure.sources:
        yield plain_line("as stated in the source")
    else:
        yield (Piece(text="not recorded", missing=True),)
    for label in figure.assumptions:
        yield plain_line(f"Assumes: {label}")


def _name(line: Line) -> LaidCell:
    return LaidCell(lines=(line,), names_row=True)


def _cell(*lines: Line) -> LaidCell:
    return LaidCell(lines=lines)
