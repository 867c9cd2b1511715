"""Payments to the police and their office out of spending files, and nothing else of those."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path

import attrs

from s92kit.errors import InvalidValueError
from s92kit.findings import Finding, Findings
from s92kit.opendata._columns import plain_header
from s92kit.opendata._payees import (
    Payee,
    PayeeNames,
    plain_name,
    police_payees,
    sounds_like_police,
)
from s92kit.opendata._payments import (
    PAYMENTS,
    SPENDING_HEADERS,
    Payment,
    PaymentAccount,
    Payments,
)
from s92kit.opendata._rules import KNOWN_PAYEES, NO_CREDITS, PAYEE_ID, SPOILT_ROWS, WHOLE_PENCE
from s92kit.tables import (
    Array,
    Cells,
    CheckedTable,
    Problems,
    RawTable,
    check_tables,
    kept_apart,
    read_tables,
)

__all__ = ["payments_from_tables", "read_payments"]

_NEEDED = ("payee", "amount", "cleared_on")
_MINUS_BEHIND = re.compile(r"([^()-]*[0-9])\s*-")
_ROWS_SHOWN = 5


def read_payments(
    paths: Path | str | Iterable[Path | str],
    *,
    names: PayeeNames | None = None,
    publisher: str = "",
    known_on: date | None = None,
    day_first: bool = False,
) -> Payments:
    """Payments to the Metropolitan Police and their office from spending files.

    Args:
        paths: Files, folders or patterns.
        names: The names to look for; ``None`` for those that ship with s92kit.
        publisher: Whose files they are, such as ``gla``, so that payees are known by the
            publisher's numbers too; empty for names alone.
        known_on: The day whose knowledge of names counts; ``None`` for all.
        day_first: Whether days written 03/04/2019 mean the third of April.

    Returns:
        The payments, with what became of every row. Of other payees nothing is kept.

    Raises:
        InvalidValueError: Where a file has no column for payee, amount or day of payment.
        OSError: Where a file cannot be opened.
    """
    expected = [header for headers in SPENDING_HEADERS.values() for header in headers]
    spellings = [*expected, *(header.title() for header in expected)]
    tables = read_tables(paths, expected=spellings)
    return payments_from_tables(
        tables, names=names, publisher=publisher, known_on=known_on, day_first=day_first
    )


def payments_from_tables(
    tables: Sequence[RawTable],
    *,
    names: PayeeNames | None = None,
    publisher: str = "",
    known_on: date | None = None,
    day_first: bool = False,
) -> Payments:
    """Payments to the Metropolitan Police and their office from tables that were read.

    Args:
        tables: The tables.
        names: The names to look for; ``None`` for those that ship with s92kit.
        publisher: Whose files they are; empty for names alone.
        known_on: The day whose knowledge of names counts; ``None`` for all.
        day_first: Whether days written 03/04/2019 mean the third of April.

    Raises:
        InvalidValueError: Where a table has no column for payee, amount or day of payment.

    Examples:
        >>> from s92kit.tables import csv_from_text
        >>> text = "Supplier Name,Amount,Payment Date" + chr(10)
        >>> text += 'MOPAC,"74,625.00",2019-06-28' + chr(10) + "MOPAC,(625.00),2019-07-26"
        >>> text += chr(10) + "Walford Cafe,510.00,2019-06-28"
        >>> found = payments_from_tables([csv_from_text(text, name="spending.csv")])
        >>> found.total_pence(), found.rows.counted, found.rows.other_payees
        (7400000, 2, 1)
    """
    known = (police_payees() if names is None else names).known(known_on)
    wanted = _Wanted(by_name=known.by_name, by_number=known.by_number(publisher))
    sifted = [_sifted(table, places, wanted) for table, places in _columns_of(map(_evened, tables))]
    table = check_tables([each.table for each in sifted], PAYMENTS, day_first=day_first)
    table = _of_whole_pence(table)
    items = tuple(_payments_of(table, wanted))
    read = sum(table.rows_in for table in tables)
    spoilt = sum(each.spoilt for each in sifted)
    return Payments(
        items=items,
        rows=PaymentAccount(
            read=read,
            counted=len(items),
            set_aside=table.rows_set_aside,
            other_payees=read - table.rows_in - spoilt,
            spoilt=spoilt,
        ),
        problems=table.problems,
        findings=Findings(_findings(items, sifted, wanted)),
    )


@attrs.frozen(kw_only=True)
class _Wanted:
    by_name: Mapping[str, Payee]
    by_number: Mapping[str, Payee]

    def body(self, name: str, number: str) -> Payee | None:
        """Who is paid; the name is asked before the number."""
        return self.by_name.get(plain_name(name)) or self.by_number.get(number.strip())


@attrs.frozen(kw_only=True)
class _Sifted:
    """What is kept of a table: rows that name the police, and counts of the others."""

    table: RawTable
    spoilt: int
    doubtful: tuple[str, ...]


def _columns_of(tables: Iterable[RawTable]) -> list[tuple[RawTable, dict[str, int]]]:
    """Each table with the place of each column in it; every table's fault is told at once."""
    found: list[tuple[RawTable, dict[str, int]]] = []
    faults: list[str] = []
    for table in tables:
        plain = [plain_header(header) for header in table.headers]
        places = {
            name: plain.index(spelling)
            for name, spellings in SPENDING_HEADERS.items()
            if (spelling := next((each for each in spellings if each in plain), None))
        }
        found.append((table, places))
        missing = [name for name in _NEEDED if name not in places]
        if missing:
            faults.append(f"{table.name} without a column for {' and '.join(missing)}")
    if faults:
        spellings = "; ".join(", ".join(SPENDING_HEADERS[name][:3]) for name in _NEEDED)
        raise InvalidValueError(
            what="Spending files",
            given="; ".join(faults),
            mend=f"Name the columns such as {spellings}.",
        )
    return found


