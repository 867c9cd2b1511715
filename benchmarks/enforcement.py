"""How long a million actions of enforcement take to judge, beside a hand-written pandas script.

Run with ``python benchmarks/enforcement.py``. The rows are made up by a seeded script. s92kit holds
each against every rule, with what the orders and the law say on its day, and gives for each rule
the exact counts of rows that keep it, that break it and that nobody can tell, with the first cells
of each. The script is what an analyst would write for the five commonest rules, with the dates,
amounts and wards of two orders typed in: it counts the rows that break each, and nothing else.
Both begin with rows that were read, are timed in turn, several times over, and must agree on the
five counts. Medians and their ratio are printed; so is how long reading the same rows takes.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

import attrs
import pandas as pd

from s92kit.enforcement import (
    RULES,
    EnforcementLog,
    EnforcementPractice,
    judge,
    read_enforcement,
)
from s92kit.law import english_law
from s92kit.plugins import catalogue_of
from s92kit.pspos import Pspo
from s92kit.testing import walford

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "examples"))
from made_up_enforcement import actions, write

ROWS = 1_000_000
ROUNDS = 5
ON = date(2024, 6, 1)
WARDS = ("Market", "Square", "Mill")
FIVE = (
    "enforcement/order-in-force",
    "enforcement/within-area",
    "enforcement/within-cap",
    "enforcement/as-ordered",
    "enforcement/age-allowed",
)


def orders() -> tuple[Pspo, ...]:
    """The market's order, and a second one alike that began on the same day."""
    market = catalogue_of(walford).pspo("walford/market-drinking")
    return (market, attrs.evolve(market, id="walford/estate-drinking"))


def by_s92kit(log: EnforcementLog) -> dict[str, int]:
    """How many rows break each of the five rules, by s92kit with every rule on."""
    practice = EnforcementPractice(pcsos_designated=True)
    judged = judge(log, orders(), english_law(), on=ON, practice=practice)
    return {r.rule.code: r.not_met for r in judged.results if r.rule.code in FIVE}


def by_hand(rows: pd.DataFrame) -> dict[str, int]:
    """The same five counts as an analyst's script finds them."""
    in_force = {
        "walford/market-drinking": (pd.Timestamp("2019-06-01"), pd.Timestamp("2024-03-31")),
        "walford/estate-drinking": (pd.Timestamp("2019-06-01"), pd.Timestamp("2024-03-31")),
    }
    first = rows["order"].map({name: days[0] for name, days in in_force.items()})
    last = rows["order"].map({name: days[1] for name, days in in_force.items()})
    outside = ~rows["day"].between(first, last)
    elsewhere = ~rows["ward"].isin(["Market", "Square"])
    penalty = rows["kind"] == "fixed penalty"
    over = penalty & (rows["amount_gbp"] > 100)
    lower = rows["reduced_gbp"].notna()
    other = (rows["amount_gbp"] != 80) | (
        lower & ((rows["reduced_gbp"] != 50) | (rows["reduced_within_days"] != 10))
    )
    wrong = penalty & (rows["day"] >= pd.Timestamp("2019-06-01")) & other
    young = (
        penalty
        & ~rows["day"].lt("2019-06-01")
        & rows["age_band"].isin(["under 10", "10 to 15", "16 to 17"])
    )
    broken = (outside, elsewhere, over, wrong, young)
    return {code: int(rows_broken.sum()) for code, rows_broken in zip(FIVE, broken, strict=True)}


def plain(file: Path) -> pd.DataFrame:
    """The rows as an analyst would read them: days as days, pounds as numbers."""
    return pd.read_csv(file, comment="#", parse_dates=["day"])


def made_up(file: Path) -> None:
    """Writes a million rows over five years of two orders, some of each fault among them."""
    years = [date(year, 4, 1) for year in range(2019, 2024)]
    names = [each.id for each in orders()]

    def all_years() -> object:
        share = ROWS // (len(years) * len(names))
        for number, (year, name) in enumerate((year, name) for year in years for name in names):
            amount = "150.00" if number == 9 else "80.00"
            part = actions(
                name,
                year,
                share,
                amount=amount,
                reduced="50.00",
                wards=WARDS,
                terms=("drinking", "begging"),
                seed=number,
            )
            for row in part:
                yield row | {"reference": f"{row['reference']}/{number}"}

    write(file, all_years())


def timed(work: Callable[[], object]) -> float:
    """Seconds for one run."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def main() -> None:
    """Write the rows, time both in turn, and print medians and their ratio."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "log.csv"
        made_up(file)
        reading = {"s92kit": timed(lambda: read_enforcement([file])), "pandas": 0.0}
        reading["pandas"] = timed(lambda: plain(file))
        log, rows = read_enforcement([file]), plain(file)
    if log.problems:
        raise SystemExit(str(log.problems.counts))
    contenders: dict[str, Callable[[], dict[str, int]]] = {
        f"s92kit, all {len(RULES)} rules": lambda: by_s92kit(log),
        "hand-written pandas, 5": lambda: by_hand(rows),
    }
    ours, theirs = by_s92kit(log), by_hand(rows)
    taken: dict[str, list[float]] = {name: [] for name in contenders}
    for _ in range(ROUNDS):
        for name, work in contenders.items():
            taken[name].append(timed(work))
    base = statistics.median(taken["hand-written pandas, 5"])
    print(f"{len(rows):,} actions, {ROUNDS} rounds, median seconds to judge")
    for name, seconds in taken.items():
        median = statistics.median(seconds)
        print(f"  {name:24} {median:7.3f}   {median / base:5.2f} × the script")
    print("  the same five counts" if ours == theirs else f"  DIFFER: {ours} against {theirs}")
    told = ", ".join(f"{name} {seconds:.1f}" for name, seconds in reading.items())
    print(f"  seconds to read them once: {told} (s92kit checks every cell and reference)")


if __name__ == "__main__":
    main()
