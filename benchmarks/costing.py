"""How long 100,000 cost lines take, beside a bare loop of exact fractions and a pandas workbook.

Run with ``python benchmarks/costing.py``. The three are timed in turn, several times over, and
the median of each is printed with its ratio to the bare loop. The bare loop multiplies, rounds
and adds, and knows no rates, dates, reasons or sources; the workbook does it in floats.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from datetime import date
from fractions import Fraction

from s92kit import Period, RateAssumption, cost_schedule, london_rates, post_of, quote
from s92kit.agreements import AgreedTerm, Agreement
from s92kit.money import to_pence
from s92kit.periods import PartYear, financial_years_of, share_of_year
from s92kit.sources import Source

POSTS = 25_000
SERVICE = Period.inclusive(date(2020, 1, 1), date(2022, 12, 31))
HELD = RateAssumption(label="rates held flat", held_flat=True)
ROUNDS = 3
RATES_GBP = {"PC": 57_000, "PS": 70_500}


def big_agreement() -> Agreement:
    """An agreement of 25,000 post lines that serve in four financial years."""
    source = Source(title="Benchmark", locator="made up", published_on=None)
    term = AgreedTerm(id="term", period=SERVICE, recorded_on=date.min, source=source)
    lines = [post_of("PS" if number % 6 == 0 else "PC", 1)[0] for number in range(POSTS)]
    import attrs

    posts = tuple(attrs.evolve(post, id=f"post-{at}") for at, post in enumerate(lines))
    return Agreement(
        id="walford/benchmark",
        title="Benchmark",
        payee="MOPAC",
        posts=posts,
        sources=(source,),
        scheme="partnership-plus",
        term_history=(term,),
    )


def bare_loop(agreement: Agreement) -> int:
    """The same arithmetic with nothing around it; total pence."""
    parts = [year.overlap(SERVICE) for year in financial_years_of(SERVICE)]
    shares = [share_of_year(part, by=PartYear.MONTHS) for part in parts if part]
    total = 0
    for share in shares:
        exact = [RATES_GBP[str(post.rank)] * post.count * share for post in agreement.posts]
        for amount in exact:
            to_pence(amount)
        total += to_pence(sum(exact, Fraction(0)))
    return total


def workbook(agreement: Agreement) -> float:
    """A data frame of posts by years in floats, as a spreadsheet does it; pounds."""
    import pandas as pd

    parts = [year.overlap(SERVICE) for year in financial_years_of(SERVICE)]
    years = pd.DataFrame(
        {"share": [float(share_of_year(part, by=PartYear.MONTHS)) for part in parts if part]}
    )
    posts = pd.DataFrame(
        [(str(post.rank), post.count) for post in agreement.posts], columns=["rank", "count"]
    )
    table = posts.merge(years, how="cross")
    table["cost"] = table["rank"].map(RATES_GBP) * table["count"] * table["share"]
    return float(table["cost"].round(2).sum())


def timed(work: Callable[[], object]) -> float:
    """Seconds for one run."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def main() -> None:
    """Time the three in turn and print medians and ratios."""
    book = london_rates()
    agreement = big_agreement()
    schedule = cost_schedule(agreement, book, assumption=HELD)
    count = len(schedule.lines)
    contenders: dict[str, Callable[[], object]] = {
        "s92kit.cost_schedule": lambda: cost_schedule(agreement, book, assumption=HELD),
        "bare loop of fractions": lambda: bare_loop(agreement),
        "pandas workbook in floats": lambda: workbook(agreement),
    }
    workbook(agreement)
    taken: dict[str, list[float]] = {name: [] for name in contenders}
    for _ in range(ROUNDS):
        for name, work in contenders.items():
            taken[name].append(timed(work))
    base = statistics.median(taken["bare loop of fractions"])
    print(f"{count:,} cost lines, {ROUNDS} rounds, median seconds")
    for name, seconds in taken.items():
        median = statistics.median(seconds)
        print(f"  {name:28} {median:7.3f}   {median / base:6.2f} × the bare loop")
    one = [timed(lambda: quote(post_of("PC", 4), book, scheme="partnership-plus", period=SERVICE))]
    print(f"  one quotation                {one[0]:7.4f}")
    total = schedule.total.value
    print(f"  total {total} by s92kit, {bare_loop(agreement) / 100:.2f} by the bare loop")


if __name__ == "__main__":
    main()
