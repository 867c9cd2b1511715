"""Whatever stands in a file: a clear refusal, or an account in which no row is lost."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from public_files import STOPS_HEAD, STREET_HEAD, geojson, square, street, table, walford_lookup

from s92kit.errors import S92Error
from s92kit.opendata import (
    counts_by_area,
    met_counts_from_tables,
    outlines_from_geojson,
    payments_from_tables,
    stops_by_outline,
    stops_from_tables,
    street_from_tables,
)
from s92kit.tables import csv_from_text

OUTLINES = outlines_from_geojson(geojson(square("E09000099", "Walford", 0, 51)))
CELL = st.text(max_size=8) | st.sampled_from(
    [
        "",
        "MOPAC",
        "2019-04",
        "2019-04-30",
        "5.00",
        "(5.00)",
        "E01099001",
        "-1",
        "1e400",
        "0.5",
        "51.5",
    ]
)
ROWS = st.lists(st.lists(CELL, max_size=14), max_size=6)
HEADS = {
    "street": STREET_HEAD,
    "stops": STOPS_HEAD,
    "met": "MajorText,MinorText,BoroughName,201904,201905",
    "spending": "Vendor ID,Vendor Name,Account,Amount,Clearing Date",
}
READERS = {
    "street": lambda tables: counts_by_area(street_from_tables(tables), walford_lookup()).rows,
    "stops": lambda tables: stops_by_outline(stops_from_tables(tables), OUTLINES).rows,
    "met": lambda tables: met_counts_from_tables(tables).rows,
    "spending": lambda tables: payments_from_tables(tables, publisher="gla").rows,
}


@pytest.mark.parametrize("kind", sorted(HEADS))
@settings(max_examples=40, deadline=None)
@given(rows=ROWS)
def test_any_rows_are_accounted_for(kind, rows):
    """Rows of any length and any cells: the parts of the account sum to the rows that were read."""
    text = HEADS[kind] + "\n" + "\n".join(",".join(row) for row in rows)
    try:
        tables = [csv_from_text(text, name="file.csv")]
        account = READERS[kind](tables)
    except S92Error:
        return
    assert account.read == sum(each.rows_in for each in tables)


@pytest.mark.parametrize("kind", sorted(HEADS))
def test_a_file_without_rows_has_none(kind):
    """Nothing was read, nothing is counted, and nothing breaks."""
    account = READERS[kind]([table(HEADS[kind])])
    assert (account.read, account.counted) == (0, 0)


@pytest.mark.parametrize("kind", sorted(HEADS))
def test_a_file_of_another_kind_is_refused_or_set_aside(kind):
    """No row of another file is taken for one of this."""
    try:
        account = READERS[kind]([table("a,b,c", "1,2,3")])
    except S92Error:
        return
    assert (account.counted, account.set_aside) == (0, 1)


def test_the_order_of_rows_changes_no_count():
    """Rows are counted, wherever they stand."""
    rows = [street(), street(kind="Burglary"), street(month="2018-05"), street(lsoa="", name="")]
    there, back = (
        counts_by_area(street_from_tables([table(STREET_HEAD, *each)]), walford_lookup())
        for each in (rows, rows[::-1])
    )
    assert there.frame.equals(back.frame)
    assert there.rows == back.rows
