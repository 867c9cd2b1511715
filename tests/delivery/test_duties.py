"""Each row of a duty record is checked by itself, and each fault is told at its cell."""

import pandas as pd
import pytest
from teams import duties, duty

from s92kit.abstractions import OPEN_DATA_COLUMNS, AbstractionType, abstraction_type_named
from s92kit.delivery import duties_from_frame, published_abstractions, read_duties
from s92kit.errors import UnknownNameError
from s92kit.tables import csv_from_text

LAST_OF_MARCH = {"day": "2019-03-31", "rostered_minutes": None}


@pytest.mark.parametrize(
    ("cells", "header", "code"),
    [
        ({"officer": "Jo Smith"}, "officer", "tables/wrong-form"),
        ({"status": "covered", "cover": "Smith"}, "cover", "tables/wrong-form"),
        ({"rostered_minutes": 1441}, "rostered_minutes", "tables/out-of-bounds"),
        ({"status": "wroked"}, "status", "tables/unknown-option"),
        (
            {"abstraction": "adi on borough", "abstracted_minutes": 60},
            "abstraction",
            "tables/unknown-option",
        ),
        ({"officer": ""}, "officer", "delivery/officer-fits"),
        ({"status": "vacant"}, "officer", "delivery/officer-fits"),
        ({"status": "covered"}, "cover", "delivery/officer-fits"),
        ({"cover": "P-2"}, "cover", "delivery/officer-fits"),
        ({"abstraction": "court"}, "abstracted_minutes", "delivery/abstraction-fits"),
        ({"abstracted_minutes": 60}, "abstraction", "delivery/abstraction-fits"),
        (
            {"abstraction": "court", "abstracted_minutes": 481},
            "abstracted_minutes",
            "delivery/abstraction-fits",
        ),
        (
            {"status": "leave", "abstraction": "court", "abstracted_minutes": 60},
            "abstraction",
            "delivery/abstraction-fits",
        ),
        ({"priority_minutes": 481}, "priority_minutes", "delivery/abstraction-fits"),
        ({"rostered_minutes": None}, "rostered_minutes", "delivery/minutes-fit"),
        ({"ends": "15:00"}, "starts", "delivery/minutes-fit"),
        (
            {"starts": "07:00", "ends": "15:00", "rostered_minutes": 420},
            "rostered_minutes",
            "delivery/minutes-fit",
        ),
        (LAST_OF_MARCH | {"starts": "01:30", "ends": "09:00"}, "starts", "delivery/times-exist"),
        (
            {
                "day": "2019-03-30",
                "rostered_minutes": None,
                "starts": "22:00",
                "ends": "01:30",
            },
            "ends",
            "delivery/times-exist",
        ),
        (
            {"day": "2019-03-30", "starts": "22:00", "ends": "06:00"},
            "rostered_minutes",
            "delivery/minutes-fit",
        ),
        (
            {
                "day": "2019-10-27",
                "rostered_minutes": None,
                "starts": "01:30",
                "ends": "09:00",
            },
            "rostered_minutes",
            "delivery/times-exist",
        ),
        (
            {"day": "2019-10-26", "rostered_minutes": None, "starts": "07:00", "ends": "07:00"},
            "ends",
            "delivery/minutes-fit",
        ),
    ],
)
def test_a_faulty_row_is_told_and_set_aside(cells, header, code):
    """One bad example for each rule; the good row beside it stays."""
    read = duties(duty(**cells), duty(officer="P-2"))
    assert [(each.rule.code, each.header, each.row) for each in read.problems] == [
        (code, header, 2)
    ]
    assert (read.rows_in, read.rows_accepted, read.rows_set_aside) == (2, 1, 1)