def _evened(table: RawTable) -> RawTable:
    """The table with the rows that are too long by empty cells alone cut to its columns."""
    import numpy as np

    width = len(table.headers)
    long = [row for row in table.aside if len(row.cells) > width and not any(row.cells[width:])]
    if not long:
        return table
    mended = {row.row for row in long}
    return attrs.evolve(
        table,
        cells=tuple(
            np.array([*_texts(cells), *(row.cells[at] for row in long)], dtype=object)
            for at, cells in enumerate(table.cells)
        ),
        rows=np.array([*table.rows, *sorted(mended)], dtype=np.int64),
        problems=Problems(each for each in table.problems if each.row not in mended),
        aside=tuple(row for row in table.aside if row.row not in mended),
    )


def _sifted(table: RawTable, places: Mapping[str, int], wanted: _Wanted) -> _Sifted:
    import numpy as np

    names = _texts(table.cells[places["payee"]])
    numbers = _texts(table.cells[places["number"]]) if "number" in places else names[:0]
    bodies = {text: wanted.body(text, "") is not None for text in set(names)}
    kept = np.array([bodies[text] for text in names], dtype=bool)
    if len(numbers):
        listed = {text for text in set(numbers) if wanted.body("", text) is not None}
        kept |= np.array([text in listed for text in numbers], dtype=bool)
    doubtful = {text for text, known in bodies.items() if not known and sounds_like_police(text)}
    at = [row for row, text in enumerate(names) if text in doubtful and not kept[row]]
    spoilt = {row.row for row in table.aside if not _names_police(row.cells, wanted)}
    columns = [_texts(table.cells[place][kept]) for place in places.values()]
    columns = [
        np.array([_minus_before(text) for text in column], object) if name == "amount" else column
        for name, column in zip(places, columns, strict=True)
    ]
    return _Sifted(
        table=attrs.evolve(
            table,
            headers=tuple(places),
            cells=tuple(columns),
            rows=table.rows[kept],
            letters=tuple(table.letters[place] for place in places.values()),
            problems=Problems(each for each in table.problems if each.row not in spoilt),
            aside=tuple(row for row in table.aside if row.row not in spoilt),
            misfits={},
        ),
        spoilt=len(spoilt),
        doubtful=tuple(f"{table.name} row {int(table.rows[row])}" for row in at),
    )


