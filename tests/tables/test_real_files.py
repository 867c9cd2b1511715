"""Files that police forces and councils publish are read whole, row for row as they are counted."""

from pathlib import Path

import pytest

from s92kit.tables import read_pieces, read_table, read_tables

DATA = Path(__file__).resolve().parents[3] / "shared" / "data"
pytestmark = pytest.mark.skipif(
    not DATA.is_dir(), reason=f"The published files are not at {DATA.name} beside the project."
)

COUNTS = {
    "policeuk_col_street": 4_217,
    "policeuk_met_burglary_3boroughs": 8_089,
    "policeuk_met_sas": 11_595,
    "asb_incidents": 56_434,
    "lookups": 467 + 503,
    "payments": 64 + 51,
}


@pytest.mark.parametrize(("folder", "rows"), COUNTS.items(), ids=COUNTS)
def test_every_published_row_is_read(folder, rows):
    """As many rows as the publisher counts, none set aside, nothing guessed."""
    tables = read_tables(DATA / folder)
    assert sum(len(table.rows) for table in tables) == rows
    assert not any(table.problems or table.queries for table in tables)


@pytest.mark.parametrize(("folder", "rows"), COUNTS.items(), ids=COUNTS)
def test_pieces_of_published_files_have_the_same_rows(folder, rows):
    """A thousand rows at a time."""
    files = sorted(path for path in (DATA / folder).iterdir())
    pieces = [piece for file in files for piece in read_pieces(file, rows=1_000)]
    assert sum(len(piece.rows) for piece in pieces) == rows


def test_the_monthly_tables_of_the_metropolitan_police_are_read():
    """A column a month, for boroughs and for wards."""
    boroughs, wards = read_tables(DATA / "mps_datastore")
    assert (len(boroughs.rows), len(boroughs.headers)) == (1_056, 27)
    assert len(wards.headers) == 29


def test_antisocial_behaviour_without_an_id_is_not_lost():
    """An incident of anti-social behaviour has no crime id; its row is read like any other."""
    months = [113, 139, 152, 140, 118, 87]
    found = []
    for table in read_tables(DATA / "policeuk_col_street"):
        kinds = [str(cell) for cell in table.cells[table.headers.index("Crime type")]]
        found.append(kinds.count("Anti-social behaviour"))
    assert found == months


def test_a_file_parted_by_tabs_is_told_by_its_ending():
    """Numbers stand as they are written."""
    table = read_table(DATA / "asb_incidents" / "lancashire_asb.tab")
    assert [str(column[0]) for column in table.cells[:3]] == ["2022-01-01", "-2.4646", "53.7655"]