@pytest.mark.parametrize(
    ("day", "starts", "ends", "minutes"),
    [
        ("2019-04-01", "07:00", "15:00", 480),
        ("2019-04-01", "22:00", "06:00", 480),
        ("2019-03-30", "22:00", "06:00", 420),
        ("2019-10-26", "22:00", "06:00", 540),
        ("2019-03-31", "00:30", "02:30", 60),
        ("2019-10-27", "00:30", "02:30", 180),
        ("2019-10-27", "03:00", "11:00", 480),
    ],
)
def test_a_duty_counts_the_minutes_that_passed(day, starts, ends, minutes):
    """Across midnight, and across the change of London's clocks."""
    read = duties(duty(day=day, starts=starts, ends=ends, rostered_minutes=None))
    assert read.problems.counts == {}
    assert read.table.frame["minutes"].tolist() == [minutes]


@pytest.mark.parametrize("minutes", [450, 510])
def test_minutes_tell_which_of_two_hours_is_meant(minutes):
    """01:30 comes twice on 27 October 2019; until 09:00 it is 510 or 450 minutes."""
    read = duties(duty(day="2019-10-27", starts="01:30", ends="09:00", rostered_minutes=minutes))
    assert read.problems.counts == {}
    assert read.table.frame["minutes"].tolist() == [minutes]


def test_two_times_within_the_hour_that_comes_twice():
    """From 01:10 to 01:50 is forty minutes by the likelier reading."""
    read = duties(duty(day="2019-10-27", starts="01:10", ends="01:50", rostered_minutes=40))
    assert read.problems.counts == {}


def test_a_name_is_never_repeated_in_a_message():
    """What stands where a pseudonym belongs may be a name."""
    (problem,) = duties(duty(officer="Smith")).problems
    assert "Smith" not in f"{problem.message} {problem.mend} {problem.value}"
    assert "Never write a name" in problem.mend


def test_an_unknown_kind_of_abstraction_suggests_the_nearest():
    """A slip of the keys is told as one."""
    (problem,) = duties(duty(abstraction="tranning", abstracted_minutes=60)).problems
    assert problem.mend == "Did you mean 'training'?"


def test_duties_from_files_name_the_file_and_its_notes(tmp_path):
    """A file that says it is made up says so in every figure's source."""
    file = tmp_path / "april.csv"
    file.write_text(
        "# Made up\npost,officer,day,rostered_minutes,status\n"
        "constables,P-1,2019-04-01,480,worked\n",
        encoding="utf-8",
    )
    (source,) = read_duties([file]).sources
    assert source.cited == "Duty record april.csv, undated, Made up; rows 3 to 3"


def test_a_frame_is_left_as_it_is():
    """The caller's frame has the columns that it had."""
    frame = pd.DataFrame([duty()])
    before = frame.copy(deep=True)
    duties_from_frame(frame)
    pd.testing.assert_frame_equal(frame, before)


def test_court_and_training_may_raise_no_credit():
    """They are mandatory; high-demand days are in the price, and of other work nothing is said."""
    raising = {kind for kind in AbstractionType if kind.may_raise_credit}
    assert raising == {AbstractionType.AID_ON_BOROUGH, AbstractionType.AID_OFF_BOROUGH}


def test_a_kind_of_abstraction_by_name():
    """Whichever case it is in; a slip suggests the nearest."""
    assert abstraction_type_named("COURT") is AbstractionType.COURT
    with pytest.raises(UnknownNameError, match="Did you mean 'court'"):
        abstraction_type_named("cuort")


def test_published_abstractions_keep_the_publisher_s_words():
    """The Met's columns, by month; a row with a fault is set aside at its cell."""
    rows = (
        "2019-04,AN,Walford,E09000099,Ward,Ward duty,Aid,480",
        "2019-05-01,AN,Walford,E09000098,Ward,Ward duty,Aid,60",
        "2019-05,AN,Walford,E09000099,Ward,Ward duty,Aid,many",
    )
    text = "\n".join([",".join(OPEN_DATA_COLUMNS), *rows])
    read = published_abstractions([csv_from_text(text, name="met.csv")])
    assert read.minutes_by_type() == (("Aid", 540),)
    assert read.minutes_by_type(borough_code="E09000099") == (("Aid", 480),)
    assert [each.cell for each in read.problems] == ["met.csv!H4"]
    assert (read.rows_in, len(read.rows)) == (3, 2)
