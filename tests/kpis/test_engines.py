"""One framework on every engine that is installed: each figure is the same."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import duckdb
import pandas as pd
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from walford_kpis import QUARTERS, YEAR, framework, rows

from s92kit.kpis import KpiFramework, measured, measured_together
from s92kit.periods import Period

PERIODS = [*QUARTERS, YEAR, Period(start=date(2019, 5, 17), end=date(2019, 6, 3))]


def _texts(frame: pd.DataFrame) -> pd.DataFrame:
    """The same rows with plain text instead of categories."""
    words = [name for name in frame.columns if frame[name].dtype.name == "category"]
    return frame.astype(dict.fromkeys(words, "str"))


def _parquet(frame: pd.DataFrame, folder) -> str:
    file = folder / "activity.parquet"
    pl.from_pandas(frame).with_columns(pl.col("day").cast(pl.Date)).write_parquet(file)
    return str(file)


ENGINES: dict[str, Callable] = {
    "pandas with plain text": lambda frame, _: _texts(frame),
    "Polars in memory": lambda frame, _: pl.from_pandas(frame),
    "Polars lazily": lambda frame, _: pl.from_pandas(_texts(frame)).lazy(),
    "Polars scanning Parquet": lambda frame, to: pl.scan_parquet(_parquet(frame, to)),
    "DuckDB": lambda frame, _: duckdb.from_arrow(pl.from_pandas(frame).to_arrow()),
    "DuckDB scanning Parquet": lambda frame, to: duckdb.read_parquet(_parquet(frame, to)),
    "Arrow": lambda frame, _: pl.from_pandas(frame).to_arrow(),
}


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("by", [(), ("ward",), ("ward", "priority")], ids=str)
def test_every_engine_comes_to_the_same_figures(engine, by, tmp_path):
    """Numerator, denominator, value, reason and completeness of each cell are those of pandas."""
    frame = rows(2_000)
    data = ENGINES[engine](frame, tmp_path)
    expected = measured(framework(), frame, PERIODS, by=by)
    assert len(expected.cells) >= len(PERIODS) * len(framework().indicators)
    assert measured(framework(), data, PERIODS, by=by).cells == expected.cells


@pytest.mark.parametrize("engine", ENGINES)
@given(seed=st.integers(0, 2**16))
@settings(max_examples=5, deadline=None)
def test_the_order_of_rows_makes_no_difference_on_any_engine(engine, seed, tmp_path_factory):
    """Rows in another order come to the same cells."""
    frame = rows(80, seed=seed)
    shuffled = frame.sample(frac=1, random_state=seed)
    data = ENGINES[engine](shuffled, tmp_path_factory.mktemp("rows"))
    expected = measured(framework(), frame, PERIODS, by=("ward",))
    assert measured(framework(), data, PERIODS, by=("ward",)).cells == expected.cells


@pytest.mark.parametrize("engine", ENGINES)
def test_different_cases_and_sums_fit_one_pass(engine, tmp_path):
    """Where each period is one stretch of days, cases are counted with the sums."""
    frame = rows(500)
    names = framework("cases", "arrests", "cash-seized")
    expected = measured(names, frame, QUARTERS, by=("ward",))
    data = ENGINES[engine](frame, tmp_path)
    assert measured(names, data, QUARTERS, by=("ward",)).cells == expected.cells


@pytest.mark.parametrize("engine", ["pandas with plain text", "Polars lazily", "DuckDB"])
def test_boroughs_measured_together_come_to_what_each_comes_to_alone(engine, tmp_path):
    """One pass over two boroughs' rows mixes nothing up."""
    data = ENGINES[engine](rows(400), tmp_path)
    own = framework("arrests", "cases", "charged")
    theirs = KpiFramework(
        id="elsewhere/kpis",
        title="Elsewhere's",
        sources=(),
        period_unknown_because="made up",
        indicators=tuple(
            _renamed(each, f"elsewhere/{each.title}") for each in framework("records").indicators
        ),
    )
    both = measured_together([own, theirs], data, QUARTERS, by=("ward",))
    alone = [measured(each, data, QUARTERS, by=("ward",)) for each in (own, theirs)]
    assert [each.cells for each in both] == [each.cells for each in alone]


def _renamed(each, name: str):
    import attrs

    return attrs.evolve(each, id=name)


@pytest.mark.parametrize("engine", ["Polars lazily", "DuckDB"])
def test_only_the_columns_that_are_needed_are_read(engine, tmp_path):
    """A framework that counts records needs no column of money, cases or minutes."""
    small = rows(50)[["day", "borough"]]
    data = ENGINES[engine](small, tmp_path)
    assert measured(framework("records"), data, [YEAR]).cells[0].value > 0
