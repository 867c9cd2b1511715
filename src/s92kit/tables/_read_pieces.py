"""Files larger than memory, read as one table after another with the numbers of their rows."""

from __future__ import annotations

import codecs
from collections.abc import Collection, Iterator
from itertools import islice
from pathlib import Path
from typing import BinaryIO

import attrs

from s92kit.errors import InvalidValueError
from s92kit.tables._csv import Opening, opening_of, table_of
from s92kit.tables._encoding import decoder_of, tidy
from s92kit.tables._json_lines import json_lines_table
from s92kit.tables._parquet import parquet_pieces
from s92kit.tables._problems import Problem, Problems
from s92kit.tables._raw import RawTable
from s92kit.tables._reading import JSON_LINES, PARQUETS, TEXTS, Progress
from s92kit.tables._rectangle import layout_of

__all__ = ["read_pieces"]

_BLOCK = 4 * 1024**2
_HEAD = 256 * 1024
_LINE_MOST = 64 * 1024**2
"""A row longer than this is a quotation mark that is not closed, or no table at all."""


def read_pieces(
    path: Path | str,
    *,
    rows: int = 250_000,
    distinct: Collection[str] = (),
    expected: Collection[str] = (),
    progress: Progress | None = None,
) -> Iterator[RawTable]:
    """A CSV file, JSON Lines or Parquet as tables of some rows each, for files of any size.

    A workbook cannot be read in pieces; it has at most 1,048,576 rows.

    Args:
        path: The file.
        rows: How many rows a piece has at most.
        distinct: Headers of columns in which nearly each cell differs, such as ids.
        expected: Headers to look for, so that titles above the header are passed over.
        progress: Told after each piece the file's name, what is done and what there is: bytes, or
            rows of Parquet.

    Yields:
        The pieces. Rows keep the numbers that they have in the file, and a file without rows gives
        one piece without any.

    Raises:
        InvalidValueError: Where the file is a workbook or of no kind that can be read, or a
            quotation mark is not closed.
        OSError: Where the file cannot be opened.

    Examples:
        >>> from tempfile import TemporaryDirectory
        >>> with TemporaryDirectory() as folder:
        ...     file = Path(folder, "log.csv")
        ...     _ = file.write_text(chr(10).join(["minutes", "1", "2", "3"]))
        ...     [piece.rows.tolist() for piece in read_pieces(file, rows=2)]
        [[2, 3], [4]]
    """
    file = Path(path)
    if rows < 1:
        raise InvalidValueError(what="The rows of a piece", given=rows, mend="Take 1 or more.")
    told = progress or _silent
    ending = file.suffix.lower()
    if ending in PARQUETS:
        return parquet_pieces(file, rows, lambda done, whole: told(file.name, done, whole))
    if ending in JSON_LINES:
        return _json_pieces(file, rows, told)
    if ending in TEXTS:
        return _csv_pieces(file, rows, (distinct, expected), told)
    raise InvalidValueError(
        what="A table to be read in pieces",
        given=file.name,
        mend="Give .csv, .jsonl or .parquet; a workbook is read whole, or saved as CSV.",
    )


def _silent(_name: str, _done: int, _whole: int) -> None:
    return None


class _Lines:
    """A file's text in whole lines of UTF-8, and what had to be guessed for it."""

    def __init__(self, stream: BinaryIO, name: str) -> None:
        self.stream = stream
        self.name = name
        self.noticed: list[Problem] = []
        self.line = 1
        self.rest = b""
        encoding = decoder_of(stream.read(4_000))
        stream.seek(0)
        self.decoder = codecs.getincrementaldecoder(encoding)() if encoding else None

    def more(self) -> bytes:
        """Further whole lines; nothing at the end of the file."""
        while True:
            block = self.stream.read(_BLOCK)
            self.rest += self._decoded(block)
            # A return at the end of a block may be half of an end of line.
            cut = max(self.rest.rfind(b"\n"), self.rest.rfind(b"\r", 0, -1)) + 1
            if not block:
                cut = len(self.rest)
            if cut or not block:
                lines, self.rest = self.rest[:cut], self.rest[cut:]
                tidied, noticed = tidy(lines, self.name, line=self.line)
                self.noticed.extend(noticed)
                self.line += tidied.count(b"\n")
                return tidied
            if len(self.rest) > _LINE_MOST:
                raise _too_long(self.name)

    def _decoded(self, block: bytes) -> bytes:
        if self.decoder is None:
            return block
        try:
            return self.decoder.decode(block, final=not block).encode("utf-8")
        except UnicodeError as wrong:
            raise InvalidValueError(
                what=f"The text of {self.name}",
                given=str(wrong),
                mend="It is not in the encoding that it is marked with; save it as UTF-8.",
            ) from wrong

    def taken(self) -> tuple[Problem, ...]:
        """What was noticed since this was last asked."""
        noticed, self.noticed = self.noticed, []
        return tuple(noticed)


