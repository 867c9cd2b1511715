"""Files of data.police.uk: every row is kept, and what they cannot bear is said."""

from datetime import date

import pytest
from public_files import (
    ASB,
    CITY,
    MET,
    STOPS_HEAD,
    STREET_HEAD,
    codes,
    geojson,
    message,
    square,
    street,
    table,
    walford_lookup,
)

from s92kit.areas import AreaKind
from s92kit.errors import InvalidValueError, UnknownNameError
from s92kit.opendata import (
    area_lookup_from_tables,
    counts_by_area,
    outcomes_from_tables,
    outlines_from_geojson,
    read_outcomes,
    read_stops,
    read_street,
    stops_by_outline,
    stops_from_tables,
    street_from_tables,
)


def rows_of(*rows, name="street.csv", **more):
    """Street crime from one file."""
    return street_from_tables([table(STREET_HEAD, *rows, name=name)], **more)


def test_incidents_that_look_alike_are_all_counted():
    """Anti-social behaviour has no id, and several incidents stand at one snap point."""
    rows = rows_of(street(), street(), street(crime_id="a1", kind="Burglary"))
    assert rows.rows_accepted == 3
    assert "2 of 3 rows have no crime id, of which 2 are anti" in message(rows.findings, "crime-id")
    assert message(rows.findings, "rows-unlike").startswith("1 of 3 rows")
    counts = counts_by_area(rows, walford_lookup())
    assert counts.total("Walford", ASB) == 2


def test_a_crime_id_that_is_there_twice_is_counted_twice():
    """Rows are counted and not ids, as the publisher counts them."""
    rows = rows_of(street(crime_id="a1", kind="Burglary"), street(crime_id="a1", kind="Burglary"))
    assert "1 bear the id of an earlier row" in message(rows.findings, "crime-id")
    assert counts_by_area(rows, walford_lookup()).total("E09000099", "Burglary") == 2


def test_rows_with_an_id_each_raise_no_query_of_ids():
    """The rule is met where there is nothing to say."""
    rows = rows_of(street(crime_id="a1", kind="Burglary"), street(crime_id="a2", kind="Burglary"))
    assert not {"crime-id", "rows-unlike"} & set(codes(rows.findings))


def test_coordinates_are_snap_points():
    """Wherever there are coordinates, small hot spots are warned of."""
    assert "150 metres" in message(rows_of(street()).findings, "snap-points")
    assert "snap-points" not in codes(rows_of(street(lsoa="")).findings)


def test_every_row_is_in_one_part_of_the_account():
    """Counted, set aside, elsewhere, or without a place: the parts sum to the rows."""
    rows = rows_of(
        street(),
        street(lsoa="", name=""),
        street(lsoa="E01077001", name="Elsewhere 001A"),
        street(month="2018-13"),
    )
    account = counts_by_area(rows, walford_lookup()).rows
    assert (account.read, account.counted, account.set_aside) == (4, 1, 1)
    assert (account.without_place, account.elsewhere) == (1, 1)
    assert account.elsewhere_by_name == (("Elsewhere", 1),)
    assert [problem.cell for problem in rows.problems] == ["street.csv!B5"]


def test_a_borough_is_told_by_the_small_area_and_not_by_the_force():
    """A row of the City's police in Walford is Walford's, and says that it is not all of it."""
    rows = rows_of(
        street(force=CITY),
        street(force=CITY, lsoa="E01000001", name="City of London 001A"),
    )
    counts = counts_by_area(rows, walford_lookup())
    assert counts.total("Walford", ASB) == 1
    assert "1 rows of City of London Police lie in Walford" in message(
        counts.findings, "within-force"
    )


def test_rows_within_their_force_raise_no_query():
    """The Metropolitan Police in a London borough."""
    assert "within-force" not in codes(counts_by_area(rows_of(street()), walford_lookup()).findings)


