"""Many faults cost little: they are counted exactly, and put into words when they are read."""

import tracemalloc

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from s92kit.findings import Rule, Severity
from s92kit.tables import (
    AtMost,
    Column,
    Kind,
    Problem,
    Problems,
    RawTable,
    RequiredWith,
    TableContract,
    check_pieces,
    check_tables,
    csv_from_text,
    problem_report,
    table_from_frame,
    tally_of,
)

MINUTES = Column(
    name="minutes", kind=Kind.WHOLE, required=True, least=0, most=1440, query_most=720, meaning="M."
)
DAY = Column(name="day", kind=Kind.DAY, required=True, meaning="The day.")
ID = Column(
    name="id",
    kind=Kind.TEXT,
    distinct=True,
    pattern="[A-Z]-[0-9]+",
    pattern_in_words="Write A-1.",
    meaning="A name for the row.",
)
CONTRACT = TableContract(id="log", title="Log", columns=(ID, DAY, MINUTES), key=("id",))
ROWS = 200_000


def raw(name, rows, first=2, **cells):
    """A table of columns, as a reader gives it."""
    return RawTable(
        name=name,
        headers=tuple(cells),
        cells=tuple(np.array(texts, dtype=object) for texts in cells.values()),
        rows=np.arange(first, first + rows),
    )


def log(text, name="log.csv"):
    """Text of a CSV file, held against the contract."""
    return check_tables([csv_from_text(text, name=name)], CONTRACT)


@pytest.fixture(scope="module")
def all_wrong():
    """A table each of whose cells is wrong, and each in another way."""
    ids = [f"bad {at}" for at in range(ROWS)]
    table = raw("log.csv", ROWS, id=ids, day=ids, minutes=ids)
    tracemalloc.start()
    checked = check_tables([table], CONTRACT)
    report = problem_report(checked)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return checked, report, peak


def test_each_of_very_many_faults_is_counted(all_wrong):
    """The counts are exact, and three cells of each are shown."""
    _, report, _ = all_wrong
    assert (report["rows"], report["accepted"], report["set_aside"]) == (ROWS, 0, ROWS)
    assert [(each["code"], each["count"]) for each in report["problems"]] == [
        ("tables/not-a-day", ROWS),
        ("tables/not-a-whole-number", ROWS),
        ("tables/wrong-form", ROWS),
    ]
    assert [each["row"] for each in report["problems"][0]["examples"]] == [2, 3, 4]


def test_very_many_faults_take_little_memory(all_wrong):
    """Not a sentence is made for a cell that nobody reads: under 300 bytes a faulty cell."""
    _, _, peak = all_wrong
    assert peak < 300 * 3 * ROWS


def test_the_first_of_very_many_are_in_the_order_of_the_rows(all_wrong):
    """Row by row and, in a row, column by column."""
    checked, _, _ = all_wrong
    assert [each.cell for each in checked.problems.first(4)] == [
        *("log.csv!A2", "log.csv!B2", "log.csv!C2", "log.csv!A3"),
    ]
    assert len(checked.problems) == 3 * ROWS
    assert checked.problems.counts["tables/not-a-day"] == ROWS


def test_a_report_is_plain_and_complete():
    """Rows, and for each code and column the severity, count, mend and cells."""
    report = problem_report(log("id,day,minutes\nA-1,2019-04-01,900\nA-2,2019-02-30,60\n"))
    assert report == {
        "contract": "log",
        "rows": 2,
        "accepted": 1,
        "set_aside": 1,
        "problems": [
            {
                "code": "tables/not-a-day",
                "severity": "error",
                "rule": "Each day is one of the calendar.",
                "column": "day",
                "count": 1,
                "mend": "The calendar has no such day.",
                "examples": [
                    {
                        "sheet": "log.csv",
                        "column": "B",
                        "row": 3,
                        "header": "day",
                        "value": "2019-02-30",
                        "message": "'2019-02-30' is no day.",
                        "mend": "The calendar has no such day.",
                    }
                ],
            },
            {
                "code": "tables/unusual-value",
                "severity": "query",
                "rule": "Each number and day is one that is usual.",
                "column": "minutes",
                "count": 1,
                "mend": "Please confirm it; usual is up to 720.",
                "examples": [
                    {
                        "sheet": "log.csv",
                        "column": "C",
                        "row": 2,
                        "header": "minutes",
                        "value": "900",
                        "message": "'900' is unusual.",
                        "mend": "Please confirm it; usual is up to 720.",
                    }
                ],
            },
        ],
        "notes": [],
    }


