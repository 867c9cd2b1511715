"""An FOI pack as a page that can be published as it is."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from s92kit.disclosure import ReleasedCount
from s92kit.enforcement import FOI_COLUMNS, FoiPack, FoiRow
from s92kit.figures import Basis, Figure, FigureKind, Unit
from s92kit.periods import Period, financial_year, financial_year_label, format_day
from s92kit.reports._blocks import Block, Bullets, Column, Note, Paragraph, Table
from s92kit.reports._paper import Fact, Paper, Section

__all__ = ["foi_paper"]

_WITHHELD = "withheld"
_HOW = "Counted from the log, then withheld or rounded by the rule for small counts"
_WORDS = (
    "Warnings: warnings of the year.",
    (
        "Issued: fixed penalty notices of the year. They are those paid, cancelled, prosecuted and "
        "open; each counts once."
    ),
    "Paid: paid at the full or the lower amount, and neither cancelled nor prosecuted.",
    "Prosecuted: a prosecution for the breach began, whatever came of it.",
    "Open: none of these is recorded yet.",
    "Prosecuted without a notice: a prosecution that no fixed penalty came before.",
)
_NO_MONEY = (
    "No sum of money is given here: divided by the amount of a penalty it would give away the "
    "counts that are withheld or rounded."
)
_ROUNDED = "Each total is rounded by itself, so rows and columns need not add up to it."


def foi_paper(pack: FoiPack, *, council: str, made_with: Iterable[str]) -> Paper:
    """The pack as a page: counts by order and by ward, and the rule for small counts.

    Args:
        pack: The pack.
        council: The council's name.
        made_with: Each distribution that had a part in it, with its version.

    Returns:
        A paper that holds what may be published and nothing more.
    """
    return Paper(
        title="Fixed penalties and prosecutions under public spaces protection orders",
        subtitle=f"{council}, {_year(pack.year)}",
        facts=(
            Fact("Actions of", str(pack.year)),
            Fact("What became of them", f"as the log has it on {format_day(pack.as_at)}"),
            Fact("Orders counted", "; ".join(row.name for row in pack.by_order) or "none"),
            Fact("Small counts", "withheld or rounded, as section 4 says"),
        ),
        sections=(
            Section(title="By order", blocks=_table(pack, "Order", pack.by_order)),
            Section(title="By ward", blocks=_table(pack, "Ward", pack.by_ward)),
            Section(title="What the columns count", blocks=(Bullets(_WORDS), Paragraph(_NO_MONEY))),
            Section(title="How small counts are shown", blocks=_rule(pack)),
            Section(title="The log", blocks=_log(pack)),
        ),
        made_with=made_with,
    )


def _year(period: Period) -> str:
    is_year = period == financial_year(period.start.year)
    return financial_year_label(period) if is_year else str(period)


def _table(pack: FoiPack, head: str, rows: tuple[FoiRow, ...]) -> tuple[Block, ...]:
    if not rows:
        return (Paragraph(f"The log holds no action of these days under {_these(pack)}."),)
    return (
        Table(
            caption=f"Warnings, fixed penalties and prosecutions by {head.lower()}",
            columns=(head, *(Column(name, numeric=True) for name in FOI_COLUMNS)),
            rows=[_cells(pack, row) for row in rows],
            total=_cells(pack, pack.total),
        ),
    )


def _these(pack: FoiPack) -> str:
    return "this order" if len(pack.orders) == 1 else "these orders"


def _cells(pack: FoiPack, row: FoiRow) -> tuple[str | Figure, ...]:
    counts = zip(FOI_COLUMNS, row.counts, strict=True)
    return (row.name, *(_cell(pack, column, count) for column, count in counts))


def _cell(pack: FoiPack, label: str, count: ReleasedCount) -> str | Figure:
    if count.value is None:
        return f"{_WITHHELD} ({count.text})"
    return Figure(
        label=f"{label}, as printed",
        value=Decimal(count.value),
        unit=Unit.COUNT,
        kind=FigureKind.IN_PERIOD,
        basis=Basis.DERIVED,
        period=pack.year,
        sources=pack.sources,
        how=_HOW,
    )


def _rule(pack: FoiPack) -> tuple[Block, ...]:
    # Whether any is held back here is not told: it would say that one mark is no small count.
    return Note(words=pack.rule), Paragraph(_ROUNDED)


def _log(pack: FoiPack) -> tuple[Block, ...]:
    rows = [(name, _cell(pack, name, count)) for name, count in pack.rows]
    columns = ("Rows", Column("Number", numeric=True))
    told = (
        "Each row of the log is counted here, set aside with a fault, or of other days or orders. "
        "These numbers are treated by the same rule."
    )
    return (
        Paragraph(told),
        Table(caption="What became of the rows of the log", columns=columns, rows=rows),
    )
