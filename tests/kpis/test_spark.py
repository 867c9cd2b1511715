"""One framework on Spark: each figure is that of pandas. It needs PySpark and Java."""

from __future__ import annotations

import shutil
from datetime import date

import polars as pl
import pytest
from walford_kpis import QUARTERS, YEAR, framework, rows

from s92kit.kpis import measured
from s92kit.periods import Period

sql = pytest.importorskip("pyspark.sql", reason="PySpark is tried in the environment spark.")
pytestmark = [
    pytest.mark.skipif(shutil.which("java") is None, reason="Spark runs on Java."),
    # What PySpark says of itself and of pandas while it starts is not of this project.
    pytest.mark.filterwarnings("ignore"),
]

PERIODS = [*QUARTERS, YEAR, Period(start=date(2019, 5, 17), end=date(2019, 6, 3))]


@pytest.fixture(scope="module")
def spark():
    """A session on this machine whose clock is not that of London."""
    made = (
        sql.SparkSession.builder.master("local[2]")
        .config("spark.ui.enabled", "false")
        .config("spark.sql.shuffle.partitions", "3")
        .config("spark.sql.session.timeZone", "America/New_York")
        .getOrCreate()
    )
    yield made
    made.stop()


def parquet(frame, folder, *, kind=pl.Date):
    """The rows in three files, so that no engine sees them in one piece."""
    whole = pl.from_pandas(frame).with_columns(pl.col("day").cast(kind))
    for at in range(3):
        whole.gather_every(3, at).write_parquet(folder / f"{at}.parquet")
    return str(folder)


@pytest.mark.parametrize("by", [(), ("ward", "priority")], ids=str)
def test_spark_comes_to_the_same_figures(spark, by, tmp_path):
    """Numerator, denominator, value, reason and completeness of each cell are those of pandas."""
    frame = rows(2_000)
    data = spark.read.parquet(parquet(frame, tmp_path))
    assert data.rdd.getNumPartitions() > 1
    expected = measured(framework(), frame, PERIODS, by=by)
    assert measured(framework(), data, PERIODS, by=by).cells == expected.cells


def test_days_with_a_time_are_days_all_the_same(spark, tmp_path):
    """Days that were kept as moments without a zone fall into the same periods."""
    frame = rows(600)
    data = spark.read.parquet(parquet(frame, tmp_path, kind=pl.Datetime("us")))
    expected = measured(framework(), frame, PERIODS, by=("ward",))
    assert measured(framework(), data, PERIODS, by=("ward",)).cells == expected.cells


def test_different_cases_and_sums_fit_one_pass(spark, tmp_path):
    """Where each period is one stretch of days, cases are counted with the sums."""
    frame = rows(500)
    names = framework("cases", "arrests", "cash-seized")
    data = spark.read.parquet(parquet(frame, tmp_path))
    expected = measured(names, frame, QUARTERS, by=("ward",))
    assert measured(names, data, QUARTERS, by=("ward",)).cells == expected.cells
