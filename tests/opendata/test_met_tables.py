"""The Metropolitan Police's monthly tables: releases, revisions, and wards that do not sum."""

from datetime import date

import pytest
from public_files import codes, message, table

from s92kit.areas import AreaKind
from s92kit.errors import InvalidValueError
from s92kit.opendata import (
    counts_known_on,
    met_counts_from_tables,
    read_met_counts,
    revisions,
    ward_shortfalls,
)

APRIL, MAY, JUNE = (date(2019, month, 1) for month in (4, 5, 6))


def boroughs(*rows, months="201904,201905", retrieved_on=None):
    """A table of boroughs."""
    head = f"MajorText,MinorText,BoroughName,{months}"
    return met_counts_from_tables(
        [table(head, *rows, name="boroughs.csv")], retrieved_on=retrieved_on
    )


def wards(*rows, months="201904,201905"):
    """A table of wards."""
    head = f"MajorText,MinorText,WardName,WardCode,LookUp_BoroughName,{months}"
    return met_counts_from_tables([table(head, *rows, name="wards.csv")])


DWELLING = "BURGLARY,BURGLARY IN A DWELLING,Walford"


def test_a_column_a_month_becomes_a_row_a_month():
    """With the parts of a category together or apart."""
    counts = boroughs(f"{DWELLING},12,9", "BURGLARY,BURGLARY NON-DWELLING,Walford,3,1")
    assert [each.count for each in counts.series("Walford", "BURGLARY")] == [15, 10]
    assert counts.total("Walford", "BURGLARY", subcategory="BURGLARY NON-DWELLING") == 4
    assert len(counts.frame) == 4
    assert counts.months == (APRIL, MAY)


@pytest.mark.parametrize(
    ("head", "row", "kind"),
    [
        ("MajorText,MinorText,LookUp_BoroughName", DWELLING, AreaKind.BOROUGH),
        (
            "MajorText,MinorText,WardName,WardCode,LookUp_BoroughName",
            "BURGLARY,BURGLARY IN A DWELLING,Market,E05099001,Walford",
            AreaKind.WARD,
        ),
        (
            "LSOA Code,LSOA Name,Borough,Major Category,Minor Category",
            "E01099001,Walford 001A,Walford,BURGLARY,BURGLARY IN A DWELLING",
            AreaKind.LSOA,
        ),
    ],
)
def test_the_kind_of_area_is_told_by_the_headers(head, row, kind, tmp_path):
    """Borough, ward or small area, in the headers of several releases."""
    (tmp_path / "table.csv").write_text(f"{head},201904\n{row},12\n")
    counts = read_met_counts(tmp_path / "table.csv")
    assert counts.kind is kind
    assert list(counts.frame["count"]) == [12]


def test_a_faulty_cell_sets_its_row_aside():
    """Rows in are rows counted and rows set aside; an empty cell is not nought."""
    counts = boroughs(
        f"{DWELLING},12,x",
        "ROBBERY,ROBBERY OF PERSONAL PROPERTY,Walford,,4",
        "THEFT,SHOPLIFTING,Walford,-1,4",
    )
    assert (counts.rows.read, counts.rows.counted, counts.rows.set_aside) == (3, 1, 2)
    assert [problem.cell for problem in counts.problems] == ["boroughs.csv!E2", "boroughs.csv!D4"]
    assert [each.count for each in counts.series("Walford", "ROBBERY")] == [None, 4]
    assert "1 of 2 cells are empty" in message(counts.findings, "counts-filled")


def test_a_row_that_is_there_twice_is_no_second_count():
    """Two rows of one area and category would be added up."""
    counts = boroughs(f"{DWELLING},12,9", f"{DWELLING},12,9")
    assert counts.problems.counts == {"tables/key-twice": 2}
    assert counts.rows.set_aside == 2


def test_offences_without_a_borough_are_told():
    """They stand under a name of their own, so that boroughs do not sum to London."""
    counts = boroughs(f"{DWELLING},12,9", "BURGLARY,BURGLARY IN A DWELLING,Unknown,2,1")
    assert message(counts.findings, "place-recorded").startswith("3 offences stand under 'Unknown'")


def test_a_category_that_begins_or_ends_is_told():
    """A split of a category in a month is no fall of crime."""
    months = ",".join(f"2019{month:02d}" for month in range(1, 9))
    counts = boroughs(
        f"{DWELLING},10,10,10,10,0,0,0,0",
        "BURGLARY,BURGLARY - RESIDENTIAL,Walford,0,0,0,0,10,10,10,10",
        "THEFT,SHOPLIFTING,Walford,0,0,0,0,1,1,1,1",
        "ROBBERY,ROBBERY OF PERSONAL PROPERTY,Walford,0,0,10,10,10,10,0,0",
        months=months,
    )
    said = message(counts.findings, "category-kept")
    assert "BURGLARY - RESIDENTIAL begins in May 2019" in said
    assert "BURGLARY IN A DWELLING ends after April 2019" in said
    assert "SHOPLIFTING" not in said
    assert "ROBBERY" not in said


def test_files_that_cannot_be_told_apart_are_refused():
    """Two kinds, no months, and one month in two files."""
    whole = table("MajorText,MinorText,BoroughName,201904", f"{DWELLING},12")
    ward = table("MajorText,MinorText,WardName,WardCode,Borough,201904", "B,B,M,E05099001,W,1")
    without = table("MajorText,MinorText,BoroughName", DWELLING)
    for tables in ([whole, ward], [without], [whole, whole], [table("a,b", "1,2")], []):
        with pytest.raises(InvalidValueError, match="Tables by month"):
            met_counts_from_tables(tables)


