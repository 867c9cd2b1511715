"""A made-up but realistic enforcement log, the same for each seed, marked as made up in its file.

Run ``python examples/made_up_enforcement.py walford/market-drinking log.csv`` for Walford, or name
an order of your own borough with its wards, its terms, and the amounts of its notices::

    python examples/made_up_enforcement.py brent/street-drinking log.csv --first-day 2019-04-01 \
        --amount 100.00 --ward Harlesden --ward Kilburn --term drinking

Nothing in it happened. The shares (four warnings to a notice, seven notices in ten paid) were
chosen to look like a year, and come from no published source. A few rows are wrong on purpose.
"""

from __future__ import annotations

import argparse
import csv
import random
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path

COLUMNS = (
    *("reference", "kind", "day", "order", "term", "ward", "issuer", "age_band"),
    *("requirement_broken", "amount_gbp", "reduced_gbp", "reduced_within_days"),
    *("pay_within_days", "paid_on", "paid_gbp", "cancelled_on", "prosecuted_on", "offence"),
    "outcome",
)
NOTE = "# Made up by a seeded script: no warning, notice or prosecution in this file is real."
ROLES = ("authorised person", "constable", "PCSO")
AGES = ("18 or over", "16 to 17", "not recorded")


def actions(
    order: str,
    first_day: date,
    rows: int,
    *,
    amount: str,
    reduced: str,
    wards: Sequence[str],
    terms: Sequence[str],
    seed: int,
) -> Iterator[dict[str, object]]:
    """A row for each made-up action.

    Args:
        order: The id of the order.
        first_day: The first day of a year.
        rows: How many actions.
        amount: What a notice asks for.
        reduced: The lower amount for early payment; empty for none.
        wards: The wards.
        terms: The ids of the terms; empty for none.
        seed: What the choices follow from.
    """
    chance = random.Random(seed)  # noqa: S311 - made-up actions, no secrets
    days = sorted(chance.randrange(365) for _ in range(rows))
    for at, passed in enumerate(days, start=1):
        day = first_day + timedelta(days=passed)
        row: dict[str, object] = {
            "reference": f"W-{at:07d}",
            "kind": "warning",
            "day": day.isoformat(),
            "order": order,
            "term": chance.choice(terms) if terms else "",
            "ward": chance.choice(wards) if wards else "",
            "issuer": chance.choices(ROLES, (70, 20, 10))[0],
            "age_band": chance.choices(AGES, (93, 4, 3))[0],
            "requirement_broken": "yes",
        }
        if chance.random() < 0.2:
            row |= {"reference": f"FPN-{at:07d}", "kind": "fixed penalty"}
            row |= _notice(day, amount, reduced, chance)
        yield row


def _notice(day: date, amount: str, reduced: str, chance: random.Random) -> dict[str, object]:
    row: dict[str, object] = {"amount_gbp": amount, "pay_within_days": 14}
    if reduced:
        row |= {"reduced_gbp": reduced, "reduced_within_days": 10}
    fate, wait = chance.random(), chance.randrange(1, 15)
    if fate < 0.7:
        early = bool(reduced) and wait <= 10
        row |= {"paid_on": (day + timedelta(days=wait)).isoformat()}
        row |= {"paid_gbp": reduced if early else amount}
    elif fate < 0.78:
        row |= {"cancelled_on": (day + timedelta(days=wait)).isoformat()}
    elif fate < 0.9:
        begun = day + timedelta(days=chance.randrange(10, 190))
        row |= {"prosecuted_on": begun.isoformat(), "outcome": "convicted"}
        row |= {"offence": chance.choices(("s.63", "non-payment"), (95, 5))[0]}
    return row


def write(file: Path, rows: Iterator[dict[str, object]]) -> int:
    """Writes a log to a CSV file.

    Args:
        file: The file.
        rows: The actions.

    Returns:
        How many rows were written.
    """
    written = 0
    with file.open("w", encoding="utf-8", newline="") as out:
        out.write(NOTE + "\n")
        table = csv.DictWriter(out, COLUMNS, restval="")
        table.writeheader()
        for row in rows:
            table.writerow(row)
            written += 1
    return written


def main() -> None:
    """Writes the log that the words of the command line ask for."""
    parser = argparse.ArgumentParser(description="Write a made-up enforcement log.")
    parser.add_argument("order", help="the id of the order")
    parser.add_argument("file", type=Path, help="the CSV file to write")
    parser.add_argument("--first-day", type=date.fromisoformat, default=date(2020, 4, 1))
    parser.add_argument("--rows", type=int, default=400)
    parser.add_argument("--amount", default="80.00")
    parser.add_argument("--reduced", default="")
    parser.add_argument("--ward", action="append", default=[])
    parser.add_argument("--term", action="append", default=[])
    parser.add_argument("--seed", type=int, default=92)
    given = parser.parse_args()
    made = actions(
        given.order,
        given.first_day,
        given.rows,
        amount=given.amount,
        reduced=given.reduced,
        wards=given.ward,
        terms=given.term,
        seed=given.seed,
    )
    rows = write(given.file, made)
    print(f"{rows} made-up actions written to {given.file}")


if __name__ == "__main__":
    main()
