"""How long a million activity records take to check, beside the ways that others would do it.

Run with ``python benchmarks/checking.py``. Twelve fields (days, options, whole numbers, texts), a
few thousand faulty cells among them. All ways run in one process, in turn, several times over, and
look for the same faults: medians, ratios and the memory that each adds at its peak are printed,
and the rows at fault are compared.

- s92kit reads a data frame, checks each cell and gives the whole problem report with cells,
  messages and mends; and, where that is said, a typed table of the rows accepted.
- The masks by hand only tell which rows are bad, column by column, as an expert in pandas would
  write them for these twelve columns: no messages, cells, counts by rule or typed table.
- pandera checks the same data frame and lists the failing cells.
- The JSON Schema validators are given records that are made already, and a part of them where a
  million would take minutes; their time is then scaled, and the line says so. jsonschema and
  jsonschema-rs find all faults of a record, fastjsonschema only the first.
"""

from __future__ import annotations

import argparse
import gc
import logging
import statistics
import threading
import time
import warnings
from collections.abc import Callable
from typing import Any

import attrs
import numpy as np
import pandas as pd

from s92kit.tables import (
    Column,
    Kind,
    TableContract,
    check_tables,
    problem_report,
    record_schema,
    table_from_frame,
)

ROWS = 1_000_000
FAULTS = 4_000
ROUNDS = 5
WARDS = tuple(f"ward {number}" for number in range(1, 21))
KINDS = ("patrol", "visit", "search", "arrest", "penalty", "warning", "seizure", "meeting")
OUTCOMES = ("nothing found", "advice", "warning", "penalty", "arrest", "referral")
PRIORITIES = ("asb", "gangs", "drugs", "burglary", "violence")
TEAMS = ("north", "south", "estates", "town centre")
BY = ("team", "joint", "partnership")


def option(name: str, options: tuple[str, ...], *, required: bool = True) -> Column:
    """A column of options."""
    return Column(
        name=name, kind=Kind.OPTION, options=options, required=required, meaning=f"The {name}."
    )


def number(name: str, least: int, most: int) -> Column:
    """A column of whole numbers."""
    return Column(
        name=name, kind=Kind.WHOLE, least=least, most=most, required=True, meaning=f"The {name}."
    )


CONTRACT = TableContract(
    id="benchmark",
    title="Activity",
    columns=(
        Column(
            name="id",
            kind=Kind.TEXT,
            required=True,
            distinct=True,
            pattern="A-[0-9]{7}",
            pattern_in_words="Write A and seven figures.",
            meaning="A name for the row.",
        ),
        Column(name="day", kind=Kind.DAY, required=True, meaning="The day."),
        Column(name="recorded_on", kind=Kind.DAY, meaning="The day of its record."),
        option("ward", WARDS),
        option("kind", KINDS),
        option("outcome", OUTCOMES),
        option("priority", PRIORITIES),
        option("team", TEAMS),
        option("attribution", BY),
        number("officers", 1, 40),
        number("minutes", 0, 1440),
        number("notices", 0, 99),
    ),
)
DAYS = ("day", "recorded_on")
OPTIONS = {column.name: column.options for column in CONTRACT.columns if column.options}
BOUNDS = {c.name: (c.least, c.most) for c in CONTRACT.columns if c.kind is Kind.WHOLE}


