"""The example that draws charts and funnels from the Met's monthly tables."""

from __future__ import annotations

import runpy
from pathlib import Path

import pytest

EXAMPLE = Path(__file__).parents[2] / "examples" / "chart_met_counts.py"
MONTHS = [f"{year}{month:02d}" for year in (2018, 2019) for month in range(1, 13)]
CALLS = (42, 38, 45, 40, 44, 39, 47, 41, 43, 40, 46, 42)


@pytest.fixture
def drawn(tmp_path, capsys):
    """Runs the example on a table in the published form, and gives what it said and wrote."""
    main = runpy.run_path(str(EXAMPLE))["main"]

    def run(header, rows, *asked):
        table, folder = tmp_path / "table.csv", tmp_path / "charts"
        lines = [",".join((*header, *MONTHS)), *(",".join(map(str, row)) for row in rows)]
        table.write_text("\n".join(lines) + "\n", encoding="utf-8")
        code = main([str(table), "--out", str(folder), *asked])
        files = {file.name: file.read_text("utf-8") for file in folder.glob("*.svg")}
        return code, capsys.readouterr().out, files

    return run


BOROUGHS = ("MajorText", "MinorText", "BoroughName")
WARDS = ("MajorText", "MinorText", "WardName", "WardCode", "LookUp_BoroughName")


def test_a_chart_of_a_borough(drawn):
    """Two years of burglary with one month that stands out; the category as people type it."""
    row = ("BURGLARY", "BURGLARY IN A DWELLING", "Walford", *CALLS, *CALLS[:-1], 70)
    code, said, files = drawn(BOROUGHS, [row], "--area", "Walford", "--category", "burglary")
    assert code == 0
    assert "Burglary recorded in Walford, 1 January 2018 to 31 December 2019." in said
    assert "2019-12 (70): outside the limits" in " ".join(said.split())
    assert "Burglary recorded in Walford" in files["walford-burglary.svg"]


def test_a_funnel_of_wards(drawn):
    """The share of burglary among all that was recorded, ward by ward."""
    rows = [
        (kind, kind, ward, f"E0509900{at}", "Walford", *[each] * 24)
        for at, ward in enumerate(("Market", "Park", "Station"))
        for kind, each in (("BURGLARY", 30 if ward == "Station" else 10), ("THEFT", 90))
    ]
    asked = ("--area", "Walford", "--category", "Burglary", "--wards")
    code, said, files = drawn(WARDS, rows, *asked)
    assert code == 0
    assert "Above the 99.8% limit: Station (25%, 720 of 2,880)." in " ".join(said.split())
    assert "Station" in files["walford-burglary-wards.svg"]


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        (("--area", "Walfrd", "--category", "burglary"), "Did you mean 'Walford'?"),
        (("--area", "Walford", "--category", "burglery"), "Did you mean 'BURGLARY'?"),
        (("--area", "Walford", "--category", "burglary", "--wards"), "no borough with wards"),
    ],
)
def test_what_is_not_in_the_table_is_told_with_what_is(drawn, asked, words):
    """And nothing is drawn."""
    row = ("BURGLARY", "BURGLARY IN A DWELLING", "Walford", *CALLS, *CALLS)
    code, said, files = drawn(BOROUGHS, [row], *asked)
    assert (code, files) == (2, {})
    assert words in said