def test_it_may_be_unknown_whose_area_a_place_is_in():
    """A place without a lookup, and a force of another part of the country, are not judged."""
    rows = rows_of(street(), street(lsoa="E01077001", name="Elsewhere 001A"))
    found = counts_by_area(rows, walford_lookup()).findings.undetermined
    assert "opendata/within-force" in [finding.code for finding in found]


def test_codes_of_another_census_are_found_by_their_names():
    """A small area that is called after Walford and is not in the lookup belongs to Walford."""
    rows = rows_of(street(), street(lsoa="E01034001", name="Walford 009F"))
    old = walford_lookup()
    assert "join the lookups of both" in message(
        counts_by_area(rows, old).findings, "edition-of-areas"
    )
    both = walford_lookup("21", "E01034001,Walford 009F,E09000099,Walford")
    assert "edition-of-areas" in codes(counts_by_area(rows, both).findings)


def test_a_month_that_was_read_may_be_nought_and_one_that_was_not_is_unknown():
    """Nought and unknown are different."""
    rows = street_from_tables(
        [
            table(STREET_HEAD, street(kind="Burglary"), name="2018-04-met-street.csv"),
            table(STREET_HEAD, street(month="2018-06"), name="2018-06-met-street.csv"),
        ]
    )
    counts = counts_by_area(rows, walford_lookup())
    series = counts.series("Walford", "Burglary")
    assert [(each.month.month, each.count) for each in series] == [(4, 1), (5, None), (6, 0)]
    assert "May 2018" in message(counts.findings, "months-there")
    with pytest.raises(InvalidValueError, match="1 May 2018"):
        counts.total("Walford", "Burglary")


def test_a_force_that_lacks_a_month_is_named():
    """Files of two forces cover the same months or say so."""
    rows = rows_of(street(), street(month="2018-05"), street(force=CITY, month="2018-05"))
    assert f"{CITY}: April 2018" in message(rows.findings, "months-there")


def test_what_was_not_looked_for_is_not_nought():
    """An area or a category that the files do not hold is refused, with a suggestion."""
    counts = counts_by_area(rows_of(street()), walford_lookup())
    with pytest.raises(UnknownNameError, match="area 'Walfrod'"):
        counts.series("Walfrod", ASB)
    with pytest.raises(UnknownNameError, match="category 'Robbery'"):
        counts.series("Walford", "Robbery")


def test_months_come_late():
    """The last month before the files were fetched is mostly not out yet, and is not nought."""
    late = rows_of(street(), retrieved_on=date(2018, 7, 3)).findings
    assert "May 2018, June 2018 had not been published" in message(late, "months-up-to-date")
    assert "months-up-to-date" not in codes(
        rows_of(street(), retrieved_on=date(2018, 5, 31)).findings
    )
    unknown = [each.code for each in rows_of(street()).findings.undetermined]
    assert unknown == ["opendata/months-up-to-date"]


def test_a_row_of_another_month_than_its_file_is_told():
    """A file that was saved under a wrong name would be counted in the wrong month."""
    found = rows_of(street(), street(month="2018-05"), name="2018-05-met-street.csv").findings
    assert (
        message(found, "month-of-file")
        == "Of other months are 2018-05-met-street.csv: 1 of 2 rows."
    )


def test_small_areas_can_be_counted_too():
    """Each with its name and its borough."""
    rows = rows_of(street(), street(lsoa="E01099002", name="Walford 001B"))
    counts = counts_by_area(rows, walford_lookup(), by=AreaKind.LSOA)
    assert counts.areas == {"E01099001": "Walford 001A", "E01099002": "Walford 001B"}
    assert set(counts.frame["within"]) == {"Walford"}


def test_wards_are_not_made_of_small_areas():
    """They lie across the edges of wards."""
    with pytest.raises(InvalidValueError, match="cannot be 'wards'"):
        counts_by_area(rows_of(street()), walford_lookup(), by=AreaKind.WARD)


