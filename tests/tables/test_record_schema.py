"""One contract says the same of a table as its JSON Schema says of each record."""

import json
import math
import re
import string
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from s92kit.findings import Severity
from s92kit.tables import (
    AtMost,
    Column,
    Kind,
    RequiredWith,
    TableContract,
    check_tables,
    csv_from_text,
    record_schema,
    table_from_records,
)

COLUMNS = (
    Column(
        name="id",
        kind=Kind.TEXT,
        required=True,
        distinct=True,
        pattern="[A-Z]{1,2}-[0-9]{1,6}",
        pattern_in_words="Write it such as A-12.",
        meaning="A reference.",
    ),
    Column(name="place", kind=Kind.TEXT, meaning="Where, in words."),
    Column(name="ward", kind=Kind.TEXT, distinct=True, meaning="The ward."),
    Column(name="kind", kind=Kind.OPTION, options=("patrol", "visit", "Aid"), meaning="What."),
    Column(name="day", kind=Kind.DAY, required=True, meaning="The day."),
    Column(name="month", kind=Kind.MONTH, meaning="The month."),
    Column(name="starts", kind=Kind.TIME, meaning="When."),
    Column(name="recorded", kind=Kind.MOMENT, meaning="When it was recorded."),
    Column(name="officers", kind=Kind.WHOLE, least=1, most=12, meaning="How many."),
    Column(name="incident", kind=Kind.WHOLE, meaning="Its number."),
    Column(name="hours", kind=Kind.DECIMAL, least=0, most=24, unit="hours", meaning="How long."),
    Column(name="metres", kind=Kind.DECIMAL, meaning="How far."),
    Column(name="joint", kind=Kind.FLAG, meaning="Whether with partners."),
)
CONTRACT = TableContract(
    id="walford-log",
    title="Walford's log",
    columns=COLUMNS,
    rules=(
        RequiredWith(column="officers", other="kind", options=("patrol", "Aid")),
        RequiredWith(column="starts", other="recorded"),
        RequiredWith(column="place", other="ward", severity=Severity.QUERY),
    ),
)
VALIDATOR = Draft202012Validator(
    record_schema(CONTRACT), format_checker=Draft202012Validator.FORMAT_CHECKER
)

GOOD = {
    "id": st.from_regex(r"[A-Z]{1,2}-[0-9]{1,6}", fullmatch=True),
    "place": st.text(min_size=1, max_size=8),
    "ward": st.text(min_size=1, max_size=8),
    "kind": st.sampled_from(["patrol", "visit", "Aid"]),
    "day": st.dates().map(str),
    "month": st.dates().map(lambda day: str(day)[:7]),
    "starts": st.times().map(lambda time: f"{time:%H:%M}"),
    "recorded": st.datetimes().map(lambda moment: moment.isoformat()[:19]),
    "officers": st.integers(0, 13),
    "incident": st.integers(),
    "hours": st.integers(-1, 25) | st.floats(-1, 25) | st.sampled_from([7.5, 24.0, -0.0]),
    "metres": st.floats(allow_nan=False, allow_infinity=False) | st.integers(-(10**30), 10**30),
    "joint": st.booleans(),
}
NEAR = st.sampled_from(
    [
        *(
            "",
            " ",
            "\n",
            "patrol\n",
            " patrol",
            "Patrol",
            "PATROL",
            "aid",
            "patról",
            "\uff12019-04-01",
        ),
        *(
            "A-1",
            "A-1\n",
            "a-1",
            "A-\uff11",
            " A-1",
            "A-1 ",
            "AB-",
            "\U0001d538-1",
            "K-1",
            "\x1f",
            "\x00",
        ),
        *("2019-02-29", "2020-02-29", "1900-02-29", "2000-02-29", "0000-01-01", "2019-4-1"),
        *("01/04/2019", "2019-04-01\n", "2019-04-31", "20190401", "2019-W01-1", "2019-13"),
        *("2019-04", "2019-00", "0000-04", "2019-04-01T22:00", "2019-04-01 22:00", "2019-04"),
        *("2019-02-29T22:00", "2020-02-29T22:00:59", "2019-04-01T24:00", "0000-02-29T00:00"),
        *(
            "2019-04-01T22:00Z",
            "1900-02-29T22:00",
            "22:00",
            "22:00:00",
            "7:00",
            "24:00",
            "480",
            "7.5",
            "-1",
            "yes",
        ),
        *("1e3", "true", "null", "0", "\u00a0x", "x\u2028"),
    ]
)
NUMBERS = st.sampled_from(
    [0, 1, 12, 13, -1, 1.0, 12.0, 12.5, 24, 24.0, 24.5, 2**53 - 1, 2**53, -(2**53), 1e300, -0.0]
)
ANY = (
    st.none()
    | st.booleans()
    | NUMBERS
    | NEAR
    | st.text(string.printable, max_size=12)
    | st.text(max_size=6)
    | st.lists(st.integers(), max_size=2)
    | st.dictionaries(st.text(max_size=2), st.integers(), max_size=1)
)


