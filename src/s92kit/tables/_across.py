"""What must hold between the cells of a row, and between rows: needs, orders and keys."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from s92kit.findings import Rule, Severity
from s92kit.tables._contract import AtMost, RequiredWith, TableContract
from s92kit.tables._faulty import FaultyCells, Words, text_at
from s92kit.tables._places import Places
from s92kit.tables._problems import (
    EXPECTED_VALUE,
    KEY_TWICE,
    NEEDED_VALUE,
    ODD_ORDER,
    ROW_TWICE,
    WRONG_ORDER,
)
from s92kit.tables._raw import Array
from s92kit.tables._values import ColumnRead

__all__ = ["across_columns", "key_codes", "rows_with_one_key"]

Reads = Mapping[str, ColumnRead]


def across_columns(contract: TableContract, reads: Reads, places: Places) -> Iterator[FaultyCells]:
    """The cells that break the rules on two columns.

    Args:
        contract: The rules.
        reads: The columns by header.
        places: Where the rows stand.
    """
    for rule in contract.rules:
        broken = (
            _needed(rule, reads) if isinstance(rule, RequiredWith) else _out_of_order(rule, reads)
        )
        read = reads[rule.column]
        error = rule.severity is Severity.ERROR
        if isinstance(rule, RequiredWith):
            code, words = NEEDED_VALUE if error else EXPECTED_VALUE, _need_words(rule, reads)
        else:
            code, words = WRONG_ORDER if error else ODD_ORDER, _order_words(rule, reads)
        yield _cells(code, read, broken, places, words)


def _cells(
    code: Rule, read: ColumnRead, broken: Array, places: Places, words: Words
) -> FaultyCells:
    import numpy as np

    return FaultyCells(
        rule=code,
        column=read.column,
        positions=np.flatnonzero(broken),
        places=places,
        cells=read.cells,
        words=words,
    )


def _filled(read: ColumnRead) -> Array:
    return read.by_row(read.filled)


def _needed(rule: RequiredWith, reads: Reads) -> Array:
    import numpy as np

    other = reads[rule.other]
    if rule.options:
        wanted = np.array([value in rule.options for value in other.values], dtype=bool)
        makes: Array = other.by_row(wanted)
    else:
        makes = _filled(other)
    broken: Array = makes & ~_filled(reads[rule.column])
    return broken


def _out_of_order(rule: AtMost, reads: Reads) -> Array:
    import numpy as np

    one, other = reads[rule.column], reads[rule.other]
    both = one.said & other.said
    broken: Array = both & np.asarray(one.comparable() > other.comparable(), dtype=bool)
    return broken


def _need_words(rule: RequiredWith, reads: Reads) -> Words:
    column, other = reads[rule.column].column, reads[rule.other]

    def words(position: int, text: str) -> tuple[str, str]:
        del text
        shown = "" if other.column.private else f" {text_at(other.cells, position)!r}"
        said = f"{rule.column!r} is empty, and {rule.other!r} is{shown or ' filled'}."
        return said, f"Fill it, or mend {rule.other!r}. {column.meaning}"

    return words


def _order_words(rule: AtMost, reads: Reads) -> Words:
    other = reads[rule.other]
    hidden = reads[rule.column].column.private or other.column.private

    def words(position: int, text: str) -> tuple[str, str]:
        than = "" if hidden else f" {text_at(other.cells, position)!r}"
        shown = f"{rule.column!r}" if hidden else f"{text!r}"
        return f"{shown} is more or later than {rule.other!r}{than}.", "Mend one of the two."

    return words


def key_codes(contract: TableContract, reads: Reads) -> tuple[Array, Array]:
    """A number for each row's key, alike where the key is, and whether the row has one.

    Args:
        contract: The key.
        reads: The columns by header.
    """
    import numpy as np
    import pandas as pd

    named = np.logical_and.reduce([_filled(reads[name]) for name in contract.key])
    packed: Array = np.zeros(len(named), dtype=np.int64)
    for name in contract.key:
        codes, count = _codes(reads[name])
        if int(packed.max(initial=0) + 1) * (count + 1) > np.iinfo(np.int64).max:
            packed = pd.factorize(packed)[0]
        packed = packed * (count + 1) + codes
    return packed, named


def _codes(read: ColumnRead) -> tuple[Array, int]:
    """A number for each row's value, so that two notations of one day are one key."""
    import numpy as np
    import pandas as pd

    if read.codes is None:
        codes, texts = pd.factorize(read.cells)  # type: ignore[arg-type] # texts of pandas too
        return codes + 1, len(texts)
    same: dict[object, int] = {}
    said = [value if value is not None else index for index, value in enumerate(read.values)]
    numbers = np.array([same.setdefault((type(v), v), len(same)) for v in said], dtype=np.int64)
    return read.by_row(numbers), len(same)


def rows_with_one_key(
    contract: TableContract, reads: Reads, places: Places
) -> Iterator[FaultyCells]:
    """The rows that bear the name of another row too.

    Args:
        contract: The key, and whether a second row is an error or a query.
        reads: The columns by header.
        places: Where the rows stand.
    """
    import pandas as pd

    if not contract.key:
        return
    packed, named = key_codes(contract, reads)
    again = pd.Series(packed).duplicated(keep=False).to_numpy() & named
    if again.any():
        read = reads[contract.key[0]]
        code = KEY_TWICE if contract.key_severity is Severity.ERROR else ROW_TWICE
        yield _cells(code, read, again, places, _key_words(contract.key, packed, places))


def _key_words(key: Sequence[str], packed: Array, places: Places) -> Words:
    import numpy as np

    def words(position: int, text: str) -> tuple[str, str]:
        del text
        alike = np.flatnonzero(packed == packed[position])
        other = int(alike[0] if alike[0] != position else alike[1])
        where = f"row {places.row(other)} of {places.of(other).name}"
        names = " and ".join(map(repr, key))
        said = f"{names} {'is' if len(key) == 1 else 'are'} the same in {where}."
        return said, "Take one out, or give each row a name of its own."

    return words
