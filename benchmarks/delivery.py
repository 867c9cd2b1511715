"""How long a year of duties of 32 boroughs takes, beside a hand-written pandas script.

Run with ``python benchmarks/delivery.py``. There are 32 files, one a borough, of 40 officers and
about 9,500 duties each. s92kit reads them, checks every cell and row, holds them against each
other and their agreement, and adds them up with costs, sources and evidence. The script is what
an analyst would write for the same minutes, post-days, strengths and lists of vacancies and
abstractions: it reads, groups and adds, and checks nothing.
Both are timed in turn, several times over; medians and their ratio are printed, and the minutes
of both are compared.
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

from s92kit.agreements import AgreedTerm, Agreement, post_of
from s92kit.delivery import delivered, read_duties
from s92kit.periods import Period
from s92kit.rates import london_rates
from s92kit.sources import Source

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "examples"))
from made_up_duties import write

BOROUGHS = 32
POSTS = {"response": 16, "estates": 16, "sergeants": 8}
YEAR = Period.inclusive(date(2019, 4, 1), date(2020, 3, 31))
ROUNDS = 5


def agreement() -> Agreement:
    """An agreement of 40 posts in three lines."""
    source = Source(title="Benchmark", locator="made up", published_on=None)
    term = AgreedTerm(id="term", period=YEAR, recorded_on=date(2019, 3, 1), source=source)
    posts = (
        attrs.evolve(post_of("PS" if line == "sergeants" else "PC", count)[0], id=line)
        for line, count in POSTS.items()
    )
    return Agreement(
        id="walford/benchmark",
        title="Benchmark",
        payee="MOPAC",
        posts=tuple(posts),
        sources=(source,),
        scheme="partnership-plus",
        term_history=(term,),
    )


def by_s92kit(files: list[Path]) -> dict[str, int]:
    """Minutes bought, delivered, vacant, of leave and abstracted, by s92kit with every check."""
    team, book = agreement(), london_rates()
    sums: dict[str, int] = {}
    for file in files:
        result = delivered(team, read_duties([file]), YEAR, book)
        if result.problems:
            raise SystemExit(str(result.problems.counts))
        minutes = result.totals.minutes
        _add(sums, "bought", minutes.bought)
        _add(sums, "delivered", minutes.delivered)
        _add(sums, "vacant", minutes.vacant)
        _add(sums, "leave", minutes.leave)
        for kind, amount in minutes.abstracted_by_kind:
            _add(sums, str(kind), amount)
    return sums


def by_hand(files: list[Path]) -> dict[str, int]:
    """The same minutes as an analyst's script adds them, without checks, reasons or sources."""
    import pandas as pd

    sums: dict[str, int] = {}
    for file in files:
        duties = pd.read_csv(file, comment="#", parse_dates=["day"])
        start = pd.to_datetime(duties["day"].astype(str) + " " + duties["starts"]).dt.tz_localize(
            "Europe/London", ambiguous=True, nonexistent="shift_forward"
        )
        late = duties["ends"] <= duties["starts"]
        ending = duties["day"] + pd.to_timedelta(late.astype(int), unit="D")
        end = pd.to_datetime(ending.astype(str) + " " + duties["ends"]).dt.tz_localize(
            "Europe/London", ambiguous=True, nonexistent="shift_forward"
        )
        worked = (end - start).dt.total_seconds() // 60
        duties["minutes"] = duties["rostered_minutes"].fillna(worked).astype(int)
        duties["away"] = duties["abstracted_minutes"].fillna(0).astype(int)
        duties["left"] = duties["minutes"] - duties["away"]
        duties["month"] = duties["day"].dt.to_period("M")
        by_line = duties.groupby(["post", "month", "status"])[["minutes", "left"]].sum()
        status = by_line.groupby("status")["left"].sum()
        taken = duties[duties["away"] > 0].groupby(["post", "month", "abstraction"])["away"].sum()
        strength = duties[duties["status"].isin(["worked", "covered"])].groupby(["day", "post"])
        strength["officer"].nunique()
        on_duty = duties[duties["status"].isin(["worked", "covered"]) & (duties["left"] > 0)]
        on_duty.groupby(["day", "starts"])["id"].nunique()
        whole = duties["away"] * 2 >= duties["minutes"]
        duties["use"] = duties["status"].replace("covered", "worked").mask(whole, "abstracted")
        duties.groupby(["post", "month", "use"])["id"].count()
        called = duties[duties["abstraction"] == "high-demand day"]
        called.groupby(["post", called["day"].dt.to_period("Y-MAR")])["id"].count()
        evidence = ["day", "post", "minutes", "away", "abstraction", "reference"]
        vacant = duties.loc[duties["status"] == "vacant", evidence].sort_values(["day", "post"])
        vacant.to_dict("records")
        away = duties.loc[duties["away"] > 0, evidence].sort_values(["day", "post"])
        away.to_dict("records")
        _add(sums, "bought", int(by_line["minutes"].sum()))
        _add(sums, "delivered", int(status.get("worked", 0) + status.get("covered", 0)))
        _add(sums, "vacant", int(status.get("vacant", 0)))
        _add(sums, "leave", int(status.get("leave", 0)))
        for kind, amount in taken.groupby("abstraction").sum().items():
            _add(sums, str(kind), int(amount))
    return sums


def _add(sums: dict[str, int], name: str, minutes: int) -> None:
    sums[name] = sums.get(name, 0) + minutes


def timed(work: Callable[[], object]) -> float:
    """Seconds for one run."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def main() -> None:
    """Write the files, time both in turn, and print medians and their ratio."""
    with tempfile.TemporaryDirectory() as folder:
        files = [Path(folder) / f"borough-{number:02d}.csv" for number in range(BOROUGHS)]
        rows = sum(
            write(file, POSTS, YEAR.start, YEAR.days, seed=number)
            for number, file in enumerate(files)
        )
        contenders: dict[str, Callable[[], dict[str, int]]] = {
            "s92kit, every check on": lambda: by_s92kit(files),
            "hand-written pandas": lambda: by_hand(files),
        }
        ours, theirs = by_s92kit(files), by_hand(files)
        taken: dict[str, list[float]] = {name: [] for name in contenders}
        for _ in range(ROUNDS):
            for name, work in contenders.items():
                taken[name].append(timed(work))
    base = statistics.median(taken["hand-written pandas"])
    print(f"{rows:,} duties in {BOROUGHS} files, {ROUNDS} rounds, median seconds")
    for name, seconds in taken.items():
        median = statistics.median(seconds)
        print(f"  {name:24} {median:7.3f}   {median / base:5.2f} × the script")
    print("  the same minutes" if ours == theirs else f"  DIFFER: {ours} against {theirs}")


if __name__ == "__main__":
    main()
