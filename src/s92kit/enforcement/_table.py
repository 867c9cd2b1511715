"""Enforcement logs from files and data frames, each row checked by itself, all rows at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from s92kit.enforcement._action import ENFORCEMENT, MONEY_FITS, STEPS_FIT, ActionKind
from s92kit.enforcement._log import EnforcementLog
from s92kit.tables import (
    CheckedTable,
    RawTable,
    RowFault,
    check_tables,
    kept_apart,
    read_table,
    table_from_frame,
)

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["enforcement_from_frame", "enforcement_from_tables", "read_enforcement"]

_DISTINCT = ("reference",)
_MONEY = ("amount_gbp", "reduced_gbp", "pay_within_days", "paid_on", "paid_gbp", "cancelled_on")


def read_enforcement(paths: Iterable[Path | str], *, day_first: bool = False) -> EnforcementLog:
    """Enforcement logs from CSV files or workbooks.

    Args:
        paths: The files, such as one a quarter.
        day_first: Whether days written 03/04/2019 mean the third of April.

    Returns:
        The log, with every problem found in its cells.

    Raises:
        InvalidValueError: Where a file is of no kind that can be read.
        OSError: Where a file cannot be opened.
    """
    tables = [read_table(path, distinct=_DISTINCT) for path in paths]
    return enforcement_from_tables(tables, day_first=day_first)


def enforcement_from_frame(frame: pd.DataFrame, *, name: str = "data frame") -> EnforcementLog:
    """An enforcement log from a data frame, which is left as it is.

    Args:
        frame: A data frame with the columns of an enforcement log.
        name: What messages call it.

    Columns:
        reference: text, the number of the notice or case. Key.
        kind: text, warning, fixed penalty or prosecution.
        day: datetime64, the date of the notice, or of the breach.
        time: text, on the clock on the wall.
        breach_on: datetime64, the day of the breach where it is another.
        power: text, order or community protection notice.
        order, term: text, the ids of the order and of the term that was broken.
        ward, place: text, where it was, as the order lists it.
        issuer: text, constable, authorised person, PCSO or other.
        age_band: text, under 10, 10 to 15, 16 to 17, 18 or over, not recorded.
        requirement_broken: yes or no, for alcohol.
        amount_gbp, reduced_gbp, paid_gbp: text, pounds, exact.
        reduced_within_days, pay_within_days: whole number, days.
        paid_on, cancelled_on, prosecuted_on: datetime64.
        offence: text, s.63, s.67 or s.48; non-payment is read, and is a finding.
        outcome: text, pending, convicted, acquitted or withdrawn.

    Examples:
        >>> import pandas as pd
        >>> rows = pd.DataFrame({"reference": ["FPN-1"], "kind": ["fixed penalty"],
        ...                      "day": ["2019-06-01"], "order": ["walford/market-drinking"],
        ...                      "amount_gbp": ["80.00"]})
        >>> enforcement_from_frame(rows).rows_accepted
        1
    """
    return enforcement_from_tables([table_from_frame(frame, name=name)])


def enforcement_from_tables(
    tables: Sequence[RawTable], *, day_first: bool = False
) -> EnforcementLog:
    """An enforcement log from tables that were read.

    Args:
        tables: The tables.
        day_first: Whether days written 03/04/2019 mean the third of April.
    """
    table = check_tables(tables, ENFORCEMENT, day_first=day_first)
    return EnforcementLog(table=kept_apart(table, _row_faults(table)))


def _row_faults(table: CheckedTable) -> Iterator[RowFault]:
    frame = table.frame
    kind = frame["kind"]
    is_penalty = (kind == ActionKind.PENALTY).to_numpy()
    for header in _MONEY:
        filled = frame[header].notna().to_numpy(dtype=bool)
        yield MONEY_FITS, filled & ~is_penalty, header, lambda _: _NO_MONEY
    prosecuted = frame["prosecuted_on"].notna().to_numpy()
    warned = (kind == ActionKind.WARNING).to_numpy()
    yield STEPS_FIT, warned & prosecuted, "prosecuted_on", lambda _: _WARNED


_NO_MONEY = (
    "This is no fixed penalty.",
    "Leave the cell empty, or write 'fixed penalty' under kind.",
)
_WARNED = (
    "A warning is not prosecuted.",
    "Give the prosecution a row of its own, of the kind prosecution.",
)