@st.composite
def records(draw):
    """A record that is mostly good: fields left out, of wrong types, near misses and strangers."""
    record = {}
    for name, good in GOOD.items():
        fate = draw(st.integers(0, 11))
        if fate == 0 or (fate < 5 and not CONTRACT.column(name).required):
            continue
        record[name] = draw(ANY if fate == 11 else good)
    if draw(st.integers(0, 9)) == 0:
        record[draw(st.sampled_from(["officer", "", "Day", "day ", "\U0001d521ay"]))] = draw(ANY)
    return record


def accepted_by_table(given_records):
    """For each record whether the check of the table accepts its row."""
    checked = check_tables([table_from_records(given_records, CONTRACT)], CONTRACT)
    assert checked.rows_accepted + checked.rows_set_aside == len(given_records)
    told = {position for position, _ in checked.reasons_by_position()}
    accepted = set(checked.positions.tolist())
    assert told == set(range(len(given_records))) - accepted
    return [at in accepted for at in range(len(given_records))]


def accepted_by_schema(given_records):
    """For each record whether its JSON Schema accepts it, formats checked."""
    return [VALIDATOR.is_valid(record) for record in given_records]


@settings(max_examples=300, deadline=None)
@given(st.lists(records(), max_size=8))
def test_the_table_accepts_the_rows_whose_records_the_schema_accepts(given_records):
    """Good and bad records of every kind get one verdict, whichever way they come."""
    given_records = json.loads(json.dumps(given_records))
    assert accepted_by_table(given_records) == accepted_by_schema(given_records)


@pytest.mark.parametrize("name", CONTRACT.names)
@settings(max_examples=150, deadline=None)
@given(value=ANY)
def test_any_value_in_any_field_gets_one_verdict(name, value):
    """A record that is good but for one field, into which anything is put."""
    record = {"id": "A-1", "day": "2019-04-01", "officers": 2, "starts": "22:00", name: value}
    assert accepted_by_table([record]) == accepted_by_schema([record])


@settings(max_examples=100, deadline=None)
@given(st.lists(records(), min_size=1, max_size=6), st.randoms(use_true_random=False))
def test_the_verdict_on_a_record_is_its_own(given_records, shuffled):
    """The order of the records, and what stands beside them, changes no verdict."""
    order = list(range(len(given_records)))
    shuffled.shuffle(order)
    one = accepted_by_table(given_records)
    other = accepted_by_table([given_records[at] for at in order])
    assert [one[at] for at in order] == other


def test_both_verdicts_occur():
    """The records above are not all of one sort: some good, some bad, for each column."""
    good = {"id": "A-1", "day": "2019-04-01"}
    assert accepted_by_table([good, {**good, "day": "2019-02-30"}, {"id": "A-1"}, {}]) == [
        *(True, False, False, False),
    ]


