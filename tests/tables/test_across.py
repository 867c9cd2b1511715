"""What goes together in a row, what names a row, and what a person is asked to confirm."""

from datetime import date
from decimal import Decimal

import pandas as pd
import pytest

from s92kit.errors import InvalidValueError, UnknownNameError
from s92kit.findings import Severity
from s92kit.tables import (
    AtMost,
    Column,
    Kind,
    RequiredWith,
    TableContract,
    check_tables,
    csv_from_text,
)


def column(name, kind=Kind.TEXT, **more):
    """A column with a meaning."""
    return Column(name=name, kind=kind, meaning="A meaning.", **more)


def checked(text, *columns, day_first=False, **more):
    """Text of a CSV file, held against some columns."""
    contract = TableContract(title="Log", columns=columns, **more)
    return check_tables([csv_from_text(text, name="log.csv")], contract, day_first=day_first)


def told(table):
    """The cell and code of each problem."""
    return [(each.cell, each.rule.code) for each in table.problems]


def test_a_value_beyond_the_usual_is_a_query_and_its_row_is_kept():
    """Sixteen hours may be right; 25 cannot."""
    hours = column("hours", Kind.WHOLE, least=0, most=24, query_least=1, query_most=12, unit="h")
    table = checked("hours\n0\n1\n12\n16\n25\n", hours)
    assert told(table) == [
        ("log.csv!A2", "tables/unusual-value"),
        ("log.csv!A5", "tables/unusual-value"),
        ("log.csv!A6", "tables/out-of-bounds"),
    ]
    assert table.frame["hours"].tolist() == [0, 1, 12, 16]
    assert table.problems.first(1)[0].mend == "Please confirm it; usual is 1 to 12 h."


@pytest.mark.parametrize(
    ("bounds", "usual"),
    [({"query_least": 3}, "3 or more"), ({"query_most": 1}, "up to 1")],
)
def test_one_bound_alone_is_told(bounds, usual):
    """Where there is no upper or no lower bound, the words say so."""
    table = checked("n\n2\n", column("n", Kind.WHOLE, **bounds))
    assert [each.mend for each in table.problems] == [f"Please confirm it; usual is {usual}."]


@pytest.mark.parametrize(
    ("kind", "text"), [(Kind.DAY, "2109-04-01"), (Kind.MOMENT, "2109-04-01 9:00")]
)
def test_a_day_far_off_is_to_be_confirmed(kind, text):
    """A slip in the century is seen, and the row is kept."""
    days = column("day", kind, query_least=date(2000, 1, 1), query_most=date(2030, 12, 31))
    table = checked(
        f"day\n{text}\n2030-12-31\n".replace("-31", "-31 9:00" if kind is Kind.MOMENT else "-31"),
        days,
    )
    assert told(table) == [("log.csv!A2", "tables/unusual-value")]
    assert table.rows_accepted == 2


def test_a_number_with_decimals_is_exact():
    """A tenth is a tenth; and a word is no number."""
    table = checked("h\n0.1\n0.2\n-0.3\nx\n1e2\n", column("h", Kind.DECIMAL, most=5))
    assert table.frame["h"].tolist() == [Decimal("0.1"), Decimal("0.2"), Decimal("-0.3")]
    assert sum(table.frame["h"]) == 0
    assert told(table) == [
        ("log.csv!A5", "tables/not-a-number"),
        ("log.csv!A6", "tables/out-of-bounds"),
    ]