def test_a_contract_without_an_id_is_reported_by_its_title():
    """A report always says what rows were held against."""
    contract = TableContract(title="Minutes", columns=(MINUTES,))
    table = csv_from_text("minutes\n1\n", name="log.csv")
    assert problem_report(check_tables([table], contract))["contract"] == "Minutes"


def test_each_row_set_aside_has_its_reasons():
    """Every error of the row, and no query; rows accepted have none."""
    table = log("id,day,minutes\nA-1,2019-04-01,900\nA2,x,60\nA-3,2019-04-01,\n")
    reasons = {at: [each.header for each in why] for at, why in table.reasons_by_position()}
    assert reasons == {1: ["id", "day"], 2: ["minutes"]}


def test_rows_without_a_required_column_have_that_as_their_reason():
    """It is told once, and is the reason of each row of that file alone."""
    first = csv_from_text("id,minutes\nA-1,60\nA-2,60\n", name="april.csv")
    second = csv_from_text("id,day,minutes\nA-3,2019-05-01,60\n", name="may.csv")
    table = check_tables([first, second], CONTRACT)
    assert table.problems.counts == {"tables/missing-column": 1}
    reasons = dict(table.reasons_by_position())
    assert sorted(reasons) == [0, 1]
    assert {each.rule.code for why in reasons.values() for each in why} == {"tables/missing-column"}


def test_a_further_check_gives_reasons_too():
    """What a later check sets aside is among the reasons, at its place among all rows."""
    rule = Rule("delivery/one-id", "No two duties have one id.", Severity.ERROR)
    table = log("id,day,minutes\nx,2019-04-01,1\nA-2,2019-04-01,2\nA-3,2019-04-01,3\n")
    found = Problems(table.problems_at(rule, np.array([1]), "minutes", lambda row: (f"{row}", "")))
    after = table.keep(np.array([True, False]), found)
    assert {at: why[0].message for at, why in after.reasons_by_position()} == {
        0: "'x' is no id.",
        2: "1",
    }
    assert after.frame["minutes"].tolist() == [2]
    assert after.rows_in == after.rows_accepted + after.rows_set_aside == 3


def test_problems_of_one_severity():
    """Errors and queries are told apart."""
    problems = log("id,day,minutes\nA-1,2019-04-01,900\nA-2,x,60\n").problems
    assert problems.of_severity(Severity.QUERY).counts == {"tables/unusual-value": 1}
    assert problems.of_severity(Severity.ERROR).counts == {"tables/not-a-day": 1}


def test_problems_made_elsewhere_join_those_of_cells_in_order():
    """Written out or not, problems stand in the order of sheets and rows."""
    table = log("id,day,minutes\nA-1,x,1\nA-2,2019-04-01,1\nA-3,y,1\n")
    rule = Rule("tables/made-up", "It is so.", Severity.ERROR)
    one = Problem(
        rule=rule, message="M.", mend="", sheet="log.csv", column="C", row=3, header="minutes"
    )
    assert [each.cell for each in table.problems + Problems((one,))] == [
        *("log.csv!B2", "log.csv!C3", "log.csv!B4"),
    ]
    assert [(each.header, each.count) for each in Problems((one, one)).groups] == [("minutes", 2)]


SPACED = st.text(alphabet="A-1 x", max_size=4)


@given(
    st.lists(
        st.tuples(
            SPACED, st.sampled_from(["2019-04-01", " 2019-04-02", "x", ""]), st.integers(-2, 999)
        ),
        max_size=12,
    )
)
def test_a_frame_gets_the_verdict_of_its_text_whatever_its_types(rows):
    """Objects, texts, categories and numbers of pandas are read as the CSV file would be."""
    frame = pd.DataFrame(rows, columns=["id", "day", "minutes"])
    typed = frame.astype({"id": "str", "day": "str", "minutes": "int64"})
    coded = frame.astype("category")
    told = [
        [(each.cell, each.rule.code, each.message) for each in checked.problems]
        for given_frame in (frame.astype(object), typed, coded, frame.astype("str"))
        for checked in (check_tables([table_from_frame(given_frame)], CONTRACT),)
    ]
    assert told[0] == told[1] == told[2] == told[3]