def test_two_releases_answer_as_they_were_known():
    """A month is taken from the last release of it that was fetched by the day."""
    may = boroughs(f"{DWELLING},12,9", retrieved_on=date(2019, 6, 20))
    june = boroughs(f"{DWELLING},11,4", months="201905,201906", retrieved_on=date(2019, 7, 20))
    then = counts_known_on([june, may], known_on=date(2019, 7, 19))
    assert [each.count for each in then.series("Walford", "BURGLARY")] == [12, 9]
    assert then.retrieved_on == date(2019, 6, 20)
    assert "one-release" not in codes(then.findings)
    now = counts_known_on([june, may])
    assert [each.count for each in now.series("Walford", "BURGLARY")] == [12, 11, 4]
    assert now.retrieved_on is None
    assert [str(day)[:10] for day in now.frame["retrieved_on"]] == [
        *("2019-06-20", "2019-07-20", "2019-07-20")
    ]
    assert "April 2019 to April 2019 from that of 20 June 2019" in message(
        now.findings, "one-release"
    )
    assert now.rows.read == 2


def test_a_correction_never_changes_what_was_known_before():
    """A later release leaves each earlier answer as it was."""
    may = boroughs(f"{DWELLING},12,9", retrieved_on=date(2019, 6, 20))
    june = boroughs(f"{DWELLING},99,99", retrieved_on=date(2019, 7, 20))
    before = counts_known_on([may], known_on=date(2019, 7, 1)).frame
    assert counts_known_on([may, june], known_on=date(2019, 7, 1)).frame.equals(before)


def test_releases_that_cannot_be_put_in_order_are_refused():
    """Without a day, with one day twice, of several kinds, and none by the day."""
    day = date(2019, 6, 20)
    dated = boroughs(f"{DWELLING},12,9", retrieved_on=day)
    undated = boroughs(f"{DWELLING},12,9")
    for releases in ([dated, undated], [dated, dated]):
        with pytest.raises(InvalidValueError, match="retrieved_on"):
            counts_known_on(releases)
    with pytest.raises(InvalidValueError, match="No release was fetched by then"):
        counts_known_on([dated], known_on=date(2019, 6, 19))
    with pytest.raises(InvalidValueError, match="no release"):
        counts_known_on([])
    ward = met_counts_from_tables(
        [table("MajorText,MinorText,WardName,WardCode,Borough,201904", "B,B,M,E05099001,W,1")],
        retrieved_on=date(2019, 8, 1),
    )
    with pytest.raises(InvalidValueError, match="several kinds"):
        counts_known_on([dated, ward])


def test_what_a_later_release_changed_is_listed():
    """A revised count, and a category that was renamed, which stands in one release alone."""
    earlier = boroughs(f"{DWELLING},12,9", "ROBBERY,ROBBERY,Walford,3,3", months="201904,201905")
    later = boroughs(
        "BURGLARY,BURGLARY - RESIDENTIAL,Walford,9,7",
        "ROBBERY,ROBBERY,Walford,4,2",
        months="201905,201906",
    )
    found = revisions(earlier, later)
    assert [(each.subcategory, each.before, each.after) for each in found.items] == [
        ("BURGLARY - RESIDENTIAL", None, 9),
        ("BURGLARY IN A DWELLING", 9, None),
        ("ROBBERY", 3, 4),
    ]
    assert found.compared == 1
    assert "1 of 1 counts differ, and 2 stand in one release alone" in message(
        found.findings, "unrevised"
    )
    assert not codes(revisions(earlier, earlier).findings)


def test_releases_without_a_month_in_common_are_not_compared():
    """There is nothing to compare."""
    one, other = (boroughs(f"{DWELLING},1", months=month) for month in ("201904", "201905"))
    with pytest.raises(InvalidValueError, match="other areas or other months"):
        revisions(one, other)


MARKET = "BURGLARY,BURGLARY IN A DWELLING,Market,E05099001,Walford"
PARK = "BURGLARY,BURGLARY IN A DWELLING,Park,E05099002,Walford"


def test_wards_do_not_sum_to_their_borough():
    """The difference is shown by month and category, whatever the parts are called."""
    whole = boroughs("BURGLARY,BURGLARY - RESIDENTIAL,Walford,15,9")
    found = ward_shortfalls(wards(f"{MARKET},8,4", f"{PARK},5,5"), whole)
    assert [(each.wards, each.total, each.difference) for each in found.of("Walford")] == [
        (13, 15, 2),
        (9, 9, 0),
    ]
    said = message(found.findings, "wards-sum")
    assert "1 of 2 counts differ. In all: Walford 24, its wards 22, +2." in said


def test_wards_that_sum_raise_no_query():
    """Where they do, they do."""
    found = ward_shortfalls(wards(f"{MARKET},8,4"), boroughs(f"{DWELLING},8,4"))
    assert not codes(found.findings)


def test_a_sum_with_an_empty_cell_is_not_compared():
    """What is not known is not nought."""
    found = ward_shortfalls(wards(f"{MARKET},,4", f"{PARK},5,5"), boroughs(f"{DWELLING},15,9"))
    assert [each.month for each in found.items] == [MAY]


def test_areas_that_cannot_be_compared_are_refused():
    """Boroughs with boroughs, and boroughs that the wards are not of."""
    whole = boroughs(f"{DWELLING},8,4")
    with pytest.raises(InvalidValueError, match="borough with borough"):
        ward_shortfalls(whole, whole)
    other = boroughs("BURGLARY,BURGLARY IN A DWELLING,Elsewhere,8,4")
    with pytest.raises(InvalidValueError, match="in common"):
        ward_shortfalls(wards(f"{MARKET},8,4"), other)