def made_up_rows(rows: int, faults: int) -> pd.DataFrame:
    """Made-up records with faults in random cells; texts are texts and numbers numbers."""
    chance = np.random.default_rng(92)
    days = np.arange("2019-04-01", "2024-04-01", dtype="datetime64[D]").astype(str)
    columns: dict[str, Any] = {"id": [f"A-{at:07d}" for at in range(rows)]}
    for name in DAYS:
        columns[name] = days.astype(object)[chance.integers(0, len(days), rows)]
    for name, options in OPTIONS.items():
        columns[name] = np.array(options, dtype=object)[chance.integers(0, len(options), rows)]
    for name, (least, most) in BOUNDS.items():
        columns[name] = chance.integers(least, most + 1, rows)
    frame = pd.DataFrame({name: columns[name] for name in CONTRACT.names})
    for name in CONTRACT.names:
        at = chance.integers(0, rows, faults // len(CONTRACT.names))
        wrong: Any = {True: 9999}.get(name in BOUNDS, "2019-02-30" if name in DAYS else "unknown")
        frame.loc[at, name] = wrong
    texts = [name for name in CONTRACT.names if name not in BOUNDS]
    return frame.astype(dict.fromkeys(texts, "str"))


def with_categories(frame: pd.DataFrame) -> pd.DataFrame:
    """The same rows with days and options as categories, as Parquet keeps them."""
    return frame.astype(dict.fromkeys((*DAYS, *OPTIONS), "category"))


def by_s92kit(frame: pd.DataFrame) -> int:
    """Rows set aside, after the whole report is made."""
    report = problem_report(check_tables([table_from_frame(frame)], CONTRACT))
    return int(report["set_aside"])


def by_s92kit_with_table(frame: pd.DataFrame) -> int:
    """Rows set aside, after the report and the typed table of the accepted rows are made."""
    checked = check_tables([table_from_frame(frame)], CONTRACT)
    problem_report(checked)
    return checked.rows_in - len(checked.frame)


def by_masks(frame: pd.DataFrame) -> int:
    """Bad rows by masks for texts, written by hand."""
    bad = ~frame["id"].str.fullmatch("A-[0-9]{7}").to_numpy(dtype=bool, na_value=False)
    for name in DAYS:
        days = pd.to_datetime(frame[name], format="%Y-%m-%d", errors="coerce")
        bad |= days.isna().to_numpy()
    for name, options in OPTIONS.items():
        bad |= ~frame[name].isin(options).to_numpy()
    for name, (least, most) in BOUNDS.items():
        bad |= ~frame[name].between(least, most).to_numpy()
    return int(bad.sum())


def by_masks_on_categories(frame: pd.DataFrame) -> int:
    """Bad rows by masks for categories, written by hand: each category is looked at once."""
    bad = ~frame["id"].str.fullmatch("A-[0-9]{7}").to_numpy(dtype=bool, na_value=False)
    for name in DAYS:
        held = frame[name].cat
        days = pd.to_datetime(held.categories, format="%Y-%m-%d", errors="coerce")
        bad |= np.append(days.isna(), True)[held.codes.to_numpy()]
    for name, options in OPTIONS.items():
        held = frame[name].cat
        bad |= np.append(~held.categories.isin(options), True)[held.codes.to_numpy()]
    for name, (least, most) in BOUNDS.items():
        bad |= ~frame[name].between(least, most).to_numpy()
    return int(bad.sum())


def pandera_schema() -> Any:
    """The same rules for pandera."""
    import pandera.pandas as pa

    def is_day(days: pd.Series) -> pd.Series:
        return pd.to_datetime(days, format="%Y-%m-%d", errors="coerce").notna()

    columns = {"id": pa.Column(checks=pa.Check.str_matches("^A-[0-9]{7}$"))}
    columns |= {name: pa.Column(checks=pa.Check(is_day)) for name in DAYS}
    columns |= {name: pa.Column(checks=pa.Check.isin(each)) for name, each in OPTIONS.items()}
    columns |= {name: pa.Column(int, pa.Check.in_range(*each)) for name, each in BOUNDS.items()}
    return pa.DataFrameSchema(columns)


def by_pandera(schema: Any, frame: pd.DataFrame) -> int:
    """Bad rows as pandera lists them."""
    import pandera.errors

    try:
        schema.validate(frame, lazy=True)
    except pandera.errors.SchemaErrors as found:
        return int(found.failure_cases["index"].nunique())
    return 0


def record_ways(records: list[dict[str, Any]]) -> dict[str, tuple[Callable[[], int], int]]:
    """The validators of JSON Schema, each with how many records it is given."""
    import fastjsonschema
    import jsonschema_rs
    from jsonschema import Draft202012Validator

    schema = record_schema(CONTRACT)
    slow = Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)
    rust = jsonschema_rs.Draft202012Validator(schema, validate_formats=True)
    older = {**schema, "$schema": "http://json-schema.org/draft-07/schema#"}
    compiled = fastjsonschema.compile(older)
    few, some = records[: len(records) // 50], records

    def fast() -> int:
        bad = 0
        for record in some:
            try:
                compiled(record)
            except fastjsonschema.JsonSchemaException:
                bad += 1
        return bad

    return {
        "jsonschema, a record at a time": (
            lambda: sum(bool(list(slow.iter_errors(each))) for each in few),
            len(few),
        ),
        "jsonschema-rs, all errors": (
            lambda: sum(bool(list(rust.iter_errors(each))) for each in some),
            len(some),
        ),
        "fastjsonschema, first error": (fast, len(some)),
    }


@attrs.frozen
class Way:
    """A way to check the rows.

    Args:
        name: What it is called.
        work: Does it, and gives the number of bad rows.
        rows: How many rows it is given.
    """

    name: str
    work: Callable[[], int]
    rows: int


def resident_mb() -> float:
    """The memory that this process holds."""
    with open("/proc/self/statm", encoding="ascii") as file:  # noqa: PTH123 - read often
        return int(file.read().split()[1]) * 4096 / 1e6


def peak_mb(work: Callable[[], int]) -> float:
    """How much memory a piece of work adds at its peak, looked at every two milliseconds."""
    gc.collect()
    before, seen, done = resident_mb(), [0.0], threading.Event()

    def watch() -> None:
        while not done.wait(0.002):
            seen.append(resident_mb() - before)

    watcher = threading.Thread(target=watch)
    watcher.start()
    work()
    done.set()
    watcher.join()
    return max(seen)


def seconds(way: Way) -> float:
    """Seconds for one run."""
    gc.collect()
    start = time.perf_counter()
    way.work()
    return time.perf_counter() - start


def ways_of(frame: pd.DataFrame) -> list[Way]:
    """Every way, with its rows made."""
    rows = len(frame)
    categories = with_categories(frame)
    schema = pandera_schema()
    records = frame.head(rows // 10).astype(object).to_dict("records")
    return [
        Way("s92kit, text columns", lambda: by_s92kit(frame), rows),
        Way("s92kit, categories", lambda: by_s92kit(categories), rows),
        Way("s92kit, text, typed table too", lambda: by_s92kit_with_table(frame), rows),
        Way("s92kit, categories, table too", lambda: by_s92kit_with_table(categories), rows),
        Way("masks by hand, text columns", lambda: by_masks(frame), rows),
        Way("masks by hand, categories", lambda: by_masks_on_categories(categories), rows),
        Way("pandera, text columns", lambda: by_pandera(schema, frame), rows),
        Way("pandera, categories", lambda: by_pandera(schema, categories), rows),
        *(Way(name, work, given) for name, (work, given) in record_ways(records).items()),
    ]


def main() -> None:
    """Time the ways in turn and print medians, rates, ratios and memory."""
    parser = argparse.ArgumentParser(description=__doc__, add_help=True)
    parser.add_argument("--rows", type=int, default=ROWS)
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    asked = parser.parse_args()
    warnings.simplefilter("ignore")
    logging.disable()
    frame = made_up_rows(asked.rows, FAULTS)
    ways = ways_of(frame)
    right = {rows: by_s92kit(frame.head(rows)) for rows in {way.rows for way in ways}}
    bad = {way.name: way.work() for way in ways}
    taken: dict[str, list[float]] = {way.name: [] for way in ways}
    for _ in range(asked.rounds):
        for way in ways:
            taken[way.name].append(seconds(way))
    rate = {way.name: way.rows / statistics.median(taken[way.name]) for way in ways}
    own = rate["s92kit, text columns"], rate["s92kit, categories"]
    print(f"{asked.rows:,} records of 12 fields, {asked.rounds} rounds, medians")
    print(" " * 32 + "   records  seconds   a second   text ×   cat. ×     MB  bad")
    for way in ways:
        median = statistics.median(taken[way.name])
        ratios = " ".join(f"{each / rate[way.name]:8.2f}" for each in own)
        memory = peak_mb(way.work)
        alike = "" if bad[way.name] == right[way.rows] else " DIFFERS"
        print(
            f"{way.name:32} {way.rows:9,} {median:8.3f} {rate[way.name]:10,.0f} {ratios} "
            f"{memory:6.0f}  {bad[way.name]:,}{alike}"
        )
    print("text ×, cat. ×: how many times as fast s92kit is with text columns and with categories;")
    print("ways that were given fewer records are compared by records a second.")


if __name__ == "__main__":
    main()
