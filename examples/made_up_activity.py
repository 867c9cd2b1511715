"""Made-up activity of three boroughs' teams, any number of rows, the same for each seed.

Run ``python examples/made_up_activity.py activity.parquet --rows 1000000`` for records in the
shared columns, or give ``--log brent`` for a log in the shape of one borough's format, ready for
``s92kit convert``. The file may end in ``.parquet``, ``.csv`` or ``.jsonl``; a log is CSV.

Nothing in it happened: no arrest, warning or patrol. The shares of kinds, priorities, wards and
hours were chosen by hand so that every group has rows, and come from no published source.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import pandas as pd

from s92kit.activity import ACTIVITY, ActivityKind, ActivityOutcome, Attribution
from s92kit.plugins import load_catalogue
from s92kit.tables import save_rows
from s92kit.themes import Theme

NOTE = "Made up by a seeded script: no activity, case or officer in this file is real."
FIRST_DAY, LAST_DAY = np.datetime64("2017-04-01"), np.datetime64("2021-03-31")
AT_ONCE = 1_000_000
PRIORITIES = {
    "brent": ("asb", "gangs", "reoffending", "violence-with-injury", "domestic-and-sexual-abuse"),
    "havering": ("anti-social-behaviour", "targeted-enforcement", "quality-of-life"),
    "towerhamlets": (
        "asb-drugs-alcohol",
        "violence",
        "hate-cohesion-extremism",
        "reducing-reoffending",
    ),
}
BOROUGHS = tuple(PRIORITIES)
WARDS = tuple(f"Made-up ward {at:02d}" for at in range(1, 21))
KINDS = {
    ActivityKind.PATROL: 30,
    ActivityKind.ASB_WARNING: 15,
    ActivityKind.STOP_AND_SEARCH: 14,
    ActivityKind.INTELLIGENCE_REPORT: 10,
    ActivityKind.ARREST: 8,
    ActivityKind.INCIDENT: 6,
    ActivityKind.FIXED_PENALTY_NOTICE: 4,
    ActivityKind.ORDER_WARNING: 4,
    ActivityKind.REFERRAL_TO_TREATMENT: 2,
    ActivityKind.VEHICLE_SEIZED: 2,
    ActivityKind.WEAPONS_SWEEP: 2,
    ActivityKind.CASH_SEIZED: 1,
    ActivityKind.DISPERSAL: 1,
    ActivityKind.NOT_MAPPED: 1,
}
THEMES = (Theme.ASB, Theme.DRUGS, Theme.VIOLENCE, Theme.GANGS, Theme.VAWG, Theme.REOFFENDING)
OUTCOMES = (ActivityOutcome.CHARGED, ActivityOutcome.BAILED, ActivityOutcome.NO_FURTHER_ACTION)


def made_up_activity(rows: int, *, seed: int = 92) -> pd.DataFrame:
    """Records of activity in the shared columns, as checked records are: categories and dates.

    Args:
        rows: How many.
        seed: What the choices follow from.
    """
    pieces = list(made_up_pieces(rows, seed=seed))
    if len(pieces) == 1:
        return pieces[0]
    joined = {name: _joined([piece[name] for piece in pieces]) for name in ACTIVITY.names}
    return pd.DataFrame(joined)


def made_up_pieces(rows: int, *, seed: int = 92, at_once: int = AT_ONCE) -> Iterator[pd.DataFrame]:
    """The same records, piece by piece, so that there may be more than fit into memory.

    Args:
        rows: How many.
        seed: What the choices follow from.
        at_once: How many rows a piece has at most.
    """
    for first in range(0, max(rows, 1), at_once):
        chance = np.random.default_rng([seed, first])
        yield _piece(first, min(at_once, rows - first), chance)


def made_up_log(borough: str, rows: int, *, seed: int = 92) -> pd.DataFrame:
    """A log in the shape of a borough's activity format, one code in a hundred not mapped.

    Args:
        borough: The key of an installed borough.
        rows: How many rows.
        seed: What the choices follow from.
    """
    form = load_catalogue(only={borough}).activity_format(borough)
    chance = np.random.default_rng(seed)
    records = _piece(0, rows, chance)
    columns: dict[str, object] = {}
    for column in form.columns:
        values = records[column.field]
        if column.field in ("day", "recorded_on"):
            values = values.dt.strftime("%d/%m/%Y" if form.day_first else "%Y-%m-%d")
        elif column.field == "starts":
            values = _clock(values)
        elif column.unit:
            values = values / column.each
        columns[column.header] = values
    for header in form.code_columns:
        codes = [code.code for code in form.codes_in(header)]
        weights = [99 / len(codes)] * len(codes) + [1]
        columns[header] = _chosen(chance, (*codes, "A code that nobody mapped"), rows, weights)
    return pd.DataFrame(columns)


def _piece(first: int, rows: int, chance: np.random.Generator) -> pd.DataFrame:
    names = tuple(f"{borough}/{name}" for borough in BOROUGHS for name in PRIORITIES[borough])
    borough = chance.integers(len(BOROUGHS), size=rows)
    firsts = np.cumsum([0, *(len(PRIORITIES[key]) for key in BOROUGHS)])
    priority = firsts[borough] + chance.integers(0, 100, rows) % np.diff(firsts)[borough]
    kinds = tuple(KINDS)
    kind = chance.choice(len(kinds), size=rows, p=np.array(list(KINDS.values())) / 100)
    arrest = kind == kinds.index(ActivityKind.ARREST)
    money = np.isin(
        kind,
        [
            kinds.index(each)
            for each in (ActivityKind.CASH_SEIZED, ActivityKind.FIXED_PENALTY_NOTICE)
        ],
    )
    unmapped = kind == kinds.index(ActivityKind.NOT_MAPPED)
    day = FIRST_DAY + chance.integers(int((LAST_DAY - FIRST_DAY).astype(int)) + 1, size=rows)
    columns: dict[str, object] = {
        "id": np.array([f"MU-{at:09d}" for at in range(first, first + rows)], dtype=object),
        "day": day.astype("datetime64[s]"),
        "starts": _numbers(chance.integers(0, 1440, rows)),
        "borough": _words(BOROUGHS, borough),
        "team": _chosen(chance, ("Made-up team A", "Made-up team B"), rows),
        "ward": _chosen(chance, WARDS, rows),
        "place": _chosen(chance, tuple(f"HS-{at:03d}" for at in range(200)), rows),
        "priority": _words(names, priority),
        "theme": _words(tuple(map(str, Theme)), _among(Theme, THEMES, chance, rows)),
        "kind": _words(tuple(map(str, ActivityKind)), _place(ActivityKind, kinds)[kind]),
        "local_code": _words(("A code that nobody mapped",), np.where(unmapped, 0, -1)),
        "outcome": _words(
            tuple(map(str, ActivityOutcome)),
            np.where(arrest, _among(ActivityOutcome, OUTCOMES, chance, rows), -1),
        ),
        "count": _numbers(1 + (chance.integers(0, 20, rows) == 0)),
        "minutes": _numbers(chance.integers(2, 49, rows) * 5),
        "officers": _numbers(chance.integers(1, 5, rows)),
        "power": _words((), np.full(rows, -1)),
        "attribution": _chosen(chance, tuple(map(str, Attribution)), rows, (85, 12, 3)),
        "amount_pence": _numbers(chance.integers(100, 20_000, rows), missing=~money),
        "case_reference": _cases(first, rows, chance),
        "source": _words(("made-up activity",), np.zeros(rows, dtype=np.int8)),
        "recorded_on": (day + chance.integers(0, 11, rows)).astype("datetime64[s]"),
        "supersedes": _words((), np.full(rows, -1)),
    }
    return pd.DataFrame(columns)


def _words(words: Sequence[str], codes: np.ndarray) -> pd.Categorical:
    return pd.Categorical.from_codes(codes, categories=pd.Index(words, dtype=object))


def _chosen(
    chance: np.random.Generator, words: Sequence[str], rows: int, weights: Sequence[float] = ()
) -> pd.Categorical:
    shares = np.array(weights) / sum(weights) if weights else None
    return _words(words, chance.choice(len(words), size=rows, p=shares))


def _place(words: type, chosen: Sequence[str]) -> np.ndarray:
    every = list(words)
    return np.array([every.index(each) for each in chosen])


def _among(
    words: type, chosen: Sequence[str], chance: np.random.Generator, rows: int
) -> np.ndarray:
    return _place(words, chosen)[chance.integers(len(chosen), size=rows)]


def _numbers(values: np.ndarray, *, missing: np.ndarray | None = None) -> pd.array:
    mask = np.zeros(len(values), dtype=bool) if missing is None else missing
    return pd.arrays.IntegerArray(values.astype(np.int64), mask)


def _cases(first: int, rows: int, chance: np.random.Generator) -> pd.Categorical:
    """A third as many cases as rows, so that some records share one."""
    cases = max(1, rows // 3)
    words = [f"MU/{at:09d}" for at in range(first // 3, first // 3 + cases)]
    return _words(words, chance.integers(cases, size=rows))


def _clock(minutes: pd.Series) -> pd.Series:
    hours = (minutes // 60).astype(str).str.zfill(2)
    return hours + ":" + (minutes % 60).astype(str).str.zfill(2)


def _joined(parts: Sequence[pd.Series]) -> object:
    if isinstance(parts[0].dtype, pd.CategoricalDtype):
        return pd.api.types.union_categoricals([part.array for part in parts])
    return pd.concat(parts, ignore_index=True).array


def main() -> None:
    """Write the file that the command line asks for."""
    asked = argparse.ArgumentParser(description="Write made-up activity of three boroughs.")
    asked.add_argument("file", type=Path, help="the file to write")
    asked.add_argument("--rows", type=int, default=10_000)
    asked.add_argument("--seed", type=int, default=92)
    asked.add_argument("--log", help="a borough's key, for a log in the shape of its format")
    told = asked.parse_args()
    if told.log:
        with told.file.open("w", encoding="utf-8", newline="") as file:
            file.write(f"# {NOTE}\n")
            made_up_log(told.log, told.rows, seed=told.seed).to_csv(file, index=False)
    else:
        pieces = ((piece, (NOTE,)) for piece in made_up_pieces(told.rows, seed=told.seed))
        save_rows(pieces, ACTIVITY, told.file)
    print(f"{told.rows:,} made-up rows written to {told.file}")


if __name__ == "__main__":
    main()
