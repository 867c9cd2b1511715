"""A table larger than memory, held against its contract piece by piece with one account."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import attrs

from s92kit.findings import Severity
from s92kit.tables._checked import CheckedTable, check_tables
from s92kit.tables._contract import Kind, TableContract
from s92kit.tables._faulty import FaultyCells
from s92kit.tables._problems import KEY_TWICE, ROW_TWICE, Problems
from s92kit.tables._raw import Array, RawTable
from s92kit.tables._tally import Tally

__all__ = ["CheckedPiece", "check_pieces"]

_KEYS_KEPT = 20_000_000


@attrs.frozen(kw_only=True, eq=False)
class CheckedPiece:
    """A piece of a table after its check.

    Args:
        table: The piece.
        so_far: The account of this piece and of those before it; of the last, of all.
    """

    table: CheckedTable
    so_far: Tally


def check_pieces(
    pieces: Iterable[RawTable],
    contract: TableContract,
    *,
    day_first: bool = False,
    keys_kept: int = _KEYS_KEPT,
) -> Iterator[CheckedPiece]:
    """Pieces of a table held against its contract one after the other, none of them kept.

    A row whose key is that of an accepted row in an earlier piece is found by a fingerprint of
    eight bytes for each row; the later row is told, for the earlier has been given out.

    Args:
        pieces: The pieces, such as :func:`read_pieces` gives them.
        contract: What they must look like.
        day_first: Whether days written 03/04/2019 mean the third of April.
        keys_kept: How many fingerprints are kept; beyond them keys are held against each other
            within a piece alone, and the account says so.

    Yields:
        Each piece with the account so far; where there is no piece, nothing.

    Examples:
        >>> from s92kit.tables import Column, csv_from_text
        >>> id_ = Column(name="id", kind=Kind.TEXT, meaning="A name for the row.")
        >>> contract = TableContract(title="Log", columns=(id_,), key=("id",))
        >>> pieces = (csv_from_text("id" + chr(10) + text, name="log.csv") for text in ("a", "a"))
        >>> [piece.so_far.rows_set_aside for piece in check_pieces(pieces, contract)]
        [0, 1]
    """
    so_far = Tally(contract=contract, notes=_beforehand(contract, day_first=day_first))
    keys = _Keys(most=keys_kept) if contract.key else None
    for piece in pieces:
        table = check_tables([piece], contract, day_first=day_first)
        if keys is not None:
            table, keys = keys.apart(table)
        so_far = so_far.plus(table)
        if keys is not None and keys.full:
            so_far = attrs.evolve(so_far, notes=tuple(dict.fromkeys((*so_far.notes, _NOT_KEPT))))
        yield CheckedPiece(table=table, so_far=so_far)


_NOT_KEPT = (
    "There were more rows than keys are kept for: from there on, rows that bear the name of a row "
    "in another piece were not looked for."
)
_BY_PIECE = (
    "Days written day first were judged piece by piece: a day that can only be month first makes "
    "the days of its own piece doubtful, and not those of others."
)


def _beforehand(contract: TableContract, *, day_first: bool) -> tuple[str, ...]:
    dated = any(column.kind in (Kind.DAY, Kind.MOMENT) for column in contract.columns)
    return (_BY_PIECE,) if day_first and dated else ()


@attrs.frozen(kw_only=True, eq=False)
class _Keys:
    """The fingerprints of the keys of accepted rows, sorted.

    Args:
        most: How many are kept.
        known: The fingerprints; ``None`` before the first.
        full: Whether there were more than are kept.
    """

    most: int
    known: Array | None = None
    full: bool = False

    def apart(self, table: CheckedTable) -> tuple[CheckedTable, _Keys]:
        """The piece without the rows that earlier pieces had, and the keys with its own.

        Args:
            table: The piece.
        """
        import numpy as np

        prints, named = _fingerprints(table)
        again = named & self._among(prints)
        own = np.sort(prints[named])
        if self.full or len(own) + self._count > self.most:
            keys = attrs.evolve(self, full=True)
        else:
            # What is sorted already in two stretches is merged in one pass.
            both = own if self.known is None else np.concatenate([self.known, own])
            keys = attrs.evolve(self, known=np.sort(both, kind="stable"))
        return _told(table, again), keys

    @property
    def _count(self) -> int:
        return 0 if self.known is None else len(self.known)

    def _among(self, prints: Array) -> Array:
        import numpy as np

        if self.known is None or not len(self.known):
            return np.zeros(len(prints), dtype=bool)
        at = np.searchsorted(self.known, prints)
        found: Array = self.known[np.minimum(at, len(self.known) - 1)] == prints
        return found


def _fingerprints(table: CheckedTable) -> tuple[Array, Array]:
    """Eight bytes for the key of each accepted row, and whether it has a key."""
    import pandas as pd

    key = table.frame[list(table.contract.key)]
    named = (key.notna() & (key != "")).all(axis=1).to_numpy(dtype=bool)
    texts = key.astype(object)
    prints = pd.util.hash_pandas_object(texts.where(texts.notna(), ""), index=False)
    return prints.to_numpy(), named


def _told(table: CheckedTable, again: Array) -> CheckedTable:
    if not again.any():
        return table
    contract = table.contract
    error = contract.key_severity is Severity.ERROR
    names = " and ".join(map(repr, contract.key))
    said = f"{names} {'is' if len(contract.key) == 1 else 'are'} the same in an earlier piece."
    part = FaultyCells(
        rule=KEY_TWICE if error else ROW_TWICE,
        column=contract.column(contract.key[0]),
        positions=table.positions[again],
        places=table.places,
        cells=table.texts[contract.key[0]],
        words=lambda *_: (said, "Take one out, or give each row a name of its own."),
    )
    problems = Problems((part,))
    if error:
        return table.keep(~again, problems)
    return attrs.evolve(table, problems=table.problems + problems)
