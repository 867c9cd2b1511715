"""The tables of an FOI pack as CSV, in which no cell can act as a formula."""

from __future__ import annotations

from collections.abc import Iterable

from s92kit.enforcement._foi import FOI_COLUMNS, FoiPack, FoiRow
from s92kit.tables import csv_text

__all__ = ["foi_csv"]


def foi_csv(pack: FoiPack) -> dict[str, str]:
    """The text of each CSV file of a pack, by its name.

    Args:
        pack: The pack.

    Returns:
        Counts by order and by ward, each with the total as its last row, and the rule that was
        applied with what became of each row of the log.
    """
    about = (
        ("Actions of", str(pack.year)),
        ("What became of them, as the log has it on", pack.as_at.isoformat()),
        ("Orders counted", "; ".join(row.name for row in pack.by_order) or "none"),
        ("Rule for small counts", pack.rule),
        *((name, _figure(count.text)) for name, count in pack.rows),
    )
    return {
        "foi-by-order.csv": _table("Order", (*pack.by_order, pack.total)),
        "foi-by-ward.csv": _table("Ward", (*pack.by_ward, pack.total)),
        "foi-about.csv": csv_text(("Item", "Value"), about),
    }


def _table(head: str, rows: Iterable[FoiRow]) -> str:
    cells = ((row.name, *(_figure(count.text) for count in row.counts)) for row in rows)
    return csv_text((head, *FOI_COLUMNS), cells)


def _figure(text: str) -> str:
    return text.replace(",", "")  # marks of thousands would make a program read text
