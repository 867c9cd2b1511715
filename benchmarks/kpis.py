"""How long three boroughs' indicators take, beside the best query written by hand on each engine.

Run with ``python benchmarks/kpis.py --rows 1000000 20000000``. Every indicator of the three
frameworks is computed for 16 quarters in each of 20 wards: counts of ten kinds, arrests of the
team alone, the share charged, hours, money, different cases, the share of each priority, a rate,
a change and a running total. By hand the same figures are written for pandas in three ways
(masked columns, one group-by on all columns, numpy on a packed key), for Polars and DuckDB in two;
the fastest of each engine is what s92kit is held against.

They take turns, each time in a process of its own. Printed are medians of the time and of the peak
memory of a process, and the median of the ratios turn by turn, since a machine that is shared is
not equally fast at all times. The figures of all are compared, and with several numbers of rows it
is told how the time grows.
"""

from __future__ import annotations

import argparse
import json
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "examples"))

FIRST, QUARTERS = date(2017, 4, 1), 16
KINDS = (
    "arrest",
    "asb warning",
    "stop and search",
    "fixed penalty notice",
    "order warning",
    "vehicle seized",
    "intelligence report",
    "weapons sweep",
    "dispersal",
    "referral to treatment",
)
COLUMNS = (
    "day",
    "borough",
    "ward",
    "priority",
    "kind",
    "outcome",
    "attribution",
    "count",
    "minutes",
    "amount_pence",
    "case_reference",
)
KEYS = ("borough", "ward", "quarter")


def priorities() -> dict[str, tuple[str, ...]]:
    """The priorities of each borough, as the made-up rows have them."""
    from made_up_activity import PRIORITIES

    return {key: tuple(f"{key}/{name}" for name in names) for key, names in PRIORITIES.items()}


def frameworks() -> list[Any]:
    """The three boroughs' frameworks."""
    from s92kit.activity import ActivityKind, ActivityOutcome, Attribution
    from s92kit.kpis import (
        Against,
        Indicator,
        KpiFramework,
        Measure,
        MeasureKind,
        Quantity,
        QuantityKind,
        Where,
    )

    def made(borough: str, names: tuple[str, ...]) -> KpiFramework:
        count, share = MeasureKind.COUNT, MeasureKind.SHARE
        arrests = Where(kind=(ActivityKind.ARREST,))
        charged = Where(kind=(ActivityKind.ARREST,), outcome=(ActivityOutcome.CHARGED,))
        team = Where(kind=(ActivityKind.ARREST,), attribution=(Attribution.TEAM,))
        patrol, cash = (
            Where(kind=(each,)) for each in (ActivityKind.PATROL, ActivityKind.CASH_SEIZED)
        )
        every = Quantity(kind=QuantityKind.RECORDS)
        hours = Quantity(kind=QuantityKind.SUM, column="minutes", where=patrol)
        pence = Quantity(kind=QuantityKind.SUM, column="amount_pence", where=cash)
        cases = Quantity(kind=QuantityKind.DISTINCT, column="case_reference")
        arrested = Quantity(where=arrests)
        measures = {
            kind: Measure(kind=count, numerator=Quantity(where=Where(kind=(ActivityKind(kind),))))
            for kind in KINDS
        }
        measures |= {
            "team arrests": Measure(kind=count, numerator=Quantity(where=team)),
            "charged": Measure(kind=share, numerator=Quantity(where=charged), denominator=arrested),
            "patrol hours": Measure(kind=count, numerator=hours),
            "cash seized": Measure(kind=count, numerator=pence),
            "cases": Measure(kind=count, numerator=cases),
            "arrest rate": Measure(
                kind=MeasureKind.RATE, numerator=arrested, denominator=hours, for_each=1000
            ),
            "arrest change": Measure(
                kind=MeasureKind.CHANGE, numerator=arrested, against=Against.PREVIOUS_PERIOD
            ),
            "arrests so far": Measure(
                kind=MeasureKind.CUMULATIVE, numerator=arrested, since_month=4
            ),
        }
        for name in names:
            part = Quantity(kind=QuantityKind.RECORDS, where=Where(priority=(name,)))
            measures[f"share {name}"] = Measure(kind=share, numerator=part, denominator=every)
        return KpiFramework(
            id=f"{borough}/benchmark",
            title=borough,
            sources=(),
            period_unknown_because="made up",
            indicators=tuple(
                Indicator(
                    id=f"{borough}/{title.replace(' ', '-').replace('/', '-')}",
                    title=title,
                    sources=(),
                    measure=measure,
                )
                for title, measure in measures.items()
            ),
        )

    return [made(borough, names) for borough, names in priorities().items()]


