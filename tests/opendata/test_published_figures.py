"""Figures that can be told from files as they were published."""

from datetime import date

import pytest
from public_files import ASB, CITY, DATA, codes, message

from s92kit.areas import joined_lookups
from s92kit.opendata import (
    area_lookup_from_tables,
    counts_by_area,
    outlines_from_geojson,
    read_met_counts,
    read_payments,
    read_stops,
    read_street,
    stops_by_outline,
    ward_shortfalls,
)
from s92kit.tables import read_table

pytestmark = pytest.mark.skipif(
    not DATA.is_dir(), reason=f"The published files are not at {DATA.name} beside the project."
)


@pytest.fixture(scope="module")
def lookup():
    """The small areas of three boroughs, by the codes of 2011 and of 2021."""
    files = sorted((DATA / "lookups").iterdir())
    return joined_lookups(*(area_lookup_from_tables([read_table(file)]) for file in files))


def counts_of(counts, area, category):
    """The counts of each month."""
    return [each.count for each in counts.series(area, category)]


def test_the_city_s_street_crime(lookup):
    """Each row is counted, anti-social behaviour by month, and rows of other boroughs are told."""
    rows = read_street(DATA / "policeuk_col_street")
    asb = rows.frame[rows.frame["Crime type"] == ASB].groupby("Month").size().tolist()
    assert (rows.rows_in, rows.rows_set_aside, sum(asb)) == (4_217, 0, 749)
    assert asb == [113, 139, 152, 140, 118, 87]
    assert "22 bear the id of an earlier row" in message(rows.findings, "crime-id")
    counts = counts_by_area(rows, lookup)
    assert "within-force" in codes(counts.findings)
    assert counts.rows.counted == 117
    assert dict(counts.rows.elsewhere_by_name)["City of London"] == 3_653
    assert counts.rows.without_place == 319
    assert set(rows.frame["Falls within"]) == {CITY}


def test_burglary_by_borough_and_month(lookup):
    """Rows and not ids, and the rows without a small area apart."""
    rows = read_street(DATA / "policeuk_met_burglary_3boroughs", retrieved_on=date(2019, 5, 31))
    counts = counts_by_area(rows, lookup)
    assert counts_of(counts, "Tower Hamlets", "Burglary") == [
        *(281, 274, 260, 250, 261, 213, 263, 302, 260, 233, 187, 270)
    ]
    assert counts_of(counts, "E09000005", "Burglary") == [
        *(258, 262, 227, 277, 244, 236, 252, 265, 237, 227, 208, 265)
    ]
    assert counts_of(counts, "Havering", "Burglary") == [
        *(133, 136, 116, 137, 168, 147, 147, 216, 214, 185, 122, 131)
    ]
    assert (counts.rows.read, counts.rows.counted) == (8_089, 3_054 + 2_958 + 1_852)
    assert (counts.rows.without_place, counts.rows.elsewhere) == (225, 0)


def test_stops_by_borough():
    """By London's month and by the boroughs' outlines."""
    rows = read_stops(DATA / "policeuk_met_sas")
    outlines = outlines_from_geojson(
        (DATA / "geo" / "boroughs_3_lad22_gen20_wgs84.geojson").read_text(encoding="utf-8")
    )
    counts = stops_by_outline(rows, outlines)
    found = [counts_of(counts, name, "Stop and search") for name in counts.areas]
    assert dict(zip(counts.areas.values(), found, strict=True)) == {
        "Brent": [260],
        "Havering": [369],
        "Tower Hamlets": [384],
    }
    assert counts.rows.read == 11_595
    assert "london-clock" in codes(counts.findings)
    assert counts.months == (date(2023, 6, 1),)


def test_antisocial_behaviour_in_lancashire_with_its_repeats():
    """An extract with headers of its own; whole rows that repeat are incidents of their own."""
    rows = read_street(DATA / "asb_incidents", crime_type=ASB)
    assert rows.frame.groupby("Month").size().tolist() == [
        *(4415, 4087, 5028, 5236, 5174, 4913, 5187, 5672, 4662, 4538, 4034, 3488)
    ]
    assert message(rows.findings, "rows-unlike").startswith("20,100 of 56,434 rows")
    assert rows.rows_accepted == 56_434


def test_the_monthly_tables_of_the_metropolitan_police():
    """Wards do not sum to their boroughs, and a category of wards was renamed in 2024."""
    whole, wards = (
        read_met_counts(next((DATA / "mps_datastore").glob(name))) for name in ("MPS*", "ward*")
    )
    assert (whole.rows.read, len(whole.months), whole.rows.set_aside) == (1_056, 24, 0)
    assert "BURGLARY IN A DWELLING ends after February 2024" in message(
        wards.findings, "category-kept"
    )
    found = ward_shortfalls(wards, whole)
    assert {item.borough for item in found.items} == {"Brent", "Havering", "Tower Hamlets"}
    assert len({item.month for item in found.items}) == 19
    assert sum(item.difference for item in found.of("Tower Hamlets")) == 2_277
    assert codes(found.findings) == ["wards-sum"]


def test_what_transport_for_london_paid():
    """To the penny, and how much of it for officers."""
    payments = read_payments(DATA / "payments" / "tfl_payments_to_police.csv", publisher="tfl")
    assert (payments.rows.counted, payments.total_pence()) == (64, 21_427_390_406)
    officers = payments.only(account="MPS Employment Costs SM")
    assert (len(officers), sum(each.amount_pence for each in officers)) == (56, 21_328_728_901)
    assert not codes(payments.findings)


def test_what_the_greater_london_authority_paid():
    """Under four names and four numbers."""
    payments = read_payments(DATA / "payments" / "gla_payments_to_police.csv", publisher="gla")
    assert (payments.rows.counted, payments.total_pence()) == (51, 795_068_631)
    assert len({each.number for each in payments.items}) == 4
    assert not codes(payments.findings)