def _too_long(name: str) -> InvalidValueError:
    return InvalidValueError(
        what=f"The text of {name}",
        given=f"a row of more than {_LINE_MOST // 1024**2} MB",
        mend="A quotation mark is not closed, or the file is no table.",
    )


def _csv_pieces(
    path: Path, rows: int, headers: tuple[Collection[str], Collection[str]], told: Progress
) -> Iterator[RawTable]:
    with path.open("rb") as stream:
        lines = _Lines(stream, path.name)
        buffer, (distinct, expected) = lines.more(), headers
        while len(buffer) < _HEAD and (more := lines.more()):
            buffer += more
        whole, given = path.stat().st_size, False
        ended = not lines.rest and stream.tell() >= whole
        opening = opening_of(buffer, path.name, distinct=distinct, expected=expected, ended=ended)
        buffer = buffer[opening.length :]
        first = opening.header_row + 1
        while True:
            more = lines.more()
            buffer += more
            ended = not more
            for piece, count in _cut(buffer, opening, rows, ended=ended):
                buffer = buffer[len(piece) :]
                queries = (*lines.taken(), *(() if given else opening.queries))
                table = table_of(memoryview(piece), attrs.evolve(opening, queries=queries), first)
                yield attrs.evolve(table, file=path.name)
                given, first = True, first + count
                told(path.name, stream.tell(), whole)
            if ended:
                break
            if len(buffer) > _LINE_MOST * 4 and not given:
                raise _too_long(path.name)
        if not given:
            yield attrs.evolve(table_of(memoryview(b""), opening, first), file=path.name)


def _cut(buffer: bytes, opening: Opening, rows: int, *, ended: bool) -> Iterator[tuple[bytes, int]]:
    """The whole pieces in a buffer, and how many rows each has, blank ones too."""
    if buffer.count(b"\n") < rows and not ended:
        return
    layout = layout_of(buffer.rstrip(b"\n") if ended else buffer, opening.delimiter.encode())
    if layout is None:  # quotation marks stand oddly; at the end they are told, if not closed
        if ended or len(buffer) > _LINE_MOST:
            yield buffer, buffer.count(b"\n") + 1
        return
    count = len(layout.ends) if ended else len(layout.ends) - 1
    start = 0
    for at in range(rows, count + 1, rows):
        end = int(layout.ends[at - 1]) + 1
        yield buffer[start:end], rows
        start = end
    if ended and count % rows:
        yield buffer[start:], count % rows


def _json_pieces(path: Path, rows: int, told: Progress) -> Iterator[RawTable]:
    with path.open("rb") as stream:
        lines = _Lines(stream, path.name)
        whole, given = path.stat().st_size, False
        numbered = _numbered(lines)
        while piece := list(islice(numbered, rows)):
            table = json_lines_table(piece, path.name)
            yield attrs.evolve(table, file=path.name, queries=Problems(lines.taken()))
            given = True
            told(path.name, stream.tell(), whole)
        if not given:
            yield attrs.evolve(json_lines_table((), path.name), file=path.name)


def _numbered(lines: _Lines) -> Iterator[tuple[int, bytes]]:
    number = 0
    while block := lines.more():
        for line in block.removesuffix(b"\n").split(b"\n"):
            number += 1
            yield number, line