def by_s92kit(data: Any) -> Any:
    """Every figure of the three frameworks as one data frame each, by s92kit."""
    from s92kit.kpis import measured_together
    from s92kit.periods import quarters_from

    found = measured_together(frameworks(), data, quarters_from(FIRST, QUARTERS), by=("ward",))
    return [each.frame() for each in found]


def checks_of_s92kit(frames: Any) -> dict[str, int]:
    """Some sums over all cells, to hold every engine and every query against each other."""
    import pandas as pd

    cells = pd.concat([frame.astype({"indicator": str}) for frame in frames])
    name = cells["indicator"].str.partition("/")[2]
    total = cells.groupby(name)["value"].sum()
    return {
        "arrest": round(total["arrest"]),
        "cases": round(total["cases"]),
        "patrol minutes": round(total["patrol-hours"] * 60),
        "cash pence": round(total["cash-seized"] * 100),
        "charged": round(total["charged"]),
        "so far": round(total["arrests-so-far"]),
        "change": round(total["arrest-change"]),
        "shares": round(total[[each for each in total.index if each.startswith("share")]].sum()),
    }


def figures_by_hand(sums: Any) -> Any:
    """From sums by borough, ward and quarter in pandas to every figure, as a script would."""
    import pandas as pd

    wide = sums.sort_values(list(KEYS)).reset_index(drop=True)
    own = wide.groupby(["borough", "ward"], observed=True)["arrest"]
    year = (wide["quarter"] // 4).rename("year")
    by_year = wide.groupby(["borough", "ward", year], observed=True)["arrest"]
    parts = {
        f"share {name}": wide[f"rows {name}"] * 100 / wide["rows"]
        for names in priorities().values()
        for name in names
    }
    return (
        wide.assign(
            charged_share=wide["charged"] * 100 / wide["arrest"],
            arrest_rate=wide["arrest"] * 60_000 / wide["patrol minutes"],
            arrest_change=own.pct_change() * 100,
            so_far=by_year.cumsum(),
            **parts,
        )
        if isinstance(wide, pd.DataFrame)
        else wide
    )


def checks_by_hand(wide: Any) -> dict[str, int]:
    """The same sums as those of s92kit, from the figures by hand."""
    shares = [name for name in wide.columns if name.startswith("share ")]
    change = wide["arrest_change"].replace([float("inf")], float("nan"))
    return {
        "arrest": int(wide["arrest"].sum()),
        "cases": int(wide["cases"].sum()),
        "patrol minutes": int(wide["patrol minutes"].sum()),
        "cash pence": int(wide["cash pence"].sum()),
        "charged": round(wide["charged_share"].sum()),
        "so far": int(wide["so_far"].sum()),
        "change": round(change.sum()),
        "shares": round(wide[shares].sum().sum()),
    }


def pandas_masks(frame: Any) -> Any:
    """A masked column for each figure, and one group-by on borough, ward and quarter."""
    day = frame["day"].dt
    kind, count = frame["kind"], frame["count"]
    arrest = kind == "arrest"
    columns = {name: count.where(kind == name, 0) for name in KINDS}
    columns |= {
        "team arrests": count.where(arrest & (frame["attribution"] == "team"), 0),
        "charged": count.where(arrest & (frame["outcome"] == "charged"), 0),
        "patrol minutes": frame["minutes"].where(kind == "patrol", 0),
        "cash pence": frame["amount_pence"].where(kind == "cash seized", 0),
    }
    for names in priorities().values():
        columns |= {f"rows {name}": (frame["priority"] == name).astype("int64") for name in names}
    quarter = (day.year - 2017) * 4 + (day.month - 1) // 3 - 1
    keys = {"borough": frame["borough"], "ward": frame["ward"], "quarter": quarter}
    table = type(frame)({**keys, **columns, "case_reference": frame["case_reference"]})
    grouped = table.groupby(list(KEYS), observed=True)
    sums = grouped[list(columns)].sum()
    sums["rows"], sums["cases"] = grouped.size(), grouped["case_reference"].nunique()
    return figures_by_hand(sums.reset_index())


def pandas_cube(frame: Any) -> Any:
    """One group-by on every column that a figure is told apart by, and masks over its groups."""
    day = frame["day"].dt
    quarter = ((day.year - 2017) * 4 + (day.month - 1) // 3 - 1).rename("quarter")
    own = frame[["borough", "ward", "kind", "priority", "attribution", "outcome"]]
    table = own.assign(
        quarter=quarter,
        count=frame["count"],
        minutes=frame["minutes"],
        amount_pence=frame["amount_pence"],
    )
    grouped = table.groupby([*own.columns, "quarter"], observed=True, dropna=False, sort=False)
    cube = grouped[["count", "minutes", "amount_pence"]].sum()
    cube["rows"] = grouped.size()
    sums = _from_cube(cube.reset_index())
    cases = frame[["borough", "ward", "case_reference"]].assign(quarter=quarter).drop_duplicates()
    sums["cases"] = cases.groupby(list(KEYS), observed=True).size()
    return figures_by_hand(sums.reset_index())


def _from_cube(cube: Any) -> Any:
    kind, arrest = cube["kind"], cube["kind"] == "arrest"
    cube = cube.assign(
        **{name: cube["count"].where(kind == name, 0) for name in KINDS},
        **{
            "team arrests": cube["count"].where(arrest & (cube["attribution"] == "team"), 0),
            "charged": cube["count"].where(arrest & (cube["outcome"] == "charged"), 0),
            "patrol minutes": cube["minutes"].where(kind == "patrol", 0),
            "cash pence": cube["amount_pence"].where(kind == "cash seized", 0),
        },
        **{
            f"rows {name}": cube["rows"].where(cube["priority"] == name, 0)
            for names in priorities().values()
            for name in names
        },
    )
    dropped = {"kind", "priority", "attribution", "outcome", "count", "minutes", "amount_pence"}
    wanted = [name for name in cube.columns if name not in dropped | set(KEYS)]
    return cube.groupby(list(KEYS), observed=True)[wanted].sum()


def pandas_packed(frame: Any) -> Any:
    """One whole number a row for its group, added up by numpy, and masks over the groups."""
    import numpy as np
    import pandas as pd

    months = frame["day"].to_numpy().astype("datetime64[M]").astype("int64") - 47 * 12 - 3
    key, sizes = months // 3, {"quarter": QUARTERS}
    for name in ("borough", "ward", "kind", "priority", "attribution", "outcome"):
        size = len(frame[name].cat.categories) + 1
        key = key * size + (frame[name].cat.codes.to_numpy() + 1)
        sizes[name] = size
    places, occurring = pd.factorize(key)
    cube = {}
    for name in ("count", "minutes", "amount_pence"):
        weights = frame[name].to_numpy(dtype="float64", na_value=0)
        cube[name] = np.bincount(places, weights=weights).astype("int64")
    cube["rows"] = np.bincount(places)
    left = occurring
    for name in reversed(sizes):
        left, codes = np.divmod(left, sizes[name]) if name != "quarter" else (0, left)
        if name == "quarter":
            cube[name] = codes
        else:
            cube[name] = pd.Categorical.from_codes(codes - 1, frame[name].cat.categories)
    sums = _from_cube(pd.DataFrame(cube))
    boroughs, wards = (len(frame[name].cat.categories) for name in ("borough", "ward"))
    group = months // 3 * boroughs + frame["borough"].cat.codes.to_numpy()
    group = group * wards + frame["ward"].cat.codes.to_numpy()
    cases = len(frame["case_reference"].cat.categories)
    pairs = np.sort(group * cases + frame["case_reference"].cat.codes.to_numpy())
    pairs = pairs[np.append(True, pairs[1:] != pairs[:-1])]
    counted = np.bincount(pairs // cases, minlength=QUARTERS * boroughs * wards)
    wide = sums.reset_index()
    at = wide["quarter"] * boroughs + wide["borough"].cat.codes
    wide["cases"] = counted[(at * wards + wide["ward"].cat.codes).to_numpy()]
    return figures_by_hand(wide)


def polars_masks(rows: Any) -> Any:
    """One group-by on borough, ward and quarter, with a filtered sum for each figure."""
    import polars as pl

    kind, count = pl.col("kind"), pl.col("count")
    arrest = kind == "arrest"
    sums = [count.filter(kind == name).sum().alias(name) for name in KINDS]
    sums += [
        count.filter(arrest & (pl.col("attribution") == "team")).sum().alias("team arrests"),
        count.filter(arrest & (pl.col("outcome") == "charged")).sum().alias("charged"),
        pl.col("minutes").filter(kind == "patrol").sum().alias("patrol minutes"),
        pl.col("amount_pence").filter(kind == "cash seized").sum().alias("cash pence"),
        pl.col("case_reference").n_unique().alias("cases"),
        pl.len().alias("rows"),
    ]
    for names in priorities().values():
        sums += [(pl.col("priority") == name).sum().alias(f"rows {name}") for name in names]
    grouped = rows.with_columns(_quarter_in_polars()).group_by(*KEYS).agg(*sums)
    return figures_by_hand(_pandas_of(grouped.collect()))


def _quarter_in_polars() -> Any:
    import polars as pl

    day = pl.col("day").dt
    return ((day.year() - 2017) * 4 + (day.month() - 1) // 3 - 1).cast(pl.Int64).alias("quarter")


def _pandas_of(frame: Any) -> Any:
    import pandas as pd

    return pd.DataFrame({name: frame[name].to_numpy() for name in frame.columns})


def polars_cube(rows: Any) -> Any:
    """One group-by on every column that a figure is told apart by, and masks over its groups."""
    import polars as pl

    own = ("kind", "priority", "attribution", "outcome")
    dated = rows.with_columns(_quarter_in_polars())
    summed = ("count", "minutes", "amount_pence")
    cube = dated.group_by(*KEYS, *own).agg(
        *(pl.col(name).sum() for name in summed), pl.len().cast(pl.Int64).alias("rows")
    )
    cases = dated.group_by(*KEYS).agg(pl.col("case_reference").n_unique().alias("cases"))
    table, counted = pl.collect_all([cube, cases])
    sums = _from_cube(_pandas_of(table)).reset_index()
    return figures_by_hand(sums.merge(_pandas_of(counted), on=list(KEYS)))


def duckdb_masks(source: Any) -> Any:
    """One query on borough, ward and quarter, with a filtered sum for each figure."""
    # The words in the queries are those of this file, so that nothing can be slipped into them.
    sums = [f"sum(count) filter (kind = '{name}') as \"{name}\"" for name in KINDS]
    sums += [
        "sum(count) filter (kind = 'arrest' and attribution = 'team') as \"team arrests\"",
        "sum(count) filter (kind = 'arrest' and outcome = 'charged') as charged",
        "sum(minutes) filter (kind = 'patrol') as \"patrol minutes\"",
        "sum(amount_pence) filter (kind = 'cash seized') as \"cash pence\"",
        "count(distinct case_reference) as cases",
        "count(*) as rows",
    ]
    for names in priorities().values():
        sums += [f"count(*) filter (priority = '{name}') as \"rows {name}\"" for name in names]
    return figures_by_hand(
        source.query(
            "activity",
            f"select borough, ward, {_QUARTER}, {', '.join(sums)} from activity group by all",  # noqa: S608
        )
        .df()
        .fillna(0)
    )


_QUARTER = "(year(day) - 2017) * 4 + (month(day) - 1) // 3 - 1 as quarter"


def duckdb_cube(source: Any) -> Any:
    """One query on every column that a figure is told apart by, and masks over its groups."""
    own = "borough, ward, kind, priority, attribution, outcome"
    cube = source.query(
        "activity",
        f"select {own}, {_QUARTER}, sum(count) as count, sum(minutes) as minutes, "  # noqa: S608
        "sum(amount_pence) as amount_pence, count(*) as rows from activity group by all",
    ).df()
    cases = source.query(
        "activity",
        f"select borough, ward, {_QUARTER}, count(distinct case_reference) as cases "  # noqa: S608
        "from activity group by all",
    ).df()
    sums = _from_cube(cube.fillna({"count": 0, "minutes": 0, "amount_pence": 0})).reset_index()
    return figures_by_hand(sums.merge(cases, on=list(KEYS)))


def _pandas_rows(file: str) -> Any:
    import pyarrow.parquet as pq

    table = pq.read_table(file, columns=list(COLUMNS))
    return _as_checked(table)


def _as_checked(table: Any) -> Any:
    """As checked records of activity are: categories, whole numbers that may be missing, days."""
    import pandas as pd

    frame = table.to_pandas(types_mapper={_int64(): pd.Int64Dtype()}.get, self_destruct=True)
    return frame.assign(day=frame["day"].astype("datetime64[s]"))


def _int64() -> Any:
    import pyarrow as pa

    return pa.int64()


def _polars_rows(file: str) -> Any:
    import polars as pl

    return pl.read_parquet(file, columns=list(COLUMNS)).lazy()


def _polars_scan(file: str) -> Any:
    import polars as pl

    return pl.scan_parquet(file)


def _duckdb_scan(file: str) -> Any:
    import duckdb

    return duckdb.read_parquet(file)


ENGINES: dict[str, tuple[Callable[[str], Any], tuple[Callable[[Any], Any], ...]]] = {
    "pandas in memory": (_pandas_rows, (pandas_masks, pandas_cube, pandas_packed)),
    "Polars in memory": (_polars_rows, (polars_masks, polars_cube)),
    "Polars scanning Parquet": (_polars_scan, (polars_masks, polars_cube)),
    "DuckDB scanning Parquet": (_duckdb_scan, (duckdb_masks, duckdb_cube)),
}


def first_rows(data: Any) -> Any:
    """A few of the rows, with which libraries are imported and made ready before time is taken."""
    return data.limit(1000) if hasattr(data, "limit") else data.head(1000)


def run(engine: str, way: str, file: str) -> None:
    """Time one way on one engine and print what it took, for the process that asked."""
    read, by_hand = ENGINES[engine]
    work = by_s92kit if way == "s92kit" else {each.__name__: each for each in by_hand}[way]
    data = read(file)
    work(first_rows(data))
    start = time.perf_counter()
    result = work(data)
    took = time.perf_counter() - start
    checks = checks_of_s92kit(result) if way == "s92kit" else checks_by_hand(result)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"seconds": took, "peak_mb": peak, "checks": checks}))


def in_a_process(engine: str, way: str, file: str) -> dict[str, Any]:
    """What one way took in a process of its own."""
    command = [sys.executable, __file__, "--run", engine, way, file]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"{engine}, {way}: {done.stderr.strip().splitlines()[-1:]}")
    return json.loads(done.stdout)