def test_the_frame_has_the_columns_that_are_documented():
    """A chart or a scorecard takes it as it is, with the day of the snapshot in each row."""
    rows = rows_of(street(), retrieved_on=date(2018, 6, 1))
    frame = counts_by_area(rows, walford_lookup()).frame
    assert list(frame.columns) == [
        *("month", "area", "area_name", "within", "category", "subcategory", "count"),
        "retrieved_on",
    ]
    assert str(frame["month"].dtype) == str(frame["retrieved_on"].dtype) == "datetime64[s]"
    assert str(frame["retrieved_on"].iloc[0]) == "2018-06-01 00:00:00"
    assert str(frame["count"].dtype) == "Int64"


def test_headers_of_extracts_are_known_and_a_crime_type_can_be_given():
    """Extracts write the headers in small letters and leave out what all rows are."""
    extract = table("month,lsoa_code", "2018-04-01,E01099001", name="asb.csv")
    rows = street_from_tables([extract], crime_type=ASB)
    assert counts_by_area(rows, walford_lookup()).total("Walford", ASB) == 1
    assert not rows.problems
    kept = rows_of(street(kind="Burglary"), crime_type=ASB)
    assert list(kept.frame["Crime type"]) == ["Burglary"]


def test_outcomes_say_that_their_month_is_not_that_of_the_crime(tmp_path):
    """One crime may have several outcomes, in other months."""
    head = STREET_HEAD.partition("Crime type")[0] + "Outcome type"
    cells = street(crime_id="a1", kind="Offender given a caution").removesuffix(",,")
    (tmp_path / "2018-04-met-outcomes.csv").write_text(f"{head}\n{cells}\n")
    rows = read_outcomes(tmp_path)
    assert "month-of-offence" in codes(rows.findings)
    counts = counts_by_area(rows, walford_lookup())
    assert counts.total("Walford", "Offender given a caution") == 1
    assert outcomes_from_tables([]).rows_in == 0


def stop(moment, *, east="0.2", north="51.2", outcome="Arrest"):
    """A row of a stop and search file, with what it says of the person."""
    return (
        f"Person search,{moment},False,,{north},{east},Male,18-24,White,White,Misuse of Drugs Act,"
        f"Controlled drugs,{outcome}"
    )


def stops(*rows):
    """Stops and searches from one file."""
    return stops_from_tables([table(STOPS_HEAD, *rows, name="2023-06-met-stop-and-search.csv")])


def test_stops_are_counted_by_the_clock_of_london():
    """An hour before midnight in Universal Time is the next day in summer, and not in winter."""
    rows = stops(stop("2023-05-31T23:04:00+00:00"), stop("2023-06-30T22:59:00+00:00"))
    assert "month-of-file" not in codes(rows.findings)
    assert "1 of 2 rows fall in another month" in message(rows.findings, "london-clock")
    winter = stops(stop("2023-12-31T23:04:00+00:00"))
    assert str(winter.frame["moment"].iloc[0]) == "2023-12-31 23:04:00"
    assert "london-clock" not in codes(winter.findings)


def test_nothing_is_kept_of_who_was_searched():
    """Sex, age and ethnicity are not needed, and leave with the file."""
    rows = stops(stop("2023-06-01T10:00:00Z"))
    assert "Male" not in str(rows.table.texts)
    assert not [
        name for name in rows.frame if "ethnicity" in name or name in ("Gender", "Age range")
    ]
    assert not rows.problems


def test_a_time_that_cannot_be_is_set_aside():
    """A thirteenth month has the right form and is no day."""
    rows = stops(stop("2023-13-01T10:00:00Z"), stop("1 June"), stop("2023-06-01T10:00:00Z"))
    assert (rows.rows_in, rows.rows_accepted, rows.rows_set_aside) == (3, 1, 2)
    assert rows.problems.counts == {"opendata/no-such-moment": 1, "tables/wrong-form": 1}


