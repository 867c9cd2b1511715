"""Reading a log: every fault at its cell, nobody's name, and each row accounted for."""

from __future__ import annotations

import openpyxl
import pandas as pd
import pytest
from notices import NOTICE, judged, log_of

from s92kit.enforcement import ENFORCEMENT, enforcement_from_frame, read_enforcement

HEADERS = "reference,kind,day,order,amount_gbp,paid_on,paid_gbp\n"
GOOD = "FPN-1,fixed penalty,2019-07-01,market-drinking,80.00,2019-07-03,80.00\n"


def test_the_same_rows_from_csv_a_workbook_and_a_data_frame(tmp_path):
    """Three ways of keeping a log, one log."""
    (tmp_path / "log.csv").write_text(HEADERS + GOOD, encoding="utf-8")
    book = openpyxl.Workbook()
    for row in (HEADERS, GOOD):
        book.active.append(row.strip().split(","))
    book.save(tmp_path / "log.xlsx")
    frame = pd.read_csv(tmp_path / "log.csv")
    logs = (
        read_enforcement([tmp_path / "log.csv"]),
        read_enforcement([tmp_path / "log.xlsx"]),
        enforcement_from_frame(frame),
    )
    for log in logs:
        assert (log.rows_in, log.rows_accepted, log.rows_set_aside) == (1, 1, 0)
        within = judged(log).of(next(r.rule for r in judged(log).results if r.asked))
        assert within.asked == 1


@pytest.mark.parametrize(
    ("columns", "code", "header"),
    [
        ({"reference": "J Smith"}, "tables/wrong-form", "reference"),
        ({"place": "12 Turpin Road"}, "tables/wrong-form", "place"),
        ({"amount_gbp": "£80"}, "tables/wrong-form", "amount_gbp"),
        ({"kind": "caution"}, "tables/unknown-option", "kind"),
        ({"age_band": "17"}, "tables/unknown-option", "age_band"),
        ({"offence": "debt", "prosecuted_on": "2019-08-01"}, "tables/unknown-option", "offence"),
        ({"day": "01/07/2019"}, "tables/not-a-day", "day"),
        ({"kind": "warning"}, "enforcement/money-fits", "amount_gbp"),
        (
            {"kind": "warning", "amount_gbp": "", "prosecuted_on": "2019-08-01"},
            "enforcement/steps-fit",
            "prosecuted_on",
        ),
    ],
)
def test_a_fault_is_told_at_its_cell(columns, code, header):
    """The row is set aside, with what is wrong and how to mend it; a name is never repeated."""
    log = log_of(columns)
    assert (log.rows_in, log.rows_set_aside) == (1, 1)
    assert list(log.problems.counts) == [code]
    problem = next(iter(log.problems))
    assert (problem.header, bool(problem.mend)) == (header, True)
    assert "Smith" not in str(problem)


@pytest.mark.parametrize(
    "columns",
    [
        {"amount_gbp": ""},
        {"power": "order", "order": ""},
        {"kind": "prosecution", "amount_gbp": ""},
        {"reduced_gbp": "50"},
        {"reduced_within_days": 10},
        {"paid_gbp": "80"},
        {"offence": "s.63"},
        {"outcome": "convicted"},
        {"breach_on": "2019-07-02"},
        {"paid_on": "2019-06-30"},
        {"cancelled_on": "2019-06-30"},
        {"prosecuted_on": "2019-06-30"},
    ],
)
def test_what_must_go_together_goes_together(columns):
    """An amount with a notice, a day with a payment, and no step before the notice."""
    log = log_of(columns)
    assert (log.rows_accepted, log.rows_set_aside) == (0, 1)
    assert len(log.problems) > 0


def test_one_notice_is_counted_once():
    """A reference that stands twice, as where two files overlap, is a fault."""
    log = log_of({"reference": "FPN-9"}, {"reference": "FPN-9"}, {})
    assert log.rows_accepted == 1
    assert log.rows_set_aside == 2


def test_a_row_of_personal_data_has_no_column_to_stand_in():
    """Names, dates of birth and addresses are no part of a log; such a column is not read."""
    assert not {"name", "date_of_birth", "address", "postcode"} & set(ENFORCEMENT.names)
    log = enforcement_from_frame(
        pd.DataFrame([{"reference": "FPN-1", **NOTICE, "name": "A Person"}])
    )
    assert log.problems.counts == {"tables/unknown-column": 1}
    assert "A Person" not in str(list(log.problems))


def test_a_log_says_where_its_rows_are():
    """Its source is the file, the rows, and what stands above the header."""
    assert log_of({}, {}).sources[0].cited.endswith("rows 2 to 3")