@pytest.mark.parametrize("pattern", ["[A-Z]-[0-9]+", r"[A-Z]-\d+", "[A-Z]-[0-9]{1,1500}"])
def test_many_distinct_texts_are_matched_as_few_are(pattern):
    """Texts of pandas go through another engine, with the same verdict for each."""
    texts = [f"A-{at}" for at in range(5_000)]
    texts[17], texts[18], texts[19], texts[20] = "a-17", " A-18 ", "", "A-19\n"
    column = Column(name="id", kind=Kind.TEXT, pattern=pattern, distinct=True, meaning="An id.")
    contract = TableContract(title="Ids", columns=(column,))
    one = check_tables([table_from_frame(pd.DataFrame({"id": texts}, dtype="str"))], contract)
    other = check_tables([raw("data frame", 5_000, id=[text.strip() for text in texts])], contract)
    assert one.problems.items == other.problems.items
    assert [each.value for each in one.problems] == ["a-17"]
    assert one.frame["id"].tolist() == other.frame["id"].tolist()


def test_many_distinct_texts_without_a_form_lose_the_space_around_them():
    """As in every other column; what is missing is empty, and needed where it is required."""
    texts = [f" ward {at}" for at in range(5_000)] + [None]
    ward = Column(name="ward", kind=Kind.TEXT, distinct=True, required=True, meaning="A ward.")
    frame = pd.DataFrame({"ward": texts}, dtype="str")
    table = check_tables([table_from_frame(frame)], TableContract(title="Wards", columns=(ward,)))
    assert table.frame["ward"].iloc[0] == "ward 0"
    assert table.problems.counts == {"tables/missing-value": 1}


def pieces(text, rows):
    """The text of a file cut into tables of some rows, numbered as in the file."""
    header, *lines = text.splitlines()
    for at in range(0, len(lines), rows):
        cells = zip(*(line.split(",") for line in lines[at : at + rows]), strict=True)
        columns = dict(zip(header.split(","), map(list, cells), strict=True))
        count = len(next(iter(columns.values())))
        yield raw("log.csv", count, first=at + 2, **columns)


ROW = st.tuples(
    st.sampled_from(["A-1", "A-2", "A-3", "b", ""]),
    st.sampled_from(["2019-04-01", "x"]),
    st.sampled_from(["1", "900", "9999", ""]),
)


@given(st.lists(ROW, min_size=1, max_size=12), st.integers(1, 5))
def test_pieces_add_up_to_what_the_whole_would(rows, size):
    """Rows in, and each problem but that of twice the same key, whichever way a file is cut."""
    contract = TableContract(id="log", title="Log", columns=CONTRACT.columns)
    text = "\n".join(["id,day,minutes", *map(",".join, rows)])
    whole = tally_of(check_tables(list(pieces(text, len(rows))), contract))
    for last in check_pieces(pieces(text, size), contract):  # noqa: B007 - the last has all
        pass
    assert last.so_far == whole
    assert problem_report(last.so_far) == problem_report(whole)


def test_what_is_wrong_with_a_header_is_told_once_for_all_pieces():
    """A file in ten pieces has one header."""
    text = "id,day,minutes,mood\n" + "A-1,2019-04-01,1,x\n" * 4
    contract = TableContract(title="Log", columns=CONTRACT.columns)
    *_, last = check_pieces(pieces(text, 1), contract)
    assert [(each.header, each.count) for each in last.so_far.groups] == [("mood", 1)]
    assert last.so_far.rows_in == 4