def compare(file: str, rounds: int) -> dict[str, float]:
    """Every way on every engine, turn by turn; the seconds of s92kit on each engine."""
    seen: dict[str, dict[str, int]] = {}
    own: dict[str, float] = {}
    for engine, (_, by_hand) in ENGINES.items():
        ways = ["s92kit", *(each.__name__ for each in by_hand)]
        turns = [{way: in_a_process(engine, way, file) for way in ways} for _ in range(rounds)]
        seen |= {f"{engine}, {way}": turns[0][way]["checks"] for way in ways}
        taken = {way: statistics.median(turn[way]["seconds"] for turn in turns) for way in ways}
        best = min(ways[1:], key=taken.__getitem__)
        own[engine] = taken["s92kit"]
        for way in ways:
            peak = statistics.median(turn[way]["peak_mb"] for turn in turns)
            ratios = [turn[way]["seconds"] / turn[best]["seconds"] for turn in turns]
            ratio = f"{statistics.median(ratios):5.2f} x the best by hand"
            print(f"{engine:<24} {way:<16} {taken[way]:7.3f} s {peak:7.0f} MB  {ratio}", flush=True)
    alike = len({json.dumps(each, sort_keys=True) for each in seen.values()}) == 1
    print("All figures are alike." if alike else json.dumps(seen, indent=1))
    return own