def test_yes_and_no_are_read_in_any_case():
    """A flag is yes, no or missing, and nothing else."""
    table = checked("joint,x\nYES,1\nn,1\n,1\nmaybe,1\n", column("joint", Kind.FLAG), column("x"))
    assert table.frame["joint"].tolist() == [True, False, pd.NA]
    assert told(table) == [("log.csv!A5", "tables/not-a-flag")]


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2019-04-01 22:00", "2019-04-01 22:00"),
        ("2019-04-01T22:00:30", "2019-04-01 22:00:30"),
        ("03/04/2019 7:05", "2019-04-03 07:05"),
    ],
)
def test_a_moment_is_a_day_and_a_time(text, moment):
    """Day and time by London's clocks, day first where the reader says so."""
    table = checked(f"at\n{text}\n", column("at", Kind.MOMENT), day_first=True)
    assert table.frame["at"].tolist() == [pd.Timestamp(moment)]


@pytest.mark.parametrize(
    ("text", "mend"),
    [
        ("2019-04-01", "such as 2019-04-01T22:00"),
        ("03/04/2019 22:00", "or say that days come day first"),
        ("2019-02-30 22:00", "no such day"),
        ("2019-04-01T22:00Z", "such as 2019-04-01T22:00"),
    ],
)
def test_what_is_no_moment_is_told_why(text, mend):
    """A day without a time, a day that may be read in two ways, and another clock."""
    (problem,) = checked(f"at\n{text}\n", column("at", Kind.MOMENT)).problems
    assert (problem.rule.code, mend in problem.mend) == ("tables/not-a-moment", True)


@pytest.mark.parametrize("kind", [kind for kind in Kind if kind is not Kind.TEXT])
def test_no_kind_of_private_cell_is_printed(kind):
    """A name in the wrong column goes into no message, whatever the column is of."""
    hidden = column("born", kind, private=True, options=("north", "south"))
    (problem,) = checked("born\nSmith\n", hidden).problems
    assert "Smith" not in f"{problem.message}{problem.mend}{problem.value}"
    assert problem.message == "What stands here is no born."


def test_a_private_cell_to_confirm_is_not_printed():
    """An unusual age is asked about without being told."""
    (problem,) = checked(
        "age\n117\n", column("age", Kind.WHOLE, query_most=100, private=True)
    ).problems
    assert problem.message == "What stands here is unusual."
    assert "117" not in problem.mend


SPAN = (column("first_day", Kind.DAY), column("last_day", Kind.DAY))


@pytest.mark.parametrize(
    ("severity", "code", "accepted"),
    [(Severity.ERROR, "tables/wrong-order", 3), (Severity.QUERY, "tables/odd-order", 4)],
)
def test_a_span_that_ends_before_it_begins(severity, code, accepted):
    """One day may equal the other; where one is empty or unreadable nothing is said of order."""
    text = "first_day,last_day\n2019-04-02,2019-04-01\n2019-04-01,2019-04-01\n2019-04-01,\n"
    rule = AtMost(column="first_day", other="last_day", severity=severity)
    table = checked(f"{text},2019-04-01\n2019-04-01,x\n", *SPAN, rules=(rule,))
    assert told(table) == [("log.csv!A2", code), ("log.csv!B6", "tables/not-a-day")]
    assert table.rows_accepted == accepted
    said = "'2019-04-02' is more or later than 'last_day' '2019-04-01'."
    assert table.problems.first(1)[0].message == said


def test_amounts_are_compared_exactly():
    """Hours away are at most the hours on duty, to the hundredth."""
    columns = (column("away", Kind.DECIMAL), column("duty", Kind.DECIMAL, private=True))
    rule = AtMost(column="away", other="duty")
    table = checked("away,duty\n7.51,7.50\n7.50,7.5\n,1\n1,\n", *columns, rules=(rule,))
    assert told(table) == [("log.csv!A2", "tables/wrong-order")]
    assert "7.5" not in table.problems.first(1)[0].message, "the other column is private"


PENALTY = (
    column("kind", Kind.OPTION, options=("patrol", "penalty")),
    column("order", Kind.TEXT, distinct=True),
)


