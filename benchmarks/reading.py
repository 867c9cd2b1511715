"""How long a large CSV file and a large workbook take to read, beside other readers.

Run with ``python benchmarks/reading.py``. The CSV file has 1,000,000 rows of an activity log and
the workbook 100,000, in twelve columns. s92kit finds the header, tells encodings and odd rows,
keeps the number of each row, and refuses what is hostile; pandas reads by its default; Polars,
pyarrow and calamine are the fastest readers for Python. Each is timed in turn in one process,
several times over, and medians and ratios are printed. The peak of memory is that of a process
which reads the file once (on Linux).
"""

from __future__ import annotations

import random
import statistics
import subprocess
import sys
import tempfile
import time
import warnings
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

HEADERS = (
    *("id", "day", "starts", "priority", "activity", "outcome"),
    *("minutes", "officers", "order", "attribution", "ward", "source"),
)
CSV_ROWS, SHEET_ROWS = 1_000_000, 100_000
ROUNDS = 5
KINDS = ("patrol", "visit", "weapon sweep", "stop and search", "community meeting")
PEAK = """
import sys
sys.path.insert(0, {folder!r})
from reading import READERS
READERS[{kind!r}][{name!r}]({path!r})
lines = open("/proc/self/status").read().splitlines()
print(next(int(line.split()[1]) // 1024 for line in lines if line.startswith("VmHWM")))
"""


def rows(count: int) -> list[tuple[str | int, ...]]:
    """Rows of a log that nobody kept, the same at each run."""
    chance = random.Random(92)  # noqa: S311 - made up, and the same each time
    choose = chance.choice
    return [
        (
            f"A-{at:07d}",
            (date(2024, 4, 1) + timedelta(chance.randrange(365))).isoformat(),
            f"{chance.randrange(24):02d}:{choose((0, 15, 30, 45)):02d}",
            choose(("asb", "gangs", "burglary")),
            choose(KINDS),
            choose(("none", "warning", "arrest", "")),
            chance.randrange(15, 600),
            chance.randrange(1, 9),
            choose(("", "pspo-1", "pspo-2")),
            choose(("team", "joint", "partnership")),
            f"Walford Ward {chance.randrange(24)}",
            "log-2024",
        )
        for at in range(count)
    ]


def _by_s92kit(path: str) -> object:
    from s92kit.tables import read_table

    return read_table(path)


def _by_s92kit_in_pieces(path: str) -> object:
    from s92kit.tables import read_pieces

    return sum(len(piece.rows) for piece in read_pieces(path))


def _by_pandas(path: str) -> object:
    import pandas as pd

    warnings.simplefilter("ignore")  # pandas announces that its default will change
    return pd.read_csv(path) if path.endswith(".csv") else pd.read_excel(path)


def _by_polars(path: str) -> object:
    import polars as pl

    return pl.read_csv(path) if path.endswith(".csv") else pl.read_excel(path)


def _by_pyarrow(path: str) -> object:
    from pyarrow import csv

    return csv.read_csv(path)


def _by_calamine(path: str) -> object:
    from python_calamine import CalamineWorkbook

    return CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()


READERS: dict[str, dict[str, Callable[[str], object]]] = {
    "csv": {
        "s92kit": _by_s92kit,
        "s92kit, in pieces": _by_s92kit_in_pieces,
        "pandas' default": _by_pandas,
        "Polars": _by_polars,
        "pyarrow": _by_pyarrow,
    },
    "xlsx": {
        "s92kit": _by_s92kit,
        "pandas' default": _by_pandas,
        "Polars": _by_polars,
        "calamine, bare": _by_calamine,
    },
}


def write(folder: Path) -> dict[str, Path]:
    """The two files."""
    import csv

    import xlsxwriter

    files = {"csv": folder / "log.csv", "xlsx": folder / "log.xlsx"}
    made = rows(CSV_ROWS)
    with files["csv"].open("w", newline="", encoding="utf-8") as stream:
        csv.writer(stream, lineterminator="\n").writerows([HEADERS, *made])
    with xlsxwriter.Workbook(files["xlsx"], {"constant_memory": True}) as book:
        sheet = book.add_worksheet("Log")
        for at, row in enumerate([HEADERS, *made[:SHEET_ROWS]]):
            sheet.write_row(at, 0, row)
    return files


def peak(kind: str, name: str, path: Path) -> int:
    """Megabytes that a process of its own needs at most to read the file."""
    script = PEAK.format(folder=str(Path(__file__).parent), kind=kind, name=name, path=str(path))
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    return int(run.stdout)


def main() -> None:
    """Write the files, time every reader in turn, and print medians, ratios and peaks."""
    with tempfile.TemporaryDirectory() as folder:
        for kind, path in write(Path(folder)).items():
            readers = READERS[kind]
            taken: dict[str, list[float]] = {name: [] for name in readers}
            rounds = ROUNDS if kind == "csv" else 2
            for turn in range(rounds + 1):
                for name, work in readers.items():
                    start = time.perf_counter()
                    work(str(path))
                    if turn:  # the first turn imports libraries
                        taken[name].append(time.perf_counter() - start)
            medians = {name: statistics.median(seconds) for name, seconds in taken.items()}
            count = CSV_ROWS if kind == "csv" else SHEET_ROWS
            size = path.stat().st_size / 1024**2
            print(f"{path.name}: {count:,} rows, {size:.0f} MB, {rounds} rounds, median seconds")
            for name, median in medians.items():
                ratio = medians["s92kit"] / median
                used = peak(kind, name, path)
                print(f"  {name:18} {median:7.3f}  s92kit takes {ratio:5.2f} ×   {used:6,} MB")


if __name__ == "__main__":
    main()