@pytest.mark.parametrize(
    ("severity", "accepted"), [(Severity.ERROR, [1, 2, 2]), (Severity.QUERY, [1, 2, 3])]
)
def test_a_key_that_an_earlier_piece_had_is_told(severity, accepted):
    """The later row is at fault or to be confirmed, for the earlier has been given out."""
    text = "id,day,minutes\nA-1,2019-04-01,1\nA-2,2019-04-01,1\nA-1,2019-04-02,1\n"
    contract = TableContract(
        title="Log", columns=CONTRACT.columns, key=("id",), key_severity=severity
    )
    found = list(check_pieces(pieces(text, 1), contract))
    assert [each.so_far.rows_accepted for each in found] == accepted
    (group,) = found[-1].so_far.groups
    assert [each.row for each in group.examples] == [4]
    assert group.examples[0].message == "'id' is the same in an earlier piece."
    assert found[-1].so_far.notes == ()


def test_keys_that_are_not_looked_for_are_told():
    """With more rows than keys are kept for, the account says so; nothing is passed over."""
    text = "id,day,minutes\nA-1,2019-04-01,1\nA-2,2019-04-01,1\nA-2,2019-04-02,1\n"
    *_, last = check_pieces(pieces(text, 1), CONTRACT, keys_kept=1)
    assert last.so_far.rows_accepted == 3
    assert "were not looked for" in problem_report(last.so_far)["notes"][0]


def test_days_written_day_first_in_pieces_are_told():
    """A piece cannot know that a later one is month first."""
    *_, last = check_pieces(
        pieces("id,day,minutes\nA-1,01/04/2019,1\n", 1), CONTRACT, day_first=True
    )
    assert "piece by piece" in last.so_far.notes[0]


def test_no_piece_gives_nothing():
    """There is nothing to give out where nothing was read."""
    assert list(check_pieces([], CONTRACT)) == []


def test_rules_over_columns_hold_in_tables_of_several_files():
    """Each problem is at the file and row in which it stands."""
    spans = TableContract(
        title="Spans",
        columns=tuple(Column(name=name, kind=Kind.DAY, meaning="A day.") for name in ("a", "b")),
        rules=(AtMost(column="a", other="b"), RequiredWith(column="b", other="a")),
    )
    first = csv_from_text("a,b\n2019-04-02,2019-04-01\n", name="one.csv")
    second = csv_from_text("b,a\n,2019-04-02\n", name="two.csv")
    cells = [each.cell for each in check_tables([first, second], spans).problems]
    assert cells == ["one.csv!A2", "two.csv!A2"]


@pytest.mark.parametrize("kind", ["object", "category", "str"])
def test_cells_that_are_missing_are_empty_however_a_reader_marks_them(kind):
    """A category without a value, or no text at all, is an empty cell."""
    cells = pd.Series(["1", None, "2"], dtype=object).astype(kind).array
    table = RawTable(name="log.csv", headers=("minutes",), cells=(cells,), rows=np.array([2, 3, 4]))
    checked = check_tables([table], TableContract(title="Minutes", columns=(MINUTES,)))
    assert [(each.row, each.rule.code) for each in checked.problems] == [
        (3, "tables/missing-value"),
    ]
    assert checked.frame["minutes"].tolist() == [1, 2]


def test_categories_of_any_sort_are_one_table_with_a_file():
    """A frame's ordered categories, a file's and a column that is not there go together."""
    ordered = pd.Categorical(["9", "60"], categories=["9", "60"], ordered=True)
    tables = [
        table_from_frame(pd.DataFrame({"minutes": ordered})),
        table_from_frame(
            pd.DataFrame({"minutes": pd.Series(["7"], dtype="str").astype("category")})
        ),
        csv_from_text("minutes\n60\n", name="may.csv"),
        csv_from_text("mood\nx\n", name="june.csv"),
    ]
    optional = Column(name="minutes", kind=Kind.WHOLE, meaning="M.")
    checked = check_tables(tables, TableContract(title="Minutes", columns=(optional,)))
    assert checked.frame["minutes"].tolist() == [9, 60, 7, 60, pd.NA]


def test_rows_without_a_name_are_no_twins_in_pieces_either():
    """Two empty ids in two pieces are two rows without a name."""
    contract = TableContract(title="Log", columns=CONTRACT.columns, key=("id",))
    *_, last = check_pieces(pieces("id,day,minutes\n" + ",2019-04-01,1\n" * 3, 1), contract)
    assert (last.so_far.rows_accepted, last.so_far.groups) == (3, ())