def test_stops_are_placed_by_outline():
    """Inside, in a hole, outside, and without coordinates; the parts sum to the rows."""
    outlines = outlines_from_geojson(geojson(square("E09000099", "Walford", 0, 51)))
    moment = "2023-06-01T10:00:00Z"
    rows = stops(
        stop(moment),
        stop(moment, outcome="Caution"),
        stop(moment, east="0.5", north="51.5"),
        stop(moment, east="1.5"),
        stop(moment, east="", north=""),
    )
    counts = stops_by_outline(rows, outlines)
    assert counts.total("Walford", "Stop and search") == 2
    assert (counts.rows.elsewhere, counts.rows.without_place) == (2, 1)
    by_outcome = stops_by_outline(rows, outlines, part="Outcome")
    assert by_outcome.total("Walford", "Stop and search", subcategory="Arrest") == 1
    with pytest.raises(UnknownNameError):
        by_outcome.total("Walford", "Stop and search", subcategory="Warning")


def test_a_place_in_two_outlines_counts_once():
    """Outlines that are made simpler may overlap; the first by code has it."""
    two = geojson(square("E09000098", "Upper", 0, 51), square("E09000097", "Lower", 0, 51))
    counts = stops_by_outline(stops(stop("2023-06-01T10:00:00Z")), outlines_from_geojson(two))
    assert counts.areas == {"E09000097": "Lower"}


def test_stops_are_refused_without_what_they_need():
    """No outline, or a column that is not kept."""
    rows = stops(stop("2023-06-01T10:00:00Z"))
    outlines = outlines_from_geojson(geojson(square("E09000099", "Walford", 0, 51)))
    with pytest.raises(InvalidValueError, match="outlines"):
        stops_by_outline(rows, ())
    with pytest.raises(UnknownNameError, match="Gender"):
        stops_by_outline(rows, outlines, part="Gender")
    with pytest.raises(InvalidValueError, match="stops go by outlines"):
        counts_by_area(rows, walford_lookup())


@pytest.mark.parametrize(
    "text",
    [
        "{",
        "[]",
        "{}",
        '{"features": [{}]}',
        '{"features": [{"properties": {}, "geometry": null}]}',
        geojson(
            {"properties": {"CD": 1, "NM": 2}, "geometry": {"type": "Point", "coordinates": []}}
        ),
        geojson(square("E09000099", "Walford", 530_000, 180_000)),
        "[" * 100_000,
    ],
)
def test_what_is_no_outline_is_refused(text):
    """Text that is no GeoJSON, a point, and metres in place of degrees."""
    with pytest.raises(InvalidValueError, match="Outlines of areas"):
        outlines_from_geojson(text)


def test_a_faulty_lookup_is_refused():
    """Other headers, a code that is none, and a small area in two boroughs."""
    with pytest.raises(InvalidValueError, match="LSOA11CD"):
        area_lookup_from_tables([table("code,name", "E01099001,Walford")])
    with pytest.raises(InvalidValueError, match="faulty rows"):
        walford_lookup("11", "Walford 001A,Walford 001A,E09000099,Walford")
    with pytest.raises(InvalidValueError, match="in Walford and in Elsewhere"):
        walford_lookup(
            "11",
            "E01099001,Walford 001A,E09000099,Walford",
            "E01099001,Walford 001A,E09000098,Elsewhere",
        )


def test_folders_are_read(tmp_path):
    """A folder of months, as the publisher packs them."""
    (tmp_path / "2018-04-met-street.csv").write_text(f"{STREET_HEAD}\n{street()}\n")
    (tmp_path / "2018-05-met-street.csv").write_text(f"{STREET_HEAD}\n{street(month='2018-05')}\n")
    rows = read_street(tmp_path)
    assert [day.month for day in counts_by_area(rows, walford_lookup()).months] == [4, 5]
    (tmp_path / "stops").mkdir()
    (tmp_path / "stops" / "stops.csv").write_text(f"{STOPS_HEAD}\n{stop('2023-06-01T10:00:00Z')}\n")
    assert read_stops(tmp_path / "stops").rows_accepted == 1
    assert MET in set(rows.frame["Falls within"])