@pytest.mark.parametrize(
    ("severity", "code", "accepted"),
    [(Severity.ERROR, "tables/needed-value", 2), (Severity.QUERY, "tables/expected-value", 3)],
)
def test_a_column_that_is_needed_with_an_option(severity, code, accepted):
    """A penalty names its order; a patrol need not."""
    rule = RequiredWith(column="order", other="kind", options=("penalty",), severity=severity)
    table = checked("kind,order\nPENALTY,\npatrol,\npenalty,PSPO-1\n", *PENALTY, rules=(rule,))
    assert told(table) == [("log.csv!B2", code)]
    assert table.rows_accepted == accepted
    (problem,) = table.problems
    assert problem.message == "'order' is empty, and 'kind' is 'PENALTY'."


def test_a_column_that_is_needed_with_anything_in_another():
    """Without options, whatever stands in the other column makes it needed."""
    rule = RequiredWith(column="kind", other="order")
    table = checked("kind,order\n,PSPO-1\npatrol,PSPO-1\n", *PENALTY, rules=(rule,))
    assert told(table) == [("log.csv!A2", "tables/needed-value")]


@pytest.mark.parametrize(
    ("severity", "code", "accepted"),
    [(Severity.ERROR, "tables/key-twice", 2), (Severity.QUERY, "tables/row-twice", 4)],
)
def test_two_rows_with_one_key(severity, code, accepted):
    """Nobody can tell which is right, so both are told; a row without a name is no twin."""
    columns = (column("id", distinct=True), column("day", Kind.DAY))
    text = "id,day\nA,2019-04-01\nB,2019-04-01\nA,2019-04-02\n,2019-04-01\n,2019-04-01\n"
    table = checked(text, *columns, key=("id",), key_severity=severity)
    assert told(table) == [("log.csv!A2", code), ("log.csv!A4", code)]
    assert table.rows_accepted == accepted + 1
    said = [each.message for each in table.problems]
    assert said == [
        "'id' is the same in row 4 of log.csv.",
        "'id' is the same in row 2 of log.csv.",
    ]


def test_a_key_of_two_columns_whatever_their_notation():
    """One day written in two ways is one day."""
    columns = (column("day", Kind.DAY), column("team", Kind.OPTION, options=("north", "south")))
    text = "day,team\n2019-04-03,north\n03/04/2019,NORTH\n2019-04-03,south\n"
    table = checked(text, *columns, day_first=True, key=("day", "team"))
    assert told(table) == [
        ("log.csv!A2", "tables/key-twice"),
        ("log.csv!A3", "tables/key-twice"),
    ]


def test_a_key_of_many_columns_with_many_values():
    """So many combinations that they do not fit one number are told apart all the same."""
    columns = tuple(column(f"c{at}") for at in range(8))
    rows = [[f"{at}-{number}" for at in range(8)] for number in range(300)]
    rows += [rows[7], [*rows[8][:7], "another"]]
    text = "\n".join(",".join(row) for row in [[each.name for each in columns], *rows])
    table = checked(text, *columns, key=tuple(each.name for each in columns))
    assert [each.row for each in table.problems] == [9, 302]


def test_a_key_or_rule_on_a_column_that_is_not_there_is_refused():
    """A contract that could never be checked is a mistake of whoever wrote it."""
    with pytest.raises(UnknownNameError, match="Did you mean 'last_day'"):
        checked("", *SPAN, key=("lst_day",))
    with pytest.raises(UnknownNameError, match="Did you mean 'first_day'"):
        checked("", *SPAN, rules=(AtMost(column="frst_day", other="last_day"),))


def test_columns_without_an_order_or_of_two_kinds_are_not_compared():
    """Words come in no order, and a day is not compared with a number."""
    with pytest.raises(InvalidValueError, match="Compare two columns"):
        checked("", *PENALTY, rules=(AtMost(column="order", other="order"),))
    with pytest.raises(InvalidValueError, match="Compare two columns"):
        checked("", *SPAN, *PENALTY, rules=(AtMost(column="kind", other="last_day"),))
