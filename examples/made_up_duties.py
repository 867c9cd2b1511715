"""A made-up but realistic year of duties, the same for each seed, marked as made up in its file.

Run ``python examples/made_up_duties.py walford/town-centre-2019 duties.csv`` for Walford, whose
post lines are ``constables`` and ``sergeant``, or name any team of your own::

    python examples/made_up_duties.py team duties.csv --post constables=4 --post sergeant=1

Nothing in it happened: no officer, absence or aid. The shares (a tenth of leave, one vacancy of
some weeks, a few high-demand days, some aid, court and training) were chosen to look like a year,
and come from no published source.
"""

from __future__ import annotations

import argparse
import csv
import random
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

COLUMNS = (
    *("id", "post", "officer", "day", "starts", "ends", "rostered_minutes", "status", "cover"),
    *("abstraction", "abstracted_minutes", "priority_minutes", "reference", "recorded_on"),
    "supersedes",
)
SHIFTS = (("07:00", "15:00", 480), ("14:00", "22:00", 480), ("18:00", "02:00", 480))
TAKEN = ("training", "court", "aid on borough", "aid off borough", "high-demand day", "other")
WEIGHTS = (30, 15, 20, 10, 20, 5)
NOTE = "# Made up by a seeded script: no duty, officer or absence in this file is real."


def duties(
    posts: dict[str, int], first_day: date, days: int, *, seed: int
) -> Iterator[dict[str, object]]:
    """A row for each made-up duty.

    Args:
        posts: How many posts each line has.
        first_day: The first day.
        days: How many days.
        seed: What the choices follow from.
    """
    chance = random.Random(seed)  # noqa: S311 - made-up duties, no secrets
    officer = 0
    for post, count in posts.items():
        for _ in range(count):
            officer += 1
            yield from _officer(post, officer, first_day, days, chance)


def _officer(
    post: str, number: int, first_day: date, days: int, chance: random.Random
) -> Iterator[dict[str, object]]:
    empty_from = chance.randrange(days) if chance.random() < 0.25 else days
    away_from = chance.randrange(days)
    for at in range(days):
        if (at + number) % 6 >= 4:  # four days on, two off
            continue
        day = first_day + timedelta(days=at)
        row = _row(post, number, day, SHIFTS[(at + number) // 6 % 3], chance)
        if empty_from <= at < empty_from + 42:
            row |= {"officer": "", "status": "vacant", "priority_minutes": ""}
            row |= {"reference": f"VAC-{number:03d}"}
        elif away_from <= at < away_from + 21 or chance.random() < 0.06:
            row |= {"status": "leave", "priority_minutes": ""}
            if chance.random() < 0.1:
                row |= {"status": "covered", "cover": f"C-{number:04d}", "priority_minutes": 300}
        elif chance.random() < 0.07:
            row |= _taken(number, day, chance)
        yield row


def _row(
    post: str, number: int, day: date, shift: tuple[str, str, int], chance: random.Random
) -> dict[str, object]:
    starts, ends, minutes = shift
    row: dict[str, object] = dict.fromkeys(COLUMNS, "")
    return row | {
        "id": f"{post}-{number}-{day:%Y%m%d}",
        "post": post,
        "officer": f"P-{number:04d}",
        "day": day.isoformat(),
        "starts": starts,
        "ends": ends,
        "rostered_minutes": minutes if ends > starts else "",
        "status": "worked",
        "priority_minutes": chance.choice((240, 300, 360, 420)),
        "recorded_on": (day + timedelta(days=10)).isoformat(),
    }


def _taken(number: int, day: date, chance: random.Random) -> dict[str, object]:
    kind = chance.choices(TAKEN, WEIGHTS)[0]
    whole = kind in ("high-demand day", "training", "aid off borough")
    return {
        "abstraction": kind,
        "abstracted_minutes": 420 if whole else chance.choice((120, 180, 240)),
        "priority_minutes": 0 if whole else 180,
        "reference": f"ABS-{number:03d}-{day:%y%m%d}",
    }


def write(path: Path, posts: dict[str, int], first_day: date, days: int, *, seed: int) -> int:
    """Writes a year of made-up duties, with a note on top that they are made up.

    Args:
        path: The CSV file to write.
        posts: How many posts each line has.
        first_day: The first day.
        days: How many days.
        seed: What the choices follow from.

    Returns:
        How many duties it holds.
    """
    rows = list(duties(posts, first_day, days, seed=seed))
    with path.open("w", encoding="utf-8", newline="") as file:
        file.write(f"{NOTE}\n")
        writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    return len(rows)


def main() -> None:
    """Write the file that the command line asks for."""
    asked = argparse.ArgumentParser(description="Write a made-up year of duties.")
    asked.add_argument("team", help="what the message calls the team")
    asked.add_argument("file", type=Path, help="the CSV file to write")
    asked.add_argument("--post", action="append", help="a post line and its posts: constables=4")
    asked.add_argument("--first-day", type=date.fromisoformat, default=date(2019, 10, 1))
    asked.add_argument("--days", type=int, default=366)
    asked.add_argument("--seed", type=int, default=92)
    told = asked.parse_args()
    named = told.post or ["constables=4", "sergeant=1"]
    posts = {line: int(count) for line, _, count in (text.partition("=") for text in named)}
    count = write(told.file, posts, told.first_day, told.days, seed=told.seed)
    print(f"{count:,} made-up duties of {told.team} written to {told.file}")


if __name__ == "__main__":
    main()
