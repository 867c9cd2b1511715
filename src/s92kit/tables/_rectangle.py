"""Where the rows and cells of CSV text lie, and its even rows cut into cells at once."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence
from contextlib import suppress
from itertools import islice
from typing import TYPE_CHECKING

import attrs

from s92kit.tables._raw import Array, Cells, coded_cells

if TYPE_CHECKING:
    import pyarrow as pa

__all__ = ["Layout", "cells_of_rectangle", "even_cells", "layout_of"]

_NEWLINE, _QUOTE = 10, 34
_SAMPLE = 2_000
_ANY_QUOTE = re.compile(b'"')
_WORTH_WHILE = 256 * 1024
"""Bytes of CSV below which nothing is won by reading them in blocks."""
_BLOCK = 4 * 1024 * 1024


@attrs.frozen(kw_only=True, eq=False)
class Layout:
    """Where the rows of CSV text lie.

    Args:
        data: The text in UTF-8.
        delimiter: What parts the cells.
        starts: Where each row begins.
        ends: Where each row ends, its end of line left out.
        cells: How many cells each row has.
        quoted: Whether there is a quotation mark.
    """

    data: bytes
    delimiter: bytes
    starts: Array
    ends: Array
    cells: Array
    quoted: bool

    def row(self, at: int) -> str:
        """The text of a row.

        Args:
            at: Its place, the first being 0.
        """
        return self.data[int(self.starts[at]) : int(self.ends[at])].decode("utf-8")

    def only(self, kept: Array) -> Layout:
        """Some of the rows.

        Args:
            kept: For each row whether it is one of them.
        """
        import numpy as np

        if kept.all():
            return self
        # Rows that lie together are taken together.
        edges = np.flatnonzero(np.diff(np.concatenate([[False], kept, [False]]).astype(np.int8)))
        parts = [
            self.data[int(self.starts[first]) : int(self.ends[last - 1])]
            for first, last in zip(edges[::2], edges[1::2], strict=True)
        ]
        lengths = (self.ends - self.starts)[kept]
        ends = np.cumsum(lengths + 1) - 1
        return attrs.evolve(
            self,
            data=b"\n".join(parts),
            starts=ends - lengths,
            ends=ends,
            cells=self.cells[kept],
        )


def layout_of(data: bytes, delimiter: bytes) -> Layout | None:
    r"""Where the rows of CSV text lie; nothing where quotation marks stand oddly.

    Args:
        data: The text in UTF-8, with plain ends of lines.
        delimiter: What parts the cells.

    Examples:
        >>> layout_of(b'"a\nb",c\nd', b",").cells.tolist()
        [2, 1]
        >>> layout_of(b'5" nail,c', b",") is None
        True
    """
    import numpy as np

    text = np.frombuffer(data, dtype=np.uint8)
    parts, ends = text == ord(delimiter), text == _NEWLINE
    quoted = b'"' in data
    if quoted:
        quotes = text == _QUOTE
        # Counted in a byte: it runs over, and whether it is odd stays right.
        within = (np.cumsum(quotes, dtype=np.uint8) & 1).astype(bool)
        if not _regular(text, np.flatnonzero(quotes), ord(delimiter)):
            return None
        parts &= ~within
        ends &= ~within
    last = np.append(np.flatnonzero(ends), len(text)) if len(text) else np.empty(0, np.int64)
    first = np.concatenate([[0], last[:-1] + 1]) if len(last) else last
    before = np.searchsorted(np.flatnonzero(parts), last)
    cells = np.diff(before, prepend=0) + 1
    return Layout(
        data=data, delimiter=delimiter, starts=first, ends=last, cells=cells, quoted=quoted
    )


def _regular(text: Array, quotes: Array, delimiter: int) -> bool:
    """Whether each quotation mark opens or closes a whole cell, or is doubled within one."""
    import numpy as np

    if len(quotes) % 2:
        return False
    opening, closing = quotes[::2], quotes[1::2]
    edges = np.array([delimiter, _NEWLINE, _QUOTE], dtype=np.uint8)
    before = text[opening[opening > 0] - 1]
    after = text[closing[closing < len(text) - 1] + 1]
    return bool(np.isin(before, edges).all() and np.isin(after, edges).all())


def cells_of_rectangle(layout: Layout, width: int, distinct: Sequence[bool]) -> tuple[Cells, ...]:
    """The cells of rows that are all of one width.

    Args:
        layout: The rows.
        width: How many cells each has.
        distinct: For each column whether nearly each cell differs.
    """
    import numpy as np

    if not len(layout.cells):
        return tuple(np.empty(0, dtype=object) for _ in range(width))
    if width == 1:
        return (_single(layout),)
    sample = layout.data[: int(layout.ends[min(_SAMPLE, len(layout.ends)) - 1])]
    plain = _mostly_distinct(sample, layout.delimiter, distinct)
    try:
        longest = int((layout.ends - layout.starts).max())
        return _by_arrow(
            layout.data, layout.delimiter, plain, quoted=layout.quoted, longest=longest * 2 + 2
        )
    except ImportError:
        return _by_pandas(layout, plain)


def even_cells(
    body: memoryview, delimiter: bytes, distinct: Sequence[bool]
) -> tuple[Cells, ...] | None:
    """The cells of rows without quotation marks, where all have one width and pyarrow is there.

    Args:
        body: Whole rows in UTF-8, with plain ends of lines.
        delimiter: What parts the cells.
        distinct: For each column whether nearly each cell differs.

    Returns:
        The cells, or nothing where the rows must be looked at more closely.
    """
    if len(body) < _WORTH_WHILE or len(distinct) < 2 or _ANY_QUOTE.search(body):
        return None
    try:
        import pyarrow as pa
    except ImportError:
        return None
    end = len(body)
    while body[end - 1] == _NEWLINE:
        end -= 1
    sample = bytes(body[:_WORTH_WHILE]).rpartition(b"\n")[0]
    plain = _mostly_distinct(sample, delimiter, distinct)
    try:
        # A row of another width is refused here, and then found by its place.
        return _by_arrow(body[:end], delimiter, plain, quoted=False, longest=0)
    except pa.ArrowInvalid:
        return None


def _single(layout: Layout) -> Cells:
    from s92kit.tables._raw import cells_from_values

    lines = layout.data.decode("utf-8").split("\n")
    if layout.quoted:
        lines = [row[0] if row else "" for row in csv.reader(io.StringIO(layout.data.decode()))]
    return cells_from_values(lines)


def _mostly_distinct(sample: bytes, delimiter: bytes, told: Sequence[bool]) -> list[bool]:
    """For each column whether categories would only cost time."""
    rows = csv.reader(io.StringIO(sample.decode("utf-8"), newline=""), delimiter=delimiter.decode())
    seen: list[set[str]] = [set() for _ in told]
    count = 0
    # The reader refuses the longest cells; then columns are only read more slowly.
    with suppress(csv.Error):
        for row in islice(rows, _SAMPLE):
            count += 1
            for known, cell in zip(seen, row, strict=False):
                known.add(cell)
    return [
        each or (count > 1 and len(known) * 2 > count)
        for each, known in zip(told, seen, strict=True)
    ]


def _by_arrow(
    data: bytes | memoryview,
    delimiter: bytes,
    plain: Sequence[bool],
    *,
    quoted: bool,
    longest: int,
) -> tuple[Cells, ...]:
    import pyarrow as pa
    from pyarrow import csv as arrow_csv

    kinds = {
        str(at): pa.string() if each else pa.dictionary(pa.int32(), pa.string())
        for at, each in enumerate(plain)
    }
    table = arrow_csv.read_csv(
        pa.BufferReader(pa.py_buffer(data)),
        read_options=arrow_csv.ReadOptions(
            column_names=list(kinds), block_size=max(_BLOCK, longest)
        ),
        parse_options=arrow_csv.ParseOptions(
            delimiter=delimiter.decode(),
            quote_char='"' if quoted else False,
            newlines_in_values=quoted,
            ignore_empty_lines=False,
        ),
        convert_options=arrow_csv.ConvertOptions(column_types=kinds, strings_can_be_null=False),
    )
    return tuple(_encoded(column) for column in table.columns)


def _encoded(column: pa.ChunkedArray) -> Cells:
    import pyarrow as pa

    if not pa.types.is_dictionary(column.type):
        return _stripped(column.to_numpy(zero_copy_only=False))
    whole = column.unify_dictionaries()
    codes = [chunk.indices.to_numpy(zero_copy_only=False) for chunk in whole.chunks]
    return _categories(codes, whole.chunk(0).dictionary.to_pylist())


def _by_pandas(layout: Layout, plain: Sequence[bool]) -> tuple[Cells, ...]:
    import pandas as pd

    frame = pd.read_csv(
        io.BytesIO(layout.data),
        sep=layout.delimiter.decode(),
        header=None,
        names=list(range(len(plain))),
        # Cells as categories: what stands in them is then read once for each distinct text.
        dtype={at: object if each else "category" for at, each in enumerate(plain)},
        na_filter=False,
        index_col=False,
        skip_blank_lines=False,
        quoting=csv.QUOTE_MINIMAL if layout.quoted else csv.QUOTE_NONE,
        engine="c",
        encoding="utf-8",
    )
    return tuple(
        _stripped(frame[at].to_numpy(dtype=object))
        if each
        else _categories([frame[at].array.codes], list(map(str, frame[at].array.categories)))
        for at, each in enumerate(plain)
    )


def _stripped(column: Array) -> Array:
    import numpy as np

    texts = column.tolist()
    plain = [text.strip() for text in texts]
    return column if plain == texts else np.array(plain, dtype=object)


def _categories(codes: Sequence[Array], texts: Sequence[str]) -> Cells:
    import numpy as np
    import pandas as pd

    together = np.concatenate(codes)
    if len(texts) * 2 > len(together) or any(text != text.strip() for text in texts):
        return coded_cells(together, texts)
    known: Array = np.array(texts, dtype=object)
    return pd.Categorical.from_codes(together, categories=pd.Index(known, dtype=object))