def test_the_schema_is_of_its_draft_and_describes_each_field():
    """A partner can read it: closed, titled, each field with its meaning and unit."""
    schema = record_schema(CONTRACT)
    Draft202012Validator.check_schema(schema)
    assert schema["$id"] == "urn:s92kit:walford-log-record:1"
    assert json.loads(json.dumps(schema)) == schema
    assert all(field["description"] for field in schema["properties"].values())
    assert schema["properties"]["hours"]["description"] == "How long. In hours."
    assert "starts" in json.dumps(schema["allOf"])
    assert "ward" not in json.dumps(schema["allOf"]), "a query sets no record aside"


def test_the_pattern_of_a_moment_knows_the_calendar():
    """No format is a day and time without a zone, so that the pattern has the leap years."""
    pattern = re.compile(record_schema(CONTRACT)["properties"]["recorded"]["pattern"])
    ends = [f"{year:04}-02-{day}" for year in range(10_000) for day in ("28", "29", "30")]
    days = [
        f"{year}-{at:02}-{day:02}" for year in (2019, 2020) for at in range(14) for day in range(33)
    ]

    def is_day(text):
        try:
            return bool(date.fromisoformat(text))
        except ValueError:
            return False

    wrong = [day for day in (*ends, *days) if bool(pattern.search(f"{day}T22:00")) != is_day(day)]
    assert wrong == []


def test_what_json_schema_cannot_say_is_told_in_words():
    """Orders of columns and keys over rows stand in the description."""
    contract = TableContract(
        title="Spans",
        columns=tuple(Column(name=name, kind=Kind.DAY, meaning="A day.") for name in ("a", "b")),
        rules=(AtMost(column="a", other="b"),),
        key=("a",),
    )
    told = record_schema(contract)["description"]
    assert "a is at most b." in told
    assert "No two rows have the same a." in told


def test_a_field_to_confirm_says_so():
    """A partner sees before sending what will be asked."""
    hours = Column(name="h", kind=Kind.WHOLE, meaning="H.", query_least=1, query_most=24)
    schema = record_schema(TableContract(title="Hours", columns=(hours,)))
    told = schema["properties"]["h"]["description"]
    assert told == "H. Less than 1 is to be confirmed. More than 24 is to be confirmed."


def test_a_number_that_is_none_is_refused():
    """Infinity and what is no number are not JSON, and are set aside where Python lets them by."""
    given_records = [{"hours": value} for value in (math.nan, math.inf, 10**5000)]
    contract = TableContract(title="Hours", columns=(CONTRACT.column("hours"),))
    table = table_from_records(given_records, contract)
    assert check_tables([table], contract).rows_accepted == 0


def test_an_accepted_row_of_a_council_is_a_record_of_the_schema():
    """What a table writes kindly, a record writes exactly; both mean one thing."""
    text = "id,day,kind,joint,officers\nA-1,2019-04-01,PATROL,Y,2\n"
    row = check_tables([csv_from_text(text, name="log.csv")], CONTRACT).frame.iloc[0]
    record = {
        "id": row["id"],
        "day": row["day"].date().isoformat(),
        "kind": row["kind"],
        "joint": bool(row["joint"]),
        "officers": int(row["officers"]),
    }
    assert VALIDATOR.is_valid(record)


def test_a_field_that_cannot_stand_is_told_once_and_as_it_was_given():
    """A number in quotation marks, an empty day and a stranger: one problem each."""
    record = {"id": "A-1", "day": "", "officers": "2", "colour": "red"}
    problems = check_tables([table_from_records([record], CONTRACT)], CONTRACT).problems
    told = [
        (each.header, each.rule.code, each.value) for each in problems.of_severity(Severity.ERROR)
    ]
    assert sorted(told) == [
        ("colour", "tables/unknown-field", "red"),
        ("day", "tables/not-a-day", ""),
        ("officers", "tables/not-a-whole-number", '"2"'),
    ]
