"""The cells of each column that break a rule by themselves."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import attrs

from s92kit.findings import Rule
from s92kit.tables._cells import RULE_OF_KIND
from s92kit.tables._contract import Column, Kind, TableContract
from s92kit.tables._faulty import FaultyCells, Words
from s92kit.tables._places import Places
from s92kit.tables._problems import MISSING_VALUE, UNKNOWN_FIELD
from s92kit.tables._raw import Array, RawTable
from s92kit.tables._values import ColumnRead, cells_of

__all__ = ["faulty_cells", "without_missing_columns"]


def faulty_cells(
    tables: Sequence[RawTable],
    contract: TableContract,
    reads: Mapping[str, ColumnRead],
    places: Places,
) -> Iterator[FaultyCells]:
    """The cells of each column that cannot be read, are missing, or are to be confirmed.

    Args:
        tables: The tables.
        contract: What they must look like.
        reads: The columns by header.
        places: Where the rows stand.
    """
    misfits = _misfits(tables, places)
    for name, read in reads.items():
        yield from _of_column(read, misfits.get(name), places)
    for header, rows in misfits.items():
        if header not in contract.names:
            yield FaultyCells(
                rule=UNKNOWN_FIELD,
                column=Column(name=header, kind=Kind.TEXT, meaning=""),
                positions=rows,
                places=places,
                cells=cells_of(tables, header),
                words=lambda *_, header=header: (
                    f"The field {header!r} means nothing here.",
                    "Leave it out.",
                ),
            )


def _of_column(read: ColumnRead, misfits: Array | None, places: Places) -> Iterator[FaultyCells]:
    import numpy as np

    for rule, positions in read.breaking():
        apart = positions
        if misfits is not None:
            apart = np.setdiff1d(positions, misfits, assume_unique=True)
        yield _cells(read, rule, apart, places)
    if misfits is not None:
        yield _cells(read, RULE_OF_KIND[read.column.kind], misfits, places)


def _cells(read: ColumnRead, rule: Rule, positions: Array, places: Places) -> FaultyCells:
    return FaultyCells(
        rule=rule,
        column=read.column,
        positions=positions,
        places=places,
        cells=read.cells,
        words=_words(read, rule),
    )


def _words(read: ColumnRead, rule: Rule) -> Words:
    return lambda _, text: read.reader.words(rule, text.strip())


def _misfits(tables: Sequence[RawTable], places: Places) -> dict[str, Array]:
    """The positions of cells whose value is not of the type that a record has there."""
    import numpy as np

    found: dict[str, list[Array]] = {}
    for table, first in zip(tables, places.firsts, strict=True):
        for header, rows in table.misfits.items():
            found.setdefault(header, []).append(rows + first)
    return {header: np.concatenate(rows) for header, rows in found.items()}


def without_missing_columns(part: FaultyCells) -> FaultyCells:
    """The same cells without those of a column that is not there, which is told once.

    Args:
        part: Cells that break one rule.
    """
    import numpy as np

    header = part.column.name
    if part.rule is not MISSING_VALUE or all(header in place.letters for place in part.places):
        return part
    there = np.array([header in place.letters for place in part.places], dtype=bool)
    place = np.searchsorted(part.places.firsts, part.positions, side="right") - 1
    return attrs.evolve(part, positions=part.positions[there[place]])