def made_up(rows: int, file: Path) -> str:
    """A Parquet file of made-up activity; one that is there already is taken as it is."""
    if not file.exists():
        from made_up_activity import NOTE, made_up_pieces

        from s92kit.activity import ACTIVITY
        from s92kit.tables import save_rows

        save_rows(((piece, (NOTE,)) for piece in made_up_pieces(rows)), ACTIVITY, file)
    return str(file)


def tell_growth(own: dict[int, dict[str, float]]) -> None:
    """How many times as long more rows take."""
    few, many = min(own), max(own)
    for engine, took in own[few].items():
        times = own[many][engine] / took
        print(f"{engine:<24} {many / few:.0f} times the rows take {times:.1f} times as long")


def main() -> None:
    """Make the rows and compare every way."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--rows", type=int, nargs="+", default=[1_000_000])
    asked.add_argument("--rounds", type=int, default=5)
    asked.add_argument("--folder", type=Path, help="where to keep the made-up files for next time")
    asked.add_argument("--run", nargs=3, help=argparse.SUPPRESS)
    told = asked.parse_args()
    if told.run:
        run(*told.run)
        return
    own = {}
    with tempfile.TemporaryDirectory() as folder:
        for rows in told.rows:
            print(f"{rows:,} rows, {QUARTERS} quarters, 20 wards, three boroughs")
            file = (told.folder or Path(folder)) / f"activity-{rows}.parquet"
            own[rows] = compare(made_up(rows, file), told.rounds)
    if len(own) > 1:
        tell_growth(own)


if __name__ == "__main__":
    main()
