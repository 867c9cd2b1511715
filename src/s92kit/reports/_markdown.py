"""A paper as Markdown with tables as GitHub reads them, in which text is only ever text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from urllib.parse import quote

from s92kit.reports._laid import (
    LaidBlock,
    LaidBullets,
    LaidCell,
    LaidChart,
    LaidNote,
    LaidSection,
    LaidTable,
    LaidText,
    Line,
    Piece,
)
from s92kit.reports._layout import lay_out
from s92kit.reports._paper import Paper

__all__ = ["markdown_of"]

# The signs that begin anything in Markdown; those of HTML are written as entities instead.
_SIGNS = re.compile(r"[\\`*_\[\]#|~$]")
_ENTITIES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
# At the start of a line these would begin a list.
_LIST_MARK = re.compile(r"(\d*)([-+.)])")
_SAFE_IN_ADDRESS = ":/?#@!$&'*+,;=%~"


def markdown_of(paper: Paper) -> str:
    """The paper as Markdown, with every character of its text escaped."""
    laid = lay_out(paper)
    blocks = [f"# {_escaped(laid.title)}"]
    blocks += [_start_of_line(_escaped(text)) for text in (laid.subtitle, laid.known) if text]
    if laid.facts:
        blocks.extend(_block(laid.facts))
    for section in laid.sections:
        blocks.extend(_section(section))
    return "\n\n".join(blocks) + "\n"


def _section(section: LaidSection) -> Iterator[str]:
    yield f"{'#' * section.level} {_escaped(section.heading)}"
    for block in section.blocks:
        yield from _block(block)
    for part in section.sections:
        yield from _section(part)


def _block(block: LaidBlock) -> Iterator[str]:
    match block:
        case LaidText(number=number, line=line, sources=sources):
            yield f"{number} {_line(line)}"
            if sources:
                yield f"Source: {_lines(sources)}"
        case LaidBullets(items=items):
            yield "\n".join(f"- {_start_of_line(_line(item))}" for item in items)
        case LaidNote(word=word, line=line):
            yield f"> **{word}:** {_line(line)}"
        case LaidChart(line=line, points=points, sources=sources):
            yield _line(line)
            yield from _block(points)
            yield f"Source: {_lines(sources)}"
        case _:
            yield f"**{_escaped(block.caption)}**"
            yield _table(block)


def _table(table: LaidTable) -> str:
    rules = ("---:" if numeric else "---" for _, numeric in table.columns)
    return "\n".join(
        (
            _row(_escaped(header) for header, _ in table.columns),
            _row(rules),
            *(_row(_cell(cell, total=row.total) for cell in row.cells) for row in table.rows),
        )
    )


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _cell(cell: LaidCell, *, total: bool) -> str:
    text = _lines(cell.lines)
    return f"**{text}**" if total and cell.names_row else text


def _lines(lines: tuple[Line, ...]) -> str:
    return "; ".join(map(_line, lines))


def _line(line: Line) -> str:
    return "".join(map(_piece, line))


def _piece(piece: Piece) -> str:
    text = _escaped(piece.text)
    if piece.target and not piece.target.startswith("#"):
        return f"[{text}](<{quote(piece.target, safe=_SAFE_IN_ADDRESS).translate(_ENTITIES)}>)"
    return text


def _escaped(text: str) -> str:
    return _SIGNS.sub(r"\\\g<0>", text.translate(_ENTITIES))


def _start_of_line(text: str) -> str:
    return _LIST_MARK.sub(r"\1\\\2", text, count=1) if _LIST_MARK.match(text) else text