def _texts(cells: Cells) -> Array:
    import numpy as np

    # Plain objects: categories would carry the names of every other payee along.
    plain = np.asarray(cells, dtype=object)
    return np.array([text if isinstance(text, str) else "" for text in plain], dtype=object)


def _minus_before(text: str) -> str:
    """An amount with the minus that some ledgers write behind it put before it."""
    match = _MINUS_BEHIND.fullmatch(text.strip())
    return f"-{match[1].strip()}" if match else text


def _names_police(cells: Sequence[str], wanted: _Wanted) -> bool:
    return any(wanted.body(cell, cell) or sounds_like_police(cell) for cell in cells if cell)


def _of_whole_pence(table: CheckedTable) -> CheckedTable:
    import numpy as np

    pence = [amount * 100 for amount in table.frame["amount"]]
    broken = np.array([amount != amount.to_integral_value() for amount in pence], dtype=bool)
    words = "The amount has parts of a penny.", "Give pounds with two figures of pence."
    return kept_apart(table, [(WHOLE_PENCE, broken, "amount", lambda _: words)])


def _payments_of(table: CheckedTable, wanted: _Wanted) -> Iterator[Payment]:
    frame = table.frame
    texts = {
        name: frame[name].astype(object).where(frame[name].notna(), "").tolist()
        for name in ("payee", "number", "account", "document", "entity")
    }
    for at, (position, amount, stamp) in enumerate(
        zip(table.positions.tolist(), frame["amount"], frame["cleared_on"], strict=True)
    ):
        said = {name: str(column[at]) for name, column in texts.items()}
        body = wanted.body(said["payee"], said["number"])
        if body is not None:
            yield Payment(
                body=body,
                amount_pence=int(amount * 100),
                cleared_on=stamp.date(),
                where=f"{table.places.of(position).name} row {table.places.row(position)}",
                **said,
            )


def _findings(
    items: Sequence[Payment], sifted: Sequence[_Sifted], wanted: _Wanted
) -> Iterator[Finding]:
    doubtful = [place for each in sifted for place in each.doubtful]
    if doubtful:
        shown = ", ".join(doubtful[:_ROWS_SHOWN]) + (", …" if len(doubtful) > _ROWS_SHOWN else "")
        yield KNOWN_PAYEES.not_met(
            f"{len(doubtful):,} rows name a payee that sounds like the police or their office and "
            f"is not known; they are not counted: {shown}. Look at them there, and list the name "
            "in a document of the kind s92kit/payees/1."
        )
    else:
        yield KNOWN_PAYEES.met()
    back = [item.amount_pence for item in items if item.amount_pence < 0]
    if back:
        yield NO_CREDITS.not_met(
            f"{len(back):,} payments came back and are taken off: {sum(back):,} pence."
        )
    else:
        yield NO_CREDITS.met()
    odd = [item.where for item in items if not _agree(item, wanted)]
    if odd:
        yield PAYEE_ID.not_met(
            f"{len(odd):,} rows have a name and a number of which only one is known, or of two "
            f"payees, the first being {odd[0]}. They are counted by the name first."
        )
    else:
        yield PAYEE_ID.met()
    spoilt = sum(each.spoilt for each in sifted)
    if spoilt:
        yield SPOILT_ROWS.not_met(
            f"{spoilt:,} rows cannot be cut into their columns. None names the police or their "
            "office in any cell; they are counted apart."
        )
    else:
        yield SPOILT_ROWS.met()


def _agree(item: Payment, wanted: _Wanted) -> bool:
    if not wanted.by_number or not item.number:
        return plain_name(item.payee) in wanted.by_name
    return wanted.by_number.get(item.number) is wanted.by_name.get(plain_name(item.payee))
